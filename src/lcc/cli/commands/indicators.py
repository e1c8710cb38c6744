"""`lcc indicators`: what many awards come to, beside targets."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lcc.cli.given import OutputFile
from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, existing, writing
from lcc.cli.output import REFUSED, json_bytes, refuse_existing, refusing, say_written, watched, write_whole
from lcc.cli.terminal import say
from lcc.cli.typed import Day, WholeNumber
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.indicators.figures import ContractRecord, Indicators, IndicatorValue, Unread
    from lcc.indicators.made import BesideAwards
    from lcc.portfolio.sources import TenderSource

_ = translator(preferred())
Command = TypeVar("Command", bound=Callable[..., Any])
_FIRST_YEAR, _LAST_YEAR = 1900, 2500
_MOST_SHOWN = 20
_KINDS = (".json", ".csv")
_CONTRACTS = (".yaml", ".yml", ".json")
_UNITS = {"kilotonnes": "kilotonnes", "kg": "kg_per_inhabitant"}


def _file(name: str, help_: str) -> Callable[[Command], Command]:
    return click.option(
        f"--{name}", f"{name}_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"), help=help_
    )


@click.command(help=what_it_does("indicators"))
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "-o", "--output", "output_files", type=OutputFile(".json"), multiple=True,
    metavar=_("FILE"), help=_("All values and records: .json; or the values: .csv. As often as needed."),
)  # fmt: skip
@click.option(
    "--contracts", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar=_("FOLDER"),
    help=_("The folder with contract files of these awards (.yaml or .json), for claims and payments."),
)  # fmt: skip
@_file("series", _("Published figures of the indices that prices follow (.yaml or .json), with their source."))
@click.option(
    "--at", type=Day(), metavar=_("DATE"), help=_("The day on which to look at contracts; left out, today.")
)
@_file("targets", _("Targets with their path (.yaml or .json; `lcc schema indicator_targets` says how)."))
@_file("waste", _("A data file of CBS on household waste: CSV with semicolons, or JSON."))
@click.option(
    "--waste-unit", type=click.Choice(tuple(_UNITS)),
    help=_("In what that file counts: kilotonnes, or kg per inhabitant. Left out, only separation is shown."),
)  # fmt: skip
@click.option(
    "--price-level", "year", type=WholeNumber(_FIRST_YEAR, _LAST_YEAR),
    help=_("The year to whose prices money is brought; left out, that of the latest base date."),
)  # fmt: skip
@_file(
    "index",
    _("By which index (.yaml or .json; `lcc schema price_index` says how). Left out: the general one of each."),
)
@as_json
@writing
def indicators(
    sources: tuple[Path, ...],
    output_files: tuple[Path, ...],
    contracts: Path | None,
    series_file: Path | None,
    at: date | None,
    targets_file: Path | None,
    waste_file: Path | None,
    waste_unit: str | None,
    year: int | None,
    index_file: Path | None,
    json_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Read, work out, write; what can't be read is listed, and the others go on."""
    from lcc.api.indicators import price_index_in
    from lcc.indicators.figures import Unread
    from lcc.indicators.made import indicators as made
    from lcc.portfolio.awards import awards_in

    _ = translator(language)
    for file in output_files:
        if file.suffix.lower() not in _KINDS:
            raise click.UsageError(
                _("{file} can't be written: indicators are {kinds}.").format(file=file, kinds=", ".join(_KINDS))
            )
    if contracts is None and (series_file is not None or at is not None):
        raise click.UsageError(_("--series and --at are about contracts: name their folder with --contracts."))
    if waste_file is None and waste_unit is not None:
        raise click.UsageError(_("--waste-unit is about a data file: name it with --waste."))
    given = [one for one in (contracts, series_file, targets_file, waste_file, index_file) if one is not None]
    refuse_existing((*output_files, json_file), _, force=force, inputs=(*sources, *given))
    with refusing(_):
        beside, unread = _beside(
            contracts, series_file, at, targets_file, waste_file, _UNITS.get(waste_unit or "")
        )
        index = None if index_file is None else price_index_in(index_file)
        read = awards_in(sources, lambda found, number: _watched(found, number, _))
        unread += [Unread.model_validate(one) for one in read.not_read]
        found = made(read.awards, beside, price_level=year, index=index, not_read=unread)
    _write(found, output_files, json_file, _)
    if json_file is None:
        _say(found, language, _)
    say_written(output_files, _)
    if found.not_read:
        sys.exit(REFUSED)


