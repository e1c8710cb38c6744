"""Signs that a bid is abnormally low. Each asks for an explanation; none excludes, alone or together.

Article 69 of Directive 2014/24/EU and article 2.116 of the Aanbestedingswet 2012: the bidder is asked, and only an
answer that does not account for the low level can lead to a rejection.
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, median

from lcc.award.check import Check, Received, Word
from lcc.award.ranking import HALF_CENT
from lcc.model.award import AnyAward
from lcc.model.phases import PHASES
from lcc.model.tender import Tender

FEWEST_FOR_SPREAD, OUTLIER = 4, 3.5


def abnormally_low(tender: Tender, received: Sequence[Received]) -> Iterator[Check]:
    """Yield the bids that show signs of being abnormally low, each with all its signs, beside the bids ranked."""
    ranked = [one for one in received if one.standing.rank is not None]
    costs = [one.standing.contender.cost for one in ranked]
    for number, one in enumerate(ranked):
        signs = dict(_signs(tender.award, costs[number], [*costs[:number], *costs[number + 1 :]], one.phases))
        if signs:
            yield Check("abnormally_low", (one.bid.name,), {"cost": costs[number], **signs})


def _signs(
    rule: AnyAward, cost: float, others: Sequence[float], phases: Mapping[str, float]
) -> Iterator[tuple[str, Word]]:
    mean = fmean(others) if others else 0.0
    if rule.abnormally_low is not None and mean > 0 and cost < (1 - rule.abnormally_low) * mean:
        yield "below_mean", 1 - cost / mean
    score = robust_score(cost, [cost, *others])
    if score is not None and score <= -OUTLIER:
        yield "robust_score", score
    if rule.cost_floor is not None and cost < rule.cost_floor:
        yield "below_floor", rule.cost_floor
    below_zero = tuple(phase for phase in PHASES if phase != "residual_value" and phases[phase] < -HALF_CENT)
    if below_zero:
        yield "phases_below_zero", below_zero


def robust_score(number: float, numbers: Sequence[float]) -> float | None:
    """Return how far a number lies from the median: 0.6745 (x - median) / MAD, MAD the median absolute deviation.

    None for fewer than four numbers, or where most of them are equal. Beyond 3.5 a number counts as an outlier. Source:
    Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).

    >>> robust_score(40.0, [40.0, 95.0, 100.0, 105.0, 110.0])
    -8.094
    """
    middle = median(numbers)
    spread = median(abs(one - middle) for one in numbers)
    if len(numbers) < FEWEST_FOR_SPREAD or spread <= 0:
        return None
    return 0.6745 * (number - middle) / spread
