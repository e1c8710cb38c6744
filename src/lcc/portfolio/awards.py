"""Awards of everything in what was named: read and scored one after the other, and what can't be is listed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lcc.api.given import Input
from lcc.indicators.made import TenderAwards, awards_of
from lcc.indicators.unread import Unread, unread
from lcc.portfolio.held import held_in_files
from lcc.portfolio.reading import NamedTenders, each_by_itself, on_disk, or_listed
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.portfolio.work import Refused

Watch = Callable[[Iterable[TenderSource], int], Iterator[TenderSource]]
"""Shows how far the work is: gets the sources, and how many there are."""


class AwardsRead(NamedTuple):
    """The awards of all tenders that could be scored, and what could not be read, each with its source."""

    awards: list[TenderAwards]
    problems: list[Refused]

    @property
    def not_read(self) -> list[Unread]:
        """What could not be read, as indicators list it."""
        return [unread(*one) for one in self.problems]


def awards_in(named: Sequence[Path], watch: Watch = lambda sources, _number: iter(sources)) -> AwardsRead:
    """Return the awards of all tenders in what was named, by name; only their records are held in memory."""
    sources, problems = sources_in(named)
    found = AwardsRead([], [(one.file, one) for one in problems])
    for source in watch(sources, len(sources)):
        _add_all(on_disk(source), found)
    return found


def awards_held(files: Iterable[Input]) -> AwardsRead:
    """Return the same of files that are held in memory, by their names, as of `lcc.portfolio_of`."""
    found = AwardsRead([], [])
    for source in held_in_files(files):
        _add_all(NamedTenders(source.name, source.tenders), found)
    return found


def _add_all(source: NamedTenders, found: AwardsRead) -> None:
    for tender in or_listed(source, found.problems):
        with each_by_itself(tender.name, found.problems):
            found.awards.append(awards_of(tender.scored().found, tender.name))
