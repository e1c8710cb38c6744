"""What quality is worth under each rule, against the derivative of its published formula; and how made-up bids rank."""

import io
import math
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import make
from awards import BESIDE_BEST, BY_ITEM, RELATIVE
from lcc.analysis.award_preview import EXTRA, Preview, around, as_json, findings, preview, reference_costs
from lcc.award.worth import HypotheticalBid, cost_of_equal_score, score, standings, worth
from lcc.excel.comparison.award_preview import write_preview
from lcc.language import LANGUAGES, translator
from lcc.model import Tender
from lcc.model.award import AWARD_RULES
from lcc.scrutiny.rule_remarks import lint

QUALITY = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
W = 0.6
LOW, HIGH = 80_000.0, 120_000.0
PARAMETERS: dict[str, dict[str, Any]] = {
    "lowest_lcc": {},
    "lowest_price": {},
    "quality_value": {"quality_value": 50_000.0},
    "weighted_factor": {"price_weight": W, "lowest": 60_000.0, "highest": 140_000.0},
    "low_bid": {"price_weight": W},
    "points_by_item": {"price_weight": W},
    "logarithmic": {"price_weight": W, "base": 2.0},
    "linear_to_twice_lowest": {"price_weight": W},
    "linear_to_lowest_plus": {"price_weight": W, "over_lowest": 0.6},
    "linear_lowest_highest": {"price_weight": W},
    "value_for_money": {"expected_cost": 100_000.0},
    "utility_index": {"price_weight": W},
    "quality_within_margin": {"margin": 0.2},
    "superformula": {"reference_cost": 100_000.0, "reference_quality": 0.7, "highest_cost": 130_000.0},
    "fixed_budget": {"budget": 150_000.0},
}


def tender(method: str, **changes: Any) -> Tender:
    return make.tender(award={"method": method, **PARAMETERS[method], **changes}, quality=QUALITY)


def by_hand(method: str, cost: float, quality: float) -> float:
    """Return what a hundredth of quality is worth, from the derivatives of the formula."""
    rate = (1 - W) / W
    return {
        "quality_value": 50_000.0,
        "weighted_factor": rate * 80_000.0,
        "low_bid": rate * cost**2 / LOW,
        "points_by_item": rate * cost**2 / LOW,
        "logarithmic": rate * cost * math.log(2),
        "linear_to_twice_lowest": rate * LOW,
        "linear_to_lowest_plus": rate * 0.6 * LOW,
        "linear_lowest_highest": rate * (HIGH - LOW),
        "value_for_money": cost / quality,
        # Of (1 - (0.9 - Q) N) / P, where the best of the others has 0.9: N P / (1 - (0.9 - Q) N).
        "utility_index": rate * cost / (1 - (0.9 - quality) * rate),
        # Of (Q_ref / Q)^n + (P / P_ref)^n, where n is 1: (Q_ref / Q^2) P_ref.
        "superformula": 0.7 / quality**2 * 100_000.0,
    }[method] / 100


def test_every_rule_is_tried() -> None:
    assert set(PARAMETERS) == set(AWARD_RULES)


@pytest.mark.parametrize(
    "method", sorted(set(AWARD_RULES) - {"lowest_lcc", "lowest_price", "fixed_budget", "quality_within_margin"})
)
@pytest.mark.parametrize("cost", [LOW, 100_000.0, HIGH])
@pytest.mark.parametrize("quality", [0.4, 0.8])
def test_a_hundredth_of_quality_is_worth_what_the_formula_says(method: str, cost: float, quality: float) -> None:
    found = worth(tender(method), cost, quality, (LOW, HIGH))
    assert found.exchange == pytest.approx(by_hand(method, cost, quality), rel=1e-6)


@pytest.mark.parametrize("method", ["lowest_lcc", "lowest_price"])
def test_quality_is_worth_nothing_where_cost_alone_decides(method: str) -> None:
    found = worth(tender(method), 100_000.0, 0.6, (LOW, HIGH))
    assert found.per_euro == pytest.approx(1.0)
    assert found.exchange == 0.0


def test_there_is_no_price_of_quality_where_the_cost_makes_no_difference() -> None:
    assert worth(tender("fixed_budget"), 100_000.0, 0.6, (LOW, HIGH)).exchange is None
    assert worth(tender("weighted_factor"), 50_000.0, 0.6, (LOW, HIGH)).exchange is None
    assert worth(tender("fixed_budget"), 160_000.0, 0.6, (LOW, HIGH)).per_euro is None


def test_rounded_points_are_worth_what_unrounded_ones_are() -> None:
    exact = worth(tender("low_bid"), 100_000.0, 0.6, (LOW, HIGH))
    assert worth(tender("low_bid", decimals=0), 100_000.0, 0.6, (LOW, HIGH)) == exact


@given(
    st.sampled_from(
        sorted(set(AWARD_RULES) - {"lowest_lcc", "lowest_price", "fixed_budget", "quality_within_margin"})
    ),
    st.data(),
)
def test_bids_of_equal_score_score_the_same(method: str, data: st.DataObject) -> None:
    found = tender(method)
    quality = data.draw(st.integers(6, 18)) / 20
    wanted = score(found, 100_000.0, 0.6, (LOW, HIGH))
    assert wanted is not None
    cost = cost_of_equal_score(found, wanted, quality, (LOW, HIGH), (60_000.0, 140_000.0))
    if cost is not None:
        assert score(found, cost, quality, (LOW, HIGH)) == pytest.approx(wanted, rel=1e-9)
    if quality == 0.6:
        assert cost == pytest.approx(100_000.0)


