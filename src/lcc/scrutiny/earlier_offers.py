"""What a bid asks beside what was offered before for a like item: a range, and a sign where that was announced.

The median is what a price is held against: one offer, however low or high, hardly moves it, and the offers of those who
lost are in it too.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.engine.offered_price import offered_prices
from lcc.figure.figure import NOISE
from lcc.model.award import FEWEST_EARLIER
from lcc.model.bid import Bid
from lcc.model.price_memory import EarlierPrices, Per, PriceRange, per_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark


class BesideEarlier(NamedTuple):
    """What an offer asks [money per unit, unit and year, or use], and the range that was offered before, if any."""

    position: int
    item: str
    business_model: str
    asked: float
    earlier: PriceRange | None

    @property
    def per(self) -> Per:
        """Of what the price is."""
        return per_of(self.business_model)

    @property
    def side(self) -> str:
        """Where it lies: inside, below or above; empty with too few earlier offers to say so."""
        if self.earlier is None or self.earlier.offers < FEWEST_EARLIER:
            return ""
        noise = NOISE * max(abs(self.earlier.lowest), abs(self.earlier.highest))
        if self.asked < self.earlier.lowest - noise:
            return "below"
        return "above" if self.asked > self.earlier.highest + noise else "inside"


def beside_earlier(tender: Tender, bid: Bid, prices: EarlierPrices) -> list[BesideEarlier]:
    """Return each offer of a bid that has a price, beside what was offered before for a like item under its model."""
    asked = offered_prices(tender, bid)
    found = []
    for position, (offer, price) in enumerate(zip(bid.offers, asked, strict=True)):
        model = offer.business_model.kind
        if price is None:
            continue
        found.append(BesideEarlier(position, offer.item, model, price, prices.of(offer.item, model)))
    return found


def outside_earlier_offers(
    tender: Tender, received: Sequence[ReceivedBid], prices: EarlierPrices
) -> Iterator[Message]:
    """Yield the offers below the lowest or above the highest of at least five earlier ones.

    Where the tender announced that it holds prices against earlier offers, also those that can't be: of too few.
    """
    is_announced = tender.award.below_earlier_offers is not None
    for one in received:
        for beside in beside_earlier(tender, one.bid, prices):
            path = ("offers", beside.position, "business_model")
            words: dict[str, object] = {"item": beside.item, "model": beside.business_model}
            if beside.side in ("below", "above") and beside.earlier is not None:
                words |= {"asked": beside.asked, "per": beside.per, "number": float(beside.earlier.offers)}
                words |= {"from_price": beside.earlier.lowest, "to_price": beside.earlier.highest}
                code = "below_earlier_offers" if beside.side == "below" else "above_earlier_offers"
                yield remark(code, (one.bid.name,), words, path)
            elif not beside.side and is_announced:
                words["number"] = float(beside.earlier.offers if beside.earlier else 0)
                yield remark("few_earlier_offers", (one.bid.name,), words, path)


def far_below_earlier(tender: Tender, bid: Bid, prices: EarlierPrices) -> dict[str, object]:
    """Return the items of which a bid asks so much less than the median as the tender announced, as words of a remark.

    Each by its name, with what is asked and the median of a unit, of a unit and year, or of a use [money].
    """
    below = tender.award.below_earlier_offers
    if below is None:
        return {}
    far = [
        (tender.item(one.item).name, one.asked, one.earlier.median, one.per)
        for one in beside_earlier(tender, bid, prices)
        if one.earlier is not None
        and one.earlier.offers >= FEWEST_EARLIER
        and one.earlier.median > 0
        and one.asked < (1 - below) * one.earlier.median * (1 - NOISE)
    ]
    if not far:
        return {}
    names, asked, medians, of = zip(*far, strict=True)
    each = {"below_earlier": names, "asked_each": asked, "median_each": medians, "per_each": of}
    return {"announced": below, **each, "currency": prices.currency, "price_level": str(prices.price_level)}
