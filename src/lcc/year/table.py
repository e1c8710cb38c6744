"""A table of the year before it is a page or a sheet: its numbers, and over which rows of data each is worked out."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from lcc.figure.rounding import half_up
from lcc.language import Translate
from lcc.language.numbers import amount, local_number, local_share
from lcc.words.blocks import Chart, Table

Kind = Literal["text", "year", "count", "number", "money", "share", "points"]
"""How a cell is written: money and other numbers without decimals, but for numbers below ten, which have two.

A difference of two shares is in percentage points, which the head of its column says.
"""


Where: TypeAlias = tuple[tuple[str, str | int | None], ...]
"""Columns of the records, and what stands in them: None is nothing, and text with a comparison compares."""
UNKNOWN, ANY_NUMBER, ANYTHING = "unknown", ">-1E+300", "<>"
"""In a condition: the word for what is not known, any number, and either of these."""
SPEND_COUNTED = "spend_counted"
"""The column of the spend by which awards weigh: the spend, and nothing where an award brings in more than it costs."""


RowsOf = Literal["awards", "contract_years", "waste"]
"""What a row of records is about: an award, a contract in a year, or the waste of a region in a year."""


class Over(NamedTuple):
    """What a cell is worked out over: a column of the records, in the rows where other columns have these values.

    `known` and `unknown` count: what is not known has a word in its column and no number, and what has nothing to do
    with a row is left empty.
    """

    column: str
    where: Where
    how: Literal["sum", "mean", "known", "unknown"] = "sum"
    rows: RowsOf = "awards"


class ShareOf(NamedTuple):
    """One sum as a part of another."""

    part: Over
    of: Over


class InRow(NamedTuple):
    """A number of others in the same row, by their places: the first less, or divided by, the second.

    `beyond` is by how much the first is above the second, if it is, and `points` the first less the second of two
    shares, in percentage points. `left` is what is left of the first after all from the second up to the cell itself,
    of those that are known.
    """

    first: int
    second: int
    how: Literal["less", "beyond", "points", "divided", "left"]


From: TypeAlias = Over | ShareOf | InRow


def spend_where(column: str, where: Where) -> ShareOf:
    """Return the spend of awards of which a column says yes, as a part of the spend of those of which it says."""
    return ShareOf(Over(SPEND_COUNTED, (*where, (column, 1))), Over(SPEND_COUNTED, (*where, (column, ">=0"))))


class YearCell(NamedTuple):
    """A value, how it is written, and what it is worked out from in a workbook.

    None is not known, and `NOTHING` stands where there is nothing that it is about.
    """

    value: str | float | None
    kind: Kind = "text"
    over: From | None = None

    @property
    def number(self) -> float | None:
        """The value as it is drawn [unit of its table]: None where it is not known, or there is nothing it is about."""
        return None if isinstance(self.value, str) else self.value


NOTHING = "-"
"""What stands in the place of a number where there is no award that it is about: that is not the same as not known."""


class YearTable(NamedTuple):
    """A table of the year: `key` is the name by which a sheet and a test know it.

    A workbook draws the columns in `draws` of its first rows, as many as `drawn` says (0 is all), named by the columns
    up to `named_to`; or, where it is `by_year`, those rows across.
    """

    key: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[YearCell, ...], ...]
    chart: Chart | None = None
    drawn: int = 0
    draws: tuple[int, ...] = ()
    named_to: int = 0
    by_year: bool = False


def as_block(table: YearTable, _: Translate) -> Table:
    """Return the table as a document has it."""
    rows = tuple(tuple(said(cell, _) for cell in row) for row in table.rows)
    numbers = {column for row in table.rows for column, cell in enumerate(row) if cell.kind != "text"}
    return Table(table.caption, table.heads, rows, frozenset(numbers), chart=table.chart)


def said(cell: YearCell, _: Translate) -> str:
    """Return what a cell says in words or digits.

    >>> said(YearCell(1234567.8, "money"), str), said(YearCell(0.125, "share"), str), said(YearCell(2.5, "number"), str)
    ('1,234,568', '12.5 %', '2.50')
    >>> said(YearCell(None, "share"), str)
    'not known'
    """
    value = cell.value
    if value is None:
        return _("not known")
    if isinstance(value, str):
        return value
    if cell.kind == "share":
        return local_share(half_up(value, 3), _)
    if cell.kind == "points":
        return local_number(half_up(value, 1), _)
    if cell.kind == "year":
        return str(int(value))
    decimals = 2 if cell.kind == "number" and 0 < abs(value) < _SMALL else 0
    return amount(value, _, decimals)


_SMALL = 10.0
MOST_PARTS = 7
"""How many parts are told apart in a bar; what is left is one part more. The table has them all."""


def in_parts(
    names: Sequence[str], rows: Sequence[Sequence[float | None]], others: str
) -> tuple[tuple[str, ...], tuple[tuple[float | None, ...], ...]]:
    """Return the names and the numbers of a bar in few enough parts: the largest, and the others together.

    >>> in_parts(["a", "b"], [[1.0, None], [2.0, None]], "others")
    (('a', 'b'), ((1.0, None), (2.0, None)))
    """
    if len(names) <= MOST_PARTS + 1:
        return tuple(names), tuple(map(tuple, rows))
    sizes = [sum(abs(one or 0.0) for one in row) for row in rows]
    largest = sorted(sorted(range(len(names)), key=lambda k: -sizes[k])[:MOST_PARTS])
    rest = [rows[k] for k in range(len(names)) if k not in largest]
    together = tuple(_sum(column) for column in zip(*rest, strict=True))
    return (*(names[k] for k in largest), others), (*(tuple(rows[k]) for k in largest), together)


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
