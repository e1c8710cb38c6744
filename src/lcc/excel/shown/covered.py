"""What lies over the cells of a sheet, and over which: pictures, boxes, charts, controls, notes that stay in view."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.untrusted.package import DRAWING, Element, Package, parsed

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ANCHORS = frozenset(f"{_SHEET}{name}" for name in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SHAPES = frozenset(
    f"{_VML}{name}" for name in ("shape", "rect", "oval", "roundrect", "line", "polyline", "image", "group")
)
_LARGEST_NOTES = 2_000_000
_POINT, _PIXEL = 12_700, 9_525
"""In English metric units, as drawings are measured."""

_LETTER, _LINE = 5.0, 12.0
_WIDTH, _HEIGHT = 8.43, 15.0
_THICK = 6 * _POINT
_ALL = 1 << 24
_MOST = 200
"""More than this on a sheet can't be told apart from one that is everywhere."""


class Box(NamedTuple):
    """Something over the cells: from which row and column to which, counted from one, and the text in it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    text: str
    is_note: bool = False

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell lies under it, wholly or in part."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    @property
    def corner(self) -> str:
        """The cell in which it begins."""
        return f"{get_column_letter(min(self.first_column, 16_384))}{self.first_row}"


def boxes_on(package: Package, part: str, sheet: Worksheet) -> list[Box]:
    """Return what lies over the cells of the sheet in a part; what may reach anywhere is over all of them."""
    found = list(islice(_boxes(package, part, sheet), _MOST))
    return [*found, _anywhere("")] if len(found) == _MOST else found


def _boxes(package: Package, part: str, sheet: Worksheet) -> Iterator[Box]:
    for drawing in package.related(part, "drawing").values():
        if drawing in package.parts:
            for anchor in package.edit(drawing).iter(*_ANCHORS):
                yield _box(anchor, sheet)
    for notes in package.related(part, "vmlDrawing").values():
        if notes in package.parts:
            yield from _in_vml(package.parts[notes])
    # A picture behind all cells.
    if package.edit(part).find("{*}picture") is not None:
        yield _anywhere("")


def _anywhere(text: str) -> Box:
    return Box(1, 1, _ALL, _ALL, text)


def _box(anchor: Element, sheet: Worksheet) -> Box:
    text = " ".join(part.text or "" for part in anchor.iter(f"{DRAWING}t")).strip()
    named = list(anchor.iter(f"{_SHEET}cNvPr"))
    if named and all(one.get("hidden") in ("1", "true") for one in named):
        return Box(0, 0, 0, 0, text)
    place = None if _reaches_out(anchor) else _place(anchor, sheet)
    if place is None:
        return _anywhere(text)
    rows, columns = place
    box = Box(rows[0], columns[0], rows[1], columns[1], text)
    return box if _fits(anchor, text, box, sheet) else _anywhere(text)


def _reaches_out(anchor: Element) -> bool:
    """Whether what is drawn may be outside of its place: turned, in a group, with a shadow, a callout, a thick line."""
    for one in anchor.iter():
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        if name in ("grpSp", "custGeom", "scene3d", "AlternateContent") or (name == "effectLst" and len(one)):
            return True
        if name == "prstGeom" and (
            "callout" in one.get("prst", "").lower() or one.find(f".//{DRAWING}gd") is not None
        ):
            return True
        if name in ("xfrm", "bodyPr") and one.get("rot", "0") != "0":
            return True
        if name == "ln" and _number(one.get("w")) > _THICK:
            return True
    return False


def _place(anchor: Element, sheet: Worksheet) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the first and last row, and the first and last column; None where that can't be told."""
    start, end = anchor.find(f"{_SHEET}from"), anchor.find(f"{_SHEET}to")
    extent, position = anchor.find(f"{_SHEET}ext"), anchor.find(f"{_SHEET}pos")
    rows: list[int] = []
    columns: list[int] = []
    if start is not None and end is not None:
        for name, found in (("row", rows), ("col", columns)):
            last = _part(end, name) + (1 if _part(end, f"{name}Off") > 0 else 0)
            first = _part(start, name) + 1
            found += [first, max(first, last)]
    elif extent is not None and (start is not None or position is not None):
        for name, axis, size, of in (("row", "y", "cy", _row_size), ("col", "x", "cx", _column_size)):
            first = _part(start, name) + 1 if start is not None else 1
            ahead = _part(start, f"{name}Off") if start is not None else _number(position.get(axis))
            first, ahead = _walked(first, ahead, sheet, of)
            last, left = _walked(first, ahead + _number(extent.get(size)), sheet, of)
            (rows if name == "row" else columns).extend([first, last if left else max(first, last - 1)])
    if not rows or not columns or min(*rows, *columns) < 1:
        return None
    return (rows[0], rows[1]), (columns[0], columns[1])


