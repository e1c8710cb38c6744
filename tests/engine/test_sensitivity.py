"""Where the winner changes is solved exactly, and the swing of a number is the difference that it makes."""

import numpy as np
import numpy_financial as npf
import pytest

import make
from lcc.checks.fields import Bounds
from lcc.engine.scenarios import CostsByScenario, VariedField
from lcc.engine.sensitivity import Range, break_evens, margins, one_at_a_time, two_at_a_time
from lcc.model import Bid

PRICE = VariedField("Buy", ("offers", 0, "business_model", "price"))
LIFE = VariedField("Buy", ("offers", 0, "business_model", "service_life_years"))
RATE = VariedField(None, ("discount", "rate"))
FREE = Bounds(-1e12, 1e12, None)


def lease_or_buy(price: float = 900.0) -> list[Bid]:
    lease = {"kind": "lease", "payment": 100.0, "every_months": 12, "term_months": 120, "in_advance": False}
    return [
        make.bid(make.offer(make.purchase(price, 10, index="fixed")), name="Buy"),
        make.bid(make.offer(lease), name="Lease"),
    ]


def test_the_price_at_which_leasing_wins_is_what_the_lease_is_worth() -> None:
    costs_of = CostsByScenario(make.tender(discount={"rate": 0.01, "basis": "nominal"}), lease_or_buy())
    [found] = break_evens(costs_of, Range(PRICE, 0.0, 900.0, 9000.0, FREE))
    assert found.value == pytest.approx(-npf.pv(0.01, 10, 100.0), rel=1e-11)
    assert found.winner == 1


def test_the_rate_at_which_leasing_wins_is_the_interest_that_the_lease_implies() -> None:
    costs_of = CostsByScenario(make.tender(discount={"rate": 0.01, "basis": "nominal"}), lease_or_buy())
    [found] = break_evens(costs_of, Range(RATE, -0.2, 0.01, 0.5, Bounds(-0.5, 1, None)))
    assert found.value == pytest.approx(float(npf.rate(10, -100.0, 900.0, 0.0)), rel=1e-10)


def test_a_life_changes_the_winner_at_a_whole_month() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy())
    [found] = break_evens(costs_of, Range(LIFE, 1 / 12, 10.0, 200.0, Bounds(1 / 12, 200, 1 / 12)))
    # 900 x 120 / months is above 1000 from 107 months down.
    assert round(12 * found.value, 6) == 107


def test_no_value_changes_a_winner_that_always_wins() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy(100.0))
    assert break_evens(costs_of, Range(PRICE, 0.0, 100.0, 900.0, FREE)) == []


def test_the_swing_of_a_price_is_its_range() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy())
    [swing] = one_at_a_time(costs_of, [Range(PRICE, 810.0, 900.0, 1100.0, FREE)])
    assert swing.low_costs.tolist() == [810.0, 1000.0]
    assert (swing.low_margin, swing.high_margin, swing.size) == (190.0, -100.0, 290.0)
    assert (swing.low_winner, swing.high_winner) == (0, 1)


def test_what_can_not_be_is_left_out() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy())
    assert one_at_a_time(costs_of, [Range(LIFE, 0.0, 10.0, 20.0, FREE)]) == []


def test_what_moves_the_lead_most_comes_first() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy())
    payment = VariedField("Lease", ("offers", 0, "business_model", "payment"))
    ranges = [Range(PRICE, 890.0, 900.0, 910.0, FREE), Range(payment, 90.0, 100.0, 110.0, FREE)]
    assert [swing.range.input for swing in one_at_a_time(costs_of, ranges)] == [payment, PRICE]


def test_two_numbers_at_a_time() -> None:
    costs_of = CostsByScenario(make.tender(), lease_or_buy())
    payment = VariedField("Lease", ("offers", 0, "business_model", "payment"))
    costs = two_at_a_time(costs_of, PRICE, [800.0, 1200.0], payment, [70.0, 90.0, 110.0])
    assert costs.argmin(axis=2).tolist() == [[1, 0, 0], [1, 1, 1]]
    assert costs[1, 2].tolist() == [1200.0, 1100.0]


def test_a_single_bid_has_no_next_one() -> None:
    assert margins(np.array([[10.0], [12.0]])).tolist() == [-10.0, -12.0]
