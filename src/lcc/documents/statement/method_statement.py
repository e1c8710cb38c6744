"""The method statement: what the procurement documents say of the comparison and the award, as one document."""

from collections.abc import Iterator

from lcc.analysis.worked_example import worked_example
from lcc.documents.bid_outcome import cost_note, cost_table, quality_note, quality_table, score_blocks
from lcc.documents.criteria import TERMS_OF_NOTICE, as_eforms, award_criteria
from lcc.documents.statement.asked import tables_of_asked
from lcc.documents.statement.facts import table_of_facts, table_of_items, table_of_sources
from lcc.documents.statement.worked_grades import grade_blocks
from lcc.documents.statement.worked_steps import step_blocks
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate, translator
from lcc.language.numbers import local_date
from lcc.language.terms import term
from lcc.method.award_formulas import assessed_cost_formula, formulas, in_words, scores_discounted_cost
from lcc.method.award_rules import rules_of_award
from lcc.method.circularity_rules import rules_of_circularity
from lcc.method.rules import fingerprint, rules_of_cost_calculation
from lcc.model.business_models import offered_for
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Document, Formula, Heading, Paragraph, Table
from lcc.words.field_titles import model_title
from lcc.words.not_ranked import reason_text
from lcc.words.requirements import requirement_text
from lcc.words.rule import WordedRule


def method_statement(tender: Tender, language: str) -> Document:
    """Return what article 68(2) of Directive 2014/24/EU asks to publish: the data asked for, and the method."""
    _ = translator(language)
    return Document(
        title=_("Award method"),
        subtitle=f"{tender.title} ({tender.authority})",
        language=language,
        blocks=tuple(_blocks(tender, _)),
        author=tender.authority,
    )


def _blocks(tender: Tender, _: Translate) -> Iterator[Block]:
    yield Paragraph(
        _(
            "This document says which data tenderers provide, which figures the contracting authority sets, and by "
            "which rules the cost of a bid, its score and the ranking follow from them (article 68 of Directive "
            "2014/24/EU, article 2.115a of the Aanbestedingswet 2012). Amounts exclude VAT."
        )
    )
    yield from _bought(tender, _)
    yield from _notices(tender, _)
    yield from _asked(tender, _)
    yield Heading(1, _("What the contracting authority sets"))
    yield Paragraph(_("These figures are the same for all bids; a bid has no field in which to change them."))
    yield table_of_facts(tender, _)
    if sources := table_of_sources(tender, _):
        yield sources
    yield Heading(1, _("How costs are calculated"))
    yield from _rules(rules_of_cost_calculation(tender), _)
    if tender.measures_circularity:
        yield Heading(1, _("How circularity is measured"))
        yield from _rules(rules_of_circularity(tender), _)
    yield Heading(1, _("How the award is made"))
    yield Formula(f"{_('Score')} = {in_words(formulas(tender.award).score).say(_)}")
    if scores_discounted_cost(tender.award):
        yield Formula(f"P = {assessed_cost_formula(tender.award)}")
    yield from _rules(rules_of_award(tender), _)
    yield from _notice(tender, _)
    yield from _example(tender, _)
    yield Heading(1, _("Proof of this method"))
    yield Paragraph(
        _(
            "The rules in this document are method {version} and have the fingerprint {fingerprint}; the comparison of "
            "bids shows the same."
        ).format(version=tender.method, fingerprint=fingerprint(tender))
    )


def _rules(rules: Iterator[WordedRule], _: Translate) -> Iterator[Block]:
    for title, text in rules:
        yield Heading(2, title.say(_))
        yield Paragraph(text.say(_))


def _bought(tender: Tender, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("What is bought and compared"))
    yield table_of_items(tender, _)
    yield Paragraph(
        _(
            "What is compared is the use of all of this over {years} years from the base date, whatever the business "
            "model."
        ).format(years=tender.horizon_years)
        if tender.comparison == "common_horizon"
        else _(
            "What is compared is the cost of the use of all of this in a year, each offer over its own full life."
        )
    )
    models = offered_for(tender.items, tender.business_models)
    yield Paragraph(
        _("Can be offered: {models}.").format(models=", ".join(model_title(kind, tender, _) for kind in models))
    )


def _notices(tender: Tender, _: Translate) -> Iterator[Block]:
    if tender.notices:
        yield Heading(1, _("Information notices"))
    for notice in tender.notices:
        day = local_date(notice.date, _)
        yield Heading(2, _("Notice {number} of {date}").format(number=notice.number, date=day))
        yield Paragraph(notice.text)


def _asked(tender: Tender, _: Translate) -> Iterator[Block]:
    yield Heading(1, _("What tenderers provide"))
    yield Paragraph(
        _(
            "Each tenderer chooses a business model for each item and fills in the fields of that model, and those of "
            "the other tables that apply. Amounts are per unit of the item unless the field says otherwise, at prices "
            "of the base date."
        )
    )
    if tender.requirements:
        yield Paragraph(
            _("Each tenderer says whether the bid meets each of these requirements; it has to meet all:")
        )
        yield BulletList(tuple(requirement_text(one).say(_) for one in tender.requirements))
    if tender.asked_phases:
        yield Paragraph(
            _("Of each of these phases the bid states the cost, zero, or that it is included in the price:")
        )
        yield BulletList(tuple(term(phase, _) for phase in tender.asked_phases))
    yield from tables_of_asked(tender, _)


def _notice(tender: Tender, _: Translate) -> Iterator[Block]:
    found = award_criteria(tender, _)
    yield Heading(1, _("Award criteria for the notice"))
    yield Paragraph(
        _("What to fill in under the business terms (BT) of an eForms notice, one criterion after the other.")
    )
    rows = tuple((code, str(k or ""), _(TERMS_OF_NOTICE[code]), value) for k, code, value in as_eforms(found))
    yield Table(_("Award criteria in eForms"), (_("Business term"), _("Criterion"), _("What"), _("Value")), rows)


def _example(tender: Tender, _: Translate) -> Iterator[Block]:
    example = worked_example(tender, _)
    if example is None:
        return
    yield Heading(1, _("Worked example"))
    yield Paragraph(
        _(
            "Two bids that are made up, to show each step: their prices, scores and other figures say nothing of what "
            "is expected. They were scored by the program under the rules of this document."
        )
    )
    for one in sorted(example.bids, key=lambda bid: bid.bid.name):
        yield from _example_bid(example, one, _)


def _example_bid(example: Evaluation, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    yield Heading(2, one.bid.name)
    yield from step_blocks(example, one, _)
    yield cost_table(example.tender, one, _)
    yield from cost_note(example.tender, one, _)
    yield from grade_blocks(example, one, _)
    if quality := quality_table(example, one, _):
        yield quality
        yield from quality_note(example.tender, one, _)
    yield from score_blocks(example, one, _, with_others=True)
    if one.rank is None:
        reasons = "; ".join(reason_text(example.tender, reason).say(_) for reason in one.standing.not_ranked)
        yield Paragraph(_("Not ranked, because {reasons}.").format(reasons=reasons))
    else:
        yield Paragraph(_("Rank: {rank}.").format(rank=one.rank))
