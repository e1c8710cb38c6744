"""A formula as it is published is what the engine does: it is worked out as plain arithmetic beside it."""

import math
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import awards
from lcc.award.discounts import assessed_cost
from lcc.award.rule_input import OfAll, rule_input
from lcc.award.rules import scored
from lcc.figure.figure import Figure, cents
from lcc.language import translator
from lcc.method.award_formulas import (
    SYMBOLS,
    Formulas,
    assessed_cost_formula,
    formulas,
    in_words,
    stated,
    symbols_in,
    with_numbers,
)
from lcc.method.award_rules import score_formula
from lcc.model import Tender
from lcc.model.award import AWARD_RULES, AnyAward

NAMES: dict[str, Any] = {
    "max": max,
    "min": min,
    "log": math.log10,
    "round": lambda number, decimals: math.copysign(
        math.floor(abs(number) * 10**decimals * (1 + 1e-14) + 0.5) / 10**decimals, number
    ),
}
PLAIN = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
COSTS = st.floats(1.0, 1e6)
SHARES = st.floats(0.01, 1.0)


def worked_out(formula: str, numbers: dict[str, float]) -> float:
    python = formula.replace(" x ", " * ").replace("^", "**").replace(";", ",")
    return float(eval(python, {"__builtins__": {}}, NAMES | numbers))


def rules() -> list[AnyAward]:
    outside = ("extrapolated", "not_ranked")
    return [
        *(awards.tender(method).award for method in awards.RULES),
        *(awards.tender("weighted_factor", {"outside": choice}).award for choice in outside),
        *(awards.tender("low_bid", {"decimals": decimals}).award for decimals in (0, 1, 3)),
        awards.tender("logarithmic", {"relative_quality": True}, quality=PLAIN).award,
    ]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.method)
@given(cost=COSTS, quality=SHARES, lower=SHARES, higher=st.floats(1.01, 9.0))
def test_a_published_formula_gives_what_the_engine_gives(
    rule: AnyAward, cost: float, quality: float, lower: float, higher: float
) -> None:
    lowest, highest = cost * lower, cost * higher
    best = min(1.0, quality / lower)
    seen = rule_input(cost, quality, OfAll(lowest, highest, best, quality / cost / lower), lower)
    found = scored(rule, seen)
    numbers = {**stated(rule), "P": cost, "Q": quality, "P_low": lowest, "P_high": highest}
    numbers |= {"Q_high": best, "Z_high": quality / cost / lower, "S_P": lower}
    said = formulas(rule)
    pairs = (
        (said.score, found.score),
        (said.cost_points, found.cost_points),
        (said.quality_points, found.quality_points),
    )
    for formula, figure in pairs:
        if formula is None:
            assert figure is None or formula == said.cost_points
        else:
            assert figure is not None
            assert worked_out(formula, numbers) == pytest.approx(figure.value, rel=1e-9, abs=1e-9)


@given(cost=COSTS, mki=st.floats(0.0, 4_000.0), level=st.sampled_from(range(6)))
def test_the_cost_after_discounts_is_what_the_engine_makes_of_it(cost: float, mki: float, level: int) -> None:
    rule = discounted().award
    assert rule.co2_ladder is not None
    numbers = {**stated(rule), "K": cost, "M": mki, "S": {0: 0.0, **rule.co2_ladder.shares}[level]}
    found = assessed_cost(rule, Figure(cost), Figure(mki), level).value
    assert cents(worked_out(assessed_cost_formula(rule), numbers)) == found


def discounted() -> Tender:
    award = {
        "co2_ladder": {"version": "3.1", "scale": "ProRail"},
        "mki_discount": {"best": 1_000.0, "worst": 3_000.0, "highest_discount": 2_500.0},
    }
    return awards.tender("quality_value", award, mki={"weighting_set": "A2"})


