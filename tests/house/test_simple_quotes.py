"""A sheet of quotes stays as simple as it was meant: its rows, its cells on top, and what fits on one A4."""

import io
from collections import Counter

import pytest
from openpyxl import load_workbook

import make
import quotes
from lcc.excel.quotes.layout import quotes_layout
from lcc.excel.quotes.questions import MOST_ROWS, questions
from lcc.excel.quotes.write import write_quotes
from lcc.language import translator

TEMPLATES = make.EACH_QUOTED
_A4 = (842 - 2 * 0.4 * 72, 595 - (0.55 + 0.5) * 72)
_PIXELS_PER_LETTER, _AROUND, _POINTS_PER_PIXEL = 7, 5, 0.75


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_asks_more_than_25_rows_and_a_supplier_answers_fewer(name: str) -> None:
    tender = quotes.template(name)
    asked = questions(tender, translator("en"))
    assert len(asked) <= MOST_ROWS == 25
    of_kind = Counter(kind for one in asked if one.required for kind in one.kinds)
    assert max(of_kind.values()) <= 18
    on_top = [cell for cell in quotes_layout(tender, "en").inputs if cell.input and cell.input.key[0] != "quotes"]
    assert len(on_top) <= 5  # what is bought, and how much of each of two items and how often


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("look_back", [False, True])
def test_one_sheet_shows_and_prints_on_one_a4_in_letters_of_eight_points(
    name: str, language: str, look_back: bool
) -> None:
    book = load_workbook(io.BytesIO(write_quotes(quotes.template(name, language), language, look_back=look_back)))
    [sheet] = [one for one in book.worksheets if one.sheet_state == "visible"]
    assert sheet.sheet_properties.pageSetUpPr
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.orientation) == (True, "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    first, last = (str(sheet.print_area).split("!")[-1].replace("$", "").split(":")[k] for k in (0, 1))
    area = sheet[first:last]
    columns = [cell.column_letter for cell in area[0]]
    width = sum(sheet.column_dimensions[one].width * _PIXELS_PER_LETTER + _AROUND for one in columns)
    rows = [cells[0].row for cells in area]
    height = sum(sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight for row in rows)
    scale = min(1, _A4[0] / (width * _POINTS_PER_PIXEL), _A4[1] / height)
    smallest = min(cell.font.size for cells in area for cell in cells if cell.value is not None)
    assert scale * smallest >= 8, (scale, smallest)
