"""What each bidder offered in earlier rounds, what it changed, and what that does to the cost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import LotsEvaluation
from lcc.figure.figure import cents
from lcc.model.bid import Bid
from lcc.model.bid_history import BidHistory, EarlierBid, HeldRound
from lcc.model.lot import bid_of
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Lot, Tender
from lcc.record.path import Path, stated_in


class FieldChange(NamedTuple):
    """A field that a bid stated otherwise than the one before it: None where one of the two did not state it."""

    path: Path
    before: Any
    after: Any


class BidVersion(NamedTuple):
    """What a bidder offered in one round; `round` is None for the bid that is scored.

    `cost` is what it would be compared by [money], and `changes` is what it states otherwise than the version before.
    """

    round: int | None
    bid: Bid
    source: EarlierBid | None
    cost: float
    changes: tuple[FieldChange, ...]


class BidThread(NamedTuple):
    """The versions of one bid, the first one first."""

    name: str
    versions: tuple[BidVersion, ...]

    @property
    def is_scored(self) -> bool:
        """Whether there is a bid of it in the last round: without one it is out."""
        return self.versions[-1].round is None


def bid_threads(evaluation: Evaluation) -> list[BidThread]:
    """Return the versions of each bid: those that are scored best first, then those that were offered earlier only.

    A bid that was not handed in anew in a round stands as it was; costs of earlier versions are by the tender as it is.
    """
    history = evaluation.history
    if history is None:
        return []
    tender = evaluation.tender
    earlier: dict[str, list[tuple[int, EarlierBid]]] = {}
    for number, held in enumerate(history.rounds, start=1):
        for one in held.bids:
            earlier.setdefault(one.bid.name, []).append((number, one))
    last = {one.bid.name: one for one in evaluation.bids}
    threads = []
    for name in dict.fromkeys((*last, *earlier)):
        versions: list[BidVersion] = []
        for number, one in earlier.get(name, ()):
            versions.append(_version(tender, number, one.bid, one, _cost(tender, one.bid), versions))
        if name in last:
            versions.append(_version(tender, None, last[name].bid, None, cents(last[name].compared), versions))
        threads.append(BidThread(name, tuple(versions)))
    return threads


Evaluated = TypeVar("Evaluated", Evaluation, LotsEvaluation)


def with_history(found: Evaluated, history: BidHistory | None) -> Evaluated:
    """Return what was evaluated with what was offered before it; in each lot what was offered for that."""
    if history is None:
        return found
    if isinstance(found, Evaluation):
        return replace(found, history=history)
    parts = {lot.id: lot for lot in found.tender.lots.parts} if found.tender.lots else {}
    lots = {
        code: one and replace(one, history=history_of_lot(history, found.tender, parts[code]))
        for code, one in found.lots.items()
    }
    return replace(found, lots=lots, history=history)


def history_of_lot(history: BidHistory, tender: Tender, lot: Lot) -> BidHistory:
    """Return what was offered for one lot, as of a tender of its own."""
    return BidHistory(
        tender=lot.named_in(tender.id, tender.title)["id"],
        rounds=[one.model_copy(update={"bids": [*_for_lot(one, tender, lot)]}) for one in history.rounds],
    )


def _for_lot(held: HeldRound, tender: Tender, lot: Lot) -> Iterator[EarlierBid]:
    for one in held.bids:
        bid = bid_of(one.bid, tender, lot)
        if bid is not None:
            yield one.model_copy(update={"bid": bid})


def _cost(tender: Tender, bid: Bid) -> float:
    return cents(evaluate(by_cost_alone(tender), [bid]).bids[0].compared)


def _version(
    tender: Tender,
    number: int | None,
    bid: Bid,
    source: EarlierBid | None,
    cost: float,
    before: Sequence[BidVersion],
) -> BidVersion:
    bid = _in_order(tender, bid)
    changes = tuple(_changes(before[-1].bid, bid)) if before else ()
    return BidVersion(number, bid, source, cost, changes)


def _in_order(tender: Tender, bid: Bid) -> Bid:
    """Return a bid with its offers in the order of the items, so that each is held beside the one for that item."""
    places = {item.id: k for k, item in enumerate(tender.items)}
    return bid.model_copy(update={"offers": sorted(bid.offers, key=lambda offer: places[offer.item])})


def _changes(before: Bid, after: Bid) -> Iterator[FieldChange]:
    was, now = stated_in(before), stated_in(after)
    for path in dict.fromkeys((*was, *now)):
        if was.get(path) != now.get(path):
            yield FieldChange(path, was.get(path), now.get(path))
