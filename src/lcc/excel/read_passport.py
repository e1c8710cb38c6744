"""A filled-in passport workbook -> a passport. Only the cells to fill in are read, as in a bid form."""

from collections.abc import Iterator

from openpyxl.workbook import Workbook

from lcc.excel.filled_record import record_on
from lcc.excel.layout import Layout
from lcc.excel.passport_answers import part_of, passport_of
from lcc.excel.passport_form import passport_layout, passport_mark
from lcc.excel.read_sheet import SheetAnswers, answers_in, changes, filled_beside, open_filled, sheets_in
from lcc.interchange.documents import maker_of
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.language import LANGUAGES
from lcc.model.agreement import Finding
from lcc.model.passport import Passport
from lcc.results import Origins


def passport_in(content: bytes, file: str) -> tuple[Passport, Origins]:
    """Return the passport in a workbook, and the cell of each of its fields.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: cells that were changed, what stands in a cell to fill in and can't, and what
        does not make a passport.
    """
    layouts = {passport_mark(language): passport_layout(language) for language in LANGUAGES}
    workbook = open_filled(content, file, layouts.values())
    layout = next((layouts[mark] for mark in _marks(workbook) if mark in layouts), None)
    if layout is None or layout.sheet not in workbook.sheetnames:
        raise InputRefusedError([problem_of(Finding((), "not_a_passport", None, {}), file, {})])
    sheet = workbook[layout.sheet]
    answers, unreadable = answers_in(sheet, layout)
    findings = [*filled_beside(sheets_in(workbook), layout), *changes(sheet, layout), *unreadable]
    said = {finding.path[-1] for finding in findings}
    findings += [finding for finding in _empty(answers, layout) if finding.path[-1] not in said]
    made_of = passport_of({key: answer for key, (answer, _address) in answers.items()})
    return record_on(sheet, layout, file, made_of, maker_of(Passport), findings)


def _marks(workbook: Workbook) -> Iterator[str]:
    return (str(sheet["A1"].value) for sheet in sheets_in(workbook))


def _empty(answers: SheetAnswers, layout: Layout) -> Iterator[Finding]:
    """Yield the cells that can't stay empty: of the product, and of rows that were begun."""
    begun = {key[:length] for key in answers for length in range(len(key) + 1)} | {()}
    places = layout.places
    for cell in layout.inputs:
        asked = cell.input
        if asked and asked.required and asked.key not in answers and part_of(asked.key, 0) in begun:
            yield Finding((places[asked.key],), "empty_cell", None, {})
