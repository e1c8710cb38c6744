"""The formulas on a sheet of quotes, held to the engine: what LibreOffice works out of what is typed."""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import make
import quotes
from lcc.evaluation.evaluate import evaluate
from lcc.excel.quotes.layout import (
    COST,
    DELIVERY,
    MISSING,
    RANK,
    WRONG,
    YEARLY,
    of_range,
    of_supplier,
    quotes_layout,
)
from lcc.excel.quotes.questions import kinds_taken, questions
from lcc.excel.quotes.write import write_quotes
from lcc.intake.submissions import read
from lcc.language import translator
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.record.problem import InputRefusedError
from libreoffice import bare, needs_libreoffice, recalculated

pytestmark = [pytest.mark.libreoffice, needs_libreoffice]

TEMPLATES = sorted({*shipped.templates()} & {*make.DIFFERENT})
RULES: list[dict[str, Any]] = [
    {},
    {"residual_value": "straight_line", "yearly_costs_fall": "start"},
    {
        "residual_value": "none",
        "yearly_costs_fall": "middle",
        "yearly_fees_fall": "start",
        "indexation": "continuous",
    },
    {
        "discount": {"rate": 0.03, "basis": "nominal"},
        "vat": {
            "treatment": "mixed",
            "cost_share": 0.4,
            "rates": {"standard": 0.21, "low": 0.09},
            "by_phase": {"maintenance": "low"},
        },
    },
    {
        "residual_value": "straight_line",
        "open_indices": {},
        "indices": {"labour": [0.01, 0.03, 0.02], "energy": 0.025},
        "discount": {"rate": 0.0, "basis": "real"},
    },
]
"""The rules of a template, and others: every way to settle, every moment, VAT that is a cost, growth by year."""


def apart(found: dict[tuple[int, str], Any], tender: Tender, bids: list[Bid]) -> Iterator[str]:
    """Yield where a workbook and the engine are more than a cent apart; bids stand in the order of their columns."""
    by_name = {one.bid.name: one for one in evaluate(tender, bids).bids}
    for k, bid in enumerate(bids):
        one = by_name[bid.name]
        wanted = {
            MISSING: 0,
            DELIVERY: float(one.yearly[0]),
            COST: one.life_cycle_cost,
            YEARLY: one.equivalent_annual_cost,
            RANK: one.rank or 0,
        }
        for name, value in wanted.items():
            shown = found[k, name]
            if not isinstance(shown, int | float) or abs(shown - value) > 0.01:
                yield f"{bid.name}, {bid.kinds}, {name}: sheet {shown!r}, engine {value!r}"


EACH_UNDER_EACH = list(product(TEMPLATES, RULES))
EACH_ONCE = [(name, RULES[k % len(RULES)]) for k, name in enumerate(TEMPLATES)]


@pytest.mark.parametrize(
    ("pairs", "seeds"),
    [(EACH_ONCE, range(2)), pytest.param(EACH_UNDER_EACH, range(12), marks=pytest.mark.thorough)],
    ids=["each once", "each under each"],
)
def test_what_is_typed_comes_to_what_the_engine_says(
    pairs: list[tuple[str, dict[str, Any]]], seeds: range, tmp_path: Path
) -> None:
    """Every template, and all rules; each template under each of them in `make test-all`."""
    cases = [
        (tender := quotes.template(name, **rules), quotes.answers_at_random(tender, 1000 * n + seed))
        for n, (name, rules) in enumerate(pairs)
        for seed in seeds
    ]
    files = [tmp_path / f"{k}.xlsx" for k in range(len(cases))]
    for file, (tender, answers) in zip(files, cases, strict=True):
        bare(quotes.filled(tender, answers)).save(file)
    found: list[str] = []
    kinds: set[str] = set()
    for (tender, answers), book in zip(cases, recalculated(files, tmp_path / "again"), strict=True):
        typed, bids = quotes.meant(tender, answers)
        shown = {(k, name): value for k, name, value in quotes.shown(book, tender)}
        kinds.update(kind for bid in bids for kind in bid.kinds)
        found += apart(shown, typed, bids)
    assert found == []
    assert kinds == {"purchase", "buy_back", "lease", "deposit", "pool", "pay_per_use"}


