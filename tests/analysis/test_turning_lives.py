"""From which life of the winner another bid is first: beside every shorter life, evaluated anew, under each rule."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import awards
import effort
import make
from lcc.analysis.turning_lives import TurningLife, turning_life
from lcc.documents.risks import risks
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.model.bid import Bid
from lcc.model.quality import Scores
from lcc.model.tender import Tender

PLAN = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
LONG, SHORT, THIRD = "Lang BV", "Kort BV", "Derde BV"
RULES = {
    **awards.RULES,
    "quality_value": {"quality_value": 1000.0},
    "weighted_factor": {"price_weight": 0.4, "lowest": 500.0, "highest": 4000.0},
    "superformula": {"reference_cost": 1000.0, "reference_quality": 0.7, "highest_cost": 1300.0},
    "fixed_budget": {"budget": 1200.0},
}


def bought(name: str, price: float, life: float, **parts: Any) -> Bid:
    return make.bid(make.offer(make.purchase(price, life), **parts), name=name)


def tender(method: str, **changes: Any) -> Tender:
    return make.tender(award={"method": method, **RULES[method]}, quality=PLAN, **changes)


def scores(earned: dict[str, float]) -> Scores:
    given = [
        {"bid": name, "criterion": "plan", "score": score, "justification": "why"}
        for name, score in earned.items()
    ]
    return Scores.model_validate({"tender": "test", "scores": given})


def first_at(evaluation: Evaluation, months: int) -> set[str]:
    """Return who is first, of bids evaluated anew, where the winner states a life of so many months."""
    bids = [one.bid for one in evaluation.bids]
    plain = bids[0].model_dump(exclude_unset=True)
    plain["offers"][0]["business_model"]["service_life_years"] = months / 12
    found = evaluate(evaluation.tender, [Bid.model_validate(plain), *bids[1:]], evaluation.scores)
    return {one.bid.name for one in found.bids if one.rank == 1}


def by_hand(evaluation: Evaluation) -> TurningLife | None:
    winner = evaluation.bids[0].bid
    stated = round(12 * (winner.offers[0].business_model.service_life_years or 0))
    tried = {months: first_at(evaluation, months) for months in range(stated - 1, 0, -1) if 2 * months >= stated}
    lost = [months for months, firsts in tried.items() if firsts and winner.name not in firsts]
    if not lost:
        return None
    known = {months: firsts for months, firsts in tried.items() if firsts and months <= lost[0]}
    other = next(one.bid.name for one in evaluation.bids if one.bid.name in tried[lost[0]])
    return TurningLife(
        lost[0] / 12, other, all(other in firsts and winner.name not in firsts for firsts in known.values())
    )


def said(evaluation: Evaluation) -> str:
    return "\n".join(risks(evaluation, evaluation.bids[0], (), translator("en")))


@pytest.mark.parametrize(
    ("method", "turn"),
    [
        # 1,500 over 15 years is 1,000 over ten, the cost of the other; as good, a month less and the other is first.
        ("lowest_lcc", "14 years and 11 months"),
        ("low_bid", "14 years and 11 months"),
        ("linear_lowest_highest", "14 years and 11 months"),
        ("value_for_money", "14 years and 11 months"),
        # 1,250 and more is over the budget of 1,200: 12 years and 6 months would cost that.
        ("fixed_budget", "12 years and 5 months"),
    ],
)
def test_a_life_is_said_with_that_at_which_another_is_first(method: str, turn: str) -> None:
    bids = [bought(LONG, 1500.0, 20), bought(SHORT, 1000.0, 10)]
    better = {LONG: 8.0, SHORT: 6.0 if method == "fixed_budget" else 8.0}
    found = evaluate(tender(method), bids, scores(better))
    assert f"of 20 years is the bidder's own statement: at {turn} or less, {SHORT} would be first" in said(found)


def test_what_wins_on_quality_is_not_first_at_a_life_that_costs_more_than_that_quality() -> None:
    """Worth 250 more: first as long as it costs less than 1,250, which 1,500 over 12 years does."""
    bids = [bought(LONG, 1500.0, 20), bought(SHORT, 1000.0, 10)]
    found = evaluate(tender("quality_value"), bids, scores({LONG: 8.5, SHORT: 6.0}))
    assert turning_life(found, found.bids[0], 0) == TurningLife(143 / 12, SHORT, holds_below=True)


def test_who_is_not_first_has_no_life_at_which_it_loses() -> None:
    bids = [bought(LONG, 1500.0, 20), bought(SHORT, 1000.0, 10)]
    found = evaluate(tender("quality_value"), bids, scores({LONG: 8.5, SHORT: 6.0}))
    assert turning_life(found, found.bids[1], 0) is None


@pytest.mark.parametrize("method", RULES)
@effort.of_a_hundred(4)
@given(data=st.data())
def test_it_is_what_bids_come_to_with_every_shorter_life(method: str, data: st.DataObject) -> None:
    amounts, earned = st.integers(300, 2500).map(float), st.integers(1, 10).map(float)
    lives = st.integers(12, 240).map(lambda months: months / 12)
    service = {"name": "Service", "phase": "maintenance", "amount": 200.0, "every_years": 4}
    bids = [
        bought(name, data.draw(amounts), data.draw(lives), costs=data.draw(st.sampled_from([[], [service]])))
        for name in (LONG, SHORT, THIRD)
    ]
    residual = data.draw(st.sampled_from(["straight_line", "annuity", "none"]))
    given_scores = scores({bid.name: data.draw(earned) for bid in bids})
    found = evaluate(tender(method, residual_value=residual), bids, given_scores)
    if found.bids[0].rank == 1 and found.bids[1].rank not in (None, 1):
        assert turning_life(found, found.bids[0], 0) == by_hand(found)
