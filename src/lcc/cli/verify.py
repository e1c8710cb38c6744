"""`lcc verify`: whether a comparison or a result is what its inputs come to."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.commands import what_it_does
from lcc.cli.options import Files, existing, help_option, in_language, maybe_of_a_tender
from lcc.cli.output import REFUSED, patience, print_problems
from lcc.cli.submitted import evaluated, evaluated_lots, read_files, ready
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.interchange.problem import Problem

_ = translator(preferred())
_MOST_SHOWN = 50


@click.command(help=what_it_does("verify"))
@click.argument("comparison_file", **existing("COMPARISON"))
@maybe_of_a_tender
@in_language
@help_option
def verify(comparison_file: Path, files: Files | None, language: str) -> None:
    """Compute again, compare, and say what differs."""
    from lcc.interchange.problem import InputRefusedError

    _ = translator(language)
    try:
        if comparison_file.suffix.lower() == ".json":
            _replay(comparison_file, files, _)
        elif files is None:
            raise click.UsageError(_("Name the tender and the bids that the comparison was made from."))
        else:
            _hold_against(comparison_file, files, _)
    except InputRefusedError as refused:
        print_problems(refused.problems, _)
        raise SystemExit(REFUSED) from None


def _replay(result_file: Path, files: Files | None, _: Translate) -> None:
    """Compute a result file again from what is in it."""
    import lcc
    from lcc.interchange.yaml_file import read_bytes
    from lcc.report.replay import replay

    inputs = read_files(files, _).inputs if files else None
    with patience(_("Computing again ...")):
        found = replay(read_bytes(result_file), str(result_file), inputs)
    if found.lcc_version != lcc.__version__:
        click.echo(
            _("Made with version {then}; this is version {now}.").format(
                then=found.lcc_version, now=lcc.__version__
            )
        )
    _stop_at(found.differences, _)
    click.echo(_("Confirmed: {number} figures and words are what the documents in the result come to.").format(
        number=found.compared
    ))  # fmt: skip
    if inputs is not None:
        click.echo(_("The checksums are those of the {files} files.").format(files=len(inputs)))


def _hold_against(comparison_file: Path, files: Files, _: Translate) -> None:
    """Hold a comparison workbook against the files that it was made from."""
    from lcc.excel.verify import verify as held_against
    from lcc.excel.verify_lots import verify_lots
    from lcc.interchange.yaml_file import read_bytes

    submissions = ready(files, _)
    lots = evaluated_lots(submissions, _) if submissions.tender.lots is not None else None
    if lots is None:
        evaluated(submissions, _)
    with patience(_("Comparing every cell ...")):
        found = (
            verify_lots(read_bytes(comparison_file), str(comparison_file), lots, submissions.inputs)
            if lots is not None
            else held_against(
                read_bytes(comparison_file),
                str(comparison_file),
                submissions.tender,
                submissions.offered,
                submissions.inputs,
                submissions.submitted,
                submissions.scores,
                draws=submissions.draws,
                lot_outcome=submissions.lot_outcome,
            )
        )
    if found.not_looked_at:
        sheets = ", ".join(found.not_looked_at)
        click.echo(_("Not looked at, because the inputs do not decide them: {sheets}.").format(sheets=sheets))
    _stop_at(found.differences, _)
    click.echo(
        _(
            "Confirmed: {cells} cells, {formulas} of them formulas with their values, the method and the checksums of "
            "{files} files are what the inputs come to."
        ).format(cells=found.cells, formulas=found.formulas, files=found.files)
    )


def _stop_at(differences: "Sequence[Problem]", _: Translate) -> None:
    if differences:
        print_problems(differences[:_MOST_SHOWN], _)
        number = len(differences)
        click.echo(
            _("Differences: {number}. This is not what the inputs come to.").format(number=number), err=True
        )
        raise SystemExit(REFUSED)
