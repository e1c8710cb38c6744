"""What an offer asks over one life of one unit in place of its cash price, as its own lines have it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, reduce
from math import gcd
from operator import sub
from typing import NamedTuple

from lcc.cashflow.compile import lines_of_model
from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, Schedule
from lcc.cashflow.lives import Lives
from lcc.figure.figure import Calculated, Figure, calculated, figure
from lcc.model.business_models import BusinessModel
from lcc.model.tender import Vat

_ONE = figure(1.0)


class _OneUnit(OfferContext):
    @cached_property
    def quantity(self) -> Figure:
        return _ONE


def of_one_unit(context: OfferContext) -> OfferContext:
    """Return the offer for one unit, without VAT."""
    return _OneUnit(context.tender.model_copy(update={"vat": Vat()}), context.bid, context.position)


def whole_life(context: OfferContext, model: BusinessModel) -> list[Line]:
    """Return what a business model asks over one whole life, term or cycle; there has to be one."""
    length = model.life_months(context.tender) or context.horizon
    return list(lines_of_model(context, model, Lives(length, length)))


class Financing(NamedTuple):
    """One life of one unit against its cash price, at prices of the base date.

    Parameters
    ----------
    periods, months_in_period
        How often a payment falls due, or can.
    payment
        What is paid each period; None where payments are not level.
    at_start
        What the authority does not pay at the start because of the offer; below zero what it pays more.
    at_end
        What it receives at the end; below zero what it pays; None where payments are not level.
    in_advance
        Payments fall at the start of each period.
    amounts
        By month what it has more because of the offer; below zero what it has less.
    """

    periods: int
    months_in_period: int
    payment: Figure | None
    at_start: Figure
    at_end: Figure | None
    in_advance: bool
    amounts: Mapping[int, float]

    @property
    def figures(self) -> list[Figure]:
        """The amounts that a workbook shows."""
        return [one for one in (self.payment, self.at_start, self.at_end) if one is not None]


def financing(context: OfferContext) -> Financing | None:
    """Return the financing in an offer, of a lease over its first term; None where it names no cash price."""
    model = context.offer.business_model.without_renewals()
    if getattr(model, "cash_price", None) is None:
        return None
    lines, cash = whole_life(of_one_unit(context), model), context.stated("business_model", "cash_price")
    amounts = defaultdict(float, {0: cash.value})
    for line in lines:
        first, every, number = line.schedule
        for month in range(first, first + every * number, every):
            amounts[month] -= line.amount.value
    start = reduce(sub, _falling_in(lines, 0), cash)
    series = [line.schedule for line in lines if line.schedule.payments > 1]
    due = series[0] if series else Schedule(1, 1, model.life_months(context.tender) or 0)
    end = due.every_months * due.payments
    beside = {line.schedule.first_month for line in lines if line.schedule.payments == 1}
    if len(series) < 2 and due.first_month in (0, due.every_months) and beside <= {0, end}:
        payment = next((_of_one(line.amount) for line in lines if line.schedule.payments > 1), figure(0.0))
        back, *paid = _falling_in(lines, end) or [figure(0.0)]
        received = reduce(sub, paid, _turned(back))
        return Financing(due.payments, due.every_months, payment, start, received, due.first_month == 0, amounts)
    period = gcd(*amounts)
    return Financing(max(amounts) // period, period, None, start, None, True, amounts)


def _falling_in(lines: list[Line], month: int) -> list[Figure]:
    due = [line.amount for line in lines if line.schedule[::2] == (month, 1)]
    return [_of_one(amount) for amount in due]


def _turned(paid: Figure) -> Figure:
    """Return what is received as what is paid below zero, and the other way round."""
    if isinstance(paid, Calculated) and paid.operator == "*" and paid.operands[0] == figure(-1.0):
        return paid.operands[1]
    return -paid


def _of_one(number: Figure) -> Figure:
    """Return a figure without the number of units in it: that is one."""
    if not isinstance(number, Calculated):
        return number
    one, other = map(_of_one, number.operands)
    if number.operator == "*" and _ONE in (one, other):
        return other if one is _ONE else one
    return calculated(number.operator, one, other)
