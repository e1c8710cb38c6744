"""What offers would cost a year otherwise: at another horizon, use or share returned. Many at once, in one valuation.

At prices of the base date, so that only what the bid itself says makes a difference; and without external costs, unless
these are asked for.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.checks.lives import horizon_months
from lcc.engine.curves import Floats, discount_curve, price_curves
from lcc.engine.rates import annuity_factors
from lcc.engine.valuation import UNDISCOUNTED, Terms, columns, present_values
from lcc.model.bid import Bid, Offer
from lcc.model.tender import CARBON, MKI, Tender
from lcc.scrutiny.remark import ReceivedBid

MOST_BIDS = 50
"""So many bids, the best in rank, are compiled again: a bid beyond those is not awarded anything."""

JUMP = 0.1
"""A step of the cost by this part of it is a jump."""


class Case(NamedTuple):
    """An offer of a bid, by itself, in a tender that may differ from the one it was made for."""

    tender: Tender
    bid: Bid


def alone(tender: Tender, bid: Bid, offer: Offer, **changes: Any) -> Case:
    """Return an offer by itself, with other values in its business model."""
    if changes:
        model = offer.business_model.model_copy(update=changes)
        offer = offer.model_copy(update={"business_model": model})
    return Case(tender, bid.model_copy(update={"offers": [offer]}))


def at_horizon(tender: Tender, years: int) -> Tender:
    """Return the tender over another horizon, with every life settled as an annuity: no step is the tender's own."""
    changes = {"horizon_years": years, "residual_value": "annuity", "comparison": "common_horizon"}
    return tender.model_copy(update=changes)


def costs_a_year(cases: Sequence[Case], *, external: bool = False) -> list[float]:
    """Return the cost of each case [money a year], over the years in which it is valued."""
    if not cases:
        return []
    months = [horizon_months(case.tender, case.bid.offers[0]) for case in cases]
    tender, annuity = cases[0].tender, _annuities(cases[0].tender, months)
    costs = _costs(tender, [compile_bid(*case) for case in cases], external=external).tolist()
    return [cost / annuity[n] for cost, n in zip(costs, months, strict=True)]


def costs_a_year_as_stated(
    tender: Tender, received: Sequence[ReceivedBid], *, external: bool = False
) -> list[list[float]]:
    """Return what each offer of each bid costs as it was compared [money a year]."""
    lines = [
        [line for line in one.lines if line.offer == k] for one in received for k in range(len(one.bid.offers))
    ]
    months = [[horizon_months(tender, offer) for offer in one.bid.offers] for one in received]
    costs, annuity = (
        iter(_costs(tender, lines, external=external).tolist()),
        _annuities(tender, [n for offers in months for n in offers]),
    )
    return [[next(costs) / annuity[n] for n in offers] for offers in months]


def _costs(tender: Tender, cases: Sequence[Sequence[Line]], *, external: bool) -> Floats:
    terms = _at_base_prices(tender)
    paid = [[line for line in lines if external or line.payer != "society"] for lines in cases]
    beside = columns(paid, terms.index_names)
    summed = np.bincount(beside.bid, weights=present_values(beside, terms), minlength=len(cases))
    return summed.astype(np.float64)


def _at_base_prices(tender: Tender) -> Terms:
    """Return the rules of a world without inflation: only what the tender prices itself can grow; rates are real."""
    curves = price_curves(tender)
    flat = tuple(curve if name in (CARBON, MKI) else UNDISCOUNTED for name, curve in curves.items())
    return Terms(discount_curve(_real_bands(tender)), flat, tuple(curves), False, tender.horizon_years)


def _real_bands(tender: Tender) -> list[tuple[int, float]]:
    if tender.discount.basis == "real":
        return tender.discount.bands
    return [(year, (1 + rate) / (1 + tender.inflation) - 1) for year, rate in tender.discount.bands]


def _annuities(tender: Tender, months: Iterable[int]) -> dict[int, float]:
    """Return the annuity factor over so many months; a part of a year counts for that part of the whole one."""
    each = set(months)
    whole = annuity_factors(_real_bands(tender), (n for m in each for n in (m // 12, m // 12 + 1)))
    return {m: whole[m // 12] + m % 12 / 12 * (whole[m // 12 + 1] - whole[m // 12]) for m in each}
