"""Whether bids that did not win decide who did, and how bids with equal scores were told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from lcc.award.among import Among
from lcc.award.outcome import Standing, rank_bids
from lcc.award.ranking import Key, ranks
from lcc.model.tender import Tender
from lcc.model.tie import BY_LOT
from lcc.record.message import Message
from lcc.scrutiny.remark import remark


def hangs_on_losers(tender: Tender, standings: Sequence[Standing]) -> Iterator[Message]:
    """Yield the bids without which another one would win, and a bid without which others would stand in another order.

    Of bids that decide together who wins the smallest group is named: two stooges at one end of the costs do what one
    of them does not, as the other takes its place. See `lcc.award.among`.
    """
    ranked = [one for one in standings if one.key is not None]
    if not tender.award.is_relative or not ranked:
        return
    if any(one.contender.is_counted_still for one in standings):
        # The order is that of the award: whoever decided then, decides still.
        at_award = [replace(one.contender, fallen=None) if one.contender.is_counted_still else one.contender
                    for one in standings]  # fmt: skip
        ranked = [one for one in rank_bids(tender, at_award) if one.key is not None]
    if tender.award.counts_items:
        yield from _without_each(tender, ranked)
        return
    among = Among(tender, ranked)
    groups = list(among.groups())
    for group in groups:
        words = {"winner": _names(ranked, group.winners), "without": _names(ranked, group.without)}
        yield remark("winner_hangs_on_loser", tuple(sorted(_names(ranked, group.bids))), words)
    for left_out in among.alone_at_an_end():
        if ranked[left_out].rank != 1 and (left_out,) not in [group.bids for group in groups]:
            yield from _turned(ranked, left_out, among.ranks_without(left_out))


def _without_each(tender: Tender, ranked: Sequence[Standing]) -> Iterator[Message]:
    """Yield each bid by itself without which another would win, or others would stand in another order.

    Of a rule by which each item has a lowest cost of its own: all others are ranked anew without it.
    """
    for left_out, loser in enumerate(ranked):
        if loser.rank == 1 or not _is_measured_by(ranked, left_out):
            continue
        others = [one for number, one in enumerate(ranked) if number != left_out]
        after = [one.rank for one in rank_bids(tender, [one.contender for one in others])]
        before = _first(ranked)
        if before != _first(others, after):
            words = {"winner": before, "without": _first(others, after)}
            yield remark("winner_hangs_on_loser", (loser.contender.name,), words)
        else:
            yield from _turned(ranked, left_out, [rank or 0 for rank in after])


def _is_measured_by(ranked: Sequence[Standing], place: int) -> bool:
    """Whether a bid alone has the lowest cost of some item, or the best quality: without others nothing changes."""
    measures = zip(*([*one.contender.by_item, -one.contender.earned] for one in ranked), strict=True)
    return any(values[place] == min(values) and values.count(values[place]) == 1 for values in measures)


def _first(standings: Sequence[Standing], ranked: Sequence[int | None] | None = None) -> tuple[str, ...]:
    """Return the names of those that come first, as they stand or by other ranks."""
    by = [one.rank for one in standings] if ranked is None else ranked
    return tuple(one.contender.name for one, rank in zip(standings, by, strict=True) if rank == 1)


def _turned(ranked: Sequence[Standing], left_out: int, after: Sequence[int]) -> Iterator[Message]:
    others = [one for number, one in enumerate(ranked) if number != left_out]
    before = ranks([one.key for one in others])
    if before != after:
        words = {"order": _in_order(others, before), "without": _in_order(others, after)}
        yield remark("order_hangs_on_loser", (ranked[left_out].contender.name,), words)


def _names(standings: Sequence[Standing], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(standings[place].contender.name for place in places)


def _in_order(standings: Sequence[Standing], ranked: Sequence[int | None]) -> tuple[str, ...]:
    """Return names by rank; equals as they stand."""
    return _names(standings, sorted(range(len(standings)), key=lambda place: ranked[place] or 0))


def ties(tender: Tender, standings: Sequence[Standing]) -> Iterator[Message]:
    """Yield the bids whose scores are equal: what told them apart, or that lots have to be drawn."""
    ranked = sorted((one.key, one.contender.name, one.rank or 0) for one in standings if one.key is not None)
    for _score, equals in groupby(ranked, key=lambda row: row[0][0]):
        rows = list(equals)
        if apart := _told_apart(tender, [key for key, _name, _rank in rows]):
            yield remark("tie_broken", tuple(name for _key, name, _rank in rows), {"by": apart})
        for rank, same in groupby(rows, key=lambda row: row[2]):
            names = tuple(name for _key, name, _rank in same)
            if len(names) > 1:
                by_lot = BY_LOT in tender.award.tie_break
                yield remark("tie_drawn" if by_lot else "tie_open", names, {"rank": float(rank)})


def _told_apart(tender: Tender, keys: Sequence[Key]) -> tuple[str, ...]:
    """Return what the tender announced and made a difference between keys that start alike."""
    made = {
        next(position for position, (low, high) in enumerate(zip(one, other, strict=True)) if low != high)
        for one, other in pairwise(keys)
        if one != other
    }
    return tuple(tender.award.tie_break[position - 1] for position in sorted(made))
