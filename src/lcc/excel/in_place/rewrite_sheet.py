"""One sheet of ours written anew, with what a purchaser added to it and how they made it look."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from lcc.excel.cells.sheet_writer import Cells, Page
from lcc.excel.comparison.integrity import address
from lcc.excel.comparison.own_cells import blanks_beside
from lcc.excel.in_place.cell_map import Moves, NoPlaceError
from lcc.excel.in_place.shift_formula import moved_areas
from lcc.excel.in_place.style_transfer import CarriedStyles
from lcc.excel.untrusted.package import EXTENDED, MAIN, Element
from lcc.record.message import Message

_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
)  # fmt: skip
"""What stands in a worksheet, in the order that ECMA-376 part 1, 18.3.1.99 asks for."""

_MORE_THAN_OURS = 64
_SLACK = 0.5

_Grid = dict[tuple[int, int], Element]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was written, as it is written now, and what its new cells need.

    `written` and `writes` have our cells then and now, without those beside our tables in which a purchaser put
    something.
    """

    name: str
    before: Page
    now: Page
    moves: Moves
    strings: list[Element]
    styles: CarriedStyles
    written: Cells
    writes: Cells

    def is_ours(self, address: str) -> bool:
        """Whether the cell was written by us."""
        return _starts_in(address, self.written)


def sheet_of(
    tree: Element,
    texts: list[Element],
    name: str,
    pages: tuple[Page, Page],
    moves: Moves,
    fresh: tuple[list[Element], CarriedStyles],
) -> Sheet:
    """Return a sheet as it was and is written, `pages`, as a purchaser left it in `tree` with its shared `texts`."""
    before, now = pages
    there = blanks_beside(now.cells)
    _heights, grid = _cells_of(tree)
    filled = {place for place in blanks_beside(before.cells) if place in grid and _says(grid[place], texts)}
    goes = {moves.cell(*place) for place in filled} & there
    written = {place: cell for place, cell in before.cells.items() if place not in filled}
    writes = {place: cell for place, cell in now.cells.items() if place not in goes}
    return Sheet(name, before, now, moves, *fresh, written, writes)


def _says(cell: Element, texts: list[Element]) -> bool:
    """Whether a cell holds anything: some programs keep a text of no letters."""
    if cell.find(f"{MAIN}f") is not None:
        return True
    said = "".join(cell.itertext()).strip()
    return bool("".join(texts[int(said)].itertext()) if said and cell.get("t") == "s" else said)


def rewrite_sheet(tree: Element, fresh: Element, sheet: Sheet) -> Iterator[Message]:
    """Bring a sheet, as a purchaser left it, to what the fresh one says; yield what has no place there."""
    heights, grid = _cells_of(tree)
    fresh_heights, fresh_grid = _cells_of(fresh)
    if not sheet.moves.is_still:
        yield from _immovable(tree, sheet)
        moved: _Grid = {}
        for place, cell in grid.items():
            to, is_ours = sheet.moves.cell(*place), place in sheet.written
            if to is not None and (to in sheet.now.cells if is_ours else to not in sheet.writes):
                moved[to] = cell
            elif not is_ours and len(cell):
                yield Message((sheet.name, address(*place)), "addition_lost", _content(cell), {})
        grid = moved
        heights = {
            there: height for row, height in heights.items() if (there := sheet.moves.rows.to(row)) is not None
        }
        yield from _move_areas(tree, sheet)
        _take_ours(tree, fresh)
    _fill(grid, fresh_grid, sheet)
    _write_cells(tree, fresh_heights | heights, grid)
    _widen(tree, fresh, sheet)
    _put(tree, fresh.find(f"{MAIN}headerFooter"))


