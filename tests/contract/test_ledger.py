"""The ledger: the cash-flow lines of the comparison by day, and the claims among them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lamps
import lcc
import make
from lcc.contract.dates import months_after, months_between
from lcc.contract.followed import Followed
from lcc.contract.ledger import by_year as summed
from lcc.contract.ledger import total
from lcc.evaluation.evaluate import evaluate
from lcc.model.contract import Contract

AT = date(2027, 2, 1)


def followed(agreed: dict[str, Any] | None = None, bid: dict[str, Any] = lamps.BID, **tender: Any) -> Followed:
    return lcc.follow(lamps.contract(agreed, bid, **tender), at=AT)


def test_400_units_are_bought_back_at_a_share_of_what_was_paid() -> None:
    """400 x 15 % x EUR 320 = 19,200; or, where it follows the index at 2 % a year, 22,054.76."""
    [claim] = [one for one in followed().promised if one.is_claim]
    assert (claim.day, claim.amount, claim.promise) == (date(2033, 12, 31), -19_200.00, lamps.BOUGHT_BACK)
    [indexed] = [one for one in followed({"receipts_follow_index": True}).promised if one.is_claim]
    assert indexed.amount == -22_054.76


@pytest.mark.parametrize("name", ["facade-cladding", "reusable-cups"])
def test_by_year_it_is_the_budget_of_the_comparison(name: str) -> None:
    """Another way to the same: the budget sums in closed form, and rounds nothing."""
    submissions = make.example(name)
    if submissions.tender.lots is not None:
        pytest.skip("has lots")
    evaluation = make.compared(submissions)
    scored = lcc.score(submissions)
    for one, planned in zip(evaluation.bids, evaluation.budgets, strict=True):
        made = lcc.contract_of(scored, delivered=submissions.tender.base_date, bidder=one.bid.name)
        amounts = summed(lcc.follow(made, at=AT).promised)
        by_year = [total(amounts, year) for year in planned.years]
        payments = len(lcc.follow(made, at=AT).promised)
        assert by_year == pytest.approx(planned.total.tolist(), abs=0.005 * payments)


def test_under_a_clause_a_year_is_paid_at_its_own_price() -> None:
    """The comparison takes the price of the day after the year; the clause adjusts only on that day."""
    care = [one.amount for one in followed().promised if one.promise == lamps.CARE]
    agreed = [one.amount for one in followed(lamps.AGREED).promised if one.promise == lamps.CARE]
    assert care[:2] == [4_080.00, 4_161.60]
    assert agreed[:2] == [4_000.00, 4_080.00]


def test_parts_that_are_delivered_later_are_paid_and_claimed_later() -> None:
    """100 of the 400 half a year later: a quarter of the claim, half a year later."""
    parts = [
        {"item": "lamp", "quantity": 300, "delivered": "2027-01-01"},
        {"item": "lamp", "quantity": 100, "delivered": "2027-07-15"},
    ]
    found = followed({"deliveries": parts}).promised
    assert [(one.day, one.amount) for one in found if one.promise == lamps.PRICE] == [
        (date(2027, 1, 1), 96_000.00), (date(2027, 7, 15), 32_000.00),
    ]  # fmt: skip
    assert [(one.day, one.amount) for one in found if one.is_claim] == [
        (date(2033, 12, 31), -14_400.00), (date(2034, 7, 14), -4_800.00),
    ]  # fmt: skip


@given(st.integers(1, 399))
def test_parts_come_to_the_whole(first: int) -> None:
    parts = [{"item": "lamp", "quantity": n, "delivered": "2027-01-01"} for n in (first, 400 - first)]
    whole, split = (summed(followed(agreed).promised) for agreed in ({}, {"deliveries": parts}))
    assert whole.keys() == split.keys()
    assert total(split) == pytest.approx(total(whole), abs=0.01 * 20)


def test_what_an_offer_only_expects_is_no_claim() -> None:
    def resale(basis: str) -> list[float]:
        model = {
            "kind": "purchase", "price": 100, "service_life_years": 7, "resale_value": 20, "resale_basis": basis,
        }  # fmt: skip
        bid = {
            "tender": "lamps",
            "bidder": {"name": "Koop BV"},
            "offers": [{"item": "lamp", "business_model": model}],
        }
        promised = followed({}, bid, resources={}, inflation=0.0).promised
        return [one.amount for one in promised if one.is_claim]

    assert resale("guaranteed") == [-8_000.00]
    assert resale("expected") == []


def test_deposits_come_back_at_the_end_of_each_cycle() -> None:
    model = {"kind": "deposit", "deposit": 50, "cycle_months": 42, "return_rate": 0.9}
    bid = {
        "tender": "lamps",
        "bidder": {"name": "Statie BV"},
        "offers": [{"item": "lamp", "business_model": model}],
    }
    claims = [(one.day, one.amount) for one in followed({}, bid, resources={}).promised if one.is_claim]
    assert [amount for _day, amount in claims] == [-18_000.00, -18_000.00]


def test_nothing_falls_after_the_end() -> None:
    assert max(one.day for one in followed({"ends": "2030-06-30"}).promised) <= date(2030, 6, 30)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 1000))
def test_months_are_counted_on_the_calendar(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert months_between(day, later) == months


@pytest.mark.parametrize(
    ("agreed", "code"),
    [
        ({"delivered": "2026-12-31"}, "delivered_before"),
        ({"deliveries": [{"item": "lamp", "quantity": 399, "delivered": "2027-01-01"}]}, "delivered_otherwise"),
        ({"deliveries": [{"item": "desk", "quantity": 400, "delivered": "2027-01-01"}]}, "unknown_item_delivered"),
        ({"deliveries": [{"item": "lamp", "quantity": 400, "delivered": "2026-01-01"}]}, "delivered_before"),
        ({"indexation": [lamps.CLAUSE | {"index": "wages"}]}, "unknown_index_of_clause"),
        ({"indexation": [lamps.CLAUSE, lamps.CLAUSE]}, "clause_twice"),
        ({"log": [{"kind": "bribed"}]}, "union_tag_invalid"),
    ],
)
def test_a_contract_that_can_not_be_is_refused_in_words(agreed: dict[str, Any], code: str) -> None:
    plain = lamps.contract().model_dump(mode="json", exclude_unset=True)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.follow(plain | agreed, at=AT)
    assert code in [one.code for one in refused.value.problems]
    assert all(lcc.said(one, language) for one in refused.value.problems for language in ("nl", "en"))


def test_a_contract_says_which_version_of_the_rules_it_goes_by() -> None:
    """A life-cycle cost that does not come out any more is no contract to go on with."""
    plain = lamps.contract().model_dump(mode="json", exclude_unset=True)
    plain["award"]["life_cycle_cost"] += 0.01
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.follow(plain, at=AT)
    assert [one.code for one in refused.value.problems] == ["contract_other_cost"]


def test_too_many_payments_are_refused() -> None:
    parts = [{"item": "lamp", "quantity": 2, "delivered": "2027-01-01"} for _k in range(200)]
    costs = [{"name": f"Cost {k}", "phase": "maintenance", "amount": 1, "yearly": True} for k in range(80)]
    bid = lamps.BID | {"offers": [lamps.BID["offers"][0] | {"costs": costs}]}
    with pytest.raises(lcc.InputRefusedError) as refused:
        _ = followed({"deliveries": parts}, bid).promised
    assert [one.code for one in refused.value.problems] == ["too_many_payments"]


def test_the_cost_of_the_award_is_that_of_the_comparison() -> None:
    made = lamps.contract()
    [one] = evaluate(made.tender, [made.bid]).bids
    assert lcc.follow(made, at=AT).forecast.awarded == pytest.approx(one.life_cycle_cost, abs=1e-9)
    assert isinstance(made, Contract)
