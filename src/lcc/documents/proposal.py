"""The proposal to the board, on one page: what it is asked to decide, who and why, what it costs, what comes next."""

from collections.abc import Iterator, Sequence
from datetime import date

from lcc.award.quality import BidQuality
from lcc.award.standstill import standstill, standstill_days
from lcc.documents.bid_outcome import score_said
from lcc.documents.letters.awarded import goes_to_only_bidder
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.documents.risks import risks
from lcc.evaluation.budget import group_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import cents
from lcc.figure.rounding import half_up, sum_of
from lcc.language import Text, Translate, translator
from lcc.language.numbers import amount, date_in_words
from lcc.language.terms import term
from lcc.model.award import score_decimals
from lcc.model.tender import Tender
from lcc.scrutiny.lowest_to_buy import lowest_to_buy, to_pay_at_delivery
from lcc.scrutiny.promises import credited
from lcc.words.beside_what_we_have import said as beside_what_we_have
from lcc.words.blocks import Block, BulletList, Document, Heading, Paragraph, Table, ToFillIn
from lcc.words.first_by_score import score_with_unit
from lcc.words.lowest_to_buy import said
from lcc.words.not_ranked import reason_text


def board_proposal(
    evaluation: Evaluation,
    winner: BidEvaluation,
    language: str,
    *,
    sent: date | None = None,
    lot: AwardedLot | None = None,
    remarks: Sequence[Text] = (),
) -> Document:
    """Return the proposal to award the contract, or a lot of it, to the bidder of one bid.

    Parameters
    ----------
    evaluation
        All bids, as `lcc.evaluation.evaluate.evaluate` returned them.
    winner
        The bid that is to be awarded.
    language
        nl or en.
    sent
        The day on which bidders are told: the dates of what comes next follow from it.
    lot
        Where the evaluation is that of one lot: who is awarded it.
    remarks
        What a reader should know of the files that were read, beside the checks of the outcome.
    """
    _ = translator(language)
    return Document(
        title=_("Proposal to award: {tender}").format(tender=evaluation.tender.title),
        subtitle=evaluation.tender.authority,
        language=language,
        blocks=tuple(_blocks(evaluation, winner, sent, lot, remarks, _)),
        author=evaluation.tender.authority,
    )


def _blocks(
    evaluation: Evaluation,
    winner: BidEvaluation,
    sent: date | None,
    lot: AwardedLot | None,
    remarks: Sequence[Text],
    _: Translate,
) -> Iterator[Block]:
    tender, only_bidder = evaluation.tender, goes_to_only_bidder(evaluation, lot)
    days = standstill_days(tender, only_bidder=only_bidder)
    yield ToFillIn(_("[Fill in: portfolio holder, date of the meeting, budget and account.]"))
    yield Heading(2, _("Decision asked"))
    yield Paragraph(
        _("To award {tender} to {winner}, and to conclude the contract {when}.").format(
            tender=tender.title, winner=winner.bid.name, when=_when(days, _)
        )
    )
    yield Heading(2, _("Who and why"))
    yield Paragraph(" ".join(why_it_wins(evaluation, winner, lot, _)))
    yield Heading(2, _("What it costs"))
    found = lowest_to_buy(evaluation.bids, winner)
    beside = [one for one in evaluation.bids if found and not found.is_first and one.bid.name == found.name]
    yield _costs(evaluation, [winner, *beside], _)
    if found is not None:
        yield Paragraph(said(found, tender).say(_) + ".")
    yield from _paid_and_compared(evaluation, winner, _)
    yield Heading(2, _("Risks and conditions"))
    yield BulletList(tuple(risks(evaluation, winner, remarks, _)))
    signs = [one for one in evaluation.checks if one.code in ("abnormally_low", "belgian_low_price")]
    looks_low = any(winner.bid.name in one.bids for one in signs)
    if looks_low and not any(
        one.code == "enquiry_accepted" and winner.bid.name in one.bids for one in evaluation.checks
    ):
        # Only who asked knows what was answered, and a board cannot decide without it.
        yield ToFillIn(_("[Fill in: how the bidder explained its low cost, and what that was found to be worth.]"))
    yield Heading(2, _("Next steps"))
    yield BulletList(tuple(next_steps(tender, days, sent, _, only_bidder=only_bidder)))