def test_a_bench_worked_by_hand(tmp_path: Path) -> None:
    tender = make.tender(asked_phases=["maintenance"], residual_value="straight_line", horizon_years=20)
    bench, hired = (of_supplier(k, ("items", 0, "price" if k == 0 else "monthly")) for k in (0, 1))
    answers: quotes.Answers = {
        ("title",): "Benches",
        ("horizon_years",): 20,
        ("items", 0, "quantity"): 10,
        of_supplier(0, ("name",)): "Buy",
        of_supplier(0, ("model",)): "purchase",
        bench: 900,
        of_supplier(0, ("items", 0, "life")): 15,
        of_supplier(0, ("items", 0, "maintenance")): 60,
        of_supplier(0, ("one_off",)): 500,
        of_supplier(1, ("name",)): "Hire",
        of_supplier(1, ("model",)): "lease",
        of_supplier(1, ("months",)): 60,
        of_supplier(1, ("index",)): "fixed",
        hired: 11,
        of_supplier(1, ("items", 0, "maintenance")): 0,
    }
    files = [tmp_path / "before.xlsx", tmp_path / "after.xlsx", tmp_path / "half.xlsx"]
    quotes.filled(tender, answers).save(files[0])
    quotes.filled(tender, {**answers, hired: 9}).save(files[1])
    quotes.filled(tender, {key: value for key, value in answers.items() if key != hired}).save(files[2])
    before, after, half = (
        {(k, name): value for k, name, value in quotes.shown(book, tender)}
        for book in recalculated(files, tmp_path / "again")
    )
    # Two lives of 15 years, of the second one ten of fifteen years come back; no interest, no inflation.
    bought = 10 * (900 + 900 - 900 * 10 / 15) + 20 * 10 * 60 + 500
    assert (before[0, COST], before[0, DELIVERY], before[0, YEARLY]) == (bought, 9_500, bought / 20)
    assert (before[1, COST], before[1, DELIVERY]) == (10 * 11 * 240, 10 * 11)
    assert [before[k, RANK] for k in (0, 1)] == [1, 2]
    assert (after[1, COST], [after[k, RANK] for k in (0, 1)]) == (10 * 9 * 240, [2, 1])
    assert (half[1, MISSING], half[1, COST], half[1, RANK], half[0, RANK]) == (1, None, None, 1)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sentences_name_the_cheapest_over_the_life_and_at_delivery(language: str, tmp_path: Path) -> None:
    tender = quotes.template("street-furniture", language)
    answers = quotes.answers_at_random(tender, 3)
    file = tmp_path / "quotes.xlsx"
    quotes.filled(tender, answers, language).save(file)
    [book] = recalculated([file], tmp_path / "again")
    typed, bids = quotes.meant(tender, answers, language)
    found = evaluate(typed, bids).bids
    first, second = (str(book.worksheets[0].cell(row, 2).value) for row in (2, 3))
    assert found[0].bid.name in first
    assert min(found, key=lambda one: float(one.yearly[0])).bid.name in second


def test_a_range_stands_in_for_what_was_not_asked(tmp_path: Path) -> None:
    tender = quotes.template("street-furniture")
    layout = quotes_layout(tender, "en", looks_back=True)
    given: quotes.Answers = {("title",): "Benches", ("horizon_years",): 20, ("items", 0, "quantity"): 100}
    for k, price in enumerate((900, 950)):
        given |= {of_supplier(k, ("name",)): f"Supplier {k}", of_supplier(k, ("model",)): "purchase"}
        given[of_supplier(k, ("items", 0, "price"))] = price
    given[of_supplier(1, ("items", 0, "life"))] = 25
    likely = {"life": 15, "maintenance": 60, "demolition": 50, "disposal": 30, "emissions": 80}
    ranges: quotes.Answers = {of_range("likely", ("items", 0, name)): number for name, number in likely.items()}
    ranges[of_range("likely", ("management",))] = 600
    book = quotes.filled(tender, {}, content=write_quotes(tender, "en", look_back=True))
    quotes.type_in(book, layout, {**given, **ranges})
    file = tmp_path / "back.xlsx"
    book.save(file)
    [again] = recalculated([file], tmp_path / "again")
    shown = {(k, name): value for k, name, value in quotes.shown(again, tender)}
    asked = [one.key for one in questions(tender, translator("en"))]
    filled = {
        of_supplier(k, key): given.get(of_supplier(k, key), ranges.get(of_range("likely", key)))
        for k in (0, 1)
        for key in asked
    }
    typed, bids = quotes.meant(tender, given | {key: value for key, value in filled.items() if value is not None})
    assert list(apart(shown, typed, bids)) == []


