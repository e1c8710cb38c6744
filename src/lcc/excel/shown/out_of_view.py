"""Which rows, columns and cells of a sheet are out of view, whatever they hold."""

from collections.abc import Iterable

from openpyxl.utils import column_index_from_string, coordinate_to_tuple, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

_LOWEST, _NARROWEST = 4.0, 0.8
"""What is lower (points) or narrower (characters) than this can't be read."""

_USUAL_WIDTH = 8.43
_ALL = 1 << 24


def is_hidden_row(sheet: Worksheet, row: int) -> bool:
    """Whether a row can't be seen."""
    usual = sheet.sheet_format
    if row not in sheet.row_dimensions:
        return bool(usual.zeroHeight) or (usual.defaultRowHeight or _LOWEST) < _LOWEST
    dimension = sheet.row_dimensions[row]
    return bool(dimension.hidden) or (dimension.height is not None and dimension.height < _LOWEST)


def hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the columns that can't be seen; neighbours share one entry, under the name of the first."""
    hidden: set[int] = set()
    for name, dimension in sheet.column_dimensions.items():
        if dimension.hidden or dimension.width < _NARROWEST:
            first = dimension.min or column_index_from_string(name)
            hidden.update(range(first, (dimension.max or first) + 1))
    return hidden


def width_of(sheet: Worksheet, column: int) -> float:
    """Return how wide a column is [characters]."""
    for name, dimension in sheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(name)
        if first <= column <= (dimension.max or first) and dimension.width:
            return float(dimension.width)
    return float(sheet.sheet_format.defaultColWidth or _USUAL_WIDTH)


def first_in_reach(sheet: Worksheet) -> tuple[int, int]:
    """Return the first row and column that one can get to: nobody scrolls back past frozen rows or columns."""
    row, column = 1, 1
    for view in sheet.views.sheetView:
        pane = view.pane
        if pane is None or pane.state not in ("frozen", "frozenSplit") or not view.topLeftCell:
            continue
        first_row, first_column = coordinate_to_tuple(view.topLeftCell)
        row = max(row, first_row) if pane.ySplit else row
        column = max(column, first_column) if pane.xSplit else column
    return row, column


Area = tuple[int, int, int, int]
"""The first column and row of some cells, and the last ones, counted from one."""


def printed_areas(sheet: Worksheet) -> list[Area]:
    """Return the areas that are printed; none where all is."""
    areas = [area.rpartition("!")[2].replace("$", "") for area in str(sheet.print_area or "").split(",") if area]
    bounds = [range_boundaries(area) for area in areas]
    return [(left or 1, top or 1, right or _ALL, bottom or _ALL) for left, top, right, bottom in bounds]


def is_in(areas: Iterable[Area], row: int, column: int) -> bool:
    """Whether a cell is in any of the areas."""
    return any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in areas)
