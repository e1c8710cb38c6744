"""What the validators of several records refuse alike, by a code of `words/problem_texts/`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import LiteralString

from pydantic_core import PydanticCustomError

from lcc.record.path import Path


def check_each_once(code: LiteralString, expected: LiteralString, names: Sequence[str]) -> None:
    """Refuse names of which one stands there twice."""
    for name, times in Counter(names).items():
        if times > 1:
            raise PydanticCustomError(code, expected, {"name": name})


def check_unlike(names: Iterable[str], at: Path) -> None:
    """Refuse names to choose from, in a table at a path, of which two differ in capitals and spaces only."""
    seen: dict[str, str] = {}
    for name in names:
        if (look := " ".join(name.casefold().split())) in seen:
            words = {"one": seen[look], "other": name, "found": name, "at": (*at, name)}
            raise PydanticCustomError("words_alike", "words that differ", words)
        seen[look] = name


def check_known(
    code: LiteralString, expected: LiteralString, found: object, known: Iterable[str], **context: object
) -> None:
    """Refuse what is not one of the names that are known; `context` is what else its words name."""
    if found not in (names := [*known]):
        raise PydanticCustomError(code, expected, {"found": found, "known": ", ".join(names), **context})
