"""Simplicity of the budget, counted: one cell to fill in, one table, one page of A4 for ten years."""

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import make
from lcc.excel.comparison.write import write_comparison


def budget(name: str) -> Worksheet:
    """Return the budget of an example."""
    book = load_workbook(io.BytesIO(write_comparison(make.compared(make.example(name)), language="en")))
    return book["Budget by year"]


def test_one_cell_is_asked_and_it_is_filled_in() -> None:
    open_cells = [
        cell for row in budget("office-furniture").iter_rows() for cell in row
        if cell.value is not None and not cell.protection.locked
    ]  # fmt: skip
    assert [cell.value for cell in open_cells] == [1]


def test_ten_years_stand_beside_each_other_on_one_page() -> None:
    sheet = budget("office-furniture")
    assert [cell.value for row in sheet.iter_rows() for cell in row].count(2036) == 1
    assert len(sheet.col_breaks) == 0
    assert len(sheet.row_breaks) <= 1


def test_it_reads_in_twenty_rows() -> None:
    sheet = budget("office-furniture")
    said = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    assert said.index("Settlement at the horizon") <= 20
