"""Worked cases from the literature and from other software, each with its source. Costs are positive."""

from typing import Any

import numpy_financial as npf
import pytest

import make
from lcc.engine.curves import price_curves
from lcc.engine.rates import equivalent_annual_cost
from lcc.evaluation.evaluate import BidEvaluation, evaluate
from lcc.model import Tender
from lcc.model.tender import nominal_bands


def at_rate(rate: float, years: int, **changes: Any) -> Tender:
    return make.tender(horizon_years=years, discount={"rate": rate, "basis": "nominal"}, **changes)


def flows(*amounts: float) -> dict[str, Any]:
    """Return an offer that is free but for these costs in years 0, 1, 2, ... (what comes in is negative)."""
    costs = [
        {"name": f"year {year}", "phase": "use", "amount": float(amount), "at_year": year, "index": "fixed"}
        for year, amount in enumerate(amounts)
    ]
    return make.offer(make.purchase(0.0, 200), costs=costs)


def valued(tender: Tender, *offers: dict[str, Any]) -> BidEvaluation:
    return evaluate(tender, [make.bid(*offers)]).bids[0]


def test_net_present_value_of_numpy_financial() -> None:
    """numpy-financial, docstring of npv (after Gitman)."""
    cost = valued(at_rate(0.08, 4), flows(40000, -5000, -8000, -12000, -30000)).life_cycle_cost
    assert -cost == pytest.approx(3065.22267, abs=1e-5)
    assert -cost == pytest.approx(npf.npv(0.08, [-40000, 5000, 8000, 12000, 30000]), rel=1e-12)


def test_price_growth_of_the_berlin_guide() -> None:
    """Berlin, Anhang 2: Lebenszykluskosten bei strombetriebenen Geräten (studylibde.com/doc/11847475).

    22 ct/kWh in the base year 2010, growing 4 % a year; rounded to 0.01 in the source.
    """
    resources = {"kwh": {"unit": "kWh", "price": 0.22, "index": "electricity"}}
    tender = at_rate(0.0, 11, indices={"electricity": 0.04}, resources=resources, yearly_costs_fall="start")
    offer = make.offer(make.purchase(0.0, 11), consumption=[{"resource": "kwh", "per_year": 100.0}])
    paid = [line for line in valued(tender, offer).lines if line.phase == "use"]
    curve = price_curves(tender)["electricity"]
    [months] = [range(line.schedule.first_month, 12 * 11, line.schedule.every_months) for line in paid]
    prices = [paid[0].amount.value * (1 + curve.growth[0]) ** (month / 12) for month in months]
    published = [22.00, 22.88, 23.80, 24.75, 25.74, 26.77, 27.84, 28.95, 30.11, 31.31, 32.57]
    assert prices == pytest.approx(published, abs=0.005)
    assert valued(tender, offer).nominal_cost == pytest.approx(sum(published), abs=0.05)


@pytest.mark.parametrize(("life", "cost"), [(20, 253_000), (35, 236_882.783)])
def test_remaining_value_of_a_longer_life(life: int, cost: float) -> None:
    """multi-vector-simulator, tests/test_C2_economic_functions.py (rl-institut).

    220,000 plus 15 % tax over 20 years at 10 %; what is left of a life of 35 years is worth 15/35 of it.
    """
    tender = at_rate(0.10, 20)
    outcome = valued(tender, make.offer(make.purchase(220_000 * 1.15, life)))
    assert outcome.life_cycle_cost == pytest.approx(cost, rel=1e-6)


def test_replacement_of_an_asset_with_half_its_second_life_left() -> None:
    """multi-vector-simulator, same file: 550 after 10 years for another 10, over 20 years at 10 %.

    Bought at month 0 too in our terms: the replacement is what the whole costs beyond the first purchase.
    """
    whole = valued(at_rate(0.10, 20), make.offer(make.purchase(550.0, 10))).life_cycle_cost
    first = valued(at_rate(0.10, 10), make.offer(make.purchase(550.0, 10))).life_cycle_cost
    assert 550 + whole - first == pytest.approx(762.0488091862422, abs=1e-9)


@pytest.mark.parametrize(
    ("amounts", "equivalent"),
    [((45000, -20000, -20000, -20000), -617), ((45000, *[-12000] * 6), -428)],
)
def test_equivalent_annual_value_of_unequal_lives(amounts: tuple[float, ...], equivalent: float) -> None:
    """EAA example problem (coursehero.com/file/6561993): 14 %, three years against six, rounded to 1."""
    years = len(amounts) - 1
    outcome = valued(at_rate(0.14, years), flows(*amounts))
    assert outcome.equivalent_annual_cost == pytest.approx(equivalent, abs=1.0)


