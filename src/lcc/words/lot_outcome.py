"""Who is awarded a lot, and why that is not the best in rank where it is not, in words: for the comparison of a lot."""

from collections.abc import Iterator

from lcc.award.lots import LotAward, dearer_with
from lcc.evaluation.lots import LotsEvaluation
from lcc.figure.figure import MONEY_DECIMALS
from lcc.language import N_, Local, Text, listed
from lcc.model.lot_outcome import LotOutcome
from lcc.model.tender import Lots


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
        dearer = dearer_with(rules, found.ranked, found.combined, found.allocation, award.lot, passed[0].bid)
    stated = {
        "reason": award.reason,
        "bidder": winner.bid if winner else None,
        "with_lots": lots_of(winner.bidder) if winner else None,
        "total": found.allocation.total,
        "drawn": ", ".join(award.drawn) or None,
        "tied": ", ".join(award.tied) or None,
        "hangs_on": ", ".join(titles[lot] for lot in award.hangs_on) or None,
        "first": ", ".join(one.bid for one in passed) or None,
        "first_lots": lots_of(passed[0].bidder) if passed else None,
        "dearer": dearer,
        "moved_from": found.moved.get(award.lot),
        "most": rules.most_per_bidder,
    }
    return LotOutcome.model_validate({name: value for name, value in stated.items() if value is not None})


def outcome_texts(outcome: LotOutcome, currency: str) -> list[Text]:
    """Return who is awarded the lot, and why, as sentences."""
    return [listed(_award_text(outcome, currency), " "), *_passed_text(outcome, currency)]


def _award_text(outcome: LotOutcome, currency: str) -> Iterator[Text]:
    values = outcome.model_dump() | {"currency": currency}
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
        yield Text(
            N_("Not awarded: every bidder that is ranked is at the most lots for one bidder, {most}."), values
        )
    elif outcome.with_lots:
        yield Text(N_("Awarded to {bidder}, together with {with_lots}."), values)
    else:
        yield Text(N_("Awarded to {bidder}."), values)
    if outcome.drawn:
        yield Text(N_("Decided by drawing lots between {drawn}."), values)
    if outcome.total is not None:
        total = Local(outcome.total, MONEY_DECIMALS)
        yield Text(N_("All lots together come to {total} {currency}."), {"total": total, "currency": currency})


def _passed_text(outcome: LotOutcome, currency: str) -> Iterator[Text]:
    if outcome.first is None:
        return
    values = outcome.model_dump() | {"currency": currency}
    if outcome.reason == "limit":
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
        text = N_(
            "{first} is the best in rank, but the combination with the lowest total decides: with {first} in this lot "
            "all lots come to {dearer} {currency} more."
        )
        yield Text(text, values | {"dearer": Local(outcome.dearer, MONEY_DECIMALS)})
