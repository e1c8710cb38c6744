"""The letter about the award to one bidder: from whom, to whom, about what, the reasons, and who signs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.documents.letters.check_yourself import checked_with
from lcc.documents.letters.justification import justification
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import N_, translator
from lcc.language.numbers import date_in_words
from lcc.model.bid import Bidder
from lcc.model.letters import Letters
from lcc.record.extra import of_extra
from lcc.words.blocks import Block, Document, Paragraph, ToFillIn

OPEN = {
    "date": N_("date"), "reference": N_("our reference"), "place": N_("place"), "address": N_("address"),
    "signatory": N_("name of who signs"), "function": N_("function of who signs"),
}  # fmt: skip
"""What a letter has besides its text, and what it is called where it is not known: `[date]`, to be filled in."""


TEMPLATE = {
    "aanbestedende_dienst": "authority", "plaats": "place", "datum": "date", "kenmerk": "reference",
    "geadresseerde": "addressee", "onderwerp": "subject", "aanhef": "salutation", "tekst": "body",
    "ondertekenaar": "signatory", "functie": "function",
}  # fmt: skip
"""By the Dutch name of a place in a template: the English one. Both are taken, whatever language a letter has."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter before it is on paper: the fields by the names that a template has for them, and its text.

    `open` has what is not known of the fields, by the codes of `OPEN`.
    """

    language: str
    subject: str
    fields: Mapping[str, str]
    body: tuple[Block, ...]
    open: tuple[str, ...] = ()

    @property
    def to_fill_in(self) -> list[str]:
        """What the authority still fills in before it is sent: fields, and passages of the text."""
        _ = translator(self.language)
        passages = (block.text.strip("[]") for block in self.body if isinstance(block, ToFillIn))
        return [*(_(OPEN[name]) for name in self.open), *passages]


def letter(
    evaluation: Evaluation,
    one: BidEvaluation,
    *,
    language: str,
    sent: date | None = None,
    others_prices: bool = False,
    scores_of_winner: bool = True,
    lot: AwardedLot | None = None,
    proof: str | None = None,
) -> Letter:
    """Return the letter about the award to the bidder of one bid; options as of `justification`.

    `proof` is the name of the file with its proof, where that goes with the letter.
    """
    _ = translator(language)
    tender, letters = evaluation.tender, evaluation.tender.letters or Letters()
    known = {
        "date": date_in_words(sent, _) if sent else None,
        "reference": letters.reference,
        "place": letters.place,
        "address": _lines(one.bid.bidder),
        "signatory": letters.signatory,
        "function": letters.function,
    }
    said = {name: text or f"[{_(OPEN[name])}]" for name, text in known.items()}
    subject = _("Award decision: {tender}").format(tender=tender.title)
    fields = {
        "authority": tender.authority,
        "addressee": f"{one.bid.bidder.name}\n{said.pop('address')}",
        "subject": subject,
        "salutation": _("Dear Sir or Madam,"),
        **said,
    }
    reasons = justification(
        evaluation, one, language,
        others_prices=others_prices, scores_of_winner=scores_of_winner, lot=lot, sent=sent,
    )  # fmt: skip
    opening = Paragraph(
        _(
            "You submitted a bid for {tender}{variant}. In this letter {authority} tells you which decision it has "
            "taken and for what reasons."
        ).format(
            tender=tender.title,
            authority=tender.authority,
            variant=f" ({one.bid.variant})" if one.bid.variant else "",
        )
    )
    body = (opening, *reasons.blocks, *(checked_with(proof, letters.page, _) if proof else ()))
    return Letter(language, subject, fields, body, tuple(name for name, text in known.items() if not text))


def _lines(bidder: Bidder) -> str | None:
    """Return an address as lines; in a bid it is one, with commas."""
    return "\n".join(part.strip() for part in bidder.address.split(",")) if bidder.address else None


def as_document(letter: Letter) -> Document:
    """Return a letter as a document that looks like one: what a letter is without a template."""
    _, fields = translator(letter.language), letter.fields
    opening = (
        Paragraph(fields["authority"]),
        Paragraph(fields["addressee"]),
        Paragraph(
            "\n".join(
                (
                    f"{fields['place']}, {fields['date']}",
                    _("Our reference: {reference}").format(reference=fields["reference"]),
                )
            )
        ),
    )
    closing = Paragraph(
        "\n".join((_("Yours faithfully,"), fields["authority"], "", "", fields["signatory"], fields["function"]))
    )
    subject = _("Subject: {subject}").format(subject=fields["subject"])
    blocks = (Paragraph(fields["salutation"]), *letter.body, closing)
    return Document(subject, "", letter.language, blocks, opening, author=fields["authority"])


def letter_template(language: str) -> Document:
    """Return a letter with the names of a template in place of what it says: to make a template of one's own from."""
    names = {code: f"{{{{ {dutch if language == 'nl' else code} }}}}" for dutch, code in TEMPLATE.items()}
    body = (Paragraph(names.pop("body")),)
    return as_document(Letter(language, names["subject"], names, body))


def in_template(letter: Letter, template: bytes) -> bytes:
    """Return a letter in an authority's own Word template; errors as of `filled_in`."""
    with of_extra("word", "docx"):
        from lcc.documents.written.word_template import filled_in

    codes = TEMPLATE | {code: code for code in TEMPLATE.values()}
    return filled_in(template, letter.fields, codes, Document(letter.subject, "", letter.language, letter.body))
