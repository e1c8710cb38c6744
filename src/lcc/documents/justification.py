"""Why the award is as it is, for one bidder: own figures, and the characteristics and advantages of the winner.

Article 2.130 of the Aanbestedingswet 2012 and article 55 of Directive 2014/24/EU ask for the latter. Costs and prices
of others are confidential. Without `others_prices` a bidder sees of the winner what was earned on quality, and in words
whether the cost is lower; neither the score nor the points for cost, from which the cost follows by the published
formula. Under a relative rule the cost of another also follows from the own score, which is left out then.
"""

from collections.abc import Iterator, Sequence

from lcc.award.quality import Judged
from lcc.documents.awarded_lot import AwardedLot, outcome_of_lot
from lcc.documents.bid_outcome import (
    cost_note,
    cost_table,
    earned_share,
    quality_note,
    quality_table,
    score_blocks,
    score_said,
    share_digits,
    shown_share,
    worth,
    worth_decimals,
    worth_of_quality,
)
from lcc.documents.criteria import share_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import NOISE, cents
from lcc.figure.rounding import half_up
from lcc.language import Translate, translator
from lcc.language.numbers import amount
from lcc.method.award_rules import award_rule, score_formula
from lcc.method.lot_rules import rules_of_allocation
from lcc.model.award import FixedBudget
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table, ToFillIn
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
        Whether it says what the winner earns on each criterion.
    lot
        Where the evaluation is that of one lot: who is awarded it, as `lcc.documents.awarded_lot.awarded_lots` says.
    """
    _ = translator(language)
    tender = evaluation.tender
    blocks = [
        *_outcome(evaluation, one, _, lot),
        *_how(evaluation, _, lot),
        *_own(evaluation, one, _, others_prices),
        *_winners(evaluation, one, _, others_prices, scores_of_winner, lot),
        *_remedies(_),
    ]
    return Document(
        title=_("Justification of the award decision"),
        subtitle=f"{tender.title} ({tender.authority}): {one.bid.name}",
        language=language,
        blocks=tuple(blocks),
    )


def winners_of(evaluation: Evaluation, lot: AwardedLot | None = None) -> list[BidEvaluation]:
    """Return the bid that is awarded the lot; without lots those of rank 1, several where nothing tells them apart."""
    if lot is None:
        return [one for one in evaluation.bids if one.rank == 1]
    if lot.award.is_tie:
        return [one for one in evaluation.bids if one.bid.name in lot.award.tied]
    winner = lot.award.winner
    return [one for one in evaluation.bids if winner is not None and one.bid.name == winner.bid]


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
        place = _("Your bid has rank {rank} of the {number} bids that are ranked.")
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
                "[This letter is conditional: nobody wins before the tie is settled. Where lots are drawn, state the "
                "outcome with --draw, and write the letters again.]"
            )
        )
    else:
        yield Paragraph(_("No bid is ranked, and the contract is not awarded."))


def _how(evaluation: Evaluation, _: Translate, lot: AwardedLot | None) -> Iterator[Block]:
    yield Heading(1, _("How the award was made"))
    yield Paragraph(award_rule(evaluation.tender)[1].say(_))
    yield Paragraph(score_formula(evaluation.tender).say(_))
    if evaluation.scores and evaluation.scores.locked:
        yield Paragraph(lock_said(evaluation.scores.locked).say(_))
    for _title, text in rules_of_allocation(lot.rules) if lot else ():
        yield Paragraph(text.say(_))


def _own(evaluation: Evaluation, one: BidEvaluation, _: Translate, others_prices: bool) -> Iterator[Block]:
    yield Heading(1, _("Your bid"))
    yield cost_table(evaluation.tender, one, _)
    yield from cost_note(one, _)
    if table := quality_table(evaluation, one, _):
        yield table
        yield from quality_note(evaluation.tender, one, _)
    yield from score_blocks(evaluation, one, _, with_others=others_prices)
    judged = _judged(one)
    if judged:
        yield Heading(2, _("Why these scores"))
    for found in judged:
        yield Heading(3, found.leaf.criterion.name)
        yield BulletList(tuple(entry.score.justification for entry in found.entries))


def _winners(
    evaluation: Evaluation,
    one: BidEvaluation,
    _: Translate,
    others_prices: bool,
    scores_of_winner: bool,
    lot: AwardedLot | None,
) -> Iterator[Block]:
    for winner in winners_of(evaluation, lot):
        if winner is one:
            continue
        yield Heading(1, _("Characteristics and relative advantages of {winner}").format(winner=winner.bid.name))
        if not isinstance(evaluation.tender.award, FixedBudget):
            yield Paragraph(_cost_beside(one, winner, _))
        if scores_of_winner and (table := _beside(evaluation, one, winner, _)):
            yield table
        yield from _in_words(one, winner, _)
    if others_prices:
        yield Heading(1, _("All bids"))
        yield _all_bids(evaluation, _)


def _cost_beside(one: BidEvaluation, winner: BidEvaluation, _: Translate) -> str:
    """Say whether the winner costs less; not whether it costs the same, which would be its cost."""
    mine, theirs = (bid.standing.assessed_cost.value for bid in (one, winner))
    if theirs < mine:
        return _("The cost of this bid, as it counts in the ranking, is lower than that of yours.")
    return _("The cost of this bid, as it counts in the ranking, is not lower than that of yours.")


def _in_words(one: BidEvaluation, winner: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield what the authority still says itself: what assessors wrote of the winner may show what is confidential.

    Nothing is asked where the winner earned no more.
    """
    earned = {found.id: found.share.value for found in _judged(winner)}
    for found in _judged(one):
        if earned.get(found.id, 0.0) <= found.share.value * (1 + NOISE):
            continue
        text = _(
            "[Describe in words what the plan of {winner} has over yours on {criterion}, without what is confidential "
            "in it.]"
        )
        yield ToFillIn(text.format(winner=winner.bid.name, criterion=found.leaf.criterion.name))


