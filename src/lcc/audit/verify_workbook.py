"""A comparison workbook held against the one that its inputs give: what it says, and what is to see of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from openpyxl.workbook import Workbook

from lcc.audit.seen_otherwise import Opened, seen_otherwise
from lcc.excel.cells.sheet_writer import Cells, Page
from lcc.excel.cells.workbook import made_with
from lcc.excel.comparison.integrity import (
    comparison_mark,
    edited_cells,
    is_calculated,
    lots_mark,
    lying_values,
    made_by,
    recorded_inputs,
)
from lcc.excel.comparison.own_cells import edges, is_own
from lcc.excel.comparison.sheets import method
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import filled_cells
from lcc.excel.untrusted.opening import loaded, open_with_values, room_for
from lcc.excel.untrusted.package import Package
from lcc.language import LANGUAGES, N_, translator
from lcc.record.looks import alike
from lcc.record.message import Message
from lcc.record.place import InputFile
from lcc.record.problem import Problem, in_file, problem_at
from lcc.record.version import LAYOUT

Write = Callable[[str, Sequence[InputFile], Collection[str], int], tuple[bytes, Mapping[str, Page]]]
"""What writes the comparison that the inputs give: in a language, with the files in an order and by their names, with
sheets of those names that are left empty, and as a version laid it out. It returns the file and its sheets."""


class KindOfWorkbook(NamedTuple):
    """A kind of workbook of ours: how its mark is found, and the sheet that says what it was made with and from."""

    mark_in: Callable[[Workbook], Mark]
    sheet: str


COMPARISON = KindOfWorkbook(comparison_mark, N_("Method"))
LOTS = KindOfWorkbook(lots_mark, N_("Made from"))


@dataclass(frozen=True, slots=True)
class Verification:
    """How many cells, formulas and files were held against each other, and where they differ.

    `of_inputs` says which files are not those that it names, `of_content` what it says and shows otherwise. `made_by`
    is the program that the comparison says it was made with. `own_cells` counts what was added beside our tables, and
    in rows in which we say nothing: that was not looked at. `opens_on` is a sheet that was not looked at, if that is
    what is seen first.
    """

    cells: int
    formulas: int
    files: int
    made_by: str
    of_inputs: tuple[Problem, ...] = ()
    of_content: tuple[Problem, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    opens_on: str = ""
    own_cells: int = 0
    is_identical: bool = False
    is_calculated: bool = True

    @property
    def differences(self) -> tuple[Problem, ...]:
        """Everything that differs."""
        return *self.of_inputs, *self.of_content

    @property
    def is_of_this_version(self) -> bool:
        """Whether this version of the program made it."""
        return self.made_by == made_with()


def verify(
    content: bytes, file: str, write: Write, inputs: Sequence[InputFile], book: KindOfWorkbook = COMPARISON
) -> Verification:
    """Hold a workbook against the one that `write` makes of its inputs, the files named.

    It may be the same file to the byte. If not, what it says and what is to see of it has to be the same: values,
    formulas, names, formats, what is hidden, filtered, drawn, noted and printed, and where charts get their numbers.
    What an office program changes by saving is no difference.

    Raises
    ------
    InputRefusedError
        The file is no comparison; `OtherMethodError` if it was made by another method.
    """
    fresh = {language: write(language, inputs, (), LAYOUT) for language in LANGUAGES}
    for same, pages in fresh.values():
        if content == same:
            cells = {name: page.cells for name, page in pages.items()}
            return replace(_counted(cells, inputs), is_identical=True, made_by=made_with())
    limits = room_for(max((ours for ours, _pages in fresh.values()), key=len))
    with in_file(file):
        workbook, values = open_with_values(content, limits=limits)
        mark = book.mark_in(workbook)
    _ = translator(mark.language, mark.version)
    made = _(book.sheet)
    recorded = list(recorded_inputs(workbook, made).values())
    of_inputs = tuple(problem_at(finding, file) for finding in _other_files(workbook, made, inputs))
    if of_inputs and {name for name, _sha256 in _by_name(recorded)} - {name for name, _sha256 in _by_name(inputs)}:
        # Without one of the files every figure that hangs on it is another: that says nothing of the comparison.
        return Verification(0, 0, len(inputs), made_by(workbook, made, _), of_inputs)
    empty = {_("Sensitivity"), _("Uncertainty")} & set(workbook.sheetnames)
    ours, pages = fresh[mark.language]
    if empty or _by_name(recorded) != _by_name(inputs) or mark.version != LAYOUT:
        ours, pages = write(mark.language, recorded, empty, mark.version)
    cells = {name: page.cells for name, page in pages.items() if name not in empty}
    found = Opened(workbook, Package(content), made_by(workbook, made, _))
    wanted = Opened(loaded(ours), Package(ours), made_with())
    shows_values = is_calculated(values, cells)
    extra = list(_extra_cells(found, wanted, cells))
    findings = [
        *edited_cells(workbook, _of_any_version(cells, made), _, whole=True),
        *(lying_values(values, cells) if shows_values else ()),
        *(finding for finding, is_own in extra if not is_own),
        *_like_ours(workbook, cells),
    ]
    problems = [problem_at(finding, file) for finding in findings]
    try:
        problems += seen_otherwise(found, wanted, cells, file)
    except (LookupError, AttributeError, TypeError, ValueError, SyntaxError):
        # One program reads it all the same; parts that lead nowhere are for others to stumble over.
        problems.append(problem_at(Message((), "not_rewritten", None, {}), file))
    others = tuple(name for name in workbook.sheetnames if name not in cells)
    opens_on = workbook.active.title if workbook.active is not None else ""
    return replace(
        _counted(cells, inputs),
        made_by=found.made_by,
        of_inputs=of_inputs,
        of_content=tuple(problems),
        not_looked_at=others,
        own_cells=sum(is_own for _finding, is_own in extra),
        opens_on=opens_on if opens_on in others else "",
        is_calculated=shows_values,
    )


def _by_name(inputs: Sequence[InputFile]) -> list[tuple[str, str]]:
    return [(one.file, one.sha256) for one in inputs]


def _counted(cells: Mapping[str, Cells], inputs: Sequence[InputFile]) -> Verification:
    written = [cell for page in cells.values() for cell in page.values()]
    formulas = sum(cell.is_formula for cell in written)
    return Verification(cells=len(written), formulas=formulas, files=len(inputs), made_by="")


def _of_any_version(cells: Mapping[str, Cells], made: str) -> dict[str, Cells]:
    """Return the cells but for the one that says which version of the program made them."""
    said = {
        place: cell
        for place, cell in cells[made].items()
        if not (place[1] == method.TEXT and cell.value == made_with())
    }
    return {**cells, made: said}


def _other_files(workbook: Workbook, method_sheet: str, inputs: Sequence[InputFile]) -> Iterator[Message]:
    recorded = recorded_inputs(workbook, method_sheet)
    given = {one.sha256: one.file for one in inputs}
    for cell, one in recorded.items():
        if one.sha256 not in given:
            words = {"name": one.file, "sha256": one.sha256}
            yield Message((method_sheet, cell), "input_not_given", None, words)
    known = {one.sha256 for one in recorded.values()}
    for sha256, name in given.items():
        if sha256 not in known:
            yield Message((), "input_not_recorded", name, {"sha256": sha256})


def _extra_cells(found: Opened, wanted: Opened, ours: Mapping[str, Cells]) -> Iterator[tuple[Message, bool]]:
    """Yield what stands on a sheet of ours where we write nothing, and whether that is there for a purchaser."""
    for name, cells in ours.items():
        sheet, same = found.sheet(name), wanted.sheet(name)
        if sheet is None or same is None:
            continue
        written, last = {cell.coordinate for cell in filled_cells(same)}, edges(cells)
        for cell in filled_cells(sheet):
            if cell.coordinate not in written and cell.value != "":
                message = Message((name, cell.coordinate), "extra_cell", str(cell.value), {})
                yield message, is_own(cell.row - 1, cell.column - 1, last)


def _like_ours(workbook: Workbook, ours: Collection[str]) -> Iterator[Message]:
    """Yield sheets that are not ours and go by a name that looks like that of one that is."""
    for name in workbook.sheetnames:
        like = next((one for one in ours if alike(name, one)), None)
        if name not in ours and like is not None:
            yield Message((), "sheet_like_ours", name, {"name": like})
