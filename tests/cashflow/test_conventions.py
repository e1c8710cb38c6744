"""What richer offers compile to, line by line; and VAT on every one of them."""

from typing import Any

import pytest
from hypothesis import given

import make
import strategies
from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.model import Bid, Tender
from lcc.record.record import value_at

USED = [{"id": "thing", "name": "Thing", "quantity": 2, "unit": "piece", "use_per_year": 100}]
VAT = {"treatment": "mixed", "cost_share": 0.5, "rates": {"standard": 0.2, "reduced": 0.1}}
FULL: dict[str, dict[str, Any]] = {
    "purchase": {
        "kind": "purchase", "price": 100.0, "service_life_years": 6, "resale_value": 10.0,
        "instalments": [{"after_months": 0, "share": 0.25}, {"after_months": 6, "share": 0.75}],
    },
    "buy_back": {
        "kind": "buy_back", "price": 100.0, "service_life_years": 6,
        "buy_back": [{"after_years": 4, "share_of_price": 0.5}, {"after_years": 6, "share_of_price": 0.2}],
    },
    "lease": {
        "kind": "lease", "payment": 12.0, "every_months": 12, "term_months": 24, "upfront": 30.0, "return_cost": 8.0,
        "renewals": [{"months": 24, "payment": 6.0}], "early_end_cost": 5.0,
    },
    "option": {
        "kind": "lease", "payment": 12.0, "every_months": 12, "term_months": 24, "return_cost": 8.0,
        "purchase_option": {"price": 40.0, "service_life_years": 7},
    },
    "deposit": {
        "kind": "deposit", "deposit": 50.0, "cycle_months": 48, "return_rate": 0.9, "price": 20.0, "return_cost": 4.0,
        "interest": 0.1, "charge_per_lost_unit": 30.0,
    },
    "pool": {
        "kind": "pool", "units_in_circulation": 10, "deposit": 2.0, "loss_per_trip": 0.03, "fee_per_trip": 0.25,
        "charge_per_lost_unit": 1.5, "fixed_fee_per_year": 7.0,
    },
    "pay_per_use": {"kind": "pay_per_use", "fee_per_use": 0.5, "fixed_fee_per_year": 7.0, "minimum_use_per_year": 120},
}  # fmt: skip
AROUND = {
    "end_of_life": {"demolition": 3.0, "disposal": 2.0},
    "costs": [{"name": "Cleaning", "phase": "maintenance", "amount": 5.0}],
    "take_back": [{"material": "steel", "mass": 4.0, "price_per_kg": 0.5}],
}


def lines(model: dict[str, Any], parts: dict[str, Any] | None = None, **changes: Any) -> list[Line]:
    tender = make.tender(**{"items": USED, "purchase_options": "exercised", **changes})
    return compile_bid(tender, make.bid(make.offer(model, **(parts or {}))))


def told(model: dict[str, Any], **changes: Any) -> list[tuple[str, str, float, tuple[int, ...], int]]:
    return [
        (line.phase, line.label, round(line.amount.value, 6), tuple(line.schedule), line.price_lag_months)
        for line in lines(model, **changes)
    ]


def test_instalments_are_paid_at_the_price_of_the_start_and_credited_as_paid() -> None:
    assert told({**FULL["purchase"], "resale_basis": "guaranteed"}) == [
        ("purchase", "Purchase price", 50, (0, 72, 2), 0),
        ("purchase", "Purchase price", 150, (6, 72, 2), 6),
        ("residual_value", "Share of the last life beyond the horizon", pytest.approx(-200 / 3), (120, 12, 1), 48),
        ("residual_value", "Resale value", -20, (72, 72, 1), 0),
        ("residual_value", "Resale value", pytest.approx(-40 / 3, abs=1e-6), (144, 12, 1), 0),
    ]


def test_an_instalment_at_or_after_the_horizon_is_paid_there_and_credited_for_the_rest_of_the_life() -> None:
    model = make.purchase(
        100.0, 10, instalments=[{"after_months": 0, "share": 0.5}, {"after_months": 48, "share": 0.5}]
    )
    assert told(model, horizon_years=4) == [
        ("purchase", "Purchase price", 100, (0, 120, 1), 0),
        ("purchase", "Purchase price", 100, (48, 12, 1), 48),
        ("residual_value", "Share of the last life beyond the horizon", -120, (48, 12, 1), 48),
    ]


def test_expected_resale_is_cut_and_guaranteed_resale_is_not() -> None:
    for basis, received in (("expected", -12), ("guaranteed", -20)):
        model = make.purchase(100.0, 10, resale_value=10.0, resale_basis=basis)
        assert told(model, expected_resale_haircut=0.4)[-1][2] == received


