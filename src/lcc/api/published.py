"""The published figures that a tender can choose from."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from lcc.intake.options import PublishedKind, PublishedOptions, asked

if TYPE_CHECKING:
    from lcc.library.published import Dated


def published(kind: PublishedKind, on: date) -> "dict[str, Dated]":
    """Return the published figures that hold on a day, by the name under which a tender can choose them.

    Each has its source, its certainty (`sourced`: read there; `recalled`: to be checked first) and its validity. Rates
    are shares a year, carbon prices are EUR per tonne CO2-eq by year. `lcc constants` lists those without a date too.

    Examples
    --------
    >>> sorted(published("discount_profiles", date(2027, 1, 1)))[-2:]
    ['NL-2026-standard', 'UK-green-book']
    """
    from lcc.library.published import CARBON_PRICE_PATHS, DISCOUNT_PROFILES, TARGETS

    options = asked(PublishedOptions, kind=kind, on=on)
    figures: Mapping[str, Mapping[str, Dated]] = {
        "discount_profiles": DISCOUNT_PROFILES,
        "carbon_price_paths": CARBON_PRICE_PATHS,
        "circularity_targets": TARGETS,
    }
    return {
        name: one
        for name, one in figures[options.kind].items()
        if one.validity.has_begun(options.on) and not one.validity.has_ended(options.on)
    }
