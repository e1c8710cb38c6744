"""Fields that are filled in from something published, chosen by its name."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError


def name_in(data: Any, field: str) -> Any:
    """Return the name that a record, not looked at yet, gives in a field; None where it gives none.

    >>> name_in({"scale": "two"}, "scale"), name_in(["two"], "scale")
    ('two', None)
    """
    return data.get(field) if isinstance(data, Mapping) else None


def published(field: str, name: object, known: Mapping[str, Any]) -> Any:
    """Return what was published under a name; an error that lists the names where there is none."""
    if not isinstance(name, str) or name not in known:
        raise PydanticCustomError(
            "not_published", "a known one", {"field": field, "found": str(name), "known": ", ".join(known)}
        )
    return known[name]


def filled(data: Mapping[str, Any], field: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with what was published under a name; what is stated beside it has to be the same."""
    for name, value in values.items():
        if name in data and _plain(data[name]) != _plain(value):
            raise PydanticCustomError("beside_published", "the published one", {"field": field, "name": name})
    return {**data, **values}


def _plain(value: Any) -> Any:
    """Return a value as any file format would hold it: keys as text, and nothing where nothing is stated."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items() if part is not None}
    return [_plain(part) for part in value] if isinstance(value, list) else value
