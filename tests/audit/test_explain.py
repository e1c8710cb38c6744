"""An explanation adds up, and its formulas say what they are worth."""

from typing import Any

import pytest
from hypothesis import given

import circular
import circularity_cases
import fees
import make
import strategies
from lcc.audit.explain import explain, explain_rates
from lcc.audit.explain_text import as_json, as_text
from lcc.evaluation.evaluate import evaluate
from lcc.intake.submissions import Submissions
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.record.place import Origin, Origins


@given(strategies.comparisons())
def test_every_total_is_the_sum_of_what_is_under_it(comparison: tuple[Tender, list[Bid]]) -> None:
    for bid in explain(evaluate(*comparison), {}, {}):
        scale = 1 + sum(abs(phase.present_value) for phase in bid.phases)
        assert sum(phase.present_value for phase in bid.phases) == pytest.approx(
            bid.life_cycle_cost, abs=1e-9 * scale
        )
        for phase in bid.phases:
            lines = sum(line.present_value for line in phase.lines)
            assert lines == pytest.approx(phase.present_value, abs=1e-9 * scale)
            for line in phase.lines:
                if not line.left_out:
                    paid = sum(payment.present_value for payment in line.payments)
                    counted = paid if line.line.counts else 0.0
                    assert counted == pytest.approx(line.present_value, rel=1e-9, abs=1e-9)
                assert line.left_out + len(line.payments) == line.line.schedule.payments


def present_value(rate: float, years: float, payment: float) -> float:
    return -payment * ((1 - (1 + rate) ** -years) / rate if rate else years)


NAMES = {
    "MAX": max,
    "MIN": min,
    "POWER": pow,
    "IF": lambda condition, one, other: one if condition else other,
    "PV": present_value,
}


@given(strategies.comparisons())
def test_each_formula_says_what_the_amount_is(comparison: tuple[Tender, list[Bid]]) -> None:
    evaluation = evaluate(*comparison)
    for bid in explain(evaluation, {}, {}):
        for phase in bid.phases:
            for line in phase.lines:
                worth = eval(line.formula.replace(" x ", " * "), NAMES)
                assert worth == pytest.approx(line.line.amount.value, rel=1e-8)
    for rate in explain_rates(evaluation, {}):
        assert eval(rate.formula.replace(" x ", " * ")) == pytest.approx(rate.nominal)


CREDITED = "why: paid ahead of use; the part for use beyond the horizon is credited"


def test_the_worked_example_goes_back_to_its_lines(worked_example: Submissions) -> None:
    evaluation = evaluate(worked_example.tender, [one.bid for one in worked_example.bids])
    bids = explain(evaluation, worked_example.tender_origins, worked_example.origins)
    rates = explain_rates(evaluation, worked_example.tender_origins)
    said = as_text(rates, bids, "EUR", translator("en"))
    credit = said[said.index("Share of the last life beyond the horizon") :].splitlines()[:9]
    assert [line.strip() for line in credit] == [
        "Share of the last life beyond the horizon: Purchase price: -14,001.43 EUR",
        "-25,600.00 EUR = -(1 - 96 / 144) x 120 x 640",
        "120: Quantity (tender, line 19)",
        "640: Purchase price (bid, line 5)",
        "payments: 1; index general, at the price of 96 months before",
        "0.02: Inflation (tender, line 8)",
        f"{CREDITED} in month 240, at the price that was paid",
        "month 240: x price 1.268242 x discount 0.431251 = -14,001.43",
        "Bench with back rest, Deposit returned: -16,662.77 EUR",
    ]
    assert "... and 16 more, up to:" in said


