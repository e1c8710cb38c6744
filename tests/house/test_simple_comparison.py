"""How simple a comparison is, counted: sheets at first sight, pages of the summary, letters on paper, terms."""

import io
import subprocess
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import make
from effort import only
from lcc.excel.comparison.write import write_comparison
from lcc.language import LANGUAGES, translator
from lcc.library import shipped
from lcc.library.glossary import occurring
from libreoffice import convert, needs_libreoffice

MOST_SHEETS, MOST_TERMS, SMALLEST_PRINT = 5, 12, 8.0
FIRST_COMPARISON = "street-furniture"
"""What `lcc demo` shows."""

# A4 in inches, and what Excel makes of a width, which has what stands around the letters in it already.
A4 = {"portrait": (8.27, 11.69), "landscape": (11.69, 8.27)}
PIXELS, POINTS = 96, 72
PIXELS_OF_DIGIT, DEFAULT = 7, 9.14


@cache
def content(name: str, language: str) -> bytes:
    example = make.example(name)
    return write_comparison(
        make.compared(example), language=language, origins=example.origins, inputs=example.inputs
    )


@cache
def book(name: str, language: str) -> Workbook:
    return load_workbook(io.BytesIO(content(name, language)), data_only=True)


def at_first_sight(name: str, language: str = "nl") -> list[Worksheet]:
    return [sheet for sheet in book(name, language).worksheets if sheet.sheet_state == "visible"]


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_a_comparison_shows_at_most_five_sheets(name: str, language: str) -> None:
    _ = translator(language)
    shown = [sheet.title for sheet in at_first_sight(name, language)]
    assert len(shown) <= MOST_SHEETS
    assert shown[:3] == [_("Summary"), _("Assumptions"), _("Bids")]
    assert shown[-1] == _("Checks")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_comparison_has_at_most_twelve_terms(language: str) -> None:
    seen = [
        str(cell.value)
        for sheet in at_first_sight(FIRST_COMPARISON, language)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and not is_hidden(sheet, cell.column)
    ]
    terms = [entry.name for entry in occurring(seen, language)]
    assert 0 < len(terms) <= MOST_TERMS, terms
    explained = [entry.meaning for entry in occurring(seen, language) if entry.meaning in seen]
    assert len(explained) == len(terms)


def is_hidden(sheet: Worksheet, column: int) -> bool:
    return any(
        one.hidden and one.min <= column <= one.max
        for one in sheet.column_dimensions.values()
        if one.min and one.max
    )


def width(sheet: Worksheet, column: int) -> float:
    """Return the width of a column in inches; columns that follow each other and are as wide are written as one."""
    wide = [one.width for one in sheet.column_dimensions.values() if (one.min or 0) <= column <= (one.max or 0)]
    return (wide[0] if wide else DEFAULT) * PIXELS_OF_DIGIT / PIXELS


def scale(sheet: Worksheet) -> tuple[float, float]:
    """Return at which scale a sheet prints so that it fits across, and so that it fits on one page."""
    printed = sheet.print_area.replace("$", "").rpartition("!")[2] or sheet.dimensions
    left, top, right, bottom = (bound or 1 for bound in range_boundaries(printed))
    paper = A4[str(sheet.page_setup.orientation)]
    margins = sheet.page_margins
    columns = [column for column in range(left, right + 1) if not is_hidden(sheet, column)]
    across = (paper[0] - margins.left - margins.right) / sum(width(sheet, column) for column in columns)
    heights = [sheet.row_dimensions[row].height or 15.0 for row in range(top, bottom + 1)]
    return across, (paper[1] - margins.top - margins.bottom) / (sum(heights) / POINTS)


def is_fitted(sheet: Worksheet) -> bool:
    """Whether a sheet prints as small as it takes to fit across the paper."""
    layout = sheet.sheet_properties.pageSetUpPr
    return layout is not None and bool(layout.fitToPage)


def prints_on_one_page(sheet: Worksheet) -> bool:
    """Whether a sheet is made to fit on one page; XlsxWriter leaves out a height of one, and says 0 for any."""
    return sheet.page_setup.fitToHeight in (None, 1)


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_nothing_in_print_is_smaller_than_eight_points(name: str, language: str) -> None:
    for sheet in at_first_sight(name, language):
        across, whole = scale(sheet)
        printed_at = min(1.0, across, whole) if prints_on_one_page(sheet) else min(1.0, across)
        if not is_fitted(sheet):  # the budget: its years go on on a next page
            printed_at = (sheet.page_setup.scale or 100) / 100
        sizes = {
            (cell.font.sz * printed_at, cell.coordinate)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "") and not is_hidden(sheet, cell.column)
        }
        assert min(sizes)[0] >= SMALLEST_PRINT, (sheet.title, min(sizes))


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_the_summary_is_laid_out_for_one_page(name: str, language: str) -> None:
    summary = at_first_sight(name, language)[0]
    assert prints_on_one_page(summary)
    assert summary.page_setup.orientation == "portrait"


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", only(["facade-cladding"], sorted(shipped.examples())))
def test_the_summary_prints_on_one_page_and_nothing_hidden_does(name: str, tmp_path: Path) -> None:
    (tmp_path / "comparison.xlsx").write_bytes(content(name, "nl"))
    [pdf] = convert([tmp_path / "comparison.xlsx"], "pdf", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    feet = [page.rstrip().splitlines()[-1].split("  ")[0].strip() for page in text.split("\f")[:-1]]
    assert feet.count("Samenvatting") == 1
    assert set(feet) <= {sheet.title for sheet in at_first_sight(name)}
