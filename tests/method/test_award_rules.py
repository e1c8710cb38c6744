"""The award in words: every rule, in both languages, with the tender's own numbers and nothing left blank."""

from typing import Any

import pytest

import awards
import make
from lcc.language import LANGUAGES, translator
from lcc.language.award_words import RULES
from lcc.method.award_rules import rules_of_award
from lcc.method.rules import fingerprint, rules
from lcc.model import Tender

NUMBERS: dict[str, tuple[str, ...]] = {
    "lowest_lcc": ("Score = P.",),
    "lowest_price": ("The market offers one quality.",),
    "quality_value": ("EUR 5,000", "P - V x Q"),
    "weighted_factor": ("EUR 500", "EUR 20,000", "0.4", "100"),
    "low_bid": ("0.4", "P_low"),
    "logarithmic": ("beyond 3 times", "log(A)"),
    "linear_to_twice_lowest": ("rounded to 2 decimals", "max(0; 2 - P / P_low)"),
    "linear_to_lowest_plus": ("150 % above", "(1 + T - P / P_low) / T"),
    "points_by_item": (
        "0.4",
        "S_P = sum over the items of W_item x P_item_low / P_item",
        "Weights: Thing: 100 %.",
    ),
    "linear_lowest_highest": ("1,000", "P_high"),
    "value_for_money": ("EUR 10,000", "c x Q / P"),
    "utility_index": ("0.4", "1 - (Q_high - Q) x (1 - W) / W"),
    "quality_within_margin": ("within 35 % of the best ratio", "best ratio Q / P of the bids that are ranked"),
    "superformula": ("EUR 13,000", "0.7", "reference points: 1;"),
    "fixed_budget": ("The budget of EUR 20,000",),
}


def said(tender: Tender, language: str = "en") -> dict[str, str]:
    _ = translator(language)
    return {title.say(_): text.say(_) for title, text in rules_of_award(tender)}


@pytest.mark.parametrize("method", awards.RULES)
def test_a_rule_is_said_with_its_numbers(method: str) -> None:
    text = " ".join(said(awards.tender(method)).values())
    assert [number for number in NUMBERS[method] if number not in text] == []


