"""Remarks about a rule before it is published: each is there for the reason that it states, and not without it."""

from typing import Any

import pytest

import make
from lcc.checks.remarks import remarks_on_tender
from lcc.language import LANGUAGES, translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.scrutiny.rule_remarks import lint
from lcc.words.remark_texts import said

PLAN = {"id": "plan", "name": "Plan van aanpak", "weight": 1.0, "description": "What is done, and when."}
FOLDS = {"criteria": [PLAN]}
SOUND = {
    "method": "quality_value",
    "quality_value": 50_000.0,
    "tie_break": ["quality", "drawing_lots"],
    "cost_floor": 10.0,
}


def tender(award: dict[str, Any], quality: dict[str, Any] | None = FOLDS, **changes: Any) -> Tender:
    return make.tender(award=award, quality=quality, **changes)


def kinds(found: Tender) -> list[str]:
    return [check.code for check in lint(found)]


def only(found: Tender, kind: str) -> Message:
    [check] = [check for check in lint(found) if check.code == kind]
    return check


def test_a_sound_rule_has_no_remarks() -> None:
    assert lint(tender(SOUND)) == []


@pytest.mark.parametrize("method", ["low_bid", "linear_to_twice_lowest", "linear_lowest_highest"])
def test_a_relative_rule_names_an_absolute_one_that_weighs_alike(method: str) -> None:
    # Bounds at 0.7 and 1.3 of the estimate are 0.6 of it apart; 60 points for that, so 40 points are worth 0.4 of it.
    check = only(tender({"method": method, "price_weight": 0.6}), "relative_rule")
    assert check.context == pytest.approx({"method": method, "weight": 0.6, "low": 0.7, "high": 1.3, "value": 0.4})


@pytest.mark.parametrize(("over_lowest", "is_said"), [(0.005, True), (0.3, False)])
def test_a_line_so_short_that_a_small_difference_takes_all_points_is_named(
    over_lowest: float, is_said: bool
) -> None:
    rule = {"method": "linear_to_lowest_plus", "price_weight": 0.6, "over_lowest": over_lowest}
    assert ("small_difference_decides" in kinds(tender(rule))) == is_said
    assert only(tender(rule), "relative_rule").context["method"] == "linear_to_lowest_plus"


def test_a_logarithm_keeps_the_order_and_is_not_said_to_turn_it() -> None:
    found = kinds(tender({"method": "logarithmic", "price_weight": 0.6, "base": 2.0}))
    assert found[:2] == ["relative_level", "score_below_zero"]
    assert "relative_rule" not in found


def test_points_can_fall_below_zero_only_where_the_line_goes_on() -> None:
    rule = {"method": "weighted_factor", "price_weight": 0.5, "lowest": 1.0, "highest": 2.0}
    assert "score_below_zero" in kinds(tender({**rule, "outside": "extrapolated"}))
    assert "score_below_zero" not in kinds(tender(rule))


@pytest.mark.parametrize("method", ["lowest_lcc", "lowest_price"])
def test_cost_or_price_alone_needs_a_motivation(method: str) -> None:
    assert "no_motivation" in kinds(tender({"method": method}, None))
    assert "no_motivation" not in kinds(tender({"method": method, "motivation": "All is specified."}, None))


@pytest.mark.parametrize(
    ("procedure", "remarked"),
    [
        ("european", ["no_motivation", "no_tie_break", "no_abnormal_indicator"]),
        ("national", ["no_tie_break", "no_abnormal_indicator"]),
        ("three_quotes", ["no_tie_break", "no_abnormal_indicator"]),
        ("mini_competition", ["no_tie_break", "no_abnormal_indicator"]),
        ("market_consultation", []),
    ],
)
def test_what_law_asks_of_one_procedure_is_not_asked_of_another(procedure: str, remarked: list[str]) -> None:
    """Article 2.114 is of European procedures; in a market consultation nothing is awarded, so nothing ties."""
    assert kinds(make.tender(procedure=procedure)) == remarked


