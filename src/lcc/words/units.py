"""The unit beside a number, in the reader's words."""

from pydantic.fields import FieldInfo

from lcc.language import Translate
from lcc.model.tender import Item, Tender
from lcc.record.record import unit_of


def unit_text(field: FieldInfo, tender: Tender, item: Item, _: Translate) -> str:
    """Return the unit of a field of an offer, or nothing where it has none."""
    unit = unit_of(field.json_schema_extra)
    if unit == "money":
        return money_per(item.unit, tender, _)
    if unit == "money per use":
        return _("{currency} per {unit}").format(currency=tender.currency, unit=item.use_unit or _("use"))
    if unit == "money per year":
        return _("{currency} per {unit} and year").format(currency=tender.currency, unit=item.unit)
    if unit == "uses per year":
        return use_per_year(item, _)
    if unit == "uses of all units per year" and item.use_unit:
        return _("{use} of all units per year").format(use=item.use_unit)
    if unit == "money per kg":
        return _("{currency} per kg").format(currency=tender.currency)
    if unit == "money per unit in circulation":
        return _("{currency} per unit in circulation").format(currency=tender.currency)
    if unit == "kg":
        return _("kg per {unit}").format(unit=item.unit)
    if unit == "kg CO2-eq":
        return _("kg CO2-eq per {unit}").format(unit=item.unit)
    return _(unit) if unit else ""


def use_per_year(item: Item, _: Translate) -> str:
    """Return the unit of the use of an item in a year: km per car, however many there are."""
    return _("{use} per {unit}").format(use=item.use_unit or _("uses"), unit=item.unit)


def money_per(unit: str, tender: Tender, _: Translate) -> str:
    """Return the unit of a price: EUR per piece."""
    return _("{currency} per {unit}").format(currency=tender.currency, unit=unit)


def score_head(tender: Tender, _: Translate) -> str:
    """Return the head of a column of scores: with what they are counted in."""
    return _("Score, {unit}").format(unit=unit_of_score(tender, _))


def unit_of_score(tender: Tender, _: Translate) -> str:
    """Return what the score of the award rule is counted in."""
    unit = tender.award.unit_of_score
    return tender.currency if unit == "money" else _("ratio") if unit == "ratio" else _("points")
