"""`lcc map`: how price sheets that are not ours are read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import existing, help_option, in_language, output, writing
from lcc.cli.output import refuse, refuse_existing, refusing, say_written, typed_name, write_whole
from lcc.cli.terminal import remark, say
from lcc.language import preferred, translator

if TYPE_CHECKING:
    from lcc.intake.files import File

_ = translator(preferred())
_MOST_SAID = 30


@click.group(cls=Parts, help=what_it_does("map"))
@help_option
def map() -> None:  # noqa: A001
    """Draft or describe a mapping."""


@map.command(help=_("Draft a mapping from the labels in a price sheet."))
@click.argument("price_sheet", **existing(_("PRICE_SHEET")))
@click.option(
    "--tender", "tender_file", **existing(_("TENDER")), help=_("The tender, for the codes of its items.")
)
@output(False, _("The mapping; PRICE_SHEET.map.yaml if left out."), ".yaml")
@writing
def new(
    price_sheet: "File", tender_file: "File | None", output_file: Path | None, language: str, force: bool
) -> None:
    """Read the labels, write the draft, and say what is still to be done."""
    from lcc.excel.bid_form.read import is_form
    from lcc.excel.price_sheet.draft_text import written_draft
    from lcc.excel.price_sheet.mapping import PriceSheet
    from lcc.excel.untrusted.opening import open_labels
    from lcc.intake.files import read_bytes
    from lcc.intake.records import load
    from lcc.intake.submissions import problems_of_mapping, read_tender
    from lcc.record.problem import in_file
    from lcc.words.problems import worded

    _ = translator(language)
    file = output_file or Path(str(price_sheet)).with_suffix(".map.yaml")
    refuse_existing((file,), _, force=force, inputs=(price_sheet, *([tender_file] if tender_file else [])))
    with refusing(_), in_file(str(price_sheet)):
        tender = read_tender(tender_file) if tender_file else None
        workbook, shown, aside = open_labels(read_bytes(price_sheet))
        if is_form(workbook):
            message = _(
                "{file} is a bid form of lcc: no mapping is needed. Read it with `lcc check TENDER {file}`."
            )
            raise click.UsageError(message.format(file=price_sheet))
        text, not_read = written_draft(workbook, shown, tender, _)
        mapping, origins = load(text.encode(), str(file), PriceSheet)
    write_whole({file: text.encode()}, _)
    say_written([file], _)
    for part in aside:
        text = _(
            "{file} holds {part}: only its words were read. A bid in such a file is refused: save it without."
        )
        remark(text.format(file=price_sheet, part=_(part)))
    problems = problems_of_mapping(mapping, tender, str(file), origins)
    about = _("{place}: found {found}, expected {expected}")
    for one in (worded(problem) for problem in problems[:_MOST_SAID]):
        remark(about.format(place=one.place(_), found=one.found.say(_), expected=one.expected.say(_)))
    for cell, why in not_read[:_MOST_SAID]:
        remark(_("Not read: {cell} {why}").format(cell=cell, why=why).rstrip())
    left = max(len(problems) - _MOST_SAID, 0) + max(len(not_read) - _MOST_SAID, 0)
    if left:
        remark(_("And {number} more: they stand in the file.").format(number=left))
    say(
        _("Next: finish it, then `lcc check TENDER {sheet} --map {file}`.").format(
            sheet=price_sheet, file=typed_name(file, _)
        )
    )


@map.command(help=_("Say what a mapping lacks: units that were not understood, and fields that no cell holds."))
@click.argument("mapping", **existing(_("MAPPING")))
@click.option("--tender", "tender_file", **existing(_("TENDER")), help=_("The tender, for what it asks of bids."))
@in_language
def check(mapping: "File", tender_file: "File | None", language: str) -> None:
    """List what has to be done before bids are read by it."""
    from lcc.intake.submissions import problems_of_mapping, read_mapping, read_tender

    _ = translator(language)
    with refusing(_):
        tender = read_tender(tender_file) if tender_file else None
        found, _input, origins = read_mapping(mapping)
    if problems := problems_of_mapping(found, tender, str(mapping), origins):
        refuse(problems, _)
    say(_("Nothing is missing from the mapping."))
