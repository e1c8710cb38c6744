"""`lcc contract`: from an award to a ledger, as a contract manager types it."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command_line import run

TENDER: dict[str, Any] = {
    "id": "lamps", "title": "Lamps", "authority": "Voorbeeld", "base_date": "2019-01-01", "horizon_years": 7,
    "discount": {"rate": 0.0, "basis": "nominal"}, "inflation": 0.02, "asked_phases": [],
    "items": [{"id": "lamp", "name": "Lamp", "quantity": 400, "unit": "piece"}],
}  # fmt: skip
MODEL: dict[str, Any] = {
    "kind": "buy_back", "price": 320, "service_life_years": 7,
    "buy_back": [{"after_years": 7, "share_of_price": 0.15}],
}  # fmt: skip
PRICE = "offers[0].business_model.price"


def bid(name: str, price: float) -> dict[str, Any]:
    offer = {"item": "lamp", "business_model": MODEL | {"price": price}}
    return {"tender": TENDER["id"], "bidder": {"name": name}, "offers": [offer]}


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tender.json").write_text(json.dumps(TENDER))
    Path("bids").mkdir()
    for name, price in (("Terug BV", 320), ("Duur BV", 400)):
        Path(f"bids/{name}.json").write_text(json.dumps(bid(name, price)))


def new(*words: str, to: str = "contract.yaml") -> None:
    run("contract", "new", "tender.json", "bids", "--delivered", "2019-03-01", "-o", to, *words)


def test_from_an_award_to_what_is_owed() -> None:
    new()
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\npaid,{PRICE},2019-03-01,128000,Invoice 1\n")
    told = run(
        "contract", "record", "contract.yaml", "rows.csv", "--by", "A. Jansen", "--on", "2019-04-01", "-o",
        "contract.yaml", "--force",
    ).output  # fmt: skip
    noted = told.split("Last checksum, to be noted elsewhere: ")[1].split()[0]
    shown = run(
        "contract", "show", "contract.yaml", "--at", "2025-06-01", "--known", noted, "-o", "found.json"
    ).output
    assert "The checksum that was noted is still there." in shown
    found = json.loads(Path("found.json").read_text())
    assert found["checksum"] == noted
    assert [(one["date"], one["amount"]) for one in found["claims_due"]] == [("2026-02-28", -19_200.0)]
    assert found["default"] == {
        "at": "2025-06-01", "has_happened": False, "claims": 19_200.0, "secured": 0.0, "cost": 19_200.0,
    }  # fmt: skip
    assert [one["paid"] for one in found["paid"] if one["year"] == 2019] == [128_000.0]


def test_a_result_is_computed_again_before_it_becomes_a_contract() -> None:
    run("score", "tender.json", "bids", "--json", "result.json")
    run("contract", "new", "result.json", "--delivered", "2019-03-01", "-o", "a.json")
    new(to="b.json")
    assert Path("a.json").read_text() == Path("b.json").read_text()
    other = json.loads(Path("result.json").read_text())
    other["bids"][0]["life_cycle_cost"] -= 1_000
    Path("result.json").write_text(json.dumps(other))
    run("contract", "new", "result.json", "--delivered", "2019-03-01", "-o", "c.json", code=1)
    assert not Path("c.json").exists()


def test_another_bidder_can_be_named() -> None:
    new("--bidder", "Duur BV")
    assert (
        "Duur BV, on 2019-04-01, EUR" in run("contract", "forecast", "contract.yaml", "--at", "2019-04-01").output
    )
    assert "Nobody BV" in run(
        "contract", "new", "tender.json", "bids", "--delivered", "2019-03-01", "--bidder", "Nobody BV", "-o", "x.yaml",
        code=1,
    ).output  # fmt: skip


def test_equal_bids_are_no_award() -> None:
    Path("bids/Duur BV.json").write_text(json.dumps(bid("Duur BV", 320)))
    assert "one bid that comes first" in run(
        "contract", "new", "tender.json", "bids", "--delivered", "2019-03-01", "-o", "x.yaml", code=1
    ).output  # fmt: skip


def test_the_form_the_calendar_and_the_workbook_are_written() -> None:
    new()
    run("contract", "form", "contract.yaml", "--year", "2019", "-o", "form.xlsx")
    run("contract", "calendar", "contract.yaml", "-o", "a.ics", "--at", "2019-04-01", language="nl")
    run("contract", "calendar", "contract.yaml", "-o", "a.xlsx", "--at", "2019-04-01")
    run("contract", "show", "contract.yaml", "-o", "book.xlsx", "--at", "2019-04-01")
    assert b"SUMMARY:Vordering op de leverancier: Lamp: Terugkoop\\, EUR 19.200\\,00" in Path("a.ics").read_bytes()
    assert load_workbook("book.xlsx").sheetnames == ["Contract", "Ledger", "Payments", "Paid", "Log", "Calendar"]
    assert run("contract", "calendar", "contract.yaml", "-o", "a.txt", code=2)


@pytest.mark.parametrize("year", ["0", "-5", "99999999999"])
def test_no_form_is_written_of_a_year_that_is_none(year: str) -> None:
    new()
    assert year in run("contract", "form", "contract.yaml", "--year", year, "-o", "form.xlsx", code=2).stderr
    assert not Path("form.xlsx").exists()


def test_nothing_is_overwritten_without_being_asked() -> None:
    new()
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\npaid,{PRICE},2019-03-01,128000,Invoice 1\n")
    before = Path("contract.yaml").read_text()
    words = ("contract", "record", "contract.yaml", "rows.csv", "--by", "A", "--on", "2019-04-01", "-o")
    run(*words, "contract.yaml", code=2)
    run(*words, "rows.csv", "--force", code=2)
    Path("bad.csv").write_text("kind,promise,date,value,evidence\npaid,x,2019-03-01,1,y\n")
    bad = (
        "contract",
        "record",
        "contract.yaml",
        "bad.csv",
        "--by",
        "A",
        "--on",
        "2019-04-01",
        "-o",
        "contract.yaml",
    )
    assert "bad.csv, line 2" in run(*bad, "--force", code=1).output
    assert Path("contract.yaml").read_text() == before


def test_what_was_tampered_with_is_told_with_its_place() -> None:
    new(to="contract.json")
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\npaid,{PRICE},2019-03-01,128000,Invoice 1\n")
    run("contract", "record", "contract.json", "rows.csv", "--by", "A", "--on", "2019-04-01", "-o", "kept.json")
    Path("kept.json").write_text(Path("kept.json").read_text().replace("128000.0", "127000.0"))
    said = run("contract", "show", "kept.json", code=1).output
    assert "log[0].checksum" in said
    assert "entry 1 as it was recorded" in said


def test_the_figures_of_an_index_come_from_a_file() -> None:
    new(to="contract.json")
    plain = json.loads(Path("contract.json").read_text())
    plain["indexation"] = [
        {"index": "general", "follows": [{"name": "CPI"}], "period": "year_mean", "figure": "final"}
    ]  # fmt: skip
    Path("contract.json").write_text(json.dumps(plain))
    Path("cpi.yaml").write_text(
        "series:\n- name: CPI\n  source: made up\n  retrieved: 2022-01-01\n  on_base:\n  - base: 2018=100\n"
        "    final: {2018: 100, 2019: 105}\n"
    )
    run("contract", "show", "contract.json", "--series", "cpi.yaml", "--at", "2022-01-01", "-o", "found.json")
    shown = json.loads(Path("found.json").read_text())
    assert [one["applied"] for one in shown["adjustments"]["general"]] == [0.05]


def recorded(rows: str, source: str, to: str, code: int = 0) -> str:
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\n{rows}\n")
    words = (
        "contract",
        "record",
        source,
        "rows.csv",
        "--by",
        "A",
        "--on",
        "2020-04-01",
        "--force",
        "--lang",
        "en",
    )
    return run(*words, "-o", to, code=code).output


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_no_force_takes_entries_away(kind: str) -> None:
    """What another recorded meanwhile, or another contract: neither is replaced by what does not go on from it."""
    mine, before = f"mine.{kind}", f"before.{kind}"
    new(to=before)
    recorded(f"paid,{PRICE},2019-03-01,128000,Invoice 1", before, mine)
    kept = Path(mine).read_bytes()
    said = recorded(f"paid,{PRICE},2019-03-02,5,Invoice 2", before, mine, code=1)
    assert "has entries that the contract that was read here does not have" in said
    assert run(
        "contract", "new", "tender.json", "bids", "--delivered", "2019-03-01", "-o", mine, "--force", code=1
    )
    assert Path(mine).read_bytes() == kept
    recorded(f"paid,{PRICE},2019-03-02,5,Invoice 2", mine, mine)


def test_one_file_that_is_named_twice_is_refused_and_none_is_written() -> None:
    new()
    said = run("contract", "show", "contract.yaml", "-o", "a.xlsx", "-o", "b.json", "--lang", "en", code=2).output
    assert "a.xlsx, b.json" in said
    assert not Path("a.xlsx").exists()
    assert not Path("b.json").exists()


def test_what_no_figures_were_given_for_is_said_to_be_assumed() -> None:
    new()
    with Path("contract.yaml").open("a") as file:
        file.write("indexation:\n  - {index: general, follows: [{name: CPI}], period: year_mean, figure: final}\n")
    assumed = "Without --series, prices that follow an index grow as the tender assumed."
    assert assumed in run("contract", "form", "contract.yaml", "--year", "2019", "-o", "form.xlsx").output
    assert assumed in run("contract", "forecast", "contract.yaml").output
    figures = {"base": "2018=100", "final": {"2018": 100.0, "2019": 103.1}}
    series = {"series": [{"name": "CPI", "source": "Made up", "retrieved": "2020-02-01", "on_base": [figures]}]}
    Path("cpi.json").write_text(json.dumps(series))
    assert assumed not in run("contract", "forecast", "contract.yaml", "--series", "cpi.json").output


def followed_by(figures: str) -> None:
    """Write a contract whose prices follow an index, and a file with figures."""
    new()
    with Path("contract.yaml").open("a") as file:
        file.write("indexation:\n  - {index: general, follows: [{name: CPI}], period: year_mean, figure: final}\n")
    Path("cpi.yaml").write_text(
        f"series:\n- name: {figures}\n  source: made up\n  retrieved: 2024-01-01\n  on_base:\n  - base: 2018=100\n"
        "    final: {2018: 100, 2019: 105, 2021: 110, 2022: 111}\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "-o", "q.xlsx"),
        ("forecast",),
        ("form", "-o", "q.xlsx"),
        ("calendar", "-o", "q.ics"),
    ],
)
@pytest.mark.parametrize("figures", ["CPI", "Wages"])
def test_figures_that_are_missing_are_refused_by_every_command_of_both_files(
    figures: str, words: tuple[str, ...]
) -> None:
    followed_by(figures)
    name, *to = words
    said = run("contract", name, "contract.yaml", "--series", "cpi.yaml", *to, code=1).output
    assert "contract.yaml, line " in said
    assert " in cpi.yaml: " in said
    assert "q." not in said


@pytest.mark.parametrize("by", ["", "  ", "a" * 201, "A\x1b[2J"])
def test_what_is_recorded_is_by_somebody(by: str) -> None:
    new()
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\npaid,{PRICE},2019-03-01,128000,Invoice 1\n")
    said = run("contract", "record", "contract.yaml", "rows.csv", "--by", by, "-o", "more.yaml", code=2).output
    assert "'--by'" in said


def test_nothing_is_recorded_on_a_day_that_is_to_come() -> None:
    """A slip in the year would lock the log until that day."""
    new()
    Path("rows.csv").write_text(f"kind,promise,date,value,evidence\npaid,{PRICE},2019-03-01,128000,Invoice 1\n")
    words = (
        "contract",
        "record",
        "contract.yaml",
        "rows.csv",
        "--by",
        "A",
        "--on",
        "2099-01-01",
        "-o",
        "more.yaml",
    )
    assert "'2099-01-01'" in run(*words, code=2).output
    assert not Path("more.yaml").exists()


def test_it_is_told_for_which_day_a_payment_counts_that_names_none() -> None:
    new()
    rows = "".join(f"paid,{PRICE},2019-03-01,{number},Invoice {number}\n" for number in range(1, 13))
    said = recorded(rows.strip(), "contract.yaml", "a.yaml")
    assert said.count("counts for what falls due on 2019-03-01") == 10
    assert "And 2 more payments that name no day." in said
