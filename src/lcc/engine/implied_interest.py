"""The interest that a lease, a deposit or a buy-back implies against the price of simply buying."""

from dataclasses import dataclass

import numpy as np
import numpy_financial as npf

from lcc.cashflow.context import OfferContext
from lcc.cashflow.deposit import return_rate
from lcc.cashflow.financing import Financing, financing
from lcc.engine.curves import Floats, discount_curve, price_curves
from lcc.model.bid import Bid
from lcc.model.business_models import BuyBack, Deposit, Lease
from lcc.model.tender import Tender, nominal_bands
from lcc.record.record import LONGEST_YEARS, months

_HIGHEST = 100.0
"""A rate a year beyond which no one speaks of interest any more."""


@dataclass(frozen=True, slots=True)
class ImpliedInterest:
    """What an offer implies against its cash price.

    `yearly_rate` is the interest at which the offer is worth the cash price, at prices of the base date: it comes on
    top of the index that the offer follows. None where no rate does that. `break_even_months` is after how many
    months the offer has cost as much as the cash price, at the tender's own rate and index; None where it never does.
    """

    offer: int
    cash_price: float
    financing: Financing
    yearly_rate: float | None
    break_even_months: int | None


def implied_interest(tender: Tender, bid: Bid) -> list[ImpliedInterest]:
    """Return what each offer that names a cash price implies.

    Examples
    --------
    A lease of 20 a month for five years instead of 1,000 at once:

    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 10, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 1, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Lease BV"}, "offers": [{
    ...     "item": "desk", "business_model":
    ...     {"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 60, "cash_price": 1000.0}}]})
    >>> [found] = implied_interest(tender, bid)
    >>> round(found.yearly_rate, 6), found.break_even_months
    (0.079665, 49)
    """
    found = []
    for position in range(len(bid.offers)):
        context = OfferContext(tender, bid, position)
        terms = financing(context)
        if terms is not None:
            cash = context.stated("business_model", "cash_price").value
            found.append(ImpliedInterest(position, cash, terms, yearly_rate(terms), _break_even(context, cash)))
    return found


def yearly_rate(terms: Financing) -> float | None:
    """Return the interest a year that financing implies (numpy-financial's rate); None where there is none."""
    start, end, payment = (figure.value for figure in (terms.at_start, terms.at_end, terms.payment))
    with np.errstate(all="ignore"):
        if payment == 0:
            if start * end >= 0:
                return None
            growth = np.float64(-end / start) ** (1 / terms.periods)
        else:
            if start <= 0 or payment * terms.periods - end <= 0:
                return None
            when = "begin" if terms.in_advance else "end"
            growth = 1 + npf.rate(terms.periods, -payment, start, end, when=when, guess=0.005, maxiter=200)
        yearly = growth ** (12 / terms.months_in_period) - 1
    return float(yearly) if np.isfinite(yearly) and -1 < yearly < _HIGHEST else None


def _break_even(context: OfferContext, cash: float) -> int | None:
    """Return the first month after which the offer has cost as much as the cash price."""
    model, month = context.offer.business_model, np.arange(12 * LONGEST_YEARS + 1)
    tender = context.tender
    weight = discount_curve(nominal_bands(tender)).at(month, continuous=True)
    price = price_curves(tender)[model.index].at(month, continuous=tender.indexation == "continuous")
    cost: Floats
    if isinstance(model, Lease):
        falls = month % model.every_months == 0
        if not model.in_advance:
            falls[0] = False
        cost = model.upfront + np.cumsum(np.where(falls, model.payment * price * weight, 0.0))
    elif isinstance(model, Deposit):
        rate = return_rate(context, model).value
        returned = rate * model.deposit * (1 + model.interest) ** (month / 12)
        lost = (1 - rate) * model.charge_per_lost_unit + model.return_cost
        cost = model.price + model.deposit + (lost * price - returned) * weight
    elif isinstance(model, BuyBack):
        ages = [months(step.after_years) for step in model.buy_back]
        shares = np.interp(month, ages, [step.share_of_price for step in model.buy_back], right=0.0)
        cost = model.price - shares * model.price * weight
    else:
        return None
    reached = np.nonzero(cost >= cash)[0]
    return int(reached[0]) if len(reached) else None
