"""Ratios against a floor that is measured in the same run."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

Compare = Callable[[str, Callable[[], Any], str, Callable[[], Any]], None]

KEPT: list[str] = []
"""What was measured in this run, a line each."""


def keep(name: str, subject: Callable[[], Any], floor_name: str, floor: Callable[[], Any]) -> float:
    """Time both turn by turn, and keep and return the ratio of the medians."""
    pairs = [(_seconds(subject), _seconds(floor)) for _turn in range(7)]
    ratio = median(one for one, _other in pairs) / median(other for _one, other in pairs)
    KEPT.append(f"{name}: {ratio:.2f} x {floor_name}")
    return ratio


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
