"""What a purchaser added, made to refer to the cells of ours where those stand now."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from lcc.excel.in_place.cell_map import Moves, NoPlaceError
from lcc.excel.in_place.read_otherwise import read_otherwise
from lcc.excel.in_place.shift_formula import Own, moved_areas, moved_formula
from lcc.excel.untrusted.package import CHART, EXTENDED, MAIN, Element, Package
from lcc.language import N_, Text
from lcc.record.message import Message

_FORMULAS = (f"{MAIN}formula", f"{MAIN}formula1", f"{MAIN}formula2", f"{CHART}f", f"{EXTENDED}f")


@dataclass(frozen=True, slots=True)
class Shift:
    """Where the cells of each of our sheets go, and the names that there are no more."""

    moves: Mapping[str, Moves]
    gone: Collection[str]

    def formula(self, formula: str, home: str, at: str = "") -> str:
        """Return a formula as it reads now, of a cell or an area `at` the sheet; NoPlaceError as in `moved_formula`."""
        return moved_formula(formula, home, self.moves, self.gone, self.own(home, at))

    def own(self, home: str, at: str) -> Own | None:
        """Return the rows of an area, and by how many it moves; None where that is nowhere, or no single area."""
        if home not in self.moves or not at or " " in at:
            return None
        _left, top, _right, bottom = range_boundaries(at)
        if top is None or bottom is None:
            return None
        there = self.moves[home].rows.span(top - 1, bottom - 1)
        return Own(top - 1, bottom - 1, there[0] - (top - 1)) if there else None

    def where(self, sheet: str, at: str) -> Text:
        """Return in words where a cell or area `at` a sheet stands now; only the sheet, of what is in no cell."""
        there = ""
        if at and sheet in self.moves:
            with suppress(NoPlaceError):
                there = moved_areas(at, self.moves[sheet])
        return Text(_CELL if at else _SHEET, {"sheet": sheet, "cell": there or at})

    @property
    def is_still(self) -> bool:
        """Whether no reference changes."""
        return not self.moves and not self.gone


def write_places_out(tree: Element) -> None:
    """Write the place of each row and cell of a sheet, where a program leaves it to their order."""
    row = 0
    for line in tree.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        row = int(line.get("r", row + 1))
        line.set("r", str(row))
        column = 0
        for cell in line.iterfind(f"{MAIN}c"):
            column = coordinate_to_tuple(cell.get("r"))[1] if cell.get("r") else column + 1
            cell.set("r", f"{get_column_letter(column)}{row}")


def write_formulas_out(tree: Element) -> None:
    """Write each formula of a sheet in its own cell, where cells share one."""
    shared: dict[str, tuple[str, str]] = {}
    for cell in tree.iter(f"{MAIN}c"):
        formula = cell.find(f"{MAIN}f")
        if formula is None or formula.get("t") != "shared":
            continue
        number, here = formula.get("si"), cell.get("r")
        if formula.text:
            shared[number] = (formula.text, here)
        text, origin = shared.get(number, ("", here))
        formula.text = Translator("=" + text, origin).translate_formula(here)[1:]
        for attribute in ("t", "si", "ref"):
            formula.attrib.pop(attribute, None)


Found = Iterator[Message | Text]
"""What refers to what is gone, and what is to say of what goes on to refer to something."""


def refer_from_sheet(tree: Element, name: str, change: Shift, is_ours: Callable[[str], bool]) -> Found:
    """Shift the references on a sheet but those in our cells.

    What formulas show is left out, so that every program calculates it when the workbook is opened.
    """
    if not change.is_still:
        write_formulas_out(tree)
    for cell in tree.iter(f"{MAIN}c"):
        formula = cell.find(f"{MAIN}f")
        if formula is None or is_ours(cell.get("r")):
            continue
        for value in cell.findall(f"{MAIN}v"):
            cell.remove(value)
        cell.attrib.pop("t", None)
        yield from _changed(formula.text, (name, cell.get("r")), change, partial(setattr, formula, "text"))
    yield from refer_from(tree, name, change)
    for link in tree.iter(f"{MAIN}hyperlink"):
        yield from _changed(link.get("location"), (name, link.get("ref")), change, partial(link.set, "location"))


def refer_from(tree: Element, name: str, change: Shift) -> Found:
    """Shift the references in rules, charts and drawings."""
    for formula in tree.iter(*_FORMULAS):
        place = formula.getparent().get("sqref") or ""
        yield from _changed(formula.text, (name, place), change, partial(setattr, formula, "text"))
    for shape in tree.iter("{*}sp"):
        yield from _changed(shape.get("textlink"), (name, ""), change, partial(shape.set, "textlink"))


def refer_from_name(name: Element, sheet: str, change: Shift) -> Found:
    """Shift the references of a name that a purchaser gave, in the whole workbook or on one `sheet`."""
    text = name.text or ""
    try:
        name.text = change.formula(text, sheet)
    except NoPlaceError:
        yield Message((), "reference_lost", f"{name.get('name')} = {text}", {})
        return
    where = Text(_NAME, {"name": name.get("name")})
    yield from read_otherwise(text, name.text, sheet, where, change.moves, None)


def move_drawing(tree: Element, moves: Moves) -> None:
    """Move charts and pictures along with the cells that they stand on; none changes its size."""
    for anchor in tree:
        start, end = anchor.find("{*}from"), anchor.find("{*}to")
        if start is None:
            continue
        for tag, axis in (("row", moves.rows), ("col", moves.columns)):
            place = start.find("{*}" + tag)
            there = next(to for old in range(int(place.text), -2, -1) if (to := axis.to(old)) is not None)
            if end is not None:
                until = end.find("{*}" + tag)
                until.text = str(int(until.text) + there - int(place.text))
            place.text = str(there)


def move_notes(package: Package, part: str, name: str, moves: Moves) -> Iterator[Message]:
    """Move the notes of a sheet along with their cells; yield those whose cell is gone."""
    for kind in ("comments", "threadedComment"):
        for notes in package.related(part, kind).values():
            for note in package.edit(notes).iter("{*}comment", "{*}threadedComment"):
                if ref := moved_areas(note.get("ref"), moves):
                    note.set("ref", ref)
                else:
                    yield Message((name, note.get("ref")), "addition_lost", "".join(note.itertext()), {})
    for drawing in package.related(part, "vmlDrawing").values():
        for box in package.edit(drawing).iter("{*}ClientData"):
            row, column, anchor = (box.find("{*}" + tag) for tag in ("Row", "Column", "Anchor"))
            if row is None or column is None:
                continue
            there = moves.cell(int(row.text), int(column.text))
            if there is None:
                continue
            shifts = (there[1] - int(column.text), there[0] - int(row.text))
            row.text, column.text = (str(place) for place in there)
            if anchor is not None and anchor.text:
                numbers = [int(number) for number in anchor.text.split(",")]
                for place in range(0, 8, 2):
                    numbers[place] = max(0, numbers[place] + shifts[place // 2 % 2])
                anchor.text = ", ".join(map(str, numbers))


def _changed(formula: str | None, place: tuple[str, str], change: Shift, put: Callable[[str], None]) -> Found:
    """Put a formula back as it reads now, if there is one."""
    if not formula:
        return
    written = formula.removeprefix("=")
    try:
        moved = change.formula(written, *place)
    except NoPlaceError:
        yield Message(place, "reference_lost", "=" + written, {})
        return
    put(moved)
    yield from read_otherwise(written, moved, place[0], change.where(*place), change.moves, change.own(*place))


_CELL, _SHEET, _NAME = N_("Sheet {sheet}, cell {cell}"), N_("Sheet {sheet}"), N_("Name {name}")
