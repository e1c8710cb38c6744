"""A comparison that was written reads back as it was; what a purchaser changed counts, what is ours is guarded."""

import io
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook

import circularity_cases
import fees
import make
import strategies
from effort import of_a_hundred
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.changes import ChangeColumns
from lcc.excel.comparison.read import Comparison, read_comparison
from lcc.excel.comparison.sheets import assumptions, bid_inputs
from lcc.excel.comparison.write import write_comparison
from lcc.intake.submissions import Submissions, read
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.model.result import Result
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded

pytestmark = pytest.mark.slow


STREET_FURNITURE = "street-furniture"


@pytest.fixture(scope="module")
def submissions() -> Submissions:
    return make.example(STREET_FURNITURE)


@cache
def written(example: str, language: str) -> bytes:
    return write_comparison(make.compared(make.example(example)), language=language)


def comparison(example: str = STREET_FURNITURE, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(written(example, language)))


def row_of(book: Workbook, sheet: str, key: str, bidder: str | None = None) -> int:
    """Return the row of a field, found as a purchaser finds it: by bidder and key."""
    for row in book[sheet].iter_rows():
        texts = [cell.value for cell in row]
        if key in texts and (bidder is None or texts[0] == bidder):
            return int(row[0].row or 0)
    raise AssertionError(f"{key} is not on sheet {sheet}")


def scored(found: Comparison) -> Result:
    return make.outcome(evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores))


def problems(book: Workbook) -> list[str]:
    with pytest.raises(InputRefusedError) as refused:
        read_comparison(book)
    return [worded(problem).say(str) for problem in refused.value.problems]


@given(case=strategies.comparisons())
@of_a_hundred(60)
def test_what_is_written_reads_back_as_the_same(case: tuple[Tender, list[Bid]]) -> None:
    tender, bids = case
    evaluation = evaluate(tender, bids)
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="nl")))
    assert scored(read_comparison(book)) == make.outcome(evaluation)


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("example", make.EACH_EXAMPLE)
def test_the_examples_read_back_as_the_same(example: str, language: str) -> None:
    submissions = make.example(example)
    found = read_comparison(comparison(example, language))
    assert found.language == language
    assert found.tender == found.tender_as_submitted == submissions.tender
    assert scored(found) == make.outcome(make.compared(submissions))


@pytest.mark.parametrize("language", LANGUAGES)
def test_passports_and_targets_read_back_as_the_same(language: str) -> None:
    evaluation = evaluate(circularity_cases.tender(), circularity_cases.bids())
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language=language)))
    assert scored(read_comparison(book)) == make.outcome(evaluation)


def test_prices_that_no_bid_uses_stay_where_they_stand() -> None:
    rules = circularity_cases.TENDER["circularity"]
    prices = {"zinc": 1.0, **rules["material_prices"], "brass": 2.0}
    tender = circularity_cases.tender(circularity=rules | {"material_prices": prices})
    evaluation = evaluate(tender, circularity_cases.bids())
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="nl")))
    found = read_comparison(book).tender.circularity
    assert found is not None
    assert list(found.material_prices) == list(prices)


def test_a_published_target_that_is_edited_is_one_of_the_authority() -> None:
    evaluation = evaluate(circularity_cases.tender(), circularity_cases.bids())
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    book["Assumptions"].cell(row_of(book, "Assumptions", "circularity.targets[0].at_least"), 2, 0.8)
    rules = read_comparison(book).tender.circularity
    assert rules is not None
    assert (rules.targets[0].published, rules.targets[0].at_least) == (None, 0.8)


def test_an_assumption_a_price_a_life_and_a_name_can_be_changed(submissions: Submissions) -> None:
    book, bidder = comparison(), "Hardhout BV"
    book["Assumptions"].cell(row_of(book, "Assumptions", "inflation"), 2, 0.031)
    book["Assumptions"].cell(row_of(book, "Assumptions", "discount.basis"), 2, "nominal")
    book["Bids"].cell(row_of(book, "Bids", "offers[0].business_model.price", bidder), 4, 1234.5)
    book["Bids"].cell(row_of(book, "Bids", "offers[0].business_model.service_life_years", bidder), 4, 12)
    book["All fields"].cell(row_of(book, "All fields", "horizon_years"), 3, 24)
    book["All fields"].cell(row_of(book, "All fields", "bidder.name", bidder), 3, "Hardhout Holding")
    found = read_comparison(book)
    assert (found.tender.inflation, found.tender.discount.basis, found.tender.horizon_years) == (
        0.031,
        "nominal",
        24,
    )
    [changed] = [bid for bid, _origins in found.bids if bid.name == "Hardhout Holding"]
    assert changed.offers[0].business_model.model_dump(include={"price", "service_life_years"}) == {
        "price": 1234.5,
        "service_life_years": 12.0,
    }
    assert found.tender_as_submitted == submissions.tender
    assert found.submitted["", ("inflation",)] == submissions.tender.inflation
    assert ("Hardhout Holding", ("bidder", "name")) in found.submitted


