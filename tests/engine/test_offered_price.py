"""What a bid asks for one unit, by hand: whatever it is bought under, and nothing of the tender's own costs in it."""

from typing import Any

import pytest

import make
from lcc.engine.offered_price import offered_prices, uses_per_year


def price(model: dict[str, Any], changes: dict[str, Any] | None = None, **offer: Any) -> float | None:
    [found] = offered_prices(make.tender(**(changes or {})), make.bid(make.offer(model, **offer)))
    return found


LEASE = {"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 60}
BUY_BACK = {
    "kind": "buy_back", "price": 320.0, "service_life_years": 7,
    "buy_back": [{"after_years": 7, "share_of_price": 0.15}],
}  # fmt: skip
PER_WASH = {"kind": "pay_per_use", "fee_per_use": 3.0, "service_life_years": 10}


def item(**changes: Any) -> dict[str, Any]:
    return {"items": [{"id": "thing", "name": "Thing", "quantity": 400, "unit": "piece", **changes}]}


@pytest.mark.parametrize(
    ("model", "changes", "by_hand"),
    [
        (make.purchase(950.0, 4), {}, 950.0),  # not 950 for each life of four years
        (make.purchase(-4.0), item(revenue=True), -4.0),
        (LEASE, {}, 12 * 20.0),
        (LEASE | {"upfront": 100.0}, {}, 12 * 20.0 + 2 * 100.0 / 10),  # two terms of five years
        (
            BUY_BACK,
            item() | {"horizon_years": 7},
            38.857143,
        ),  # (320 - 48) / 7: 400 units at 320, 15 % after 7 years
        (PER_WASH, item(use_per_year=52.0), 3.0),
        (PER_WASH, item(use_per_year=[100.0, 50.0]), 3.0),
        (PER_WASH | {"fixed_fee_per_year": 26.0}, item(use_per_year=52.0), 3.5),
        (PER_WASH, item(use_per_year=52.0, fees_paid_by="users") | {"users_cost": "shown"}, 3.0),
        (PER_WASH | {"fixed_fee_per_year": 26.0}, item(use_per_year=0.0), None),
    ],
)
def test_a_price_by_hand(model: dict[str, Any], changes: dict[str, Any], by_hand: float | None) -> None:
    assert price(model, changes) == (None if by_hand is None else pytest.approx(by_hand, abs=5e-7))


@pytest.mark.parametrize("model", [make.purchase(950.0), LEASE, BUY_BACK])
def test_it_is_the_same_whatever_the_tender_adds(model: dict[str, Any]) -> None:
    """How many are bought, VAT, an option that weighs half, and what is beside the business model."""
    plain = price(model)
    vat = {"vat": {"treatment": "cost", "rates": {"standard": 0.21}}}
    upkeep = [{"name": "Care", "phase": "maintenance", "amount": 60.0, "every_years": 1}]
    assert price(model, item()) == plain
    assert price(model, vat) == plain
    assert price(model, item(option_weight=0.5)) == plain
    assert price(model, costs=upkeep) == plain


def test_at_a_rate_a_level_payment_at_the_end_of_each_year_is_itself() -> None:
    rate = {"discount": {"rate": 0.04, "basis": "nominal"}}
    yearly = LEASE | {"payment": 240.0, "every_months": 12, "in_advance": False}
    assert price(yearly, rate) == pytest.approx(240.0)
    assert price(yearly | {"in_advance": True}, rate) == pytest.approx(240.0 * 1.04)


def test_uses_that_differ_weigh_as_money_does() -> None:
    """100 in year one and 50 in year two at 25 %: (80 + 32) / (0.8 + 0.64)."""
    tender = make.tender(discount={"rate": 0.25}, **item(use_per_year=[100.0, 50.0]))
    assert uses_per_year(tender, tender.items[0], 2) == pytest.approx(112 / 1.44)
