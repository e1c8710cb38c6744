"""tender + bid -> cash-flow lines."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lcc.cashflow import buy_back, costs, deposit, environment, lease, pay_per_use, pool, purchase
from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.model.bid import Bid
from lcc.model.business_models import BusinessModel
from lcc.model.tender import Tender

COMPILERS: Mapping[str, Callable[[OfferContext, Any, Lives], Iterator[Line]]] = {
    "purchase": purchase.lines,
    "buy_back": buy_back.lines,
    "lease": lease.lines,
    "deposit": deposit.lines,
    "pool": pool.lines,
    "pay_per_use": pay_per_use.lines,
}
"""How each business model becomes lines, one life, term or cycle after the other."""


def compile_bid(tender: Tender, bid: Bid) -> list[Line]:
    """Return every line of a bid that answers the tender, offer by offer.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "cups", "title": "Cups", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 2, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "cup", "name": "Cup", "quantity": 10, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "cups", "bidder": {"name": "Cups BV"}, "offers": [{
    ...     "item": "cup", "business_model":
    ...     {"kind": "deposit", "deposit": 1.0, "cycle_months": 12, "return_rate": 0.9}}]})
    >>> for line in compile_bid(tender, bid):
    ...     print(line.phase, line.amount.value, tuple(line.schedule))
    purchase 10.0 (0, 12, 2)
    residual_value -9.0 (12, 12, 2)
    """
    return [
        line for position in range(len(bid.offers)) for line in _offer_lines(OfferContext(tender, bid, position))
    ]


def lines_of_model(context: OfferContext, model: BusinessModel, lives: Lives) -> Iterator[Line]:
    """Return what a business model itself asks and gives back, over these lives."""
    return COMPILERS[model.kind](context, model, lives)


def _offer_lines(context: OfferContext) -> Iterator[Line]:
    model, lives = context.offer.business_model, context.lives
    yield from lines_of_model(context, model, lives)
    yield from costs.costs(context)
    yield from costs.consumption(context)
    if model.is_owned(context.tender):
        yield from costs.end_of_life(context, lives)
        yield from costs.take_back(context, lives)
    if context.tender.carbon_price:
        yield from environment.emissions(context, context.product_lives)
    if context.tender.mki and context.tender.mki.is_cost:
        yield from environment.environmental_costs(context, context.product_lives)
