"""What a book asks about VAT, costs to the environment and cost centres, in a tender in which they count."""

from lcc.excel.form.layout import ANSWER, LABEL, Question
from lcc.excel.tender_book.fields import BookColumn, TenderFields
from lcc.library.phases import PRICED_PHASES
from lcc.model.tender import CarbonPricePath, Item, Mki, Tender, Vat

_OF_MKI = ("weighting_set", "is_cost", "discounted", "category_3_surcharge")


def ask_vat(form: TenderFields) -> None:
    """Lay out what VAT is to the authority, its rates, and what falls under which."""
    _, fields = form._, Vat.model_fields
    form.section(_("VAT"), Vat, ("vat",), ("treatment", "cost_share"))
    form.named("vat_rates", _("VAT rate"), _("share"), fields["rates"], "share")
    form.by_phase(("vat", "by_phase"), fields["by_phase"], PRICED_PHASES)


def ask_environment(form: TenderFields) -> None:
    """Lay out what emissions cost: a published path or prices of its own, or else environmental costs."""
    _, price = form._, Tender.model_fields["carbon_price"]
    form.note(
        _("Choose one: a price for CO2, or the MKI. What each unit of a resource emits is on sheet Assumptions.")
    )
    form.next()
    form.section(_("Carbon price"), CarbonPricePath, ("carbon_price_path",), tuple(CarbonPricePath.model_fields))
    form.note(_("Or, instead of a published path, prices of your own:"))
    year = Question((), "whole", "", {}, 1900, 2500)
    form.pairs("carbon_price", {LABEL: _("Year"), ANSWER: _(str(price.title))}, year, price, "number")
    form.section(_("Environmental costs (MKI)"), Mki, ("mki",), _OF_MKI)


def ask_cost_centres(form: TenderFields) -> None:
    """Lay out who bears which share of the budget: of the tender, and of items of which that is otherwise."""
    _, of_item = form._, Item.model_fields["cost_centres"]
    form.named("cost_centres", _("Name"), _("share"), Tender.model_fields["cost_centres"], "share")
    form.heading(_(str(of_item.title)))
    columns = [
        BookColumn("item", _(str(Item.model_fields["name"].title))),
        BookColumn("name", _("Name")),
        BookColumn("value", _("share"), "share"),
    ]
    form.rows("item_cost_centres", columns)
    form.note(_(str(of_item.description)))
    form.note(_("A row for each cost centre of an item; the code of an item or its name will do."))
    form.next()
