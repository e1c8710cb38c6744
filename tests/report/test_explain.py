"""An explanation adds up, and its formulas say what they are worth."""

import pytest
from hypothesis import given

import strategies
from lcc.evaluate import evaluate
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.report.explain import explain, explain_rates
from lcc.report.explain_text import as_text
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
