"""Why the award is as it is, for one bidder: own figures, and the characteristics and advantages of the winner.

Article 2.130 of the Aanbestedingswet 2012 and article 55 of Directive 2014/24/EU ask for the latter. The bidder is told
its own score and that of the winner, each criterion of both, and nothing of other bids. Where the own score would give
away the cost of another bid, one that did not win, it is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lcc.documents.bid_outcome import (
    cost_bars,
    cost_note,
    cost_table,
    quality_note,
    quality_table,
    score_blocks,
    why_scored,
)
from lcc.documents.letters.awarded import goes_to_only_bidder, winners_of
from lcc.documents.letters.awarded_lot import AwardedLot, outcome_of_lot
from lcc.documents.letters.remedies import remedies, remedies_without_award
from lcc.documents.letters.winner import judged_criteria, winner_blocks
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate, translator
from lcc.method.award_formulas import is_cost_itself
from lcc.method.award_rules import award_rule, rules_of_cost, rules_of_items, score_formula
from lcc.method.lot_rules import rules_of_allocation
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, ToFillIn
from lcc.words.draw import draw_text
from lcc.words.lock import lock_said
from lcc.words.not_ranked import told


def justification(
    evaluation: Evaluation,
    one: BidEvaluation,
    language: str,
    *,
    others_prices: bool = False,
    scores_of_winner: bool = True,
    lot: AwardedLot | None = None,
    sent: date | None = None,
) -> Document:
    """Return the justification of the award for the bidder of one bid.

    Parameters
    ----------
    evaluation
        All bids, as `lcc.evaluation.evaluate.evaluate` returned them.
    one
        The bid whose bidder gets the document.
    language
        nl or en.
    others_prices
        Whether costs and scores of other bidders are shown too.
    scores_of_winner
        Whether it says what the winner earns on each criterion, and its score.
    lot
        Where the evaluation is that of one lot: who is awarded it, as `awarded_lots` says.
    sent
        The day on which it is sent to every bidder: the standstill period follows from it.
    """
    _ = translator(language)
    tender, known = evaluation.tender, scores_known(evaluation, one, lot, scores_of_winner)
    # What the winner has over a bid is told to who made one that could be awarded: article 55 of the directive.
    beside = winner_blocks(evaluation, one, winners_of(evaluation, lot), _, others_prices, scores_of_winner)
    blocks = [
        *_outcome(evaluation, one, _, lot),
        *how_awarded(evaluation, _, lot),
        *own_bid(evaluation, one, score_blocks(evaluation, one, _, with_others=others_prices, known=known), _),
        *(() if one.standing.contender.fallen else beside),
        *(
            remedies(tender, sent, _, only_bidder=goes_to_only_bidder(evaluation, lot))
            if winners_of(evaluation, lot)
            else remedies_without_award(tender, _)
        ),
    ]
    return Document(
        title=_("Justification of the award decision"),
        subtitle=f"{tender.title} ({tender.authority}): {one.bid.name}",
        language=language,
        blocks=tuple(blocks),
        author=tender.authority,
    )


def _names(bids: Sequence[BidEvaluation]) -> str:
    return ", ".join(one.bid.name for one in bids)


def _outcome(evaluation: Evaluation, one: BidEvaluation, _: Translate, lot: AwardedLot | None) -> Iterator[Block]:
    tender = evaluation.tender
    ranked = sum(bid.rank is not None for bid in evaluation.bids)
    yield Heading(1, _("The outcome"))
    if one.rank is None:
        yield Paragraph(_("Your bid is not ranked, for the following reasons:"))
        yield BulletList(tuple(told(tender, reason).say(_) for reason in one.standing.not_ranked))
    else:
        place = _("Your bid has rank {rank}. Bids that are ranked: {number}.")
        yield Paragraph(place.format(rank=one.rank, number=ranked))
    yield from outcome_of_lot(lot, one, _) if lot else _winner(tender, winners_of(evaluation), one, _)
    if lot is None:
        yield from (Paragraph(draw_text(draw).say(_)) for draw in evaluation.draws)


def _winner(tender: Tender, best: Sequence[BidEvaluation], one: BidEvaluation, _: Translate) -> Iterator[Block]:
    if best == [one]:
        yield Paragraph(_("{authority} intends to award the contract to you.").format(authority=tender.authority))
    elif len(best) == 1:
        yield Paragraph(
            _("{authority} intends to award the contract to {winner}.").format(
                authority=tender.authority, winner=_names(best)
            )
        )
    elif best:
        yield Paragraph(_("These bids share the first rank: {names}.").format(names=_names(best)))
        yield ToFillIn(
            _(
                "[This letter is conditional: nobody wins before the tie is settled. Where lots are drawn, give "
                "the drawing along with the bids, and write the letters again.]"
            )
        )
    else:
        yield Paragraph(_("No bid is ranked, and the contract is not awarded."))


def how_awarded(evaluation: Evaluation, _: Translate, lot: AwardedLot | None = None) -> Iterator[Block]:
    """Yield the rule that the award was made by, with its formula."""
    yield Heading(1, _("How the award was made"))
    yield Paragraph(award_rule(evaluation.tender)[1].say(_))
    for _title, text in rules_of_cost(evaluation.tender):
        yield Paragraph(text.say(_))
    if not is_cost_itself(evaluation.tender.award):
        yield Paragraph(score_formula(evaluation.tender).say(_))
    for _title, text in rules_of_items(evaluation.tender):
        yield Paragraph(text.say(_))
    if counted := [one.bid.name for one in evaluation.bids if one.standing.contender.is_counted_still]:
        kept = _(
            "{bids} fell away after the award was announced. As the tender says, the others keep the scores and the "
            "order that they had: the lowest and the highest cost are those of then."
        )
        yield Paragraph(kept.format(bids=", ".join(counted)))
    if evaluation.scores and evaluation.scores.locked:
        yield Paragraph(lock_said(evaluation.scores.locked).say(_))
    for _title, text in rules_of_allocation(lot.tender, lot.rules) if lot else ():
        yield Paragraph(text.say(_))


def scores_known(
    evaluation: Evaluation, one: BidEvaluation, lot: AwardedLot | None, scores_of_winner: bool
) -> list[BidEvaluation]:
    """Return the other bids whose score the bidder of one is told: those of the winner, or of nobody."""
    return [other for other in winners_of(evaluation, lot) if other is not one] if scores_of_winner else []


def own_bid(evaluation: Evaluation, one: BidEvaluation, score: Iterable[Block], _: Translate) -> Iterator[Block]:
    """Yield what a bid came to: its cost, what it earns on quality, how its score is worked out, why it earns that."""
    yield Heading(1, _("Your bid"))
    yield cost_table(evaluation.tender, one, _)
    yield from cost_note(evaluation.tender, one, _)
    yield from cost_bars(one, _)
    if table := quality_table(evaluation, one, _):
        yield table
        yield from quality_note(evaluation.tender, one, _)
    yield from score
    judged = judged_criteria(one)
    if judged:
        yield Heading(2, _("Why these scores"))
    for found in judged:
        yield Heading(3, found.leaf.criterion.name)
        yield from why_scored(evaluation, one, found, _)