def _judged(one: BidEvaluation) -> list[Judged]:
    """Return the criteria that assessors scored."""
    quality = one.standing.contender.quality
    return [found for found in quality.criteria if found.entries] if quality else []


def _beside(evaluation: Evaluation, one: BidEvaluation, winner: BidEvaluation, _: Translate) -> Table | None:
    """Return what both bids earn on each criterion, in the points of the rule where it has them."""
    mine, theirs = one.standing.contender.quality, winner.standing.contender.quality
    if mine is None or theirs is None:
        return None
    tender, digits = evaluation.tender, share_digits(evaluation)
    has_worth, decimals = bool(worth_of_quality(tender)), worth_decimals(tender)

    def row(label: str, own: float, other: float, weight: float) -> tuple[str, ...]:
        """Return a row of which the differences are those of the numbers that are shown."""
        difference = _difference(100 * shown_share(own, digits), 100 * shown_share(other, digits), digits, _)
        cells = (label, earned_share(own, _, digits), earned_share(other, _, digits), difference + " %")
        if not has_worth:
            return cells
        return (*cells, _difference(worth(tender, weight * own), worth(tender, weight * other), decimals, _))

    rows = [
        row(a.leaf.criterion.name, a.share.value, b.share.value, share_of(evaluation.tender, a.leaf))
        for a, b in zip(mine.criteria, theirs.criteria, strict=True)
    ]
    rows.append(row(_("Quality (Q)"), mine.total.value, theirs.total.value, 1.0))
    heads = [_("Criterion"), _("You earned"), winner.bid.name, _("Difference")]
    if has_worth:
        unit = evaluation.tender.currency if evaluation.tender.award.method == "quality_value" else _("points")
        heads.append(_("Difference in {unit}").format(unit=unit))
    return Table(_("Quality beside yours"), tuple(heads), tuple(rows), frozenset({1, 2, 3, 4}))


def _difference(mine: float, theirs: float, decimals: int, _: Translate) -> str:
    difference = half_up(theirs - mine, decimals)
    return ("+" if difference > 0 else "") + amount(difference, _, decimals)


def _all_bids(evaluation: Evaluation, _: Translate) -> Table:
    tender, digits = evaluation.tender, share_digits(evaluation)
    rows = tuple(
        (
            bid.bid.name,
            _("not ranked") if bid.rank is None else str(bid.rank),
            amount(cents(bid.standing.assessed_cost.value), _),
            earned_share(bid.standing.contender.quality.total.value, _, digits)
            if bid.standing.contender.quality
            else "",
            "" if bid.standing.score is None else score_said(tender, bid.standing.score, _),
        )
        for bid in evaluation.bids
    )
    cost = _("Cost P after fictive discounts")
    heads = (_("Bidder"), _("Rank"), f"{cost} ({tender.currency})", _("Quality (Q)"), _("Score"))
    return Table(_("All bids"), heads, rows, frozenset({1, 2, 3, 4}))


def _remedies(_: Translate) -> Iterator[Block]:
    yield Heading(1, _("Standstill period and objections"))
    yield ToFillIn(
        _(
            "[Fill in: the standstill period, from when until when, and that the contract is not concluded within it.]"
        )
    )
    yield ToFillIn(
        _("[Fill in: how and where a bidder can object or start proceedings, within which time, and whom to ask.]")
    )
