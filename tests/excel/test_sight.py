"""What keeps a reader from seeing a cell is worked out once for all cells that look alike, and no further."""

import io

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font

from lcc.excel.shown.sight import Sight
from lcc.excel.untrusted.opening import open_workbook

WHITE_ZERO = "0;-0;[White]0;@"


def seen(book: Workbook) -> Sight:
    buffer = io.BytesIO()
    book.save(buffer)
    opened = open_workbook(buffer.getvalue())
    return Sight(opened.worksheets[0])


def test_a_zero_is_another_look_than_a_text_of_the_same_style() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    values: list[str | int] = ["free", 0, 5]
    for row, value in enumerate(values, start=1):
        sheet.cell(row, 1, value).number_format = WHITE_ZERO
    sight = seen(book)
    assert [bool(sight.looks_wrong(sight.sheet.cell(row, 1))) for row in (1, 2, 3)] == [False, True, False]


def test_a_rule_counts_where_it_holds_and_not_for_a_like_cell_beside_it() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (1, 2):
        sheet.cell(row, 1, 900)
    rule = CellIsRule(operator="greaterThan", formula=["1"], font=Font(color="FFFFFFFF"))  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("A2", rule)
    sight = seen(book)
    assert [bool(sight.looks_wrong(sight.sheet.cell(row, 1))) for row in (1, 2)] == [False, True]
