"""What goes on one A4 and can still be read there."""

from collections.abc import Sequence

from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.workbook import MARGIN_OF_SHEET

SMALLEST, TEXT = 8, 10
"""The smallest letters on paper, and those of most cells [points]."""

_SHORT, _LONG = 8.27, 11.69
_MARGIN_ACROSS, _MARGIN_ABOVE, _MARGIN_BELOW = 0.3, 0.7, 0.6
_POINTS_PER_INCH, _PIXELS_PER_INCH = 72, 96
PIXELS_OF_DIGIT, PIXELS_AROUND_COLUMN = 7, 5
"""How wide a column is on a screen: so much for each character, and so much beside them."""
ROW_HEIGHT = 15.0
"""How high a row is of which nothing is said [points]."""


def points_down(page: Page, last_row: int) -> float:
    """Return how high a sheet is up to a row [points]."""
    return sum(page.heights.get(row, ROW_HEIGHT) for row in range(last_row + 1))


def _is_upright(page: Page, last_column: int) -> bool:
    across = sum(page.fitted[column] * PIXELS_OF_DIGIT + PIXELS_AROUND_COLUMN for column in range(last_column + 1))
    return across / _PIXELS_PER_INCH * SMALLEST / TEXT <= _SHORT - 2 * _MARGIN_ACROSS


def lay_on_paper(page: Page, last_row: int, last_column: int) -> None:
    """Print a sheet that is finished up to a cell, upright if its columns can be read so; on one page if that can be.

    Otherwise it goes on on next pages: nothing is made smaller than can be read, as far as its columns allow.
    """
    page.sheet.print_area(0, 0, last_row, last_column)
    page.sheet.set_margins(_MARGIN_ACROSS, _MARGIN_ACROSS, _MARGIN_ABOVE, _MARGIN_BELOW)
    is_upright = _is_upright(page, last_column)
    if is_upright:
        page.sheet.set_portrait()
    room = UPRIGHT_POINTS if is_upright else _points_of(_SHORT)
    page.sheet.fit_to_pages(1, 1 if points_down(page, last_row) <= room else 0)


def points_of_page_across(widths: Sequence[float]) -> float:
    """Return how high what prints across A4 can be on one page, where columns of these widths fill it [points]."""
    pixels = sum(width * PIXELS_OF_DIGIT + PIXELS_AROUND_COLUMN for width in widths)
    scale = min(1.0, (_LONG - 2 * MARGIN_OF_SHEET) * _PIXELS_PER_INCH / pixels)
    return (_SHORT - _MARGIN_ABOVE - _MARGIN_BELOW) * _POINTS_PER_INCH / scale


def _points_of(height: float) -> float:
    """Return how high a sheet can be, to be read on one page of a height [points]."""
    return (height - _MARGIN_ABOVE - _MARGIN_BELOW) * _POINTS_PER_INCH * TEXT / SMALLEST


UPRIGHT_POINTS = _points_of(_LONG)
"""How high a sheet can be that goes on one page that stands upright [points]."""
