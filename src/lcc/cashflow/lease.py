"""Lease: a payment each period of successive terms; the supplier keeps the product."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, Schedule
from lcc.cashflow.lives import Lives
from lcc.model.business_models import Lease

_PAYMENT = ("business_model", "payment")
_UPFRONT = ("business_model", "upfront")
_RETURN = ("business_model", "return_cost")


def lives(context: OfferContext, model: Lease) -> Lives:
    """Return a life for each term."""
    return Lives(model.term_months, context.horizon)


def lines(context: OfferContext, model: Lease, lives: Lives) -> Iterator[Line]:
    """Yield the upfront payment, the payments of each period, and the return cost of each term."""
    if context.states(*_UPFRONT):
        upfront = context.quantity * context.stated(*_UPFRONT)
        yield from context.line("purchase", "Upfront payment", _UPFRONT, upfront, lives.starts, model.index)
        yield from context.credit_beyond_horizon(_UPFRONT, lives, model.index)
    payment = context.quantity * context.stated(*_PAYMENT)
    for schedule in payments(model, context.horizon):
        yield from context.line("use", "Lease payment", _PAYMENT, payment, schedule, model.index)
    if context.states(*_RETURN):
        yield from context.at_each_end("disposal", "Return cost", _RETURN, lives, model.index)


def payments(model: Lease, horizon: int) -> Iterator[Schedule]:
    """Yield the months of payment: one series where periods fill the term, or else one for each term."""
    period, term = model.every_months, model.term_months
    terms = [(0, horizon)]
    if term % period:
        terms = [(start, min(start + term, horizon)) for start in range(0, horizon, term)]
    for start, end in terms:
        if model.in_advance:
            yield Schedule(start, period, -(-(end - start) // period))
        else:
            yield Schedule(start + period, period, (end - start) // period)
