"""What a sheet to fill in works out from its answers: as a formula, and what that comes to.

>>> price, pieces = answer(("price",)), number(3)
>>> total = price * pieces
>>> total.formula({("price",): "C4"}), total.value({("price",): 2.5})
('N(C4)*3', 7.5)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from lcc.excel.cells.formula import quoted
from lcc.record.path import Path

Places = Mapping[Path, str]
"""Where each answer stands, as a formula has it."""

Given = Mapping[Path, Any]
"""Answers by key; what is left empty has none."""


def _whole(number: float) -> int:
    """Return a number rounded up; what is this little above a whole number is that number."""
    return math.ceil(round(number, 9))


_OPERATIONS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "+": ("{}+{}", lambda a, b: a + b),
    "-": ("{}-({})", lambda a, b: a - b),
    "*": ("{}*{}", lambda a, b: a * b),
    "/": ("IF({1}=0,0,{0}/{1})", lambda a, b: a / b if b else 0.0),
    "least": ("MIN({},{})", min),
    "most": ("MAX({},{})", max),
    "rounded up": ("ROUNDUP(ROUND({},9),0)", _whole),
    "rounded down": ("INT(ROUND({},9))", lambda a: math.floor(round(a, 9))),
    "both": ("AND({},{})", lambda a, b: bool(a and b)),
    "either": ("OR({},{})", lambda a, b: bool(a or b)),
    "not": ("NOT({})", lambda a: not a),
    "if": ("IF({},{},{})", lambda a, b, c: b if a else c),
    "above": ("{}>{}", lambda a, b: a > b),
    "same": ("{}={}", lambda a, b: a == b),
}
"""How each is written, and what it does."""


@dataclass(frozen=True, slots=True)
class Live:
    """Something that is worked out: an operation on parts, or what stands in a cell."""

    operation: str
    parts: tuple[Any, ...]

    def __add__(self, other: Live) -> Live:
        return Live("+", (self, other))

    def __sub__(self, other: Live) -> Live:
        return Live("-", (self, other))

    def __mul__(self, other: Live) -> Live:
        return Live("*", (self, other))

    def __truediv__(self, other: Live) -> Live:
        return Live("/", (self, other))

    def formula(self, places: Places) -> str:
        """Return the formula, without the sign that starts one."""
        match self.operation:
            case "number":
                return repr(self.parts[0]).removesuffix(".0")
            case "words":
                return quoted(self.parts[0])
            case "answer":
                return f"N({places[self.parts[0]]})"
            case "filled in":
                return f'{places[self.parts[0]]}<>""'
            case "any filled":
                return f'{"&".join(places[key] for key in self.parts)}<>""'
            case "how many filled":
                return "+".join(f'({places[key]}<>"")' for key in self.parts)
            case "in cell":
                return places[self.parts[1]]
            case "is":
                key, _code, label = self.parts
                return f"{places[key]}={quoted(label)}"
        parts: list[str] = [part.formula(places) for part in self.parts]
        if self.operation in ("*", "/"):
            loose = [part.operation in ("+", "-", "*") for part in self.parts]
            parts = [f"({text})" if is_loose else text for text, is_loose in zip(parts, loose, strict=True)]
        written: str = _OPERATIONS[self.operation][0]
        return written.format(*parts)

    def value(self, given: Given) -> Any:
        """Return what it comes to with these answers."""
        match self.operation:
            case "number" | "words":
                return self.parts[0]
            case "answer":
                found = given.get(self.parts[0])
                return found if isinstance(found, int | float) else 0.0
            case "filled in":
                return given.get(self.parts[0]) is not None
            case "any filled":
                return any(given.get(key) is not None for key in self.parts)
            case "how many filled":
                return sum(given.get(key) is not None for key in self.parts)
            case "in cell":
                return self.parts[0].value(given)
            case "is":
                return given.get(self.parts[0]) == self.parts[1]
        return _OPERATIONS[self.operation][1](*(part.value(given) for part in self.parts))


def number(value: float) -> Live:
    """Return a plain number."""
    return Live("number", (value,))


def words(text: str) -> Live:
    """Return a plain text."""
    return Live("words", (text,))


def answer(key: Path) -> Live:
    """Return the number that was filled in; zero where none was."""
    return Live("answer", (key,))


def filled_in(key: Path) -> Live:
    """Return whether anything was filled in."""
    return Live("filled in", (key,))


def any_filled(keys: Iterable[Path]) -> Live:
    """Return whether anything was filled in in any of several cells.

    >>> any_filled([("price",), ("life",)]).formula({("price",): "C4", ("life",): "C5"})
    'C4&C5<>""'
    """
    return Live("any filled", tuple(keys))


def how_many_filled(keys: Iterable[Path]) -> Live:
    """Return in how many of several cells anything was filled in."""
    return Live("how many filled", tuple(keys))


def chosen(key: Path, code: object, label: str) -> Live:
    """Return whether an answer is the choice with this code, which is called so in its list."""
    return Live("is", (key, code, label))


def if_so(condition: Live, then: Live, otherwise: Live) -> Live:
    """Return one thing where a condition holds, and another where not."""
    return Live("if", (condition, then, otherwise))


def both(one: Live, other: Live) -> Live:
    """Return whether two conditions hold."""
    return Live("both", (one, other))


def any_of(conditions: Iterable[Live]) -> Live:
    """Return whether one condition or more holds."""
    return reduce(lambda one, other: Live("either", (one, other)), conditions)


def total(parts: Iterable[Live]) -> Live:
    """Return the sum of all parts; zero of none."""
    found = list(parts)
    return reduce(lambda one, other: one + other, found) if found else number(0)


def rounded_up(part: Live) -> Live:
    """Return a number rounded up to a whole one."""
    return Live("rounded up", (part,))


def rounded_down(part: Live) -> Live:
    """Return a number rounded down to a whole one."""
    return Live("rounded down", (part,))


def least(one: Live, other: Live) -> Live:
    """Return the smaller of two numbers."""
    return Live("least", (one, other))


def most(one: Live, other: Live) -> Live:
    """Return the larger of two numbers."""
    return Live("most", (one, other))


def in_cell(worked_out: Live, called: Path) -> Live:
    """Return what is worked out in the cell that goes by a name."""
    return Live("in cell", (worked_out, called))