def _beside(
    contracts: Path | None,
    series: Path | None,
    at: date | None,
    targets: Path | None,
    waste: Path | None,
    waste_unit: Any,
) -> "tuple[BesideAwards, list[Unread]]":
    """Return what stands beside the awards, and the contracts that can't be read: the others go on."""
    from lcc.api.indicators import contract_in, targets_in
    from lcc.indicators.made import BesideAwards, unread
    from lcc.indicators.waste import read_waste
    from lcc.record.problem import InputRefusedError

    not_read: list[Unread] = []
    found: list[ContractRecord] | None = None if contracts is None else []
    for file in [] if contracts is None else sorted(contracts.rglob("*")):
        if file.suffix.lower() not in _CONTRACTS or not file.is_file() or _is_same(file, series):
            continue
        try:
            (found if found is not None else []).append(contract_in(file, series, at))
        except InputRefusedError as refused:
            not_read += [unread(str(file), one) for one in refused.problems]
    beside = BesideAwards(
        found,
        () if waste is None else read_waste(waste, waste_unit),
        None if targets is None else targets_in(targets),
    )
    return beside, not_read


def _is_same(file: Path, other: Path | None) -> bool:
    return other is not None and file.resolve() == other.resolve()


def _watched(found: "Iterable[TenderSource]", number: int, _: Translate) -> "Iterator[TenderSource]":
    """Yield the sources, with a progress bar once a second has passed."""
    sources = iter(found)
    for _place in watched(range(number), _("Reading tenders")):
        yield next(sources)


def _write(found: "Indicators", files: Sequence[Path], json_file: Path | None, _: Translate) -> None:
    from lcc.indicators.figures import Indicators
    from lcc.indicators.plain import as_table

    def content(file: Path) -> bytes:
        if file.suffix.lower() == ".csv":
            return as_table(found)
        return json_bytes(Indicators, found.model_dump(mode="json"))

    if files:
        write_whole({file: content(file) for file in files}, _)
    if json_file is not None:
        write_whole({json_file: json_bytes(Indicators, found.model_dump(mode="json"))}, _)


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
    show([_table(values, title, _) for values, title in shown if values], 100)
    if left := list(reasons(of_all, _)):
        say(_("Left out, each with how many awards:"))
        for text, number in left:
            say(f"  {number}  {text}")
    for one in found.targets:
        if not one.has_value:
            place = ", ".join(part for part in (one.indicator, one.part, one.group) if part)
            say("! " + _("A target stands beside no value: {target}").format(target=place), err=True)
    if found.not_read:
        say("! " + _("Not read: {number}").format(number=len(found.not_read)), err=True)
        for unread in found.not_read[:_MOST_SHOWN]:
            say(f"  {unread.model_dump()[language]}", err=True)
        if (more := len(found.not_read) - _MOST_SHOWN) > 0:
            say(_("  and {more} more").format(more=more), err=True)


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


def _table(values: "Sequence[IndicatorValue]", title: str, _: Translate) -> Any:
    from lcc.cli.printed.table import TextTable
    from lcc.indicators.words import said, title_of
    from lcc.language.numbers import local_share

    is_of_groups = any(one.by != "all" for one in values)
    rows = []
    for one in values:
        row = [title_of(one.indicator, one.part, _), *([one.group] if is_of_groups else [])]
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
    from lcc.indicators.words import said

    return "" if one.ahead is None else said(one, one.ahead, _)
