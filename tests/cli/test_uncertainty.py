"""`lcc sensitivity`, `lcc simulate` and `lcc constants` from the command line, and the sheets that they write."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command_line import run as lcc
from lcc.engine import simulation
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
TENDER, BIDS = str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml")
RATE = "discount.rate[0].rate"
"""The discount rate of the tender in the years that are compared: the second band starts after them."""
LONGER = "{bidder: Hardhout BV, field: 'offers[0].business_model.service_life_years', value: %s}"


def charts(file: Path, sheet: str) -> int:
    """Return how many charts a sheet has."""
    book: Any = load_workbook(file)
    return len(book[sheet]._charts)


def test_sensitivity_says_what_the_comparison_hangs_on(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    scenarios, pair = ("--scenarios", str(EXAMPLE / "scenarios.yaml")), ("--two-way", RATE, "inflation")
    said = lcc("sensitivity", TENDER, BIDS, *scenarios, *pair, "-o", str(file)).output
    for words in (
        "One number at a time",
        "Where the cheapest bid changes",
        "Hoge lonen",
        "Which bid is cheapest: Discount rate down",
        "If 'Kringloopbank: Purchase price' is above 1,186 (now 1,150), Statiegeld Meubilair becomes first.",
        "In scenario 'Hoge rente en weinig inflatie' Statiegeld Meubilair has the lowest cost.",
    ):
        assert words in said
    sheet = load_workbook(file)["Sensitivity"]
    found = [row[0].value for row in sheet.iter_rows()]
    assert "Kringloopbank: Purchase price" in found
    assert (
        "If 'Kringloopbank: Purchase price' is above 1,186 (now 1,150), Statiegeld Meubilair becomes first."
        in found
    )
    assert charts(file, "Sensitivity") == 1


def test_a_rate_that_changes_nothing_where_it_can_be_is_said_to(tmp_path: Path) -> None:
    """Far below zero another bid would be the cheapest: no reader is helped by that."""
    file = tmp_path / "out.xlsx"
    said = lcc("sensitivity", TENDER, BIDS, "--vary", "inflation", "-o", str(file)).output
    assert "nowhere between 0 % and 10 %" in said
    cells = [cell.value for row in load_workbook(file)["Sensitivity"].iter_rows() for cell in row]
    assert "nowhere between 0 % and 10 %" in cells


def test_sensitivity_as_json_names_the_fields(tmp_path: Path) -> None:
    name = "Hardhout BV: offers[0].business_model.price"
    found = json.loads(lcc("sensitivity", TENDER, BIDS, "--vary", name, "--by", "20", "--json", "-").stdout)
    [swing] = found["one_at_a_time"]
    assert (swing["bidder"], swing["field"], swing["low"]) == (
        "Hardhout BV",
        "offers[0].business_model.price",
        720,
    )
    [change] = found["break_evens"]
    assert (change["winner"], change["label"]) == ("Hardhout BV", "Hardhout BV: Purchase price")
    assert found["sentences"] == [
        "If 'Hardhout BV: Purchase price' is below 352.2 (now 900), Hardhout BV becomes first."
    ]


def test_at_the_break_even_value_the_two_bids_cost_the_same(tmp_path: Path) -> None:
    found = json.loads(lcc("sensitivity", TENDER, BIDS, "--vary", RATE, "--json", "-").stdout)
    above = max(one["value"] for one in found["break_evens"])
    text = Path(TENDER).read_text().replace("profile: NL-2026-standard", f"rate: {above!r}")
    (tmp_path / "tender.yaml").write_text(text)
    bids = json.loads(lcc("score", str(tmp_path / "tender.yaml"), BIDS, "--json", "-").stdout)["bids"]
    assert bids[0]["life_cycle_cost"] == pytest.approx(bids[1]["life_cycle_cost"], abs=1e-4)


def test_a_single_bid_is_shown_by_what_it_costs(tmp_path: Path) -> None:
    bid = str(EXAMPLE / "bids-as-yaml" / "hardhout.yaml")
    said = lcc("sensitivity", TENDER, bid, "--vary", RATE, "-o", str(tmp_path / "x.xlsx")).output
    assert "what Hardhout BV costs" in said
    assert "Where the cheapest bid changes" not in said


def test_a_default_that_was_never_stated_can_be_tried_too() -> None:
    straat = "Circulaire Straat: offers[0].business_model.every_months"
    purchase = "Hardhout BV: offers[0].business_model.resale_value"
    for name in (straat, purchase, "horizon_years", "expected_resale_haircut"):
        lcc("sensitivity", TENDER, BIDS, "--vary", name)


@pytest.mark.parametrize(
    ("name", "words"),
    [("discount.rat", "Discount rate"), ("Nobody: offers[0].business_model.price", "Hardhout BV")],
)
def test_a_number_that_is_not_there_is_wrong_usage(name: str, words: str) -> None:
    assert words in lcc("sensitivity", TENDER, BIDS, "--vary", name, code=2).output


def test_scenarios_that_can_not_be_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(f"scenarios: [{{name: x, changes: [{LONGER % 0}]}}]\n")
    assert "Problems found: 1" in lcc("sensitivity", TENDER, BIDS, "--scenarios", str(file), code=1).output
    file.write_text("scenarios:\n  - name: x\n    changes:\n      - {field: discount.rat, value: 1}\n")
    said = lcc("sensitivity", TENDER, BIDS, "--scenarios", str(file), code=1).output
    assert "line 4" in said
    assert "discount.rate" in said


def test_simulate_says_what_bids_may_come_to(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    words = ("simulate", TENDER, BIDS, "--uncertainty", str(EXAMPLE / "uncertainty.yaml"), "--draws", "100")
    said = lcc(*words, "-o", str(file)).output
    assert "100 draws, seed 2027 (EUR)" in said
    assert "no chance plays a part" in said
    book = load_workbook(file)
    assert charts(file, "Uncertainty") == 2
    ranking = json.loads(lcc("score", TENDER, BIDS, "--json", "-").stdout)["bids"]
    assert book["Summary"]["D10"].value is not None
    found = json.loads(lcc(*words, "--json", "-").stdout)
    assert [bid["bidder"] for bid in found["bids"]] == [bid["bidder"] for bid in ranking]
    assert sum(bid["probability_cheapest"] for bid in found["bids"]) == pytest.approx(1)
    share = f"{100 * found['bids'][0]['probability_cheapest']:g} %"
    assert found["sentences"][0] == (
        f"In {share} of the draws Kringloopbank, first at the numbers as stated, has the lowest cost."
    )
    assert found["sentences"][0] in said
    assert found == json.loads(lcc(*words, "--json", "-").stdout)


def test_uncertainty_that_is_wrong_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "uncertainty.yaml"
    file.write_text(
        "drivers:\n"
        "  - name: energy\n"
        "    distribution: {kind: triangular, low: 2, mode: 1, high: 3}\n"
        "    fields: [{field: inflation}]\n"
    )
    said = lcc("simulate", TENDER, BIDS, "--uncertainty", str(file), code=1).output
    assert "line 3" in said
    assert "low, mode and high in rising order" in said


def test_constants_say_how_certain_they_are() -> None:
    said = lcc("constants").output
    assert "NL-2026-standard: 2.8 % up to and including year 35, then 1.8 %, real, from 2026-01-01" in said
    ended = "from 2021-01-01, until 2025-12-31, superseded by NL-2026-standard"
    assert f"NL-2020-standard: 2.25 %, real, {ended}" in said
    assert "2050: 160, from 2016-01-01, until 2023-12-31, by year of publication, superseded by WLO 2024" in said
    assert "prices of 2013" in said
    assert "recalled, not held against the source" in said
    assert "NL-2030-secondary: share of secondary material at least 50 %, in 2030" in said
    found = json.loads(lcc("constants", "--json", "-").stdout)["constants"]
    limit = found["circularity_targets"]["NL-2018-MPG-dwelling-A1"]
    assert (limit["level"], limit["certainty"], limit["valid_until"]) == (1.0, "sourced", "2021-06-30")
    assert limit["superseded_by"] == "NL-2021-MPG-dwelling-A1"
    rate = found["discount_profiles"]["NL-2026-standard"]
    assert rate["bands"] == [{"after_year": 0, "rate": 0.028}, {"after_year": 35, "rate": 0.018}]
    assert (rate["certainty"], rate["valid_from"], rate["superseded_by"]) == ("sourced", "2026-01-01", None)
    assert found["carbon_price_paths"]["WLO-2015-high"]["superseded_by"] == "WLO 2024"
    assert {name: one["years"] for name, one in found["mpg_years"].items()} == {"dwelling": 75, "office": 50}
    surcharge = found["mki_surcharges"]["category-3"]
    assert (surcharge["share"], surcharge["certainty"], surcharge["licence"]) == (0.3, "sourced", None)
    assert found["carbon_price_paths"]["EIB-shadow"]["certainty"] == "recalled"
    assert found["mki_weighting_sets"]["A2"]["weights"]["GWP-total"]["price"] == 0.116


def test_constants_at_a_day_are_those_that_hold_on_it() -> None:
    now, then = (lcc("constants", "--at", day).output for day in ("2027-01-01", "2019-06-01"))
    assert "NL-2026-standard" in now
    assert "NL-2016-standard" not in now
    assert "ProRail" not in now
    assert "NL-2016-standard: 3 %, real" in then
    assert "NL-2026-standard" not in then
    assert "[ended]" not in now + then
    assert "superseded by NL-2020-standard [ended]" in lcc("constants").output
    found = json.loads(lcc("constants", "--at", "01-01-2027", "--json", "-").stdout)["constants"]
    assert found["co2_ladder_scales"] == {}
    assert next(iter(found["discount_profiles"])) == "NL-2026-standard"
    path = found["price_paths"]["NL-waste-gate-fee-planning"]
    assert (path["certainty"], path["vintage"], path["is_proposed"]) == ("planning", "2026-11", True)
    assert "'soon'" in lcc("constants", "--at", "soon", code=2).output


def test_where_no_thread_can_start_the_same_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a browser, and in some containers."""

    def refused(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(simulation, "_AT_ONCE", 40)
    words = ["simulate", TENDER, BIDS, "--uncertainty", str(EXAMPLE / "uncertainty.yaml")]
    words += ["--draws", "100", "--json", "-"]
    with_threads = lcc(*words).stdout
    monkeypatch.setattr(threading.Thread, "start", refused)
    assert lcc(*words).stdout == with_threads
