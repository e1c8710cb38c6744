"""Rows that recur: many lines share few schedules, so each schedule is valued once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

# A table of so many fits in the processor's cache; one of so many more still beats sorting.
_CACHED, _LARGEST_TABLE = 2**18, 2**24


def distinct_rows(columns: Sequence[Integers]) -> tuple[Integers, Integers]:
    """Return the position of one row of each kind, and for each row the number of its kind.

    Columns hold whole numbers from 0. The work is a few passes over each column, without sorting the rows.

    Examples
    --------
    >>> one_of_each, kind = distinct_rows([np.array([5, 7, 5, 5]), np.array([0, 0, 0, 3])])
    >>> sorted(one_of_each.tolist()), kind.tolist()
    ([1, 2, 3], [0, 2, 0, 1])
    """
    kind, kinds = _numbered(columns[0])
    for column in columns[1:]:
        number, numbers = _numbered(column)
        if kinds * numbers > _CACHED:
            kind, kinds = _numbered(kind)
        if numbers > 1:
            kind, kinds = kind * numbers + number, kinds * numbers
    kind, kinds = _numbered(kind)
    one_of_each = np.zeros(kinds, dtype=np.int64)
    one_of_each[kind] = np.arange(len(kind))
    return one_of_each, kind


def _numbered(values: Integers) -> tuple[Integers, int]:
    """Return the values as 0, 1, 2, ... in their order, and how many there are."""
    largest = values.max(initial=0)
    if largest > _LARGEST_TABLE:
        kept, number = np.unique(values, return_inverse=True)
        return number, len(kept)
    seen = np.zeros(largest + 1, dtype=bool)
    seen[values] = True
    number = np.cumsum(seen) - 1
    return number[values], int(seen.sum())
