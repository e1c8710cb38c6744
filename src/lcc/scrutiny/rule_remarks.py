"""What to think of in an award rule before it is published, from the tender alone."""

from collections.abc import Iterator
from itertools import chain

from lcc.award.quality import weight_of
from lcc.award.rule_input import BEST_QUALITY, BEST_RATIO
from lcc.library.indicators import INDICATORS
from lcc.library.phases import PRICED_PHASES
from lcc.library.published import LADDER_3_UNTIL
from lcc.model.award import (
    AnyAward,
    FixedBudget,
    LinearToLowestPlus,
    Logarithmic,
    Points,
    QualityValue,
    QualityWithinMargin,
    UtilityIndex,
    WeightedFactor,
    uses_quality,
)
from lcc.model.quality import Leaf, MeasuredScale, Quality
from lcc.model.tender import Lots, Tender, nominal_bands
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.message import Message
from lcc.scrutiny.local_origin import judged_texts, local_preferences
from lcc.scrutiny.remark import remark

LOWEST_SHARE, HIGHEST_SHARE = 0.7, 1.3
"""Bounds of an absolute rule that is named instead of a relative one, as shares of the expected cost."""

_AMOUNTS_OF_A_LOT = (
    "quality_value",
    "lowest",
    "highest",
    "reference_cost",
    "highest_cost",
    "budget",
    "cost_floor",
)
"""Fields of a rule in money, to which the cost of a bid for each lot is held."""

_UNLIKE = 3.0
"""From this ratio of their quantities on, lots are of very different size."""
SMALL_DIFFERENCE = 0.01
"""A difference in cost below this part of it hardly matters, and should not earn all points for cost."""


def value_of_quality(price_weight: float, lowest: float, highest: float) -> float:
    """Return what full quality is worth [money] under an absolute rule between two costs: as in `weighted_factor`."""
    return (highest - lowest) * (1 - price_weight) / price_weight


def lint(tender: Tender) -> list[Message]:
    """Return every remark about the rule of a tender.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}],
    ...     "award": {"method": "lowest_lcc", "motivation": "Quality is fixed by the specifications."}})
    >>> [check.code for check in lint(tender)]
    ['no_tie_break', 'no_abnormal_indicator']
    """
    about = (
        _relative, _cost_and_quality, _criteria, _ties, _abnormally_low, _ladder, _procedure, _discounts, _stops, _lots,
        _descriptions, _origin, _assessors,
    )  # fmt: skip
    idle = (_ties, _abnormally_low) if tender.procedure == "market_consultation" else ()  # nothing is awarded
    return list(chain.from_iterable(look(tender) for look in about if look not in idle))


def _relative(tender: Tender) -> Iterator[Message]:
    rule = tender.award
    if isinstance(rule, Points) and set(rule.bounds_of_all) & set(rule.costs_of_all):
        words = {
            "method": rule.method,
            "weight": rule.price_weight,
            "low": LOWEST_SHARE,
            "high": HIGHEST_SHARE,
            "value": value_of_quality(rule.price_weight, LOWEST_SHARE, HIGHEST_SHARE),
        }
        code = "relative_level" if isinstance(rule, Logarithmic) else "relative_rule"
        yield remark(code, words=words, path=("award", "method"))
    if rule.counts_items:
        yield remark("each_price_alone", words={"method": rule.method}, path=("award", "method"))
    if rule.is_turned_by_others and {BEST_QUALITY, BEST_RATIO} & set(rule.bounds_of_all):
        code = "best_quality_decides" if isinstance(rule, Points) else "best_of_all_decides"
        yield remark(code, words={"method": rule.method}, path=("award", "method"))
        if tender.quality is not None and tender.quality.minimum is None and not isinstance(rule, UtilityIndex):
            yield remark("hardly_any_quality", words={"method": rule.method}, path=("quality", "minimum"))
    if rule.is_turned_by_others and rule.after_withdrawal is None:
        yield remark("after_award_open", words={"method": rule.method}, path=("award", "after_withdrawal"))
    if isinstance(rule, Points) and rule.price_weight > 0:
        yield from _of_a_small_difference(tender, rule)
    if rule.method == "logarithmic" or (isinstance(rule, WeightedFactor) and rule.outside == "extrapolated"):
        yield remark("score_below_zero", words={"method": rule.method}, path=("award",))


