"""At which service life of the winner another bid would be first: each whole month below the stated one, ranked again.

Under any rule of award, since it is the pipeline that ranks: a shorter life can change the cost, what others earn by a
relative rule, what is measured as quality or held to a target, and whether the bid is ranked at all.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from lcc.award.outcome import Contender, rank_bids
from lcc.checks.agreement import disagreements
from lcc.checks.fields import with_number
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, contender
from lcc.model.bid import Bid

NEAR = 0.5
"""A life that decides only below this part of what is stated decides nothing that is likely."""
SERVICE_LIFE = "service_life_years"


class TurningLife(NamedTuple):
    """The longest life with which another bid is first [years], which one that is, and whether it stays first below."""

    years: float
    other: str
    holds_below: bool


def turning_life(evaluation: Evaluation, winner: BidEvaluation, offer: int) -> TurningLife | None:
    """Return from which life of an offer another bid comes first; None where none does at a life near the stated one.

    Only where the winner is first itself: what another lot decides is not tried.
    """
    ranked = [one for one in evaluation.bids if one.rank is not None]
    if winner.rank != 1 or len(ranked) < 2:
        return None
    found = [
        (months / 12, firsts)
        for months, tried in _shorter(evaluation, winner, offer)
        if (firsts := _firsts(evaluation, winner, tried))
    ]
    lost = [winner.bid.name not in firsts for _years, firsts in found]
    if True not in lost:
        return None
    turn = lost.index(True)
    years, (other, *_) = found[turn]
    return TurningLife(years, other, all(lost[turn:]) and all(other in firsts for _years, firsts in found[turn:]))


def _shorter(evaluation: Evaluation, winner: BidEvaluation, offer: int) -> Iterator[tuple[int, Contender]]:
    """Yield the winner with each shorter life, in months and the longest first, with which its bid can be."""
    path = ("offers", offer, "business_model", SERVICE_LIFE)
    tender, drawn = evaluation.tender, winner.standing.contender.drawn
    stated = 12 * getattr(winner.bid.offers[offer].business_model, SERVICE_LIFE)
    for months in range(round(stated) - 1, 0, -1):
        if months < NEAR * stated:
            return
        try:
            bid = Bid.model_validate(with_number(winner.bid, path, months / 12))
        except ValidationError:
            continue
        if not any(disagreements(tender, bid)):
            yield months, contender(tender, bid, evaluation.scores, drawn)


def _firsts(evaluation: Evaluation, winner: BidEvaluation, tried: Contender) -> list[str]:
    """Return who is first where the winner is another contender than it was; nobody where nobody has a score."""
    beside = [tried if one is winner else one.standing.contender for one in evaluation.bids]
    return [one.name for one in rank_bids(evaluation.tender, beside) if one.rank == 1]
