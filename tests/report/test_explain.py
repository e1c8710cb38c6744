"""An explanation adds up, and its formulas say what they are worth."""

import pytest
from hypothesis import given

import circular
import circularity_cases
import make
import strategies
from lcc.evaluate import evaluate
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.model.result import Origin
from lcc.report.explain import explain, explain_rates
from lcc.report.explain_text import as_json, as_text
from lcc.results import Origins
from lcc.submissions import Submissions


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
                    assert paid == pytest.approx(line.present_value, rel=1e-9, abs=1e-9)
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


def test_the_worked_example_goes_back_to_its_lines(worked_example: Submissions) -> None:
    evaluation = evaluate(worked_example.tender, [one.bid for one in worked_example.bids])
    bids = explain(evaluation, worked_example.tender_origins, worked_example.origins)
    rates = explain_rates(evaluation, worked_example.tender_origins)
    said = as_text(rates, bids, "EUR", translator("en"))
    credit = said[said.index("Share of the last life beyond the horizon") :].splitlines()[:8]
    assert [line.strip() for line in credit] == [
        "Share of the last life beyond the horizon: -14,001.43 EUR",
        "-25,600.00 EUR = -(1 - 96 / 144) x 120 x 640",
        "120: items[0].quantity (tender, line 18)",
        "640: offers[0].business_model.price (bid, line 5)",
        "payments: 1; index general, at the price of 96 months before",
        "0.02: inflation (tender, line 8)",
        "month 240: x price 1.268242 x discount 0.431251 = -14,001.43",
        "Bench with back rest, Deposit returned: -16,662.77 EUR",
    ]
    assert "... and 16 more, up to:" in said


WORTH = {"MAX": max, "MIN": min, "POWER": pow, "IF": lambda condition, one, other: one if condition else other}


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
    assert "20: offers[0].passport.technical_life_years (bid, line 7)" in said
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
