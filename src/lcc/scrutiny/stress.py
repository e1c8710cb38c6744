"""Each bid without what it only promises: whether it stays where it ranks, or ranks by a promise.

It looks at one bid at a time: the others stay as they are.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np

from lcc.award.outcome import rank_bids
from lcc.checks.lives import horizon_months
from lcc.engine.rates import annuity_factor
from lcc.figure.figure import NOISE, cents
from lcc.figure.rounding import sum_of
from lcc.model.tender import Tender
from lcc.scrutiny.otherwise import MOST_BIDS
from lcc.scrutiny.promises import promised
from lcc.scrutiny.remark import ReceivedBid


class Stress(NamedTuple):
    """A bid if nothing that it promises comes back.

    Parameters
    ----------
    name
        The bid.
    promised
        The present value of what is to come back: buy-back, deposit, resale, take-back. The share of a last life that
        the horizon credits is no promise: nobody pays it.
    secured
        The part of it that the security offered covers.
    cost
        What the award rule would start from, without the promises that are not secured.
    before, rank
        The rank of the bid, and its rank then; None where it is not ranked, or too many bids to tell.
    security
        What more security would keep its rank, in whole money; 0 where it keeps it without.
    """

    name: str
    promised: float
    secured: float
    cost: float
    before: int | None
    rank: int | None
    security: float


def stress(tender: Tender, received: Sequence[ReceivedBid]) -> list[Stress]:
    """Return each bid without what it only promises, in the order given.

    Where the lowest cost wins, security covers what its lead over the next bid does not. By another rule the outcome is
    worked out again for each bid, for all that it promises and with at most fifty bids.
    """
    costs = sorted(one.standing.contender.cost for one in received if one.standing.rank is not None)
    return [_of_bid(tender, received, number, costs) for number in range(len(received))]


def _of_bid(tender: Tender, received: Sequence[ReceivedBid], number: int, costs: Sequence[float]) -> Stress:
    one = received[number]
    total, by_item = _promised(tender, one)
    compared = sum_of(by_item)
    secured = min(one.bid.security, total)
    open_part = 1 - secured / total if total else 0.0
    cost, before = cents(one.standing.contender.cost + open_part * compared), one.standing.rank
    rank, security = before, 0.0
    if before is not None and cost > one.standing.contender.cost:
        if tender.awards_by_cost_alone:
            rank, security = _by_cost(costs, one.standing.contender.cost, cost)
            security *= total / compared
        else:
            more = [open_part * amount for amount in by_item]
            rank = _by_rule(tender, received, number, more) if len(received) <= MOST_BIDS else None
            security = total - secured if rank != before else 0.0
    return Stress(one.bid.name, total, secured, cost, before, rank, float(ceil(security * (1 - NOISE))))


def _promised(tender: Tender, one: ReceivedBid) -> tuple[float, list[float]]:
    """Return what a bid promises as present value, and by item as costs are compared: over the horizon, or by year."""
    asked = one.present_value
    if tender.award.basis == "price":
        asked = np.where([line.is_price for line in one.lines], asked, 0.0)
    total, by_item = 0.0, dict.fromkeys(tender.item_names, 0.0)
    for offer, amount in zip(one.bid.offers, promised(one.lines, asked, len(one.bid.offers)), strict=True):
        if tender.item(offer.item).revenue:
            continue
        total += amount
        years = horizon_months(tender, offer) // 12
        by_year = tender.comparison == "equivalent_annual_cost"
        by_item[offer.item] += amount / float(annuity_factor(tender.discount.bands, years)) if by_year else amount
    return total, [*by_item.values()]


def _by_cost(costs: Sequence[float], own: float, cost: float) -> tuple[int, float]:
    """Return the rank at another cost, and what of that cost the lead over the next bid does not cover."""
    place = bisect_left(costs, own)
    others = [*costs[place + 1 : place + 2]]
    rank = bisect_left(costs, cost)
    if not others or cost <= others[0]:
        return place + 1, 0.0
    return rank, cost - others[0]


def _by_rule(tender: Tender, received: Sequence[ReceivedBid], number: int, more: Sequence[float]) -> int | None:
    contenders = [one.standing.contender for one in received]
    contenders[number] = contenders[number].dearer(more)
    return rank_bids(tender, contenders)[number].rank
