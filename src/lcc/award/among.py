"""Ranked bids among fewer others: what a relative rule makes of the rest once bids at an end are left out.

All that such a rule sees of others is their lowest and their highest cost, and their best quality or the best ratio of
quality to cost. So leaving out bids between those changes nothing, and what can change the order is to leave out every
bid below a cost, above one, better than one, or more of these.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from lcc.award.outcome import Standing, general_formula
from lcc.award.ranking import POINT_DECIMALS
from lcc.award.rule_input import ASSESSED, BEST_QUALITY, BEST_RATIO, HIGHEST, LOWEST, QUALITY
from lcc.engine.curves import Floats
from lcc.figure.figure import OPERATIONS, Given, worked_out
from lcc.model.tender import Tender

_COMPARISONS = 1_000_000
"""So many scores are worked out in search of a group: every group of up to a hundred bids, the smallest of more."""

_AT_ONCE = 100_000

_FAR = 0.25
"""A bid that is dearer than every bid that is left by this part of the dearest is far from all of them."""


class Ends(NamedTuple):
    """What is left out: so many bids below the cost `lowest`, above `highest`, and better than `best`."""

    below: int
    above: int
    better: int
    lowest: float
    highest: float
    best: float

    @property
    def sides(self) -> tuple[bool, bool, bool]:
        """At which ends bids are left out."""
        return self.below > 0, self.above > 0, self.better > 0


class Group(NamedTuple):
    """Bids that lost, who is first beside them, and who would be first without them; by place in the standings."""

    bids: tuple[int, ...]
    winners: tuple[int, ...]
    without: tuple[int, ...]


class Among:
    """Bids that are ranked, under a rule by which the points of each depend on others."""

    def __init__(self, tender: Tender, ranked: Sequence[Standing]) -> None:
        self._formula = general_formula(tender.award).score
        self._ends_seen = {str(field.path[0]) for field in self._formula.given() if field.document == "award"}
        self.costs = np.array([one.assessed_cost.value for one in ranked])
        self._quality = np.array([one.contender.earned for one in ranked])
        by_ratio = BEST_RATIO in self._ends_seen
        self._goodness = self._quality / self.costs if by_ratio else self._quality
        after_score = [() if one.key is None else one.key[1:] for one in ranked]
        place = {rest: number for number, rest in enumerate(sorted(set(after_score)))}
        self._ties = np.array([place[rest] for rest in after_score])
        self._winners = np.array([one.rank == 1 for one in ranked])

    def _keys(self, lowest: Floats, highest: Floats, best: Floats) -> Floats:
        """Return what each bid is ordered by, the lowest first, beside each of such ends: shape (ends, bids)."""
        arrays: dict[str, Any] = {
            ASSESSED: self.costs,
            QUALITY: self._quality,
            LOWEST: lowest[:, np.newaxis],
            HIGHEST: highest[:, np.newaxis],
            BEST_QUALITY: best[:, np.newaxis],
            BEST_RATIO: best[:, np.newaxis],
        }

        def given(field: Given) -> Any:
            return arrays[str(field.path[0])] if field.document == "award" else field.value

        points = worked_out(self._formula, given) + np.zeros((len(lowest), len(self.costs)))
        keys: Floats = OPERATIONS["round"](-points, POINT_DECIMALS)
        return keys

    def ranks_without(self, left_out: int) -> list[int]:
        """Return the ranks of the other bids, in their order, where one is left out."""
        kept = np.delete(np.arange(len(self.costs)), left_out)
        costs, best = self.costs[kept], self._goodness[kept].max(keepdims=True)
        keys = self._keys(costs.min(keepdims=True), costs.max(keepdims=True), best)[0][kept]
        ties = self._ties[kept]
        order = np.lexsort((ties, keys))
        is_next = np.concatenate(([True], (np.diff(keys[order]) != 0) | (np.diff(ties[order]) != 0)))
        ranks = np.empty(len(kept), dtype=np.int64)
        ranks[order] = 1 + np.maximum.accumulate(np.where(is_next, np.arange(len(kept)), 0))
        found: list[int] = ranks.tolist()
        return found

    def alone_at_an_end(self) -> Iterator[int]:
        """Yield the bid that alone has the lowest cost, the highest, or what others are measured by."""
        measured = ((LOWEST, self.costs), (HIGHEST, -self.costs), (BEST_QUALITY, -self._goodness),
                    (BEST_RATIO, -self._goodness))  # fmt: skip
        found: dict[int, None] = {}
        for name, values in measured:
            if name in self._ends_seen and np.count_nonzero(values == values.min()) == 1:
                found[int(values.argmin())] = None
        yield from found

    def groups(self) -> Iterator[Group]:
        """Yield the smallest group of losers without which others would win: the cheapest, the dearest, the best.

        And of more than one of these.

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
                    left_out = self._left_out(one.lowest, one.highest, one.best)
                    yield Group(*(_places(which) for which in (left_out, self._winners, first)))

    def _ends(self) -> Iterator[Ends]:
        """Yield what can be left out while the winners stay, the fewest bids first."""
        costs = np.unique(self.costs)
        rising = np.sort(self.costs)
        won = self.costs[self._winners]
        lows, highs = costs[costs <= won.min()], costs[costs >= won.max()][::-1]
        bests = np.unique(self._goodness[self._goodness >= self._goodness[self._winners].max()])[::-1]
        if LOWEST not in self._ends_seen:
            lows = lows[:1]
        if HIGHEST not in self._ends_seen:
            highs = highs[:1]
        if not {BEST_QUALITY, BEST_RATIO} & self._ends_seen:
            bests = bests[:1]
        below = dict(zip(rising.searchsorted(lows).tolist(), lows.tolist(), strict=True))
        dearer = len(rising) - rising.searchsorted(highs, "right")
        above = list(zip(dearer.tolist(), highs.tolist(), strict=True))
        finer = len(rising) - np.sort(self._goodness).searchsorted(bests, "right")
        better = list(zip(finer.tolist(), bests.tolist(), strict=True))
        for number in range(1, max(below) + above[-1][0] + better[-1][0] + 1):
            for dear, highest in above:
                if dear > number:
                    break
                for fine, best in better:
                    if dear + fine > number:
                        break
                    cheap = number - dear - fine
                    if cheap in below:
                        yield Ends(cheap, dear, fine, below[cheap], highest, best)

    def _left_out(self, lowest: Any, highest: Any, best: Any) -> Any:
        """Return which bids lie beyond an end."""
        return (self.costs < lowest) | (self.costs > highest) | (self._goodness > best)

    def _that_decide(self, ends: Sequence[Ends]) -> Iterator[tuple[Ends, Floats]]:
        """Yield what is left out where others would be first then, with who."""
        columns = list(zip(*ends, strict=True))[3:]
        left_out = self._left_out(*(np.array(bounds)[:, np.newaxis] for bounds in columns))
        # Of bids that overlap at two ends the last one left has to be an end itself: ends are those of what is left.
        lowest, highest, best = (
            np.where(left_out, np.inf, self.costs).min(axis=1),
            np.where(left_out, -np.inf, self.costs).max(axis=1),
            np.where(left_out, -np.inf, self._goodness).max(axis=1),
        )
        keys = np.where(left_out, np.inf, self._keys(lowest, highest, best))
        is_first = keys == keys.min(axis=1, keepdims=True)
        ties = np.where(is_first, self._ties, len(self._ties))
        is_first &= ties == ties.min(axis=1, keepdims=True)
        for number in _places((is_first != self._winners).any(axis=1)):
            yield ends[number], is_first[number]

    def _is_of_losers_alone(self, ends: Ends, first: Floats) -> bool:
        """Whether those left out could not have won: see `groups`."""
        if ends.below + ends.above + ends.better == 1:
            return True
        dear = self.costs > ends.highest
        is_poor = self._quality <= self._quality[self._winners | (first > 0)].min()
        is_far = self.costs > ends.highest + _FAR * abs(ends.highest)
        return bool((is_poor | is_far)[dear].all())


def _places(which: Any) -> tuple[int, ...]:
    return tuple(np.flatnonzero(which).tolist())


def _has(ends: Ends, other: Ends) -> bool:
    """Whether everything that is left out at other ends is left out here."""
    return ends.below >= other.below and ends.above >= other.above and ends.better >= other.better
