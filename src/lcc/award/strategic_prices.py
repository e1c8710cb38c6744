"""Prices that may be there for the formula only: zero where others ask money."""

from collections.abc import Iterator, Sequence
from statistics import median

from lcc.award.check import Check, Received
from lcc.award.ranking import HALF_CENT
from lcc.model.bid import Bid, Offer
from lcc.model.record import Path
from lcc.model.tender import Tender

_PRICES = {
    "purchase": ("price",),
    "buy_back": ("price",),
    "lease": ("payment", "upfront"),
    "deposit": ("deposit", "price"),
    "pool": ("deposit", "fee_per_trip", "fixed_fee_per_year"),
    "pay_per_use": ("fee_per_use",),
}
"""By business model, what is asked for the product itself."""


def strategic_prices(tender: Tender, received: Sequence[Received]) -> Iterator[Check]:
    """Yield what a bid asks nothing for: the product itself, or a phase for which half of the others ask money."""
    for one in received:
        for position, offer in enumerate(one.bid.offers):
            for path in _free(offer):
                yield Check("price_of_zero", (one.bid.name,), {"item": offer.item}, ("offers", position, *path))
        for phase in tender.asked_phases:
            others = [other.phases[phase] for other in received if other is not one]
            if (
                abs(one.phases[phase]) < HALF_CENT
                and others
                and median(others) > HALF_CENT
                and _asks(one.bid, phase)
            ):
                words = {"phase": phase, "median": median(others)}
                yield Check("phase_of_zero", (one.bid.name,), words)


def _free(offer: Offer) -> Iterator[Path]:
    """Yield the field of each price that is zero, where no other price is asked in its place."""
    model = offer.business_model
    fields = _PRICES[model.kind]
    if all(getattr(model, field) == 0 for field in fields):
        yield ("business_model", fields[0])
    for k, tier in enumerate(getattr(model, "tiers", ())):
        if tier.fee_per_use == 0:
            yield ("business_model", "tiers", k, "fee_per_use")


def _asks(bid: Bid, phase: str) -> bool:
    """Whether a price could be expected: the phase is not included, and the product is not returned to its owner."""
    return any(
        phase not in offer.included and (phase != "disposal" or offer.business_model.kind == "purchase")
        for offer in bid.offers
    )
