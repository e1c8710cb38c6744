"""What the program is held to, held to figures from elsewhere and to sums that fit on the back of an envelope."""

from typing import Any

import pytest

import make
import reference
from lcc.intake.submissions import Submissions
from lcc.model import Tender

INFLATION = {"inflation": 0.02, "discount": {"rate": 0.03, "basis": "nominal"}}
LEASE = {"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 60}


def cost(tender: Tender, model: dict[str, Any], **parts: Any) -> float:
    return sum(phases(tender, model, **parts).values())


def phases(tender: Tender, model: dict[str, Any], **parts: Any) -> dict[str, float]:
    """Return what is not zero of one offer."""
    found = reference.phases(tender, make.bid(make.offer(model, **parts)))
    return {phase: round(value, 6) for phase, value in found.items() if abs(value) > 1e-9}


def line(amount: float, **moment: Any) -> dict[str, Any]:
    return {"name": "Cost", "phase": "maintenance", "amount": amount, "index": "fixed", **moment}


def worth(amount: float, rate: float, years: float) -> float:
    return float(amount * (1 + rate) ** -years)


def test_the_long_way_round_gives_the_worked_example(
    worked_example: Submissions, expected: dict[str, dict[str, Any]]
) -> None:
    tender = worked_example.tender
    for bid in (one.bid for one in worked_example.bids):
        wanted, cash = expected[bid.name], reference.yearly(tender, bid)
        by_phase = {phase: amount for phase, amount in reference.phases(tender, bid).items() if amount}
        assert by_phase == pytest.approx(wanted["phases"], rel=1e-9)
        assert sum(by_phase.values()) == pytest.approx(wanted["life_cycle_cost"], rel=1e-9)
        assert reference.annual(tender, bid) == pytest.approx(wanted["equivalent_annual_cost"], rel=1e-9)
        assert cash == pytest.approx(wanted["yearly"], rel=1e-9)
        assert sum(cash) == pytest.approx(wanted["nominal_cost"], rel=1e-9)


def test_a_contract_ends_in_its_own_month_and_a_new_one_is_as_long() -> None:
    """Renewals that start inside count in every contract: 30 + 12 over six years, and again, of which four are inside.

    Of the 34 paid in those four years and the upfront, a third is for the two years that follow: 34 - 28, and 2.
    """
    renewed = {**LEASE, "term_months": 36, "renewals": [{"months": 36, "payment": 4.0}], "upfront": 6.0}
    assert phases(make.tender(), renewed) == {"use": 42.0 + 34.0, "purchase": 12.0, "residual_value": -6.0 - 2.0}
    assert phases(make.tender(horizon_years=3), renewed) == {"use": 30.0, "purchase": 6.0}


@pytest.mark.parametrize(
    ("way", "years"),
    [("straight_line", [90.0, 0, 0, 0, 40.0 - 30.0, 0, -40.0]), ("none", [90.0, 0, 0, 0, 60.0, 0, -60.0])],
)
def test_a_cost_after_the_horizon_is_paid_there_and_a_receipt_on_its_own_day(way: str, years: list[float]) -> None:
    bid = make.bid(make.offer(make.purchase(90.0, 6), end_of_life={"demolition": 60.0, "disposal": -60.0}))
    tender = make.tender(horizon_years=4, residual_value=way)
    assert reference.yearly(tender, bid) == pytest.approx(years)


def test_more_received_than_is_due_is_given_back_and_less_still_comes() -> None:
    """6 for each life of six years, at its start or near its end; of the second life three years are inside."""
    tender = make.tender(horizon_years=9)
    free = make.purchase(0.0, 6)
    early = phases(tender, free, costs=[line(-6.0, at_year=0, with_each_life=True)])
    assert early == {"maintenance": -12.0, "residual_value": 3.0}
    late = reference.yearly(tender, make.bid(make.offer(free, costs=[line(-6.0, at_year=5, with_each_life=True)])))
    assert [late[5], late[11], sum(late)] == pytest.approx([-6.0, -3.0, -9.0])


def test_what_is_credited_has_the_price_level_of_its_payment_and_what_is_owed_that_of_the_horizon() -> None:
    tender = make.tender(horizon_years=2, **INFLATION)
    rents = {**LEASE, "every_months": 60, "index": "general"}
    ahead = 10 - worth(6.0, 0.03, 2)
    assert cost(tender, rents) == pytest.approx(ahead)
    assert cost(tender, {**rents, "in_advance": False}) == pytest.approx(worth(4 * 1.02**2, 0.03, 2))


def test_annuity_makes_buying_and_leasing_of_equal_value_cost_the_same() -> None:
    """A nominal rate, 15 years, 12 of them inside: the lease asks every month what the purchase is worth a month."""
    tender = make.tender(horizon_years=12, residual_value="annuity", discount={"rate": 0.0425, "basis": "nominal"})
    rent = 1000 / sum(worth(1.0, 0.0425, month / 12) for month in range(180))
    bought = cost(tender, make.purchase(1000.0, 15, index="fixed"))
    for every in (1, 12, 60):
        asked = rent * sum(worth(1.0, 0.0425, month / 12) for month in range(every))
        lease = {**LEASE, "payment": asked, "every_months": every, "term_months": 180}
        assert cost(tender, lease) == pytest.approx(bought, abs=1e-5)


def test_annuity_agrees_with_equivalent_annual_cost_in_real_terms() -> None:
    rules = {"discount": {"rate": 0.02, "basis": "real"}, "inflation": 0.03, "residual_value": "annuity"}
    own = make.bid(make.offer(make.purchase(1000.0, 15)))
    a_year = reference.annual(make.tender(comparison="equivalent_annual_cost", **rules), own)
    assert reference.annual(make.tender(horizon_years=7, **rules), own) == pytest.approx(a_year)


def test_under_bands_the_share_is_that_of_a_month_inside_against_a_month_of_the_life() -> None:
    bands = [{"until_year": 1, "rate": 0.05}, {"rate": 0.0}]
    tender = make.tender(horizon_years=1, residual_value="annuity", discount={"rate": bands, "basis": "nominal"})
    inside = sum(worth(1.0, 0.05, month / 12) for month in range(12))
    share = inside / (inside + 12 * worth(1.0, 0.05, 1))
    assert cost(tender, make.purchase(100.0, 2)) == pytest.approx(100 * share)


def test_a_cycle_that_is_cut_ends_there_and_annuity_takes_the_whole_cycle() -> None:
    model = {
        "kind": "deposit", "deposit": 100.0, "cycle_months": 48, "return_rate": 0.5, "interest": 0.1,
        "charge_per_lost_unit": 20.0, "price": 40.0, "return_cost": 8.0,
    }  # fmt: skip
    half = phases(make.tender(horizon_years=2), model)
    assert half == {"purchase": 140.0, "residual_value": pytest.approx(-50 * 1.21 - 20), "disposal": 10 + 4}
    whole = 100 + 40 - 50 * 1.1**4 + 10 + 8
    assert cost(make.tender(horizon_years=2, residual_value="annuity"), model) == pytest.approx(whole / 2)


def test_an_option_is_settled_over_the_years_that_the_product_lasts() -> None:
    lease = {
        **LEASE,
        "upfront": 20.0,
        "return_cost": 99.0,
        "purchase_option": {"price": 30.0, "service_life_years": 20},
    }
    parts = {"end_of_life": {"demolition": 8.0}}
    tender = make.tender(purchase_options="exercised")
    assert phases(tender, lease, **parts) == {
        "use": 50.0,
        "purchase": 20.0 + 30.0,
        "residual_value": -(50.0 + 20.0 + 30.0) / 2,
        "demolition": 4.0,
    }
    after = make.tender(purchase_options="exercised", horizon_years=4)
    assert phases(after, lease) == {"use": 40.0, "purchase": 20.0 + 6.0, "residual_value": -(40.0 - 10.0) - 16.0}


def test_a_warranty_is_in_years_of_the_life_and_a_last_year_is_as_long_as_it_is() -> None:
    """Two lives of 30 months in five years: the first year of each is free, then one year and half a year count."""
    two = make.purchase(0.0, 2.5)
    found = reference.yearly(
        make.tender(horizon_years=5), make.bid(make.offer(two, costs=[line(12.0, warranty_years=1)]))
    )
    assert found == pytest.approx([0.0, 0.0, 12.0, 6.0, 0.0, 12.0 + 6.0])


def test_what_the_supplier_buys_back_falls_in_a_straight_line_and_the_rest_is_paid_first() -> None:
    table = [{"after_years": 2, "share_of_price": 0.8}, {"after_years": 4, "share_of_price": 0.4}]
    late = [{"after_months": 47, "share": 1.0}]
    model = {"kind": "buy_back", "price": 100.0, "service_life_years": 4, "buy_back": table, "instalments": late}
    parts = {"costs": [line(10.0, every_years=2.5)], "end_of_life": {"disposal": 5.0}}
    assert phases(make.tender(horizon_years=1), model) == {"purchase": 100.0, "residual_value": -80.0}
    assert phases(make.tender(horizon_years=3), model, **parts) == {
        "purchase": 100.0,
        "maintenance": 10.0,
        "disposal": 5.0,
        "residual_value": -60.0,
    }


def test_emissions_are_those_of_the_product_whatever_the_contract() -> None:
    """Made for six years under contracts of five, over ten: once, and four sixths of the second one."""
    tender = make.tender(carbon_price={2020: 1.0}, residual_value="none")
    model = {**LEASE, "payment": 0.0, "service_life_years": 6}
    parts = {"carbon": {"production_kg": 9.0, "end_of_life_kg": -5.0}}
    assert phases(tender, model, **parts) == {"externalities": 9 + 6}


def test_without_a_life_the_last_interval_counts_as_far_as_it_is_inside() -> None:
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 1}
    tender = make.tender(items=[item])
    model = {"kind": "pay_per_use", "fee_per_use": 0.0}
    assert phases(tender, model, costs=[line(12.0, every_years=4)]) == {"maintenance": 12 + 12 + 6}
    assert phases(tender, model, costs=[line(12.0, every_years=5)]) == {"maintenance": 24}


