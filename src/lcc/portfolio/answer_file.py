"""An answer as a file: CSV, Excel or Parquet, by how its name ends, whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import ExactSheet, lay_out, made_with, new_workbook
from lcc.language import translator
from lcc.portfolio.csv_file import csv_writer
from lcc.portfolio.query import Kind, TableAnswer
from lcc.portfolio.rows import Add, Row
from lcc.portfolio.whole_file import whole_file
from lcc.record.problem import refusal

_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS = 1_048_575, 16_384, 32_767
"""What a sheet of Excel has: rows but for its head, columns, and characters of a cell."""
_DATES = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss"}
_FIRST_YEAR = 1901
"""Before it Excel has no days, or counts one that never was."""
_EXACT = 10**15
"""From here on Excel keeps no whole number as it is."""


def write_answer(answer: TableAnswer, files: Sequence[Path], language: str, shown: int) -> tuple[list[Row], int]:
    """Write an answer to files, and return its first rows and how many there are.

    Raises
    ------
    InputRefusedError
        There is more of it than a sheet of a workbook has, or than DuckDB may work out.
    """
    first: list[Row] = []
    count = 0
    with ExitStack() as stack:
        adders = [stack.enter_context(_writer(file, answer.columns, language, stack)) for file in files]
        for rows in answer.rows:
            first += rows[: shown - len(first)]
            count += len(rows)
            for add in adders:
                add(rows)
    return first, count


def _writer(file: Path, columns: dict[str, Kind], language: str, stack: ExitStack) -> AbstractContextManager[Add]:
    temporary = stack.enter_context(whole_file(file))
    if file.suffix.lower() == ".xlsx":
        return _workbook_writer(temporary, columns, language)
    return (
        _parquet_writer(temporary, columns)
        if file.suffix.lower() == ".parquet"
        else csv_writer(temporary, columns)
    )


@contextmanager
def _parquet_writer(file: Path, columns: dict[str, Kind]) -> Iterator[Add]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    of = {
        "bool": pa.bool_(), "int": pa.int64(), "float": pa.float64(), "date": pa.date32(),
        "datetime": pa.timestamp("us"), "text": pa.string(),
    }  # fmt: skip
    schema = pa.schema([pa.field(name, of[kind]) for name, kind in columns.items()])

    def add(rows: Sequence[Row]) -> None:
        try:
            table = pa.Table.from_pylist(list(rows), schema=schema)
        except (OverflowError, pa.ArrowInvalid):
            raise refusal("query_whole_number") from None
        writer.write_table(table)

    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        yield add


@contextmanager
def _workbook_writer(file: Path, columns: dict[str, Kind], language: str) -> Iterator[Add]:
    _ = translator(language)
    workbook = new_workbook(file, title=_("Portfolio"))
    sheet = workbook.add_worksheet(_("Rows"), ExactSheet)
    styles = Styles(workbook)
    dated = {kind: styles.dated("text", how) for kind, how in _DATES.items()}
    lay_out(sheet, (_("Portfolio"), made_with()), _)
    count = 0

    def add(rows: Sequence[Row]) -> None:
        nonlocal count
        longest = max((len(one) for row in rows for one in row.values() if isinstance(one, str)), default=0)
        if count + len(rows) > _MOST_ROWS or longest > _MOST_CHARACTERS:
            _refuse()
        for row in rows:
            count += 1
            for place, (name, kind) in enumerate(columns.items()):
                _write(sheet, count, place, row[name], dated.get(kind))

    try:
        if len(columns) > _MOST_COLUMNS or max(map(len, columns)) > _MOST_CHARACTERS:
            _refuse()
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, styles["column"])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 20)
        yield add
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    finally:
        workbook.close()


def _refuse() -> NoReturn:
    raise refusal("query_sheet", rows=_MOST_ROWS, columns=_MOST_COLUMNS, characters=_MOST_CHARACTERS)


def _write(sheet: Any, row: int, column: int, value: Any, dated: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) < _EXACT):
        sheet.write_number(row, column, value)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, value, dated)
    else:
        sheet.write_string(row, column, str(value))
