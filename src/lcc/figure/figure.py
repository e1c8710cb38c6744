"""A number that knows how it came about.

Amounts are worked out once, as figures. The engine takes their values, a workbook writes them as formulas, and
an explanation walks them back to the fields that they came from.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lcc.figure.rounding import SIGNIFICANT, half_up, without_noise
from lcc.record.path import Path

MONEY_DECIMALS = 2
"""Costs are equal where they are equal to the cent."""

NOISE = 1e-9
"""What is this little below a bound reaches it; quantities are as little beyond one, as a part of it."""

Operator = Literal[
    "+", "-", "*", "/", "max", "min", "above", "reached", "power", "log", "round", "quotient", "annuity",
    "least", "most", "median",
]  # fmt: skip


def _annuity(rate: Any, years: Any) -> Any:
    safe = np.where(rate == 0, 1.0, rate)
    return np.where(rate == 0, years, -np.expm1(-years * np.log1p(safe)) / safe)


_each_rounded = np.vectorize(lambda number, decimals: half_up(number, int(decimals)), otypes=[np.float64])


def _rounded(number: Any, decimals: Any) -> Any:
    if isinstance(number, float) and isinstance(decimals, int | float):
        return half_up(number, int(decimals))  # many times as fast as an array of one
    return _each_rounded(number, decimals)


def _of_many(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Return an operation that takes many numbers, or arrays of one shape, and looks at them side by side."""
    return lambda *numbers: operation(np.stack(np.broadcast_arrays(*numbers)), axis=0)


