"""The range of what was offered before: beside the items of a tender, or of all in a file, at one price level."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from lcc.figure.rounding import as_written
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.price_level import carried_on, price_factor
from lcc.model.price_memory import (
    EarlierOffer,
    EarlierPrices,
    FollowedIndex,
    NotCompared,
    PriceRange,
    per_of,
)
from lcc.model.tender import Tender
from lcc.prices.alike import ItemKind, kind_of, kind_of_offer, same_unit, unit_of

HIGHEST_PRICE = 1e12
"""What no stated price is above."""

if TYPE_CHECKING:
    from lcc.model.portfolio import PriceIndex


class IndexFile(NamedTuple):
    """A published index, and the checksum of the file that it stands in."""

    follows: "PriceIndex"
    sha256: str


class Spread(NamedTuple):
    """The five numbers of a range [money, at one price level], and of how many offers and tenders they are."""

    offers: int
    tenders: int
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


class KeptRange(NamedTuple):
    """What was offered for one kind of item under a business model, in a currency; None at no common price level.

    `items` is what tenders called it, the latest first. `without_level` is how many offers are left out because the
    index lacks a year.
    """

    kind: ItemKind
    items: list[str]
    unit: str
    business_model: str
    currency: str
    spread: Spread | None
    without_level: int


def spread_of(prices: Sequence[float], tenders: int) -> Spread:
    """Return the range of prices. Quartiles lie between two prices by line, as QUARTILE.INC of a spreadsheet has them.

    >>> spread_of([40.0, 10.0, 20.0, 30.0], 2)
    Spread(offers=4, tenders=2, lowest=10.0, lower_quartile=17.5, median=25.0, upper_quartile=32.5, highest=40.0)
    """
    rising = sorted(prices)

    def at(part: float) -> float:
        place = part * (len(rising) - 1)
        below = int(place)
        above = min(below + 1, len(rising) - 1)
        return as_written(rising[below] + (place - below) * (rising[above] - rising[below]))

    return Spread(len(rising), tenders, at(0), at(0.25), at(0.5), at(0.75), at(1))


def earlier_prices(
    tender: Tender, offers: Sequence[EarlierOffer], sha256: str, index: IndexFile | None = None
) -> EarlierPrices:
    """Return what was offered before for each item of a tender, at its own price level, by business model.

    Each price goes to the year of the base date by the index, and after its last year at the inflation of this tender;
    without an index, at the inflation of its own tender. Offers of this tender itself, and of a later base date, are
    none that were made before. `sha256` is the checksum of the file that they stand in.
    """
    year, alike, left = tender.base_date.year, _alike(tender, offers), Counter[str]()
    beside = {place for places in alike.values() for place in places}
    prices: dict[int, float] = {}
    for place, one in enumerate(offers):
        factor = (
            carried_on(one.date.year, year, index.follows, tender.inflation)
            if index
            else price_factor(one.date.year, one.inflation, year)
        )
        price = _times(one.price, factor)
        why = _why_not(tender, one, is_like=place in beside, has_level=price is not None)
        left[why] += bool(why)
        if not why and price is not None:
            prices[place] = price
    ranges = []
    for (item, model), places in alike.items():
        kept = [place for place in places if place in prices]
        if kept:
            found = spread_of([prices[place] for place in kept], _tenders([offers[place] for place in kept]))
            oldest = min(offers[place].date.year for place in kept)
            ranges.append(
                PriceRange(item=item, business_model=model, per=per_of(model), oldest=oldest, **found._asdict())
            )
    earlier = EarlierPrices(
        tender=tender.id,
        sha256=sha256,
        price_level=year,
        currency=tender.currency,
        ranges=ranges,
        not_compared=NotCompared(**{name: left[name] for name in NotCompared.model_fields}),
    )
    return earlier if index is None else earlier.model_copy(update={"index": _followed(index)})


def _followed(index: IndexFile) -> FollowedIndex:
    follows = index.follows
    return FollowedIndex(
        name=follows.name, source=follows.source, sha256=index.sha256, last_year=max(follows.levels)
    )


def kept_ranges(offers: Iterable[EarlierOffer], year: int, follows: "PriceIndex | None" = None) -> list[KeptRange]:
    """Return the ranges of all that is kept, at the prices of a year; what no kind is known of is in none."""
    groups: dict[tuple[str, str, str, str, str], list[EarlierOffer]] = {}
    for one in offers:
        kind = kind_of_offer(one)
        if kind.is_known:
            cpv = "" if kind.category else kind.cpv or ""
            key = (kind.category or "", cpv, same_unit(one.unit), one.business_model, one.currency)
            groups.setdefault(key, []).append(one)
    found = []
    for (category, cpv, _unit, model, currency), group in sorted(groups.items()):
        levels = [
            (one, _times(one.price, price_factor(one.date.year, one.inflation, year, follows))) for one in group
        ]
        known = [(one, price) for one, price in levels if price is not None]
        prices, tenders = [price for _one, price in known], _tenders([one for one, _price in known])
        spread, kind = spread_of(prices, tenders) if known else None, ItemKind(category or None, cpv or None)
        found.append(
            KeptRange(kind, _names(group), group[0].unit, model, currency, spread, len(group) - len(known))
        )
    return found


def _names(group: Iterable[EarlierOffer]) -> list[str]:
    """Return what an item was called, each name once and the latest first."""
    return list(dict.fromkeys(one.item for one in sorted(group, key=lambda one: one.date, reverse=True)))


def _alike(tender: Tender, offers: Sequence[EarlierOffer]) -> dict[tuple[str, str], list[int]]:
    """Return by item and business model the places of the offers of a like item, in the unit of that model."""
    known: dict[tuple[str, str, str | None], list[int]] = {}
    kinds = [kind_of_offer(one) for one in offers]
    for place, (one, kind) in enumerate(zip(offers, kinds, strict=True)):
        for about in {kind.category, kind.cpv} - {None}:
            known.setdefault((one.business_model, same_unit(one.unit), about), []).append(place)
    found = {}
    for item, model in product(tender.items, sorted(BUSINESS_MODELS)):
        kind, unit = kind_of(tender, item), same_unit(unit_of(item, model))
        places = {place for about in (kind.category, kind.cpv) for place in known.get((model, unit, about), ())}
        found[item.id, model] = sorted(place for place in places if kind.is_like(kinds[place]))
    return found


def _why_not(tender: Tender, one: EarlierOffer, *, is_like: bool, has_level: bool) -> str:
    """Return why an offer is beside no item of a tender; empty where it is."""
    if (one.authority, one.tender) == (tender.authority, tender.id):
        return "same_tender"
    if not kind_of_offer(one).is_known:
        return "not_known"
    if not is_like:
        return "other"
    if one.currency != tender.currency:
        return "other_currency"
    if one.date > tender.base_date:
        return "later"
    return "" if has_level else "no_price_level"


def _times(price_then: float, factor: float | None) -> float | None:
    """Return a price at another level; None where that is not known, or more than any price can be."""
    price = None if factor is None else as_written(price_then * factor)
    return None if price is None or abs(price) > HIGHEST_PRICE else price


def _tenders(offers: Sequence[EarlierOffer]) -> int:
    return len({(one.authority, one.tender) for one in offers})
