"""Rows in columns of Arrow: one part for each source, and the whole table as Parquet. Needs the extra `portfolio`."""

import json
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple, Union, get_args, get_origin

from lcc.model.portfolio import PortfolioRow
from lcc.portfolio.rows import Add, Row
from lcc.portfolio.sources import TenderSource
from lcc.portfolio.whole_file import whole_file
from lcc.portfolio.work import (
    OtherVersionError,
    Settings,
    TenderKey,
    checksum_of,
    nothing_of,
    worked_out,
)
from lcc.record.extra import of_extra
from lcc.record.problem import InputRefusedError
from lcc.words.problems import NotRead

if TYPE_CHECKING:
    import pyarrow as pa

_ENDING = ".arrow"
"""Parts have some tens of rows: Parquet, which packs each column by itself, takes six times as long both ways."""
_ROWS_AT_ONCE = 5_000
"""So many rows are written together: some ten megabytes, which is what a table takes however long it gets."""
_TOLD = b"lcc"
"""Under this name a part tells what is not in its rows: its source, its tenders and what could not be read."""


class SourcePart(NamedTuple):
    """The part of a source: where its rows are, and what there is to know of them; None where it has no rows at all."""

    of: TenderSource
    file: Path | None
    tenders: list[TenderKey]
    not_read: list[NotRead]
    is_new: bool


def arrow_schema() -> "pa.Schema":
    """Return the columns of `PortfolioRow` with their types; InputRefusedError where pyarrow is not installed."""
    with of_extra("portfolio", "pyarrow"):
        import pyarrow as pa
    of = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    fields = [
        pa.field(name, of[kind], nullable=can_be_null)
        for name, field in PortfolioRow.model_fields.items()
        for kind, can_be_null in [_kind_of(field.annotation)]
    ]
    return pa.schema(fields)


def _kind_of(annotation: Any) -> tuple[Any, bool]:
    """Return the plain type of a field, and whether it can be null; codes are text."""
    if get_origin(annotation) in (Union, types.UnionType):
        [kind] = (one for one in get_args(annotation) if one is not type(None))
        return _kind_of(kind)[0], True
    return (str if get_origin(annotation) is Literal else annotation), False


def part_of(source: TenderSource, settings: Settings, folder: Path) -> SourcePart:
    """Return the part of a source, worked out if it is not there yet.

    It is named by the checksum of all that it hangs on, and written whole or not at all: whoever stops half-way leaves
    nothing that counts, and two who work on the same write the same.

    Raises
    ------
    InputRefusedError
        The program here is of another version than that of who asks, or pyarrow is missing.
    """
    try:
        known_by = checksum_of(source, settings)
        file = folder / (known_by + _ENDING)
        if (kept := _read_told(file, source)) is not None:
            return kept
        found = worked_out(source, settings, known_by)
    except OtherVersionError:
        raise
    except InputRefusedError as refused:
        return SourcePart(source, None, [], nothing_of(source, refused.problems).not_read, is_new=True)
    import pyarrow as pa

    table = _table(found.rows, found.tenders, found.not_read)
    with (
        whole_file(file) as temporary,
        pa.OSFile(str(temporary), "wb") as sink,
        pa.ipc.new_file(sink, table.schema) as writer,
    ):
        writer.write_table(table)
    return SourcePart(source, file, found.tenders, found.not_read, is_new=True)


def _table(rows: Sequence[Row], tenders: Sequence[TenderKey] = (), not_read: Sequence[NotRead] = ()) -> "pa.Table":
    import pyarrow as pa

    schema = arrow_schema()
    beside = json.dumps({"tenders": tenders, "not_read": not_read}).encode()
    columns = {name: [row[name] for row in rows] for name in schema.names}
    return pa.table(columns, schema=schema).replace_schema_metadata({_TOLD: beside})


def _read_told(file: Path, source: TenderSource) -> SourcePart | None:
    """Return what a part tells of itself; None where there is none, or it is not whole."""
    with of_extra("portfolio", "pyarrow"):
        import pyarrow as pa
    try:
        with pa.OSFile(str(file)) as kept, pa.ipc.open_file(kept) as reader:
            beside = json.loads(reader.schema.metadata[_TOLD])
        tenders = [TenderKey(*one) for one in beside["tenders"]]
        return SourcePart(source, file, tenders, beside["not_read"], is_new=False)
    except (OSError, pa.ArrowException, ValueError, KeyError, TypeError):
        return None


class PartRows(Sequence[Row]):
    """The rows of a part: who writes rows goes over them, and who writes columns takes these as they are."""

    def __init__(self, columns: "pa.Table") -> None:
        self.columns = columns

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.columns.num_rows)

    def __getitem__(self, at: Any) -> Any:
        """Return one, or some."""
        return self._rows[at]

    @cached_property
    def _rows(self) -> list[Row]:
        rows: list[Row] = self.columns.to_pylist()
        return rows


def rows_in(part: SourcePart) -> Sequence[Row]:
    """Return the rows of a part."""
    import pyarrow as pa

    if part.file is None:
        return []
    with pa.OSFile(str(part.file)) as file, pa.ipc.open_file(file) as reader:
        return PartRows(reader.read_all())


def sweep(folder: Path, kept: Sequence[SourcePart]) -> None:
    """Remove the parts of what is no longer there: the folder is the table, and no more."""
    names = {part.file.name for part in kept if part.file}
    for file in folder.glob(f"*{_ENDING}"):
        if file.name not in names and len(file.stem) == 64:
            file.unlink(missing_ok=True)


@contextmanager
def parquet_writer(file: Path | BinaryIO) -> Iterator[Add]:
    """Give what takes rows, some at a time, and writes them to one Parquet file, in memory too."""
    schema = arrow_schema()
    import pyarrow as pa
    import pyarrow.parquet as pq

    waiting: list[pa.Table] = []

    def flush() -> None:
        writer.write_table(pa.concat_tables(waiting))
        waiting.clear()

    def add(rows: Sequence[Row]) -> None:
        columns = rows.columns if isinstance(rows, PartRows) else _table(rows)
        waiting.append(columns.replace_schema_metadata(None))
        if sum(len(table) for table in waiting) >= _ROWS_AT_ONCE:
            flush()

    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        yield add
        if waiting:
            flush()
