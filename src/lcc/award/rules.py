"""How each award rule scores a bid: one formula for each record of `lcc.model.award`.

Q is the share of quality that is earned, P the cost after fictive amounts. Under a relative rule P_low and P_high are
the lowest and highest of the bids that are ranked, and Q_high the best quality: there a loser can decide who wins (rank
reversal), and `lcc.scrutiny.rule_remarks` says so.
"""

import math
from functools import cache, singledispatch

from lcc.award.rule_input import RuleInput, RuleScore
from lcc.figure.figure import Constant, Figure, Given, figure, larger, logarithm, reached, rounded, smaller
from lcc.model.award import (
    FixedBudget,
    LinearLowestHighest,
    LinearToLowestPlus,
    LinearToTwiceLowest,
    Logarithmic,
    LowBid,
    LowestLcc,
    LowestPrice,
    Points,
    PointsByItem,
    QualityValue,
    QualityWithinMargin,
    Rule,
    Superformula,
    UtilityIndex,
    ValueForMoney,
    WeightedFactor,
)

_LEAST_SPAN = 1e-9


@singledispatch
def scored(rule: Rule, bid: RuleInput) -> RuleScore:
    """Return what an award rule makes of a bid."""
    raise NotImplementedError(rule)


@scored.register(LowestLcc)
@scored.register(LowestPrice)
def _(_rule: Rule, bid: RuleInput) -> RuleScore:
    """Return P; article 67(2) of Directive 2014/24/EU, article 2.114 of the Aanbestedingswet 2012."""
    return RuleScore(bid.cost)


@scored.register
def _(rule: QualityValue, bid: RuleInput) -> RuleScore:
    """Return P - V Q, in money: V is the value of full quality. Q below 0 raises the cost.

    Source: Negometrix, Gunnen op Waarde; Bergman and Lundberg, Tender evaluation and supplier selection methods in
    public procurement (2013).
    """
    return RuleScore(bid.cost - stated(rule, "quality_value") * bid.quality)


@scored.register
def _(rule: WeightedFactor, bid: RuleInput) -> RuleScore:
    """Return points, with the share (P_max - P) / (P_max - P_min) of those for cost.

    Outside the bounds what the rule says: held between 0 and 1, extrapolated, or not ranked (`lcc.award.conditions`).
    Source: Negometrix, De gewogen factor methode.
    """
    lowest, highest = stated(rule, "lowest"), stated(rule, "highest")
    share = (highest - bid.cost) / (highest - lowest)
    if rule.outside == "held":
        share = larger(smaller(share, 1.0), 0.0)
    return _in_points(rule, bid, share)


@scored.register
def _(rule: LowBid, bid: RuleInput) -> RuleScore:
    """Return points, with the share P_low / P of those for cost. Source: Negometrix, Relateer prijsscore."""
    return _in_points(rule, bid, bid.lowest / bid.cost)


@scored.register
def _(rule: Logarithmic, bid: RuleInput) -> RuleScore:
    """Return points, with the share 1 - log(P / P_low) / log(A) of those for cost: none at A times the lowest.

    Differences between two bids do not depend on the lowest one. Beyond A points are below 0. Sources: Negometrix, De
    log formule; Chen (2005).
    """
    return _in_points(rule, bid, 1 - logarithm(bid.cost / bid.lowest, stated(rule, "base")))


@scored.register
def _(rule: LinearToTwiceLowest, bid: RuleInput) -> RuleScore:
    """Return points, with the share 2 - P / P_low of those for cost, and none from twice the lowest on."""
    return _in_points(rule, bid, larger(2 - bid.cost / bid.lowest, 0.0))


@scored.register
def _(rule: LinearToLowestPlus, bid: RuleInput) -> RuleScore:
    """Return points, with the share (1 + T - P / P_low) / T of those for cost, and none from 1 + T times the lowest on.

    Differences weigh the more the smaller T is: 5 % over the lowest costs all points at T = 5 %. Sources: AGVE 2005-44
    (Switzerland), where T is what costs can be expected to differ; materialsmanagement.info, at T = 1.
    """
    over = stated(rule, "over_lowest")
    return _in_points(rule, bid, larger((1 + over - bid.cost / bid.lowest) / over, 0.0))


@scored.register
def _(rule: PointsByItem, bid: RuleInput) -> RuleScore:
    """Return points, with the share that the items earn of those for cost: see `lcc.award.by_item`."""
    return _in_points(rule, bid, bid.cost_share)


@scored.register
def _(rule: LinearLowestHighest, bid: RuleInput) -> RuleScore:
    """Return points, with the share (P_high - P) / (P_high - P_low) of those for cost.

    Where all cost the same, all of it. Source: Stilger (2011), highest bid - lowest bid scoring.
    """
    span = larger(bid.highest - bid.lowest, _LEAST_SPAN)
    return _in_points(rule, bid, 1 - (bid.cost - bid.lowest) / span)


@scored.register
def _(rule: ValueForMoney, bid: RuleInput) -> RuleScore:
    """Return c Q / P, with the expected cost c. Source: Negometrix, Gunningsformule kiezen."""
    return RuleScore(stated(rule, "expected_cost") * bid.quality / bid.cost)


