"""One sheet of the comparison: cells by the part that they play, each formula with the engine's value."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.styles import Styles
from lcc.excel.workbook import A4, ExactSheet, footer_text
from lcc.language import Translate


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell as we wrote it: a value, or a formula and the value that it shows.

    An input cell is there to be changed.
    """

    value: str | float
    shown: str | float
    is_formula: bool = False
    is_input: bool = False


Cells = dict[tuple[int, int], Written]
"""What we wrote, by row and column from zero."""


class Page:
    """A sheet, with its title on top and A4 landscape as its paper."""

    def __init__(self, workbook: Workbook, styles: Styles, name: str, title: str, _: Translate) -> None:
        self.name, self.styles, self._ = name, styles, _
        self.cells: Cells = {}
        self.sheet: Worksheet = workbook.add_worksheet(name, ExactSheet)
        self.text(0, 0, title, "title")
        self.sheet.set_row(0, 26)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        pages = _("page {page} of {pages}").format(page="&P", pages="&N")
        self.sheet.set_footer(f"&L{footer_text(title)}&C{footer_text(name)}&R{pages}")

    def widths(self, *widths: float) -> None:
        """Set the widths of the columns, from the first."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width, self.styles["text"])

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write text as text, whatever it looks like."""
        self.cells[row, column] = Written(text, text, is_input=style.startswith("input"))
        self.sheet.write_string(row, column, text, self.styles[style])

    def number(self, row: int, column: int, number: float, style: str) -> None:
        """Write a number."""
        self.cells[row, column] = Written(number, number, is_input=style.startswith("input"))
        self.sheet.write_number(row, column, number, self.styles[style])

    def formula(self, row: int, column: int, formula: str, value: float | str, style: str) -> None:
        """Write a formula with the value that it has now."""
        self.cells[row, column] = Written(formula, value, is_formula=True)
        self.sheet.write_formula(row, column, formula, self.styles[style], value)

    def heads(self, row: int, first_column: int, *titles: str, style: str = "column") -> None:
        """Write the titles of columns next to each other."""
        for offset, title in enumerate(titles):
            self.text(row, first_column + offset, title, style)

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

    def protect(self) -> None:
        """Lock everything but the input cells. There is no password: it keeps slips out, not people."""
        allowed: dict[str, Any] = {
            "format_columns": True, "format_rows": True, "format_cells": True, "sort": True, "autofilter": True,
        }  # fmt: skip
        self.sheet.protect("", allowed)

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell as other sheets refer to it."""
        return f"{self.quoted}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def range(self, first_row: int, first_column: int, last_row: int, last_column: int) -> str:
        """Return the address of a block of cells as other sheets refer to it."""
        corner = xl_rowcol_to_cell(last_row, last_column, row_abs=True, col_abs=True)
        return f"{self.cell(first_row, first_column)}:{corner}"

    @property
    def quoted(self) -> str:
        """The name of the sheet as formulas write it."""
        return "'" + self.name.replace("'", "''") + "'"
