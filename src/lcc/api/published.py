"""The published figures that a tender can choose from."""

from datetime import date
from typing import TYPE_CHECKING

from lcc.intake.options import PublishedOptions, asked
from lcc.library.published import PublishedKind, holding

if TYPE_CHECKING:
    from lcc.library.dated import Dated


def published(kind: PublishedKind, on: date) -> "dict[str, Dated]":
    """Return the published figures that are known to hold on a day, by the name under which a tender can choose them.

    Each has its source, its certainty (`sourced`: read there; `recalled`: to be checked first; `planning`: an estimate
    that nobody published), its licence, its price level, and when it holds; None is what is not known. Rates are shares
    a year, carbon prices are EUR per tonne CO2-eq by year, price paths are in the unit that they state. `lcc constants`
    lists those without a date too.

    Examples
    --------
    >>> sorted(published("discount_profiles", date(2027, 1, 1)))[-2:]
    ['NL-2026-standard', 'UK-green-book']
    """
    options = asked(PublishedOptions, kind=kind, on=on)
    return holding(options.kind, options.on)
