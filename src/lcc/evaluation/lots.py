"""A tender in lots + bids + scores + drawings of lots -> each lot evaluated by itself, and who is awarded which."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import lcc
from lcc.award.combined_lots import CombinedLots, costs_left, discount_off
from lcc.award.drawn import DrawsDisagreeError, equals, not_tied, unknown
from lcc.award.fallen import decided_before, held_before, of_lot, until_the_award
from lcc.award.lots import Allocation, Candidate, LotAward, NextBest, allocate, next_best
from lcc.award.outcome import score_at_cost
from lcc.evaluation.evaluate import Evaluation, checked, evaluate
from lcc.figure.figure import Figure
from lcc.model.bid import Bid, bidders
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import BidHistory
from lcc.model.draw import Draw
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.result import CombinedResult, Documents, LotAwardResult, LotResult, LotsResult, Result, documents_of
from lcc.model.tender import Lot, Lots, Tender
from lcc.record.message import Message
from lcc.record.place import InputFile
from lcc.record.progress import steps

if TYPE_CHECKING:
    from lcc.model.price_memory import EarlierPrices


@dataclass(frozen=True, slots=True)
class LotsEvaluation:
    """A tender, each of its lots by code (None where nobody bid), and who is awarded which.

    `ranked` are the bids as lots are awarded to them, by lot; `combined` the discounts that they offer, and `draws` the
    drawings of lots that settled a tie. `received` says what became of the files that were handed in, and `decisions`
    which bids fell away. `moved` has by lot the bid that was awarded it when the award was announced, and would lose it
    though it did not fall away there.
    """

    tender: Tender
    lots: Mapping[str, Evaluation | None]
    allocation: Allocation
    ranked: Mapping[str, Sequence[Candidate]]
    combined: tuple[CombinedLots, ...]
    draws: tuple[Draw, ...] = ()
    bids: tuple[Bid, ...] = ()
    scores: Scores | None = None
    received: Received | None = None
    reference: Bid | None = None
    decisions: BidDecisions | None = None
    moved: Mapping[str, str] = field(default_factory=dict)
    history: BidHistory | None = None
    prices: "EarlierPrices | None" = None

    @property
    def next_best(self) -> list[NextBest]:
        """What is next best for each lot that is awarded, where there is anything."""
        rules, is_money = self.tender.lots, self.tender.award.is_in_money
        return next_best(rules, self.ranked, self.combined, self.allocation, is_money=is_money) if rules else []


def evaluate_lots(
    tender: Tender,
    bids: Sequence[Bid],
    scores: Scores | None = None,
    *,
    draws: Sequence[Draw] = (),
    reference: Bid | None = None,
    decisions: BidDecisions | None = None,
) -> LotsEvaluation:
    """Evaluate each lot on its own, and award the lots by the rules of the tender.

    Each of `draws` names its lot. It settles who of the bids that can be awarded that lot is, and where these are all
    bids of one rank, their ranks too. The numbers of the award rule, such as bounds, a budget or the value of quality,
    hold for each lot. The limit on lots counts bidders: bids of one name, by its looks, or of one registration number
    together. Lots that were drawn before a bid fell away are held to what could be awarded then.

    Raises
    ------
    BidDisagreesError, ScoresDisagreeError, DecisionsDisagreeError, DrawsDisagreeError
        As `lcc.evaluation.evaluate.evaluate` does.
    """
    if tender.lots is None:
        raise ValueError(f"tender {tender.id} has no lots: see lcc.evaluation.evaluate")
    tender, bids, scores = checked(tender, bids, scores, decisions)
    assert tender.lots is not None
    of = {bid.name: bids[first].bidder.name for bid, first in zip(bids, bidders(bids), strict=True)}
    before = held_before(decisions, draws)
    if before is not None:
        then, held = before
        evaluate_lots(tender, bids, scores, draws=held, decisions=then)

    def evaluated(lot: Lot, decided: BidDecisions | None, drawn: Sequence[Draw] = ()) -> Evaluation | None:
        return _evaluated(tender, lot, bids, scores, reference, decided, drawn)

    def equal_when_drawn(lot: Lot) -> Iterator[Evaluation | None]:
        about = [draw for draw in draws if draw.lot == lot.id]
        if decisions is None or not about:
            yield plain[lot.id]
        else:
            yield from (evaluated(lot, decided_before(decisions, draw)) for draw in about)

    plain = {lot.id: evaluated(lot, decisions) for lot in tender.lots.parts}
    found = {
        lot.id: evaluated(lot, decisions, ranking)
        if (ranking := draws_of_ranking(draws, lot, list(equal_when_drawn(lot))))
        else plain[lot.id]
        for lot in steps("lots", tender.lots.parts)
    }
    ranked = {lot: _candidates(plain[lot], evaluation, of) for lot, evaluation in found.items()}
    combined = tuple(_combined(tender.lots, bids, found, is_money=tender.award.is_in_money))
    is_money = tender.award.is_in_money
    there = {lot: {one.bid for one in candidates} for lot, candidates in ranked.items()}
    drawn = {
        lot: [[name for name in draw.order if name in names] for draw in draws if draw.lot == lot]
        for lot, names in there.items()
    }
    allocation = allocate(tender.lots, ranked, combined, is_money=is_money, drawn=drawn)
    held = before[1] if before else []
    if wrong := [one for one in _wrong(draws, plain, allocation) if draws[int(one.path[1])] not in held]:
        raise DrawsDisagreeError(wrong)
    moved: dict[str, str] = {}
    if (announced := until_the_award(decisions, draws)) is not None:
        then, held = announced
        at_award = evaluate_lots(tender, bids, scores, draws=held, decisions=then).allocation
        moved = dict(_moved(at_award, allocation, there))
    return LotsEvaluation(
        tender,
        found,
        allocation,
        ranked,
        combined,
        tuple(draws),
        tuple(bids),
        scores,
        reference=reference,
        decisions=decisions,
        moved=moved,
    )


def _combined(
    rules: Lots, bids: Sequence[Bid], lots: Mapping[str, Evaluation | None], *, is_money: bool
) -> Iterator[CombinedLots]:
    """Yield the discounts that bids offer, lots in the order of the tender.

    Where scores are points, it is left out if a lot costs nothing, so that there is nothing to spread it by, or if the
    bid would not be ranked at the cost that is left.
    """
    for bid in bids:
        for combination in bid.combinations:
            together = tuple(lot.id for lot in rules.parts if lot.id in combination.lots)
            offered = CombinedLots(bid.name, together, combination.discount, combination.amount)
            if is_money:
                yield offered
            elif scores := _scores_combined(offered, [lots[lot] for lot in together]):
                yield offered._replace(scores=scores)


def _scores_combined(offered: CombinedLots, lots: Sequence[Evaluation | None]) -> tuple[float, ...]:
    """Return what each lot scores at its cost less the discount; nothing where that does not count."""
    there = [
        (evaluation.tender, one.standing)
        for evaluation in lots
        if evaluation is not None
        for one in evaluation.bids
        if one.bid.name == offered.bid and one.standing.score is not None
    ]
    costs = [Figure(standing.assessed_cost.value) for _tender, standing in there]
    if len(there) < len(lots) or any(cost.value <= 0 for cost in costs):
        return ()
    share, amount = (None if one is None else Figure(one) for one in (offered.share, offered.amount))
    left = costs_left(discount_off(share, amount, costs), costs)
    scores = [
        score_at_cost(tender, standing.contender, cost.value)
        for (tender, standing), cost in zip(there, left, strict=True)
    ]
    known = [one.score.value for one in scores if one is not None]
    return tuple(known) if len(known) == len(scores) else ()


def _moved(before: Allocation, now: Allocation, there: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Yield each lot that a bid was awarded and would lose, though it is ranked in it still."""
    for was, award in zip(before.awards, now.awards, strict=True):
        before_it, after_it = (one.winner.bid if one.winner else None for one in (was, award))
        if before_it is not None and before_it != after_it and before_it in there[was.lot]:
            yield was.lot, before_it


