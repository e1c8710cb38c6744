"""`lcc form`: the bid form that suppliers fill in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import warn_of_quality
from lcc.cli.options import existing, output, writing
from lcc.cli.output import deliver, refuse_existing, refusing
from lcc.cli.terminal import say
from lcc.language import Percent, Translate, preferred, translator
from lcc.language.numbers import exact_number, local_date
from lcc.record.visible import one_line

if TYPE_CHECKING:
    from lcc.excel.bid_form.carried import Carried
    from lcc.excel.bid_form.spots import Spot
    from lcc.model.tender import Tender

_ = translator(preferred())

_MOST_SIGNS = 2000
"""How long a sentence is that is still said whole."""


@click.command(help=what_it_does("form"))
@click.argument("tender_file", **existing(_("TENDER")))
@output(True, _("The form (.xlsx)."))
@click.option("--bid", "bid_file", **existing(_("FILE")), help=_("Fill the form in from a bid (.yaml or .json)."))
@click.option(
    "--from",
    "earlier_file",
    **existing(_("FILE")),
    help=_("Carry over what was filled in on an earlier form (.xlsx), and say what was not."),
)
@writing
def form(
    tender_file: Path,
    output_file: Path,
    bid_file: Path | None,
    earlier_file: Path | None,
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
    inputs = (tender_file, *filter(None, [bid_file, earlier_file]))
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


def _carried(earlier_file: Path, tender: "Tender") -> "Carried":
    """Return what an earlier form brings to that of the tender; InputRefusedError as `open_form`."""
    from lcc.excel.bid_form.carried import carried_over
    from lcc.excel.bid_form.read import layouts_of, open_form
    from lcc.intake.files import read_bytes
    from lcc.record.problem import in_file

    with in_file(str(earlier_file)):
        return carried_over(open_form(read_bytes(earlier_file), layouts_of(tender)), tender)


def _report(carried: "Carried", tender: "Tender", _: Translate) -> None:
    """Say what was carried over, what was not and why, and what is still to be filled in."""
    say(_("Carried over: {number} answers.").format(number=len(carried.answers)))
    if carried.of_tender != tender.id:
        text = _("The earlier form is of tender {before}, this one is of {now}. See whether its answers hold.")
        say(text.format(before=one_line(carried.of_tender or "?"), now=tender.id))
    if carried.told:
        text = _("The tender says otherwise now. See whether the prices hold: {changes}.")
        say(one_line(text.format(changes=carried.told.say(_)), _MOST_SIGNS))
    for before, now in carried.renamed.items():
        text = _(
            "{before} is taken to be {now}: same place, quantity and unit. If it is another item, fill in anew."
        )
        say(text.format(before=one_line(before), now=one_line(now)))
    if carried.in_other_units:
        say(_("These were in another unit or currency, and were not carried over. Ask for them anew:"))
        for spot, found, unit in carried.in_other_units:
            units = _("was {before}, is now {now}").format(before=unit.was or "-", now=unit.now)
            say(f"  {_at(spot)}: {one_line(_written(found, _))} ({one_line(units)})")
    if carried.without_place:
        say(_("These have no place on the new form:"))
        for spot, found in carried.without_place:
            say(f"  {_at(spot)}: {one_line(_written(found, _))}")
    if carried.unread:
        say(_("These can't be read, or are no answer to what is asked now, and were not carried over:"))
        for spot, found in carried.unread:
            say(f"  {_at(spot)}: {one_line(_written(found, _))}")
    if carried.beside:
        say(_("This stands beside the fields, and was not carried over. It may be a reservation:"))
        for said in carried.beside:
            say(f"  {one_line(said.say(_), _MOST_SIGNS)}")
    say(_("Name, function and date of who signs were not carried over: the new form is to be signed anew."))
    if carried.empty:
        say(_("These are still to be filled in:"))
        for missing in carried.empty:
            say(f"  {one_line(missing.say(_), _MOST_SIGNS)}")


def _at(spot: "Spot") -> str:
    """Return what people read beside a cell."""
    return one_line(", ".join(part for part in (spot.item, spot.heading, spot.label, spot.column) if part))


def _written(found: object, _: Translate) -> str:
    """Return what stood in a cell as its reader writes it."""
    if isinstance(found, Percent):
        return found.say(_)
    if isinstance(found, date):
        return local_date(found, _)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return exact_number(found, _) if is_number else str(found)  # type: ignore[arg-type]
