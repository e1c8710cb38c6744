"""Values as they stand in CSV: UTF-8, commas, points in numbers, and nothing for what is not known."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def in_cell(value: Any) -> Any:
    """Return a value as it is written: a text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> [in_cell(value) for value in ("=1+1", -1.5, None, True, "Koop BV")]
    ["'=1+1", -1.5, None, 'true', 'Koop BV']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    r"""Return rows as a CSV file, with the names of the columns in the first line.

    >>> as_csv(["name", "value"], [{"name": "=1", "value": None}])
    b"name,value\n'=1,\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([in_cell(row[name]) for name in columns] for row in rows)
    return written.getvalue().encode()
