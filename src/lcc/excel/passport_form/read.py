"""A filled-in passport workbook -> what it states. Only the cells to fill in are read, as in a bid form."""

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.cells.workbook import made_with
from lcc.excel.form.added_words import words_on
from lcc.excel.form.filled_record import stated_on
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
from lcc.language import LANGUAGES
from lcc.record.message import Message
from lcc.record.stated import Stated


def stated_in_passport(content: bytes) -> Stated:
    """Return the passport that a workbook states, the cell of each of its fields, and all that is wrong there.

    Of a workbook in which nothing is wrong, the words that were not there when it was sent come as remarks.

    Raises
    ------
    InputRefusedError
        It is no passport of ours, or is not opened.
    """
    workbook = open_filled(content, (len(passport_layout(language).cells) for language in LANGUAGES))
    mark = first_mark(workbook, "passport", "not_a_passport")
    layout = passport_layout(mark.language, mark.version)
    sheet = sheet_with(workbook, layout)
    answers, unreadable = answers_in(sheet, layout)
    findings = [*filled_beside(sheets_in(workbook), [sheet], layout.inputs), *changes(sheet, layout), *unreadable]
    said = {finding.path[-1] for finding in findings}
    findings += [finding for finding in _empty(answers, layout) if finding.path[-1] not in said]
    made_of = passport_of({key: answer for key, (answer, _address) in answers.items()})
    stated = stated_on(sheet, layout, made_of, findings)
    return stated if findings else replace(stated, remarks=_words(workbook, sheet, layout))


def _words(workbook: Workbook, sheet: Worksheet, layout: Layout) -> tuple[Message, ...]:
    """Return the words that were not there when the workbook was sent, empty or filled in already."""
    product = layout.places["product",]
    said = {passport_header(layout, None), (str(sheet[product].value), made_with())}
    found = [tuple(words_on(workbook, [(sheet, layout)], header)) for header in said]
    return min(found, key=lambda words: len(words))


def _empty(answers: SheetAnswers, layout: Layout) -> Iterator[Message]:
    """Yield the cells that can't stay empty: of the product, and of rows that were begun."""
    begun = {key[:length] for key in answers for length in range(len(key) + 1)} | {()}
    places = layout.places
    for cell in layout.inputs:
        asked = cell.input
        if asked and asked.required and asked.key not in answers and part_of(asked.key, 0) in begun:
            yield Message((places[asked.key],), "empty_cell", None, {})
