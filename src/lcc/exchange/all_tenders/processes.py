"""Tenders out of their notices: of each what is known, whether it counts, and what they come to by year and CPV."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from lcc.exchange.all_tenders.notice import PublishedNotice, PublishedValue
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of

Standing = Literal["counted", "cancelled", "call_off", "planning"]
"""Whether a tender counts. One that ended without an award does not; nor what is bought under a framework agreement,
whose value is that of the agreement; nor what is no tender yet."""


class Process(NamedTuple):
    """A tender as it is published, with its numbers and those of its publications; None is not known.

    Its year is that of the award, or else of the first notice. Its value is what was awarded, or else what was
    estimated before, which `is_estimate` says.
    """

    process: str
    numbers: frozenset[str]
    publications: frozenset[str]
    authority: str
    title: str | None
    year: int
    cpv: str | None
    value: PublishedValue | None
    is_estimate: bool
    standing: Standing
    is_framework: bool

    @property
    def division(self) -> str | None:
        """The CPV division: the first two digits of the code."""
        return self.cpv[:2] if self.cpv else None


class TendersCounted(NamedTuple):
    """How many tenders there are of a year, a division or all, and what they are worth.

    `value` is by currency [money of each]; of `with_value` of them it is known, of which `estimated` by the estimate
    before. `cancelled`, `call_offs` and `planned` are not in the number; `frameworks` are.
    """

    number: int
    value: Mapping[str, float]
    with_value: int
    estimated: int
    frameworks: int
    cancelled: int
    call_offs: int
    planned: int

    @property
    def without_value(self) -> int:
        """Of how many the value is not known: they are not in it."""
        return self.number - self.with_value


WhyNotRead = Literal["no_release", "no_process", "row_length", "row_incomplete"]
"""No release; a release without ocid or date; a row of another length than the head, or without number or day."""


class NotCounted(NamedTuple):
    """Something in a file that could not be read, and was left out."""

    file: str
    line: int
    why: WhyNotRead


class AllTenders(NamedTuple):
    """All tenders of an authority that are published, and what in the files could not be read.

    `more_not_read` is how much more of that there is than is listed.
    """

    processes: tuple[Process, ...]
    not_read: tuple[NotCounted, ...] = ()
    more_not_read: int = 0

    def years(self) -> list[int]:
        """Return the years in which there are tenders."""
        return sorted({one.year for one in self.processes})

    def divisions(self) -> list[str | None]:
        """Return the CPV divisions of which there are tenders; None is not known, and comes last."""
        return sorted({one.division for one in self.processes}, key=lambda one: (one is None, one))

    def of_year(self, year: int) -> "AllTenders":
        """Return those of a year."""
        return AllTenders(tuple(one for one in self.processes if one.year == year))

    def of_division(self, division: str | None) -> "AllTenders":
        """Return those of a CPV division, or those of which it is not known."""
        return AllTenders(tuple(one for one in self.processes if one.division == division))

    def those_that_count(self) -> list[Process]:
        """Return the tenders that count."""
        return [one for one in self.processes if one.standing == "counted"]

    def counted(self) -> TendersCounted:
        """Return how many tenders there are and what they are worth."""
        those = self.those_that_count()
        standings = [one.standing for one in self.processes]
        return TendersCounted(
            number=len(those),
            value=worth(those),
            with_value=sum(one.value is not None for one in those),
            estimated=sum(one.value is not None and one.is_estimate for one in those),
            frameworks=sum(one.is_framework for one in those),
            cancelled=standings.count("cancelled"),
            call_offs=standings.count("call_off"),
            planned=standings.count("planning"),
        )


def worth(processes: Iterable[Process]) -> dict[str, float]:
    """Return by currency what tenders are worth, as far as it is known [money of each]."""
    found: dict[str, list[float]] = {}
    for one in processes:
        if one.value is not None:
            found.setdefault(one.value.currency, []).append(one.value.amount)
    return {currency: half_up(sum_of(found[currency]), MONEY_DECIMALS) for currency in sorted(found)}


def processes_of(notices: Iterable[PublishedNotice]) -> list[Process]:
    """Return the tenders that notices are about, by year and number: of what they say, the latest counts."""
    by_process: dict[str, list[PublishedNotice]] = {}
    for one in notices:
        by_process.setdefault(one.process, []).append(one)
    found = [_process(sorted(those, key=lambda one: (one.moment, one.order))) for those in by_process.values()]
    return sorted(found, key=lambda one: (one.year, one.process))


def _process(notices: Sequence[PublishedNotice]) -> Process:
    awards: dict[str, PublishedValue | None] = {}
    for one in notices:
        awards |= one.awards
    estimated = next((one.estimated for one in reversed(notices) if one.estimated), None)
    awarded = _sum_of(awards)
    begun = [one for one in notices if one.stage != "planning"] or notices
    days = [one.awarded_on or one.moment for one in notices if one.stage == "award"]
    return Process(
        process=notices[0].process,
        numbers=frozenset[str]().union(*(one.numbers for one in notices)),
        publications=frozenset(one.publication for one in notices if one.publication),
        authority=next((one.authority for one in reversed(notices) if one.authority), ""),
        title=next((one.title for one in reversed(notices) if one.title), None),
        year=min(days, default=begun[0].moment).year,
        cpv=next((one.cpv for one in reversed(notices) if one.cpv), None),
        value=awarded or estimated,
        is_estimate=awarded is None,
        standing=_standing(notices),
        is_framework=next((one.is_framework for one in reversed(notices) if one.is_framework is not None), False),
    )


def _sum_of(awards: Mapping[str, PublishedValue | None]) -> PublishedValue | None:
    """Return what was awarded; None where it is not known of an award, or they are in several currencies."""
    known = [one for one in awards.values() if one is not None]
    currencies = {one.currency for one in known}
    if len(known) < len(awards) or len(currencies) != 1:
        return None
    return PublishedValue(half_up(sum_of([one.amount for one in known]), MONEY_DECIMALS), currencies.pop())


def _standing(notices: Sequence[PublishedNotice]) -> Standing:
    if any(one.is_call_off for one in notices):
        return "call_off"
    stages = [one.stage for one in notices]
    if "award" in stages:
        return "counted"
    begun = [stage for stage in stages if stage != "planning"]
    if not begun:
        return "planning"
    return "cancelled" if begun[-1] == "cancelled" else "counted"
