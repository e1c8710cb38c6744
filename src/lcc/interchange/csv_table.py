"""A table in CSV, as programs and spreadsheets of several countries write it: rows with their lines, numbers, days."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lcc.interchange.limits import TextLimits
from lcc.interchange.untrusted_text import text_of
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin, Origins
from lcc.record.problem import InputRefusedError, Problem, problem_of, refusal
from lcc.record.stated import Stated

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,17})?", re.ASCII)
_WITH_COMMA = re.compile(r"-?\d{1,15},\d{1,17}", re.ASCII)
_MAY_BE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)


class CsvTable(NamedTuple):
    """The head, and each row with the line that it ends on; `has_comma` where numbers may have one for decimals."""

    head: list[str]
    rows: list[tuple[int, list[str]]]
    has_comma: bool


def csv_table(content: bytes, limits: TextLimits) -> CsvTable:
    r"""Return what stands in a CSV, `;` between columns where the head has one; empty rows are passed by.

    Raises
    ------
    InputRefusedError
        It is larger than it may be, no text, or no CSV.

    Examples
    --------
    >>> from lcc.interchange.limits import YAML
    >>> csv_table(b"item;price\nDesk;12,50\n\n", YAML)
    CsvTable(head=['item', 'price'], rows=[(2, ['Desk', '12,50'])], has_comma=True)
    """
    text = text_of(content, limits)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    listed = csv_lines(text, delimiter)
    head = listed[0][1] if listed else []
    return CsvTable(head, listed[1:], delimiter == ";")


def csv_lines(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    r"""Return the rows of a CSV that are not empty, the head first, each with the line that it ends on.

    Raises
    ------
    InputRefusedError
        It is no CSV.

    Examples
    --------
    >>> csv_lines("item;price\n\nDesk;12\n", ";")
    [(1, ['item', 'price']), (3, ['Desk', '12'])]
    """
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise refusal("csv_not_read", str(error)) from None


def rows_by_head(listed: Sequence[tuple[int, list[str]]]) -> tuple[list[dict[str, str]], Origins]:
    """Return the rows below a head by its names, and where each stands: row k under `("value", k)`, as in OData.

    Raises
    ------
    InputRefusedError
        With every row that is longer or shorter than the head.
    """
    (_line, named), *rest = listed
    head = [name.strip() for name in named]
    origins: Origins = {("value", k): Origin(field="", line=line) for k, (line, _row) in enumerate(rest)}
    if wrong := [
        problem_of(Message(("value", k), "csv_row_length", len(row), {"number": len(head)}), "", origins)
        for k, (_line, row) in enumerate(rest) if len(row) != len(head)
    ]:  # fmt: skip
        raise InputRefusedError(wrong)
    return [dict(zip(head, row, strict=True)) for _line, row in rest], origins


def stated_rows(table: CsvTable, names: Sequence[str], value_of: Callable[[str, str], object]) -> Stated:
    """Return the rows of a table as what records are made of: an empty cell states nothing.

    Parameters
    ----------
    table
        The rows, each as long as the head; those that are not are problems.
    names
        What its columns are of a record.
    value_of
        What a text says that is not empty, by the name of its column.
    """
    rows, problems = list[dict[str, object]](), list[Problem]()
    origins: dict[Path, Origin] = {}
    for k, (line, cells) in enumerate(table.rows):
        at: Path = ("rows", k)
        origins[at] = Origin(field="", line=line)
        if len(cells) != len(names):
            problems.append(
                problem_of(Message(at, "csv_row_length", len(cells), {"number": len(names)}), "", origins)
            )
        row = {}
        for name, text in zip(names, (cell.strip() for cell in cells), strict=False):
            if text:
                row[name] = value_of(name, text)
                if isinstance(row[name], float) and table.has_comma and "." in text and in_two_ways(text):
                    problems.append(problem_of(Message((*at, name), "in_two_ways", text, {}), "", origins))
        rows.append(row)
    return Stated(None if problems else {"rows": rows}, origins, tuple(problems))


def in_two_ways(text: str) -> bool:
    """Whether a number reads in two ways: a sign with three digits after it may stand between thousands.

    >>> [in_two_ways(text) for text in ("4.120", "4,120", "0.120", "4120.000", "4.12")]
    [True, True, False, False, False]
    """
    return _MAY_BE_THOUSANDS.fullmatch(text) is not None


def number_of(text: str, *, has_comma: bool) -> object:
    """Return a number; a text that is none stays as it is, and is refused as such.

    A number may have a comma for its decimals where columns are not divided by commas, and never a sign between
    thousands. Where a comma is the sign for decimals, 1.234 is `in_two_ways`.

    >>> number_of("12,50", has_comma=True), number_of("1e308", has_comma=True), number_of("NaN", has_comma=False)
    (12.5, '1e308', 'NaN')
    """
    if has_comma and _WITH_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else text


def day_text(text: str) -> str:
    """Return a day that is written the Dutch way as a file has it; any other text as it is.

    >>> day_text("31-1-2027"), day_text("soon")
    ('2027-01-31', 'soon')
    """
    found = _DUTCH_DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text