def test_a_life_counts_for_the_longest_that_the_tender_takes() -> None:
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "longest_life_years": 5}
    forever = make.purchase(
        100.0, 40, instalments=[{"after_months": 0, "share": 0.5}, {"after_months": 72, "share": 0.5}]
    )
    found = reference.yearly(make.tender(items=[item]), make.bid(make.offer(forever)))
    assert found == pytest.approx([50.0, 0, 0, 0, 0, 50.0, 50.0, 0, 0, 0, 50.0])


def test_the_tender_says_how_much_comes_back_unless_the_bidder_pays_for_what_does_not() -> None:
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "return_rate": 0.8}
    model = {"kind": "deposit", "deposit": 100.0, "cycle_months": 120, "return_rate": 1.0}
    assert cost(make.tender(items=[item]), model) == pytest.approx(20.0)
    assert cost(make.tender(items=[item]), {**model, "covers_shortfall": True}) == 0.0


def test_the_tender_says_under_which_rate_of_vat_a_phase_falls() -> None:
    vat = {"treatment": "cost", "rates": {"standard": 0.2, "low": 0.1}, "by_phase": {"maintenance": "standard"}}
    parts = {"costs": [{**line(10.0, at_year=1), "vat": "low"}]}
    assert phases(make.tender(vat=vat), make.purchase(100.0, 20, vat="low"), **parts) == {
        "purchase": 110.0,
        "residual_value": -55.0,
        "maintenance": 12.0,
    }


def test_an_early_end_costs_only_where_contracts_end_at_the_horizon() -> None:
    model = {**LEASE, "term_months": 72, "early_end_cost": 7.0}
    assert cost(make.tender(), model) == 100.0
    assert cost(make.tender(contracts_end_at_horizon=True), model) == 107.0
    assert cost(make.tender(contracts_end_at_horizon=True, horizon_years=12), model) == 120.0
