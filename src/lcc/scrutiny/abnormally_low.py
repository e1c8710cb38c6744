"""Signs that a bid is abnormally low. Each asks for an explanation; none excludes, alone or together.

Article 69 of Directive 2014/24/EU and article 2.116 of the Aanbestedingswet 2012: the bidder is asked, and only an
answer that does not account for the low level can lead to a rejection.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from lcc.award.ranking import HALF_CENT
from lcc.engine.curves import Floats
from lcc.library.phases import PHASES
from lcc.model.award import AnyAward
from lcc.model.bid import bidders
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.scrutiny.others import Others
from lcc.scrutiny.remark import ReceivedBid, remark

if TYPE_CHECKING:
    from lcc.model.price_memory import EarlierPrices

FEWEST_FOR_SPREAD, OUTLIER = 4, 3.5

BELOW_MEDIAN = 0.15
"""An outlier says nothing closer to the median than this part of it: beside bids that are alike any bid is one."""

FAR_BELOW = 0.5
"""A cost below this part of the next one asks for an explanation, however the other bids are spread.

Where most bids lie below that step, it is the next one that is high.
"""

_SHARES_OF_COST = ("below_mean", "below_next")
"""Signs that say nothing where the authority is paid too: a cost is what is left of two amounts then, and can be near
zero or below it without any bid being far from another."""


def abnormally_low(
    tender: Tender, received: Sequence[ReceivedBid], prices: "EarlierPrices | None" = None
) -> Iterator[Message]:
    """Yield the bids that show signs of being abnormally low, each with all its signs, beside the bids ranked.

    A bidder's own variants are no others. `prices` are what was offered before, in other tenders.
    """
    ranked = [one for one in received if one.standing.rank is not None]
    costs = [one.standing.contender.cost for one in ranked]
    of = bidders([one.bid for one in ranked])
    others, spread = Others(costs, of), _Spread(costs, of)
    is_paid = any(item.revenue for item in tender.items)
    for number, one in enumerate(ranked):
        signs: dict[str, object] = dict(_beside_others(tender.award, number, of[number], others, spread))
        if is_paid:
            signs = {name: sign for name, sign in signs.items() if name not in _SHARES_OF_COST}
        else:
            signs |= _below_zero(costs[number], one.phases)
        if prices is not None and tender.award.below_earlier_offers is not None:
            from lcc.scrutiny.earlier_offers import far_below_earlier

            signs |= far_below_earlier(tender, one.bid, prices)
        if signs:
            yield remark("abnormally_low", (one.bid.name,), {"cost": costs[number], **signs})


def _beside_others(
    rule: AnyAward, number: int, bidder: int, others: Others, spread: "_Spread"
) -> Iterator[tuple[str, object]]:
    cost, mean, following = others.numbers[number], others.mean(bidder), others.next_above(number)
    if rule.abnormally_low is not None and mean and mean > 0 and cost < (1 - rule.abnormally_low) * mean:
        yield "below_mean", 1 - cost / mean
    if following is not None and following > HALF_CENT and cost < FAR_BELOW * following and others.is_low(number):
        yield "below_next", following
    score, middle = spread.score(number), others.median(bidder)
    if score is not None and score <= -OUTLIER and middle is not None and cost <= (1 - BELOW_MEDIAN) * middle:
        yield "robust_score", score
    if rule.cost_floor is not None and cost < rule.cost_floor:
        yield "below_floor", rule.cost_floor


def _below_zero(cost: float, phases: Mapping[str, float]) -> dict[str, object]:
    """Return the signs that hold whoever else bids: nothing is to be paid, in all or for a phase."""
    signs: dict[str, object] = {"nothing_paid": cost} if cost < HALF_CENT else {}
    below = tuple(phase for phase in PHASES if phase != "residual_value" and phases[phase] < -HALF_CENT)
    return signs | ({"phases_below_zero": below} if below else {})


class _Spread:
    """Robust scores of costs, each beside those of other bidders; worked out once for bidders with one bid."""

    def __init__(self, costs: Sequence[float], of: Sequence[int]) -> None:
        self._costs, self._of = np.array(costs, dtype=np.float64), np.array(of, dtype=np.int64)
        self._bids = np.bincount(self._of, minlength=1)
        self._all = _middle_and_spread(self._costs)

    def score(self, number: int) -> float | None:
        """Return the robust score of a cost [median deviations]; None where it can't be worked out."""
        bidder, found = self._of[number], self._all
        if self._bids[bidder] > 1:
            beside = self._of != bidder
            beside[number] = True
            found = _middle_and_spread(self._costs[beside])
        return None if found is None else _score(float(self._costs[number]), *found)


def robust_score(number: float, numbers: Sequence[float]) -> float | None:
    """Return how far a number lies from the median: 0.6745 (x - median) / MAD, MAD the median absolute deviation.

    None for fewer than four numbers, or where most of them are equal. Beyond 3.5 a number counts as an outlier. Source:
    Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).

    >>> robust_score(40.0, [40.0, 95.0, 100.0, 105.0, 110.0])
    -8.094
    """
    found = _middle_and_spread(np.array(numbers, dtype=np.float64))
    return None if found is None else _score(number, *found)


def _middle_and_spread(numbers: Floats) -> tuple[float, float] | None:
    if len(numbers) < FEWEST_FOR_SPREAD:
        return None
    middle = _median(numbers)
    spread = _median(np.abs(numbers - middle))
    return (middle, spread) if spread > 0 else None


def _median(numbers: Floats) -> float:
    rising = np.sort(numbers)
    return float(rising[(len(rising) - 1) // 2] + rising[len(rising) // 2]) / 2


def _score(number: float, middle: float, spread: float) -> float:
    return 0.6745 * (number - middle) / spread
