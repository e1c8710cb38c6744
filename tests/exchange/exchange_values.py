"""Random values that a JSON Schema takes, as far as ours use JSON Schema: for records one by one."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

Schema = Mapping[str, Any]
Definitions = Mapping[str, Schema]

_DEPTH = 3
"""So far down records are drawn: below it only what they cannot do without."""


def values(schema: Schema, definitions: Definitions, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return values that fit the types, bounds and patterns of a schema; not all of them fit its conditions."""
    if "$ref" in schema:
        return values(definitions[schema["$ref"].rpartition("/")[2]], definitions, depth)
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            return st.one_of([values(one, definitions, depth) for one in schema[choice]])
    return _OF_TYPE[schema["type"]](schema, definitions, depth)


def _object(schema: Schema, definitions: Definitions, depth: int) -> st.SearchStrategy[Any]:
    required = schema.get("required", [])
    known = {name: _later(part, definitions, depth + 1) for name, part in schema.get("properties", {}).items()}
    if known:
        optional = {name: one for name, one in known.items() if name not in required} if depth < _DEPTH else {}
        return st.fixed_dictionaries({name: known[name] for name in required}, optional=optional)
    names = values({"type": "string", **schema.get("propertyNames", {})}, definitions, depth)
    parts = values(schema["additionalProperties"], definitions, depth + 1)
    least, most = schema.get("minProperties", 0), schema.get("maxProperties", 3)
    return st.dictionaries(names, parts, min_size=least, max_size=max(least, min(most, 3)))


def _array(schema: Schema, definitions: Definitions, depth: int) -> st.SearchStrategy[Any]:
    least = schema.get("minItems", 0)
    most = max(least, 3 if depth < _DEPTH else 0)
    return st.lists(_later(schema["items"], definitions, depth + 1), min_size=least, max_size=most)


def _later(schema: Schema, definitions: Definitions, depth: int) -> st.SearchStrategy[Any]:
    """Return its values, worked out when they are drawn: a criterion has criteria below it."""
    return st.deferred(lambda: values(schema, definitions, depth))


def _number(schema: Schema, _definitions: Definitions, _depth: int) -> st.SearchStrategy[Any]:
    low, high = (schema.get(f"exclusive{way}", schema.get(way.lower())) for way in ("Minimum", "Maximum"))
    low = max(low, schema.get("minimum", low)) if low is not None else None
    return st.floats(
        low,
        high,
        exclude_min=low is not None and low == schema.get("exclusiveMinimum"),
        exclude_max="exclusiveMaximum" in schema,
        allow_nan=False,
        allow_infinity=False,
    ) | st.sampled_from([one for one in (0, 1, 2.5, 12) if (low or 0) < one < (high or 99)] or [high])


def _integer(schema: Schema, _definitions: Definitions, _depth: int) -> st.SearchStrategy[Any]:
    return st.integers(schema.get("minimum"), schema.get("maximum"))


def _string(schema: Schema, _definitions: Definitions, _depth: int) -> st.SearchStrategy[Any]:
    if schema.get("format") == "date":
        return st.dates().map(str)
    return _text(schema.get("pattern"), schema.get("maxLength"))


@cache
def _text(pattern: str | None, longest: int | None) -> st.SearchStrategy[str]:
    """Return texts; each pattern is taken apart once, for that takes longer than to draw from it."""
    # To Python a `$` stands before a last line end too, which is a matter of Python and not of the pattern.
    drawn = (st.from_regex(re.compile(pattern)) if pattern else st.text()).map(
        lambda text: text.removesuffix("\n")
    )
    return drawn.filter(lambda text: len(text) <= (len(text) if longest is None else longest))


_OF_TYPE = {
    "object": _object,
    "array": _array,
    "number": _number,
    "integer": _integer,
    "string": _string,
    "boolean": lambda *_schema: st.booleans(),
    "null": lambda *_schema: st.none(),
}
