"""The life-cycle cost again, with what is known: from what was awarded to what is expected now, step by step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.contract.claims import not_lost
from lcc.contract.dates import day_of, months_between
from lcc.contract.ledger import DatedPayment, contract_lines, is_claim, parts_of, payments
from lcc.contract.matching import PaidPart, paid_parts
from lcc.contract.realised import bid_as_measured
from lcc.engine.valuation import Terms, by_phase, columns, present_values, terms_of
from lcc.figure.rounding import sum_of
from lcc.model.bid import Bid
from lcc.model.contract import Contract


@dataclass(frozen=True, slots=True)
class Forecast:
    """The life-cycle cost as awarded and what changed it since [money, discounted to the base date].

    Parameters
    ----------
    awarded
        As it was compared.
    agreed
        What the contract changes: receipts that follow the index, and the day on which prices are adjusted.
    index
        What published figures change beside the growth that was assumed.
    measured
        What numbers of the bid change that turned out otherwise: in each year that is over those measured by the end of
        it, as in the loss by year, and from then on those that hold now.
    default
        What is not received because the supplier is gone.
    paid
        What was paid otherwise than that, in years that are over; what was not recorded is not known, and no saving.
    """

    awarded: float
    agreed: float
    index: float
    measured: float
    default: float
    paid: float

    @property
    def now(self) -> float:
        """The life-cycle cost that is expected now [money]."""
        return sum_of((self.awarded, self.agreed, self.index, self.measured, self.default, self.paid))


def forecast(contract: Contract, terms: Terms, at: date) -> Forecast:
    """Return the life-cycle cost with what is known on a day; `terms` has the adjustments of prices up to it.

    Each step is the engine once more, on the lines as they then are; parts that are delivered later weigh as if they
    were delivered with the rest, as they were compared.
    """
    awarded_terms = terms_of(contract.tender)
    measured = bid_as_measured(contract, at)
    lines = contract_lines(contract, measured)
    left = [*_without_claims(contract, measured, lines, at)]
    costs = [
        life_cycle_cost(compile_bid(contract.tender, contract.bid), awarded_terms),
        life_cycle_cost(contract_lines(contract, contract.bid), awarded_terms),
        life_cycle_cost(contract_lines(contract, contract.bid), terms),
        life_cycle_cost(lines, terms),
        life_cycle_cost(left, terms),
    ]
    agreed, index, changed, default = (sum_of((after, -before)) for before, after in pairwise(costs))
    now = not_lost(contract, payments(contract, terms, measured))
    as_it_went = _as_it_went(contract, terms, now, at)
    past = sum_of((_present_value(as_it_went, terms), -_present_value(now, terms)))
    return Forecast(
        awarded=costs[0],
        agreed=agreed,
        index=index,
        measured=sum_of((changed, past)),
        default=default,
        paid=_paid_otherwise(contract, terms, as_it_went, at),
    )


def life_cycle_cost(lines: Sequence[Line], terms: Terms) -> float:
    """Return what lines come to [money at the base date]."""
    found = columns([lines], terms.index_names)
    return sum_of(by_phase(found, present_values(found, terms), 1)[0])


def _without_claims(contract: Contract, bid: Bid, lines: Sequence[Line], at: date) -> Iterator[Line]:
    """Yield the lines without what is not received any more: each part of a claim up to the day of the default."""
    gone = contract.defaulted
    if gone is None or gone > at:
        yield from lines
        return
    for line in lines:
        if not is_claim(bid, line) and line.settled_cost not in ("Buy-back", "Resale value", "Deposit returned"):
            yield line
            continue
        if line.reason:
            if day_of(contract.delivered, line.last_paid, in_arrears=True) <= gone:
                yield line
            continue
        for part in parts_of(contract, bid, line):
            first, every, number = line.schedule
            kept = sum(
                day_of(part.delivered, first + every * k, in_arrears=line.is_in_arrears) <= gone
                for k in range(number)
            )
            if kept:
                schedule = line.schedule._replace(payments=kept)
                yield replace(line, schedule=schedule, amount=line.amount * part.share)


def _as_it_went(contract: Contract, terms: Terms, now: list[DatedPayment], at: date) -> list[DatedPayment]:
    """Return the payments with the numbers of their time: in a year that is over those measured by the end of it."""
    if not contract.measured_of_bid:
        return now
    past = [
        one
        for year in range(contract.delivered.year, at.year)
        for one in payments(contract, terms, bid_as_measured(contract, date(year, 12, 31)))
        if one.day.year == year
    ]
    return [*not_lost(contract, past), *(one for one in now if one.day.year >= at.year)]


def _present_value(due: Sequence[DatedPayment], terms: Terms) -> float:
    months = np.array([max(one.month, 0) for one in due], dtype=np.int64)
    return sum_of((np.array([one.amount for one in due]) * terms.discount.at(months, continuous=True)).tolist())


def _paid_otherwise(contract: Contract, terms: Terms, due: Sequence[DatedPayment], at: date) -> float:
    """Return what was paid beside what was due for it, where either was in a year that is over, discounted by month.

    What is paid weighs as what it pays, so many whole months later or earlier as it was paid.
    """
    parts = [one for one in paid_parts(contract.paid, due) if one.year < at.year or one.paid.date.year < at.year]
    paid = {id(one.due): one.due for one in parts if one.due is not None}.values()
    months = [_month_of(contract, one, due) for one in parts] + [one.month for one in paid]
    amounts = [one.amount for one in parts] + [-one.amount for one in paid]
    if not months:
        return 0.0
    weights = terms.discount.at(np.maximum(np.array(months, dtype=np.int64), 0), continuous=True)
    return sum_of((np.array(amounts) * weights).tolist())


def _month_of(contract: Contract, part: PaidPart, due: Sequence[DatedPayment]) -> int:
    """Return by how many months from the delivery a payment weighs: those of what it pays, later or earlier."""
    day, of_promise = part.paid.date, (one for one in due if one.promise == part.paid.promise)
    one = part.due or min(of_promise, key=lambda one: abs(one.day - day), default=None)
    if one is None:
        return months_between(contract.delivered, day)
    return one.month + (months_between(one.day, day) if day >= one.day else -months_between(day, one.day))
