"""Prices of many base dates at one level: by an index that somebody published, or by that of each tender."""

from typing import TYPE_CHECKING

from lcc.figure.rounding import as_written

if TYPE_CHECKING:
    from lcc.model.portfolio import PriceIndex


def carried_on(base: int, year: int, follows: "PriceIndex", inflation: float) -> float | None:
    """Return what a price of one year has become in another by an index, and then by inflation [share a year].

    After the last year of the index, that is: a tender is about the years to come, and of those none is published yet.
    None as of `price_factor`.

    >>> from lcc.model.portfolio import PriceIndex
    >>> cpi = PriceIndex(name="CPI", source="Made up", levels={2024: 100.0, 2025: 110.0})
    >>> carried_on(2024, 2026, cpi, 0.1), carried_on(2026, 2027, cpi, 0.1), carried_on(2023, 2026, cpi, 0.1)
    (1.21, 1.1, None)
    """
    last = max(follows.levels)
    known = price_factor(min(base, last), inflation, min(year, last), follows)
    after = price_factor(max(base, last), inflation, max(year, last))
    return None if known is None or after is None else as_written(known * after)


def price_factor(base: int, inflation: float, year: int, follows: "PriceIndex | None" = None) -> float | None:
    """Return what a price of one year has become in another; None where that is not known.

    The index lacks one of the years then, or they are so far apart that no number holds it.

    The level of the year asked / that of the year of the price; without an index, 1 + inflation [share a year] to the
    power of the years between.

    >>> price_factor(2026, 0.02, 2028), price_factor(2027, 0.02, 2027)
    (1.0404, 1.0)
    """
    if base == year:
        return 1.0
    if follows is None:
        try:
            return as_written((1 + inflation) ** (year - base))
        except OverflowError:
            return None
    levels = follows.levels
    if base not in levels or year not in levels:
        return None
    return as_written(levels[year] / levels[base])
