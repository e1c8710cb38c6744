"""Indicators as they leave the program: as plain values, and as a table of one row for each value."""

from collections.abc import Iterator
from typing import Any

from lcc.indicators.figures import Indicators, IndicatorValue
from lcc.interchange.csv_text import as_csv

COLUMNS = tuple(IndicatorValue.model_fields)


def as_table(found: Indicators) -> bytes:
    """Return the values as CSV; awards that are left out stand in one cell, each with the code of why."""
    return as_csv(COLUMNS, _rows(found))


def _rows(found: Indicators) -> Iterator[dict[str, Any]]:
    from lcc.figure.rounding import all_as_written

    for one in found.values:
        row = all_as_written(one.model_dump())
        left = [
            f"{award['tender']}{'/' + award['lot'] if award['lot'] else ''}: {award['why']}"
            for award in row["left_out"]
        ]
        yield {**row, "left_out": "; ".join(left)}
