"""`lcc passport`: a passport from an empty workbook to what follows from it."""

import json
from functools import partial
from pathlib import Path

import pytest

import make
from command_line import Run, run
from lcc.model.passport import Passport
from passports import BENCH


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command of the group in a folder with one passport in it."""
    monkeypatch.chdir(tmp_path)
    Path("bench.passport.json").write_text(json.dumps(BENCH))
    return partial(run, "passport")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_passport_goes_to_excel_and_back(lcc: Run, language: str) -> None:
    lcc("form", "-o", "bench.passport.xlsx", "--from", "bench.passport.json", language=language)
    lcc("form", "-o", "again.xlsx", "--from", "bench.passport.xlsx")
    for file in ("out.json", "out.yaml"):
        lcc("export", "again.xlsx", "-o", file)
    assert Passport.model_validate_json(Path("out.json").read_text()) == Passport.model_validate(BENCH)
    outcome = json.loads(lcc("check", "out.json", "out.yaml", "bench.passport.json", "--json", "-").stdout)
    assert len({json.dumps({**one, "file": ""}) for one in outcome["passports"]}) == 1


def test_check_shows_what_follows(lcc: Run) -> None:
    printed = lcc("check", "bench.passport.json").output
    assert "Bench Rijn" in printed
    rows = {
        parts[1].strip(): parts[2].strip() for line in printed.splitlines() if len(parts := line.split("│")) > 3
    }
    assert rows["share of secondary material"] == "42 %"
    assert rows["share of biobased material"] == "30 %"
    assert rows["detachability"] == "0.666667"
    assert "the weakest counts" in printed


def test_check_for_a_machine(lcc: Run) -> None:
    told = json.loads(lcc("check", "bench.passport.json", "--json", "-").stdout)
    assert told["problems"] == []
    [one] = told["passports"]
    assert (one["file"], one["product"], one["mass_kg"]) == ("bench.passport.json", "Bench Rijn", 60.0)
    assert one["indicators"]["secondary_share"] == pytest.approx(0.42)


def test_check_says_what_is_wrong_in_each_file(lcc: Run) -> None:
    Path("heavy.json").write_text(json.dumps(BENCH | {"mass_kg": 70.0}))
    lcc("form", "-o", "empty.xlsx")
    files = ("heavy.json", "empty.xlsx", "bench.passport.json", "missing.json", "a.txt")
    result = lcc("check", *files, code=1)
    for file in (
        "heavy.json, line 1, mass_kg",
        "empty.xlsx: Product (C6)",
        "missing.json",
        "a.txt",
    ):
        assert file in result.stderr
    assert "Problems found: 7." in result.stderr
    assert "Bench Rijn" in result.stdout
    told = json.loads(lcc("check", *files, "--json", "-", code=1).stdout)
    assert (len(told["passports"]), len(told["problems"])) == (1, 7)


def test_files_are_replaced_only_when_asked(lcc: Run) -> None:
    lcc("form", "-o", "p.xlsx")
    before = Path("p.xlsx").read_bytes()
    assert "--force" in lcc("form", "-o", "p.xlsx", code=2).output
    lcc("form", "-o", "p.xlsx", "--from", "bench.passport.json", "--force")
    assert Path("p.xlsx").read_bytes() != before
    assert (
        "is an input"
        in lcc("export", "bench.passport.json", "-o", "bench.passport.json", "--force", code=2).output
    )
    assert "ends in .xlsx" in lcc("form", "-o", "p.json", code=2).output
    assert "ends in one of: .json" in lcc("export", "bench.passport.json", "-o", "p.xls", code=2).output


def test_nothing_is_written_of_what_is_refused(lcc: Run) -> None:
    Path("wrong.json").write_text("{}")
    lcc("export", "wrong.json", "-o", "out.json", code=1)
    lcc("form", "-o", "out.xlsx", "--from", "wrong.json", code=1)
    materials = [one | {"mass_kg": 30.0 / 13} for one in BENCH["materials"]] * 13
    Path("rich.json").write_text(json.dumps(BENCH | {"materials": materials}))
    assert "at most 12" in lcc("form", "-o", "out.xlsx", "--from", "rich.json", code=1).stderr
    assert not list(Path().glob("out.*"))


def test_export_prints_where_that_is_asked(lcc: Run) -> None:
    assert lcc("export", "bench.passport.json", "-o", "-").stdout.startswith("product: Bench Rijn\n")


@pytest.mark.usefixtures("lcc")
def test_the_form_of_a_tender_takes_the_passport_that_a_bid_names() -> None:
    Path("tender.json").write_text(
        make.tender(circularity={"material_prices": {"steel": 0.2}}).model_dump_json(exclude_unset=True)
    )
    offer = {**make.offer(make.purchase()), "passport": "bench.passport.json"}
    Path("bid.json").write_text(json.dumps({"tender": "test", "bidder": {"name": "Hout"}, "offers": [offer]}))
    run("form", "tender.json", "--bid", "bid.json", "-o", "form.xlsx")
    outcome = {}
    for bid in ("bid.json", "form.xlsx"):
        outcome[bid] = json.loads(run("score", "tender.json", bid, "--json", "-").stdout)
    first, second = (one["bids"][0]["circularity"] for one in outcome.values())
    assert first == second
    assert [one["file"] for one in outcome["bid.json"]["inputs"]] == [
        "tender.json",
        "bid.json",
        "bench.passport.json",
    ]
    Path("result.json").write_text(json.dumps(outcome["bid.json"]))
    verify = ("verify", "result.json", "tender.json", "bid.json")
    run(*verify)
    Path("bench.passport.json").write_text(json.dumps(BENCH | {"supplier": "Another"}))
    assert "bench.passport.json" in run(*verify, code=1).output
