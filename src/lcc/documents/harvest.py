"""The declaration of what is harvested: for the contract file, and row by row for a marketplace of used materials."""

from collections.abc import Iterator, Mapping, Sequence

from lcc.circularity.harvest import Harvested
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import N_, Translate, translator
from lcc.language.numbers import local_number
from lcc.language.terms import term
from lcc.model.passport import Evidence, MaterialDestination
from lcc.words.blocks import Block, Document, Heading, Paragraph, Table, ToFillIn

COLUMNS: Mapping[str, str] = {
    "material": N_("Material"),
    "quantity": N_("How much"),
    "unit": N_("Unit"),
    "object": N_("Comes from (object)"),
    "address": N_("Address of the object"),
    "year": N_("Year of construction, if known"),
    "condition": N_("Condition or quality class"),
    "r_step": N_("R-strategy"),
    "destination": N_("Destination"),
    "available": N_("Available from"),
    "owner": N_("Owner"),
    "owner_until": N_("Owner until"),
    "evidence": N_("Evidence: weigh bill or document"),
}
"""What is declared of each material, in order. What no bid states is filled in by whoever harvests it."""


def values_of(one: Harvested, authority: str, bidder: str, _: Translate) -> dict[str, str | float]:
    """Return what the bid says of a material by column [kg, or % of the mass]; the rest is filled in at the work."""
    found: dict[str, str | float | None] = {
        "material": one.material,
        "quantity": one.quantity * 100 if one.is_share else one.quantity,
        "unit": _("% of the mass") if one.is_share else "kg",
        "object": one.item,
        "r_step": term(one.r_step, _) if one.r_step else None,
        "destination": _destination(one.destination, bidder, _),
        "owner": authority if one.is_of_authority else bidder,
        "evidence": "; ".join(_document(each, _) for each in one.evidence) or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def declaration(evaluation: Evaluation, one: BidEvaluation, found: Sequence[Harvested], language: str) -> Document:
    """Return the declaration of what one bid harvests, as a document to sign."""
    _ = translator(language)
    return Document(
        title=_("Declaration of harvested materials"),
        subtitle=f"{evaluation.tender.title} ({evaluation.tender.authority}): {one.bid.name}",
        language=language,
        blocks=tuple(_blocks(evaluation, one, found, _)),
        author=evaluation.tender.authority,
    )


def how_to_declare(_: Translate) -> str:
    """Return what to do with a list of harvested materials."""
    return _(
        "What the bid states is filled in: fill in the coloured cells when the material comes out, with a row for each "
        "batch, its own quantity and the number of its weigh bill. Offer it with the same data on a marketplace for "
        "used materials."
    )


def _blocks(
    evaluation: Evaluation, one: BidEvaluation, found: Sequence[Harvested], _: Translate
) -> Iterator[Block]:
    yield Paragraph(
        _(
            "{bidder} declares of each material below where it comes from and where it goes. Quantities are those of "
            "the bid; what was weighed takes their place."
        ).format(bidder=one.bid.bidder.name)
    )
    for k, each in enumerate(found, start=1):
        stated = values_of(each, evaluation.tender.authority, one.bid.bidder.name, _)
        name = f"{k}. {each.material or _('material to be named')}"
        rows = tuple((_(head), _shown(stated.get(column), _)) for column, head in COLUMNS.items())
        yield Table(name, (_("What"), _("Value")), rows)
    yield Heading(1, _("Signed"))
    yield ToFillIn(_("[Fill in: date, name and signature of who harvests the materials, and of who takes them.]"))


def _shown(value: str | float | None, _: Translate) -> str:
    if value is None:
        return _("[fill in]")
    return value if isinstance(value, str) else local_number(value, _)


def _destination(name: str | None, bidder: str, _: Translate) -> str:
    if name is None:
        return _("taken back by {bidder}").format(bidder=bidder)
    fields = MaterialDestination.model_fields
    return _(str(fields[name].title)) if name in fields else name


def _document(one: Evidence, _: Translate) -> str:
    return f"{term(one.kind, _)} {one.number}"
