"""`lcc passport declaration` as a user types it."""

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

import circular
import make
from command_line import Run, run, write

WORDS = ("passport", "declaration", "tender.json", "bids", "-o")


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender and two bids with a passport."""
    monkeypatch.chdir(tmp_path)
    write(circular.tender(), *circular.bids())
    return run


def test_a_workbook_lists_each_material_with_what_the_bid_says_of_it(lcc: Run) -> None:
    assert lcc(*WORDS, "list.xlsx", "--bid", "Reuse BV").output == "Written: list.xlsx\n"
    sheet = load_workbook("list.xlsx")["Harvested materials"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[:4] == ["Material", "How much", "Unit", "Comes from (object)"]
    first = dict(zip(heads, [cell.value for cell in sheet[5]], strict=True))
    quantity = circular.tender().items[0].quantity
    assert (first["Material"], first["How much"], first["Unit"]) == (circular.HOSTILE, 15.0 * quantity, "kg")
    assert (first["R-strategy"], first["Destination"], first["Owner"]) == ("R3 reuse", "Reuse", "Voorbeeld")
    assert first["Evidence: weigh bill or document"] == "EPD EPD-12"
    assert first["Condition or quality class"] is None
    assert sheet["A5"].data_type == "s"
    assert not sheet["G5"].protection.locked


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_document_is_for_the_contract_file(lcc: Run, kind: str) -> None:
    lcc(*WORDS, f"verklaring.{kind}", language="nl")
    assert Path(f"verklaring.{kind}").stat().st_size > 0
    if kind == "docx":
        said = docx.Document("verklaring.docx")
        assert said.paragraphs[0].text == "Verklaring van vrijkomende materialen"
        facts = {row.cells[0].text: row.cells[1].text for row in said.tables[0].rows}
        assert facts["Bouwjaar, indien bekend"] == "[invullen]"
        assert facts["Eenheid"] == "kg"


def test_a_bid_that_hands_on_nothing_is_said_to(lcc: Run) -> None:
    write(
        circular.tender({"passport": "optional"}), *(make.bid(make.offer(make.purchase()), name=n) for n in "AB")
    )
    refused = lcc(*WORDS, "list.xlsx", "--bid", "A", code=1).output
    assert "A has no passport, take-back or destinations" in refused
    assert not Path("list.xlsx").exists()


def test_wrong_names_are_said(lcc: Run) -> None:
    assert "There is no bid Nobody" in lcc(*WORDS, "list.xlsx", "--bid", "Nobody", code=2).output
    assert "end its name in" in lcc(*WORDS, "list.csv", code=2).output
