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
COST_SHARE: Final = "cost_share"
ITEM_COST, ITEM_LOWEST = "item_cost", "item_lowest"
"""Names of numbers that stand beside each other on the award sheet; the last two have the place of an item."""


def cell(name: str, value: float) -> Figure:
    """Return a number of the bid at hand, or of all bids together, as the award sheet names it."""
    return Given(value, "award", (name,))


class OfAll(NamedTuple):
    """What a rule sees of all bids that are ranked: costs after fictive amounts [money], and quality [share].

    `best_ratio` is the most quality that a bid has for its cost [share for each unit of money]. `lowest_by_item` is the
    lowest cost of each item [money], where each earns points for its own.
    """

    lowest: float
    highest: float
    best_quality: float = 0.0
    best_ratio: float = 0.0
    lowest_by_item: tuple[float, ...] = ()

    def named(self, bound: Bound) -> float:
        """Return one of them by its name [money, share, or share for each unit of money]."""
        return float(getattr(self, bound))


def of_all(bids: Sequence[tuple[float, float]], by_item: Sequence[Sequence[float]] = ()) -> OfAll:
    """Return what a rule sees of all bids that are ranked, at least one, of which these are the cost and the quality.

    `by_item` has the cost of each item of each of them [money], where the rule looks at those.

    >>> of_all([(100.0, 0.5), (80.0, 0.3)], [(40.0, 60.0), (50.0, 30.0)])
    OfAll(lowest=80.0, highest=100.0, best_quality=0.5, best_ratio=0.005, lowest_by_item=(40.0, 30.0))
    """
    costs, qualities = zip(*bids, strict=True)
    ratios = [quality / cost for cost, quality in bids if cost > 0]
    lowest = tuple(map(min, zip(*by_item, strict=True)))
    return OfAll(min(costs), max(costs), max(qualities), max(ratios, default=0.0), lowest)


class RuleInput(NamedTuple):
    """A bid as the rule sees it: its cost after fictive amounts and its quality, and what it sees of all bids.

    Costs are in the currency of the tender; quality is a share, 1 for everything that can be earned. `cost_share` is
    that of the points for cost which the costs of its items earn by themselves.
    """

    cost: Figure
    quality: Figure
    lowest: Figure
    highest: Figure
    best_quality: Figure
    best_ratio: Figure
    cost_share: Figure


def rule_input(cost: float, quality: float, beside: OfAll, cost_share: float = 0.0) -> RuleInput:
    """Return what a rule sees of a bid, in cells of the award sheet.

    `cost_share` is the share of the points for cost that its items earn by themselves: see `lcc.award.by_item`.
    """
    names = (ASSESSED, QUALITY, LOWEST, HIGHEST, BEST_QUALITY, BEST_RATIO, COST_SHARE)
    values = (cost, quality, beside.lowest, beside.highest, beside.best_quality, beside.best_ratio, cost_share)
    return RuleInput(*(cell(name, value) for name, value in zip(names, values, strict=True)))


class RuleScore(NamedTuple):
    """What a rule makes of a bid: its score, and the parts of it where they are points."""

    score: Figure
    cost_points: Figure | None = None
    quality_points: Figure | None = None