RENTED = {"kind": "lease", "every_months": 12, "term_months": 240}
WHY: dict[str, tuple[str, dict[str, Any], str]] = {
    "credited": (
        "straight_line",
        make.purchase(120.0, 15),
        f"{CREDITED} in month 120, at the price that was paid",
    ),
    "given back": (
        "straight_line",
        make.purchase(-120.0, 15),
        "why: received ahead of use; the part for use beyond the horizon is given back in month 120",
    ),
    "owed": (
        "straight_line",
        RENTED | {"payment": 0.0, "return_cost": 10.0},
        "why: still owed for use inside the horizon; paid in month 120, at the price level of that month",
    ),
    "to come": (
        "straight_line",
        make.purchase(120.0, 15, resale_value=30.0),
        "why: still to be received, on the day on which the contract pays it: month 180",
    ),
    "to come, whole": (
        "none",
        make.purchase(120.0, 15, resale_value=30.0),
        "why: still to be received, on the day on which the contract pays it: month 180",
    ),
    "instalment": (
        "none",
        make.purchase(120.0, 15, instalments=[{"after_months": 150, "share": 1.0}]),
        "why: an instalment that is due at the horizon or after it; paid in month 120, at the prices of the start",
    ),
    "ahead as an annuity": (
        "annuity",
        make.purchase(120.0, 15),
        "why: the whole life counts as an annuity; of what falls inside the horizon the part for use beyond",
    ),
    "owed as an annuity": (
        "annuity",
        RENTED | {"payment": 0.0, "return_cost": 10.0},
        "why: the whole life counts as an annuity; of what falls beyond the horizon the part for use inside",
    ),
    "interval": (
        "straight_line",
        {"kind": "pay_per_use", "fee_per_use": 1.0},
        "why: the part of the last interval before the horizon; paid in month 120",
    ),
}


@pytest.mark.parametrize("name", WHY)
def test_what_the_horizon_brings_about_says_why(name: str) -> None:
    way, model, why = WHY[name]
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 5.0, "revenue": True}
    costs = [{"name": "Paint", "phase": "maintenance", "amount": 7.0, "every_years": 4}]
    tender = make.tender(items=[item], residual_value=way, discount={"rate": 0.03}, inflation=0.02)
    [bid] = explain(evaluate(tender, [make.bid(make.offer(model, costs=costs))]), {}, {})
    assert why in as_text([], [bid], "EUR", translator("en"))
    assert "waarom: " in as_text([], [bid], "EUR", translator("nl"))


@pytest.mark.parametrize(
    ("users_cost", "said"), [("shown", "is only shown"), ("counts", "counts in the comparison")]
)
def test_a_line_that_users_pay_says_so_and_whether_it_counts(users_cost: str, said: str) -> None:
    [bid] = explain(evaluate(fees.cups(users_cost), [fees.each_use(0.05)]), {}, {})
    assert f"paid by users: {said}" in as_text([], [bid], "EUR", translator("en"))


def test_a_lease_paid_ahead_is_paid_back_as_it_was_paid_and_weighs_as_the_day_of_settlement() -> None:
    """Of 1 in each of the first six years of twelve, the horizon after six halves what the whole lease comes to."""
    ahead = {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 72, "index": "general"}
    ahead["renewals"] = [{"months": 72, "payment": 0.0}]
    tender = make.tender(horizon_years=9, discount={"rate": 0.05, "basis": "nominal"}, inflation=0.1)
    [bid] = explain(evaluate(tender, [make.bid(make.offer(ahead))]), {}, {})
    [credit] = [line for phase in bid.phases for line in phase.lines if line.line.amount.value < 0]
    assert credit.line.amount.value == pytest.approx(-0.25)
    assert [payment.discount_factor for payment in credit.payments] == pytest.approx([1.05**-9] * 6)
    assert [payment.price_factor for payment in credit.payments] == pytest.approx([1.1**year for year in range(6)])
    said = as_text([], [bid], "EUR", translator("en"))
    assert "month 60, settled in month 108: x price 1.610510 x discount 0.644609" in said
    found = as_json([], [bid], "EUR")["bids"][0]["phases"][-1]["lines"][0]
    assert (found["settled"], found["settles"], found["reason"]) == (
        {"month": 108, "by": "price"},
        "use",
        "credited",
    )


WORTH = {"MAX": max, "MIN": min, "POWER": pow, "IF": lambda condition, one, other: one if condition else other}


