"""`lcc check`: everything that is wrong, without scoring."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.documents import drawn_as, why_word
from lcc.cli.given import OutputFolder
from lcc.cli.group import what_it_does
from lcc.cli.loading import read_files
from lcc.cli.options import Files, as_json, of_a_tender, writing
from lcc.cli.output import (
    REFUSED,
    deliver,
    print_problems,
    refuse,
    refuse_existing,
    remarks_refused,
    write_json,
    write_whole,
)
from lcc.cli.printed.received import print_count
from lcc.cli.terminal import remark, say
from lcc.documents.formats import FORMATS
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.record.problem import Problem

_ = translator(preferred())


@click.command(help=what_it_does("check"))
@of_a_tender
@click.option(
    "--per-supplier", "folder", type=OutputFolder(), metavar=_("FOLDER"),
    help=_("Write for each supplier what is wrong in its own files, as a list to send."),
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
    help=_("What these lists are."),
)  # fmt: skip
@click.option("--strict", "is_strict", is_flag=True, help=_("End with code 1 if anything is remarked on, too."))
@as_json
@writing
def check(
    files: Files,
    folder: Path | None,
    kind: str,
    is_strict: bool,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read everything, and say what is wrong with it."""
    from lcc.exchange.outputs.checked import FilesChecked
    from lcc.intake.submissions import FilesRefusedError, Submissions
    from lcc.record.problem import InputRefusedError, Problem
    from lcc.scrutiny.rule_remarks import lint
    from lcc.words.problems import worded
    from lcc.words.received import holds_more
    from lcc.words.remark_texts import said

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    problems: list[Problem] = []
    remarks: list[str] = []
    bids, received, not_read = 0, None, list[str]()
    submissions: Submissions | None = None
    try:
        submissions = read_files(files, _)
        problems = submissions.score_problems if files.scores else []
        bids, received = len(submissions.bids), submissions.received
    except InputRefusedError as refused:
        problems, not_read = refused.problems, refused.not_read
        submissions = refused.rest if isinstance(refused, FilesRefusedError) else None
    if submissions is not None:
        checks = lint(submissions.tender)
        texts = [
            *submissions.remarks_on_screen,
            *(said(one, submissions.tender).line for one in checks),
        ]
        remarks = [text.say(_) for text in texts]
    lists = _lists(problems, folder, kind, language, _, force=force, inputs=files.all) if folder else {}
    if json_file is not None:
        report = {"problems": [worded(problem).as_json(_) for problem in problems], "warnings": remarks}
        report |= {"not_looked_at": not_read} if not_read else {}
        report |= {"files": received.model_dump(mode="json", exclude_none=True)} if received else {}
        write_json(FilesChecked, report, json_file, _)
        write_whole(lists, _)
        sys.exit(REFUSED if problems or (is_strict and remarks) else 0)
    for one in remarks:
        remark(one, err=bool(problems))
    if problems and lists:
        number = print_problems(problems, _)
        deliver(lists, _, lambda: say(_("Problems found: {number}.").format(number=number)))
        say(
            _(
                "Whether a bid may still be mended is for you to decide: once the time for bids is over, little may."
            )
        )
        sys.exit(REFUSED)
    if problems:
        refuse(problems, _, not_read)
    if holds_more(received):
        print_count(received, _)
    say(_("Nothing wrong in the tender. Bids checked: {number}.").format(number=bids))
    if is_strict and remarks:
        say(remarks_refused(len(remarks), _), err=True)
        sys.exit(REFUSED)


def _lists(
    problems: "Iterable[Problem]",
    folder: Path,
    kind: str,
    language: str,
    _: Translate,
    *,
    force: bool,
    inputs: "Iterable[File]",
) -> dict[Path, bytes]:
    """Return the list of each supplier that has anything to mend, by the file that it is written to."""
    from lcc.documents.file_names import file_stems
    from lcc.documents.formats import as_file
    from lcc.documents.to_mend import by_supplier, to_mend

    found = by_supplier(problems)
    stems = file_stems(found, _("mend"))
    listed = {name: to_mend(name, own, language) for name, own in found.items()}
    documents = {drawn_as(folder / f"{stems[name]}.{kind}", one): one for name, one in listed.items()}
    refuse_existing(documents, _, force=force, inputs=inputs)
    for text in why_word(documents, kind):
        remark(text.say(_), err=True)
    return {file: as_file(one, file.suffix.removeprefix(".")) for file, one in documents.items()}
