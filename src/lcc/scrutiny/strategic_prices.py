"""Prices that may be there for the formula only: nothing, or next to it, where others ask money."""

from collections.abc import Collection, Iterator, Sequence

from lcc.award.ranking import HALF_CENT
from lcc.model.bid import Bid, Offer, bidders
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.others import Others
from lcc.scrutiny.remark import ReceivedBid, remark

_SYMBOLIC = 0.01
"""Below this part of what others ask a price is next to nothing."""


def strategic_prices(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield what a bid asks nothing for, or next to it: the product itself, or a phase for which others ask money.

    Next to nothing is less than a hundredth of what half of the others ask; of the product itself also what comes to
    less than 1 in all, where half of the others may do the same. Where the authority is paid for an item, nothing is
    a price like any other.
    """
    of = bidders([one.bid for one in received])
    paid_for = {item.id for item in tender.items if item.revenue}
    asked = [_asked(one, paid_for) for one in received]
    others = {phase: Others([one.get(phase, 0.0) for one in asked], of) for phase in tender.asked_phases}
    symbolic = _symbolic(tender, received, of)
    for number, one in enumerate(received):
        for position, offer in enumerate(one.bid.offers):
            free = [] if offer.item in paid_for else list(_free(tender, offer))
            for path in free:
                yield remark("price_of_zero", (one.bid.name,), {"item": offer.item}, ("offers", position, *path))
            if not free and (words := symbolic.pop((number, offer.item), None)):
                path = ("business_model", offer.business_model.prices[0])
                yield remark("symbolic_price", (one.bid.name,), words, ("offers", position, *path))
        for phase, beside in others.items():
            here, middle = beside.numbers[number], beside.median(of[number])
            if middle is None or middle <= HALF_CENT or not _asks(one.bid, phase):
                continue
            if abs(here) < max(_SYMBOLIC * middle, HALF_CENT):
                words = {"phase": phase, "median": middle, "asked": here}
                yield remark("phase_of_zero", (one.bid.name,), words)


def _symbolic(
    tender: Tender, received: Sequence[ReceivedBid], of: Sequence[int]
) -> dict[tuple[int, str], dict[str, object]]:
    """Return by bid and item the prices that are next to nothing, beside what others ask for the item."""
    found: dict[tuple[int, str], dict[str, object]] = {}
    paid = [_paid(one) for one in received]
    for item in (one for one in tender.items if not one.revenue):
        offering = [number for number, prices in enumerate(paid) if item.id in prices]
        beside = Others([paid[number][item.id] for number in offering], [of[number] for number in offering])
        most = max(beside.numbers, default=0.0)
        for place, number in enumerate(offering):
            here, middle = beside.numbers[place], beside.median(of[number])
            is_next_to_nothing = middle is not None and here < _SYMBOLIC * middle
            if is_next_to_nothing or here < min(_SYMBOLIC * most, 1.0):
                found[number, item.id] = {"item": item.id, "asked": here, "most": most}
    return found


def _paid(one: ReceivedBid) -> dict[str, float]:
    """Return by item what is asked for the product itself, before anything comes back or is credited."""
    paid: dict[str, float] = {}
    for line, value in zip(one.lines, one.present_value.tolist(), strict=True):
        if line.source[2:3] == ("business_model",) and line.counts and value >= 0:
            item = one.bid.offers[line.offer].item
            paid[item] = paid.get(item, 0.0) + value
    return paid


def _asked(one: ReceivedBid, paid_for: Collection[str]) -> dict[str, float]:
    """Return what a bid asks by phase; what is settled at the horizon belongs to the phase of its cost.

    Without the items for which the authority is paid: nothing is asked for some of them, and more than nothing paid.
    """
    asked: dict[str, float] = {}
    for line, value in zip(one.lines, one.present_value.tolist(), strict=True):
        if one.bid.offers[line.offer].item in paid_for:
            continue
        phase = line.settles or line.phase
        asked[phase] = asked.get(phase, 0.0) + value
    return asked


def _free(tender: Tender, offer: Offer) -> Iterator[Path]:
    """Yield the field of each price that comes to less than a cent, where no other price is asked in its place."""
    model, item = offer.business_model, tender.item(offer.item)
    uses = item.use_per_year or 0.0
    most = item.quantity * (max(uses) if isinstance(uses, list) else uses)
    fields = model.prices

    def is_nothing(field: str, price: float | None) -> bool:
        return (
            price is not None
            and abs(price) * (most if field.startswith("fee_per_") else item.quantity) < HALF_CENT
        )

    if all(getattr(model, field) is not None and is_nothing(field, getattr(model, field)) for field in fields):
        yield ("business_model", fields[0])
    for quality, fee in getattr(model, "fee_by_quality", {}).items():
        if is_nothing("fee_per_use", fee):
            yield ("business_model", "fee_by_quality", quality)
    for k, tier in enumerate(getattr(model, "tiers", ())):
        if is_nothing("fee_per_use", tier.fee_per_use):
            yield ("business_model", "tiers", k, "fee_per_use")


def _asks(bid: Bid, phase: str) -> bool:
    """Whether a price could be expected: the phase is not included, and the product is not returned to its owner."""
    return any(
        phase not in offer.included and (phase != "disposal" or not offer.business_model.is_returned)
        for offer in bid.offers
    )
