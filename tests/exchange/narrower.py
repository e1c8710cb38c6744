"""Where a JSON Schema takes less than another one did: what breaks who wrote for the other one."""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]

_NOT_RULES = ("title", "description", "examples", "default", "$id", "$schema", "discriminator")
_LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_AS_IT_WAS = ("pattern", "format", "propertyNames", "uniqueItems", "const")


def bones(part: Any) -> Any:
    """Return a schema without its words and examples: the rules in it, in one order."""
    if isinstance(part, list):
        return [bones(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    if "oneOf" in part and all("const" in one for one in part["oneOf"]):
        rest = {word: value for word, value in part.items() if word != "oneOf"}
        return bones({**rest, "enum": [one["const"] for one in part["oneOf"]]})
    by_name = ("properties", "$defs")
    return {
        word: {name: bones(one) for name, one in value.items()} if word in by_name else bones(value)
        for word, value in sorted(part.items())
        if word not in _NOT_RULES
    }


def narrower(old: Schema, new: Schema, *, closed: bool = True) -> list[str]:
    """Return where a schema takes less than an old one, as bones; `closed`, where unknown fields are wrong.

    Of an output the roles are the other way round: what is written now has to fit what was said of it before, and a
    field that was there before has to be there still.
    """
    return list(_Comparison(old, new, closed=closed).below(old, new, "$"))


class _Comparison:
    def __init__(self, old: Schema, new: Schema, *, closed: bool) -> None:
        self._old, self._new, self._closed = old.get("$defs", {}), new.get("$defs", {}), closed
        self._seen: set[tuple[str, str]] = set()

    def below(self, old: Schema, new: Schema, at: str) -> Iterator[str]:
        names = old.get("$ref", ""), new.get("$ref", "")
        if names != ("", ""):
            if names in self._seen:
                return
            self._seen.add(names)
        old, new = self._found(old, self._old), self._found(new, self._new)
        branches, others = _branches(old), _branches(new)
        if branches is not None or others is not None:
            for k, one in enumerate(branches or [old]):
                tried = [list(self.below(one, other, f"{at}|{k}")) for other in others or [new]]
                if all(tried):
                    yield from min(tried, key=len)
            return
        yield from self._in_itself(old, new, at)
        yield from self._in_fields(old, new, at)
        for inside in ("items", "additionalProperties"):
            if isinstance(new.get(inside), Mapping):
                yield from self.below(old.get(inside) or {}, new[inside], f"{at}.{inside}")

    def _found(self, schema: Schema, definitions: Schema) -> Schema:
        return definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema

    def _in_itself(self, old: Schema, new: Schema, at: str) -> Iterator[str]:
        if "type" in new and old.get("type") != new["type"]:
            yield f"{at}: type {new['type']}, was {old.get('type')}"
        if "enum" in new and (
            gone := [one for one in old.get("enum", [old.get("const")]) if one not in new["enum"]]
        ):
            yield f"{at}: no {gone} any more"
        for word in _LEAST:
            if word in new and not old.get(word, float("-inf")) >= new[word]:
                yield f"{at}: {word} {new[word]}, was {old.get(word)}"
        for word in _MOST:
            if word in new and not old.get(word, float("inf")) <= new[word]:
                yield f"{at}: {word} {new[word]}, was {old.get(word)}"
        for word in _AS_IT_WAS:
            if word in new and old.get(word) != new[word]:
                yield f"{at}: {word} {new[word]}, was {old.get(word)}"
        for one in new.get("allOf", ()):
            if one not in old.get("allOf", ()):
                yield f"{at}: {one}"

    def _in_fields(self, old: Schema, new: Schema, at: str) -> Iterator[str]:
        was, now = old.get("properties", {}), new.get("properties", {})
        yield from (f"{at}.{one}: needed" for one in new.get("required", ()) if one not in old.get("required", ()))
        if self._closed:
            yield from (f"{at}.{one}: gone" for one in was if one not in now)
            if new.get("additionalProperties") is False and old.get("additionalProperties") is not False:
                yield f"{at}: closed"
        else:
            yield from (f"{at}.{one}: gone" for one in now if one not in was)
        for name in was.keys() & now.keys():
            yield from self.below(was[name], now[name], f"{at}.{name}")


def _branches(schema: Schema) -> list[Schema] | None:
    return schema.get("anyOf") or schema.get("oneOf")