def _cells_of(tree: Element) -> tuple[dict[int, dict[str, str]], _Grid]:
    """Return the attributes of each row, and the cells by row and column from zero."""
    heights: dict[int, dict[str, str]] = {}
    grid: _Grid = {}
    for line in tree.find(f"{MAIN}sheetData"):
        row = int(line.get("r")) - 1
        heights[row] = {name: value for name, value in line.attrib.items() if name not in ("r", "spans")}
        grid |= {(row, coordinate_to_tuple(cell.get("r"))[1] - 1): cell for cell in line.iterfind(f"{MAIN}c")}
    return heights, grid


def _immovable(tree: Element, sheet: Sheet) -> Iterator[Message]:
    """Yield what can't be moved, on a sheet of which rows or columns do."""
    if tree.find(f"{MAIN}tableParts") is not None:
        yield Message((sheet.name, ""), "addition_immovable", "table", {})
    for cell in tree.iter(f"{MAIN}c"):
        formula = cell.find(f"{MAIN}f")
        if formula is not None and formula.get("t") in ("array", "dataTable") and not sheet.is_ours(cell.get("r")):
            yield Message((sheet.name, cell.get("r")), "addition_immovable", "{=" + (formula.text or "") + "}", {})


def _fill(grid: _Grid, fresh: _Grid, sheet: Sheet) -> None:
    """Put our cells as they are now in place of those as they were; one that was there keeps its look."""
    before = {
        there: written.style
        for place, written in sheet.before.cells.items()
        if (there := sheet.moves.cell(*place))
    }
    for place, cell in fresh.items():
        written, there = sheet.writes.get(place), grid.get(place)
        if written is None and there is not None:
            continue
        filled = _without_shared_text(cell, sheet.strings)
        if there is not None and written is not None and before.get(place) == written.style:
            filled.set("s", there.get("s", "0"))
        else:
            filled.set("s", str(sheet.styles[int(cell.get("s", 0))]))
        grid[place] = filled


def _without_shared_text(cell: Element, strings: list[Element]) -> Element:
    """Return a copy of a cell that has its text itself."""
    copy: Element = deepcopy(cell)
    if copy.get("t") == "s":
        [number] = copy
        text = etree.Element(f"{MAIN}is")
        text.extend(deepcopy(part) for part in strings[int(number.text)])
        copy.replace(number, text)
        copy.set("t", "inlineStr")
    return copy


def _write_cells(tree: Element, heights: Mapping[int, dict[str, str]], grid: _Grid) -> None:
    data = tree.find(f"{MAIN}sheetData")
    data.clear()
    lines = {
        row: etree.SubElement(data, f"{MAIN}row", {"r": str(row + 1), **heights.get(row, {})})
        for row in sorted({row for row, _column in grid} | heights.keys())
    }
    for place in sorted(grid):
        grid[place].set("r", address(*place))
        lines[place[0]].append(grid[place])
    dimension = tree.find(f"{MAIN}dimension")
    if dimension is not None:
        tree.remove(dimension)


def _move_areas(tree: Element, sheet: Sheet) -> Iterator[Message]:
    """Move merged cells, rules, links and page breaks along; leave out ours, which `_take_ours` writes."""
    for tag, attribute, is_ours in (
        ("mergeCell", "ref", _starts_in), ("hyperlink", "ref", _starts_in), ("dataValidation", "sqref", _is_within),
        ("conditionalFormatting", "sqref", None), ("protectedRange", "sqref", None), ("ignoredError", "sqref", None),
    ):  # fmt: skip
        for element in list(tree.iter(MAIN + tag)):
            areas = element.get(attribute).split()
            added = " ".join(area for area in areas if not (is_ours and is_ours(area, sheet.before.cells)))
            try:
                there = moved_areas(added, sheet.moves)
            except NoPlaceError:
                yield Message((sheet.name, added), "addition_immovable", added, {})
                continue
            if there:
                element.set(attribute, there)
            else:
                element.getparent().remove(element)
    for extended in tree.iter(f"{EXTENDED}sqref"):
        try:
            extended.text = moved_areas(extended.text or "", sheet.moves) or extended.text
        except NoPlaceError:
            yield Message((sheet.name, extended.text or ""), "addition_immovable", extended.text, {})
    for tag, axis in (("rowBreaks", sheet.moves.rows), ("colBreaks", sheet.moves.columns)):
        for pause in tree.iterfind(f"{MAIN}{tag}/{MAIN}brk"):
            pause.set("id", str(axis.to(int(pause.get("id"))) or pause.get("id")))


