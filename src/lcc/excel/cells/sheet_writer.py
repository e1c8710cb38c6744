"""One sheet of the comparison: cells by the part that they play, each formula with the engine's value."""

from dataclasses import dataclass
from textwrap import wrap
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.styles import Styles, decimals_of, wraps
from lcc.excel.cells.workbook import ExactSheet, lay_out
from lcc.figure.rounding import as_written
from lcc.language import Translate
from lcc.record.progress import step


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell as we wrote it: a value, or a formula and the value that it shows.

    An input cell is there to be changed. A number that was worked out, and not stated, can be another one in the last
    digits elsewhere. The style goes by its name in `lcc.excel.cells.styles`.
    """

    value: str | float
    shown: str | float
    style: str
    is_formula: bool = False
    is_worked_out: bool = False

    @property
    def is_input(self) -> bool:
        """Whether the cell is there to be changed."""
        return self.style.startswith("input") and not self.is_formula


Cells = dict[tuple[int, int], Written]
"""What we wrote, by row and column from zero."""


# Numbers below this fit in the narrowest column that money has; wider ones get room for one digit and a sign more.
_NEVER_TOO_WIDE, _SLACK = 1e5, 3

_CELLS_A_STEP = 500
_LINE, _AROUND_LINES = 13.5, 3
_LETTERS_PER_WIDTH = 1.1
"""The width of a column counts digits of the standard size; so many letters of a text go in one."""


def lines_of(text: str, width: float) -> int:
    """Return on how many lines a text goes in a column of a width.

    >>> lines_of("what is paid at delivery", 12), lines_of("", 12)
    (2, 1)
    """
    letters = max(1, int(width * _LETTERS_PER_WIDTH))
    return sum(1 if len(line) <= letters else len(wrap(line, letters)) or 1 for line in text.split("\n"))


def block(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """Return the address of a block of cells as their own sheet refers to it: always from one cell to another.

    >>> block(0, 1, 0, 1)
    '$B$1:$B$1'
    """
    corners = ((first_row, first_column), (last_row, last_column))
    return ":".join(xl_rowcol_to_cell(*corner, row_abs=True, col_abs=True) for corner in corners)


class ByChoice(NamedTuple):
    """A cell in which a reader chooses a place in the ranking, by its row and column.

    `shows` has the rows that tell of whoever stands there, and `bids` those of who stands at each place as written.
    """

    cell: tuple[int, int]
    shows: range
    bids: range


class Page:
    """A sheet, with its title on top and A4 landscape as its paper.

    `known_by` are the columns of which the words tell one row from another. `by_rank` has the rows of tables that list
    bids by rank as it is now: a row there is a place, and whoever is on it can change; so can the bid of which rows
    tell that a reader chooses (`by_choice`); any other row is somebody's. A sheet that is hidden is there for the
    formulas, and for who wants to know: a reader can show it.
    """

    def __init__(
        self,
        workbook: Workbook,
        styles: Styles,
        name: str,
        title: str,
        _: Translate,
        header: tuple[str, str],
        *,
        is_hidden: bool = False,
    ) -> None:
        self.workbook, self.name, self.styles, self._ = workbook, name, styles, _
        self.cells: Cells = {}
        self.known_by: tuple[int, ...] = (0,)
        self.by_rank: list[range] = []
        self.by_choice: ByChoice | None = None
        self.fitted: dict[int, float] = {}
        self.names: set[str] = set()
        self.heights: dict[int, float] = {}
        self._widths: dict[int, tuple[float, dict[str, Any]]] = {}
        self.sheet: Worksheet = workbook.add_worksheet(name, ExactSheet)
        self.text(0, 0, title, "title")
        self.height(0, 26)
        if is_hidden:
            self.sheet.hide()
        lay_out(self.sheet, header, _, marks_below=True)

    def widths(self, *widths: float, first: int = 0, level: int = 0, is_hidden: bool = False) -> None:
        """Set how wide columns are at least; columns of a level can be folded away, hidden ones are for formulas."""
        look: dict[str, Any] = {"level": level} if level else {}
        if is_hidden:
            look["hidden"] = True
        self._widths |= {column: (width, look) for column, width in enumerate(widths, start=first)}

    def height(self, row: int, points: float) -> None:
        """Set how high a row is."""
        self.heights[row] = points
        self.sheet.set_row(row, points)

    def grow(self, row: int) -> None:
        """Make a row as high as the texts that go on on a next line in it need."""
        lines = 1
        for column, (width, _look) in self._widths.items():
            cell = self.cells.get((row, column))
            if cell is not None and isinstance(cell.shown, str) and wraps(cell.style):
                lines = max(lines, lines_of(cell.shown, width))
        if lines > 1:
            self.height(row, _LINE * lines + _AROUND_LINES)

    def name_cell(self, name: str, row: int, column: int) -> str:
        """Give a cell a name, and return it as formulas refer to the cell."""
        self.workbook.define_name(name, f"={self.cell(row, column)}")
        self.names.add(name)
        return name

    def link(self, row: int, column: int, sheet: str) -> None:
        """Write the name of another sheet, on which a click goes there."""
        self.cells[row, column] = Written(sheet, sheet, "link")
        target = "internal:'" + sheet.replace("'", "''") + "'!A1"
        self.sheet.write_url(row, column, target, self.styles["link"], string=sheet)

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write text as text, whatever it looks like."""
        self._counted()
        self.cells[row, column] = Written(text, text, style)
        self.sheet.write_string(row, column, text, self.styles[style])

    def _counted(self) -> None:
        """Say now and then that a workbook is being written."""
        if len(self.cells) % _CELLS_A_STEP == 0:
            step("workbook")

    def note(self, text: str, row: int = 1) -> None:
        """Write a sentence about the sheet, below its title."""
        self.text(row, 0, text, "note")

    def blank(self, row: int, column: int, style: str) -> None:
        """Write a cell with nothing in it, that has a look."""
        self.cells[row, column] = Written("", "", style)
        self.sheet.write_blank(row, column, None, self.styles[style])

    def number(self, row: int, column: int, number: float, style: str) -> None:
        """Write a number as it was stated."""
        self.cells[row, column] = Written(number, number, style)
        self.sheet.write_number(row, column, number, self.styles[style])

    def worked_out(self, row: int, column: int, number: float, style: str) -> None:
        """Write a number that was worked out and follows no formula."""
        number = as_written(number)
        self.number(row, column, number, style)
        self.cells[row, column] = Written(number, number, style, is_worked_out=True)

    def value(self, row: int, column: int, value: str | float, style: str) -> None:
        """Write a text as text, and a number as a number."""
        if isinstance(value, str):
            self.text(row, column, value, style)
        else:
            self.number(row, column, value, style)

    def number_or_dash(self, row: int, column: int, number: float | None, style: str) -> None:
        """Write a number; where there is none, a dash in its place."""
        if number is None:
            self.text(row, column, "-", "number")
        else:
            self.number(row, column, number, style)

    def formula(self, row: int, column: int, formula: str, value: float | str, style: str) -> None:
        """Write a formula with the value that it has now."""
        self._counted()
        value = as_written(value) if isinstance(value, float) else value
        self.cells[row, column] = Written(formula, value, style, is_formula=True)
        self.sheet.write_formula(row, column, formula, self.styles[style], value)

    def heads(self, row: int, first_column: int, *titles: str, style: str = "column") -> None:
        """Write the titles of columns next to each other."""
        for offset, title in enumerate(titles):
            self.text(row, first_column + offset, title, style)

    def keep_heads(self, row: int, *, columns: int = 0, height: float | None = None) -> None:
        """Keep a row of titles in view, with so many columns, and print it on each page."""
        self.sheet.freeze_panes(row + 1, columns)
        self.sheet.repeat_rows(row)
        if height is not None:
            self.sheet.set_row(row, height)

    def heading(self, row: int, text: str, last_column: int) -> None:
        """Write a heading across the table below it."""
        for column in range(last_column + 1):
            self.text(row, column, text if column == 0 else "", "heading")

    def bounds(self, row: int, column: int, lowest: float, highest: float) -> None:
        """Let a cell hold only numbers between these."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": lowest, "maximum": highest}
        self.sheet.data_validation(row, column, row, column, rule)

    def choice(self, row: int, column: int, chosen: str, choices: list[str], style: str = "input_choice") -> None:
        """Write a cell in which one of the choices is chosen."""
        self.text(row, column, chosen, style)
        self.sheet.data_validation(row, column, row, column, {"validate": "list", "source": choices})

    def fit(self) -> None:
        """Find how wide each column has to be for its numbers."""
        ends: dict[tuple[int, str], tuple[float, float]] = {}
        for (_row, column), written in self.cells.items():
            if not isinstance(written.shown, str) and abs(written.shown) >= _NEVER_TOO_WIDE:
                low, high = ends.get((column, written.style), (0, 0))
                ends[column, written.style] = min(low, written.shown), max(high, written.shown)
        widest: dict[int, float] = {}
        for (column, style), numbers in ends.items():
            decimals = decimals_of(style)
            shown = max(len(f"{number:,.{decimals}f}") for number in numbers) + (_SLACK if decimals else 1)
            widest[column] = max(widest.get(column, 0), shown)
        self.fitted = {column: max(width, widest.get(column, 0)) for column, (width, _) in self._widths.items()}

    def finish(self) -> None:
        """Make the columns wide enough for their numbers, and lock everything but the input cells.

        There is no password: it keeps slips out, not people.
        """
        self.fit()
        for column, (_width, look) in self._widths.items():
            self.sheet.set_column(column, column, self.fitted[column], self.styles["text"], look)
        allowed: dict[str, Any] = {
            "format_columns": True, "format_rows": True, "format_cells": True, "sort": True, "autofilter": True,
        }  # fmt: skip
        self.sheet.protect("", allowed)

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell as other sheets refer to it."""
        return f"{self.quoted}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def range(self, first_row: int, first_column: int, last_row: int, last_column: int) -> str:
        """Return the address of a block of cells as other sheets refer to it."""
        return f"{self.quoted}!{block(first_row, first_column, last_row, last_column)}"

    @property
    def quoted(self) -> str:
        """The name of the sheet as formulas write it."""
        return "'" + self.name.replace("'", "''") + "'"
