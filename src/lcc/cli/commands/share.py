"""`lcc share`: what part of all tenders of an authority asked for life-cycle cost or circularity."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.all_tenders_given import AllTendersGiven, of_all_tenders
from lcc.cli.given import OutputFile
from lcc.cli.group import what_it_does
from lcc.cli.many_read import listed, reading, say_listed, write_values
from lcc.cli.options import as_json, existing, writing
from lcc.cli.output import REFUSED, kind_of, refuse_existing, refusing, say_written
from lcc.cli.terminal import remark, say
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.indicators.of_all_tenders import SharesOfAll, TendersShare

_ = translator(preferred())
_KINDS = ("json", "csv")


@click.command(help=what_it_does("share"))
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@of_all_tenders(required=True)
@click.option(
    "-o", "--output", "output_files", type=OutputFile(".json"), multiple=True, metavar=_("FILE"),
    help=_("All of it: .json; or the shares: .csv. As often as needed."),
)  # fmt: skip
@as_json
@writing
def share(
    sources: tuple[Path, ...],
    of_all: AllTendersGiven,
    output_files: tuple[Path, ...],
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, hold beside each other, write; what can't be read is listed, and the others go on."""
    from lcc.api.all_tenders import beside_open_data
    from lcc.exchange.all_tenders.shares import shares_as_table
    from lcc.portfolio.awards import awards_in

    _ = translator(language)
    for file in output_files:
        kind_of(file, _KINDS, _)
    refuse_existing((*output_files, json_file), _, force=force, inputs=(*sources, *of_all.inputs))
    with refusing(_):
        read = awards_in(sources, reading(_))
        shares = beside_open_data(
            of_all.all_tenders, read.not_read, authorities=of_all.authorities, numbers=of_all.numbers
        )
        found = shares([record for award in read.awards for record in award.records])

    write_values(found, shares_as_table, output_files, json_file, _)
    if json_file is None:
        _say(found, of_all.all_tenders, language, _)
    say_written(output_files, _)
    if found.not_read:
        sys.exit(REFUSED)


def _say(found: "SharesOfAll", files: Sequence[Path], language: Language, _: Translate) -> None:
    from lcc.cli.printed.table import TextTable, show
    from lcc.exchange.all_tenders.of_tenderned import COLUMNS
    from lcc.exchange.all_tenders.reading import TABLES
    from lcc.indicators.figures import WHY

    texts = [_("Year")]
    numbers = [
        _("All tenders"),
        _("Matched"),
        _("Life-cycle cost"),
        _("Circular"),
        _("Criteria"),
        _("Of the worth"),
    ]
    shown = [one for one in found.shares if one.by != "cpv_division"]
    show([TextTable(_("At least so many of all tenders"), texts, numbers, [_row(one, _) for one in shown])], 100)
    of_all = found.shares[0]
    notes = {
        _("Not in the number: cancelled or failed"): of_all.cancelled,
        _("Not in the number: call-offs under a framework agreement"): of_all.call_offs,
        _("Not in the number: no tender yet"): of_all.planned,
        _("In the number, as framework agreement"): of_all.frameworks,
        _("What it is worth is not known"): of_all.without_value,
        _("What it is worth is an estimate"): of_all.estimated,
        _("Left out of the files, as it could not be read"): len(found.left_out) + found.left_out_more,
    }
    for text, number in notes.items():
        if number:
            say(f"  {number}  {text}")
    if of_all.without_value == of_all.number and any(one.suffix.lower() in TABLES for one in files):
        no_value = _("Of no tender it is known what it is worth. A table says so in a column such as '{column}'.")
        remark(no_value.format(column=COLUMNS["awarded"][0]), err=True)
    unmatched = [f"{one.tender}: {_(WHY[one.why].text)}" for one in found.unmatched]
    for title, lines in (
        (_("In no share: {number}"), unmatched),
        (_("Numbers of tenders that were not read: {number}"), found.numbers_unused),
    ):
        if lines:
            remark(listed(title, lines, _), err=True)
    say_listed(_("Not read: {number}"), [one.model_dump()[language] for one in found.not_read], _)


def _row(one: "TendersShare", _: Translate) -> list[str]:
    from lcc.language.numbers import local_share

    def part(number: int, share: float | None) -> str:
        return str(number) if share is None else f"{number} ({local_share(share, _, 0)})"

    worths = [
        f"{local_share(of.life_cycle_cost_share, _, 0)} {of.currency}"
        for of in one.worth if of.life_cycle_cost_share is not None
    ]  # fmt: skip
    return [
        one.group or _("All"),
        str(one.number),
        str(one.matched),
        part(one.life_cycle_cost, one.life_cycle_cost_share),
        part(one.circular, one.circular_share),
        part(one.criteria, one.criteria_share),
        ", ".join(worths),
    ]
