"""Prices that may be there for the formula only: nothing, or next to it, where others ask money."""

from collections.abc import Iterator, Sequence

from lcc.award.check import Check, Received
from lcc.award.others import Others
from lcc.award.ranking import HALF_CENT
from lcc.model.bid import Bid, Offer, bidders
from lcc.model.record import Path
from lcc.model.tender import Tender

_PRICES = {
    "purchase": ("price",),
    "buy_back": ("price",),
    "lease": ("payment", "upfront"),
    "deposit": ("deposit", "price"),
    "pool": ("deposit", "fee_per_trip", "fixed_fee_per_year"),
    "pay_per_use": ("fee_per_use", "fixed_fee_per_year"),
}
"""By business model, what is asked for the product itself."""


def strategic_prices(tender: Tender, received: Sequence[Received]) -> Iterator[Check]:
    """Yield what a bid asks nothing for: the product itself, or a phase for which half of the others ask money."""
    of = bidders([one.bid for one in received])
    asked = [_asked(one) for one in received]
    others = {phase: Others([one.get(phase, 0.0) for one in asked], of) for phase in tender.asked_phases}
    for number, one in enumerate(received):
        for position, offer in enumerate(one.bid.offers):
            for path in _free(tender, offer):
                yield Check("price_of_zero", (one.bid.name,), {"item": offer.item}, ("offers", position, *path))
        for phase, beside in others.items():
            if abs(beside.numbers[number]) < HALF_CENT and _asks(one.bid, phase):
                middle = beside.median(of[number])
                if middle is not None and middle > HALF_CENT:
                    yield Check("phase_of_zero", (one.bid.name,), {"phase": phase, "median": middle})


def _asked(one: Received) -> dict[str, float]:
    """Return what a bid asks by phase; what is settled at the horizon belongs to the phase of its cost."""
    asked: dict[str, float] = {}
    for line, value in zip(one.lines, one.present_value.tolist(), strict=True):
        phase = line.settles or line.phase
        asked[phase] = asked.get(phase, 0.0) + value
    return asked


def _free(tender: Tender, offer: Offer) -> Iterator[Path]:
    """Yield the field of each price that comes to less than a cent, where no other price is asked in its place."""
    model, item = offer.business_model, tender.item(offer.item)
    uses = item.use_per_year or 0.0
    most = item.quantity * (max(uses) if isinstance(uses, list) else uses)
    fields = _PRICES[model.kind]

    def is_nothing(field: str, price: float | None) -> bool:
        return (
            price is not None
            and abs(price) * (most if field.startswith("fee_per_") else item.quantity) < HALF_CENT
        )

    if all(getattr(model, field) is not None and is_nothing(field, getattr(model, field)) for field in fields):
        yield ("business_model", fields[0])
    for k, tier in enumerate(getattr(model, "tiers", ())):
        if is_nothing("fee_per_use", tier.fee_per_use):
            yield ("business_model", "tiers", k, "fee_per_use")


def _asks(bid: Bid, phase: str) -> bool:
    """Whether a price could be expected: the phase is not included, and the product is not returned to its owner."""
    return any(
        phase not in offer.included and (phase != "disposal" or offer.business_model.kind == "purchase")
        for offer in bid.offers
    )
