"""Ratios against a floor that is measured in the same run, and curves of how cost grows."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

Compare = Callable[..., float]


@dataclass(frozen=True)
class Ratio:
    """What was measured, against what, and what we want it to be."""

    name: str
    ratio: float
    floor: str
    target: str


@dataclass(frozen=True)
class Curve:
    """Time for each size; `linear` where it may grow with the size."""

    name: str
    size: str
    linear: bool
    points: tuple[tuple[int, float], ...]

    def relative(self) -> list[tuple[int, float, float]]:
        """Return size, seconds, and seconds relative to the first point: per unit where cost may grow."""
        per = [(size, taken, taken / size if self.linear else taken) for size, taken in self.points]
        return [(size, taken, one / per[0][2]) for size, taken, one in per]


KEPT: list[Ratio] = []
CURVES: list[Curve] = []
FACTS: list[str] = []
"""What was measured in this run."""


def keep(
    name: str,
    subject: Callable[[], Any],
    floor_name: str,
    floor: Callable[[], Any],
    target: str = "",
    turns: int = 7,
) -> float:
    """Time both turn by turn, and keep and return the ratio of the medians."""
    pairs = [(seconds(subject), seconds(floor)) for _turn in range(turns)]
    ratio = median(one for one, _other in pairs) / median(other for _one, other in pairs)
    KEPT.append(Ratio(name, ratio, floor_name, target))
    return ratio


def curve(
    name: str, size: str, sizes: Sequence[int], work: Callable[[int], Callable[[], Any]], *, linear: bool = True
) -> None:
    """Keep how long work takes at each size, the best of three."""
    points = []
    for number in sizes:
        ready = work(number)
        points.append((number, min(seconds(ready) for _turn in range(3))))
    CURVES.append(Curve(name, size, linear, tuple(points)))


def seconds(work: Callable[[], Any]) -> float:
    """Return how long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def page() -> str:
    """Return what was measured as a page of documentation."""
    lines = [
        "# Performance",
        "",
        "`make bench` measures this and writes this page. Ratios are against a floor or a peer in the same run, so",
        "that they mean the same on another machine; no test fails on time.",
        "",
        f"Measured on {_machine()}.",
        "",
        "| what | times | of | wanted |",
        "|---|---:|---|---|",
        *(f"| {one.name} | {one.ratio:,.2f} | {one.floor} | {one.target} |" for one in KEPT),
        "",
        *(f"{fact}\n" for fact in FACTS),
        "## How cost grows",
        "",
        "Time per unit, relative to the first row: it does not rise where cost is linear, or where the size is none.",
    ]
    for one in CURVES:
        lines += ["", f"**{one.name}**", "", f"| {one.size} | seconds | relative |", "|---:|---:|---:|"]
        lines += [f"| {size:,} | {taken:.4f} | {relative:.2f} |" for size, taken, relative in one.relative()]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    found = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    processor = found[0].partition(":")[2].strip() if found else platform.processor()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}"