def test_full_weight_for_the_cost_is_cost_alone() -> None:
    found = kinds(tender({"method": "low_bid", "price_weight": 1.0}))
    assert {"no_motivation", "quality_without_effect"} <= set(found)


def test_under_the_lowest_cost_only_a_minimum_or_a_tie_break_makes_a_criterion_count() -> None:
    lowest = {"method": "lowest_lcc"}
    assert only(tender(lowest), "quality_without_effect").context == {"criteria": ("Plan van aanpak",)}
    for award, quality in (
        (lowest, {"criteria": [{**PLAN, "minimum": 6.0}]}),
        (lowest, {"criteria": [PLAN], "minimum": 0.5}),
        ({**lowest, "tie_break": ["plan"]}, FOLDS),
        ({**lowest, "tie_break": ["quality"]}, FOLDS),
    ):
        assert "quality_without_effect" not in kinds(tender(award, quality))


def test_weights_without_effect() -> None:
    assert "cost_without_weight" in kinds(tender({"method": "low_bid", "price_weight": 0.0}))
    assert "relative_rule" not in kinds(tender({"method": "low_bid", "price_weight": 0.0}))
    assert kinds(tender({**SOUND, "quality_value": 0.0})) == ["quality_worth_nothing"]
    idle = {"id": "idle", "name": "Idle", "weight": 0.0, "description": "Nothing."}
    assert only(tender(SOUND, {"criteria": [PLAN, idle]}), "weight_of_zero").context == {"criteria": ("Idle",)}
    assert lint(tender(SOUND, {"criteria": [PLAN, {**idle, "minimum": 5.0}]})) == []


@pytest.mark.parametrize(
    "scale",
    [
        {"kind": "words", "words": {"bad": -0.5, "good": 1.0}},
        {"kind": "money", "lowest": -5.0, "highest": 10.0},
        {
            "kind": "measured",
            "indicator": "detachability",
            "steps": [{"value": 0.0, "earns": -1.0}, {"value": 1.0, "earns": 1.0}],
        },
    ],
)
def test_a_scale_that_can_cost_is_named(scale: dict[str, Any]) -> None:
    assert kinds(tender(SOUND, {"criteria": [{**PLAN, "scale": scale}]})) == ["earns_below_zero"]


@pytest.mark.parametrize(
    ("indicator", "changes", "twice"),
    [
        ("co2", {}, False),
        ("co2", {"carbon_price": {2027: 0.1}}, True),
        ("co2", {"mki": {"weighting_set": "A2"}}, True),
        ("mki", {"mki": {"weighting_set": "A2"}}, True),
        ("mki", {"mki": {"weighting_set": "A2", "is_cost": False}}, False),
        ("biobased_share", {"mki": {"weighting_set": "A2"}}, False),
    ],
)
def test_what_is_in_the_cost_is_not_judged_again(indicator: str, changes: dict[str, Any], twice: bool) -> None:
    """MKI has emissions in it."""
    less_is_better = indicator in ("co2", "mki")
    steps = [{"value": 0.0, "earns": float(less_is_better)}, {"value": 1.0, "earns": float(not less_is_better)}]
    scale = {"kind": "measured", "indicator": indicator, "steps": steps}
    quality = {"criteria": [{**PLAN, "scale": scale}]}
    assert kinds(tender(SOUND, quality, **changes)) == (["counted_twice"] if twice else [])


@pytest.mark.parametrize("indicator", ["co2", "biobased_share"])
def test_a_scale_that_rewards_what_is_worse_is_named(indicator: str) -> None:
    rising = [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}]
    falling = [{"value": 0.0, "earns": 1.0}, {"value": 1.0, "earns": 0.0}]

    def found(steps: list[dict[str, float]]) -> list[str]:
        scale = {"kind": "measured", "indicator": indicator, "steps": steps}
        return kinds(tender(SOUND, {"criteria": [{**PLAN, "scale": scale}]}))

    good, bad = (falling, rising) if indicator == "co2" else (rising, falling)
    assert (found(good), found(bad)) == ([], ["scale_against_indicator"])


