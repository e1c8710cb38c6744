"""`lcc portfolio`: many tenders in one table."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import existing, writing
from lcc.cli.output import REFUSED, refuse_existing, refusing, say_written, watched, write_whole
from lcc.cli.run import this_run
from lcc.cli.terminal import say
from lcc.cli.typed import WholeNumber
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.evaluation.price_level import PriceLevel
    from lcc.portfolio.build import Built

_ = translator(preferred())
_FIRST_YEAR, _LAST_YEAR = 1900, 2500
_MOST_WORKERS = 1000
_MOST_SHOWN = 20


@click.command(help=what_it_does("portfolio"))
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "-o", "--output", "output_files", type=click.Path(path_type=Path, dir_okay=False), multiple=True, required=True,
    metavar=_("FILE"), help=_("The table: .parquet, .csv or .xlsx; as often as needed."),
)  # fmt: skip
@click.option(
    "--price-level", "year", type=WholeNumber(_FIRST_YEAR, _LAST_YEAR), required=True,
    help=_("The year to whose prices costs a year are brought."),
)  # fmt: skip
@click.option(
    "--index", "index_file", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
    help=_("By which index (.yaml or .json; `lcc schema price_index` says how). Left out: the general one of each."),
)  # fmt: skip
@click.option(
    "--parts", "parts", type=click.Path(path_type=Path, file_okay=False), metavar=_("FOLDER"),
    help=_("Where what was worked out is kept: the next time, only what changed is."),
)  # fmt: skip
@click.option(
    "--workers", type=WholeNumber(1, _MOST_WORKERS), default=1, help=_("How many processes of this computer work.")
)
@click.option(
    "--cluster", metavar=_("ADDRESS"),
    help=_("The Dask scheduler whose workers work, such as tcp://host:8786; all of them see the same files."),
)  # fmt: skip
@writing
def portfolio(
    sources: tuple[Path, ...],
    output_files: tuple[Path, ...],
    year: int,
    index_file: Path | None,
    parts: Path | None,
    workers: int,
    cluster: str | None,
    language: Language,
    force: bool,
) -> None:
    """Find, read, work out, write; what can't be read is listed, and the others go on."""
    from lcc.portfolio.build import KINDS, build, not_read_file
    from lcc.portfolio.cluster import Workers

    _ = translator(language)
    for file in output_files:
        if file.suffix.lower() not in KINDS:
            raise click.UsageError(
                _("{file} can't be written: the table is {kinds}.").format(file=file, kinds=", ".join(KINDS))
            )
    if cluster is not None and parts is None:
        raise click.UsageError(_("Name a folder that every worker sees, with --parts."))
    left_out = output_files[0].with_suffix(".not-read.json")
    beside = (*sources, *([index_file] if index_file else []))
    refuse_existing((*output_files, left_out), _, force=force, inputs=beside)
    level = _level(year, index_file, _)
    for folder in {file.parent for file in output_files}:
        folder.mkdir(parents=True, exist_ok=True)
    with refusing(_):
        built = build(
            sources, level, output_files, parts=parts, workers=Workers(workers, cluster), language=language,
            watch=lambda done, number: _watched(done, number, _),
        )  # fmt: skip
    for file in output_files:
        this_run().written[file] = _written(file)
    write_whole({left_out: not_read_file(built.not_read)}, _)
    _say(built, language, _)
    say_written((*output_files, left_out), _)
    if built.not_read:
        sys.exit(REFUSED)


def _level(year: int, index_file: Path | None, _: Translate) -> "PriceLevel":
    from lcc.evaluation.price_level import PriceLevel

    if index_file is None:
        return PriceLevel(year)
    from lcc.intake.records import load_file
    from lcc.model.portfolio import PriceIndex

    with refusing(_):
        return PriceLevel(year, load_file(index_file, PriceIndex)[0])


def _written(file: Path) -> tuple[str, int]:
    """Return the SHA-256 and the bytes of a table, which is not held in memory."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest(), file.stat().st_size


def _watched(done: Iterable[object], number: int, _: Translate) -> Iterator[object]:
    """Yield what is done, with a progress bar once a second has passed."""
    items = iter(done)
    for _place in watched(range(number), _("Reading tenders")):
        yield next(items)


def _say(built: "Built", language: Language, _: Translate) -> None:
    say(
        _("Rows: {rows}. Tenders: {tenders}. Read now: {new} of {sources} sources.").format(
            rows=built.rows, tenders=built.tenders, new=built.new, sources=built.sources
        )
    )
    if built.without_level:
        _list(built.without_level, _("No cost a year, because the index lacks a year: {number}"), _)
    if built.not_read:
        said = [str(one[language]) for one in built.not_read]
        _list(said, _("Not read: {number}"), _)


def _list(said: Sequence[str], title: str, _: Translate) -> None:
    say("! " + title.format(number=len(said)), err=True)
    for one in said[:_MOST_SHOWN]:
        say(f"  {one}", err=True)
    if (more := len(said) - _MOST_SHOWN) > 0:
        say(_("  and {more} more").format(more=more), err=True)