@pytest.mark.parametrize("method", awards.RULES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_said_in_both_languages_with_no_blank_left(method: str, language: str) -> None:
    found = said(awards.tender(method), language)
    for title, text in found.items():
        assert title.strip()
        assert text.strip()
        assert "{" not in title + text
    explained = translator(language)(RULES[method].sentence).partition("{")[0]
    assert any(explained in text for text in found.values())
    assert (explained == RULES[method].sentence.partition("{")[0]) == (language == "en")


def test_what_is_not_ranked_is_what_the_tender_sets() -> None:
    award: dict[str, Any] = {
        "outside": "not_ranked",
        "mki_discount": {"best": 1.0, "worst": 3.5, "highest_discount": 2.0, "above_worst": "not_ranked"},
    }
    quality = {**awards.QUALITY, "minimum": 0.4}
    found = said(awards.tender("weighted_factor", award, quality=quality, mki={"weighting_set": "A2"}))
    assert found["Not ranked"] == (
        "A bid is not ranked, and plays no part in the scores of others, if it scores less than the minimum of 2 on "
        "Plan of approach; it earns less than 40 % of quality; its MKI is above EUR 3.50; its cost after fictive "
        "discounts and additions is below EUR 500; its cost after fictive discounts and additions is above EUR 20,000."
    )
    assert said(make.tender())["Not ranked"] == "Every bid that answers the tender is ranked."


def test_ties_are_broken_in_the_order_that_is_announced() -> None:
    order = {"tie_break": ["quality", "secondary", "cost", "drawing_lots"]}
    assert said(awards.tender("low_bid", order))["Ties"] == (
        "Bids that are a tie are put in order by: 1. the highest share of quality; 2. the highest share of criterion "
        "Secondary material; 3. the lowest cost before fictive discounts and additions. Between bids that are equal "
        "in all of this lots are drawn; until then they share a rank."
    )
    only_lots = said(awards.tender("low_bid", {"tie_break": ["drawing_lots"]}))["Ties"]
    assert only_lots.startswith("Between bids")
    assert said(awards.tender("low_bid"))["Ties"] == "Bids that are a tie share a rank."


def test_discounts_say_where_they_come_from() -> None:
    award: dict[str, Any] = {"co2_ladder": {"version": "3.1", "scale": "ProRail"}}
    found = said(awards.tender("lowest_lcc", award))
    assert "level 5: 10 %" in found["Discount for the CO2-Prestatieladder"]
    assert "deduurzameadviseurs.nl" in found["Discount for the CO2-Prestatieladder"]
    own = {"co2_ladder": {"version": "4.0", "shares": {1: 0.025}}}
    assert (
        "The tender states these shares itself."
        in said(awards.tender("lowest_lcc", own))["Discount for the CO2-Prestatieladder"]
    )
    award = {"mki_discount": {"best": 1_000.0, "worst": 3_000.0, "highest_discount": 2_500.0}}
    found = said(awards.tender("lowest_lcc", award, mki={"weighting_set": "A2"}))
    assert "2,500 x max(0; min(1; (3,000 - M) / (3,000 - 1,000)))" in found["Discount for a low MKI"]
    assert "without environmental costs (MKI)" in found["What counts as the cost"]


def test_quality_beside_the_best_is_said_so() -> None:
    plain = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    found = said(awards.tender("weighted_factor", {"relative_quality": True}, quality=plain))
    assert "N x (1 - W) x Q / Q_high" in found["Score"]
    assert "Q_high: highest share of quality of the bids that are ranked" in found["Score"]
    assert found["Award rule"].endswith("What a bid earns depends on what others bid.")


def test_mki_that_is_added_says_how() -> None:
    found = said(awards.tender("quality_value", {"mki_factor": 1.5}, mki={"weighting_set": "A2"}))
    assert found["MKI is added"] == (
        "For the comparison only, 1.5 x M is added to the cost, with M the MKI of the whole bid under set A2."
    )
    assert found["Score"].endswith("P = K + 1.5 x M.")
    assert "which are added with a factor" in found["What counts as the cost"]


def test_abnormally_low_bids_are_asked_and_never_excluded_by_a_figure() -> None:
    plain = said(awards.tender("low_bid"))["Abnormally low bids"]
    assert "no figure excludes a bid by itself" in plain
    assert "An explanation is asked at" not in plain
    signs = said(awards.tender("low_bid", {"abnormally_low": 0.3, "cost_floor": 900.0}))["Abnormally low bids"]
    assert "more than 30 % below the mean of the other bids; a cost below EUR 900" in signs


def test_what_counts_as_the_cost_follows_basis_and_comparison() -> None:
    by_year = said(make.tender(comparison="equivalent_annual_cost"))["What counts as the cost"]
    assert by_year == "The cost P of a bid is its equivalent annual cost."
    price = said(awards.tender("lowest_price"))["What counts as the cost"]
    assert price.startswith("The cost P of a bid is its price: the present value of what is asked")
    assert "and of every cost of phase purchase, wherever the bid states it" in price
    assert "What settles such an amount at the horizon is price too; what settles another cost is not." in price


def test_scales_minima_and_weights_are_said_of_each_criterion() -> None:
    found = said(awards.tender("quality_value"))
    assert found["Criterion Plan of approach"] == (
        "Weighs 60 % of quality. What is done. Scored from 0 to 10 points; what that earns rises in a straight line "
        "from nothing to all of the criterion. A bid below the minimum of 2 is not ranked."
    )
    assert "Weighs 25 % of criterion Circularity." in found["Criterion Repair"]
    assert "good 100 %, fair 50 %, poor -20 %" in found["Criterion Repair"]
    assert "0: 0 %; 1: 100 %" in found["Criterion Secondary material"]


def test_who_scores_names_no_assessor() -> None:
    quality = {**awards.QUALITY, "assessors": ["Anna", "Bram"], "hide_bidders": True, "hold_back_prices": True}
    text = said(awards.tender("low_bid", quality=quality))["Who scores"]
    assert "Assessors: 2." in text
    assert "Anna" not in text
    assert "by a letter" in text
    assert "No cost or price is shown" in text


def test_lots_and_variants() -> None:
    items = [{"id": one, "name": one.title(), "quantity": 1, "unit": "piece"} for one in ("bench", "bin")]
    lots = {
        "parts": [
            {"id": "1", "title": "Benches", "items": ["bench"]},
            {"id": "2", "title": "Bins", "items": ["bin"]},
        ],
        "most_per_bidder": 1,
        "allocation": "best_combination",
        "combined_bids": True,
    }
    found = said(make.tender(items=items, lots=lots, variants="allowed"))
    assert found["Variants"] == "A bidder can submit variants. Each is compared and ranked as a bid of its own."
    assert found["Lots"].endswith("The lots are: Benches (Bench); Bins (Bin).")
    assert "the lowest total of scores less discounts" in found["Award of lots"]
    assert found["Limit on lots"] == (
        "One bidder is awarded at most 1 lots, its variants included. One registration number is one bidder, and so "
        "are names that look alike."
    )
    assert "awarded all of these lots" in found["Combined lots"]


def in_lots(award: dict[str, Any], comparison: str = "common_horizon", **rules: Any) -> dict[str, str]:
    """Return what a tender of three lots with combined bids says of them."""
    codes = ("bench", "bin", "sign")
    items = [{"id": one, "name": one.title(), "quantity": 1, "unit": "piece"} for one in codes]
    parts = [{"id": one, "title": one.title(), "items": [one]} for one in codes]
    lots = {"parts": parts, "allocation": "best_combination", "combined_bids": True, **rules}
    return said(make.tender(items=items, lots=lots, award=award, comparison=comparison))


def test_limits_for_groups_of_lots_are_said_with_their_lots() -> None:
    limits = [{"lots": ["bench", "bin"], "most": 1}, {"lots": ["bench", "bin", "sign"], "most": 2}]
    found = in_lots({}, limits=limits)["Limits for groups of lots"]
    assert "its variants included: 1 (Bench, Bin); 2 (Bench, Bin, Sign)." in found


def test_discounts_for_combined_lots_in_money_come_off_the_total() -> None:
    found = in_lots({})["Combined lots"]
    assert (
        "a share of their cost after fictive discounts and additions, or a sum of money, of which no more" in found
    )
    assert "A sum is taken off the present value as it is stated" in found
    assert "leave the lowest total" in found
    assert "spread" not in found
    assert "it is taken off the cost a year" in in_lots({}, "equivalent_annual_cost")["Combined lots"]


def test_discounts_for_combined_lots_in_points_are_spread_and_scored_by_the_rule() -> None:
    found = in_lots({"method": "weighted_factor", "price_weight": 1.0, "lowest": 0.0, "highest": 9.0})
    assert "the highest total of points. Points are added to 9 decimals" in found["Award of lots"]
    assert "in proportion to their cost after fictive discounts" in found["Combined lots"]
    assert "scored by the award rule at the cost that is left" in found["Combined lots"]
    assert "leave the most points, and of equal ones those that take off most" in found["Combined lots"]


def test_another_award_has_another_fingerprint() -> None:
    fingerprints = {fingerprint(awards.tender(method)) for method in awards.RULES}
    assert len(fingerprints) == len(awards.RULES)
    assert rules(awards.tender("low_bid"))[-1][0].say(str) == "Variants"
