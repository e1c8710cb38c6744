"""The cash-flow lines of a bid by day: what is paid and received under the contract, to the cent."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.contract.dates import day_of, months_between
from lcc.engine.payments import factors_of
from lcc.engine.valuation import Terms
from lcc.evaluation.budget import group_of
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of
from lcc.model.bid import Bid
from lcc.model.business_models import Purchase
from lcc.model.contract import Contract
from lcc.record.path import name_of
from lcc.record.problem import refusal

MOST_PAYMENTS = 100_000
_OF_SUPPLIER = ("Buy-back", "Deposit returned", "Resale value", "Take-back")
"""What comes back from the supplier, by the label of its line."""


class DeliveredPart(NamedTuple):
    """The units of an item that are delivered on one day, as a share of all."""

    delivered: date
    share: float


@dataclass(frozen=True, slots=True)
class DatedPayment:
    """One payment on its day; below zero it is received. `promise` names it, `month` counts from the delivery."""

    day: date
    promise: str
    line: Line
    part: DeliveredPart
    month: int
    amount: float
    is_claim: bool


def payments(contract: Contract, terms: Terms, bid: Bid | None = None) -> list[DatedPayment]:
    """Return what is paid and received up to the end of the contract, by day; of another bid, if given.

    A claim is what the supplier owes: what it takes or buys back, deposits, a resale value that it guarantees. What the
    comparison settles at the horizon in value is paid by nobody, and is not there.

    Raises
    ------
    InputRefusedError
        There are more than `MOST_PAYMENTS`.
    """
    of = bid or contract.bid
    lines = paid_lines(contract, of)
    number = sum(line.schedule.payments * len(parts_of(contract, of, line)) for line in lines)
    if number > MOST_PAYMENTS:
        raise refusal("too_many_payments", number, most=MOST_PAYMENTS)
    names = promise_names(contract, lines)
    found = [
        one
        for line in lines
        for part in parts_of(contract, of, line)
        for one in _of_line(contract, terms, of, line, part, names[line_key(line)])
        if contract.ends is None or one.day <= contract.ends
    ]
    return sorted(found, key=lambda one: (one.day, one.promise))


def paid_lines(contract: Contract, bid: Bid) -> list[Line]:
    """Return the lines that the authority pays or receives: no external costs, and nothing that is settled in value."""
    return [line for line in contract_lines(contract, bid) if group_of(line) not in (None, "settlement")]


def contract_lines(contract: Contract, bid: Bid) -> list[Line]:
    """Return the lines of a bid as the contract has them.

    What is bought back can follow the index up to that day. And under a clause, what closes a year is paid at the price
    of that year: the comparison takes the price of the day after, on which the next adjustment is made.
    """
    clauses = {one.index for one in contract.indexation}
    return [_agreed(contract, line, clauses) for line in compile_bid(contract.tender, bid)]


def _agreed(contract: Contract, line: Line, clauses: Collection[str]) -> Line:
    if line.label == "Buy-back" and contract.receipts_follow_index:
        return replace(line, price_lag_months=0)
    if line.index in clauses and line.is_in_arrears and not line.reason and line.amount.value > 0:
        return replace(line, price_lag_months=line.price_lag_months + 1)
    return line


def parts_of(contract: Contract, bid: Bid, line: Line) -> list[DeliveredPart]:
    """Return in which parts the item of a line is delivered."""
    item = bid.offers[line.offer].item
    whole = contract.tender.item(item).quantity
    parts = [DeliveredPart(one.delivered, one.quantity / whole) for one in contract.deliveries if one.item == item]
    return parts or [DeliveredPart(contract.delivered, 1.0)]


def is_claim(bid: Bid, line: Line) -> bool:
    """Whether a line is owed by the supplier to the authority; an expected resale value is owed by nobody."""
    model = bid.offers[line.offer].business_model
    is_expected = line.label == "Resale value" and isinstance(model, Purchase) and model.resale_basis == "expected"
    return line.label in _OF_SUPPLIER and line.amount.value < 0 and not is_expected


def promise_names(contract: Contract, lines: Sequence[Line]) -> dict[tuple[str, str], str]:
    """Return what the ledger calls each promise: the field of the bid, with its label where that has several.

    What a bid with other numbers has beside the bid that was awarded, has its label with it: names stay what they were.
    """
    awarded = dict.fromkeys(map(line_key, paid_lines(contract, contract.bid)))
    times = Counter(field for field, _label in awarded)
    return {
        (field, label): field if (field, label) in awarded and times[field] == 1 else f"{field}#{label}"
        for field, label in dict.fromkeys([*awarded, *map(line_key, lines)])
    }


def by_year(found: Sequence[DatedPayment]) -> dict[str, dict[int, float]]:
    """Return what is paid for each promise by calendar year [money]."""
    amounts: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        amounts[one.promise][one.day.year].append(one.amount)
    return {name: {year: sum_of(each) for year, each in years.items()} for name, years in amounts.items()}


def total(amounts: Mapping[str, Mapping[int, float]], year: int | None = None) -> float:
    """Return all of it, or what falls in a year [money]."""
    return sum_of(amount for years in amounts.values() for k, amount in years.items() if year is None or k == year)


def line_key(line: Line) -> tuple[str, str]:
    """Return by what a line is known: the field of the bid, and its label."""
    return name_of(line.source), line.label


def _of_line(
    contract: Contract, terms: Terms, bid: Bid, line: Line, part: DeliveredPart, name: str
) -> Iterator[DatedPayment]:
    """Yield the payments of a part: those of what came later fall later, at the prices of that day."""
    later = months_between(contract.delivered, part.delivered)
    moved = replace(line, schedule=line.schedule._replace(first_month=line.schedule.first_month + later))
    factors = factors_of(moved, terms)
    whole = line.amount.value * part.share
    decimals = next((one.amount_decimals for one in contract.indexation if one.index == line.index), None)
    claim = is_claim(bid, line)
    for month, price in zip(factors.months, factors.prices, strict=True):
        amount = whole * price
        if decimals is not None:
            amount = _step_by_step(whole, terms, moved, month - moved.price_lag_months, decimals)
        day = day_of(part.delivered, month - later, in_arrears=line.is_in_arrears)
        yield DatedPayment(day, name, line, part, month, half_up(amount, MONEY_DECIMALS), claim)


def _step_by_step(whole: float, terms: Terms, line: Line, month: int, decimals: int) -> float:
    """Return an amount that was rounded at each adjustment, from which the next one went on."""
    curve = terms.curves[terms.index_names.index(line.index)]
    levels = curve.at(12 * np.arange(max(month, 0) // 12 + 1), continuous=False).tolist()
    amount = half_up(whole, decimals)
    for before, after in pairwise(levels):
        amount = half_up(amount * (after / before), decimals)
    return amount
