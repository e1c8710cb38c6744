"""A question about the table in SQL, answered by DuckDB, which sees that table and nothing else of this computer."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lcc.figure.rounding import as_written
from lcc.portfolio.memory import at_most
from lcc.portfolio.parquet import arrow_schema
from lcc.portfolio.rows import Row
from lcc.record.extra import of_extra
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem, problem_in
from lcc.record.visible import visible

TABLE = "portfolio"
"""What the table is called in a question."""
_OPTION = "--query"
"""Where a question stands, for who asked it."""
_SECONDS = 60
_MEGABYTES = 1024
_CHARACTERS = 100_000
_ROWS_AT_ONCE = 20_000
_SETTINGS = {
    "threads": "1",  # of several, it hangs on which is first in what order numbers are added up
    "memory_limit": f"'{_MEGABYTES}MB'",
    "temp_directory": "''",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
}
"""In this order: the last two are what keeps a question from other files and from these settings."""
_ASKING = ("SELECT", "MULTI")
"""Statements that ask and change nothing; PIVOT is of several parts."""
_LINE = re.compile(r"^LINE (\d+): ", re.MULTILINE)

Kind = Literal["bool", "int", "float", "date", "datetime", "text"]
"""What a column of an answer holds; what else DuckDB has is told as text."""
_KINDS: dict[str, Kind] = {
    "BOOLEAN": "bool", "DOUBLE": "float", "FLOAT": "float", "DECIMAL": "float", "DATE": "date", "TIMESTAMP": "datetime",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "int"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "int"),
}  # fmt: skip


class TableAnswer(NamedTuple):
    """The columns of an answer, with what each holds, and its rows, some at a time."""

    columns: dict[str, Kind]
    rows: Iterator[list[Row]]


@contextmanager
def answered(table: Path, question: str) -> Iterator[TableAnswer]:
    """Give the answer to a question about a table that was written as Parquet; its rows come as they are asked for.

    Numbers have the digits that count; a number that there is not, such as a quotient by zero, is None.

    Raises
    ------
    InputRefusedError
        DuckDB is not installed; it is not one question that it can answer about this table alone; the answer takes too
        long or too much memory, also while its rows are asked for.
    """
    with of_extra("portfolio", "pyarrow"):
        from pyarrow import dataset
    with _asked(dataset.dataset(table), question) as (columns, connection):
        yield TableAnswer(columns, _rows(connection.execute(question), columns))


def check_question(question: str) -> None:
    """Refuse what can't be asked of a table, before there is one: InputRefusedError as with `answered`."""
    with _asked(arrow_schema().empty_table(), question):
        pass


@contextmanager
def _asked(table: Any, question: str) -> Iterator[tuple[dict[str, Kind], Any]]:
    """Give the columns of an answer, not worked out yet, and the connection that sees nothing but a pyarrow table."""
    with of_extra("portfolio", "duckdb"):
        import duckdb
    if len(question) > _CHARACTERS:
        raise _refusal("query_long", len(question), limit=_CHARACTERS)
    with duckdb.connect(":memory:") as connection:
        connection.register(TABLE, table)
        for name, value in _SETTINGS.items():
            connection.execute(f"SET {name} = {value}")
        timer = threading.Timer(_SECONDS, connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            # DuckDB bounds its tables, and not one text: the process has to.
            with at_most(_MEGABYTES * 2**20):
                yield _columns_of(question, connection), connection
        except (duckdb.InterruptException, duckdb.OutOfMemoryException, MemoryError):
            raise _refusal("query_large", limit=_SECONDS, megabytes=_MEGABYTES) from None
        except duckdb.Error as error:
            raise InputRefusedError([_problem(str(error))]) from None
        finally:
            timer.cancel()


def _columns_of(question: str, connection: Any) -> dict[str, Kind]:
    """Return the columns of an answer; InputRefusedError or an error of DuckDB where it is no question."""
    import duckdb

    statements = connection.extract_statements(question)
    if [one.type.name in _ASKING for one in statements] != [True]:
        raise _refusal("query_not_one", ", ".join(one.type.name for one in statements) or None)
    try:
        return _columns(connection.sql(question))
    except duckdb.BinderException:
        connection.execute(question)  # is refused for the same reason, which it tells with the line
        raise


def _refusal(code: str, found: object = None, **context: object) -> InputRefusedError:
    return InputRefusedError([problem_in(_OPTION, code, found, **context)])


def _problem(said: str) -> Problem:
    line = _LINE.search(said)
    at = Origin(field="", line=int(line[1]) if line else None)
    return Problem(
        _OPTION, at, "query_refused", None, {"said": visible(said.partition("\n\n")[0].replace("\n", " "))}
    )


def _columns(found: Any) -> dict[str, Kind]:
    names = list(found.columns)
    for name in names:
        if names.count(name) > 1:
            raise _refusal("query_column_twice", name)
    return {name: _kind(str(of)) for name, of in zip(names, found.types, strict=True)}


def _kind(of: str) -> Kind:
    """Return what a type of DuckDB is here.

    >>> [_kind(of) for of in ("DECIMAL(5,2)", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "INTEGER[]", "VARCHAR")]
    ['float', 'datetime', 'text', 'text', 'text']
    """
    return _KINDS.get(re.sub(r"\(\d+,\d+\)$", "", of), "text")


def _rows(found: Any, columns: dict[str, Kind]) -> Iterator[list[Row]]:
    while rows := found.fetchmany(_ROWS_AT_ONCE):
        yield [
            {name: _plain(value, kind) for (name, kind), value in zip(columns.items(), row, strict=True)}
            for row in rows
        ]


def _plain(value: Any, kind: Kind) -> bool | int | float | date | datetime | str | None:
    if value is None:
        return None
    if kind == "float":
        return as_written(float(value)) if isfinite(value) else None
    if kind == "text":
        return value if isinstance(value, str) else str(value)
    return value  # type: ignore[no-any-return]
