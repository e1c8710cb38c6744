"""What is known of every published figure besides its value: where it is from, how sure, and when it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Certainty = Literal["sourced", "recalled", "planning"]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A published figure: None is what is not known.

    Certainty is that of our own reading: `sourced` was read in the source, `recalled` is known from memory and has not
    been held against the source, and `planning` is an estimate that nobody published. `price_year` is the price level
    of what is money. A figure holds from one day until another, both included; `days_by_year` says that they follow
    from the years in which it and what took its place were published. `known_until` is the last day on which it is
    known to hold, where it was not found whether it does after that.

    `superseded_by` is the name of a figure of the same kind, or of a publication whose figures are not here. Where it
    is known and `valid_until` is not, the figure was superseded on a day that we do not know, and holds on none.
    """

    source: str
    certainty: Certainty
    licence: str | None = None
    price_year: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    days_by_year: bool = False
    known_until: date | None = None
    superseded_by: str | None = None

    def has_begun(self, day: date) -> bool:
        """Whether the figure holds on a day, or held before it."""
        return self.valid_from is None or day >= self.valid_from

    def has_ended(self, day: date) -> bool:
        """Whether the figure no longer holds on a day."""
        return self.superseded_by is not None if self.valid_until is None else day > self.valid_until

    def is_beyond_knowing(self, day: date) -> bool:
        """Whether it was not found if the figure still holds on a day."""
        return self.known_until is not None and day > self.known_until

    def holds(self, day: date) -> bool:
        """Whether the figure is known to hold on a day."""
        return self.has_begun(day) and not self.has_ended(day) and not self.is_beyond_knowing(day)


def successor(name: str, figures: Mapping[str, Dated], day: date) -> str | None:
    """Return what holds on a day in place of a figure that may have ended by then; None where that is not known.

    >>> old = Dated(source="a", certainty="sourced", valid_until=date(2020, 12, 31), superseded_by="new")
    >>> figures = {"old": old, "new": Dated(source="b", certainty="sourced")}
    >>> successor("old", figures, date(2020, 1, 1)), successor("old", figures, date(2021, 1, 1))
    ('old', 'new')
    """
    if name not in figures or not figures[name].has_ended(day):
        return name
    superseded_by = figures[name].superseded_by
    return superseded_by and successor(superseded_by, figures, day)


def predecessor(name: str, figures: Mapping[str, Dated], day: date) -> str | None:
    """Return what holds on a day at which a figure has not begun, and is followed by it; None where none is known.

    >>> old = Dated(source="a", certainty="sourced", valid_until=date(2020, 12, 31), superseded_by="new")
    >>> figures = {"old": old, "new": Dated(source="b", certainty="sourced", valid_from=date(2021, 1, 1))}
    >>> predecessor("new", figures, date(2020, 1, 1)), predecessor("old", figures, date(2020, 1, 1))
    ('old', None)
    """
    for before, figure in figures.items():
        if figure.superseded_by == name:
            return before if figure.holds(day) else predecessor(before, figures, day)
    return None
