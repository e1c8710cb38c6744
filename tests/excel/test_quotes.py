"""A sheet of quotes: what is typed is read, grows into a whole tender, and what is wrong is named by its cell."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
import quotes
from lcc.evaluation.evaluate import evaluate
from lcc.excel.quotes.answers import answers_of_bid
from lcc.excel.quotes.layout import of_result, of_supplier, quotes_layout, result_places
from lcc.excel.quotes.questions import questions, to_name
from lcc.excel.quotes.write import RULES, write_quotes
from lcc.excel.tender_book.book import write_book
from lcc.intake.started import started_from
from lcc.intake.submissions import Submissions, read
from lcc.language import LANGUAGES, Text, translator
from lcc.model import Bid
from lcc.record.problem import InputRefusedError
from lcc.words.problems import remark_of, worded
from libreoffice import convert, needs_libreoffice

pytestmark = pytest.mark.slow

TEMPLATES = make.EACH_QUOTED
SMALL = make.tender(asked_phases=["maintenance"])


def saved(book: Workbook, into: Path) -> Path:
    file = into / "quotes.xlsx"
    book.save(file)
    return file


def answers() -> quotes.Answers:
    """Return two quotes for a small tender: one to buy, and one to hire."""
    return {
        ("title",): "Things",
        ("horizon_years",): 12,
        ("items", 0, "quantity"): 3,
        of_supplier(0, ("name",)): "Buy BV",
        of_supplier(0, ("model",)): "purchase",
        of_supplier(0, ("items", 0, "price")): 100.5,
        of_supplier(0, ("items", 0, "life")): 8,
        of_supplier(0, ("items", 0, "maintenance")): 4,
        of_supplier(2, ("name",)): "Hire BV",
        of_supplier(2, ("model",)): "lease",
        of_supplier(2, ("months",)): 24,
        of_supplier(2, ("index",)): "fixed",
        of_supplier(2, ("items", 0, "monthly")): 2.25,
        of_supplier(2, ("items", 0, "maintenance")): 0,
    }


@pytest.fixture
def book() -> Workbook:
    return quotes.filled(SMALL, answers())


def cell(*asked: Any, supplier: int | None = 0) -> str:
    key = asked if supplier is None else of_supplier(supplier, asked)
    return quotes_layout(SMALL, "en").places[key]


def problems(book: Workbook, into: Path) -> list[tuple[str | None, str | None, str]]:
    with pytest.raises(InputRefusedError) as refused:
        read(saved(book, into), [])
    return [(one.sheet, one.cell, one.code) for one in refused.value.problems]


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_typed_is_read_and_grows_into_a_whole_tender(name: str, language: str, tmp_path: Path) -> None:
    tender = quotes.template(name, language)
    typed = quotes.answers_at_random(tender, 11)
    found = read(saved(quotes.filled(tender, typed, language), tmp_path), [])
    wanted, bids = quotes.meant(tender, typed, language)
    assert found.tender == wanted
    assert found.tender.procedure == "three_quotes"
    assert [one.bid for one in found.bids] == bids
    assert again(write_quotes(found.tender, language, bids), tmp_path) == (wanted, bids)
    whole, grown = again(write_book(found.tender, language, bids=bids), tmp_path)
    assert whole == wanted
    assert make.outcome(evaluate(wanted, grown)) == make.outcome(evaluate(wanted, bids))


def test_a_template_that_is_compared_for_longer_than_a_sheet_goes_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refused:
        write_quotes(quotes.template(make.BEYOND_QUOTES))
    assert [one.code for one in refused.value.problems] == ["not_in_quotes"]


def test_management_of_a_quote_for_two_items_is_kept_when_it_is_laid_out_anew() -> None:
    tender = quotes.template("office-supplies")
    cost = {"name": "Management", "phase": "management", "amount": 120.0, "per": "bid"}
    first = make.offer(make.purchase(2.7), item="paper", included=["use", "disposal"], costs=[cost])
    second = make.offer(make.purchase(3.2), item="binder", included=["management", "use", "disposal"])
    answers = answers_of_bid(make.bid(first, second), 0, tender, translator("en"))
    assert answers[of_supplier(0, ("management",))] == 120.0


def again(content: bytes, into: Path) -> tuple[Any, list[Bid]]:
    file = into / "again.xlsx"
    file.write_bytes(content)
    found: Submissions = read(file, [])
    return found.tender, [one.bid for one in found.bids]


def test_a_remark_that_has_no_place_in_a_whole_tender_is_said_when_a_sheet_grows(tmp_path: Path) -> None:
    file = saved(quotes.filled(SMALL, answers() | {of_supplier(2, ("remarks",)): "call again in May"}), tmp_path)
    [left] = started_from(file).left
    said = remark_of(left).say(translator("en"))
    assert said == "Sheet Quotes: 'Remarks' of Hire BV said call again in May, and has no place any more."


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_fresh_sheet_has_no_bids(name: str, tmp_path: Path) -> None:
    tender = quotes.template(name)
    found, bids = again(write_quotes(tender, "nl"), tmp_path)
    assert (found.items, bids) == (tender.items, [])


def test_columns_that_are_skipped_are_no_bids(book: Workbook, tmp_path: Path) -> None:
    found = read(saved(book, tmp_path), [])
    assert [one.bid.name for one in found.bids] == ["Buy BV", "Hire BV"]
    assert found.bids[1].origins["offers", 0, "business_model", "payment"].cell == cell(
        "items", 0, "monthly", supplier=2
    )


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lambda sheet: put(sheet, cell("items", 0, "price"), "1.234,56"), (("items", 0, "price"), "text_number")),
        (lambda sheet: put(sheet, cell("items", 0, "price"), "=90+10.5"), (("items", 0, "price"), "formula")),
        (lambda sheet: put(sheet, cell("items", 0, "price"), "ask"), (("items", 0, "price"), "nothing_stated")),
        (lambda sheet: put(sheet, cell("items", 0, "price"), -5), (("items", 0, "price"), "greater_than_equal")),
        (lambda sheet: put(sheet, cell("items", 0, "price"), None), (("items", 0, "price"), "empty_cell")),
        (lambda sheet: put(sheet, cell("items", 0, "life"), 60), (("items", 0, "life"), "less_than_equal")),
        (lambda sheet: put(sheet, cell("items", 0, "life"), 7.01), (("items", 0, "life"), "whole_months")),
        (lambda sheet: put(sheet, cell("items", 0, "life"), "12%"), (("items", 0, "life"), "text_number")),
        (
            lambda sheet: put(sheet, cell("items", 0, "maintenance"), None),
            (("items", 0, "maintenance"), "empty_cell"),
        ),
        (lambda sheet: put(sheet, cell("months"), 24), (("months",), "other_model")),
        (lambda sheet: put(sheet, cell("index"), "fixed"), (("index",), "other_model")),
        (lambda sheet: put(sheet, cell("model"), "Rent"), (("model",), "not_a_choice")),
        (lambda sheet: put(sheet, cell("model"), None), (("model",), "empty_cell")),
        (lambda sheet: put(sheet, cell("name"), None), (("name",), "empty_cell")),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(
    change: Callable[[Any], None], wrong: tuple[tuple[Any, ...], str], book: Workbook, tmp_path: Path
) -> None:
    change(book["Quotes"])
    asked, code = wrong
    found = problems(book, tmp_path)
    assert ("Quotes", cell(*asked)) in [one[:2] for one in found]
    assert code in [one[2] for one in found if one[1] == cell(*asked)]
    assert [one[1] for one in found] == [cell(*asked)], "nothing else is wrong, and it is said once"


def put(sheet: Any, address: str, value: Any) -> None:
    sheet[address].value = value


def paid_for_use(use: object) -> Workbook:
    """Return a sheet that asks what its item is and how much it is used, with two suppliers who are paid for that."""
    fees = {0: 2.5, 3: 4.0}
    typed: quotes.Answers = {
        ("title",): "Pumps", ("horizon_years",): 5, ("items", 0, "name"): "Pump", ("items", 0, "unit"): "piece",
        ("items", 0, "quantity"): 3, ("items", 0, "use_per_year"): use,
    }  # fmt: skip
    for k, fee in fees.items():
        typed |= {
            of_supplier(k, ("name",)): f"Supplier {k}", of_supplier(k, ("model",)): "pay_per_use",
            of_supplier(k, ("index",)): "fixed", of_supplier(k, ("items", 0, "fee_per_use")): fee,
            of_supplier(k, ("items", 0, "maintenance")): 10,
        }  # fmt: skip
    return quotes.filled(to_name(SMALL), typed)


def test_a_use_of_zero_is_one_that_is_stated_and_stays_so(tmp_path: Path) -> None:
    """As in a whole tender: only what lies idle costs nothing to use, and nobody has to leave a cell empty for it."""
    found = read(saved(paid_for_use(0), tmp_path), [])
    bids = [one.bid for one in found.bids]
    assert [item.use_per_year for item in found.tender.items] == [0]
    assert [one.life_cycle_cost for one in evaluate(found.tender, bids).bids] == [150, 150]  # maintenance alone
    assert again(write_quotes(found.tender, "en", bids), tmp_path) == (found.tender, bids)


@pytest.mark.parametrize(
    ("use", "code"), [(None, "empty_cell"), ("100 times", "text_number"), (-1, "greater_than_equal")]
)
def test_a_use_that_is_not_stated_is_asked_once_by_the_label_beside_its_cell(
    use: object, code: str, tmp_path: Path
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read(saved(paid_for_use(use), tmp_path), [])
    [problem] = refused.value.problems
    assert (problem.code, worded(problem).at(translator("en"))) == (code, "use a year, each (F8)")


def test_each_cell_of_an_item_to_name_is_called_by_the_label_beside_it() -> None:
    called = quotes_layout(to_name(SMALL), "en").called
    asked = ("name", "unit", "quantity", "use_per_year", "use_unit")
    labels = ["What it is", "counted in", "Quantity", "use a year, each", "use counted in"]
    assert [called["items", 0, name] for name in asked] == labels


def test_a_share_above_all_of_it_is_said_as_a_percentage(tmp_path: Path) -> None:
    typed = answers() | {of_supplier(0, ("model",)): "buy_back", of_supplier(0, ("returned",)): 30}
    with pytest.raises(InputRefusedError) as refused:
        read(saved(quotes.filled(SMALL, typed), tmp_path), [])
    [problem] = refused.value.problems
    assert worded(problem).expected.say(translator("en")) == "a percentage of at most 100 %"


def test_the_share_of_a_deposit_that_returns_is_not_spoken_of_where_the_tender_sets_it() -> None:
    (back, deposit), (open_back, open_deposit) = (
        [one for one in questions(tender, translator("en")) if one.key[-1] in ("returned", "deposit")]
        for tender in (quotes.template("reusable-cups"), SMALL)
    )
    assert (back.kinds, back.unit, "eposit" in back.help) == (("buy_back",), "% of price", False)
    assert deposit.help == "Of a deposit the tender counts on 90 % coming back."
    assert (open_back.kinds, open_back.unit) == (("buy_back", "deposit"), "% of price or deposit")
    assert not open_deposit.help


def test_the_problems_of_every_supplier_and_of_the_tender_come_at_once(book: Workbook, tmp_path: Path) -> None:
    sheet = book["Quotes"]
    sheet[cell("items", 0, "quantity", supplier=None)] = None
    sheet[cell("items", 0, "price")] = "a lot"
    sheet[cell("months", supplier=2)] = None
    found = problems(book, tmp_path)
    assert {one[1] for one in found} == {
        cell("items", 0, "quantity", supplier=None), cell("items", 0, "price"), cell("months", supplier=2)
    }  # fmt: skip


@pytest.mark.parametrize("name", ["buy bv", "Buy  BV", "Buy B.V."])
def test_one_supplier_in_two_columns_is_refused(name: str, book: Workbook, tmp_path: Path) -> None:
    book["Quotes"][cell("name", supplier=2)] = name
    found = problems(book, tmp_path)
    assert [one[1:] for one in found] == [(cell("name", supplier=k), "quote_twice") for k in (0, 2)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda book: put(book["Quotes"], cost_of(0), 1), "changed_formula"),
        (lambda book: put(book["Quotes"], cost_of(0), "=1"), "changed_formula"),
        (lambda book: put(book["Months"], "B10", 0.5), "changed_cell"),
        (lambda book: put(book["Calculation"], cell("items", 0, "price"), "=0"), "changed_formula"),
        (lambda book: put(book["Quotes"], "B10", "Price with VAT"), "changed_cell"),
        (lambda book: put(book["Quotes"], "K3", "a calculation"), "beside_form"),
        (lambda book: book.remove(book["Calculation"]), "sheet_missing"),
        (lambda book: book.remove(book[RULES]), "sheet_missing"),
        (lambda book: put(book[RULES], "A1", "{}"), "quotes_rules_changed"),
        (lambda book: put(book[RULES], "A1", "{"), "quotes_rules_changed"),
        (lambda book: put(book[RULES], "A1", None), "quotes_rules_changed"),
    ],
)
def test_a_sheet_that_was_changed_otherwise_is_refused(
    change: Callable[[Workbook], None], code: str, book: Workbook, tmp_path: Path
) -> None:
    change(book)
    assert code in [one[2] for one in problems(book, tmp_path)]


def test_of_a_sheet_with_a_row_inserted_nothing_else_is_said(book: Workbook, tmp_path: Path) -> None:
    book["Quotes"].insert_rows(12)
    assert [one[2] for one in problems(book, tmp_path)] == ["rows_moved"]


def test_what_is_no_longer_as_written_is_said_without_who_sent_it_and_without_a_formula(
    book: Workbook, tmp_path: Path
) -> None:
    put(book["Quotes"], "B10", "Price with VAT")
    put(book["Quotes"], cost_of(0), 1)
    with pytest.raises(InputRefusedError) as refused:
        read(saved(book, tmp_path), [])
    assert [worded(one).expected.say(translator("en")) for one in refused.value.problems] == [
        "Business model, as it was written", "what the workbook works out itself in this cell"
    ]  # fmt: skip


def cost_of(supplier: int) -> str:
    row, column = result_places(quotes_layout(SMALL, "en"))[of_result("cost", supplier)]
    return f"{chr(65 + column)}{row + 1}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_before_anything_calculates_is_what_the_engine_says(language: str) -> None:
    tender = quotes.template("office-furniture", language)
    typed, bids = quotes.meant(tender, quotes.answers_at_random(tender, 4), language)
    book = load_workbook(io.BytesIO(write_quotes(typed, language, bids)), data_only=True)
    found = {
        name: [value for k, one, value in quotes.shown(book, typed, language) if one == name]
        for name in ("cost", "rank")
    }
    by_name = {one.bid.name: one for one in evaluate(typed, bids).bids}
    assert found["cost"] == [pytest.approx(by_name[bid.name].life_cycle_cost) for bid in bids]
    assert found["rank"] == [by_name[bid.name].rank for bid in bids]


@pytest.mark.libreoffice
@needs_libreoffice
def test_a_sheet_that_another_program_saved_is_read_as_it_was(book: Workbook, tmp_path: Path) -> None:
    file = saved(book, tmp_path)
    [other] = convert([file], "xlsx", tmp_path / "again")
    before, after = read(file, []), read(other, [])
    assert [one.bid for one in after.bids] == [one.bid for one in before.bids]


@pytest.mark.libreoffice
@needs_libreoffice
def test_what_the_hidden_cells_show_is_what_libreoffice_makes_of_them(tmp_path: Path) -> None:
    from libreoffice import recalculated

    tender = quotes.template("street-furniture")
    typed, bids = quotes.meant(tender, quotes.answers_at_random(tender, 2))
    file = tmp_path / "full.xlsx"
    file.write_bytes(write_quotes(typed, "en", bids))
    [found] = recalculated([file], tmp_path / "again")
    written = load_workbook(file, data_only=True)["Calculation"]
    apart = {
        one.coordinate: (one.value, there)
        for row in written.iter_rows(min_col=4, max_col=8)
        for one in row
        if isinstance(one.value, int | float)
        and abs((there := found["Calculation"][one.coordinate].value or 0) - one.value) > 1e-6
    }
    assert apart == {}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"residual_value": "none", "comparison": "equivalent_annual_cost"}, "a comparison by cost a year"),
        ({"horizon_years": 31}, "a horizon beyond 30 years"),
        ({"contracts_end_at_horizon": True}, "contracts that end at the horizon"),
        ({"circularity": {"passport": "optional"}}, "Circularity"),
    ],
)
def test_a_tender_that_is_richer_than_the_sheet_is_refused(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        write_quotes(make.tender(**changes), "nl")
    [problem] = refused.value.problems
    assert isinstance(problem.found, Text)
    said = problem.found.say(translator("en"))
    assert (problem.code, said) == ("not_in_quotes", named)


def test_a_bid_that_is_richer_than_a_quote_is_refused() -> None:
    instalments = [{"after_months": 0, "share": 0.5}, {"after_months": 6, "share": 0.5}]
    cost = {"name": "Care", "phase": "maintenance", "amount": 1.0, "yearly": True}
    plain = make.bid(make.offer(make.purchase(), costs=[cost]))
    richer = make.bid(make.offer(make.purchase(instalments=instalments), costs=[cost]))
    assert write_quotes(SMALL, "nl", [plain])
    with pytest.raises(InputRefusedError) as refused:
        write_quotes(SMALL, "nl", [richer])
    assert [one.code for one in refused.value.problems] == ["not_a_quote"]


def test_a_tender_with_many_items_asks_too_much() -> None:
    items = [{"id": f"i{k}", "name": f"I {k}", "quantity": 1, "unit": "piece"} for k in range(6)]
    with pytest.raises(InputRefusedError) as refused:
        write_quotes(make.tender(items=items), "nl")
    assert [one.code for one in refused.value.problems] == ["rows_of_quotes"]


def test_a_chart_says_of_each_part_of_a_label_whether_it_is_shown() -> None:
    """LibreOffice shows the names of series and category where a chart is silent about them."""
    with zipfile.ZipFile(io.BytesIO(write_quotes(SMALL, "en"))) as parts:
        chart = parts.read("xl/charts/chart1.xml").decode()
    for part, shown in {"Val": 1, "SerName": 0, "CatName": 0, "LegendKey": 0}.items():
        assert f'<c:show{part} val="{shown}"/>' in chart
