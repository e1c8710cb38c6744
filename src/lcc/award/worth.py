"""What quality is worth in money under an award rule, found by scoring bids that nobody made.

Slopes are taken by finite differences of the rule's own function, so that no formula is written twice.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lcc.award.outcome import Contender, Standing, rank_exactly
from lcc.award.quality import BidQuality
from lcc.figure.figure import Figure
from lcc.figure.rounding import without_noise
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY

_COST_STEP, _QUALITY_STEP = 1e-5, 1e-4
_FLAT = 1e-9
_HALVINGS = 60
_GOOD = 0.9
"""What others earn of quality, where the best of all counts."""


class HypotheticalBid(NamedTuple):
    """A bid that nobody made: its cost, and the share of quality that it earns."""

    name: str
    cost: float
    quality: float


class Worth(NamedTuple):
    """What a bid gains at a cost and a quality, beside bids from `lowest` to `highest`.

    `per_euro` is what one euro more does to its score, `per_hundredth` what a hundredth of quality more does; None for
    a bid that is not ranked. `exchange` is how much more a bid may cost for a hundredth of quality more and score the
    same, in the currency of the tender; None where the cost makes no difference.
    """

    cost: float
    quality: float
    lowest: float
    highest: float
    per_euro: float | None
    per_hundredth: float | None
    exchange: float | None


def rule_alone(tender: Tender) -> Tender:
    """Return the tender without what sets bids apart beside cost and quality: fictive discounts and criteria."""
    names = [name for name in tender.award.tie_break if name in (BY_QUALITY, BY_COST, BY_LOT)]
    bare = {"mki_discount": None, "mki_factor": None, "co2_ladder": None, "tie_break": names}
    return tender.model_copy(update={"award": tender.award.model_copy(update=bare)})


def standings(tender: Tender, bids: Sequence[HypotheticalBid]) -> list[Standing]:
    """Return what the rule makes of made-up bids, in the order given; costs are those after fictive amounts.

    Where each item earns points by itself all items of a bid cost the same part of it: only ratios count.
    """
    contenders = (
        Contender(
            one.name,
            one.cost,
            quality=BidQuality((), Figure(one.quality)),
            by_item=(one.cost,) * len(tender.items) if tender.award.counts_items else (),
        )
        for one in bids
    )
    return rank_exactly(rule_alone(tender), list(contenders))


def score(tender: Tender, cost: float, quality: float, market: Sequence[float]) -> float | None:
    """Return the score [as the rule says] of a bid beside others of these costs; None where it is not ranked."""
    beside = _GOOD if "best_quality" in tender.award.bounds_of_all else quality
    others = (HypotheticalBid(f"{k}", other, beside) for k, other in enumerate(market))
    return standings(tender, [HypotheticalBid("", cost, quality), *others])[0].score


def worth(tender: Tender, cost: float, quality: float, market: Sequence[float]) -> Worth:
    """Return what a euro and a hundredth of quality are worth at a cost and a quality, beside bids of these costs.

    Points are not rounded here: rounded ones rise in steps, which have no slope.
    """
    exact = tender.model_copy(update={"award": tender.award.model_copy(update={"decimals": None})})
    # Steps stay between the costs of the others, where a formula has no kink.
    step = abs(cost) * (_COST_STEP if cost < max(market) else -_COST_STEP)
    per_euro = _slope(lambda there: score(exact, there, quality, market), cost, step)
    step = -_QUALITY_STEP if quality > 0.5 else _QUALITY_STEP
    per_share = _slope(lambda there: score(exact, cost, there, market), quality, step)
    exchange = None
    if per_euro is not None and per_share is not None and abs(per_euro * cost) > _FLAT:
        exchange = 0.0 - per_share / per_euro / 100
    return Worth(
        cost=cost,
        quality=quality,
        lowest=min(market),
        highest=max(market),
        per_euro=per_euro,
        per_hundredth=None if per_share is None else per_share / 100,
        exchange=exchange,
    )


def _slope(function: Callable[[float], float | None], at: float, step: float) -> float | None:
    """Return the slope to one side: (-3 f(x) + 4 f(x + h) - f(x + 2 h)) / 2 h, exact for a parabola."""
    here, near, far = (function(at + k * step) for k in range(3))
    if here is None or near is None or far is None:
        return None
    rise = without_noise(4 * near - 3 * here - far, 4 * abs(near) + 3 * abs(here) + abs(far))
    return float(rise) / (2 * step)


def cost_of_equal_score(
    tender: Tender, wanted: float, quality: float, market: Sequence[float], within: tuple[float, float]
) -> float | None:
    """Return the cost at which a bid of this quality has that score [money]; None if there is none within."""
    low, high = within
    sign = 1 if tender.award.lowest_wins else -1

    def too_dear(cost: float) -> bool | None:
        found = score(tender, cost, quality, market)
        return None if found is None else sign * (found - wanted) > 0

    if too_dear(low) is not False or too_dear(high) is not True:
        return None
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if too_dear(middle) else (middle, high)
    return (low + high) / 2
