"""What there is to see of a sheet besides its cells: what is hidden, filtered, merged, noted, coloured or printed."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.read import filled_cells
from lcc.excel.look.of_cell import Looks, colour, fill, look_of
from lcc.excel.look.traits import Look, Trait, Traits
from lcc.excel.shown.number_format import in_one_way
from lcc.excel.shown.out_of_view import hidden_columns, is_hidden_row
from lcc.excel.shown.plain_formula import plain
from lcc.language import N_, Text

FROZEN = N_("rows and columns that stay in view")
"""Not every program keeps these."""

PRINTED_TEXT = N_("header or footer")

OUT_OF_SIGHT = N_("sheet")
"""Whether a sheet is hidden as a whole: a reader may show what we hide, nobody hides what we show."""

_ROW_HEIGHT, _DEFAULT_WIDTH = 15.0, 8.43
_LEAST_OF_HEIGHT, _LEAST_OF_OTHER_HEIGHT, _LEAST_OF_WIDTH = 0.95, 0.7, 0.6
_MOST_CELLS = 10_000
_HIDDEN = Text(N_("hidden"))
_STATES = {"hidden": _HIDDEN, "veryHidden": Text(N_("hidden, and no reader can show it"))}
_TOO_SMALL = Text(N_("too small to be read"))
_CODES = re.compile(r'&(?:"[^"]*"|\d+|K(?:000000|01\+000))')


def look_of_sheet(sheet: Worksheet) -> Look:
    """Return what there is to see of a sheet, but for the style of its cells and the sizes of rows and columns."""
    return {
        Trait(sheet.title, cell, what, of): seen
        for cell, what, of, seen in (
            *_whole(sheet),
            *_beside_cells(sheet),
            *_merged(sheet),
            *_conditional(sheet),
            *_validations(sheet),
            *_printed(sheet),
        )
    }


def look_of_cells(sheet: Worksheet) -> Look:
    """Return what the cells of a sheet that hold something look like."""
    known: Looks = {}
    return {
        Trait(sheet.title, cell.coordinate, what): seen
        for cell in filled_cells(sheet)
        if cell.value != ""
        for what, seen in look_of(cell, known).items()
    }


def out_of_sight(sheet: Worksheet, wanted: Worksheet) -> Look:
    """Return the rows and columns with something in them that can't be seen, and can on the sheet as it should be."""
    found: Look = {}
    for row in range(1, wanted.max_row + 1):
        seen = _row(sheet, wanted, row)
        if seen is not None:
            found[Trait(sheet.title, f"{row}:{row}", N_("row"))] = seen
    hidden, was_hidden = hidden_columns(sheet), hidden_columns(wanted)
    widths, wanted_widths = _widths(sheet), _widths(wanted)
    for column in range(1, wanted.max_column + 1):
        name, trait = get_column_letter(column), N_("column")
        if column in hidden and column not in was_hidden:
            found[Trait(sheet.title, f"{name}:{name}", trait)] = _HIDDEN
        elif _width(sheet, widths, column) < _LEAST_OF_WIDTH * _width(wanted, wanted_widths, column):
            found[Trait(sheet.title, f"{name}:{name}", trait)] = _TOO_SMALL
    return found


def _row(sheet: Worksheet, wanted: Worksheet, row: int) -> Traits | None:
    if is_hidden_row(sheet, row):
        return None if is_hidden_row(wanted, row) else _HIDDEN
    own = _height(wanted, row)
    least = _LEAST_OF_OTHER_HEIGHT * _ROW_HEIGHT if own is None else _LEAST_OF_HEIGHT * own
    height = _height(sheet, row) or sheet.sheet_format.defaultRowHeight or _ROW_HEIGHT
    return _TOO_SMALL if height < least else None


def _height(sheet: Worksheet, row: int) -> float | None:
    return sheet.row_dimensions[row].height if row in sheet.row_dimensions else None


def _widths(sheet: Worksheet) -> dict[int, float]:
    """Return the width of each column that has its own; neighbours share one entry."""
    found: dict[int, float] = {}
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.customWidth:
            for column in range(dimension.min, min(dimension.max, dimension.min + _MOST_CELLS) + 1):
                found[column] = dimension.width
    return found


def _width(sheet: Worksheet, widths: dict[int, float], column: int) -> float:
    return widths.get(column) or sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH


SeenPart = tuple[str, str, str, Traits]
"""Cell or range, what, of what part, and what is seen."""


def _whole(sheet: Worksheet) -> Iterator[SeenPart]:
    """Yield what is to see of the sheet as a whole, as far as it is not as every sheet starts."""
    if sheet.sheet_state != "visible":
        yield "", OUT_OF_SIGHT, "", _STATES.get(sheet.sheet_state, _HIDDEN)
    for view in sheet.views.sheetView:
        if view.showZeros is False:
            yield "", N_("zeros"), "", _HIDDEN
        if view.showFormulas:
            yield "", N_("values"), "", Text(N_("formulas in their place"))
        if view.rightToLeft:
            yield "", N_("columns"), "", Text(N_("from right to left"))
        pane = view.pane
        if pane is not None and pane.state in ("frozen", "frozenSplit"):
            yield "", FROZEN, "", f"{pane.ySplit or 0:g}, {pane.xSplit or 0:g}"
            if view.topLeftCell not in (None, "A1"):
                yield "", N_("first cell in view"), "", str(view.topLeftCell)
    listed = sheet.auto_filter
    if listed.ref:
        yield "", N_("filter"), "", listed.ref.replace("$", "")
    for column in listed.filterColumn:
        yield str(listed.ref).partition(":")[0], N_("filter on a column"), str(column.colId), Text(N_("set"))
    for table in sheet.tables.values():
        yield table.ref, N_("table"), table.displayName, table.ref


