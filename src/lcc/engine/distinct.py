"""Rows that recur: many lines share few schedules, so each schedule is valued once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Numbers = NDArray[np.int32]

_LARGEST_TABLE, _ENTRIES_PER_ROW = 2**24, 16
"""A table of so many entries, and so many for each row, still beats sorting the rows."""

_BLOCK = 2**15
"""So many rows at once stay in the processor's cache."""


def distinct_rows(columns: Sequence[Integers]) -> tuple[Integers, Numbers]:
    """Return the position of one row of each kind, and for each row the number of its kind.

    Columns hold whole numbers from 0. The work is a few passes over each column, without sorting the rows.

    Examples
    --------
    >>> one_of_each, kind = distinct_rows([np.array([5, 7, 5, 5]), np.array([0, 0, 0, 3])])
    >>> sorted(one_of_each.tolist()), kind.tolist()
    ([1, 2, 3], [0, 2, 0, 1])
    """
    largest = min(_LARGEST_TABLE, _ENTRIES_PER_ROW * len(columns[0]))
    together: list[Integers | Numbers] = []
    sizes: list[int] = []
    for column in columns:
        size = int(column.max(initial=0)) + 1
        values: Integers | Numbers = column
        if size > largest:
            kept, number = np.unique(column, return_inverse=True)
            values, size = number.reshape(-1).astype(np.int32), len(kept)
        if together and np.prod([*sizes, size], dtype=np.float64) > largest:
            kind, kinds = _numbered(together, sizes)
            together, sizes = [kind], [kinds]
        if together and sizes[0] * size > largest:
            kept, number = np.unique(together[0].astype(np.int64) * size + values, return_inverse=True)
            together, sizes = [number.reshape(-1).astype(np.int32)], [len(kept)]
        elif size > 1 or not together:
            together, sizes = [*together, values], [*sizes, size]
    kind, kinds = _numbered(together, sizes)
    one_of_each = np.zeros(kinds, dtype=np.int64)
    one_of_each[kind] = np.arange(len(kind))
    return one_of_each, kind


def _numbered(columns: Sequence[Integers | Numbers], sizes: Sequence[int]) -> tuple[Numbers, int]:
    """Return for each row the number of its kind, in the order of the columns, and how many kinds there are."""
    rows = len(columns[0])
    kind = np.empty(rows, dtype=np.int32)
    seen = np.zeros(int(np.prod(sizes)), dtype=bool)
    for start in range(0, rows, _BLOCK):
        block = slice(start, start + _BLOCK)
        key = columns[0][block].astype(np.int32)
        for column, size in zip(columns[1:], sizes[1:], strict=True):
            key *= size
            np.add(key, column[block], out=key, casting="unsafe")
        kind[block] = key
        seen[key] = True
    number = np.cumsum(seen, dtype=np.int32)
    kinds = int(number[-1])
    number -= 1
    np.take(number, kind, out=kind)
    return kind, kinds
