"""Values as they stand in CSV: UTF-8, commas, points in numbers, and nothing for what is not known."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def in_cell(value: Any) -> Any:
    """Return a value as it is written, a text made `harmless`.

    >>> [in_cell(value) for value in ("=1+1", -1.5, None, True, "Koop BV")]
    ["'=1+1", -1.5, None, 'true', 'Koop BV']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """Return a text for a cell of a CSV: one that a spreadsheet would run as a formula has an apostrophe before it.

    So has one that begins so behind apostrophes of its own: what comes back by `as_meant` is what was written.

    >>> harmless("=1+1"), harmless("'=1+1"), harmless("Koop BV"), harmless("'s-Hertogenbosch")
    ("'=1+1", "''=1+1", 'Koop BV', "'s-Hertogenbosch")
    """
    return f"'{text}" if text.lstrip("'").startswith(_STARTS_A_FORMULA) else text


def as_meant(text: str) -> str:
    """Return the text that `harmless` made harmless; any other text as it is.

    >>> as_meant("'=1+1"), as_meant("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_STARTS_A_FORMULA) else text


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