def test_of_a_price_alone_emissions_are_no_part() -> None:
    scale = {
        "kind": "measured",
        "indicator": "co2",
        "steps": [{"value": 0.0, "earns": 1.0}, {"value": 1.0, "earns": 0.0}],
    }
    quality = {"criteria": [{**PLAN, "scale": scale}]}
    priced = {**SOUND, "basis": "price"}
    assert kinds(tender(priced, quality, carbon_price={2027: 0.1})) == []
    discount = {"best": 1.0, "worst": 2.0, "highest_discount": 5.0}
    mki = {"weighting_set": "A2"}
    assert kinds(tender({**priced, "mki_discount": discount}, quality, mki=mki)) == ["counted_twice"]


def test_ties() -> None:
    assert "no_tie_break" in kinds(tender({**SOUND, "tie_break": []}))
    check = only(tender({**SOUND, "tie_break": ["drawing_lots", "plan"]}), "lots_drawn_first")
    assert check.context == {"names": ("plan",)}
    assert kinds(tender({**SOUND, "tie_break": ["plan", "plan"]})) == ["tie_break_without_effect"]


def test_a_tie_of_costs_is_not_broken_by_cost_but_for_fictive_discounts() -> None:
    lowest = {"method": "lowest_lcc", "motivation": "x", "tie_break": ["cost"], "cost_floor": 1.0}
    assert kinds(tender(lowest, None)) == ["tie_break_without_effect"]
    ladder = {"version": "4.0", "shares": {1: 0.01}}
    assert kinds(tender({**lowest, "co2_ladder": ladder}, None)) == []
    budget = {"method": "fixed_budget", "budget": 9.0, "tie_break": ["quality"], "cost_floor": 1.0}
    assert kinds(tender(budget)) == ["tie_break_without_effect"]


def test_no_sign_of_an_abnormally_low_bid_is_a_remark() -> None:
    assert kinds(tender({**SOUND, "cost_floor": None, "abnormally_low": 0.3})) == []
    assert kinds(tender({**SOUND, "cost_floor": None})) == ["no_abnormal_indicator"]


@pytest.mark.parametrize(
    "rule",
    [
        {"method": "weighted_factor", "price_weight": 0.5, "lowest": 10.0, "highest": 100.0},
        {"method": "fixed_budget", "budget": 100.0},
        {"method": "superformula", "reference_cost": 80.0, "reference_quality": 0.7, "highest_cost": 100.0},
    ],
)
def test_a_cost_floor_at_or_above_the_highest_cost_is_a_remark(rule: dict[str, Any]) -> None:
    around = {"tie_break": ["cost"], **rule}
    check = only(tender({**around, "cost_floor": 100.0}), "floor_above_bounds")
    assert check.context == {"floor": 100.0, "most": 100.0}
    assert kinds(tender({**around, "cost_floor": 99.0}, discount={"rate": 0.02})) == []


def test_the_ladder() -> None:
    """Shares of one's own for an old version are remarked on once it ended; a scale that ended is by its name."""
    own = {**SOUND, "co2_ladder": {"version": "3.1", "shares": {1: 0.01, 5: 0.05}}}
    scale = {**SOUND, "co2_ladder": {"scale": "ProRail"}}
    assert kinds(tender(own)) == ["ladder_superseded"]
    assert kinds(tender(own, base_date="2025-06-01")) == []
    assert kinds(tender(scale)) == []
    assert [one.code for one in remarks_on_tender(tender(scale)) if one.path[0] == "award"] == ["not_in_force"]


def test_how_scores_come_together() -> None:
    two, three = ["A", "B"], ["A", "B", "C"]
    assert kinds(tender(SOUND, {**FOLDS, "assessors": two, "assessment": "median"})) == ["median_of_few"]
    assert kinds(tender(SOUND, {**FOLDS, "assessors": three, "assessment": "median"})) == []
    assert kinds(tender(SOUND, {**FOLDS, "assessment": "median"})) == []  # how many score is not said
    assert kinds(tender(SOUND, {**FOLDS, "assessors": two, "least_scores": 1})) == ["one_score_decides"]
    assert kinds(tender(SOUND, {**FOLDS, "assessors": two, "least_scores": 2})) == []


