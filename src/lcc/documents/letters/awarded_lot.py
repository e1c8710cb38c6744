"""One lot of a tender in the letters about it: who is awarded it, and why, which need not be the best in rank."""

from collections.abc import Iterator
from typing import NamedTuple

from lcc.award.lot_limits import limits_of
from lcc.award.lots import Allocation, LotAward
from lcc.evaluation.evaluate import BidEvaluation
from lcc.evaluation.lots import LotsEvaluation
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.model.draw import Draw
from lcc.model.tender import Lots, Tender
from lcc.record.looks import alike
from lcc.words.blocks import Block, Paragraph, Table, ToFillIn
from lcc.words.draw import draw_text
from lcc.words.first_by_score import score_with_unit


class AwardedLot(NamedTuple):
    """The award of a lot, beside the awards of the other lots of the tender and the rules for all of them."""

    tender: Tender
    rules: Lots
    allocation: Allocation
    award: LotAward
    draws: tuple[Draw, ...] = ()


def awarded_lots(found: LotsEvaluation) -> dict[str, AwardedLot]:
    """Return the award of each lot, by its code."""
    rules = found.tender.lots
    assert rules is not None
    return {
        award.lot: AwardedLot(
            found.tender,
            rules,
            found.allocation,
            award,
            tuple(draw for draw in found.draws if draw.lot == award.lot),
        )
        for award in found.allocation.awards
    }


