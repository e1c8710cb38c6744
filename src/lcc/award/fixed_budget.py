"""Fixed budget: what may be spent is given, and the most quality wins."""

from lcc.award.seen import Scored, Seen


def scored(seen: Seen) -> Scored:
    """Return the share of quality that is earned; article 67(2), last sentence, of Directive 2014/24/EU."""
    return Scored(seen.quality * 100.0, quality_points=seen.quality * 100.0)
