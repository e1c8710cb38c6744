"""The budget by calendar year against payments written out by hand, and against the cash that the engine has."""

from datetime import date
from decimal import Decimal

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from pydantic import ValidationError

import make
import strategies
from effort import of_a_hundred
from lcc.evaluation.budget import calendar_year
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.model import Bid, Tender

LEASE = {"kind": "lease", "payment": 10.0, "every_months": 1, "term_months": 60}
MIXED = {"treatment": "mixed", "cost_share": 0.3, "rates": {"standard": 0.21}}


def halfway(**changes: object) -> Tender:
    """Return a tender of five years from 1 July 2027, of 40 things, in which prices rise by 2 % a year."""
    things = [{"id": "thing", "name": "Thing", "quantity": 40, "unit": "piece"}]
    plain = {"base_date": "2027-07-01", "horizon_years": 5, "inflation": 0.02, "items": things}
    return make.tender(**plain | changes)


def test_a_monthly_lease_from_1_july_with_mixed_vat_and_two_cost_centres() -> None:
    tender = halfway(vat=MIXED, cost_centres={"Sport": 0.6, "Care": 0.4})
    [planned] = evaluate(tender, [make.bid(make.offer(LEASE))]).budgets
    month = 40 * 10.0
    whole, first = 12 * month, 6 * month
    assert planned.years == [2027, 2028, 2029, 2030, 2031, 2032]
    paid = np.array([first, whole, whole, whole, whole, first])
    assert planned.running["use"] == pytest.approx(paid * 1.063)  # 30 % of 21 % is a cost
    assert planned.vat_to_reclaim == pytest.approx(paid * 0.147)  # the other 70 % comes back
    assert planned.cost_centres["Sport"] == pytest.approx(paid * 1.063 * 0.6)
    assert planned.cost_centres["Care"] == pytest.approx(paid * 1.063 * 0.4)
    assert not planned.investment.any()
    assert not planned.receipts.any()
    assert planned.settlement == 0


def test_a_purchase_is_an_investment_and_what_serves_after_the_horizon_no_payment() -> None:
    maintenance = {"name": "Service", "phase": "maintenance", "amount": 20.0, "yearly": True}
    model = make.purchase(900.0, 8, resale_value=50.0)
    evaluation = evaluate(halfway(), [make.bid(make.offer(model, costs=[maintenance]))])
    [planned], [outcome] = evaluation.budgets, evaluation.bids
    assert planned.investment.tolist() == [36_000, 0, 0, 0, 0, 0]
    # At the end of June in each of five years, at prices that rise each July.
    assert planned.running["maintenance"] == pytest.approx([0.0] + [800 * 1.02**k for k in range(1, 6)])
    assert planned.total.sum() + planned.settlement == pytest.approx(outcome.nominal_cost)
    assert planned.settlement == pytest.approx(-36_000 * 3 / 8 - 40 * 50 * 1.02**8 * 5 / 8)


def test_what_is_bought_again_and_sold_is_an_investment_and_a_receipt() -> None:
    model = make.purchase(100.0, 2, resale_value=10.0)
    [planned] = evaluate(make.tender(horizon_years=4), [make.bid(make.offer(model))]).budgets
    assert planned.years == [2027, 2028, 2029, 2030]
    assert planned.investment.tolist() == [100, 0, 100, 0]
    assert planned.receipts.tolist() == [0, -10, 0, -10]


@pytest.mark.parametrize(
    ("base", "month", "in_arrears", "year"),
    [
        ("2027-07-01", 5, False, 2027),
        ("2027-07-01", 6, False, 2028),
        ("2027-07-01", 6, True, 2027),  # the December that it closes
        ("2027-01-01", 12, True, 2027),
        ("2027-01-01", 12, False, 2028),
        ("2027-01-15", 12, True, 2028),  # on 14 January
        ("2027-12-31", 0, False, 2027),
    ],
)
def test_the_year_of_a_payment(base: str, month: int, in_arrears: bool, year: int) -> None:
    assert calendar_year(date.fromisoformat(base), month, in_arrears=in_arrears) == year


@pytest.mark.parametrize(
    ("treatment", "rates", "reclaimed"),
    [
        ("compensable", {"standard": 0.21}, 21.0),
        ("deductible", {"standard": 0.21}, 21.0),
        ("compensable", {}, None),
        ("compensable", {"other": 0.21}, None),
        ("cost", {"standard": 0.21}, None),
    ],
)
def test_vat_is_claimed_back_where_it_is_no_cost_and_rates_are_known(
    treatment: str, rates: dict[str, float], reclaimed: float | None
) -> None:
    tender = make.tender(vat={"treatment": treatment, "rates": rates})
    [planned] = evaluate(tender, [make.bid(make.offer(make.purchase(100.0)))]).budgets
    assert planned.investment[0] == pytest.approx(121.0 if treatment == "cost" else 100.0)
    assert (planned.vat_to_reclaim is None) == (reclaimed is None)
    if planned.vat_to_reclaim is not None:
        assert planned.vat_to_reclaim[0] == pytest.approx(reclaimed)


TWO = [
    {"id": "bench", "name": "Bench", "quantity": 3, "unit": "piece", "cost_centres": {"Parks": 1.0}},
    {
        "id": "bin",
        "name": "Bin",
        "quantity": 7,
        "unit": "piece",
        "cost_centres": {"Cleaning": 0.25, "Parks": 0.75},
    },
    {"id": "sign", "name": "Sign", "quantity": 1, "unit": "piece"},
]


