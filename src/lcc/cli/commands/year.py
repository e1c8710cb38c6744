"""`lcc year`: the year as a document and a workbook with pictures, for a council."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.awards_read import AwardsGiven, indicators_in, of_awards, say_unread
from lcc.cli.given import OutputFile
from lcc.cli.group import what_it_does
from lcc.cli.options import writing
from lcc.cli.output import REFUSED, refuse_existing, refusing, say_written, write_whole
from lcc.cli.terminal import say
from lcc.cli.typed import WholeNumber
from lcc.language import Language, preferred, translator

if TYPE_CHECKING:
    from lcc.indicators.figures import Indicators

_ = translator(preferred())
_FIRST_YEAR, _LAST_YEAR = 1900, 2500
_WORKBOOK = "xlsx"


@click.command(help=what_it_does("year"))
@of_awards
@click.option(
    "--year", "wanted", type=WholeNumber(_FIRST_YEAR, _LAST_YEAR),
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
    from lcc.documents.formats import FORMATS
    from lcc.year.found import Found
    from lcc.year.in_short import in_short

    _ = translator(language)
    kinds = (*FORMATS, _WORKBOOK)
    for file in output_files:
        if file.suffix.lower().removeprefix(".") not in kinds:
            raise click.UsageError(
                _("{file} can't be written: the year is {kinds}.").format(
                    file=file, kinds=", ".join(f".{one}" for one in kinds)
                )
            )
    refuse_existing(output_files, _, force=force, inputs=given.inputs)
    with refusing(_):
        found = indicators_in(given, _)
        about = wanted or max((one.year for one in found.records), default=found.price_level)
        made = {file: _written(found, about, file, language) for file in output_files}
    write_whole(made, _)
    for sentence in in_short(Found(found), about, _):
        say(sentence)
    say_unread(found, language, _)
    say_written(output_files, _)
    if found.not_read:
        sys.exit(REFUSED)


def _written(found: "Indicators", about: int, file: Path, language: Language) -> bytes:
    from lcc.documents.formats import as_file
    from lcc.year.document import year_document
    from lcc.year.workbook import year_workbook

    kind = file.suffix.lower().removeprefix(".")
    if kind == _WORKBOOK:
        return year_workbook(found, about, language)
    return as_file(year_document(found, about, language), kind)
