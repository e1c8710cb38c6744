"""The whole pipeline: the worked example, the long way round, and what always holds."""

from typing import Any

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
import reference
import strategies
from lcc.checks.agreement import BidDisagreesError
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.figure.figure import Figure
from lcc.intake.submissions import Submissions
from lcc.model import Bid, Tender
from lcc.model.tender import nominal_bands

Comparison = tuple[Tender, list[Bid]]


def costs(tender: Tender, *bids: Bid) -> list[float]:
    by_name = {one.bid.name: one.life_cycle_cost for one in evaluate(tender, bids).bids}
    return [by_name[bid.name] for bid in bids]


def test_the_worked_example_comes_out_to_the_digit(
    worked_example: Submissions, expected: dict[str, dict[str, Any]]
) -> None:
    outcome = result(evaluate(worked_example.tender, [one.bid for one in worked_example.bids]))
    assert [bid.bidder for bid in outcome.bids] == ["Statiegeld Meubilair", "Circulaire Straat", "Hardhout BV"]
    for bid in outcome.bids:
        wanted = expected[bid.bidder]
        assert bid.rank == wanted["rank"]
        for figure in ("life_cycle_cost", "equivalent_annual_cost", "nominal_cost"):
            assert getattr(bid, figure) == pytest.approx(wanted[figure], rel=1e-9)
        assert bid.yearly == pytest.approx(wanted["yearly"], rel=1e-9)
        assert {phase: cost for phase, cost in bid.phases.items() if cost} == pytest.approx(
            wanted["phases"], rel=1e-9
        )


def test_what_cancels_out_is_zero_and_not_what_computers_leave_of_it() -> None:
    """Ten cents and twenty are not thirty in the digits that a computer has; which of them it leaves differs by it."""
    amounts = [("use", 0.1), ("use", 0.2), ("use", -0.3), ("maintenance", 0.1), ("management", 0.2)]
    amounts += [("disposal", -0.3)]
    costs = [
        {"name": f"{k}", "phase": phase, "amount": amount, "at_year": 1}
        for k, (phase, amount) in enumerate(amounts)
    ]
    bid = make.bid(make.offer(make.purchase(0.0), costs=costs))
    evaluation = evaluate(make.tender(), [bid])
    [found] = evaluation.bids
    assert (found.phases["use"], found.life_cycle_cost, found.nominal_cost) == (0, 0, 0)
    assert (found.yearly[1], evaluation.budgets[0].total[1]) == (0, 0)
    assert (Figure(0.3) - 0.1 - 0.2).value == 0


@given(strategies.comparisons())
def test_agrees_with_the_long_way_round(comparison: Comparison) -> None:
    tender, bids = comparison
    for outcome in evaluate(tender, bids).bids:
        phases = reference.phases(tender, outcome.bid)
        scale = 1 + sum(abs(cost) for cost in phases.values())
        for phase, cost in outcome.phases.items():
            assert cost == pytest.approx(phases.get(phase, 0.0), abs=1e-9 * scale)
        yearly = reference.yearly(tender, outcome.bid, len(outcome.yearly) - 1)
        assert outcome.yearly.tolist() == pytest.approx(yearly, abs=1e-9 * (1 + sum(map(abs, yearly))))
        by_users = reference.users_pay(tender, outcome.bid)
        assert outcome.users_pay == pytest.approx(by_users, rel=1e-9, abs=1e-9 * scale)
        assert outcome.equivalent_annual_cost == pytest.approx(
            reference.annual(tender, outcome.bid), rel=1e-9, abs=1e-9 * scale
        )


@given(strategies.comparisons())
def test_phases_add_up_to_life_cycle_cost_and_years_to_nominal_cost(comparison: Comparison) -> None:
    tender, bids = comparison
    for bid in result(evaluate(tender, bids)).bids:
        scale = 1 + sum(abs(line.present_value) for line in bid.lines)
        assert sum(bid.phases.values()) == pytest.approx(bid.life_cycle_cost, abs=1e-12 * scale)
        assert sum(line.present_value for line in bid.lines) == pytest.approx(
            bid.life_cycle_cost, abs=1e-12 * scale
        )
        assert sum(bid.yearly) == pytest.approx(bid.nominal_cost)


def scaled(value: Any, factor: float) -> Any:
    """Return plain values with every amount of money multiplied."""
    amounts = {
        "price", "payment", "deposit", "upfront", "return_cost", "resale_value", "fee_per_use", "fee_per_trip",
        "fixed_fee_per_year", "early_end_cost", "charge_per_lost_unit", "price_per_kg", "amount", "demolition",
        "disposal", "production_kg", "end_of_life_kg", "per_year", "per_life", "ODP", "AP", "clean", "contaminated",
    }  # fmt: skip
    if isinstance(value, dict):
        return {
            name: part * factor if name in amounts and isinstance(part, float) else scaled(part, factor)
            for name, part in value.items()
        }
    return [scaled(part, factor) for part in value] if isinstance(value, list) else value


def changed(bid: Bid, factor: float, *, name: str = "Changed", copies: int = 1) -> Bid:
    plain = scaled(bid.model_dump(exclude_unset=True), factor)
    return Bid.model_validate({**plain, "bidder": {"name": name}, "offers": plain["offers"] * copies})


