"""A proof of the award for every bidder, and the award file that opens it in court.

A proof holds what is public (the tender), what is the bidder's own (its bid, its scores, what they came to), what the
authority tells of others, and a commitment to every bid and its outcome. Of other bids it holds nothing else: with
other bids of the same released numbers it is the same but for the commitments.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import lcc
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO, HIGHEST, LOWEST
from lcc.documents.bid_outcome import gives_away_others
from lcc.documents.letters.awarded import winners_of
from lcc.documents.letters.awarded_lot import AwardedLot, awarded_lots
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.evaluation.lots import evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.evaluation.with_prices import with_prices
from lcc.figure.rounding import all_as_written, as_written
from lcc.language import N_
from lcc.method.rules import fingerprint
from lcc.model.award import AnyAward, Bound
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.draw import Draw
from lcc.model.price_memory import EarlierPrices
from lcc.model.proof import (
    AwardFile,
    AwardProof,
    Opening,
    Openings,
    OtherResult,
    OwnResult,
    Proof,
    Release,
    WinnerResult,
)
from lcc.model.quality import Scores
from lcc.model.result import BidResult, Documents, LotsResult, Result, documents_of
from lcc.model.tender import Tender
from lcc.proofs.commitment import commitment_to, new_salt, opens
from lcc.record.place import InputFile, Origin

AnyResult = TypeVar("AnyResult", Result, LotsResult)

CONFIDENTIAL = N_(
    "Confidential: this file holds every bid and the salts of all commitments. Keep it as long as the award can be "
    "challenged; without it no proof can be opened. Show it to the court only, never to a bidder."
)


class Decided(NamedTuple):
    """The award of the contract, or of one lot: who is awarded it, and what each bid came to."""

    lot: AwardedLot | None
    evaluation: Evaluation
    result: Result

    @property
    def code(self) -> str | None:
        """The code of the lot; None for a tender without lots."""
        return self.lot.award.lot if self.lot else None


@dataclass(frozen=True, slots=True)
class Decision:
    """A tender, its bids and their scores, each award of it, and the result that leaves the program."""

    tender: Tender
    bids: tuple[Bid, ...]
    documents: Documents
    awards: tuple[Decided, ...]
    outcome: Result | LotsResult

    def place_of(self, bid: str) -> int:
        """Return the place of a bid by its name; ValueError where there is none."""
        return [one.name for one in self.bids].index(bid)


def decide(
    tender: Tender,
    bids: Sequence[Bid],
    scores: Scores | None,
    inputs: Sequence[InputFile] = (),
    warnings: Sequence[str] = (),
    *,
    draws: Sequence[Draw] = (),
    decisions: BidDecisions | None = None,
    prices: EarlierPrices | None = None,
) -> Decision:
    """Return what a tender and its bids come to; errors as of `lcc.evaluation.evaluate.evaluate`."""
    documents = documents_of(tender, bids, scores, draws, decisions=decisions, prices=prices)
    if tender.lots is None:
        evaluation = with_prices(evaluate(tender, bids, scores, draws=draws, decisions=decisions), prices)
        whole = _result(evaluation)
        outcome: Result | LotsResult = whole
        awards = [Decided(None, evaluation, whole)]
    else:
        found = with_prices(evaluate_lots(tender, bids, scores, draws=draws, decisions=decisions), prices)
        results = {lot: _result(one) for lot, one in found.lots.items() if one}
        outcome = _as_written(lots_result(found, results))
        lots = awarded_lots(found)
        awards = [Decided(lots[lot], one, results[lot]) for lot, one in found.lots.items() if one]
    kept = {"inputs": list(inputs), "warnings": list(warnings), "documents": documents}
    return Decision(tender, tuple(bids), documents, tuple(awards), outcome.model_copy(update=kept))


def _result(evaluation: Evaluation) -> Result:
    return _as_written(result(evaluation, rules=fingerprint(evaluation.tender)))


def _as_written(found: AnyResult) -> AnyResult:
    """Return a result as it stands in a file: what it says and what is committed to is the same on every computer."""
    return type(found).model_validate(all_as_written(found.model_dump()))


def award_file(decision: Decision, confidential: str) -> AwardFile:
    """Return the award with a fresh commitment to each bid of each award; `confidential` says what the file is."""
    return AwardFile(
        kind="lcc award file",
        version=1,
        confidential=confidential,
        result=decision.outcome,
        commitments=[
            Openings(lot=one.code, bids=sorted(_openings(decision, one), key=lambda opening: opening.commitment))
            for one in decision.awards
        ],
    )


def _openings(decision: Decision, one: Decided) -> Iterator[Opening]:
    for bid in one.result.bids:
        salt = new_salt()
        content = committed(decision, one, bid)
        yield Opening(bid=bid.bidder, salt=salt, commitment=commitment_to(content, salt))


def committed(decision: Decision, one: Decided, outcome: BidResult) -> dict[str, Any]:
    """Return what a commitment binds: the tender, the lot, the bid as it was read, its scores, what it came to."""
    return {
        "tender": decision.documents.tender,
        "lot": one.code,
        "bid": decision.documents.bids[decision.place_of(outcome.bidder)],
        "scores": own_scores(decision, outcome.bidder),
        "outcome": outcome.model_dump(mode="json", include={"rank", "life_cycle_cost", "award"}),
        **({"abstentions": own} if (own := own_abstentions(decision, outcome.bidder)) else {}),
        **({"decisions": decided} if (decided := decision.documents.decisions) else {}),
    }


def own_scores(decision: Decision, bid: str) -> list[dict[str, Any]]:
    """Return the scores of one bid that count: of each assessor, or those on which they agree."""
    quality, given = decision.tender.quality, decision.documents.scores
    each_counts = quality is not None and quality.each_counts
    return [
        score
        for score in (given["scores"] if given else [])
        if score["bid"] == bid and (each_counts or score.get("assessor") is None)
    ]


def own_abstentions(decision: Decision, bid: str) -> list[dict[str, Any]] | None:
    """Return the abstentions on one bid; None where there are none."""
    given = decision.documents.scores or {}
    return [one for one in given.get("abstentions", ()) if one["bid"] == bid] or None


def own_decisions(decision: Decision, bid: str) -> dict[str, Any] | None:
    """Return what was decided on one bid, without what was decided on others; None where nothing was."""
    given = decision.documents.decisions or {}
    own = [one for one in given.get("decisions", ()) if one["bid"] == bid]
    return {**given, "decisions": own, "enquiries": []} if own else None


def unopened(file: AwardFile, decision: Decision) -> Iterator[tuple[str | None, str]]:
    """Yield, by lot and name, the bids of a decision to which a file has not exactly one commitment that opens.

    It opens with what comes out now, or with what the file says that came out: those can differ in the last digit.
    """
    stated = {(lot, bid.bidder): bid for lot, one in _results_in(file) for bid in one.bids}
    for one in decision.awards:
        found = [opening for part in file.commitments if part.lot == one.code for opening in part.bids]
        for bid in one.result.bids:
            own = [opening for opening in found if opening.bid == bid.bidder]
            outcomes = (bid, stated.get((one.code, bid.bidder), bid))
            if len(own) != 1 or not any(
                opens(own[0].commitment, committed(decision, one, outcome), own[0].salt) for outcome in outcomes
            ):
                yield one.code, bid.bidder


def _results_in(file: AwardFile) -> Iterator[tuple[str | None, Result]]:
    """Yield the result of the award, or that of each lot with its code."""
    if isinstance(file.result, Result):
        yield None, file.result
    else:
        yield from ((lot.lot, lot.result) for lot in file.result.lots if lot.result is not None)


def releasable(rule: AnyAward) -> list[Release]:
    """Return what is told of others by default: what the law gives a loser, and the costs that its score takes.

    The best quality, or ratio of quality to cost, is told always.
    """
    by_costs = rule.compares_items or {LOWEST, HIGHEST} & set(rule.bounds_of_all)
    return ["scores_of_winner", "cost_bounds"] if by_costs else ["scores_of_winner"]


def proof(decision: Decision, bid: str, file: AwardFile, released: Collection[Release]) -> Proof:
    """Return the proof for one bid, by its name, with the commitments of the award file."""
    place = decision.place_of(bid)
    lists = {part.lot: sorted(opening.commitment for opening in part.bids) for part in file.commitments}
    return Proof(
        kind="lcc proof",
        version=1,
        lcc_version=lcc.__version__,
        method=decision.tender.method,
        rules=fingerprint(decision.tender),
        released=[one for one in ("scores_of_winner", "cost_bounds", "all_bids") if one in released],
        tender=decision.documents.tender,
        bid=decision.documents.bids[place],
        scores=own_scores(decision, bid),
        abstentions=own_abstentions(decision, bid),
        decisions=own_decisions(decision, bid),
        awards=[
            _award(decision.bids[place], one, evaluated, lists.get(one.code, []), released)
            for one in decision.awards
            for evaluated in one.evaluation.bids
            if evaluated.bid.name == bid
        ],
    )


def _award(
    whole: Bid, one: Decided, evaluated: BidEvaluation, commitments: list[str], released: Collection[Release]
) -> AwardProof:
    evaluation, lot = one.evaluation, one.lot
    found = {bid.bidder: bid for bid in one.result.bids}
    own = own_result(found[evaluated.bid.name], places_of(whole, evaluation.tender))
    is_withheld = is_score_withheld(evaluation, evaluated, released)
    if is_withheld:
        own = own.model_copy(update={"award": own.award.model_copy(update={"score": None, "cost_points": None})})
    told = (LOWEST, HIGHEST, BEST_QUALITY, BEST_RATIO) if "cost_bounds" in released else (BEST_QUALITY, BEST_RATIO)
    bounds = {name: bound for name, bound in bounds_of(evaluation).items() if name in told}
    return AwardProof(
        lot=one.code,
        own=own,
        winners=[
            _winner(found[winner.bid.name], released, has_score=not (is_withheld and winner is evaluated))
            for winner in winners_of(evaluation, lot)
        ],
        reason=lot.award.reason if lot else None,
        lowest_cost=bounds.get(LOWEST),
        highest_cost=bounds.get(HIGHEST),
        best_quality=bounds.get(BEST_QUALITY),
        best_ratio=bounds.get(BEST_RATIO),
        lowest_by_item=lowest_by_item(evaluation) if "cost_bounds" in released else None,
        bids=list(_others(one)) if "all_bids" in released else None,
        commitments=commitments,
    )


def is_score_withheld(evaluation: Evaluation, one: BidEvaluation, released: Collection[Release]) -> bool:
    """Whether the own score is left out: the lowest cost is not told, and it would follow."""
    return not {"cost_bounds", "all_bids"} & set(released) and gives_away_others(evaluation, one)


def bounds_of(evaluation: Evaluation) -> Mapping[Bound, float]:
    """Return what the rule goes by of all bids, as it is written [money or share]; nothing where nobody counts."""
    seen = evaluation.of_all
    return {name: as_written(seen.named(name)) for name in evaluation.tender.award.bounds_of_all} if seen else {}


def lowest_by_item(evaluation: Evaluation) -> dict[str, float] | None:
    """Return the lowest cost of each item, by its code [money]; None where the rule does not go by it."""
    tender, seen = evaluation.tender, evaluation.of_all
    if not tender.award.compares_items or seen is None:
        return None
    return dict(zip(tender.item_names, map(as_written, seen.lowest_by_item), strict=True))


def own_result(found: BidResult, places: Sequence[int]) -> OwnResult:
    """Return what a bid came to, without what hangs on others; `places` are those of its offers in the whole bid."""
    own = OwnResult.model_validate(found.model_dump(include=set(OwnResult.model_fields)))
    own = own.model_copy(update={"award": own.award.model_copy(update={"decided_by": None})})

    def moved(field: str) -> str:
        return re.sub(r"^offers\[(\d+)\]", lambda at: f"offers[{places[int(at[1])]}]", field)

    lines = [line.model_copy(update={"source": Origin(field=moved(line.source.field))}) for line in own.lines]
    return own.model_copy(update={"lines": lines})


def places_of(whole: Bid, tender: Tender) -> list[int]:
    """Return the places in a bid of its offers of the items of a tender, which may be one lot of it."""
    items = {item.id for item in tender.items}
    return [k for k, offer in enumerate(whole.offers) if offer.item in items]


def _winner(found: BidResult, released: Collection[Release], *, has_score: bool) -> WinnerResult:
    is_told = "scores_of_winner" in released
    award = found.award
    return WinnerResult(
        bidder=found.bidder,
        score=award.score if is_told and has_score else None,
        quality=award.quality if is_told else None,
        criteria=award.criteria if is_told else {},
    )


def _others(one: Decided) -> Iterator[OtherResult]:
    """Yield all bids as the authority tells of them, the own one among them."""
    counted = {bid.bid.name for bid in one.evaluation.bids if bid.standing.contender.is_counted_still}
    for found in one.result.bids:
        award = found.award
        yield OtherResult(
            bidder=found.bidder,
            rank=found.rank,
            assessed_cost=award.assessed_cost,
            quality=award.quality,
            score=award.score,
            cost_by_item=award.cost_by_item,
            counts_still=found.bidder in counted,
        )
