"""What circularity is measured by: each indicator with its unit, which way is better, and what a bid states for it."""

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
]
"""What can be worked out of a bid, or is stated in it."""

Source = Literal["passport", "connections", "emissions", "mki", "statement"]
"""What a bid states for an indicator: a passport, one with connections in it, emissions, MKI, or the figure itself."""


class Kind(NamedTuple):
    """An indicator: in what it is counted, whether more is better, and what it takes."""

    unit: Literal[
        "share", "index", "points", "kg CO2-eq per unit and year", "money per unit and year",
        "money per m2 and year", "money per unit of the item",
    ]  # fmt: skip
    more_is_better: bool
    source: Source


INDICATORS: dict[Indicator, Kind] = {
    "material_circularity": Kind("index", True, "passport"),
    "product_circularity": Kind("index", True, "connections"),
    "secondary_share": Kind("share", True, "passport"),
    "recycled_share": Kind("share", True, "passport"),
    "reused_share": Kind("share", True, "passport"),
    "biobased_share": Kind("share", True, "passport"),
    "virgin_share": Kind("share", False, "passport"),
    "next_cycle_share": Kind("share", True, "passport"),
    "reusable_share": Kind("share", True, "passport"),
    "recyclable_share": Kind("share", True, "passport"),
    "lost_share": Kind("share", False, "passport"),
    "detachability": Kind("index", True, "connections"),
    "detachable_share": Kind("share", True, "connections"),
    "end_value": Kind("money per unit of the item", True, "passport"),
    "co2": Kind("kg CO2-eq per unit and year", False, "emissions"),
    "mki": Kind("money per unit and year", False, "mki"),
    "environmental_performance": Kind("money per m2 and year", False, "mki"),
    "taken_back_share": Kind("share", True, "statement"),
    "repairability": Kind("points", True, "statement"),
}

HIGHEST: dict[str, float] = {"share": 1.0, "index": 1.0, "points": 10.0}
"""The highest value in each unit that has one; the lowest is 0."""


def highest(indicator: str) -> float | None:
    """Return the highest value of an indicator, and None where it has none; what is spent is a share.

    >>> highest("secondary_share"), highest("repairability"), highest("co2")
    (1.0, 10.0, None)
    """
    return next((HIGHEST.get(kind.unit) for name, kind in INDICATORS.items() if name == indicator), 1.0)


def check_on_scale(indicator: str, *values: float) -> None:
    """Raise where a value is none that the indicator can have: 50 where 0.5 is meant, say."""
    most = highest(indicator)
    if most is not None and not all(0 <= value <= most for value in values):
        raise PydanticCustomError(
            "off_indicator", "values that it can have", {"name": indicator, "highest": f"{most:g}"}
        )


STATED: tuple[Indicator, ...] = ("secondary_share", "detachability", "taken_back_share", "repairability")
"""What a bid can state itself; the first two only where it has no passport that they follow from."""
