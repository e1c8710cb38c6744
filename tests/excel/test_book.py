"""A tender and bids that are filled in by hand in one workbook."""

import datetime
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from lcc.evaluation.evaluate import evaluate
from lcc.excel.form.layout import Layout
from lcc.excel.tender_book.book import BIDS, write_book
from lcc.excel.tender_book.layout import tender_layout
from lcc.excel.untrusted.opening import loaded
from lcc.intake.submissions import Submissions, read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import read_book

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=make.EXAMPLES)
def submissions(request: pytest.FixtureRequest) -> Submissions:
    return make.example(request.param)


@pytest.fixture(scope="module")
def books(submissions: Submissions) -> dict[str, bytes]:
    bids = [one.bid for one in submissions.bids]
    return {language: write_book(submissions.tender, language, bids=bids) for language in LANGUAGES}


@pytest.fixture
def book(books: dict[str, bytes]) -> Workbook:
    return loaded(books["en"])


def cell_of(*key: Any, layout: Layout | None = None) -> str:
    """Return where the sheet of the tender asks something."""
    for cell in (layout or tender_layout("en")).inputs:
        if cell.input and cell.input.key == key:
            return f"{chr(65 + cell.column)}{cell.row + 1}"
    raise AssertionError(f"{key} is not asked")


def problems(book: Workbook) -> list[tuple[str | None, str | None, str]]:
    with pytest.raises(InputRefusedError) as refused:
        read_book(book, "book.xlsx")
    return [(one.origin.sheet, one.origin.cell, worded(one).expected.say(str)) for one in refused.value.problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_reads_back_as_the_same(
    submissions: Submissions, books: dict[str, bytes], language: str
) -> None:
    found = read_book(loaded(books[language]), "book.xlsx")
    assert found.tender == submissions.tender
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], submissions.scores)
    assert make.outcome(again) == make.outcome(make.compared(submissions))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted(shipped.templates()))
def test_every_template_starts_a_book(template: str, language: str) -> None:
    tender = read_tender(shipped.template_file(template, language))
    book = loaded(write_book(tender, language))
    assert len([sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]) == 1 + BIDS
    found = read_book(book, "book.xlsx")
    assert (found.tender, found.bids) == (tender, ())


def test_what_a_purchaser_changes_counts(submissions: Submissions, book: Workbook) -> None:
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


def test_what_is_wrong_is_named_by_sheet_and_cell(book: Workbook) -> None:
    sheet = book["Tender"]
    sheet[cell_of("horizon_years")] = "ten"
    sheet[cell_of("discount", "profile")] = None
    sheet[cell_of("discount", "basis")] = "real"
    sheet[cell_of("items", 0, "quantity")] = -1
    sheet[cell_of("base_date")] = "next year"
    found = problems(book)
    assert ("Tender", cell_of("horizon_years"), "a number") in found
    assert ("Tender", cell_of("discount", "rate"), "a value") in found
    assert ("Tender", cell_of("items", 0, "quantity"), "a number of at least 0") in found
    assert ("Tender", cell_of("base_date"), "a date") in found


def test_a_tender_that_asks_something_else_needs_new_sheets_for_its_bids(
    submissions: Submissions, book: Workbook
) -> None:
    row = len(submissions.tender.items)
    for name, value in (("id", "more"), ("name", "More"), ("quantity", 1), ("unit", "piece")):
        book["Tender"][cell_of("items", row, name)] = value
    found = problems(book)
    assert {(cell, expected) for _sheet, cell, expected in found} == {
        ("A1", "a sheet that asks for what the tender has now: items, lots, criteria, resources, phases, VAT")
    }
    assert len(found) == len(submissions.bids)


def test_a_sheet_can_be_copied_for_one_more_bid(book: Workbook) -> None:
    copy = book.copy_worksheet(book["Bid 1"])
    copy["C7"] = "One more"
    found = read_book(book, "book.xlsx")
    assert "One more" in [bid.name for bid, _origins in found.bids]


def test_the_name_of_an_item_follows_the_tender(submissions: Submissions, book: Workbook) -> None:
    formulas = [cell.value for row in book["Bid 1"].iter_rows() for cell in row if cell.data_type == "f"]
    formulas = [formula for formula in formulas if not str(formula).startswith("=IF(")]
    assert len(formulas) == len(submissions.tender.items)
    assert formulas[0] == f"=\"Item 1: \"&'Tender'!{cell_of('items', 0, 'name')}"


def test_where_a_number_came_from_is_beside_it() -> None:
    from lcc.intake.records import load_file
    from lcc.interchange.yaml_file import comments
    from lcc.model import Tender

    file = shipped.template_file("reusable-cups", "nl")
    tender, origins = load_file(file, Tender)
    book = load_workbook(io.BytesIO(write_book(tender, "nl", comments(file.read_text(), origins))))
    said = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("Vlaams-Brabant" in text and "emissiefactor illustratief" in text for text in said)
    assert any("Werkgroep discontovoet 2025" in text for text in said)


