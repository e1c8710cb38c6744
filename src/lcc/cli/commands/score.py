"""`lcc score`: bids in, comparison out."""

from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import Files, as_json, of_a_tender, output, strict, writing
from lcc.cli.output import refuse_existing, refuse_same
from lcc.language import Language, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("score"))
@of_a_tender
@output(
    False, _("The comparison workbook (.xlsx); scored again in place, it keeps what was added to it."), ".xlsx"
)
@as_json
@strict
@writing
def score(
    files: Files,
    output_file: Path | None,
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, evaluate, write, print."""
    from lcc.cli.scoring import is_in_place, score_files

    _ = translator(language)
    if output_file is not None and output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The comparison is an Excel workbook: give it a name that ends in .xlsx."))
    refuse_same((output_file, json_file), _)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    others = files.all[1:] if is_in_place(output_file, files.tender) else files.all
    refuse_existing((output_file,), _, force=force, inputs=others)
    score_files(files, output_file, json_file, language, force=force)
