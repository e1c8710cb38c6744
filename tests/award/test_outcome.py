"""Fictive discounts, what is not ranked, ties, and what counts as the cost."""

from typing import Any

import pytest

import award_cases
import make
from lcc.award.outcome import Contender, rank_bids
from lcc.award.ranking import ranks as by_key
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid
from standing_cases import ranks, standings

MKI = {"best": 60_000.0, "worst": 120_000.0, "highest_discount": 200_000.0}
PRORAIL = {"version": "3.1", "scale": "ProRail"}


def assessed(rule: dict[str, Any], cost: float, **parts: Any) -> float:
    mki = {"weighting_set": "A2"} if "mki_discount" in rule else None
    tender = make.tender(award=rule, mki=mki)
    [standing] = rank_bids(tender, [Contender("a", cost, **parts)])
    return standing.assessed_cost.value


@pytest.mark.parametrize(
    ("mki", "discount"), [(90_000.0, 100_000.0), (60_000.0, 200_000.0), (10_000.0, 200_000.0), (150_000.0, 0.0)]
)
def test_the_discount_for_mki_has_a_floor_and_a_ceiling(mki: float, discount: float) -> None:
    """Rijkswaterstaat's practice: 200,000 at most, between 120,000 and 60,000; 90,000 earns 100,000."""
    rule = {"method": "lowest_lcc", "mki_discount": MKI}
    assert assessed(rule, 1_000_000.0, mki=mki) == pytest.approx(1_000_000.0 - discount)


def test_an_mki_above_the_worst_is_not_ranked_where_the_rule_says_so() -> None:
    rule = {"method": "lowest_lcc", "mki_discount": MKI | {"above_worst": "not_ranked"}}
    tender = make.tender(award=rule, mki={"weighting_set": "A2"})
    found = rank_bids(tender, [Contender("a", 1.0, mki=120_000.01), Contender("b", 2.0, mki=120_000.0)])
    assert [one.rank for one in found] == [None, 1]
    assert [one.why.code for one in found[0].not_ranked] == ["mki_above_worst"]


def test_the_prorail_example() -> None:
    """deduurzameadviseurs.nl: 30.0 million at level 3 is compared at 28.8 million, and beats 29 million at level 0."""
    rule = {"method": "lowest_lcc", "co2_ladder": PRORAIL}
    assert assessed(rule, 30e6, level=3) == pytest.approx(28.8e6)
    tender = make.tender(award=rule)
    found = rank_bids(tender, [Contender("a", 30e6, level=3), Contender("b", 29e6, level=0)])
    assert [one.rank for one in found] == [1, 2]


def test_steps_of_version_4_are_a_table_of_the_tender() -> None:
    rule = {"method": "lowest_lcc", "co2_ladder": {"version": "4.0", "shares": {1: 0.01, 2: 0.03, 3: 0.05}}}
    assert assessed(rule, 100.0, level=2) == pytest.approx(97.0)


def test_discounts_are_each_on_the_cost_itself() -> None:
    rule = {"method": "lowest_lcc", "mki_discount": MKI, "co2_ladder": PRORAIL}
    assert assessed(rule, 1_000_000.0, mki=90_000.0, level=5) == pytest.approx(800_000.0)


def test_what_has_a_discount_for_mki_does_not_count_it_as_a_cost_too() -> None:
    rule = {"method": "lowest_lcc", "mki_discount": {"best": 5.0, "worst": 20.0, "highest_discount": 30.0}}
    tender = make.tender(award=rule, mki={"weighting_set": "A2"})
    offer = make.offer(make.purchase(100.0), mki={"weighting_set": "A2", "per_life": 10.0})
    [one] = evaluate(tender, [make.bid(offer)]).bids
    assert one.life_cycle_cost == pytest.approx(110.0)
    assert one.standing.contender.cost == pytest.approx(100.0)
    assert one.standing.assessed_cost.value == pytest.approx(80.0)


