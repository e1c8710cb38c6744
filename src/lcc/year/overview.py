"""Every indicator of the year in one table, and of how many awards each is not known, and why."""

from collections import Counter

from lcc.indicators.figures import INDICATORS, WHY, IndicatorValue
from lcc.indicators.unread import Unread
from lcc.indicators.words import title_of, unit_of
from lcc.language import Bilingual, Translate
from lcc.year.found import YearFound
from lcc.year.picture import KINDS
from lcc.year.table import NOTHING, Kind, YearCell, YearTable


def values_of_year(found: YearFound, year: int) -> list[IndicatorValue]:
    """Return every indicator of all awards of a year, in the order of the indicators."""
    values = [one for one in found.indicators.values if one.by == "year" and one.year == year]
    order = list(INDICATORS)
    return sorted(values, key=lambda one: (order.index(one.indicator), one.currency or ""))


def indicators_table(found: YearFound, year: int, _: Translate) -> YearTable:
    """Return what each indicator comes to in the year, and what it hangs on."""
    rows = tuple(
        (
            YearCell(named(one, _)),
            YearCell(NOTHING if _is_about_none(one) else one.value, value_kind(one)),
            YearCell(unit_beside(one, _)),
            YearCell(one.known, "count"),
            YearCell(one.unknown, "count"),
            YearCell(NOTHING if _is_about_none(one) else one.coverage, "share"),
        )
        for one in values_of_year(found, year)
    )
    heads = (
        _("Indicator"), _("Value"), _("Unit"), _("Awards of which it is known"), _("Awards of which it is not known"),
        _("Part of the spend of which it is known"),
    )  # fmt: skip
    return YearTable("indicators", _("Indicators of {year}").format(year=year), heads, rows)


def _is_about_none(one: IndicatorValue) -> bool:
    return one.value is None and not one.known and not one.unknown


def value_kind(one: IndicatorValue) -> Kind:
    """Return how a value is written."""
    return KINDS[INDICATORS[one.indicator].unit]


def named(one: IndicatorValue, _: Translate) -> str:
    """Return what an indicator, or a part of it, is called."""
    return title_of(one.indicator, one.part, _)


def unit_beside(one: IndicatorValue, _: Translate) -> str:
    """Return what a value is in; nothing beside a percentage."""
    return "" if value_kind(one) == "share" else unit_of(one, _)


def why_left_out(one: IndicatorValue, _: Translate) -> str:
    """Return why awards are left out of a value, and how many for each reason; those it is not about are told too."""
    counted = Counter(left.why for left in one.left_out)
    return "; ".join(
        _("{number} x {why}").format(number=number, why=_(WHY[why].text)) for why, number in counted.most_common()
    )


def not_measured(found: YearFound, year: int, _: Translate) -> YearTable | None:
    """Return the indicators that are not known of every award of the year, and why; None where all are."""
    lacking = {(one.indicator, one.currency): one for one in values_of_year(found, year) if one.unknown}
    if not lacking:
        return None
    rows = tuple(
        (
            YearCell(" ".join(filter(None, (_(INDICATORS[one.indicator].title), one.currency)))),
            YearCell(one.unknown, "count"),
            YearCell(one.known, "count"),
            YearCell(why_left_out(one, _)),
        )
        for one in lacking.values()
    )
    heads = (
        _("Indicator"), _("Awards of which it is not known"), _("Awards of which it is known"),
        _("Why awards are left out"),
    )  # fmt: skip
    return YearTable("not_measured", _("What was not measured, {year}").format(year=year), heads, rows)


def problem_text(one: Unread, _: Translate) -> str:
    """Return what is wrong with something that was not read."""
    return Bilingual(one.en, dutch=one.nl).say(_)
