"""What fields and business models are called in the words of what is bought.

The unit of use gives the word where it is stated: what is paid by the tonne has a price per tonne. Where a tender asks
where things go, a work is bought, and no product that is made, lasts and is sold again.
"""

from collections.abc import Mapping

from pydantic.fields import FieldInfo

from lcc.language import N_, Text, Translate
from lcc.language.terms import model_name
from lcc.model.tender import Item, Tender

_BY_UNIT_OF_USE: Mapping[str, str] = {
    "Fee per use": N_("Price per {use}"),
    "Use a year": N_("Quantity a year"),
    "Minimum use a year": N_("Minimum quantity a year"),
}
_OF_A_WORK: Mapping[str, str] = {
    "Purchase price": N_("Price"),
    "Service life": N_("Years that the price is for"),
    "Resale value": N_("Yield beside the price"),
    "Resale value is": N_("The yield is"),
    "Emissions of production": N_("Emissions of the work"),
    "Emissions at the end of life": N_("Emissions of processing"),
}
"""By the title of a field what it is called otherwise."""


def field_title(field: FieldInfo, tender: Tender, item: Item) -> Text:
    """Return what a field of an item, or of an offer for it, is called."""
    title = str(field.title)
    if item.use_unit and title in _BY_UNIT_OF_USE:
        return Text(_BY_UNIT_OF_USE[title], {"use": item.use_unit})
    return Text(_OF_A_WORK.get(title, title) if tender.asks_destinations else title)


def model_title(kind: str, tender: Tender, _: Translate) -> str:
    """Return what a business model is called: a work is not bought to keep, and what has a unit is paid by that."""
    units = {item.use_unit for item in tender.items}
    if kind == "purchase" and tender.asks_destinations:
        return _("One price for the work")
    if kind == "pay_per_use" and len(units) == 1 and (unit := units.pop()):
        return _("Pay per {use}").format(use=unit)
    return model_name(kind, _)
