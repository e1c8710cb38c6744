"""Decisions on bids -> which of them fall away, and which decisions do not fit the tender and the bids."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from lcc.model.award import AnyAward, RelativePoints
from lcc.model.bid_decision import BidDecision, BidDecisions, FellAway, Ground
from lcc.model.draw import Draw
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import NotScorableError, problem_of


class DecisionsDisagreeError(NotScorableError, ValueError):
    """Decisions on bids that do not fit the tender and its bids."""

    def __init__(self, findings: list[Message]) -> None:
        self.findings = findings
        super().__init__(map(problem_of, findings))


class Fallen(NamedTuple):
    """Why a bid fell away; `keeps_order` says that its cost is still the lowest or highest from which scores follow."""

    what: FellAway
    ground: Ground
    article: str | None
    reason: str
    keeps_order: bool


def fallen(rule: AnyAward, found: BidDecisions | None) -> dict[str, Fallen]:
    """Return by bid why it fell away, if it did."""
    if found is None:
        return {}
    keeps = isinstance(rule, RelativePoints) and rule.after_withdrawal == "keep_order"
    return {
        one.bid: Fallen(
            one.what, one.ground, one.article, one.reason, keeps_order=keeps and _is_after_award(found, one)
        )
        for one in found.decisions
    }


def _is_after_award(found: BidDecisions, one: BidDecision) -> bool:
    announced = found.awarded_at
    return announced is not None and datetime.fromisoformat(one.at) > datetime.fromisoformat(announced)


def of_lot(found: BidDecisions | None, lot: str, names: Collection[str]) -> BidDecisions | None:
    """Return what was decided on the bids for a lot, as of a tender of its own."""
    return found and found.model_copy(
        update={
            name: [
                one.model_copy(update={"lot": None})
                for one in getattr(found, name)
                if one.lot in (None, lot) and one.bid in names
            ]
            for name in ("decisions", "enquiries")
        }
    )


def at_each_draw(found: BidDecisions, draws: Sequence[Draw]) -> list[BidDecisions]:
    """Return what was decided by the time of each drawing of lots: once where that is the same.

    Who is equal is seen at the moment of a draw: a bid that was drawn first and fell away later was equal then.
    """
    moments = [datetime.fromisoformat(one.at) for one in found.decisions]
    draws_at = [datetime.fromisoformat(draw.at) for draw in draws]
    known = dict.fromkeys(tuple(k for k, at in enumerate(moments) if at < drawn) for drawn in draws_at)
    return [found.model_copy(update={"decisions": [found.decisions[k] for k in decided]}) for decided in known]


def earlier(found: BidDecisions | None, draws: Sequence[Draw]) -> tuple[BidDecisions, list[Draw]] | None:
    """Return what was decided before the last decision, and the draws that were held by then; None without any."""
    if found is None or not found.decisions:
        return None
    last = max(datetime.fromisoformat(one.at) for one in found.decisions)
    held = [draw for draw in draws if datetime.fromisoformat(draw.at) <= last]
    then = [one for one in found.decisions if datetime.fromisoformat(one.at) < last]
    return (found.model_copy(update={"decisions": then}), held) if held else None


def decision_disagreements(tender: Tender, found: BidDecisions, names: Sequence[str]) -> Iterator[Message]:
    """Yield what is wrong with decisions on bids, and with enquiries; `names` are those of every bid."""
    lots = [lot.id for lot in tender.lots.parts] if tender.lots else []
    rule = tender.award
    is_open = isinstance(rule, RelativePoints) and rule.is_turned_by_others and rule.after_withdrawal is None
    seen: dict[tuple[str, str | None], int] = {}
    for k, one in enumerate(found.decisions):
        at: Path = ("decisions", k)
        yield from _unknown(one.bid, one.lot, at, names, lots)
        keys = [(one.bid, lot) for lot in ([None, *lots] if one.lot is None else [one.lot])]
        if twice := [seen[key] for key in keys if key in seen]:
            yield Message((*at, "bid"), "decided_twice", one.bid, {"other": twice[0] + 1})
        seen |= dict.fromkeys(keys, k)
        if is_open and _is_after_award(found, one):
            yield Message((*at, "at"), "no_rule_after_award", one.at, {"method": rule.method})
    for k, enquiry in enumerate(found.enquiries):
        yield from _unknown(enquiry.bid, enquiry.lot, ("enquiries", k), names, lots)
        is_rejected = enquiry.outcome is not None and not enquiry.outcome.accepted
        if is_rejected and not any(
            one.bid == enquiry.bid and one.ground == "abnormally_low" for one in found.decisions
        ):
            yield Message(("enquiries", k, "outcome"), "rejected_without_decision", enquiry.bid, {})


def _unknown(bid: str, lot: str | None, at: Path, names: Sequence[str], lots: Sequence[str]) -> Iterator[Message]:
    if bid not in names:
        yield Message((*at, "bid"), "unknown_bid_decided", bid, {"known": ", ".join(names)})
    if lot is not None and lot not in lots:
        yield Message((*at, "lot"), "unknown_lot_decided", lot, {"known": ", ".join(lots) or "-"})
