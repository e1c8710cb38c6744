"""What a bidder can do about the award, and until when: the standstill period, the court, and whom to ask."""

from collections.abc import Iterator
from datetime import date

from lcc.award.standstill import standstill, standstill_days
from lcc.language import Translate
from lcc.language.numbers import date_in_words
from lcc.model.letters import Letters
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Heading, Paragraph, ToFillIn


def remedies(tender: Tender, sent: date | None, _: Translate, *, only_bidder: bool = False) -> Iterator[Block]:
    """Yield the end of a letter about the award; what the tender does not say stays to be filled in.

    Articles 2.127 to 2.131 of the Aanbestedingswet 2012 after a European procedure. After others law asks for no
    standstill period; an authority can keep one. Nor does it where the winner is the `only_bidder` and nobody else is
    concerned (article 2.127, fourth paragraph).
    """
    letters, days = tender.letters or Letters(), standstill_days(tender, only_bidder=only_bidder)
    is_needless = only_bidder and tender.procedure == "european"
    yield Heading(1, _("Standstill period and objections"))
    if days is None:
        yield ToFillIn(
            _(
                "[Fill in: the standstill period, from when until when, and that the contract is not concluded within "
                "it. It is worked out here where the tender states its procedure.]"
            )
        )
    elif days == 0 and is_needless:
        yield Paragraph(
            _(
                "You are the only bidder. Where no other bidders or candidates are concerned, law prescribes no "
                "standstill period (article 2.127, fourth paragraph, of the Aanbestedingswet 2012): the contract can "
                "be concluded at once."
            )
        )
        yield ToFillIn(
            _(
                "[Check that no other bidder or candidate is concerned: nobody whose bid was left out or excluded, or "
                "that was not selected, can still object. If one can, state the standstill period in the tender and "
                "write this letter again.]"
            )
        )
    elif days == 0:
        yield Paragraph(
            _(
                "For this procedure law prescribes no standstill period, and {authority} keeps none: the contract can "
                "be concluded at once."
            ).format(authority=tender.authority)
        )
    else:
        yield from _period(tender, days, sent, _, by_law=tender.procedure == "european" and not is_needless)
    if days != 0:
        yield from _court(tender, letters, _)
    yield _questions(letters, _)
    yield Paragraph(_no_acceptance(tender, _))


def remedies_without_award(tender: Tender, _: Translate) -> Iterator[Block]:
    """Yield the end of a letter where nothing is awarded: there is no contract to wait with."""
    letters = tender.letters or Letters()
    yield Heading(1, _("Objections"))
    yield Paragraph(_("Nothing is awarded by this decision, so that no standstill period applies."))
    if letters.court is None:
        yield _court_to_fill_in(_)
    else:
        said = _("A bidder that objects to this decision can start interim proceedings at {court}.")
        yield Paragraph(said.format(court=letters.court))
    yield _questions(letters, _)


def _questions(letters: Letters, _: Translate) -> Block:
    if letters.questions:
        return Paragraph(_("Questions about this decision: {questions}.").format(questions=letters.questions))
    return ToFillIn(_("[Fill in: where a bidder can ask about this decision.]"))


def _court_to_fill_in(_: Translate) -> Block:
    return ToFillIn(_("[Fill in: the court where a bidder can start interim proceedings against this decision.]"))


def _period(tender: Tender, days: int, sent: date | None, _: Translate, *, by_law: bool) -> Iterator[Block]:
    kept = (
        _("A standstill period of {days} calendar days applies (article 2.127 of the Aanbestedingswet 2012).")
        if by_law
        else _("{authority} keeps a standstill period of {days} calendar days, though law prescribes none here.")
        if tender.procedure
        else _("{authority} keeps a standstill period of {days} calendar days.")
    ).format(days=days, authority=tender.authority)
    if sent is None:
        yield Paragraph(kept)
        yield ToFillIn(
            _(
                "[Fill in: the first and the last day of the standstill period. They are worked out where the day of "
                "sending is given.]"
            )
        )
        return
    period = standstill(sent, days)
    said = [
        kept,
        _("Its first day is {first}, the day after this letter is sent; its last day is {last}.").format(
            first=date_in_words(period.first, _), last=date_in_words(period.last, _)
        ),
    ]
    if period.is_prolonged:
        said.append(
            _(
                "Day {days}, {counted}, is no working day, so that the period lasts to the next working day."
            ).format(days=days, counted=date_in_words(period.counted, _))
        )
    said.append(
        _("The contract is not concluded before {day}.").format(day=date_in_words(period.contract_from, _))
    )
    yield Paragraph(" ".join(said))


def _court(tender: Tender, letters: Letters, _: Translate) -> Iterator[Block]:
    if letters.court is None:
        yield _court_to_fill_in(_)
        return
    said = [
        _(
            "A bidder that objects to this decision starts interim proceedings at {court} within that period."
        ).format(court=letters.court)
    ]
    said.append(
        _(
            "The contract is then not concluded before the court has decided and the period is over (article 2.131 of "
            "the Aanbestedingswet 2012)."
        )
        if tender.procedure == "european"
        else _("{authority} then waits for the decision of the court.").format(authority=tender.authority)
    )
    yield Paragraph(" ".join(said))


def _no_acceptance(tender: Tender, _: Translate) -> str:
    if tender.procedure == "european":
        return _(
            "This notice is no acceptance of an offer (article 2.129 of the Aanbestedingswet 2012): no contract "
            "follows from it."
        )
    return _("This notice is no acceptance of an offer: no contract follows from it.")
