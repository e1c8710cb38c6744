"""Bids without what they only promise: hand-worked, over ten years at a rate of zero."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.scrutiny.stress import Stress
from lcc.words.stress_texts import said_of

BUY_BACK: dict[str, Any] = {
    "kind": "buy_back",
    "price": 1000.0,
    "service_life_years": 10,
    "buy_back": [{"after_years": 10, "share_of_price": 0.4}],
}


def bid(name: str, model: dict[str, Any], security: float = 0.0) -> Bid:
    return make.bid(make.offer(model), name=name).model_copy(update={"security": security})


def stressed(*bids: Bid, tender: Tender | None = None) -> dict[str, Stress]:
    return {one.name: one for one in evaluate(tender or make.tender(), bids).stress}


def said(one: Stress) -> str:
    return said_of(one, "EUR").say(translator("en"))


@pytest.mark.parametrize(
    ("security", "rank", "more"), [(0.0, 3, 300.0), (299.5, 2, 1.0), (300.0, 1, 0.0), (900.0, 1, 0.0)]
)
def test_security_covers_what_the_lead_does_not(security: float, rank: int, more: float) -> None:
    # 1,000 - 400 = 600 is first; 700 and 900 come next, so that 100 of the 400 is covered by the lead.
    bids = [bid("Back", BUY_BACK, security), bid("Next", make.purchase(700.0)), bid("Last", make.purchase(900.0))]
    found = stressed(*bids)["Back"]
    assert (found.promised, found.before, found.rank, found.security) == (400.0, 1, rank, more)
    assert found.cost == pytest.approx(1000.0 - min(security, 400.0))


def test_what_is_said_of_it() -> None:
    found = stressed(bid("Back", BUY_BACK), bid("Next", make.purchase(700.0)), bid("Last", make.purchase(1100.0)))
    assert said(found["Back"]) == "becomes rank 2: ask security for EUR 300.00"
    assert said(found["Last"]) == "stays at rank 3 even if nothing comes back"
    assert said(stressed(bid("Back", BUY_BACK))["Back"]) == "stays first even if nothing comes back"


@pytest.mark.parametrize(
    ("model", "promised"),
    [
        (make.purchase(1500.0, 15), 0.0),
        (make.purchase(1000.0, 10, resale_value=100.0), 100.0),
        ({"kind": "deposit", "deposit": 200.0, "cycle_months": 60, "return_rate": 0.9, "price": 5.0}, 360.0),
        ({"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 120}, 0.0),
    ],
)
def test_what_is_only_promised(model: dict[str, Any], promised: float) -> None:
    assert stressed(bid("One", model))["One"].promised == pytest.approx(promised)


def test_what_settles_a_lease_as_an_annuity_is_one_amount() -> None:
    # Ten of fifteen equal payments fall inside, and two thirds of them count: nothing is credited.
    tender = make.tender(residual_value="annuity")
    lease = {"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 180}
    assert stressed(bid("One", lease), tender=tender)["One"].promised == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("residual_value", ["straight_line", "annuity"])
def test_value_beyond_the_horizon_is_no_promise_and_asks_no_security(residual_value: str) -> None:
    """1,500 for fifteen years counts for 1,000: without the 500 the next bid would be first, and nobody owes them."""
    bids = [bid("Long", make.purchase(1500.0, 15)), bid("Next", make.purchase(1100.0))]
    found = stressed(*bids, tender=make.tender(residual_value=residual_value))["Long"]
    assert (found.promised, found.rank, found.security) == (0.0, 1, 0.0)


def test_what_is_sold_after_the_horizon_is_still_a_promise() -> None:
    """300 comes back in year 15, and ten fifteenths of it count."""
    model = make.purchase(1500.0, 15, resale_value=300.0)
    for residual_value in ("straight_line", "annuity"):
        found = stressed(bid("One", model), tender=make.tender(residual_value=residual_value))["One"]
        assert found.promised == pytest.approx(200.0)


def test_by_year_security_is_still_what_it_is_worth_today() -> None:
    tender = make.tender(comparison="equivalent_annual_cost")
    found = stressed(bid("Back", BUY_BACK), bid("Next", make.purchase(700.0)), tender=tender)["Back"]
    assert found.cost == pytest.approx(100.0)
    assert (found.rank, found.security) == (2, 300.0)


def test_by_another_rule_the_outcome_is_worked_out_again() -> None:
    tender = make.tender(award={"method": "lowest_price", "motivation": "m"})
    bids = [bid("Back", BUY_BACK), bid("Next", make.purchase(700.0)), bid("Last", make.purchase(1100.0))]
    found = stressed(*bids, tender=tender)["Back"]
    assert (found.before, found.rank, found.security) == (1, 2, 400.0)


def test_where_the_authority_is_paid_it_is_no_promise() -> None:
    thing = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True}
    found = stressed(bid("One", make.purchase(-100.0)), tender=make.tender(items=[thing]))["One"]
    assert (found.promised, found.cost) == (0.0, -100.0)


def test_it_leaves_the_program_with_the_result() -> None:
    evaluation = evaluate(make.tender(), [bid("Back", BUY_BACK), bid("Next", make.purchase(700.0))])
    first = result(evaluation).bids[0].without_promises
    assert first is not None
    assert (first.promised, first.cost, first.rank, first.security) == (400.0, 1000.0, 2, 300.0)
