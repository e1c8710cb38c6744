"""What a purchaser added, made to refer to the cells of ours where those stand now."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.formula.translate import Translator
from openpyxl.utils.cell import range_boundaries

from lcc.excel.in_place.cell_map import Moves, NoPlaceError
from lcc.excel.in_place.shift_formula import Own, moved_areas, moved_formula
from lcc.excel.untrusted.package import CHART, EXTENDED, MAIN, Element, Package
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

    @property
    def is_still(self) -> bool:
        """Whether no reference changes."""
        return not self.moves and not self.gone


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


def refer_from_sheet(tree: Element, name: str, change: Shift, is_ours: Callable[[str], bool]) -> Iterator[Message]:
    """Shift the references on a sheet but those in our cells; yield what refers to what is gone.

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
        yield from _changed(formula, (name, cell.get("r")), change)
    yield from refer_from(tree, name, change)
    for link in tree.iter(f"{MAIN}hyperlink"):
        if location := link.get("location"):
            try:
                link.set("location", change.formula(location, name))
            except NoPlaceError:
                yield Message((name, link.get("ref")), "reference_lost", location, {})


def refer_from(tree: Element, name: str, change: Shift) -> Iterator[Message]:
    """Shift the references in rules, charts and drawings; yield what refers to what is gone."""
    for formula in tree.iter(*_FORMULAS):
        place = formula.getparent().get("sqref") or ""
        yield from _changed(formula, (name, place), change)
    for shape in tree.iter("{*}sp"):
        if linked := shape.get("textlink"):
            try:
                shape.set("textlink", change.formula(linked.lstrip("="), name))
            except NoPlaceError:
                yield Message((name, ""), "reference_lost", linked, {})


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


def _changed(formula: Element, place: tuple[str, str], change: Shift) -> Iterator[Message]:
    try:
        formula.text = change.formula(formula.text or "", *place)
    except NoPlaceError:
        yield Message(place, "reference_lost", "=" + (formula.text or ""), {})
