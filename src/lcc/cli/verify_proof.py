"""`lcc verify` for a proof of an award: by itself, beside what was published and sent, or beside the award file."""

from typing import TYPE_CHECKING

import click

from lcc.cli.loading import read_files
from lcc.cli.options import Files
from lcc.cli.output import REFUSED, patience, print_problems
from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.model.proof import AwardFile, Proof
    from lcc.proofs.verdict import Verdict

_MOST_SHOWN = 50


def says_proof(file: "File") -> bool:
    """Whether a file says that it is a proof or an award file; InputRefusedError where it can't be read."""
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import is_of_a_proof

    return file.suffix.lower() == ".json" and is_of_a_proof(read_bytes(file))


def verify_proof(file: "File", files: Files | None, _: Translate) -> None:
    """Check a proof or an award file, and say what was confirmed and what could not be seen.

    InputRefusedError where a file can't be read as what it says that it is.
    """
    from lcc.proofs.verdict import differing

    with patience(_("Computing again ...")):
        verdict = _verdict(_read(file), str(file), files, _)
    for said in verdict.confirmed:
        say(said.say(_))
    if verdict.differences:
        print_problems(verdict.differences[:_MOST_SHOWN], _)
        say(differing(len(verdict.differences), verdict.confirmed).say(_), err=True)
        raise SystemExit(REFUSED)
    if verdict.unseen:
        say(_("Not seen, and so not confirmed:"))
        for said in verdict.unseen:
            say(f"- {said.say(_)}")


def _verdict(found: "Proof | AwardFile", name: str, files: Files | None, _: Translate) -> "Verdict":
    from lcc.model.proof import AwardFile
    from lcc.proofs.verdict import on_award_file, on_proof, on_proof_beside_sent

    if isinstance(found, AwardFile):
        return on_award_file(found, name, None if files is None else read_files(files._replace(lot=None), _))
    if files is None:
        return on_proof(found, name)
    if says_proof(files.tender):
        return _in_court(found, name, files, _)
    sent = read_files(files._replace(lot=None), _)
    return on_proof_beside_sent(found, name, sent, [str(files.tender), *map(str, files.bids)])


def _in_court(found: "Proof", name: str, files: Files, _: Translate) -> "Verdict":
    from lcc.model.proof import AwardFile
    from lcc.proofs.verdict import on_proof_in_court
    from lcc.record.message import Message
    from lcc.record.problem import InputRefusedError, problem_of

    if files.bids or files.scores or files.map:
        raise click.UsageError(_("Beside an award file name nothing else: it holds the tender and every bid."))
    award = _read(files.tender)
    if not isinstance(award, AwardFile):
        finding = Message(("kind",), "not_an_award_file", award.kind, {})
        raise InputRefusedError([problem_of(finding, str(files.tender))])
    return on_proof_in_court(found, name, award, str(files.tender))


def _read(file: "File") -> "Proof | AwardFile":
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import read_proof

    return read_proof(read_bytes(file), str(file))
