"""How many lots one bidder can be awarded: of all lots, and of groups of them."""

from collections.abc import Sequence
from typing import NamedTuple

from lcc.model.tender import Lots

Counts = tuple[int, ...]
"""Of how many lots of each group something consists, or a bidder is awarded."""


class LotGroup(NamedTuple):
    """Lots of which one bidder is awarded at most some."""

    lots: tuple[str, ...]
    most: int


class LotLimits(NamedTuple):
    """The groups of which a limit can be reached; where there are none, a bidder can be awarded every lot."""

    groups: tuple[LotGroup, ...]

    def of(self, *lots: str) -> Counts:
        """Return how many of these lots there are in each group."""
        return tuple(sum(lot in group.lots for lot in lots) for group in self.groups)

    def allow(self, counts: Counts) -> bool:
        """Whether a bidder can be awarded so many lots of each group."""
        return all(number <= group.most for number, group in zip(counts, self.groups, strict=True))

    def reached_by(self, lots: Sequence[str], lot: str) -> LotGroup | None:
        """Return the first group for which a bidder that is awarded some lots can't be awarded another one."""
        return next((one for one in self.groups if lot in one.lots and _number(one, lots) >= one.most), None)

    def couple(self, lot: str, other: str) -> bool:
        """Whether it can hang on the award of one lot who is awarded another."""
        return any(lot in group.lots and other in group.lots for group in self.groups)


def limits_of(rules: Lots) -> LotLimits:
    """Return the limits of a tender: that on all lots is one on a group that has every lot.

    >>> parts = [{"id": lot, "title": lot, "items": [lot]} for lot in ("north", "east", "south")]
    >>> rules = Lots.model_validate(
    ...     {"parts": parts, "most_per_bidder": 2, "limits": [{"lots": ["north", "east"], "most": 1}]})
    >>> limits = limits_of(rules)
    >>> limits.of("north", "south"), limits.allow((2, 1)), limits.allow((2, 2))
    ((2, 1), True, False)
    """
    every = tuple(lot.id for lot in rules.parts)
    of_all = [] if rules.most_per_bidder is None else [LotGroup(every, rules.most_per_bidder)]
    groups = [*of_all, *(LotGroup(tuple(limit.lots), limit.most) for limit in rules.limits)]
    return LotLimits(tuple(group for group in groups if group.most < len(group.lots)))


def added(one: Counts, other: Counts) -> Counts:
    """Return what two counts come to."""
    return tuple(number + more for number, more in zip(one, other, strict=True))


def _number(group: LotGroup, lots: Sequence[str]) -> int:
    return sum(lot in group.lots for lot in lots)
