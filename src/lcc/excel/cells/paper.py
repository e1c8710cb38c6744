"""What goes on one A4 and can still be read there."""

from lcc.excel.cells.sheet_writer import Page

SMALLEST, TEXT = 8, 10
"""The smallest letters on paper, and those of most cells [points]."""

_SHORT, _LONG = 8.27, 11.69
_MARGIN_ACROSS, _MARGIN_ABOVE, _MARGIN_BELOW = 0.3, 0.7, 0.6
_POINTS_PER_INCH, _PIXELS_PER_INCH = 72, 96
_PIXELS_OF_DIGIT, _AROUND_COLUMN, _ROW_HEIGHT = 7, 5, 15.0


def lay_on_paper(page: Page, last_row: int, last_column: int) -> None:
    """Print a sheet that is finished up to a cell, upright if its columns can be read so; on one page if that can be.

    Otherwise it goes on on next pages: nothing is made smaller than can be read, as far as its columns allow.
    """
    page.sheet.print_area(0, 0, last_row, last_column)
    across = sum(page.fitted[column] * _PIXELS_OF_DIGIT + _AROUND_COLUMN for column in range(last_column + 1))
    across /= _PIXELS_PER_INCH
    down = sum(page.heights.get(row, _ROW_HEIGHT) for row in range(last_row + 1)) / _POINTS_PER_INCH
    is_upright = across * SMALLEST / TEXT <= _SHORT - 2 * _MARGIN_ACROSS
    page.sheet.set_margins(_MARGIN_ACROSS, _MARGIN_ACROSS, _MARGIN_ABOVE, _MARGIN_BELOW)
    if is_upright:
        page.sheet.set_portrait()
    height = _LONG if is_upright else _SHORT
    page.sheet.fit_to_pages(1, 1 if down * SMALLEST / TEXT <= height - _MARGIN_ABOVE - _MARGIN_BELOW else 0)