def test_variants_lots_and_assessors() -> None:
    assert kinds(tender(SOUND, variants="allowed")) == ["variants_without_minimum"]
    assert kinds(tender(SOUND, {"criteria": [{**PLAN, "minimum": 5.0}]}, variants="allowed")) == []
    assert kinds(tender(SOUND, {**FOLDS, "hold_back_prices": True})) == ["no_assessors"]
    assert kinds(tender(SOUND, {**FOLDS, "hold_back_prices": True, "assessors": ["A"]})) == []
    steps = [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}]
    measured = {**PLAN, "scale": {"kind": "measured", "indicator": "detachability", "steps": steps}}
    assert kinds(tender(SOUND, {"criteria": [measured], "hold_back_prices": True})) == ["nothing_to_lock"]
    lots = {"parts": [{"id": "a", "title": "A", "items": ["a"]}, {"id": "b", "title": "B", "items": ["b"]}]}
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in "ab"]
    assert kinds(tender(SOUND, items=items, lots=lots)) == []
    combined = tender(SOUND, items=items, lots={**lots, "allocation": "best_combination"})
    assert only(combined, "lots_at_any_cost").context == {"number": 2.0}
    limited = tender(SOUND, items=items, lots={**lots, "most_per_bidder": 1})
    assert only(limited, "lots_in_order").context == {"lots": ("A", "B")}
    grouped = tender(SOUND, items=items, lots={**lots, "limits": [{"lots": ["a", "b"], "most": 1}]})
    assert only(grouped, "lots_in_order").context == {"lots": ("A", "B")}


def test_added_points_weigh_every_lot_alike() -> None:
    points = {"method": "weighted_factor", "price_weight": 0.5, "lowest": 10.0, "highest": 90.0}
    parts = [{"id": code, "title": code.upper(), "items": [code]} for code in "ab"]
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in "ab"]
    lots = {"parts": parts, "allocation": "best_combination"}
    assert only(tender(points, items=items, lots=lots), "lots_weigh_alike").context == {"number": 2.0}
    assert "lots_weigh_alike" not in kinds(tender(SOUND, items=items, lots=lots))


def divided(rule: dict[str, Any], *quantities: tuple[str, float, str]) -> Tender:
    items = [{"id": code, "name": code, "quantity": quantity, "unit": unit} for code, quantity, unit in quantities]
    parts = [{"id": code, "title": code.upper(), "items": [code]} for code, _quantity, _unit in quantities]
    return tender(rule, items=items, lots={"parts": parts})


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        (SOUND, ("quality_value", "cost_floor")),
        (
            {"method": "weighted_factor", "price_weight": 0.5, "lowest": 10.0, "highest": 90.0},
            ("lowest", "highest"),
        ),
        ({"method": "fixed_budget", "budget": 90.0}, ("budget",)),
    ],
)
def test_one_amount_for_lots_of_very_different_size(rule: dict[str, Any], fields: tuple[str, ...]) -> None:
    unlike = divided(rule, ("a", 900.0, "piece"), ("b", 20.0, "piece"), ("c", 300.0, "Piece"))
    check = only(unlike, "one_amount_for_lots")
    assert check.context == {"fields": fields, "large": "A", "small": "B", "ratio": 45.0}
    for near in (("b", 301.0, "piece"), ("b", 2.0, "m2")):  # what is counted in another unit can't be compared
        assert "one_amount_for_lots" not in kinds(divided(rule, ("a", 900.0, "piece"), near))
    free = divided({"method": "value_for_money", "expected_cost": 9.0}, ("a", 900.0, "piece"), ("b", 2.0, "piece"))
    assert "one_amount_for_lots" not in kinds(free)