def test_an_item_has_cost_centres_of_its_own_or_those_of_the_tender() -> None:
    """Benches 3 x 100.01, bins 7 x 33.33 and a service for all of it of 10 that stands with them, a sign of 0.07."""
    tender = make.tender(items=TWO, cost_centres={"Streets": 0.5, "Cleaning": 0.5}, horizon_years=2)
    service = {"name": "Service", "phase": "maintenance", "amount": 10.0, "yearly": True, "per": "bid"}
    offers = [
        make.offer(make.purchase(100.01, 2), item="bench"),
        make.offer(make.purchase(33.33, 2), item="bin", costs=[service]),
        make.offer(make.purchase(0.07, 2), item="sign"),
    ]
    [planned] = evaluate(tender, [make.bid(*offers)]).budgets
    assert [*planned.cost_centres] == ["Streets", "Cleaning", "Parks"]
    first, second = (
        {name: float(by_year[year]) for name, by_year in planned.cost_centres.items()} for year in (0, 1)
    )
    bins = Decimal("233.31") + 10
    by_hand = {
        "Parks": Decimal("300.03") + bins * 3 / 4,
        "Cleaning": bins / 4 + Decimal("0.035"),
        "Streets": Decimal("0.035"),
    }
    assert first == pytest.approx({name: float(amount) for name, amount in by_hand.items()}, abs=1e-9)
    assert sum(by_hand.values()) == Decimal("543.41")
    assert round(sum(first.values()), 2) == round(float(planned.total[0]), 2) == 543.41
    assert second == {"Streets": 0, "Cleaning": 2.5, "Parks": 7.5}


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({"Sport": 0.6, "Care": 0.3}, "shares that add up to 1"),
        ({"Sport": 0.6, "Care": 0.3999999999}, "shares that add up to 1"),  # of a hundred million that is a cent
        ({"Sport": 0.1, "Care": 0.2, "Parks": 0.7}, None),  # whole in decimals, not as binary fractions add up
    ],
)
def test_shares_of_cost_centres_add_up(shares: dict[str, float], words: str | None) -> None:
    for changes in ({"cost_centres": shares}, {"items": [{**TWO[0], "cost_centres": shares}]}):
        if words is None:
            assert make.tender(**changes).cost_centre_names == ("Sport", "Care", "Parks")
            continue
        with pytest.raises(ValidationError, match=words):
            make.tender(**changes)


def test_where_an_item_has_cost_centres_each_has_them() -> None:
    with pytest.raises(ValidationError, match="cost centres for each item"):
        make.tender(items=TWO)


def test_cost_centres_change_no_comparison() -> None:
    bid = make.bid(make.offer(LEASE))
    plain, split = evaluate(halfway(), [bid]), evaluate(halfway(cost_centres={"Sport": 1.0}), [bid])
    assert plain.bids[0].life_cycle_cost == split.bids[0].life_cycle_cost
    assert plain.bids[0].phases == split.bids[0].phases


def holds_all_cash(evaluation: Evaluation) -> None:
    """Hold the budgets to the lines: they have all cash but for settlements, each part of it once."""
    for outcome, planned in zip(evaluation.bids, evaluation.budgets, strict=True):
        settled = [bool(line.reason) for line in outcome.lines]
        cash = float(outcome.nominal[np.logical_not(settled)].sum())
        size = 1e-9 * (1 + float(np.abs(outcome.nominal).sum()))
        assert abs(planned.total.sum() - cash) <= size
        assert abs(planned.settlement - float(outcome.nominal[settled].sum())) <= size
        assert abs(planned.total.sum() + planned.settlement - outcome.nominal_cost) <= size
        assert (planned.investment >= 0).all()
        assert (planned.receipts <= 0).all()
        if planned.cost_centres:
            assert np.allclose(sum(planned.cost_centres.values()), planned.total, rtol=1e-9, atol=size)


@pytest.mark.parametrize("name", ["facade-cladding", "office-furniture", "reusable-cups", "street-furniture"])
def test_the_budgets_of_examples_have_all_their_cash(name: str) -> None:
    holds_all_cash(make.compared(make.example(name)))


@given(case=strategies.comparisons())
@of_a_hundred(60)
def test_a_random_budget_has_all_its_cash(case: tuple[Tender, list[Bid]]) -> None:
    tender, bids = case
    first, *others = tender.items
    items = [first.model_copy(update={"cost_centres": {"Parks": 0.9, "Care": 0.1}}), *others]
    shared = {"cost_centres": {"Sport": 0.3, "Care": 0.7}}
    holds_all_cash(evaluate(tender.model_copy(update=shared), bids))
    holds_all_cash(evaluate(tender.model_copy(update=shared | {"items": items}), bids))


def test_discounting_a_budget_paid_on_1_january_gives_the_life_cycle_cost() -> None:
    tender = make.tender(discount={"rate": 0.05, "basis": "nominal"}, inflation=0.02)
    lease = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 60, "index": "general"}
    evaluation = evaluate(tender, [make.bid(make.offer(lease))])
    [planned], [outcome] = evaluation.budgets, evaluation.bids
    assert npf.npv(0.05, planned.total) == pytest.approx(outcome.life_cycle_cost)
