"""From a present value to a yearly amount."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from lcc.engine.annuity import present_value_factor
from lcc.engine.curves import discount_curve
from lcc.engine.valuation import UNDISCOUNTED


def equivalent_annual_cost(life_cycle_cost: float, bands: Sequence[tuple[int, float]], years: int) -> float:
    """Return the equal yearly amount, paid at the end of each year, with the same present value.

    LCC / a(r, H) with a(r, H) = (1 - (1 + r)^-H) / r (ISO 15686-5), at the tender's own stated rate; with bands of
    rates a is the sum of their discount factors.

    >>> round(equivalent_annual_cost(297676.2234840348, [(0, 0.0225)], 20), 6)
    18647.055057
    """
    return life_cycle_cost / float(annuity_factor(bands, years))


def annuity_factor(bands: Sequence[tuple[int, Any]], years: int) -> Any:
    """Return the present value of 1 at the end of each year: a number, or an array where rates are arrays.

    >>> round(annuity_factor([(0, 0.0225)], 10), 5)
    8.86622
    """
    first, every, payments, lag = (np.array([number]) for number in (12, 12, years, 0))
    factors = present_value_factor(first, every, payments, lag, UNDISCOUNTED, discount_curve(bands))
    return factors if len(factors) > 1 else float(factors[0])


def annuity_factors(bands: Sequence[tuple[int, float]], years: Iterable[int]) -> dict[int, float]:
    """Return the same for several numbers of years, by number.

    >>> annuity_factors([(0, 0.0)], [10, 2, 10])
    {2: 2.0, 10: 10.0}
    """
    payments = np.array(sorted(set(years)), dtype=np.int64)
    first, every, lag = (np.full_like(payments, number) for number in (12, 12, 0))
    factors = present_value_factor(first, every, payments, lag, UNDISCOUNTED, discount_curve(bands))
    return dict(zip(payments.tolist(), factors.tolist(), strict=True))
