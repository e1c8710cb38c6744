"""What follows from what is told is said to the purchaser before anything is written."""

import pytest

import make
import proofs
from awards import RELATIVE
from lcc.award.inverted import costs_with
from lcc.award.rule_input import OfAll
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid
from lcc.model.proof import Release
from lcc.proofs.given_away import given_away_by_letter, given_away_by_proof
from proofs import OWN


def said(method: str, *told: Release, name: str = OWN) -> list[str]:
    evaluation = proofs.decided(method).awards[0].evaluation
    [one] = [bid for bid in evaluation.bids if bid.bid.name == name]
    return [text.say(str) for text in given_away_by_proof(evaluation, one, told)]


def test_the_cost_of_the_winner_follows_from_its_score_by_an_absolute_rule() -> None:
    [text] = said("quality_value", "scores_of_winner")
    assert text.startswith("From the score of Sterk BV, 6,500.00, and what it earns on quality follows")
    assert text.endswith("in EUR: 11,000.00.")


def test_by_a_relative_rule_it_takes_the_lowest_cost_too() -> None:
    low, winner = said("low_bid", "scores_of_winner", "cost_bounds")
    assert low == "The lowest cost, EUR 9,000.00, is what Laag BV costs, as costs count in the ranking."
    assert winner.endswith("in EUR: 11,000.00.")
    assert said("low_bid", "scores_of_winner") == []
    [to_the_lowest] = said("low_bid", "scores_of_winner", name="Laag BV")
    assert to_the_lowest.endswith("in EUR: 11,000.00.")


def test_nothing_follows_where_nothing_is_told() -> None:
    for method in ("quality_value", "low_bid", "linear_lowest_highest", "superformula"):
        assert said(method) == []


def test_a_budget_gives_no_cost_away() -> None:
    assert said("fixed_budget", "scores_of_winner") == []


@pytest.mark.parametrize("method", ["lowest_lcc", "lowest_price"])
def test_a_score_that_is_the_cost_gives_nothing_away(method: str) -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=f"at {price}") for price in (100.0, 200.0)]
    evaluation = evaluate(make.tender(award={"method": method, "motivation": "One quality."}), bids)
    assert list(given_away_by_letter(evaluation, evaluation.bids[1])) == []


@pytest.mark.parametrize("method", sorted({*RELATIVE, "quality_value", "value_for_money", "superformula"}))
def test_a_cost_that_follows_is_the_cost(method: str) -> None:
    rule = proofs.tender(method, **({"decimals": None} if method in RELATIVE else {})).award
    low, high = costs_with(rule, 11_000.0, 0.9, OfAll(9_000.0, 19_000.0, 0.95, 0.95 / 10_000))
    assert low == pytest.approx(11_000.0, abs=0.001)
    assert high == pytest.approx(11_000.0, abs=0.001)


def test_points_that_are_rounded_tell_less() -> None:
    span = costs_with(
        proofs.tender("low_bid", decimals=0).award, 11_000.0, 0.9, OfAll(9_000.0, 19_000.0, 0.95, 0.95 / 10_000)
    )
    assert span.low is not None
    assert span.high is not None
    assert span.low < 10_950 < 11_050 < span.high
    assert not span.is_known


STEPS = [{"value": 0.2, "earns": 0.0}, {"value": 0.6, "earns": 0.8}, {"value": 0.9, "earns": 1.0}]


@pytest.mark.parametrize(
    ("between", "value", "follows"),
    [
        ("straight_line", 0.4, "0.4"),
        ("straight_line", 0.95, "0.8999 or more"),  # 100.00 % is shown from there on
        ("straight_line", 0.1, "0.2 or less"),
        ("in_steps", 0.7, "from 0.6 to 0.9"),
    ],
)
def test_a_measured_share_is_turned_back_into_what_was_measured(between: str, value: float, follows: str) -> None:
    scale = {"kind": "measured", "indicator": "secondary_share", "steps": STEPS, "between": between}
    tender = make.tender(
        award={"method": "quality_value", "quality_value": 1000.0},
        quality={"criteria": [{"id": "m", "name": "Reuse", "weight": 1.0, "scale": scale}]},
    )

    def bid(name: str, price: float) -> Bid:
        state = {"mass_kg": 1.0, "secondary_share": value}
        return make.bid(make.offer(make.purchase(price), circularity=state), name=name)

    evaluation = evaluate(tender, [bid("Best", 10.0), bid("Other", 20.0)])
    text, *_cost = (one.say(str) for one in given_away_by_letter(evaluation, evaluation.bids[1]))
    assert text.endswith(f"From it follows of Best: share of secondary material {follows}.")
    assert list(given_away_by_letter(evaluation, evaluation.bids[0])) == []
