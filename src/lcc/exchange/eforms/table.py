"""The table of business terms, to type over into a notice: as a document, and as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from lcc.exchange.eforms.terms import ENVIRONMENT, LONGEST, SUBMISSIONS, TITLES, VARIANTS, BusinessTerm
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
_YES_NO = {"true": N_("yes"), "false": N_("no")}
LABELS: Mapping[str, Mapping[str, str]] = {
    "BT-539": {"price": N_("Price"), "cost": N_("Costs"), "quality": N_("Quality")},
    "BT-5421": {"per-exa": N_("Percentage, exact")},
    "BT-5422": {"fix-tot": N_("Fixed, in total")},
    "BT-5423": {"min-score": N_("Minimum score")},
    "BT-63": {VARIANTS["allowed"]: N_("Allowed"), VARIANTS["not_allowed"]: N_("Not allowed")},
    "BT-06": {ENVIRONMENT: N_("Reduces effects on the environment")},
    "BT-774": {"circ-econ": N_("Circular economy"), "clim-mitig": N_("Climate change mitigation")},
    "BT-142": {
        "selec-w": N_("A winner was chosen"),
        "clos-nw": N_("No winner was chosen, and the competition is closed"),
        "open-nw": N_("No winner was chosen yet, and the competition is still open"),
    },
    "BT-144": {
        "no-rece": N_("No bids were received"),
        "all-rej": N_("All bids were withdrawn or found inadmissible"),
        "other": N_("Another reason"),
    },
    "BT-760": {SUBMISSIONS: N_("Bids")},
    "BT-1711": _YES_NO,
    "BT-193": _YES_NO,
}
"""By business term, what a form shows for each of its codes."""


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
    value = _(TO_FILL_IN) if not one.value else shown(one, _)
    return (one.code, str(one.criterion or ""), _(TITLES[one.code]), value, _note(one, _))


def shown(one: BusinessTerm, _: Translate) -> str:
    """Return a value as a form shows it: where it is a code, what that is called, with the code behind it."""
    labels, value = LABELS.get(one.code), one.value or ""
    if labels is None:
        return value
    return ", ".join(f"{_(labels[code])} ({code})" for code in value.split(", "))


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
