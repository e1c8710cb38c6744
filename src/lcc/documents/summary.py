"""The outcome on one page: who comes first and why, the ranking, where the cost falls, and what there is to know."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from lcc.documents.bid_outcome import score_said
from lcc.documents.cost_to_score import cost_to_score
from lcc.documents.earlier_prices import earlier_price_blocks
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import cents
from lcc.language import Text, Translate, translator
from lcc.language.numbers import amount
from lcc.language.terms import model_names, term
from lcc.library.phases import PHASES
from lcc.scrutiny.lowest_to_buy import lowest_to_buy, to_pay_at_delivery
from lcc.words.beside_what_we_have import said as beside_what_we_have
from lcc.words.blocks import Block, BulletList, Chart, Document, Heading, Paragraph, Table
from lcc.words.lowest_to_buy import said as by_price
from lcc.words.remark_texts import said as said_of_remark
from lcc.words.stress_texts import without_promises
from lcc.words.units import score_head
from lcc.words.who_is_first import said as who_is_first

_MOST_DRAWN = 8
"""Bids in a chart: more can't be told from each other. The tables have them all."""


def summary(evaluation: Evaluation, language: str, remarks: Sequence[Text] = ()) -> Document:
    """Return the outcome of a comparison; `remarks` are those on the files, beside those on the outcome."""
    _ = translator(language)
    tender = evaluation.tender
    blocks = [*_sentences(evaluation, _), *_tables(evaluation, _), *_remarks(evaluation, remarks, _)]
    return Document(tender.title, tender.authority, language, tuple(blocks))


def _sentences(evaluation: Evaluation, _: Translate) -> Iterator[Block]:
    tender, bids = evaluation.tender, evaluation.bids
    yield Paragraph(who_is_first(evaluation, _))
    if not bids:
        return
    if (found := lowest_to_buy(bids)) is not None:
        yield Paragraph(by_price(found, tender).say(_) + ".")
    if (first := evaluation.stress[0]).before is not None:
        yield Paragraph(without_promises(first, tender.currency).say(_) + ".")
    if evaluation.reference is not None:
        yield Paragraph(beside_what_we_have(tender, bids[0], evaluation.reference).say(_) + ".")


def _tables(evaluation: Evaluation, _: Translate) -> Iterator[Block]:
    if not evaluation.bids:
        return
    yield _ranking(evaluation, _)
    if table := cost_to_score(evaluation, _):
        yield table
    yield from earlier_price_blocks(evaluation, _, 2)
    yield Heading(2, _("Life-cycle cost by phase"))
    yield _by_phase(evaluation, _)
    yield Heading(2, _("Cumulated cost by calendar year"))
    yield _by_year(evaluation, _)


def _ranking(evaluation: Evaluation, _: Translate) -> Table:
    tender, lowest = evaluation.tender, min(cents(one.compared) for one in evaluation.bids)
    by_year, by_cost = tender.comparison == "equivalent_annual_cost", evaluation.is_by_cost_alone
    heads = (
        _("Rank"),
        _("Bidder"),
        _("Equivalent annual cost") if by_year else _("Life-cycle cost"),
        _("Above the lowest") if by_cost else score_head(tender, _),
        _("To pay at delivery"),
        _("Business model"),
    )

    def row(one: BidEvaluation, name: str) -> tuple[str, ...]:
        score = one.standing.score
        said = amount(cents(one.compared) - lowest, _)
        if not by_cost:
            said = "-" if score is None else score_said(tender, score, _)
        delivery = amount(cents(to_pay_at_delivery(one)), _)
        kinds = model_names(one.bid.kinds, _)
        return (str(one.rank or "-"), name, amount(cents(one.compared), _), said, delivery, kinds)

    rows = [row(one, one.bid.name) for one in evaluation.bids]
    if evaluation.reference is not None:
        rows.insert(0, row(evaluation.reference, _("What we have")))
    title = _("Ranking, {currency}").format(currency=tender.currency)
    return Table(title, heads, tuple(rows), frozenset({0, 2, 3, 4}))


def _by_phase(evaluation: Evaluation, _: Translate) -> Table:
    tender, bids = evaluation.tender, evaluation.bids
    phases = [phase for phase in PHASES if any(one.phases[phase] for one in bids)]
    title = _("Cost by phase, present value in {currency}").format(currency=tender.currency)
    drawn = bids[:_MOST_DRAWN]
    chart = Chart(
        "bars",
        tuple(term(phase, _) for phase in phases),
        tuple(one.bid.name for one in drawn),
        tuple(tuple(one.phases[phase] for one in drawn) for phase in phases),
    )
    costs = [(term(phase, _), [one.phases[phase] for one in bids]) for phase in phases]
    costs.append((_("Life-cycle cost"), [one.life_cycle_cost for one in bids]))
    heads = (_("Phase"), *(one.bid.name for one in bids))
    rows = tuple((name, *(amount(one, _, 0) for one in row)) for name, row in costs)
    return Table(title, heads, rows, frozenset(range(1, len(heads))), chart=chart)


def _by_year(evaluation: Evaluation, _: Translate) -> Table:
    tender, bids = evaluation.tender, evaluation.bids
    title = _("Cumulative cash, {currency}").format(currency=tender.currency)
    years = tuple(str(tender.base_date.year + k) for k in range(len(bids[0].yearly)))
    paid = [tuple(accumulate(one.yearly.tolist())) for one in bids]
    drawn = bids[:_MOST_DRAWN]
    chart = Chart("lines", tuple(one.bid.name for one in drawn), years, tuple(paid[: len(drawn)]))
    rows = tuple((year, *(amount(one[k], _, 0) for one in paid)) for k, year in enumerate(years))
    heads = (_("Calendar year, on the day of the base date"), *(one.bid.name for one in bids))
    return Table(title, heads, rows, frozenset(range(1, len(heads))), chart=chart)


def _remarks(evaluation: Evaluation, remarks: Sequence[Text], _: Translate) -> Iterator[Block]:
    tender = evaluation.tender
    found = [said_of_remark(one, tender).line.say(_) for one in evaluation.checks]
    found += [one.say(_) for one in remarks]
    if found:
        yield Heading(2, _("Checks"))
        yield BulletList(tuple(dict.fromkeys(found)))