SETTLED: dict[str, Any] = {
    "residual_value": "annuity",
    "contracts_end_at_horizon": True,
    "yearly_fees_fall": "start",
    "method": 2,
    "indices": {"labour": 0.03},
    "open_indices": {"use": ["general", "labour"], "residual_value": ["fixed"]},
    "vat": {
        "treatment": "cost",
        "rates": {"standard": 0.21, "reduced": 0.09},
        "by_phase": {"purchase": "standard", "use": "reduced"},
    },
    "items": [
        {"id": "cup", "name": "Cup", "quantity": 5, "unit": "piece", "use_per_year": 20, "longest_life_years": 7.5,
         "return_rate": 0.85, "loss_per_trip": 0.02},
        {"id": "paper", "name": "Paper", "quantity": 3, "unit": "tonne", "revenue": True},
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_authority_sets_reads_back_as_the_same(language: str) -> None:
    tender = make.tender(**SETTLED)
    book = loaded(write_book(tender, language))
    assert read_book(book, "book.xlsx").tender.model_dump() == tender.model_dump()


def test_what_the_authority_sets_can_be_filled_in() -> None:
    tender = make.tender(
        indices={"labour": 0.03}, vat={"treatment": "cost", "rates": {"standard": 0.21, "low": 0.09}}
    )
    book = load_workbook(io.BytesIO(write_book(tender, "en")))
    values: dict[tuple[Any, ...], Any] = {
        ("residual_value",): "annuity", ("contracts_end_at_horizon",): "yes",
        ("yearly_fees_fall",): "middle of the year",
        ("open_indices", "maintenance"): "labour; general", ("vat", "by_phase", "use"): "low", ("method",): 2,
        ("items", 0, "longest_life_years"): 12, ("items", 0, "return_rate"): 0.8, ("items", 0, "loss_per_trip"): 0.1,
        ("items", 0, "revenue"): "yes",
    }  # fmt: skip
    for key, value in values.items():
        book["Tender"][cell_of(*key)] = value
    found = read_book(book, "book.xlsx").tender
    assert (found.residual_value, found.contracts_end_at_horizon, found.yearly_fees_fall) == (
        "annuity",
        True,
        "middle",
    )
    assert found.open_indices == {"maintenance": ["labour", "general"]}
    assert found.vat.by_phase == {"use": "low"}
    [item] = found.items
    assert (item.longest_life_years, item.return_rate, item.loss_per_trip, item.revenue) == (12, 0.8, 0.1, True)


def test_what_the_authority_sets_wrong_is_named_by_its_cell() -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(indices={"labour": 0.03}), "en")))
    values: dict[tuple[Any, ...], Any] = {
        ("open_indices", "use"): "wages", ("items", 0, "return_rate"): 1.5, ("items", 0, "longest_life_years"): 0.01,
    }  # fmt: skip
    for key, value in values.items():
        book["Tender"][cell_of(*key)] = value
    found = {cell: expected for _sheet, cell, expected in problems(book)}
    assert found[cell_of("items", 0, "return_rate")] == "a number of at most 1"
    assert found[cell_of("items", 0, "longest_life_years")] == "at least one month"
    for key in (("items", 0, "return_rate"), ("items", 0, "longest_life_years")):
        book["Tender"][cell_of(*key)] = None
    [(_sheet, cell, expected)] = problems(book)
    assert (cell, expected) == (
        cell_of("open_indices", "use"), "one of the tender's indices: general, fixed, labour",
    )  # fmt: skip


def test_the_rows_about_an_item_say_which_one_it_is() -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(), "en")))
    beside = f"B{cell_of('items', 0, 'return_rate')[1:]}"
    name = cell_of("items", 0, "name")
    assert book["Tender"][beside].value == f'=IF({name}="","Row 1",{name})'


def test_a_bid_can_answer_what_the_tender_in_the_same_book_sets() -> None:
    """Who pays for what falls short is asked before the tender says that anything does."""
    tender = make.tender()
    deposit = {
        "kind": "deposit",
        "deposit": 10.0,
        "cycle_months": 12,
        "return_rate": 0.9,
        "covers_shortfall": True,
    }
    book = load_workbook(io.BytesIO(write_book(tender, "en", bids=[make.bid(make.offer(deposit))])))
    book["Tender"][cell_of("items", 0, "return_rate")] = 0.5
    [(bid, _origins)] = read_book(book, "book.xlsx").bids
    assert bid.offers[0].business_model.model_dump()["covers_shortfall"] is True
