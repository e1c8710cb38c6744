"""No word of a title is cut off: each has room in its column, in the wide letters that LibreOffice falls back on."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import reportlab
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

import make
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.write import write_comparison
from lcc.excel.quotes.write import write_quotes
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.shape import MORE
from lcc.intake.first_book import as_quotes
from lcc.intake.records import load_file
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
                is_ours = cell.alignment.wrap_text and cell.protection.locked  # an answer can be any word
                if (cell.row, cell.column) in joined or not (is_ours and isinstance(cell.value, str)):
                    continue
                room = widths[cell.column_letter] - PADDING
                for word in [] if cell.value.startswith("=") else cell.value.replace("-", "- ").split():
                    if width_of(word, is_bold=bool(cell.font.b), size=cell.font.sz) > room + 0.005:
                        yield f"{sheet.title}!{cell.coordinate}: {word}"


def cut_off(content: bytes) -> Iterator[str]:
    """Yield the texts on one line that go on past a cell with something in it, or past the edge of the paper."""
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        if sheet.sheet_state != "visible" or not sheet.print_area:
            continue
        last = int(range_boundaries(str(sheet.print_area).rpartition("!")[2].replace("$", ""))[2] or 0)
        widths = {
            k: float(one.width)
            for one in sheet.column_dimensions.values()
            for k in range(one.min or 1, (one.max or 1) + 1)
        }
        joined = {place for area in sheet.merged_cells.ranges for place in area.cells}
        for row in sheet.iter_rows(max_col=last):
            filled = [int(cell.column or 0) for cell in row if cell.value is not None] + [last + 1]
            for cell in row:
                text = cell.value
                if (
                    (cell.row, cell.column) in joined
                    or not isinstance(text, str)
                    or text.startswith("=")
                    or cell.alignment.wrap_text
                    or not cell.protection.locked
                    or cell.font.sz < 8
                ):
                    continue
                column = int(cell.column or 0)
                until = next(other for other in filled if other > column)
                room = sum(widths[beside] for beside in range(column, until))
                if width_of(text, is_bold=bool(cell.font.b), size=cell.font.sz) > room:
                    yield f"{sheet.title}!{cell.coordinate}: {text}"


def width_of(word: str, *, is_bold: bool, size: float) -> float:
    """Return the width of a word in digits of ten points, as columns are measured."""
    return float(stringWidth(word, "bold" if is_bold else "plain", size) / stringWidth("0", "plain", 10))


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_no_word_is_cut_in_two(name: str, language: str) -> None:
    example = make.example(name)
    assert [*too_long(write_form(example.tender, language))] == []
    assert [*too_long(write_comparison(make.compared(example), language=language))] == []
    assert [*too_long(write_book(example.tender, language, more=[*MORE]))] == []


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_no_text_of_a_sheet_to_fill_in_is_cut_off(name: str, language: str) -> None:
    example = make.example(name)
    assert [*cut_off(write_form(example.tender, language, example.bids[0].bid))] == []
    assert [*cut_off(write_book(example.tender, language, more=[*MORE]))] == []


def test_what_a_purchaser_says_in_a_book_goes_on_on_a_next_line() -> None:
    """Beside it stands what the cell means, which would cut it off."""
    why = "Quality is settled by what is asked, and all costs of the life of the benches count in the award."
    book = load_workbook(
        io.BytesIO(write_book(make.tender(award={"method": "lowest_lcc", "motivation": why}), "en"))
    )
    [(sheet, cell)] = [(s, c) for s in book.worksheets for row in s.iter_rows() for c in row if c.value == why]
    assert cell.alignment.wrap_text
    assert (sheet.row_dimensions[cell.row].height or 0) > 50


def test_a_word_that_is_too_long_is_found() -> None:
    assert width_of("Levenscycluskosten", is_bold=True, size=10) > 13
    assert width_of("kosten", is_bold=True, size=10) < 7


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EACH_QUOTED)
def test_no_word_of_quotes_is_cut_in_two(name: str, language: str) -> None:
    tender, _origins = load_file(shipped.template_file(name, language), Tender)
    assert [*too_long(write_quotes(as_quotes(tender), language))] == []
    assert [*too_long(write_book(tender, language))] == []
    assert [*too_long(write_form(tender, language))] == []
