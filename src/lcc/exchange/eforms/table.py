"""The table of business terms, to type over into a notice: as a document, and as plain data."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lcc.exchange.eforms.terms import LONGEST, TITLES, BusinessTerm
from lcc.language import N_, Text, Translate, translator
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Document, Heading, Paragraph, Table

TO_FILL_IN = N_("[Fill in]")
_ABOUT = {
    "LOT": N_("Lot {at}"),
    "RES": N_("Result {at}"),
    "TEN": N_("Bid {at}"),
    "CON": N_("Contract {at}"),
}
"""By how an id starts, what is called so."""


def table(tender: Tender, terms: Sequence[BusinessTerm], language: str) -> Document:
    """Return the business terms below each other, those of a lot, result, bid and contract together."""
    _ = translator(language)
    return Document(
        title=_("For the notice: business terms of eForms"),
        subtitle=f"{tender.title} ({tender.authority})",
        language=language,
        blocks=tuple(_blocks(terms, _)),
        author=tender.authority,
    )


def _blocks(terms: Sequence[BusinessTerm], _: Translate) -> Iterator[Block]:
    yield Paragraph(
        _(
            "Type these values over into the notice, under the business term (BT) in front. What is marked is known to "
            "nobody but you."
        )
    )
    heads = (_("Business term"), _("Criterion"), _("What"), _("Value"), _("Look at"))
    for at, group in groupby(terms, lambda one: one.at):
        name = Text(_ABOUT[at[:3]], {"at": at}).say(_) if at else _("All lots")
        rows = tuple(_row(one, _) for one in group)
        yield Heading(2, name)
        yield Table(name, heads, rows)


def _row(one: BusinessTerm, _: Translate) -> tuple[str, ...]:
    return (one.code, str(one.criterion or ""), _(TITLES[one.code]), one.value or _(TO_FILL_IN), _note(one, _))


def _note(one: BusinessTerm, _: Translate) -> str:
    if one.is_too_long:
        words = {"number": len(one.value or ""), "most": LONGEST[one.code]}
        text = N_(
            "{number} characters; a notice takes {most}. Shorten it, and name the method statement for the rest."
        )
        return Text(text, words).say(_)
    return one.note.say(_) if one.note else ""


def as_plain(terms: Sequence[BusinessTerm], language: str) -> list[dict[str, Any]]:
    """Return the business terms as plain data; a value that is to be filled in is null."""
    _ = translator(language)
    return [
        {
            "at": one.at or None,
            "criterion": one.criterion or None,
            "term": one.code,
            "title": _(TITLES[one.code]),
            "value": one.value,
            "note": _note(one, _) or None,
        }
        for one in terms
    ]
