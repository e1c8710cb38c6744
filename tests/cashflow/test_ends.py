"""Where use, a contract or a life ends, and what no longer falls after it."""

from typing import Any

import pytest

import make
from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line
from lcc.checks.agreement import disagreements
from lcc.model import Tender


def named(tender: Tender, model: dict[str, Any], cost: dict[str, Any]) -> list[tuple[float, int, int, int]]:
    """Return amount and schedule of each line of a cost."""
    lines = compile_bid(tender, make.bid(make.offer(model, costs=[{"name": "x", "phase": "use", **cost}])))
    return [(line.amount.value, *line.schedule) for line in lines if line.name == "x"]


def bought_back(years: float) -> dict[str, Any]:
    steps = [{"after_years": 30, "share_of_price": 0.1}]
    return {"kind": "buy_back", "price": 100.0, "service_life_years": years, "buy_back": steps}


@pytest.mark.parametrize(
    ("life", "cost"),
    [(6, {"every_years": 6}), (1.5, {"warranty_years": 1}), (6, {"warranty_years": 5})],
)
def test_what_would_fall_later_in_a_life_does_not_fall_where_the_product_is_taken_back(
    life: float, cost: dict[str, Any]
) -> None:
    """It falls at the end of a full life at the earliest, and so not in the one that is half over."""
    found = named(make.tender(), bought_back(life), {"amount": 4.0, **cost})
    assert all((month + every * (number - 1)) % (12 * life) == 0 for _amount, month, every, number in found)


USED = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 5.0}]
FEE = {"kind": "pay_per_use", "fee_per_use": 1.0}


@pytest.mark.parametrize("life", [{}, {"service_life_years": 3}])
def test_costs_of_what_is_paid_by_use_follow_no_life_however_long_the_product_lasts(
    life: dict[str, float],
) -> None:
    tender, cost = make.tender(items=USED), {"name": "x", "phase": "use", "amount": 4.0}
    assert named(tender, FEE | life, {"amount": 4.0, "every_years": 4}) == [(4.0, 48, 48, 2), (2.0, 120, 12, 1)]
    under_warranty = make.bid(make.offer(FEE | life, costs=[cost | {"warranty_years": 2}]))
    assert [one.code for one in disagreements(tender, under_warranty)] == ["warranty_without_life"]


def test_what_is_leased_first_lasts_as_long_as_the_lease_whatever_the_longest_life() -> None:
    option = {"price": 7.0, "service_life_years": 12}
    lease = {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 60, "purchase_option": option}
    items = [USED[0] | {"longest_life_years": 2}]
    tender = make.tender(items=items, purchase_options="exercised")
    lines = compile_bid(tender, make.bid(make.offer(lease)))
    assert [(line.label, *line.schedule) for line in lines] == [
        ("Lease payment", 0, 12, 10),
        ("Purchase option", 60, 60, 2),
    ]


def test_a_price_that_the_authority_receives_in_instalments_comes_on_its_own_days() -> None:
    items = [USED[0] | {"revenue": True}]
    instalments = [{"after_months": 0, "share": 0.25}, {"after_months": 150, "share": 0.75}]
    sold = make.purchase(-120.0, 20, instalments=instalments)
    lines: list[Line] = compile_bid(make.tender(items=items), make.bid(make.offer(sold)))
    counted = [line for line in lines if line.amount.value]
    assert [(one.phase, one.amount.value, one.schedule.first_month, one.reason) for one in counted] == [
        ("purchase", -30.0, 0, ""),
        ("purchase", pytest.approx(-30.0), 150, "to_come"),
    ]


@pytest.mark.parametrize(
    ("months", "days"),
    [(12, [12, 24]), (18, [18, 30]), (11, [11, 23])],
)
def test_what_the_authority_is_paid_after_a_life_that_is_cut_short_counts_on_its_own_day(
    months: int, days: list[int]
) -> None:
    """The item lasts a year at the longest, the product two: its instalment falls after the life, or the horizon."""
    items = [
        {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True, "longest_life_years": 1}
    ]
    sold = make.purchase(-100.0, 2, instalments=[{"after_months": months, "share": 1.0}])
    lines = compile_bid(make.tender(horizon_years=2, items=items), make.bid(make.offer(sold)))
    received = [
        (line.schedule.first_month + k * line.schedule.every_months, line.amount.value)
        for line in lines
        for k in range(line.schedule.payments)
    ]
    assert sorted(received) == [(day, -100.0) for day in days]