def _stops(tender: Tender) -> Iterator[Message]:
    """Yield what the tender invites that can bring a cost to zero, under a rule that does not rank it then."""
    rule = tender.award
    if not (rule.needs_cost_above_zero or rule.counts_items):
        return
    causes: dict[str, object] = {}
    if paid := tuple(item.name for item in tender.items if item.revenue):
        causes["paid_for"] = paid
    if rule.mki_discount:
        causes["taken_off"] = rule.mki_discount.highest_discount
    if rule.basis == "price":
        causes["outside_price"] = float(len(PRICED_PHASES) - 1)
    if tender.circularity and tender.circularity.material_prices:
        causes["materials"] = tuple(tender.circularity.material_prices)
    if rule.basis == "life_cycle_cost" and all(rate <= 0 for _year, rate in nominal_bands(tender)):
        causes["free_of_interest"] = max(rate for _year, rate in nominal_bands(tender))
    if all(item.option_weight == 0 for item in tender.items):
        causes["options_only"] = float(len(tender.items))
    if causes:
        yield remark("not_ranked_at_zero", words={"method": rule.method, **causes}, path=("award", "method"))


def _of_a_small_difference(tender: Tender, rule: Points) -> Iterator[Message]:
    """Yield that a difference in cost that hardly matters earns all points for cost, or none."""
    words: dict[str, object] = {"method": tender.award.method, "of_points": rule.price_weight}
    if tender.award.method == "linear_lowest_highest":
        yield remark("any_difference_decides", words=words, path=("award", "method"))
        return
    share = 1.0
    if isinstance(rule, WeightedFactor):
        share = (rule.highest - rule.lowest) / rule.highest if rule.highest > 0 else 1.0
    elif isinstance(rule, Logarithmic):
        share = rule.base - 1
    elif isinstance(rule, LinearToLowestPlus):
        share = rule.over_lowest
    if share < SMALL_DIFFERENCE:
        yield remark("small_difference_decides", words=words | {"share": share}, path=("award",))


def _cost_and_quality(tender: Tender) -> Iterator[Message]:
    rule, quality = tender.award, tender.quality
    if not uses_quality(rule):
        if rule.motivation is None and tender.is_european:
            yield remark("no_motivation", words={"method": rule.method}, path=("award", "motivation"))
        if quality is not None and (idle := _idle(tender, quality, list(quality.leaves()))):
            yield remark("quality_without_effect", words={"criteria": idle}, path=("quality",))
    elif rule.motivation is not None:
        words = {"method": rule.method, "motivation": rule.motivation}
        yield remark("motivation_beside_quality", words=words, path=("award", "motivation"))
    if isinstance(rule, Points) and rule.price_weight == 0:
        yield remark("cost_without_weight", path=("award", "price_weight"))
    if isinstance(rule, QualityValue) and rule.quality_value == 0:
        yield remark("quality_worth_nothing", path=("award", "quality_value"))


def _idle(tender: Tender, quality: Quality, leaves: list[Leaf]) -> tuple[str, ...]:
    """Return the names of criteria that can't exclude a bid nor break a tie."""
    broken = tender.award.tie_break
    if quality.minimum is not None or BY_QUALITY in broken:
        leaves = [leaf for leaf in leaves if weight_of(tender, leaf).value == 0]
    return tuple(
        leaf.criterion.name
        for leaf in leaves
        if leaf.criterion.minimum is None and leaf.criterion.id not in broken
    )


