"""The closed form against adding payments up one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from lcc.engine.annuity import present_value_factor
from lcc.engine.curves import discount_curve, price_curves

rates = st.floats(-0.3, 0.5)


@given(
    first=st.integers(0, 300),
    every=st.integers(1, 50),
    payments=st.integers(0, 400),
    lag=st.integers(0, 300),
    growth=st.one_of(rates, st.lists(rates, min_size=1, max_size=12)),
    rate=rates,
    continuous=st.booleans(),
)
def test_equals_the_sum_of_the_payments(
    first: int, every: int, payments: int, lag: int, growth: float | list[float], rate: float, continuous: bool
) -> None:
    first += lag
    curve = price_curves(make.tender(indices={"some": growth}))["some"]
    factor = make.factor(first, every, payments, curve, rate, lag=lag, continuous=continuous)
    months = first + every * np.arange(payments)
    worth = curve.at(months - lag, continuous=continuous) * (1 + rate) ** (-months / 12)
    assert factor == pytest.approx(worth.sum(), rel=1e-9)


def test_growth_that_equals_the_rate_counts_the_payments() -> None:
    curve = price_curves(make.tender(indices={"some": 0.05}))["some"]
    assert make.factor(12, 12, 30, curve, 0.05) == pytest.approx(30.0)


def test_growth_a_hair_from_the_rate_loses_no_digits() -> None:
    curve = price_curves(make.tender(indices={"some": 0.05 + 1e-13}))["some"]
    assert make.factor(12, 12, 30, curve, 0.05) == pytest.approx(30.0, rel=1e-10)


def test_many_series_at_once() -> None:
    curve = price_curves(make.tender(indices={"some": 0.03}))["some"]
    first, every, payments, lag = np.array([[0, 12, 5, 144], [1, 12, 7, 144], [240, 20, 9, 1], [0, 0, 0, 144]])
    together = present_value_factor(first, every, payments, lag, curve, discount_curve([(0, 0.04)]))
    rows = np.stack([first, every, payments, lag], axis=1).tolist()
    alone = [make.factor(row[0], row[1], row[2], curve, 0.04, lag=row[3]) for row in rows]
    assert together.tolist() == pytest.approx(alone, rel=1e-14)
