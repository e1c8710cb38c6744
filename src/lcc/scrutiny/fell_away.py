"""Bids that fell away: how, whether that turned the award, and what is still open about enquiries into low ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from lcc.award.fallen import is_after_award
from lcc.award.outcome import Contender, rank_bids
from lcc.model.lot_outcome import LotOutcome
from lcc.model.tender import Tender
from lcc.record.looks import alike
from lcc.record.message import Message
from lcc.scrutiny.remark import ReceivedBid, remark

if TYPE_CHECKING:
    from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry

_MOST = 50
"""Of so many decisions it is tried what the award would be without each."""


def fell_away(
    tender: Tender, received: Sequence[ReceivedBid], decisions: "BidDecisions | None"
) -> Iterator[Message]:
    """Yield each bid that fell away, with what that changed, and each enquiry with what came of it."""
    if decisions is None:
        return
    for number, one in enumerate(decisions.decisions):
        yield remark("fell_away", (one.bid,), _words(one, decisions))
        if number < _MOST:
            yield from _turned(tender, received, one.bid)
        if one.what == "excluded":
            yield from _other_bids(received, one.bid)
        if one.ground == "abnormally_low" and not any(_came_before(asked, one) for asked in decisions.enquiries):
            yield remark("rejected_unasked", (one.bid,))
    if counted := tuple(one.bid.name for one in received if one.standing.contender.is_counted_still):
        yield remark("order_kept", counted, {"at": decisions.awarded_at})
        yield from _kept_order(tender, received, counted)
    for enquiry in decisions.enquiries:
        yield _enquiry(enquiry)


def lot_moved(outcome: LotOutcome | None) -> Iterator[Message]:
    """Yield that a decision after the award, on a bid for another lot, would take this lot from who was awarded it."""
    if outcome is not None and outcome.moved_from is not None:
        yield remark("lot_moved", (outcome.moved_from,), {"winner": outcome.bidder or "-"})


def _words(one: "BidDecision", decisions: "BidDecisions") -> dict[str, object]:
    words = {"what": one.what, "ground": one.ground, "article": one.article or "", "reason": one.reason}
    beside = "after" if is_after_award(decisions, one) else "before" if decisions.awarded_at else "unknown"
    return {**words, "at": one.at, "beside_award": beside}


def _turned(tender: Tender, received: Sequence[ReceivedBid], name: str) -> Iterator[Message]:
    """Yield that another bid would be first if this one had not fallen away: perhaps this one itself."""
    contenders = [one.standing.contender for one in received]
    if any(one.name == name and one.quality is None for one in contenders) and tender.quality is not None:
        return  # it was never scored
    there = [replace(one, fallen=None) if one.name == name else one for one in contenders]
    if others := _others_first(tender, received, there):
        yield remark("turned_by_decision", (name,), others)


def _kept_order(tender: Tender, received: Sequence[ReceivedBid], counted: tuple[str, ...]) -> Iterator[Message]:
    """Yield that another bid would be first if those that count still did not: one that falls away can be put there."""
    contenders = [one.standing.contender for one in received]
    anew = [
        replace(one, fallen=one.fallen._replace(keeps_order=False)) if one.fallen is not None else one
        for one in contenders
    ]
    if others := _others_first(tender, received, anew):
        yield remark("kept_order_decides", counted, others)


def _others_first(
    tender: Tender, received: Sequence[ReceivedBid], contenders: Sequence[Contender]
) -> dict[str, object] | None:
    """Return who is first and who would be with the bids as they are given here; None if that is the same."""
    without = tuple(one.name for one in rank_bids(tender, contenders) if one.rank == 1)
    first = tuple(one.bid.name for one in received if one.standing.rank == 1)
    return {"winner": first, "without": without} if without and first and set(without) != set(first) else None


def _other_bids(received: Sequence[ReceivedBid], name: str) -> Iterator[Message]:
    """Yield the bids of an excluded bidder that are ranked still: an exclusion is about who bids."""
    [bidder] = [one.bid.bidder.name for one in received if one.bid.name == name] or [name]
    others = [one for one in received if one.bid.name != name and alike(one.bid.bidder.name, bidder)]
    for one in others:
        if one.standing.rank is not None:
            yield remark("excluded_elsewhere", (one.bid.name,), {"bid": name})


def _came_before(enquiry: "Enquiry", one: "BidDecision") -> bool:
    return enquiry.bid == one.bid and datetime.fromisoformat(enquiry.asked_at) < datetime.fromisoformat(one.at)


def _enquiry(one: "Enquiry") -> Message:
    words: dict[str, object] = {"at": one.asked_at, "by": one.asked_by}
    if one.outcome is None:
        return remark("enquiry_answered" if one.answer else "enquiry_open", (one.bid,), words)
    code = (
        "enquiry_accepted" if one.outcome.accepted else "enquiry_rejected" if one.answer else "enquiry_unanswered"
    )
    return remark(code, (one.bid,), {**words, "reason": one.outcome.reason})
