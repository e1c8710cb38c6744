"""The published figures that a tender can choose from, and the facts that it can name."""

from datetime import date
from typing import TYPE_CHECKING

from lcc.intake.options import PublishedOptions, asked
from lcc.library.published import PublishedKind, holding

if TYPE_CHECKING:
    from lcc.library.dated import Dated
    from lcc.library.facts.fact import Fact


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


def facts(category: str | None = None, *, search: str | None = None) -> "dict[str, Fact]":
    """Return what is known of what authorities buy, by the name under which a tender can name it.

    Parameters
    ----------
    category
        Only those of one category, `ict` for example.
    search
        Only those with all of these words in their name, in Dutch or English.

    Raises
    ------
    InputRefusedError
        There is no such category.

    Examples
    --------
    >>> facts("ict", search="monitor making")["ict.monitor.co2_making"].range
    (65.9, 333.0)
    """
    from lcc.library.facts.read import categories, found
    from lcc.record.problem import refusal

    if category is not None and category not in categories():
        raise refusal("unknown_category", category, known=", ".join(categories()))
    return {fact.name: fact for fact in found(search or "") if category in (None, fact.category)}
