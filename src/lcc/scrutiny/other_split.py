"""Whether another split of the use over quality classes makes another bid win: the shares are the authority's own."""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.engine.curves import Floats
from lcc.engine.rates import annuity_factor
from lcc.engine.valuation import by_bid, columns, present_values, terms_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.at_other_costs import winners_at
from lcc.scrutiny.remark import ReceivedBid, remark

_STEPS = 100
"""Shares are shifted by whole percents: nobody knows them any better."""


def other_split(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield for each item the smallest shift from one quality class to another with which another bid comes first."""
    ranked = [one for one in received if one.standing.rank is not None]
    if len(ranked) < 2:
        return
    for place, item in enumerate(tender.items):
        costs = {name: _cost_in_one(tender, place, name, ranked) for name in item.qualities}
        for step in range(1, _STEPS + 1):
            if found := _first_then(tender, place, ranked, costs, step / _STEPS):
                yield found
                break


def _first_then(
    tender: Tender, place: int, ranked: Sequence[ReceivedBid], costs: dict[str, Floats], shift: float
) -> Message | None:
    """Return that another bid comes first where a share is shifted between any two classes; None where none does."""
    item, more = tender.items[place], np.zeros((len(ranked), len(tender.items)))
    first = next(one for one in ranked if one.standing.rank == 1)
    for one, other in permutations(item.qualities, 2):
        if shift > item.qualities[one]:
            continue
        more[:, place] = shift * (costs[other] - costs[one])
        winners = winners_at(tender, ranked, more)
        if first.bid.name not in winners:
            words = {"item": item.id, "share": shift, "from_class": one, "to_class": other, "winners": winners}
            return remark("winner_hangs_on_split", (first.bid.name,), words)
    return None


def _cost_in_one(tender: Tender, place: int, quality: str, received: Sequence[ReceivedBid]) -> Floats:
    """Return what the fees by quality of an item come to in each bid, as bids are compared, if all is of one class."""
    item = tender.items[place]
    qualities = {name: float(name == quality) for name in item.qualities}
    items = [*tender.items[:place], item.model_copy(update={"qualities": qualities}), *tender.items[place + 1 :]]
    otherwise = tender.model_copy(update={"items": items})
    lines = [
        [
            line
            for line in compile_bid(otherwise, one.bid)
            if line.source[2:4] == ("business_model", "fee_by_quality")
            and one.bid.offers[line.offer].item == item.id
            and (line.is_price or tender.award.basis != "price")
        ]
        for one in received
    ]
    terms = terms_of(tender)
    found = columns(lines, terms.index_names)
    whole = by_bid(found, present_values(found, terms)[:, None], len(received))[:, 0]
    by_year = tender.comparison == "equivalent_annual_cost"
    costs: Floats = whole / annuity_factor(tender.discount.bands, tender.horizon_years) if by_year else whole
    return costs
