"""Whether bids that did not win decide who did, and how bids with equal scores were told apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from lcc.award.check import Check
from lcc.award.outcome import Standing, award
from lcc.award.ranking import Key, ranks
from lcc.model.award import RELATIVE
from lcc.model.tender import Tender
from lcc.model.tie import BY_LOT


def hangs_on_losers(tender: Tender, standings: Sequence[Standing]) -> Iterator[Check]:
    """Yield the bids without which another one would win, or without which others would stand in another order.

    Each is left out and the rest is ranked again. What a rule sees of other bids is their lowest and highest cost:
    leaving out a bid between those, or one of two that share one, changes nothing, and is not tried.
    """
    if tender.award.method not in RELATIVE:
        return
    ranked = [one for one in standings if one.key is not None]
    costs = Counter(one.assessed_cost.value for one in ranked)
    extremes = {cost for cost in (min(costs, default=0.0), max(costs, default=0.0)) if costs[cost] == 1}
    for left_out in ranked:
        if left_out.rank == 1 or left_out.assessed_cost.value not in extremes:
            continue
        others = [one for one in ranked if one is not left_out]
        before = ranks([one.key for one in others])
        after = [one.rank for one in award(tender, [one.contender for one in others])]
        if _names(others, before, 1) != _names(others, after, 1):
            words = {"winner": _names(others, before, 1), "without": _names(others, after, 1)}
            yield Check("winner_hangs_on_loser", (left_out.contender.name,), words)
        elif before != after:
            words = {"order": _in_order(others, before), "without": _in_order(others, after)}
            yield Check("order_hangs_on_loser", (left_out.contender.name,), words)


def _names(standings: Sequence[Standing], places: Sequence[int | None], place: int) -> tuple[str, ...]:
    return tuple(one.contender.name for one, at in zip(standings, places, strict=True) if at == place)


def _in_order(standings: Sequence[Standing], places: Sequence[int | None]) -> tuple[str, ...]:
    return tuple(name for place in sorted({at or 0 for at in places}) for name in _names(standings, places, place))


def ties(tender: Tender, standings: Sequence[Standing]) -> Iterator[Check]:
    """Yield the bids whose scores are equal: what told them apart, or that lots have to be drawn."""
    ranked = sorted((one.key, one.contender.name, one.rank or 0) for one in standings if one.key is not None)
    for _score, equals in groupby(ranked, key=lambda row: row[0][0]):
        rows = list(equals)
        if apart := _told_apart(tender, [key for key, _name, _rank in rows]):
            yield Check("tie_broken", tuple(name for _key, name, _rank in rows), {"by": apart})
        for rank, same in groupby(rows, key=lambda row: row[2]):
            names = tuple(name for _key, name, _rank in same)
            if len(names) > 1:
                by_lot = BY_LOT in tender.award.tie_break
                yield Check("tie_drawn" if by_lot else "tie_open", names, {"rank": float(rank)})


def _told_apart(tender: Tender, keys: Sequence[Key]) -> tuple[str, ...]:
    """Return what the tender announced and made a difference between keys that start alike."""
    made = {
        next(position for position, (low, high) in enumerate(zip(one, other, strict=True)) if low != high)
        for one, other in pairwise(keys)
        if one != other
    }
    return tuple(tender.award.tie_break[position - 1] for position in sorted(made))
