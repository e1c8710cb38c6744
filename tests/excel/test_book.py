"""A tender and bids that are filled in by hand in one workbook."""

import datetime
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from lcc import shipped
from lcc.evaluate import evaluate
from lcc.excel.book import BIDS, read_book, write_book
from lcc.excel.layout import Layout
from lcc.excel.tender_layout import tender_layout
from lcc.interchange.problem import InputRefusedError
from lcc.language import LANGUAGES
from lcc.results import result
from lcc.submissions import Submissions, read_tender

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=make.EXAMPLES)
def submissions(request: pytest.FixtureRequest) -> Submissions:
    return make.example(request.param)


def book_of(submissions: Submissions, language: str = "en") -> Workbook:
    bids = [one.bid for one in submissions.bids]
    return load_workbook(io.BytesIO(write_book(submissions.tender, language, bids=bids)))


def cell_of(*key: Any, layout: Layout | None = None) -> str:
    """Return where the sheet of the tender asks something."""
    for cell in (layout or tender_layout("en")).inputs:
        if cell.input and cell.input.key == key:
            return f"{chr(65 + cell.column)}{cell.row + 1}"
    raise AssertionError(f"{key} is not asked")


def problems(book: Workbook) -> list[tuple[str | None, str | None, str]]:
    with pytest.raises(InputRefusedError) as refused:
        read_book(book, "book.xlsx")
    return [(one.origin.sheet, one.origin.cell, one.expected.say(str)) for one in refused.value.problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_reads_back_as_the_same(submissions: Submissions, language: str) -> None:
    found = read_book(book_of(submissions, language), "book.xlsx")
    assert found.tender == submissions.tender
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], submissions.scores)
    assert result(again) == result(make.compared(submissions))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted(shipped.templates()))
def test_every_template_starts_a_book(template: str, language: str) -> None:
    tender = read_tender(shipped.template_file(template, language))
    book = load_workbook(io.BytesIO(write_book(tender, language)))
    assert len([sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]) == 1 + BIDS
    found = read_book(book, "book.xlsx")
    assert (found.tender, found.bids) == (tender, ())


def test_what_a_purchaser_changes_counts(submissions: Submissions) -> None:
    book = book_of(submissions)
    sheet = book["Tender"]
    sheet[cell_of("items", 0, "quantity")] = 77
    sheet[cell_of("items", 0, "name")] = "Another name"
    sheet[cell_of("horizon_years")] = 9
    sheet[cell_of("base_date")] = datetime.date(2028, 3, 1)
    sheet[cell_of("discount", "rate")] = None
    sheet[cell_of("discount", "basis")] = None
    sheet[cell_of("discount", "profile")] = "NL-2020-standard"
    found = read_book(book, "book.xlsx")
    assert (found.tender.items[0].quantity, found.tender.items[0].name) == (77, "Another name")
    assert (found.tender.horizon_years, found.tender.base_date) == (9, datetime.date(2028, 3, 1))
    assert (found.tender.discount.profile, found.tender.discount.rate) == ("NL-2020-standard", 0.0225)
    assert len(found.bids) == len(submissions.bids)


def test_what_is_wrong_is_named_by_sheet_and_cell(submissions: Submissions) -> None:
    book = book_of(submissions)
    sheet = book["Tender"]
    sheet[cell_of("horizon_years")] = "ten"
    sheet[cell_of("discount", "rate")] = None
    sheet[cell_of("items", 0, "quantity")] = -1
    sheet[cell_of("base_date")] = "next year"
    found = problems(book)
    assert ("Tender", cell_of("horizon_years"), "a number") in found
    assert ("Tender", cell_of("discount", "rate"), "a value for rate") in found
    assert ("Tender", cell_of("items", 0, "quantity"), "a number of at least 0") in found
    assert ("Tender", cell_of("base_date"), "a date") in found


def test_a_tender_that_asks_something_else_needs_new_sheets_for_its_bids(submissions: Submissions) -> None:
    book = book_of(submissions)
    row = len(submissions.tender.items)
    for name, value in (("id", "more"), ("name", "More"), ("quantity", 1), ("unit", "piece")):
        book["Tender"][cell_of("items", row, name)] = value
    found = problems(book)
    assert {(cell, expected) for _sheet, cell, expected in found} == {
        ("A1", "a sheet that asks for what the tender has now: items, lots, criteria, resources, phases, VAT")
    }
    assert len(found) == len(submissions.bids)


def test_a_sheet_can_be_copied_for_one_more_bid(submissions: Submissions) -> None:
    book = book_of(submissions)
    copy = book.copy_worksheet(book["Bid 1"])
    copy["C7"] = "One more"
    found = read_book(book, "book.xlsx")
    assert "One more" in [bid.name for bid, _origins in found.bids]


def test_the_name_of_an_item_follows_the_tender(submissions: Submissions) -> None:
    formulas = [
        cell.value for row in book_of(submissions)["Bid 1"].iter_rows() for cell in row if cell.data_type == "f"
    ]
    formulas = [formula for formula in formulas if not str(formula).startswith("=IF(")]
    assert len(formulas) == len(submissions.tender.items)
    assert formulas[0] == f"=\"Item 1: \"&'Tender'!{cell_of('items', 0, 'name')}"


def test_where_a_number_came_from_is_beside_it() -> None:
    from lcc.interchange.documents import load_file
    from lcc.interchange.yaml_file import comments
    from lcc.model import Tender

    file = shipped.template_file("reusable-cups", "nl")
    tender, origins = load_file(file, Tender)
    book = load_workbook(io.BytesIO(write_book(tender, "nl", comments(file.read_text(), origins))))
    said = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("Vlaams-Brabant" in text and "emissiefactor illustratief" in text for text in said)
    assert any("rwseconomie.nl" in text for text in said)
