"""Many scenarios at once come to what evaluating each changed tender and bid comes to."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

import make
import strategies
from lcc.checks.agreement import BidDisagreesError, disagreements
from lcc.checks.fields import bounds_at, number_at, numbers_in, with_number
from lcc.engine.scenarios import Changes, CostsByScenario, VariedField
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender

NOT_CHANGED = ("every_months", "cash_price", "weights")
"""Numbers that decide nothing, or that a test can't change alone."""


def inputs(tender: Tender, bids: list[Bid]) -> list[VariedField]:
    found = [VariedField(None, path) for path in numbers_in(tender)]
    found += [VariedField(bid.name, path) for bid in bids for path in numbers_in(bid)]
    return [one for one in found if not any(name in one.path for name in NOT_CHANGED)]


def one_by_one(tender: Tender, bids: list[Bid], changes: Changes, scenario: int) -> list[float]:
    """Return what each bid is compared by after the changes have been made in the documents."""
    changed_bids = list(bids)
    for (bidder, path), values in changes.items():
        if bidder is None:
            tender = Tender.model_validate(with_number(tender, path, float(values[scenario])))
        for i, bid in enumerate(changed_bids):
            if bid.name == bidder:
                changed_bids[i] = Bid.model_validate(with_number(bid, path, float(values[scenario])))
    assume(not any(disagreements(tender, bid) for bid in changed_bids))
    compared = {one.bid.name: one.compared for one in evaluate(tender, changed_bids).bids}
    return [compared[bid.name] for bid in bids]


@given(strategies.comparisons(longest=12, most_bids=2), st.data())
def test_agrees_with_changing_the_documents(comparison: tuple[Tender, list[Bid]], data: Any) -> None:
    tender, bids = comparison
    known = inputs(tender, bids)
    chosen = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
    changes: dict[VariedField, Any] = {}
    for one in chosen:
        record = tender if one.bidder is None else next(bid for bid in bids if bid.name == one.bidder)
        base, bounds = number_at(record, one.path) or 0.0, bounds_at(record, one.path)
        values = np.clip(np.array([base, base * 0.75, base * 1.25 + 0.01]), bounds.low, bounds.high)
        changes[one] = np.round(values / bounds.step) * bounds.step if bounds.step else values
    try:
        expected = [one_by_one(tender, bids, changes, scenario) for scenario in range(3)]
        costs = CostsByScenario(tender, bids)(changes)
    except (ValidationError, BidDisagreesError):
        assume(False)
    for wanted, found in zip(expected, costs.tolist(), strict=True):
        assert found == pytest.approx(wanted, rel=1e-9, abs=1e-6)


def test_a_life_makes_other_lines_and_a_price_does_not() -> None:
    costs = CostsByScenario(make.tender(), [make.bid(make.offer(make.purchase()))])
    assert costs.is_live(VariedField("Bidder", ("offers", 0, "business_model", "price")))
    assert costs.is_live(VariedField(None, ("discount", "rate")))
    assert not costs.is_live(VariedField("Bidder", ("offers", 0, "business_model", "service_life_years")))


def test_a_scenario_that_no_bid_can_have_is_refused() -> None:
    costs = CostsByScenario(make.tender(), [make.bid(make.offer(make.purchase()))])
    with pytest.raises(ValidationError):
        costs(
            {VariedField("Bidder", ("offers", 0, "business_model", "service_life_years")): np.array([10.0, 0.0])}
        )


def test_without_changes_it_is_the_comparison_itself() -> None:
    tender, bid = make.tender(), make.bid(make.offer(make.purchase(service_life_years=7)))
    [[cost]] = CostsByScenario(tender, [bid])({}).tolist()
    assert cost == pytest.approx(evaluate(tender, [bid]).bids[0].life_cycle_cost)


def test_rates_prices_and_quantities_are_worked_out_for_all_scenarios_together() -> None:
    bands = [{"until_year": 5, "rate": 0.03}, {"rate": 0.02}]
    resources = {"kwh": {"unit": "kWh", "price": 0.3, "co2_kg": 0.4}}
    tender = make.tender(
        inflation=0.02, indices={"labour": 0.03, "energy": [0.1, 0.05]}, resources=resources,
        carbon_price={2030: 0.1}, discount={"rate": bands},
    )  # fmt: skip
    bid = make.bid(make.offer(make.purchase(), consumption=[{"resource": "kwh", "per_year": 1.0}]))
    live = {path for path in numbers_in(tender) if CostsByScenario(tender, [bid]).is_live(VariedField(None, path))}
    assert live == set(numbers_in(tender)) - {("horizon_years",), ("discount", "rate", 0, "until_year")}
    owned = CostsByScenario(tender, [bid])
    assert owned.is_live(VariedField("Bidder", ("offers", 0, "consumption", 0, "per_year")))
    assert not owned.is_live(VariedField("Somebody", ("offers", 0, "consumption", 0, "per_year")))


def test_a_horizon_changes_all_bids() -> None:
    bids = [make.bid(make.offer(make.purchase(100.0, 5)), name=name) for name in "AB"]
    costs = CostsByScenario(make.tender(), bids)(
        {VariedField(None, ("horizon_years",)): np.array([10.0, 15.0, 10.0])}
    )
    assert costs.tolist() == [[200.0, 200.0], [300.0, 300.0], [200.0, 200.0]]


def test_the_share_of_an_annuity_follows_the_rate() -> None:
    tender = make.tender(discount={"rate": 0.05, "basis": "nominal"}, residual_value="annuity")
    bid = make.bid(make.offer(make.purchase(100.0, 20, index="fixed")))
    [[at_3], [at_0]] = CostsByScenario(tender, [bid])(
        {VariedField(None, ("discount", "rate")): np.array([0.03, 0.0])}
    ).tolist()
    share = (1 - 1.03**-10) / (1 - 1.03**-20)
    assert at_3 == pytest.approx(100 * share)
    assert at_0 == pytest.approx(50)


def test_a_scenario_in_which_a_bid_does_not_answer_the_tender_says_so() -> None:
    cost = {"name": "x", "phase": "use", "amount": 1.0, "at_year": 9}
    costs = CostsByScenario(make.tender(), [make.bid(make.offer(make.purchase(), costs=[cost]))])
    with pytest.raises(BidDisagreesError, match=r"Bidder, .*: after_horizon"):
        costs({VariedField(None, ("horizon_years",)): np.array([8.0])})


def test_compared_by_year_a_longer_life_costs_less_a_year() -> None:
    tender = make.tender(comparison="equivalent_annual_cost")
    costs = CostsByScenario(tender, [make.bid(make.offer(make.purchase(120.0, 10)))])
    life, rate = (
        VariedField("Bidder", ("offers", 0, "business_model", "service_life_years")),
        VariedField(None, ("inflation",)),
    )
    assert costs({life: np.array([10.0, 12.0])}).tolist() == [[12.0], [10.0]]
    assert costs({rate: np.array([0.0, 0.01])})[0].tolist() == [12.0]
