"""`lcc verify`: whether a comparison or a result is what its inputs come to, and what it was compared with."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import scored
from lcc.cli.options import Files, existing, in_language, maybe_of_a_tender
from lcc.cli.output import REFUSED, patience, print_problems
from lcc.cli.printed.outcome import print_outcome
from lcc.cli.printed.received import print_received
from lcc.cli.terminal import say
from lcc.cli.verify_proof import verify_proof
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.model.result import LotsResult, Result
    from lcc.record.problem import Problem

_ = translator(preferred())
_MOST_SHOWN = 50


@click.command(help=what_it_does("verify"))
@click.argument("comparison_file", **existing(_("COMPARISON")))
@maybe_of_a_tender
@in_language
def verify(comparison_file: "File", files: Files | None, language: str) -> None:
    """Compute again, compare, and say what differs and what was compared."""
    from lcc.intake.files import read_bytes
    from lcc.record.problem import InputRefusedError

    _ = translator(language)
    try:
        content = read_bytes(comparison_file)
        _CHECKS[_kind_of(content)](content, comparison_file, files, _)
    except InputRefusedError as refused:
        print_problems(refused.problems, _)
        raise SystemExit(REFUSED) from None


def _kind_of(content: bytes) -> str:
    """Return what a file is by what is in it, whatever its name is."""
    from lcc.proofs.read import is_of_a_proof

    if content.startswith(b"PK"):
        return "workbook"
    return "proof" if is_of_a_proof(content) else "result"


def _result(content: bytes, file: "File", files: Files | None, _: Translate) -> None:
    """Compute a result again from what is in it, and hold that against the files."""
    import lcc
    from lcc.api.verifying import as_given
    from lcc.audit.replay_result import other_inputs, replay
    from lcc.checks.other_method import OtherMethodError

    given = as_given(scored(files, _)) if files else None
    try:
        with patience(_("Computing again ...")):
            found = replay(content, str(file), given)
    except OtherMethodError as other:
        print_problems(other.problems, _)
        if given is None:
            say(_("It was compared with no file."))
            _stop_at_other(_outcome_within(content, file, _), _)
        _stop_at(other_inputs(content, str(file), given), _)
        _stop_at_other(given.outcomes[0], _)
    is_other = found.lcc_version != lcc.__version__
    if is_other:
        _say_versions(found.lcc_version, _)
    _stop_at(found.differences if found.of_inputs or not is_other else (), _)
    _stop_at_looks(found.of_figures, found.outcome, _)
    if given is None:
        message = _(
            "Confirmed that the {number} figures and words follow from the documents in the result itself; these were "
            "compared with no file. Name the tender and the bids to compare with them."
        )
        say(message.format(number=found.compared))
        print_received(found.files, _)
        return
    message = _(
        "Confirmed: the documents in the result say what the {files} files say, field by field, the checksums are "
        "those of the files, and its {number} figures and words are what they come to."
    )
    say(message.format(files=len(given.outcomes[0].inputs), number=found.compared))
    print_received(found.files, _)


def _outcome_within(content: bytes, file: "File", _: Translate) -> "Result | LotsResult | None":
    """Return what the documents in a result of another method come to now; none if it holds none that can be scored."""
    from lcc.audit.replay_result import documents_in, outcome_of_documents
    from lcc.record.problem import InputRefusedError

    try:
        return outcome_of_documents(documents_in(content), str(file))
    except InputRefusedError as refused:
        print_problems(refused.problems, _)
        return None


def _workbook(content: bytes, file: "File", files: Files | None, _: Translate) -> None:
    """Hold a comparison workbook against the one that the files give."""
    from lcc.api.verifying import compared
    from lcc.checks.other_method import OtherMethodError

    if files is None:
        raise click.UsageError(_("Name the tender and the bids that the comparison was made from."))
    made_of = scored(files, _)
    outcome = made_of.result
    try:
        with patience(_("Comparing every cell ...")):
            found = compared(made_of, content, str(file))
    except OtherMethodError as other:
        print_problems(other.problems, _)
        _stop_at_other(outcome, _)
    if found.is_identical:
        message = _("Confirmed: identical, to the byte, to the comparison that the {files} files give.")
        say(message.format(files=found.files))
        print_received(outcome.files, _)
        return
    if found.not_looked_at:
        sheets = ", ".join(found.not_looked_at)
        say(_("Not looked at, because the inputs do not decide them: {sheets}.").format(sheets=sheets))
    if found.own_cells:
        say(_("Not looked at: {number} cells of your own, beside our tables.").format(number=found.own_cells))
    if found.opens_on:
        say(_("The workbook opens on one of these: {sheet}.").format(sheet=found.opens_on))
    if not found.is_of_this_version:
        _say_versions(found.made_by.removeprefix("lcc ") or "?", _)
    _stop_at(found.differences if found.of_inputs or found.is_of_this_version else (), _)
    _stop_at_looks(found.of_content, outcome, _)
    message = _(
        "Confirmed: {cells} cells, {formulas} of them formulas with their values, names, number formats, what is "
        "hidden, drawn and noted, charts, the method and the checksums of the files ({files}) are what the inputs "
        "come to."
    )
    say(message.format(cells=found.cells, formulas=found.formulas, files=found.files))
    print_received(outcome.files, _)
    if not found.is_calculated:
        message = _(
            "Its formulas hold no values: they show them once a program that calculates opens the workbook."
        )
        say(message)


_CHECKS: Mapping[str, Callable[[bytes, "File", Files | None, Translate], None]] = {
    "workbook": _workbook,
    "result": _result,
    "proof": lambda _content, file, files, _: verify_proof(file, files, _),
}
"""What holds each kind of file against its inputs."""


def _say_versions(then: str, _: Translate) -> None:
    from lcc.words.version import made_with

    say(made_with(then).say(_))


def _stop_at_looks(differences: "Sequence[Problem]", outcome: "Result | LotsResult | None", _: Translate) -> None:
    if differences:
        message = _("Figures, words or looks that are not as this version writes them: {number}.")
        say(message.format(number=len(differences)), err=True)
        _stop_at_other(outcome, _)


def _stop_at(differences: "Sequence[Problem]", _: Translate) -> None:
    if differences:
        print_problems(differences[:_MOST_SHOWN], _)
        number = len(differences)
        say(_("Differences: {number}. This is not what the inputs come to.").format(number=number), err=True)
        raise SystemExit(REFUSED)


def _stop_at_other(outcome: "Result | LotsResult | None", _: Translate) -> NoReturn:
    """Say what the inputs come to now of what another version or method made, and stop."""
    if outcome is not None:
        say(_("By this version its inputs come to:"))
        print_outcome(outcome, _)
    message = _(
        "Neither confirmed nor found to be changed: another version of the program or of the rules made it."
    )
    say(message, err=True)
    raise SystemExit(REFUSED)
