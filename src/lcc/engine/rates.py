"""Interest: from the tender's rate to the nominal one inside, and from a present value to a yearly amount."""

import numpy_financial as npf

from lcc.model.tender import Tender


def nominal_rate(tender: Tender) -> float:
    """Return the nominal discount rate a year: (1 + real) (1 + inflation) - 1 (Fisher).

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.2, "basis": "real"}, "inflation": 0.03,
    ...     "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> round(nominal_rate(tender), 6)
    0.236
    """
    rate = tender.discount.rate
    return rate if tender.discount.basis == "nominal" else (1 + rate) * (1 + tender.inflation) - 1


def equivalent_annual_cost(life_cycle_cost: float, rate: float, years: int) -> float:
    """Return the equal yearly amount, paid at the end of each year, with the same present value.

    LCC / a(r, H) with a(r, H) = (1 - (1 + r)^-H) / r (ISO 15686-5), at the tender's own stated rate.

    >>> round(equivalent_annual_cost(297676.2234840348, 0.0225, 20), 6)
    18647.055057
    """
    return -float(npf.pmt(rate, years, life_cycle_cost))