def test_every_rule_has_a_formula_whose_symbols_are_explained() -> None:
    assert {rule.method for rule in rules()} == set(AWARD_RULES)
    for rule in rules():
        words = set(re.findall(r"[A-Za-z]\w*", formulas(rule).score)) - {*NAMES, "x"}
        assert words == set(symbols_in(formulas(rule).score)) <= set(SYMBOLS)


def test_bounds_that_hold_costs_are_in_the_formula() -> None:
    held, extrapolated = (
        formulas(awards.tender("weighted_factor", {"outside": outside}).award).score
        for outside in ("held", "extrapolated")
    )
    assert held == "N x W x max(0; min(1; (P_max - P) / (P_max - P_min))) + N x (1 - W) x Q"
    assert extrapolated == "N x W x (P_max - P) / (P_max - P_min) + N x (1 - W) x Q"


def test_numbers_stand_in_the_place_of_symbols_with_brackets_where_they_are_below_zero() -> None:
    text = with_numbers("P_max - P_min x Q", {"P_max": 1_234_567.5, "P_min": -5.0})
    assert text.say(str) == "1,234,567.50 - (-5) x Q"
    assert text.say(translator("nl")) == "1.234.567,50 - (-5) x Q"


def test_a_fixed_budget_has_points_for_quality_alone() -> None:
    assert formulas(awards.tender("fixed_budget").award) == Formulas("100 x Q", None, "100 x Q")


def test_rounding_is_a_word_of_the_reader() -> None:
    formula = in_words(formulas(awards.tender("low_bid", {"decimals": 1}).award).score)
    assert formula.say(str) == "round(N x W x P_low / P; 1) + round(N x (1 - W) x Q; 1)"
    assert formula.say(translator("nl")) == "afgerond(N x W x P_low / P; 1) + afgerond(N x (1 - W) x Q; 1)"


def test_a_discounted_cost_is_explained_only_where_the_score_follows_from_one() -> None:
    assert score_formula(awards.tender("lowest_lcc")).say(str) == "Score = P. P: cost of the bid."
    assert "P: cost of the bid after fictive discounts and additions" in score_formula(discounted()).say(str)
    assert "P = K - S x K - 2,500 x max(" in score_formula(discounted()).say(str)
    ladder = {"co2_ladder": {"version": "3.1", "scale": "ProRail"}}
    fixed = awards.tender("fixed_budget", ladder)
    assert score_formula(fixed).say(str) == "Score = 100 x Q. Q: share of quality that the bid earns."


READ = {
    "lowest_lcc": "P",
    "lowest_price": "P",
    "quality_value": "P - V x Q",
    "weighted_factor": "N x W x max(0; min(1; (P_max - P) / (P_max - P_min))) + N x (1 - W) x Q",
    "low_bid": "N x W x P_low / P + N x (1 - W) x Q",
    "points_by_item": "N x W x S_P + N x (1 - W) x Q",
    "logarithmic": "N x W x (1 - log(P / P_low) / log(A)) + N x (1 - W) x Q",
    "linear_to_twice_lowest": "round(N x W x max(0; 2 - P / P_low); 2) + round(N x (1 - W) x Q; 2)",
    "linear_to_lowest_plus": "N x W x max(0; (1 + T - P / P_low) / T) + N x (1 - W) x Q",
    "linear_lowest_highest": "N x W x (P_high - P) / (P_high - P_low) + N x (1 - W) x Q",
    "value_for_money": "c x Q / P",
    "utility_index": "P_low x max(0; 1 - (Q_high - Q) x (1 - W) / W) / P",
    "quality_within_margin": (
        "100 x ((Q / P >= (1 - B) x Z_high) x Q - (1 - (Q / P >= (1 - B) x Z_high)) x (1 - Q / P / Z_high))"
    ),
    "superformula": "(Q_ref / Q)^n + (P / P_ref)^n",
    "fixed_budget": "100 x Q",
}


@pytest.mark.parametrize("method", AWARD_RULES)
def test_the_figure_that_is_worked_out_is_read_as_the_trade_writes_it(method: str) -> None:
    """No formula is written down a second time for readers."""
    assert formulas(awards.tender(method).award).score == READ[method]
