"""A proof beside what it is about: the tender and the bid as they were sent, or the award file that opens it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lcc.audit.replay_result import replay
from lcc.checks.validation import validated
from lcc.language import N_, Text
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.draw import Draws
from lcc.model.price_memory import EarlierPrices
from lcc.model.proof import AwardFile, Proof
from lcc.model.quality import Scores
from lcc.model.result import Documents
from lcc.model.tender import Tender
from lcc.proofs.differences import Checked, differences, problems, refused, values_in
from lcc.proofs.proof import Decision, decide, proof, unopened
from lcc.record.message import Message
from lcc.record.path import Path


def check_against_sent(
    found: Proof, file: str, tender: Tender, bids: Sequence[Bid], names: Sequence[str]
) -> Checked:
    """Hold the tender in a proof against the one that was published, and the bid against the one that was sent.

    `names` are those of the files: of the tender, and of the bid if there is one.
    """
    stated = values_in(validated(found.tender, Tender, file).model_dump(mode="json"), ("tender",))
    wanted = values_in(tender.model_dump(mode="json"), ("tender",))
    findings = [*differences(stated, wanted, "unlike_file", name=names[0])]
    bid = validated(found.bid, Bid, file)
    compared = len(wanted)
    if bids and [one.name for one in bids] != [bid.name]:
        given = ", ".join(one.name for one in bids)
        findings.append(Message(("bid",), "bid_not_given", given, {"bidder": bid.name}))
    elif bids:
        stated, wanted = (values_in(one.model_dump(mode="json"), ("bid",)) for one in (bid, bids[0]))
        findings += differences(stated, wanted, "unlike_file", name=names[-1])
        compared += len(wanted)
    return Checked(compared, problems(findings, file))


def check_award_against_sent(award: AwardFile, file: str, sent: Documents) -> Checked:
    """Hold the tender, the bids and the scores in an award file against those that are in the files at hand."""
    inside = award.result.documents
    assert inside is not None, "an award file without documents is refused before this"
    stated, wanted = (values_in(_by_bidder(one), ("result", "documents")) for one in (inside, sent))
    return Checked(len(wanted), problems([*differences(stated, wanted, "unlike_file", name=_FILES)], file))


_FILES = Text(N_("the files at hand"))


def _by_bidder(documents: Documents) -> dict[str, Any]:
    named = {Bid.model_validate(bid).name: bid for bid in documents.bids}
    return {
        "tender": documents.tender,
        "bids": named,
        "scores": documents.scores,
        "draws": documents.draws,
        "decisions": documents.decisions,
    }


def check_award_file(award: AwardFile, file: str) -> tuple[Decision, Checked]:
    """Work out an award file again, and open each commitment in it; return the decision in it too.

    Raises
    ------
    InputRefusedError
        There are no documents in it, or they do not fit each other.
    """
    again = replay(award.result.model_dump_json().encode(), file)
    inside = [
        replace(one, origin=one.origin.model_copy(update={"field": f"result.{one.origin.field}".rstrip(".")}))
        for one in again.differences
    ]
    decision = decision_in(award, file)
    findings = [*_unopened(award, decision), *_to_nothing(award, decision)]
    opened = sum(len(part.bids) for part in award.commitments)
    return decision, Checked(again.compared + opened, (*inside, *problems(findings, file)))


def decision_in(award: AwardFile, file: str) -> Decision:
    """Return what the documents in an award file come to now; InputRefusedError where there are none that fit."""
    documents = award.result.documents
    if documents is None:
        raise refused(file, Message(("result", "documents"), "no_documents", None, {}))
    tender = validated(documents.tender, Tender, file)
    bids = [validated(bid, Bid, file) for bid in documents.bids]
    scores = validated(documents.scores, Scores, file) if documents.scores else None
    draws = validated(documents.draws, Draws, file).draws if documents.draws else ()
    decided = validated(documents.decisions, BidDecisions, file) if documents.decisions else None
    prices = validated(documents.prices, EarlierPrices, file) if documents.prices else None
    names = [bid.name for bid in bids]
    if len(set(names)) < len(names):
        raise refused(file, Message(("result", "documents", "bids"), "proof_not_computed", ", ".join(names), {}))
    try:
        return decide(tender, bids, scores, draws=draws, decisions=decided, prices=prices)
    except ValueError as error:
        raise refused(file, Message(("result", "documents"), "proof_not_computed", str(error), {})) from None


def _unopened(award: AwardFile, decision: Decision) -> Iterator[Message]:
    for lot, bid in unopened(award, decision):
        places = [k for k, part in enumerate(award.commitments) if part.lot == lot]
        found = bid if lot is None else f"{lot}: {bid}"
        yield Message(("commitments", *places[:1]), "commitment_not_opened", found, {})


def _to_nothing(award: AwardFile, decision: Decision) -> Iterator[Message]:
    known = {(one.code, bid.bidder) for one in decision.awards for bid in one.result.bids}
    for k, part in enumerate(award.commitments):
        for j, one in enumerate(part.bids):
            if (part.lot, one.bid) not in known:
                yield Message(("commitments", k, "bids", j), "commitment_to_nothing", one.bid, {})


def check_in_court(found: Proof, file: str, award: AwardFile, decision: Decision) -> Checked:
    """Hold a proof against the award file: it has to be the proof that follows from it, to the last commitment."""
    bid = validated(found.bid, Bid, file).name
    names = [one.name for one in decision.bids]
    if bid not in names:
        words = {"known": ", ".join(names)}
        return Checked(0, problems([Message(("bid", "bidder", "name"), "bid_not_in_award", bid, words)], file))
    wanted = proof(decision, bid, award, found.released)
    findings = [
        *differences(_comparable(found), _comparable(wanted), "unlike_award_file"),
        *_other_commitments(found, wanted),
    ]
    return Checked(len(_comparable(wanted)), problems(findings, file))


def _comparable(found: Proof) -> dict[Path, Any]:
    """Return what is in a proof, by place; the lists of commitments are compared as lists."""
    plain = found.model_dump(mode="json", exclude={"lcc_version": True, "awards": {"__all__": {"commitments"}}})
    return values_in(plain, ())


def _other_commitments(found: Proof, wanted: Proof) -> Iterator[Message]:
    for k, (stated, known) in enumerate(zip(found.awards, wanted.awards, strict=False)):
        at: Path = ("awards", k, "commitments")
        for j, one in enumerate(stated.commitments):
            if one not in known.commitments:
                yield Message((*at, j), "commitment_unknown", one, {})
        for one in known.commitments:
            if one not in stated.commitments:
                yield Message(at, "commitment_left_out", None, {"commitment": one})
