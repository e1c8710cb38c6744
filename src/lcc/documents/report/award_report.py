"""The report of an award: what came in, what was decided on it, how it was assessed, who is awarded it and why.

It has what article 84 of Directive 2014/24/EU and article 2.132 of the Aanbestedingswet 2012 ask for. What neither bids
nor scores say comes from the facts of the procedure, and stays to be filled in where these are silent.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import lcc
from lcc.award.standstill import standstill, standstill_days
from lcc.documents.bid_outcome import quality_table
from lcc.documents.earlier_prices import earlier_price_blocks
from lcc.documents.letters.awarded import goes_to_only_bidder, winners_of
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.documents.letters.justification import how_awarded
from lcc.documents.letters.winner import judged_criteria
from lcc.documents.proposal import why_it_wins
from lcc.documents.report.earlier_rounds import history_blocks
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
from lcc.evaluation.evaluate import Evaluation
from lcc.language import Translate, moment, translator
from lcc.language.numbers import date_in_words
from lcc.model.bid_decision import BidDecisions
from lcc.model.report_facts import ReportFacts
from lcc.model.tender import Tender
from lcc.record.place import InputFile
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table, ToFillIn
from lcc.words.draw import draw_text
from lcc.words.lot_reasons import why
from lcc.words.remark_texts import said
from lcc.words.requirements import requirement_text
from lcc.words.rule import score_text


class ReportFiles(NamedTuple):
    """What a report rests on: the file of each bid by its name, every file that was read, and what was decided."""

    of_bids: Mapping[str, InputFile]
    inputs: Sequence[InputFile]
    decisions: BidDecisions | None


def award_report(
    tender: Tender,
    awards: Sequence[Awarded],
    files: ReportFiles,
    facts: ReportFacts | None,
    language: str,
    *,
    sent: date | None = None,
) -> Document:
    """Return the report of the award of a tender, or of each of its lots.

    Parameters
    ----------
    tender
        The tender as a whole.
    awards
        The award of the contract, or of each lot for which there are bids.
    files
        What was read.
    facts
        What is told of the procedure; None where nothing is.
    language
        nl or en.
    sent
        The day on which bidders are told: the standstill period follows from it.
    """
    _ = translator(language)
    facts = facts or ReportFacts(tender=tender.id)
    return Document(
        title=_("Report of the award: {tender}").format(tender=tender.title),
        subtitle=tender.authority,
        language=language,
        blocks=tuple(_blocks(tender, awards, files, facts, sent, _)),
        author=tender.authority,
    )


def _blocks(
    tender: Tender,
    awards: Sequence[Awarded],
    files: ReportFiles,
    facts: ReportFacts,
    sent: date | None,
    _: Translate,
) -> Iterator[Block]:
    yield from contract_blocks(tender, facts, _)
    yield Heading(1, _("Opening and bids received"))
    yield from _opening(awards, files, facts, _)
    yield from history_blocks(awards, _)
    yield from selection_blocks(facts, _)
    yield from _requirements(tender, awards, _)
    decided = files.decisions
    yield from fallen_blocks(decided.decisions if decided else (), _)
    yield from enquiry_blocks(decided.enquiries if decided else (), _)
    for one in awards:
        lot = "" if one.lot is None else one.evaluation.tender.title
        yield from earlier_price_blocks(one.evaluation, _, 1, lot)
    yield from _assessment(awards, _)
    for award in awards:
        yield from _outcome(award, facts, sent, _)
    yield from _remarks(awards, facts, _)
    yield Heading(1, _("Other statements"))
    yield from told_or_open(_("Information kept out of the answers to questions"), facts.withheld, _)
    yield from told_or_open(_("Means of communication, where not electronic"), facts.not_electronic, _)
    yield from told_or_open(_("Conflicts of interest found, and measures taken"), facts.conflicts, _)
    yield Heading(1, _("What this report rests on"))
    yield _sources(tender, files, _)
    yield ToFillIn(_("[Fill in: place, date, names and signatures.]"))


def _opening(awards: Sequence[Awarded], files: ReportFiles, facts: ReportFacts, _: Translate) -> Iterator[Block]:
    if facts.opened_at is None:
        yield ToFillIn(_("[Fill in: when the bids were opened, and by whom.]"))
    else:
        people = ", ".join(facts.opened_by) or "-"
        yield Paragraph(
            _("The bids were opened on {at}, by {people}.").format(
                at=moment(facts.opened_at).say(_), people=people
            )
        )
    at = {one.bid: moment(one.at).say(_) for one in facts.received}
    rows = []
    for name in bids_once(awards):
        file = files.of_bids.get(name)
        rows.append(
            (name, at.get(name, _("[time]")), file.file if file else "-", file.sha256[:16] if file else "-")
        )
    heads = (_("Bid"), _("Received at"), _("File"), _("Checksum (first 16 digits)"))
    yield Table(_("Bids received"), heads, tuple(rows))
    received = awards[0].evaluation.received if awards else None
    if received is not None and received.left_out:
        yield Paragraph(_("Files that were left out: {files}.").format(files=", ".join(
            one.file for one in received.left_out)))  # fmt: skip
    yield from told_or_open(_("Bids that came in too late"), facts.late, _)


def _requirements(tender: Tender, awards: Sequence[Awarded], _: Translate) -> Iterator[Block]:
    if not tender.requirements:
        return
    yield Heading(1, _("Requirements"))
    yield BulletList(tuple(requirement_text(one).say(_) for one in tender.requirements))
    rows = []
    for name, one in bids_once(awards).items():
        told = [one.bid.requirements.get(asked.id) for asked in tender.requirements]
        rows.append((name, *("-" if it is None else _met(it.met, it.evidence, _) for it in told)))
    yield Table(_("What bids say of them"), (_("Bid"), *(one.id for one in tender.requirements)), tuple(rows))


def _met(met: bool, evidence: str | None, _: Translate) -> str:
    answer = _("yes") if met else _("no")
    return f"{answer}: {evidence}" if evidence else answer


def _assessment(awards: Sequence[Awarded], _: Translate) -> Iterator[Block]:
    """Yield each score with its assessor and reason: once, though a bid for several lots has it in each."""
    rows: dict[tuple[str, ...], None] = {}
    for award in awards:
        currency = award.evaluation.tender.currency
        for one in award.evaluation.bids:
            for judged in judged_criteria(one):
                scale = judged.leaf.criterion.scale_used
                for entry in judged.entries:
                    given = score_text(entry.score.score, scale, currency).say(_)
                    who = entry.score.assessor or _("together")
                    row = (one.bid.name, judged.leaf.criterion.name, who, given, entry.score.justification)
                    rows[row] = None
        names = award.evaluation.tender.criterion_names
        for other in award.evaluation.scores.abstentions if award.evaluation.scores else ():
            criterion = names.get(other.criterion, other.criterion)
            rows[other.bid, criterion, other.assessor, _("abstains"), other.reason] = None
    if not rows:
        return
    yield Heading(1, _("Assessment of quality"))
    lock = next((one.evaluation.scores.locked for one in awards if one.evaluation.scores), None)
    if lock is not None:
        yield Paragraph(
            _("The scores were locked on {at} by {by}, with checksum {sum}.").format(
                at=moment(lock.at).say(_), by=lock.by, sum=lock.sha256[:16]
            )
        )
    heads = (_("Bid"), _("Criterion"), _("Assessor"), _("Score"), _("Justification"))
    yield Table(_("Scores as assessors gave them"), heads, tuple(rows))


def _outcome(award: Awarded, facts: ReportFacts, sent: date | None, _: Translate) -> Iterator[Block]:
    evaluation, lot = award
    tender = evaluation.tender
    yield Heading(1, _("The outcome") if lot is None else f"{_('The outcome')}: {tender.title}")
    yield ranking_table(evaluation, _)
    yield from (Paragraph(draw_text(draw).say(_)) for draw in evaluation.draws)
    winners = winners_of(evaluation, lot)
    if not winners:
        yield from told_or_open(_("Why nothing is awarded"), facts.no_award, _)
        return
    names = ", ".join(one.bid.name for one in winners)
    is_open = len(winners) > 1 or (lot is not None and lot.award.is_tie)
    text = _("Not awarded yet, as these are equal: {names}.") if is_open else _("Awarded to: {names}.")
    yield Paragraph(text.format(names=names))
    if lot is not None:
        yield Paragraph(_("Why: {reason}.").format(reason=why(lot.award).say(_)))
    yield from how_awarded(evaluation, _, lot)
    for one in () if is_open else winners:
        yield Paragraph(" ".join(why_it_wins(evaluation, one, lot, _)))
        if table := quality_table(evaluation, one, _):
            yield Heading(2, _("What {name} earns on quality").format(name=one.bid.name))
            yield table
        yield value_of(tender, one, _)
        yield from combined_blocks(lot, one, _)
    if not is_open:
        yield from told_or_open(_("Subcontracted share and main subcontractors"), facts.subcontracting, _)
        yield from _standstill(evaluation, lot, sent, _)


def _standstill(
    evaluation: Evaluation, lot: AwardedLot | None, sent: date | None, _: Translate
) -> Iterator[Block]:
    days = standstill_days(evaluation.tender, only_bidder=goes_to_only_bidder(evaluation, lot))
    if days == 0:
        yield Paragraph(_("No standstill period applies."))
    elif days is None or sent is None:
        yield ToFillIn(_("[Fill in: the day on which bidders were told, and the standstill period.]"))
    else:
        period = standstill(sent, days)
        text = _(
            "Bidders are told on {sent}. Standstill period: {first} to {last}; the contract can be concluded from "
            "{day}."
        )
        yield Paragraph(
            text.format(
                sent=date_in_words(sent, _),
                first=date_in_words(period.first, _),
                last=date_in_words(period.last, _),
                day=date_in_words(period.contract_from, _),
            )
        )


def _remarks(awards: Sequence[Awarded], facts: ReportFacts, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("Remarks on the outcome, and what was done about them"))
    rows: dict[tuple[str, ...], None] = {}
    for award in awards:
        for check in award.evaluation.checks:
            done = [
                one.what
                for one in facts.done
                if one.check == check.code and (one.bid is None or one.bid in check.bids)
            ]
            told = said(check, award.evaluation.tender)
            rows[told.short.say(_), "; ".join(done) or _("[what was done]")] = None
    if not rows:
        yield Paragraph(_("None."))
        return
    yield Table(_("Remarks"), (_("Remark"), _("What was done")), tuple(rows))


def _sources(tender: Tender, files: ReportFiles, _: Translate) -> Table:
    rows = [(one.file, one.sha256) for one in files.inputs]
    rows.append((_("Program"), f"lcc {lcc.__version__}, {_('method {number}').format(number=tender.method)}"))
    return Table(_("Files, each with its checksum (SHA-256)"), (_("File"), _("Checksum")), tuple(rows))
