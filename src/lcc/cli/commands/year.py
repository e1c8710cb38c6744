"""`lcc year`: the year as a document and a workbook with pictures, for a council."""

import sys
from pathlib import Path
from typing import get_args

import click

from lcc.cli.awards_read import AwardsGiven, indicators_in, of_awards, say_unread, say_without_value
from lcc.cli.given import OutputFile
from lcc.cli.group import what_it_does
from lcc.cli.options import writing
from lcc.cli.output import REFUSED, kind_of, refuse_existing, refusing, say_written, write_whole
from lcc.cli.terminal import say
from lcc.cli.typed import A_YEAR
from lcc.language import Language, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("year"))
@of_awards
@click.option(
    "--year", "wanted", type=A_YEAR,
    help=_("The year that it is about; left out, the last one with an award."),
)  # fmt: skip
@click.option(
    "-o", "--output", "output_files", type=OutputFile(".html"), multiple=True, required=True, metavar=_("FILE"),
    help=_("The document, .html, .docx or .pdf, or the workbook, .xlsx; as often as needed."),
)  # fmt: skip
@writing
def year(
    given: AwardsGiven, wanted: int | None, output_files: tuple[Path, ...], language: Language, force: bool
) -> None:
    """Read, work out, draw, write; what can't be read is listed, and the others go on."""
    from lcc.api.year import YearKind, last_year, year_report
    from lcc.year.found import YearFound
    from lcc.year.in_short import in_short

    _ = translator(language)
    every: tuple[YearKind, ...] = get_args(YearKind)
    kinds = {file: kind_of(file, every, _) for file in output_files}
    refuse_existing(output_files, _, force=force, inputs=given.inputs)
    with refusing(_):
        found = indicators_in(given, _)
        about = last_year(found) if wanted is None else wanted
        made = {file: year_report(found, kind, year=about, language=language) for file, kind in kinds.items()}
    write_whole(made, _)
    for sentence in in_short(YearFound(found), about, _):
        say(sentence)
    say_without_value(found, _)
    say_unread(found, language, _)
    say_written(output_files, _)
    if found.not_read:
        sys.exit(REFUSED)
