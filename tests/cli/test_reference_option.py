"""`--reference` from the command line: printed and shown first, read back, verified; nobody else can become it."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import run as lcc
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
FILES = (str(EXAMPLE / "tender.yaml"), str(EXAMPLE / "bids-as-yaml"))


@pytest.fixture
def kept(tmp_path: Path) -> str:
    file = tmp_path / "keep.yaml"
    file.write_text(
        """
tender: straatmeubilair-2027
bidder: {name: Gemeente Voorbeeld}
offers:
  - item: bench
    business_model: {kind: purchase, price: 0.0, service_life_years: 20}
    costs:
      - {name: Sand and oil, phase: maintenance, amount: 75.0, index: labour}
      - {name: Refurbish, phase: purchase, amount: 180.0, at_year: 0}
      - {name: Manage, phase: management, amount: 900.0, per: bid, index: labour}
    end_of_life: {demolition: 60.0, disposal: 30.0}
    carbon: {production_kg: 0.0, end_of_life_kg: 12.0}
"""
    )
    return str(file)


def test_it_is_shown_first_and_verified_with_its_file(kept: str, tmp_path: Path) -> None:
    book, result = tmp_path / "out.xlsx", tmp_path / "out.json"
    said = lcc("score", *FILES, "--reference", kept, "-o", str(book), "--json", str(result)).output
    rows = [line.split("│")[1:3] for line in said.splitlines() if line.startswith("│")]
    assert [cell.strip() for cell in rows[0]] == ["-", "What we have"]
    assert [cell.strip() for cell in rows[1]] == ["1", "Kringloopbank"]
    stated = json.loads(result.read_text())
    assert stated["bids"][0]["bidder"] == "Kringloopbank"
    assert stated["reference"]["name"] == "Gemeente Voorbeeld"
    summary = load_workbook(book)["Summary"]
    column = [row[1].value for row in summary.iter_rows() if row[1].value]
    assert column[column.index("Bidder") + 1] == "What we have"
    for file in (book, result):
        lcc("verify", str(file), *FILES, "--reference", kept)
        lcc("verify", str(file), *FILES, code=1)
    lcc("verify", str(result))


def test_a_comparison_keeps_it(kept: str, tmp_path: Path) -> None:
    book, result = tmp_path / "out.xlsx", tmp_path / "out.json"
    lcc("score", *FILES, "--reference", kept, "-o", str(book))
    lcc("score", str(book), "-o", str(book), "--json", str(result), "--force")
    stated = json.loads(result.read_text())
    assert stated["reference"]["life_cycle_cost"] > 0
    assert len(stated["bids"]) == 4


def test_a_sheet_cannot_change_it(kept: str, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    lcc("score", *FILES, "--reference", kept, "-o", str(file))
    book = load_workbook(file)
    rows = [row for row in book["All fields"].iter_rows() if row[0].value == "     "]
    amount = next(row for row in rows if row[5].value == "offers[0].costs[0].amount")
    amount[2].value = 1.0
    book.save(tmp_path / "edited.xlsx")
    assert "All fields" in lcc("score", str(tmp_path / "edited.xlsx"), code=1).stderr


@pytest.mark.parametrize("name", ["What we have", "Huidige situatie", "Gemeente Voorbeeld"])
def test_a_supplier_does_not_become_it_by_a_name(name: str, kept: str, tmp_path: Path) -> None:
    bids = tmp_path / "bids"
    bids.mkdir()
    for file in (EXAMPLE / "bids-as-yaml").iterdir():
        (bids / file.name).write_text(file.read_text().replace("name: Hardhout BV", f"name: {name}"))
    found = json.loads(lcc("score", FILES[0], str(bids), "--reference", kept, "--json", "-").stdout)
    assert name in [one["bidder"] for one in found["bids"] if one["rank"]]
    assert found["reference"]["name"] == "Gemeente Voorbeeld"


def test_a_bid_cannot_say_that_it_is_one(tmp_path: Path) -> None:
    bids = tmp_path / "bids"
    bids.mkdir()
    text = (EXAMPLE / "bids-as-yaml" / "hardhout.yaml").read_text()
    (bids / "hardhout.yaml").write_text(text + "\nreference: true\n")
    assert "reference" in lcc("score", FILES[0], str(bids), code=1).stderr


def test_one_that_lies_among_the_bids_takes_nobody_away(kept: str, tmp_path: Path) -> None:
    bids = tmp_path / "bids"
    bids.mkdir()
    for file in (EXAMPLE / "bids-as-yaml").iterdir():
        (bids / file.name).write_text(file.read_text())
    (bids / "keep.yaml").write_text(Path(kept).read_text())
    said = lcc("score", FILES[0], str(bids), "--reference", str(bids / "keep.yaml"), code=1).stderr
    assert "keep.yaml" in said
    assert "among the bids" in said


def test_it_is_explained_and_gets_no_letter(kept: str, tmp_path: Path) -> None:
    text = lcc("explain", *FILES, "--reference", kept).output
    assert text.index("What we have: life-cycle cost") < text.index("Kringloopbank: life-cycle cost")
    only = lcc("explain", *FILES, "--reference", kept, "--bidder", "Kringloopbank").output
    assert "What we have" not in only
    plain = json.loads(lcc("explain", *FILES, "--reference", kept, "--json", "-").stdout)
    assert plain["reference"]["award"] is None
    assert len(plain["bids"]) == 4
    lcc("letters", *FILES, "--reference", kept, "-o", str(tmp_path / "letters"))
    assert len([*(tmp_path / "letters").iterdir()]) == 4


@pytest.mark.parametrize("name", ["green-waste", "household-waste", "dismantling"])
def test_a_tender_with_a_ladder_of_destinations_can_have_one(name: str) -> None:
    example = shipped.examples()[name]
    bids = sorted((example / "bids-as-yaml").iterdir())
    files = (str(example / "tender.yaml"), *map(str, bids[1:]))
    found = json.loads(lcc("score", *files, "--reference", str(bids[0]), "--json", "-").stdout)
    assert found["reference"]["life_cycle_cost"] is not None