def at_delivery(one: BidEvaluation) -> float:
    """Return what is paid for a bid at delivery, to the cent [money]."""
    return cents(to_pay_at_delivery(one))


def a_year(one: BidEvaluation, years: int) -> float:
    """Return what it pays after that, less what it receives, on average [money per year]; no settlement is in it."""
    paid = (
        float(nominal[1 : years + 1].sum())
        for line, nominal in zip(one.lines, one.nominal, strict=True)
        if group_of(line) not in (None, "settlement")
    )
    return cents(sum_of(paid) / years)


def paid_in_all(evaluation: Evaluation, one: BidEvaluation) -> float:
    """Return what is paid for a bid in all years, less what is received, as its budget has it [money]."""
    budgets = zip(evaluation.with_reference, [*evaluation.budgets, evaluation.reference_budget], strict=False)
    return cents(next(float(planned.total.sum()) for bid, planned in budgets if bid is one and planned))


def _when(days: int | None, _: Translate) -> str:
    return _("after the decision is announced") if days == 0 else _("after the standstill period")


def _money(tender: Tender, value: float, _: Translate) -> str:
    return f"{tender.currency} {amount(value, _, 0)}"


def why_it_wins(
    evaluation: Evaluation, winner: BidEvaluation, lot: AwardedLot | None, _: Translate
) -> Iterator[str]:
    """Yield in sentences how many were ranked, by which rule, and by what the winner is before the next."""
    tender, ranked = evaluation.tender, [one for one in evaluation.bids if one.rank is not None]
    counted = (
        _("One bid was ranked, by the rule that was published: {rule}.")
        if len(ranked) == 1
        else _("{number} bids were ranked by the rule that was published: {rule}.")
    )
    yield counted.format(number=len(ranked), rule=term(tender.award.method, _))
    for one in evaluation.bids:
        if one.standing.not_ranked:
            reasons = "; ".join(reason_text(tender, reason).say(_) for reason in one.standing.not_ranked)
            yield _("{bid} is not ranked, because {why}.").format(bid=one.bid.name, why=reasons)
    others = [one for one in ranked if one is not winner]
    if lot is not None and winner.rank != 1:
        yield _("{winner} has rank {rank}, and is awarded this lot by the rules for all lots together.").format(
            winner=winner.bid.name, rank=winner.rank or "-"
        )
    elif others and winner.standing.score is not None and others[0].standing.score is not None:
        yield _("{winner} is first with {score}; {second} follows with {next}.").format(
            winner=winner.bid.name,
            score=_score(tender, winner.standing.score, _),
            second=others[0].bid.name,
            next=_score(tender, others[0].standing.score, _),
        )
    if others:
        yield _what_decides(evaluation, winner, others, _)
    if evaluation.reference is not None:
        yield beside_what_we_have(tender, winner, evaluation.reference).say(_) + "."


def _what_decides(
    evaluation: Evaluation, winner: BidEvaluation, others: Sequence[BidEvaluation], _: Translate
) -> str:
    tender = evaluation.tender
    is_adjusted = tender.award.has_fictive_amounts

    def cost(one: BidEvaluation) -> float:
        return cents(one.standing.assessed_cost.value if is_adjusted else one.compared)

    cheapest = min(others, key=cost)
    over = _("after fictive discounts and additions") if is_adjusted else _over(tender, _)
    words = {"winner": winner.bid.name, "other": cheapest.bid.name, "over": over}
    difference = cost(winner) - cost(cheapest)
    words["difference"] = _money(tender, abs(difference), _)
    mine, theirs = winner.standing.contender.quality, cheapest.standing.contender.quality
    if difference == 0:
        return _("No bid that is ranked costs less {over}: that of {other} costs as much.").format_map(words)
    if difference < 0:
        return _(
            "No bid that is ranked costs less {over}: the next, of {other}, costs {difference} more."
        ).format_map(words)
    if mine is None or theirs is None:
        return _("{winner} costs {difference} more {over} than the bid of {other}.").format_map(words)
    words |= {"mine": _earned(mine, _), "theirs": _earned(theirs, _)}
    return _(
        "{winner} costs {difference} more {over} than the bid of {other}, and earns {mine} of quality where that earns "
        "{theirs}."
    ).format_map(words)


def _earned(quality: BidQuality, _: Translate) -> str:
    return f"{amount(100 * quality.total.value, _, 1)} %"


