"""`lcc verify`: whether a comparison is what its inputs come to."""

from pathlib import Path

import click

from lcc.cli.commands import what_it_does
from lcc.cli.options import Files, existing, help_option, in_language, of_a_tender
from lcc.cli.output import REFUSED, listed, patience
from lcc.cli.submitted import scored
from lcc.language import preferred, translator

_ = translator(preferred())
_MOST_SHOWN = 50


@click.command(help=what_it_does("verify"))
@click.argument("comparison_file", **existing("COMPARISON"))
@of_a_tender
@in_language
@help_option
def verify(comparison_file: Path, files: Files, language: str) -> None:
    """Compute again, compare, and say what differs."""
    from lcc.excel.verify import verify as held_against
    from lcc.interchange.problem import InputRefusedError
    from lcc.interchange.yaml_file import read_bytes

    _ = translator(language)
    submissions, _evaluation = scored(files, _)
    bids = [one.bid for one in submissions.bids]
    try:
        with patience(_("Comparing every cell ...")):
            found = held_against(
                read_bytes(comparison_file),
                str(comparison_file),
                submissions.tender,
                bids,
                submissions.inputs,
                submissions.submitted,
            )
    except InputRefusedError as refused:
        listed(refused.problems, _)
        raise SystemExit(REFUSED) from None
    if found.not_looked_at:
        sheets = ", ".join(found.not_looked_at)
        click.echo(_("Not looked at, because the inputs do not decide them: {sheets}.").format(sheets=sheets))
    if found.differences:
        listed(found.differences[:_MOST_SHOWN], _)
        click.echo(_("Differences: {number}. This is not what the inputs come to.").format(
            number=len(found.differences)
        ), err=True)  # fmt: skip
        raise SystemExit(REFUSED)
    click.echo(
        _(
            "Confirmed: {cells} cells, {formulas} of them formulas with their values, the method and the checksums of "
            "{files} files are what the inputs come to."
        ).format(cells=found.cells, formulas=found.formulas, files=found.files)
    )
