"""Rows as CSV: UTF-8, commas, points in numbers, codes of columns in the first line; what is not known is empty."""

import csv
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lcc.interchange.csv_text import in_cell
from lcc.portfolio.rows import COLUMNS, Add, Row


@contextmanager
def csv_writer(file: Path, columns: Collection[str] = COLUMNS) -> Iterator[Add]:
    """Give what takes rows, some at a time, and writes them to a file: those of the table, or other columns."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(map(in_cell, columns))

        def add(rows: Sequence[Row]) -> None:
            writer.writerows([in_cell(row[name]) for name in columns] for row in rows)

        yield add
