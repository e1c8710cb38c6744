"""Decisions on bids -> which of them fall away, and which decisions do not fit the tender and the bids."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from lcc.model.award import AnyAward
from lcc.model.draw import Draw
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import NotScorableError, problem_of

if TYPE_CHECKING:  # few awards have bids that fell away
    from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry, FellAway, Ground

_MOST_NAMED = 50
"""So many names of bids are listed where one is not known."""


class DecisionsDisagreeError(NotScorableError, ValueError):
    """Decisions on bids that do not fit the tender and its bids."""

    def __init__(self, findings: list[Message]) -> None:
        self.findings = findings
        super().__init__(map(problem_of, findings))


class Fallen(NamedTuple):
    """Why a bid fell away; `keeps_order` says that its cost is still the lowest or highest from which scores follow."""

    what: "FellAway"
    ground: "Ground"
    article: str | None
    reason: str
    keeps_order: bool


def fallen(rule: AnyAward, found: "BidDecisions | None") -> dict[str, Fallen]:
    """Return by bid why it fell away, if it did."""
    if found is None:
        return {}
    keeps = rule.is_relative and rule.after_withdrawal == "keep_order"
    return {
        one.bid: Fallen(
            one.what, one.ground, one.article, one.reason, keeps_order=keeps and is_after_award(found, one)
        )
        for one in found.decisions
    }


def is_after_award(found: "BidDecisions", one: "BidDecision") -> bool:
    """Whether a bid fell away after the award was announced; not where it is not said when that was."""
    announced = found.awarded_at
    return announced is not None and datetime.fromisoformat(one.at) > datetime.fromisoformat(announced)


def need_no_scores(rule: AnyAward, found: "BidDecisions | None") -> set[str]:
    """Return the bids that fell away and need no scores: those that others are scored without."""
    return {name for name, one in fallen(rule, found).items() if not one.keeps_order}


def of_lot(found: "BidDecisions | None", lot: str, names: Collection[str]) -> "BidDecisions | None":
    """Return what was decided on the bids for a lot, as of a tender of its own.

    Of an enquiry into a whole bid that was rejected in other lots alone there is nothing here.
    """
    if found is None:
        return None
    here = [one for one in found.decisions if one.lot in (None, lot) and one.bid in names]
    low = {one.bid for one in here if one.ground == "abnormally_low"}
    asked = [
        one
        for one in found.enquiries
        if one.lot in (None, lot)
        and one.bid in names
        and (one.outcome is None or one.outcome.accepted or one.bid in low)
    ]
    plain = {"lot": None}
    return found.model_copy(
        update={
            "decisions": [one.model_copy(update=plain) for one in here],
            "enquiries": [one.model_copy(update=plain) for one in asked],
        }
    )


def until_the_award(
    found: "BidDecisions | None", draws: Sequence[Draw]
) -> "tuple[BidDecisions, list[Draw]] | None":
    """Return what was decided and drawn by the time the award was announced; None if nothing was decided after it."""
    if found is None or not any(is_after_award(found, one) for one in found.decisions):
        return None
    announced = datetime.fromisoformat(str(found.awarded_at))
    then = [one for one in found.decisions if not is_after_award(found, one)]
    held = [draw for draw in draws if datetime.fromisoformat(draw.at) <= announced]
    return found.model_copy(update={"decisions": then, "enquiries": []}), held


def decided_before(found: "BidDecisions", draw: Draw) -> "BidDecisions":
    """Return what was decided by the time of a drawing of lots.

    Who is equal is seen at the moment of a draw: a bid that was drawn first and fell away later was equal then.
    """
    drawn = datetime.fromisoformat(draw.at)
    earlier = [one for one in found.decisions if datetime.fromisoformat(one.at) < drawn]
    return found if len(earlier) == len(found.decisions) else found.model_copy(update={"decisions": earlier})


def held_before(found: "BidDecisions | None", draws: Sequence[Draw]) -> "tuple[BidDecisions, list[Draw]] | None":
    """Return the draws that were held before the last decision, and what was decided by the last of them."""
    decided = [datetime.fromisoformat(one.at) for one in found.decisions] if found else []
    held = [draw for draw in draws if decided and datetime.fromisoformat(draw.at) <= max(decided)]
    if found is None or not held:
        return None
    return decided_before(found, max(held, key=lambda draw: datetime.fromisoformat(draw.at))), held


def decision_disagreements(
    tender: Tender, found: "BidDecisions", names: Sequence[str], in_lots: Mapping[str, Collection[str]]
) -> Iterator[Message]:
    """Yield what is wrong with decisions on bids, and with enquiries.

    Parameters
    ----------
    tender
        The tender, with its lots if it has any.
    found
        What was decided.
    names
        The name of every bid.
    in_lots
        By the code of a lot the names of the bids for it.
    """
    lots = [lot.id for lot in tender.lots.parts] if tender.lots else []
    rule = tender.award
    is_open = rule.is_turned_by_others and rule.after_withdrawal is None
    seen: dict[tuple[str, str | None], int] = {}
    for k, one in enumerate(found.decisions):
        at: Path = ("decisions", k)
        yield from _unknown(one.bid, one.lot, at, names, in_lots)
        keys = [(one.bid, lot) for lot in ([None, *lots] if one.lot is None else [one.lot])]
        if twice := [seen[key] for key in keys if key in seen]:
            yield Message((*at, "bid"), "decided_twice", one.bid, {"other": twice[0] + 1})
        seen |= dict.fromkeys(keys, k)
        if is_open and is_after_award(found, one):
            yield Message((*at, "at"), "no_rule_after_award", one.at, {"method": rule.method})
    for k, enquiry in enumerate(found.enquiries):
        yield from _unknown(enquiry.bid, enquiry.lot, ("enquiries", k), names, in_lots)
        as_low = any(one.ground == "abnormally_low" and _is_about(one, enquiry) for one in found.decisions)
        if enquiry.outcome is not None and as_low == enquiry.outcome.accepted:
            code = "accepted_and_rejected" if as_low else "rejected_without_decision"
            yield Message(("enquiries", k, "outcome"), code, enquiry.bid, {})


def _is_about(one: "BidDecision", enquiry: "Enquiry") -> bool:
    return one.bid == enquiry.bid and (one.lot == enquiry.lot or None in (one.lot, enquiry.lot))


def _unknown(
    bid: str, lot: str | None, at: Path, names: Sequence[str], in_lots: Mapping[str, Collection[str]]
) -> Iterator[Message]:
    if lot is not None and lot not in in_lots:
        yield Message((*at, "lot"), "unknown_lot_decided", lot, {"known": ", ".join(in_lots) or "-"})
    known = names if lot is None or lot not in in_lots else sorted(in_lots[lot])
    if bid not in known:
        yield Message((*at, "bid"), "unknown_bid_decided", bid, {"known": ", ".join(known[:_MOST_NAMED])})
