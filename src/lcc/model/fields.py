"""A number in a tender or a bid by its name: where it stands, and what it may be."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from lcc.model.record import LONGEST_YEARS, Path, unit_of, value_at


class Bounds(NamedTuple):
    """What a number may be: between two values, in steps or in any amount."""

    low: float
    high: float
    step: float | None


def path_of(name: str) -> Path:
    """Return the path that a name stands for.

    >>> path_of("offers[0].business_model.price"), path_of("carbon_price[2030]")
    (('offers', 0, 'business_model', 'price'), ('carbon_price', 2030))
    """
    steps = re.findall(r"\[\d+\]|[^.\[\]]+", name)
    return tuple(int(step[1:-1]) if step.startswith("[") else step for step in steps)


def name_of(path: Path) -> str:
    """Return a path as people write it.

    >>> name_of(("offers", 0, "business_model", "price"))
    'offers[0].business_model.price'
    """
    name = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return name.removeprefix(".")


def number_at(record: BaseModel, path: Path) -> float | None:
    """Return the number at a path, or None where there is none."""
    try:
        value = value_at(record, path)
    except (KeyError, IndexError, AttributeError, TypeError):
        return None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def numbers_in(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every number that is stated in a record."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from numbers_in(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from numbers_in(part, (*path, position))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from numbers_in(part, (*path, key))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path


def bounds_at(record: BaseModel, path: Path) -> Bounds:
    """Return what the number at a path may be, from its declaration; lives and terms are in whole months."""
    annotation, extra = _declared(record, path)
    low, high = -1e12, 1e12
    for constraint in _constraints(annotation):
        low = max(low, getattr(constraint, "ge", low), getattr(constraint, "gt", low))
        high = min(high, getattr(constraint, "le", high), getattr(constraint, "lt", high))
    units = {
        unit_of(extra),
        *(unit_of(getattr(part, "json_schema_extra", None)) for part in _constraints(annotation)),
    }
    if "years" in units:
        step = 1.0 if int in _types(annotation) and float not in _types(annotation) else 1 / 12
        return Bounds(max(low, step), min(high, float(LONGEST_YEARS)), step)
    return Bounds(low, high, 1.0 if int in _types(annotation) and float not in _types(annotation) else None)


def with_number(record: BaseModel, path: Path, number: float) -> dict[str, Any]:
    """Return the stated fields of a record as plain values, with another number at a path.

    A number that is a default is stated then, and so are the others.
    """
    stated: Any = record.model_dump(exclude_unset=True)
    plain = stated if _holder(stated, path) is not None else record.model_dump()
    holder: Any = _holder(plain, path)
    whole = isinstance(holder[path[-1]], int) and float(number).is_integer()
    holder[path[-1]] = int(number) if whole else number
    return dict(plain)


def _holder(plain: Any, path: Path) -> Any:
    """Return what holds the last step of a path; None where a default was never stated."""
    try:
        holder = value_at(plain, path[:-1])
        holder[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return holder


def _declared(record: BaseModel, path: Path) -> tuple[Any, Any]:
    """Return the annotation of the number at a path, and what its field says beside it."""
    annotation: Any = None
    extra: Any = None
    at: Any = record
    for step in path:
        if isinstance(at, BaseModel):
            field = type(at).model_fields[str(step)]
            annotation, extra = Annotated[field.annotation, *field.metadata, None], field.json_schema_extra
            at = getattr(at, str(step))
        else:
            at = at[step]
    return annotation, extra


def _constraints(annotation: Any) -> Iterator[Any]:
    """Yield what is said beside the types in an annotation, as deep as it goes; keys of mappings left out."""
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        arguments = arguments[1:]
    for part in arguments:
        if get_args(part) or isinstance(part, type):
            yield from _constraints(part)
        else:
            yield part
            yield from getattr(part, "metadata", [])


def _types(annotation: Any) -> set[Any]:
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        arguments = arguments[1:]
    if not arguments:
        return {annotation}
    return {found for part in arguments for found in _types(part)}
