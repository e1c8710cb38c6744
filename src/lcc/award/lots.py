"""Bids that are ranked in each lot -> which bid is awarded which lot.

Where lots are awarded in order, each goes to the best-ranked bid whose bidder is not yet awarded the most lots that
one bidder can be. Where the best combination is asked, as many lots as can be are awarded, in the way in which scores
less discounts come to the lowest total; of ways in which other lots are left, the one that awards the first lots. A
discount for combined lots counts where all of them are awarded to the bid that offers it; each lot counts in one
discount of a bid at most, and of discounts that share lots those are taken that leave the lowest total. Amounts are
added as they are ranked: to the cent.

A tie is never settled here: a lot that more than one bid can be awarded is awarded to none of them before lots are
drawn, and neither is a lot of which the award hangs on that drawing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from lcc.figure.figure import MONEY_DECIMALS, cents
from lcc.model.result import LotReason
from lcc.model.tender import Lots

_IN_CENTS: int = 10**MONEY_DECIMALS
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


class CombinedLots(NamedTuple):
    """Lots for which a bid offers a discount if it is awarded all of them: a share of their cost."""

    bid: str
    lots: tuple[str, ...]
    share: float


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
    """What is taken off because lots were awarded together, in money above zero."""

    bid: str
    lots: tuple[str, ...]
    amount: float


@dataclass(frozen=True, slots=True)
class Allocation:
    """The award of every lot; `total` is that of the scores less the discounts.

    There is no total where scores are no money, or where it hangs on a drawing of lots. Discounts are those of lots
    that are awarded.
    """

    awards: tuple[LotAward, ...]
    discounts: tuple[CombinationDiscount, ...] = ()
    total: float | None = None

    @property
    def next_draw(self) -> LotAward | None:
        """The first lot for which lots have to be drawn."""
        return next((award for award in self.awards if award.reason == "tie"), None)


class NextBest(NamedTuple):
    """The best allocation in which a lot goes to another bid than it does: to which one, and how much dearer it is.

    Where lots go in order, `more` is what that bid scores more in the lot, with the sign of the score.
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
        The limit for one bidder, and how lots are awarded. The best combination is for scores in money, of which the
        lowest is best; that is for the tender to see to.
    ranked
        By lot, in the order in which lots are awarded, the bids that are ranked in it.
    combined
        The discounts that bids offer.
    is_money
        Whether scores are money.
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
    most, orders = rules.most_per_bidder or len(ranked), drawn or {}
    if rules.allocation == "in_order":
        awards = tuple(_in_order(ranked, most, orders))
        return Allocation(awards, total=_total(ranked, awards) if is_money else None)
    return _combination(_Search(ranked, combined, most), orders)


def next_best(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots],
    allocation: Allocation,
) -> list[NextBest]:
    """Return for each lot that is awarded what is next best, where there is anything.

    In order, that is the best-ranked of the other bids that may still be awarded the lot. Of combinations it is the one
    with the lowest total that awards as many lots, the lot at hand to another bid.
    """
    most = rules.most_per_bidder or len(ranked)
    if rules.allocation == "in_order":
        return list(_next_in_order(ranked, most, allocation))
    search = _Search(ranked, combined, most)
    fixed = [k for k, award in enumerate(allocation.awards) if award.winner]
    mask = sum(1 << k for k, award in enumerate(allocation.awards) if award.winner or award.is_tie)
    found = []
    for k in fixed:
        award = allocation.awards[k]
        other = search.cheapest(without=(k, award.winner.bid if award.winner else ""), mask=mask)
        if other is not None and allocation.total is not None:
            there = other.allocation(search)
            bid = other.bid(k) or ""
            found.append(NextBest(award.lot, bid, (other.cents - _cents(allocation.total)) / _IN_CENTS, there))
    return found


def dearer_with(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots],
    allocation: Allocation,
    lot: str,
    bid: str,
) -> float | None:
    """Return how much dearer the best combination is with a lot for a bid [money]; None where fewer lots would go."""
    search = _Search(ranked, combined, rules.most_per_bidder or len(ranked))
    mask = sum(1 << k for k, award in enumerate(allocation.awards) if award.winner or award.is_tie)
    found = search.cheapest({list(ranked).index(lot): bid}, mask=mask)
    if found is None or allocation.total is None:
        return None
    return (found.cents - _cents(allocation.total)) / _IN_CENTS


def _cents(amount: float) -> int:
    return round(cents(amount) * _IN_CENTS)


def _total(ranked: Mapping[str, Sequence[Candidate]], awards: Sequence[LotAward]) -> float | None:
    """Return what the awards come to; None where that hangs on a drawing of lots."""
    cents = 0
    for award in awards:
        names = award.tied or ((award.winner.bid,) if award.winner else ())
        scores = {_cents(one.score) for one in ranked[award.lot] if one.bid in names}
        if len(scores) > 1 or award.reason == "hangs_on_draw":
            return None
        cents += sum(scores)
    return cents / _IN_CENTS


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


Won = frozenset[tuple[str, int]]
"""How many lots bidders are awarded so far."""


