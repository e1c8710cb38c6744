"""Points for cost beside the costs of others: what a bid earns depends on who else bids.

A loser can decide who wins (rank reversal). `lcc.scrutiny.rule_remarks` says so, and names an absolute rule instead.
"""

from lcc.award.points import in_points
from lcc.award.seen import Scored, Seen
from lcc.figure.figure import larger, logarithm

_LEAST_SPAN = 1e-9


def low_bid(seen: Seen) -> Scored:
    """Return points, with the share P_best / P of those for cost. Source: Negometrix, Relateer prijsscore."""
    return in_points(seen, seen.lowest / seen.cost)


def logarithmic(seen: Seen) -> Scored:
    """Return points, with the share 1 - log(P / P_best) / log(A) of those for cost: none at A times the lowest.

    Differences between two bids do not depend on the lowest one. Beyond A points are below 0. Sources: Negometrix, De
    log formule; Chen (2005).
    """
    return in_points(seen, 1 - logarithm(seen.cost / seen.lowest, seen.stated("base")))


def linear_to_twice_lowest(seen: Seen) -> Scored:
    """Return points, with the share 2 - P / P_best of those for cost, and none from twice the lowest on."""
    return in_points(seen, larger(2 - seen.cost / seen.lowest, 0.0))


def linear_lowest_highest(seen: Seen) -> Scored:
    """Return points, with the share (P_high - P) / (P_high - P_low) of those for cost over the bids received.

    Where all cost the same, all of it. Source: Stilger (2011), highest bid - lowest bid scoring.
    """
    span = larger(seen.highest - seen.lowest, _LEAST_SPAN)
    return in_points(seen, 1 - (seen.cost - seen.lowest) / span)
