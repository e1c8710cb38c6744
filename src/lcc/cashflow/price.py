"""The price of what is bought: at the start of each life, at once or in instalments."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.figure import Figure, figure
from lcc.cashflow.line import Line, Schedule
from lcc.cashflow.lives import Lives
from lcc.model.business_models import BuyBack, Purchase

_PRICE = ("business_model", "price")


def price_paid(context: OfferContext, model: Purchase | BuyBack, lives: Lives) -> Iterator[Line]:
    """Yield the price of each life and, where the horizon cuts off the last one, the credit for the rest of it.

    Instalments are at the prices of the start of the life. One that would fall at or after the horizon is not paid,
    and not credited either.
    """
    price = context.quantity * context.stated(*_PRICE)
    if not model.instalments:
        yield from context.line(
            "purchase", "Purchase price", _PRICE, price, lives.starts, model.index, vat=model.vat
        )
        yield from context.credit_beyond_horizon(_PRICE, price, lives, model.index, vat=model.vat)
        return
    paid_of_last: Figure = figure(0.0)
    for i, instalment in enumerate(model.instalments):
        source = ("business_model", "instalments", i, "share")
        share, after = context.stated(*source), instalment.after_months
        times = max(-(-(lives.horizon - after) // lives.length), 0)
        schedule = Schedule(after, lives.length, times)
        yield from context.line(
            "purchase", "Purchase price", source, share * price, schedule, model.index,
            price_lag_months=after, vat=model.vat,
        )  # fmt: skip
        if lives.last_start + after < lives.horizon:
            paid_of_last = share if not i else paid_of_last + share
    yield from context.credit_beyond_horizon(_PRICE, paid_of_last * price, lives, model.index, vat=model.vat)
