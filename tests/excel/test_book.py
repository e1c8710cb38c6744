"""A tender and bids that are filled in by hand in one workbook."""

import datetime
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from books import problems, type_in, where
from lcc.evaluation.evaluate import evaluate
from lcc.excel.tender_book.book import EMPTY_BIDS, write_book
from lcc.excel.untrusted.opening import loaded
from lcc.intake.submissions import Submissions, read, read_tender
from lcc.language import LANGUAGES
from lcc.library import shipped
from readers import read_book

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=make.EXAMPLES)
def submissions(request: pytest.FixtureRequest) -> Submissions:
    folder = shipped.examples()[request.param]
    scores = folder / "scores.yaml"
    return read(folder / "tender.yaml", [folder / "bids-as-yaml"], scores_file=scores if scores.exists() else None)


@pytest.fixture(scope="module")
def books(submissions: Submissions) -> dict[str, bytes]:
    bids = [one.bid for one in submissions.bids]
    return {language: write_book(submissions.tender, language, bids=bids) for language in LANGUAGES}


@pytest.fixture
def book(books: dict[str, bytes]) -> Workbook:
    return loaded(books["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_reads_back_as_the_same(
    submissions: Submissions, books: dict[str, bytes], language: str
) -> None:
    found = read_book(loaded(books[language]), "book.xlsx")
    assert found.tender == submissions.tender
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], submissions.scores)
    assert make.outcome(again) == make.outcome(make.compared(submissions))


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("template", make.EACH_TEMPLATE)
def test_every_template_starts_a_book(template: str, language: str) -> None:
    tender = read_tender(shipped.template_file(template, language))
    book = loaded(write_book(tender, language))
    assert [sheet for sheet in book.worksheets if str(sheet["A1"].value).startswith("lcc bid ")] == []
    found = read_book(book, "book.xlsx")
    assert (found.tender, found.bids) == (tender, ())


def test_a_book_for_bids_that_are_typed_over_has_sheets_for_them(submissions: Submissions) -> None:
    book = loaded(write_book(submissions.tender, "en", more=["bids"]))
    assert len([one for one in book.worksheets if one.title.startswith("Bid ")]) == EMPTY_BIDS
    assert read_book(book, "book.xlsx").bids == ()


def test_what_a_purchaser_changes_counts(submissions: Submissions, book: Workbook) -> None:
    typed = {
        ("items", 0, "quantity"): 77,
        ("items", 0, "name"): "Another name",
        ("horizon_years",): 9,
        ("base_date",): datetime.date(2028, 3, 1),
        ("discount", "rate"): None,
        ("discount", "basis"): None,
        ("discount", "profile"): "NL-2020-standard",
    }
    found = read_book(type_in(book, typed), "book.xlsx")
    assert (found.tender.items[0].quantity, found.tender.items[0].name) == (77, "Another name")
    assert (found.tender.horizon_years, found.tender.base_date) == (9, datetime.date(2028, 3, 1))
    assert (found.tender.discount.profile, found.tender.discount.rate) == ("NL-2020-standard", 0.0225)
    assert len(found.bids) == len(submissions.bids)


def test_what_is_wrong_is_named_by_sheet_and_cell(book: Workbook) -> None:
    typed = {
        ("horizon_years",): "ten",
        ("discount", "profile"): None,
        ("discount", "basis"): "real",
        ("items", 0, "quantity"): -1,
        ("base_date",): "next year",
    }
    places, found = where(book), problems(type_in(book, typed))
    assert (*places["horizon_years",], "a number in digits") in found
    assert (*places["discount", "rate"], "a value") in found
    assert (*places["items", 0, "quantity"], "a number of at least 0") in found
    assert (*places["base_date",], "a date") in found


MORE = {"name": "More", "quantity": 1, "unit": "piece"}


def test_a_tender_that_asks_something_else_needs_new_sheets_for_its_bids(
    submissions: Submissions, book: Workbook
) -> None:
    row = len(submissions.tender.items)
    by_use = {"use_per_year": 10} if submissions.tender.business_models == ["pay_per_use"] else {}
    found = problems(type_in(book, {("items", row, name): value for name, value in (MORE | by_use).items()}))
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
    formulas = [formula for formula in dict.fromkeys(formulas) if not str(formula).startswith("=IF(")]
    assert len(formulas) == len(submissions.tender.items)
    assert formulas[0] == f"=\"Item 1: \"&'Tender'!{where(book)['items', 0, 'name'][1]}"


