"""What a tenderer has to state: the fields of a bid that this tender asks for, as its records declare them."""

from collections.abc import Collection, Iterator

from pydantic.fields import FieldInfo

from lcc.checks.fields import record_in
from lcc.language import Translate
from lcc.model.bid import Bid, Bidder, Circularity, Offer
from lcc.model.business_models import offered_for
from lcc.model.tender import Tender
from lcc.record.record import Record
from lcc.words.blocks import Table
from lcc.words.field_titles import field_title, model_title
from lcc.words.units import unit_text


def tables_of_asked(tender: Tender, _: Translate) -> Iterator[Table]:
    """Yield a table of fields for the bid as a whole, each business model, and each other part of an offer."""
    heads = (_("Field"), _("What it means"), _("Unit"))

    def table(caption: str, rows: Iterator[tuple[str, str, str]]) -> Table:
        return Table(caption, heads, tuple(rows))

    yield table(_("The bid as a whole"), _of_bid(tender, _))
    for kind, model in offered_for(tender.items, tender.business_models).items():
        caption = _("Only with business model: {model}").format(model=model_title(kind, tender, _))
        unasked = frozenset.intersection(*(frozenset(model.unasked(item)) for item in tender.items))
        yield table(caption, _of_record(model, tender, _, unasked))
    for name in _parts(tender):
        field = Offer.model_fields[name]
        record = record_in(field.annotation)
        if record is not None:
            yield table(_(str(field.title)), _of_record(record, tender, _))


def _of_bid(tender: Tender, _: Translate) -> Iterator[tuple[str, str, str]]:
    yield from _of_record(Bidder, tender, _)
    asked = {
        "variant": tender.variants == "allowed",
        "co2_ladder": tender.award.co2_ladder is not None,
        "combinations": tender.lots is not None and tender.lots.combined_bids,
    }
    for name in asked:
        if asked[name]:
            yield from _of_field(name, Bid.model_fields[name], tender, _)


def _parts(tender: Tender) -> Iterator[str]:
    """Yield the parts of an offer, beside its business model, that this tender asks for."""
    yield "costs"
    if tender.resources:
        yield "consumption"
    yield from ("end_of_life", "take_back")
    if tender.asks_emissions:
        yield "carbon"
    if tender.mki:
        yield "mki"
    if tender.stated_indicators or tender.asks_destinations:
        yield "circularity"
    if tender.asks_passport:
        yield "passport"


def _of_record(
    record: type[Record], tender: Tender, _: Translate, unasked: Collection[str] = ()
) -> Iterator[tuple[str, str, str]]:
    for name, field in record.model_fields.items():
        if name in unasked:
            continue
        if record is Circularity and name not in _asked_of_circularity(tender):
            continue
        if name.endswith("vat") and not tender.vat.is_open_in(getattr(record, "vat_in", {}).get(name, ())):
            continue
        if name == "early_end_cost" and not tender.contracts_end_at_horizon:
            continue
        yield from _of_field(name, field, tender, _)


def _asked_of_circularity(tender: Tender) -> tuple[str, ...]:
    weighing = ("mass_kg", *tender.stated_indicators) if tender.stated_indicators else ()
    return (*weighing, "destinations") if tender.asks_destinations else weighing


def _of_field(name: str, field: FieldInfo, tender: Tender, _: Translate) -> Iterator[tuple[str, str, str]]:
    """Yield a field, or those of the record that it holds, as far as this tender asks for them."""
    if name == "kind":
        return
    if name == "purchase_option" and tender.purchase_options != "exercised":
        return
    units = {"unit": _("unit of the item"), "quantity": max(item.quantity for item in tender.items)}
    item, inner = tender.items[0].model_copy(update=units), record_in(field.annotation)
    title = field_title(field, tender, item).say(_)
    if inner is None:
        yield title, _(field.description) if field.description else "", unit_text(field, tender, item, _)
        return
    for below, meaning, unit in _of_record(inner, tender, _):
        yield f"{title}: {below}", meaning, unit
