"""Figures as formulas: whatever is worked out, the formula works out too."""

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.excel.cells.formula import formula
from lcc.figure.figure import Figure, Given, larger, least, median, most, worked_out

numbers = st.integers(-9, 9).map(float)
leaves = numbers.map(Figure) | numbers.map(lambda value: Given(value, "bid", (value,)))  # type: ignore[arg-type]
figures = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a, b: a / b, inner, inner.filter(lambda figure: figure.value != 0)),
        st.builds(lambda a: -a, inner),
        st.builds(larger, inner, inner),
        st.builds(
            lambda over, several: over(several),
            st.sampled_from([least, median, most]),
            st.lists(inner, min_size=1, max_size=4),
        ),
    ),
    max_leaves=8,
)


@given(figures)
def test_says_what_the_figure_is_worth(figure: Figure) -> None:
    written = formula(figure, lambda given: f"({given.value})")
    assert written.startswith("=")
    known = {"MAX": lambda *of: max(of), "MIN": lambda *of: min(of), "MEDIAN": lambda *of: statistics.median(of)}
    assert eval(written[1:], known) == pytest.approx(figure.value, rel=1e-12, abs=1e-12)


def test_reads_as_a_person_would_write_it() -> None:
    price, quantity = Given(9.0, "bid", ("price",)), Given(2.0, "tender", ("quantity",))
    cells = {"price": "Bids!$D$5", "quantity": "Assumptions!$B$9"}
    assert formula(-((1 - Figure(60.0) / 180) * quantity * price), lambda given: cells[str(given.path[0])]) == (
        "=-(1-60/180)*Assumptions!$B$9*Bids!$D$5"
    )


@given(st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=5))
def test_a_median_of_arrays_is_that_of_each_place(rows: list[list[float]]) -> None:
    several = [Given(0.0, "bid", (k,)) for k in range(len(rows))]
    found = worked_out(median(several), lambda given: np.array(rows[int(given.path[0])]))
    assert list(found) == [statistics.median(column) for column in zip(*rows, strict=True)]