def test_refund_of_an_interest_bearing_deposit() -> None:
    """Apartment deposit of 500 at 10 % a year, compounded half-yearly, after 3 years (transtutors.com 109580).

    As growth: half-yearly compounding is the effective yearly rate (1 + 0.10/2)^2 - 1.
    """
    effective = (1 + 0.10 / 2) ** 2 - 1
    tender = at_rate(0.0, 3, indices={"interest": effective}, yearly_costs_fall="end")
    refund = {"name": "refund", "phase": "use", "amount": -500.0, "at_year": 3, "index": "interest"}
    outcome = valued(tender, make.offer(make.purchase(0.0, 3), costs=[refund]))
    assert -outcome.yearly[3] == pytest.approx(670.05, abs=0.005)


@pytest.mark.parametrize(
    ("rate", "factors"),
    [
        (0.00, (2.00, 5.00, 10.00, 20.00)),
        (0.01, (1.97, 4.85, 9.47, 18.05)),
        (0.03, (1.91, 4.58, 8.53, 14.88)),
        (0.05, (1.86, 4.33, 7.72, 12.46)),
        (0.10, (1.74, 3.79, 6.14, 8.51)),
        (0.15, (1.63, 3.35, 5.02, 6.26)),
    ],
)
def test_annuity_table(rate: float, factors: tuple[float, ...]) -> None:
    """EKL Flik 10-15, Tabell 2 Nusummefaktor (yumpu.com/sv/document/view/59994630), 2, 5, 10 and 20 years."""
    for years, factor in zip((2, 5, 10, 20), factors, strict=True):
        cost = {"name": "one", "phase": "use", "amount": 1.0, "index": "fixed"}
        outcome = valued(at_rate(rate, years), make.offer(make.purchase(0.0, years), costs=[cost]))
        assert outcome.life_cycle_cost == pytest.approx(factor, abs=0.0051)


def test_real_and_nominal_rates_of_nist() -> None:
    """NIST E3, Unit Tests/discountingTests.txt: inflation 3 % and a real rate of 20 % make 23.6 %."""
    tender = make.tender(discount={"rate": 0.2, "basis": "real"}, inflation=0.03)
    assert nominal_bands(tender)[0][1] == pytest.approx(0.236, abs=1e-12)
    tender = make.tender(discount={"rate": 0.01, "basis": "real"}, inflation=0.00990099009900991)
    assert nominal_bands(tender)[0][1] == pytest.approx(0.02, abs=1e-12)


def test_replacement_chain_against_one_machine_with_salvage() -> None:
    """Worked answer (answer.ya.guru/questions/10059727): 7 %, six years; 38,576.79 against 29,784.89 a year."""
    tender = at_rate(0.07, 6)
    running = {"name": "running", "phase": "use", "index": "fixed"}
    short = make.offer(make.purchase(54_000.0, 3, index="fixed"), costs=[{**running, "amount": 18_000.0}])
    long = make.offer(
        make.purchase(92_000.0, 6, resale_value=18_000.0, index="fixed"), costs=[{**running, "amount": 13_000.0}]
    )
    assert valued(tender, short).equivalent_annual_cost == pytest.approx(38_576.79, abs=0.01)
    assert valued(tender, long).equivalent_annual_cost == pytest.approx(29_784.89, abs=0.01)


def test_phased_investment_of_el_paso() -> None:
    """El Paso Water turbines (answer.ya.guru/questions/5048709): 6 %, ten years."""
    costs = [
        {"name": "first", "phase": "purchase", "amount": 1.5e6, "at_year": 1, "index": "fixed"},
        {"name": "second", "phase": "purchase", "amount": 2e6, "at_year": 2, "index": "fixed"},
        {"name": "maintenance", "phase": "maintenance", "amount": 65_000.0, "index": "fixed"},
    ]
    outcome = valued(at_rate(0.06, 10), make.offer(make.purchase(0.0, 10), costs=costs))
    assert outcome.life_cycle_cost == pytest.approx(3_673_492.88, abs=0.01)
    assert outcome.equivalent_annual_cost == pytest.approx(499_109.977, abs=0.01)


def test_lease_against_buying_a_car() -> None:
    """Google Answers 548277: 12 %, five years. Its purchase figure mistypes 2,837 as 2,337; this is the exact one."""
    tender = at_rate(0.12, 5)
    buy = make.offer(make.purchase(25_000.0, 5, resale_value=5_000.0, index="fixed"))
    lease = make.offer({"kind": "lease", "payment": 5_000.0, "every_months": 12, "term_months": 60})
    assert valued(tender, buy).life_cycle_cost == pytest.approx(22_162.865721, abs=1e-6)
    assert valued(tender, lease).life_cycle_cost == pytest.approx(20_186.746733, abs=1e-6)


