"""Whether what users pay makes a bid win: where it is only shown, a bidder can ask of users what others ask for."""

from collections.abc import Iterator, Sequence

import numpy as np

from lcc.checks.lives import horizon_months
from lcc.engine.curves import Floats
from lcc.engine.rates import annuity_factor
from lcc.engine.valuation import columns, shown_values, terms_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.at_other_costs import winners_at
from lcc.scrutiny.remark import ReceivedBid, remark


def on_users(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield that another bid would come first if what users pay did count, where it does not."""
    ranked = [one for one in received if one.standing.rank is not None]
    if tender.users_cost != "shown" or not tender.has_users_fees or len(ranked) < 2:
        return
    paid = _paid_by_users(tender, ranked)
    winners = winners_at(tender, ranked, paid)
    for one, cost in zip(ranked, paid.tolist(), strict=True):
        if one.standing.rank == 1 and one.bid.name not in winners:
            yield remark("winner_hangs_on_users", (one.bid.name,), {"by_users": cost, "winners": winners})


def _paid_by_users(tender: Tender, received: Sequence[ReceivedBid]) -> Floats:
    """Return what users pay in each bid [money], over the horizon or by year as bids are compared, shape (bids,)."""
    lines = [[line for line in one.lines if line.payer == "users"] for one in received]
    terms = terms_of(tender)
    found = columns(lines, terms.index_names)
    worth = shown_values(found, terms)
    if tender.comparison == "equivalent_annual_cost":
        years = [
            horizon_months(tender, one.bid.offers[line.offer]) // 12
            for one, own in zip(received, lines, strict=True)
            for line in own
        ]
        worth = worth / [annuity_factor(tender.discount.bands, n) for n in years]
    return np.bincount(found.bid, weights=worth, minlength=len(received)).astype(np.float64)
