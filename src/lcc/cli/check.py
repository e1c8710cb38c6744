"""`lcc check`: everything that is wrong, without scoring."""

import sys
from pathlib import Path

import click

from lcc.cli.commands import what_it_does
from lcc.cli.options import as_json, existing, force, help_option, in_language, price_sheet_map
from lcc.cli.output import REFUSED, refuse, refuse_existing, watched, write_json
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("check"))
@click.argument("tender_file", **existing("TENDER"))
@click.argument("bid_files", nargs=-1, **existing("[BIDS...]"))
@price_sheet_map
@as_json
@in_language
@force
@help_option
def check(
    tender_file: Path,
    bid_files: tuple[Path, ...],
    map_file: Path | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read everything, and say what is wrong with it."""
    from lcc.interchange.problem import InputRefusedError, Problem
    from lcc.submissions import read

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=(tender_file, *bid_files))
    problems: list[Problem] = []
    remarks: list[str] = []
    bids = 0
    try:
        submissions = read(tender_file, bid_files, map_file, lambda files: watched(files, _("Reading bids")))
        remarks = [remark.say(_) for remark in submissions.remarks]
        bids = len(submissions.bids)
    except InputRefusedError as refused:
        problems = refused.problems
    if json_file is not None:
        report = {"problems": [problem.as_json(_) for problem in problems], "warnings": remarks}
        write_json(report, json_file, _)
        sys.exit(REFUSED if problems else 0)
    if problems:
        refuse(problems, _)
    for remark in remarks:
        click.echo("! " + remark)
    click.echo(_("Nothing wrong in the tender. Bids checked: {number}.").format(number=bids))
