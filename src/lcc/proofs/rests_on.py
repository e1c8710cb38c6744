"""What a proof rests on: the tender, the own bid and its scores, and what is told of the costs of all bids."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lcc.award.by_item import cost_share
from lcc.award.fallen import of_lot
from lcc.award.inverted import score_of
from lcc.award.outcome import Standing
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO, HIGHEST, LOWEST, OfAll, RuleScore, of_all
from lcc.checks.validation import validated
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.results import result
from lcc.figure.figure import Figure
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.proof import AwardProof, OwnResult, Proof
from lcc.model.quality import Scores
from lcc.model.tender import Tender
from lcc.proofs.differences import as_damage, refused
from lcc.proofs.proof import own_result, places_of
from lcc.record.message import Message

_FAR_BETTER = 1e12
"""A ratio of quality to cost, in money, of which every bid is far behind."""


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
    """Return what the rule needs of all bids, as it is told [money or share]; None where something is missing."""
    names = tender.award.bounds_of_all
    told = {
        LOWEST: award.lowest_cost,
        HIGHEST: award.highest_cost,
        BEST_QUALITY: award.best_quality,
        BEST_RATIO: award.best_ratio,
    }
    counted = [one for one in award.bids or () if one.rank is not None or one.counts_still]
    if counted:
        seen = of_all([(one.assessed_cost, one.quality or 0.0) for one in counted])
        told = {name: seen.named(name) for name in names}
    bounds: dict[str, float] = {name: value for name in names if (value := told[name]) is not None}
    if tender.award.compares_items and lowest_told(tender, award) is None:
        return None
    return bounds if len(bounds) == len(names) else None


def lowest_told(tender: Tender, award: AwardProof) -> tuple[float, ...] | None:
    """Return the lowest cost of each item of the tender, as it is told [money]; None where that of one is missing."""
    counted = [one.cost_by_item for one in award.bids or () if one.rank is not None or one.counts_still]
    told = [counted] if counted else [[award.lowest_by_item or {}]]
    if not all(item in costs for costs in told[0] for item in tender.item_names):
        return None
    return tuple(min(costs[item] for costs in told[0]) for item in tender.item_names)


def share_told(tender: Tender, costs: Sequence[float], award: AwardProof) -> float:
    """Return what items of these costs earn of the points for cost [share], by the lowest told; 0 if none are."""
    lowest = lowest_told(tender, award) if tender.award.compares_items else None
    if lowest is None or len(costs) != len(lowest) or min(costs) <= 0:
        return 0.0
    return cost_share(tender, costs, lowest).value


def beside_told(bounds: Mapping[str, float], cost: float, quality: float) -> OfAll:
    """Return what a rule sees of all bids; what is not told is what the bid at hand has itself."""
    ratio = quality / cost if cost > 0 else 0.0
    own = {LOWEST: cost, HIGHEST: cost, BEST_QUALITY: quality, BEST_RATIO: ratio}
    lowest, highest, best, most = (bounds.get(name, value) for name, value in own.items())
    return OfAll(lowest, highest, best, most)


def score_told(tender: Tender, standing: Standing, award: AwardProof) -> RuleScore | None:
    """Return what the rule makes of the own bid beside the costs that are told; None where the score is left out.

    Where no bound is told, the own cost has to be one: the one that fits what is stated. Where each item has a lowest
    cost of its own, and these are not told, the points for cost are as stated, and the score has to be their sum.
    """
    bounds, stated = bounds_told(tender, award), award.own.award.score
    if bounds is None and stated is None:
        return None
    cost, quality = standing.assessed_cost.value, standing.contender.earned
    told = [beside_told(bounds, cost, quality)] if bounds is not None else []
    if tender.award.compares_items:
        return _of_items(tender, standing, award, told)
    lower, own = cost - min(1.0, abs(cost) / 2), beside_told({}, cost, quality)
    fit = [own._replace(highest=cost + 1), own._replace(lowest=lower), own._replace(best_ratio=_FAR_BETTER)]
    scores = [score_of(tender.award, cost, quality, beside) for beside in told or fit]
    return min(scores, key=lambda one: abs(one.score.value - (stated or 0.0)))


def _of_items(tender: Tender, standing: Standing, award: AwardProof, told: Sequence[OfAll]) -> RuleScore:
    cost, quality = standing.assessed_cost.value, standing.contender.earned
    if told:
        share = share_told(tender, standing.contender.by_item, award)
        return score_of(tender.award, cost, quality, told[0], share)
    most = score_of(tender.award, cost, quality, beside_told({}, cost, quality), 1.0)
    stated = award.own.award.cost_points
    if (
        stated is None
        or most.cost_points is None
        or most.quality_points is None
        or stated > most.cost_points.value
    ):
        return most
    return RuleScore(Figure(stated) + most.quality_points, Figure(stated), most.quality_points)
