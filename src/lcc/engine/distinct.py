"""Rows that recur: many lines share few schedules, so each schedule is valued once."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

_ENTRIES_PER_ROW = 16
"""A table of so many entries for each row still beats sorting the rows."""

_MOST_KEYS = 2**62
"""So many keys a whole number holds."""


def distinct_rows(columns: Sequence[Integers]) -> tuple[Integers, Integers]:
    """Return the position of one row of each kind, and for each row the number of its kind.

    Columns hold whole numbers from 0. Of millions of rows of few kinds the numbers are looked up, without sorting.

    Examples
    --------
    >>> one_of_each, kind = distinct_rows([np.array([5, 7, 5, 5]), np.array([0, 0, 0, 3])])
    >>> sorted(one_of_each.tolist()), kind.tolist()
    ([1, 2, 3], [0, 2, 0, 1])
    """
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    keys = prod(sizes)
    if keys > _MOST_KEYS:
        _, one_of_each, kind = np.unique(np.stack(columns), axis=1, return_index=True, return_inverse=True)
        return one_of_each, kind.reshape(-1)
    key = np.zeros(
        len(columns[0]), dtype=np.int64
    )  # not ravel_multi_index: in a browser its keys are half as wide
    for column, size in zip(columns, sizes, strict=True):
        key = key * size + column
    if keys > _ENTRIES_PER_ROW * len(key):
        _, one_of_each, kind = np.unique(key, return_index=True, return_inverse=True)
        return one_of_each, kind
    seen = np.zeros(keys, dtype=np.bool_)
    seen[key] = True
    number = np.cumsum(seen) - 1
    kind = number[key]
    one_of_each = np.zeros(number[-1] + 1, dtype=np.int64)
    one_of_each[kind] = np.arange(len(kind))
    return one_of_each, kind
