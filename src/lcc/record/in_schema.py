"""What the JSON Schema of a record says beside the types of its fields.

Of fields together it speaks in `if` and `then`, in a list of its own: who makes a form or a client of a schema can pass
that by, and keeps one record with plain fields.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Rule = Callable[[JsonSchemaValue], None]

_NOTHING = {"type": "null"}


class InSchema:
    """Says more of a value than its type does: `Annotated[str, InSchema(pattern="^[a-z]+$")]`."""

    def __init__(self, **words: Any) -> None:
        """Say these words of JSON Schema."""
        self._words = words

    def __get_pydantic_json_schema__(self, schema: CoreSchema, schema_of: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the value, with these words."""
        return {**schema_of(schema), **self._words}


EACH_ONCE = InSchema(uniqueItems=True)


class OneOfNames:
    """Says which names there are where a validator knows them: what is published, or the facts that are kept."""

    def __init__(self, names: Callable[[], Collection[str]]) -> None:
        """Ask for the names when a schema is made."""
        self._names = names

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _schema_of: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the names."""
        return {"type": "string", "enum": [*self._names()]}


def together(*rules: Rule) -> Rule:
    """Return what a record says of its fields together: the `json_schema_extra` of its model."""

    def add(schema: JsonSchemaValue) -> None:
        for rule in rules:
            rule(schema)

    return add


def filled_by(name: str, *fields: str, but: Mapping[str, Collection[str]] | None = None) -> Rule:
    """Say that fields can be left out where a name is stated, which fills them in.

    `but` has by field the names that say nothing of it.
    """

    def rule(schema: JsonSchemaValue) -> None:
        needed = [one for one in schema.pop("required") if one not in fields]
        schema |= {"required": needed} if needed else {}
        _say(schema, {"if": _stated(name), "else": {"required": [*fields]}})
        for field, names in (but or {}).items():
            named = {"required": [name], "properties": {name: {"enum": [*names]}}}
            _say(schema, {"if": named, "then": {"required": [field]}})

    return rule


def one_of(*fields: str, without: str | None = None) -> Rule:
    """Say that one of these fields is stated, and no other; where `without` is stated, none has to be."""
    *others, last = fields
    either: JsonSchemaValue = _stated(last)
    for one in [*others, *([without] if without else [])]:
        either = {"if": _stated(one), "else": either}
    return together(at_most_one_of(*fields), lambda schema: _say(schema, either))


def at_most_one_of(*fields: str) -> Rule:
    """Say that no two of these fields are stated."""

    def rule(schema: JsonSchemaValue) -> None:
        for k, one in enumerate(fields[:-1]):
            none = {"properties": dict.fromkeys(fields[k + 1 :], _NOTHING)}
            _say(schema, {"if": _stated(one), "then": none})

    return rule


def needs(field: str, other: str) -> Rule:
    """Say that where a field is stated, another one is too."""
    return lambda schema: _say(schema, {"if": _stated(field), "then": _stated(other)})


def where(field: str, value: str, other: str, *choices: str) -> Rule:
    """Say that where a field has this value, another one has one of these."""
    holds = {"required": [field], "properties": {field: {"const": value}}}
    return lambda schema: _say(schema, {"if": holds, "then": {"properties": {other: {"enum": [*choices]}}}})


def _stated(field: str) -> JsonSchemaValue:
    """Return that a field is there, and not null."""
    return {"required": [field], "properties": {field: {"not": _NOTHING}}}


def _say(schema: JsonSchemaValue, condition: JsonSchemaValue) -> None:
    schema["allOf"] = [*schema.get("allOf", ()), condition]