def _walked(
    first: int, ahead: int, sheet: Worksheet, size_of: Callable[[Worksheet, int], float]
) -> tuple[int, int]:
    """Return in which row or column one is this far from the beginning of another, and how far in it."""
    for place in range(first, first + 10_000):
        size = int(size_of(sheet, place))
        if ahead < size:
            return place, ahead
        ahead -= size
    return _ALL, ahead


def _row_size(sheet: Worksheet, row: int) -> float:
    own = sheet.row_dimensions[row].height if row in sheet.row_dimensions else None
    return (own or sheet.sheet_format.defaultRowHeight or _HEIGHT) * _POINT


def _column_size(sheet: Worksheet, column: int) -> float:
    width = sheet.sheet_format.defaultColWidth or _WIDTH
    for name, dimension in sheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(name)
        if first <= column <= (dimension.max or first) and dimension.width:
            width = dimension.width
    return (width * 7 + 5) * _PIXEL


def _fits(anchor: Element, text: str, box: Box, sheet: Worksheet) -> bool:
    """Whether a text stays in its box."""
    bodies = list(anchor.iter(f"{DRAWING}bodyPr"))
    is_cut = bodies and all(one.get("vertOverflow") == one.get("horzOverflow") == "clip" for one in bodies)
    if not text or is_cut:
        return True
    width = sum(_column_size(sheet, one) for one in range(box.first_column, box.last_column + 1)[:500]) / _POINT
    height = sum(_row_size(sheet, one) for one in range(box.first_row, box.last_row + 1)[:5000]) / _POINT
    sizes = [
        _number(one.get("sz")) / 100 for one in anchor.iter(f"{DRAWING}rPr", f"{DRAWING}defRPr") if one.get("sz")
    ]
    scale = max([1.0, *(size / 10 for size in sizes)])
    lines = max(1, int(height / (_LINE * scale)))
    return len(text) * _LETTER * scale <= width * (
        1 if any(one.get("wrap") == "none" for one in bodies) else lines
    )


def _in_vml(content: bytes) -> Iterator[Box]:
    """Yield the notes that stay in view, and controls; of notes that can't be read, that they are anywhere."""
    try:
        root = parsed(content) if len(content) <= _LARGEST_NOTES else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        yield _anywhere("")
        return
    for shape in root.iter(*_SHAPES):
        data = shape.find(f"{_EXCEL}ClientData")
        is_note = data is not None and data.get("ObjectType") == "Note"
        is_shown = data is None or data.find(f"{_EXCEL}Visible") is not None
        style = re.sub(r"\s", "", shape.get("style", "")).lower()
        if is_note and not is_shown and "visibility:hidden" in style:
            continue
        numbers = re.findall(r"-?\d+", data.findtext(f"{_EXCEL}Anchor") or "") if data is not None else []
        if len(numbers) != 8 or "rotation" in style:
            yield _anywhere("")._replace(is_note=is_note)
            continue
        column, _left, row, _top, last_column, right, last_row, bottom = map(int, numbers)
        yield Box(row + 1, column + 1, last_row + (bottom > 0), last_column + (right > 0), "", is_note)


def _part(corner: Element, name: str) -> int:
    return _number(corner.findtext(f"{_SHEET}{name}"))


def _number(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
