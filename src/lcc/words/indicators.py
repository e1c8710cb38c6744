"""Indicators of circularity in words: what they are called, and a level with its unit."""

from lcc.language import N_, Percent, Text, Translate
from lcc.library.indicators import COUNTED_IN, INDICATORS, STATED, Indicator, Source, Unit, is_share
from lcc.model.bid import Bid
from lcc.words.rule import number

UNITS: dict[Unit, str] = {
    "share": N_("share"),
    "index": N_("index"),
    "points": N_("points"),
    "kg CO2-eq per unit and year": N_("kg CO2-eq per unit and year"),
    "money per unit and year": N_("{currency} per unit and year"),
    "money per m2 and year": N_("{currency} per m2 and year"),
    "money per unit of the item": N_("{currency} per unit"),
}
"""In what indicators are counted."""

FOLLOWS_FROM: dict[Source, str] = {
    "passport": N_("the material passport"),
    "connections": N_("the connections in the material passport"),
    "emissions": N_("the stated emissions"),
    "mki": N_("the stated MKI"),
    "statement": N_("what the bid states itself"),
    "destinations": N_("the destinations that the bid states"),
}
"""What an indicator is worked out of."""


def unit_of_indicator(indicator: str, currency: str, _: Translate) -> str:
    """Return the unit of an indicator in the reader's words."""
    return _(UNITS[COUNTED_IN[indicator]]).format(currency=currency)


def direction(indicator: Indicator) -> str:
    """Return which way is better, in words of the catalogue."""
    return N_("more is better") if INDICATORS[indicator].more_is_better else N_("less is better")


def value_text(indicator: str, level: float) -> Text:
    """Return a level of an indicator without its unit: a share as a percentage."""
    return Text("{level}", {"level": Percent(level) if is_share(indicator) else number(level)})


def level_text(indicator: str, level: float, currency: str) -> Text:
    """Return a level of an indicator with its unit, where that says more than the number.

    >>> level_text("secondary_share", 0.5, "EUR").say(str), level_text("co2", 3.0, "EUR").say(str)
    ('50 %', '3 kg CO2-eq per unit and year')
    """
    unit, value = COUNTED_IN[indicator], value_text(indicator, level)
    if unit in ("share", "index"):
        return value
    return Text("{level} {unit}", {"level": value, "unit": Text(UNITS[unit], {"currency": currency})})


def gap_text(indicator: str, gap: float, currency: str) -> Text:
    """Return a difference between two levels of an indicator: between two percentages that is no percentage.

    >>> gap_text("secondary_share", 0.125, "EUR").say(str), gap_text("co2", 3.0, "EUR").say(str)
    ('12.5 percentage points', '3 kg CO2-eq per unit and year')
    """
    if is_share(indicator):
        return Text(N_("{points} percentage points"), {"points": number(float(f"{100 * gap:.12g}"))})
    return level_text(indicator, gap, currency)


def source_in(bid: Bid, indicator: Indicator) -> Source:
    """Return of what an indicator is worked out in a bid, which can state some itself where it has no passport."""
    stated = [getattr(offer.circularity, indicator, None) for offer in bid.offers if indicator in STATED]
    return "statement" if stated and None not in stated else INDICATORS[indicator].source
