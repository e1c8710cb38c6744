"""The closed form: the value of equal payments, indexed and discounted, without walking through time."""

import numpy as np
from numpy.typing import NDArray

from lcc.engine.curves import Floats, PriceCurve

MonthColumn = NDArray[np.int64]

_FOR_EVER = 10**9


def present_value_factor(
    first_month: MonthColumn,
    every_months: MonthColumn,
    payments: MonthColumn,
    price_lag_months: MonthColumn,
    price: PriceCurve,
    discount: PriceCurve,
    *,
    continuous: bool = False,
) -> Floats:
    """Return the present value of payments of 1 at base-date prices, for each series.

    The sum over payments i < n, in month m = first + i every, of G(m - lag) D(m), where G is the price curve and D
    the discount curve, (1 + r)^(-m/12) where there is one rate r. Within a stretch of constant growth and one rate,
    payments whose months differ by whole years form a geometric series; a series has at most twelve of these, so the
    cost does not depend on the number of payments.

    Parameters
    ----------
    first_month, every_months, payments, price_lag_months
        The schedule of each series, all of one shape (lines,). `every_months` is at least 1.
    price
        The price curve that all series follow.
    discount
        How much a payment weighs by month. Curves may have a row for each scenario; series are then of shape
        (lines, 1), and the result is of shape (lines, scenarios).
    continuous
        Prices grow every month instead of once a year.

    Examples
    --------
    Ten yearly payments in arrears at 8 % are worth an annuity:

    >>> from lcc.engine.curves import discount_curve
    >>> flat, at_8 = discount_curve([(0, 0.0)]), discount_curve([(0, 0.08)])
    >>> one = lambda month: np.array([month])
    >>> present_value_factor(one(12), one(12), one(10), one(0), flat, at_8).round(6)
    array([6.710081])
    """
    series = np.broadcast_arrays(first_month, every_months, payments, price_lag_months)
    first, every, count, lag = (part[..., None, None] for part in series)
    price_start, price_end = _stretches(price)
    price_start, price_end = price_start[:, None] + lag, price_end[:, None] + lag
    discount_start, discount_end = _stretches(discount)
    skipped = np.clip(-(-(np.maximum(price_start, discount_start) - first) // every), 0, count)
    stop = np.clip(-(-(np.minimum(price_end, discount_end) - first) // every), 0, count)
    sums = _geometric(
        first + every * skipped,
        every,
        np.maximum(stop - skipped, 0),
        (price_start, price.growth[..., :, None]),
        (discount_start, discount.growth[..., None, :]),
        continuous=continuous,
    )
    factors = price.level[..., :, None] * discount.level[..., None, :] * sums
    return np.asarray(factors.sum(axis=(-2, -1)), dtype=np.float64)


def _stretches(curve: PriceCurve) -> tuple[MonthColumn, MonthColumn]:
    """Return the months in which the stretches of a curve start and end."""
    start = 12 * curve.first_year
    return start, np.append(start[1:], _FOR_EVER)


def _geometric(
    first: MonthColumn,
    every: MonthColumn,
    count: MonthColumn,
    price: tuple[MonthColumn, Floats],
    discount: tuple[MonthColumn, Floats],
    *,
    continuous: bool,
) -> Floats:
    """Sum (1 + g)^t (1 + d)^((m - b)/12) with t = floor((m - a)/12), or (m - a)/12 where continuous.

    `price` is (a, g), the month in which the stretch starts and growth a year; `discount` is (b, d).
    """
    rhythm = np.ones_like(every) if continuous else 12 // np.gcd(every, 12)
    position = np.arange(min(rhythm.max(initial=1), max(count.max(initial=0), 1)))
    first, every, count, rhythm = (part[..., None] for part in (first, every, count, rhythm))
    month = first + every * position
    years = (month - price[0][..., None]) / 12
    if not continuous:
        years = np.floor(years)
    terms = np.where(position < rhythm, np.maximum(-(-(count - position) // rhythm), 0), 0)
    log_growth, log_discount = (np.log1p(rates)[..., None] for rates in (price[1], discount[1]))
    step = (log_growth + log_discount) * (every * rhythm / 12)
    flat = step == 0
    safe = np.where(flat, 1.0, step)
    sums = np.where(flat, terms, np.expm1(terms * np.where(flat, 0.0, step)) / np.expm1(safe))
    start = np.where(terms > 0, log_growth * years + log_discount * (month - discount[0][..., None]) / 12, 0.0)
    return np.asarray((np.exp(start) * sums).sum(axis=-1), dtype=np.float64)