def draws_of_ranking(draws: Sequence[Draw], lot: Lot, evaluations: Sequence[Evaluation | None]) -> list[Draw]:
    """Return the drawings for a lot that put all bids of one rank in order, as those of a tender of its own.

    `evaluations` are those of the lot, as bids stood when lots were drawn.
    """
    known = [one for one in evaluations if one is not None]
    ties = {frozenset(tie) for one in known for tie in equals(bid.standing for bid in one.bids)}
    about = [draw for draw in draws if draw.lot == lot.id and frozenset(draw.order) in ties]
    return [draw.model_copy(update={"lot": None}) for draw in about]


def _wrong(
    draws: Sequence[Draw], lots: Mapping[str, Evaluation | None], allocation: Allocation
) -> Iterator[Message]:
    """Yield the drawings that settle no tie, or not all of it."""
    awards = {award.lot: award for award in allocation.awards}
    seen: dict[tuple[str | None, frozenset[str]], int] = {}
    for k, draw in enumerate(draws):
        if draw.lot not in awards:
            yield Message(("draws", k, "lot"), "unknown_lot_drawn", draw.lot, {"known": ", ".join(awards)})
            continue
        evaluation = lots[draw.lot]
        names = [one.bid.name for one in evaluation.bids] if evaluation else []
        ties = equals(one.standing for one in evaluation.bids) if evaluation else []
        key = draw.lot, frozenset(draw.order)
        if not set(draw.order) <= set(names):
            yield from unknown(draw, k, names)
        elif key in seen:
            words: dict[str, object] = {"other": seen[key] + 1}
            yield Message(("draws", k, "order"), "tie_drawn_twice", ", ".join(draw.order), words)
        elif key[1] not in {frozenset(tie) for tie in ties} | {frozenset(awards[draw.lot].drawn)}:
            yield _not_settled(k, draw, awards[draw.lot], ties)
        seen.setdefault(key, k)


