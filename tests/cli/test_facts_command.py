"""`lcc facts`, and where a look-back and a simulation say on which facts they rest."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import lcc
import make
from command_line import run
from lcc.analysis.look_back import as_json, look_back
from lcc.analysis.not_asked import Assumed, filled_in
from lcc.documents.look_back import assumptions_table
from lcc.language import translator
from lcc.library import shipped
from lcc.library.price_paths import PRICE_PATHS
from lcc.model import Bid
from lcc.model.look_back import LookBack
from lcc.record.problem import InputRefusedError

EXAMPLE = shipped.examples()["street-furniture"]


def test_without_a_category_they_are_listed_in_both_languages() -> None:
    assert "ict: ICT devices (" in run("facts").output
    assert "sports_field: Sportveld (" in run("facts", language="nl").output


def test_a_fact_says_its_unit_year_source_certainty_and_licence_and_what_sources_differ_by() -> None:
    said = run("facts", "ict", "--search", "monitor making").output
    for line in (
        "ict.monitor.co2_making: CO2 of making, 65.9 to 333 kg CO2-eq per piece",
        "65.9 kg CO2-eq per piece (ADEME, Impact CO2 (8076a489), 2026, read in the source)",
        "333 kg CO2-eq per piece (Boavizta, environmental-footprint-data, computed from it, 2023, read in the source)",
        "https://github.com/Boavizta/environmental-footprint-data, licence: ODbL-1.0",
    ):
        assert line in said
    assert "850 EUR per piece (prices of 2026, planning figure)" in run("facts", "ict").output
    assert "850 EUR per stuk (prijzen van 2026, zonder bron)" in run("facts", "ict", language="nl").output


def test_a_reading_that_the_range_leaves_out_says_why() -> None:
    ict, waste = run("facts", "ict").output, run("facts", "household_waste").output
    assert "20 to 35 kWh per piece and year (2026, planning figure; not in the range: others have a source)" in ict
    older = "13.21 EUR per tonne (Belastingdienst"
    [said] = [line for line in waste.splitlines() if older in line]
    assert said.partition(";")[2].startswith(" not in the range: the same source was read of a later year")


def test_a_figure_that_was_only_proposed_says_so() -> None:
    [levy] = [line for line in run("facts", "household_waste").output.splitlines() if "co2_levy_2030" in line]
    assert "proposal; whether it was adopted is not known" in levy
    assert PRICE_PATHS["NL-CO2-levy-incinerators-2025"].source in run("facts", "household_waste").output


@pytest.mark.parametrize(("language", "shown"), [("en", "464,000 EUR"), ("nl", "464.000 EUR")])
def test_large_numbers_have_separators_and_years_have_none(language: str, shown: str) -> None:
    assert shown in run("facts", "green_waste", language=language).output
    assert "2028 " in run("facts", "household_waste", "--search", "ETS", language=language).output


def test_what_is_old_says_so() -> None:
    price = "sports_field.artificial.price"
    [line] = [one for one in run("facts", "sports_field").output.splitlines() if price in one]
    assert line.endswith("; older than 5 years")
    assert "older than" not in run("facts", "sports_field", "--older-than", "100").output


def test_search_is_in_both_languages() -> None:
    dutch, english = (run("facts", "--search", words).output for words in ("houten stoel", "wooden chair"))
    assert "office_furniture.chair_wood.co2_product" in dutch
    assert dutch == english
    assert "Nothing of that name is known." in run("facts", "--search", "unicorn").output


def test_programs_get_them_as_json_and_from_python(tmp_path: Path) -> None:
    found = json.loads(run("facts", "ict", "--json", "-").stdout)
    making = found["facts"]["ict.monitor.co2_making"]
    assert (making["low"], making["high"], making["is_planning"]) == (65.9, 333.0, False)
    ademe, boavizta = making["readings"]
    assert (ademe["value"], ademe["source"]["id"], ademe["certainty"]) == (65.9, "ademe", "sourced")
    assert (boavizta["year"], boavizta["computed"], boavizta["source"]["licence"]) == (2023, True, "ODbL-1.0")
    assert list(found["facts"]) == list(lcc.facts("ict"))
    assert lcc.facts(search="beeldscherm maken")["ict.monitor.co2_making"].range == (65.9, 333)


def test_a_category_that_is_not_there_is_refused() -> None:
    said = run("facts", "spoons", code=1).output
    assert "one of: appliances, bridge" in said
    with pytest.raises(InputRefusedError, match="unknown_category"):
        lcc.facts("spoons")


def test_a_fact_that_is_not_there_is_refused_with_its_place_and_what_comes_near(tmp_path: Path) -> None:
    file = tmp_path / "tender.yaml"
    stated = (
        (EXAMPLE / "tender.yaml").read_text().replace("unit: piece", "unit: piece, facts: [ict.monitr.life]", 1)
    )
    file.write_text(stated.replace("unit: stuk", "unit: stuk, facts: [ict.monitr.life]", 1))
    said = run("check", str(file), code=1).output
    assert "items[0].facts[0]" in said
    assert "one of: ict.monitor.life" in said


def test_a_simulation_says_on_which_fact_a_driver_rests(tmp_path: Path) -> None:
    file, book = tmp_path / "uncertainty.yaml", tmp_path / "out.xlsx"
    life = "{bidder: Hardhout BV, field: 'offers[0].business_model.service_life_years'}"
    file.write_text(
        f"draws: 100\ndrivers: [{{name: life, fact: office_furniture.workplace.life, fields: [{life}]}}]"
    )
    inputs = [str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml"), "--uncertainty", str(file)]
    sentence = (
        "'life' is drawn from 7 to 15 years, the range of workplace: service life: 7 to 15 years (Wegwijzer GDCI"
    )
    assert sentence in " ".join(run("simulate", *inputs, "-o", str(book)).output.split())
    cells = [str(cell.value) for row in load_workbook(book)["Uncertainty"].iter_rows() for cell in row]
    assert any(sentence in cell for cell in cells)


def test_a_look_back_says_on_which_fact_a_range_rests() -> None:
    tender = make.tender(carbon_price={2027: 0.1})
    asked = LookBack.model_validate(
        {"draws": 100, "ranges": [{"question": "emissions", "item": "thing", "fact": "ict.monitor.co2_making"}]}
    )
    bids, assumed = [], list[Assumed]()
    for name, price in (("Ash", 100.0), ("Elm", 110.0)):
        offer = {"item": "thing", "business_model": make.purchase(price)}
        plain = {"tender": "test", "bidder": {"name": name}, "offers": [offer]}
        values, found = filled_in(plain, tender, asked.ranges)
        bids.append(Bid.model_validate(values))
        assumed += [Assumed(k, name, path) for k, path in found]
    looked_back = look_back(tender, bids, assumed, asked)
    [row] = assumptions_table(looked_back, translator("en")).rows
    assert row[2:5] == ("65.9", "199.45", "333")
    assert "ADEME, Impact CO2 (8076a489), 2026, read in the source" in row[5]
    [plainly] = as_json(looked_back)["assumptions"]
    assert [one["source"]["id"] for one in plainly["sources"]] == ["ademe", "boavizta"]
