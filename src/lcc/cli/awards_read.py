"""What commands on many awards are given, and the indicators of what is read: what can't be is listed."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from lcc.cli.all_tenders_given import AllTendersGiven, of_all_tenders
from lcc.cli.many_read import reading, say_listed
from lcc.cli.options import existing, with_options
from lcc.cli.terminal import say
from lcc.cli.typed import A_YEAR, Day
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.indicators.figures import Indicators

_ = translator(preferred())
Command = TypeVar("Command", bound=Callable[..., Any])
_CONTRACTS = (".yaml", ".yml", ".json")
_UNITS: dict[str, Any] = {"kilotonnes": "kilotonnes", "kg": "kg_per_inhabitant"}


class AwardsGiven(NamedTuple):
    """Where the awards are, and what stands beside them; each by the name of its option."""

    sources: tuple[Path, ...]
    contracts: Path | None
    series_file: Path | None
    at: date | None
    targets_file: Path | None
    waste_file: Path | None
    waste_unit: str | None
    price_level: int | None
    index_file: Path | None
    of_all: AllTendersGiven

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All that is read."""
        beside = (self.contracts, self.series_file, self.targets_file, self.waste_file, self.index_file)
        return (*self.sources, *(one for one in beside if one is not None), *self.of_all.inputs)


def _file(name: str, help_: str) -> Callable[[Command], Command]:
    return click.option(
        f"--{name}", f"{name}_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"), help=help_
    )


_OPTIONS = (
    click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES..."))),
    click.option(
        "--contracts", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar=_("FOLDER"),
        help=_("The folder with contract files of these awards (.yaml or .json), for claims and payments."),
    ),
    _file(
        "series",
        _("Published figures of the indices that prices follow (.yaml or .json), or a table of CBS (.csv or .json)."),
    ),
    click.option(
        "--at", type=Day(), metavar=_("DATE"), help=_("The day on which to look at contracts; left out, today.")
    ),
    _file("targets", _("Targets with their path (.yaml or .json; `lcc schema indicator_targets` says how).")),
    _file("waste", _("A data file of CBS on household waste: CSV with semicolons, or JSON.")),
    click.option(
        "--waste-unit", type=click.Choice(tuple(_UNITS)),
        help=_("In what that file counts: kilotonnes, or kg per inhabitant. Left out, only separation is shown."),
    ),
    click.option(
        "--price-level", type=A_YEAR,
        help=_("The year to whose prices money is brought; left out, that of the latest base date."),
    ),
    _file(
        "index",
        _(
            "By which index (.yaml or .json; `lcc schema price_index` says how), or a table of CBS (.csv or .json). "
            "Left out: the general one of each."
        ),
    ),
)  # fmt: skip


def of_awards(command: Command) -> Command:
    """Let a command take awards and what stands beside them; it gets them as one, `given`."""

    @wraps(command)
    def run(**named: Any) -> Any:
        _ = translator(named["language"])
        given = AwardsGiven(**{name: named.pop(name) for name in AwardsGiven._fields})
        if given.contracts is None and (given.series_file is not None or given.at is not None):
            raise click.UsageError(_("--series and --at are about contracts: name their folder with --contracts."))
        if given.waste_file is None and given.waste_unit is not None:
            raise click.UsageError(_("--waste-unit is about a data file: name it with --waste."))
        return command(given=given, **named)

    whole = of_all_tenders(required=False)(run)
    taking: Command = with_options(whole, _OPTIONS)
    return taking


def indicators_in(given: AwardsGiven, _: Translate) -> "Indicators":
    """Return what the awards come to; what can't be read is in it, and the others go on.

    Raises
    ------
    InputRefusedError
        A file beside the awards and contracts can't be used.
    """
    from lcc.api.indicators import beside_awards
    from lcc.indicators.made import indicators
    from lcc.portfolio.awards import awards_in

    of_all = given.of_all
    beside = beside_awards(
        contracts=None if given.contracts is None else _contracts(given.contracts, given.series_file),
        series=given.series_file,
        at=given.at,
        targets=given.targets_file,
        waste=given.waste_file,
        waste_unit=_UNITS.get(given.waste_unit or ""),
        all_tenders=of_all.all_tenders or None,
        authorities=of_all.authorities,
        numbers=of_all.numbers,
        price_level=given.price_level,
        index=given.index_file,
    )
    read = awards_in(given.sources, reading(_))
    return indicators(read.awards, beside, read.not_read)


def say_without_value(found: "Indicators", _: Translate) -> None:
    """Say which targets stand beside no value: perhaps no tender is of that group, or it is written otherwise there."""
    for one in found.targets:
        if not one.has_value:
            place = ", ".join(part for part in (one.indicator, one.part, one.group) if part)
            say("! " + _("A target stands beside no value: {target}").format(target=place), err=True)


def say_unread(found: "Indicators", language: Language, _: Translate) -> None:
    """Say what could not be read, the first of it at least."""
    if found.all_tenders is not None and (lines := len(found.all_tenders.left_out)):
        left_out = lines + found.all_tenders.left_out_more
        say("! " + _("Left out of the files, as it could not be read: {number}").format(number=left_out), err=True)
    say_listed(_("Not read: {number}"), [str(one.model_dump()[language]) for one in found.not_read], _)


def _contracts(folder: Path, series: Path | None) -> list[Path]:
    """Return the contract files in a folder; the series of indices may stand beside them."""
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in _CONTRACTS and file.is_file() and not _is_same(file, series)
    ]


def _is_same(file: Path, other: Path | None) -> bool:
    return other is not None and file.resolve() == other.resolve()
