"""Purchase: the price at the start of each life, and what it is still worth at the horizon."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.model.business_models import Purchase
from lcc.model.record import months

_PRICE = ("business_model", "price")
_RESALE = ("business_model", "resale_value")


def lives(context: OfferContext, model: Purchase) -> Lives:
    """Return a life for each time that the product is bought."""
    return Lives(months(model.service_life_years), context.horizon, model.residual, context.nominal_rate)


def lines(context: OfferContext, model: Purchase, lives: Lives) -> Iterator[Line]:
    """Yield price, credit for the life beyond the horizon, and resale at the end of each full life."""
    price = context.quantity * context.stated(*_PRICE)
    yield from context.line("purchase", "Purchase price", _PRICE, price, lives.starts, model.index)
    yield from context.credit_beyond_horizon(_PRICE, lives, model.index)
    if context.states(*_RESALE):
        resale = -(context.quantity * context.stated(*_RESALE))
        yield from context.line("residual_value", "Resale value", _RESALE, resale, lives.full_ends, model.index)
