"""What a proof rests on: the tender, the own bid and its scores, and what is told of the costs of all bids."""

from typing import NamedTuple

from lcc.award.outcome import Standing
from lcc.award.rule_input import HIGHEST, LOWEST
from lcc.checks.validation import validated
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.model.bid import Bid
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.proof import AwardProof, OwnResult, Proof
from lcc.model.quality import Scores
from lcc.model.tender import Tender
from lcc.proofs.differences import refused
from lcc.proofs.proof import needs_bounds, own_result, places_of
from lcc.record.message import Message


class Known(NamedTuple):
    """What a proof rests on: the tender, the own bid and its scores; and both of each lot that it is for."""

    tender: Tender
    bid: Bid
    scores: Scores | None
    parts: tuple[tuple[str | None, Tender, Bid], ...]
    file: str

    @classmethod
    def of(cls, found: Proof, file: str) -> "Known":
        """Return what a proof rests on; InputRefusedError where that is no tender, bid or score."""
        tender, bid = validated(found.tender, Tender, file), validated(found.bid, Bid, file)
        scores = None
        if tender.quality is not None and (found.scores or tender.quality.scored_leaves()):
            scores = validated({"tender": tender.id, "scores": found.scores}, Scores, file)
        parts: list[tuple[str | None, Tender, Bid]] = [] if tender.lots else [(None, tender, bid)]
        for lot in tender.lots.parts if tender.lots else ():
            part = bid_of(bid, tender, lot)
            if part is not None:
                parts.append((lot.id, tender_of(tender, lot), part))
        return cls(tender, bid, scores, tuple(parts), file)

    def own(self, tender: Tender, bid: Bid) -> tuple[Standing, OwnResult]:
        """Return what the own bid comes to, as if it were the only one."""
        try:
            evaluation = evaluate(_without_lock(tender), [bid], self._scores_for(tender))
        except ValueError as error:
            raise refused(self.file, Message((), "proof_not_computed", str(error), {})) from None
        [one], [found] = evaluation.bids, result(evaluation).bids
        return one.standing, own_result(found, places_of(self.bid, tender))

    def _scores_for(self, tender: Tender) -> Scores | None:
        for lot in self.tender.lots.parts if self.tender.lots else ():
            if self.scores is not None and tender.id == tender_of(self.tender, lot).id:
                return scores_of(self.scores, [self.bid], self.tender, lot)
        return self.scores


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
        costs = [one.assessed_cost for one in award.bids if one.rank is not None]
        told = {LOWEST: min(costs, default=None), HIGHEST: max(costs, default=None)}
    bounds: dict[str, float] = {
        name: cost for name in tender.award.costs_of_all if (cost := told[name]) is not None
    }
    return bounds if len(bounds) == len(tender.award.costs_of_all) else None