def test_a_lease_with_renewals_that_the_horizon_cuts_off() -> None:
    assert told(FULL["lease"]) == [
        ("purchase", "Upfront payment", 60, (0, 48, 3), 0),
        ("residual_value", "Share of the last life beyond the horizon", -30, (120, 12, 1), 24),
        ("use", "Lease payment", 24, (0, 48, 3), 0),
        ("use", "Lease payment", 24, (12, 48, 3), 0),
        ("use", "Lease payment", 12, (24, 48, 2), 0),
        ("use", "Lease payment", 12, (36, 48, 2), 0),
        ("residual_value", "Share of the last life beyond the horizon", -6, (96, 12, 2), 0),
        ("use", "Lease payment", 0, (120, 12, 1), 0),
        ("disposal", "Return cost", 16, (48, 48, 2), 0),
        ("disposal", "Return cost", 8, (120, 12, 1), 0),
    ]


@pytest.mark.parametrize(("years", "ends", "cost"), [(10, True, [10]), (10, False, []), (8, True, [])])
def test_an_early_end_costs_where_contracts_end_at_the_horizon(years: int, ends: bool, cost: list[float]) -> None:
    found = told(FULL["lease"], horizon_years=years, contracts_end_at_horizon=ends)
    assert [row[2] for row in found if row[1] == "Early end"] == cost


def test_a_purchase_option_that_is_used_ends_the_payments() -> None:
    """Two years of lease, then bought: at year ten three of the second seven years are used."""
    assert told(FULL["option"]) == [
        ("use", "Lease payment", 24, (0, 12, 2), 0),
        ("use", "Lease payment", 24, (84, 12, 2), 0),
        (
            "residual_value",
            "Share of the last life beyond the horizon",
            pytest.approx(-24 * 4 / 7, abs=1e-6),
            (84, 12, 2),
            0,
        ),
        ("purchase", "Purchase option", 80, (24, 84, 2), 0),
        (
            "residual_value",
            "Share of the last life beyond the horizon",
            pytest.approx(-80 * 4 / 7, abs=1e-6),
            (120, 12, 1),
            12,
        ),
    ]


@pytest.mark.parametrize(
    ("years", "paid"),
    [
        (1, [(80 / 7, 12)]),
        (2, [(160 / 7, 24)]),
        (3, [(80, 24)]),
        (9, [(80, 24), (160 / 7, 108)]),
        (10, [(80, 24)]),
    ],
)
def test_an_option_that_is_used_at_the_horizon_or_later_is_owed_for_its_share(
    years: int, paid: list[tuple[float, int]]
) -> None:
    found = [row for row in told(FULL["option"], horizon_years=years) if row[1] == "Purchase option"]
    assert [row[3][0] for row in found] == [month for _amount, month in paid]
    assert [row[2] for row in found] == pytest.approx([amount for amount, _month in paid], abs=1e-6)


def test_a_purchase_option_that_is_not_used_changes_nothing() -> None:
    model = {name: part for name, part in FULL["option"].items() if name != "purchase_option"}
    assert told(FULL["option"], purchase_options="not_exercised") == told(model)


def test_a_deposit_with_interest_and_a_charge_for_what_is_lost() -> None:
    assert told(FULL["deposit"]) == [
        ("purchase", "Purchase price", 40, (0, 48, 3), 0),
        ("residual_value", "Share of the last life beyond the horizon", -20, (120, 12, 1), 24),
        ("purchase", "Deposit paid", 100, (0, 48, 3), 0),
        ("residual_value", "Deposit returned", pytest.approx(-90 * 1.1**4, abs=1e-6), (48, 48, 2), 48),
        ("residual_value", "Deposit returned", pytest.approx(-90 * 1.1**2, abs=1e-6), (120, 12, 1), 24),
        ("disposal", "Charge for lost units", 6, (48, 48, 2), 0),
        ("disposal", "Charge for lost units", 6, (120, 12, 1), 0),
        ("disposal", "Return cost", 8, (48, 48, 2), 0),
        ("disposal", "Return cost", 4, (120, 12, 1), 0),
    ]


def test_a_pool_is_kept_up_and_its_deposit_comes_back() -> None:
    assert told(FULL["pool"]) == [
        ("purchase", "Deposit paid", 40, (0, 12, 1), 0),
        ("residual_value", "Deposit returned", -40, (120, 12, 1), 0),
        ("use", "Replacement of lost units", 12, (12, 12, 10), 0),
        ("use", "Charge for lost units", 9, (12, 12, 10), 0),
        ("use", "Fee per trip", 50, (12, 12, 10), 0),
        ("use", "Fixed fee", 14, (12, 12, 10), 0),
    ]
    assert [line.index for line in lines(FULL["pool"])] == [*["fixed"] * 3, *["general"] * 3]


