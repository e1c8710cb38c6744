"""One award: what was sent as it is scored, and the one lot or bidder that is asked for."""

from typing import TYPE_CHECKING

from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_of
from lcc.service.asked import one_of
from lcc.service.sent import BODY, Given

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.intake.submissions import Submissions

BESIDE = ("scores", "draws", "decisions", "reference", "prices", "price_index", "map", "leave_out")


def read_in(given: Given) -> "Submissions":
    """Return a tender and its bids as they were sent."""
    from lcc.api.reading import read

    beside = {name: given[name] for name in BESIDE if name in given}
    return read(given["tender"], given.get("bids", ()), **beside)


def scored_in(given: Given) -> "Scored":
    """Return them as they are scored."""
    from lcc.api.scoring import score

    return score(read_in(given))


def awarded_in(given: Given) -> "Scored":
    """Return them as they are scored; InputRefusedError where there is no bid, and so nothing to tell."""
    scored = scored_in(given)
    refuse_no_bids(scored.submissions)
    return scored


def refuse_no_bids(found: "Submissions") -> None:
    """Raise InputRefusedError where there is no bid: not sent, nor in the workbook of the tender."""
    if not found.bids:
        raise InputRefusedError([problem_of(Message(("bids",), "no_bids_sent", None, {}), BODY)])


def one_award(scored: "Scored", lot: str | None) -> "Scored":
    """Return the contract, or the lot that is asked for; InputRefusedError where that is not one."""
    if lot is None and not scored.submissions.tender.lots:
        return scored
    if lot is None or lot not in scored.lots:
        raise one_of("lot", lot, scored.lots)
    return scored.lots[lot]


def known_bidder(award: "Scored", bidder: str | None) -> str | None:
    """Return the bidder that is asked for, if one is; InputRefusedError where there is none of that name."""
    names = [one.bid.name for one in award.evaluation.bids]
    if bidder is not None and bidder not in names:
        raise one_of("bidder", bidder, names)
    return bidder
