"""Purchase: the price at the start of each life, and what it is still worth at the horizon."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.cashflow.price import price_paid
from lcc.model.business_models import Purchase

_RESALE = ("business_model", "resale_value")


def lives(context: OfferContext, model: Purchase) -> Lives:
    """Return a life for each time that the product is bought."""
    return context.lives(model.residual)


def lines(context: OfferContext, model: Purchase, lives: Lives) -> Iterator[Line]:
    """Yield price, credit for the life beyond the horizon, and resale at the end of each full life."""
    yield from price_paid(context, model, lives)
    if context.states(*_RESALE):
        resale = context.quantity * context.stated(*_RESALE)
        if model.resale_basis == "expected" and context.tender.expected_resale_haircut:
            resale = (1 - context.set_by_tender("expected_resale_haircut")) * resale
        yield from context.line(
            "residual_value", "Resale value", _RESALE, -resale, lives.full_ends, model.index, vat=model.vat
        )
