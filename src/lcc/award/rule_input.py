"""What an award rule sees of a bid, and what it makes of it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lcc.figure.figure import Figure, Given
from lcc.model.award import Bound

OWN_COST, MKI, ASSESSED, QUALITY = "cost", "mki", "assessed_cost", "quality"
LOWEST: Final = "lowest"
HIGHEST: Final = "highest"
BEST_QUALITY: Final = "best_quality"
BEST_RATIO: Final = "best_ratio"
"""Names of numbers that stand beside each other on the award sheet."""


def cell(name: str, value: float) -> Figure:
    """Return a number of the bid at hand, or of all bids together, as the award sheet names it."""
    return Given(value, "award", (name,))


class OfAll(NamedTuple):
    """What a rule sees of all bids that are ranked: costs after fictive amounts [money], and quality [share].

    `best_ratio` is the most quality that a bid has for its cost [share for each unit of money].
    """

    lowest: float
    highest: float
    best_quality: float = 0.0
    best_ratio: float = 0.0

    def named(self, bound: Bound) -> float:
        """Return one of them by its name [money, share, or share for each unit of money]."""
        return float(getattr(self, bound))


def of_all(bids: Sequence[tuple[float, float]]) -> OfAll:
    """Return what a rule sees of all bids that are ranked, at least one, of which these are the cost and the quality.

    >>> of_all([(100.0, 0.5), (80.0, 0.3)])
    OfAll(lowest=80.0, highest=100.0, best_quality=0.5, best_ratio=0.005)
    """
    costs, qualities = zip(*bids, strict=True)
    ratios = [quality / cost for cost, quality in bids if cost > 0]
    return OfAll(min(costs), max(costs), max(qualities), max(ratios, default=0.0))


class RuleInput(NamedTuple):
    """A bid as the rule sees it: its cost after fictive amounts and its quality, and what it sees of all bids.

    Costs are in the currency of the tender; quality is a share, 1 for everything that can be earned.
    """

    cost: Figure
    quality: Figure
    lowest: Figure
    highest: Figure
    best_quality: Figure
    best_ratio: Figure


def rule_input(cost: float, quality: float, beside: OfAll) -> RuleInput:
    """Return what a rule sees of a bid, in cells of the award sheet."""
    names = (ASSESSED, QUALITY, LOWEST, HIGHEST, BEST_QUALITY, BEST_RATIO)
    return RuleInput(*(cell(name, value) for name, value in zip(names, (cost, quality, *beside), strict=True)))


class RuleScore(NamedTuple):
    """What a rule makes of a bid: its score, and the parts of it where they are points."""

    score: Figure
    cost_points: Figure | None = None
    quality_points: Figure | None = None
