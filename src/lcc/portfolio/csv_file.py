"""Rows as CSV: UTF-8, commas, points in numbers, codes of columns in the first line; what is not known is empty."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lcc.interchange.csv_text import in_cell
from lcc.portfolio.rows import COLUMNS, Add, Row


@contextmanager
def csv_writer(file: Path) -> Iterator[Add]:
    """Give what takes rows, some at a time, and writes them to a file."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(COLUMNS)

        def add(rows: Sequence[Row]) -> None:
            writer.writerows([in_cell(row[name]) for name in COLUMNS] for row in rows)

        yield add
