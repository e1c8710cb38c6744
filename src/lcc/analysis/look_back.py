"""An award on price, looked back at: would the same bid have been cheapest over the life, had more been asked.

What was not asked is drawn from ranges, all together, and the bids are compared by their life-cycle cost in each draw.
The award itself is not in question: it was made by the rules that were published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import Any

import numpy as np

from lcc.analysis.not_asked import Assumed
from lcc.engine.curves import Floats
from lcc.engine.simulation import costs_by_draw, shares_of_lowest
from lcc.evaluation.evaluate import evaluate
from lcc.figure.rounding import as_written, half_up
from lcc.library.facts.chosen import chosen
from lcc.library.facts.fact import as_plain
from lcc.model.bid import Bid
from lcc.model.look_back import OF_THE_KIND, AssumedRange, LookBack
from lcc.model.tender import Tender
from lcc.model.uncertainty import Discrete, Distribution, Driver, FieldOf, Triangular, Uncertainty, Weighted
from lcc.record.path import name_of
from lcc.record.problem import refusal
from lcc.scrutiny.lowest_to_buy import is_sold, to_pay_at_delivery

_STANDS = 0.95
PERCENTS = (5, 50, 95)


@dataclass(frozen=True, slots=True)
class WeighedRange:
    """A range, which bids it stands in for, and how much it decides.

    `weight` is the part of all that ranges decide together [share]: the squares of rank correlations of what is drawn
    with how much more the awarded bid costs than the cheapest other.
    """

    range: AssumedRange
    bidders: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What came out; bids in the order in which they were given, ranges with the one that decides most first.

    `cheapest` is the share of the draws in which each bid is cheapest; `costs` are the costs that 5, 50 and 95 % of the
    draws stay under, shape (percents, bids).
    """

    tender: Tender
    awarded: str
    is_stated: bool
    bidders: tuple[str, ...]
    cheapest: tuple[float, ...]
    costs: Floats
    ranges: tuple[WeighedRange, ...]
    draws: int
    seed: int

    @property
    def share(self) -> float:
        """The part of the draws in which the awarded bid is cheapest [share]."""
        return self.cheapest[self.bidders.index(self.awarded)]

    @property
    def others(self) -> list[tuple[str, float]]:
        """The other bids that are ever cheapest, with their part of the draws [share]; most often first."""
        pairs = zip(self.bidders, self.cheapest, strict=True)
        return sorted(
            ((name, share) for name, share in pairs if share > 0 and name != self.awarded), key=lambda one: -one[1]
        )

    @property
    def most_often(self) -> tuple[str, ...]:
        """Who is cheapest in most of the draws: several where they are to the percent, with which this is said."""
        shown = [half_up(share, 2) for share in self.cheapest]
        return tuple(name for name, share in zip(self.bidders, shown, strict=True) if share == max(shown))

    @property
    def verdict(self) -> str:
        """Whether the outcome `stands`, is `open`, or another bid is more often cheapest (`other`)."""
        if self.awarded not in self.most_often:
            return "other"
        return "stands" if self.share >= _STANDS else "open"


def look_back(tender: Tender, bids: Sequence[Bid], assumed: Sequence[Assumed], asked: LookBack) -> LookedBack:
    """Return how often each bid is cheapest over the life.

    Parameters
    ----------
    tender, bids
        What was awarded, with what is most likely where nothing was asked.
    assumed
        The numbers of the bids that are not theirs.
    asked
        The ranges behind these, how often to draw, and who was awarded.

    Raises
    ------
    InputRefusedError
        There are no two bids, nothing is assumed, or nobody of that name bid.
    """
    names = tuple(bid.name for bid in bids)
    if len(bids) < 2:
        raise refusal("two_bids_needed", len(bids))
    if asked.awarded is not None and asked.awarded not in names:
        raise refusal("unknown_bidder", asked.awarded, known=", ".join(names))
    drivers = _drivers(assumed, asked.ranges)
    if not drivers:
        raise refusal("nothing_assumed")
    awarded = asked.awarded or _least_asked(tender, bids)
    winner = names.index(awarded)
    uncertainty = Uncertainty(draws=asked.draws, seed=asked.seed, drivers=[driver for _k, driver in drivers])
    parts = list(costs_by_draw(tender, bids, uncertainty, {}))
    drawn, costs = (np.concatenate([part[side] for part in parts], axis=1) for side in (0, 1))
    cheapest = shares_of_lowest(costs).mean(axis=1)
    lead = costs[winner] - np.delete(costs, winner, axis=0).min(axis=0)
    return LookedBack(
        tender=tender,
        awarded=awarded,
        is_stated=asked.awarded is not None,
        bidders=names,
        cheapest=tuple(cheapest.tolist()),
        costs=np.percentile(costs, PERCENTS, axis=1),
        ranges=tuple(_weighed(assumed, asked.ranges, [k for k, _driver in drivers], drawn, lead)),
        draws=asked.draws,
        seed=asked.seed,
    )


