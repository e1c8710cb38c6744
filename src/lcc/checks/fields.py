"""A number in a tender or a bid by its name: where it stands, and what it may be."""

from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lcc.model.award import AWARD_RULES
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.quality import SCALES
from lcc.record.path import Path
from lcc.record.record import LONGEST_YEARS, Record, keeps_sign, unit_of, value_at

VARIANTS: dict[str, tuple[str, Mapping[str, type[Record]]]] = {
    "business_model": ("kind", BUSINESS_MODELS),
    "scale": ("kind", SCALES),
    "award": ("method", AWARD_RULES),
}
"""By the name of a field that holds one of several records: which field of it says which, and the records."""


class Bounds(NamedTuple):
    """What a number may be: between two values, in steps or in any amount."""

    low: float
    high: float
    step: float | None


def field_at(model: type[BaseModel], path: Path, kinds: Mapping[Path, str]) -> FieldInfo | None:
    """Return the field that holds the value at a path, or None where none does.

    `kinds` says by path of each business model, scale or award rule which one it is.

    >>> from lcc.model.bid import Bid
    >>> field_at(Bid, ("offers", 0, "costs", 1, "amount"), {}).title
    'Amount'
    """
    field: FieldInfo | None = None
    record: type[BaseModel] | None = model
    is_key = False
    for position, step in enumerate(path, start=1):
        if isinstance(step, int) or is_key:
            is_key = False
            continue
        found = _field_of(record, step) if record else None
        if found is None:
            return None
        field, is_key, record = found
        if kind := kinds.get(path[:position]):
            record = VARIANTS[step][1].get(kind)
    return field


@cache
def _field_of(record: type[BaseModel], name: str) -> tuple[FieldInfo, bool, type[Record] | None] | None:
    """Return a field of a record, whether it holds names or years with a value each, and the record that it holds."""
    field = record.model_fields.get(name)
    return (field, is_mapping(field.annotation), record_in(field.annotation)) if field else None


def record_in(annotation: Any) -> type[Record] | None:
    """Return the record that a field holds, one of or a list of; None where it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_in(part))), None)


def plain_fields(record: type[Record]) -> dict[str, FieldInfo]:
    """Return the fields of a record that hold one value each: no record, list or mapping.

    >>> from lcc.model.bid import Bid, OfferedMki
    >>> list(plain_fields(Bid)), list(plain_fields(OfferedMki))
    (['tender', 'variant', 'security'], ['weighting_set', 'per_life', 'per_year', 'category_3'])
    """
    return {name: info for name, info in record.model_fields.items() if not _holds_more(info.annotation)}


def _holds_more(annotation: Any) -> bool:
    return get_origin(annotation) in (dict, list) or (
        any(map(_holds_more, get_args(annotation))) or record_in(annotation) is not None
    )


def once_stated(info: FieldInfo) -> FieldInfo:
    """Return a field that can be left out as it is where it is not: with the bounds and the unit of its value.

    >>> from lcc.model.bid import Circularity
    >>> unit_of(once_stated(Circularity.model_fields["secondary_share"]).json_schema_extra)
    'share'
    """
    inside = [part for part in get_args(info.annotation) if part is not NoneType]
    if len(inside) != 1 or NoneType not in get_args(info.annotation):
        return info
    stated = copy(FieldInfo.from_annotation(inside[0]))
    stated.title, stated.description = info.title, info.description
    return stated


def is_mapping(annotation: Any) -> bool:
    """Whether a field can hold names or years with a value each."""
    return get_origin(annotation) is dict or any(is_mapping(part) for part in get_args(annotation))


def number_at(record: BaseModel, path: Path) -> float | None:
    """Return the number at a path [in the unit of the field], or None where there is none."""
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
    """Return what the number at a path may be, from its declaration; lives and terms are in whole months.

    Money stays on its side of zero.
    """
    annotation, _extra = _declared(record, path)
    low, high = -1e12, 1e12
    for constraint in _constraints(annotation):
        low = max(low, getattr(constraint, "ge", low), getattr(constraint, "gt", low))
        high = min(high, getattr(constraint, "le", high), getattr(constraint, "lt", high))
    extras = _extras(record, path)
    units = {unit_of(one) for one in extras}
    if any(map(keeps_sign, extras)):
        low, high = (max(low, 0.0), high) if (number_at(record, path) or 0.0) >= 0 else (low, min(high, 0.0))
    if "years" in units:
        step = 1.0 if int in _types(annotation) and float not in _types(annotation) else 1 / 12
        return Bounds(max(low, step), min(high, float(LONGEST_YEARS)), step)
    return Bounds(low, high, 1.0 if int in _types(annotation) and float not in _types(annotation) else None)


def unit_at(record: BaseModel, path: Path) -> str:
    """Return the unit of the number at a path; nothing where it has none.

    >>> from lcc.model.bid import Circularity
    >>> unit_at(Circularity(mass_kg=2.0), ("mass_kg",))
    'kg'
    """
    return next(filter(None, map(unit_of, _extras(record, path))), "")


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


def _extras(record: BaseModel, path: Path) -> list[Any]:
    """Return what the field and the types of the number at a path say beside it."""
    annotation, extra = _declared(record, path)
    return [extra, *(getattr(part, "json_schema_extra", None) for part in _constraints(annotation))]


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