def _criteria(tender: Tender) -> Iterator[Message]:
    quality = tender.quality
    if quality is None or not uses_quality(tender.award):
        return
    if idle := _idle(tender, quality, [leaf for leaf in quality.leaves() if weight_of(tender, leaf).value == 0]):
        yield remark("weight_of_zero", words={"criteria": idle}, path=("quality", "criteria"))
    if costing := tuple(leaf.criterion.name for leaf in quality.leaves() if leaf.criterion.can_cost):
        yield remark("earns_below_zero", words={"criteria": costing}, path=("quality", "criteria"))
    if again := tuple(leaf.criterion.name for leaf in quality.leaves() if _is_in_the_cost(tender, leaf)):
        yield remark("counted_twice", words={"criteria": again}, path=("quality", "criteria"))
    if against := tuple(leaf.criterion.name for leaf in quality.leaves() if _rewards_the_worse(leaf)):
        yield remark("scale_against_indicator", words={"criteria": against}, path=("quality", "criteria"))


def _descriptions(tender: Tender) -> Iterator[Message]:
    """Yield the criteria that assessors score by their name alone, with what they weigh together."""
    scored = [] if tender.quality is None else tender.quality.scored_leaves()
    if bare := [leaf for leaf in scored if not leaf.criterion.description]:
        weight = sum(weight_of(tender, leaf).value for leaf in bare)
        words = {"criteria": tuple(leaf.criterion.name for leaf in bare), "share": weight}
        yield remark("criteria_undescribed", words=words, path=(*bare[0].path, "description"))


def _origin(tender: Tender) -> Iterator[Message]:
    """Yield the words that prefer bidders or products for the place they come from."""
    found = [(path, local_preferences(text, tender.authority)) for path, text in judged_texts(tender)]
    if phrases := tuple(dict.fromkeys(f'"{phrase}"' for _path, preferred in found for phrase in preferred)):
        first = next(path for path, preferred in found if preferred)
        yield remark("local_origin", words={"phrases": phrases}, path=first)


def _rewards_the_worse(leaf: Leaf) -> bool:
    """Return whether a criterion that is measured earns less where its indicator is better."""
    scale = leaf.criterion.scale_used
    if not isinstance(scale, MeasuredScale):
        return False
    first, last = scale.steps[0].earns, scale.steps[-1].earns
    return last < first if INDICATORS[scale.indicator].more_is_better else last > first


def _is_in_the_cost(tender: Tender, leaf: Leaf) -> bool:
    """Return whether what a criterion is measured by has a price as well; MKI has emissions in it."""
    scale, rule, by_cost = leaf.criterion.scale_used, tender.award, tender.award.basis == "life_cycle_cost"
    if not isinstance(scale, MeasuredScale):
        return False
    by_mki = tender.mki is not None and tender.mki.is_cost and (by_cost or rule.takes_mki)
    if scale.indicator == "co2":
        return by_mki or (bool(tender.carbon_price) and by_cost)
    return by_mki and INDICATORS[scale.indicator].source == "mki"


def _ties(tender: Tender) -> Iterator[Message]:
    rule, at = tender.award, ("award", "tie_break")
    if not rule.tie_break:
        yield remark("no_tie_break", path=at)
        return
    if after := tuple(rule.tie_break[len(rule.broken_by) + 1 :]):
        yield remark("lots_drawn_first", words={"names": after}, path=at)
    known = {BY_QUALITY} if rule.method == "fixed_budget" else set()
    if not uses_quality(rule) and not rule.has_fictive_amounts:
        known = {BY_COST}
    idle = []
    for name in rule.broken_by:
        if name in known:
            idle.append(name)
        known.add(name)
    if idle:
        yield remark("tie_break_without_effect", words={"names": tuple(idle)}, path=at)
    if lots_between_costs(rule):
        yield remark("lots_between_costs", words={"method": rule.method}, path=at)


def lots_between_costs(rule: AnyAward) -> bool:
    """Whether lots can be drawn between bids of another cost: equal scores say nothing about that under some rules."""
    by_quality_alone = isinstance(rule, FixedBudget | QualityWithinMargin)
    return by_quality_alone and BY_LOT in rule.tie_break and BY_COST not in rule.broken_by


