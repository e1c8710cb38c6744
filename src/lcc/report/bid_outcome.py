"""What the rules make of one bid, step by step, as blocks of a document: cost, quality, score."""

from collections.abc import Iterator

from lcc.award.quality import Judged
from lcc.award.seen import Scored
from lcc.evaluate import BidEvaluation, Evaluation
from lcc.language import Local, Translate
from lcc.language.numbers import amount, local_share
from lcc.language.terms import term
from lcc.model.award import RELATIVE, Points, QualityValue, score_decimals
from lcc.model.phases import PHASES
from lcc.model.tender import Tender
from lcc.report.award_formulas import formulas, in_words, stated, with_numbers
from lcc.report.criteria import share_of
from lcc.report.document import Block, Formula, Paragraph, Table
from lcc.report.rule import score_text


def cost_table(tender: Tender, one: BidEvaluation, _: Translate) -> Table:
    """Return how a bid comes from its phases to the cost that is ranked, after fictive discounts."""
    rows = [(term(phase, _), one.phases[phase]) for phase in PHASES if one.phases[phase]]
    rows.append((_("Life-cycle cost"), one.life_cycle_cost))
    if tender.comparison == "equivalent_annual_cost":
        rows.append((_("Equivalent annual cost"), one.equivalent_annual_cost))
    if tender.award.basis == "price":
        rows.append((_("Price"), one.price))
    rows += _discounts(tender, one, _)
    shown = tuple((label, amount(value, _)) for label, value in rows)
    return Table(_("Costs"), (_("What"), tender.currency), shown, frozenset({1}))


def _discounts(tender: Tender, one: BidEvaluation, _: Translate) -> Iterator[tuple[str, float]]:
    award, bid = tender.award, one.standing.contender
    if not award.co2_ladder and not award.mki_discount:
        return
    if award.mki_discount and award.basis == "life_cycle_cost":
        yield _("MKI, counted in the discount instead"), bid.cost - one.compared
    yield _("Cost K before discounts"), bid.cost
    taken_off = bid.cost - one.standing.assessed_cost.value
    ladder = award.co2_ladder.shares.get(bid.level, 0.0) * bid.cost if award.co2_ladder else 0.0
    if award.co2_ladder:
        yield _("Discount for level {level} of the CO2-Prestatieladder").format(level=bid.level), 0.0 - ladder
    if award.mki_discount:
        yield _("MKI (M)"), bid.mki
        yield _("Discount for a low MKI"), ladder - taken_off
    yield _("Cost P after fictive discounts"), one.standing.assessed_cost.value


def quality_table(tender: Tender, one: BidEvaluation, _: Translate) -> Table | None:
    """Return what a bid earns on each criterion; None where the tender has no criteria."""
    quality = one.standing.contender.quality
    if quality is None:
        return None
    worth = worth_of_quality(tender)
    heads = (_("Criterion"), _("Weight"), _("Score"), _("Earned"), *((_worth_head(tender, _),) if worth else ()))
    rows = []
    for found in quality.criteria:
        weight = share_of(tender, found.leaf)
        cells = (
            found.leaf.criterion.name,
            local_share(weight, _),
            _score(found, tender.currency, _),
            earned_share(found.share.value, _),
        )
        rows.append((*cells, *((amount(worth * weight * found.share.value, _),) if worth else ())))
    total = (_("Quality (Q)"), local_share(1.0, _), "", earned_share(quality.total.value, _))
    rows.append((*total, *((amount(worth * quality.total.value, _),) if worth else ())))
    return Table(_("Quality"), heads, tuple(rows), frozenset({1, 3, 4}))


def worth_of_quality(tender: Tender) -> float:
    """Return the points or the money that full quality earns; 0 where the rule has neither."""
    award = tender.award
    if isinstance(award, Points):
        return award.points * (1 - award.price_weight)
    return award.quality_value if isinstance(award, QualityValue) else 0.0


def _worth_head(tender: Tender, _: Translate) -> str:
    return tender.currency if isinstance(tender.award, QualityValue) else _("Points")


def _score(found: Judged, currency: str, _: Translate) -> str:
    """Return the scores as they were given, or what was measured."""
    if found.measured is not None:
        return Local(found.measured.value).say(_)
    scale = found.leaf.criterion.scale_used
    return "; ".join(score_text(entry.score.score, scale, currency).say(_) for entry in found.entries)


def earned_share(share: float, _: Translate) -> str:
    """Return a share of quality as a percentage with two decimals."""
    return local_share(share, _, 2)


def score_blocks(
    evaluation: Evaluation, one: BidEvaluation, _: Translate, *, with_others: bool
) -> Iterator[Block]:
    """Yield how the score is worked out, with its numbers; costs of others only where that is asked for."""
    tender, standing = evaluation.tender, one.standing
    if standing.scored is None:
        return
    numbers = stated(tender.award) | {"P": standing.assessed_cost.value}
    if standing.contender.quality:
        numbers["Q"] = standing.contender.quality.total.value
    if with_others:
        costs = _ranked_costs(evaluation)
        numbers |= {"P_low": min(costs), "P_high": max(costs)}
    formula, score = formulas(tender.award).score, score_said(tender, standing.scored.score.value, _)
    yield Formula(f"{_('Score')} = {in_words(formula).say(_)}")
    filled = with_numbers(formula, numbers).say(_)
    if not with_others and gives_away_others(evaluation, one):
        yield Formula(f"{_('Score')} = {filled}")
        yield from _quality_points_alone(tender, standing.scored, _)
        return
    yield Formula(f"{_('Score')} = {filled} = {score}" if filled != score else f"{_('Score')} = {score}")
    points = standing.scored.cost_points, standing.scored.quality_points
    if points[0] is not None and points[1] is not None:
        yield Paragraph(
            _("Points for cost: {cost}. Points for quality: {quality}.").format(
                cost=score_said(tender, points[0].value, _), quality=score_said(tender, points[1].value, _)
            )
        )


def gives_away_others(evaluation: Evaluation, one: BidEvaluation) -> bool:
    """Whether the cost of another bid follows from the points for cost of this one.

    Under relative rules it does, unless the points are those of the lowest or highest cost whatever others bid.
    """
    award = evaluation.tender.award
    if not isinstance(award, Points) or award.method not in RELATIVE or not award.price_weight or one.rank is None:
        return False
    costs = _ranked_costs(evaluation)
    own_is_the_bound = [min(costs), *([max(costs)] if award.method == "linear_lowest_highest" else [])]
    return one.standing.assessed_cost.value not in own_is_the_bound


def _ranked_costs(evaluation: Evaluation) -> list[float]:
    return [one.standing.assessed_cost.value for one in evaluation.bids if one.rank is not None]


def _quality_points_alone(tender: Tender, scored: Scored, _: Translate) -> Iterator[Block]:
    if scored.quality_points is not None:
        quality = score_said(tender, scored.quality_points.value, _)
        yield Paragraph(_("Points for quality: {quality}.").format(quality=quality))
    yield Paragraph(
        _(
            "Your points for cost and your score are left out, because the cost of another bidder could be worked out "
            "from them; the contracting authority can give them."
        )
    )


def score_said(tender: Tender, score: float, _: Translate) -> str:
    """Return a score with the decimals that its rule has."""
    return amount(score, _, score_decimals(tender.award))
