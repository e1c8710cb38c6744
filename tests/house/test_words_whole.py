"""No word of a title is cut off: each has room in its column, in the wide letters that LibreOffice falls back on."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import reportlab
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

import make
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import write_comparison
from lcc.excel.quotes.write import write_quotes
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.shape import MORE
from lcc.intake.records import load_file
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.model import Tender

PADDING = 0.71
"""What XlsxWriter adds to the width of a column for what stands around its letters."""
FONTS = Path(reportlab.__file__).parent / "fonts"
for name, file in {"plain": "Vera.ttf", "bold": "VeraBd.ttf"}.items():
    registerFont(TTFont(name, str(FONTS / file)))


def too_long(content: bytes) -> Iterator[str]:
    """Yield the words that do not fit on a line of their column, in cells of one column that go on on a next line."""
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        if sheet.sheet_state != "visible":
            continue
        widths = {
            get_column_letter(k): one.width
            for one in sheet.column_dimensions.values()
            for k in range(one.min or 1, (one.max or 1) + 1)
        }
        joined = {place for area in sheet.merged_cells.ranges for place in area.cells}
        for row in sheet.iter_rows():
            for cell in row:
                if (cell.row, cell.column) in joined or not (
                    cell.alignment.wrap_text and isinstance(cell.value, str)
                ):
                    continue
                room = widths[cell.column_letter] - PADDING
                for word in [] if cell.value.startswith("=") else cell.value.replace("-", "- ").split():
                    if width_of(word, is_bold=bool(cell.font.b), size=cell.font.sz) > room + 0.005:
                        yield f"{sheet.title}!{cell.coordinate}: {word}"


def width_of(word: str, *, is_bold: bool, size: float) -> float:
    """Return the width of a word in digits of ten points, as columns are measured."""
    return float(stringWidth(word, "bold" if is_bold else "plain", size) / stringWidth("0", "plain", 10))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_no_word_is_cut_in_two(name: str, language: str) -> None:
    example = make.example(name)
    assert [*too_long(write_form(example.tender, language))] == []
    assert [*too_long(write_comparison(make.compared(example), language=language))] == []
    assert [*too_long(write_book(example.tender, language, more=[*MORE]))] == []


def test_a_word_that_is_too_long_is_found() -> None:
    assert width_of("Levenscycluskosten", is_bold=True, size=10) > 13
    assert width_of("kosten", is_bold=True, size=10) < 7


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(shipped.templates()))
def test_no_word_of_quotes_is_cut_in_two(name: str, language: str) -> None:
    tender, _origins = load_file(shipped.template_file(name, language), Tender)
    assert [*too_long(write_quotes(tender, language))] == []
    assert [*too_long(write_book(tender, language))] == []
    assert [*too_long(write_form(tender, language))] == []
