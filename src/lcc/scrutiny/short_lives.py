"""Where offers are compared by year over their own lives: what a short life costs if it follows on itself."""

from collections.abc import Iterator, Sequence

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.checks.lives import horizon_months
from lcc.engine.rates import equivalent_annual_cost
from lcc.engine.valuation import columns, present_values, terms_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.otherwise import at_horizon
from lcc.scrutiny.remark import ReceivedBid, remark

_DEARER = 0.05
"""From this part on, a life by itself says too little of what using the product costs."""


def short_lives(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield the bids that cost more a year where their lives follow on each other up to the horizon of the tender."""
    if tender.comparison != "equivalent_annual_cost":
        return
    concerned = [
        one
        for one in received
        if any(horizon_months(tender, offer) < tender.horizon_months for offer in one.bid.offers)
    ]
    repeated, terms = at_horizon(tender, tender.horizon_years), terms_of(tender)
    lines = columns([compile_bid(repeated, one.bid) for one in concerned], terms.index_names)
    costs = np.bincount(lines.bid, weights=present_values(lines, terms), minlength=len(concerned))
    for one, cost in zip(concerned, costs.tolist(), strict=True):
        by_year = equivalent_annual_cost(cost, tender.discount.bands, tender.horizon_years)
        if by_year - one.compared > _DEARER * abs(one.compared):
            words = {"cost": one.compared, "then": by_year, "years": float(tender.horizon_years)}
            yield remark("short_life_cheaper", (one.bid.name,), words)
