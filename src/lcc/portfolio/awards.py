"""Awards of everything in what was named: read and scored one after the other, and what can't be is listed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lcc.api.given import Input
from lcc.indicators.made import TenderAwards, awards_of
from lcc.indicators.unread import Unread, unread
from lcc.portfolio.held import held_in_files
from lcc.portfolio.reading import OneTender, tenders_in
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.portfolio.work import Refused
from lcc.record.problem import LccError, problem_in

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
        _add_all(source.name, partial(tenders_in, source), found)
    return found


def awards_held(files: Iterable[Input]) -> AwardsRead:
    """Return the same of files that are held in memory, by their names, as of `lcc.portfolio_of`."""
    found = AwardsRead([], [])
    for source in held_in_files(files):
        _add_all(source.name, source.tenders, found)
    return found


def _add_all(name: str, tenders: Callable[[], Iterable[OneTender]], found: AwardsRead) -> None:
    try:
        for tender in tenders():
            _add(tender, found)
    except LccError as refused:
        found.problems.extend((name, one) for one in refused.problems)


def _add(tender: OneTender, found: AwardsRead) -> None:
    try:
        found.awards.append(awards_of(tender.scored().found, tender.name))
    except LccError as refused:
        found.problems.extend((tender.name, one) for one in refused.problems)
    except Exception as error:  # a mistake of ours about one tender is told, and stops no other
        found.problems.append((tender.name, problem_in(tender.name, "portfolio_mistake", type(error).__name__)))
