"""The published figures that a tender can choose from, and the facts that it can name."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from lcc.intake.options import PublishedOptions, asked
from lcc.library.published import PUBLISHED, PublishedKind, holding

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def of_every_kind(day: date | None = None) -> "dict[PublishedKind, Mapping[str, Dated]]":
    """Return every published figure, also what ended; or only those that are known to hold on a day."""
    return {kind: PUBLISHED[kind] if day is None else holding(kind, day) for kind in PUBLISHED}


def all_published(day: date | None = None) -> dict[str, Any]:
    """Return the same as plain data, as `lcc constants --json` writes it."""
    return {
        kind: {name: _plain(asdict(one)) for name, one in found.items()}
        for kind, found in of_every_kind(day).items()
    }


def _plain(value: Any) -> Any:
    """Return a figure as JSON has it; bands of rates by name."""
    if isinstance(value, dict):
        plain = {str(name): _plain(part) for name, part in value.items()}
        if "bands" in plain:
            plain["bands"] = [{"after_year": start, "rate": rate} for start, rate in plain["bands"]]
        return plain
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    return value.isoformat() if isinstance(value, date) else value


def plain_fact(fact: "Fact") -> dict[str, Any]:
    """Return a fact as plain data, as `lcc facts --json` writes it."""
    low, high = fact.range
    between = {"low": low, "high": high, "is_planning": fact.is_planning}
    return fact.model_dump(mode="json", exclude_none=True) | between
