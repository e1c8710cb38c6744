"""What circularity is measured by: each indicator with its unit, which way is better, and what a bid states for it."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from pydantic_core import PydanticCustomError

Indicator = Literal[
    "material_circularity",
    "product_circularity",
    "secondary_share",
    "recycled_share",
    "reused_share",
    "biobased_share",
    "virgin_share",
    "next_cycle_share",
    "reusable_share",
    "recyclable_share",
    "lost_share",
    "detachability",
    "detachable_share",
    "end_value",
    "co2",
    "mki",
    "environmental_performance",
    "taken_back_share",
    "repairability",
    "high_grade_use",
]
"""What can be worked out of a bid, or is stated in it."""

Targeted = Indicator | Literal["circular_spending"]
"""What a target can be set for: an indicator, or the share of what is spent that is circular."""

Bound = Literal["at_least", "at_most"]

Source = Literal["passport", "connections", "emissions", "mki", "statement", "destinations"]
"""What a bid states for an indicator: a passport, one with connections in it, emissions, MKI, the figure itself, or
where what it takes goes."""


Unit = Literal[
    "share", "index", "points", "kg CO2-eq per unit and year", "money per unit and year", "money per m2 and year",
    "money per unit of the item",
]  # fmt: skip


class IndicatorFacts(NamedTuple):
    """An indicator: in what it is counted, whether more is better, and what it takes."""

    unit: Unit
    more_is_better: bool
    source: Source
    can_be_stated: bool = False
    """Whether a bid can state it itself; what follows from a passport only where the bid has none."""
    weighed_by: Literal["mass", "burden", "units", "use"] = "mass"
    """By what several products are taken together: the burden is the MKI of each, where the tender asks for that, and
    use is that of all units over the years, where every item has one."""


INDICATORS: dict[Indicator, IndicatorFacts] = {
    "material_circularity": IndicatorFacts("index", True, "passport"),
    "product_circularity": IndicatorFacts("index", True, "connections", weighed_by="burden"),
    "secondary_share": IndicatorFacts("share", True, "passport", can_be_stated=True),
    "recycled_share": IndicatorFacts("share", True, "passport"),
    "reused_share": IndicatorFacts("share", True, "passport"),
    "biobased_share": IndicatorFacts("share", True, "passport"),
    "virgin_share": IndicatorFacts("share", False, "passport"),
    "next_cycle_share": IndicatorFacts("share", True, "passport"),
    "reusable_share": IndicatorFacts("share", True, "passport"),
    "recyclable_share": IndicatorFacts("share", True, "passport"),
    "lost_share": IndicatorFacts("share", False, "passport"),
    "detachability": IndicatorFacts("index", True, "connections", can_be_stated=True, weighed_by="burden"),
    "detachable_share": IndicatorFacts("share", True, "connections"),
    "end_value": IndicatorFacts("money per unit of the item", True, "passport", weighed_by="units"),
    "co2": IndicatorFacts("kg CO2-eq per unit and year", False, "emissions"),
    "mki": IndicatorFacts("money per unit and year", False, "mki"),
    "environmental_performance": IndicatorFacts("money per m2 and year", False, "mki"),
    "taken_back_share": IndicatorFacts("share", True, "statement", can_be_stated=True),
    "repairability": IndicatorFacts("points", True, "statement", can_be_stated=True),
    "high_grade_use": IndicatorFacts("index", True, "destinations", weighed_by="use"),
}


def in_order(names: Iterable[str]) -> list[Indicator]:
    """Return the indicators among names in the order in which they are always shown, each once."""
    named = set(names)
    return [indicator for indicator in INDICATORS if indicator in named]


COUNTED_IN: Mapping[str, Unit] = {
    **{name: kind.unit for name, kind in INDICATORS.items()},
    "circular_spending": "share",
}
"""In what it is counted, of all that a target can be set for."""


def is_share(name: str) -> bool:
    """Return whether what has this name is counted as a share; not what is no indicator."""
    return COUNTED_IN.get(name) == "share"


HIGHEST: Mapping[Unit, float] = {"share": 1.0, "index": 1.0, "points": 10.0}
"""The highest value in each unit that has one; the lowest is 0."""


def highest(indicator: Targeted) -> float | None:
    """Return the highest value of an indicator [in its own unit], and None where it has none.

    >>> highest("secondary_share"), highest("repairability"), highest("co2")
    (1.0, 10.0, None)
    """
    return HIGHEST.get(COUNTED_IN[indicator])


def check_on_scale(indicator: Targeted, *values: float) -> None:
    """Raise where a value is none that the indicator can have: 50 where 0.5 is meant, say."""
    most = highest(indicator)
    if most is not None and not all(0 <= value <= most for value in values):
        words = {"name": indicator, "highest": most}
        raise PydanticCustomError("off_indicator", "values that it can have", words)


STATED = tuple(name for name, facts in INDICATORS.items() if facts.can_be_stated)
"""What a bid can state itself."""


BY_BURDEN = sorted(name for name, facts in INDICATORS.items() if facts.weighed_by == "burden")


def takes_passport(indicator: Indicator) -> bool:
    """Return whether an indicator follows from a material passport and a bid can't state it without one."""
    return INDICATORS[indicator].source in ("passport", "connections") and indicator not in STATED
