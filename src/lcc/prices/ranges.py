"""The range of what was offered before: beside the items of a tender, or of all in a file, at one price level."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lcc.figure.rounding import as_written
from lcc.model.price_level import price_factor
from lcc.model.price_memory import EarlierOffer, EarlierPrices, NotCompared, PriceRange, per_of
from lcc.model.tender import Item, Tender
from lcc.prices.alike import ItemKind, is_same_unit, kind_of, kind_of_offer, unit_of

HIGHEST_PRICE = 1e12
"""What no stated price is above."""

if TYPE_CHECKING:
    from lcc.model.portfolio import PriceIndex


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

    `without_level` is how many offers are left out because the index lacks a year.
    """

    kind: ItemKind
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


def earlier_prices(tender: Tender, offers: Sequence[EarlierOffer], sha256: str) -> EarlierPrices:
    """Return what was offered before for each item of a tender, at its own price level, by business model.

    Each price goes to the year of the base date at the inflation of its own tender. Offers of this tender itself, and
    of a later base date, are none that were made before. `sha256` is the checksum of the file that they stand in.
    """
    year = tender.base_date.year
    left, kept = Counter[str](), list[EarlierOffer]()
    for one in offers:
        why = _why_not(tender, one)
        left[why] += bool(why)
        kept += [] if why else [one]
    ranges = []
    for item in tender.items:
        alike = [one for one in kept if _is_like(tender, item, one)]
        for model in sorted({one.business_model for one in alike}):
            of_model = [one for one in alike if one.business_model == model]
            found = spread_of(
                [price for one in of_model if (price := _at_level(one, year)) is not None], _tenders(of_model)
            )
            ranges.append(PriceRange(item=item.id, business_model=model, per=per_of(model), **found._asdict()))
    return EarlierPrices(
        tender=tender.id,
        sha256=sha256,
        price_level=year,
        currency=tender.currency,
        ranges=ranges,
        not_compared=NotCompared(**{name: left[name] for name in NotCompared.model_fields}),
    )


def kept_ranges(offers: Iterable[EarlierOffer], year: int, follows: "PriceIndex | None" = None) -> list[KeptRange]:
    """Return the ranges of all that is kept, at the prices of a year; what no kind is known of is in none."""
    groups: dict[tuple[str, str, str, str, str], list[EarlierOffer]] = {}
    for one in offers:
        kind = kind_of_offer(one)
        if kind.is_known:
            cpv = "" if kind.category else kind.cpv or ""
            groups.setdefault((kind.category or "", cpv, one.unit, one.business_model, one.currency), []).append(
                one
            )
    found = []
    for (category, cpv, unit, model, currency), group in sorted(groups.items()):
        levels = [(one, _at_level(one, year, follows)) for one in group]
        known = [(one, price) for one, price in levels if price is not None]
        prices, tenders = [price for _one, price in known], _tenders([one for one, _price in known])
        spread, kind = spread_of(prices, tenders) if known else None, ItemKind(category or None, cpv or None)
        found.append(KeptRange(kind, unit, model, currency, spread, len(group) - len(known)))
    return found


def _is_like(tender: Tender, item: Item, one: EarlierOffer) -> bool:
    """Whether an earlier offer is of such an item, in the unit in which it would be priced under that model."""
    is_known = kind_of(tender, item).is_like(kind_of_offer(one))
    return is_known and is_same_unit(unit_of(item, one.business_model), one.unit)


def _why_not(tender: Tender, one: EarlierOffer) -> str:
    """Return why an offer is beside no item of a tender; empty where it is."""
    if (one.authority, one.tender) == (tender.authority, tender.id):
        return "same_tender"
    if not kind_of_offer(one).is_known:
        return "not_known"
    if not any(_is_like(tender, item, one) for item in tender.items):
        return "other"
    if one.currency != tender.currency:
        return "other_currency"
    if one.date > tender.base_date:
        return "later"
    return "no_price_level" if _at_level(one, tender.base_date.year) is None else ""


def _at_level(one: EarlierOffer, year: int, follows: "PriceIndex | None" = None) -> float | None:
    """Return a price at the level of a year; None where that is not known, or more than any price can be."""
    factor = price_factor(one.date.year, one.inflation, year, follows)
    price = None if factor is None else as_written(one.price * factor)
    return None if price is None or abs(price) > HIGHEST_PRICE else price


def _tenders(offers: Sequence[EarlierOffer]) -> int:
    return len({(one.authority, one.tender) for one in offers})
