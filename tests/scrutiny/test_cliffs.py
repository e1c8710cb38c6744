"""Jumps at another use and at more losses: hand-worked, and what rises in proportion stays unsaid."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said


def of_use(**item: Any) -> Tender:
    thing = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 100, **item}
    return make.tender(items=[thing])


def checks_of(model: dict[str, Any], tender: Tender | None = None) -> list[Message]:
    found = evaluate(tender or of_use(), [make.bid(make.offer(model), name="One")]).checks
    return [check for check in found if check.code != "one_bid"]


def per_use(*tiers: tuple[float | None, float], **parts: Any) -> dict[str, Any]:
    table = [{"fee_per_use": fee, **({} if bound is None else {"up_to": bound})} for bound, fee in tiers]
    return {"kind": "pay_per_use", "tiers": table, **parts}


def test_a_tier_that_ends_at_the_stated_use() -> None:
    # 100 x 1 a year; at 120 uses 100 + 20 x 50.
    [check] = checks_of(per_use((100.0, 1.0), (None, 50.0)))
    assert (check.code, check.path) == ("jump_in_use", ("offers", 0, "business_model", "tiers"))
    assert check.context == pytest.approx({"item": "thing", "share": 1.2, "inside": 100.0, "then": 1100.0})
    assert "at 120 % of the use stated" in said(check).line.say(translator("en"))


def test_a_discount_on_all_uses_that_is_lost_below_the_stated_use() -> None:
    # 100 x 1 a year; at 80 uses 80 x 2.
    [check] = checks_of(per_use((99.0, 2.0), (None, 1.0), tier_basis="whole_volume"))
    assert check.context == pytest.approx({"item": "thing", "share": 0.8, "inside": 100.0, "then": 160.0})


@pytest.mark.parametrize(
    "model",
    [
        per_use((50.0, 1.5), (110.0, 1.0), (None, 0.8)),
        per_use((90.0, 1.1), (None, 1.0), tier_basis="whole_volume"),
        {"kind": "pay_per_use", "fee_per_use": 1.0, "minimum_use_per_year": 100.0},
    ],
)
def test_fees_that_fall_with_use_and_a_minimum_are_silent(model: dict[str, Any]) -> None:
    assert checks_of(model) == []


def deposit(**parts: Any) -> dict[str, Any]:
    return {
        "kind": "deposit",
        "deposit": 1000.0,
        "cycle_months": 120,
        "return_rate": 0.99,
        "price": 900.0,
        **parts,
    }


def test_a_charge_far_above_what_the_thing_is_worth() -> None:
    # 900 + 10 of the deposit + 300 of the charge; ten points less: 900 + 110 + 3,300.
    [check] = checks_of(deposit(charge_per_lost_unit=30_000.0))
    assert (check.code, check.path) == ("jump_in_loss", ("offers", 0, "business_model", "return_rate"))
    assert check.context == pytest.approx(
        {
            "item": "thing",
            "stated": 0.99,
            "share": 0.89,
            "lost": 31_000.0,
            "worth": 1900.0,
            "inside": 121.0,
            "then": 431.0,
        }
    )
    assert checks_of(deposit(charge_per_lost_unit=30_000.0), of_use(return_rate=0.9)) == []


def test_a_deposit_that_is_lost_itself_and_a_charge_of_what_the_thing_is_worth_are_silent() -> None:
    assert checks_of(deposit(return_rate=0.9, price=200.0)) == []
    assert checks_of(deposit(return_rate=0.9, deposit=100.0, charge_per_lost_unit=800.0)) == []


def test_a_deposit_of_short_cycles_that_is_paid_by_what_is_lost() -> None:
    # 4 of 50 a month, 48 a year; two points less is 60.
    often = {"kind": "deposit", "deposit": 50.0, "cycle_months": 1, "return_rate": 0.92, "price": 0.1}
    [check] = checks_of(often)
    assert check.code == "paid_by_losses"
    assert check.context["share"] == pytest.approx(0.9)
    assert check.context["then"] == pytest.approx(61.2)
    assert checks_of({**often, "price": 10.0}) == []


def pool(**parts: Any) -> dict[str, Any]:
    model = {
        "kind": "pool",
        "units_in_circulation": 10,
        "deposit": 1.0,
        "loss_per_trip": 0.001,
        "fee_per_trip": 1.0,
    }
    return {**model, **parts}


def test_losses_of_a_pool() -> None:
    [check] = checks_of(pool(charge_per_lost_unit=500.0))
    assert check.code == "jump_in_loss"
    assert check.context["share"] == pytest.approx(0.101)
    assert checks_of(pool(loss_per_trip=0.02)) == []


def test_a_pool_that_asks_money_for_what_is_lost() -> None:
    # 100 trips a year for 1, one of which loses a unit, at 36.80; at 3 % three.
    paid = {"units_in_circulation": 1, "deposit": 0.0, "loss_per_trip": 0.01, "fee_per_trip": 0.01}
    [check] = checks_of(pool(**paid, charge_per_lost_unit=36.8))
    assert (check.code, check.path) == ("paid_by_losses", ("offers", 0, "business_model", "loss_per_trip"))
    words = {"item": "thing", "stated": 0.01, "share": 0.03, "lost": 36.8, "inside": 37.8, "then": 111.4}
    assert check.context == pytest.approx(words)
    assert "asks 36.80 for each thing lost" in said(check).line.say(translator("en"))
    assert checks_of(pool(**paid, charge_per_lost_unit=36.8), of_use(loss_per_trip=0.02)) == []
