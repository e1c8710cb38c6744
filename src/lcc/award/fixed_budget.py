"""Fixed budget: what may be spent is given, and the most quality wins."""

from lcc.award.seen import Scored, Seen


def scored(seen: Seen) -> Scored:
    """Return 100 Q points: share Q of quality that is earned.

    Article 67(2) of Directive 2014/24/EU allows a fixed price or cost, with competition on quality only.
    """
    return Scored(seen.quality * 100.0, quality_points=seen.quality * 100.0)
