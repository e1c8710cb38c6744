"""Validation of what is large, up to the first entries that do not fit: every error takes memory."""

from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import Any

from pydantic import BaseModel
from pydantic_core import SchemaValidator

from lcc.record.path import Path
from lcc.record.problem import MOST_PROBLEMS

_LARGE = 5_000
"""How many values are many; of what is not known to be right, no more are kept."""


def is_large(data: Any, many: int = _LARGE) -> bool:
    """Whether there are so many values that it matters how many of them are wrong."""
    return _number(data, many) > many


def _number(data: Any, enough: int) -> int:
    """Return how many values there are, counted until there are more than enough."""
    number, level = 0, [data]
    while level:
        number += len(level)
        if number > enough:
            return number
        deeper: list[Any] = []
        for one in level:
            if isinstance(one, dict | list):
                deeper += one.values() if isinstance(one, dict) else one
        level = deeper
    return number


@cache
def quick(model: type[BaseModel]) -> SchemaValidator:
    """Return a validator of a model that leaves a list at its first entry that does not fit."""
    model.model_rebuild()  # which is put off until it is needed
    schema = _leaving(model.__pydantic_core_schema__)
    try:
        return SchemaValidator(schema, _use_prebuilt=False)  # the validators of records in it leave nothing
    except TypeError:  # a pydantic that has no such thing builds them all anew
        return SchemaValidator(schema)


def _leaving(schema: Any) -> Any:
    if isinstance(schema, dict):
        left = {"fail_fast": True} if schema.get("type") == "list" else {}
        return {name: _leaving(part) for name, part in schema.items()} | left
    if isinstance(schema, list | tuple):
        return type(schema)(map(_leaving, schema))
    return schema


def up_to(data: Any, wrong: list[Path]) -> Any:
    """Return plain values without what comes after the first entries that do not fit.

    Of the list that such an entry is in, some more are kept, so that a mistake that is made everywhere is seen; but of
    all lists together no more than there is room for.

    >>> left = up_to({"offers": [{"costs": [1] * 500}] * 9}, [("offers", 2, "costs", 0, "name")])
    >>> [len(offer["costs"]) for offer in left["offers"]]
    [500, 500, 100]
    >>> left = up_to({"offers": [{"costs": [{}] * 990}] * 140}, [("offers", 0, "item"), ("offers", 0, "costs", 0)])
    >>> [len(offer["costs"]) for offer in left["offers"]]
    [100, 990, 990, 990, 990]
    """
    last: dict[Path, tuple[int, int]] = {}
    for path in wrong:
        places = [k for k, step in enumerate(path) if isinstance(step, int)]
        for k in places:
            more = MOST_PROBLEMS - 1 if k == places[-1] else 0
            last[path[:k]] = max(last.get(path[:k], (0, 0)), (int(path[k]), more))
    return _Cut(last).value(data, ())


class _Cut:
    """Cuts lists after their last entry that is known not to fit, and so many more; counts what these hold."""

    def __init__(self, last: Mapping[Path, tuple[int, int]]) -> None:
        self._last, self._left = last, _LARGE

    def value(self, value: Any, path: Path) -> Any:
        if not any(place[: len(path)] == path for place in self._last):
            return value
        if isinstance(value, dict):
            return {name: self.value(part, (*path, name)) for name, part in value.items()}
        if not isinstance(value, list) or path not in self._last:
            return value
        last, more = self._last[path]
        known = [self.value(part, (*path, k)) for k, part in enumerate(value[: last + 1])]
        return [*known, *takewhile(self._has_room, value[last + 1 : last + 1 + more])]

    def _has_room(self, value: Any) -> bool:
        self._left -= _number(value, self._left)
        return self._left > 0
