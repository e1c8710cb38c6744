"""Indicators of circularity in words: what they are called, and a level with its unit."""

from lcc.language import N_, Percent, Text, Translate
from lcc.language.terms import TERMS
from lcc.model.circularity import Target
from lcc.model.indicators import INDICATORS
from lcc.report.rule import number

UNITS: dict[str, str] = {
    "share": N_("share"),
    "index": N_("index"),
    "points": N_("points"),
    "kg CO2-eq per unit and year": N_("kg CO2-eq per unit and year"),
    "money per unit and year": N_("{currency} per unit and year"),
    "money per m2 and year": N_("{currency} per m2 and year"),
    "money per unit of the item": N_("{currency} per unit"),
}
"""In what indicators are counted."""


def kind_of_unit(indicator: str) -> str:
    """Return in what an indicator is counted, as a code; what is spent is a share."""
    return next((kind.unit for name, kind in INDICATORS.items() if name == indicator), "share")


def unit_of_indicator(indicator: str, currency: str, _: Translate) -> str:
    """Return the unit of an indicator in the reader's words."""
    return _(UNITS[kind_of_unit(indicator)]).format(currency=currency)


def level_text(indicator: str, level: float, currency: str) -> Text:
    """Return a level of an indicator with its unit: a share as a percentage.

    >>> level_text("secondary_share", 0.5, "EUR").say(str), level_text("co2", 3.0, "EUR").say(str)
    ('50 %', '3 kg CO2-eq per unit and year')
    """
    unit = kind_of_unit(indicator)
    if unit == "share":
        return Text("{level}", {"level": Percent(level)})
    if unit == "index":
        return Text("{level}", {"level": number(level)})
    return Text("{level} {unit}", {"level": number(level), "unit": Text(UNITS[unit], {"currency": currency})})


def target_text(target: Target, currency: str) -> Text:
    """Return a target: the indicator and the level that it has to reach."""
    bound, level = target.bound
    return Text(
        "{indicator} {bound} {level}",
        {
            "indicator": Text(TERMS[target.indicator]),
            "bound": Text(TERMS[bound]),
            "level": level_text(target.indicator, level, currency),
        },
    )