def _in_order(ranked: Mapping[str, Sequence[Candidate]], most: int, orders: Orders) -> Iterator[LotAward]:
    """Yield the award of each lot, holding every way in which ties before it can go."""
    is_limited, ways = most < len(ranked), {Won()}
    open_lots: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
    for lot, candidates in ranked.items():
        best = {won: _best(candidates, dict(won), most) for won in ways}
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
            hangs_on = _roots(open_lots, candidates)
            yield LotAward(lot, None, "hangs_on_draw", tied, hangs_on)
        if hangs_on:
            open_lots[lot] = frozenset(one.bidder for one in named.values()), hangs_on
        if is_limited:
            ways = {_with(won, one) for won, equal in best.items() for one in equal if one.bid in named} | {
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


def _best(candidates: Sequence[Candidate], won: Mapping[str, int], most: int) -> list[Candidate]:
    """Return the best-ranked of the bids that may still be awarded a lot: several where they are equal."""
    free = [one for one in candidates if won.get(one.bidder, 0) < most]
    best = min((one.rank for one in free), default=0)
    return [one for one in free if one.rank == best]


def _with(won: Won, one: Candidate) -> Won:
    numbers = Counter(dict(won))
    numbers[one.bidder] += 1
    return frozenset(numbers.items())


def _roots(
    open_lots: Mapping[str, tuple[frozenset[str], tuple[str, ...]]], candidates: Sequence[Candidate]
) -> tuple[str, ...]:
    """Return the lots of which a drawing can decide whether bidders of this one are at the limit."""
    bidders = {one.bidder for one in candidates}
    touching = [hangs_on for others, hangs_on in open_lots.values() if others & bidders]
    return tuple(dict.fromkeys(lot for hangs_on in touching for lot in hangs_on))


def _next_in_order(
    ranked: Mapping[str, Sequence[Candidate]], most: int, allocation: Allocation
) -> Iterator[NextBest]:
    won: Counter[str] = Counter()
    for award in allocation.awards:
        if award.is_tie:
            return
        if award.winner is None:
            continue
        others = [one for one in ranked[award.lot] if one.bid != award.winner.bid and won[one.bidder] < most]
        if others:
            second = min(others, key=lambda one: one.final_rank)
            yield NextBest(award.lot, second.bid, second.score - award.winner.score, allocation)
        won[award.winner.bidder] += 1


_LARGEST: int = 2**62
"""Larger than this no total is held as a number of the machine."""

_Totals = Any
"""By set of lots, a bit for each: a total in cents. An array of whole numbers."""


class _Bundle(NamedTuple):
    """Lots that go to one bid: `lots` has a bit for each, `counted` is their number as the limit counts them."""

    bid: str
    lots: int
    counted: int
    cents: int
    discount: CombinationDiscount | None = None


class _Stage:
    """What it costs least to award each set of lots, once a bidder more is looked at; `never` where it can't be."""

    def __init__(self, before: _Totals, most: int, never: int) -> None:
        self.best, self._never = before, never
        self._totals = np.full((most + 1, len(before)), never, before.dtype)
        self._totals[0] = before
        self._last = np.full((most + 1, len(before)), -1, np.int32)
        self._bundles: list[_Bundle] = []
        self._numbers: Any = None
        self._sets = np.arange(len(before))

    def add(self, bundle: _Bundle, cents: int) -> None:
        """Try a bundle on top of what was tried: on every set of lots that has none of it."""
        without = self._sets[self._sets & bundle.lots == 0]
        for won in range(len(self._totals) - 1 - bundle.counted, -1, -1):
            before, there = self._totals[won][without], without | bundle.lots
            total = np.where(before < self._never, before + cents, self._never)
            is_better = total < self._totals[won + bundle.counted][there]
            self._totals[won + bundle.counted][there[is_better]] = total[is_better]
            self._last[won + bundle.counted][there[is_better]] = len(self._bundles)
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
            won, lots = won - found[-1].counted, lots & ~found[-1].lots
        return found, lots


def _chosen(stages: Sequence[_Stage], lots: int) -> tuple[_Bundle, ...]:
    """Return the bundles by which a set of lots is awarded for the lowest total."""
    chosen: list[_Bundle] = []
    for stage in reversed(stages):
        taken, lots = stage.taken(lots)
        chosen += taken
    return tuple(reversed(chosen))


class _Search:
    """What bidders can be awarded, and the combinations of it that cost least."""

    def __init__(
        self, ranked: Mapping[str, Sequence[Candidate]], combined: Sequence[CombinedLots], most: int
    ) -> None:
        self.ranked, self.most = ranked, most if most < len(ranked) else 0
        self.is_coupled = most < len(ranked) or bool(combined)
        self._bidders = _bundles(ranked, combined, most)
        # A total and how many awards of it were seen before, in one number; amounts of any size are kept to the cent.
        self._weight = len(ranked) + 1
        largest = sum(abs(bundle.cents) for bundles in self._bidders for bundle in bundles)
        is_small = 4 * largest * self._weight < _LARGEST
        self._never = _LARGEST if is_small else 4 * largest * self._weight
        self._nothing = np.full(2 ** len(ranked), self._never, np.int64 if is_small else object)
        self._nothing[0] = 0

    def candidate(self, lot: int, bid: str | None) -> Candidate | None:
        """Return a bid in a lot, by the place of the lot."""
        return next((one for one in list(self.ranked.values())[lot] if one.bid == bid), None)

    def cheapest(
        self,
        fixed: Mapping[int, str] | None = None,
        *,
        without: tuple[int, str] | None = None,
        seen: Sequence[set[str]] = (),
        mask: int | None = None,
    ) -> "_Reached | None":
        """Return the most lots at the lowest total: of equal ones that of which the fewest awards were seen before.

        Parameters
        ----------
        fixed
            By place, the lots that go to a bid.
        without
            The lot that goes to another bid than this one, by its place.
        seen
            By place of a lot, the bids that are known to be awarded it in a combination that costs as much.
        mask
            The lots that are awarded, a bit for each; left out: as many as can be, the first ones rather than others.

        Bidder after bidder, the lowest total is kept for each set of lots that is awarded so far; of the bidder at hand
        also for each number of lots that it is awarded itself. So the work grows with two to the power of the number of
        lots, and with the number of bids, but not with the number of combinations of bids.
        """
        stages = [_Stage(self._nothing, self.most, self._never)]
        for bundles in self._bidders:
            stage = _Stage(stages[-1].best, self.most, self._never)
            for bundle in bundles:
                if _is_open(bundle, fixed or {}, without):
                    known = sum(bundle.bid in bids for k, bids in enumerate(seen) if bundle.lots >> k & 1)
                    stage.add(bundle, bundle.cents * self._weight + known)
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
        """Return a combination that costs least, and by place of a lot every bid that is awarded it in one of these."""
        seen: list[set[str]] = [set() for _lot in self.ranked]
        found = self.cheapest(fixed)
        assert found is not None
        first = found
        while True:
            new = [(k, bid) for k in range(len(seen)) if (bid := found.bid(k)) and bid not in seen[k]]
            if not new:
                return first, seen
            for k, bid in new:
                seen[k].add(bid)
            again = self.cheapest(fixed, seen=seen, mask=first.lots)
            assert again is not None
            found = again


class _Reached(NamedTuple):
    """Lots that are awarded, a bit for each, and the bundles by which they are."""

    lots: int
    chosen: tuple[_Bundle, ...]

    @property
    def cents(self) -> int:
        """What the awards come to."""
        return sum(bundle.cents for bundle in self.chosen)

    def bid(self, lot: int) -> str | None:
        """Return the bid that is awarded a lot, by the place of the lot."""
        return next((bundle.bid for bundle in self.chosen if bundle.lots >> lot & 1), None)

    def allocation(self, search: _Search) -> Allocation:
        """Return the awards."""
        awards = tuple(
            _award(lot, candidates, search.candidate(k, self.bid(k)), "combination")
            for k, (lot, candidates) in enumerate(search.ranked.items())
        )
        discounts = tuple(bundle.discount for bundle in self.chosen if bundle.discount)
        return Allocation(awards, discounts, self.cents / _IN_CENTS)


def _left(lots: int, number: int) -> tuple[bool, ...]:
    """Return by place whether a lot is not awarded: the lower, the earlier the lots that are."""
    return tuple(not lots >> k & 1 for k in range(number))


def _is_open(bundle: _Bundle, fixed: Mapping[int, str], without: tuple[int, str] | None) -> bool:
    if any(bundle.lots >> k & 1 and bundle.bid != bid for k, bid in fixed.items()):
        return False
    return without is None or not (bundle.lots >> without[0] & 1 and bundle.bid == without[1])


def _combination(search: _Search, orders: Orders) -> Allocation:
    """Return the combination that costs least, after every drawing that settles which of equal ones it is.

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
    ranked: Mapping[str, Sequence[Candidate]], combined: Sequence[CombinedLots], most: int
) -> list[list[_Bundle]]:
    """Return by bidder what its bids can be awarded: single lots, and lots with a discount for all of them."""
    is_limited = most < len(ranked)
    found: dict[str, list[_Bundle]] = {}
    single: dict[tuple[str, str], tuple[_Bundle, Candidate]] = {}
    for k, (lot, candidates) in enumerate(ranked.items()):
        for one in candidates:
            bundle = _Bundle(one.bid, 1 << k, int(is_limited), _cents(one.score))
            found.setdefault(one.bidder, []).append(bundle)
            single[one.bid, lot] = bundle, one
    for offered in combined:
        parts = [single[offered.bid, lot] for lot in offered.lots if (offered.bid, lot) in single]
        if len(parts) == len(offered.lots):
            off = _cents(offered.share * sum(one.cost for _bundle, one in parts))
            whole = _Bundle(
                offered.bid,
                lots=sum(bundle.lots for bundle, _one in parts),
                counted=sum(bundle.counted for bundle, _one in parts),
                cents=sum(bundle.cents for bundle, _one in parts) - off,
                discount=CombinationDiscount(offered.bid, offered.lots, off / _IN_CENTS),
            )
            found[parts[0][1].bidder].append(whole)
    return list(found.values())
