"""`lcc indicators`: what many awards come to, beside targets."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.awards_read import AwardsGiven, indicators_in, of_awards, say_unread, say_without_value
from lcc.cli.given import OutputFile
from lcc.cli.group import what_it_does
from lcc.cli.many_read import write_values
from lcc.cli.options import as_json, writing
from lcc.cli.output import REFUSED, kind_of, refuse_existing, refusing, say_written
from lcc.cli.terminal import say
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.indicators.figures import Indicators, IndicatorValue

_ = translator(preferred())
_KINDS = ("json", "csv")


@click.command(help=what_it_does("indicators"))
@of_awards
@click.option(
    "-o", "--output", "output_files", type=OutputFile(".json"), multiple=True,
    metavar=_("FILE"), help=_("All values and records: .json; or the values: .csv. As often as needed."),
)  # fmt: skip
@as_json
@writing
def indicators(
    given: AwardsGiven,
    output_files: tuple[Path, ...],
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, work out, write; what can't be read is listed, and the others go on."""
    from lcc.indicators.plain import as_table

    _ = translator(language)
    for file in output_files:
        kind_of(file, _KINDS, _)
    refuse_existing((*output_files, json_file), _, force=force, inputs=given.inputs)
    with refusing(_):
        found = indicators_in(given, _)
    write_values(found, as_table, output_files, json_file, _)
    if json_file is None:
        _say(found, language, _)
    say_written(output_files, _)
    if found.not_read:
        sys.exit(REFUSED)


def _say(found: "Indicators", language: Language, _: Translate) -> None:
    from lcc.cli.printed.table import show
    from lcc.indicators.words import reasons

    say(
        _("Awards: {awards}. Prices of {year}, by the index {index}.").format(
            awards=len(found.records), year=found.price_level, index=found.price_index
        )
    )
    of_all = [one for one in found.values if one.by == "all"]
    shown = [(of_all, _("All awards")), (_latest(found.values), _("Latest year, beside targets"))]
    regions = {one.region: one.called for one in found.waste}
    show([_table(values, title, regions, _) for values, title in shown if values], 100)
    if left := list(reasons(of_all, _)):
        say(_("Left out, each with how many awards:"))
        for text, number in left:
            say(f"  {number}  {text}")
    say_without_value(found, _)
    say_unread(found, language, _)


def _latest(values: "Sequence[IndicatorValue]") -> "list[IndicatorValue]":
    """Return of each value with a target, and of waste by region, that of the latest year."""
    found: dict[tuple[str, ...], IndicatorValue] = {}
    for one in values:
        if one.target is not None or one.by == "region":
            group = "" if one.by == "year" else one.group
            key = (one.indicator, one.part, one.by, group, one.currency or "")
            if key not in found or (found[key].year or 0) <= (one.year or 0):
                found[key] = one
    return [*found.values()]


def _table(values: "Sequence[IndicatorValue]", title: str, regions: Mapping[str, str], _: Translate) -> Any:
    from lcc.cli.printed.table import TextTable
    from lcc.indicators.words import said, title_of
    from lcc.language.numbers import local_share

    is_of_groups = any(one.by != "all" for one in values)
    rows = []
    for one in values:
        row = [
            title_of(one.indicator, one.part, _),
            *([regions.get(one.group, one.group)] if is_of_groups else []),
        ]
        row += [said(one, one.value, _), str(one.known), str(one.unknown)]
        row += (
            [said(one, one.target, _) if one.target is not None else "", _signed(one, _)]
            if is_of_groups
            else ["" if one.coverage is None else local_share(one.coverage, _, 0)]
        )
        rows.append(row)
    texts = [_("Indicator"), *([_("Group")] if is_of_groups else [])]
    numbers = [_("Value"), _("Known"), _("Unknown")]
    numbers += [_("Target"), _("Ahead")] if is_of_groups else [_("Coverage")]
    return TextTable(title, texts, numbers, rows)


def _signed(one: "IndicatorValue", _: Translate) -> str:
    """Return how far a value is past its target, a share in percentage points; below zero it is behind."""
    from lcc.indicators.figures import INDICATORS
    from lcc.indicators.words import said
    from lcc.language.numbers import amount

    if one.ahead is not None and INDICATORS[one.indicator].unit == "share":
        return _("{points} percentage points").format(points=amount(100 * one.ahead, _, 1))
    return "" if one.ahead is None else said(one, one.ahead, _)