def test_mki_times_a_factor_is_added_to_the_cost() -> None:
    """By hand, at twice the MKI: 2.36, 2.30 and 2.50 million; at once A and B are equal, at half A is first."""

    def of(factor: float) -> list[tuple[float, int | None]]:
        rule = {"method": "lowest_lcc", "mki_factor": factor}
        tender = make.tender(award=rule, mki={"weighting_set": "A2"})
        bids = {"A": (2_000_000.0, 180_000.0), "B": (2_060_000.0, 120_000.0), "C": (1_980_000.0, 260_000.0)}
        found = rank_bids(tender, [Contender(name, cost, mki=mki) for name, (cost, mki) in bids.items()])
        return [(one.assessed_cost.value, one.rank) for one in found]

    assert of(2.0) == [(2_360_000.0, 2), (2_300_000.0, 1), (2_500_000.0, 3)]
    assert [rank for _cost, rank in of(1.0)] == [1, 1, 3]
    assert [rank for _cost, rank in of(0.5)] == [1, 3, 2]


def test_mki_that_is_added_is_no_cost_as_well() -> None:
    """Under life-cycle cost MKI is in the cost: with a factor of 1 nothing changes. By price it is not."""
    offer = make.offer(make.purchase(100.0), mki={"weighting_set": "A2", "per_life": 10.0})

    def of(**rule: Any) -> float:
        tender = make.tender(award=rule, mki={"weighting_set": "A2"})
        [one] = evaluate(tender, [make.bid(offer)]).bids
        return one.standing.assessed_cost.value

    assert of(method="lowest_lcc") == of(method="lowest_lcc", mki_factor=1.0) == pytest.approx(110.0)
    assert of(method="lowest_lcc", mki_factor=1.5) == pytest.approx(115.0)
    assert of(method="lowest_price", mki_factor=1.5) == pytest.approx(115.0)


def test_mki_counts_once() -> None:
    with pytest.raises(ValueError, match="one of mki_discount and mki_factor"):
        make.tender(
            award={"method": "lowest_lcc", "mki_discount": MKI, "mki_factor": 1.0}, mki={"weighting_set": "A2"}
        )
    with pytest.raises(ValueError, match="MKI that is not discounted"):
        make.tender(award={"method": "lowest_lcc", "mki_factor": 1.0})


def test_the_price_is_what_the_business_model_asks() -> None:
    """A lease of 10 a year in advance and a cleaning of 3: the price is that of the lease.

    What its disposal would cost is not the authority's.
    """
    tender = make.tender(award={"method": "lowest_price"})
    lease = {"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 120}
    costs = [{"name": "Cleaning", "phase": "maintenance", "amount": 3.0}]
    bid = make.bid(make.offer(lease, costs=costs, end_of_life={"disposal": 7.0}))
    [one] = evaluate(tender, [bid]).bids
    assert [one.price, one.life_cycle_cost] == pytest.approx([100.0, 130.0])
    assert one.standing.score == pytest.approx(100.0)


def test_by_year_the_price_is_by_year_too() -> None:
    tender = make.tender(award={"method": "lowest_price"}, comparison="equivalent_annual_cost")
    bids = [make.bid(make.offer(make.purchase(100.0, life)), name=f"{life}") for life in (5, 20)]
    assert {one.bid.name: one.price for one in evaluate(tender, bids).bids} == {
        "5": pytest.approx(20.0),
        "20": pytest.approx(5.0),
    }


def test_costs_that_are_equal_to_the_cent_are_a_tie() -> None:
    assert ranks({"method": "lowest_lcc"}, {"a": 10.001, "b": 10.004, "c": 10.01}) == [1, 1, 3]


@pytest.mark.parametrize(
    ("tie_break", "places"),
    [
        ([], [1, 1, 1]),
        (["quality"], [1, 2, 3]),
        (["cost"], [3, 2, 1]),
        (["q", "cost"], [1, 2, 3]),
        (["drawing_lots", "quality"], [1, 1, 1]),
    ],
)
def test_ties_are_broken_by_what_was_announced(tie_break: list[str], places: list[int]) -> None:
    """Cost 102, 101 and 100 less 2, 1 and 0 of quality: the same fictive cost for all three."""
    rule = {"method": "quality_value", "quality_value": 10.0, "tie_break": tie_break}
    assert ranks(rule, {"a": (102.0, 0.2), "b": (101.0, 0.1), "c": (100.0, 0.0)}) == places


def test_a_minimum_on_a_criterion_is_reached_at_the_score_itself() -> None:
    quality = {"criteria": [{"id": "q", "name": "Q", "weight": 1.0, "minimum": 6.0}]}
    found = standings(
        {"method": "low_bid", "price_weight": 0.5}, {"a": (100.0, 6.0), "b": (50.0, 5.99)}, quality=quality
    )
    assert [one.rank for one in found.values()] == [1, None]
    assert [(one.why.code, one.criterion) for one in found["b"].not_ranked] == [("below_minimum", "q")]
    assert found["a"].score == pytest.approx(50 + 30), "the cheaper one is not ranked and does not set the lowest"


def test_a_minimum_quality_and_a_knock_out() -> None:
    words = {"kind": "words", "words": {"no": 0.0, "yes": 1.0}}
    quality = {
        "minimum": 0.5,
        "criteria": [
            {"id": "safe", "name": "Safe", "weight": 0.0, "minimum": "yes", "scale": words},
            {"id": "plan", "name": "Plan", "weight": 1.0},
        ],
    }
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.5}, quality=quality)
    marks: dict[str, tuple[str, float]] = {"a": ("yes", 5.0), "b": ("no", 9.0), "c": ("yes", 4.0)}
    bids = [make.bid(make.offer(make.purchase()), name=name) for name in marks]
    given = [
        {"bid": name, "criterion": criterion, "score": score, "justification": "Seen."}
        for name, pair in marks.items()
        for criterion, score in zip(("safe", "plan"), pair, strict=True)
    ]
    found = {one.bid.name: one.standing for one in evaluate(tender, bids, award_cases.scores(scores=given)).bids}
    assert {name: [one.why.code for one in standing.not_ranked] for name, standing in found.items()} == {
        "a": [],
        "b": ["below_minimum"],
        "c": ["below_quality"],
    }


