"""Each tender once in the table, by its authority and code: that of the source that comes first."""

from collections.abc import Sequence

from lcc.portfolio.rows import Row
from lcc.portfolio.work import Refused, TenderKey
from lcc.record.looks import tender_key
from lcc.record.problem import problem_in


class EachOnce:
    """Takes sources one after the other; `without_level` has those of which the index lacks a year."""

    def __init__(self) -> None:
        self._owners: dict[tuple[str, str], tuple[int, str]] = {}
        self._sources = 0
        self._without_level: dict[str, None] = {}

    @property
    def tenders(self) -> int:
        """How many there are."""
        return len(self._owners)

    @property
    def without_level(self) -> list[str]:
        """Tenders whose costs are at no common level, by what they were read from."""
        return [*self._without_level]

    def taken(self, tenders: Sequence[TenderKey], rows: Sequence[Row]) -> tuple[Sequence[Row], list[Refused]]:
        """Return the rows of those tenders of a source that were not there yet, and that the others were."""
        self._sources += 1  # two sources can have one name
        own, twice = set[str](), list[Refused]()
        for one in tenders:
            known_by = self._sources, one.source
            owner = self._owners.setdefault(tender_key(one.authority, one.tender), known_by)
            if owner == known_by:
                own.add(one.source)
                if not one.has_level:
                    self._without_level[one.source] = None
            else:
                problem = problem_in(one.source, "portfolio_tender_twice", one.tender, other=owner[1])
                twice.append((one.source, problem))
        return [row for row in rows if row["source"] in own] if twice else rows, twice
