"""How many cash flows a bid becomes, before any is worked out: a few lines of a bid can stand for thousands of them.

A cost that falls at many moments of many lives is a cash flow for each of those moments, and a fee by tiers, where the
use differs by year, a sum of all tiers for each of the years.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from lcc.checks.lives import horizon_months, life_months, months_of_costs, product_months
from lcc.model.bid import Bid, Cost, Offer
from lcc.model.tender import Item, Tender
from lcc.record.path import Path
from lcc.record.record import months

MOST_CASH_FLOWS = 80_000
"""The most that one bid may become: 25 offers with 1,000 costs each, which follow the life of the product."""

MOST_CELLS = 600_000
"""The most cells that one bid may take in a comparison workbook: 7,000 cash flows over 20 years, with their fields."""

_COLUMNS, _COLUMNS_OF_FIELD, _LIKE_A_TIER = 20, 8, 9
"""Of a cash flow, beside two for each year; of a field where the bid is shown; what a tier in a formula weighs."""

_BESIDE_COSTS = 20
"""More than a business model, the end of life and emissions come to, apart from what grows with the fields of a bid."""


def parts_of(tender: Tender, bid: Bid) -> Iterator[tuple[Path, int]]:
    """Yield what each part of a bid comes to, in cash flows: a cost, a business model, or all that is beside them."""
    items = {item.id: item for item in tender.items}
    for i, offer in enumerate(bid.offers):
        yield from (((("offers", i, *path)), number) for path, number in _parts(tender, offer, items[offer.item]))


def _parts(tender: Tender, offer: Offer, item: Item) -> Iterator[tuple[Path, int]]:
    horizon = horizon_months(tender, offer)
    life, product = life_months(tender, offer) or horizon, product_months(tender, offer) or horizon
    settled = 0 if horizon % product == 0 else 2 if tender.residual_value == "annuity" else 1
    uses = len(item.use_per_year) if isinstance(item.use_per_year, list) else 1
    lines = offer.business_model.most_lines(-(-horizon // life), life, min(uses, horizon // 12))
    yield ("business_model",), _BESIDE_COSTS + lines
    own = months_of_costs(tender, offer)
    for i, cost in enumerate(offer.costs):
        if cost.at_year is not None:
            number = 1 + settled
        elif own is not None and (cost.every_years is not None or cost.warranty_years is not None):
            number = _moments(cost, own, product, horizon) + (1 if cost.every_years else 2) * settled
        else:
            number = 1 if cost.every_years is None else 2
        yield ("costs", i), number
    yield ("consumption",), 2 * len(offer.consumption)
    yield ("take_back",), 3 * len(offer.take_back)


def _moments(cost: Cost, life: int, product: int, horizon: int) -> int:
    """Return at how many different moments of a life a cost falls, or in how many lives, if those are fewer."""
    lives = -(-horizon // product)
    if cost.every_years is None:
        return min(-(-life // 12), lives) + 1
    period = months(cost.every_years)
    first = max(-(-months(cost.warranty_years or 0) // period), 1) * period
    number = max((life - 1 - first) // period + 1, 0)
    if period * number == product:
        return 1
    return number if lives > number else max((horizon - 1 - first) // product + 1, 0)


def cells_of(bid: Bid, cash_flows: int, years: int) -> int:
    """Return about how many cells a bid takes in a comparison workbook."""
    tiers = sum(len(getattr(offer.business_model, "tiers", ())) for offer in bid.offers)
    return cash_flows * (2 * years + _COLUMNS) + _stated(bid) * _COLUMNS_OF_FIELD + tiers * years * _LIKE_A_TIER


def _stated(value: Any) -> int:
    """Return how many values are stated in a record."""
    if isinstance(value, BaseModel):
        return sum(_stated(getattr(value, name)) for name in value.model_fields_set)
    if isinstance(value, dict | list):
        return sum(map(_stated, value.values() if isinstance(value, dict) else value))
    return 1
