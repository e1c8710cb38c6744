"""Bids that are ranked in each lot -> which bid is awarded which lot.

Where lots are awarded in order, each goes to the best-ranked bid whose bidder is not yet awarded the most lots that
one bidder can be. Where the best combination is asked, as many lots as can be are awarded, in the way in which scores
less discounts come to the lowest total. A discount for combined lots counts where all of them are awarded to the bid
that offers it; each lot counts in one discount of a bid at most, and of discounts that share lots those are taken that
leave the lowest total. Amounts are added as they are ranked: to the cent.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lcc.cashflow.figure import MONEY_DECIMALS, cents
from lcc.model.result import LotReason
from lcc.model.tender import Lots

_IN_CENTS: int = 10**MONEY_DECIMALS


class Candidate(NamedTuple):
    """A bid that is ranked in a lot, and whose it is; `cost` is its assessed cost, of which discounts are a share."""

    bid: str
    bidder: str
    rank: int
    score: float
    cost: float


class CombinedLots(NamedTuple):
    """Lots for which a bid offers a discount if it is awarded all of them: a share of their cost."""

    bid: str
    lots: tuple[str, ...]
    share: float


class LotAward(NamedTuple):
    """Who is awarded a lot and why; nobody where `winner` is None.

    `is_tie` says that another bid could as well be: the first one by name is shown.
    """

    lot: str
    winner: Candidate | None
    reason: LotReason
    is_tie: bool


class Discount(NamedTuple):
    """What is taken off because lots were awarded together, in money above zero."""

    bid: str
    lots: tuple[str, ...]
    amount: float


@dataclass(frozen=True, slots=True)
class Allocation:
    """The award of every lot; `total` is that of the scores less the discounts, where scores are money."""

    awards: tuple[LotAward, ...]
    discounts: tuple[Discount, ...] = ()
    total: float | None = None


def allocate(
    rules: Lots,
    ranked: Mapping[str, Sequence[Candidate]],
    combined: Sequence[CombinedLots] = (),
    *,
    is_money: bool,
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
    most = rules.most_per_bidder or len(ranked)
    if rules.allocation == "in_order":
        awards = tuple(_in_order(ranked, most))
        cents = sum(_cents(award.winner.score) for award in awards if award.winner)
        return Allocation(awards, total=cents / _IN_CENTS if is_money else None)
    bundles = _bundles(ranked, combined, most)
    first, last = (_cheapest(bundles, most, direction) for direction in (1, -1))
    awards = tuple(
        _award(lot, candidates, first.winner(k, candidates), "combination", first.bid(k) != last.bid(k))
        for k, (lot, candidates) in enumerate(ranked.items())
    )
    discounts = tuple(bundle.discount for bundle in first.chosen if bundle.discount)
    return Allocation(awards, discounts, first.cents / _IN_CENTS)


def _cents(amount: float) -> int:
    return round(cents(amount) * _IN_CENTS)


def _award(
    lot: str, candidates: Sequence[Candidate], winner: Candidate | None, otherwise: LotReason, is_tie: bool
) -> LotAward:
    if winner is None:
        return LotAward(lot, None, "limit_of_all" if candidates else "no_bid", is_tie)
    return LotAward(lot, winner, "best_rank" if winner.rank == 1 else otherwise, is_tie)


def _in_order(ranked: Mapping[str, Sequence[Candidate]], most: int) -> Iterator[LotAward]:
    won: Counter[str] = Counter()
    for lot, candidates in ranked.items():
        free = [one for one in candidates if won[one.bidder] < most]
        best = min(free, key=lambda one: (one.rank, one.bid), default=None)
        is_tie = best is not None and sum(one.rank == best.rank for one in free) > 1
        yield _award(lot, candidates, best, "limit", is_tie)
        if best is not None:
            won[best.bidder] += 1


class _Bundle(NamedTuple):
    """Lots that go to one bid together.

    `lots` has a bit for each, `counted` is their number as the limit counts them. `order` adds up, over all bundles,
    to a number that is the lower the earlier the bids are by name, lot after lot.
    """

    bid: str
    lots: int
    counted: int
    cents: int
    order: int
    discount: Discount | None = None


class _State(NamedTuple):
    """Bundles that were chosen, and what they add up to."""

    cents: int = 0
    order: int = 0
    chosen: tuple[_Bundle, ...] = ()

    def bid(self, lot: int) -> str | None:
        """Return the bid that is awarded a lot, by the place of the lot."""
        return next((bundle.bid for bundle in self.chosen if bundle.lots >> lot & 1), None)

    def winner(self, lot: int, candidates: Sequence[Candidate]) -> Candidate | None:
        """Return who is awarded a lot."""
        return next((one for one in candidates if one.bid == self.bid(lot)), None)


def _bundles(
    ranked: Mapping[str, Sequence[Candidate]], combined: Sequence[CombinedLots], most: int
) -> list[list[_Bundle]]:
    """Return by bidder what its bids can be awarded: single lots, and lots with a discount for all of them."""
    names = sorted({one.bid for candidates in ranked.values() for one in candidates})
    is_limited = most < len(ranked)
    found: dict[str, list[_Bundle]] = {}
    single: dict[tuple[str, str], tuple[_Bundle, Candidate]] = {}
    for k, (lot, candidates) in enumerate(ranked.items()):
        for one in candidates:
            order = (names.index(one.bid) - len(names)) * (len(names) + 1) ** (len(ranked) - 1 - k)
            bundle = _Bundle(one.bid, 1 << k, int(is_limited), _cents(one.score), order)
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
                order=sum(bundle.order for bundle, _one in parts),
                discount=Discount(offered.bid, offered.lots, off / _IN_CENTS),
            )
            found[parts[0][1].bidder].append(whole)
    return list(found.values())


def _cheapest(bidders: Sequence[Sequence[_Bundle]], most: int, direction: int) -> _State:
    """Return the most lots at the lowest total: of equal ones the first by lots and names, or the last.

    Bidder after bidder, the best state is kept for each set of lots that is awarded so far; of the bidder at hand also
    for each number of lots that it is awarded itself. So the work grows with two to the power of the number of lots,
    and with the number of bids, but not with the number of combinations of bids.
    """
    reached = {0: _State()}
    for bundles in bidders:
        within = {(lots, 0): state for lots, state in reached.items()}
        for bundle in bundles:
            order = direction * bundle.order
            for (lots, won), state in list(within.items()):
                at = lots | bundle.lots, won + bundle.counted
                if lots & bundle.lots or at[1] > most:
                    continue
                there = within.get(at)
                total = state.cents + bundle.cents, state.order + order
                if there is None or total < there[:2]:
                    within[at] = _State(*total, (*state.chosen, bundle))
        for (lots, _won), state in within.items():
            if lots not in reached or state[:2] < reached[lots][:2]:
                reached[lots] = state
    return min((-lots.bit_count(), state[:2], lots, state) for lots, state in reached.items())[3]