def test_where_a_number_came_from_is_beside_it() -> None:
    from lcc.intake.records import load_file
    from lcc.interchange.yaml_file import comments
    from lcc.model import Tender

    file = shipped.template_file("reusable-cups", "nl")
    tender, origins = load_file(file, Tender)
    book = load_workbook(io.BytesIO(write_book(tender, "nl", comments(file.read_text(), origins))))
    said = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
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
         "return_rate": 0.85, "loss_per_trip": 0.02,
         "facts": ["reusable_cups.cup.price", "reusable_cups.cup.deposit@stimular"]},
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
    book = loaded(write_book(tender, "en"))
    values: dict[tuple[Any, ...], Any] = {
        ("residual_value",): "annuity", ("contracts_end_at_horizon",): "yes",
        ("yearly_fees_fall",): "middle of the year",
        ("open_indices", "maintenance"): "labour; general", ("vat", "by_phase", "use"): "low", ("method",): 2,
        ("items", 0, "longest_life_years"): 12, ("items", 0, "return_rate"): 0.8, ("items", 0, "loss_per_trip"): 0.1,
        ("items", 0, "revenue"): "yes", ("items", 0, "facts"): "ict.monitor.life; ict.monitor.co2_making@ademe",
    }  # fmt: skip
    found = read_book(type_in(book, values), "book.xlsx").tender
    assert (found.residual_value, found.contracts_end_at_horizon, found.yearly_fees_fall) == (
        "annuity",
        True,
        "middle",
    )
    assert found.open_indices == {"maintenance": ["labour", "general"]}
    assert found.vat.by_phase == {"use": "low"}
    [item] = found.items
    assert (item.longest_life_years, item.return_rate, item.loss_per_trip, item.revenue) == (12, 0.8, 0.1, True)
    assert item.facts == ["ict.monitor.life", "ict.monitor.co2_making@ademe"]


def test_what_the_authority_sets_wrong_is_named_by_its_cell() -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(indices={"labour": 0.03}), "en")))
    values: dict[tuple[Any, ...], Any] = {
        ("open_indices", "use"): "wages", ("items", 0, "return_rate"): 1.5, ("items", 0, "longest_life_years"): 0.01,
        ("items", 0, "facts"): "ict.monitor.lives",
    }  # fmt: skip
    places = where(type_in(book, values))
    found = {(sheet, cell): expected for sheet, cell, expected in problems(book)}
    assert found[places["items", 0, "return_rate"]] == "a percentage of at most 100 %"
    assert found[places["items", 0, "longest_life_years"]] == "at least one month"
    assert found[places["items", 0, "facts"]].startswith("one of: ict.monitor.life")
    type_in(book, {("items", 0, name): None for name in ("return_rate", "longest_life_years", "facts")})
    assert problems(book) == [
        (*places["open_indices", "use"], "one of the tender's indices: general, fixed, labour"),
    ]


def test_the_rows_about_an_item_say_which_one_it_is() -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(), "en")))
    places = where(book)
    sheet, cell = places["items", 0, "return_rate"]
    name = f"'Tender'!{places['items', 0, 'name'][1]}"
    assert book[sheet][f"B{cell[1:]}"].value == f'=IF({name}="","Row 1",{name})'


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
    type_in(book, {("items", 0, "return_rate"): 0.5})
    [(bid, _origins)] = read_book(book, "book.xlsx").bids
    assert bid.offers[0].business_model.model_dump()["covers_shortfall"] is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_bears_the_cost_what_letters_say_and_figures_of_its_own_are_in_a_book(language: str) -> None:
    letters = {"reference": "Z2027-001", "signatory": "A. Jansen", "standstill_days": 25}
    tender = make.tender(
        cost_centres={"Wijkbeheer": 0.6, "Sport": 0.4}, letters=letters, own_figures=["A2", "EU-better-regulation"],
        items=[
            {"id": "gym", "name": "Gym", "quantity": 1, "unit": "piece", "cost_centres": {"Sport": 0.25, "Zorg": 0.75}}
        ],
    )  # fmt: skip
    content = write_book(tender, language)
    assert read_book(loaded(content), "book.xlsx").tender == tender


@pytest.mark.parametrize(("language", "shown"), [("nl", "dd-mm-yyyy"), ("en", "yyyy-mm-dd")])
def test_dates_are_shown_as_their_reader_writes_them(language: str, shown: str) -> None:
    book = load_workbook(io.BytesIO(write_book(make.tender(), language, more=["bids"])))
    dates = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "is_date", False)
    ]
    assert {cell.number_format for cell in dates} == {shown}
    assert any(cell.value for cell in dates)
