"""What a proof says of the own bid, in words: how its cost came about, how its score follows, and why another won."""

from collections.abc import Iterator, Mapping

from lcc.audit.explain import explain, explain_rates
from lcc.audit.explain_text import line_lines, line_name, rate_lines
from lcc.award.rule_input import COST_SHARE
from lcc.documents.bid_outcome import own_numbers, score_said, share_digits, table_of_items, worked_score
from lcc.documents.letters.justification import how_awarded, own_bid
from lcc.documents.letters.winner import Earned, all_bids, not_told, quality_beside
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate, translator
from lcc.language.award_words import OF_BIDS
from lcc.language.numbers import amount
from lcc.language.terms import term
from lcc.model.proof import AwardProof, Proof, WinnerResult
from lcc.model.tender import Tender
from lcc.proofs.rests_on import Known, bounds_told, lowest_told, score_told, share_told
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table
from lcc.words.lot_reasons import REASONS
from lcc.words.not_ranked import told


def explained(found: Proof, file: str, language: str, *, is_opened: bool = False) -> Document:
    """Return what a proof says of the own bid, worked out again; what it does not tell of others is said.

    `is_opened` says that the award file was held beside it: without that a proof can't confirm where a bid ranks.

    Raises
    ------
    InputRefusedError
        Tender, bid and scores in it do not fit each other.
    """
    _, known = translator(language), Known.of(found, file)
    blocks: list[Block] = []
    for award, (_lot, tender, bid) in zip(found.awards, known.parts, strict=True):
        alone = known.alone(tender, bid)
        blocks += _outcome(tender, award, alone, known.bid.name, _)
        blocks += [] if is_opened else [Paragraph(_as_stated(award, _))]
        blocks += how_awarded(alone, _)
        blocks += own_bid(alone, alone.bids[0], _score(alone, award, _), _)
        blocks += _others(alone, award, known.bid.name, _)
        blocks += _cost(alone, _)
    return Document(known.tender.title, known.bid.name, language, tuple(blocks), author=known.tender.authority)


def _outcome(tender: Tender, award: AwardProof, alone: Evaluation, bidder: str, _: Translate) -> Iterator[Block]:
    title = _("The outcome")
    yield Heading(1, title if award.lot is None else f"{title}: {tender.title}")
    if award.own.rank is None:
        yield Paragraph(_("Your bid is not ranked, for the following reasons:"))
        yield BulletList(tuple(told(tender, one).say(_) for one in alone.bids[0].standing.not_ranked))
    else:
        words = {"rank": award.own.rank, "number": len(award.commitments)}
        yield Paragraph(_("Your bid has rank {rank}. Bids in all: {number}.").format(**words))
    winners = [_("you") if one.bidder == bidder else one.bidder for one in award.winners]
    if award.reason in ("tie", "hangs_on_draw"):
        yield Paragraph(
            _("Awarded to: {whom}.").format(whom=_("not yet: {bids}").format(bids=_(" or ").join(winners)))
        )
    elif winners:
        yield Paragraph(_("Awarded to: {whom}.").format(whom=", ".join(winners)))
    else:
        yield Paragraph(_("Awarded to nobody."))
    if award.reason and award.reason != "hangs_on_draw":
        why = _(REASONS[award.reason]).format(tied=", ".join(winners))
        yield Paragraph(_("Why: {reason}.").format(reason=why))


def _as_stated(award: AwardProof, _: Translate) -> str:
    if award.own.rank is None:
        return _(
            "Who is awarded is as the proof states it. A proof alone can't confirm it: only the award file can."
        )
    return _(
        "This rank, and who is awarded, are as the proof states them. A proof alone can't confirm them: only the award "
        "file can."
    )


def _score(alone: Evaluation, award: AwardProof, _: Translate) -> Iterator[Block]:
    """Yield how the score follows from the own numbers, and from those of others that are told."""
    tender, [one] = alone.tender, alone.bids
    if award.own.rank is None or one.standing.scored is None:
        return
    found = score_told(tender, one.standing, award)
    bounds = bounds_told(tender, award) or {}
    numbers = own_numbers(alone, one) | {OF_BIDS[name][0]: cost for name, cost in bounds.items()}
    if tender.award.counts_items:
        costs = one.standing.contender.by_item
        lowest = lowest_told(tender, award) if tender.award.compares_items else None
        if lowest is not None:
            numbers[OF_BIDS[COST_SHARE].symbol] = share_told(tender, costs, award)
        yield table_of_items(tender, costs, lowest, _)
    yield from worked_score(tender, found or one.standing.scored, numbers, _, is_told=found is not None)


def _others(alone: Evaluation, award: AwardProof, bidder: str, _: Translate) -> Iterator[Block]:
    tender, [one] = alone.tender, alone.bids
    others = [winner for winner in award.winners if winner.bidder != bidder]
    for winner in others:
        yield Heading(1, _("Characteristics and relative advantages of {winner}").format(winner=winner.bidder))
        yield from _beside(alone, one, award, winner, _)
    if award.bids is not None:
        yield Heading(1, _("All bids"))
        yield all_bids(tender, award.bids, share_digits(alone), _)
    elif others:
        yield Heading(1, _("What is not told"))
        yield Paragraph(not_told(tender, others[0].score is not None, _))


def _beside(
    alone: Evaluation, one: BidEvaluation, award: AwardProof, winner: WinnerResult, _: Translate
) -> Iterator[Block]:
    tender, own = alone.tender, award.own
    if winner.score is None:
        return
    words = {"winner": winner.bidder, "theirs": score_said(tender, winner.score, _)}
    if own.award.score is None or award.reason not in (None, "best_rank"):
        yield Paragraph(_("{winner} has score {theirs}.").format(**words))
    else:
        words["own"] = score_said(tender, own.award.score, _)
        yield Paragraph(_won_by(tender, words, _).format(**words))
    quality = one.standing.contender.quality
    if quality is not None and winner.quality is not None:
        mine = Earned({a.id: a.share.value for a in quality.criteria}, quality.total.value)
        theirs = Earned({name: winner.criteria.get(name, 0.0) for name in mine.criteria}, winner.quality)
        yield quality_beside(tender, winner.bidder, mine, theirs, share_digits(alone), _)


def _won_by(tender: Tender, scores: Mapping[str, str], _: Translate) -> str:
    if scores["theirs"] == scores["own"]:
        return _("{winner} and your bid have the same score, {own}: what the tender says of equal scores decides.")
    if tender.award.lowest_wins:
        return _("The lowest score wins: {winner} has {theirs}, your bid {own}.")
    return _("The highest score wins: {winner} has {theirs}, your bid {own}.")


def _cost(alone: Evaluation, _: Translate) -> Iterator[Block]:
    """Yield how the life-cycle cost came about: each payment of each phase, back to the fields of tender and bid."""
    yield Heading(1, _("How your cost came about"))
    currency = alone.tender.currency
    for rate in explain_rates(alone, {}):
        yield Paragraph("\n".join(rate_lines(rate, _)))
    heads = (_("What is paid"), _("How it is worked out"), _("Present value"))
    [own] = (one for one in explain(alone, {}, {}) if one.bidder == alone.bids[0].bid.name)
    for phase in own.phases:
        rows = tuple(
            (line_name(line, _), "\n".join(line_lines(line, currency, _)), amount(line.present_value, _))
            for line in phase.lines
        )
        total = (_("Total"), "", amount(phase.present_value, _))
        yield Table(f"{term(phase.phase, _)} ({currency})", heads, (*rows, total), frozenset({2}))
