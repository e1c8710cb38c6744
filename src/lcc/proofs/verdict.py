"""What checking a proof or an award file comes to, in words: what is confirmed, what differs, what was not seen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.intake.submissions import Submissions
from lcc.language import N_, Text
from lcc.model.proof import AwardFile, Proof
from lcc.proofs.check import check_proof
from lcc.proofs.differences import Checked
from lcc.proofs.in_court import (
    check_against_sent,
    check_award_against_sent,
    check_award_file,
    check_in_court,
)
from lcc.proofs.proof import Decision
from lcc.record.problem import Problem

_PROOF = N_("Confirmed: {number} figures and words are what the tender and the bid in this proof come to.")
_TENDER = N_("Confirmed: the tender in this proof is the one in {tender}.")
_TENDER_AND_BID = N_("Confirmed: the tender and the bid in this proof are those in {tender} and {bid}.")
_AWARD_FILE = N_(
    "Confirmed: {number} figures and words are what the documents in the award file come to; each of its {bids} "
    "commitments opens, and there is one to every bid of each award."
)
_IN_COURT = N_(
    "Confirmed: {number} figures and words of the proof are what the award file has, and both have the same "
    "commitments."
)
_AS_SENT = N_("Confirmed: the tender, the bids and the scores in the award file are those in the {files} files.")
_PUBLISHED_UNSEEN = N_(
    "the tender is taken as it stands in the proof; put the one that was published beside it, to compare them"
)
_SENT_UNSEEN = N_("what others sent: each bidder can hold its own proof against this award file")


_DIFFERING = N_("Differences: {number}. Nothing is confirmed.")
_DIFFERING_LATER = N_("Differences: {number}. Nothing is confirmed but what is said here to be.")


def differing(number: int, confirmed: Sequence[object]) -> Text:
    """Return what is said of a number of differences: one verdict with what was confirmed before they were found."""
    return Text(_DIFFERING_LATER if confirmed else _DIFFERING, {"number": number})


class Verdict(NamedTuple):
    """What is confirmed, one sentence after the other; where it stops, what differs; and what was not seen.

    `decision` is what the documents in an award file come to, where there is one.
    """

    confirmed: tuple[Text, ...]
    differences: tuple[Problem, ...] = ()
    unseen: tuple[Text, ...] = ()
    decision: Decision | None = None


def on_proof(proof: Proof, file: str) -> Verdict:
    """Return what a proof shows by itself.

    Raises
    ------
    InputRefusedError
        What is in it can't be worked out again.
    """
    checked = check_proof(proof, file)
    return _verdict(
        [(checked, Text(_PROOF, {"number": checked.compared}))], [Text(_PUBLISHED_UNSEEN), *checked.unseen]
    )


def on_proof_beside_sent(proof: Proof, file: str, sent: Submissions, names: Sequence[str]) -> Verdict:
    """Return what a proof shows beside the tender as it was published, and the own bid as it was sent.

    `names` are those of the files that were sent, that of the tender first.
    """
    alone = check_proof(proof, file)
    beside = check_against_sent(proof, file, sent.tender, sent.offered, list(names))
    said = Text(_TENDER_AND_BID if sent.offered else _TENDER, {"tender": names[0], "bid": names[-1]})
    return _verdict([(alone, Text(_PROOF, {"number": alone.compared})), (beside, said)], alone.unseen)


def on_proof_in_court(proof: Proof, file: str, award: AwardFile, award_name: str) -> Verdict:
    """Return what a proof shows beside the award file, which opens every commitment."""
    alone = check_proof(proof, file)
    steps = [(alone, Text(_PROOF, {"number": alone.compared}))]
    if alone.differences:
        return _verdict(steps, ())
    decision, opened = check_award_file(award, award_name)
    steps.append((opened, _of_award_file(award, opened)))
    if not opened.differences:
        court = check_in_court(proof, file, award, decision)
        steps.append((court, Text(_IN_COURT, {"number": court.compared})))
    return _verdict(steps, [Text(_SENT_UNSEEN)], decision)


def on_award_file(award: AwardFile, file: str, sent: Submissions | None = None) -> Verdict:
    """Return what an award file shows, by itself or beside what was published and sent."""
    decision, opened = check_award_file(award, file)
    steps = [(opened, _of_award_file(award, opened))]
    if sent is not None and not opened.differences:
        beside = check_award_against_sent(award, file, sent.documents)
        steps.append((beside, Text(_AS_SENT, {"number": beside.compared, "files": len(sent.inputs)})))
    return _verdict(steps, (), decision)


def _of_award_file(award: AwardFile, checked: Checked) -> Text:
    bids = sum(len(part.bids) for part in award.commitments)
    return Text(_AWARD_FILE, {"number": checked.compared, "bids": bids})


def _verdict(
    steps: Sequence[tuple[Checked, Text]], unseen: Sequence[Text], decision: Decision | None = None
) -> Verdict:
    """Return the steps as far as nothing differs; what was not seen is said of what is confirmed."""

    def confirmed() -> Iterator[Text]:
        for checked, said in steps:
            if checked.differences:
                return
            yield said

    differences = next((checked.differences for checked, _said in steps if checked.differences), ())
    return Verdict(tuple(confirmed()), tuple(differences), () if differences else tuple(unseen), decision)
