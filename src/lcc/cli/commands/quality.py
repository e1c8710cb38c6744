"""`lcc quality`: score sheets for assessors, and scores that become final."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.given import OutputFile
from lcc.cli.group import Parts, what_it_does
from lcc.cli.loading import stop_if, with_bids
from lcc.cli.options import (
    Files,
    as_json,
    existing,
    help_option,
    in_language,
    of_a_tender,
    output,
    to_be_scored,
    writing,
)
from lcc.cli.output import REFUSED, deliver, refuse, refuse_existing, refusing, write_json
from lcc.cli.printed.scores import print_changes, say_scores
from lcc.cli.terminal import remark, say
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.intake.submissions import Submissions
    from lcc.model.quality import Quality, Scores

_ = translator(preferred())
_RECORDS = (".yaml", ".yml", ".json")


@click.group(cls=Parts, help=what_it_does("quality"))
@help_option
def quality() -> None:
    """Score sheets and locks."""


@quality.command(help=_("Write the score sheet of an assessor, or one for each; no price or cost is on it."))
@of_a_tender
@click.option(
    "-o", "--output", "output_file", type=OutputFile(".xlsx", is_maybe_folder=True), required=True, metavar=_("FILE"),
    help=_("The sheet (.xlsx), or a folder where each assessor of the tender gets one."),
)  # fmt: skip
@click.option("--assessor", metavar=_("NAME"), help=_("Only of this assessor."))
@writing
def sheet(files: Files, output_file: Path, assessor: str | None, language: str, force: bool) -> None:
    """Write the sheets; scores that are given stand on them already."""
    from lcc.excel.score_sheet.write import write_score_sheet

    _ = translator(language)
    submissions, judged = _to_score(files, _)
    if files.scores and (problems := submissions.score_problems):
        refuse(problems, _)
    sheets = _sheets(judged, output_file, assessor, _)
    refuse_existing(sheets, _, force=force, inputs=files.all)
    written = {
        file: write_score_sheet(submissions.tender, submissions.offered, language, whose, submissions.scores)
        for file, whose in sheets.items()
    }
    deliver(written, _)


def _to_score(files: Files, _: Translate) -> "tuple[Submissions, Quality]":
    """Return what is in the files, and how quality is judged; stop if nobody scores anything."""
    from lcc.record.message import Message
    from lcc.record.problem import problem_of

    submissions = with_bids(files, _)
    judged = submissions.tender.quality
    if judged is None or not judged.scored_leaves():
        finding = Message(("quality",), "nothing_to_score", None, {})
        refuse([problem_of(finding, str(files.tender), submissions.tender_origins)], _)
    return submissions, judged


def _sheets(judged: "Quality", file: Path, assessor: str | None, _: Translate) -> Mapping[Path, str | None]:
    """Return which sheets to write, and whose they are."""
    from lcc.documents.file_names import file_stems

    known = judged.assessors
    if assessor is not None and known and assessor not in known:
        raise click.UsageError(
            _("There is no assessor {assessor}; there are: {known}.").format(
                assessor=assessor, known=", ".join(known)
            )
        )
    if known and assessor is None and judged.each_counts:
        if file.suffix:
            raise click.UsageError(_("Each assessor gets a sheet: name a folder, or one --assessor."))
        stems = file_stems(known, before="")
        return {file / f"{number}-{stems[name]}.xlsx": name for number, name in enumerate(known, start=1)}
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("A score sheet is an Excel workbook: give it a name that ends in .xlsx."))
    return {file: assessor}


@quality.command(
    help=_("Show which bid each letter on the score sheets stands for: for the purchaser, not for assessors.")
)
@to_be_scored
@in_language
def key(files: Files, language: str) -> None:
    """Print the letters and the bids."""
    from lcc.excel.score_sheet.write import names_on_sheet

    _ = translator(language)
    submissions, _judged = _to_score(files, _)
    for letter, name in names_on_sheet(submissions.tender, submissions.offered).items():
        say(f"{letter}  {name}" if letter != name else name)


@quality.command(help=_("Read the score sheets, and write the scores as final: locked, with a checksum."))
@to_be_scored
@click.option(
    "--sheet", "sheets", type=click.Path(path_type=Path), multiple=True, required=True, metavar=_("FILE"),
    help=_("A filled-in score sheet (.xlsx), or a folder of them; once for each."),
)  # fmt: skip
@output(True, _("The scores (.yaml or .json)."), ".yaml")
@click.option("--by", metavar=_("NAME"), help=_("Who locks the scores."))
@click.option(
    "--at", metavar=_("MOMENT"),
    help=_("When, as 2027-01-31T12:00:00+01:00, and marked as stated; left out, the clock says when."),
)  # fmt: skip
@click.option(
    "--open", "is_open", is_flag=True, help=_("Write the scores without a lock: they are not final yet.")
)
@click.option(
    "--previous", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("Scores that were locked before: each difference is recorded as a change."),
)  # fmt: skip
@click.option("--reason", metavar=_("TEXT"), help=_("Why scores change that were locked."))
@writing
def lock(
    files: Files,
    sheets: tuple[Path, ...],
    output_file: Path,
    by: str | None,
    at: str | None,
    is_open: bool,
    previous: Path | None,
    reason: str | None,
    language: str,
    force: bool,
) -> None:
    """Read everything, lock, write."""
    from lcc.intake.records import written

    _ = translator(language)
    if output_file.suffix.lower() not in _RECORDS:
        raise click.UsageError(_("Scores are a text file: give it a name that ends in .yaml or .json."))
    if is_open and previous is not None:
        raise click.UsageError(_("Scores that were locked stay locked: leave out --open or --previous."))
    if not is_open and by is None:
        raise click.UsageError(_("Say who locks the scores: --by NAME."))
    files = files._replace(scores=previous)
    refuse_existing((output_file,), _, force=force, inputs=(*files.all, *sheets))
    submissions, _judged = _to_score(files, _)
    scores = _on_sheets(sheets, submissions, files, _)
    if not is_open:
        _refuse_too_few(scores, submissions, output_file, _)
        scores = _locked(scores, submissions.scores, previous, by or "", at, reason, _)
        if scores is submissions.scores:
            say(_("No score differs from {file}; nothing was written.").format(file=previous))
            return
    deliver({output_file: written(scores, output_file)}, _)
    say_scores(scores, _)
    if not is_open and at is not None and datetime.fromisoformat(at) > datetime.now().astimezone():
        remark(_("{moment} is still to come by the clock of this computer.").format(moment=at))


def _refuse_too_few(scores: "Scores", submissions: "Submissions", file: Path, _: Translate) -> None:
    """Stop where assessors abstained so often that a bid has too few scores: locked, nothing could be awarded by it."""
    from lcc.checks.scoring import score_disagreements
    from lcc.record.problem import problem_of

    found = score_disagreements(submissions.tender, submissions.offered, scores)
    if few := [problem_of(one, str(file)) for one in found if one.code == "few_scores"]:
        refuse(few, _)


def _on_sheets(sheets: Sequence[Path], submissions: "Submissions", files: Files, _: Translate) -> "Scores":
    from lcc.intake.files import read_bytes
    from lcc.intake.score_sheets import read_score_sheets

    with refusing(_):
        contents = {str(file): read_bytes(file) for file in _in_folders(sheets, _)}
        return read_score_sheets(contents, submissions.tender, str(files.tender), submissions.offered)


def _in_folders(sheets: Sequence[Path], _: Translate) -> Iterator[Path]:
    from lcc.intake.file_kinds import WORKBOOKS
    from lcc.intake.files import files_in

    for file in sheets:
        inside = files_in(file, WORKBOOKS) if file.is_dir() else []
        stop_if("no_sheets", file.is_dir() and not inside, file, _)
        yield from inside or [file]


def _locked(
    scores: "Scores",
    before: "Scores | None",
    previous: Path | None,
    by: str,
    at: str | None,
    reason: str | None,
    _: Translate,
) -> "Scores":
    """Return the scores, locked for the first time or again; the ones before if none of them differs."""
    from pydantic import ValidationError

    from lcc.award.locking import TooEarlyError, differences, locked, relocked
    from lcc.checks.validation import messages_of
    from lcc.model.quality import ScoreChange
    from lcc.record.problem import problem_of
    from lcc.words.problems import worded

    try:
        if before is None or previous is None:
            return locked(scores, by, at)
        is_other = before.tender != scores.tender
        stop_if("other_tender_scored", is_other, previous, _, tender=scores.tender)
        stop_if("not_locked", before.locked is None, previous, _)
        if reason is None:
            if any(differences(before, scores)):
                raise click.UsageError(
                    _("Scores differ from {file}: say why, with --reason.").format(file=previous)
                )
            return before
        return relocked(before, scores, by, at, reason)
    except TooEarlyError as error:
        raise click.UsageError(_("--at is before {moment}, when these scores were locked or changed.").format(
            moment=error
        )) from None  # fmt: skip
    except ValidationError as error:
        problem = problem_of(messages_of(error, ScoreChange)[0])
        raise click.UsageError(_("--{option}: expected is {expected}.").format(
            option=problem.field, expected=worded(problem).expected.say(_)
        )) from None  # fmt: skip


@quality.command(
    help=_("Show who locked scores and when, whether they are still as locked, and every change since.")
)
@click.argument("scores_file", **existing(_("SCORES")))
@as_json
@writing
def show(scores_file: "File", json_file: Path | None, language: str, force: bool) -> None:
    """Read the record, check its proof, print."""
    from lcc.exchange.outputs.checked import LockShown
    from lcc.intake.records import load_file
    from lcc.model.quality import Scores
    from lcc.model.seal import is_intact

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=(scores_file,))
    with refusing(_):
        scores, _origins = load_file(scores_file, Scores)
    is_broken = scores.locked is not None and not is_intact(scores)
    if json_file is not None:
        told = scores.model_dump(mode="json", include={"tender", "locked", "changes"})
        write_json(LockShown, told | {"scores": len(scores.scores), "intact": is_intact(scores)}, json_file, _)
    else:
        say_scores(scores, _)
        print_changes(scores, _)
        if is_broken:
            say(_("These are not the scores as they were locked: the checksum is another."), err=True)
        elif scores.locked is not None:
            say(_("The checksum holds: scores and changes are as they were locked."))
    sys.exit(REFUSED if is_broken else 0)
