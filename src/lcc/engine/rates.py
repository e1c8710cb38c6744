"""From a present value to a yearly amount."""

from collections.abc import Sequence

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
    return life_cycle_cost / annuity_factor(bands, years)


def annuity_factor(bands: Sequence[tuple[int, float]], years: int) -> float:
    """Return the present value of 1 at the end of each year.

    >>> round(annuity_factor([(0, 0.0225)], 10), 5)
    8.86622
    """
    yearly = (np.array([number]) for number in (12, 12, years, 0))
    first, every, payments, lag = yearly
    return float(present_value_factor(first, every, payments, lag, UNDISCOUNTED, discount_curve(bands))[0])
