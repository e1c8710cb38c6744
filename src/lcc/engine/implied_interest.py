"""The interest that an offer implies against the price of simply buying, and when it has cost as much."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy_financial as npf

from lcc.cashflow.context import OfferContext
from lcc.cashflow.financing import Financing, financing, of_one_unit, whole_life
from lcc.engine.curves import Floats, discount_curve, price_curves
from lcc.figure.figure import NOISE
from lcc.model.bid import Bid
from lcc.model.tender import Tender, nominal_bands
from lcc.record.record import LONGEST_YEARS

_LOWEST, _HIGHEST = -0.9, 100.0
"""Rates a year beyond which no one speaks of interest any more."""
_LOOKED_AT = (0, *(12 * 2**k for k in range(8)), 12 * LONGEST_YEARS)


class ImpliedInterest(NamedTuple):
    """What an offer implies against its cash price.

    `yearly_rate` is the interest at which the offer is worth the cash price, at prices of the base date: it comes on
    top of the index that the offer follows. None where no rate does that, or more than one. `break_even_months` is
    after how many months the offer has cost as much as the cash price, at the tender's own rate and index; None where
    it never does.
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
    """Return the interest that financing implies [share a year]; None where there is none, or where several can be.

    There is one where all that the authority has more comes before all that it has less, or after it (Descartes), and
    something is paid back for it. Where payments are level it is numpy-financial's rate.
    """
    flows = np.zeros(terms.periods + 1)
    for month, amount in terms.amounts.items():
        flows[month // terms.months_in_period] = amount
    signs = np.sign(flows[np.abs(flows) > NOISE * np.abs(flows).max()])
    if np.count_nonzero(np.diff(signs)) != 1 or signs[0] * flows[1:].sum() >= 0:
        return None
    with np.errstate(all="ignore"):
        if terms.payment is None or terms.at_end is None:
            growth = _growth(signs[0] * flows, terms.months_in_period)
        elif terms.payment.value:
            start, end, payment = terms.at_start.value, terms.at_end.value, terms.payment.value
            when = "begin" if terms.in_advance else "end"
            growth = 1 + npf.rate(terms.periods, -payment, start, end, when=when, guess=0.005, maxiter=200)
        else:
            growth = (-terms.at_end.value / terms.at_start.value) ** (1 / terms.periods)
        yearly = growth ** (12 / terms.months_in_period) - 1
    return float(yearly) if -1 < yearly < _HIGHEST else None


def _growth(flows: Floats, months: int) -> float:
    """Return the growth a period at which flows that turn below zero once are worth nothing, by halving.

    npf.irr looks for it among all roots of a polynomial: seconds of work where payments fall in each month of a long
    life.
    """
    low, high = ((1 + rate) ** (months / 12) for rate in (_LOWEST, _HIGHEST))
    for _step in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if npf.npv(middle - 1, flows) < 0 else (low, middle)
    return float(low)


def _break_even(context: OfferContext, cash: float) -> int | None:
    """Return the first month after which the offer has cost as much as the cash price.

    Between two of the months that are looked at the cost rises, if it passes the cash price there at all.
    """
    tender, unit, month = context.tender, of_one_unit(context), np.arange(12 * LONGEST_YEARS + 1)
    weight = discount_curve(nominal_bands(tender)).at(month, continuous=True)
    curves = price_curves(tender)

    @cache
    def price(index: str) -> Floats:
        return curves[index].at(month, continuous=tender.indexation == "continuous")

    def cost(by: int) -> float:
        model, total = context.offer.business_model.after(max(by, 1)), 0.0
        is_over = model.life_months(tender) == max(by, 1)
        for line in whole_life(unit, model):
            last = line.last_month if is_over else min(line.last_month, by)
            due = np.minimum(month[line.schedule.first_month : last + 1 : line.schedule.every_months], by)
            priced = price(line.index)[np.maximum(due - line.price_lag_months, 0)]
            total += line.amount.value * float(priced @ weight[due])
        return total

    reached = next((k for k, by in enumerate(_LOOKED_AT) if cost(by) >= cash), None)
    return reached and bisect_left(month, cash, _LOOKED_AT[reached - 1], _LOOKED_AT[reached], key=cost)
