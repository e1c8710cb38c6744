"""Ranked bids among fewer others: what a relative rule makes of the rest once bids at an end of the costs are left out.

All that such a rule sees of others is their lowest and their highest cost. So leaving out bids between those changes
nothing, and what can change the order is to leave out every bid below a cost, above one, or both.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from lcc.award.outcome import Standing, general_formula
from lcc.award.ranking import POINT_DECIMALS
from lcc.award.rule_input import ASSESSED, HIGHEST, LOWEST, QUALITY
from lcc.engine.curves import Floats
from lcc.figure.figure import OPERATIONS, Given, worked_out
from lcc.model.tender import Tender

_COMPARISONS = 1_000_000
"""So many scores are worked out in search of a group: every group of up to a hundred bids, the smallest of more."""

_AT_ONCE = 100_000

_FAR = 0.25
"""A bid that is dearer than every bid that is left by this part of the dearest is far from all of them."""


class Ends(NamedTuple):
    """What is left out: so many bids below the cost `lowest`, and so many above `highest`."""

    below: int
    above: int
    lowest: float
    highest: float

    @property
    def sides(self) -> tuple[bool, bool]:
        """At which ends bids are left out."""
        return self.below > 0, self.above > 0


class Group(NamedTuple):
    """Bids that lost, who is first beside them, and who would be first without them; by place in the standings."""

    bids: tuple[int, ...]
    winners: tuple[int, ...]
    without: tuple[int, ...]


class Among:
    """Bids that are ranked, under a rule by which the points of each depend on others."""

    def __init__(self, tender: Tender, ranked: Sequence[Standing]) -> None:
        self._formula = general_formula(tender.award).score
        self._has_two_ends = any(field.path == (HIGHEST,) for field in self._formula.given())
        self.costs = np.array([one.assessed_cost.value for one in ranked])
        self._quality = np.array([_quality(one) for one in ranked])
        after_score = [() if one.key is None else one.key[1:] for one in ranked]
        place = {rest: number for number, rest in enumerate(sorted(set(after_score)))}
        self._ties = np.array([place[rest] for rest in after_score])
        self._winners = np.array([one.rank == 1 for one in ranked])

    def _keys(self, lowest: Floats, highest: Floats) -> Floats:
        """Return what each bid is ordered by, the lowest first, beside each pair of costs: shape (pairs, bids)."""
        arrays: dict[str, Any] = {
            ASSESSED: self.costs,
            QUALITY: self._quality,
            LOWEST: lowest[:, np.newaxis],
            HIGHEST: highest[:, np.newaxis],
        }

        def given(field: Given) -> Any:
            return arrays[str(field.path[0])] if field.document == "award" else field.value

        points = worked_out(self._formula, given) + np.zeros((len(lowest), len(self.costs)))
        keys: Floats = OPERATIONS["round"](-points, POINT_DECIMALS)
        return keys

    def ranks_without(self, left_out: int) -> list[int]:
        """Return the ranks of the other bids, in their order, where one is left out."""
        kept = np.delete(np.arange(len(self.costs)), left_out)
        costs = self.costs[kept]
        keys, ties = self._keys(costs.min(keepdims=True), costs.max(keepdims=True))[0][kept], self._ties[kept]
        order = np.lexsort((ties, keys))
        is_next = np.concatenate(([True], (np.diff(keys[order]) != 0) | (np.diff(ties[order]) != 0)))
        ranks = np.empty(len(kept), dtype=np.int64)
        ranks[order] = 1 + np.maximum.accumulate(np.where(is_next, np.arange(len(kept)), 0))
        found: list[int] = ranks.tolist()
        return found

    def groups(self) -> Iterator[Group]:
        """Yield the smallest group of losers without which others would win: the cheapest, the dearest, and of both.

        None has a smaller one in it. Dear bids lose under any rule, and a few of them widen the span honestly: of more
        than one they are spoken of where each has no more quality than the bids between which it decides, or is far
        from all that are left.
        """
        found: list[Ends] = []
        rows = max(_AT_ONCE // len(self.costs), 1)
        tried = islice(self._ends(), max(_COMPARISONS // len(self.costs), 1))
        while ends := list(islice(tried, rows)):
            for one, first in self._that_decide(ends):
                is_new = all(one.sides != other.sides and not _has(one, other) for other in found)
                if is_new and self._is_of_losers_alone(one, first):
                    found.append(one)
                    left_out = (self.costs < one.lowest) | (self.costs > one.highest)
                    yield Group(*(_places(which) for which in (left_out, self._winners, first)))

    def _ends(self) -> Iterator[Ends]:
        """Yield what can be left out while the winners stay, the fewest bids first."""
        costs = np.unique(self.costs)
        rising = np.sort(self.costs)
        won = self.costs[self._winners]
        lows, highs = costs[costs <= won.min()], costs[costs >= won.max()][::-1]
        if not self._has_two_ends:
            highs = highs[:1]
        below = dict(zip(rising.searchsorted(lows).tolist(), lows.tolist(), strict=True))
        dearer = len(rising) - rising.searchsorted(highs, "right")
        above = list(zip(dearer.tolist(), highs.tolist(), strict=True))
        for number in range(1, max(below) + above[-1][0] + 1):
            for dear, highest in above:
                if dear > number:
                    break
                if number - dear in below:
                    yield Ends(number - dear, dear, below[number - dear], highest)

    def _that_decide(self, ends: Sequence[Ends]) -> Iterator[tuple[Ends, Floats]]:
        """Yield what is left out where others would be first then, with who."""
        lowest, highest = (np.array(bounds)[:, np.newaxis] for bounds in list(zip(*ends, strict=True))[2:])
        left_out = (self.costs < lowest) | (self.costs > highest)
        keys = np.where(left_out, np.inf, self._keys(lowest[:, 0], highest[:, 0]))
        is_first = keys == keys.min(axis=1, keepdims=True)
        ties = np.where(is_first, self._ties, len(self._ties))
        is_first &= ties == ties.min(axis=1, keepdims=True)
        for number in _places((is_first != self._winners).any(axis=1)):
            yield ends[number], is_first[number]

    def _is_of_losers_alone(self, ends: Ends, first: Floats) -> bool:
        """Whether those left out could not have won: see `groups`."""
        if ends.below + ends.above == 1:
            return True
        dear = self.costs > ends.highest
        is_poor = self._quality <= self._quality[self._winners | (first > 0)].min()
        is_far = self.costs > ends.highest + _FAR * abs(ends.highest)
        return bool((is_poor | is_far)[dear].all())


def _quality(one: Standing) -> float:
    return 0.0 if one.contender.quality is None else one.contender.quality.total.value


def _places(which: Any) -> tuple[int, ...]:
    return tuple(np.flatnonzero(which).tolist())


def _has(ends: Ends, other: Ends) -> bool:
    """Whether everything that is left out at other ends is left out here."""
    return ends.below >= other.below and ends.above >= other.above
