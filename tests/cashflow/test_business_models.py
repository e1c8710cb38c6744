"""Which lines each business model emits."""

from typing import Any

import pytest

import make
from lcc.cashflow.compile import compile_bid
from lcc.figure.figure import Figure, Given, larger
from lcc.model import Tender

Row = tuple[str, float, int, int, int, int]


def rows(tender: Tender, model: dict[str, Any], **parts: Any) -> list[Row]:
    """Return phase, amount, first month, months between, payments and price lag of each line."""
    lines = compile_bid(tender, make.bid(make.offer(model, **parts)))
    return [(line.phase, round(line.amount.value, 6), *line.schedule, line.price_lag_months) for line in lines]


def test_purchase_credits_the_life_beyond_the_horizon() -> None:
    assert rows(make.tender(), make.purchase(100.0, 6)) == [
        ("purchase", 100, 0, 72, 2, 0),
        ("residual_value", pytest.approx(-100 / 3), 120, 12, 1, 48),
    ]


def test_purchase_without_residual_value_counts_the_last_life_whole() -> None:
    model = make.purchase(100.0, 6, resale_value=10.0)
    assert rows(make.tender(residual_value="none"), model, end_of_life={"disposal": 5.0}) == [
        ("purchase", 100, 0, 72, 2, 0),
        ("residual_value", -10, 72, 72, 1, 0),
        ("residual_value", -10, 144, 12, 1, 0),
        ("disposal", 5, 72, 72, 1, 0),
        ("disposal", 5, 120, 12, 1, 0),
    ]


def test_resale_counts_for_its_share_on_the_day_on_which_it_is_received() -> None:
    assert rows(make.tender(), make.purchase(100.0, 5, resale_value=10.0))[1:] == [
        ("residual_value", -10, 60, 60, 2, 0)
    ]
    assert rows(make.tender(), make.purchase(100.0, 6, resale_value=30.0))[2:] == [
        ("residual_value", -30, 72, 72, 1, 0),
        ("residual_value", pytest.approx(-20), 144, 12, 1, 0),
    ]