@pytest.mark.parametrize(
    ("language", "counts"), [("en", "counts in the comparison"), ("nl", "telt mee in de vergelijking")]
)
def test_whether_what_users_pay_counts_and_shares_of_classes_can_be_changed(language: str, counts: str) -> None:
    tender = make.tender(items=[fees.PAPER | {"fees_paid_by": "users"}], users_cost="shown")
    bids = [fees.by_quality(-70.0, 45.0)]
    book = load_workbook(io.BytesIO(write_comparison(evaluate(tender, bids), language=language)))
    sheet = book["Assumptions" if language == "en" else "Uitgangspunten"]
    for key, value in (
        ("users_cost", counts),
        ("items[0].qualities.clean", 0.5),
        ("items[0].qualities.dirty", 0.5),
    ):
        sheet.cell(row_of(book, sheet.title, key), assumptions.VALUE + 1).value = value
    found = read_comparison(book).tender
    assert (found.users_cost, found.items[0].qualities) == ("counts", {"clean": 0.5, "dirty": 0.5})
    sheet.cell(row_of(book, sheet.title, "items[0].qualities.dirty"), assumptions.VALUE + 1).value = 0.6
    assert "100 %" in problems(book)[0]


def test_where_a_number_stands_is_its_cell() -> None:
    book = comparison()
    row = row_of(book, "Bids", "offers[0].business_model.price", "Hardhout BV")
    found = read_comparison(book)
    [origins] = [origins for bid, origins in found.bids if bid.name == "Hardhout BV"]
    origin = origins["offers", 0, "business_model", "price"]
    assert (origin.sheet, origin.cell) == ("Bids", f"D{row}")


def test_a_bid_that_does_not_count_is_left_out(submissions: Submissions) -> None:
    book = comparison()
    book["All fields"].cell(row_of(book, "All fields", "counts", "Hardhout BV"), 3, "no")
    names = [bid.name for bid, _origins in read_comparison(book).bids]
    assert len(names) == len(submissions.bids) - 1
    assert "Hardhout BV" not in names


def test_what_was_submitted_stays_beside_what_is_scored() -> None:
    """Changed, scored, changed and scored again: the workbook goes on saying what the bidder wrote."""
    book, key = comparison(), "offers[0].business_model.service_life_years"
    row = row_of(book, "Bids", key, "Hardhout BV")
    before: Any = book["Bids"].cell(row, 6).value
    book["Bids"].cell(row, 4, before + 1)
    for _turn in range(2):
        found = read_comparison(book)
        evaluation = evaluate(found.tender, [bid for bid, _origins in found.bids])
        content = write_comparison(evaluation, language="en", submitted=found.submitted)
        book = load_workbook(io.BytesIO(content))
    row = row_of(book, "Bids", key, "Hardhout BV")
    assert (book["Bids"].cell(row, 4).value, book["Bids"].cell(row, 6).value) == (before + 1, before)
    shown = load_workbook(io.BytesIO(content), data_only=True)
    assert shown["Bids"].cell(row, 7).value == "changed"
    assert "Values that differ from the tender and the bids: 1." in [cell.value for cell in shown["Summary"]["A"]]


def test_a_published_rate_that_is_edited_loses_its_name() -> None:
    tender = make.tender(discount={"profile": "NL-2020-standard"})
    book = load_workbook(io.BytesIO(write_comparison(evaluate(tender, [make.bid(make.offer(make.purchase()))]))))
    book["Uitgangspunten"].cell(row_of(book, "Uitgangspunten", "discount.rate"), 2, 0.04)
    found = read_comparison(book)
    assert (found.tender.discount.profile, found.tender.discount.rate) == (None, 0.04)


