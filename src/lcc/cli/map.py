"""`lcc map`: how price sheets that are not ours are read."""

from pathlib import Path

import click

from lcc.cli.commands import what_it_does
from lcc.cli.options import existing, force, help_option, in_language, output
from lcc.cli.output import refuse_existing, refusing, write_whole
from lcc.cli.terminal import say
from lcc.language import preferred, translator

_ = translator(preferred())


@click.group(help=what_it_does("map"))
@help_option
def map() -> None:  # noqa: A001
    """Draft or describe a mapping."""


@map.command(help=_("Draft a mapping from the labels in a price sheet."))
@click.argument("price_sheet", **existing("PRICE_SHEET"))
@click.option("--tender", "tender_file", **existing("TENDER"), help=_("The tender, for the codes of its items."))
@output(False, _("The mapping; PRICE_SHEET.map.yaml if left out."))
@in_language
@force
@help_option
def new(price_sheet: Path, tender_file: Path | None, output_file: Path | None, language: str, force: bool) -> None:
    """Read the labels, write the draft, and say what comes next."""
    from lcc.excel.draft_mapping import draft_mapping
    from lcc.excel.untrusted import open_workbook
    from lcc.interchange.yaml_file import read_bytes
    from lcc.submissions import read_tender

    _ = translator(language)
    file = output_file or price_sheet.with_suffix(".map.yaml")
    refuse_existing((file,), _, force=force, inputs=(price_sheet, *filter(None, [tender_file])))
    with refusing(_):
        tender = read_tender(tender_file) if tender_file else None
        workbook = open_workbook(read_bytes(price_sheet), str(price_sheet))
    write_whole({file: draft_mapping(workbook, tender, _).encode()}, _)
    say(_("Written: {file}").format(file=file))
    say(_("Next: finish it, then `lcc check TENDER {sheet} --map {file}`.").format(sheet=price_sheet, file=file))
