"""Who is awarded a lot, and why that is not the best in rank where it is not, in words: for the comparison of a lot."""

from collections.abc import Iterator

from lcc.award.lot_limits import LotGroup, limits_of
from lcc.award.lots import LotAward, worse_with
from lcc.evaluation.lots import LotsEvaluation
from lcc.figure.rounding import as_written, sum_of
from lcc.language import N_, Text, listed
from lcc.model.lot_outcome import LotOutcome
from lcc.model.tender import Lots, Tender
from lcc.words.first_by_score import score_with_unit


def lot_outcomes(found: LotsEvaluation) -> dict[str, LotOutcome]:
    """Return the award of each lot, by its code."""
    rules = found.tender.lots
    assert rules is not None
    return {award.lot: _outcome(found, rules, award) for award in found.allocation.awards}


def _outcome(found: LotsEvaluation, rules: Lots, award: LotAward) -> LotOutcome:
    titles, awards = found.tender.lot_titles, found.allocation.awards

    def lots_of(bidder: str) -> str | None:
        """Return what a bidder is awarded beside this lot."""
        others = (one for one in awards if one.winner and one.winner.bidder == bidder and one.lot != award.lot)
        return ", ".join(titles[one.lot] for one in others) or None

    ranked, winner = found.ranked[award.lot], award.winner
    passed = [one for one in ranked if one.final_rank == 1] if winner and winner.final_rank > 1 else []
    dearer = None
    if passed and rules.allocation == "best_combination":
        dearer = worse_with(
            rules,
            found.ranked,
            found.combined,
            found.allocation,
            award.lot,
            passed[0].bid,
            is_money=found.tender.award.is_in_money,
        )
    limit = _limit_of(found, rules, award, passed[0].bidder) if passed else None
    stated = {
        "reason": award.reason,
        "bidder": winner.bid if winner else None,
        "with_lots": lots_of(winner.bidder) if winner else None,
        "total": found.allocation.total,
        "taken_off": _taken_off(found, award),
        "drawn": ", ".join(award.drawn) or None,
        "tied": ", ".join(award.tied) or None,
        "hangs_on": ", ".join(titles[lot] for lot in award.hangs_on) or None,
        "first": ", ".join(one.bid for one in passed) or None,
        "first_lots": lots_of(passed[0].bidder) if passed else None,
        "dearer": dearer,
        "moved_from": found.moved.get(award.lot),
        "most": limit.most if limit else rules.most_per_bidder,
        "most_of": ", ".join(titles[lot] for lot in limit.lots) if limit else None,
    }
    return LotOutcome.model_validate({name: value for name, value in stated.items() if value is not None})


def _taken_off(found: LotsEvaluation, award: LotAward) -> float | None:
    """Return which part of the cost of its lots a discount takes off by which this one is awarded [share]."""
    for off in found.allocation.discounts:
        if award.winner is not None and off.bid == award.winner.bid and award.lot in off.lots:
            costs = [one.cost for lot in off.lots for one in found.ranked[lot] if one.bid == off.bid]
            return as_written(off.amount / sum_of(costs)) if sum_of(costs) > 0 else None
    return None


def _limit_of(found: LotsEvaluation, rules: Lots, award: LotAward, bidder: str) -> LotGroup | None:
    """Return the limit for a group of lots, fewer than all, by which a bidder is not awarded one."""
    if award.reason != "limit":
        return None
    awards = found.allocation.awards
    before = [one.lot for one in awards[: awards.index(award)] if one.winner and one.winner.bidder == bidder]
    reached = limits_of(rules).reached_by(before, award.lot)
    return reached if reached and len(reached.lots) < len(rules.parts) else None


def outcome_texts(outcome: LotOutcome, tender: Tender) -> list[Text]:
    """Return who is awarded the lot, and why, as sentences; the tender is that of the lot, or of all lots."""
    return [listed(_award_text(outcome, tender), " "), *_passed_text(outcome, tender)]


def _award_text(outcome: LotOutcome, tender: Tender) -> Iterator[Text]:
    values = outcome.model_dump()
    if outcome.reason == "tie":
        yield Text(
            N_("Not awarded yet: {tied} are equal for this lot, and lots have to be drawn between them."), values
        )
    elif outcome.reason == "hangs_on_draw":
        yield Text(
            N_("Not awarded yet: it hangs on the drawing of lots for {hangs_on}. It can still be {tied}."), values
        )
    elif outcome.reason == "no_bid":
        yield Text(N_("Not awarded: no bid is ranked."))
    elif outcome.reason == "limit_of_all":
        yield Text(N_("Not awarded: every bidder that is ranked is at a limit on lots for one bidder."))
    elif outcome.with_lots:
        yield Text(N_("Awarded to {bidder}, together with {with_lots}."), values)
    else:
        yield Text(N_("Awarded to {bidder}."), values)
    if outcome.drawn:
        yield Text(N_("Decided by drawing lots between {drawn}."), values)
    if outcome.total is not None:
        yield Text(N_("All lots together come to {total}."), {"total": score_with_unit(tender, outcome.total)})


def _passed_text(outcome: LotOutcome, tender: Tender) -> Iterator[Text]:
    if outcome.first is None:
        return
    values = outcome.model_dump()
    if outcome.reason == "limit" and outcome.most_of is not None:
        text = N_(
            "{first} is the best in rank, but is awarded {first_lots} already: of {most_of} one bidder is awarded at "
            "most {most}."
        )
        yield Text(text, values)
    elif outcome.reason == "limit":
        text = N_(
            "{first} is the best in rank, but is awarded {first_lots} already: one bidder is awarded at most {most}."
        )
        yield Text(text, values)
    elif outcome.dearer is None:
        yield Text(
            N_("{first} is the best in rank, but with it fewer lots could be awarded, and the most lots decide."),
            values,
        )
    else:
        worse = score_with_unit(tender, outcome.dearer)
        in_money = N_(
            "{first} is the best in rank, but the combination with the lowest total decides: with {first} in this lot "
            "all lots come to {worse} more."
        )
        in_points = N_(
            "{first} is the best in rank, but the combination with the most points decides: with {first} in this lot "
            "all lots come to {worse} less."
        )
        yield Text(in_money if tender.award.is_in_money else in_points, values | {"worse": worse})
