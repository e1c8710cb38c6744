"""Price curves: how much a price of the base date has become, by index; and how much a later payment weighs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lcc.model.tender import CARBON, FIXED, GENERAL, MKI, Tender
from lcc.record.path import Path
from lcc.record.record import value_at

Floats = NDArray[np.float64]
ValueOf = Callable[[Path], Any]
"""The value of a field of the tender: a number, or an array with one for each scenario."""


class PriceCurve(NamedTuple):
    """Stretches of constant growth. A constant index is one stretch.

    Parameters
    ----------
    first_year
        The year in which each stretch starts, rising, the first one 0; the last one goes on for ever.
    level
        The factor (or the carbon price, EUR/kg) at the start of each stretch, shape (stretches,), or
        (scenarios, stretches).
    growth
        Growth a year within each stretch, of the same shape.
    is_discounted
        Whether what follows this curve weighs less the later it is paid.
    """

    first_year: NDArray[np.int64]
    level: Floats
    growth: Floats
    is_discounted: bool = True

    def at(self, month: NDArray[np.int64], *, continuous: bool) -> Floats:
        """Return the factor in each month [no unit]: growth by whole years, or by months where continuous."""
        years = month / 12 if continuous else month // 12
        stretch = np.searchsorted(self.first_year, month // 12, side="right") - 1
        elapsed = years - self.first_year[stretch]
        return np.asarray(self.level[stretch] * (1 + self.growth[stretch]) ** elapsed, dtype=np.float64)


def price_curves(tender: Tender, number: ValueOf | None = None) -> dict[str, PriceCurve]:
    """Return the curve of every index of the tender, of `general`, `fixed`, the carbon price and MKI.

    With `number`, fields of the tender have other values than it states.
    """
    number = number or partial(value_at, tender)
    curves = {GENERAL: _constant(number(("inflation",))), FIXED: _constant(0.0)}
    for name, growth in tender.indices.items():
        if isinstance(growth, list):
            curves[name] = _table([number(("indices", name, year)) for year in range(len(growth))])
        else:
            curves[name] = _constant(number(("indices", name)))
    if tender.carbon_price:
        curves[CARBON] = _carbon(tender, number)
    if tender.mki:
        curves[MKI] = curves[tender.mki.index]._replace(is_discounted=tender.mki.discounted)
    return curves


def discount_curve(bands: Sequence[tuple[int, Any]]) -> PriceCurve:
    """Return how much a payment weighs by month: (1 + r)^(-m/12), year by year across bands of rates.

    Parameters
    ----------
    bands
        For each rate a year, the year after which it starts; the first one 0.

    Examples
    --------
    >>> curve = discount_curve([(0, 0.035), (30, 0.03)])
    >>> curve.at(np.array([12 * 31]), continuous=True).round(6) == round(1.035**-30 / 1.03, 6)
    array([ True])
    """
    first_year = np.array([year for year, _rate in bands])
    rates = _side_by_side([rate for _year, rate in bands])
    decline = -rates / (1 + rates)
    return PriceCurve(first_year, _levels((1 + decline[..., :-1]) ** np.diff(first_year)), decline)


def _side_by_side(numbers: Sequence[Any]) -> Floats:
    return np.stack(np.broadcast_arrays(*numbers), axis=-1).astype(np.float64)


def _levels(steps: Floats) -> Floats:
    """Return 1, and what it becomes after each step."""
    return np.concatenate((np.ones((*steps.shape[:-1], 1)), np.cumprod(steps, axis=-1)), axis=-1)


def _constant(growth: Any) -> PriceCurve:
    growths = _side_by_side([growth])
    return PriceCurve(np.array([0]), np.ones_like(growths), growths)


def _table(growths: Sequence[Any]) -> PriceCurve:
    growth = _side_by_side(growths)
    return PriceCurve(np.arange(growth.shape[-1]), _levels(1 + growth[..., :-1]), growth)


def _carbon(tender: Tender, number: ValueOf) -> PriceCurve:
    """Price path at base-date prices, linear between the named years and flat outside, growing with inflation."""
    years, inflation = np.array(sorted(tender.carbon_price)), _side_by_side([number(("inflation",))])
    prices = _side_by_side([number(("carbon_price", int(year))) for year in years])
    first_year = np.arange(max(int(years[-1]) - tender.base_date.year, 0) + 1)
    place = np.interp(tender.base_date.year + first_year, years, np.arange(len(years)))
    before = np.floor(place).astype(np.int64)
    after = np.minimum(before + 1, len(years) - 1)
    path = prices[..., before] + (prices[..., after] - prices[..., before]) * (place - before)
    level = path * (1 + inflation) ** first_year
    return PriceCurve(first_year, level, np.broadcast_to(inflation, level.shape))
