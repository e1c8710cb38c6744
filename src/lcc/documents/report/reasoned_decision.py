"""The one reasoned decision by which a Belgian authority awards: every bid, with the reasons for what becomes of it.

Its contents are those of article 5 of the law of 17 June 2013 on reasons, information and remedies. Points without the
formula filled in were too little for the Council of State (258.029, STIB): each bid has its score worked out. What is
confidential in a bid is left out, and so is how its cost is made up.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lcc.documents.bid_outcome import quality_table, score_blocks, why_scored
from lcc.documents.letters.awarded import winners_of
from lcc.documents.letters.justification import how_awarded
from lcc.documents.letters.winner import judged_criteria
from lcc.documents.proposal import why_it_wins
from lcc.documents.report.parts import (
    Awarded,
    bids_once,
    combined_blocks,
    contract_blocks,
    enquiry_blocks,
    fallen_blocks,
    ranking_table,
    selection_blocks,
    told_or_open,
    value_of,
)
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate, translator
from lcc.language.numbers import date_in_words
from lcc.model.bid_decision import BidDecisions
from lcc.model.report_facts import ReportFacts
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, ToFillIn
from lcc.words.draw import draw_text
from lcc.words.lot_reasons import why


def reasoned_decision(
    tender: Tender,
    awards: Sequence[Awarded],
    decisions: BidDecisions | None,
    facts: ReportFacts | None,
    language: str,
    *,
    sent: date | None = None,
) -> Document:
    """Return the decision to award a tender, or each of its lots; parameters as of `award_report`."""
    _ = translator(language)
    facts = facts or ReportFacts(tender=tender.id)
    return Document(
        title=_("Reasoned award decision: {tender}").format(tender=tender.title),
        subtitle=tender.authority,
        language=language,
        blocks=tuple(_blocks(tender, awards, decisions, facts, sent, _)),
        author=tender.authority,
    )


def _blocks(
    tender: Tender,
    awards: Sequence[Awarded],
    decisions: BidDecisions | None,
    facts: ReportFacts,
    sent: date | None,
    _: Translate,
) -> Iterator[Block]:
    yield from contract_blocks(tender, facts, _)
    yield Heading(1, _("Bidders"))
    yield BulletList(tuple(bids_once(awards)))
    yield from selection_blocks(facts, _)
    yield from fallen_blocks(decisions.decisions if decisions else (), _)
    yield from enquiry_blocks(decisions.enquiries if decisions else (), _)
    for award in awards:
        yield from _award(award, facts, _)
    yield Heading(1, _("Standstill period and objections"))
    if sent is not None:
        yield Paragraph(_("This decision is sent on {day}.").format(day=date_in_words(sent, _)))
    yield ToFillIn(
        _(
            "[Fill in: the standstill period, in principle fifteen days after this decision is sent (law of 17 June "
            "2013), where it applies; and where and until when an application can be made.]"
        )
    )
    yield ToFillIn(_("[Fill in: place, date, names and signatures.]"))


def _award(award: Awarded, facts: ReportFacts, _: Translate) -> Iterator[Block]:
    evaluation, lot = award
    tender = evaluation.tender
    yield Heading(1, _("The outcome") if lot is None else f"{_('The outcome')}: {tender.title}")
    yield ranking_table(evaluation, _)
    yield from how_awarded(evaluation, _, lot)
    yield from (Paragraph(draw_text(draw).say(_)) for draw in evaluation.draws)
    for one in evaluation.bids:
        if one.rank is not None:
            yield from _bid(evaluation, one, _)
    winners = winners_of(evaluation, lot)
    yield Heading(2, _("Decision"))
    if len(winners) != 1 or (lot is not None and lot.award.is_tie):
        yield from told_or_open(_("Why nothing is awarded"), facts.no_award, _)
        return
    [winner] = winners
    yield Paragraph(_("Awarded to: {names}.").format(names=winner.bid.name))
    yield Paragraph(" ".join(why_it_wins(evaluation, winner, lot, _)))
    if lot is not None:
        yield Paragraph(_("Why: {reason}.").format(reason=why(lot.award).say(_)))
    yield ToFillIn(_("[Fill in: the characteristics and relative advantages of the chosen bid, in words.]"))
    yield value_of(tender, winner, _)
    yield from combined_blocks(lot, winner, _)


def _bid(evaluation: Evaluation, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield what a bid earns, why, and how its score is worked out."""
    yield Heading(2, one.bid.name)
    if table := quality_table(evaluation, one, _):
        yield table
    for judged in judged_criteria(one):
        yield Heading(3, judged.leaf.criterion.name)
        yield from why_scored(evaluation, one, judged, _)
    yield from score_blocks(evaluation, one, _, with_others=True)
