"""What the rules make of one bid, step by step, as blocks of a document: cost, quality, score.

Whoever works out a sum with the numbers that are shown comes to what is shown as its outcome: amounts are in cents, as
they are ranked, and shares of quality have as many digits as that takes, the same ones in every document of an award.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from lcc.award.by_item import item_share
from lcc.award.quality import Judged
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO, COST_SHARE, HIGHEST, LOWEST, RuleScore, rule_input
from lcc.award.rules import scored
from lcc.documents.criteria import share_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import MONEY_DECIMALS, cents
from lcc.figure.rounding import as_written, half_up, sum_of
from lcc.language import Local, Translate
from lcc.language.award_words import OF_BIDS
from lcc.language.numbers import amount, local_share
from lcc.language.terms import term
from lcc.library.phases import PHASES
from lcc.method.award_formulas import (
    COMPARED,
    formulas,
    has_comparison,
    in_words,
    is_cost_itself,
    stated,
    with_numbers,
)
from lcc.method.quality_rules import TOGETHER
from lcc.model.award import AnyAward, Points, QualityValue, QualityWithinMargin, score_decimals
from lcc.model.quality import Leaf
from lcc.model.tender import Tender
from lcc.words.bars import bars
from lcc.words.blocks import Block, BulletList, Formula, Paragraph, Table
from lcc.words.rule import exact, score_text
from lcc.words.users_pay import users_pay
from lcc.words.vat import vat_in_costs
from lcc.words.weight import weight_said

_MOST_DIGITS = 13
_ITEM_DECIMALS = 6
"""Of what an item earns, as a share: 41.6667 %."""
"""Decimals of a percentage beyond which a number of the machine has none."""


def cost_table(tender: Tender, one: BidEvaluation, _: Translate) -> Table:
    """Return how a bid comes from its phases to the cost that is ranked, after fictive discounts and additions."""
    rows = [(term(phase, _), one.phases[phase]) for phase in PHASES if one.phases[phase]]
    rows.append((_("Life-cycle cost"), one.life_cycle_cost))
    if tender.comparison == "equivalent_annual_cost":
        rows.append((_("Equivalent annual cost"), one.equivalent_annual_cost))
    if tender.award.basis == "price":
        rows.append((_("Price"), one.price))
    rows += _discounts(tender, one, _)
    shown = tuple((label, amount(cents(value), _)) for label, value in rows)
    return Table(_("Costs"), (_("What"), tender.currency), shown, frozenset({1}))


def cost_bars(one: BidEvaluation, _: Translate) -> Iterator[Table]:
    """Yield the phases of the cost as bars, where there is more than one to draw; what comes back is light."""
    phases = [phase for phase in PHASES if one.phases[phase]]
    if len(phases) > 1:
        drawn = bars([one.phases[phase] for phase in phases])
        rows = tuple((term(phase, _), bar) for phase, bar in zip(phases, drawn, strict=True))
        yield Table(_("Where the cost falls"), (_("Phase"), _("Cost")), rows, bars=frozenset({1}))


def cost_note(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield how VAT counts in the costs, and why the phases do not add up, where they are a cent beside it."""
    yield Paragraph(vat_in_costs(tender, one.lines).say(_))
    if by_users := users_pay(tender, one.users_pay):
        yield Paragraph(by_users.say(_))
    if cents(sum_of(cents(value) for value in one.phases.values())) != cents(one.life_cycle_cost):
        yield Paragraph(
            _(
                "Each amount is rounded to the cent by itself; the life-cycle cost is the sum of the unrounded amounts."
            )
        )


