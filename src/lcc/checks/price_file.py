"""Whether prices are held against the very files of earlier offers that the tender fixed beforehand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lcc.model.tender import Tender
from lcc.record.message import Message

if TYPE_CHECKING:
    from lcc.model.price_memory import EarlierPrices


def needs_prices(tender: Tender, prices: "EarlierPrices | None") -> Iterator[Message]:
    """Yield that what was offered before is missing where a tender makes it a sign of an abnormally low bid."""
    if prices is None and tender.award.below_earlier_offers is not None:
        yield Message((), "prices_not_given", None, {})


def other_price_files(tender: Tender, prices: "EarlierPrices | None") -> Iterator[Message]:
    """Yield the price file and the index that are not those of which the tender states the checksum.

    Where it fixes a price file and no index, prices go at the inflation of their own tenders: an index that is picked
    afterwards moves the median as another file does.
    """
    fixed = tender.award.price_file
    if prices is None or fixed is None:
        return
    if prices.sha256 != fixed:
        yield Message(("sha256",), "other_price_file", prices.sha256, {"sha256": fixed})
    index = prices.index and prices.index.sha256
    if index != tender.award.price_index:
        wanted = tender.award.price_index
        yield (
            Message(("index",), "price_index_not_fixed", index, {})
            if wanted is None
            else Message(("index",), "other_price_index", index, {"sha256": wanted})
        )