def _abnormally_low(tender: Tender) -> Iterator[Message]:
    rule = tender.award
    if not rule.has_sign_of_low:
        yield remark("no_abnormal_indicator", path=("award", "abnormally_low"))
    if rule.cost_floor is not None:
        for name in ("highest", "budget", "highest_cost"):
            most = getattr(rule, name, None)
            if most is not None and most <= rule.cost_floor:
                floor = {"floor": rule.cost_floor, "most": float(most)}
                yield remark("floor_above_bounds", words=floor, path=("award", name))


def _ladder(tender: Tender) -> Iterator[Message]:
    ladder = tender.award.co2_ladder
    if ladder is None or ladder.scale is not None:
        return  # A scale that no longer holds is remarked on by its name.
    if ladder.version == "3.1" and tender.base_date > LADDER_3_UNTIL:
        yield remark("ladder_superseded", path=("award", "co2_ladder", "version"))


def _procedure(tender: Tender) -> Iterator[Message]:
    quality = tender.quality
    minima = [] if quality is None else [quality.minimum, *(leaf.criterion.minimum for leaf in quality.leaves())]
    if tender.variants == "allowed" and all(minimum is None for minimum in minima):
        yield remark("variants_without_minimum", path=("variants",))
    lots = tender.lots
    if lots and lots.allocation == "in_order" and not lots.go_by_rank:
        titles = tuple(lot.title for lot in lots.parts)
        yield remark("lots_in_order", words={"lots": titles}, path=("lots", "allocation"))
    if quality is None:
        return
    if quality.hold_back_prices and not quality.scored_leaves():
        yield remark("nothing_to_lock", path=("quality", "hold_back_prices"))
    elif (quality.hold_back_prices or quality.hide_bidders) and not quality.assessors:
        yield remark("no_assessors", path=("quality", "assessors"))


def _assessors(tender: Tender) -> Iterator[Message]:
    """Yield ways to put scores together that come to another one, and abstentions that leave one score to decide."""
    quality = tender.quality
    if quality is None or not quality.scored_leaves():
        return
    number = len(quality.assessors)
    if quality.assessment == "median" and number in (1, 2):
        yield remark("median_of_few", words={"number": float(number)}, path=("quality", "assessment"))
    if quality.least_scores is not None and quality.enough == 1 and number != 1:
        yield remark("one_score_decides", path=("quality", "least_scores"))


def _lots(tender: Tender) -> Iterator[Message]:
    lots = tender.lots
    if lots is None:
        return
    if lots.allocation == "best_combination":
        number, at = {"number": float(len(lots.parts))}, ("lots", "allocation")
        yield remark("lots_at_any_cost", words=number, path=at)
        if not tender.award.is_in_money:
            yield remark("lots_weigh_alike", words=number, path=at)
    amounts = tuple(name for name in _AMOUNTS_OF_A_LOT if getattr(tender.award, name, None))
    sizes = _sizes(tender, lots)
    if amounts and sizes:
        small, large = min(sizes, key=lambda title: sizes[title]), max(sizes, key=lambda title: sizes[title])
        if (ratio := sizes[large] / sizes[small]) >= _UNLIKE:
            words = {"fields": amounts, "large": large, "small": small, "ratio": ratio}
            yield remark("one_amount_for_lots", words=words, path=("award", amounts[0]))


def _sizes(tender: Tender, lots: Lots) -> dict[str, float]:
    """Return by title how much each lot buys; nothing where lots count in different units."""
    items = {item.id: item for item in tender.items}
    if len({item.unit.casefold() for item in tender.items}) > 1:
        return {}
    return {lot.title: sum(items[code].quantity for code in lot.items) for lot in lots.parts}


def _discounts(tender: Tender) -> Iterator[Message]:
    rule = tender.award
    if isinstance(rule, FixedBudget):
        for name in ("mki_discount", "mki_factor", "co2_ladder"):
            if getattr(rule, name) is not None:
                yield remark("fixed_budget_discounts", words={"discount": name}, path=("award", name))
