"""Points for cost and points for quality, added up."""

from lcc.award.seen import Scored, Seen
from lcc.figure.figure import Figure, figure, rounded
from lcc.model.award import Points


def in_points(seen: Seen, share: Figure) -> Scored:
    """Return points for the share of the cost points that is earned, and for quality.

    N (W share + (1 - W) Q): N points for a perfect bid, weight W of the cost, share Q of quality that is earned.
    """
    rule = seen.rule
    assert isinstance(rule, Points)
    total, weight = seen.stated("points"), seen.stated("price_weight")
    cost, quality = total * weight * share, total * (1 - weight) * seen.quality
    if rule.decimals is not None:
        cost, quality = rounded(cost, figure(float(rule.decimals))), rounded(quality, figure(float(rule.decimals)))
    return Scored(cost + quality, cost, quality)
