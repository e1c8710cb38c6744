"""An index that follows a price by year: the growths that levels of known years come to from the base date on."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from lcc.library.price_paths import PRICE_PATHS, level_in, path_of
from lcc.library.published_fields import filled, name_in, published
from lcc.record.in_schema import OneOfNames, filled_by, together
from lcc.record.record import LONGEST_YEARS, CalendarDate, Name, Rate, Record, Year

Level = Annotated[float, Field(gt=0, le=1e12)]


_OF_NO_BASIS = [name for name, path in PRICE_PATHS.items() if path.basis is None]


class IndexPath(Record):
    """What a price is in known years: that of a published path, or stated."""

    model_config = ConfigDict(
        json_schema_extra=together(filled_by("path", "levels", "basis", but={"basis": _OF_NO_BASIS}))
    )

    path: Annotated[Name, OneOfNames(PRICE_PATHS.keys)] | None = Field(
        default=None,
        title="Path of the price",
        description="A published one: the documentation lists them, and so does `lcc constants`.",
    )
    levels: Annotated[dict[Year, Level], Field(min_length=1, max_length=LONGEST_YEARS)] = Field(
        title="Level by year",
        description="In any one unit; a straight line between the years, constant after the last.",
    )
    basis: Literal["real", "nominal"] = Field(
        title="Basis of the levels",
        description="Real levels have inflation taken out, and grow with it; nominal levels have not.",
    )

    @model_validator(mode="before")
    @classmethod
    def _with_path(cls, data: Any) -> Any:
        name = name_in(data, "path")
        if name is None:
            return data
        path = published("path", name, PRICE_PATHS)
        known = {"levels": dict(path.levels), "basis": path.basis}
        return filled(data, "path", {field: value for field, value in known.items() if value is not None})

    @property
    def source(self) -> str | None:
        """The name of the published path that it follows, or whose levels it states."""
        return self.path or path_of(self.levels)

    def growths(self, first_year: int, inflation: float) -> list[float]:
        """Return the nominal growth in year 1, 2, ... from a year on [per year]; the last one goes on.

        Examples
        --------
        >>> IndexPath(levels={2026: 100.0, 2028: 120.0}, basis="real").growths(2026, 0.02)
        [0.122, 0.112727272727, 0.02]
        """
        from lcc.figure.rounding import as_written, without_noise  # only a tender with a path waits for it

        last = min(max(self.levels), first_year + LONGEST_YEARS - 1)
        steps = [level_in(self.levels, year + 1) / level_in(self.levels, year) for year in range(first_year, last)]
        rise = 1 + inflation if self.basis == "real" else 1.0
        return [as_written(without_noise(step * rise - 1, 1.0)) for step in (*steps, 1.0)]


class OrPath:
    """Says in the JSON Schema that growths can be stated as a path too."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, schema_of: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of growths, or of a path."""
        growths = schema_of(schema)
        return {"anyOf": [*growths["anyOf"], schema_of(IndexPath.__pydantic_core_schema__)]}


class _Stated(Record):
    """What of a tender the growths of its index paths follow from."""

    base_date: CalendarDate
    inflation: Rate = 0.0
    index_paths: dict[Name, IndexPath]


def with_growths(data: Any) -> Any:
    """Return the fields of a tender in which each index that is stated as a path is the growths that follow from it.

    A path is stated among the indices, in the place of growths; it is kept beside them, for its source.
    """
    indices, paths = (data.get(name, {}) for name in ("indices", "index_paths")) if _is_mapping(data) else ({}, {})
    if not _is_mapping(indices) or not _is_mapping(paths):
        return data
    stated = {name: one for name, one in indices.items() if isinstance(one, Mapping | IndexPath)}
    if not stated and not paths:
        return data
    given = {name: one for name, one in indices.items() if name not in stated}
    found = {**data, "indices": given, "index_paths": {**paths, **stated}}
    try:
        read = _Stated.model_validate({name: found[name] for name in _Stated.model_fields if name in found})
    except ValidationError:
        return found  # What does not fit is said of the field in which it stands.
    year = read.base_date.year
    growths = {name: _growths(name, path, year, read.inflation) for name, path in read.index_paths.items()}
    beside = {**indices, **growths}
    return filled({**found, "indices": {**beside, **given}}, "index_paths", {"indices": beside})


def _is_mapping(data: Any) -> bool:
    return isinstance(data, Mapping)


def _growths(name: str, path: IndexPath, year: int, inflation: float) -> list[float]:
    first, last = min(path.levels), max(path.levels)
    if not first <= year <= last:
        words = {"name": path.path or name, "first": first, "last": last, "found": year}
        raise PydanticCustomError(
            "path_outside", "a base date in its years", {**words, "at": ("index_paths", name)}
        )
    return path.growths(year, inflation)