def _beside_cells(sheet: Worksheet) -> Iterator[SeenPart]:
    """Yield notes and links, which say or do something beside what a cell holds."""
    for cell in sheet._cells.values():  # noqa: SLF001
        note = getattr(cell, "comment", None)
        if note is not None:
            yield cell.coordinate, N_("note"), "", str(note.text)
        link = getattr(cell, "hyperlink", None)
        if link is not None:
            place = link.target or f"#{link.location or ''}"
            yield cell.coordinate, N_("link"), "", plain(place) + (f" ({link.tooltip})" if link.tooltip else "")


def _merged(sheet: Worksheet) -> Iterator[SeenPart]:
    for area in sheet.merged_cells.ranges:
        yield area.coord, N_("cells"), "", Text(N_("merged"))


def _conditional(sheet: Worksheet) -> Iterator[SeenPart]:
    for area in sheet.conditional_formatting:
        for number, rule in enumerate(area.rules, start=1):
            said = [str(rule.type), *(str(part) for part in (rule.operator, rule.text, rule.rank) if part)]
            said += [plain(str(formula)) for formula in rule.formula]
            said += [*_scales(rule), *_changes(rule.dxf)]
            yield str(area.sqref), N_("conditional format"), str(number), "; ".join(said)


def _scales(rule: Any) -> Iterator[str]:
    for name in ("colorScale", "dataBar", "iconSet"):
        if getattr(rule, name) is not None:
            yield name


def _changes(change: Any) -> Iterator[str]:
    """Yield what a conditional format makes of a cell."""
    if change is None:
        return
    if change.numFmt is not None:
        yield in_one_way(str(change.numFmt.formatCode))
    if change.font is not None:
        effects = [name for name in ("b", "i", "strike") if getattr(change.font, name)]
        yield " ".join(["font", *([colour(change.font.color)] if change.font.color else []), *effects])
    if change.fill is not None:
        solid = change.fill.fill_type in (None, "solid")
        yield f"fill {colour(change.fill.bgColor) if solid else fill(change.fill)}"


def _validations(sheet: Worksheet) -> Iterator[SeenPart]:
    """Yield what may be typed in cells, and what is said beside them when they are chosen."""
    for rule in sheet.data_validations.dataValidation:
        is_list = rule.type == "list"
        bounds = [_bound(bound) for bound in (rule.formula1, None if is_list else rule.formula2) if bound]
        bounds = [re.sub(r"\s*,\s*", ",", bound) for bound in bounds] if is_list else bounds
        said = [str(rule.type or "none"), *([] if is_list else [rule.operator or "between"]), *bounds]
        said += [text for text in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if text]
        said += [f"if wrong: {rule.errorStyle}"] if rule.errorStyle not in (None, "stop") else []
        for area in str(rule.sqref).split():
            for cell in _each(area):
                yield cell, N_("what may be filled in"), "", "; ".join(said)


def _bound(bound: str) -> str:
    try:
        return f"{float(bound):.12g}"
    except ValueError:
        return plain(bound)


def _each(area: str) -> Iterable[str]:
    """Return the cells of an area one by one; an area too large for that as it is."""
    first_column, first_row, last_column, last_row = (bound or 0 for bound in range_boundaries(area))
    rows, columns = range(first_row, last_row + 1), range(first_column, last_column + 1)
    if not rows or not columns or len(rows) * len(columns) > _MOST_CELLS:
        return [area]
    return (f"{get_column_letter(column)}{row}" for row in rows for column in columns)


def _printed(sheet: Worksheet) -> Iterator[SeenPart]:
    """Yield what is printed: the area, what is repeated, and what stands above and below."""
    if sheet.print_area:
        yield "", N_("print area"), "", plain(str(sheet.print_area)).replace("$", "")
    for what, seen in (("rows", sheet.print_title_rows), ("columns", sheet.print_title_cols)):
        if seen:
            yield "", N_("repeated on each page"), what, seen.replace("$", "")
    texts = sheet.HeaderFooter
    shown = ["oddHeader", "oddFooter"]
    shown += ["evenHeader", "evenFooter"] if texts.differentOddEven else []
    shown += ["firstHeader", "firstFooter"] if texts.differentFirst else []
    for name in shown:
        for side in ("left", "center", "right"):
            part = getattr(getattr(texts, name), side)
            said = _CODES.sub("", part.text or "").strip()
            if part.color not in (None, "000000"):
                said += f" ({part.color})"
            if said:
                yield "", PRINTED_TEXT, f"{name}, {side}", said
