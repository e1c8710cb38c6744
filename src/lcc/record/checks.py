"""What the validators of several records refuse alike, by a code of `words/problem_texts/`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import LiteralString

from pydantic_core import PydanticCustomError


def check_each_once(code: LiteralString, expected: LiteralString, names: Sequence[str]) -> None:
    """Refuse names of which one stands there twice."""
    for name, times in Counter(names).items():
        if times > 1:
            raise PydanticCustomError(code, expected, {"name": name})


def check_known(
    code: LiteralString, expected: LiteralString, found: object, known: Iterable[str], **context: object
) -> None:
    """Refuse what is not one of the names that are known; `context` is what else its words name."""
    if found not in (names := [*known]):
        raise PydanticCustomError(code, expected, {"found": found, "known": ", ".join(names), **context})
