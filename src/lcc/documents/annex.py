"""The annex to the contract: what the awarded bid promises on circularity, and what follows if that is not kept."""

from collections.abc import Iterator, Mapping

from lcc.circularity.of_bid import BidCircularity
from lcc.documents.bonus_malus import bonus_malus_blocks, promises
from lcc.documents.passport import passport_blocks
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Local, Percent, Translate, translator
from lcc.language.numbers import local_date
from lcc.language.terms import model_name, term, yes_or_no
from lcc.method.indicator_definitions import definition_text, origin
from lcc.model.bid import Bid, Offer
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Document, Heading, Paragraph, Table, ToFillIn
from lcc.words.indicators import (
    FOLLOWS_FROM,
    direction,
    level_text,
    source_in,
    unit_of_indicator,
    value_text,
)
from lcc.words.rule import money
from lcc.words.targets import target_text


def contract_annex(evaluation: Evaluation, one: BidEvaluation, language: str) -> Document:
    """Return the annex to the contract with the bidder of one bid.

    Parameters
    ----------
    evaluation
        All bids, as `lcc.evaluation.evaluate.evaluate` returned them; the tender measures circularity.
    one
        The bid that is awarded the contract.
    language
        nl or en.
    """
    _ = translator(language)
    return Document(
        title=_("Annex on circularity"),
        subtitle=f"{evaluation.tender.title} ({evaluation.tender.authority}): {one.bid.name}",
        language=language,
        blocks=tuple(_blocks(evaluation.tender, one, _)),
        author=evaluation.tender.authority,
    )


def _blocks(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("Parties and tender"))
    yield from _parties(tender, one, _)
    yield Heading(1, _("What is supplied"))
    for offer in one.bid.offers:
        yield from _supplied(tender, offer, _)
    if one.circularity is not None:
        yield Heading(1, _("What is promised"))
        yield from _promised(tender, one.bid, one.circularity, _)
    if one.targets:
        yield Heading(1, _("Targets"))
        yield _targets(tender, one, _)
    yield Heading(1, _("Bonus and malus"))
    if found := promises(tender, one):
        yield Paragraph(_("Amounts of bonus and malus exclude VAT."))
        yield from bonus_malus_blocks(found, tender.currency, _)
    else:
        yield Paragraph(_("The tender sets no bonus or malus."))
    yield Heading(1, _("Signed"))
    yield ToFillIn(
        _("[Fill in: the contract to which this is an annex, date, names and signatures of both parties.]")
    )


def _parties(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    bidder = one.bid.bidder
    rows = [
        (_("Contracting authority"), tender.authority),
        (_("Supplier"), bidder.name),
        (_("Registration number"), bidder.id),
        (_("Tender"), tender.title),
        (_("Tender code"), tender.id),
        (_("Variant"), one.bid.variant),
        (_("Base date"), local_date(tender.base_date, _)),
    ]
    shown = tuple((what, text) for what, text in rows if text is not None)
    yield Table(_("Parties"), (_("What"), _("Value")), shown)


def _supplied(tender: Tender, offer: Offer, _: Translate) -> Iterator[Block]:
    item = tender.item(offer.item)
    yield Heading(2, item.name)
    yield Paragraph(
        _("{quantity} {unit}; business model: {model}.").format(
            quantity=money(item.quantity).say(_), unit=item.unit, model=model_name(offer.business_model.kind, _)
        )
    )
    if offer.passport is None:
        yield Paragraph(_("There is no material passport; the bid states its figures itself."))
    else:
        yield from passport_blocks(offer.passport, item.unit, _)


def _promised(tender: Tender, bid: Bid, found: BidCircularity, _: Translate) -> Iterator[Block]:
    indicators = [name for name in tender.used_indicators if name in found.indicators]
    yield Paragraph(
        _(
            "These values follow from what the bid states, by the rules in the procurement documents. The supplier "
            "warrants them."
        )
    )
    heads = (_("Indicator"), _("Promised"), _("Unit"), _("Which way"), _("Follows from"))
    rows = tuple(
        (
            term(name, _),
            value_text(name, found.indicators[name].value).say(_),
            unit_of_indicator(name, tender.currency, _),
            _(direction(name)),
            _(FOLLOWS_FROM[source_in(bid, name)]),
        )
        for name in indicators
    )
    yield Table(_("Promised values"), heads, rows, frozenset({1}))
    if tender.circularity and tender.asks_destinations:
        yield from _destinations(tender, bid, tender.circularity.ladder, _)
    explained = tuple(
        (term(name, _), definition_text(name, tender).say(_), origin(name).say(_)) for name in indicators
    )
    yield Table(_("How each is worked out"), (_("Indicator"), _("Definition"), _("Source")), explained)


def _destinations(tender: Tender, bid: Bid, ladder: Mapping[str, float], _: Translate) -> Iterator[Table]:
    """Yield the share of each item that goes to each destination: what weighbridge tickets can be held against."""
    rows = tuple(
        (tender.item(offer.item).name, step, Percent(share).say(_), Local(ladder[step]).say(_))
        for offer in bid.offers
        if offer.circularity and offer.circularity.destinations
        for step, share in offer.circularity.destinations.items()
    )
    heads = (_("Item"), _("Destination"), _("Promised"), _("Grade"))
    if rows:
        yield Table(_("Where what is taken goes"), heads, rows, frozenset({2, 3}))


def _targets(tender: Tender, one: BidEvaluation, _: Translate) -> Table:
    rows = tuple(
        (
            target_text(tested.target, tender.currency).say(_),
            "" if tested.target.year is None else str(tested.target.year),
            "-"
            if tested.value is None
            else level_text(tested.target.indicator, tested.value.value, tender.currency).say(_),
            _met(tested.is_met, _),
            yes_or_no(tested.target.required, _),
        )
        for tested in one.targets
    )
    heads = (_("Target"), _("Year"), _("Promised"), _("Met"), _("Required"))
    return Table(_("Targets beside what is promised"), heads, rows, frozenset({2}))


def _met(met: bool | None, _: Translate) -> str:
    return _("not known") if met is None else yes_or_no(met, _)
