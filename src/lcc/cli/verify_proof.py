"""`lcc verify` for a proof of an award: by itself, beside what was published and sent, or beside the award file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.loading import read_files
from lcc.cli.options import Files
from lcc.cli.output import REFUSED, patience, print_problems
from lcc.cli.terminal import say
from lcc.language import N_, Text, Translate

if TYPE_CHECKING:
    from lcc.model.proof import AwardFile, Proof
    from lcc.proofs.differences import Checked
    from lcc.proofs.proof import Decision

_MOST_SHOWN = 50


def says_proof(file: Path) -> bool:
    """Whether a file says that it is a proof or an award file; InputRefusedError where it can't be read."""
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import is_of_a_proof

    return file.suffix.lower() == ".json" and is_of_a_proof(read_bytes(file))


def verify_proof(file: Path, files: Files | None, _: Translate) -> None:
    """Check a proof or an award file, and say what was confirmed and what could not be seen.

    InputRefusedError where a file can't be read as what it says that it is.
    """
    from lcc.model.proof import AwardFile

    found = _read(file)
    if isinstance(found, AwardFile):
        _award_file(found, file, _)
        if files is not None:
            _award_beside_sent(found, file, files, _)
        return
    unseen = _alone(found, file, _)
    if files is None:
        published = N_(
            "the tender is taken as it stands in the proof; name the file that was published, to compare it"
        )
        _not_seen([Text(published), *unseen], _)
    elif says_proof(files.tender):
        _beside_award_file(found, file, files, _)
        _not_seen([Text(N_("what others sent: each bidder can hold its own proof against this award file"))], _)
    else:
        _beside_sent(found, file, files, _)
        _not_seen(unseen, _)


def _read(file: Path) -> "Proof | AwardFile":
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import read_proof

    return read_proof(read_bytes(file), str(file))


def _alone(found: "Proof", file: Path, _: Translate) -> Sequence[Text]:
    """Check a proof by itself, and return what it does not show."""
    from lcc.proofs.check import check_proof

    with patience(_("Computing again ...")):
        checked = check_proof(found, str(file))
    text = _("Confirmed: {number} figures and words are what the tender and the bid in this proof come to.")
    _confirm(checked, text, _)
    return checked.unseen


def _not_seen(unseen: Sequence[Text], _: Translate) -> None:
    say(_("Not seen, and so not confirmed:"))
    for text in unseen:
        say(f"- {text.say(_)}")


def _beside_sent(found: "Proof", file: Path, files: Files, _: Translate) -> None:
    """Hold a proof against the tender as it was published, and the own bid as it was sent."""
    from lcc.proofs.in_court import check_against_sent

    read = read_files(files._replace(lot=None), _)
    names = [str(files.tender), *map(str, files.bids)]
    checked = check_against_sent(found, str(file), read.tender, read.offered, names)
    text = _("Confirmed: the tender in this proof is the one in {tender}.")
    if read.offered:
        text = _("Confirmed: the tender and the bid in this proof are those in {tender} and {bid}.")
    _confirm(checked, text, _, tender=names[0], bid=names[-1])


def _beside_award_file(found: "Proof", file: Path, files: Files, _: Translate) -> None:
    from lcc.model.proof import AwardFile
    from lcc.proofs.in_court import check_in_court
    from lcc.record.message import Message
    from lcc.record.problem import InputRefusedError, problem_of

    if files.bids or files.scores or files.map:
        raise click.UsageError(_("Beside an award file name nothing else: it holds the tender and every bid."))
    award = _read(files.tender)
    if not isinstance(award, AwardFile):
        finding = Message(("kind",), "not_an_award_file", award.kind, {})
        raise InputRefusedError([problem_of(finding, str(files.tender))])
    decision = _award_file(award, files.tender, _)
    checked = check_in_court(found, str(file), award, decision)
    text = _(
        "Confirmed: {number} figures and words of the proof are what the award file has, and both have the same "
        "commitments."
    )
    _confirm(checked, text, _)


def _award_file(award: "AwardFile", file: Path, _: Translate) -> "Decision":
    from lcc.proofs.in_court import check_award_file

    with patience(_("Computing again ...")):
        decision, checked = check_award_file(award, str(file))
    text = _(
        "Confirmed: {number} figures and words are what the documents in the award file come to; each of its {bids} "
        "commitments opens, and there is one to every bid of each award."
    )
    _confirm(checked, text, _, bids=sum(len(part.bids) for part in award.commitments))
    return decision


def _award_beside_sent(award: "AwardFile", file: Path, files: Files, _: Translate) -> None:
    from lcc.proofs.in_court import check_award_against_sent

    sent = read_files(files._replace(lot=None), _)
    checked = check_award_against_sent(award, str(file), sent.documents)
    text = _("Confirmed: the tender, the bids and the scores in the award file are those in the {files} files.")
    _confirm(checked, text, _, files=len(sent.inputs))


def _confirm(checked: "Checked", text: str, _: Translate, **words: object) -> None:
    """Say what is confirmed; stop at differences, if there are any."""
    if differences := checked.differences:
        print_problems(differences[:_MOST_SHOWN], _)
        say(_("Differences: {number}. Nothing is confirmed.").format(number=len(differences)), err=True)
        raise SystemExit(REFUSED)
    say(text.format(number=checked.compared, **words))
