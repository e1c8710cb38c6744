"""The closed form: the value of equal payments, indexed and discounted, without walking through time."""

import numpy as np
from numpy.typing import NDArray

from lcc.engine.curves import Floats, PriceCurve

Months = NDArray[np.int64]

_FOR_EVER = 10**9


def present_value_factor(
    first_month: Months,
    every_months: Months,
    payments: Months,
    price_lag_months: Months,
    curve: PriceCurve,
    rate: float,
    *,
    continuous: bool = False,
) -> Floats:
    """Return the present value of payments of 1 at base-date prices, for each series.

    The sum over payments i < n, in month m = first + i every, of G(m - lag) (1 + r)^(-m/12), where G is the price
    curve. Within a stretch of constant growth, payments whose months differ by whole years form a geometric
    series; a series has at most twelve of these, so the cost does not depend on the number of payments.

    Parameters
    ----------
    first_month, every_months, payments, price_lag_months
        The schedule of each series, all of one shape (lines,). `every_months` is at least 1.
    curve
        The price curve that all series follow.
    rate
        Nominal discount rate a year, above -1.
    continuous
        Prices grow every month instead of once a year.

    Examples
    --------
    Ten yearly payments in arrears at 8 % are worth an annuity:

    >>> from lcc.engine.curves import PriceCurve
    >>> flat = PriceCurve(np.array([0]), np.array([1.0]), np.array([0.0]))
    >>> one = lambda month: np.array([month])
    >>> present_value_factor(one(12), one(12), one(10), one(0), flat, 0.08).round(6)
    array([6.710081])
    """
    series = np.stack(np.broadcast_arrays(first_month, every_months, payments, price_lag_months))[..., None]
    first, every, count, lag = series
    stretch_start = 12 * curve.first_year
    stretch_end = np.append(stretch_start[1:], _FOR_EVER)
    skipped = np.clip(-(-(stretch_start - first + lag) // every), 0, count)
    stop = np.clip(-(-(stretch_end - first + lag) // every), 0, count)
    factors = curve.level * _geometric(
        first + every * skipped,
        every,
        stop - skipped,
        lag + stretch_start,
        curve.growth,
        rate,
        continuous=continuous,
    )
    return np.asarray(factors.sum(axis=-1), dtype=np.float64)


def _geometric(
    first: Months, every: Months, count: Months, lag: Months, growth: Floats, rate: float, *, continuous: bool
) -> Floats:
    """Sum (1 + g)^t (1 + r)^(-m/12) with t = floor((m - lag)/12), or (m - lag)/12 where continuous."""
    rhythm = np.ones_like(every) if continuous else 12 // np.gcd(every, 12)
    position = np.arange(min(rhythm.max(initial=1), max(count.max(initial=0), 1)))
    first, every, count, lag, rhythm = (
        part[..., None] for part in np.broadcast_arrays(first, every, count, lag, rhythm)
    )
    month = first + every * position
    years = (month - lag) / 12 if continuous else (month - lag) // 12
    terms = np.where(position < rhythm, np.maximum(-(-(count - position) // rhythm), 0), 0)
    log_growth, log_discount = np.log1p(growth)[:, None], np.log1p(rate)
    step = (log_growth - log_discount) * (every * rhythm // 12 if not continuous else every / 12)
    flat = step == 0
    safe = np.where(flat, 1.0, step)
    sums = np.where(flat, terms, np.expm1(terms * safe) / np.expm1(safe))
    start = np.where(terms > 0, log_growth * years - log_discount * month / 12, 0.0)
    return np.asarray((np.exp(start) * sums).sum(axis=-1), dtype=np.float64)