def test_every_business_model_of_the_templates_can_be_quoted() -> None:
    taken = {name: kinds_taken(quotes.template(name)) for name in TEMPLATES}
    assert taken["reusable-cups"] == ["purchase", "buy_back", "lease", "deposit", "pool", "pay_per_use"]
    assert taken["office-furniture"] == ["purchase", "buy_back", "lease", "deposit"]


NONSENSE: dict[str, dict[tuple[Any, ...], Any]] = {
    "a share of 1500 %": {("returned",): 15},
    "a price below zero": {("items", 0, "price"): -900},
    "a text for a price": {("items", 0, "price"): "ask"},
    "half a month": {("items", 0, "life"): 7.01},
    "a life of two centuries": {("items", 0, "life"): 200},
    "a business model of its own": {("model",): "Rent"},
    "a name of another column": {("name",): "OTHER"},
    "a name of another column with points and spaces": {("name",): " O.t. her"},
    "a term beside a purchase": {("months",): 24},
    "more back than was paid": {("model",): "Buy", ("returned",): None, ("items", 0, "disposal"): -2_000},
    "back twice": {("items", 0, "disposal"): -1},
}


def test_nonsense_has_no_rank_and_the_sheet_names_the_cells_that_are_refused(tmp_path: Path) -> None:
    tender = quotes.template("street-furniture")
    layout = quotes_layout(tender, "en")
    places = layout.places
    right: dict[tuple[Any, ...], Any] = {
        ("name",): "Bench",
        ("model",): "buy_back",
        ("returned",): 0.1,
        ("management",): 0,
        **{("items", 0, name): 10 for name in ("price", "life", "maintenance", "demolition", "disposal")},
    }
    given: quotes.Answers = {("title",): "Benches", ("horizon_years",): 20, ("items", 0, "quantity"): 100}
    for k, name in enumerate(("Bench", "Other", "Third")):
        given |= {of_supplier(k, key): answer for key, answer in right.items()} | {of_supplier(k, ("name",)): name}
    (tmp_path / "bare").mkdir()
    files = [tmp_path / f"{k}.xlsx" for k in range(len(NONSENSE) + 2)]
    bares = [tmp_path / "bare" / file.name for file in files]
    content = write_quotes(tender, "en")
    for file, other, typed in zip(files, bares, (*NONSENSE.values(), {}, {}), strict=True):
        book = quotes.filled(tender, given, content=content)
        for key, value in typed.items():
            book[layout.sheet][places[of_supplier(0, key)]] = value
        if file == files[-1]:
            book[layout.sheet][places["items", 0, "quantity"]] = "many"
        book.save(file)
        bare(book).save(other)
    found = [
        {(k, name): value for k, name, value in quotes.shown(book, tender)}
        for book in recalculated(bares, tmp_path / "again")
    ]
    said = dict(zip([*NONSENSE, "right", "top"], found, strict=True))
    for what, file in zip(NONSENSE, files, strict=False):
        with pytest.raises(InputRefusedError) as refused:
            read(file, [])
        cells = {one.cell for one in refused.value.problems}
        named = {cell for k in (0, 1) for cell in str(said[what][k, WRONG] or "").split()}
        assert (what, named) == (what, cells)
        assert (what, said[what][0, RANK], said[what][2, RANK]) == (what, None, 1)
    assert [said["right"][k, RANK] for k in (0, 1, 2)] == [1, 1, 1]
    assert [said["right"][k, WRONG] for k in (0, 1, 2)] == [None] * 3
    assert [said["top"][k, RANK] for k in (0, 1, 2)] == [None] * 3
    assert {said["top"][k, WRONG] for k in (0, 1, 2)} == {places["items", 0, "quantity"]}


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.thorough) for turn in range(1, 8))])
def test_the_sheet_and_the_reader_agree_on_nonsense_in_any_cell(turn: int, tmp_path: Path) -> None:
    """Who sees a rank in every column is not refused afterwards, and the other way round."""
    tender, draw = quotes.template("reusable-cups"), random.Random(5)
    layout = quotes_layout(tender, "en")
    given: quotes.Answers = {("title",): "Cups", ("horizon_years",): 9, ("items", 0, "quantity"): 100}
    given["items", 0, "use_per_year"] = 20
    for k, kind in enumerate(("purchase", "lease", "pay_per_use", "deposit")):
        for one in questions(tender, translator("en")):
            if kind in one.kinds and one.kind != "text":
                given[of_supplier(k, one.key)] = 0.5 if one.kind == "share" else 12
        given |= {of_supplier(k, ("name",)): kind, of_supplier(k, ("model",)): kind}
        if of_supplier(k, ("index",)) in given:
            given[of_supplier(k, ("index",))] = "fixed"
    nonsense = (0, 0, -5, 6.5, 31, 60, 1e13, "ask", "12", " ", None)
    tried = [key for key in layout.places if _is_tried(key)]
    typed = [(key, draw.choice(nonsense)) for key in tried][turn::8]
    (tmp_path / "bare").mkdir()
    files = [tmp_path / f"{k}.xlsx" for k in range(len(typed))]
    bares = [tmp_path / "bare" / file.name for file in files]
    content = write_quotes(tender, "en")
    for file, other, (key, value) in zip(files, bares, typed, strict=True):
        book = quotes.filled(tender, given, content=content)
        is_text = key == ("title",) or key[2:] == ("name",)
        book[layout.sheet][layout.places[key]] = str(value or "") if is_text else value  # as Excel takes it there
        book.save(file)
        bare(book).save(other)
    apart = []
    for file, (key, value), book in zip(files, typed, recalculated(bares, tmp_path / "again"), strict=True):
        found = {(k, name): shown for k, name, shown in quotes.shown(book, tender)}
        try:
            read(file, [])
            is_read = True
        except InputRefusedError:
            is_read = False
        if is_read != all(found[k, RANK] for k in range(4)):
            apart.append((layout.labels[key], value, is_read))
    assert apart == []


