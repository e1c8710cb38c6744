"""Who is awarded the contract or a lot, and whether anybody else is there who could object to that."""

from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.record.looks import alike


def winners_of(evaluation: Evaluation, lot: AwardedLot | None = None) -> list[BidEvaluation]:
    """Return the bid that is awarded the lot; without lots those of rank 1, several where nothing tells them apart."""
    if lot is None:
        return [one for one in evaluation.bids if one.rank == 1]
    if lot.award.is_tie:
        return [one for one in evaluation.bids if one.bid.name in lot.award.tied]
    winner = lot.award.winner
    return [one for one in evaluation.bids if winner is not None and one.bid.name == winner.bid]


def goes_to_only_bidder(evaluation: Evaluation, lot: AwardedLot | None = None) -> bool:
    """Whether it is awarded and no other bidder is known: none that is not ranked, or whose file was left out, either.

    Then article 2.127, fourth paragraph, of the Aanbestedingswet 2012 asks for no standstill period.
    """
    winners = winners_of(evaluation, lot)
    left_out = evaluation.received.left_out if evaluation.received else ()
    return (
        len(winners) == 1
        and not left_out
        and all(alike(one.bid.bidder.name, winners[0].bid.bidder.name) for one in evaluation.bids)
    )