def test_criteria_that_assessors_score_by_their_name_alone() -> None:
    steps = [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}]
    measured = {"kind": "measured", "indicator": "detachability", "steps": steps}
    criteria = [
        {**PLAN, "weight": 0.5},
        {"id": "bare", "name": "Bare", "weight": 0.3},
        {"id": "under", "name": "Under", "weight": 0.2, "description": "Of both.", "criteria": [
            {"id": "half", "name": "Half", "weight": 0.5},
            {"id": "apart", "name": "Apart", "weight": 0.5, "scale": measured}]},
    ]  # fmt: skip
    check = only(tender(SOUND, {"criteria": criteria}), "criteria_undescribed")
    assert check.context == {"criteria": ("Bare", "Half"), "share": pytest.approx(0.4)}
    assert check.path == ("quality", "criteria", 1, "description")


REVENUE = {"id": "thing", "name": "Paper", "quantity": 1, "unit": "ton", "revenue": True}


@pytest.mark.parametrize(
    "method", ["low_bid", "logarithmic", "linear_to_twice_lowest", "linear_to_lowest_plus", "value_for_money"]
)
def test_a_rule_that_a_cost_of_zero_stops_is_named_with_what_invites_one(method: str) -> None:
    of_rule: dict[str, dict[str, Any]] = {
        "logarithmic": {"price_weight": 0.6, "base": 2.0},
        "linear_to_lowest_plus": {"price_weight": 0.6, "over_lowest": 0.4},
        "value_for_money": {"expected_cost": 9.0},
    }
    rule = {"method": method, **of_rule.get(method, {"price_weight": 0.6})}
    bears_interest = {"discount": {"rate": 0.02}}
    assert "not_ranked_at_zero" not in kinds(tender(rule, **bears_interest))

    def causes(award: dict[str, Any], **changes: Any) -> dict[str, Any]:
        words = dict(only(tender(award, **{**bears_interest, **changes}), "not_ranked_at_zero").context)
        assert words.pop("method") == method
        return words

    assert causes(rule, items=[REVENUE]) == {"paid_for": ("Paper",)}
    assert causes({**rule, "basis": "price"}) == {"outside_price": 5.0}
    discount = {"best": 1.0, "worst": 2.0, "highest_discount": 5.0}
    mki = {"weighting_set": "A2"}
    assert causes({**rule, "mki_discount": discount}, mki=mki) == {"taken_off": 5.0}
    taken = {"passport": "optional", "material_prices": {"steel": 0.3}}
    assert causes(rule, circularity=taken) == {"materials": ("steel",)}
    assert causes(rule, discount={"rate": 0.0}) == {"free_of_interest": 0.0}
    option = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "option_weight": 0.0}
    assert causes(rule, items=[option]) == {"options_only": 1.0}


def test_a_rule_that_takes_any_cost_is_not_stopped() -> None:
    bounds = {"method": "weighted_factor", "price_weight": 0.6, "lowest": 1.0, "highest": 9.0}
    for rule in (SOUND, bounds, {"method": "linear_lowest_highest", "price_weight": 0.6}):
        assert "not_ranked_at_zero" not in kinds(tender({**rule, "basis": "price"}, items=[REVENUE]))


def test_a_discount_changes_nothing_under_a_fixed_budget() -> None:
    budget = {"method": "fixed_budget", "budget": 100.0, "tie_break": ["cost"], "cost_floor": 1.0}
    discounts = {
        "mki_discount": {"best": 1.0, "worst": 2.0, "highest_discount": 5.0},
        "co2_ladder": {"version": "4.0", "shares": {1: 0.01}},
    }
    found = lint(tender({**budget, **discounts}, mki={"weighting_set": "A2"}))
    assert [(one.code, one.path) for one in found] == [
        ("fixed_budget_discounts", ("award", name)) for name in discounts
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remark_is_said_with_its_numbers(language: str) -> None:
    _ = translator(language)
    check = only(tender({"method": "low_bid", "price_weight": 0.6}), "relative_rule")
    words = said(check).line.say(_)
    assert "{" not in words
    assert ("0,4" if language == "nl" else "0.4") in words
