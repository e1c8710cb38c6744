"""What a proof does not show, so that nobody takes it for confirmed."""

from collections.abc import Iterator

from lcc.language import N_, Text, listed
from lcc.model.proof import AwardProof, Proof
from lcc.model.tender import Tender
from lcc.proofs.rests_on import Known, bounds_told


def unseen(found: Proof, known: Known) -> Iterator[Text]:
    """Yield what a proof leaves to be believed, of each award in it."""
    if found.decisions:
        yield Text(N_("that this bid fell away, and why, is taken as stated"))
    if found.scores:
        yield Text(N_("what assessors gave this bid is taken as stated"))
    for award, (_lot, tender, _bid) in zip(found.awards, known.parts, strict=True):
        for text in _of_award(tender, award, known.bid.name):
            yield Text("{lot}: {text}", {"lot": award.lot, "text": text}) if award.lot else text


def _of_award(tender: Tender, award: AwardProof, bidder: str) -> Iterator[Text]:
    yield from _of_score(tender, award)
    yield _of_rank(award, bidder)
    if award.lot is not None:
        yield Text(N_("who is awarded the lot can hang on the bids for other lots"))
    text = N_(
        "bids of others, {number}: each is only a commitment here, which the award file of the authority opens"
    )
    yield Text(text, {"number": len(award.commitments) - 1})


def _of_score(tender: Tender, award: AwardProof) -> Iterator[Text]:
    bounds = bounds_told(tender, award)
    if award.own.rank is not None and bounds is None:
        if award.own.award.score is not None and tender.award.compares_items:
            yield Text(
                N_("points for cost of this bid are taken as stated: the lowest cost of each item is not told")
            )
        elif award.own.award.score is None:
            yield Text(N_("points for cost and score of this bid: they are left out with the lowest cost"))
        else:
            yield Text(N_("that no other bid sets the bounds of cost is taken as stated"))
    elif bounds is not None and tender.award.compares_items and award.bids is None:
        yield Text(N_("the lowest cost of each item, where it is that of another bid, is taken as stated"))
    elif bounds and award.bids is None:
        by_costs = {"lowest", "highest"} & bounds.keys()
        if by_costs:
            yield Text(N_("the lowest or highest cost of others is taken as stated"))
        if bounds.keys() - {"lowest", "highest"}:
            yield Text(N_("the best of others, by which quality is measured, is taken as stated"))


def _of_rank(award: AwardProof, bidder: str) -> Text:
    rank, told = award.own.rank, [one.bidder for one in award.winners if one.score is not None]
    others = [name for name in told if name != bidder]
    if rank is None:
        return Text(N_("the ranks and scores of others"))
    if award.bids is not None:
        return Text(N_("costs and quality of others are taken as stated; their ranks follow from them"))
    if others and award.own.award.score is not None:
        text = N_("rank {rank}: only that {winners} does not score worse was compared; no other score is told")
        return Text(text, {"rank": rank, "winners": listed(others)})
    if others:
        return Text(
            N_("rank {rank}: the own score is left out, so that there is nothing to compare"), {"rank": rank}
        )
    return Text(N_("rank {rank}: no score of another is told to compare it with"), {"rank": rank})
