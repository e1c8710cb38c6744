"""A tender held against a law: each provision is met or not as its facts say, and at the day that counts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import awards
import make
from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.library.provisions import LAWS, Law, provisions_of
from lcc.model.award import AWARD_RULES
from lcc.model.tender import Tender
from lcc.scrutiny.law.check import law_check
from lcc.scrutiny.law.finding import ActFacts, Found
from lcc.scrutiny.law.proposed_act import quality_share

PLAN = {"id": "plan", "name": "Plan", "weight": 1.0, "description": "Who does what."}
SECONDARY = {
    "kind": "measured", "indicator": "secondary_share", "steps": [{"value": 0, "earns": 0}, {"value": 1, "earns": 1}],
}  # fmt: skip
PRICE = {"method": "lowest_price"}
MEASURED = {
    "criteria": [PLAN | {"weight": 0.5}, {"id": "s", "name": "Second-hand", "weight": 0.5, "scale": SECONDARY}]
}
TWO_LOTS: dict[str, Any] = {
    "items": [
        {"id": code, "name": code.upper(), "quantity": 1, "unit": "piece"} for code in ("a", "b")
    ],
    "lots": {"parts": [{"id": code, "title": code.upper(), "items": [code]} for code in ("a", "b")]},
}  # fmt: skip


def found(tender: Tender, law: Law, name: str, at: date | None = None, **facts: Any) -> Found:
    """Return what one provision comes to."""
    check = law_check(tender, law, at, ActFacts(**facts))
    return {one.name: one.found for one in check.findings}[f"{law}_{name}"]


def said(tender: Tender, law: Law, name: str, at: date | None = None, **facts: Any) -> tuple[str, str]:
    """Return the verdict on one provision, and the code of what was found."""
    one = found(tender, law, name, at, **facts)
    return one.verdict, one.code


def weighing(price_weight: float, basis: str = "life_cycle_cost", **award: Any) -> Tender:
    """Return a tender in which the cost has this weight, and one criterion the rest."""
    rule = {"method": "low_bid", "price_weight": price_weight, "basis": basis, **award}
    return make.tender(award=rule, quality={"criteria": [PLAN]})


# Which day counts


def test_the_base_date_counts_unless_a_day_is_asked_for() -> None:
    tender = make.tender(base_date="2027-01-01")
    by_tender, asked = law_check(tender, "nl"), law_check(tender, "nl", date(2026, 1, 1))
    assert (by_tender.day, by_tender.dated_by) == (date(2027, 1, 1), "base_date")
    assert (asked.day, asked.dated_by) == (date(2026, 1, 1), "asked")


def test_all_that_holds_on_the_day_is_there_once_and_what_comes_later_is_named() -> None:
    ended = {"fr_price_alone_before", "nl_threshold_2024", "be_threshold_2024"}
    names = {law: [one.name for one in law_check(make.tender(), law, date(2027, 1, 1)).findings] for law in LAWS}
    assert names == {law: [name for name in provisions_of(law) if name not in ended] for law in LAWS}
    early = law_check(make.tender(), "be", date(2016, 1, 1))
    assert [one.name for one in early.findings] == ["be_standstill", "be_reasoned_decision"]
    assert "be_low_prices" in early.later


@pytest.mark.parametrize(
    ("at", "name", "verdict"),
    [
        (date(2026, 8, 20), "price_alone_before", ("look", "price_alone_for_standard_goods")),
        (date(2026, 8, 21), "price_alone", ("not_met", "price_alone_forbidden")),
        (date(2026, 8, 22), "price_alone", ("not_met", "price_alone_forbidden")),
    ],
)
def test_price_alone_is_no_option_in_france_from_the_day_of_the_decree(
    at: date, name: str, verdict: tuple[str, str]
) -> None:
    assert said(make.tender(award=PRICE), "fr", name, at) == verdict
    assert said(make.tender(), "fr", name, at) == ("met", "more_than_price")
    assert ("fr_price_alone" in law_check(make.tender(), "fr", at).later) == (name == "price_alone_before")


def test_a_market_consultation_is_held_against_nothing() -> None:
    tender = make.tender(procedure="market_consultation", award=PRICE)
    for law in LAWS:
        assert {one.found.code for one in law_check(tender, law).findings} == {"nothing_awarded"}


# What is published European


@pytest.mark.parametrize(
    ("cpv", "expected", "at", "finding"),
    [
        ("34928400-2", 215_999.99, date(2026, 1, 1), "expected_below"),
        ("34928400-2", 216_000.0, date(2026, 1, 1), "expected_above"),
        ("34928400-2", 216_000.0, date(2025, 12, 31), "expected_below"),
        ("34928400-2", 221_000.0, date(2025, 12, 31), "expected_above"),
        ("79710000-4", 216_000.0, date(2027, 1, 1), "expected_above"),
        ("45233140-2", 5_403_999.99, date(2026, 1, 1), "expected_below"),
        ("45233140-2", 5_404_000.0, date(2026, 1, 1), "expected_above"),
        ("45233140-2", None, date(2026, 1, 1), "threshold_applies"),
        (None, 1e6, date(2026, 1, 1), "threshold_applies"),
    ],
)
def test_the_threshold_is_that_of_the_day_and_of_what_is_bought(
    cpv: str | None, expected: float | None, at: date, finding: str
) -> None:
    tender = make.tender(cpv=cpv, procedure="national")
    for law in ("nl", "be"):
        first, *_rest = law_check(tender, law, at, expected=expected).findings
        assert first.name == f"{law}_threshold_{2024 if at.year < 2026 else 2026}"
        assert (first.verdict, first.found.code) == ("look", finding)


def test_a_european_procedure_and_an_order_under_a_framework_need_no_threshold() -> None:
    assert said(make.tender(procedure="european"), "nl", "threshold_2026") == ("met", "published_european")
    assert said(make.tender(procedure="mini_competition"), "nl", "threshold_2026")[0] == "not_asked"


def test_thresholds_of_a_year_that_nobody_has_published_are_those_known_and_said_to_be() -> None:
    first, *_rest = law_check(make.tender(), "nl", date(2028, 1, 1)).findings
    assert (first.name, first.is_known) == ("nl_threshold_2026", False)


# The Netherlands


@pytest.mark.parametrize(
    ("award", "finding"),
    [
        (PRICE, ("not_met", "remarked")),
        ({}, ("not_met", "remarked")),
        (PRICE | {"motivation": "One quality is on sale."}, ("met", "choice_motivated")),
        ({"method": "low_bid", "price_weight": 1.0}, ("not_met", "remarked")),
        ({"method": "low_bid", "price_weight": 0.6}, ("met", "weighs_quality")),
        ({"method": "fixed_budget", "budget": 1e6}, ("met", "weighs_quality")),
    ],
)
def test_the_lowest_cost_needs_a_reason_and_quality_does_not(
    award: dict[str, Any], finding: tuple[str, str]
) -> None:
    tender = make.tender(procedure="european", award=award, quality={"criteria": [PLAN]})
    assert said(tender, "nl", "award_criterion") == finding
    if finding[1] == "remarked":
        assert found(tender, "nl", "award_criterion").see == ("no_motivation",)


@pytest.mark.parametrize("method", AWARD_RULES)
def test_the_weight_of_quality_is_stated_by_points_and_money_and_not_by_a_ratio(method: str) -> None:
    expected = {
        "lowest_lcc": "nothing_weighed", "lowest_price": "nothing_weighed", "quality_value": "weights_in_money",
        "fixed_budget": "weights_of_quality", "value_for_money": "weight_by_formula",
        "superformula": "weight_by_formula", "utility_index": "weight_by_formula",
        "quality_within_margin": "weight_by_formula",
    }  # fmt: skip
    assert said(awards.tender(method), "nl", "weights")[1] == expected.get(method, "weights_of_points")


def test_life_cycle_cost_and_a_price_on_emissions_are_looked_at_where_they_count() -> None:
    assert said(make.tender(), "nl", "life_cycle_cost") == ("look", "data_and_method")
    assert said(make.tender(award=PRICE), "nl", "life_cycle_cost") == ("not_asked", "no_life_cycle_cost")
    own, mki = {"carbon_price": {2027: 0.13}}, {"mki": {"weighting_set": "A2"}}
    path = {"carbon_price_path": {"name": "CE-Delft-2023-central", "price_level": 1.2}}
    assert said(make.tender(**own), "nl", "externalities") == ("look", "own_price_on_emissions")
    assert said(make.tender(**path), "nl", "externalities") == ("look", "published_price_on_emissions")
    assert said(make.tender(**mki), "nl", "externalities") == ("look", "published_price_on_emissions")
    assert said(make.tender(**own, award=PRICE), "nl", "externalities") == ("not_asked", "no_price_on_emissions")
    assert said(make.tender(), "nl", "externalities") == ("not_asked", "no_price_on_emissions")


def test_a_criterion_of_a_name_alone_is_looked_at() -> None:
    bare = PLAN | {"description": None}
    assert said(weighing(0.6), "nl", "verifiable") == ("met", "criteria_described")
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.6}, quality={"criteria": [bare]})
    assert found(tender, "nl", "verifiable").see == ("criteria_undescribed",)
    assert said(make.tender(), "nl", "verifiable") == ("not_asked", "nothing_judged")


def test_a_low_bid_is_asked_and_never_left_out_by_a_bound() -> None:
    bounds: dict[str, Any] = {
        "method": "weighted_factor",
        "lowest": 100.0,
        "highest": 200.0,
        "outside": "not_ranked",
    }
    assert said(weighing(0.6, **bounds), "nl", "abnormally_low") == ("look", "low_is_not_ranked")
    assert said(weighing(0.6), "nl", "abnormally_low") == ("look", "remarked")
    assert said(weighing(0.6, abnormally_low=0.3), "nl", "abnormally_low") == ("met", "low_is_asked")


def test_a_rule_by_which_others_decide_says_what_happens_after_the_award() -> None:
    assert said(weighing(0.6), "nl", "order_after_award") == ("not_met", "remarked")
    assert said(weighing(0.6, after_withdrawal="keep_order"), "nl", "order_after_award") == ("met", "order_stated")
    assert said(make.tender(), "nl", "order_after_award") == ("not_asked", "others_play_no_part")


@pytest.mark.parametrize(
    ("tie_break", "finding"),
    [
        ([], ("look", "remarked")),
        (["quality"], ("not_asked", "no_lots_drawn")),
        (["quality", "drawing_lots"], ("met", "lots_drawn_last")),
        (["drawing_lots"], ("look", "lots_drawn_at_once")),
    ],
)
def test_lots_are_drawn_after_quality(tie_break: list[str], finding: tuple[str, str]) -> None:
    assert said(weighing(0.6, tie_break=tie_break), "nl", "drawing_lots") == finding


def test_lots_alone_can_break_a_tie_where_cost_alone_decides() -> None:
    assert said(make.tender(award={"tie_break": ["drawing_lots"]}), "nl", "drawing_lots")[0] == "met"


def test_lots_and_variants() -> None:
    assert said(make.tender(), "nl", "lots") == ("look", "not_divided")
    assert said(make.tender(**TWO_LOTS), "nl", "lots") == ("met", "divided")
    assert said(make.tender(), "nl", "variants") == ("not_asked", "no_variants")
    assert said(make.tender(variants="allowed"), "nl", "variants") == ("not_met", "remarked")


def test_how_many_lots_and_which_together_is_for_the_notice() -> None:
    def divided(**how: Any) -> Tender:
        return make.tender(**TWO_LOTS | {"lots": {**TWO_LOTS["lots"], **how}})

    assert said(make.tender(), "nl", "lots_together") == ("not_asked", "no_lots")
    assert said(divided(), "nl", "lots_together") == ("not_asked", "lots_apart")
    assert said(divided(most_per_bidder=1), "nl", "lots_together") == ("met", "lots_limited")
    combined = divided(allocation="best_combination", combined_bids=True)
    assert said(combined, "nl", "lots_together") == ("look", "lots_combined")


def test_words_that_prefer_a_place_are_not_equal_treatment() -> None:
    local = [{"id": "R1", "text": "De inschrijver is gevestigd in de gemeente."}]
    assert said(make.tender(), "nl", "equal_treatment") == ("met", "no_origin_named")
    assert found(make.tender(requirements=local), "nl", "equal_treatment").see == ("local_origin",)


@pytest.mark.parametrize(
    ("stated", "dutch", "belgian"),
    [
        ({"procedure": "european"}, ("met", 20), ("met", 20)),
        ({"procedure": "european", "letters": {"standstill_days": 25}}, ("met", 25), ("met", 25)),
        ({}, ("look", None), ("look", None)),
        ({"letters": {"standstill_days": 15}}, ("not_met", 15), ("met", 15)),
        ({"letters": {"standstill_days": 14}}, ("not_met", 14), ("not_met", 14)),
        ({"procedure": "national"}, ("not_asked", None), ("look", 0)),
    ],
)
def test_the_standstill_period_is_20_days_in_the_netherlands_and_15_in_belgium(
    stated: dict[str, Any], dutch: tuple[str, int | None], belgian: tuple[str, int | None]
) -> None:
    tender = make.tender(**stated)
    for law, expected in (("nl", dutch), ("be", belgian)):
        one = found(tender, law, "standstill")  # type: ignore[arg-type]
        assert (one.verdict, one.words.get("days")) == expected


def test_part_two_of_the_dutch_law_is_for_what_is_published_european() -> None:
    tender = make.tender(procedure="three_quotes", award=PRICE)
    codes = {one.name: one.found.code for one in law_check(tender, "nl").findings}
    assert {name for name, code in codes.items() if code != "other_procedure"} == {
        "nl_threshold_2026", "nl_choice_of_procedure", "nl_lots", "nl_equal_treatment", "nl_proportional",
        "nl_order_after_award", "nl_drawing_lots", "nl_reasons_to_invited", "nl_framework",
    }  # fmt: skip
    assert said(tender, "nl", "reasons_to_invited") == ("look", "reasons_in_letters")
    assert said(make.tender(), "nl", "reasons_to_invited") == ("not_asked", "nobody_invited")
    assert said(make.tender(procedure="mini_competition"), "nl", "framework") == ("look", "criteria_of_framework")


# Belgium


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"cpv": "45233140-2"}, ("look", "low_prices_asked")),
        ({"cpv": "79710000-4"}, ("look", "low_prices_asked")),
        ({}, ("look", "low_prices_asked")),
        ({"cpv": "34928400-2"}, ("not_asked", "supplies_bought")),
        ({"cpv": "48000000-8"}, ("not_asked", "supplies_bought")),
        ({"procedure": "three_quotes"}, ("not_asked", "other_procedure")),
        ({"award": {"abnormally_low": 0.2}}, ("look", "own_sign_later")),
        ({"award": {"abnormally_low": 0.15}}, ("look", "low_prices_asked")),
    ],
)
def test_the_rule_of_15_per_cent_is_for_works_and_can_be_for_services(
    changes: dict[str, Any], finding: tuple[str, str]
) -> None:
    by_price = changes | {"award": PRICE | changes.get("award", {})}
    assert said(make.tender(**by_price), "be", "low_prices") == finding


def test_whether_it_holds_for_costs_over_the_life_no_source_says() -> None:
    assert said(make.tender(), "be", "low_prices") == ("look", "low_prices_by_cost")


@pytest.mark.parametrize(("weight", "verdict"), [(0.49, "not_asked"), (0.5, "look"), (1.0, "look")])
def test_it_is_for_prices_that_weigh_half_or_more(weight: float, verdict: str) -> None:
    assert said(weighing(weight), "be", "low_prices")[0] == verdict


def test_price_or_cost_alone_needs_no_reason_in_belgium() -> None:
    assert said(make.tender(), "be", "award_criterion") == ("met", "cost_alone_allowed")
    assert said(make.tender(award=PRICE), "be", "award_criterion") == ("met", "price_alone_allowed")
    assert said(weighing(0.6), "be", "award_criterion") == ("met", "weighs_quality")


def test_combinations_of_lots_are_compared_as_a_whole() -> None:
    invited = TWO_LOTS | {"lots": TWO_LOTS["lots"] | {"allocation": "best_combination", "combined_bids": True}}
    assert said(make.tender(**invited), "be", "combinations") == ("met", "combinations_as_a_whole")
    assert said(make.tender(**TWO_LOTS), "be", "combinations") == ("not_asked", "combinations_not_invited")


# France


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"award": PRICE}, ("not_met", "no_environment")),
        ({}, ("look", "environment_not_shown")),
        ({"carbon_price": {2027: 0.1}}, ("met", "environment_priced")),
        ({"carbon_price": {2027: 0.1}, "award": PRICE}, ("not_met", "no_environment")),
        (
            {"award": PRICE | {"co2_ladder": {"version": "4.0", "shares": {1: 0.05}}}},
            ("met", "environment_discounted"),
        ),
        (
            {"award": {"method": "low_bid", "price_weight": 0.6}, "quality": MEASURED},
            ("met", "environment_measured"),
        ),
        (
            {"award": {"method": "low_bid", "price_weight": 1.0}, "quality": MEASURED},
            ("look", "environment_not_shown"),
        ),
    ],
)
def test_something_that_counts_is_about_the_environment(changes: dict[str, Any], finding: tuple[str, str]) -> None:
    assert said(make.tender(**changes), "fr", "environment") == finding


# The proposed Act


@pytest.mark.parametrize(
    ("tender", "labour", "quality", "life_cycle_cost", "floor", "counted", "finding"),
    [
        (weighing(0.7), False, 0.3, 0.7, 0.3, 1.0, ("met", "share_of_quality_alone")),
        (weighing(0.75, "price"), False, 0.25, 0.0, 0.3, 0.25, ("not_met", "share_below_floor")),
        (weighing(0.6), True, 0.4, 0.6, 0.5, 1.0, ("met", "share_by_life_cycle_cost")),
    ],
    ids=["street paving", "price 75 %", "cleaning"],
)
def test_three_tenders_by_the_share_of_quality(
    tender: Tender, labour: bool, quality: float, life_cycle_cost: float, floor: float, counted: float,
    finding: tuple[str, str],
) -> None:  # fmt: skip
    one = found(tender, "ppa", "quality_share", labour_intensive=labour)
    assert (one.verdict, one.code) == finding
    shares = [one.words[name] for name in ("quality", "life_cycle_cost", "floor", "counted")]
    assert shares == pytest.approx([quality, life_cycle_cost, floor, counted])


def test_the_example_of_paving_reaches_the_share_by_quality_alone_at_the_limit() -> None:
    tender = read_tender(shipped.examples()["street-paving"] / "tender.yaml")
    words = found(tender, "ppa", "quality_share").words
    assert (words["quality"], words["life_cycle_cost"]) == pytest.approx((0.3, 0.7))
    assert said(tender, "ppa", "quality_share") == ("met", "share_of_quality_alone")


def test_cleaning_is_enough_by_both_readings_up_to_a_purchase_price_of_five_sixths() -> None:
    """0.4 + 0.6 (1 - p) >= 0.5 as long as p <= 5/6."""
    cleaning = weighing(0.6)
    assert found(cleaning, "ppa", "quality_share", labour_intensive=True).words["most"] == pytest.approx(5 / 6)
    for purchase, verdict in ((0.2, "met"), (5 / 6, "met"), (0.84, "look"), (1.0, "look")):
        one = found(cleaning, "ppa", "quality_share", labour_intensive=True, purchase_share=purchase)
        assert (one.verdict, one.words["strict"]) == (verdict, pytest.approx(0.4 + 0.6 * (1 - purchase)))


@given(st.floats(0, 1), st.floats(0.01, 1), st.booleans())
def test_the_strict_reading_is_never_more_than_the_other(weight: float, purchase: float, by_price: bool) -> None:
    share = quality_share(weighing(weight, "price" if by_price else "life_cycle_cost").award)
    assert share is not None
    assert share.quality.value - 1e-9 <= share.strict(purchase).value <= share.counted.value + 1e-9
    assert share.counted.value == pytest.approx(1 - weight if by_price else 1.0)


@pytest.mark.parametrize(
    ("method", "finding"),
    [
        ("lowest_lcc", ("met", "share_by_life_cycle_cost")),
        ("lowest_price", ("not_met", "share_below_floor")),
        ("fixed_budget", ("met", "share_of_quality_alone")),
        ("quality_value", ("look", "share_in_money")),
        ("superformula", ("look", "share_not_in_points")),
        ("value_for_money", ("look", "share_not_in_points")),
    ],
)
def test_rules_without_points(method: str, finding: tuple[str, str]) -> None:
    assert said(awards.tender(method), "ppa", "quality_share") == finding


def test_quality_in_money_is_a_share_of_the_spread_of_costs_as_an_indication() -> None:
    """V / (V + S) = 0.3 at V = 5,000 where S = 11,666.67."""
    words = found(awards.tender("quality_value"), "ppa", "quality_share").words
    assert words["spread"] == pytest.approx(35_000 / 3)
    assert words["value"] / (words["value"] + words["spread"]) == pytest.approx(0.3)


def test_who_departs_from_the_share_explains() -> None:
    low = weighing(0.75, "price")
    assert said(low, "ppa", "departure") == ("not_met", "departure_not_said")
    assert said(low, "ppa", "departure", departure="specifications") == ("look", "departure_said")
    assert said(weighing(0.7), "ppa", "departure") == ("not_asked", "no_departure")
    assert said(awards.tender("superformula"), "ppa", "departure") == ("look", "departure_not_said")
    one_reading: dict[str, Any] = {"labour_intensive": True, "purchase_share": 0.9}
    assert said(weighing(0.6), "ppa", "departure", **one_reading) == ("look", "departure_not_said")


def test_a_requirement_is_no_criterion() -> None:
    again = [{"id": "R1", "text": "who  does WHAT"}]
    rule = {"method": "low_bid", "price_weight": 0.6}
    tender = make.tender(award=rule, quality={"criteria": [PLAN]}, requirements=again)
    assert found(tender, "ppa", "more_than_compliance").words == {"criteria": ("Plan",)}
    assert said(weighing(0.6), "ppa", "more_than_compliance") == ("look", "none_is_alike")
    assert said(make.tender(requirements=again), "ppa", "more_than_compliance")[0] == "not_asked"


def test_what_the_tender_compares_a_low_price_with() -> None:
    assert said(make.tender(), "ppa", "abnormally_low") == ("look", "comparisons_open")
    one = found(make.tender(award={"cost_floor": 10.0}), "ppa", "abnormally_low")
    assert (one.code, one.words["fields"]) == ("comparisons_stated", ("cost_floor",))


def test_variants_that_are_not_allowed_take_a_reason() -> None:
    assert said(make.tender(), "ppa", "variants") == ("look", "variants_refused")
    assert said(make.tender(variants="allowed"), "ppa", "variants") == ("met", "variants_allowed")
