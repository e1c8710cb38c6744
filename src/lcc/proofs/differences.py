"""Two records held against each other, value by value: where they differ, as problems of a file."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel

from lcc.audit.side_by_side import side_by_side
from lcc.language import Text
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, Problem, problem_of

_SAME, _NEXT_TO_NOTHING = 1e-9, 1e-6
_TOO_MUCH = "beyond_text"


class Checked(NamedTuple):
    """How many values were worked out again, where they differ, and what could not be seen."""

    compared: int
    differences: tuple[Problem, ...]
    unseen: tuple[Text, ...] = ()


def values_in(value: Any, path: Path) -> dict[Path, Any]:
    """Return what plain values hold, by place; what is empty is a value too."""
    if isinstance(value, BaseModel):
        value = value.model_dump()
    parts = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    )
    if not parts or not value:
        return {path: value}
    return {at: inner for name, part in parts for at, inner in values_in(part, (*path, name)).items()}


def differences(
    found: Mapping[Path, Any], wanted: Mapping[Path, Any], kind: str, **words: object
) -> Iterator[Message]:
    """Yield each value that is another one than is wanted, or is not there, or should not be."""
    for path in dict.fromkeys((*wanted, *found)):
        if not is_same(found.get(path), wanted.get(path)):
            yield unlike(path, kind, found.get(path), wanted.get(path, "-"), **words)


def unlike(path: Path, kind: str, found: object, wanted: object, **words: object) -> Message:
    """Return that something else was found than is wanted."""
    found, wanted = side_by_side(found, wanted)
    return Message(path, kind, found, {"value": wanted, **words})


def is_same(found: Any, wanted: Any) -> bool:
    """Whether two values are the same: numbers to nine digits, or next to nothing apart."""
    is_number = isinstance(found, int | float) and isinstance(wanted, int | float)
    if is_number and not isinstance(found, bool) and not isinstance(wanted, bool):
        return math.isclose(found, wanted, rel_tol=_SAME, abs_tol=_NEXT_TO_NOTHING)
    return bool(found == wanted)


def problems(findings: Sequence[Message], file: str) -> tuple[Problem, ...]:
    """Return findings as problems of a file."""
    return tuple(problem_of(finding, file) for finding in findings)


def refused(file: str, finding: Message) -> InputRefusedError:
    """Return one finding as what refuses a file."""
    return InputRefusedError([problem_of(finding, file)])


@contextmanager
def as_damage() -> Iterator[None]:
    """Say of what is refused within that the file is damaged: nobody types a proof, so there is nothing to correct."""
    try:
        yield
    except InputRefusedError as spoilt:
        first = spoilt.problems[0]
        if first.code != _TOO_MUCH:
            first = replace(first, code="proof_damaged", context={})
        spoilt.problems = [first]
        raise
