"""`lcc check`: everything that is wrong, without scoring."""

import sys
from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import read_files
from lcc.cli.options import Files, as_json, of_a_tender, writing
from lcc.cli.output import REFUSED, refuse, refuse_existing, write_json
from lcc.cli.received import print_count
from lcc.cli.terminal import say
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("check"))
@of_a_tender
@as_json
@writing
def check(
    files: Files,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read everything, and say what is wrong with it."""
    from lcc.record.problem import InputRefusedError, Problem
    from lcc.scrutiny.rule_remarks import lint
    from lcc.words.problems import worded
    from lcc.words.received import holds_more
    from lcc.words.remark_texts import said

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    problems: list[Problem] = []
    remarks: list[str] = []
    bids, received = 0, None
    try:
        submissions = read_files(files, _)
        texts = [
            *submissions.remarks,
            *(said(one, submissions.tender.criterion_names).line for one in lint(submissions.tender)),
        ]
        remarks = [remark.say(_) for remark in texts]
        problems = submissions.score_problems if files.scores else []
        bids, received = len(submissions.bids), submissions.received
    except InputRefusedError as refused:
        problems = refused.problems
    if json_file is not None:
        report = {"problems": [worded(problem).as_json(_) for problem in problems], "warnings": remarks}
        report |= {"files": received.model_dump(mode="json", exclude_none=True)} if received else {}
        write_json(report, json_file, _)
        sys.exit(REFUSED if problems else 0)
    if problems:
        refuse(problems, _)
    for remark in remarks:
        say("! " + remark)
    if holds_more(received):
        print_count(received, _)
    say(_("Nothing wrong in the tender. Bids checked: {number}.").format(number=bids))
