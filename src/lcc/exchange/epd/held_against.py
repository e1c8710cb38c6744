"""An offer held against its EPD: what a bid states of one unit, beside what the EPD says of it."""

from collections.abc import Iterator

from lcc.checks.agreement import mass_of
from lcc.circularity.of_passport import indicators_of
from lcc.exchange.epd.record import EpdOfItem
from lcc.figure.rounding import as_written, sum_of
from lcc.model.bid import Bid, Offer, OfferedMki
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path

ROUNDED = 0.005
"""What an offer may differ, as a part of the number of the EPD: it states rounded numbers."""


def positions_of(bid: Bid, item: str | None) -> list[int]:
    """Return which offers of a bid are for an item; all of them where none is named."""
    return [k for k, offer in enumerate(bid.offers) if item in (None, offer.item)]


def differences(tender: Tender, bid: Bid, position: int, epd: EpdOfItem) -> Iterator[Message]:
    """Yield each number of an offer that is not that of its EPD, at the place where the bid states it.

    An MKI is compared in money, by the weights of the tender: a bid may state it so, or by impact.
    """
    offer, at = bid.offers[position], ("offers", position)
    for path, stated, declared in _pairs(tender, offer, epd):
        if stated is None or abs(stated - declared) > ROUNDED * abs(declared):
            words = {"declared": as_written(declared), "number": epd.evidence.number, "epd": epd.file.file}
            yield Message((*at, *path), "epd_differs", stated, words)
    if tender.mki is not None and offer.mki is not None and epd.is_generic and not offer.mki.category_3:
        words = {"number": epd.evidence.number, "epd": epd.file.file}
        yield Message((*at, "mki", "category_3"), "epd_is_generic", found=False, context=words)


def _pairs(tender: Tender, offer: Offer, epd: EpdOfItem) -> Iterator[tuple[Path, float | None, float]]:
    """Yield where each number stands in the offer, what that says, and what the EPD says."""
    for name in ("production_kg", "end_of_life_kg"):
        stated = getattr(offer.carbon, name) if name in offer.carbon.model_fields_set else None
        yield ("carbon", name), stated, getattr(epd.carbon, name)
    if tender.mki is not None and epd.mki is not None:
        path = ("mki", "per_life" if offer.mki and offer.mki.impacts is None else "impacts")
        yield path, _money(tender, offer.mki) if offer.mki else None, _money(tender, epd.mki)
    if epd.circularity is None:
        return
    holder = "passport" if offer.passport else "circularity"
    mass = mass_of(offer)
    if mass is not None and epd.circularity.mass_kg is not None:
        yield (holder, "mass_kg"), mass, epd.circularity.mass_kg
    share = _secondary_share(offer)
    if share is not None and epd.circularity.secondary_share is not None:
        yield (
            (holder, "materials" if offer.passport else "secondary_share"),
            share,
            epd.circularity.secondary_share,
        )


def _money(tender: Tender, mki: OfferedMki) -> float:
    """Return an MKI of one life [money]."""
    weights = tender.mki.weights if tender.mki else {}
    if mki.per_life is not None:
        return mki.per_life
    return sum_of([amount * weights[impact] for impact, amount in (mki.impacts or {}).items()])


def _secondary_share(offer: Offer) -> float | None:
    """Return the share of secondary material [share] as the offer states it, or as its passport comes to it."""
    if offer.passport is not None:
        return indicators_of(offer.passport)["secondary_share"].value
    return offer.circularity.secondary_share if offer.circularity else None
