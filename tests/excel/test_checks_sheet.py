"""The sheet with checks: a row each, with what to do; text of bidders stays text."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, new_workbook
from lcc.excel.comparison.sheets import checks as sheet
from lcc.language import LANGUAGES, translator
from lcc.record.message import Message
from lcc.scrutiny.remark import remark
from lcc.words.remark_texts import said


def written(checks: list[Message], language: str) -> Any:
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title="T")
    page = Page(workbook, Styles(workbook), "Checks", "T: checks", translator(language), ("T", "made"))
    sheet.write(page, checks)
    return load_workbook(io.BytesIO(finished(workbook, buffer)))["Checks"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_check_is_a_row_of_text(language: str) -> None:
    found = [
        remark("tie_open", ("=1+1", "B"), {"rank": 1.0}),
        remark("no_tie_break", path=("award", "tie_break")),
    ]
    rows = [list(row) for row in written(found, language).iter_rows(min_row=sheet.HEAD_ROW + 2)]
    field = {"en": "Ties are broken by", "nl": "Bij gelijke stand beslist"}[language]
    for row, check, about in zip(rows, found, ("=1+1, B", field), strict=True):
        _, words = translator(language), said(check)
        assert [cell.value for cell in row] == [words.title.say(_), about, words.found.say(_), words.to_do.say(_)]
        assert all(cell.data_type == "s" for cell in row)


def test_an_outcome_without_remarks_says_so() -> None:
    assert written([], "en").cell(sheet.HEAD_ROW + 2, 1).value == "Nothing to look at was found."
