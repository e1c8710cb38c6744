"""The annex to the contract: what was promised, and what a measurement comes to, in words and as a workbook."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import circular
import make
from lcc.circularity.bonus_malus import settlement
from lcc.documents.annex import contract_annex
from lcc.documents.bonus_malus import promises
from lcc.documents.written.html import html_page
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.excel.comparison.annex import DUE, FIRST, STEPS, WAS_MEASURED, write_annex
from lcc.language import LANGUAGES
from lcc.words.blocks import Table
from libreoffice import needs_libreoffice, recalculated
from said import table, texts


def of(name: str, found: Evaluation | None = None) -> tuple[Evaluation, BidEvaluation]:
    evaluation = found or circular.evaluated()
    return evaluation, next(one for one in evaluation.bids if one.bid.name == name)


def test_it_names_the_parties_and_the_product_with_its_passport() -> None:
    document = contract_annex(*of("Reuse BV"), "en")
    assert table(document, "Parties")["Supplier"] == ("Reuse BV",)
    assert table(document, "Product")["Mass"] == ("40", "kg per piece")
    assert table(document, "Materials of one unit")[circular.HOSTILE] == (
        "30 kg", "Virgin 25 %, Recycled 25 %, Reused 50 %", "Reuse 50 %, Recycle 50 %", "R3 reuse", "bolts",
    )  # fmt: skip
    assert table(document, "Evidence")[circular.HOSTILE] == ("EPD", "EPD-12", "MRPI", "2030-01-01")
    assert table(document, "Connections")["bolts"][-1] == "0.666667"


def test_it_says_what_is_promised_and_where_that_comes_from() -> None:
    document = contract_annex(*of("Reuse BV"), "en")
    assert table(document, "Promised values")["share of secondary material"] == (
        "56.25 %", "share", "more is better", "the material passport",
    )  # fmt: skip
    definition, source = table(document, "How each is worked out")["share lost at the end of life"]
    assert "energy recovery or landfill" in definition
    assert source.startswith("Platform CB'23")
    assert table(document, "Targets beside what is promised") == {
        "share of secondary material at least 50 %": ("2030", "56.25 %", "yes", "no"),
        "share lost at the end of life at most 20 %": ("", "25 %", "no", "no"),
    }


def test_its_examples_are_what_the_formula_comes_to() -> None:
    """56.25 % and 2.5 steps of 5 percentage points more is 68.75 %: two whole steps; two steps less is capped."""
    said = texts(contract_annex(*of("Reuse BV"), "en"))
    assert "measured 68.75 %, so 12.5 percentage points better" in said
    assert "is 2; 2 x EUR 500, EUR 1,200 at most, is EUR 1,000, to pay to the supplier." in said
    assert "is 2; 2 x EUR 800, EUR 1,200 at most, is EUR 1,200, to withhold from the supplier." in said


def test_what_a_bid_states_itself_does_not_follow_from_a_passport() -> None:
    rules = {
        "passport": "optional",
        "targets": [{"indicator": "secondary_share", "at_least": 0.3, "required": True}],
    }
    stated = {"mass_kg": 10.0, "secondary_share": 0.4}
    bid = make.bid(make.offer(make.purchase(), circularity=stated), name="Stater")
    document = contract_annex(*of("Stater", evaluate(circular.tender(rules), [bid])), "en")
    assert table(document, "Promised values")["share of secondary material"][-1] == "what the bid states itself"
    assert "There is no material passport" in texts(document)
    assert "The tender sets no bonus or malus." in texts(document)


def test_it_says_by_item_and_destination_what_is_promised() -> None:
    """So that what was done can be checked by stream: of one index for all of it that can't be."""
    items = [
        {"id": code, "name": name, "quantity": 1, "unit": "year", "use_per_year": 100.0, "use_unit": "tonne"}
        for code, name in (("wood", "Wood"), ("leaves", "Leaves"))
    ]
    tender = make.tender(
        items=items,
        circularity={"ladder": {"board": 1.0, "compost": 0.4}, "shown_against_cost": "high_grade_use"},
    )
    goes = {"wood": {"board": 0.7, "compost": 0.3}, "leaves": {"compost": 1.0}}
    fee = {"kind": "pay_per_use", "fee_per_use": 30.0}
    bid = make.bid(
        *({"item": code, "business_model": fee, "circularity": {"destinations": goes[code]}} for code in goes),
        name="Stream",
    )
    document = contract_annex(*of("Stream", evaluate(tender, [bid])), "en")
    [streams] = [
        one for one in document.blocks if isinstance(one, Table) and one.caption == "Where what is taken goes"
    ]
    assert streams.rows == (
        ("Wood", "board", "70 %", "1"),
        ("Wood", "compost", "30 %", "0.4"),
        ("Leaves", "compost", "100 %", "0.4"),
    )
    assert "Where what is taken goes" not in texts(contract_annex(*of("Reuse BV"), "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_a_bid_is_written_as_text(language: str) -> None:
    evaluation, one = of("Reuse BV")
    page = html_page(contract_annex(evaluation, one, language))
    assert "<b>Steel" not in page
    assert "&lt;b&gt;Steel" in page
    book = load_workbook(io.BytesIO(write_annex(evaluation, one, language)))
    [hostile] = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == circular.HOSTILE
                 and cell.row < 30]  # fmt: skip
    assert hostile.data_type == "s"


def sheet(one: BidEvaluation, evaluation: Evaluation) -> Worksheet:
    return load_workbook(io.BytesIO(write_annex(evaluation, one, "en")))["Measured"]


def test_only_what_was_measured_can_be_filled_in_and_it_prints_on_a4() -> None:
    evaluation, one = of("Reuse BV")
    found = sheet(one, evaluation)
    unlocked = {cell.coordinate for row in found.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"E6", "E7"}
    assert found.protection.sheet
    assert found.page_setup.paperSize == 9
    assert found.page_setup.fitToHeight == 0


MEASURED = ((0.70, 0.05), (0.35, 0.5), (0.6625, None), (0.0, 0.25), (1.0, 0.3))


@needs_libreoffice
@pytest.mark.libreoffice
def test_the_workbook_works_out_what_is_due(tmp_path: Path) -> None:
    evaluation, one = of("Reuse BV")
    files = []
    for number, measured in enumerate((*MEASURED, (None, None))):
        book = load_workbook(io.BytesIO(write_annex(evaluation, one, "en")))
        for row, value in enumerate(measured, start=FIRST):
            book["Measured"].cell(row + 1, WAS_MEASURED + 1).value = value
        files.append(tmp_path / f"{number}.xlsx")
        book.save(files[-1])
    for measured, book in zip((*MEASURED, (None, None)), recalculated(files, tmp_path / "out"), strict=True):
        found, due = book["Measured"], []
        for promise, value in zip(promises(evaluation.tender, one), measured, strict=True):
            cells = [found.cell(FIRST + 1 + promise.position, column + 1).value for column in (STEPS, DUE)]
            if value is None:
                assert cells in ([None, None], ["", ""])
                continue
            expected = settlement(promise.terms, promise.position, promise.promised, value)
            assert cells == pytest.approx([expected.steps.value, expected.due.value], abs=1e-6)
            due.append(expected.due.value)
        assert found.cell(FIRST + 3, DUE + 1).value == pytest.approx(sum(due), abs=1e-6)