def _take_ours(tree: Element, fresh: Element) -> None:
    """Take over the merged cells, rules, links and filter of the fresh sheet; what a purchaser added stays."""
    for tag in ("mergeCells", "dataValidations", "hyperlinks"):
        ours, there = fresh.find(MAIN + tag), tree.find(MAIN + tag)
        if there is None and ours is not None:
            _put(tree, ours)
        elif there is not None:
            there.extend(deepcopy(one) for one in (ours if ours is not None else ()))
            if "count" in there.attrib:
                there.set("count", str(len(there)))
            if not len(there):
                tree.remove(there)
    filtered, ours = tree.find(f"{MAIN}autoFilter"), fresh.find(f"{MAIN}autoFilter")
    if filtered is not None and ours is not None:
        filtered.set("ref", ours.get("ref"))


def _widen(tree: Element, fresh: Element, sheet: Sheet) -> None:
    """Move the widths of columns along; a column of ours is never narrower than its numbers need."""
    columns = max((column for _row, column in sheet.now.cells), default=0) + _MORE_THAN_OURS
    found, axis = dict(_widths(tree, columns)), sheet.moves.columns
    widths = {to: width for old, width in found.items() if (to := axis.to(old)) is not None}
    for column, needed in _widths(fresh, columns):
        width = widths.get(column, {})
        grows = sheet.before.fitted.get(column, 0) + _SLACK < sheet.now.fitted.get(column, 0)
        if not width or (grows and float(width.get("width", 0)) < float(needed["width"])):
            style = width.get("style") or str(sheet.styles[int(needed.get("style", 0))])
            widths[column] = needed | {"style": style}
    if widths == found:
        return
    listed = etree.Element(f"{MAIN}cols")
    for column, width in sorted(widths.items()):
        etree.SubElement(listed, f"{MAIN}col", {"min": str(column + 1), "max": str(column + 1), **width})
    _put(tree, listed)


def _widths(tree: Element, most: int) -> Iterable[tuple[int, dict[str, str]]]:
    for entry in tree.iterfind(f"{MAIN}cols/{MAIN}col"):
        width = {name: value for name, value in entry.attrib.items() if name not in ("min", "max")}
        for column in range(int(entry.get("min")) - 1, min(int(entry.get("max")), most)):
            yield column, width


def _put(tree: Element, element: Element | None) -> None:
    """Put a copy of an element in its place in a worksheet, in place of the one that is there."""
    if element is None:
        return
    there = tree.find(element.tag)
    if there is not None:
        tree.replace(there, deepcopy(element))
        return
    before = {MAIN + tag for tag in _ORDER[: _ORDER.index(element.tag.removeprefix(MAIN))]}
    place = max((number for number, other in enumerate(tree, start=1) if other.tag in before), default=0)
    tree.insert(place, deepcopy(element))


def _starts_in(area: str, cells: Cells) -> bool:
    """Whether the first cell of an area is one that we wrote."""
    row, column = coordinate_to_tuple(area.partition(":")[0])
    return (row - 1, column - 1) in cells


def _is_within(area: str, cells: Cells) -> bool:
    """Whether every cell of an area is one that we wrote."""
    bounds = range_boundaries(area)
    if None in bounds:
        return False
    left, top, right, bottom = (int(bound or 0) - 1 for bound in bounds)
    return all((row, column) in cells for row in range(top, bottom + 1) for column in range(left, right + 1))


def _content(cell: Element) -> str | None:
    formula = cell.find(f"{MAIN}f")
    if formula is not None:
        return "=" + (formula.text or "")
    return None if cell.get("t") == "s" else "".join(cell.itertext())
