"""An award rule read backwards: what follows from a score about the cost, and from a share about what was measured.

What is published makes a rule a formula that anybody can turn round. So who is told a score is told more than that.
"""

from collections.abc import Callable
from typing import NamedTuple

from lcc.award.quality import earned
from lcc.award.rule_input import OfAll, RuleScore, rule_input
from lcc.award.rules import scored
from lcc.model.award import AnyAward
from lcc.model.quality import MeasuredScale

_FURTHEST = 1e13
_HALVINGS = 200
_EQUAL = 1e-12


class Span(NamedTuple):
    """Between which values a number has to lie; None where nothing holds it on that side."""

    low: float | None
    high: float | None

    @property
    def is_known(self) -> bool:
        """Whether the number is known, to a ten-thousandth of itself or a hundredth."""
        if self.low is None or self.high is None:
            return False
        return self.high - self.low <= max(0.01, 1e-4 * max(abs(self.low), abs(self.high)))

    @property
    def is_open(self) -> bool:
        """Whether nothing at all follows."""
        return self.low is None and self.high is None


def score_of(rule: AnyAward, cost: float, quality: float, beside: OfAll, cost_share: float = 0.0) -> RuleScore:
    """Return what a rule makes of a cost after fictive amounts and a share of quality, beside all bids.

    `cost_share` is what the items earn of the points for cost, where each earns points by itself.
    """
    return scored(rule, rule_input(cost, quality, beside, cost_share))


def costs_with(rule: AnyAward, cost: float, quality: float, beside: OfAll) -> Span:
    """Return the costs that earn the same score as this one does, by whoever knows the quality and the bounds.

    >>> from lcc.model.award import QualityValue, WeightedFactor
    >>> award = QualityValue(method="quality_value", quality_value=1000.0)
    >>> costs_with(award, 5000.0, 0.6, OfAll(0.0, 0.0)).is_known
    True
    >>> held = WeightedFactor(method="weighted_factor", lowest=100.0, highest=200.0, price_weight=0.4)
    >>> low, high = costs_with(held, 250.0, 0.6, OfAll(0.0, 0.0))
    >>> round(low, 6), high
    (200.0, None)
    """
    least = 0.0 if rule.needs_cost_above_zero else -_FURTHEST
    return _span(lambda at: score_of(rule, at, quality, beside).score.value, cost, least, _FURTHEST)


def values_with(scale: MeasuredScale, value: float, decimals: int | None = None) -> Span:
    """Return the measured values near this one that earn what it does, in full or as shown with so many decimals.

    >>> from lcc.model.quality import Step
    >>> scale = MeasuredScale(kind="measured", indicator="mki", steps=[Step(value=0.0, earns=1.0),
    ...                                                                  Step(value=1000.0, earns=0.0)])
    >>> low, high = values_with(scale, 117.2, 4)
    >>> round(low, 2), round(high, 2)
    (117.15, 117.25)
    """

    def share(at: float) -> float:
        found = earned(scale, at)
        return found if decimals is None else round(found, decimals)

    return _span(share, value, -_FURTHEST, _FURTHEST)


def _span(earns: Callable[[float], float], at: float, least: float, most: float) -> Span:
    wanted = earns(at)

    def is_same(other: float) -> bool:
        return abs(earns(other) - wanted) <= _EQUAL * max(1.0, abs(wanted))

    return Span(_edge(is_same, at, least), _edge(is_same, at, most))


def _edge(is_same: Callable[[float], bool], at: float, limit: float) -> float | None:
    """Return how far towards the limit a number can move and stay the same; None if all the way."""
    step = (1.0 if limit > at else -1.0) * max(1e-9, 1e-12 * abs(at))
    inside = at
    while abs(at + step - limit) > abs(step):
        if not is_same(at + step):
            return _between(is_same, inside, at + step)
        inside, step = at + step, 2 * step
    return None


def _between(is_same: Callable[[float], bool], inside: float, outside: float) -> float:
    """Return where the same ends, of two numbers the first of which is the same and the second not."""
    for _halving in range(_HALVINGS):
        middle = (inside + outside) / 2
        if middle in (inside, outside):
            break
        inside, outside = (middle, outside) if is_same(middle) else (inside, middle)
    return inside
