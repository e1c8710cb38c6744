"""Purchase: the price at the start of each life, and what the product is sold for at its end."""

from collections.abc import Iterator

from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.cashflow.price import price_paid
from lcc.cashflow.settlement import CostOfLife, Payments, lines_of_cost
from lcc.model.business_models import Purchase

_RESALE = ("business_model", "resale_value")


def lines(context: OfferContext, model: Purchase, lives: Lives) -> Iterator[Line]:
    """Yield price, and resale at the end of each life."""
    yield from price_paid(context, model, lives)
    if context.states(*_RESALE):
        resale = context.quantity * context.stated(*_RESALE)
        if model.resale_basis == "expected" and context.tender.expected_resale_haircut:
            resale = (1 - context.set_by_tender("expected_resale_haircut")) * resale
        received = Payments(-resale, _RESALE, lives.length)
        cost = CostOfLife(
            "residual_value", "Resale value", [received], model.index, model.vat, "purchase", at_horizon=True
        )
        yield from lines_of_cost(context, cost, lives)
