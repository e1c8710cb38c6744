"""What division into lots can't be, and one lot as a tender of its own."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.checks.agreement import disagreements
from lcc.model import Bid, Tender
from lcc.model.award import ADDING_UP
from lcc.model.lot import bid_of, scores_of, tender_of
from lcc.model.quality import Scores
from lcc.model.tender import MOST_LOTS_COMBINED
from lcc.words.problem_texts import EXPECTED_AND_MEND

POINTS = {"method": "weighted_factor", "price_weight": 1.0, "lowest": 0.0, "highest": 1000.0}
QUALITY = {"quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}}
RELATIVE = {"award": {"method": "low_bid", "price_weight": 1.0}}
RATIO = {**QUALITY, "award": {"method": "value_for_money", "expected_cost": 100.0}}
BUDGET = {**QUALITY, "award": {"method": "fixed_budget", "budget": 1000.0}}
BEST_QUALITY = {**QUALITY, "award": {**POINTS, "price_weight": 0.5, "relative_quality": True}}
NO_COST = {**QUALITY, "award": {**POINTS, "price_weight": 0.0}}


def divided(number: int = 3, changes: dict[str, Any] | None = None, **lots: Any) -> Tender:
    """Return a tender with a number of lots of one item each; bids for lot 1 offer item-1, and so on."""
    codes = [str(k) for k in range(1, number + 1)]
    items = [{"id": f"item-{code}", "name": "Item", "quantity": 1, "unit": "piece"} for code in codes]
    parts = [{"id": code, "title": f"Lot {code}", "items": [f"item-{code}"]} for code in codes]
    return make.tender(items=items, lots={"parts": parts, **lots}, **(changes or {}))


def bid_for(prices: dict[str, float], name: str = "Ash", **fields: Any) -> Bid:
    """Return a bid that asks a price for each lot that is named."""
    offers = [{"item": f"item-{lot}", "business_model": make.purchase(price)} for lot, price in prices.items()]
    return Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": offers, **fields})


@pytest.mark.parametrize(
    ("number", "changes", "lots", "kind"),
    [
        (3, RELATIVE, {"allocation": "best_combination"}, "combination_needs_money"),
        (3, RATIO, {"allocation": "best_combination"}, "combination_needs_money"),
        (3, RATIO, {"allocation": "best_combination", "combined_bids": True}, "combination_needs_money"),
        (3, RELATIVE, {"allocation": "best_combination", "combined_bids": True}, "combined_relative"),
        (3, BEST_QUALITY, {"allocation": "best_combination", "combined_bids": True}, "combined_relative"),
        (3, BEST_QUALITY, {"allocation": "best_combination"}, "combination_needs_money"),
        (3, BUDGET, {"allocation": "best_combination", "combined_bids": True}, "combined_without_cost"),
        (3, NO_COST, {"allocation": "best_combination", "combined_bids": True}, "combined_without_cost"),
        (3, {}, {"limits": [{"lots": ["1", "1"], "most": 1}]}, "limited_twice"),
        (3, {}, {"limits": [{"lots": ["1", "9"], "most": 1}]}, "unknown_lot_limited"),
        (3, {}, {"limits": [{"lots": ["1", "2"], "most": 2}]}, "limit_without_effect"),
        (MOST_LOTS_COMBINED + 1, {}, {"allocation": "best_combination"}, "combination_of_lots"),
        (3, {}, {"combined_bids": True}, "combined_by_combination"),
        (3, {"id": "x" * 199}, {}, "lot_name_long"),
        (3, {"title": "x" * 195}, {}, "lot_name_long"),
    ],
)
def test_a_tender_refuses(number: int, changes: dict[str, Any], lots: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        divided(number, changes, **lots)
    [error] = refused.value.errors()
    assert error["type"] == kind
    for text in EXPECTED_AND_MEND[kind]:
        assert text.format(**error.get("ctx", {}))


def test_discounts_under_relative_points_are_refused_with_the_case_and_why() -> None:
    expected, mend = EXPECTED_AND_MEND["combined_relative"]
    assert "weighted_factor" in expected.format(known=", ".join(ADDING_UP))
    assert "exists only if one bidder is awarded all lots of its combination" in mend
    assert "no. 257.117, Idelux" in mend


def test_the_best_combination_and_its_discounts_are_for_points_that_hang_on_no_other_bid_too() -> None:
    assert divided(3, {"award": POINTS}, allocation="best_combination", combined_bids=True).lots
    assert divided(3, BUDGET, allocation="best_combination").lots


@pytest.mark.parametrize("stated", [{}, {"discount": 0.1, "amount": 5.0}])
def test_a_discount_is_a_share_or_a_sum(stated: dict[str, float]) -> None:
    with pytest.raises(ValidationError) as refused:
        bid_for({"1": 10.0, "2": 10.0}, combinations=[{"lots": ["1", "2"], **stated}])
    assert [error["type"] for error in refused.value.errors()] == ["one_discount"]
    assert bid_for({"1": 10.0, "2": 10.0}, combinations=[{"lots": ["1", "2"], "amount": 5.0}]).combinations


def test_what_is_awarded_in_order_may_have_any_rule_and_more_lots() -> None:
    assert divided(50, {"award": POINTS}).lots
    assert divided(MOST_LOTS_COMBINED, allocation="best_combination").lots


def test_a_combination_is_of_lots_that_the_bid_offers_each_once() -> None:
    tender = divided(allocation="best_combination", combined_bids=True)
    offered = bid_for({"1": 10.0, "2": 10.0}, combinations=[{"lots": ["1", "2"], "discount": 0.1}])
    assert disagreements(tender, offered) == []
    wrong = bid_for({"1": 10.0, "2": 10.0}, combinations=[{"lots": ["1", "3", "9"], "discount": 0.1}])
    assert [(finding.path, finding.code) for finding in disagreements(tender, wrong)] == [
        (("combinations", 0, "lots", 1), "lot_not_offered"),
        (("combinations", 0, "lots", 2), "unknown_lot"),
    ]
    with pytest.raises(ValidationError, match="each lot once"):
        bid_for({"1": 10.0}, combinations=[{"lots": ["1", "1"], "discount": 0.1}])


def test_a_lot_is_a_tender_of_its_own_that_its_bids_answer() -> None:
    tender = divided(allocation="best_combination", combined_bids=True)
    assert tender.lots
    second = tender.lots.parts[1]
    one = tender_of(tender, second)
    assert Tender.model_validate(one.model_dump(exclude_unset=True)) == one
    assert (one.id, one.title, [item.id for item in one.items]) == ("test/2", "Test: Lot 2", ["item-2"])
    whole = bid_for({"2": 20.0, "1": 10.0}, combinations=[{"lots": ["1", "2"], "discount": 0.1}])
    bid = bid_of(whole, tender, second)
    assert bid is not None
    assert disagreements(one, bid) == []
    assert [offer.item for offer in bid.offers] == ["item-2"]
    assert bid_of(bid_for({"1": 10.0}), tender, second) is None


def test_scores_of_bids_for_other_lots_are_left_out_and_those_of_unknown_bids_are_not() -> None:
    tender = divided()
    assert tender.lots
    bids = [bid_for({"1": 1.0}, "Ash"), bid_for({"2": 1.0}, "Birch"), bid_for({"1": 1.0, "2": 1.0}, "Cedar")]
    given = [
        {"bid": name, "criterion": "plan", "score": 6.0, "justification": "Good."}
        for name in ("Ash", "Birch", "Cedar", "Brich")
    ]
    scores = Scores.model_validate({"tender": "test", "scores": given})
    found = scores_of(scores, bids, tender, tender.lots.parts[1])
    assert (found.tender, [score.bid for score in found.scores]) == ("test/2", ["Birch", "Cedar", "Brich"])