@scored.register
def _(rule: UtilityIndex, bid: RuleInput) -> RuleScore:
    """Return P_low (1 - (Q_high - Q) (1 - W) / W) / P: 1 for a bid that has both the best quality and the lowest cost.

    It stays at zero where a bid lacks so much that nothing is left: below zero the dearer of two bids would be ahead.

    Sources: support.negometrix.com 9000123978, of which the example is held to; mercell.atlassian.net/wiki/x/i4Y-rC0.
    There the bids behind the first are put in order by how much cheaper they would have to be; here by the index too.
    """
    weight = stated(rule, "price_weight")
    lacking = (bid.best_quality - bid.quality) * (1 - weight) / weight
    return RuleScore(bid.lowest * larger(1 - lacking, 0.0) / bid.cost)


@scored.register
def _(rule: QualityWithinMargin, bid: RuleInput) -> RuleScore:
    """Return 100 Q points where Q / P >= (1 - B) Z_high, with the best ratio Z_high of all.

    Further behind it is -100 (1 - Q / (P Z_high)): by how many per cent the ratio is below the best one, so that those
    outside the margin follow in that order. A bid on the edge is inside.

    Erweiterte Richtwertmethode (UfAB), with quality as what decides. Sources: Mueller-Wrede and Ferber, VgV paragraph
    58, 31-33; arriba-net.de; a notice with a margin of 6 % (tenderzen.de b3650c0f). There who is outside has no rank.
    """
    ratio = bid.quality / bid.cost
    inside = reached(ratio, (1 - stated(rule, "margin")) * bid.best_ratio)
    return RuleScore(100.0 * (inside * bid.quality - (1 - inside) * (1 - ratio / bid.best_ratio)))


@scored.register
def _(rule: Superformula, bid: RuleInput) -> RuleScore:
    """Return (Q_ref / Q)^n + (P / P_ref)^n: 2 on the curve through the reference points.

    The exponent n is solved by `exponent`. Sources: Negometrix, EMVI superformule, for its parts; their sum is derived,
    and fits the published example.
    """
    n = Constant(exponent(rule), "exponent")
    quality = (Constant(rule.reference_quality, "reference_quality") / bid.quality) ** n
    return RuleScore(quality + (bid.cost / Constant(rule.reference_cost, "reference_cost")) ** n)


@scored.register
def _(_rule: FixedBudget, bid: RuleInput) -> RuleScore:
    """Return 100 Q points: the budget is given.

    Article 67(2) of Directive 2014/24/EU allows a fixed price or cost, with competition on quality only.
    """
    return RuleScore(bid.quality * 100.0, quality_points=bid.quality * 100.0)


def stated(rule: Rule, field: str) -> Figure:
    """Return a number of the rule."""
    return Given(float(getattr(rule, field)), "tender", ("award", field))


def _in_points(rule: Points, bid: RuleInput, share: Figure) -> RuleScore:
    """Return points for the share of the cost points that is earned, and for quality.

    N (W share + (1 - W) Q): N points for a perfect bid, weight W of the cost. Where the points for the cost are stated,
    those are N W. Of relative quality Q is divided by the best of all: aanbestedingszaken.nl, puntenmodel; inkooppub,
    30 January 2023.
    """
    total, earned = stated(rule, "points"), bid.quality
    if rule.relative_quality:
        earned = earned / larger(bid.best_quality, _LEAST_SPAN)
    if rule.price_points is None:
        weight = stated(rule, "price_weight")
        cost, quality = total * weight * share, total * (1 - weight) * earned
    else:
        of_cost = stated(rule, "price_points")
        cost, quality = of_cost * share, (total - of_cost) * earned
    if rule.decimals is not None:
        cost, quality = rounded(cost, figure(float(rule.decimals))), rounded(quality, figure(float(rule.decimals)))
    return RuleScore(cost + quality, cost, quality)


def exponent(rule: Superformula) -> float:
    """Return n [no unit] with Q_ref^n + (P_max / P_ref)^n = 2: the highest cost, with full quality, is on the curve.

    The left side is 2 at n = 0, falls (its slope there is log(Q_ref P_max / P_ref) < 0) and rises for good after: one
    root, found by bisection to the last digit.

    >>> from lcc.model.award import Superformula
    >>> rule = Superformula(method="superformula", reference_cost=100_000.0, reference_quality=0.7,
    ...                     highest_cost=130_000.0)
    >>> round(exponent(rule), 12)
    1.0
    """
    return _exponent(rule.reference_quality, rule.highest_cost / rule.reference_cost)


@cache
def _exponent(quality: float, cost: float) -> float:
    def above_two(n: float) -> float:
        return math.expm1(n * math.log(quality)) + math.expm1(n * math.log(cost))

    # Where the slope is 0 the left side is lowest, below 2: the root lies beyond.
    low = math.log(-math.log(quality) / math.log(cost)) / math.log(cost / quality)
    high = max(2 * low, 1e-9)
    while above_two(high) < 0:
        high *= 2
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return high
        low, high = (middle, high) if above_two(middle) < 0 else (low, middle)
