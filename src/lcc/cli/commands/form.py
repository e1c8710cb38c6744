"""`lcc form`: the bid form that suppliers fill in."""

from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import existing, output, writing
from lcc.cli.output import deliver, refuse_existing, refusing
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("form"))
@click.argument("tender_file", **existing("TENDER"))
@output(True, _("The form (.xlsx)."))
@click.option("--bid", "bid_file", **existing("FILE"), help=_("Fill the form in from a bid (.yaml or .json)."))
@writing
def form(tender_file: Path, output_file: Path, bid_file: Path | None, language: str, force: bool) -> None:
    """Read the tender, write its form."""
    from lcc.excel.bid_form.write import write_form
    from lcc.intake.submissions import read, read_tender

    _ = translator(language)
    if output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The form is an Excel workbook: give it a name that ends in .xlsx."))
    refuse_existing((output_file,), _, force=force, inputs=(tender_file, *filter(None, [bid_file])))
    with refusing(_):
        submissions = read(tender_file, [bid_file]) if bid_file else None
        bid = (
            submissions.bids[-1].bid if submissions else None
        )  # a workbook may hold bids too, and those come first
        tender = submissions.tender if submissions else read_tender(tender_file)
        content = write_form(tender, language, bid)
    deliver({output_file: content}, _)