def _is_tried(key: tuple[Any, ...]) -> bool:
    return bool(key[0] != "quotes" or (key[1] < 4 and key[2] != "remarks"))


def test_what_is_hired_takes_its_own_energy_and_what_its_return_costs(tmp_path: Path) -> None:
    """Ten years, no interest: 10 a year to use it, whether it is bought for 100 or hired for 1 a month."""
    tender = make.tender(asked_phases=["use", "disposal"], residual_value="straight_line", horizon_years=10)
    answers: quotes.Answers = {("title",): "Pumps", ("horizon_years",): 10, ("items", 0, "quantity"): 1}
    bought = {"price": 100, "life": 10, "use": 10, "disposal": 7}
    hired = {"monthly": 1, "use": 10, "return_cost": 7}
    for k, (kind, typed) in enumerate((("purchase", bought), ("lease", hired))):
        answers |= {of_supplier(k, ("name",)): kind, of_supplier(k, ("model",)): kind}
        answers |= {of_supplier(k, ("items", 0, name)): value for name, value in typed.items()}
    answers |= {of_supplier(1, ("months",)): 60, of_supplier(1, ("index",)): "fixed"}
    files = [tmp_path / "quotes.xlsx", tmp_path / "silent.xlsx"]
    quotes.filled(tender, answers).save(files[0])
    silent = (of_supplier(1, ("items", 0, "use")), of_supplier(1, ("items", 0, "return_cost")))
    quotes.filled(tender, {key: answer for key, answer in answers.items() if key not in silent}).save(files[1])
    said, less = (
        {(k, name): value for k, name, value in quotes.shown(book, tender)}
        for book in recalculated(files, tmp_path / "again")
    )
    assert [said[k, COST] for k in (0, 1)] == [100 + 10 * 10 + 7, 12 * 10 + 10 * 10 + 2 * 7]
    assert (less[1, MISSING], less[1, RANK]) == (2, None)
