"""Price curves: how much a price of the base date has become, by index."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.model.tender import CARBON, FIXED, GENERAL, Tender

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PriceCurve:
    """Stretches of constant growth. A constant index is one stretch.

    Parameters
    ----------
    first_year
        The year in which each stretch starts, rising, the first one 0; the last one goes on for ever.
    level
        The factor (or the carbon price, EUR/kg) at the start of each stretch.
    growth
        Growth a year within each stretch.
    """

    first_year: NDArray[np.int64]
    level: Floats
    growth: Floats

    def at(self, month: NDArray[np.int64], *, continuous: bool) -> Floats:
        """Return the factor in each month: growth by whole years, or by months where continuous."""
        years = month / 12 if continuous else month // 12
        stretch = np.searchsorted(self.first_year, month // 12, side="right") - 1
        elapsed = years - self.first_year[stretch]
        return np.asarray(self.level[stretch] * (1 + self.growth[stretch]) ** elapsed, dtype=np.float64)


def price_curves(tender: Tender) -> dict[str, PriceCurve]:
    """Return the curve of every index of the tender, of `general`, `fixed` and the carbon price."""
    curves = {GENERAL: _constant(tender.inflation), FIXED: _constant(0.0)}
    for name, growth in tender.indices.items():
        curves[name] = _table(growth) if isinstance(growth, list) else _constant(growth)
    if tender.carbon_price:
        curves[CARBON] = _carbon(tender)
    return curves


def _constant(growth: float) -> PriceCurve:
    return PriceCurve(np.array([0]), np.array([1.0]), np.array([growth]))


def _table(growths: list[float]) -> PriceCurve:
    growth = np.array(growths, dtype=np.float64)
    level = np.concatenate(([1.0], np.cumprod(1 + growth[:-1])))
    return PriceCurve(np.arange(len(growth)), level, growth)


def _carbon(tender: Tender) -> PriceCurve:
    """Price path at base-date prices, linear between the named years and flat outside, growing with inflation."""
    years = sorted(tender.carbon_price)
    base_year = tender.base_date.year
    first_year = np.arange(max(years[-1] - base_year, 0) + 1)
    path = np.interp(base_year + first_year, years, [tender.carbon_price[year] for year in years])
    level = path * (1 + tender.inflation) ** first_year
    return PriceCurve(first_year, level, np.full(len(level), tender.inflation))
