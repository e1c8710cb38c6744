"""Indicators in words: what they and their parts are called, their values with a unit, and why awards are left out."""

from collections.abc import Iterator, Mapping, Sequence

from lcc.indicators.figures import INDICATORS, NOT_STATED, WHY, IndicatorValue, Unit
from lcc.language import N_, Translate
from lcc.language.numbers import amount, local_share
from lcc.language.terms import MODEL_NAMES, TERMS

UNITS: Mapping[Unit, str] = {
    "share": "%", "awards": N_("awards"), "bids": N_("bids"), "index": N_("ratio"), "money": "{currency}",
    "money per year": N_("{currency} per year"), "kg per year": N_("kg per year"),
    "kg CO2-eq per year": N_("kg CO2-eq per year"), "money per m2 and year": N_("{currency} per m2 and year"),
    "kg per inhabitant": N_("kg per inhabitant"),
}  # fmt: skip
_DECIMALS: Mapping[Unit, int] = {
    "awards": 0, "bids": 1, "index": 3, "money": 0, "money per year": 0, "kg per year": 0, "kg CO2-eq per year": 0,
    "money per m2 and year": 3, "kg per inhabitant": 0,
}  # fmt: skip


def title_of(indicator: str, part: str, _: Translate) -> str:
    """Return what an indicator is called, with the part of it that is meant, if one is."""
    facts = INDICATORS[indicator]
    if not part:
        return _(facts.title)
    return f"{_(facts.title)}: {part_of(indicator, part, _)}"


def part_of(indicator: str, part: str, _: Translate) -> str:
    """Return what a part of an indicator is called; a level of the CO2-Prestatieladder is 3.1/5 as it stands."""
    if part == NOT_STATED:
        return _("not stated")
    words = MODEL_NAMES if indicator.startswith("business_model") else TERMS
    known = {**words, **INDICATORS[indicator].parts}
    return _(known[part]) if part in known else part


def unit_of(value: IndicatorValue, _: Translate) -> str:
    """Return the unit of a value, with its currency."""
    return unit_in(value.indicator, value.currency, _)


def unit_in(indicator: str, currency: str | None, _: Translate) -> str:
    """Return the unit of an indicator, in a currency where it is money."""
    return _(UNITS[INDICATORS[indicator].unit]).format(currency=currency)


def said(value: IndicatorValue, number: float | None, _: Translate) -> str:
    """Return a number in the unit of a value, as a reader writes it; a question mark is what is not known."""
    unit = INDICATORS[value.indicator].unit
    if number is None:
        return "?"
    if unit == "share":
        return local_share(number, _, 1)
    written = amount(number, _, _DECIMALS[unit])
    return written if unit == "awards" else f"{written} {unit_of(value, _)}"


def reasons(values: Sequence[IndicatorValue], _: Translate) -> Iterator[tuple[str, int]]:
    """Yield why awards are left out of values, each reason with how many awards it is about."""
    found: dict[str, set[tuple[str, str, str | None]]] = {}
    for value in values:
        for one in value.left_out:
            found.setdefault(one.why, set()).add((one.authority, one.tender, one.lot))
    yield from ((_(facts.text), len(found[why])) for why, facts in WHY.items() if why in found)
