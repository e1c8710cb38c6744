"""Whether a proof of an award is right by itself.

Nothing in it is believed: what follows from the tender and the own bid is worked out again. What can't be, because the
authority does not tell it, is listed as not seen.
"""

from collections.abc import Iterator
from typing import Any

from lcc.audit.side_by_side import side_by_side
from lcc.award.inverted import score_of
from lcc.award.outcome import Standing, order_of
from lcc.award.ranking import HALF_CENT
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO
from lcc.documents.criteria import share_of
from lcc.language import Local, ShownAmount, Text
from lcc.method.rules import fingerprint
from lcc.model.award import QualityWithinMargin
from lcc.model.proof import AwardProof, OwnResult, Proof
from lcc.model.tender import Tender
from lcc.proofs.differences import (
    Checked,
    differences,
    is_same,
    problems,
    refused,
    unlike,
    values_in,
)
from lcc.proofs.rests_on import (
    Known,
    beside_told,
    bounds_told,
    quality_points_told,
    score_told,
    share_told,
)
from lcc.proofs.unseen import unseen
from lcc.record.message import Message
from lcc.record.path import Path


def check_proof(found: Proof, file: str) -> Checked:
    """Work out again what follows from the tender and the bid in a proof, and say what does not follow from them.

    Raises
    ------
    InputRefusedError
        Tender, bid and scores in it do not fit each other.
    """
    known = Known.of(found, file)
    wanted: dict[Path, Any] = {("rules",): fingerprint(known.tender), ("method",): known.tender.method}
    stated: dict[Path, Any] = {("rules",): found.rules, ("method",): found.method}
    findings: list[Message] = []
    lots = [lot for lot, _tender, _bid in known.parts]
    if [one.lot for one in found.awards] != lots:
        raise refused(file, Message(("awards",), "proof_not_computed", str([one.lot for one in found.awards]), {}))
    for k, (award, (_lot, tender, bid)) in enumerate(zip(found.awards, known.parts, strict=True)):
        at: Path = ("awards", k)
        standing, own = known.own(tender, bid)
        own = _as_ranked(tender, standing, own, award)
        wanted |= values_in(own.model_dump(), (*at, "own"))
        stated |= values_in(award.own.model_dump(), (*at, "own"))
        wanted |= dict(_qualities(tender, award, at))
        stated |= {(*at, "winners", j, "quality"): one.quality for j, one in enumerate(award.winners)}
        findings += _of_ranks(tender, award, known.bid.name, at)
        findings += _of_others(tender, award, at)
        findings += _of_bounds(tender, standing, award, at)
        findings += _of_winners(tender, award, at)
        findings += _of_commitments(award, at)
    findings = [*differences(stated, wanted, "proof_differs"), *findings]
    return Checked(len(wanted), problems(findings, file), tuple(unseen(found, known)))


def _as_ranked(tender: Tender, standing: Standing, own: OwnResult, award: AwardProof) -> OwnResult:
    """Return the own result with its score beside the bounds that are told, and with the rank and blanks as stated."""
    changes: dict[str, Any] = {}
    if own.award.score is not None:
        scored = score_told(tender, standing, award)
        if scored is None:
            points = quality_points_told(tender, standing, award)
            changes = {"score": None, "cost_points": None, "quality_points": points}
        else:
            changes = {name: figure.value if figure else None for name, figure in scored._asdict().items()}
    rank = award.own.rank if own.award.score is not None else None
    return own.model_copy(update={"rank": rank, "award": own.award.model_copy(update=changes)})


def _qualities(tender: Tender, award: AwardProof, at: Path) -> Iterator[tuple[Path, float | None]]:
    """Yield what the winners earn on quality, by what they earn on each criterion."""
    leaves = list(tender.quality.leaves()) if tender.quality else []
    for j, one in enumerate(award.winners):
        parts = [one.criteria.get(leaf.criterion.id, 0.0) * share_of(tender, leaf) for leaf in leaves]
        yield (*at, "winners", j, "quality"), sum(parts) if leaves and one.quality is not None else None


def _of_ranks(tender: Tender, award: AwardProof, bidder: str, at: Path) -> Iterator[Message]:
    """Yield ranks that can't be: beyond the number of bids, or before a bid that scores better."""
    rank, score, number = award.own.rank, award.own.award.score, len(award.commitments)
    place: Path = (*at, "own", "rank")
    goes_by_rank = award.lot is None or award.reason == "best_rank"
    if rank is not None and not 1 <= rank <= number:
        yield Message(place, "proof_differs", rank, {"value": f"1 - {number}"})
    if goes_by_rank and award.lot is None and (rank == 1) != any(one.bidder == bidder for one in award.winners):
        yield Message(place, "proof_differs", rank, {"value": ", ".join(one.bidder for one in award.winners)})
    for j, one in enumerate(award.winners):
        if one.bidder == bidder:
            if one.score is not None and not is_same(one.score, score):
                yield unlike((*at, "winners", j, "score"), "proof_differs", one.score, score)
        elif goes_by_rank and score is not None and one.score is not None and _is_better(tender, score, one.score):
            theirs, own = side_by_side(one.score, score)
            yield Message((*at, "winners", j, "score"), "worse_than_winner", theirs, {"own": own})


