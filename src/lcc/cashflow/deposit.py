"""Deposit (statiegeld): paid at the start of each cycle; most of it comes back at the end, as it was paid."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line, once
from lcc.cashflow.lives import Lives
from lcc.model.business_models import Deposit

_DEPOSIT = ("business_model", "deposit")
_RATE = ("business_model", "return_rate")
_PRICE = ("business_model", "price")
_RETURN = ("business_model", "return_cost")


def lives(context: OfferContext, model: Deposit) -> Lives:
    """Return a life for each cycle."""
    return Lives(model.cycle_months, context.horizon, model.residual, context.nominal_rate)


def lines(context: OfferContext, model: Deposit, lives: Lives) -> Iterator[Line]:
    """Yield price and deposit at each start, and what comes back and the return cost at each end."""
    if context.states(*_PRICE):
        price = context.quantity * context.stated(*_PRICE)
        yield from context.line("purchase", "Purchase price", _PRICE, price, lives.starts, model.index)
        yield from context.credit_beyond_horizon(_PRICE, lives, model.index)
    deposit = context.quantity * context.stated(*_DEPOSIT)
    yield from context.line("purchase", "Deposit paid", _DEPOSIT, deposit, lives.starts, model.index)
    returned = -(context.stated(*_RATE) * context.quantity * context.stated(*_DEPOSIT))
    ends = [(lives.full_ends, lives.length)]
    if lives.months_of_last < lives.length:
        ends.append((once(lives.horizon), lives.months_of_last))
    for schedule, held in ends:
        yield from context.line(
            "residual_value", "Deposit returned", _RATE, returned, schedule, model.index, price_lag_months=held
        )
    if context.states(*_RETURN):
        yield from context.at_each_end("disposal", "Return cost", _RETURN, lives, model.index)
