"""Award on value (Gunnen op Waarde): quality has a price, and the lowest cost less quality wins."""

from lcc.award.seen import Scored, Seen


def scored(seen: Seen) -> Scored:
    """Return P - V Q, in money: cost P, value V of full quality, share Q of it that is earned.

    Q below 0 raises the cost. Absolute: what others bid plays no part. Source: Negometrix, Gunnen op Waarde; Bergman
    and Lundberg, Tender evaluation and supplier selection methods in public procurement (2013).
    """
    return Scored(seen.cost - seen.stated("quality_value") * seen.quality)
