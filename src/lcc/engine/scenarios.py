"""What bids cost in many scenarios at once: the same figures, with arrays where the stated numbers were.

A number that only scales payments or rates is worked out for all scenarios together. A number that decides when
or how often is paid (a life, a term, the horizon) makes other lines: the bid is compiled anew for each of its values.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from math import prod
from operator import mul
from typing import Any, NamedTuple

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.cashflow.context import NOMINAL_RATE
from lcc.cashflow.line import Line
from lcc.checks.agreement import BidDisagreesError, disagreements
from lcc.checks.fields import with_number
from lcc.checks.lives import horizon_months
from lcc.engine.annuity import present_value_factor
from lcc.engine.curves import Floats, PriceCurve, discount_curve, price_curves
from lcc.engine.rates import annuity_factor
from lcc.engine.valuation import UNDISCOUNTED, columns, present_value_factors, terms_of
from lcc.figure.figure import Given, factors, worked_out
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.progress import step
from lcc.record.record import value_at


class VariedField(NamedTuple):
    """A number: of the tender where there is no bidder."""

    bidder: str | None
    path: Path


Changes = Mapping[VariedField, Floats]
"""Other values of numbers, each an array of the shape (scenarios,)."""


class _Weighed(NamedTuple):
    """A line, the numbers behind it, and the present value of payments of 1 at the stated rates."""

    line: Line
    inputs: frozenset[VariedField]
    weight: float


class _Case(NamedTuple):
    """A tender and a bid with their lines, where what decides when is paid has one value."""

    tender: Tender
    bid: Bid
    lines: list[_Weighed]


def inputs_of(bid: Bid, line: Line) -> frozenset[VariedField]:
    """Return the numbers behind a line."""
    return frozenset(
        VariedField(None if field.document == "tender" else bid.name, field.path) for field in line.amount.given()
    )


def with_other_numbers(
    tender: Tender, bid: Bid, fixed: tuple[tuple[VariedField, float], ...]
) -> tuple[Tender, Bid]:
    """Return a tender and a bid with other values of numbers; ValueError where they can't be or don't go together."""
    for field, value in fixed:
        if field.bidder is None:
            tender = Tender.model_validate(with_number(tender, field.path, value))
        else:
            bid = Bid.model_validate(with_number(bid, field.path, value))
    if fixed and (findings := disagreements(tender, bid)):
        raise BidDisagreesError(bid.name, findings)
    return tender, bid


class CostsByScenario:
    """Costs of bids by scenario; what was compiled is kept for the next call.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 10, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 500.0, "service_life_years": 10}}]})
    >>> price = VariedField("Koop BV", ("offers", 0, "business_model", "price"))
    >>> life = VariedField("Koop BV", ("offers", 0, "business_model", "service_life_years"))
    >>> CostsByScenario(tender, [bid])({price: np.array([500.0, 600.0]), life: np.array([10.0, 5.0])}).tolist()
    [[1000.0], [2400.0]]
    """

    def __init__(self, tender: Tender, bids: Sequence[Bid]) -> None:
        self.tender, self.bids = tender, list(bids)
        self._cases: dict[tuple[int, tuple[tuple[VariedField, float], ...]], _Case] = {}
        self._rates = frozenset(VariedField(None, path) for path in rate_paths(tender))
        stated = [self._case(number, ()) for number in range(len(self.bids))]
        self._live = self._rates.union(*(line.inputs for case in stated for line in case.lines))
        self._stated = [_cost(case, {}, rates_change=False) for case in stated]

    def is_live(self, field: VariedField) -> bool:
        """Whether a number only scales payments or rates, so that no line comes or goes with it."""
        return field in self._live

    def __call__(self, changes: Changes) -> Floats:
        """Return what each bid is compared by, shape (scenarios, bids).

        Raises
        ------
        ValueError
            A life, a term or the like has a value that no tender or bid can have (ValidationError), or with which
            the bid does not answer the tender (BidDisagreesError).
        """
        scenarios = len(next(iter(changes.values()))) if changes else 1
        costs = np.empty((scenarios, len(self.bids)))
        for number, bid in enumerate(self.bids):
            own = [field for field in changes if field.bidder in (None, bid.name)]
            if not own:
                costs[:, number] = self._stated[number]
                continue
            live = {field: changes[field] for field in own if self.is_live(field)}
            fixed = [field for field in own if not self.is_live(field)]
            for values, chosen in groups([changes[field] for field in fixed], scenarios):
                step("numbers")
                case = self._case(number, tuple(zip(fixed, values, strict=True)))
                picked = {field: numbers[chosen] for field, numbers in live.items()}
                costs[chosen, number] = _cost(case, picked, rates_change=not self._rates.isdisjoint(picked))
        return costs

    def _case(self, number: int, fixed: tuple[tuple[VariedField, float], ...]) -> _Case:
        key = (number, fixed)
        if key not in self._cases:
            tender, bid = with_other_numbers(self.tender, self.bids[number], fixed)
            self._cases[key] = _Case(tender, bid, list(_weighed(tender, bid)))
        return self._cases[key]


def rate_paths(tender: Tender) -> Iterator[Path]:
    """Yield the numbers that decide how prices grow and how much later payments weigh."""
    yield ("inflation",)
    if isinstance(tender.discount.rate, list):
        yield from (("discount", "rate", band, "rate") for band in range(len(tender.discount.rate)))
    else:
        yield ("discount", "rate")
    for name, growth in tender.indices.items():
        if isinstance(growth, list):
            yield from (("indices", name, year) for year in range(len(growth)))
        else:
            yield ("indices", name)
    yield from (("carbon_price", year) for year in tender.carbon_price)


def groups(columns: Sequence[Floats], scenarios: int) -> Iterator[tuple[tuple[float, ...], Any]]:
    """Yield each combination of values [unit of each number], with the scenarios in which it holds."""
    if not columns:
        yield (), slice(None)
        return
    values, group = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    group = group.reshape(-1)
    if len(values) == 1:
        yield tuple(values[0].tolist()), slice(None)
        return
    order = np.argsort(group, kind="stable")
    for row, chosen in zip(values, np.split(order, np.cumsum(np.bincount(group))[:-1]), strict=True):
        yield tuple(row.tolist()), chosen


def _weighed(tender: Tender, bid: Bid) -> Iterator[_Weighed]:
    lines, terms = [line for line in compile_bid(tender, bid) if line.counts], terms_of(tender)
    weights = present_value_factors(columns([lines], terms.index_names), terms, terms.discount)
    for line, weight in zip(lines, weights.tolist(), strict=True):
        inputs = inputs_of(bid, line)
        years = _years_compared(tender, bid, line)
        yield _Weighed(line, inputs, weight / annuity_factor(tender.discount.bands, years) if years else weight)


def _years_compared(tender: Tender, bid: Bid, line: Line) -> int | None:
    """Return the years over which a cost is made into a cost a year; None where bids are compared as a whole."""
    if tender.comparison == "common_horizon":
        return None
    return horizon_months(tender, bid.offers[line.offer]) // 12


def _cost(case: _Case, changes: Changes, *, rates_change: bool) -> Any:
    """Return what a bid is compared by: a number, or an array with one for each scenario."""
    given = given_by(case.bid, changes)
    if rates_change:
        return _cost_at_other_rates(case, changes, given)
    total: Any = 0.0
    for one in case.lines:
        if one.inputs.isdisjoint(changes):
            total += one.line.amount.value * one.weight
        else:
            total = total + weighed_amount(one.line, given, one.weight)
    return total


def weighed_amount(line: Line, given: Callable[[Given], Any], weight: float = 1.0) -> Any:
    """Return a payment times a weight: plain numbers first, so that what changes by scenario is touched once."""
    parts = [worked_out(factor, given) for factor in factors(line.amount)]
    plain = prod(part for part in parts if not isinstance(part, np.ndarray))
    arrays = (part for part in parts if isinstance(part, np.ndarray))
    return reduce(mul, arrays, weight * plain)


def given_by(bid: Bid, changes: Changes) -> Callable[[Given], Any]:
    """Return what gives the value of a number: that of the scenarios, or else the stated one."""

    def given(field: Given) -> Any:
        changed = changes.get(VariedField(None if field.document == "tender" else bid.name, field.path))
        return field.value if changed is None else changed

    return given


class Rates(NamedTuple):
    """How prices grow and how much later payments weigh, by scenario."""

    tender: Tender
    stated: list[tuple[int, Any]]
    nominal: list[tuple[int, Any]]
    discount: PriceCurve
    curves: Mapping[str, PriceCurve]

    def given(self, other: Callable[[Given], Any]) -> Callable[[Given], Any]:
        """Return what gives the value of a number, nominal rates among them."""

        def given(field: Given) -> Any:
            return self.nominal[int(field.path[1])][1] if field.path[0] == NOMINAL_RATE else other(field)

        return given

    def factor(self, line: Line) -> Any:
        """Return the present value of payments of 1 of a line."""
        price = self.curves[line.index]
        weighed = self.discount if price.is_discounted else UNDISCOUNTED
        return _factor(line, price, weighed, self.discount, continuous=self.tender.indexation == "continuous")

    def paid(self, line: Line) -> Any:
        """Return what payments of 1 of a line come to in cash, each on its own day."""
        price, is_continuous = self.curves[line.index], self.tender.indexation == "continuous"
        return _factor(line, price, UNDISCOUNTED, UNDISCOUNTED, continuous=is_continuous)


def rates_of(tender: Tender, changes: Changes) -> Rates:
    """Return the rates of a tender with other values of some of them."""

    def number(path: Path) -> Any:
        changed = changes.get(VariedField(None, path))
        return value_at(tender, path) if changed is None else changed

    paths = [path for path in rate_paths(tender) if path[0] == "discount"]
    starts = [year for year, _rate in tender.discount.bands]
    stated = [(year, number(path)) for year, path in zip(starts, paths, strict=True)]
    nominal = stated
    if tender.discount.basis == "real":
        nominal = [(year, (1 + rate) * (1 + number(("inflation",))) - 1) for year, rate in stated]
    return Rates(tender, stated, nominal, discount_curve(nominal), price_curves(tender, number))


def _cost_at_other_rates(case: _Case, changes: Changes, given: Callable[[Given], Any]) -> Any:
    """Return the cost where prices grow or later payments weigh otherwise by scenario."""
    rates = rates_of(case.tender, changes)
    at_rates = rates.given(given)
    weights: dict[Any, Any] = {}
    total: Any = 0.0
    for line, _behind, _weight in case.lines:
        kind = (line.schedule, line.price_lag_months, line.index, line.settled)
        if kind not in weights:
            weights[kind] = rates.factor(line)
        value = worked_out(line.amount, at_rates) * weights[kind]
        if years := _years_compared(case.tender, case.bid, line):
            if years not in weights:
                weights[years] = annuity_factor(rates.stated, years)
            value = value / weights[years]
        total = total + value
    return total


def _factor(line: Line, price: PriceCurve, weighed: PriceCurve, money: PriceCurve, *, continuous: bool) -> Floats:
    """Return what payments of 1 are worth, `weighed` by a curve or, where they are settled at once, as `money` then."""
    first, every, payments, lag = (np.array([number]) for number in (*line.schedule, line.price_lag_months))
    if line.settled is None or line.settled.by == "value":
        return present_value_factor(first, every, payments, lag, price, weighed, continuous=continuous)
    paid = present_value_factor(first, every, payments, lag, price, UNDISCOUNTED, continuous=continuous)
    once, one, none = (np.array([number]) for number in (line.settled.month, 1, 0))
    return paid * present_value_factor(once, one, one, none, UNDISCOUNTED, money)
