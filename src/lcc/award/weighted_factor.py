"""Weighted factor with absolute bounds: points for cost between two costs that are fixed beforehand."""

from lcc.award.points import in_points
from lcc.award.seen import Scored, Seen
from lcc.figure.figure import larger, smaller
from lcc.model.award import WeightedFactor


def scored(seen: Seen) -> Scored:
    """Return points, with the share (P_max - P) / (P_max - P_min) of those for cost.

    Absolute: what others bid plays no part. Outside the bounds what the rule says: held between 0 and 1, extrapolated,
    or not ranked (`lcc.award.conditions`). Source: Negometrix, De gewogen factor methode.
    """
    rule = seen.rule
    assert isinstance(rule, WeightedFactor)
    lowest, highest = seen.stated("lowest"), seen.stated("highest")
    share = (highest - seen.cost) / (highest - lowest)
    if rule.outside == "held":
        share = larger(smaller(share, 1.0), 0.0)
    return in_points(seen, share)
