"""The bid form: what is written is what is read, and what was tampered with is named by its cell."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.workbook import Workbook

import make
import strategies
from effort import of_a_hundred
from form_cells import by_key, cell_at
from lcc.excel.bid_form.fields import BidFields
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.spots import spots_of
from lcc.excel.bid_form.write import write_form
from lcc.excel.form.layout import Layout
from lcc.excel.form.mark import Mark
from lcc.intake.submissions import Submissions
from lcc.language import LANGUAGES, Text
from lcc.model import Bid, Tender
from lcc.record.problem import InputRefusedError
from lcc.record.version import LAYOUT
from lcc.words.problems import worded
from readers import read_form, words_in_form


@st.composite
def tender_and_bid(draw: st.DrawFn) -> tuple[Tender, Bid]:
    tender = draw(strategies.tenders())
    return tender, draw(strategies.bids(tender))


def without_defaults(bid: Bid) -> Any:
    """Return what a bid says, whether or not it says a default aloud."""
    plain = bid.model_dump(exclude_defaults=True)
    for offer in plain["offers"]:
        for cost in offer.get("costs", []):
            cost.pop("yearly", None)
    return to_fifteen_digits(plain)


def to_fifteen_digits(value: Any) -> Any:
    """Return plain values as precisely as a workbook holds them."""
    if isinstance(value, dict):
        return {name: to_fifteen_digits(part) for name, part in value.items()}
    if isinstance(value, list):
        return [to_fifteen_digits(part) for part in value]
    return float(f"{value:.14g}") if isinstance(value, float) else value


def with_effect(tender: Tender, bid: Bid) -> Bid:
    """Return the bid without what has no effect in the tender: a form has no cells for it."""
    idle = {"purchase_option"} if tender.purchase_options == "not_exercised" else set()
    idle |= set() if tender.carbon_price else {"carbon"}
    idle |= set() if tender.mki else {"mki"}
    idle |= set() if tender.contracts_end_at_horizon else {"early_end_cost"}

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: kept(part) for name, part in value.items() if name not in idle and part != []}
        return [kept(part) for part in value] if isinstance(value, list) else value

    def without_idle_vat(part: dict[str, Any], *at: str | int) -> None:
        for name in {"vat", "deposit_vat"} & {*part}:
            if not asks.asks_vat(("offers", 0, *at, name)):
                del part[name]

    asks = BidFields(tender, Mark("form", LAYOUT, "en"))
    plain = kept(bid.model_dump(exclude_unset=True))
    for offer in plain["offers"]:
        item, model = tender.item(offer["item"]), offer["business_model"]
        without_idle_vat(model, model["kind"])
        without_idle_vat(offer.get("end_of_life", {}), "end_of_life")
        for table in ("costs", "take_back"):
            for row, part in enumerate(offer.get(table, [])):
                without_idle_vat(part, table, row)
        if (item.return_rate if model["kind"] == "deposit" else item.loss_per_trip) is None:
            model.pop("covers_shortfall", None)
    return Bid.model_validate(plain)


@of_a_hundred(40)
@given(tender_and_bid(), st.sampled_from(LANGUAGES))
def test_a_form_filled_in_from_a_bid_reads_as_that_bid(case: tuple[Tender, Bid], language: str) -> None:
    tender, bid = case
    bid = with_effect(tender, bid)
    read, origins = read_form(write_form(tender, language, bid), "form.xlsx", tender)
    assert without_defaults(read) == without_defaults(bid)
    kinds = [offer.business_model.model_fields_set for offer in bid.offers]
    assert [offer.business_model.model_fields_set for offer in read.offers] == kinds
    assert all(origin.cell for origin in origins.values())


def test_the_same_input_gives_the_same_bytes(worked_example: Submissions) -> None:
    bid = worked_example.bids[0].bid
    assert write_form(worked_example.tender, "nl", bid) == write_form(worked_example.tender, "nl", bid)


def test_only_the_input_cells_are_unlocked_and_each_number_has_a_unit(worked_example: Submissions) -> None:
    book = load_workbook(io.BytesIO(write_form(worked_example.tender, "nl")))
    for layout in form_layout(worked_example.tender, "nl").sheets:
        inputs, sheet = {cell.place for cell in layout.inputs}, book[layout.sheet]
        assert sheet.protection.sheet
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.protection.locked != ((cell.row, cell.column) in inputs), cell.coordinate
        has_units(sheet, layout)


def has_units(sheet: Any, layout: Layout) -> None:
    """Hold each number outside tables, and each amount of a cost, to the unit beside it."""
    for spec in layout.inputs:
        if not spec.input or spec.input.kind not in ("number", "whole", "share"):
            continue
        beside_heading = spec.input.key[-1] in ("years", "warranty_years") or any(
            isinstance(step, int) for step in spec.input.key[-2:-1]
        )
        if not beside_heading or (spec.input.key[2:3] == ("costs",) and spec.input.key[-1] == "amount"):
            assert sheet.cell(spec.row + 1, spec.column + 2).value, spec.input.key


def test_help_never_shows_what_python_calls_nothing(worked_example: Submissions) -> None:
    texts = [str(cell.value) for cell in form_layout(worked_example.tender, "en").cells]
    texts += [cell.input.help for cell in form_layout(worked_example.tender, "en").inputs if cell.input]
    assert not [text for text in texts if "Undefined" in text or text.endswith("None.")]


def test_choices_have_a_list_in_the_cell(worked_example: Submissions) -> None:
    sheet = load_workbook(io.BytesIO(write_form(worked_example.tender, "en"))).worksheets[0]
    lists = {
        cell: rule.formula1
        for rule in sheet.data_validations.dataValidation
        for cell in str(rule.sqref).split()
        if rule.type == "list"
    }
    layout = form_layout(worked_example.tender, "en")
    [kind] = [cell for cell in layout.inputs if cell.input and cell.input.key == ("offers", 0, "kind")]
    assert lists[f"C{kind.row + 1}"] == '"Buy,Buy with buy-back,Lease,Deposit"'


def test_choices_that_do_not_fit_in_the_cell_go_to_a_sheet(worked_example: Submissions) -> None:
    many = {f"index, number {i}": 0.01 for i in range(40)}
    tender = Tender.model_validate({**worked_example.tender.model_dump(), "indices": {"labour": 0.03, **many},
        "resources": {}})  # fmt: skip
    bid = Bid.model_validate(worked_example.bids[0].bid.model_dump())
    workbook = load_workbook(io.BytesIO(write_form(tender, "en", bid)))
    assert sorted(sheet.sheet_state for sheet in workbook.worksheets) == ["hidden", "visible", "visible"]
    assert read_form(write_form(tender, "en", bid), "form.xlsx", tender)[0].bidder == bid.bidder


Edit = Callable[[Workbook, dict[str, str]], None]


def tampered(submissions: Submissions, edit: Edit) -> list[tuple[str | None, str, str]]:
    """Return cell, found and expected of every problem after an edit of a filled-in form."""
    content = write_form(submissions.tender, "en", submissions.bids[0].bid)
    workbook = load_workbook(io.BytesIO(content))
    layout = form_layout(submissions.tender, "en")
    edit(workbook, by_key(layout))
    changed = io.BytesIO()
    workbook.save(changed)
    with pytest.raises(InputRefusedError) as refused:
        read_form(changed.getvalue(), "form.xlsx", submissions.tender)
    return [
        (one.origin.cell, worded(one).found.say(str), worded(one).expected.say(str))
        for one in refused.value.problems
    ]


def put(key: str, value: Any) -> Edit:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        cell_at(workbook, at[key]).value = value

    return edit


PRICE, PRICE_CELL = "offers/0/purchase/price", "C26"


@pytest.mark.parametrize(
    ("key", "value", "found", "expected"),
    [
        (PRICE, "=900+0", "formula '=900+0'", "a value, not a formula"),
        (PRICE, "1.234,56", "text '1.234,56'", "a number"),
        (PRICE, "1,234.56", "text '1,234.56'", "a number"),
        (PRICE, "0,92", "text '0,92'", "a number, not digits that are kept as text"),
        (PRICE, "zie bijlage", "text 'zie bijlage'", "a number in digits"),
        (PRICE, "ca. 900", "text 'ca. 900'", "one firm number"),
        (PRICE, True, "yes", "a number"),
        (PRICE, None, "nothing", "a value in this cell"),
        ("offers/0/purchase/resale_value", -5, "-5", "a number of at least 0"),
        ("offers/0/kind", "Huur", "text 'Huur'", "one of: Buy, Buy with buy-back, Lease, Deposit"),
        ("offers/0/kind", None, "nothing", "a value in this cell"),
        ("bidder/name", None, "nothing", "a value in this cell"),
        ("offers/0/lease/payment", 12, "12", "only the fields of the chosen business model (Buy)"),
        ("offers/0/purchase/service_life_years", 7.03, "7.03", "years that make a whole number of months"),
        ("offers/0/costs/0/phase", None, "nothing", "a value in this cell"),
        (
            "offers/0/costs/0/years",
            3,
            "3",
            "a number of years only beside 'every ... years', 'once, in year ...' or 'once in each life, in year ...'",
        ),
        (
            "offers/0/costs/1/years",
            None,
            "text 'every ... years'",
            "a number of years, or a year, in the cell beside it",
        ),
    ],
)
def test_what_stands_wrong_in_an_input_cell(
    worked_example: Submissions, key: str, value: object, found: str, expected: str
) -> None:
    cells: dict[str, str] = {}

    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        cells.update(at)
        put(key, value)(workbook, at)

    problems = tampered(worked_example, edit)
    assert (found, expected) in [problem[1:] for problem in problems]
    if "every ..." not in found:
        assert cells[key].rpartition("!")[2] in [problem[0] for problem in problems]


def test_a_date_is_no_number(worked_example: Submissions) -> None:
    import datetime

    problems = tampered(worked_example, put(PRICE, datetime.date(2027, 1, 2)))
    assert [problem[2] for problem in problems] == ["a number"]


def test_a_form_that_is_changed_beside_its_input_cells(worked_example: Submissions) -> None:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        sheet = workbook.worksheets[0]
        sheet["C12"] = "another code"
        sheet["K3"] = "a remark"
        sheet["B18"] = None
        sheet.row_dimensions[int(at[PRICE].rpartition("!")[2][1:])].hidden = True

    problems = tampered(worked_example, edit)
    assert [cell for cell, _found, _expected in problems] == ["K3", "C12", "B18", PRICE_CELL]
    assert problems[1][1:] == ("text 'another code'", "20, as the form was sent")
    assert problems[3][2] == "a row and column that can be seen"


def test_rows_and_columns_too_low_or_narrow_to_see(worked_example: Submissions) -> None:
    def flat(workbook: Workbook, at: dict[str, str]) -> None:
        workbook.worksheets[0].row_dimensions[int(at[PRICE].rpartition("!")[2][1:])].height = 0.1

    def narrow(workbook: Workbook, at: dict[str, str]) -> None:
        workbook.worksheets[0].column_dimensions["C"].width = 0.1

    for edit in (flat, narrow):
        assert "a row and column that can be seen" in [problem[2] for problem in tampered(worked_example, edit)]


def test_a_chart_sheet_is_no_traceback(worked_example: Submissions) -> None:
    content = write_form(worked_example.tender, "en", worked_example.bids[0].bid)
    workbook, changed = load_workbook(io.BytesIO(content)), io.BytesIO()
    workbook.create_chartsheet("chart", 0).add_chart(BarChart())
    workbook.save(changed)
    assert read_form(changed.getvalue(), "form.xlsx", worked_example.tender)[0] == worked_example.bids[0].bid


def test_hidden_columns_that_are_hidden_together(worked_example: Submissions) -> None:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        workbook.worksheets[0].column_dimensions.group("B", "D", hidden=True)

    assert ("a row and column that can be seen") in [problem[2] for problem in tampered(worked_example, edit)]


def test_a_cell_at_the_far_end_takes_no_time(worked_example: Submissions) -> None:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        workbook.worksheets[0]["XFD1048576"] = "far"
        workbook.create_sheet("mine")["XFD1048576"] = "away"

    [problem] = tampered(worked_example, edit)
    assert "XFD1048576" in str(problem)
    assert "cells from A1 to the last one" in str(problem)


def test_the_form_need_not_be_the_first_sheet(worked_example: Submissions) -> None:
    content = write_form(worked_example.tender, "en", worked_example.bids[0].bid)
    workbook, changed = load_workbook(io.BytesIO(content)), io.BytesIO()
    workbook.create_sheet("empty", 0)
    workbook.save(changed)
    assert read_form(changed.getvalue(), "form.xlsx", worked_example.tender)[0] == worked_example.bids[0].bid


def test_inserted_rows_and_columns_are_one_problem_that_names_the_place(worked_example: Submissions) -> None:
    def rows(workbook: Workbook, at: dict[str, str]) -> None:
        workbook.worksheets[0].insert_rows(38, amount=2)

    def columns(workbook: Workbook, _at: dict[str, str]) -> None:
        workbook.worksheets[0].insert_cols(4)

    assert [(cell, found) for cell, found, _expected in tampered(worked_example, rows)] == [
        ("A38", "what was in B38 stands in B40")
    ]
    [(cell, _found, expected)] = tampered(worked_example, columns)
    assert (cell, expected) == ("D1", "the columns as the form was sent: columns were inserted or deleted here")
    [(_cell, found, _expected)] = tampered(worked_example, lambda book, _at: book.worksheets[0].insert_cols(1))
    assert found == "the form, moved: what belongs in A1 stands in B1"


def test_a_wrong_business_model_is_one_problem_though_the_form_greys_its_blocks(
    worked_example: Submissions,
) -> None:
    [problem] = tampered(worked_example, put("offers/0/kind", "Huurkoop"))
    assert problem[1] == "text 'Huurkoop'"


def test_merged_cells_are_one_problem(worked_example: Submissions) -> None:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        row = at[PRICE].rpartition("!")[2][1:]
        workbook.worksheets[0].merge_cells(f"C{row}:D{row}")

    assert [found for _cell, found, _expected in tampered(worked_example, edit)] == [
        f"{PRICE_CELL}:D{PRICE_CELL[1:]}, merged"
    ]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("[$$-409]0.00", "[$$-409]0.00, which shows $, while amounts are in EUR"),
        ("0%", "0%, which shows 90,000%"),
        ('0.0,"k"', '0.0,"k", which shows thousands: 0.9'),
        (";;;", ";;;, which shows nothing"),
    ],
)
def test_a_number_format_that_shows_something_else_is_told_with_what_it_shows(
    worked_example: Submissions, number_format: str, expected: str
) -> None:
    def edit(workbook: Workbook, at: dict[str, str]) -> None:
        cell_at(workbook, at[PRICE]).value = 900
        cell_at(workbook, at[PRICE]).number_format = number_format

    [problem] = tampered(worked_example, edit)
    assert problem[2] == f"a cell that shows the number in it; its number format is {expected}"


def test_the_form_of_a_tender_that_was_changed_since_says_what_was_changed(worked_example: Submissions) -> None:
    content = write_form(worked_example.tender, "nl", worked_example.bids[0].bid)
    plain = worked_example.tender.model_dump()
    item = {**plain["items"][0], "quantity": 110}

    def refused_by(changes: dict[str, Any]) -> str:
        now = Tender.model_validate({**plain, **changes})
        with pytest.raises(InputRefusedError) as refused:
            read_form(content, "form.xlsx", now)
        [problem] = refused.value.problems
        return worded(problem).expected.say(str)

    changed = "the form of the tender as it is now. Changed since this one was made: "
    assert (
        refused_by({"items": [item, *plain["items"][1:]]})
        == f"{changed}Quantity of {item['name']}: was {plain['items'][0]['quantity']:g}, is now 110"
    )
    assert "Years compared: was 20, is now 21" in refused_by({"horizon_years": 21})


def test_a_change_that_asks_nothing_else_leaves_a_form_valid(worked_example: Submissions) -> None:
    bid = worked_example.bids[0].bid
    content, plain = write_form(worked_example.tender, "nl", bid), worked_example.tender.model_dump()
    notice = {"number": 1, "date": "2027-01-15", "text": "The benches can be delivered in May."}
    for changes, said in (
        ({"cpv": "39113600"}, []),
        ({"title": "Another title"}, []),
        ({"inflation": 0.03}, ["was 2 %, is now 3 %"]),
        ({"notices": [notice]}, ["notices_since"]),
    ):
        now = Tender.model_validate({**plain, **changes})
        layouts = layouts_of(now)
        read, _origins = read_form(content, "form.xlsx", now, layouts)
        assert read == bid
        remarks = words_in_form(open_form(content, layouts), now, layouts)
        words = [one for remark in remarks for one in (remark.code, *remark.context.values())]
        texts = " ".join(one.say(str) if isinstance(one, Text) else str(one) for one in words)
        assert [part for part in said if part not in texts] == []
        assert bool(remarks) == bool(said)


def test_a_bid_that_is_richer_than_a_form(worked_example: Submissions) -> None:
    plain = worked_example.bids[0].bid.model_dump(exclude_unset=True)
    offer = plain["offers"][0]
    offer["costs"] = offer["costs"] * 6
    bid = Bid.model_validate({**plain, "offers": [offer, offer]})
    with pytest.raises(InputRefusedError) as refused:
        write_form(worked_example.tender, "en", bid)
    expected = [worded(one).expected.say(str) for one in refused.value.problems]
    assert expected == ["at most 8 entries", "one offer for item bench", "at most 8 entries"]


def test_a_table_is_explained_beside_its_rows_and_nothing_is_asked_under_its_titles() -> None:
    """What stood under them without being of the table would be looked for there in a form of another tender."""
    van = {"id": "van", "name": "Van", "quantity": 4, "unit": "piece", "use_per_year": 9.0}
    form = form_layout(make.tender(items=[van]), "en")
    steps = {cell.row for cell in form.first.inputs if cell.input and cell.input.key[3:4] == ("buy_back",)}
    [*beside] = (c.row for c in form.first.cells if c.style == "note" and "straight line" in str(c.value))
    assert {*beside} <= steps != set()
    under = {key for key, spot in spots_of(form.sheets, form.translate) if spot.column}
    assert [key for key in under if not any(isinstance(part, int) for part in key[3:])] == []
