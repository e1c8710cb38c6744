"""The interest that offers imply, against numpy-financial and against what the rate has to do: make both equal."""

import timeit
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given

import make
import strategies
from lcc.engine.implied_interest import ImpliedInterest, implied_interest
from lcc.model import Bid, Tender

DEPOSIT = {"kind": "deposit", "deposit": 500.0, "cycle_months": 60, "return_rate": 0.9, "price": 100.0}
BUY_BACK = {
    "kind": "buy_back", "price": 1000.0, "service_life_years": 10,
    "buy_back": [{"after_years": 4, "share_of_price": 0.5}, {"after_years": 10, "share_of_price": 0.2}],
}  # fmt: skip


def implied(model: dict[str, Any], **changes: Any) -> list[ImpliedInterest]:
    return implied_interest(make.tender(**changes), make.bid(make.offer(model)))


def rates(model: dict[str, Any], **changes: Any) -> list[float | None]:
    return [one.yearly_rate for one in implied(model, **changes)]


def test_a_lease_implies_what_numpy_financial_finds() -> None:
    lease = {
        "kind": "lease",
        "payment": 250.0,
        "every_months": 12,
        "term_months": 60,
        "in_advance": False,
        "cash_price": 1000.0,
    }
    assert rates(lease) == [pytest.approx(float(npf.rate(5, -250.0, 1000.0, 0.0)))]
    extras = {"upfront": 100.0, "return_cost": 50.0}
    assert rates({**lease, **extras}) == [
        pytest.approx(float(npf.irr([-900.0, 250.0, 250.0, 250.0, 250.0, 300.0])))
    ]


def test_a_purchase_option_is_paid_at_the_end_where_it_is_used() -> None:
    option = {"price": 300.0, "service_life_years": 8}
    lease = {
        "kind": "lease",
        "payment": 200.0,
        "every_months": 12,
        "term_months": 60,
        "in_advance": False,
        "cash_price": 1000.0,
    }
    used = rates({**lease, "purchase_option": option}, purchase_options="exercised")
    assert used == [pytest.approx(float(npf.irr([-1000.0, 200.0, 200.0, 200.0, 200.0, 500.0])))]


def test_a_deposit_is_a_loan_to_the_supplier() -> None:
    # 600 is paid where 550 would buy it: 50 is lent, and 450 comes back after five years.
    assert rates({**DEPOSIT, "cash_price": 550.0}) == [pytest.approx(9 ** (1 / 5) - 1)]


def test_a_buy_back_is_a_loan_too() -> None:
    assert rates({**BUY_BACK, "cash_price": 900.0}) == [pytest.approx(2 ** (1 / 10) - 1)]


@pytest.mark.parametrize(
    "model",
    [
        {**DEPOSIT, "cash_price": 700.0},
        {"kind": "lease", "payment": 0.0, "every_months": 12, "term_months": 60, "cash_price": 1000.0},
        {
            "kind": "lease",
            "payment": 10.0,
            "every_months": 12,
            "term_months": 60,
            "upfront": 100.0,
            "cash_price": 100.0,
        },
    ],
)
def test_an_offer_that_is_better_in_every_way_implies_no_rate(model: dict[str, Any]) -> None:
    assert rates(model) == [None]