def test_a_rate_that_follows_from_a_profile_is_where_the_profile_is_named() -> None:
    """A book has a cell for the rate beside it, and that one is empty."""
    tender = make.tender(discount={"profile": "NL-2026-standard"})
    cells = {("discount", "profile"): "C12", ("discount", "rate"): "C13"}
    origins: Origins = {path: Origin(field="", sheet="Assumptions", cell=cell) for path, cell in cells.items()}
    evaluation = evaluate(tender, [make.bid(make.offer(make.purchase()))])
    rate, *_later = explain_rates(evaluation, origins)
    assert (rate.fields[0].origin.cell, rate.fields[0].published) == ("C12", "NL-2026-standard")
    assert "cell C12: NL-2026-standard)" in as_text([rate], [], "EUR", translator("en"))


def test_each_indicator_is_what_its_formula_says() -> None:
    evaluation = evaluate(circularity_cases.tender(), circularity_cases.bids())
    for bid in explain(evaluation, {}, {}):
        assert bid.circularity is not None
        steps = [step for product in bid.circularity.products for step in (*product.connections, *product.steps)]
        for step in (*steps, *bid.circularity.together):
            if step.formula:
                assert eval(step.formula.replace(" x ", " * "), WORTH) == pytest.approx(step.value, rel=1e-8)
        for product in bid.circularity.products:
            for k, total in enumerate(product.sums):
                assert sum(row[k] for row in product.materials.values()) == pytest.approx(total)


def test_indicators_go_back_to_the_fields_of_the_passport() -> None:
    at = ("offers", 0, "passport", "technical_life_years")
    origins: dict[str, Origins] = {"Reuse BV": {at: Origin(field="", line=7)}}
    thing = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "average_life_years": 40.0}
    evaluation = evaluate(circular.tender(items=[thing]), [circular.bid("Reuse BV", 120.0)])
    said = as_text([], explain(evaluation, {}, origins), "EUR", translator("en"))
    assert "20: Technical life (bid, line 7)" in said
    assert "Share of secondary material: 0.5625 = (7.5 + 15) / 40" in said
    assert "7.5: Recycled; 15: Reused; 40: Mass" in said
    assert "Connection 1, bolts: 0.666667 = 4 / (1 / 0.8" in said


def test_materials_that_are_called_the_same_are_told_apart() -> None:
    half = {**circular.WOOD, "mass_kg": 20.0}
    passport = circular.passport(materials=[half, half])
    evaluation = evaluate(circular.tender(), [circular.bid("Wood BV", 1.0, passport=passport)])
    [bid] = explain(evaluation, {}, {})
    assert bid.circularity is not None
    assert list(bid.circularity.products[0].materials) == ["wood (1)", "wood (2)"]


def test_the_table_of_materials_has_their_sums_and_no_empty_columns() -> None:
    [bid] = explain(evaluate(circular.tender(), [circular.bid("Reuse BV", 120.0)]), {}, {})
    said = as_text([], [bid], "EUR", translator("en"))
    *heads, _steel, _wood, total = said[: said.index("    Connection 1")].splitlines()[-8:]
    assert total.split()[:2] == ["Sum", "40"]
    assert any("Mass" in head for head in heads)


def test_a_measured_criterion_rests_on_an_indicator() -> None:
    evaluation = evaluate(circularity_cases.tender(), circularity_cases.bids())
    bids = explain(evaluation, {}, {})
    said = as_text([], bids, "EUR", translator("nl"))
    award = said[said.index("gunning: rang 1") :]
    assert "Material circularity: " in award
    assert ": Materiaalcirculariteit (MCI)" in award
    found = as_json([], bids, "EUR")["bids"][0]
    measured = next(step for step in found["award"]["steps"] if step["criterion"] == "mci")
    assert measured["fields"][0]["document"] == "circularity"
    assert found["circularity"]["products"][0]["materials"][0]["name"] == "Steel sheet"


def test_without_circularity_there_is_none() -> None:
    [bid] = explain(evaluate(make.tender(), [make.bid(make.offer(make.purchase()))]), {}, {})
    assert bid.circularity is None
    assert "Circularity" not in as_text([], [bid], "EUR", translator("en"))