def edit(sheet: str, cell: str, value: Any) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("Summary", "D9", 1.0), "sheet Summary, cell D9"),
        (edit("Cash flows", "O5", "=1"), "sheet Cash flows, cell O5"),
        (edit("Cash flows", "O5", "#REF!"), "sheet Cash flows, cell O5"),
        (edit("Timeline", "D9", "=C9"), "sheet Timeline, cell D9"),
        (edit("Assumptions", "B6", "=0.01+0.01"), "a value, not a formula"),
        (edit("Assumptions", "B6", "2,25"), "sheet Assumptions, cell B6"),
        (edit("Assumptions", "B6", None), "sheet Assumptions, cell B6"),
        (edit("Assumptions", "B6", 225), "sheet Assumptions, cell B6"),
        (edit("All fields", "C5", None), "sheet All fields, cell C5"),
        (lambda book: book.remove(book["Timeline"]), "a sheet named Timeline"),
        (lambda book: book.remove(book["Bids"]), "a sheet named Bids"),
        (lambda book: book["Bids"].delete_rows(8), "sheet Bids, cell"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_ours_is_guarded(change: Callable[[Workbook], None], said: str) -> None:
    book = comparison()
    if said.endswith("All fields, cell C5"):
        said = f"sheet All fields, cell C{row_of(book, 'All fields', 'horizon_years')}"
        edit("All fields", said.rpartition(" ")[2], None)(book)
    else:
        change(book)
    assert any(said in problem for problem in problems(book))


def test_what_a_purchaser_adds_is_left_alone(submissions: Submissions) -> None:
    book = comparison()
    book.create_sheet("Notes")["A1"] = "=Summary!D9*2"
    book["Summary"]["D9"].comment = Comment("Discussed on Monday", "purchaser")
    book["Bids"]["D7"].fill = PatternFill("solid", fgColor="00FF00")
    book["Bids"]["N7"] = "my own column"
    assert scored(read_comparison(book)) == make.outcome(
        evaluate(submissions.tender, [one.bid for one in submissions.bids])
    )


def test_an_older_layout_is_said_so() -> None:
    book = comparison()
    book["All fields"]["A3"] = "lcc comparison 0 en method 2"
    [problem] = problems(book)
    assert "Make it again with this version of the program" in problem


@pytest.mark.parametrize(("mark", "method"), [("lcc comparison 1 en", 1), ("lcc comparison 1 en method 3", 3)])
def test_a_comparison_of_another_method_is_not_ranked_again(mark: str, method: int) -> None:
    book = comparison()
    book["All fields"]["A3"] = mark
    [problem] = problems(book)
    assert f"made by method {method}, " in problem
    assert "Its inputs are scored again" in problem


@pytest.mark.parametrize("found", ["x", "=1+1", "#N/A", True, date(2027, 1, 1), time(3, 4), timedelta(hours=30)])
@pytest.mark.parametrize(
    ("sheet", "key", "column"),
    [
        ("Assumptions", "inflation", assumptions.COLUMNS),
        ("Bids", "offers[0].business_model.price", bid_inputs.COLUMNS),
    ],
)
def test_what_was_submitted_can_only_be_a_number_where_one_was_scored(
    sheet: str, key: str, column: ChangeColumns, found: Any
) -> None:
    """Found by the fuzzer: sheets are written again with what stands there, so that it had to be one."""
    book = comparison()
    cell = book[sheet].cell(row_of(book, sheet, key), column.submitted + 1)
    assert isinstance(cell.value, int | float)
    cell.value = found
    [problem] = problems(book)
    assert f"sheet {sheet}, cell {cell.coordinate}" in problem
    assert "expected: a number" in problem


def test_another_bid_can_be_scored_beside_it(submissions: Submissions, tmp_path: Path) -> None:
    """A form made for the tender still fits after the tender was changed in the workbook."""
    *others, last = submissions.bids
    evaluation = evaluate(submissions.tender, [one.bid for one in others])
    book = load_workbook(io.BytesIO(write_comparison(evaluation, language="en")))
    book["Assumptions"].cell(row_of(book, "Assumptions", "inflation"), 2, 0.05)
    book.save(tmp_path / "comparison.xlsx")
    (tmp_path / "late.xlsx").write_bytes(write_form(submissions.tender, "en", last.bid))
    found = read(tmp_path / "comparison.xlsx", [tmp_path / "late.xlsx"])
    assert found.tender.inflation == 0.05
    assert {one.bid.name for one in found.bids} == {one.bid.name for one in submissions.bids}
    assert [file.file.rpartition("/")[2] for file in found.inputs] == ["comparison.xlsx", "late.xlsx"]