@pytest.mark.parametrize(
    ("use", "each", "whole"), [(5, 10.0, 10.0), (50, 100.0, 100.0), (100, 150.0, 100.0), (200, 190.0, 80.0)]
)
def test_tiers_count_the_use_of_all_units_together(use: float, each: float, whole: float) -> None:
    """Two units: up to 100 uses at 1.00, up to 200 at 0.50, beyond at 0.20."""
    items = [{**USED[0], "use_per_year": use}]
    tiers = [{"up_to": 100, "fee_per_use": 1.0}, {"up_to": 200, "fee_per_use": 0.5}, {"fee_per_use": 0.2}]
    for basis, fee in (("each_tier", each), ("whole_volume", whole)):
        model = {"kind": "pay_per_use", "tiers": tiers, "tier_basis": basis}
        assert told(model, items=items) == [("use", "Fee for use", fee, (12, 12, 10), 0)]


def test_one_tier_is_a_fee() -> None:
    assert told({"kind": "pay_per_use", "tiers": [{"fee_per_use": 0.5}]})[0][2] == 100


def test_use_by_year_goes_on_as_in_the_last_one() -> None:
    items = [{**USED[0], "use_per_year": [10, 130, 50]}]
    assert [row[2:4] for row in told(FULL["pay_per_use"], items=items)] == [
        (14, (12, 12, 10)), (120, (12, 12, 1)), (130, (24, 12, 1)), (120, (36, 12, 8)),
    ]  # fmt: skip
    assert [row[2:4] for row in told(FULL["pay_per_use"], items=items, horizon_years=2)][1:] == [
        (120, (12, 12, 1)), (130, (24, 12, 1)),
    ]  # fmt: skip


def test_an_option_counts_for_its_weight() -> None:
    items = [{**USED[0], "option_weight": 0.25}]
    assert told(make.purchase(), items=items)[0][2] == 50


def test_take_back_is_received_or_paid_at_the_end_of_each_life() -> None:
    taken = [
        {"material": "steel", "mass": 4.0, "price_per_kg": 0.5},
        {"material": "wood", "mass": 3.0, "price_per_kg": -1.0},
    ]
    found = lines(make.purchase(0.0, 6), {"take_back": taken})[2:]
    assert [(line.phase, line.name, round(line.amount.value, 6), tuple(line.schedule)) for line in found] == [
        ("residual_value", "steel", -4, (72, 72, 1)),
        ("residual_value", "steel", pytest.approx(-4 * 2 / 3, abs=1e-6), (144, 12, 1)),
        ("disposal", "wood", 6, (72, 72, 1)),
        ("disposal", "wood", 4, (120, 12, 1)),
    ]


@pytest.mark.parametrize(
    ("moment", "schedules"),
    [
        ({}, [(36, 12, 4), (108, 12, 2), (120, 12, 1)]),
        ({"every_years": 1}, [(24, 12, 4), (96, 12, 2), (120, 12, 1)]),
        ({"every_years": 5}, [(60, 72, 1), (120, 12, 1)]),
        ({"at_year": 3, "with_each_life": True}, [(36, 72, 2)]),
        ({"at_year": 1, "with_each_life": True}, []),
        ({"at_year": 1}, []),
        ({"at_year": 2}, [(24, 12, 1)]),
        ({"at_year": 6}, []),
        ({"at_year": 10}, [(120, 12, 1)]),
    ],
)
def test_under_warranty_a_cost_is_zero_in_the_first_years_of_each_life(
    moment: dict[str, Any], schedules: list[tuple[int, int, int]]
) -> None:
    cost = {"name": "Repair", "phase": "maintenance", "amount": 1.0, "warranty_years": 2, **moment}
    found = lines(make.purchase(0.0, 6), {"costs": [cost]})
    assert [tuple(line.schedule) for line in found if line.phase == "maintenance"] == schedules


def test_mki_of_a_life_falls_at_its_start_and_that_of_use_every_year() -> None:
    impacts = {"weighting_set": "A2", "impacts": {"GWP-total": 10.0, "ODP": 0.5}, "per_year": 2.0}
    found = lines(make.purchase(0.0, 8), {"mki": impacts}, mki={"weighting_set": "A2"})[2:]
    assert [(line.label, round(line.amount.value, 6), tuple(line.schedule), line.index) for line in found] == [
        ("MKI", 34.32, (0, 96, 1), "mki"),
        ("MKI", 8.58, (96, 12, 1), "mki"),
        ("MKI of use", 4, (12, 12, 10), "mki"),
    ]


