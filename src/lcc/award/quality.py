"""Scores -> the share of quality that each bid earns."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import add, mul
from typing import NamedTuple

from lcc.circularity.of_bid import BidCircularity
from lcc.figure.figure import NOISE, Figure, Given, above, figure, larger, least, median, most, smaller
from lcc.model.bid import Bid
from lcc.model.quality import (
    AnyScale,
    Criterion,
    Leaf,
    MeasuredScale,
    MoneyScale,
    PointsScale,
    Quality,
    Score,
    Scores,
    Step,
    WordsScale,
)
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.record import value_at


class Entry(NamedTuple):
    """One score: where it stands in the scores, and the share of the criterion that it earns."""

    position: int
    score: Score
    earned: Figure


class Judged(NamedTuple):
    """A bid on one criterion: its scores or its measured value, the share earned, and whether a minimum is missed."""

    id: str
    leaf: Leaf
    entries: tuple[Entry, ...]
    measured: Figure | None
    weight: Figure
    share: Figure
    shortfall: Figure | None


class BidQuality(NamedTuple):
    """A bid on every criterion, and the share of all of them that it earns."""

    criteria: tuple[Judged, ...]
    total: Figure

    def figures(self) -> Iterator[Figure]:
        """Yield every number by which the total came about."""
        yield self.total
        for one in self.criteria:
            yield from (entry.earned for entry in one.entries)
            yield one.share

    def share(self, criterion: str) -> float:
        """Return the share earned on a criterion [0 to 1]; KeyError where there is none."""
        return {one.id: one.share.value for one in self.criteria}[criterion]


def judged(
    tender: Tender, quality: Quality, bid: Bid, scores: Scores | None, circularity: BidCircularity | None
) -> BidQuality:
    """Return how a bid does on quality.

    The share of a criterion is the mean of those of its scores, or what the tender says in its place. The total weighs
    each with the weights from the top down to it. What is measured are indicators of circularity.
    """
    found = scores.scores if scores else []
    return _weighed(tuple(_judged(tender, quality, leaf, bid, found, circularity) for leaf in quality.leaves()))


def _weighed(criteria: tuple[Judged, ...]) -> BidQuality:
    parts = [one.weight * Given(one.share.value, "award", ("criteria", one.id)) for one in criteria]
    return BidQuality(criteria, reduce(add, parts))


def judged_again(tender: Tender, quality: Quality, every: Sequence[BidQuality]) -> list[BidQuality]:
    """Return how bids do by the weights and minima that the tender has now: the shares that they earn stay."""
    leaves = [(leaf, weight_of(tender, leaf)) for leaf in quality.leaves()]
    return [
        _weighed(
            tuple(
                one._replace(
                    leaf=leaf, weight=weight, shortfall=_shortfall(leaf.criterion, one.share, one.measured)
                )
                for (leaf, weight), one in zip(leaves, found.criteria, strict=True)
            )
        )
        for found in every
    ]


def with_share(found: BidQuality, criterion: str, share: float) -> BidQuality:
    """Return how a bid would do if it earned another share of a criterion [0 to 1]; what is measured of it stays."""
    return _weighed(
        tuple(
            one._replace(
                share=Figure(share), shortfall=_shortfall(one.leaf.criterion, Figure(share), one.measured)
            )
            if one.id == criterion
            else one
            for one in found.criteria
        )
    )


def weight_of(tender: Tender, leaf: Leaf) -> Figure:
    """Return the weight of a criterion among all [share].

    That is the product of those from the top down to it, or its points as a part of those for all of quality.
    """

    def given(path: Path) -> Figure:
        return Given(float(value_at(tender, path)), "tender", path)

    weight = reduce(mul, map(given, leaf.weights))
    return weight if leaf.whole is None else weight / given(leaf.whole)


def _judged(
    tender: Tender,
    quality: Quality,
    leaf: Leaf,
    bid: Bid,
    scores: Sequence[Score],
    circularity: BidCircularity | None,
) -> Judged:
    criterion = leaf.criterion
    scale = criterion.scale_used
    if isinstance(scale, MeasuredScale):
        assert circularity is not None, "criteria are measured by indicators, and then these are worked out"
        measured = circularity.named(scale.indicator)
        share = _on_steps(scale, measured)
        shortfall = _shortfall(criterion, share, measured)
        return Judged(criterion.id, leaf, (), measured, weight_of(tender, leaf), share, shortfall)
    entries = tuple(
        Entry(k, score, _earned(scale, score.score, k))
        for k, score in enumerate(scores)
        if score.bid == bid.name
        and score.criterion == criterion.id
        and (quality.each_counts or score.assessor is None)
    )
    share = _together(
        quality, [Given(entry.earned.value, "award", ("earned", entry.position)) for entry in entries]
    )
    shortfall = _shortfall(criterion, share, None)
    return Judged(criterion.id, leaf, entries, None, weight_of(tender, leaf), share, shortfall)


def _together(quality: Quality, earned_each: Sequence[Figure]) -> Figure:
    """Return what scores earn together: their mean, their median, or their mean without the two outermost.

    Of scores on which all agree there is one. Of an even number the median is the mean of the two in the middle. One
    lowest and one highest are left out, others as low or high are not: `checks.scoring` sees to it that some are left.
    """
    if quality.assessment == "median":
        return median(earned_each)
    if quality.assessment == "drop_extremes":
        without = reduce(add, earned_each) - least(earned_each) - most(earned_each)
        return without / (len(earned_each) - 2)
    return reduce(add, earned_each) / len(earned_each)


def _shortfall(criterion: Criterion, share: Figure, measured: Figure | None) -> Figure | None:
    if criterion.minimum is None:
        return None
    if measured is not None:
        assert not isinstance(criterion.minimum, str), "what is measured has a number for its minimum"
        return above(figure(criterion.minimum - NOISE), measured)
    least = earned(criterion.scale_used, criterion.minimum) - NOISE
    return above(figure(least), Given(share.value, "award", ("criteria", criterion.id)))


def _earned(scale: AnyScale, score: float | str, position: int) -> Figure:
    """Return the share that a score earns; a word earns what stands beside it on the scale."""
    if isinstance(scale, WordsScale):
        return Given(earned(scale, score), "scores", ("scores", position, "score"))
    stated = Given(float(score), "scores", ("scores", position, "score"))
    return _in_bounds(scale, stated)


def _in_bounds(scale: AnyScale, score: Figure) -> Figure:
    if isinstance(scale, PointsScale):
        return (score - scale.lowest) / (scale.highest - scale.lowest)
    assert isinstance(scale, MoneyScale)
    return score / scale.highest


def earned(scale: AnyScale, score: float | str) -> float:
    """Return the share of a criterion that a score earns [0 to 1].

    >>> from lcc.model.quality import PointsScale
    >>> earned(PointsScale(kind="points", lowest=0.0, highest=10.0), 6.0)
    0.6
    """
    if isinstance(scale, WordsScale):
        return float(scale.words[scale.word(score)])
    if isinstance(scale, MeasuredScale):
        return _on_steps(scale, Figure(float(score))).value
    return _in_bounds(scale, Figure(float(score))).value


def _on_steps(scale: MeasuredScale, value: Figure) -> Figure:
    """Return what a measured value earns: in a straight line between steps, or what the step below earns."""
    share: Figure = figure(scale.steps[0].earns)
    for low, high in pairwise(scale.steps):
        share = share + (high.earns - low.earns) * _passed(scale, low, high, value)
    return share


def _passed(scale: MeasuredScale, low: Step, high: Step, value: Figure) -> Figure:
    if scale.between == "in_steps":
        return 1 - above(figure(high.value - NOISE), value)
    return larger(smaller((value - low.value) / (high.value - low.value), 1.0), 0.0)
