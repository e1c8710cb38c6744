"""Deposit (statiegeld): paid at the start of each cycle; most of it comes back at the end, as it was paid."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.figure import figure
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.model.business_models import Deposit

_DEPOSIT = ("business_model", "deposit")
_RATE = ("business_model", "return_rate")
_INTEREST = ("business_model", "interest")
_LOST = ("business_model", "charge_per_lost_unit")
_PRICE = ("business_model", "price")
_RETURN = ("business_model", "return_cost")


def lives(context: OfferContext, model: Deposit) -> Lives:
    """Return a life for each cycle."""
    return context.lives(model.residual)


def lines(context: OfferContext, model: Deposit, lives: Lives) -> Iterator[Line]:
    """Yield price and deposit at each start, and at each end what comes back, what was lost and the return cost."""
    if context.states(*_PRICE):
        price = context.quantity * context.stated(*_PRICE)
        yield from context.line(
            "purchase", "Purchase price", _PRICE, price, lives.starts, model.index, vat=model.vat
        )
        yield from context.credit_beyond_horizon(_PRICE, price, lives, model.index, vat=model.vat)
    deposit = context.quantity * context.stated(*_DEPOSIT)
    yield from context.line(
        "purchase", "Deposit paid", _DEPOSIT, deposit, lives.starts, model.index, vat=model.deposit_vat
    )
    returned = context.stated(*_RATE) * deposit
    for schedule, held in lives.all_ends():
        grown = returned
        if context.states(*_INTEREST):
            grown = returned * (1 + context.stated(*_INTEREST)) ** (figure(held) / 12)
        yield from context.line(
            "residual_value", "Deposit returned", _RATE, -grown, schedule, model.index,
            price_lag_months=held, vat=model.deposit_vat,
        )  # fmt: skip
    if context.states(*_LOST):
        lost = (1 - context.stated(*_RATE)) * context.quantity * context.stated(*_LOST)
        for schedule, _held in lives.all_ends():
            yield from context.line(
                "disposal", "Charge for lost units", _LOST, lost, schedule, model.index, vat=model.vat
            )
    if context.states(*_RETURN):
        yield from context.at_each_end("disposal", "Return cost", _RETURN, lives, model.index, vat=model.vat)
