"""The outcome of a drawing of lots, stated in a file: used wherever something is scored, and kept in what is made."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from command_line import Run, run
from lcc.exchange.schema import json_schema
from readers import parse
from ties import LOTS, TENDER, bid

DRAW = """\
tender: t
draws:
  - order: ["Smit; Zoon", Rozema]
    at: 2027-05-20T10:00+02:00
    by: N. Noor
    method: Two slips of paper from a closed box.
    witnesses: [J. Jansen]
"""


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender, two equal bids and a draw between them, in English."""
    monkeypatch.chdir(tmp_path)
    Path("bids").mkdir()
    Path("tender.yaml").write_text(TENDER)
    Path("draw.yaml").write_text(DRAW)
    for file, name in (("r", "Rozema"), ("s", "Smit; Zoon")):
        Path(f"bids/{file}.yaml").write_text(bid(name, a=100.0))
    return run


@pytest.fixture
def lots(lcc: Run) -> Run:
    """Make it a tender in lots: seats are a tie, and who has those can't have the tables."""
    Path("tender.yaml").write_text(TENDER + LOTS + "  most_per_bidder: 1\n")
    Path("draw.yaml").write_text(DRAW.replace("- order", "- lot: A\n    order"))
    for file, name, price in (("r", "Rozema", 120.0), ("s", "Smit; Zoon", 100.0)):
        Path(f"bids/{file}.yaml").write_text(bid(name, a=100.0, b=price))
    return lcc


def test_a_draw_is_in_ranking_result_and_its_documents_and_is_computed_again(lcc: Run) -> None:
    lcc("score", "tender.yaml", "bids", "--draw", "draw.yaml", "--json", "result.json")
    outcome = json.loads(Path("result.json").read_text())
    Draft202012Validator(json_schema("result")).validate(outcome)
    assert [(one["bidder"], one["rank"], one["award"]["decided_by"]) for one in outcome["bids"]] == [
        ("Smit; Zoon", 1, "draw"),
        ("Rozema", 2, "draw"),
    ]
    assert outcome["documents"]["draws"]["draws"][0]["order"] == ["Smit; Zoon", "Rozema"]
    assert "draw.yaml" in [one["file"] for one in outcome["inputs"]]
    assert "Confirmed" in lcc("verify", "result.json", "tender.yaml", "bids", "--draw", "draw.yaml").output
    del outcome["documents"]["draws"]
    Path("result.json").write_text(json.dumps(outcome))
    assert "bids[0].bidder" in lcc("verify", "result.json", code=1).output


def test_a_draw_survives_the_workbook_and_can_be_left_out_there(lcc: Run) -> None:
    lcc("score", "tender.yaml", "bids", "--draw", "draw.yaml", "-o", "c.xlsx")
    assert "Confirmed" in lcc("verify", "c.xlsx", "tender.yaml", "bids", "--draw", "draw.yaml").output
    assert "verify" not in lcc("verify", "c.xlsx", "tender.yaml", "bids", code=1).stdout
    book = load_workbook("c.xlsx")
    assert "In the order drawn: Smit; Zoon, Rozema" in book["Award"]["A2"].value
    assert "In the order drawn: Smit; Zoon, Rozema" in book["Summary"]["A3"].value
    again = json.loads(lcc("score", "c.xlsx", "-o", "c.xlsx", "--json", "-", "--force").stdout)
    assert [one["bidder"] for one in again["bids"]] == ["Smit; Zoon", "Rozema"]
    assert again["documents"]["draws"]["draws"][0]["by"] == "N. Noor"
    book = load_workbook("c.xlsx")
    sheet = book["All fields"]
    [counts] = [row for row in sheet.iter_rows() if row[0].value == "  " and row[5].value == "counts"]
    counts[2].value = "no"
    book.save("without.xlsx")
    without = json.loads(lcc("score", "without.xlsx", "--json", "-").stdout)
    assert [one["rank"] for one in without["bids"]] == [1, 1]
    assert without["documents"]["draws"] is None


