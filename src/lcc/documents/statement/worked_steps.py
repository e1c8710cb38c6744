"""How the cost of a bid comes about, step by step, so that whoever has a calculator comes to the same cents.

Each number is the one that is shown: a factor is the sum of its rows as they stand there, and an amount times its
factor rounds to the present value beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.cashflow.line import Line
from lcc.engine.payments import Factors, factors_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import Operator, cents, written
from lcc.figure.rounding import half_up, sum_of
from lcc.language import Translate
from lcc.language.numbers import amount, exact_number, local_formula, local_share
from lcc.language.terms import term
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Formula, Paragraph, Table

_LEAST_DIGITS, _MOST_DIGITS = 6, 14
_AS_READ: Mapping[Operator, str] = {
    "max": "max({}; {})", "min": "min({}; {})", "above": "({} > {})", "reached": "({} >= {})",
    "power": "({})^{}", "log": "log({}; {})",
    "round": "round({}; {})", "quotient": "quotient({}; {})", "annuity": "annuity({}; {})",
}  # fmt: skip
"""Functions as people read them: in Dutch a comma is a decimal mark."""
_MOST_ROWS = 60
"""Of factors: beyond that the years between are left out, and the sum is stated."""


class WorkedLine(NamedTuple):
    """A line, with the amount of one payment as it is shown, its factors, their sum, and what comes out in cents."""

    line: Line
    amount: float
    factors: Factors
    worth: float


def step_blocks(evaluation: Evaluation, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield the lines of a bid with their present values, and the factors that lead to them."""
    steps = [
        WorkedLine(
            line, half_up(line.amount.value, _MOST_DIGITS), factors_of(line, evaluation.terms), cents(float(value))
        )
        for line, value in zip(one.lines, one.present_value, strict=True)
        if cents(float(value))
    ]
    digits = _digits(steps)
    shown = {step.factors: _products(step.factors, digits) for step in steps}
    names = {factors: f"F{number}" for number, factors in enumerate(shown, start=1)}
    sums = {factors: (names[factors], _sum(products, digits)) for factors, products in shown.items()}
    yield Paragraph(
        _(
            "What a line costs is the amount of one payment, at prices of the base date, times a factor: the sum of "
            "what each of its payments weighs."
        )
    )
    yield _lines(evaluation.tender, one, steps, sums, digits, _)
    yield from _discounting(evaluation.tender, _)
    for factors, products in shown.items():
        if len(factors.months) > 1 or factors.months != (0,):
            yield _factors(names[factors], factors, products, digits, _)


def _digits(steps: Sequence[WorkedLine]) -> int:
    """Return the decimals of factors with which every amount times its factor rounds to what it is worth."""
    return next(
        (
            digits
            for digits in range(_LEAST_DIGITS, _MOST_DIGITS)
            if all(_comes_out(step, digits) for step in steps)
        ),
        _MOST_DIGITS,
    )


def _comes_out(step: WorkedLine, digits: int) -> bool:
    return cents(step.amount * _sum(_products(step.factors, digits), digits)) == step.worth


def _products(factors: Factors, digits: int) -> list[float]:
    """Return what each payment weighs, from its two factors as they are shown."""
    return [
        half_up(half_up(price, digits) * half_up(discount, digits), digits)
        for price, discount in zip(factors.prices, factors.discounts, strict=True)
    ]


def _sum(products: Sequence[float], digits: int) -> float:
    return half_up(sum_of(products), digits)


def _lines(
    tender: Tender,
    one: BidEvaluation,
    steps: Sequence[WorkedLine],
    sums: dict[Factors, tuple[str, float]],
    digits: int,
    _: Translate,
) -> Table:
    rows = []
    for step in steps:
        name, factor = sums[step.factors]
        item = tender.item(one.bid.offers[step.line.offer].item).name
        what = step.line.name or _(step.line.label)
        said = f"{what} ({item})" if len(tender.items) > 1 else what
        times = f"{name} = {amount(factor, _, digits)}" if step.factors.months != (0,) else exact_number(factor, _)
        rows.append((term(step.line.phase, _), said, _worked_out(step, _), times, amount(step.worth, _)))
    heads = (_("Phase"), _("What"), _("Amount of one payment"), _("Factor"), tender.currency)
    return Table(_("Step by step: amount times factor"), heads, tuple(rows), frozenset({3, 4}))


def _worked_out(step: WorkedLine, _: Translate) -> str:
    """Return how the amount of one payment follows from what is stated: 24 x 1000 = 24000."""
    plain = written(
        step.line.amount, lambda given: exact_number(given.value, str), spaced=True, functions=_AS_READ
    )
    formula = local_formula(plain, _)
    value = exact_number(step.amount, _)
    return value if formula == value else f"{formula} = {value}"


def _discounting(tender: Tender, _: Translate) -> Iterator[Block]:
    """Yield how a discount factor follows from the rate, where one rate holds all along."""
    (_year, rate), *others = tender.discount.bands
    if any(year < tender.horizon_years for year, _rate in others):
        return
    stated, nominal = local_share(rate, _), rate
    if tender.discount.basis == "real":
        nominal = half_up((1 + rate) * (1 + tender.inflation) - 1, _MOST_DIGITS)
        plain, inflation = exact_number(rate, _), exact_number(tender.inflation, _)
        stated = f"(1 + {plain}) x (1 + {inflation}) - 1 = {exact_number(nominal, _)}"
    yield Formula(f"i = {stated}")
    yield Formula(_("discount factor = 1 / (1 + i)^(month / 12)"))


def _factors(name: str, factors: Factors, products: Sequence[float], digits: int, _: Translate) -> Table:
    rows = [
        (str(month), amount(price, _, digits), amount(discount, _, digits), amount(product, _, digits))
        for month, price, discount, product in zip(*factors, products, strict=True)
    ]
    if len(rows) > _MOST_ROWS:
        rows = [*rows[: _MOST_ROWS // 2], ("...", "", "", ""), *rows[-_MOST_ROWS // 2 :]]
    rows.append((_("Sum"), "", "", amount(_sum(products, digits), _, digits)))
    heads = (_("Month"), _("Price factor"), _("Discount factor"), _("Both multiplied"))
    return Table(_("Factor {name}").format(name=name), heads, tuple(rows), frozenset({1, 2, 3}))