def test_lease_with_an_initial_payment() -> None:
    """Buy or lease a machine, calculus textbook exercise (quizlet.com): 7.75 %, three years. No published result."""
    tender = at_rate(0.0775, 3)
    lease = make.offer(
        {
            "kind": "lease",
            "payment": 2_650.0,
            "every_months": 12,
            "term_months": 36,
            "in_advance": False,
            "upfront": 2_650.0,
        }
    )
    taxes = [
        {"name": "tax", "phase": "management", "amount": amount, "at_year": year, "index": "fixed"}
        for year, amount in ((1, 580.0), (2, 464.0), (3, 290.0))
    ]
    buy = make.offer(make.purchase(12_000.0, 3, resale_value=5_000.0, index="fixed"), costs=taxes)
    assert valued(tender, lease).life_cycle_cost == pytest.approx(9_510.2316, abs=0.01)
    assert valued(tender, buy).life_cycle_cost == pytest.approx(9_172.9009, abs=0.01)


def test_price_indices_by_year_of_energyplus() -> None:
    """NREL EnergyPlus, EconomicLifeCycleCost.unit.cc: 100 .. 140 a year times an index against the base year."""
    multipliers = [1.03, 1.05, 1.07, 1.11, 1.15]
    growth = [later / earlier - 1 for earlier, later in zip([1.0, *multipliers], multipliers, strict=False)]
    tender = at_rate(0.0, 5, indices={"fuel": growth})
    costs = [
        {"name": "fuel", "phase": "use", "amount": 90.0 + 10 * year, "at_year": year, "index": "fuel"}
        for year in range(1, 6)
    ]
    outcome = valued(tender, make.offer(make.purchase(0.0, 5), costs=costs))
    assert outcome.yearly[1:].tolist() == pytest.approx([103.0, 115.5, 128.4, 144.3, 161.0], abs=0.001)


def test_a_hundred_in_fifty_years() -> None:
    """Present value of 100 after 50 years, rounded (thoughtfulexaminations.com/?p=11332)."""
    for rate, value in ((0.07, 3.4), (0.05, 8.7), (0.03, 23), (0.02, 37), (0.01, 61)):
        cost = {"name": "later", "phase": "use", "amount": 100.0, "at_year": 50, "index": "fixed"}
        outcome = valued(at_rate(rate, 50), make.offer(make.purchase(0.0, 50), costs=[cost]))
        assert outcome.life_cycle_cost == pytest.approx(value, abs=0.5)


def test_carbon_values_of_desnz() -> None:
    """DESNZ carbon values, November 2023, table 3, central, GBP 2022 per tonne: 100 t a year, 2024 to 2030, 3.5 %."""
    central = {2024: 268.97, 2025: 273.06, 2026: 277.22, 2027: 281.44, 2028: 285.73, 2029: 290.08, 2030: 294.5}
    tender = at_rate(
        0.035,
        7,
        base_date="2024-01-01",
        yearly_costs_fall="start",
        carbon_price={year: price / 1000 for year, price in central.items()},
        resources={"fuel": {"unit": "kg", "price": 0.0, "co2_kg": 1.0}},
    )
    offer = make.offer(make.purchase(0.0, 7), consumption=[{"resource": "fuel", "per_year": 100_000.0}])
    assert valued(tender, offer).phases["externalities"] == pytest.approx(177_823.9382, abs=0.01)


def test_unequal_lives_have_to_be_compared_by_year() -> None:
    """EngrEcon report (USACE-WRISES) ranks present values of 25 and 20 years at two rates; these are by year."""
    one = equivalent_annual_cost(77_636.56, [(0, 0.025)], 25)
    other = equivalent_annual_cost(77_754.95, [(0, 0.03)], 20)
    assert [one, other] == pytest.approx([4213.796, 5226.354], abs=0.01)


def test_factors_of_newnan() -> None:
    """EngrEcon report after Newnan (2020): P of F 658.162 and P of A 6795.163, end of period."""
    flat = price_curves(make.tender())["fixed"]
    assert 800 * make.factor(48, 12, 1, flat, 0.05) == pytest.approx(658.162, rel=5e-6)
    assert 500 * make.factor(12, 12, 20, flat, 0.04) == pytest.approx(6795.163, rel=5e-6)
    assert 5000 / make.factor(12, 12, 5, flat, 0.08) == pytest.approx(1252.282, rel=5e-6)


def test_the_interest_that_a_lease_implies_is_what_makes_it_worth_its_price() -> None:
    """numpy-financial as oracle: at the rate that `rate` finds, the lease is worth what it replaces."""
    for when, in_advance in (("begin", True), ("end", False)):
        implied = float(npf.rate(60, -20.0, 1000.0, 0.0, when=when))
        tender = at_rate((1 + implied) ** 12 - 1, 5)
        terms = {"payment": 20.0, "every_months": 1, "term_months": 60, "in_advance": in_advance}
        outcome = valued(tender, make.offer({"kind": "lease", **terms}))
        assert outcome.life_cycle_cost == pytest.approx(1000.0, rel=1e-9)