def test_without_quality_a_ratio_has_no_score() -> None:
    found = standings({"method": "value_for_money", "expected_cost": 1.0}, {"a": (1.0, 0.0), "b": (9.0, 0.1)})
    assert [one.rank for one in found.values()] == [None, 1]
    assert [one.why.code for one in found["a"].not_ranked] == ["no_quality"]


def test_where_nobody_is_ranked_nobody_wins() -> None:
    assert ranks({"method": "fixed_budget", "budget": 1.0}, {"a": (2.0, 0.5), "b": (3.0, 0.5)}) == [None, None]
    assert by_key([None, None]) == [None, None]


def test_bids_that_are_not_ranked_come_last() -> None:
    evaluation = evaluate(
        award_cases.tender(award_cases.RULES["low_bid"]), award_cases.bids(), award_cases.scores()
    )
    assert [(one.bid.name, one.rank) for one in evaluation.bids] == [("Beta", 1), ("Alfa", 2), ("Gamma", None)]


def test_a_variant_is_a_bid_of_its_own() -> None:
    tender = make.tender(variants="allowed")
    offers = [make.offer(make.purchase(price)) for price in (100.0, 90.0)]
    bids = [
        Bid.model_validate({"tender": "test", "bidder": {"name": "A"}, "offers": [offers[0]]}),
        Bid.model_validate({"tender": "test", "bidder": {"name": "A"}, "variant": "used", "offers": [offers[1]]}),
    ]
    assert [(one.bid.name, one.rank) for one in evaluate(tender, bids).bids] == [("A (used)", 1), ("A", 2)]


@pytest.mark.parametrize(
    "rule",
    [
        {"method": "fixed_budget", "budget": 30.15},
        {
            "method": "weighted_factor",
            "price_weight": 0.5,
            "lowest": 30.15,
            "highest": 60.0,
            "outside": "not_ranked",
        },
        {
            "method": "weighted_factor",
            "price_weight": 0.5,
            "lowest": 0.0,
            "highest": 30.15,
            "outside": "not_ranked",
        },
    ],
)
def test_a_cost_at_a_bound_is_within_it_whatever_binary_numbers_make_of_it(rule: dict[str, Any]) -> None:
    """Three times 10.05 is 30.150000000000002 to a computer, and 30.15 to everybody else."""
    assert 3 * 10.05 != 30.15
    assert ranks(rule, {"a": (3 * 10.05, 0.9)}) == [1]


def test_half_cents_go_away_from_zero_as_in_a_workbook() -> None:
    """100.125 is 100.13 in a cell, so it is dearer than 100.12; Python alone would call them equal."""
    assert round(100.125, 2) == 100.12
    assert ranks({"method": "lowest_lcc"}, {"a": 100.125, "b": 100.12}) == [2, 1]
