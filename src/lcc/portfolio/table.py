"""Many tenders as one table in memory: for who writes programs, the service and the page. Nothing is kept."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from lcc.api.given import Input, as_file
from lcc.api.scoring import Scored
from lcc.evaluation.price_level import PriceLevel
from lcc.intake.files import InMemory, read_bytes
from lcc.intake.handed_in import shown_name
from lcc.intake.index_files import read_price_index
from lcc.intake.options import TextOptions, asked
from lcc.interchange.csv_text import as_csv
from lcc.language import Language
from lcc.language.system import reason
from lcc.portfolio.each_once import EachOnce
from lcc.portfolio.held import HeldSource, held_in
from lcc.portfolio.reading import NamedTenders, already_scored
from lcc.portfolio.rows import COLUMNS, Add, Row
from lcc.portfolio.sources import digest_of, sources_in
from lcc.portfolio.work import (
    Refused,
    Settings,
    WorkedOut,
    of_tenders,
    read_source,
)
from lcc.record.problem import Problem, problem_in
from lcc.record.progress import steps
from lcc.record.record import Record, Year
from lcc.words.problems import NotRead, told


@dataclass(frozen=True)
class Portfolio:
    """Many tenders as rows: one for each bid, offer, phase and year, as `lcc schema portfolio_row` describes them.

    What is not known is None in a row, and never zero. `tenders` is how many there are, `problems` what could not be
    read, each with its source, and `without_level` has the tenders of which the index lacks a year.

    Raises
    ------
    InputRefusedError
        There are more rows than a sheet of a workbook has; or Parquet is asked and pyarrow is not installed.
    """

    rows: Sequence[Row]
    tenders: int
    problems: Sequence[Refused]
    without_level: Sequence[str]

    @property
    def not_read(self) -> list[NotRead]:
        """What could not be read: source, file, place and code, and what is wrong in each language."""
        return [told(*one) for one in self.problems]

    def csv(self) -> bytes:
        """Return the table as CSV; a text that a spreadsheet would run as a formula has an apostrophe before it."""
        return as_csv(COLUMNS, self.rows)

    def workbook(self, language: Language = "nl") -> bytes:
        """Return the table as a workbook, with sums as live formulas, and what could not be read."""
        from lcc.portfolio.workbook import workbook_writer

        asked(TextOptions, language=language)
        return self._written(partial(workbook_writer, language=language, not_read=self.not_read))

    def parquet(self) -> bytes:
        """Return the table as Parquet, which takes the extra `portfolio`."""
        from lcc.portfolio.parquet import parquet_writer

        return self._written(parquet_writer)

    def _written(self, writer: Callable[[io.BytesIO], AbstractContextManager[Add]]) -> bytes:
        content = io.BytesIO()
        with writer(content) as add:
            add(self.rows)
        return content.getvalue()


def portfolio_of(tenders: Iterable[Input | Scored], *, price_level: int, index: Input | None = None) -> Portfolio:
    """Return any number of tenders in one table. What can't be read is listed, and the others go on.

    Parameters
    ----------
    tenders
        What was scored; a folder, archive, award file, result or comparison; the names of files with their content,
        where folders in the name keep a tender with its bids together: `Desks/tender.yaml`, `Desks/bids/ash.xlsx`;
        or a result as plain data. A tender that is there twice, by its authority and code, counts once: the first.
    price_level
        The year to whose prices costs a year are brought.
    index
        The index by which: name, source and the level of each year. Left out, the inflation of each tender.

    Raises
    ------
    InputRefusedError
        The price level is no year, or the index can't be read.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 500, "service_life_years": 10}}]}
    >>> found = portfolio_of([lcc.score(tender, [bid])], price_level=2027)
    >>> [(row["bidder"], row["phase"], row["cost_per_year"]) for row in found.rows]
    [('Koop BV', 'purchase', 100.0)]
    >>> found.csv().splitlines()[0][:22]
    b'source,checksum,tender'
    """
    settings = Settings(price_level_of(price_level, index))
    return table_of(list(_sources(tenders, settings)))


def price_level_of(year: int, index: Input | None) -> PriceLevel:
    """Return the level of prices of a year, by an index from its file; InputRefusedError where these can't be."""
    follows = None if index is None else read_price_index(as_file(index, "index.json"))
    return PriceLevel(asked(_Level, price_level=year).price_level, follows)


def table_of(sources: Sequence["SourceToRead"]) -> Portfolio:
    """Return the table of sources, each read now, in their order."""
    once, rows, problems = EachOnce(), list[Row](), list[Refused]()
    for source in steps("tenders", sources):
        found = source.read()
        kept, twice = once.taken(found.tenders, found.rows)
        rows += kept
        problems += [*found.problems, *twice]
    return Portfolio(rows, once.tenders, problems, once.without_level)


class _Level(Record):
    price_level: Year


class SourceToRead(NamedTuple):
    """What is read by itself; `read` raises nothing that a user can mend."""

    name: str
    read: Callable[[], WorkedOut]


def _sources(given: Iterable[Input | Scored], settings: Settings) -> Iterator[SourceToRead]:
    """Yield what was given in its order, and then what was handed over as names and contents, taken together."""
    held: list[InMemory] = []
    for number, one in enumerate(given, start=1):
        if isinstance(one, Scored):
            yield SourceToRead(already_scored(one).name, partial(_of_scored, one, settings))
        elif isinstance(one, str | PathLike):
            yield from _on_disk(Path(one), settings)
        else:
            file = as_file(one, f"award-{number}.json")
            assert isinstance(file, InMemory), "what is no path is held"
            held.append(file)
    yield from (of_held(one, settings) for one in held_in(held))


def _of_scored(scored: Scored, settings: Settings) -> WorkedOut:
    known_by = digest_of([*settings.texts(), scored.json("en").decode()])
    return of_tenders(already_scored(scored), known_by, settings.level)


def _on_disk(path: Path, settings: Settings) -> Iterator[SourceToRead]:
    try:
        path.stat()
    except (OSError, ValueError) as error:
        yield _not_read(shown_name(path.name), problem_in(str(path), "not_readable", reason(error)))
        return
    sources, problems = sources_in([path])
    yield from (_not_read(one.file, one) for one in problems)
    yield from (SourceToRead(one.name, partial(read_source, one, settings)) for one in sources)


def of_held(source: HeldSource, settings: Settings) -> SourceToRead:
    """Return what was handed over as names and contents, to be read."""
    return SourceToRead(source.name, partial(_of_held, source, settings))


def _of_held(source: HeldSource, settings: Settings) -> WorkedOut:
    known_by = digest_of([*settings.texts(), source.name, *_digests(source.files)])
    return of_tenders(NamedTenders(source.name, source.tenders), known_by, settings.level)


def _digests(files: Mapping[str, Input]) -> Iterator[str]:
    for name, one in sorted(files.items()):
        yield from (name, sha256(read_bytes(as_file(one, name))).hexdigest())


def _not_read(name: str, problem: Problem) -> SourceToRead:
    return SourceToRead(name, lambda: WorkedOut(name, "", [], [], [(name, problem)]))
