"""Kinds of rows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lcc.engine.distinct import distinct_rows

columns = st.integers(1, 60).flatmap(
    lambda rows: st.lists(
        arrays(np.int64, rows, elements=st.sampled_from([0, 1, 2, 700, 2400])), min_size=1, max_size=6
    )
)


@given(columns)
def test_rows_of_one_kind_are_equal_and_others_are_not(found: list[np.typing.NDArray[np.int64]]) -> None:
    one_of_each, kind = distinct_rows(found)
    rows = list(zip(*(column.tolist() for column in found), strict=True))
    assert [rows[one_of_each[number]] for number in kind.tolist()] == rows
    assert len(one_of_each) == len(set(rows))


def test_more_kinds_than_a_table_holds() -> None:
    draw = np.random.default_rng(1)
    found = [draw.integers(0, 2400, 3000) for _column in range(5)]
    one_of_each, kind = distinct_rows(found)
    for column in found:
        assert (column[one_of_each][kind] == column).all()


def test_keys_are_wider_than_an_index_of_a_browser() -> None:
    """There an index has 32 bits: numbers that together pass it are told apart all the same."""
    found = [np.array([0, 70_000, 70_000, 0], dtype=np.int64), np.array([0, 70_000, 0, 70_000], dtype=np.int64)]
    one_of_each, kind = distinct_rows(found)
    assert (len(one_of_each), len(set(kind.tolist()))) == (4, 4)
