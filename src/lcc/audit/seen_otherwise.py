"""Where there is something else to see of a workbook than of the one that its inputs give."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.cells.workbook import made_with
from lcc.excel.look.drawn import drawn_on_sheets
from lcc.excel.look.of_book import NAME, look_of_book, look_of_names
from lcc.excel.look.of_sheet import FROZEN, OUT_OF_SIGHT, PRINTED_TEXT, look_of_cells, look_of_sheet, out_of_sight
from lcc.excel.look.sheet_parts import parts_of_sheets
from lcc.excel.look.traits import Look, Traits, Unlike, unlike
from lcc.excel.untrusted.package import Package
from lcc.language import N_, Text
from lcc.record.message import Message
from lcc.record.problem import Problem, problem_at
from lcc.words.problems import shown


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook as cells and as parts, and the program that it says it was made with."""

    workbook: Workbook
    package: Package
    made_by: str

    def sheet(self, name: str) -> Worksheet | None:
        """Return a sheet with cells by its name, if there is one."""
        found = self.workbook[name] if name in self.workbook.sheetnames else None
        return found if isinstance(found, Worksheet) else None


def seen_otherwise(found: Opened, wanted: Opened, ours: Collection[str], file: str) -> list[Problem]:
    """Return where a workbook looks otherwise than the one that its inputs give, as problems of the file.

    `ours` names the sheets that are looked at. What cells hold is compared elsewhere.
    """
    return [_problem(one, file, wanted.workbook) for one in _other_looks(found, wanted, ours)]


def _other_looks(found: Opened, wanted: Opened, ours: Collection[str]) -> Iterator[Unlike]:
    """Yield where there is something else to see than in the workbook that its inputs give."""
    yield from unlike(_whole_look(found, ours), _whole_look(wanted, ours))
    names = look_of_names(wanted.workbook, ours)
    known = {trait.of for trait in names}
    others = {trait: seen for trait, seen in look_of_names(found.workbook, ours).items() if trait.of in known}
    yield from unlike(others, names)
    for name in ours:
        sheet, same = found.sheet(name), wanted.sheet(name)
        if sheet is None or same is None:
            continue
        seen = look_of_sheet(sheet) | out_of_sight(sheet, same)
        yield from unlike(_of_this_version(seen, found.made_by), look_of_sheet(same), [FROZEN, OUT_OF_SIGHT])
        cells, same_cells = look_of_cells(sheet), look_of_cells(same)
        both = {trait.cell for trait in cells} & {trait.cell for trait in same_cells}
        yield from unlike(_in_cells(cells, both), _in_cells(same_cells, both))


def _in_cells(look: Look, cells: Collection[str]) -> Look:
    return {trait: seen for trait, seen in look.items() if trait.cell in cells}


def _whole_look(opened: Opened, ours: Collection[str]) -> Look:
    drawn = {**drawn_on_sheets(opened.package), **parts_of_sheets(opened.package)}
    of_ours = {trait: seen for trait, seen in drawn.items() if trait.sheet in ours}
    return of_ours | look_of_book(opened.workbook, opened.package, ours)


def _of_this_version(look: Look, program: str) -> Look:
    """Return a look in which this version stands where another one put itself: above every page."""
    if not program or program == made_with():
        return look
    return {
        trait: seen.replace(program, made_with()) if trait.what == PRINTED_TEXT and isinstance(seen, str) else seen
        for trait, seen in look.items()
    }


def _problem(one: Unlike, file: str, wanted: Workbook) -> Problem:
    """Return a difference in what is seen as a problem of the place where it is."""
    trait = one.trait
    place: tuple[str | int, ...] = (trait.sheet, trait.cell) if trait.sheet else ()
    if trait.what == NAME and not trait.sheet:
        place = _named_cell(trait.of, wanted)
    what = Text(N_("{what} ({of})"), {"what": Text(trait.what), "of": trait.of}) if trait.of else Text(trait.what)
    is_state = isinstance(one.found or one.wanted, Text)
    found, expected = (
        Text("{what}: {seen}", {"what": what, "seen": _said(seen, is_state=is_state)})
        for seen in (one.found, one.wanted)
    )
    problem = problem_at(Message(place, "other_look", None, {"look": expected}), file)
    return replace(problem, found=found)


def _said(seen: Traits | None, *, is_state: bool) -> Text:
    if isinstance(seen, Text):
        return seen
    if seen is None:
        return Text(N_("not so")) if is_state else Text(N_("none"))
    return shown(seen)


def _named_cell(name: str, wanted: Workbook) -> tuple[str, str]:
    """Return the cell that a name should stand for."""
    for known, one in wanted.defined_names.items():
        if str(known).casefold() == name:
            for sheet, cell in one.destinations:
                return str(sheet), str(cell).replace("$", "")
    return "", ""
