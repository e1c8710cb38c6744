"""`lcc portfolio`: many tenders in one table."""

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from lcc.cli.given import GivenFile
from lcc.cli.group import what_it_does
from lcc.cli.many_read import MOST_SHOWN, reading, say_listed
from lcc.cli.options import existing, writing
from lcc.cli.output import REFUSED, kind_of, note_written, refuse_existing, refusing, say_written
from lcc.cli.terminal import say
from lcc.cli.typed import A_YEAR, WholeNumber
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.evaluation.price_level import PriceLevel
    from lcc.intake.files import File
    from lcc.portfolio.build import Built

_ = translator(preferred())
_MOST_WORKERS = 1000
_MOST_ROWS_SHOWN = 100


@click.command(help=what_it_does("portfolio"))
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "-o", "--output", "output_files", type=click.Path(path_type=Path, dir_okay=False), multiple=True,
    metavar=_("FILE"), help=_("The table: .xlsx (for Excel), .csv or .parquet (for programs); as often as needed."),
)  # fmt: skip
@click.option(
    "--query", "question", metavar="SQL",
    help=_("Ask the table portfolio something: the answer is shown, and written in its place. It reads nothing else."),
)  # fmt: skip
@click.option(
    "--price-level", "year", type=A_YEAR, required=True,
    help=_("The year to whose prices costs a year are brought."),
)  # fmt: skip
@click.option(
    "--index", "index_file", type=GivenFile(path_type=Path, dir_okay=False, allow_dash=True), metavar=_("FILE"),
    help=_(
        "By which index (.yaml or .json; `lcc schema price_index` says how), or a table of CBS (.csv or .json). Left "
        "out: the general one of each."
    ),
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
    question: str | None,
    year: int,
    index_file: "File | None",
    parts: Path | None,
    workers: int,
    cluster: str | None,
    language: Language,
    force: bool,
) -> None:
    """Find, read, work out, write; what can't be read is listed, and the others go on."""
    from lcc.portfolio.build import KINDS, build
    from lcc.portfolio.cluster import Workers
    from lcc.portfolio.not_read_list import ENDING, listed_beside
    from lcc.portfolio.query import check_question

    _ = translator(language)
    if not output_files and question is None:
        raise click.UsageError(_("Say where the table goes, with -o, or what to ask of it, with --query."))
    for file in output_files:
        kind_of(file, [one.removeprefix(".") for one in KINDS], _)
    if cluster is not None and parts is None:
        raise click.UsageError(_("Name a folder that every worker sees, with --parts."))
    left_out = output_files[0].with_suffix(ENDING) if output_files else None
    beside = (*sources, *([index_file] if index_file else []))
    refuse_existing((*output_files, left_out), _, force=force, inputs=beside)
    level = _level(year, index_file, _)
    if question is not None:
        with refusing(_):
            check_question(question)
    for folder in {file.parent for file in output_files}:
        folder.mkdir(parents=True, exist_ok=True)
    with refusing(_), ExitStack() as stack:
        table = None if question is None else Path(stack.enter_context(TemporaryDirectory())) / "portfolio.parquet"
        built = build(
            sources, level, [table] if table else output_files, left_out=None if table else left_out, parts=parts,
            workers=Workers(workers, cluster), language=language, watch=reading(_),
        )  # fmt: skip
        if table and question is not None:
            with listed_beside(left_out, built.not_read):
                _answer(table, question, output_files, language)
    written = (*output_files, left_out) if left_out and built.not_read else output_files
    note_written(written)
    _say(built, language, _, most=MOST_SHOWN if left_out else None)
    say_written(written, _)
    if built.not_read:
        sys.exit(REFUSED)


def _level(year: int, index_file: "File | None", _: Translate) -> "PriceLevel":
    from lcc.evaluation.price_level import PriceLevel

    if index_file is None:
        return PriceLevel(year)
    from lcc.intake.index_files import read_price_index

    with refusing(_):
        return PriceLevel(year, read_price_index(index_file))


def _answer(table: Path, question: str, files: Sequence[Path], language: Language) -> None:
    """Write what the table answers, and show the first rows of it."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.portfolio.answer_file import write_answer
    from lcc.portfolio.query import answered

    _ = translator(language)
    with answered(table, question) as answer:
        rows, count = write_answer(answer, files, language, _MOST_ROWS_SHOWN)
        kinds = answer.columns
    texts = next((place for place, kind in enumerate(kinds.values()) if kind in ("int", "float")), len(kinds))
    names = list(kinds)
    cells = [[_in_words(row[name], _) for name in names] for row in rows]
    show([TextTable(_("Answer"), names[:texts], names[texts:], cells)], 140)
    if count > len(rows):
        say(_("  and {more} more").format(more=count - len(rows)))


def _in_words(value: object, _: Translate) -> str:
    from lcc.language.numbers import exact_number, local_date

    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return exact_number(value, _)
    if isinstance(value, date) and not isinstance(value, datetime):
        return local_date(value, _)
    return "" if value is None else str(value)


def _say(built: "Built", language: Language, _: Translate, most: int | None) -> None:
    say(
        _("Rows: {rows}. Tenders: {tenders}. Sources: {sources}, of which read now: {new}.").format(
            rows=built.rows, tenders=built.tenders, new=built.new, sources=built.sources
        )
    )
    say_listed(_("No cost a year, because the index lacks a year: {number}"), built.without_level, _, most)
    say_listed(_("Not read: {number}"), [str(one[language]) for one in built.not_read], _, most)
