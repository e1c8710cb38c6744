"""Lowest life-cycle cost or lowest price: the cost, after fictive discounts, is the score."""

from lcc.award.seen import Scored, Seen


def scored(seen: Seen) -> Scored:
    """Return the cost; article 67(2) of Directive 2014/24/EU, article 2.114 of the Aanbestedingswet 2012."""
    return Scored(seen.cost)
