"""How every bid comes from its cost to its score: what is taken off, what quality is worth, and what that makes."""

from lcc.award.rule_input import RuleScore
from lcc.documents.bid_outcome import (
    discounts_of,
    earned_share,
    mki_head,
    score_said,
    share_digits,
    worth_said,
)
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.method.award_formulas import is_cost_itself
from lcc.model.award import Points, QualityValue, uses_quality
from lcc.model.tender import Tender
from lcc.words.blocks import Table
from lcc.words.units import score_head

_NONE = "-"


def cost_to_score(evaluation: Evaluation, _: Translate) -> Table | None:
    """Return the steps of every bid beside each other; None where the score is the cost itself."""
    tender = evaluation.tender
    if is_cost_itself(tender.award) and tender.quality is None:
        return None
    digits = share_digits(evaluation)
    steps = [dict(_steps(evaluation, one, digits, _)) for one in evaluation.bids]
    heads = tuple(dict.fromkeys(name for found in steps for name in found))
    rows = tuple(
        (one.bid.name, *(found.get(name, _NONE) for name in heads))
        for one, found in zip(evaluation.bids, steps, strict=True)
    )
    caption = _("From cost to score; amounts in {currency}").format(currency=tender.currency)
    return Table(caption, (_("Bidder"), *heads), rows, frozenset(range(1, len(heads) + 1)))


def _steps(evaluation: Evaluation, one: BidEvaluation, digits: int, _: Translate) -> list[tuple[str, str]]:
    tender, award, standing = evaluation.tender, evaluation.tender.award, one.standing
    steps: list[tuple[str, str]] = []
    if award.has_fictive_amounts:
        ladder, mki = discounts_of(tender, one)
        steps.append((_("Cost K before fictive discounts and additions"), amount(standing.contender.cost, _)))
        if award.co2_ladder:
            steps.append((_("Discount for the CO2-Prestatieladder"), amount(ladder, _)))
        if award.takes_mki:
            steps.append((mki_head(award, _), amount(mki, _)))
        steps.append((_("Cost P after fictive discounts and additions"), amount(standing.assessed_cost.value, _)))
    else:
        steps.append((_("Cost (P)"), amount(standing.assessed_cost.value, _)))
    if (quality := standing.contender.quality) is not None:
        steps.append((_("Quality (Q)"), earned_share(quality.total.value, _, digits)))
        if isinstance(award, QualityValue):
            steps.append((_("Value of quality"), worth_said(tender, quality.total.value, _)))
    return [*steps, *_scored(tender, standing.scored, _)]


def _scored(tender: Tender, found: RuleScore | None, _: Translate) -> list[tuple[str, str]]:
    """Return the points of a bid and its score; none of a bid that is not ranked."""
    points = isinstance(tender.award, Points) and uses_quality(tender.award)
    heads = [_("Points for cost"), _("Points for quality")] if points else []
    heads.append(score_head(tender, _))
    if found is None:
        return [(head, _NONE) for head in heads]
    figures = (found.cost_points, found.quality_points, found.score) if points else (found.score,)
    return [
        (head, _NONE if figure is None else score_said(tender, figure.value, _))
        for head, figure in zip(heads, figures, strict=True)
    ]
