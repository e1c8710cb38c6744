"""What a proof rests on: the tender, the own bid and its scores, and what is told of the costs of all bids."""

from typing import NamedTuple

from lcc.award.fallen import of_lot
from lcc.award.inverted import score_of
from lcc.award.outcome import Standing
from lcc.award.rule_input import HIGHEST, LOWEST, RuleScore
from lcc.checks.validation import validated
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.results import result
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.proof import AwardProof, OwnResult, Proof
from lcc.model.quality import Scores
from lcc.model.tender import Tender
from lcc.proofs.differences import as_damage, refused
from lcc.proofs.proof import needs_bounds, own_result, places_of
from lcc.record.message import Message


class Known(NamedTuple):
    """What a proof rests on: tender, own bid, its scores and that it fell away; and both of each lot that it is for."""

    tender: Tender
    bid: Bid
    scores: Scores | None
    decisions: BidDecisions | None
    parts: tuple[tuple[str | None, Tender, Bid], ...]
    file: str

    @classmethod
    def of(cls, found: Proof, file: str) -> "Known":
        """Return what a proof rests on; InputRefusedError where that is no tender, bid or score."""
        with as_damage():
            tender, bid = validated(found.tender, Tender, file), validated(found.bid, Bid, file)
        scores = None
        if tender.quality is not None and (found.scores or tender.quality.scored_leaves()):
            given = {"tender": tender.id, "scores": found.scores, "abstentions": found.abstentions or []}
            scores = validated(given, Scores, file)
        decisions = validated(found.decisions, BidDecisions, file) if found.decisions else None
        parts: list[tuple[str | None, Tender, Bid]] = [] if tender.lots else [(None, tender, bid)]
        for lot in tender.lots.parts if tender.lots else ():
            part = bid_of(bid, tender, lot)
            if part is not None:
                parts.append((lot.id, tender_of(tender, lot), part))
        return cls(tender, bid, scores, decisions, tuple(parts), file)

    def own(self, tender: Tender, bid: Bid) -> tuple[Standing, OwnResult]:
        """Return what the own bid comes to, as if it were the only one, without what hangs on others."""
        evaluation = self.alone(tender, bid)
        [one], [found] = evaluation.bids, result(evaluation).bids
        return one.standing, own_result(found, places_of(self.bid, tender))

    def alone(self, tender: Tender, bid: Bid) -> Evaluation:
        """Return the own bid as if it were the only one."""
        try:
            scores, decisions = self._of(tender)
            return evaluate(_without_lock(tender), [bid], scores, decisions=decisions)
        except ValueError as error:
            raise refused(self.file, Message((), "proof_not_computed", str(error), {})) from None

    def _of(self, tender: Tender) -> tuple[Scores | None, BidDecisions | None]:
        """Return the scores, and what was decided, of the tender or of one lot of it."""
        for lot in self.tender.lots.parts if self.tender.lots else ():
            if tender.id == tender_of(self.tender, lot).id:
                scores = self.scores and scores_of(self.scores, [self.bid], self.tender, lot)
                return scores, of_lot(self.decisions, lot.id, {self.bid.name})
        return self.scores, self.decisions


def _without_lock(tender: Tender) -> Tender:
    """Return a tender that asks for no lock: a proof has none, as its checksum is over the scores of others too."""
    if tender.quality is None:
        return tender
    return tender.model_copy(update={"quality": tender.quality.model_copy(update={"hold_back_prices": False})})


def bounds_told(tender: Tender, award: AwardProof) -> dict[str, float] | None:
    """Return the costs [money] of all bids that the rule needs, as they are told; None where one is missing."""
    if not needs_bounds(tender.award):
        return {}
    told = {LOWEST: award.lowest_cost, HIGHEST: award.highest_cost}
    if award.bids is not None:
        costs = [one.assessed_cost for one in award.bids if one.rank is not None or one.counts_still]
        told = {LOWEST: min(costs, default=None), HIGHEST: max(costs, default=None)}
    bounds: dict[str, float] = {
        name: cost for name in tender.award.costs_of_all if (cost := told[name]) is not None
    }
    return bounds if len(bounds) == len(tender.award.costs_of_all) else None


def score_told(tender: Tender, standing: Standing, award: AwardProof) -> RuleScore | None:
    """Return what the rule makes of the own bid beside the costs that are told; None where the score is left out.

    Where no bound is told, the own cost has to be one: the one that fits what is stated.
    """
    bounds, stated = bounds_told(tender, award), award.own.award.score
    if bounds is None and stated is None:
        return None
    cost, quality = standing.assessed_cost.value, standing.contender.quality
    told = [(bounds.get(LOWEST, cost), bounds.get(HIGHEST, cost))] if bounds is not None else []
    tried = told or [(cost, cost + 1), (cost - min(1.0, abs(cost) / 2), cost)]
    scores = [score_of(tender.award, cost, quality.total.value if quality else 0.0, *pair) for pair in tried]
    return min(scores, key=lambda one: abs(one.score.value - (stated or 0.0)))