def outcome_of_lot(lot: AwardedLot, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield who is awarded the lot and why, as the bidder of one bid is told."""
    award = lot.award
    if award.is_tie:
        yield from _undecided(lot, _)
    elif award.winner is None:
        yield Paragraph(
            _("No bid is ranked, and this lot is not awarded.")
            if award.reason == "no_bid"
            else _(
                "Every bidder that is ranked is at a limit on lots for one bidder, and this lot is not awarded."
            )
        )
    else:
        yield from _winner(lot, award.winner.bid, one, _)
    is_passed_over = award.winner is None or (one.rank or 0) <= award.winner.final_rank
    if one.rank is not None and is_passed_over and not award.is_tie:
        yield from _passed_over(lot, one, _)
    yield from _own_discounts(lot, one, _)
    if not lot.rules.go_by_rank:
        yield _all_lots(lot, _)


def _winner(lot: AwardedLot, winner: str, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    values = {"authority": lot.tender.authority, "winner": winner}
    if winner == one.bid.name:
        yield Paragraph(_("{authority} intends to award this lot to you.").format_map(values))
    else:
        yield Paragraph(_("{authority} intends to award this lot to {winner}.").format_map(values))
    yield Paragraph(_why(lot, _))
    if lot.award.drawn:
        yield Paragraph(
            _("It was equal with others for this lot: {bids}. Lots were drawn between them.").format(
                bids=", ".join(lot.award.drawn)
            )
        )
    yield from (Paragraph(draw_text(draw).say(_)) for draw in lot.draws)


def _undecided(lot: AwardedLot, _: Translate) -> Iterator[Block]:
    """Yield that the award is not made yet, and on which drawing of lots it hangs: the same to every bidder."""
    bids = ", ".join(lot.award.tied)
    if lot.award.reason == "tie":
        yield Paragraph(
            _(
                "These bids can be awarded this lot, and nothing tells them apart: {bids}. Nobody is awarded it before "
                "lots are drawn between them."
            ).format(bids=bids)
        )
    else:
        others = ", ".join(lot.tender.lot_titles[code] for code in lot.award.hangs_on)
        yield Paragraph(
            _(
                "Who is awarded this lot hangs on the drawing of lots for {lots}, which comes first. It can be one of "
                "these bids: {bids}."
            ).format(lots=others, bids=bids)
        )
    yield ToFillIn(
        _(
            "[This letter is conditional. Have lots drawn, give the drawing along with the bids, and write the letters "
            "again.]"
        )
    )


def _why(lot: AwardedLot, _: Translate) -> str:
    """Return why the winner is awarded the lot."""
    if lot.rules.allocation == "best_combination" and not lot.tender.award.is_in_money:
        if lot.award.reason == "best_rank":
            return _(
                "That is the best in rank, and part of the combination of awards with the highest total of points, at "
                "costs less discounts for combined lots."
            )
        return _(
            "That is not the best in rank, but part of the combination of awards with the highest total of points, at "
            "costs less discounts for combined lots; that total decides."
        )
    if lot.rules.allocation == "best_combination":
        if lot.award.reason == "best_rank":
            return _(
                "That is the best in rank, and part of the combination of awards with the lowest total of scores less "
                "discounts for combined lots."
            )
        return _(
            "That is not the best in rank, but part of the combination of awards with the lowest total of scores less "
            "discounts for combined lots; that total decides."
        )
    if lot.award.reason == "best_rank":
        return _("That is the best in rank.")
    if lot.rules.limits:
        return _(
            "That is the best in rank of the bidders that may still be awarded this lot by the limits on lots."
        )
    return _("That is the best in rank of the bidders that may still be awarded a lot: {most} at most.").format(
        most=lot.rules.most_per_bidder
    )


def _passed_over(lot: AwardedLot, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield why a bid is not awarded the lot, though no bid with a better rank is."""
    award = lot.award
    if award.winner is not None and award.winner.bid == one.bid.name:
        return
    if award.winner is not None and lot.rules.allocation == "best_combination":
        if award.drawn and one.bid.name in award.drawn:
            return
        yield Paragraph(
            _(
                "Your bid is not behind it in rank, but in the combination of awards that is best for all lots "
                "together, less the discounts for combined lots, this lot goes to {winner}. With your bid in it that "
                "combination would come out worse."
            ).format(winner=award.winner.bid)
        )
        return
    won = _won_before(lot, one.bid.bidder.name)
    limit, titles = limits_of(lot.rules).reached_by(won, award.lot), lot.tender.lot_titles
    if limit is None:
        return
    text = _(
        "Your bid is not awarded this lot, though its rank is good enough: you are awarded {lots}, and one bidder "
        "is awarded {most} at most."
    )
    if len(limit.lots) < len(lot.rules.parts):
        text = _(
            "Your bid is not awarded this lot, though its rank is good enough: you are awarded {lots}, and of "
            "{group} one bidder is awarded {most} at most."
        )
    lots = ", ".join(titles[code] for code in won if code in limit.lots)
    yield Paragraph(text.format(lots=lots, most=limit.most, group=", ".join(titles[code] for code in limit.lots)))


def _won_before(lot: AwardedLot, bidder: str) -> list[str]:
    """Return the lots that a bidder is awarded before this one; where they are awarded together, all others."""
    awards = lot.allocation.awards
    if lot.rules.allocation == "in_order":
        awards = awards[: awards.index(lot.award)]
    return [other.lot for other in awards if other.winner and alike(other.winner.bidder, bidder)]


def _own_discounts(lot: AwardedLot, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    for discount in lot.allocation.discounts:
        if discount.bid == one.bid.name and lot.award.lot in discount.lots:
            yield Paragraph(
                _("You are awarded {lots} together, so that your discount of {amount} for them counts.").format(
                    lots=", ".join(lot.tender.lot_titles[code] for code in discount.lots),
                    amount=f"{lot.tender.currency} {amount(discount.amount, _)}",
                )
            )
            if discount.points is not None:
                text = _("It is spread over these lots in proportion to their cost, and earns you {points} more.")
                yield Paragraph(text.format(points=score_with_unit(lot.tender, discount.points).say(_)))


def _all_lots(lot: AwardedLot, _: Translate) -> Table:
    """Return who is awarded which lot: where rank alone does not decide, that is part of the reason."""
    rows = tuple((lot.tender.lot_titles[award.lot], _awarded_to(award, _)) for award in lot.allocation.awards)
    return Table(_("Award of lots"), (_("Lot"), _("Awarded to")), rows)


def _awarded_to(award: LotAward, _: Translate) -> str:
    if award.is_tie:
        return _("not yet: {bids}").format(bids=_(" or ").join(award.tied))
    return award.winner.bid if award.winner else "-"
