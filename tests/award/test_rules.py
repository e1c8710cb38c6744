"""Each award rule against figures that were worked out elsewhere, and what holds for any bids."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from awards import BESIDE_BEST, BY_ITEM, RELATIVE
from lcc.award.rules import exponent, scored
from lcc.model.award import AWARD_RULES, LEAST_EXPONENT, MOST_EXPONENT, Superformula
from standing_cases import Case, ranks, scores, standings

LOW_BID = {"method": "low_bid", "price_weight": 0.6}
ABSOLUTE = {"method": "weighted_factor", "price_weight": 0.6, "lowest": 60.0, "highest": 140.0}
RULES: dict[str, dict[str, Any]] = {
    "lowest_lcc": {"method": "lowest_lcc"},
    "lowest_price": {"method": "lowest_price"},
    "quality_value": {"method": "quality_value", "quality_value": 50.0},
    "weighted_factor": ABSOLUTE | {"outside": "extrapolated"},
    "low_bid": LOW_BID,
    "logarithmic": {"method": "logarithmic", "price_weight": 0.6, "base": 2.0},
    "linear_to_twice_lowest": {"method": "linear_to_twice_lowest", "price_weight": 0.6},
    "linear_to_lowest_plus": {"method": "linear_to_lowest_plus", "price_weight": 0.6, "over_lowest": 0.4},
    "points_by_item": {"method": "points_by_item", "price_weight": 0.6},
    "linear_lowest_highest": {"method": "linear_lowest_highest", "price_weight": 0.6},
    "value_for_money": {"method": "value_for_money", "expected_cost": 100.0},
    "utility_index": {"method": "utility_index", "price_weight": 0.4},
    "quality_within_margin": {"method": "quality_within_margin", "margin": 0.1},
    "superformula": {
        "method": "superformula", "reference_cost": 100.0, "reference_quality": 0.7, "highest_cost": 130.0,
    },
    "fixed_budget": {"method": "fixed_budget", "budget": 1e9},
}  # fmt: skip


NEEDS_COST_ABOVE_ZERO = {
    method for method, rule in AWARD_RULES.items() if rule.needs_cost_above_zero or rule.counts_items
}


def test_there_is_a_formula_for_each_rule_and_a_case_here() -> None:
    assert set(AWARD_RULES.values()) <= set(scored.registry)
    assert set(RULES) == set(AWARD_RULES)


def test_award_on_value() -> None:
    """Negometrix, Gunnen op Waarde: a criterion worth 2,500 at 60 % takes 1,500 off a price of 80,000."""
    rule = {"method": "quality_value", "quality_value": 2500.0}
    assert scores(rule, {"a": (80_000.0, 0.6)}) == [pytest.approx(78_500.0)]


def test_quality_can_cost_where_the_scale_goes_below_zero() -> None:
    criteria = [
        {"id": "q", "name": "Q", "weight": 1.0, "scale": {"kind": "money", "lowest": -500.0, "highest": 500.0}}
    ]
    rule = {"method": "quality_value", "quality_value": 500.0}
    found = scores(rule, {"a": (1000.0, -200.0), "b": (1000.0, 500.0)}, quality={"criteria": criteria})
    assert found == [pytest.approx(1200.0), pytest.approx(500.0)]


def test_weighted_factor_between_its_bounds() -> None:
    """Negometrix, De gewogen factor methode: all points at the lowest bound, none at the highest, a line between."""
    rule = {"method": "weighted_factor", "price_weight": 1.0, "points": 1.0, "lowest": 100.0, "highest": 200.0}
    assert scores(rule, {"a": 100.0, "b": 150.0, "c": 200.0}) == [1.0, 0.5, 0.0]


@pytest.mark.parametrize(
    ("outside", "points", "places"),
    [
        ("held", [1.0, 0.5, 0.0], [1, 2, 3]),
        ("extrapolated", [1.5, 0.5, -0.5], [1, 2, 3]),
        ("not_ranked", [None, 0.5, None], [None, 1, None]),
    ],
)
def test_what_happens_outside_the_bounds_is_what_the_rule_says(
    outside: str, points: list[float | None], places: list[int | None]
) -> None:
    rule = {"method": "weighted_factor", "price_weight": 1.0, "points": 1.0, "lowest": 100.0, "highest": 200.0}
    bids = {"below": 50.0, "between": 150.0, "above": 250.0}
    assert scores(rule | {"outside": outside}, bids) == points
    assert ranks(rule | {"outside": outside}, bids) == places


def test_in_proportion_to_the_lowest() -> None:
    """Negometrix, Relateer prijsscore aan laagste prijs: half the points at twice the lowest."""
    assert scores({"method": "low_bid", "price_weight": 1.0, "points": 1.0}, {"a": 100.0, "b": 200.0}) == [
        1.0,
        0.5,
    ]


def test_a_hopeless_bid_turns_a_relative_ranking_round_and_not_an_absolute_one() -> None:
    two: dict[str, Case] = {"A": (100.0, 0.6), "B": (125.0, 0.85)}
    three = {**two, "C": (70.0, 0.05)}
    assert scores(LOW_BID, two) == [pytest.approx(84.0), pytest.approx(82.0)]
    assert scores(LOW_BID, three) == [pytest.approx(66.0), pytest.approx(67.6), pytest.approx(62.0)]
    assert scores(ABSOLUTE, two) == [pytest.approx(54.0), pytest.approx(45.25)]
    assert scores(ABSOLUTE, three)[:2] == scores(ABSOLUTE, two)


def test_logarithmic() -> None:
    """Chen (2005), as on wiskundeforum.nl: 100 - 50 log(P / 80) / log 2 for 80, 100 and 125.

    Negometrix, De log formule: no points at A times the lowest, and fewer than none beyond.
    """
    chen = {"method": "logarithmic", "price_weight": 1.0, "base": 4.0}
    assert scores(chen, {"a": 80.0, "b": 100.0, "c": 125.0}) == pytest.approx([100.0, 83.9, 67.8], abs=0.05)
    limits = {"method": "logarithmic", "price_weight": 1.0, "points": 1.0, "base": 2.0}
    assert scores(limits, {"a": 1.0, "b": 2.0, "c": 4.0}) == pytest.approx([1.0, 0.0, -1.0])


def test_linear_to_twice_the_lowest() -> None:
    """A German tender (openprocurements.com, Tonnenketten): 10 points, none from twice the lowest, three decimals."""
    rule = {"method": "linear_to_twice_lowest", "price_weight": 1.0, "points": 10.0, "decimals": 3}
    assert scores(rule, {"a": 100.0, "b": 150.0, "c": 200.0, "d": 250.0}) == [10.0, 5.0, 0.0, 0.0]
    assert scores(rule, {"a": 3.0, "b": 4.0})[1] == 6.667


def test_linear_to_a_share_above_the_lowest() -> None:
    """At a half above the lowest by hand; at twice the lowest as materialsmanagement.info has it: 75 and 60 of 100.

    A German tender (vergabeportal-bw.de, CXRAY69Y5C6, 2026): whole points of 30, none at twice the lowest.
    """
    by_half = {"method": "linear_to_lowest_plus", "price_weight": 0.4, "over_lowest": 0.5}
    costs = {"a": 100.0, "b": 110.0, "c": 125.0, "d": 150.0, "e": 160.0}
    assert scores(by_half, costs) == pytest.approx([40.0, 32.0, 20.0, 0.0, 0.0])
    twice = {"method": "linear_to_lowest_plus", "price_weight": 1.0, "over_lowest": 1.0}
    assert scores(twice, {"a": 100.0, "b": 125.0, "c": 140.0}) == pytest.approx([100.0, 75.0, 60.0])
    whole = twice | {"points": 30.0, "decimals": 0}
    assert scores(whole, {"a": 100.0, "b": 133.0, "c": 150.0, "d": 200.0}) == [30.0, 20.0, 15.0, 0.0]


def test_the_best_quality_earns_all_points() -> None:
    """inkooppub.nl, 30 January 2023: 70 points times own over best, with 61, 55 and 40 for three bids.

    aanbestedingszaken.nl, puntenmodel: 60 points for price, 1.0 and 1.25 million, and the best has all 40. By hand.
    """
    alone = {"method": "low_bid", "price_weight": 0.0, "points": 70.0, "relative_quality": True}
    found = scores(alone, {"a": (1.0, 0.61), "b": (1.0, 0.55), "c": (1.0, 0.40)})
    assert found == pytest.approx([70.0, 63.1148, 45.9016], abs=1e-4)
    model = {"method": "low_bid", "price_weight": 0.6}
    bids: dict[str, Case] = {"a": (1_000_000.0, 0.75), "b": (1_250_000.0, 0.9)}
    assert scores(model, bids) == pytest.approx([90.0, 84.0])
    assert scores(model | {"relative_quality": True}, bids) == pytest.approx([93.3333, 88.0], abs=1e-4)


def test_relative_quality_widens_a_gap() -> None:
    """At half and half, (100, 60 %) and (110, 70 %): 0.45 points apart by themselves, 2.60 beside the best."""
    rule = {"method": "low_bid", "price_weight": 0.5}
    bids: dict[str, Case] = {"A": (100.0, 0.6), "B": (110.0, 0.7)}
    assert scores(rule, bids) == pytest.approx([80.0, 80.4545], abs=1e-4)
    assert scores(rule | {"relative_quality": True}, bids) == pytest.approx([92.8571, 95.4545], abs=1e-4)


def test_nobody_has_any_quality() -> None:
    rule = {"method": "low_bid", "price_weight": 0.5, "relative_quality": True}
    assert scores(rule, {"A": (100.0, 0.0), "B": (200.0, 0.0)}) == pytest.approx([50.0, 25.0])


def test_a_minimum_is_about_what_is_earned_itself() -> None:
    rule = {"method": "low_bid", "price_weight": 0.5, "relative_quality": True}
    quality = {"minimum": 0.5, "criteria": [{"id": "q", "name": "Q", "weight": 1.0}]}
    found = scores(rule, {"A": (100.0, 4.9), "B": (200.0, 8.0)}, quality=quality)
    assert found == [None, pytest.approx(100.0)]


def test_the_utility_index() -> None:
    """support.negometrix.com 9000123978: weights 60/40 for quality and price; B is 25 too dear, and C 50."""
    rule = {"method": "utility_index", "price_weight": 0.4}
    bids: dict[str, Case] = {"A": (1000.0, 0.9), "B": (875.0, 0.8), "C": (600.0, 0.6)}
    assert scores(rule, bids) == pytest.approx([0.6, 0.582857, 0.55], abs=1e-6)
    cheaper: dict[str, Case] = bids | {"B": (850.0, 0.8), "C": (550.0, 0.6)}
    assert scores(rule, cheaper) == pytest.approx([0.55, 0.55, 0.55])


def test_an_index_does_not_fall_below_zero() -> None:
    rule = {"method": "utility_index", "price_weight": 0.4}
    assert scores(rule, {"A": (100.0, 1.0), "B": (100.0, 0.1), "C": (200.0, 0.1)})[1:] == [0.0, 0.0]


MARGIN: dict[str, Any] = {"method": "quality_within_margin", "margin": 0.06}
"""Ratios of quality to cost, for 400 points and a margin of 6 %: A 35,555.56, B 34,285.71, C 34,210.53, D 30,927.84."""
WITHIN: dict[str, Case] = {"A": (9_000.0, 0.8), "B": (10_500.0, 0.9), "C": (11_400.0, 0.975), "D": (9_700.0, 0.75)}


def test_the_most_quality_within_a_margin_of_the_best_ratio() -> None:
    """By hand: the floor is 33,422.22, so that D is outside, and of the others C has the most quality.

    D has 30,927.84 of 35,555.56, which is 13.0155 % less. Of those outside the better ratio comes first.
    """
    assert scores(MARGIN, WITHIN) == pytest.approx([80.0, 90.0, 97.5, -13.0155], abs=1e-4)
    assert ranks(MARGIN, WITHIN) == [3, 2, 1, 4]
    assert ranks(MARGIN | {"margin": 0.01}, WITHIN) == [1, 2, 3, 4]


def test_without_the_best_ratio_the_floor_moves() -> None:
    """Without A the floor is 94 % of B: D is outside still; at 10 % of margin D comes inside without A."""
    rest = {name: bid for name, bid in WITHIN.items() if name != "A"}
    assert scores(MARGIN, rest) == pytest.approx([90.0, 97.5, -9.7938], abs=1e-4)
    assert (scores(MARGIN | {"margin": 0.1}, WITHIN)[3] or 0.0) < 0
    assert scores(MARGIN | {"margin": 0.1}, rest)[2] == pytest.approx(75.0)


def test_a_bid_on_the_edge_of_the_margin_is_inside() -> None:
    rule = MARGIN | {"margin": 0.1}
    assert scores(rule, {"A": (100.0, 0.5), "B": (200.0, 0.9)}) == pytest.approx([50.0, 90.0])
    assert scores(rule, {"A": (100.0, 0.5), "B": (200.01, 0.9)}) == pytest.approx([50.0, -10.0045], abs=1e-4)


def test_linear_from_the_lowest_to_the_highest() -> None:
    """bid-evaluation 0.1.0 on PyPI: half for price by range, half for quality; a hopeless bid turns the ranking."""
    rule = {"method": "linear_lowest_highest", "price_weight": 0.5}
    assert scores(rule, {"A": (100.0, 0.6), "B": (110.0, 0.9)}) == pytest.approx([80.0, 45.0])
    three: dict[str, Case] = {"A": (100.0, 0.6), "B": (110.0, 0.9), "C": (400.0, 0.1)}
    assert scores(rule, three) == pytest.approx([80.0, 93.333333, 5.0], abs=1e-6)


def test_value_for_money() -> None:
    rule = {"method": "value_for_money", "expected_cost": 100.0}
    assert scores(rule, {"a": (80.0, 0.4), "b": (160.0, 0.9)}) == pytest.approx([0.5, 0.5625])


def test_superformula() -> None:
    """EMVI Super Formula (Negometrix): reference 100,000 at 0.70, and 130,000 at full quality: an exponent of 1."""
    rule = RULES["superformula"] | {"reference_cost": 100_000.0, "highest_cost": 130_000.0}
    assert exponent(Superformula.model_validate(rule)) == pytest.approx(1.0, abs=1e-12)
    assert scores(rule, {"reference": (100_000.0, 0.7), "full": (130_000.0, 1.0)}) == pytest.approx([2.0, 2.0])


@given(st.floats(0.05, 0.95), st.floats(0.02, 0.98))
def test_the_exponent_puts_the_highest_cost_on_the_curve(quality: float, along: float) -> None:
    highest = 100.0 * (1 + along * (1 / quality - 1))
    assume(100.0 < highest < 100.0 / quality)
    try:
        rule = Superformula(
            method="superformula", reference_cost=100.0, reference_quality=quality, highest_cost=highest
        )
    except ValidationError:
        assume(False)
    n = exponent(rule)
    assert LEAST_EXPONENT <= n <= MOST_EXPONENT
    assert np.log(quality**n + (highest / 100.0) ** n) == pytest.approx(np.log(2.0), abs=1e-9)


def test_fixed_budget() -> None:
    found = standings(
        {"method": "fixed_budget", "budget": 100.0}, {"a": (100.0, 0.6), "b": (60.0, 0.5), "c": (100.01, 0.9)}
    )
    assert [one.score for one in found.values()] == [pytest.approx(60.0), pytest.approx(50.0), None]
    assert [one.why.code for one in found["c"].not_ranked] == ["over_budget"]


def test_a_published_example_that_is_wrong() -> None:
    """PIANOo, webinar gunningsmethodieken: 10 points at 20.00, none at 25.00 gives 5 at 22.50, not the 9 of the page.

    EMVI-scoretabel (gejagroep.nl) adds 50, 30 and 20 % of its scores up to 84, 74 and 86.5, not to 85, 75 and 88.
    """
    rule = {"method": "weighted_factor", "price_weight": 1.0, "points": 10.0, "lowest": 20.0, "highest": 25.0}
    assert scores(rule, {"a": 22.5}) == [pytest.approx(5.0)]
    weighted = {"method": "weighted_factor", "price_weight": 0.5, "lowest": 0.0, "highest": 100.0}
    marks = {"A": (80.0, 90.0, 85.0), "B": (70.0, 80.0, 75.0), "C": (90.0, 85.0, 80.0)}
    bids: dict[str, Case] = {
        name: (100.0 - price, 0.6 * quality / 100 + 0.4 * green / 100)
        for name, (price, quality, green) in marks.items()
    }
    assert scores(weighted, bids) == pytest.approx([84.0, 74.0, 86.5])


def test_a_readme_that_its_own_code_contradicts() -> None:
    """bid-evaluation 0.1.0 on PyPI prints 66.67, 88.33 and 40.00, and computes 74, 100 and 51.92.

    Lowest price over own price for 60 %, and experience of 8, 10 and 6 on the range from 6 to 10 for 40 %.
    """
    bids: dict[str, Case] = {"A": (50e6, 0.5), "B": (45e6, 1.0), "C": (52e6, 0.0)}
    found = scores({"method": "low_bid", "price_weight": 0.6}, bids)
    assert found == pytest.approx([74.0, 100.0, 51.923077], abs=1e-5)


@pytest.mark.parametrize("method", sorted(NEEDS_COST_ABOVE_ZERO))
@pytest.mark.parametrize("cost", [0.0, -5.0])
def test_a_rule_that_divides_by_a_cost_does_not_rank_one_of_zero_or_less_and_it_stops_nobody(
    method: str, cost: float
) -> None:
    bids: dict[str, Case] = {"a": (100.0, 0.5), "c": (120.0, 0.7)}
    found = scores(RULES[method], {**bids, "b": (cost, 0.5)})
    assert found == [*scores(RULES[method], bids), None]


@pytest.mark.parametrize("method", sorted(set(RULES) - NEEDS_COST_ABOVE_ZERO))
def test_the_other_rules_deal_with_a_cost_below_zero(method: str) -> None:
    assert None not in scores(RULES[method], {"a": (100.0, 0.5), "b": (-5.0, 0.5)})


@pytest.mark.parametrize("method", sorted(RULES))
def test_one_bid_alone_wins(method: str) -> None:
    assert ranks(RULES[method], {"a": (100.0, 0.5)}) == [1]


@pytest.mark.parametrize("method", sorted(RULES))
def test_equal_bids_are_a_tie(method: str) -> None:
    assert ranks(RULES[method], {"a": (100.0, 0.5), "b": (100.0, 0.5), "c": (100.0, 0.5)}) == [1, 1, 1]


@pytest.mark.parametrize("method", [method for method in sorted(RULES) if method in RELATIVE])
def test_the_lowest_bid_earns_all_points_for_cost(method: str) -> None:
    found = standings(RULES[method], {"a": (100.0, 0.5), "b": (130.0, 0.9)})
    points = found["a"].scored.cost_points if found["a"].scored else None
    assert points is not None
    assert points.value == pytest.approx(60.0)


costs = st.integers(100, 100_000).map(lambda cents: cents / 10)
shares = st.integers(1, 100).map(lambda percent: percent / 100)


@pytest.mark.parametrize("method", sorted(RULES))
@given(st.lists(st.tuples(costs, shares), min_size=2, max_size=6))
def test_who_costs_less_for_the_same_quality_is_never_behind(
    method: str, drawn: list[tuple[float, float]]
) -> None:
    bids: dict[str, Case] = {f"bid {k}": pair for k, pair in enumerate(drawn)}
    found = ranks(RULES[method], bids)
    for one, rank in zip(drawn, found, strict=True):
        for other, behind in zip(drawn, found, strict=True):
            if one[0] <= other[0] and one[1] >= other[1]:
                assert rank is not None
                assert behind is not None
                assert rank <= behind


@pytest.mark.parametrize("method", sorted(set(RULES) - {*RELATIVE, *BESIDE_BEST, *BY_ITEM}))
@given(st.lists(st.tuples(costs, shares), min_size=3, max_size=6))
def test_under_an_absolute_rule_no_bid_changes_the_score_of_another(
    method: str, drawn: list[tuple[float, float]]
) -> None:
    bids: dict[str, Case] = {f"bid {k}": pair for k, pair in enumerate(drawn)}
    fewer = dict(list(bids.items())[:-1])
    assert scores(RULES[method], bids)[:-1] == scores(RULES[method], fewer)


@pytest.mark.parametrize("highest", [100.001, 142.857])
def test_reference_points_that_tell_no_bids_apart_are_refused(highest: float) -> None:
    rule = {"method": "superformula", "reference_cost": 100.0, "reference_quality": 0.7, "highest_cost": highest}
    with pytest.raises(ValidationError, match="usable exponent"):
        Superformula.model_validate(rule)
