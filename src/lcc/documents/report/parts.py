"""What the report of an award and a reasoned decision share: the contract, the bids, and what became of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.documents.bid_outcome import score_said
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate, moment
from lcc.language.numbers import amount
from lcc.language.terms import term
from lcc.model.bid_decision import BidDecision, Enquiry
from lcc.model.report_facts import ReportFacts
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Heading, Paragraph, Table, ToFillIn
from lcc.words.not_ranked import reason_text
from lcc.words.units import score_head


class Awarded(NamedTuple):
    """The award of the contract, or of one lot."""

    evaluation: Evaluation
    lot: AwardedLot | None


def told_or_open(title: str, told: str | None, _: Translate) -> Iterator[Block]:
    """Yield what is told of something, or that it is still to be told."""
    if told is None:
        yield ToFillIn(_("[Fill in: {what}.]").format(what=title[:1].lower() + title[1:]))
    else:
        yield Paragraph(f"{title}: {told}")


def contract_blocks(tender: Tender, facts: ReportFacts, _: Translate) -> Iterator[Block]:
    """Yield what the contract is, how it is put out, and why so."""
    yield Heading(1, _("The contract"))
    yield _contract_table(tender, _)
    yield from told_or_open(_("Why this procedure"), facts.why_this_procedure, _)


def selection_blocks(facts: ReportFacts, _: Translate) -> Iterator[Block]:
    """Yield who was selected and who was not, and why."""
    yield from told_or_open(_("Candidates or bidders that were selected, and why"), facts.selected, _)
    yield from told_or_open(_("Candidates or bidders that were not selected, and why"), facts.not_selected, _)


def _contract_table(tender: Tender, _: Translate) -> Table:
    procedure = "-" if tender.procedure is None else term(tender.procedure, _)
    rows = [
        (
            _("Contracting authority"),
            tender.authority + (f" ({tender.authority_id})" if tender.authority_id else ""),
        ),
        (_("Tender"), f"{tender.title} ({tender.id})"),
        (_("Procedure"), procedure),
        (_("CPV code"), tender.cpv or "-"),
        (_("Award rule"), term(tender.award.method, _)),
    ]
    return Table(_("The contract"), (_("What"), _("Stated")), tuple(rows))


def bids_once(awards: Sequence[Awarded]) -> dict[str, BidEvaluation]:
    """Return every bid by its name: of a bid for several lots that for the first of them."""
    found: dict[str, BidEvaluation] = {}
    for award in awards:
        for one in award.evaluation.bids:
            found.setdefault(one.bid.name, one)
    return dict(sorted(found.items()))


def bid_of_lot(one: BidDecision | Enquiry, _: Translate) -> str:
    """Return the bid that something is about, with the lot where it is about one."""
    return one.bid if one.lot is None else _("{bid}, lot {lot}").format(bid=one.bid, lot=one.lot)


def fallen_blocks(found: Sequence[BidDecision], _: Translate) -> Iterator[Block]:
    """Yield the bids that fell away: how, on which ground, why, and who decided it."""
    yield Heading(1, _("Bids that were excluded or rejected, or fell away"))
    if not found:
        yield Paragraph(_("None."))
        return
    rows = tuple(
        (
            bid_of_lot(one, _),
            term(one.what, _),
            term(one.ground, _)
            + (f" ({_('article {article}').format(article=one.article)})" if one.article else ""),
            one.reason + (f" ({', '.join(one.evidence)})" if one.evidence else ""),
            f"{moment(one.at).say(_)}, {', '.join(one.by)}",
        )
        for one in found
    )
    heads = (_("Bid"), _("What became of it"), _("Ground"), _("Reason"), _("Decided"))
    yield Table(_("Bids that fell away"), heads, rows)


def ranking_table(evaluation: Evaluation, _: Translate) -> Table:
    """Return every bid with what it costs, earns and scores, and why it is not ranked where it is not."""
    tender = evaluation.tender
    has_quality = tender.quality is not None
    rows = []
    for one in evaluation.bids:
        standing = one.standing
        quality = standing.contender.quality
        shares = (
            ("-" if quality is None else f"{amount(100 * quality.total.value, _, 2)} %",) if has_quality else ()
        )
        score = "-" if standing.score is None else score_said(tender, standing.score, _)
        why_not = "; ".join(reason_text(tender, reason).say(_) for reason in standing.not_ranked)
        cost = amount(standing.assessed_cost.value, _)
        rows.append((str(one.rank or "-"), one.bid.name, cost, *shares, score, why_not))
    heads = (
        _("Rank"),
        _("Bid"),
        _("Cost after fictive discounts and additions, {currency}").format(currency=tender.currency),
        *([_("Quality")] if has_quality else []),
        score_head(tender, _),
        _("Why not ranked"),
    )
    return Table(_("All bids"), heads, tuple(rows), frozenset(range(2, len(heads) - 1)))


def value_of(tender: Tender, one: BidEvaluation, _: Translate) -> Paragraph:
    """Return what the contract is worth: as compared, and as it is asked."""
    text = _(
        "Value, excluding VAT: {cost} as compared, of which {price} as present value of what is asked under the "
        "business model ({currency})."
    )
    adjusted = _(
        "Value, excluding VAT: {cost} as life-cycle cost, compared as {assessed} after fictive discounts and "
        "additions; {price} as present value of what is asked under the business model ({currency})."
    )
    said = adjusted if tender.award.has_fictive_amounts else text
    words = {"cost": amount(one.compared, _), "assessed": amount(one.standing.assessed_cost.value, _)}
    return Paragraph(said.format(price=amount(one.price, _), currency=tender.currency, **words))


def enquiry_blocks(found: Sequence[Enquiry], _: Translate) -> Iterator[Block]:
    """Yield what was asked about bids that looked abnormally low, what was answered, and what was decided and why."""
    if not found:
        return
    yield Heading(1, _("Enquiries into bids that looked abnormally low"))
    rows = []
    for one in found:
        answered = f"{moment(one.answered_at).say(_)}: {one.answer}" if one.answered_at else _("no answer")
        outcome = one.outcome
        decided = (
            _("not decided yet")
            if outcome is None
            else f"{_('accepted') if outcome.accepted else _('not accepted')}: {outcome.reason} "
            f"({moment(outcome.at).say(_)}, {', '.join(outcome.by)})"
        )
        rows.append(
            (bid_of_lot(one, _), f"{moment(one.asked_at).say(_)}, {one.asked_by}: {one.asked}", answered, decided)
        )
    heads = (_("Bid"), _("Asked"), _("Answered"), _("Decided"))
    yield Table(_("Enquiries"), heads, tuple(rows))


def combined_blocks(lot: AwardedLot | None, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield the discounts for combined lots by which a bid is awarded a lot: amounts beside it are before those."""
    for off in lot.allocation.discounts if lot is not None else ():
        if lot is not None and lot.award.lot in off.lots and off.bid == one.bid.name:
            text = _(
                "For being awarded {lots} together {bid} takes {amount} {currency} off their cost. The award rests on "
                "what is left; costs and scores of a lot by itself are before that."
            )
            lots = ", ".join(lot.tender.lot_titles[code] for code in off.lots)
            words = {"lots": lots, "bid": off.bid, "amount": amount(off.amount, _)}
            yield Paragraph(text.format(currency=lot.tender.currency, **words))
