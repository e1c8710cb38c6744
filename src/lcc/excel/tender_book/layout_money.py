"""What a book asks about VAT, costs to the environment, cost centres and fees, in a tender in which they count."""

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
    _ = form._
    form.named("cost_centres", _("Name"), _("share"), Tender.model_fields["cost_centres"], "share")
    _shares_of_items(form, "item_cost_centres", "cost_centres")
    form.note(_("A row for each cost centre of an item; the code of an item or its name will do."))
    form.next()


def ask_fees(form: TenderFields) -> None:
    """Lay out the quality classes of items that have a fee for each, and whose fees users pay."""
    _, payer = form._, Item.model_fields["fees_paid_by"]
    _shares_of_items(form, "item_qualities", "qualities")
    form.note(_("A row for each quality class of an item; the code of an item or its name will do."))
    form.next()
    form.heading(_(str(payer.title)))
    form.table("items", Item, ("fees_paid_by",), form.rows_of("items"), of="name")
    form.note(_(str(payer.description)))
    form.next()
    form.section(_("In the comparison"), Tender, (), ("users_cost",))


def _shares_of_items(form: TenderFields, table: str, field: str) -> None:
    """Lay out a table of shares of items, with what each is called, and what the field means."""
    _, info = form._, Item.model_fields[field]
    form.heading(_(str(info.title)))
    columns = [
        BookColumn("item", _(str(Item.model_fields["name"].title))),
        BookColumn("name", _("Name")),
        BookColumn("value", _("share"), "share"),
    ]
    form.rows(table, columns)
    form.note(_(str(info.description)))