def test_a_draw_is_in_letters_and_explanations(lcc: Run) -> None:
    said = lcc("explain", "tender.yaml", "bids", "--draw", "draw.yaml", "--bidder", "Rozema").output
    assert "Lots were drawn between equal bids on 20 May 2027 at 10:00 UTC+2, by N. Noor." in " ".join(
        said.split()
    )
    lcc("letters", "tender.yaml", "bids", "--draw", "draw.yaml", "-o", "letters", "--format", "html")
    letter = Path("letters/justification-rozema.html").read_text()
    assert "award the contract to Smit; Zoon" in letter
    assert "Witnesses: J. Jansen." in letter


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("Rozema]", "Rozema, Jansen]"), "line 3, draws[0].order[2]"),
        (('["Smit; Zoon", Rozema]', "[Rozema, Rozema]"), "each bid once"),
        (("tender: t", "tender: u"), "draws for tender u"),
        (("    by: N. Noor\n", ""), "draws[0].by"),
        (("at: 2027-05-20T10:00+02:00", "at: yesterday"), "line 4"),
    ],
)
def test_what_is_wrong_with_a_draw_is_said_with_its_line(lcc: Run, wrong: tuple[str, str], said: str) -> None:
    Path("draw.yaml").write_text(DRAW.replace(*wrong))
    printed = lcc("score", "tender.yaml", "bids", "--draw", "draw.yaml", "-o", "c.xlsx", code=1).output
    assert "draw.yaml" in printed
    assert said.replace("draws for tender u", "draws for tender t") in printed
    assert not Path("c.xlsx").exists()


def test_a_draw_between_bids_that_the_rule_tells_apart_is_refused_with_the_reason(lcc: Run) -> None:
    Path("bids/r.yaml").write_text(bid("Rozema", a=99.99))
    printed = lcc("score", "tender.yaml", "bids", "--draw", "draw.yaml", code=1).output
    assert "the rule decides between these bids" in printed


def test_the_schema_takes_what_is_read(lcc: Run) -> None:
    schema = json.loads(lcc("schema", "draws").stdout)
    Draft202012Validator(schema).validate(parse(DRAW.encode(), "draw.yaml")[0])


def test_in_lots_nobody_is_awarded_what_hangs_on_a_draw_until_it_is_stated(lots: Run) -> None:
    before = json.loads(lots("score", "tender.yaml", "bids", "--json", "-").stdout)
    assert [(one["bidder"], one["reason"], one["hangs_on"]) for one in before["awards"]] == [
        (None, "tie", []),
        (None, "hangs_on_draw", ["A"]),
    ]
    assert before["total"] is None
    printed = lots("score", "tender.yaml", "bids").output
    assert "Draw lots for lot A first, between Rozema, Smit; Zoon" in printed
    lots("score", "tender.yaml", "bids", "--draw", "draw.yaml", "--json", "after.json")
    after = json.loads(Path("after.json").read_text())
    Draft202012Validator(json_schema("lots_result")).validate(after)
    assert [(one["bidder"], one["decided_by"]) for one in after["awards"]] == [
        ("Smit; Zoon", "draw"),
        ("Rozema", None),
    ]
    assert after["total"] == 220
    assert "Confirmed" in lots("verify", "after.json").output


def test_the_draw_of_a_lot_survives_its_workbook(lots: Run) -> None:
    lots("score", "tender.yaml", "bids", "--draw", "draw.yaml", "-o", "c.xlsx")
    files = ("tender.yaml", "bids", "--draw", "draw.yaml")
    for lot in ("A", "B"):
        assert "Confirmed" in lots("verify", f"c-{lot.lower()}.xlsx", *files, "--lot", lot).output
    again = json.loads(lots("score", "c-a.xlsx", "-o", "again.xlsx", "--json", "-").stdout)
    assert [one["bidder"] for one in again["bids"]] == ["Smit; Zoon", "Rozema"]
    assert load_workbook("again.xlsx")["Summary"]["A3"].value.startswith(
        "Awarded to Smit; Zoon. Decided by drawing"
    )
