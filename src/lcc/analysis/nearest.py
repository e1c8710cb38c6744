"""Where something turns first, going outward from what is stated."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

Value = TypeVar("Value")


def nearest(outward: Sequence[Value], turned: Callable[[Value], bool], *, scanned: int = 1) -> Value | None:
    """Return the first of some values at which something has turned; None where it has at none that was tried.

    What turns once and stays so is found for certain. For what can turn back, `scanned` values are tried on the way
    out, closer together near the start: place (j / scanned)^2 of all, so that what turns and turns back between two of
    them can be missed.

    >>> nearest(range(1, 1000), lambda number: number > 700), nearest(range(1, 9), lambda number: number > 70)
    (701, None)
    >>> nearest(range(1, 1000), lambda number: 300 < number < 400, scanned=20)
    301
    """
    before = 0
    for there in sorted({ceil(len(outward) * (j / scanned) ** 2) for j in range(1, scanned + 1)} - {0}):
        if turned(outward[there - 1]):
            return outward[bisect_left(outward, True, before, there - 1, key=turned)]
        before = there
    return None