OPERATIONS: Mapping[Operator, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "max": np.maximum,
    "min": np.minimum,
    "above": lambda number, bound: np.greater(number, bound) * 1.0,
    "reached": lambda number, bound: np.greater_equal(number * (1 + NOISE), bound) * 1.0,
    "power": np.power,
    "log": lambda number, base: np.log(number) / np.log(base),
    "round": _rounded,
    "quotient": lambda number, divisor: np.trunc(number / divisor),
    "annuity": _annuity,
    "least": _of_many(np.min),
    "most": _of_many(np.max),
    "median": _of_many(np.median),
}
"""What each operator does, with numbers and with arrays of them alike: with two of them, the last three with many."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A plain number, and the base of the figures that have a history."""

    value: float

    def __add__(self, other: Figure | float) -> Figure:
        return calculated("+", self, other)

    def __sub__(self, other: Figure | float) -> Figure:
        return calculated("-", self, other)

    def __rsub__(self, other: float) -> Figure:
        return calculated("-", other, self)

    def __radd__(self, other: float) -> Figure:
        return calculated("+", other, self)

    def __mul__(self, other: Figure | float) -> Figure:
        return calculated("*", self, other)

    def __truediv__(self, other: Figure | float) -> Figure:
        return calculated("/", self, other)

    def __rtruediv__(self, other: float) -> Figure:
        return calculated("/", other, self)

    def __pow__(self, other: Figure | float) -> Figure:
        return calculated("power", self, other)

    def __rmul__(self, other: float) -> Figure:
        return calculated("*", other, self)

    def __neg__(self) -> Figure:
        return calculated("*", -1, self)

    def given(self) -> Iterator[Given]:
        """Return the fields that this number came from, in reading order."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Given(Figure):
    """A number as it stands in the tender, the bid or the scores, or as it was worked out before by its name."""

    document: Literal["tender", "bid", "scores", "award", "circularity"]
    path: Path

    def given(self) -> Iterator[Given]:
        """Return this field."""
        yield self


@dataclass(frozen=True, slots=True)
class Constant(Figure):
    """A plain number that goes by a name where people read how something is worked out with it."""

    name: str


@dataclass(frozen=True, slots=True)
class Calculated(Figure):
    """A number that follows from others."""

    operator: Operator
    operands: tuple[Figure, ...]

    def given(self) -> Iterator[Given]:
        """Return the fields under the operands."""
        for operand in self.operands:
            yield from operand.given()


def figure(number: Figure | float) -> Figure:
    """Return a figure as it is, and a plain number as a figure."""
    return number if isinstance(number, Figure) else Figure(number)


def calculated(operator: Operator, one: Figure | float, other: Figure | float) -> Figure:
    """Return what follows from two figures."""
    one, other = figure(one), figure(other)
    value = float(OPERATIONS[operator](one.value, other.value))
    if operator in ("+", "-"):
        value = without_noise(value, abs(one.value) + abs(other.value))
    return Calculated(value, operator, (one, other))


def larger(one: Figure, other: Figure | float) -> Figure:
    """Return the larger of two figures."""
    return calculated("max", one, other)


def smaller(one: Figure, other: Figure | float) -> Figure:
    """Return the smaller of two figures."""
    return calculated("min", one, other)


def total(figures: Sequence[Figure]) -> Figure:
    """Return the sum of figures; it is as deep as their number is long in bits, so that many can be added.

    >>> total([Figure(1.0), Figure(2.0), Figure(4.0)]).value
    7.0
    """
    return _in_pairs(figures, operator.add)


def lowest(figures: Sequence[Figure]) -> Figure:
    """Return the lowest of figures, no deeper than `total`: spreadsheets have a limit to functions in functions."""
    return _in_pairs(figures, smaller)


def _in_pairs(figures: Sequence[Figure], combine: Callable[[Figure, Figure], Figure]) -> Figure:
    if len(figures) == 1:
        return figures[0]
    middle = len(figures) // 2
    return combine(_in_pairs(figures[:middle], combine), _in_pairs(figures[middle:], combine))


def above(number: Figure, bound: Figure | float) -> Figure:
    """Return 1 if a number is above a bound, and 0 otherwise."""
    return calculated("above", number, bound)


def beyond(number: Figure, bound: Figure) -> Figure:
    """Return 1 if a quantity is above a bound by more than noise, and 0 otherwise."""
    return above(number, bound * (1 + NOISE))


def reached(number: Figure, bound: Figure) -> Figure:
    """Return 1 if a number above zero is at a bound or beyond it, but for noise, and 0 otherwise.

    >>> reached(Figure(0.1 + 0.2), Figure(0.3)).value, reached(Figure(0.29), Figure(0.3)).value
    (1.0, 0.0)
    """
    return calculated("reached", number, bound)


def logarithm(number: Figure, base: Figure | float) -> Figure:
    """Return the logarithm of a number to a base."""
    return calculated("log", number, base)


def rounded(number: Figure, decimals: Figure | float) -> Figure:
    """Return a number rounded to so many decimals, halves away from zero: `lcc.figure.rounding`."""
    return calculated("round", number, decimals)


def in_cents(amount: Figure) -> Figure:
    """Return an amount as it is compared, ranked and shown: in cents."""
    return rounded(amount, MONEY_DECIMALS)


def cents(amount: float) -> float:
    """Return what `in_cents` does of a plain number [money].

    >>> cents(100.005), cents(100.004)
    (100.01, 100.0)
    """
    return half_up(amount, MONEY_DECIMALS)


def quotient(number: Figure, divisor: Figure | float) -> Figure:
    """Return how many whole times a divisor goes into a number.

    >>> quotient(Figure(7.0), 2.0).value
    3.0
    """
    return calculated("quotient", number, divisor)


def least(figures: Sequence[Figure]) -> Figure:
    """Return the lowest of a few figures, side by side in one function of a spreadsheet: of 255 at most."""
    return _over(figures, "least")


def most(figures: Sequence[Figure]) -> Figure:
    """Return the highest of a few figures, as `least` does the lowest."""
    return _over(figures, "most")


def median(figures: Sequence[Figure]) -> Figure:
    """Return the middle one of a few figures by size; of an even number of them the mean of the two in the middle.

    >>> median([Figure(6.0), Figure(10.0), Figure(7.0), Figure(8.0)]).value
    7.5
    """
    return _over(figures, "median")


def _over(figures: Sequence[Figure], operator: Operator) -> Figure:
    value = float(OPERATIONS[operator](*(one.value for one in figures)))
    return Calculated(value, operator, tuple(figures))


def annuity(rate: Figure, years: Figure | float) -> Figure:
    """Return the present value of 1 at the end of each year: (1 - (1 + r)^-n) / r, and n without interest."""
    return calculated("annuity", rate, years)


def worked_out(figure: Figure, given: Callable[[Given], Any]) -> Any:
    """Return the value of a figure where fields have other values than they were compiled with.

    Parameters
    ----------
    figure
        The number.
    given
        The value of a field, a number or an array; arrays are all of one shape.
    """
    if isinstance(figure, Given):
        return given(figure)
    if not isinstance(figure, Calculated):
        return figure.value
    return OPERATIONS[figure.operator](*(worked_out(operand, given) for operand in figure.operands))


def factors(figure: Figure) -> Iterator[Figure]:
    """Return the figures whose product this one is; itself where it is no product.

    >>> price = Given(900.0, "bid", ("offers", 0, "business_model", "price"))
    >>> [factor.value for factor in factors(figure(120.0) * (2.0 * price))]
    [120.0, 2.0, 900.0]
    """
    if isinstance(figure, Calculated) and figure.operator == "*":
        for operand in figure.operands:
            yield from factors(operand)
    else:
        yield figure


_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}

_HALF_UP = f"ROUND(ROUND({{0}},MAX({{1}},{SIGNIFICANT - 1}-INT(LOG10(ABS({{0}})+({{0}}=0))))),{{1}})"
"""As `lcc.figure.rounding` rounds; of zero the logarithm is taken of one."""

_FUNCTIONS: dict[Operator, str] = {
    "max": "MAX({},{})",
    "min": "MIN({},{})",
    "above": "IF({}>{},1,0)",
    "reached": "IF(({})*(1+1E-9)>={},1,0)",
    "power": "POWER({},{})",
    "log": "LOG({},{})",
    "round": "ROUND({},{})",
    "quotient": "QUOTIENT({},{})",
    "annuity": "PV({},{},-1)",
    "least": "MIN({})",
    "most": "MAX({})",
    "median": "MEDIAN({})",
}
"""As spreadsheets write them; PV holds without interest too."""

FOR_READERS: Mapping[Operator, str] = {**_FUNCTIONS, "reached": "({} >= {})"}
"""As who works in spreadsheets reads them, without the noise that a comparison allows for."""


def written(
    figure: Figure,
    given: Callable[[Given], str],
    *,
    spaced: bool = False,
    around: int = 0,
    functions: Mapping[Operator, str] = _FUNCTIONS,
) -> str:
    """Return how a figure is worked out, with brackets only where they are needed.

    Parameters
    ----------
    figure
        The number.
    given
        What to write for a field.
    spaced
        For people: spaces around operators, and x for times.
    around
        How strongly the operator around this part binds; 0 where there is none.
    functions
        How functions are written.

    Examples
    --------
    >>> price = Given(900.0, "bid", ("offers", 0, "business_model", "price"))
    >>> written((1 - Figure(60.0) / 180) * price, lambda field: f"{field.value:g}", spaced=True)
    '(1 - 60 / 180) x 900'
    """
    if isinstance(figure, Given):
        return given(figure)
    if not isinstance(figure, Calculated):
        return f"{figure.value:.15g}"

    def part(operand: Figure, around: int = 0) -> str:
        return written(operand, given, spaced=spaced, around=around, functions=functions)

    if figure.operator in ("least", "most", "median"):
        return functions[figure.operator].format(",".join(map(part, figure.operands)))
    left, right = figure.operands
    if figure.operator in functions:
        is_for_sheets = figure.operator == "round" and not spaced
        return (_HALF_UP if is_for_sheets else functions[figure.operator]).format(part(left), part(right))
    strength = _STRENGTH[figure.operator]
    if figure.operator == "*" and not isinstance(left, Given) and left.value == -1:
        text = "-" + part(right, strength)
    else:
        operator = f" {figure.operator.replace('*', 'x')} " if spaced else figure.operator
        # What stands right of - or / keeps its brackets: a-(b-c), a/(b*c).
        text = part(left, strength) + operator + part(right, strength + (figure.operator in "-/"))
    return f"({text})" if strength < around else text
