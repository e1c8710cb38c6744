"""What shows the same cents is the same: who wins does not hang on less than a cent."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.record.message import Message
from lcc.words.remark_texts import said


def remarks(evaluation: Evaluation, kind: str) -> list[Message]:
    return [check for check in evaluation.checks if check.code == kind]


LINEAR = {"method": "linear_lowest_highest", "price_weight": 0.5}
POINTS = [
    LINEAR,
    {"method": "low_bid", "price_weight": 0.5},
    {"method": "logarithmic", "price_weight": 0.5, "base": 2.0},
]
POINTS += [{"method": "linear_to_twice_lowest", "price_weight": 0.5}]
POINTS += [
    {"method": "weighted_factor", "price_weight": 0.5, "lowest": 100.0, "highest": 200.0, "outside": "held"}
]


@pytest.mark.parametrize("award", POINTS, ids=lambda award: award["method"])
def test_less_than_a_cent_earns_nothing(award: dict[str, Any]) -> None:
    found = make.of_prices({"A": 100.0, "B": 100.004}, award, {"A": 5.0, "B": 9.0})
    assert {one.bid.name: one.standing.score for one in found.bids} == {"A": 75.0, "B": 95.0}
    [check] = remarks(found, "costs_equal")
    assert check.context == {"cost": 100.0}
    assert [one.life_cycle_cost for one in found.bids] == [100.004, 100.0], "a cost itself is not rounded"


@pytest.mark.parametrize("method", ["lowest_lcc", "lowest_price"])
@pytest.mark.parametrize("cost", [100.005, 100.00500000000003, 100.00499999999997, 100.0149])
def test_half_a_cent_goes_away_from_zero_in_every_place(method: str, cost: float) -> None:
    found = make.of_prices({"A": cost, "B": 100.01}, {"method": method})
    assert [one.rank for one in found.bids] == [1, 1]
    assert [one.standing.score for one in found.bids] == [100.01, 100.01]
    assert remarks(found, "costs_equal")[0].context == {"cost": 100.01}
    assert remarks(found, "tie_open")


def test_a_score_can_be_worked_out_again_with_the_numbers_that_are_shown() -> None:
    """100 x 0.5 x (133.33 - 116.67) / (133.33 - 100.00) + 100 x 0.5 x 0.5, with amounts in cents."""
    found = make.of_prices({"A": 100.0, "B": 350 / 3, "C": 400 / 3}, LINEAR, {"A": 5.0, "B": 5.0, "C": 5.0})
    [score] = [one.standing.score for one in found.bids if one.bid.name == "B"]
    assert score == pytest.approx(50 * (133.33 - 116.67) / (133.33 - 100.00) + 25, rel=1e-12)


def test_a_discount_leaves_cents_too() -> None:
    ladder = {"version": "3.1", "shares": {3: 0.0333}}
    bid = make.bid(make.offer(make.purchase(1000 / 3)))
    bid = bid.model_validate({**bid.model_dump(exclude_unset=True), "co2_ladder": {"version": "3.1", "level": 3}})
    [one] = evaluate(make.tender(award={"method": "lowest_lcc", "co2_ladder": ladder}), [bid]).bids
    assert (one.standing.contender.cost, one.standing.assessed_cost.value) == (333.33, 322.23)


def test_a_difference_under_one_percent_that_earns_all_points_is_remarked_on() -> None:
    found = make.of_prices({"A": 100.0, "B": 100.5}, LINEAR, {"A": 5.0, "B": 9.0})
    [check] = remarks(found, "difference_decided")
    line = said(check).line.say(translator("en"))
    assert "All points for cost, 50, lie between A, B, which cost 100.00 and 100.50: 0.5 % apart." in line


@pytest.mark.parametrize(
    ("prices", "award"),
    [
        ({"A": 100.0, "B": 101.1}, LINEAR),
        ({"A": 100.0, "B": 100.5}, {"method": "low_bid", "price_weight": 0.5}),
        ({"A": 100.0, "B": 100.004}, LINEAR),
        ({"A": 100.0, "B": 100.5}, {"method": "lowest_lcc"}),
    ],
)
def test_other_differences_are_not(prices: dict[str, float], award: dict[str, Any]) -> None:
    quality = {"A": 5.0, "B": 9.0} if "price_weight" in award else None
    assert not remarks(make.of_prices(prices, award, quality), "difference_decided")
