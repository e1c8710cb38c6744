"""The models as a map of what a document can hold: where each value stands, what it may be, and what one can choose."""

from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lcc.record.path import Path
from lcc.record.record import Record


class Choice(NamedTuple):
    """A word that a field can hold, or a record (`word` is then empty) that a document can have."""

    record: str
    field: str
    word: Any


class Place(NamedTuple):
    """A value that stands in a document: where, what it may be, its bounds, and the field that it is (in)."""

    path: Path
    annotation: Any
    low: float
    high: float
    record: type[Record]
    field: str


def places(record: type[Record], plain: Mapping[str, Any], path: Path = ()) -> Iterator[Place]:
    """Yield every value that is stated in plain values that make a record, from the top down."""
    for name, value in plain.items():
        if (info := record.model_fields.get(str(name))) is not None:
            yield from _in_field(info.annotation, info.metadata, value, (*path, name), record, str(name))


def _in_field(
    annotation: Any, metadata: list[Any], value: Any, path: Path, record: type[Record], field: str
) -> Iterator[Place]:
    annotation, metadata = _for(annotation, metadata, value)
    yield Place(path, annotation, *_bounds(metadata), record, field)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        if isinstance(value, Mapping):
            yield from places(annotation, value, path)
    elif get_origin(annotation) is list and isinstance(value, list):
        for k, part in enumerate(value):
            yield from _in_field(get_args(annotation)[0], [], part, (*path, k), record, field)
    elif get_origin(annotation) is dict and isinstance(value, Mapping):
        for key, part in value.items():
            yield from _in_field(get_args(annotation)[1], [], part, (*path, key), record, field)


def _for(annotation: Any, metadata: list[Any], value: Any) -> tuple[Any, list[Any]]:
    """Return what a value is held against: the branch of a union that it looks like, without what is wrapped around."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            metadata = [*metadata, *more]
        elif branches := [part for part in get_args(annotation) if part is not NoneType]:
            if get_origin(annotation) in (list, dict, Literal):
                return annotation, metadata
            annotation = next((one for one in branches if _looks_like(one, value)), branches[0])
        else:
            return annotation, metadata


def _looks_like(annotation: Any, value: Any) -> bool:
    annotation = bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        kind = _kind(annotation)
        return isinstance(value, Mapping) and (kind is None or kind == _said(annotation, value))
    if get_origin(annotation) in (list, dict):
        return isinstance(value, get_origin(annotation))
    return not isinstance(value, list | dict) and (annotation is str) == isinstance(value, str)


def _kind(record: type[Record]) -> Any:
    """Return the word by which a record is told from others that can stand in its place."""
    return next((words[0] for name in ("kind", "method") if len(words := _words_of(record, name)) == 1), None)


def _words_of(record: type[Record], name: str) -> list[Any]:
    return words(record.model_fields[name].annotation) if name in record.model_fields else []


def _said(record: type[Record], value: Mapping[str, Any]) -> Any:
    name = "kind" if "kind" in record.model_fields else "method"
    return value.get(name, record.model_fields[name].default)


def bare(annotation: Any) -> Any:
    """Return an annotation without what is annotated."""
    return bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _bounds(metadata: list[Any]) -> tuple[float, float]:
    low, high = float("-inf"), float("inf")
    for one in (
        inner for part in metadata for inner in (part.metadata if isinstance(part, FieldInfo) else [part])
    ):
        if isinstance(one, Ge | Gt):
            low = max(low, float(one.ge if isinstance(one, Ge) else one.gt))  # type: ignore[arg-type]
        if isinstance(one, Le | Lt):
            high = min(high, float(one.le if isinstance(one, Le) else one.lt))  # type: ignore[arg-type]
    return low, high


def words(annotation: Any) -> list[Any]:
    """Return the words that an annotation allows, of a list or the keys of a mapping too."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [word for part in get_args(annotation) for word in words(part)]


def records(annotation: Any) -> list[type[Record]]:
    """Return the records that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in get_args(annotation) for found in records(part)]


def choices(*models: type[Record]) -> set[Choice]:
    """Return every choice that documents of these models can make: each record, and each word of each field."""
    found: set[Choice] = set()
    seen, left = set[type[Record]](), [*models]
    while left:
        record = left.pop()
        if record in seen:
            continue
        seen.add(record)
        found.add(Choice(record.__name__, "", ""))
        for name, info in record.model_fields.items():
            found |= {Choice(record.__name__, name, word) for word in words(info.annotation)}
            left += records(info.annotation)
    return found


def reached(value: Any) -> Iterator[Choice]:
    """Yield the choices that were made in a record."""
    if isinstance(value, BaseModel):
        name = type(value).__name__
        yield Choice(name, "", "")
        for field, info in type(value).model_fields.items():
            inside = getattr(value, field)
            yield from reached(inside)
            known = words(info.annotation)
            if known:
                several = inside if isinstance(inside, list | dict) else [inside]
                yield from (Choice(name, field, word) for word in several if word in known)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from reached(part)
