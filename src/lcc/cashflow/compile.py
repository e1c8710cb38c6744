"""tender + bid -> cash-flow lines."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lcc.cashflow import buy_back, costs, deposit, environment, lease, pay_per_use, pool, purchase
from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.cashflow.lives import Lives
from lcc.model.bid import Bid
from lcc.model.tender import Tender


class Compiler(NamedTuple):
    """How one business model becomes lines: how often the product starts anew, and what is paid."""

    lives: Callable[[OfferContext, Any], Lives]
    lines: Callable[[OfferContext, Any, Lives], Iterator[Line]]


COMPILERS = {
    "purchase": Compiler(purchase.lives, purchase.lines),
    "buy_back": Compiler(buy_back.lives, buy_back.lines),
    "lease": Compiler(lease.lives, lease.lines),
    "deposit": Compiler(deposit.lives, deposit.lines),
    "pool": Compiler(pool.lives, pool.lines),
    "pay_per_use": Compiler(pay_per_use.lives, pay_per_use.lines),
}


def lives_of(context: OfferContext) -> Lives:
    """Return how often what is offered starts anew."""
    model = context.offer.business_model
    return COMPILERS[model.kind].lives(context, model)


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


def _offer_lines(context: OfferContext) -> Iterator[Line]:
    model, lives = context.offer.business_model, lives_of(context)
    yield from COMPILERS[model.kind].lines(context, model, lives)
    yield from costs.costs(context, lives)
    yield from costs.consumption(context)
    yield from costs.end_of_life(context, lives)
    yield from costs.take_back(context, lives)
    if context.tender.carbon_price:
        yield from environment.emissions(context, lives)
    if context.tender.mki and context.tender.mki.is_cost:
        yield from environment.environmental_costs(context, lives)