def _of_others(tender: Tender, award: AwardProof, at: Path) -> Iterator[Message]:
    """Yield scores and ranks of others, where all are told, that do not follow from their costs and quality."""
    if award.bids is None:
        return
    if len(award.bids) != len(award.commitments):
        yield Message((*at, "bids"), "proof_differs", len(award.bids), {"value": len(award.commitments)})
    bounds = bounds_told(tender, award) or {}
    scores = [one.score for one in award.bids if one.score is not None and one.rank is not None]
    for k, one in enumerate(award.bids):
        if one.score is None or one.rank is None:
            continue
        beside = beside_told(bounds, one.assessed_cost, one.quality or 0.0)
        share = share_told(tender, [*one.cost_by_item.values()], award)
        score = score_of(tender.award, one.assessed_cost, one.quality or 0.0, beside, share).score.value
        if not is_same(one.score, score):
            yield unlike((*at, "bids", k, "score"), "proof_differs", one.score, score)
        key, keys = order_of(tender.award, one.score), [order_of(tender.award, other) for other in scores]
        before, equal = sum(other < key for other in keys), keys.count(key)
        if not before < one.rank <= before + equal:
            yield Message((*at, "bids", k, "rank"), "proof_differs", one.rank, {"value": before + 1})


def _of_bounds(tender: Tender, standing: Standing, award: AwardProof, at: Path) -> Iterator[Message]:
    """Yield a lowest cost above the own one, and a highest below it, of a bid that is ranked."""
    cost = standing.assessed_cost.value
    if award.own.rank is None:
        return
    if award.lowest_cost is not None and award.lowest_cost > cost + HALF_CENT:
        yield Message(
            (*at, "lowest_cost"),
            "proof_differs",
            award.lowest_cost,
            {"value": Text("<= {cost}", {"cost": ShownAmount(cost)})},
        )
    if award.highest_cost is not None and award.highest_cost < cost - HALF_CENT:
        yield Message(
            (*at, "highest_cost"),
            "proof_differs",
            award.highest_cost,
            {"value": Text(">= {cost}", {"cost": ShownAmount(cost)})},
        )
    own_costs = zip(tender.item_names, standing.contender.by_item, strict=False)
    for item, own_cost in own_costs if award.lowest_by_item else ():
        lowest = award.lowest_by_item.get(item) if award.lowest_by_item else None
        if lowest is None or lowest > own_cost + HALF_CENT:
            at_most = {"value": Text("<= {cost}", {"cost": ShownAmount(own_cost)})}
            yield Message((*at, "lowest_by_item", item), "proof_differs", lowest, at_most)
    own = beside_told({}, cost, standing.contender.earned)
    for name in (BEST_QUALITY, BEST_RATIO):
        told, least = getattr(award, name), own.named(name)
        if told is not None and told < least and not is_same(told, least):
            yield Message(
                (*at, name), "proof_differs", told, {"value": Text(">= {number}", {"number": Local(least)})}
            )


def _of_winners(tender: Tender, award: AwardProof, at: Path) -> Iterator[Message]:
    """Yield what is told of winners that can't be: more quality than the best, or a score that it does not have."""
    for j, one in enumerate(award.winners):
        if one.quality is None:
            continue
        place = (*at, "winners", j)
        best = award.best_quality
        if best is not None and one.quality > best and not is_same(one.quality, best):
            most = Text("<= {number}", {"number": Local(best)})
            yield Message((*place, "quality"), "proof_differs", one.quality, {"value": most})
        is_within = isinstance(tender.award, QualityWithinMargin) and one.score is not None and one.score >= 0
        if is_within and not is_same(one.score or 0.0, 100 * one.quality):
            yield unlike((*place, "score"), "proof_differs", one.score, 100 * one.quality)


def _of_commitments(award: AwardProof, at: Path) -> Iterator[Message]:
    if award.commitments != sorted(set(award.commitments)) or not award.commitments:
        yield Message((*at, "commitments"), "commitments_disordered", None, {})


def _is_better(tender: Tender, one: float, other: float) -> bool:
    """Whether a score is better than another by what counts in a ranking: a cent, or more than noise."""
    return order_of(tender.award, one) < order_of(tender.award, other)
