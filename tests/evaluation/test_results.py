"""The object that leaves the program: each line in it is enough to work its value out again."""

from typing import Any

import pytest
from hypothesis import given

import make
import reference
import strategies
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.model import Bid, Tender
from lcc.model.result import LineResult
from lcc.model.tender import CARBON, MKI


def worked_out(tender: Tender, line: LineResult) -> float:
    """Return what a line is worth: each payment at its price, on its own day or on that of the settlement."""
    value = 0.0
    for k in range(line.payments):
        month = line.first_month + k * line.every_months
        paid = line.settled_month if line.settled_by == "price" and line.settled_month is not None else month
        price = reference.growth(tender, line.index, month - line.price_lag_months)
        value += line.amount * price * reference.weight(tender, paid)
    return value


@given(strategies.comparisons(longest=12, most_bids=1))
def test_a_line_can_be_worked_out_from_what_stands_in_it(comparison: tuple[Tender, list[Bid]]) -> None:
    tender, bids = comparison
    [bid] = result(evaluate(tender, bids)).bids
    for line in bid.lines:
        if line.index not in (CARBON, MKI):
            worth = worked_out(tender, line) if line.counts else 0.0
            assert worth == pytest.approx(line.present_value, rel=1e-9, abs=1e-6)
    assert sum(bid.yearly) == pytest.approx(bid.nominal_cost, rel=1e-9, abs=1e-6)


def test_years_go_on_past_the_horizon_only_of_a_bid_that_receives_something_then() -> None:
    sold: dict[str, Any] = make.purchase(120.0, 15, resale_value=30.0, resale_basis="guaranteed")
    bids = [
        make.bid(make.offer(sold), name="Sold BV"),
        make.bid(make.offer(make.purchase(90.0, 10)), name="Kept BV"),
    ]
    yearly = {one.bidder: one.yearly for one in result(evaluate(make.tender(), bids)).bids}
    assert yearly["Kept BV"] == [90.0] + [0.0] * 10
    assert yearly["Sold BV"] == pytest.approx([120.0] + [0.0] * 9 + [-40.0] + [0.0] * 4 + [-20.0])
    settled = make.tender(residual_value="annuity")
    assert {len(one.yearly) for one in result(evaluate(settled, bids)).bids} == {11}


def test_it_carries_the_version_of_the_method() -> None:
    outcome = result(evaluate(make.tender(), [make.bid(make.offer(make.purchase()))]), rules="0123")
    assert (outcome.method, outcome.rules) == (2, "0123")
