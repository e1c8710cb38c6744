"""The table: sources found, worked out where that is needed, and written in one order, each tender once."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lcc.evaluation.price_level import PriceLevel
from lcc.portfolio.cluster import Workers, spread
from lcc.portfolio.csv_file import csv_writer
from lcc.portfolio.each_once import EachOnce
from lcc.portfolio.not_read_list import listed_beside
from lcc.portfolio.parquet import SourcePart, arrow_schema, parquet_writer, part_of, rows_in, sweep
from lcc.portfolio.rows import Add, Row
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.portfolio.whole_file import TEMPORARY, whole_file
from lcc.portfolio.work import Settings, TenderKey, read_source
from lcc.words.problems import NotRead, told

PARQUET, CSV, WORKBOOK = KINDS = (".parquet", ".csv", ".xlsx")
"""What the table is written as, by how the name of the file ends."""
Watch = Callable[[Iterable[object], int], Iterator[object]]
"""Shows how far the work is: gets what is done as it is done, and how much there is to do."""


class Built(NamedTuple):
    """What was written: rows, tenders, how many sources there are and were worked out now, and what was not read.

    `without_level` has the tenders of which the index lacks a year, so that their costs are at no common level.
    """

    rows: int
    tenders: int
    sources: int
    new: int
    without_level: list[str]
    not_read: list[NotRead]


class _Found(NamedTuple):
    """A source worked out; its rows are fetched when they are written."""

    tenders: list[TenderKey]
    rows: Callable[[], Sequence[Row]]
    not_read: list[NotRead]
    is_new: bool


def build(
    named: Sequence[Path],
    level: PriceLevel,
    files: Sequence[Path],
    *,
    left_out: Path | None = None,
    parts: Path | None = None,
    workers: Workers = Workers(),  # noqa: B008 -- a value
    language: str = "nl",
    watch: Watch = lambda done, _number: iter(done),
) -> Built:
    """Write the table of everything in what was named to files, by how each ends.

    A tender that is there twice, by its authority and code, is in it once: of the source that comes first by name.
    With a folder for parts, only what changed since the last time is worked out; the folder holds the parts of this
    table alone afterwards. What could not be read is listed in the file `left_out`, which is there with the table or
    not at all, and only where there is any.

    Raises
    ------
    InputRefusedError
        A library of the extra `portfolio` is needed and not installed; the cluster is not there, or went away; there
        are more rows than a sheet of a workbook has.
    """
    sources, problems = sources_in(named)
    not_read = [told(one.file, one) for one in problems]
    once = EachOnce()
    rows = new = 0
    with ExitStack() as stack:
        if any(file.suffix.lower() == PARQUET for file in files):
            arrow_schema()  # says that pyarrow is missing before any work is done
        if parts is None and workers != Workers():
            parts = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found = _worked_out(sources, Settings(level), parts, workers, watch)
        with ExitStack() as writers:
            adders = [writers.enter_context(_writer(file, language, not_read, stack)) for file in files]
            for one in found:
                new += one.is_new
                not_read += one.not_read
                kept, twice = once.taken(one.tenders, one.rows())
                not_read += [told(*each) for each in twice]
                rows += len(kept)
                for add in adders:
                    add(kept)
        stack.enter_context(listed_beside(left_out, not_read))
    return Built(rows, once.tenders, len(sources), new, once.without_level, not_read)


def _writer(
    file: Path, language: str, not_read: Sequence[NotRead], stack: ExitStack
) -> AbstractContextManager[Add]:
    temporary = stack.enter_context(whole_file(file))
    if file.suffix.lower() == WORKBOOK:
        from lcc.portfolio.workbook import workbook_writer

        return workbook_writer(temporary, language, not_read)
    return parquet_writer(temporary) if file.suffix.lower() == PARQUET else csv_writer(temporary)


def _worked_out(
    sources: Sequence[TenderSource], settings: Settings, folder: Path | None, workers: Workers, watch: Watch
) -> Iterator[_Found]:
    """Yield every source by name, worked out: each when it is asked for, or while others still are."""
    if folder is None:
        for done in watch(map(partial(_in_memory, settings=settings), sources), len(sources)):
            assert isinstance(done, _Found)
            yield done
        return
    arrow_schema()
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(TEMPORARY + "*"):
        left.unlink(missing_ok=True)
    work = partial(part_of, settings=settings, folder=folder.resolve())
    parts: list[SourcePart] = []
    for part in _in_order(sources, watch(spread(work, sources, workers), len(sources))):
        parts.append(part)
        yield _Found(part.tenders, partial(rows_in, part), part.not_read, part.is_new)
    sweep(folder, parts)


def _in_order(sources: Sequence[TenderSource], done: Iterable[object]) -> Iterator[SourcePart]:
    """Yield the part of each source by name, as soon as it and all before it are there."""
    there: dict[TenderSource, SourcePart] = {}
    left = iter(sources)
    awaited = next(left, None)
    for part in done:
        assert isinstance(part, SourcePart)
        there[part.of] = part
        while awaited in there:
            yield there.pop(awaited)
            awaited = next(left, None)


def _in_memory(source: TenderSource, settings: Settings) -> _Found:
    done = read_source(source, settings)
    return _Found(done.tenders, lambda: done.rows, done.not_read, is_new=True)
