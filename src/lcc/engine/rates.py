"""From a present value to a yearly amount."""

import numpy_financial as npf


def equivalent_annual_cost(life_cycle_cost: float, rate: float, years: int) -> float:
    """Return the equal yearly amount, paid at the end of each year, with the same present value.

    LCC / a(r, H) with a(r, H) = (1 - (1 + r)^-H) / r (ISO 15686-5), at the tender's own stated rate.

    >>> round(equivalent_annual_cost(297676.2234840348, 0.0225, 20), 6)
    18647.055057
    """
    return -float(npf.pmt(rate, years, life_cycle_cost))
