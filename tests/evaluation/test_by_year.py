"""What a bid costs by offer, phase and year: cells that add up to what `evaluate` says of it."""

from collections import defaultdict

import pytest
from hypothesis import given

import make
import strategies
from lcc.evaluation.by_year import OfferYear, by_year, cost_per_year
from lcc.evaluation.evaluate import Evaluation, ValuedBid, evaluate
from lcc.model import Bid, Tender

CENT = 0.005


def cells(evaluation: Evaluation) -> list[list[OfferYear]]:
    return [by_year(evaluation.tender, evaluation.terms, one) for one in evaluation.bids]


def annual(evaluation: Evaluation, one: ValuedBid) -> float:
    """What an evaluation says where the rate is real; one at a nominal rate is no amount in prices of one year."""
    tender = evaluation.tender
    if tender.discount.basis == "real":
        return one.equivalent_annual_cost
    return cost_per_year(tender, evaluation.terms, one)


def adds_up(evaluation: Evaluation) -> None:
    for one, found in zip(evaluation.bids, cells(evaluation), strict=True):
        phases: dict[str, float] = defaultdict(float)
        years: dict[int, float] = defaultdict(float)
        for cell in found:
            phases[cell.phase] += cell.present_value
            years[cell.year] += cell.nominal
        assert {name: phases[name] for name in one.phases} == pytest.approx(dict(one.phases), abs=CENT)
        assert [years[year] for year in range(len(one.yearly))] == pytest.approx(one.yearly.tolist(), abs=CENT)
        assert sum(cell.annual for cell in found) == pytest.approx(annual(evaluation, one), abs=CENT)
        if evaluation.tender.comparison == "common_horizon":
            assert sum(cell.price for cell in found) == pytest.approx(one.price, abs=CENT)
        assert {cell.offer for cell in found} == set(range(len(one.bid.offers)))
        assert len({cell[:3] for cell in found}) == len(found)


def test_a_purchase_and_a_lease_by_hand() -> None:
    """500 in month 0; and 100 at the start of years 1 and 2, the second of which is the end of month 12, at 25 %."""
    tender = make.tender(horizon_years=2, discount={"rate": 0.25, "basis": "nominal"})
    lease = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 24}
    bids = [make.bid(make.offer(make.purchase(500.0, 2)), name="A"), make.bid(make.offer(lease), name="B")]
    leased, bought = cells(evaluate(tender, bids))
    annuity = 1 / 1.25 + 1 / 1.25**2  # without inflation a nominal rate is a real one
    [cell] = bought
    assert cell[:6] == (0, "purchase", 0, 500.0, 500.0, 500.0)
    assert cell.annual == pytest.approx(500 / annuity)
    assert [(cell.phase, cell.year, cell.present_value, cell.nominal) for cell in leased] == [
        ("use", 0, 100.0, 100.0),
        ("use", 1, pytest.approx(80.0), 100.0),
    ]


def test_an_offer_that_costs_nothing_has_a_cell() -> None:
    [[cell]] = cells(evaluate(make.tender(), [make.bid(make.offer(make.purchase(0.0)))]))
    assert cell == OfferYear(0, "purchase", 0, 0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_cells_of_every_example_add_up(name: str) -> None:
    found = make.example(name)
    if found.tender.lots is None:
        adds_up(make.compared(found))


@given(strategies.comparisons())
def test_cells_of_random_bids_add_up(comparison: tuple[Tender, list[Bid]]) -> None:
    adds_up(evaluate(*comparison))


@pytest.mark.parametrize("real", [0.0, 0.028, [{"until_year": 5, "rate": 0.01}, {"rate": 0.03}]])
def test_a_year_costs_the_same_however_the_rate_is_stated(real: object) -> None:
    """2.8 % real is 4.856 % nominal at 2 % inflation: the life-cycle cost is one, and so is what a year costs."""
    tender = make.tender(horizon_years=12, inflation=0.02, discount={"rate": real})
    stated = [(year, (1 + rate) * 1.02 - 1) for year, rate in tender.discount.bands]
    first, last = stated[0][1], stated[-1][1]
    nominal = [{"until_year": 5, "rate": first}, {"rate": last}] if isinstance(real, list) else first
    other = make.tender(horizon_years=12, inflation=0.02, discount={"rate": nominal, "basis": "nominal"})
    lease = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 60}
    bids = [make.bid(make.offer(make.purchase(500.0, 4)), name="A"), make.bid(make.offer(lease), name="B")]
    for one, same in zip(evaluate(tender, bids).bids, evaluate(other, bids).bids, strict=True):
        assert one.life_cycle_cost == pytest.approx(same.life_cycle_cost)
        by_tender = [
            cost_per_year(of, evaluate(of, bids).terms, which) for of, which in ((tender, one), (other, same))
        ]
        assert by_tender[0] == pytest.approx(by_tender[1])
        assert by_tender[0] == pytest.approx(one.equivalent_annual_cost)