def test_category_3_is_raised_and_resources_have_their_own_mki() -> None:
    parts = {
        "mki": {"weighting_set": "A1", "per_life": 10.0, "per_year": 1.0, "category_3": True},
        "consumption": [{"resource": "kwh", "per_year": 5.0}],
    }
    resources = {"kwh": {"unit": "kWh", "price": 0.0, "mki": 0.1, "co2_kg": 1.0}}
    found = lines(make.purchase(0.0, 10), parts, mki={"weighting_set": "A1"}, resources=resources)
    assert [(line.label, line.name, round(line.amount.value, 6)) for line in found if line.index == "mki"] == [
        ("MKI", "", 26), ("MKI of use", "", 2.6), ("MKI of consumption", "kwh", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("name", FULL)
def test_vat_that_is_a_cost_raises_every_line_by_its_rate(name: str) -> None:
    """Standard on what stands around the business model, reduced on the model itself; half of it is a cost."""
    fields = {"vat": "reduced"} | ({"deposit_vat": "reduced"} if name in ("deposit", "pool") else {})
    resources = {"kwh": {"unit": "kWh", "price": 0.3}}
    parts = {**AROUND, "consumption": [{"resource": "kwh", "per_year": 5.0}]}
    plain = lines(FULL[name], parts, resources=resources)
    raised = lines({**FULL[name], **fields}, parts, vat=VAT, resources=resources)
    around = sum(line.source[2] != "business_model" for line in plain)
    owned = name in ("purchase", "buy_back", "option")
    pairs = zip(plain, raised, strict=True)
    factors = [with_vat.amount.value / line.amount.value for line, with_vat in pairs if line.amount.value]
    assert factors == pytest.approx([1.05] * (len(factors) - around) + [1.1] * around)
    assert around >= (5 if owned else 2)


def test_a_deposit_may_fall_under_another_rate_than_the_price() -> None:
    found = lines(
        {**FULL["deposit"], "deposit_vat": "reduced"}, vat={**VAT, "treatment": "cost", "cost_share": 1.0}
    )
    assert {line.label: round(line.amount.value, 6) for line in found if line.phase == "purchase"} == {
        "Purchase price": 48, "Deposit paid": 110,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("model", "years"),
    [
        ("purchase", 6),
        ("buy_back", 6),
        ("lease", 4),
        ("option", 7),
        ("deposit", 4),
        ("pool", 10),
        ("pay_per_use", 10),
    ],
)
def test_compared_by_year_each_offer_is_valued_over_its_own_life(model: str, years: int) -> None:
    found = lines(FULL[model], AROUND, comparison="equivalent_annual_cost")
    [cleaning] = [line for line in found if line.phase == "maintenance"]
    assert cleaning.schedule.payments == years
    assert max(line.schedule.first_month for line in found) <= 12 * years
    assert "Share of the last life beyond the horizon" not in {line.label for line in found}


def test_a_tender_without_mki_or_carbon_price_has_no_external_costs() -> None:
    parts = {"mki": {"weighting_set": "A1", "per_life": 1.0}, "carbon": {"production_kg": 1.0}}
    tender: Tender = make.tender(items=USED)
    assert "externalities" not in {
        line.phase for line in compile_bid(tender, make.bid(make.offer(make.purchase(), **parts)))
    }


@given(strategies.comparisons(most_bids=1))
def test_every_line_says_which_field_it_came_from(comparison: tuple[Tender, list[Bid]]) -> None:
    tender, [bid] = comparison
    for line in compile_bid(tender, bid):
        assert value_at(bid, line.source) is not None
        assert line.source[:2] == ("offers", line.offer)


def test_what_stands_around_a_business_model_is_named() -> None:
    resources = {"kwh": {"unit": "kWh", "price": 0.3, "co2_kg": 0.4, "index": "fixed"}}
    parts = {
        **AROUND,
        "consumption": [{"resource": "kwh", "per_year": 5.0, "phase": "management"}],
        "carbon": {"production_kg": 7.0, "end_of_life_kg": 1.0},
    }
    found = lines(make.purchase(0.0, 10), parts, resources=resources, carbon_price={2030: 0.1})[1:]
    told = [(line.phase, line.label, line.name, line.index, round(line.amount.value, 6)) for line in found]
    assert told == [
        ("maintenance", "", "Cleaning", "general", 10),
        ("management", "", "kwh", "fixed", 3),
        ("demolition", "Demolition", "", "general", 6),
        ("disposal", "Disposal", "", "general", 4),
        ("residual_value", "Take-back", "steel", "general", -4),
        ("externalities", "Emissions of production", "", "carbon_price", 14),
        ("externalities", "Emissions at the end of life", "", "carbon_price", 2),
        ("externalities", "Emissions of consumption", "kwh", "carbon_price", 4),
    ]


def test_an_mki_of_zero_is_stated_and_use_that_is_not_stated_gives_no_line() -> None:
    found = lines(
        make.purchase(0.0, 10), {"mki": {"weighting_set": "A1", "per_life": 0.0}}, mki={"weighting_set": "A1"}
    )
    assert [(line.label, line.amount.value) for line in found[1:]] == [("MKI", 0)]
