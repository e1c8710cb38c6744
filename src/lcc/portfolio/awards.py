"""Awards of everything in what was named: read and scored one after the other, and what can't be is listed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lcc.indicators.made import TenderAwards, awards_of
from lcc.portfolio.reading import OneTender, tenders_in
from lcc.portfolio.sources import TenderSource, sources_in
from lcc.record.problem import LccError, problem_in
from lcc.words.problems import NotRead, told

Watch = Callable[[Iterable[TenderSource], int], Iterator[TenderSource]]
"""Shows how far the work is: gets the sources, and how many there are."""


class AwardsRead(NamedTuple):
    """The awards of all tenders that could be scored, and what could not be read."""

    awards: list[TenderAwards]
    not_read: list[NotRead]


def awards_in(named: Sequence[Path], watch: Watch = lambda sources, _number: iter(sources)) -> AwardsRead:
    """Return the awards of all tenders in what was named, by name; only their records are held in memory."""
    sources, problems = sources_in(named)
    found = AwardsRead([], [told(one.file, one) for one in problems])
    for source in watch(sources, len(sources)):
        try:
            for tender in tenders_in(source):
                _add(tender, found)
        except LccError as refused:
            found.not_read.extend(told(source.name, one) for one in refused.problems)
    return found


def _add(tender: OneTender, found: AwardsRead) -> None:
    try:
        found.awards.append(awards_of(tender.scored().found, tender.name))
    except LccError as refused:
        found.not_read.extend(told(tender.name, one) for one in refused.problems)
    except Exception as error:  # a mistake of ours about one tender is told, and stops no other
        found.not_read.append(
            told(tender.name, problem_in(tender.name, "portfolio_mistake", type(error).__name__))
        )
