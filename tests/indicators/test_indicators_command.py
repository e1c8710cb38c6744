"""`lcc indicators` as it is typed: what it writes, says and refuses."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from command_line import run
from portfolios import tender_in

TARGETS = "targets:\n- {indicator: circular_share, points: {2025: 0.5, 2030: 1.0}, source: made up}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, department in (("a", "Parken"), ("b", "=1+1")):
        tender_in(tmp_path / "in", name, department=department)
    return tmp_path / "in"


def written(file: str) -> Any:
    return json.loads(Path(file).read_text(encoding="utf-8"))


def test_values_and_records_are_written(folder: Path) -> None:
    done = run("indicators", "in", "-o", "i.json", "-o", "i.csv", "--json", "j.json")
    assert Path("i.json").read_bytes() == Path("j.json").read_bytes()
    found = written("i.json")
    assert (found["kind"], found["version"], found["price_level"]) == ("lcc indicators", 1, 2027)
    assert [(one["tender"], one["spend_per_year"]) for one in found["records"]] == [("a", 10.0), ("b", 10.0)]
    with Path("i.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == len(found["values"])
    assert {row["group"] for row in rows if row["by"] == "department"} == {"Parken", "'=1+1"}
    assert done.output.count("Written:") == 2
    left = {row["left_out"] for row in rows if (row["indicator"], row["group"]) == ("co2_avoided", "Parken")}
    assert left == {"a: no_reference"}


def test_it_says_all_awards_and_what_is_left_out(folder: Path) -> None:
    done = run("indicators", "in")
    assert "Awards: 2. Prices of 2027, by the index general." in done.output
    assert "20 EUR per year" in done.output
    assert "2  no reference was fixed before opening" in done.output


def test_a_target_is_shown_with_how_far_behind(folder: Path) -> None:
    Path("targets.yaml").write_text(TARGETS)
    done = run("indicators", "in", "--targets", "targets.yaml")
    assert "70.0 %" in done.output  # 50 % in 2025 and 100 % in 2030 are 70 % in 2027
    assert "-70.0 percentage points" in done.output


def test_what_is_not_read_is_listed_and_the_others_go_on(folder: Path) -> None:
    (folder / "a" / "bids" / "1.json").write_text("[")
    done = run("indicators", "in", "-o", "i.json", code=1, language="nl")
    assert "Niet gelezen: 1" in done.output
    found = written("i.json")
    assert [one["tender"] for one in found["records"]] == ["b"]
    [one] = found["not_read"]
    assert (one["source"], one["code"]) == ("a", "not_json")
    assert one["nl"] != one["en"]


def test_a_tender_that_is_there_twice_counts_once(folder: Path) -> None:
    tender_in(folder.parent / "more", "a")
    run("indicators", "in", "more", "-o", "i.json", code=1)
    found = written("i.json")
    assert [one["tender"] for one in found["records"]] == ["a", "b"]
    assert [one["code"] for one in found["not_read"]] == ["portfolio_tender_twice"]


def test_contracts_that_cannot_be_read_are_listed_too(folder: Path) -> None:
    Path("contracts").mkdir()
    Path("contracts/a.yaml").write_text("nothing: here\n")
    Path("contracts/readme.txt").write_text("not a contract")
    run("indicators", "in", "--contracts", "contracts", "-o", "i.json", code=1)
    assert {one["source"] for one in written("i.json")["not_read"]} == {str(Path("contracts/a.yaml"))}


def test_a_wrong_target_stops_before_anything_is_read(folder: Path) -> None:
    Path("targets.yaml").write_text(TARGETS.replace("circular_share", "circulair"))
    done = run("indicators", "in", "--targets", "targets.yaml", "-o", "i.json", code=1)
    assert "circulair" in done.output
    assert not Path("i.json").exists()


def test_another_kind_of_file_is_refused(folder: Path) -> None:
    assert "i.pdf can't be written" in run("indicators", "in", "-o", "i.pdf", code=2).output


def test_a_price_level_brings_money_there(folder: Path) -> None:
    Path("cpi.yaml").write_text("name: CPI\nsource: made up\nlevels: {2027: 100.0, 2030: 110.0}\n")
    run("indicators", "in", "--price-level", "2030", "--index", "cpi.yaml", "-o", "i.json")
    assert [one["spend_per_year"] for one in written("i.json")["records"]] == [11.0, 11.0]
    run("indicators", "in", "--price-level", "2031", "--index", "cpi.yaml", "-o", "j.json")
    assert [one["spend_per_year"] for one in written("j.json")["records"]] == [None, None]
    [spend] = [one for one in written("j.json")["values"] if (one["indicator"], one["by"]) == ("spend", "all")]
    assert (spend["value"], {one["why"] for one in spend["left_out"]}) == (None, {"no_price_level"})


def test_nothing_at_all_is_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    run("indicators", "in", "-o", "i.json")
    assert (written("i.json")["values"], written("i.json")["records"]) == ([], [])


@pytest.mark.parametrize("option", [("--at", "2027-01-01"), ("--series", "cpi.yaml"), ("--waste-unit", "kg")])
def test_an_option_that_would_do_nothing_is_refused(folder: Path, option: tuple[str, str]) -> None:
    assert "name" in run("indicators", "in", *option, code=2).output


def test_what_it_wrote_beside_the_tenders_is_no_award_the_next_time(folder: Path) -> None:
    run("indicators", "in", "-o", "in/i.json")
    run("indicators", "in", "-o", "j.json")
    assert written("j.json") == written("in/i.json")
