"""Rows as CSV: UTF-8, commas, points in numbers, codes of columns in the first line; what is not known is empty."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lcc.interchange.csv_table import harmless
from lcc.portfolio.rows import COLUMNS, Add, Row


@contextmanager
def csv_writer(file: Path) -> Iterator[Add]:
    """Give what takes rows, some at a time, and writes them to a file."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(COLUMNS)

        def add(rows: Sequence[Row]) -> None:
            writer.writerows([_in_cell(row[name]) for name in COLUMNS] for row in rows)

        yield add


def _in_cell(value: Any) -> Any:
    """Return a value as it is written: a text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> [_in_cell(value) for value in ("=1+1", -1.5, None, True, "Koop BV")]
    ["'=1+1", -1.5, None, 'true', 'Koop BV']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value
