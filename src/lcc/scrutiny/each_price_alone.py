"""Whether points for the cost of each item by itself put bids in another order than what they cost together.

A weight and not a quantity says there what an item is worth, so that a bid can be ahead by its points and cost more.
Source: Raad van State (Belgium) 245.257 of 31 July 2019, Callens Pirenne, as told at marchespublics.be, post 3428.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from lcc.award.outcome import Standing
from lcc.award.ranking import POINT_DECIMALS
from lcc.figure.rounding import half_up
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark

MOST_NAMED = 10
"""So many pairs are named, those with the best bid in rank first; how many there are is said with each."""


def each_price_alone(tender: Tender, received: Sequence[ReceivedBid]) -> Iterator[Message]:
    """Yield pairs of bids of which the one that costs more at the stated quantities has more points for its cost."""
    if not tender.award.counts_items:
        return
    ranked = sorted(
        (one.standing for one in received if one.standing.rank is not None),
        key=lambda one: (one.rank or 0, one.contender.name),
    )
    turned = [(one, other) for one, other in permutations(ranked, 2) if _is_turned(one, other)]
    for dear, cheap in turned[:MOST_NAMED]:
        words = {
            "points": _points(dear),
            "other_points": _points(cheap),
            "high_cost": dear.contender.cost,
            "low_cost": cheap.contender.cost,
            "more": dear.contender.cost - cheap.contender.cost,
            "pairs": float(len(turned)),
        }
        yield remark("order_unlike_total", (dear.contender.name, cheap.contender.name), words)


def _is_turned(one: Standing, other: Standing) -> bool:
    return _points(one) > _points(other) and one.contender.cost > other.contender.cost


def _points(one: Standing) -> float:
    """Return the points for cost of a ranked bid, as points that are equal are a tie."""
    assert one.scored is not None, "a bid that is ranked has a score"
    assert one.scored.cost_points is not None, "a rule that counts items gives points"
    return half_up(one.scored.cost_points.value, POINT_DECIMALS)
