"""Cases from NIST, HM Treasury and textbooks: escalation, mid-year discounting, construction years, rate bands."""

from typing import Any

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from lcc.engine.curves import discount_curve
from lcc.evaluation.evaluate import BidEvaluation, evaluate
from lcc.model import Tender
from lcc.model.tender import nominal_bands

FREE = make.purchase(0.0, 21)


def at_rate(rate: float, years: int, **changes: Any) -> Tender:
    return make.tender(horizon_years=years, discount={"rate": rate, "basis": "nominal"}, **changes)


def cost(amount: float, **parts: Any) -> dict[str, Any]:
    return {"name": "cost", "phase": "use", "amount": amount, "index": "fixed", **parts}


def valued(tender: Tender, model: dict[str, Any], *costs: dict[str, Any], **parts: Any) -> BidEvaluation:
    return evaluate(tender, [make.bid(make.offer(model, costs=list(costs), **parts))]).bids[0]


@pytest.mark.parametrize(("years", "spv", "upv", "upv_star"), [(15, 0.642, 11.94, 13.89), (5, None, None, 4.8562)])
def test_factors_of_handbook_135(years: int, spv: float | None, upv: float | None, upv_star: float) -> None:
    """NIST Handbook 135: present values of 1 at 3 %, once, each year, and each year growing by 2 %, at year ends."""
    tender = at_rate(0.03, years, indices={"energy": 0.02})
    growing = valued(tender, FREE, cost(1.0, index="energy")).life_cycle_cost
    assert growing == pytest.approx(upv_star, abs=0.005 if years == 15 else 5e-5)
    if spv and upv:
        assert valued(tender, FREE, cost(1.0, at_year=years)).life_cycle_cost == pytest.approx(spv, abs=0.0005)
        assert valued(tender, FREE, cost(1.0)).life_cycle_cost == pytest.approx(upv, abs=0.005)


def test_storm_windows_of_handbook_135() -> None:
    """NIST Handbook 135 (2025), example 7-1: 2,000 for windows; 27,944 without and 26,344 with them, in whole dollars.

    Its energy factors hold projected prices by year, 16.15 for gas and 15.48 for electricity over 20 years at 3 %: here
    they are the price of a year's energy, paid at once.
    """
    energy = {
        "gas": {"unit": "therm", "price": 1.05 * 16.15 / 20, "index": "fixed"},
        "electricity": {"unit": "kWh", "price": 0.135 * 15.48 / 20, "index": "fixed"},
    }
    tender = at_rate(0.0, 20, resources=energy)

    def used(price: float, therms: float, kwh: float) -> float:
        consumption = [{"resource": "gas", "per_year": therms}, {"resource": "electricity", "per_year": kwh}]
        model = make.purchase(price, 20)
        return valued(tender, model, consumption=consumption).life_cycle_cost

    assert used(0.0, 1500.0, 1200.0) == pytest.approx(27_944, abs=1)
    assert used(2000.0, 1300.0, 1100.0) == pytest.approx(26_344, abs=1)


def test_a_service_contract_with_a_construction_year_of_blcc() -> None:
    """NIST BLCC 5.3-19, ECIP report (MilconECIP): 3 %, 2,270 a year growing by 2 %, in the middle of service years.

    A year of construction comes first, so the payments fall 1.5 .. 20.5 years from the base date: factor 17.993.
    """
    tender = at_rate(0.03, 21, indices={"om": 0.02}, yearly_costs_fall="middle", indexation="continuous")
    found = valued(tender, FREE, cost(2270.0, index="om", warranty_years=1)).life_cycle_cost
    assert found == pytest.approx(40_844, abs=2)
    assert found / 2270 == pytest.approx(17.993, abs=0.0005)


@pytest.mark.parametrize(
    ("service_year", "amount", "factor", "worth"),
    [(6, 9000, 0.813, 7318), (12, -9000, 0.681, -6128), (18, 12000, 0.570, 6843), (5, -1500, 0.837, -1256),
     (10, -1500, 0.722, -1084), (15, -1500, 0.623, -935)],
)  # fmt: skip
def test_costs_that_recur_now_and_then_of_blcc(
    service_year: int, amount: float, factor: float, worth: float
) -> None:
    """The same report: one-off costs at service years, each a construction year later."""
    found = valued(at_rate(0.03, 21), FREE, cost(float(amount), at_year=service_year + 1)).life_cycle_cost
    assert found == pytest.approx(worth, abs=1)
    assert found / amount == pytest.approx(factor, abs=0.0005)