def test_costs_follow_from_the_parameters_of_a_rule() -> None:
    expected = {
        "weighted_factor": (80_000.0, 100_000.0, 120_000.0),
        "value_for_money": (80_000.0, 100_000.0, 120_000.0),
        "superformula": (80_000.0, 100_000.0, 120_000.0),
        "fixed_budget": (120_000.0, 135_000.0, 150_000.0),
    }
    for method in AWARD_RULES:
        found = reference_costs(tender(method))
        assert found == (pytest.approx(expected[method]) if method in expected else None)


def previewed(method: str, **changes: Any) -> Preview:
    found = tender(method, **changes)
    return preview(found, reference_costs(found) or around(100_000.0))


@cache
def preview_of(method: str) -> Preview:
    return previewed(method)


@pytest.mark.parametrize("method", sorted(AWARD_RULES))
def test_made_up_bids_turn_only_under_a_relative_rule(method: str) -> None:
    found = preview_of(method)
    before = [one.rank for one in found.without]
    extra = found.beside[-1].rank
    after = [
        one.rank - (extra is not None and extra < one.rank) for one in found.beside[:-1] if one.rank is not None
    ]
    if method not in (*RELATIVE, *BESIDE_BEST, *BY_ITEM, "fixed_budget"):
        assert before == after
    assert (found.reversal is not None) == (method in (*RELATIVE, *BY_ITEM) and method != "logarithmic")
    assert bool(found.by_lowest) == (method in (*RELATIVE, *BY_ITEM))


@pytest.mark.parametrize("method", ["low_bid", "linear_to_twice_lowest", "linear_lowest_highest"])
def test_the_third_bid_comes_last_and_turns_the_other_two_but_not_under_the_absolute_rule(method: str) -> None:
    reversal = preview_of(method).reversal
    assert reversal is not None
    without, beside = ([one.rank or 0 for one in rows] for rows in (reversal.without, reversal.beside))
    assert sorted(without) == [1, 2]
    assert beside == [*reversed(without), 3]
    scores = (
        [one.score or 0.0 for one in rows[:2]] for rows in (reversal.absolute_without, reversal.absolute_beside)
    )
    assert next(scores) == next(scores)
    # Full quality is worth the span times the ratio of the weights: 60,000 x 0.4 / 0.6.
    assert reversal.quality_value.quality_value == pytest.approx(40_000.0)


def test_the_reversal_of_the_literature() -> None:
    bids = [HypotheticalBid("A", 100.0, 0.60), HypotheticalBid("B", 125.0, 0.85), HypotheticalBid("C", 70.0, 0.05)]
    assert [one.score for one in standings(tender("low_bid"), bids[:2])] == pytest.approx([84.0, 82.0])
    assert [one.rank for one in standings(tender("low_bid"), bids)] == [2, 1, 3]


def test_fictive_discounts_and_criteria_that_break_ties_play_no_part() -> None:
    plain = preview_of("quality_value")
    ladder = {"scale": "ProRail"}
    assert previewed("quality_value", co2_ladder=ladder, tie_break=["plan", "cost"]).worths == plain.worths


def test_what_there_is_to_learn_is_said_in_sentences() -> None:
    said = [text.say(str) for text in findings(preview_of("low_bid"))]
    assert said == [
        "A hundredth of quality is worth EUR 833.33 at a cost of 100,000.00 and a quality of 60 %.",
        "It depends on who else bids: 833.33 beside a lowest bid of 80,000.00, 1,190.48 beside one of 56,000.00.",
        "Rank reversal: A beats B, but once C joins, which comes last, B wins.",
    ]
    assert [text.say(str) for text in findings(preview_of("quality_value"))][-1] == (
        "What others bid plays no part in the score of a bid."
    )


def test_a_minimum_leaves_out_what_is_below_it() -> None:
    quality = {**QUALITY, "minimum": 0.5}
    found = preview(make.tender(award={"method": "low_bid", "price_weight": W}, quality=quality), (LOW, HIGH))
    assert [one.rank for one in found.beside] == [None, 2, 1, None]
    assert next(text.say(str) for text in findings(found)).endswith(
        "at a cost of 120,000.00 and a quality of 60 %."
    )


def test_of_a_logarithm_only_the_level_depends_on_others() -> None:
    said = [text.say(str) for text in findings(preview_of("logarithmic"))]
    assert said[1:] == ["That does not depend on who else bids; the number of points does."]


def test_as_json_names_the_extra_bid_and_has_no_rank_for_it_without_itself() -> None:
    found = as_json(preview_of("low_bid"), translator("en"))
    last = found["made_up_bids"][-1]
    assert (last["name"], last["rank_without_extra"]) == (EXTRA, None)
    assert found["worth"][0]["exchange"] == pytest.approx(0.4 / 0.6 * 80_000 / 100, rel=1e-6)
    assert len(found["grid"]) == 9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", sorted(AWARD_RULES))
def test_the_workbook_shows_what_was_found(method: str, language: str) -> None:
    found = preview_of(method)
    book: Any = load_workbook(io.BytesIO(write_preview(found, lint(found.tender), language)))
    first, bids, curves, checks = book.worksheets
    shown = [cell.value for row in first.iter_rows() for cell in row]
    assert all(text.say(translator(language)) in shown for text in findings(found))
    for one in found.worths:
        assert one.exchange is None or any(
            cell == pytest.approx(one.exchange) for cell in shown if isinstance(cell, int | float)
        )
    assert (len(bids._charts), len(curves._charts)) == (1, 2)
    rows = [row[0] for row in checks.iter_rows(min_row=5, values_only=True)]
    assert len([row for row in rows if row]) == len(lint(found.tender))
    assert all(sheet.page_setup.paperSize == 9 for sheet in book.worksheets)