@given(strategies.comparisons(most_bids=1), st.integers(1, 40))
def test_scaling_every_amount_scales_the_cost(comparison: Comparison, quarters: int) -> None:
    tender, [bid] = comparison
    cost, scaled_cost = costs(tender, bid, changed(bid, quarters / 4))
    assert scaled_cost == pytest.approx(cost * quarters / 4, rel=1e-9, abs=1e-6)


@given(strategies.comparisons(most_bids=1))
def test_an_offer_split_in_two_halves_costs_the_same(comparison: Comparison) -> None:
    tender, [bid] = comparison
    cost, halves = costs(tender, bid, changed(bid, 0.5, copies=2))
    assert halves == pytest.approx(cost, rel=1e-9, abs=1e-6)


@given(strategies.comparisons(most_bids=3), st.randoms())
def test_the_order_of_the_bids_does_not_matter(comparison: Comparison, random: Any) -> None:
    tender, bids = comparison
    shuffled = list(bids)
    random.shuffle(shuffled)
    one, other = result(evaluate(tender, bids)), result(evaluate(tender, shuffled))
    assert [bid.bidder for bid in one.bids] == [bid.bidder for bid in other.bids]
    assert [bid.life_cycle_cost for bid in one.bids] == pytest.approx([bid.life_cycle_cost for bid in other.bids])


def all_general(bid: Bid) -> Bid:
    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: "general" if name == "index" else renamed(part) for name, part in value.items()}
        return [renamed(part) for part in value] if isinstance(value, list) else value

    return Bid.model_validate(renamed(bid.model_dump()))


@given(strategies.comparisons(most_bids=1))
def test_a_real_analysis_is_the_nominal_one_at_the_fisher_rate(comparison: Comparison) -> None:
    """But for an annuity, whose share of a life is taken at the rate as it is stated."""
    tender, [bid] = comparison
    bid, plain = all_general(bid), tender.model_dump()
    plain["resources"]["kwh"]["index"] = "general"
    if tender.residual_value == "annuity":
        plain["residual_value"] = "straight_line"
    stated = {**plain["discount"], "basis": "real"}
    real = Tender.model_validate({**plain, "discount": stated})
    rates = [{"until_year": start, "rate": rate} for start, rate in nominal_bands(real)]
    untils = [*(band["until_year"] for band in rates[1:]), None]
    bands = [{**band, "until_year": until} for band, until in zip(rates, untils, strict=True)]
    fisher = bands if len(bands) > 1 else bands[0]["rate"]
    nominal = Tender.model_validate({**plain, "discount": {"rate": fisher, "basis": "nominal"}})
    assert costs(real, bid) == pytest.approx(costs(nominal, bid), rel=1e-12)


@given(
    st.integers(1, 30),
    st.sampled_from([1, 2, 3, 4, 6, 12]),
    st.booleans(),
    strategies.small_rate.filter(bool),
    strategies.money,
)
def test_a_lease_over_the_horizon_is_an_annuity(
    years: int, per_year: int, in_advance: bool, rate: float, payment: float
) -> None:
    tender = make.tender(horizon_years=years, discount={"rate": rate, "basis": "nominal"})
    terms = {"term_months": 12 * years, "every_months": 12 // per_year, "in_advance": in_advance}
    lease = make.bid(make.offer({"kind": "lease", "payment": payment, **terms}))
    period_rate = (1 + rate) ** (1 / per_year) - 1
    annuity = -npf.pv(period_rate, years * per_year, payment, when="begin" if in_advance else "end")
    assert costs(tender, lease) == pytest.approx([annuity], rel=1e-9)


@given(strategies.money, st.integers(1, 400), st.integers(1, 30))
def test_a_deposit_that_all_comes_back_costs_nothing_without_interest(
    deposit: float, cycle: int, years: int
) -> None:
    model = {"kind": "deposit", "deposit": deposit, "cycle_months": cycle, "return_rate": 1.0}
    outcome = costs(make.tender(horizon_years=years), make.bid(make.offer(model)))
    assert outcome == pytest.approx([0.0], abs=1e-6)


def test_costs_that_are_equal_to_the_cent_share_a_rank() -> None:
    bids = [
        make.bid(make.offer(make.purchase(price)), name=name)
        for name, price in (("A", 100.004), ("B", 100.0), ("C", 100.01))
    ]
    outcome = evaluate(make.tender(), bids)
    assert [(one.bid.name, one.rank) for one in outcome.bids] == [("A", 1), ("B", 1), ("C", 3)]


def test_a_bid_that_does_not_answer_the_tender_is_not_scored() -> None:
    with pytest.raises(BidDisagreesError, match="unknown_item"):
        evaluate(make.tender(), [make.bid({"item": "other", "business_model": make.purchase()})])


def test_no_warning_from_numpy_at_the_edges() -> None:
    tender = make.tender(
        horizon_years=200, discount={"rate": -0.5, "basis": "nominal"}, inflation=0.9, carbon_price={1900: 0.1}
    )
    with np.errstate(all="raise"):
        [cost] = costs(tender, make.bid(make.offer(make.purchase(service_life_years=1 / 12))))
    assert np.isfinite(cost)
