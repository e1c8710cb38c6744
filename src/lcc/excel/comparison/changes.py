"""What was changed in a comparison: beside what was submitted, and beside what was scored."""

from typing import Literal, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.excel.cells.sheet_writer import Page


class ChangeColumns(NamedTuple):
    """Where a row holds what is stated now, what was submitted, whether they differ, and what was scored."""

    value: int
    submitted: int
    changed: int
    scored: int


class Changes(NamedTuple):
    """The cells that say what was changed since it was submitted; and a formula: how many were since it was scored."""

    cells: str
    since_scored: str


def changes_on(page: Page, first_row: int, last_row: int, columns: ChangeColumns) -> Changes:
    """Return where a sheet says what was changed in its rows."""
    changed, value, scored = (
        page.range(first_row, column, last_row, column)
        for column in (columns.changed, columns.value, columns.scored)
    )
    return Changes(changed, f'SUMPRODUCT(({scored}<>"")*({value}<>{scored}))')


def write_changed(
    page: Page, row: int, columns: ChangeColumns, counts: Literal["at once", "later", "never"] = "at once"
) -> None:
    """Write whether a value is still as submitted, and when a change counts: later is after scoring again.

    What is not there to be changed is refused then, and has to be put back. What a value was when the workbook was
    scored stands small at the end of the row.
    """
    now = page.cells[row, columns.value]
    page.value(row, columns.scored, now.value, "key")
    value, submitted, scored = (
        xl_rowcol_to_cell(row, column) for column in (columns.value, columns.submitted, columns.scored)
    )
    changed = f'"{page._("changed")}"'
    if counts == "never":
        changed = f'"{page._("put back")}"'
    if counts == "later":
        changed = f'IF({value}={scored},{changed},"{page._("score again")}")'
    same = now.value == page.cells[row, columns.submitted].value
    shown = "-" if same else page._("changed")
    page.formula(row, columns.changed, f'=IF({value}={submitted},"-",{changed})', shown, "centred_text")
