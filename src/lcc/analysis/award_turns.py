"""What the award hangs on: which weight, score or cost, by itself, would make another bid the first.

Each number is tried with all others as they are, and all bids are ranked anew by the rule of the tender. Values are
tried in the steps in which they are told, so that at the value that is told another bid is first, and one step nearer
to what is stated it is not.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil, floor, log10
from statistics import fmean
from typing import Any, NamedTuple

from pydantic import ValidationError

from lcc.analysis.nearest import nearest
from lcc.award.outcome import Contender, rank_exactly
from lcc.award.quality import BidQuality, Judged, earned, judged_again, with_share
from lcc.checks.fields import Bounds, bounds_at, number_at, numbers_in, unit_at, with_number
from lcc.evaluation.evaluate import Evaluation
from lcc.figure.figure import NOISE
from lcc.language import N_, Text
from lcc.model.quality import AnyScale, Criterion, MeasuredScale, Quality, WordsScale
from lcc.model.tender import Item, Tender
from lcc.record.path import Path
from lcc.record.progress import steps
from lcc.record.record import value_at
from lcc.words.number_names import NumberName, number_name

SCANNED = 20
"""So many values of a number of the rule are tried on either side before those between two of them: see `nearest`.

From a hundred bids on fewer, down to `_FEWEST_SCANNED`: `_MOST_SCORED` values and bids in all.
"""
_FEWEST_SCANNED, _MOST_SCORED = 4, 2_000

MOST_TRIED = 50
"""Of so many bids, the best in rank, scores and costs are tried; of fewer where more than this many are ranked."""

_MOST_RANKED = 2_500
"""So many times a bid beside another at most: what keeps it within seconds."""

_SIGNS = {"abnormally_low", "cost_floor", "below_earlier_offers"}
"""Numbers of a rule that decide nothing about the order."""

_FAR = 10
"""How many times a number, or the highest cost, is still looked at."""

_DIGITS = 3
"""In so many digits after the first one a number is tried: a weight in tenths of a per cent."""


class Turn(NamedTuple):
    """Where another bid comes first [unit of the number], and who is first there; several share the first place."""

    value: float
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberTurns:
    """A number of the rule: the nearest lower and higher value at which another bid is first, if there is one.

    It was tried from `low` to `high`. The weight of a criterion is the one beside the others of its level, which share
    what is left as they do now.
    """

    path: Path
    name: NumberName
    stated: float
    low: float
    high: float
    below: Turn | None
    above: Turn | None


class Rung(NamedTuple):
    """What a bid can earn of a criterion [0 to 1], and the mean score that earns it; None where that is not told."""

    share: float
    score: float | str | None


@dataclass(frozen=True, slots=True)
class ScoreTurn:
    """The score of a bid on a criterion, and the nearest one at which another bid is first.

    Of a bid that is first that is a lower one; of any other the one with which it would be first itself, None where it
    would not be even with the highest.
    """

    bid: str
    criterion: Criterion
    is_first: bool
    now: Rung
    turn: Rung | None
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostTurn:
    """What a bid costs by the rule, before fictive discounts, and the nearest cost at which another bid is first.

    Of a bid that is first that is a higher one; of any other the one at which it would be first itself, None where it
    would be at no cost. Both to the cent [money].
    """

    bid: str
    is_first: bool
    now: float
    turn: Turn | None


@dataclass(frozen=True, slots=True)
class AwardTurns:
    """All of it. `first` are the bids that are first as things are, before lots are drawn.

    `left_out` are the bids that are not ranked, `tried` and `ranked` the number of bids whose scores and costs were
    tried, and of all that are ranked. `costs_by_item` says that no cost was tried, as each item earns points for its
    own and the cost of a bid is not one number. `is_part_of_lots` says that other lots decide too who is awarded this
    one.
    """

    currency: str
    first: tuple[str, ...]
    numbers: tuple[NumberTurns, ...]
    scores: tuple[ScoreTurn, ...]
    costs: tuple[CostTurn, ...]
    left_out: tuple[str, ...]
    tried: int
    ranked: int
    is_part_of_lots: bool
    costs_by_item: bool = False


class _Award(NamedTuple):
    """A tender and its bids, as they are ranked."""

    tender: Tender
    contenders: tuple[Contender, ...]

    def first(self) -> tuple[str, ...]:
        """Return the bids that come first, by name."""
        return tuple(sorted(one.name for one in rank_exactly(self.tender, self.contenders) if one.rank == 1))

    def rank(self, name: str) -> int | None:
        """Return the rank of a bid, 1 the first; None where it is not ranked."""
        return next(one.rank for one in rank_exactly(self.tender, self.contenders) if one.name == name)

    def instead(self, name: str, **changes: Any) -> "_Award":
        """Return it with one bid changed."""
        others = (replace(one, **changes) if one.name == name else one for one in self.contenders)
        return self._replace(contenders=tuple(others))


class _Number(NamedTuple):
    """A number of the rule, and the award where it is another one; None where it can't be that."""

    path: Path
    name: NumberName
    stated: float
    bounds: Bounds
    at: Callable[[float], _Award | None]


