"""A number that knows how it came about.

Amounts are worked out once, as figures. The engine takes their values, a workbook writes them as formulas, and
an explanation walks them back to the fields that they came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lcc.model.record import Path

Operator = Literal["+", "-", "*", "/", "max"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A plain number, and the base of the figures that have a history."""

    value: float

    def __add__(self, other: Figure | float) -> Figure:
        other = figure(other)
        return Calculated(self.value + other.value, "+", (self, other))

    def __sub__(self, other: Figure | float) -> Figure:
        other = figure(other)
        return Calculated(self.value - other.value, "-", (self, other))

    def __rsub__(self, other: float) -> Figure:
        return figure(other) - self

    def __mul__(self, other: Figure | float) -> Figure:
        other = figure(other)
        return Calculated(self.value * other.value, "*", (self, other))

    def __truediv__(self, other: Figure | float) -> Figure:
        other = figure(other)
        return Calculated(self.value / other.value, "/", (self, other))

    def __neg__(self) -> Figure:
        return figure(-1) * self

    def given(self) -> Iterator[Given]:
        """Return the fields that this number came from, in reading order."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Given(Figure):
    """A number as it stands in the tender or in the bid."""

    document: Literal["tender", "bid"]
    path: Path

    def given(self) -> Iterator[Given]:
        """Return this field."""
        yield self


@dataclass(frozen=True, slots=True)
class Calculated(Figure):
    """A number that follows from others."""

    operator: Operator
    operands: tuple[Figure, Figure]

    def given(self) -> Iterator[Given]:
        """Return the fields under the operands."""
        for operand in self.operands:
            yield from operand.given()


def figure(number: Figure | float) -> Figure:
    """Return a figure as it is, and a plain number as a figure."""
    return number if isinstance(number, Figure) else Figure(number)


def larger(one: Figure, other: Figure) -> Figure:
    """Return the larger of two figures."""
    return Calculated(max(one.value, other.value), "max", (one, other))