def _discounts(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[tuple[str, float]]:
    award, bid = tender.award, one.standing.contender
    if not award.has_fictive_amounts:
        return
    if award.takes_mki and award.basis == "life_cycle_cost":
        in_discount, added = _("MKI, counted in the discount instead"), _("MKI, added with a factor instead")
        yield in_discount if award.mki_discount else added, bid.cost - one.compared
    yield _("Cost K before fictive discounts and additions"), bid.cost
    ladder, mki = discounts_of(tender, one)
    if award.co2_ladder:
        yield _("Discount for level {level} of the CO2-Prestatieladder").format(level=bid.level), ladder
    if award.takes_mki:
        yield _("MKI (M)"), bid.mki
        yield mki_head(award, _), mki
    yield _("Cost P after fictive discounts and additions"), one.standing.assessed_cost.value


def mki_head(award: AnyAward, _: Translate) -> str:
    """Return what stands above what the MKI does to the cost that is scored."""
    if award.mki_factor is None:
        return _("Discount for a low MKI")
    return _("MKI times {factor}, added").format(factor=exact(award.mki_factor).say(_))


def discounts_of(tender: Tender, one: BidEvaluation) -> tuple[float, float]:
    """Return what is added to the cost for its level of the CO2-Prestatieladder and for its MKI, to the cent [money].

    A discount is below zero, and together they are the difference with the cost that is scored.
    """
    award, bid = tender.award, one.standing.contender
    taken_off = cents(bid.cost) - cents(one.standing.assessed_cost.value)
    ladder = cents(award.co2_ladder.shares.get(bid.level, 0.0) * bid.cost) if award.co2_ladder else 0.0
    if not award.takes_mki:
        ladder = taken_off
    return 0.0 - ladder, ladder - taken_off


def quality_table(evaluation: Evaluation, one: BidEvaluation, _: Translate) -> Table | None:
    """Return what a bid earns on each criterion; None where the tender has no criteria."""
    tender, quality = evaluation.tender, one.standing.contender.quality
    if quality is None:
        return None
    worth, digits = worth_of_quality(tender), share_digits(evaluation)
    heads = (_("Criterion"), _("Weight"), _("Score"), _("Earned"), *((_worth_head(tender, _),) if worth else ()))
    rows = []
    for found in quality.criteria:
        weight = share_of(tender, found.leaf)
        cells = (
            found.leaf.criterion.name,
            _weight(tender, found.leaf, _),
            _score(found, tender.currency, _),
            earned_share(found.share.value, _, digits),
        )
        rows.append((*cells, *((worth_said(tender, weight * found.share.value, _),) if worth else ())))
    total = (_("Quality (Q)"), local_share(1.0, _), "", earned_share(quality.total.value, _, digits))
    rows.append((*total, *((worth_said(tender, quality.total.value, _),) if worth else ())))
    return Table(_("Quality"), heads, tuple(rows), frozenset({1, 3, 4}))


def _weight(tender: Tender, leaf: Leaf, _: Translate) -> str:
    """Return the weight of a criterion among all in full: in points, or as a percentage."""
    points = tender.quality.points if tender.quality else None
    if points is None:
        return exact(100 * share_of(tender, leaf)).say(_) + " %"
    return weight_said(leaf.criterion, points).say(_)


def quality_note(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield how scores count together, and why what criteria earn does not add up where that is in the last digit."""
    quality, decimals = one.standing.contender.quality, worth_decimals(tender)
    how = TOGETHER.get(tender.quality.assessment) if tender.quality else None
    if how and quality and any(found.entries for found in quality.criteria):
        yield Paragraph(_(how))
    if quality is None or not worth_of_quality(tender):
        return
    parts = (worth(tender, share_of(tender, found.leaf) * found.share.value) for found in quality.criteria)
    if half_up(sum_of(parts), decimals) != worth(tender, quality.total.value):
        yield Paragraph(
            _("What each criterion earns is rounded by itself; the total is that of the unrounded numbers.")
        )


def why_scored(evaluation: Evaluation, one: BidEvaluation, found: Judged, _: Translate) -> Iterator[Block]:
    """Yield the reasons of the scores on a criterion, and how many assessors abstained: theirs are no reasons."""
    yield BulletList(tuple(entry.score.justification for entry in found.entries))
    on_this = (one.bid.name, found.id)
    abstained = (
        sum(other.key[:2] == on_this for other in evaluation.scores.abstentions) if evaluation.scores else 0
    )
    if abstained:
        text = _("Assessors who abstained here, which counts as no score: {number}.")
        yield Paragraph(text.format(number=abstained))


def worth(tender: Tender, share: float) -> float:
    """Return what a share of quality is worth under a rule with points or money, as it is shown [points or money]."""
    return half_up(worth_of_quality(tender) * share, worth_decimals(tender))


def worth_decimals(tender: Tender) -> int:
    """Return with how many decimals it is shown: those of the score, cents at least."""
    return max(MONEY_DECIMALS, score_decimals(tender.award))


def worth_said(tender: Tender, share: float, _: Translate) -> str:
    """Return what a share of quality is worth, written."""
    return amount(worth(tender, share), _, worth_decimals(tender))


def worth_of_quality(tender: Tender) -> float:
    """Return what full quality earns [points or money]; 0 where the rule has neither, or it hangs on the best bid."""
    award = tender.award
    if isinstance(award, Points):
        return 0.0 if award.relative_quality else award.points * (1 - award.price_weight)
    return award.quality_value if isinstance(award, QualityValue) else 0.0


def _worth_head(tender: Tender, _: Translate) -> str:
    return tender.currency if isinstance(tender.award, QualityValue) else _("Points")


def _score(found: Judged, currency: str, _: Translate) -> str:
    """Return the scores as they were given, or what was measured."""
    if found.measured is not None:
        return Local(found.measured.value).say(_)
    scale = found.leaf.criterion.scale_used
    return "; ".join(score_text(entry.score.score, scale, currency).say(_) for entry in found.entries)


def earned_share(share: float, _: Translate, digits: int) -> str:
    """Return a share of quality as a percentage, with so many decimals."""
    return amount(100 * shown_share(share, digits), _, digits) + " %"


def shown_share(share: float, digits: int) -> float:
    """Return a share of quality as it is shown, rounded to a percentage of so many decimals [0 to 1]."""
    return round(half_up(100 * share, digits) / 100, digits + 2)


def share_digits(evaluation: Evaluation) -> int:
    """Return the decimals of percentages with which every sum of every bid comes out: two at least.

    A third in percents never ends: it takes as many digits as the value of quality has, and some more.
    """
    return next((digits for digits in range(2, _MOST_DIGITS) if _come_out(evaluation, digits)), _MOST_DIGITS)


def _come_out(evaluation: Evaluation, digits: int) -> bool:
    return all(_comes_out(evaluation, one, digits) for one in evaluation.bids)


def _comes_out(evaluation: Evaluation, one: BidEvaluation, digits: int) -> bool:
    """Whether the score and what quality is worth are the same with the shares as they are shown."""
    quality, standing, tender = one.standing.contender.quality, one.standing, evaluation.tender
    if quality is None:
        return True
    for found in quality.criteria:
        weight = share_of(tender, found.leaf)
        if worth(tender, weight * found.share.value) != worth(
            tender, weight * shown_share(found.share.value, digits)
        ):
            return False
    total = shown_share(quality.total.value, digits)
    if worth(tender, quality.total.value) != worth(tender, total):
        return False
    if standing.scored is None:
        return True
    again, decimals = scored_again(evaluation, one, total), score_decimals(tender.award)
    return all(
        was is None or now is None or half_up(was.value, decimals) == half_up(now.value, decimals)
        for was, now in zip(standing.scored, again, strict=True)
    )


def scored_again(evaluation: Evaluation, one: BidEvaluation, quality: float) -> RuleScore:
    """Return the score of a bid with another share of quality."""
    beside = evaluation.of_all
    assert beside is not None, "a bid that has a score counts"
    share = one.standing.cost_share.value if one.standing.cost_share else 0.0
    return scored(evaluation.tender.award, rule_input(one.standing.assessed_cost.value, quality, beside, share))


def score_blocks(
    evaluation: Evaluation,
    one: BidEvaluation,
    _: Translate,
    *,
    with_others: bool,
    known: Collection[BidEvaluation] = (),
) -> Iterator[Block]:
    """Yield how the score is worked out, with its numbers; costs of others only where that is asked for.

    `known` are the bids whose scores are told to the bidder anyway.
    """
    tender, standing = evaluation.tender, one.standing
    if standing.scored is None:
        return
    numbers = own_numbers(evaluation, one)
    seen = evaluation.of_all
    if seen is not None:
        told = [name for name in tender.award.bounds_of_all if with_others or name in (BEST_QUALITY, BEST_RATIO)]
        numbers |= {OF_BIDS[name].symbol: as_written(seen.named(name)) for name in told}
    is_told = with_others or not gives_away_others(evaluation, one, known)
    if standing.cost_share is not None:
        numbers |= {OF_BIDS[COST_SHARE].symbol: standing.cost_share.value} if is_told else {}
        lowest = seen.lowest_by_item if seen is not None and with_others else None
        yield table_of_items(tender, standing.contender.by_item, lowest, _)
    yield from worked_score(tender, standing.scored, numbers, _, is_told=is_told)
    if isinstance(tender.award, QualityWithinMargin) and seen is not None:
        yield _within_margin(tender, tender.award, one, seen.best_ratio, _)


def _within_margin(
    tender: Tender, rule: QualityWithinMargin, one: BidEvaluation, best: float, _: Translate
) -> Paragraph:
    """Return whether a bid is within the margin of the best ratio, with its own ratio and the edge."""
    ratio = one.standing.contender.earned / one.standing.assessed_cost.value
    is_inside = one.standing.score is not None and one.standing.score >= 0
    said = (
        _(
            "Your quality divided by your cost is {ratio}; the margin ends at {edge}, so that your bid is within it."
        )
        if is_inside
        else _(
            "Your quality divided by your cost is {ratio}; the margin ends at {edge}, so that your bid is outside it "
            "and comes after the bids within it."
        )
    )
    edge = (1 - rule.margin) * best
    return Paragraph(said.format(ratio=Local(as_written(ratio)).say(_), edge=Local(as_written(edge)).say(_)))


def table_of_items(tender: Tender, costs: Sequence[float], lowest: Sequence[float] | None, _: Translate) -> Table:
    """Return what each item costs in a bid, by its weight; where the lowest are told, these and what it earns too."""
    heads = [_("Item"), _("Weight in the points for cost"), f"{_('Cost of the item')}, {tender.currency}"]
    heads += (
        [] if lowest is None else [f"{_('Lowest cost')}, {tender.currency}", _("Share of the points for cost")]
    )
    rows = []
    for place, (item, cost) in enumerate(zip(tender.items, costs, strict=True)):
        row = [item.name, local_share(item.cost_weight or 0.0, _), amount(cost, _)]
        if lowest is not None:
            earned = item_share(tender, place, cost, lowest[place]).value
            row += [amount(lowest[place], _), local_share(half_up(earned, _ITEM_DECIMALS), _)]
        rows.append(tuple(row))
    return Table(_("Points for the cost of each item"), tuple(heads), tuple(rows), frozenset(range(1, len(heads))))


def own_numbers(evaluation: Evaluation, one: BidEvaluation) -> dict[str, float]:
    """Return by symbol what the tender sets and what is the bid's own, as it is shown [each as its rule says]."""
    numbers = stated(evaluation.tender.award) | {"P": one.standing.assessed_cost.value}
    if one.standing.contender.quality:
        numbers["Q"] = shown_share(one.standing.contender.quality.total.value, share_digits(evaluation))
    return numbers


def worked_score(
    tender: Tender, found: RuleScore, numbers: Mapping[str, float], _: Translate, *, is_told: bool
) -> Iterator[Block]:
    """Yield how a score is worked out with the numbers that are known, by symbol; and what it is where `is_told`."""
    formula, score = formulas(tender.award).score, score_said(tender, found.score.value, _)
    if not is_cost_itself(tender.award):
        yield Formula(f"{_('Score')} = {in_words(formula).say(_)}")
        if has_comparison(formula):
            yield Paragraph(_(COMPARED))
    filled = with_numbers(formula, numbers).say(_)
    if not is_told:
        yield Formula(f"{_('Score')} = {filled}")
        yield from _quality_points_alone(tender, found, _)
        return
    yield Formula(f"{_('Score')} = {filled} = {score}" if filled != score else f"{_('Score')} = {score}")
    points = found.cost_points, found.quality_points
    if points[0] is not None and points[1] is not None:
        shown = [half_up(one.value, score_decimals(tender.award)) for one in points if one]
        yield Paragraph(
            _("Points for cost: {cost}. Points for quality: {quality}.").format(
                cost=score_said(tender, shown[0], _), quality=score_said(tender, shown[1], _)
            )
        )
        if half_up(sum_of(shown), score_decimals(tender.award)) != half_up(
            found.score.value, score_decimals(tender.award)
        ):
            yield Paragraph(_("Both are rounded by themselves; the score is the sum of the unrounded points."))


def gives_away_others(evaluation: Evaluation, one: BidEvaluation, known: Collection[BidEvaluation] = ()) -> bool:
    """Whether the cost of another bid follows from the score of this one, beside those that are told anyway.

    Under relative rules it does, unless its points are those of the lowest or highest cost whatever others bid. The
    best quality is no secret: it is told, as a score can't be followed without it. Where each item has a lowest cost of
    its own it does if that of one item is another's: of two or more only a sum follows.
    """
    award, seen = evaluation.tender.award, evaluation.of_all
    if one.rank is None or seen is None:
        return False
    if award.compares_items:
        costs = zip(one.standing.contender.by_item, seen.lowest_by_item, strict=True)
        if sum(own > lowest for own, lowest in costs) == 1:
            return True
    ends = {seen.named(name) for name in award.bounds_of_all if name in (LOWEST, HIGHEST)}
    if not ends or one.standing.assessed_cost.value in ends:
        return False
    return not {bid.standing.assessed_cost.value for bid in known}.issuperset(ends)


def _quality_points_alone(tender: Tender, scored: RuleScore, _: Translate) -> Iterator[Block]:
    if scored.quality_points is not None:
        quality = score_said(tender, scored.quality_points.value, _)
        yield Paragraph(_("Points for quality: {quality}.").format(quality=quality))
    yield Paragraph(
        _(
            "Your points for cost and your score are left out, because the cost of another bidder could be worked out "
            "from them, which would harm its commercial interests and fair competition."
        )
    )


def score_said(tender: Tender, score: float, _: Translate) -> str:
    """Return a score with the decimals that its rule has."""
    return amount(half_up(score, score_decimals(tender.award)), _, score_decimals(tender.award))
