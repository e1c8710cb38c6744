"""Bids that are ranked in each lot -> which bid is awarded which lot.

Where lots are awarded in order, each goes to the best-ranked bid whose bidder is not yet awarded the most lots that
one bidder can be, of all or of a group. Where the best combination is asked, as many lots as can be are awarded, in the
way in which scores come to the best total: the lowest in money, less discounts; the highest in points, of costs less
discounts. Of ways in which other lots are left, it is the one that awards the first lots. A discount for combined lots
counts where all of them are awarded to the bid that offers it; each lot counts in one discount of a bid at most, and of
discounts that share lots those are taken that leave the best total, and of equal ones those that take off most. Scores
are added as they are ranked: amounts to the cent, points to nine decimals.

A tie is never settled here: a lot that more than one bid can be awarded is awarded to none of them before lots are
drawn, and neither is a lot of which the award hangs on that drawing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from lcc.award.combined_lots import CombinedLots, discount_off
from lcc.award.lot_limits import Counts, LotLimits, added, limits_of
from lcc.award.ranking import POINT_DECIMALS
from lcc.figure.figure import MONEY_DECIMALS, Figure
from lcc.figure.rounding import half_up
from lcc.model.result import LotReason
from lcc.model.tender import Lots
from lcc.record.progress import step

_MOST_STATES = 2000
"""Beyond so many ways in which ties can go, every lot that is left hangs on them."""


class Candidate(NamedTuple):
    """A bid that is ranked in a lot, and whose it is; `cost` is its assessed cost, of which discounts are a share.

    Bids that the rule leaves equal share a rank; `place` is the rank after lots were drawn, where they were.
    """

    bid: str
    bidder: str
    rank: int
    score: float
    cost: float
    place: int | None = None

    @property
    def final_rank(self) -> int:
        """The rank after lots were drawn."""
        return self.place or self.rank


class LotAward(NamedTuple):
    """Who is awarded a lot and why; nobody where `winner` is None.

    `tied` are the bids of which each can still be awarded it, by name: equal ones, between which lots have to be drawn,
    or where `hangs_on` names lots, those between which a drawing for these decides. `drawn` are the bids between which
    a drawing decided.
    """

    lot: str
    winner: Candidate | None
    reason: LotReason
    tied: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()

    @property
    def is_tie(self) -> bool:
        """Whether more than one bid can still be awarded the lot, or another one than it seems."""
        return self.reason in ("tie", "hangs_on_draw")


class CombinationDiscount(NamedTuple):
    """What is taken off the cost because lots were awarded together, in money above zero, and as what it was offered.

    `points` is how many more its lots earn by it; None where scores are money, of which the amount itself is taken off.
    """

    offered: CombinedLots
    amount: float
    points: float | None = None

    @property
    def bid(self) -> str:
        """The bid that offers it."""
        return self.offered.bid

    @property
    def lots(self) -> tuple[str, ...]:
        """The lots that are awarded together."""
        return self.offered.lots


@dataclass(frozen=True, slots=True)
class Allocation:
    """The award of every lot; `total` is that of the scores, with what discounts change in them.

    There is no total where it hangs on a drawing of lots, or where lots go in order and scores are no money. Discounts
    are those of lots that are awarded.
    """

    awards: tuple[LotAward, ...]
    discounts: tuple[CombinationDiscount, ...] = ()
    total: float | None = None

    @property
    def next_draw(self) -> LotAward | None:
        """The first lot for which lots have to be drawn."""
        return next((award for award in self.awards if award.reason == "tie"), None)


class NextBest(NamedTuple):
    """The best allocation in which a lot goes to another bid than it does: to which one, and how much more it scores.

    `more` is of the total, below zero for points less. Where lots go in order, it is of the lot alone.
    """

    lot: str
    bid: str
    more: float
    allocation: Allocation


Orders = Mapping[str, Sequence[Sequence[str]]]
"""By lot, the orders of bids in which lots were drawn."""


def allocate(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots] = (),
    *,
    is_money: bool,
    drawn: Orders | None = None,
) -> Allocation:
    """Return who is awarded which lot.

    Parameters
    ----------
    rules
        The limits for one bidder, and how lots are awarded. The best combination is for scores that add up: money, of
        which the lowest is best, or points, of which the highest is. That is for the tender to see to.
    ranked
        By lot, in the order in which lots are awarded, the bids that are ranked in it.
    combined
        The discounts that bids offer.
    is_money
        Whether scores are money; otherwise they are points where the best combination is asked.
    drawn
        The drawings of lots that were held. One counts in a lot where it has all bids that can be awarded it.

    Examples
    --------
    One lot for each bidder at most. In order, Ash is awarded the first lot and Birch is left with the second; the
    other way round costs less. Fictive amounts.

    >>> from lcc.model.tender import Lots
    >>> parts = [{"id": lot, "title": lot, "items": [lot]} for lot in ("north", "south")]
    >>> ranked = {"north": [Candidate("Ash", "Ash", 1, 10.0, 10.0), Candidate("Birch", "Birch", 2, 11.0, 11.0)],
    ...           "south": [Candidate("Ash", "Ash", 1, 10.0, 10.0), Candidate("Birch", "Birch", 2, 15.0, 15.0)]}
    >>> for way in ("in_order", "best_combination"):
    ...     rules = Lots.model_validate({"parts": parts, "most_per_bidder": 1, "allocation": way})
    ...     found = allocate(rules, ranked, is_money=True)
    ...     print([award.winner.bid for award in found.awards], found.total)
    ['Ash', 'Birch'] 25.0
    ['Birch', 'Ash'] 21.0
    """
    limits, orders = limits_of(rules), drawn or {}
    if rules.allocation == "in_order":
        awards = tuple(_in_order(ranked, limits, orders))
        return Allocation(awards, total=_total(ranked, awards) if is_money else None)
    return _combination(_Search(ranked, combined, limits, _unit(is_money=is_money)), orders)


def next_best(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots],
    allocation: Allocation,
    *,
    is_money: bool,
) -> list[NextBest]:
    """Return for each lot that is awarded what is next best, where there is anything.

    In order, that is the best-ranked of the other bids that may still be awarded the lot. Of combinations it is the one
    with the best total that awards as many lots, the lot at hand to another bid.
    """
    limits, unit = limits_of(rules), _unit(is_money=is_money)
    if rules.allocation == "in_order":
        return list(_next_in_order(ranked, limits, allocation))
    search = _Search(ranked, combined, limits, unit)
    fixed = [k for k, award in enumerate(allocation.awards) if award.winner]
    mask = sum(1 << k for k, award in enumerate(allocation.awards) if award.winner or award.is_tie)
    found = []
    for k in fixed:
        award = allocation.awards[k]
        other = search.best(without=(k, award.winner.bid if award.winner else ""), mask=mask)
        if other is not None and allocation.total is not None:
            there = other.allocation(search)
            bid = other.bid(k) or ""
            more = unit.score(other.whole - unit.whole(allocation.total))
            found.append(NextBest(award.lot, bid, more, there))
    return found


def worse_with(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots],
    allocation: Allocation,
    lot: str,
    bid: str,
    *,
    is_money: bool,
) -> float | None:
    """Return how much worse the best total is with a lot for a bid, above zero [money more, or points less].

    None where fewer lots would go.
    """
    unit = _unit(is_money=is_money)
    search = _Search(ranked, combined, limits_of(rules), unit)
    mask = sum(1 << k for k, award in enumerate(allocation.awards) if award.winner or award.is_tie)
    found = search.best({list(ranked).index(lot): bid}, mask=mask)
    if found is None or allocation.total is None:
        return None
    return abs(unit.score(found.whole - unit.whole(allocation.total)))


class _Unit(NamedTuple):
    """In what scores are added: whole numbers of them, of which the lowest total is best."""

    decimals: int
    sign: int

    def whole(self, score: float) -> int:
        """Return a score, or a difference of two, as it is added."""
        found: int = round(self.sign * half_up(score, self.decimals) * 10**self.decimals)
        return found

    def score(self, whole: int) -> float:
        """Return what was added as a score."""
        found: float = self.sign * whole / 10**self.decimals
        return found


_MONEY, _POINTS = _Unit(MONEY_DECIMALS, 1), _Unit(POINT_DECIMALS, -1)


def _unit(*, is_money: bool) -> _Unit:
    return _MONEY if is_money else _POINTS


def _total(ranked: Mapping[str, Sequence[Candidate]], awards: Sequence[LotAward]) -> float | None:
    """Return what the awards come to; None where that hangs on a drawing of lots."""
    cents = 0
    for award in awards:
        names = award.tied or ((award.winner.bid,) if award.winner else ())
        scores = {_MONEY.whole(one.score) for one in ranked[award.lot] if one.bid in names}
        if len(scores) > 1 or award.reason == "hangs_on_draw":
            return None
        cents += sum(scores)
    return _MONEY.score(cents)


def _award(
    lot: str,
    candidates: Sequence[Candidate],
    winner: Candidate | None,
    otherwise: LotReason,
    drawn: tuple[str, ...] = (),
) -> LotAward:
    if winner is None:
        return LotAward(lot, None, "limit_of_all" if candidates else "no_bid")
    return LotAward(lot, winner, "best_rank" if winner.final_rank == 1 else otherwise, drawn=drawn)


def _decided(tied: Iterable[str], orders: Sequence[Sequence[str]]) -> str | None:
    """Return which of some bids was drawn first; None where no drawing has all of them."""
    wanted = set(tied)
    return next((next(bid for bid in order if bid in wanted) for order in orders if wanted <= set(order)), None)


Won = frozenset[tuple[str, Counts]]
"""How many lots of each group bidders are awarded so far: those that are awarded any."""


def _in_order(ranked: Mapping[str, Sequence[Candidate]], limits: LotLimits, orders: Orders) -> Iterator[LotAward]:
    """Yield the award of each lot, holding every way in which ties before it can go."""
    ways = {Won()}
    open_lots: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
    for lot, candidates in ranked.items():
        own = limits.of(lot)
        best = {won: _best(candidates, dict(won), own, limits) for won in ways}
        found = {frozenset(one.bid for one in equal) for equal in best.values()}
        named = {one.bid: one for equal in best.values() for one in equal}
        tied = tuple(sorted(named))
        hangs_on: tuple[str, ...] = ()
        first = _decided(tied, orders.get(lot, ())) if len(found) == 1 and len(tied) > 1 else None
        if first is not None:
            yield _award(lot, candidates, named[first], "limit", tied)
            named = {first: named[first]}
        elif len(found) == 1 and len(tied) < 2:
            yield _award(lot, candidates, next(iter(named.values()), None), "limit")
        elif len(found) == 1:
            yield LotAward(lot, None, "tie", tied)
            hangs_on = (lot,)
        else:
            hangs_on = _roots(
                {one: ways for one, ways in open_lots.items() if limits.couple(one, lot)}, candidates
            )
            yield LotAward(lot, None, "hangs_on_draw", tied, hangs_on)
        if hangs_on:
            open_lots[lot] = frozenset(one.bidder for one in named.values()), hangs_on
        if any(own):
            ways = {_with(won, one, own) for won, equal in best.items() for one in equal if one.bid in named} | {
                won for won, equal in best.items() if not equal
            }
        if len(ways) > _MOST_STATES:
            yield from _too_many(ranked, lot, open_lots)
            return


def _too_many(
    ranked: Mapping[str, Sequence[Candidate]],
    last: str,
    open_lots: Mapping[str, tuple[frozenset[str], tuple[str, ...]]],
) -> Iterator[LotAward]:
    """Yield the lots after the last one as hanging on every drawing before them."""
    roots = tuple(lot for lot, (_bidders, hangs_on) in open_lots.items() if hangs_on == (lot,))
    lots = list(ranked)
    for lot in lots[lots.index(last) + 1 :]:
        tied = tuple(sorted(one.bid for one in ranked[lot]))
        yield LotAward(lot, None, "hangs_on_draw" if tied else "no_bid", tied, roots if tied else ())


def _best(
    candidates: Sequence[Candidate], won: Mapping[str, Counts], own: Counts, limits: LotLimits
) -> list[Candidate]:
    """Return the best-ranked of the bids that may still be awarded a lot: several where they are equal.

    `own` is how the lot counts itself, of each group.
    """
    free = [one for one in candidates if limits.allow(added(own, won.get(one.bidder, limits.of())))]
    best = min((one.rank for one in free), default=0)
    return [one for one in free if one.rank == best]


def _with(won: Won, one: Candidate, own: Counts) -> Won:
    numbers = dict(won)
    numbers[one.bidder] = added(own, numbers[one.bidder]) if one.bidder in numbers else own
    return frozenset(numbers.items())


def _roots(
    open_lots: Mapping[str, tuple[frozenset[str], tuple[str, ...]]], candidates: Sequence[Candidate]
) -> tuple[str, ...]:
    """Return the lots of which a drawing can decide whether bidders of this one are at the limit."""
    bidders = {one.bidder for one in candidates}
    touching = [hangs_on for others, hangs_on in open_lots.values() if others & bidders]
    return tuple(dict.fromkeys(lot for hangs_on in touching for lot in hangs_on))


def _next_in_order(
    ranked: Mapping[str, Sequence[Candidate]], limits: LotLimits, allocation: Allocation
) -> Iterator[NextBest]:
    won = Won()
    for award in allocation.awards:
        if award.is_tie:
            return
        if award.winner is None:
            continue
        own, before, winner = limits.of(award.lot), dict(won), award.winner
        others = [
            one
            for one in ranked[award.lot]
            if one.bid != winner.bid and limits.allow(added(own, before.get(one.bidder, limits.of())))
        ]
        if others:
            second = min(others, key=lambda one: one.final_rank)
            yield NextBest(award.lot, second.bid, second.score - winner.score, allocation)
        won = _with(won, winner, own)


_LARGEST: int = 2**62
"""Larger than this no total is held as a number of the machine."""

_Totals = Any
"""By set of lots, a bit for each: a total as it is added. An array of whole numbers."""


class _Bundle(NamedTuple):
    """Lots that go to one bid: `lots` has a bit for each, `counted` is their number as the limits count them.

    `whole` is what they score together, as it is added.
    """

    bid: str
    lots: int
    counted: Counts
    whole: int
    discount: CombinationDiscount | None = None


class _Stage:
    """The best total of each set of lots, once a bidder more is looked at; `never` where it can't be awarded.

    `ways` are the numbers of lots of each group that the bidder can be awarded, none first.
    """

    def __init__(self, before: _Totals, ways: Sequence[Counts], never: int) -> None:
        self.best, self._never, self._ways = before, never, ways
        self._places = {counts: place for place, counts in enumerate(ways)}
        self._totals = np.full((len(ways), len(before)), never, before.dtype)
        self._totals[0] = before
        self._last = np.full((len(ways), len(before)), -1, np.int32)
        self._bundles: list[_Bundle] = []
        self._numbers: Any = None
        self._sets = np.arange(len(before))

    def add(self, bundle: _Bundle, whole: int) -> None:
        """Try a bundle on top of what was tried: on every set of lots that has none of it."""
        without = self._sets[self._sets & bundle.lots == 0]
        there = without | bundle.lots
        for won in range(len(self._ways) - 1, -1, -1):
            then = self._places.get(added(self._ways[won], bundle.counted))
            if then is None:
                continue
            before = self._totals[won][without]
            total = np.where(before < self._never, before + whole, self._never)
            is_better = total < self._totals[then][there]
            self._totals[then][there[is_better]] = total[is_better]
            self._last[then][there[is_better]] = len(self._bundles)
        self._bundles.append(bundle)

    def closed(self) -> "_Stage":
        """Return the stage with what is best, however many lots the bidder is awarded."""
        self._numbers = self._totals.argmin(axis=0)
        self.best = self._totals.min(axis=0)
        return self

    def taken(self, lots: int) -> tuple[list[_Bundle], int]:
        """Return what the bidder is awarded of a set of lots, and the lots that others are."""
        if self._numbers is None:
            return [], lots
        won, found = int(self._numbers[lots]), []
        while (last := int(self._last[won][lots])) >= 0:
            found.append(self._bundles[last])
            counts = zip(self._ways[won], found[-1].counted, strict=True)
            won, lots = self._places[tuple(number - less for number, less in counts)], lots & ~found[-1].lots
        return found, lots


def _chosen(stages: Sequence[_Stage], lots: int) -> tuple[_Bundle, ...]:
    """Return the bundles by which a set of lots is awarded for the best total."""
    chosen: list[_Bundle] = []
    for stage in reversed(stages):
        taken, lots = stage.taken(lots)
        chosen += taken
    return tuple(reversed(chosen))


class _Search:
    """What bidders can be awarded, and the best combinations of it."""

    def __init__(
        self,
        ranked: Mapping[str, Sequence[Candidate]],
        combined: Sequence[CombinedLots],
        limits: LotLimits,
        unit: _Unit,
    ) -> None:
        self.ranked, self.unit = ranked, unit
        self.is_coupled = bool(limits.groups) or bool(combined)
        self._bidders = _bundles(ranked, combined, limits, unit)
        self._ways = [_ways(bundles, limits) for bundles in self._bidders]
        # A total and how many awards of it were seen before, in one number; amounts of any size are kept to the cent.
        self._weight = len(ranked) + 1
        largest = sum(abs(bundle.whole) for bundles in self._bidders for bundle in bundles)
        is_small = 4 * largest * self._weight < _LARGEST
        self._never = _LARGEST if is_small else 4 * largest * self._weight
        self._nothing = np.full(2 ** len(ranked), self._never, np.int64 if is_small else object)
        self._nothing[0] = 0

    def candidate(self, lot: int, bid: str | None) -> Candidate | None:
        """Return a bid in a lot, by the place of the lot."""
        return next((one for one in list(self.ranked.values())[lot] if one.bid == bid), None)

    def discounts(self, bid: str, lots: int) -> list[CombinationDiscount]:
        """Return the discounts that count where a bid is awarded a set of lots, a bit for each: no two share a lot.

        Of all such sets it is the one with the best total; of equal ones that which takes off most.
        """
        own = [one for bundles in self._bidders for one in bundles if one.bid == bid and one.lots & ~lots == 0]
        single = {one.lots: one.whole for one in own if one.discount is None}
        offers = [(one, one.discount) for one in own if one.discount is not None]

        @cache
        def best(left: int) -> tuple[int, int, tuple[CombinationDiscount, ...]]:
            """Return the total of lots that are left, cents off as less than nothing, and by which discounts."""
            if not left:
                return 0, 0, ()
            first = left & -left
            whole, off, by = best(left & ~first)
            ways = [(whole + single[first], off, by)]
            for one, discount in offers:
                if one.lots & first and one.lots & ~left == 0:
                    whole, off, by = best(left & ~one.lots)
                    ways.append((whole + one.whole, off - _MONEY.whole(discount.amount), (discount, *by)))
            return min(ways, key=lambda way: way[:2])

        return [discount for discount in best(lots)[2] if discount.amount or discount.points]

    def best(
        self,
        fixed: Mapping[int, str] | None = None,
        *,
        without: tuple[int, str] | None = None,
        seen: Sequence[set[str]] = (),
        mask: int | None = None,
    ) -> "_Reached | None":
        """Return the most lots at the best total: of equal ones that of which the fewest awards were seen before.

        Parameters
        ----------
        fixed
            By place, the lots that go to a bid.
        without
            The lot that goes to another bid than this one, by its place.
        seen
            By place of a lot, the bids that are known to be awarded it in a combination with the same total.
        mask
            The lots that are awarded, a bit for each; left out: as many as can be, the first ones rather than others.

        Bidder after bidder, the best total is kept for each set of lots that is awarded so far; of the bidder at hand
        also for each number of lots of every group that it is awarded itself. So the work grows with two to the power
        of the number of lots, and with the number of bids, but not with the number of combinations of bids.
        """
        stages = [_Stage(self._nothing, [()], self._never)]
        for bundles, ways in zip(self._bidders, self._ways, strict=True):
            step("lots")
            stage = _Stage(stages[-1].best, ways, self._never)
            for bundle in bundles:
                if _is_open(bundle, fixed or {}, without):
                    known = sum(bundle.bid in bids for k, bids in enumerate(seen) if bundle.lots >> k & 1)
                    stage.add(bundle, bundle.whole * self._weight + known)
            stages.append(stage.closed())
        best = stages[-1].best
        reached = [lots for lots in ([mask] if mask is not None else range(len(best))) if best[lots] < self._never]
        if not reached:
            return None
        lots = min(
            reached,
            key=lambda one: (-one.bit_count(), best[one] // self._weight, _left(one, len(self.ranked))),
        )
        return _Reached(lots, _chosen(stages, lots))

    def options(self, fixed: Mapping[int, str]) -> "tuple[_Reached, list[set[str]]]":
        """Return a best combination, and by place of a lot every bid that is awarded it in one of these."""
        seen: list[set[str]] = [set() for _lot in self.ranked]
        found = self.best(fixed)
        assert found is not None
        first = found
        while True:
            new = [(k, bid) for k in range(len(seen)) if (bid := found.bid(k)) and bid not in seen[k]]
            if not new:
                return first, seen
            for k, bid in new:
                seen[k].add(bid)
            again = self.best(fixed, seen=seen, mask=first.lots)
            assert again is not None
            found = again


class _Reached(NamedTuple):
    """Lots that are awarded, a bit for each, and the bundles by which they are."""

    lots: int
    chosen: tuple[_Bundle, ...]

    @property
    def whole(self) -> int:
        """What the awards come to, as it is added."""
        return sum(bundle.whole for bundle in self.chosen)

    def bid(self, lot: int) -> str | None:
        """Return the bid that is awarded a lot, by the place of the lot."""
        return next((bundle.bid for bundle in self.chosen if bundle.lots >> lot & 1), None)

    def allocation(self, search: _Search) -> Allocation:
        """Return the awards."""
        awards = tuple(
            _award(lot, candidates, search.candidate(k, self.bid(k)), "combination")
            for k, (lot, candidates) in enumerate(search.ranked.items())
        )
        lots_of: dict[str, int] = {}
        for bundle in self.chosen:
            lots_of[bundle.bid] = lots_of.get(bundle.bid, 0) | bundle.lots
        discounts = tuple(one for bid, lots in lots_of.items() for one in search.discounts(bid, lots))
        return Allocation(awards, discounts, search.unit.score(self.whole))


def _left(lots: int, number: int) -> tuple[bool, ...]:
    """Return by place whether a lot is not awarded: the lower, the earlier the lots that are."""
    return tuple(not lots >> k & 1 for k in range(number))


def _is_open(bundle: _Bundle, fixed: Mapping[int, str], without: tuple[int, str] | None) -> bool:
    if any(bundle.lots >> k & 1 and bundle.bid != bid for k, bid in fixed.items()):
        return False
    return without is None or not (bundle.lots >> without[0] & 1 and bundle.bid == without[1])


def _combination(search: _Search, orders: Orders) -> Allocation:
    """Return the best combination, after every drawing that settles which of equal ones it is.

    With a limit or discounts, the award of one lot can decide about others: drawings count one after the other, in the
    order of the lots, and what is open after the first one that is missing hangs on it.
    """
    names, fixed, drawn = list(search.ranked), dict[int, str](), dict[int, tuple[str, ...]]()
    while True:
        found, options = search.options(fixed)
        still_open = [k for k, bids in enumerate(options) if len(bids) > 1]
        due = still_open[:1] if search.is_coupled else still_open
        settled = {k: bid for k in due if (bid := _decided(options[k], orders.get(names[k], ())))}
        if not settled:
            break
        drawn |= {k: tuple(sorted(options[k])) for k in settled}
        fixed |= settled
    plain = found.allocation(search)
    awards = [award._replace(drawn=drawn.get(k, ())) for k, award in enumerate(plain.awards)]
    for k in still_open:
        tied, roots = tuple(sorted(options[k])), tuple(names[root] for root in due)
        is_own = k in due
        reason: LotReason = "tie" if is_own else "hangs_on_draw"
        awards[k] = LotAward(names[k], None, reason, tied, () if is_own else roots)
    waiting = {names[k] for k in still_open}
    certain = tuple(one for one in plain.discounts if waiting.isdisjoint(one.lots))
    return replace(plain, awards=tuple(awards), discounts=certain)


def _bundles(
    ranked: Mapping[str, Sequence[Candidate]], combined: Sequence[CombinedLots], limits: LotLimits, unit: _Unit
) -> list[list[_Bundle]]:
    """Return by bidder what its bids can be awarded: single lots, and lots with a discount for all of them."""
    found: dict[str, list[_Bundle]] = {}
    single: dict[tuple[str, str], tuple[_Bundle, Candidate]] = {}
    for k, (lot, candidates) in enumerate(ranked.items()):
        for one in candidates:
            bundle = _Bundle(one.bid, 1 << k, limits.of(lot), unit.whole(one.score))
            found.setdefault(one.bidder, []).append(bundle)
            single[one.bid, lot] = bundle, one
    for offered in combined:
        parts = [single[offered.bid, lot] for lot in offered.lots if (offered.bid, lot) in single]
        if len(parts) == len(offered.lots):
            apart = sum(bundle.whole for bundle, _one in parts)
            off = _off(offered, [one.cost for _bundle, one in parts])
            together = sum(map(unit.whole, offered.scores)) if offered.scores else apart - _MONEY.whole(off)
            points = unit.score(together - apart) if offered.scores else None
            whole = _Bundle(
                offered.bid,
                lots=sum(bundle.lots for bundle, _one in parts),
                counted=limits.of(*offered.lots),
                whole=together,
                discount=CombinationDiscount(offered, off, points),
            )
            found[parts[0][1].bidder].append(whole)
    return list(found.values())


def _off(offered: CombinedLots, costs: Sequence[float]) -> float:
    share, amount = (None if one is None else Figure(one) for one in (offered.share, offered.amount))
    return discount_off(share, amount, [Figure(cost) for cost in costs]).value


def _ways(bundles: Sequence[_Bundle], limits: LotLimits) -> list[Counts]:
    """Return how many lots of each group a bidder can be awarded, of those that its bids are ranked in; none first."""
    ways = {limits.of()}
    for counted in {bundle.lots: bundle.counted for bundle in bundles if bundle.discount is None}.values():
        ways |= {more for counts in ways if limits.allow(more := added(counts, counted))}
    return sorted(ways)
