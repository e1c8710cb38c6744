"""A fee for each quality class, and fees that users pay: what comes of them, by hand."""

import pytest

import fees
import make
from lcc.cashflow.compile import compile_bid
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result


def test_each_class_pays_its_own_fee_for_its_share_of_the_use() -> None:
    """80 tonnes at -70 and 20 at 45 a year, ten years long: 10 x (-5,600 + 900)."""
    [one] = evaluate(fees.paper(), [fees.by_quality(-70.0, 45.0)]).bids
    assert {line.name: line.amount.value for line in one.lines} == pytest.approx(
        {"clean": -5600.0, "dirty": 900.0}
    )
    assert one.life_cycle_cost == pytest.approx(-47_000.0)


def test_a_minimum_use_is_one_of_all_classes_in_the_same_shares() -> None:
    [one] = evaluate(fees.paper(), [fees.by_quality(70.0, 45.0, minimum_use_per_year=200.0)]).bids
    assert one.life_cycle_cost == pytest.approx(130_000.0)


def test_use_that_differs_by_year_is_split_in_each() -> None:
    tender = make.tender(items=[fees.PAPER | {"use_per_year": [100.0, 50.0]}])
    [one] = evaluate(tender, [fees.by_quality(-70.0, 45.0)]).bids
    assert one.yearly[1:4].tolist() == pytest.approx([-4700.0, -2350.0, -2350.0])


@pytest.mark.parametrize(("users_cost", "counted"), [("counts", 500.0), ("shown", 0.0)])
def test_what_users_pay_counts_or_is_only_shown_and_is_never_money_of_the_authority(
    users_cost: str, counted: float
) -> None:
    """1,000 uses at 0.05, ten years long, beside a fixed fee of 20 a year that the authority pays."""
    evaluation = evaluate(fees.cups(users_cost), [fees.each_use(0.05, fixed_fee_per_year=20.0)])
    [one], [budget] = evaluation.bids, evaluation.budgets
    assert (one.life_cycle_cost, one.phases["use"]) == (200.0 + counted, 200.0 + counted)
    assert one.users_pay == 500.0
    assert (one.price, one.nominal_cost, float(budget.total.sum())) == (200.0, 200.0, 200.0)
    [told] = result(evaluation).bids
    assert (told.users_pay, [(line.payer, line.present_value) for line in told.lines]) == (
        500.0,
        [("authority", 200.0), ("users", counted)],
    )


def test_users_of_a_pool_pay_for_each_trip_and_the_authority_what_is_lost() -> None:
    pool = {
        "kind": "pool", "units_in_circulation": 10.0, "deposit": 1.0, "loss_per_trip": 0.01, "fee_per_trip": 0.05,
    }  # fmt: skip
    lines = compile_bid(fees.cups("counts"), make.bid(make.offer(pool)))
    assert {line.label for line in lines if line.payer == "users"} == {"Fee per trip"}


def test_what_users_pay_is_without_the_vat_that_the_authority_can_not_reclaim() -> None:
    vat = {"treatment": "cost", "rates": {"standard": 0.21}}
    [one] = evaluate(fees.cups("counts", vat=vat), [fees.each_use(0.05, fixed_fee_per_year=20.0)]).bids
    assert one.life_cycle_cost == pytest.approx(1.21 * 200.0 + 500.0)


def test_a_low_fee_of_users_wins_only_where_it_counts() -> None:
    bids = [fees.each_use(0.05, name="Cheap for users", fixed_fee_per_year=20.0), fees.each_use(0.2, name="Dear")]
    assert [one.bid.name for one in evaluate(fees.cups("counts"), bids).bids] == ["Cheap for users", "Dear"]
    assert [one.bid.name for one in evaluate(fees.cups("shown"), bids).bids] == ["Dear", "Cheap for users"]


def test_external_costs_are_nobodys_money() -> None:
    bid = make.bid(make.offer(make.purchase(), carbon={"production_kg": 100.0}))
    lines = compile_bid(make.tender(carbon_price={2027: 0.1}), bid)
    assert {line.payer for line in lines if line.phase == "externalities"} == {"society"}
