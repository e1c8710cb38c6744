"""One source worked out: its rows, and what could not be read, whoever does the work and wherever."""

from collections.abc import Iterable
from typing import NamedTuple

import lcc
from lcc.evaluation.price_level import PriceLevel
from lcc.portfolio.reading import NamedTenders, OneTender, each_by_itself, on_disk, or_listed
from lcc.portfolio.rows import Row, rows_of
from lcc.portfolio.sources import TenderSource, checksum
from lcc.record.problem import InputRefusedError, Problem, problem_in
from lcc.words.problems import NotRead, told

LAYOUT = 4
"""It goes up when a column comes or goes, or what stands in one changes: then all is worked out anew."""

Refused = tuple[str, Problem]
"""Something that could not be read: the name of its source, and what is wrong."""


class TenderKey(NamedTuple):
    """A tender as it is known in the table: two of one authority and code are the same.

    It has a level where its costs could be brought to the prices of the year asked.
    """

    source: str
    authority: str
    tender: str
    has_level: bool


class Settings(NamedTuple):
    """What rows hang on beside the source: the level of prices, and the version that works them out."""

    level: PriceLevel
    version: str = lcc.__version__

    def texts(self) -> tuple[str, ...]:
        """Return it as text, for a checksum."""
        return (self.version, str(LAYOUT), *self.level.settings())


class WorkedOut(NamedTuple):
    """What one source came to."""

    source: str
    checksum: str
    tenders: list[TenderKey]
    rows: list[Row]
    problems: list[Refused]

    @property
    def not_read(self) -> list[NotRead]:
        """What could not be read, in words."""
        return [told(*one) for one in self.problems]


class OtherVersionError(InputRefusedError):
    """Who works has another version of the program than who asks for the work."""


def checksum_of(source: TenderSource, settings: Settings) -> str:
    """Return what a source is known by, InputRefusedError where it can't be read or this is another version.

    A worker on another computer may have another version of the program than who asks it to work.
    """
    if settings.version != lcc.__version__:
        raise OtherVersionError(
            [problem_in("", "portfolio_other_version", lcc.__version__, version=settings.version)]
        )
    try:
        return checksum(source, settings.texts())
    except OSError:
        raise changed(source) from None


def worked_out(source: TenderSource, settings: Settings, known_by: str) -> WorkedOut:
    """Return what a source comes to: what is wrong in one of its tenders is told, and the others are there.

    Raises
    ------
    InputRefusedError
        It was changed while it was read: what it is known by is not what its rows were made from.
    """
    found = of_tenders(on_disk(source), known_by, settings.level)
    if checksum_of(source, settings) != known_by:
        raise changed(source)
    return found


def read_source(source: TenderSource, settings: Settings) -> WorkedOut:
    """Return what a source comes to; nothing, and why, where it can't be read at all."""
    try:
        return worked_out(source, settings, checksum_of(source, settings))
    except InputRefusedError as refused:
        return nothing_of(source, refused.problems)


def of_tenders(source: NamedTenders, known_by: str, level: PriceLevel) -> WorkedOut:
    """Return what the tenders of a source come to, whatever it is: each by itself."""
    found = WorkedOut(source.name, known_by, [], [], [])
    for tender in or_listed(source, found.problems):
        _add(tender, level, found)
    return found


def changed(source: TenderSource) -> InputRefusedError:
    """Return that a source was changed, or went away, while it was read."""
    return InputRefusedError([problem_in(str(source.path), "portfolio_changed_meanwhile")])


def nothing_of(source: TenderSource, problems: Iterable[Problem], known_by: str = "") -> WorkedOut:
    """Return a source of which nothing can be worked out, with what is wrong."""
    return WorkedOut(source.name, known_by, [], [], [(source.name, one) for one in problems])


def _add(tender: OneTender, level: PriceLevel, found: WorkedOut) -> None:
    with each_by_itself(tender.name, found.problems):
        scored = tender.scored()
        given = {"source": tender.name, "checksum": found.checksum}
        rows = [given | row for row in rows_of(scored, level)]
        whole = scored.submissions.tender
        has_level = all(row["price_factor"] is not None for row in rows)
        found.tenders.append(TenderKey(tender.name, whole.authority, whole.id, has_level))
        found.rows.extend(rows)
