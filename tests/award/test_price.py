"""Where the price decides, no money leaves it by standing elsewhere; what does not count is said in money."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import evaluate_lots
from lcc.figure.figure import cents
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said

BY_PRICE = {"method": "lowest_price", "motivation": "All else is specified."}
LIFE = 6
"""Shorter than the horizon of ten years, which cuts the second one off."""


def tender(**changes: Any) -> Tender:
    return make.tender(**{"award": BY_PRICE, "discount": {"rate": 0.03, "basis": "nominal"}, **changes})


def cost(amount: float, phase: str = "purchase", **parts: Any) -> dict[str, Any]:
    return {"name": "Delivery", "phase": phase, "amount": amount, "index": "general", **parts}


def price_of(found: Tender, offer: dict[str, Any]) -> float:
    [one] = evaluate(found, [make.bid(offer)]).bids
    assert one.standing.contender.cost == cents(one.price)
    return one.price


def outcome(found: Tender, **offers: dict[str, Any]) -> Evaluation:
    return evaluate(found, [make.bid(offer, name=name) for name, offer in offers.items()])


def of_kind(kind: str, evaluation: Evaluation) -> list[Message]:
    return [check for check in evaluation.checks if check.code == kind]


def test_a_price_that_was_moved_to_a_cost_of_purchase_wins_nothing() -> None:
    moved = make.offer(make.purchase(1.0, 10), costs=[cost(1000.0, at_year=0)])
    found = outcome(tender(), shift=moved, fair=make.offer(make.purchase(500.0, 10)))
    assert [(one.bid.name, one.standing.score) for one in found.bids] == [("fair", 500.0), ("shift", 1001.0)]


@pytest.mark.parametrize("residual", ["straight_line", "annuity", "none"])
@pytest.mark.parametrize("comparison", ["common_horizon", "equivalent_annual_cost"])
@pytest.mark.parametrize("per", ["unit", "bid"])
def test_what_is_paid_with_each_life_costs_as_much_as_a_price(residual: str, comparison: str, per: str) -> None:
    """With the second life, and what of it the horizon cuts off; also for all units together."""
    found = tender(residual_value=residual, comparison=comparison, inflation=0.02)
    moved = cost(900.0, at_year=0, with_each_life=True, per=per)
    whole, split = make.purchase(1000.0, LIFE), make.offer(make.purchase(100.0, LIFE), costs=[moved])
    assert price_of(found, split) == pytest.approx(price_of(found, make.offer(whole)))


@pytest.mark.parametrize(
    "schedule", [{}, {"every_years": 3}, {"at_year": 10}, {"at_year": 2, "with_each_life": True}]
)
def test_on_any_schedule_all_of_purchase_is_price_and_nothing_else_is(schedule: dict[str, Any]) -> None:
    found = tender(residual_value="annuity")
    bare, bought, kept_up = (
        evaluate(found, [make.bid(make.offer(make.purchase(100.0, LIFE), costs=costs))]).bids[0]
        for costs in ([], [cost(50.0, **schedule)], [cost(50.0, "maintenance", **schedule)])
    )
    assert bought.price == pytest.approx(bought.life_cycle_cost)
    assert bought.price > bare.price
    assert kept_up.price == pytest.approx(bare.price)
    assert kept_up.life_cycle_cost == pytest.approx(bought.life_cycle_cost)


@pytest.mark.parametrize(
    "model",
    [
        make.purchase(
            1000.0, LIFE, instalments=[{"after_months": 0, "share": 0.1}, {"after_months": 60, "share": 0.9}]
        ),
        {"kind": "lease", "payment": 90.0, "every_months": 12, "term_months": 72, "upfront": 300.0, "return_cost": 20.0,
         "renewals": [{"months": 48, "payment": 60.0}]},
        {"kind": "deposit", "deposit": 500.0, "price": 200.0, "cycle_months": 72, "return_rate": 0.9,
         "return_cost": 10.0, "index": "fixed"},
        {"kind": "buy_back", "price": 1000.0, "service_life_years": 12,
         "buy_back": [{"after_years": 10, "share_of_price": 0.4}]},
    ],
)  # fmt: skip
def test_all_that_a_business_model_asks_and_gives_back_is_its_price(model: dict[str, Any]) -> None:
    """Instalments, upfront, renewals, return costs, deposits that come back, and what of each the horizon settles."""
    [one] = evaluate(tender(), [make.bid(make.offer(model))]).bids
    assert one.price == pytest.approx(one.life_cycle_cost)


def test_in_a_lot_as_well() -> None:
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in ("thing", "other")]
    parts = [{"id": item["id"], "title": item["name"], "items": [item["id"]]} for item in items]
    moved = make.offer(make.purchase(1.0), costs=[cost(1000.0, at_year=0)])
    bids = [make.bid(moved, name="shift"), make.bid(make.offer(make.purchase(500.0)), name="fair")]
    first = evaluate_lots(tender(items=items, lots={"parts": parts}), bids).lots["thing"]
    assert first is not None
    assert [(one.bid.name, one.standing.score) for one in first.bids] == [("fair", 500.0), ("shift", 1001.0)]


def test_costs_beside_the_price_are_named_with_what_they_come_to() -> None:
    found = tender(discount={"rate": 0.0}, carbon_price={2027: 0.1})
    beside = make.offer(
        make.purchase(100.0),
        costs=[cost(4.0, "maintenance"), cost(7.0, at_year=0)],
        end_of_life={"disposal": 25.0},
        carbon={"production_kg": 10.0},
    )
    evaluation = outcome(
        found, beside=beside, bare=make.offer(make.purchase(100.0), carbon={"production_kg": 10.0})
    )
    [check] = of_kind("costs_beside_price", evaluation)
    # 4 a year over ten years, and 25 at the end; emissions are no money that is asked, and 7 is price.
    assert (check.bids, check.context["phases"]) == (("beside",), ("maintenance", "disposal"))
    assert (check.context["beside"], check.context["price"]) == pytest.approx((65.0, 107.0))
    assert "Beside its price of 107.00 beside has 65.00 for Maintenance, Disposal" in said(check).line.say(
        translator("en")
    )


def test_by_year_they_are_said_by_year() -> None:
    found = tender(comparison="equivalent_annual_cost")
    [check] = of_kind(
        "costs_beside_price",
        outcome(found, a=make.offer(make.purchase(100.0, LIFE), costs=[cost(4.0, "maintenance", index="fixed")])),
    )
    assert check.context["beside"] == pytest.approx(4.0)


def test_where_all_costs_count_there_is_nothing_to_say() -> None:
    found = make.tender()
    assert (
        of_kind("costs_beside_price", outcome(found, a=make.offer(make.purchase(), costs=[cost(1.0, "use")])))
        == []
    )


@pytest.mark.parametrize("symbolic", [0.01, 0.5, 0.99])
def test_a_symbolic_price_is_named_however_many_others_ask_one(symbolic: float) -> None:
    prices = {"a": symbolic, "b": symbolic, "c": symbolic, "d": 100.0}
    service = {"costs": [cost(30.0, "maintenance")]}
    evaluation = outcome(
        make.tender(), **{name: make.offer(make.purchase(price), **service) for name, price in prices.items()}
    )
    assert [(check.bids, check.context["most"]) for check in of_kind("symbolic_price", evaluation)] == [
        ((name,), 100.0) for name in "abc"
    ]


def test_a_low_price_is_no_symbolic_one() -> None:
    evaluation = outcome(make.tender(), a=make.offer(make.purchase(1.1)), b=make.offer(make.purchase(100.0)))
    assert of_kind("symbolic_price", evaluation) == []


def test_a_lease_is_beside_a_purchase_by_all_of_its_payments() -> None:
    lease = {"kind": "lease", "payment": 0.9, "every_months": 1, "term_months": 120, "index": "fixed"}
    evaluation = outcome(make.tender(), a=make.offer(lease), b=make.offer(make.purchase(100.0)))
    assert of_kind("symbolic_price", evaluation) == []