def _least_asked(tender: Tender, bids: Sequence[Bid]) -> str:
    """Return who asked least: at delivery where every item is bought by all, or else over the years."""
    evaluation = evaluate(tender, bids)
    are_bought = all(map(is_sold, bids))
    return min(evaluation.bids, key=lambda one: to_pay_at_delivery(one) if are_bought else one.price).bid.name


def _drivers(assumed: Sequence[Assumed], ranges: Sequence[AssumedRange]) -> list[tuple[int, Driver]]:
    """Return what is drawn, with the position of its range: once for all bids, or for each bid by itself."""
    followers: dict[tuple[int, str], list[FieldOf]] = {}
    for one in assumed:
        is_shared = ranges[one.range].question in OF_THE_KIND
        key = (one.range, "" if is_shared else one.bidder)
        followers.setdefault(key, []).append(FieldOf(bidder=one.bidder, field=name_of(one.path)))
    return [
        (k, Driver(name=f"{k + 1} {bidder}".strip(), distribution=found, fields=fields))
        for (k, bidder), fields in followers.items()
        if (found := _distribution(ranges[k])) is not None
    ]


def _distribution(one: AssumedRange) -> Distribution | None:
    """Return how a range is drawn: triangular, a life in whole years or months; None where there is nothing to draw."""
    if one.lowest == one.highest:
        return None
    whole = Triangular(kind="triangular", low=one.lowest, mode=one.likely, high=one.highest)
    return _in_steps(whole) if one.question == "life" else whole


def _in_steps(whole: Triangular) -> Discrete:
    """Return a life in whole years, or in months where there are not three years between the ends."""
    step = 1.0 if whole.high - whole.low >= 3 else 1 / 12
    number = max(1, floor((whole.high - whole.low) / step + 0.5))
    values = [whole.low + (whole.high - whole.low) * k / number for k in range(number + 1)]
    values = [round(value * 12) / 12 for value in values]
    edges = [whole.low, *((low + high) / 2 for low, high in pairwise(values)), whole.high]
    shares = [_below(whole, high) - _below(whole, low) for low, high in pairwise(edges)]
    total = sum(shares)
    outcomes = [
        Weighted(value=value, probability=share / total) for value, share in zip(values, shares, strict=True)
    ]
    return Discrete(kind="discrete", outcomes=outcomes)


def _below(whole: Triangular, value: float) -> float:
    """Return how probable it is to draw less than a value."""
    low, mode, high = whole.low, whole.mode, whole.high
    if value <= low or value >= high:
        return float(value >= high)
    if value < mode:
        return (value - low) ** 2 / ((high - low) * (mode - low))
    return 1 - (high - value) ** 2 / ((high - low) * (high - mode)) if mode < high else 1.0


def _weighed(
    assumed: Sequence[Assumed], ranges: Sequence[AssumedRange], drivers: Sequence[int], drawn: Floats, lead: Floats
) -> list[WeighedRange]:
    squares = dict.fromkeys(range(len(ranges)), 0.0)
    for k, numbers in zip(drivers, drawn, strict=True):
        squares[k] += _rank_correlation(numbers, lead) ** 2
    total = sum(squares.values()) or 1.0
    found = [
        WeighedRange(
            one, tuple(dict.fromkeys(each.bidder for each in assumed if each.range == k)), squares[k] / total
        )
        for k, one in enumerate(ranges)
    ]
    return sorted((one for one in found if one.bidders), key=lambda one: -as_written(one.weight))


def _rank_correlation(one: Floats, other: Floats) -> float:
    """Return Spearman's rank correlation, equals with their mean rank; 0 where one of the two does not vary."""
    first, second = _ranks(one), _ranks(other)
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(numbers: Floats) -> Floats:
    _values, places, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[places.reshape(-1)], dtype=np.float64)


def as_json(found: LookedBack) -> dict[str, Any]:
    """Return it as plain values; what was assumed is marked as such."""
    return {
        "tender": found.tender.id,
        "awarded": found.awarded,
        "awarded_is_stated": found.is_stated,
        "same_winner": found.share,
        "draws": found.draws,
        "seed": found.seed,
        "bids": [_bid(found, k) for k in range(len(found.bidders))],
        "assumptions": [
            {
                **one.range.model_dump(mode="json", exclude_none=True),
                "assumption": True,
                **({"sources": as_plain(chosen(one.range.fact))} if one.range.fact else {}),
                "stands_in_for": list(one.bidders),
                "drawn": "once" if one.range.question in OF_THE_KIND else "for each bid",
                "weight": one.weight,
            }
            for one in found.ranges
        ],
    }


def _bid(found: LookedBack, k: int) -> Mapping[str, Any]:
    costs = {f"p{percent}": float(found.costs[row, k]) for row, percent in enumerate(PERCENTS)}
    return {"bidder": found.bidders[k], "cheapest": found.cheapest[k], "life_cycle_cost": costs}
