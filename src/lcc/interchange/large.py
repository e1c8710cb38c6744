"""Validation of what is large, up to the first entries that do not fit: every error takes memory."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import SchemaValidator

from lcc.interchange.limits import MOST_PROBLEMS
from lcc.model.record import Path

_LARGE = 5_000


def is_large(data: Any) -> bool:
    """Whether there are so many values that it matters how many of them are wrong."""
    number, level = 0, [data]
    while level:
        number += len(level)
        if number > _LARGE:
            return True
        deeper: list[Any] = []
        for one in level:
            if isinstance(one, dict | list):
                deeper += one.values() if isinstance(one, dict) else one
        level = deeper
    return False


@cache
def quick(model: type[BaseModel]) -> SchemaValidator:
    """Return a validator of a model that leaves a list at its first entry that does not fit."""
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

    Of the list that such an entry is in, some more are kept, so that a mistake that is made everywhere is seen.

    >>> left = up_to({"offers": [{"costs": [1] * 500}] * 9}, [("offers", 2, "costs", 0, "name")])
    >>> [len(offer["costs"]) for offer in left["offers"]]
    [500, 500, 100]
    """
    kept: dict[Path, int] = {}
    for path in wrong:
        places = [k for k, step in enumerate(path) if isinstance(step, int)]
        for k in places:
            more = MOST_PROBLEMS if k == places[-1] else 1
            kept[path[:k]] = max(kept.get(path[:k], 0), int(path[k]) + more)
    return _cut(data, (), kept)


def _cut(value: Any, path: Path, kept: Mapping[Path, int]) -> Any:
    if not any(place[: len(path)] == path for place in kept):
        return value
    if isinstance(value, dict):
        return {name: _cut(part, (*path, name), kept) for name, part in value.items()}
    if isinstance(value, list):
        return [_cut(part, (*path, k), kept) for k, part in enumerate(value[: kept.get(path, len(value))])]
    return value