def award_turns(evaluation: Evaluation) -> AwardTurns | None:
    """Return what the award hangs on; None where fewer than two bids are ranked.

    Bids that fell away or miss a condition stay as they are. Lots that were drawn between equal bids count for nothing
    here: such bids share the first place.
    """
    ranked = [one for one in evaluation.bids if one.rank is not None]
    if len(ranked) < 2:
        return None
    contenders = tuple(replace(one.standing.contender, drawn=0) for one in evaluation.bids)
    award, by_item = _Award(evaluation.tender, contenders), evaluation.tender.award.compares_items
    first, most = award.first(), max(min(MOST_TRIED, _MOST_RANKED // len(ranked)), 2)
    tried = [one.standing.contender for one in ranked[:most]]
    scanned = max(min(SCANNED, _MOST_SCORED // len(ranked)), _FEWEST_SCANNED)
    return AwardTurns(
        currency=evaluation.tender.currency,
        first=first,
        numbers=tuple(_number_turns(one, first, scanned) for one in steps("award", list(_numbers(award)))),
        scores=tuple(_scores(award, first, tried)),
        costs=() if by_item else tuple(_cost_turn(award, first, one) for one in steps("award", tried)),
        left_out=tuple(one.bid.name for one in evaluation.bids if one.rank is None),
        tried=len(tried),
        ranked=len(ranked),
        is_part_of_lots=evaluation.tender.awarded_with is not None,
        costs_by_item=by_item,
    )


def _numbers(award: _Award) -> Iterator[_Number]:
    """Yield the numbers that decide by the rule: its own, weights of criteria, and what has to be earned at least."""
    tender = award.tender
    for path in numbers_in(tender.award):
        if path[0] not in _SIGNS:
            yield _of_tender(award, ("award", *path), partial(_with_rule, award, path))
    if tender.award.compares_items and len(tender.items) > 1:
        yield from (_of_item(award, place) for place in range(len(tender.items)))
    if tender.quality is None:
        return
    weights = dict.fromkeys(path for leaf in tender.quality.leaves() for path in leaf.weights)
    for path in weights:
        whole = sum(getattr(one, str(path[-1])) for one in value_at(tender, path[:-2]))
        if (number_at(tender, path) or 0.0) < whole - NOISE:
            called = N_("Points of {criterion}") if path[-1] == "points" else N_("Weight of {criterion}")
            yield _of_criterion(award, path, called, Bounds(0.0, whole, None), _reweighed)
    if tender.quality.minimum is not None:
        of_all: Path = ("quality", "minimum")
        yield _of_tender(award, of_all, partial(_with_quality, award, of_all, with_number))
    for leaf in tender.quality.leaves():
        minimum, scale = leaf.criterion.minimum, leaf.criterion.scale_used
        if isinstance(minimum, float | int) and not isinstance(scale, WordsScale):
            at = (*leaf.path, "minimum")
            yield _of_criterion(award, at, N_("Minimum of {criterion}"), Bounds(*scale.bounds, None), with_number)


def _of_tender(award: _Award, path: Path, at: Callable[[float], _Award | None]) -> _Number:
    name, stated = number_name(award.tender, [], None, path), number_at(award.tender, path)
    if unit_at(award.tender, path) == "share" and not name.is_share:  # one of a table of shares
        name = name._replace(field=Criterion.model_fields["weight"])
    return _Number(path, name, stated or 0.0, bounds_at(award.tender, path), at)


def _of_item(award: _Award, place: int) -> _Number:
    """Return the weight of an item in the points for cost; the others keep their proportions."""
    item = award.tender.items[place]
    text = Text(N_("Weight of {item} in the points for cost"), {"item": item.name})
    called = NumberName(None, "", text, Item.model_fields["cost_weight"], None, is_growth=False)
    path: Path = ("items", place, "cost_weight")
    return _Number(
        path, called, item.cost_weight or 0.0, Bounds(0.0, 1.0, None), partial(_with_weight, award, place)
    )


def _with_weight(award: _Award, place: int, weight: float) -> _Award:
    factor = (1 - weight) / (1 - (award.tender.items[place].cost_weight or 0.0))
    items = [
        item.model_copy(update={"cost_weight": weight if k == place else factor * (item.cost_weight or 0.0)})
        for k, item in enumerate(award.tender.items)
    ]
    return award._replace(tender=award.tender.model_copy(update={"items": items}))


def _of_criterion(award: _Award, path: Path, name: str, bounds: Bounds, changed: "_Changed") -> _Number:
    criterion: Criterion = value_at(award.tender, path[:-1])
    field = Criterion.model_fields[str(path[-1])]
    called = NumberName(None, "", Text(name, {"criterion": criterion.name}), field, None, is_growth=False)
    stated = number_at(award.tender, path) or 0.0
    return _Number(path, called, stated, bounds, partial(_with_quality, award, path, changed))


_Changed = Callable[[Quality, Path, float], dict[str, Any]]
"""How criteria are written where the number at a path is another one."""


def _with_rule(award: _Award, path: Path, number: float) -> _Award | None:
    plain = with_number(award.tender.award, path, number)
    if path[0] == "co2_ladder":
        plain["co2_ladder"].pop("scale", None)  # these are no longer the shares of a published scale
    try:
        rule = type(award.tender.award).model_validate(plain)
    except ValidationError:
        return None
    return award._replace(tender=award.tender.model_copy(update={"award": rule}))


def _with_quality(award: _Award, path: Path, changed: _Changed, number: float) -> _Award | None:
    assert award.tender.quality is not None, "a number of the criteria is tried where there are criteria"
    try:
        quality = Quality.model_validate(changed(award.tender.quality, path[1:], number))
    except ValidationError:
        return None
    tender = award.tender.model_copy(update={"quality": quality})
    judged = [(one, one.quality) for one in award.contenders if one.quality is not None]
    again = judged_again(tender, quality, [before for _one, before in judged])
    changed_to = {one.name: now for (one, _before), now in zip(judged, again, strict=True)}
    contenders = (replace(one, quality=changed_to.get(one.name)) for one in award.contenders)
    return _Award(tender, tuple(contenders))


def _reweighed(quality: Quality, path: Path, weight: float) -> dict[str, Any]:
    """Return the criteria with another weight, or points, at a path; the others of its level keep their proportions."""
    plain: dict[str, Any] = quality.model_dump(exclude_unset=True)
    level, place, name = value_at(plain, path[:-2]), path[-2], str(path[-1])
    whole = sum(one[name] for one in level)
    factor = (whole - weight) / (whole - level[place][name])
    for k, one in enumerate(level):
        if k == place:
            one[name] = weight
        else:
            _multiply(one, name, factor)
    return plain


def _multiply(criterion: dict[str, Any], name: str, factor: float) -> None:
    """Multiply the weight of a criterion; points are those of the criteria below it too."""
    criterion[name] *= factor
    for one in criterion.get("criteria", ()) if name == "points" else ():
        _multiply(one, name, factor)


def _number_turns(number: _Number, first: tuple[str, ...], scanned: int) -> NumberTurns:
    """Return where a number makes another bid the first, on either side of what is stated."""
    bounds, stated = number.bounds, number.stated
    size = abs(stated) or 1.0
    digits = 0 if bounds.step else _DIGITS - (0 if number.name.is_share else floor(log10(size)))
    low = max(bounds.low, 0.0 if stated >= 0 else -_FAR * size)
    high = min(bounds.high, _FAR * size if stated >= 0 else 0.0)

    def value(place: int) -> float:
        return round(place / 10.0**digits, max(digits, 0))

    def turned(place: int) -> bool:
        return _first_at(number, value(place)) != first

    def allowed(outward: range) -> range:
        if not outward or number.at(value(outward[-1])) is not None:
            return outward
        return outward[: bisect_left(outward, True, key=lambda place: number.at(value(place)) is None)]

    def turn(outward: range) -> Turn | None:
        place = nearest(outward, turned, scanned=scanned)
        return None if place is None else Turn(value(place), _first_at(number, value(place)))

    here, lowest, highest = (one * 10.0**digits for one in (stated, low, high))
    down = allowed(range(ceil(here - NOISE) - 1, ceil(lowest - NOISE) - 1, -1))
    up = allowed(range(floor(here + NOISE) + 1, floor(highest + NOISE) + 1))
    return NumberTurns(
        path=number.path,
        name=number.name,
        stated=stated,
        low=value(down[-1]) if down else stated,
        high=value(up[-1]) if up else stated,
        below=turn(down),
        above=turn(up),
    )


def _first_at(number: _Number, value: float) -> tuple[str, ...]:
    award = number.at(value)
    assert award is not None, "only values that the number can have are tried"
    return award.first()


def _scores(award: _Award, first: tuple[str, ...], tried: Sequence[Contender]) -> Iterator[ScoreTurn]:
    """Yield what each score has to be for another bid to be first: of each bid on each criterion."""
    if award.tender.quality is None:
        return
    rungs = {leaf.criterion.id: _rungs(leaf.criterion.scale_used) for leaf in award.tender.quality.leaves()}
    for one in tried:
        if one.quality is not None:
            for judged in one.quality.criteria:
                yield _score_turn(award, first, one.name, one.quality, judged, rungs[judged.id])


def _score_turn(
    award: _Award, first: tuple[str, ...], name: str, quality: BidQuality, judged: Judged, rungs: Sequence[Rung]
) -> ScoreTurn:
    is_first, now = name in first, judged.share.value

    def first_at(rung: Rung) -> tuple[str, ...]:
        return award.instead(name, quality=with_share(quality, judged.id, rung.share)).first()

    higher = bisect_left(rungs, now + NOISE, key=lambda rung: rung.share)
    lower = bisect_left(rungs, now - NOISE, key=lambda rung: rung.share)
    if is_first:
        turn = nearest(rungs[:lower][::-1], lambda rung: first_at(rung) != first)
    else:
        turn = nearest(rungs[higher:], lambda rung: name in first_at(rung))
    return ScoreTurn(
        bid=name,
        criterion=judged.leaf.criterion,
        is_first=is_first,
        now=Rung(now, _mean_score(judged)),
        turn=turn,
        first=() if turn is None else first_at(turn),
    )


def _rungs(scale: AnyScale) -> list[Rung]:
    """Return what can be earned on a scale, rising, in steps fine enough to be told."""
    if isinstance(scale, WordsScale):
        return sorted((Rung(share, word) for word, share in scale.words.items()), key=lambda rung: rung.share)
    if isinstance(scale, MeasuredScale):
        shares = [step.earns for step in scale.steps]
        return [Rung(share, None) for share in _told(min(shares), max(shares), 1.0)]
    return [Rung(earned(scale, score), score) for score in _told(*scale.bounds, scale.bounds[1] - scale.bounds[0])]


def _told(low: float, high: float, size: float) -> list[float]:
    """Return the numbers between two, and these, in as many digits as a number of that size is told in."""
    digits = _DIGITS - floor(log10(size))
    places = range(ceil(low * 10.0**digits - NOISE), floor(high * 10.0**digits + NOISE) + 1)
    return sorted({low, high, *(round(place / 10.0**digits, max(digits, 0)) for place in places)})


def _mean_score(judged: Judged) -> float | str | None:
    """Return the mean of the scores that a bid was given; the word, where all gave the same one."""
    given = [entry.score.score for entry in judged.entries]
    numbers = [score for score in given if not isinstance(score, str)]
    if numbers:
        return fmean(numbers)
    return given[0] if len(set(given)) == 1 else None


def _cost_turn(award: _Award, first: tuple[str, ...], one: Contender) -> CostTurn:
    cents = round(100 * one.cost)
    furthest = round(100 * _FAR * max(abs(other.cost) for other in award.contenders))

    def at(cost: int) -> _Award:
        return award.instead(one.name, cost=cost / 100)

    if one.name in first:
        place = nearest(range(cents + 1, cents + furthest + 1), lambda cost: at(cost).first() != first)
    else:
        lowest = 0 if cents > 0 else cents - furthest
        # Below the bounds of a rule, or at nothing, a bid may not be ranked: then no lower cost helps either.
        place = nearest(range(cents - 1, lowest - 1, -1), lambda cost: at(cost).rank(one.name) in (1, None))
        if place is not None and at(place).rank(one.name) is None:
            place = None
    turn = None if place is None else Turn(place / 100, at(place).first())
    return CostTurn(one.name, one.name in first, one.cost, turn)
