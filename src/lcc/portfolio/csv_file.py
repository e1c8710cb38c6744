"""Rows as CSV: UTF-8, commas, points in numbers, codes of columns in the first line; what is not known is empty."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from lcc.portfolio.rows import COLUMNS, Add, Row

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def csv_writer(file: Path | BinaryIO) -> Iterator[Add]:
    """Give what takes rows, some at a time, and writes them to a file, or to what stands for one in memory."""
    opened = file.open("wb") if isinstance(file, Path) else nullcontext(file)
    with opened as content:
        text = io.TextIOWrapper(content, encoding="utf-8", newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)

        def add(rows: Sequence[Row]) -> None:
            writer.writerows([_in_cell(row[name]) for name in COLUMNS] for row in rows)

        yield add
        text.detach()  # writes the rest, and leaves closing to who opened it


def _in_cell(value: Any) -> Any:
    """Return a value as it is written: a text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> [_in_cell(value) for value in ("=1+1", -1.5, None, True, "Koop BV")]
    ["'=1+1", -1.5, None, 'true', 'Koop BV']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA) else value