def test_the_declining_rate_of_the_green_book() -> None:
    """HM Treasury Green Book: 3.5 % to year 30, 3 % to 75, 2.5 % to 125 (R package greenbook, test-discounting.R)."""
    tender = make.tender(discount={"profile": "UK-green-book"}, horizon_years=200)
    at = discount_curve(nominal_bands(tender)).at(12 * np.array([1, 5, 30, 31, 75, 76]), continuous=True)
    wanted = [1 / 1.035, 1.035**-5, 1.035**-30, 1.035**-30 / 1.03, 1.035**-30 * 1.03**-45]
    assert at.tolist() == pytest.approx([*wanted, wanted[-1] / 1.025], rel=1e-12)
    thirty_years = make.tender(discount={"profile": "UK-green-book"}, horizon_years=30)
    assert valued(thirty_years, FREE, cost(1.0)).life_cycle_cost == pytest.approx(
        (1 - 1.035**-30) / 0.035, rel=1e-12
    )


def test_net_present_value_at_the_green_book_rate() -> None:
    """The same package, test-compare.R: -100, then 30 a year for five years, is worth 35.451571."""
    tender = make.tender(discount={"profile": "UK-green-book"}, horizon_years=5)
    assert -valued(tender, make.purchase(100.0, 5), cost(-30.0)).life_cycle_cost == pytest.approx(
        35.451571, abs=1e-6
    )


def test_equivalent_annual_cost_over_each_own_life() -> None:
    """Worked answer (uonbi preguntia 13374723): 15 %, four years against seven, compared by year.

    Its first figure, 208,723, mistypes a present value of 593,900 as 595,900; this is the exact one.
    """
    tender = at_rate(0.15, 10, comparison="equivalent_annual_cost")
    four = valued(tender, make.purchase(462_000.0, 4, index="fixed"), cost(46_200.0))
    seven = valued(
        tender, make.purchase(966_647.0 + float(npf.pv(0.15, 7, 16_500.0)), 7, index="fixed"), cost(16_500.0)
    )
    assert four.equivalent_annual_cost == pytest.approx(208_022.592435, abs=1e-6)
    assert seven.equivalent_annual_cost == pytest.approx(232_343.62, abs=0.01)
    assert seven.life_cycle_cost == pytest.approx(966_647.0)


@pytest.mark.parametrize(
    ("rate", "years", "gradient", "base", "worth"),
    [(0.04, 15, 600.0, 0.0, 41_841.3), (0.06, 10, 500.0, 1000.0, 3011.003), (0.04, 15, 200.0, 800.0, 2054.417)],
)
def test_costs_that_rise_by_the_same_amount_each_year(
    rate: float, years: int, gradient: float, base: float, worth: float
) -> None:
    """EngrEcon report after Newnan (2020): present value of a gradient, and its equal yearly amount beside a base."""
    rising = [cost(base + gradient * (year - 1), at_year=year) for year in range(1, years + 1)]
    found = valued(at_rate(rate, years), FREE, *rising)
    assert (found.equivalent_annual_cost if base else found.life_cycle_cost) == pytest.approx(worth, rel=5e-6)


def test_the_parts_of_buying_after_tax() -> None:
    """Lecture 5, Leasing vs Buying (powershow.com 1d8259): 7.5 % after tax; only the discounting matters to us."""
    tender = at_rate(0.075, 6)
    shield = sum(
        valued(tender, FREE, cost(-300_000 / 3 * 0.3, at_year=year)).life_cycle_cost for year in (1, 2, 3)
    )
    disposal = valued(tender, FREE, cost(-10_000 * 0.7, at_year=6)).life_cycle_cost
    assert [-shield, -disposal] == pytest.approx([78_016, 4_536], abs=1)
    assert 300_000 + shield + disposal == pytest.approx(217_448, abs=1)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40),
    st.floats(-0.3, 0.9),
)
def test_any_flows_are_worth_what_numpy_financial_says(flows: list[float], rate: float) -> None:
    costs = [cost(flow, at_year=year) for year, flow in enumerate(flows)]
    found = valued(at_rate(rate, max(len(flows) - 1, 1)), FREE, *costs).life_cycle_cost
    scale = float(npf.npv(rate, [abs(flow) for flow in flows]))
    assert found == pytest.approx(float(npf.npv(rate, flows)), abs=1e-9 * (1 + scale))


@given(
    st.floats(-0.3, 0.9).filter(lambda rate: abs(rate) > 1e-6),
    st.integers(1, 60),
    st.sampled_from(["begin", "end"]),
)
def test_annuities_at_any_rate_below_zero_too(rate: float, years: int, when: str) -> None:
    tender = at_rate(rate, years, yearly_costs_fall={"begin": "start", "end": "end"}[when])
    found = valued(tender, FREE, cost(100.0))
    assert found.life_cycle_cost == pytest.approx(-float(npf.pv(rate, years, 100.0, when=when)), rel=1e-9)
    assert found.equivalent_annual_cost == pytest.approx(
        -float(npf.pmt(rate, years, found.life_cycle_cost)), rel=1e-9
    )
