"""A filled-in passport workbook -> a passport. Only the cells to fill in are read, as in a bid form."""

from collections.abc import Iterator

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluation.results import Origins
from lcc.excel.cells.workbook import made_with
from lcc.excel.form.added_words import words_on
from lcc.excel.form.filled_record import record_on
from lcc.excel.form.layout import Layout
from lcc.excel.form.read import (
    SheetAnswers,
    answers_in,
    changes,
    filled_beside,
    first_mark,
    open_filled,
    sheet_with,
    sheets_in,
)
from lcc.excel.passport_form.answers import part_of, passport_of
from lcc.excel.passport_form.write import passport_header, passport_layout
from lcc.interchange.records import maker_of
from lcc.language import LANGUAGES
from lcc.model.passport import Passport
from lcc.record.message import Message


def passport_in(content: bytes, file: str) -> tuple[Passport, Origins]:
    """Return the passport in a workbook, and the cell of each of its fields.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: cells that were changed, what stands in a cell to fill in and can't, and what
        does not make a passport.
    """
    workbook, sheet, layout = _opened(content, file)
    answers, unreadable = answers_in(sheet, layout)
    findings = [*filled_beside(sheets_in(workbook), sheet, layout), *changes(sheet, layout), *unreadable]
    said = {finding.path[-1] for finding in findings}
    findings += [finding for finding in _empty(answers, layout) if finding.path[-1] not in said]
    made_of = passport_of({key: answer for key, (answer, _address) in answers.items()})
    return record_on(sheet, layout, file, made_of, maker_of(Passport), findings)


def words_in_passport(content: bytes, file: str) -> tuple[Message, ...]:
    """Return the words in a passport workbook that were not there when it was sent, as remarks."""
    workbook, sheet, layout = _opened(content, file)
    product = layout.places["product",]
    said = {passport_header(layout, None), (str(sheet[product].value), made_with())}
    found = [tuple(words_on(workbook, sheet, layout, header)) for header in said]
    return min(found, key=lambda words: len(words))


def _opened(content: bytes, file: str) -> tuple[Workbook, Worksheet, Layout]:
    workbook = open_filled(content, file, map(passport_layout, LANGUAGES))
    mark = first_mark(workbook, "passport", "not_a_passport", file)
    layout = passport_layout(mark.language, mark.version)
    return workbook, sheet_with(workbook, layout), layout


def _empty(answers: SheetAnswers, layout: Layout) -> Iterator[Message]:
    """Yield the cells that can't stay empty: of the product, and of rows that were begun."""
    begun = {key[:length] for key in answers for length in range(len(key) + 1)} | {()}
    places = layout.places
    for cell in layout.inputs:
        asked = cell.input
        if asked and asked.required and asked.key not in answers and part_of(asked.key, 0) in begun:
            yield Message((places[asked.key],), "empty_cell", None, {})