def test_without_a_cash_price_there_is_nothing_to_say() -> None:
    assert implied({"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 60}) == []
    assert implied(make.purchase()) == []


@pytest.mark.parametrize(
    ("model", "months"),
    [
        ({"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 60, "cash_price": 1000.0}, 49),
        (
            {"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 60, "cash_price": 1000.0,
             "in_advance": False},
            50,
        ),
        ({"kind": "lease", "payment": 0.0, "every_months": 12, "term_months": 60, "cash_price": 1000.0}, None),
        ({**BUY_BACK, "cash_price": 800.0}, 120),
        ({**BUY_BACK, "cash_price": 650.0}, 84),
        ({**BUY_BACK, "cash_price": 1100.0}, None),
    ],
)  # fmt: skip
def test_the_month_after_which_the_offer_has_cost_the_cash_price(
    model: dict[str, Any], months: int | None
) -> None:
    assert [one.break_even_months for one in implied(model)] == [months]


def test_a_deposit_breaks_even_when_its_interest_has_cost_the_difference() -> None:
    tender = {"discount": {"rate": 0.05, "basis": "nominal"}}
    [found] = implied({**DEPOSIT, "return_rate": 1.0, "cash_price": 200.0}, **tender)
    # 600 - 500 / 1.05^n = 200 at n = ln(500/400) / ln(1.05) years
    assert found.break_even_months == int(np.ceil(12 * np.log(500 / 400) / np.log(1.05)))


@given(strategies.comparisons(most_bids=1))
def test_at_the_implied_rate_offer_and_cash_price_are_worth_the_same(comparison: tuple[Tender, list[Bid]]) -> None:
    tender, [bid] = comparison
    for one in implied_interest(tender, bid):
        rate, amounts = one.yearly_rate, one.financing.amounts
        if rate is None or not -0.2 < rate < 1:
            continue
        worth = sum(amount * (1 + rate) ** (-month / 12) for month, amount in amounts.items())
        assert abs(worth) <= 1e-6 * sum(map(abs, amounts.values()))


def test_everything_that_comes_back_of_a_deposit_counts() -> None:
    parts = {"interest": 0.02, "charge_per_lost_unit": 40.0, "return_cost": 10.0, "cash_price": 550.0}
    end = 0.9 * 500 * 1.02**5 - 0.1 * 40 - 10
    assert rates({**DEPOSIT, **parts}) == [pytest.approx((end / 50) ** (1 / 5) - 1)]


def test_a_lease_in_advance_by_the_quarter() -> None:
    lease = {"kind": "lease", "payment": 70.0, "every_months": 3, "term_months": 48, "cash_price": 1000.0}
    a_quarter = float(npf.rate(16, -70.0, 1000.0, 0.0, when="begin"))
    assert rates(lease) == [pytest.approx((1 + a_quarter) ** 4 - 1)]


def test_a_buy_back_past_its_table_pays_nothing_and_implies_no_rate() -> None:
    model = {**BUY_BACK, "service_life_years": 11, "cash_price": 900.0}
    assert rates(model) == [None]


@pytest.mark.parametrize("indexation", ["yearly", "continuous"])
@pytest.mark.parametrize(
    "model",
    [
        {
            "kind": "lease",
            "payment": 90.0,
            "every_months": 6,
            "term_months": 60,
            "upfront": 40.0,
            "in_advance": False,
        },
        {"kind": "lease", "payment": 90.0, "every_months": 6, "term_months": 60, "upfront": 40.0},
        {**DEPOSIT, "interest": 0.01, "charge_per_lost_unit": 40.0, "return_cost": 10.0},
        BUY_BACK,
    ],
)
def test_the_break_even_month_is_where_the_cost_so_far_reaches_the_cash_price(
    model: dict[str, Any], indexation: str
) -> None:
    """Worked out one month at a time, at 5 % and an index of 3 %."""

    def weight(month: int) -> float:
        return float(1.05 ** (-month / 12))

    def price(month: int) -> float:
        return float(1.03 ** (month / 12 if indexation == "continuous" else month // 12))

    def cost_by(month: int) -> float:
        if model["kind"] == "lease":
            due = range(0 if model.get("in_advance", True) else 6, month + 1, 6)
            return 40 + sum((90 * price(moment) * weight(moment) for moment in due), 0.0)
        if model["kind"] == "deposit":
            lost = (0.1 * 40 + 10) * price(month)
            return float(600 + (lost - 0.9 * 500 * 1.01 ** (month / 12)) * weight(month))
        share = 0.5 - 0.3 * min(max(month - 48, 0), 72) / 72 if month <= 120 else 0.0
        return float(1000 - share * 1000 * weight(month))

    tender = {"discount": {"rate": 0.05, "basis": "nominal"}, "indices": {"own": 0.03}, "indexation": indexation}
    for month in (1, 13, 40, 49, 77, 119):
        cash = cost_by(month)
        expected = next(early for early in range(2401) if cost_by(early) >= cash - 1e-9)
        [found] = implied({**model, "index": "own", "cash_price": cash - 1e-9}, **tender)
        assert found.break_even_months == expected


def test_a_price_in_instalments_counts_when_it_is_paid() -> None:
    # 500 at once and 500 after five years where 900 would buy it: 400 is borrowed, and 500 paid for it.
    halves = [{"after_months": 0, "share": 0.5}, {"after_months": 60, "share": 0.5}]
    model = {**BUY_BACK, "instalments": halves, "cash_price": 900.0}
    [rate] = rates({**model, "buy_back": [{"after_years": 9, "share_of_price": 0.0}]})
    assert rate == pytest.approx(1.25 ** (1 / 5) - 1)


def test_where_more_than_one_rate_will_do_none_is_given() -> None:
    """900 for 500 now, 500 in five years and 200 back in ten: less is paid, then more is, and then less again."""
    halves = [{"after_months": 0, "share": 0.5}, {"after_months": 60, "share": 0.5}]
    assert rates({**BUY_BACK, "instalments": halves, "cash_price": 900.0}) == [None]


def test_payments_that_are_not_level_imply_what_numpy_financial_finds() -> None:
    thirds = [{"after_months": 12 * k, "share": share} for k, share in enumerate((0.2, 0.3, 0.5))]
    table = [{"after_years": 9, "share_of_price": 0.0}]
    [rate] = rates({**BUY_BACK, "buy_back": table, "instalments": thirds, "cash_price": 850.0})
    assert rate == pytest.approx(float(npf.irr([650.0, -300.0, -500.0])))


def test_renewals_are_no_part_of_what_is_financed() -> None:
    lease = {"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 60, "cash_price": 1000.0}
    assert rates({**lease, "renewals": [{"months": 60, "payment": 1.0}]}) == rates(lease)


@pytest.mark.slow
def test_an_offer_takes_less_than_a_twentieth_of_a_second() -> None:
    """A payment in each month of the longest life there can be."""
    lease = {"kind": "lease", "payment": 20.0, "every_months": 1, "term_months": 2400, "cash_price": 4000.0}
    tender, bid = make.tender(discount={"rate": 0.03, "basis": "nominal"}), make.bid(make.offer(lease))
    assert min(timeit.repeat(lambda: implied_interest(tender, bid), number=1, repeat=5)) < 0.05