def _not_settled(position: int, draw: Draw, award: LotAward, ties: Sequence[tuple[str, ...]]) -> Message:
    if award.reason == "hangs_on_draw":
        words: dict[str, object] = {"lots": ", ".join(award.hangs_on)}
        return Message(("draws", position, "order"), "drawn_too_early", ", ".join(draw.order), words)
    return not_tied(position, draw, [*filter(None, (award.tied, award.drawn)), *ties])


def _evaluated(
    tender: Tender,
    lot: Lot,
    bids: Sequence[Bid],
    scores: Scores | None,
    reference: Bid | None,
    decisions: BidDecisions | None,
    draws: Sequence[Draw],
) -> Evaluation | None:
    there = [one for bid in bids if (one := bid_of(bid, tender, lot))]
    if not there:
        return None
    about = scores and scores_of(scores, bids, tender, lot)
    kept = reference and bid_of(reference, tender, lot)
    decided = of_lot(decisions, lot.id, {one.name for one in there})
    return evaluate(tender_of(tender, lot), there, about, draws=draws, reference=kept, decisions=decided)


def _candidates(plain: Evaluation | None, evaluation: Evaluation | None, of: Mapping[str, str]) -> list[Candidate]:
    ranks = {one.bid.name: one.rank for one in plain.bids} if plain else {}
    return [
        Candidate(
            bid=one.bid.name,
            bidder=of[one.bid.name],
            rank=ranks[one.bid.name] or 0,
            score=one.standing.score,
            cost=one.standing.assessed_cost.value,
            place=one.standing.rank,
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
        By code of the lot, its evaluation as `lcc.evaluation.results.result` returns it.
    inputs
        The files that were read.
    warnings
        What the reader of the result should know.
    documents
        What was scored; left out, that is what was evaluated. With it the result can be computed again some day.
    """
    tender, allocation = evaluation.tender, evaluation.allocation
    documents = documents or documents_of(
        tender,
        evaluation.bids,
        evaluation.scores,
        evaluation.draws,
        evaluation.reference,
        evaluation.decisions,
        evaluation.history,
        evaluation.prices,
    )
    lots = tender.lots.parts if tender.lots else []
    return LotsResult(
        tender=tender.id,
        lcc_version=lcc.__version__,
        method=tender.method,
        currency=tender.currency,
        inputs=list(inputs),
        files=evaluation.received,
        lots=[LotResult(lot=lot.id, title=lot.title, result=results.get(lot.id)) for lot in lots],
        awards=[
            LotAwardResult(
                lot=award.lot,
                bidder=award.winner.bid if award.winner else None,
                rank=award.winner.final_rank if award.winner else None,
                score=award.winner.score if award.winner else None,
                reason=award.reason,
                is_tie=award.is_tie,
                tied=list(award.tied),
                hangs_on=list(award.hangs_on),
                decided_by="draw" if award.drawn else None,
            )
            for award in allocation.awards
        ],
        combined=[
            CombinedResult(bidder=one.bid, lots=list(one.lots), discount=one.amount, points=one.points)
            for one in allocation.discounts
        ],
        total=allocation.total,
        warnings=list(warnings),
        documents=documents,
    )