def _score(tender: Tender, score: float, _: Translate) -> str:
    if tender.award.is_in_money:
        return f"{tender.currency} {score_said(tender, score, _)}"
    return score_with_unit(tender, half_up(score, score_decimals(tender.award))).say(_)


def _over(tender: Tender, _: Translate) -> str:
    if tender.comparison == "equivalent_annual_cost":
        return _("a year")
    return _("over {years} years").format(years=tender.horizon_years)


def _credit(one: BidEvaluation) -> float:
    """Return what its cost is lower by for what lasts beyond the horizon: value, and no money [money]."""
    return cents(sum(credited(one.lines, one.present_value, len(one.bid.offers))))


def _paid_and_compared(evaluation: Evaluation, winner: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield why more is paid in all than is compared, where part of that is value and no money."""
    tender = evaluation.tender
    credit = _credit(winner)
    if tender.comparison != "common_horizon" or not credit:
        return
    text = _(
        "For {name} {paid} is paid in all. The life-cycle cost takes {credit} off that for what lasts longer than year "
        "{years}: it counts as value, and nobody pays it. What is paid later weighs less in it, too."
    )
    yield Paragraph(
        text.format(
            name=winner.bid.name,
            paid=_money(tender, paid_in_all(evaluation, winner), _),
            credit=_money(tender, credit, _),
            years=tender.horizon_years,
        )
    )


def _costs(evaluation: Evaluation, bids: Sequence[BidEvaluation], _: Translate) -> Table:
    tender, kept = evaluation.tender, evaluation.reference
    shown = [*bids, *([kept] if kept else [])]
    whole = (
        _("Cost a year over its whole life")
        if tender.comparison == "equivalent_annual_cost"
        else _("Life-cycle cost over {years} years").format(years=tender.horizon_years)
    )
    rows = [
        (_("To pay at delivery"), *(_whole(at_delivery(one), _) for one in shown)),
        (_("Each year after that, on average"), *(_whole(a_year(one, tender.horizon_years), _) for one in shown)),
    ]
    paid = [paid_in_all(evaluation, one) for one in shown]
    if any(map(_credit, shown)) or paid[0] > min(paid):
        rows.append((_("Paid in all, without discounting"), *(_whole(one, _) for one in paid)))
    rows.append((whole, *(_whole(cents(one.compared), _) for one in shown)))
    if tender.has_users_fees:
        weighs = _("of this") if tender.users_cost == "counts" else _("beside this, without weight")
        by_users = f"{_('What users pay')} ({weighs})"
        rows.append((by_users, *(_whole(cents(one.users_pay), _) for one in shown)))
    heads = (tender.currency, *(_("What we have") if one is kept else one.bid.name for one in shown))
    about_vat = (
        _("Amounts with the VAT that is a cost, and without other VAT")
        if tender.vat.is_cost
        else _("Amounts excluding VAT")
    )
    return Table(about_vat, heads, tuple(rows), frozenset({1, 2, 3}))


def _whole(value: float, _: Translate) -> str:
    return amount(value, _, 0)


def next_steps(
    tender: Tender, days: int | None, sent: date | None, _: Translate, *, only_bidder: bool
) -> Iterator[str]:
    """Yield what comes after the decision, with the days that follow from that of sending; `days` are of standstill."""
    period = standstill(sent, days) if sent and days else None
    yield (
        _("Tell all bidders: {day}.").format(day=date_in_words(sent, _))
        if sent
        else _("Tell all bidders: [date].")
    )
    if period is not None:
        yield _("Standstill period: {first} to {last}.").format(
            first=date_in_words(period.first, _), last=date_in_words(period.last, _)
        )
        yield _("Conclude the contract: from {day}.").format(day=date_in_words(period.contract_from, _))
    elif days == 0 and only_bidder and tender.procedure == "european":
        yield _(
            "Check that no other bidder or candidate is concerned: then law prescribes no standstill period (article "
            "2.127, fourth paragraph, of the Aanbestedingswet 2012)."
        )
        yield _("Conclude the contract: [date].")
    elif days == 0:
        yield _("Conclude the contract: [date]; law prescribes no standstill period for this procedure.")
    else:
        yield _("Standstill period: [first and last day].")
        yield _("Conclude the contract: [date].")
    if tender.procedure == "european":
        yield _(
            "Publish the award: within 30 days after the contract (article 2.134 of the Aanbestedingswet 2012)."
        )
