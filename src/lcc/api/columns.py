"""Columns of numbers, however a program holds them: arrays under names, Arrow tables, data frames."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from lcc.record.extra import of_extra

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class ArrowStream(Protocol):
    """A table that others can read without copying: by the Arrow C stream interface (PyCapsule)."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the stream in a capsule."""


def as_columns(columns: "Mapping[str, ArrayLike] | ArrowStream") -> "dict[str, NDArray[np.float64]]":
    """Return columns as arrays by their names; numbers that lie there as floats in one piece are not copied.

    Each library of tables says by itself what its columns are called and gives them as arrays, NaN where
    there is none; pyarrow is imported only
    for what gives nothing but an Arrow stream.

    Raises
    ------
    TypeError
        It is no table and no mapping.
    ValueError
        A column has no numbers in it, or two have one name.
    """
    return {name: _numbers(name, values) for name, values in _named(columns)}


def _named(columns: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(columns, Mapping):
        yield from columns.items()
        return
    # pyarrow has arrays in `columns` and names beside them; pandas and polars have names there.
    names: Any = getattr(columns, "column_names", None) or getattr(columns, "columns", ())
    listed = [str(name) for name in names if hasattr(columns[name], "__array__")]
    if len({*listed}) < len(listed):
        raise ValueError("two columns have one name")
    if listed and len(listed) == len(names):
        yield from ((name, columns[name]) for name in listed)
        return
    if not hasattr(columns, "__arrow_c_stream__"):
        raise TypeError(f"columns are a mapping or a table, and not {type(columns).__name__}")
    with of_extra("portfolio", "pyarrow"):
        import pyarrow as pa
    yield from _named(pa.table(columns))


def _numbers(name: str, values: Any) -> "NDArray[np.float64]":
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is no column of numbers") from None
