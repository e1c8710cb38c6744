"""What an award rule sees of a bid, and what it makes of it."""

from typing import NamedTuple

from lcc.figure.figure import Figure, Given

OWN_COST, MKI, ASSESSED, QUALITY, LOWEST, HIGHEST = "cost", "mki", "assessed_cost", "quality", "lowest", "highest"
"""Names of numbers that stand beside each other on the award sheet."""


def cell(name: str, value: float) -> Figure:
    """Return a number of the bid at hand, or of all bids together, as the award sheet names it."""
    return Given(value, "award", (name,))


class RuleInput(NamedTuple):
    """A bid as the rule sees it: its cost after fictive amounts, its quality, and the costs of all that are ranked.

    Costs are in the currency of the tender; quality is a share, 1 for everything that can be earned.
    """

    cost: Figure
    quality: Figure
    lowest: Figure
    highest: Figure


def rule_input(cost: float, quality: float, lowest: float, highest: float) -> RuleInput:
    """Return what a rule sees of a bid, in cells of the award sheet."""
    cells = zip((ASSESSED, QUALITY, LOWEST, HIGHEST), (cost, quality, lowest, highest), strict=True)
    return RuleInput(*(cell(name, value) for name, value in cells))


class RuleScore(NamedTuple):
    """What a rule makes of a bid: its score, and the parts of it where they are points."""

    score: Figure
    cost_points: Figure | None = None
    quality_points: Figure | None = None
