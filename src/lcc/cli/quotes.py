"""`lcc start quotes`: a sheet on which three quotes are typed over and ranked as they stand."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.loading import tender_in
from lcc.cli.options import output, writing
from lcc.cli.output import refuse_existing, refusing, say_written, typed_name, write_whole
from lcc.cli.terminal import say
from lcc.intake.templates import OWN, TemplateAnswers
from lcc.language import Translate, preferred, translator
from lcc.library import shipped

if TYPE_CHECKING:
    from lcc.model.tender import Tender

_ = translator(preferred())


@click.command(help=_("Write a sheet for three quotes: type them over, and see who is cheapest."))
@click.argument("name", metavar=_("NAME"))
@output(False, _("The sheet (.xlsx); NAME.xlsx if left out."), ".xlsx")
@click.option(
    "--look-back", "look_back", is_flag=True,
    help=_("With ranges for what was not asked, to look back at an award on price: `lcc look-back`."),
)  # fmt: skip
@click.option("--item", metavar=_("NAME"), help=_("What is bought, in place of the first item of a template."))
@click.option("--authority", metavar=_("NAME"), help=_("Who buys it, as letters and documents say."))
@writing
def quotes(
    name: str,
    output_file: Path | None,
    look_back: bool,
    item: str | None,
    authority: str | None,
    language: str,
    force: bool,
) -> None:
    """Write the sheet, and say what comes next."""
    from lcc.excel.quotes.write import write_quotes

    _ = translator(language)
    file = output_file or Path(f"{Path(name).stem}.xlsx")
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The sheet is an Excel workbook: give it a name that ends in .xlsx."))
    if (item, authority) != (None, None) and name not in shipped.templates():
        raise click.UsageError(_("--item and --authority go with a template; a tender has its own."))
    given = [] if name in shipped.templates() else [Path(name)]
    refuse_existing((file,), _, force=force, inputs=given)
    said = TemplateAnswers(title=item if name == OWN else None, authority=authority, item=item)
    tender = _tender(name, said, language, _)
    with refusing(_):
        content = write_quotes(tender, language, look_back=look_back)
    write_whole({file: content}, _)
    say_written([file], _)
    if look_back:
        say(
            _("Next: type the prices, and ranges for what was not asked; then `lcc look-back {file}`.").format(
                file=typed_name(file, _)
            )
        )
    else:
        say(_("Next: type the quotes over; the ranking stands on the same sheet."))


def _tender(name: str, said: TemplateAnswers, language: str, _: Translate) -> "Tender":
    """Return a template by its name, or the tender in a file."""
    from lcc.intake.first_book import quotes_of_template

    if name in shipped.templates():
        return quotes_of_template(name, said, language)
    if not Path(name).exists():
        raise no_template(name, _)
    return tender_in(Path(name), _)


def no_template(name: str, _: Translate) -> click.UsageError:
    """Return that there is no template of this name, with those that there are."""
    known = ", ".join(shipped.templates())
    return click.UsageError(_("There is no template {name}; there are: {known}.").format(name=name, known=known))
