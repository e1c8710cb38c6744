"""Whether what users pay makes a bid win: where it is only shown, a bidder can ask of users what others ask for."""

from collections.abc import Iterator, Sequence

import numpy as np

from lcc.checks.lives import horizon_months
from lcc.engine.rates import annuity_factors
from lcc.figure.rounding import sum_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.at_other_costs import winners_at
from lcc.scrutiny.remark import ReceivedBid, remark


def on_users(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield that another bid would come first if what users pay did count, where it does not."""
    ranked = [one for one in received if one.standing.rank is not None]
    if tender.users_cost != "shown" or not tender.has_users_fees or len(ranked) < 2:
        return
    paid = np.array([_paid_by_users(tender, one) for one in ranked])
    winners = winners_at(tender, ranked, paid)
    for one, cost in zip(ranked, (sum_of(row) for row in paid), strict=True):
        if one.standing.rank == 1 and one.bid.name not in winners:
            yield remark("winner_hangs_on_users", (one.bid.name,), {"by_users": cost, "winners": winners})


def _paid_by_users(tender: Tender, one: ReceivedBid) -> list[float]:
    """Return what users pay in a bid for each item [money], over the horizon or by year as bids are compared."""
    paid = one.by_users
    if tender.comparison == "equivalent_annual_cost":
        years = [horizon_months(tender, one.bid.offers[line.offer]) // 12 for line in one.lines]
        factors = annuity_factors(tender.discount.bands, years)
        paid = paid / [factors[n] for n in years]
    items = np.array([one.bid.offers[line.offer].item for line in one.lines])
    return [sum_of(paid[items == item.id]) for item in tender.items]
