"""A tender in lots + bids + scores -> each lot evaluated as a tender of its own, and who is awarded which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import lcc
from lcc.award.lots import Allocation, Candidate, CombinedLots, allocate
from lcc.evaluate import Evaluation, checked, evaluate
from lcc.model.award import SCORED_IN_MONEY
from lcc.model.bid import Bid, bidders
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.quality import Scores
from lcc.model.result import (
    CombinedResult,
    Documents,
    InputFile,
    LotAwardResult,
    LotResult,
    LotsResult,
    Result,
    documents_of,
)
from lcc.model.tender import Lot, Tender


@dataclass(frozen=True, slots=True)
class LotsEvaluation:
    """A tender, each of its lots by code (None where nobody bid), and who is awarded which."""

    tender: Tender
    lots: Mapping[str, Evaluation | None]
    allocation: Allocation
    bids: tuple[Bid, ...] = ()
    scores: Scores | None = None


def evaluate_lots(tender: Tender, bids: Sequence[Bid], scores: Scores | None = None) -> LotsEvaluation:
    """Evaluate each lot on its own, and award the lots by the rules of the tender.

    The numbers of the award rule, such as bounds, a budget or the value of quality, hold for each lot. The limit on
    lots counts bidders: bids of one name, by its looks, or of one registration number together.

    Raises
    ------
    BidDisagreesError, ScoresDisagreeError, NoScoreError
        As `lcc.evaluate.evaluate` does.
    """
    if tender.lots is None:
        raise ValueError(f"tender {tender.id} has no lots: see lcc.evaluate")
    tender, bids, scores = checked(tender, bids, scores)
    assert tender.lots is not None
    found = {lot.id: _evaluated(tender, lot, bids, scores) for lot in tender.lots.parts}
    of = {bid.name: bids[first].bidder.name for bid, first in zip(bids, bidders(bids), strict=True)}
    ranked = {lot: _candidates(evaluation, of) for lot, evaluation in found.items()}
    combined = [
        CombinedLots(bid.name, tuple(combination.lots), combination.discount)
        for bid in bids
        for combination in bid.combinations
    ]
    is_money = tender.award.method in SCORED_IN_MONEY
    return LotsEvaluation(
        tender, found, allocate(tender.lots, ranked, combined, is_money=is_money), tuple(bids), scores
    )


def _evaluated(tender: Tender, lot: Lot, bids: Sequence[Bid], scores: Scores | None) -> Evaluation | None:
    there = [one for bid in bids if (one := bid_of(bid, tender, lot))]
    if not there:
        return None
    return evaluate(tender_of(tender, lot), there, scores and scores_of(scores, bids, tender, lot))


def _candidates(evaluation: Evaluation | None, of: Mapping[str, str]) -> list[Candidate]:
    return [
        Candidate(
            bid=one.bid.name,
            bidder=of[one.bid.name],
            rank=one.standing.rank,
            score=one.standing.score,
            cost=one.standing.assessed_cost.value,
        )
        for one in (evaluation.bids if evaluation else ())
        if one.standing.rank is not None and one.standing.score is not None
    ]


def lots_result(
    evaluation: LotsEvaluation,
    results: Mapping[str, Result],
    *,
    inputs: Sequence[InputFile] = (),
    warnings: Sequence[str] = (),
    documents: Documents | None = None,
) -> LotsResult:
    """Return the evaluation as the object that leaves the program.

    Parameters
    ----------
    evaluation
        What `evaluate_lots` returned.
    results
        By code of the lot, its evaluation as `lcc.results.result` returns it.
    inputs
        The files that were read.
    warnings
        What the reader of the result should know.
    documents
        What was scored; left out, that is what was evaluated. With it the result can be computed again some day.
    """
    tender, allocation = evaluation.tender, evaluation.allocation
    documents = documents or documents_of(tender, evaluation.bids, evaluation.scores)
    lots = tender.lots.parts if tender.lots else []
    return LotsResult(
        tender=tender.id,
        lcc_version=lcc.__version__,
        method=tender.method,
        currency=tender.currency,
        inputs=list(inputs),
        lots=[LotResult(lot=lot.id, title=lot.title, result=results.get(lot.id)) for lot in lots],
        awards=[
            LotAwardResult(
                lot=award.lot,
                bidder=award.winner.bid if award.winner else None,
                rank=award.winner.rank if award.winner else None,
                score=award.winner.score if award.winner else None,
                reason=award.reason,
                is_tie=award.is_tie,
            )
            for award in allocation.awards
        ],
        combined=[
            CombinedResult(bidder=one.bid, lots=list(one.lots), discount=one.amount)
            for one in allocation.discounts
        ],
        total=allocation.total,
        warnings=list(warnings),
        documents=documents,
    )
