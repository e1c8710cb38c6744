"""`lcc form`: the bid form that suppliers fill in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import warn_of_quality
from lcc.cli.options import existing, output, strict, writing
from lcc.cli.output import deliver, refuse_existing, refusing
from lcc.cli.terminal import say
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.excel.bid_form.carried import Carried
    from lcc.intake.files import File
    from lcc.model.tender import Tender

_ = translator(preferred())


@click.command(help=what_it_does("form"))
@click.argument("tender_file", **existing(_("TENDER")))
@output(True, _("The form (.xlsx)."), ".xlsx")
@click.option("--bid", "bid_file", **existing(_("FILE")), help=_("Fill the form in from a bid (.yaml or .json)."))
@click.option(
    "--from",
    "earlier_file",
    **existing(_("FILE")),
    help=_("Carry over what was filled in on an earlier form (.xlsx), and say what was not."),
)
@strict
@writing
def form(
    tender_file: "File",
    output_file: Path,
    bid_file: "File | None",
    earlier_file: "File | None",
    language: str,
    force: bool,
) -> None:
    """Read the tender, write its form."""
    from lcc.api.refusals import refuse_unread_figures
    from lcc.excel.bid_form.write import form_with, write_form
    from lcc.intake.submissions import read, read_tender

    _ = translator(language)
    if output_file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("The form is an Excel workbook: give it a name that ends in .xlsx."))
    if bid_file and earlier_file:
        raise click.UsageError(_("Fill the form in from a bid or from an earlier form, not from both."))
    inputs = (tender_file, *(one for one in (bid_file, earlier_file) if one))
    refuse_existing((output_file,), _, force=force, inputs=inputs)
    if earlier_file:
        with refusing(_):
            tender = read_tender(tender_file)
            refuse_unread_figures(tender, str(tender_file))
            carried = _carried(earlier_file, tender)
        warn_of_quality(tender, _)
        deliver({output_file: form_with(carried.answers, tender, language)}, _)
        _report(carried, tender, _)
        return
    with refusing(_):
        submissions = read(tender_file, [bid_file]) if bid_file else None
        # A workbook may hold bids too, and those come first.
        bid = submissions.bids[-1].bid if submissions else None
        tender = submissions.tender if submissions else read_tender(tender_file)
        refuse_unread_figures(tender, str(tender_file))
        content = write_form(tender, language, bid)
    warn_of_quality(tender, _)
    deliver({output_file: content}, _)


def _carried(earlier_file: "File", tender: "Tender") -> "Carried":
    """Return what an earlier form brings to that of the tender; InputRefusedError as `open_form`."""
    from lcc.excel.bid_form.carried import carried_over
    from lcc.excel.bid_form.read import layouts_of, open_form
    from lcc.intake.files import read_bytes
    from lcc.record.problem import in_file

    with in_file(str(earlier_file)):
        return carried_over(open_form(read_bytes(earlier_file), layouts_of(tender)), tender)


def _report(carried: "Carried", tender: "Tender", _: Translate) -> None:
    """Say what was carried over, what was not and why, and what is still to be filled in."""
    from lcc.excel.bid_form.carried_words import still_empty, told_of

    for told in (*told_of(carried, tender, _), *still_empty(carried, _)):
        say(told.sentence)
        for entry in told.entries:
            say(f"  {entry}")
