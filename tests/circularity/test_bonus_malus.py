"""Bonus and malus by hand, and whatever is measured."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.circularity.bonus_malus import settlement
from lcc.model.circularity import BonusMalus


def promise(**changes: Any) -> BonusMalus:
    plain = {"indicator": "secondary_share", "step": 0.05, "bonus": 500.0, "malus": 800.0, "shown_by": "Audit"}
    return BonusMalus.model_validate(plain | changes)


@pytest.mark.parametrize(
    ("measured", "steps", "due"),
    [
        (0.50, 0, 0.0),
        (0.549, 0, 0.0),  # less than a step
        (0.55, 1, 500.0),  # 0.55 - 0.50 is a little less than 0.05 in binary
        (0.62, 2, 1000.0),
        (0.45, -1, -800.0),
        (0.451, 0, 0.0),
        (0.20, -6, -4800.0),
    ],
)
def test_each_whole_step_counts(measured: float, steps: int, due: float) -> None:
    found = settlement(promise(), 0, 0.50, measured)
    assert found.steps.value == steps
    assert found.due.value == pytest.approx(due)


def test_bonus_and_malus_have_the_same_maximum() -> None:
    capped = promise(most=1200.0)
    assert settlement(capped, 0, 0.5, 0.9).due.value == 1200.0
    assert settlement(capped, 0, 0.5, 0.1).due.value == -1200.0
    assert settlement(promise(most=0.0), 0, 0.5, 0.9).due.value == 0.0


def test_less_is_better_where_the_indicator_says_so() -> None:
    lost = promise(indicator="lost_share")
    assert settlement(lost, 0, 0.2, 0.1).due.value == pytest.approx(1000.0)
    assert settlement(lost, 0, 0.2, 0.3).due.value == pytest.approx(-1600.0)


@given(st.integers(0, 100), st.integers(-40, 40), st.integers(1, 25))
def test_the_number_of_steps_is_that_of_whole_numbers(promised: int, difference: int, step: int) -> None:
    """In hundredths everything is a whole number, and a division of those is exact."""
    found = settlement(promise(step=step / 100), 0, promised / 100, (promised + difference) / 100)
    assert abs(found.steps.value) == abs(difference) // step
    assert found.steps.value * difference >= 0