@pytest.mark.parametrize(("life", "share"), [(1, 0.4), (5, 0.3), (8, 0.2), (9, 0.1), (25, None)])
def test_buy_back_pays_a_share_in_a_straight_line_between_steps(life: int, share: float | None) -> None:
    steps = [{"after_years": 2, "share_of_price": 0.4}, {"after_years": 8, "share_of_price": 0.2}]
    steps += [{"after_years": 9, "share_of_price": 0.1}]
    model = {"kind": "buy_back", "price": 100.0, "service_life_years": life, "buy_back": steps}
    found = rows(make.tender(horizon_years=25), model)
    full_lives = [row for row in found if row[0] == "residual_value" and row[2] == row[5] == 12 * life]
    expected = ("residual_value", round(-100 * (share or 0), 6), 12 * life, 12 * life, 25 // life, 12 * life)
    assert full_lives == ([expected] if share else [])


def test_buy_back_of_the_last_life_is_by_its_age_at_the_horizon() -> None:
    steps = [{"after_years": 4, "share_of_price": 0.4}, {"after_years": 6, "share_of_price": 0.1}]
    model = {"kind": "buy_back", "price": 100.0, "service_life_years": 6, "buy_back": steps}
    assert rows(make.tender(), model, end_of_life={"disposal": 1.0}) == [
        ("purchase", 100, 0, 72, 2, 0),
        ("residual_value", -10, 72, 72, 1, 72),
        ("residual_value", -40, 120, 12, 1, 48),
        ("disposal", 1, 72, 72, 1, 0),
        ("disposal", 1, 120, 12, 1, 0),
    ]


@pytest.mark.parametrize(
    ("in_advance", "schedules"),
    [
        (True, [(0, 36, 4), (12, 36, 3), (24, 36, 3)]),
        (False, [(12, 36, 4), (24, 36, 3), (36, 36, 3)]),
    ],
)
def test_lease_with_a_renewal_starts_anew_with_each_contract(
    in_advance: bool, schedules: list[tuple[int, int, int]]
) -> None:
    model = {
        "kind": "lease", "payment": 7.0, "every_months": 12, "term_months": 24, "in_advance": in_advance,
        "renewals": [{"months": 12, "payment": 5.0}],
    }  # fmt: skip
    found = rows(make.tender(horizon_years=10), model)
    assert [row[2:5] for row in found if row[0] == "use"][:3] == schedules


@pytest.mark.parametrize(
    ("in_advance", "settled"),
    [
        (True, ("residual_value", -100, 96, 24, 1)),
        (False, ("use", 100, 120, 12, 1)),
    ],
)
def test_a_period_that_the_horizon_cuts_off_is_settled(in_advance: bool, settled: tuple[object, ...]) -> None:
    """Five periods of two years over nine: half of the last one is used."""
    model = {
        "kind": "lease", "payment": 200.0, "every_months": 24, "term_months": 120, "in_advance": in_advance,
    }  # fmt: skip
    [line] = compile_bid(make.tender(horizon_years=9), make.bid(make.offer(model)))[1:]
    total = line.amount.value * line.schedule.payments
    assert (line.phase, round(total, 9)) == settled[:2]
    assert line.last_paid == 108


def test_lease_in_arrears_pays_at_the_horizon_still() -> None:
    model = {"kind": "lease", "payment": 7.0, "term_months": 48, "every_months": 6, "in_advance": False}
    assert rows(make.tender(), model) == [("use", 7, 6, 6, 20, 0)]


def test_lease_charges_what_is_paid_once_a_term_for_the_share_inside_the_horizon() -> None:
    model = {
        "kind": "lease",
        "payment": 7.0,
        "every_months": 12,
        "term_months": 96,
        "upfront": 80.0,
        "return_cost": 8.0,
    }
    assert rows(make.tender(), model) == [
        ("purchase", 80, 0, 96, 2, 0),
        ("residual_value", -60, 120, 12, 1, 24),
        ("use", 7, 0, 12, 10, 0),
        ("disposal", 8, 96, 96, 1, 0),
        ("disposal", 2, 120, 12, 1, 0),
    ]


def test_deposit_comes_back_as_it_was_paid() -> None:
    model = {"kind": "deposit", "deposit": 100.0, "cycle_months": 48, "return_rate": 0.9, "price": 40.0}
    assert rows(make.tender(), model) == [
        ("purchase", 40, 0, 48, 3, 0),
        ("residual_value", -20, 120, 12, 1, 24),
        ("purchase", 100, 0, 48, 3, 0),
        ("residual_value", -90, 48, 48, 2, 48),
        ("residual_value", -90, 120, 12, 1, 24),
    ]


@pytest.mark.parametrize(("use", "fee"), [(30, 150), (100, 200)])
def test_pay_per_use_counts_the_use_of_the_tender_but_at_least_the_minimum(use: float, fee: float) -> None:
    items = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": use}]
    model = {"kind": "pay_per_use", "fee_per_use": 2.0, "minimum_use_per_year": 75.0, "fixed_fee_per_year": 5.0}
    assert rows(make.tender(items=items), model) == [("use", 5, 12, 12, 10, 0), ("use", fee, 12, 12, 10, 0)]


def test_costs_fall_every_year_every_n_years_strictly_inside_or_once() -> None:
    def cost(**moment: Any) -> dict[str, Any]:
        return {"name": "x", "phase": "maintenance", "amount": 1.0, **moment}

    costs = [
        cost(),
        cost(yearly=True),
        cost(every_years=5),
        cost(every_years=2.5),
        cost(at_year=10),
        cost(at_year=0),
    ]
    found = rows(make.tender(yearly_costs_fall="middle"), make.purchase(), costs=costs)[1:]
    assert [row[2:5] for row in found] == [
        (6, 12, 10),
        (6, 12, 10),
        (60, 60, 1),
        (30, 30, 3),
        (120, 12, 1),
        (0, 12, 1),
    ]


def test_costs_are_per_unit_unless_for_the_bid() -> None:
    items = [{"id": "thing", "name": "Thing", "quantity": 40, "unit": "piece"}]
    costs = [{"name": "x", "phase": "use", "amount": 2.0, "per": per} for per in ("unit", "bid")]
    found = rows(make.tender(items=items), make.purchase(), costs=costs)[1:]
    assert [row[1] for row in found] == [80, 2]


def test_emissions_need_a_carbon_price() -> None:
    carbon = {"production_kg": 30.0, "end_of_life_kg": 6.0}
    assert len(rows(make.tender(), make.purchase(100.0, 8), carbon=carbon)) == 2
    priced = rows(make.tender(carbon_price={2027: 0.1}), make.purchase(100.0, 8), carbon=carbon)
    assert [row[:5] for row in priced if row[0] == "externalities"] == [
        ("externalities", 30, 0, 96, 1),
        ("externalities", 7.5, 96, 12, 1),
        ("externalities", 6, 96, 96, 1),
        ("externalities", 1.5, 120, 12, 1),
    ]


def test_an_amount_knows_the_fields_that_it_came_from() -> None:
    model = {"kind": "deposit", "deposit": 100.0, "cycle_months": 48, "return_rate": 0.9}
    returned = compile_bid(make.tender(), make.bid(make.offer(model)))[1]
    assert [(given.document, given.path[-1]) for given in returned.amount.given()] == [
        ("bid", "return_rate"),
        ("tender", "quantity"),
        ("bid", "deposit"),
    ]


def test_arithmetic_of_figures() -> None:
    three, four = Figure(3.0), Given(4.0, "bid", ("x",))
    assert [(three + four).value, (three - four).value, (1 - four).value, (three * four).value] == [7, -1, -3, 12]
    assert [(three / four).value, (-four).value, larger(three, four).value] == [0.75, -4, 4]
    assert list((three + 2).given()) == []
