"""A sheet that was filled in: its answers, what can't be read, and what is no longer as it was written."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import LISTS_SHEET, UNITS, Cell, Layout, Question
from lcc.excel.form.mark import Mark, mark_in, read_mark
from lcc.excel.shown.number import (
    digits_shown,
    format_of,
    shows_day,
    shows_text,
    shows_what_it_holds,
)
from lcc.excel.shown.plain_formula import plain
from lcc.excel.shown.shown_instead import shown_instead
from lcc.excel.shown.sight import Sight, Wrong
from lcc.excel.shown.text_for_number import kind_of_text
from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.excel.untrusted.opening import open_workbook
from lcc.interchange.csv_table import day_text
from lcc.language import N_, Text
from lcc.record.message import Message
from lcc.record.path import Path

SheetAnswers = Mapping[Path, tuple[Any, str]]
"""What was filled in, by key, each with its address."""

_MOST_CHANGES = 20
_ELEMENTS_PER_CELL, _AREAS_PER_CELL = 20, 2

_OWN = ("quotes", "book", "part")
"""The kinds of sheets that who fills them in wrote, and nobody was sent."""
_LABELS = ("text", "heading", "subheading", "column", *UNITS)
_SHIFTS = [(sign * by, 0) for by in range(1, 21) for sign in (1, -1)] + [(0, 1), (0, -1), (0, 2), (0, -2)]
"""By how many rows or columns a part of a form can have been moved as a whole."""
_LEAST_MOVED, _MOST_OF_THEM = 5, 0.8
"""How many labels, and how much of all from there on, have to stand elsewhere before it is called that."""


def open_filled(content: bytes, sizes: Iterable[int]) -> Workbook:
    """Open a workbook that can be laid out in so many cells; it may hold as much as the most of them, and some.

    Raises
    ------
    InputRefusedError
        As `open_workbook`.
    """
    room = max(sizes)
    most, areas = OF_A_STRANGER.elements + _ELEMENTS_PER_CELL * room, OF_A_STRANGER.areas + _AREAS_PER_CELL * room
    return open_workbook(content, limits=OF_A_STRANGER._replace(elements=most, areas=areas))


def sheets_in(workbook: Workbook) -> list[Worksheet]:
    """Return the sheets that have cells."""
    return [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]


def marked(workbook: Workbook, kind: str) -> list[tuple[Mark, Worksheet]]:
    """Return the sheets of a kind, which they say in A1, each with its mark."""
    marks = [(mark_in(agreed(str(sheet["A1"].value))), sheet) for sheet in sheets_in(workbook)]
    return [(mark, sheet) for mark, sheet in marks if mark and mark.kind == kind]


def first_mark(workbook: Workbook, kind: str, otherwise: str) -> Mark:
    """Return the mark of the first sheet of a kind; raise InputRefusedError as `read_mark`, by the code `otherwise`."""
    found = next((mark for mark, _sheet in marked(workbook, kind)), None)
    return read_mark(found, Message((), otherwise, None, {}))


def sheet_with(workbook: Workbook, layout: Layout) -> Worksheet:
    """Return the sheet with the mark of a layout, under whatever name; of several the one that is called as it was."""
    sheets = [sheet for mark, sheet in marked(workbook, layout.mark.kind) if mark == layout.mark]
    return next((sheet for sheet in sheets if sheet.title == layout.sheet), sheets[0])


def filled_beside(
    sheets: Iterable[Worksheet], on: Collection[Worksheet], inputs: Iterable[Cell]
) -> Iterator[Message]:
    """Yield each sheet beside those to fill in, `on`, that holds what was not sent: a copy, one of its own, or ours."""
    choices = {choice for cell in inputs if cell.input for choice in cell.input.choices}
    for sheet in sheets:
        for cell in filled_cells(sheet) if sheet not in on else ():
            if sheet.title != LISTS_SHEET:
                yield Message((sheet.title, ""), "sheet_beside", Text(N_("a sheet that was not in it")), {})
                break
            if str(cell.value) not in choices:
                yield Message((sheet.title, cell.coordinate), "beside_form", cell.value, {})
                break


def changes(
    sheet: Worksheet, layout: Layout, answers: Mapping[Path, Any] | None = None, sight: Sight | None = None
) -> list[Message]:
    """Return where the form differs from the one that was sent, the first ones if there are many.

    Explanations are not compared: they bind nobody, and a newer version of the program may word them better. In place
    of the formula of a cell that repeats an answer its value may stand, and of one that works something out what that
    comes to with these answers: some programs write nothing else. What does not bind is not compared either.
    """
    free = {cell.place for cell in layout.cells if cell.input or cell.style == "note" or not cell.binds}
    last, places = last_that_binds(layout), layout.taken_from
    as_sent = {place: value for place, value in layout.as_sent.items() if place not in free}
    formulas = {cell.place: cell for cell in layout.cells if cell.shows or (cell.live and cell.place not in free)}

    def comes_to(cell: Cell) -> object:
        return cell.live.value(answers or {}) if cell.live else sheet[places[cell.shows or ()]].value or cell.value

    merged = sheet.merged_cells.ranges
    found = [Message((area.coord.split(":")[0],), "merged", _merged(area.coord), {}) for area in merged]
    present: set[tuple[int, int]] = set()
    for cell in filled_cells(sheet):
        place = (int(cell.row or 0), int(cell.column or 0))
        if place in free or place[0] > last:
            continue
        present.add(place)
        if as_sent.get(place) is None:
            found.append(Message((cell.coordinate,), "beside_form", cell.value, {}))
        elif not _same(cell.value, as_sent[place]) and not (
            place in formulas and _is_worked_out(cell.value, as_sent[place], comes_to(formulas[place]))
        ):
            found.append(_changed(cell.coordinate, cell.value, as_sent[place], is_formula=place in formulas))
    for (row_number, column), value in as_sent.items():
        if value not in (None, "") and (row_number, column) not in present:
            address = f"{get_column_letter(column)}{row_number}"
            if not any(address in area for area in merged):
                is_formula = (row_number, column) in formulas
                found.append(_changed(address, None, value, is_formula=is_formula))
    said = {finding.path[-1] for finding in found}
    found += [
        finding
        for finding in _seen_otherwise(sheet, layout, last, sight or Sight(sheet))
        if finding.path[-1] not in said
    ]
    return [_said_of(one, layout) for one in found[:_MOST_CHANGES]]


def _said_of(finding: Message, layout: Layout) -> Message:
    """Return what is no longer as it was on a sheet; on one of one's own it is said without who sent it."""
    own = {"asks": "sheet of one's own"} if layout.mark.kind in _OWN else {}
    return finding._replace(context={**finding.context, **own})


def _changed(address: str, found: object, sent: object, *, is_formula: bool) -> Message:
    """Return that a cell does not hold what was sent: no reader is told a formula."""
    if is_formula:
        return Message((address,), "changed_formula", found, {})
    return Message((address,), "beside_form" if sent == "" else "changed_cell", found, {"value": sent})


def last_that_binds(layout: Layout) -> int:
    """Return the last row, from one, that a form has to have as it was sent; below it stands what may change."""
    return 1 + max(cell.row for cell in layout.cells if cell.binds)


def _is_worked_out(found: object, formula: object, value: object) -> bool:
    """Whether a cell has the formula that was sent, however it is written, or what that comes to."""
    if isinstance(found, str) and isinstance(formula, str) and plain(found) == plain(formula):
        return True
    if isinstance(found, int | float) and isinstance(value, int | float):
        return math.isclose(found, value, rel_tol=1e-9, abs_tol=1e-7)
    return _same(found, value)


def _merged(area: str) -> Text:
    return Text(N_("{cells}, merged"), {"cells": area})


def shift_in(sheet: Worksheet, layout: Layout) -> Message | None:
    """Return where rows or columns were inserted or deleted: from there on all labels stand as much further along."""
    texts = {
        cell.place: cell.value
        for cell in layout.cells
        if cell.style in _LABELS
        and isinstance(cell.value, str)
        and cell.value
        and cell.binds
        and not (cell.input or cell.shows)
    }
    cells = sheet._cells  # noqa: SLF001
    elsewhere = [
        place for place in sorted(texts) if place not in cells or not _same(cells[place].value, texts[place])
    ]
    if len(elsewhere) < _LEAST_MOVED:
        return None
    labels = {place: _text(text) for place, text in texts.items()}
    present = {place: _text(cell.value) for place, cell in cells.items() if isinstance(cell.value, str)}
    moved = [place for place in elsewhere if present.get(place) != labels[place]]
    row, column = moved[0][0], min(column for _row, column in moved)
    for rows, columns in _SHIFTS:
        after = [place for place in labels if (place[0] >= row if rows else place[1] >= column)]
        there = sum(present.get((place[0] + rows, place[1] + columns)) == labels[place] for place in after)
        here = sum(present.get(place) == labels[place] for place in after)
        if there >= _MOST_OF_THEM * len(after) and there > 2 * here:
            address = f"{get_column_letter(1 if rows else column)}{row if rows else 1}"
            kind = "rows_moved" if rows else "columns_moved"
            found = Text(N_("what was in {was} stands in {now}"), _from_to(moved[0], rows, columns))
            return _said_of(Message((address,), kind, found, {}), layout)
    return None


def _from_to(place: tuple[int, int], rows: int, columns: int) -> dict[str, str]:
    now = f"{get_column_letter(place[1] + columns)}{place[0] + rows}"
    return {"was": f"{get_column_letter(place[1])}{place[0]}", "now": now}


def _seen_otherwise(sheet: Worksheet, layout: Layout, last: int, sight: Sight) -> Iterator[Message]:
    """Yield the labels, units and given numbers of a form that a reader does not see as they stand in their cells.

    Rows can be hidden, and blocks of what was not chosen are greyed: nobody reads those, and what is filled in there
    is refused.
    """
    greyed = set(_greyed_rows(sheet, layout))
    for spec in layout.cells[1:]:
        cell: Any = sheet.cell(*spec.place)
        if spec.input or cell.value in (None, "") or not spec.binds or cell.row > last:
            continue
        if cell.data_type == "f" and spec.style not in ("text", "total"):
            wrong = None if shows_what_it_holds(format_of(cell), 1.0) else _otherwise(cell, "shown_otherwise")
        elif cell.data_type == "f":
            wrong = None if shows_text(format_of(cell)) else _otherwise(cell, "text_shown_otherwise")
        elif isinstance(cell.value, str):
            wrong = misread_text(cell)
        elif _day(cell.value):
            wrong = misread_day(cell)
        else:
            wrong = misread_number(cell, is_share="share" in spec.style)
        if wrong is None and spec.style != "note" and spec.row not in greyed:
            wrong = sight.looks_wrong(cell)
        if wrong:
            yield Message((cell.coordinate,), *wrong)


def _greyed_rows(sheet: Worksheet, layout: Layout) -> Iterator[int]:
    """Yield the rows, from zero, of blocks that belong to another answer than the one given."""
    for block in layout.blocks:
        row, column = block.asked_in
        asking = sheet if block.sheet is None else _first_sheet(sheet)
        asked = str(unescape(str(asking.cell(row + 1, column + 1).value or ""))).strip()
        if asked and asked.casefold() not in [answer.casefold() for answer in (block.answer, *block.others)]:
            yield from range(block.first_row, block.last_row + 1)


def _first_sheet(sheet: Worksheet) -> Worksheet:
    """Return the sheet of a form that asks what another sheet of it hangs on, under whatever name."""
    workbook = sheet.parent
    return next((found for _mark, found in marked(workbook, "form")), sheet) if workbook else sheet


def filled_cells(sheet: Worksheet) -> Iterator[SheetCell]:
    """Yield the cells that hold something; not the rows up to the last one, which a stranger may put anywhere."""
    for _place, cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if cell.value is not None:
            yield cell


def has_formulas(workbook: Workbook) -> bool:
    """Whether any cell of a workbook holds a formula: some programs keep only what formulas came to."""
    return any(cell.data_type == "f" for sheet in sheets_in(workbook) for cell in sheet._cells.values())  # noqa: SLF001


def _same(found: object, sent: object) -> bool:
    """Whether a cell holds what was sent; a workbook keeps fifteen digits of a number."""
    if isinstance(found, int | float) and isinstance(sent, int | float):
        return math.isclose(found, sent, rel_tol=1e-14)
    return (found == sent and isinstance(found, str)) or _text(found) == _text(sent)


def _text(value: object) -> object:
    return agreed(value) if isinstance(value, str) else value


def answers_in(
    sheet: Worksheet, layout: Layout, sight: Sight | None = None
) -> tuple[dict[Path, tuple[Any, str]], list[Message]]:
    """Return what was filled in, by key, with its address; and the cells that can't be read."""
    answers: dict[Path, tuple[Any, str]] = {}
    findings: list[Message] = []
    sight, units, greyed = sight or Sight(sheet), _units(sheet, layout), set(_greyed_rows(sheet, layout))
    for spec in layout.inputs:
        cell: Any = sheet.cell(*spec.place)
        if spec.input is None or is_empty(cell):
            if sight.is_covered(*spec.place):
                findings.append(Message((cell.coordinate,), "covered", None, {}))
            continue
        if (unseen := sight.wrong(cell)) and not (unseen[0] == "hard_to_see" and spec.row in greyed):
            findings.append(Message((cell.coordinate,), *unseen))
        wrong = _wrong(cell, spec.input, layout.currency, units.get(spec.row))
        if wrong:
            findings.append(Message((cell.coordinate,), *wrong))
        else:
            answers[spec.input.key] = (_value(cell, spec.input), cell.coordinate)
    return answers, findings


def _units(sheet: Worksheet, layout: Layout) -> dict[int, str]:
    """Return in words what the numbers in a row are per, for the rows that ask one number and say its unit.

    Of a cost that is also what was chosen in its row; where nothing was it is a cost of every year.
    """
    units: dict[int, str] = {}
    for spec in layout.cells:
        if spec.is_unit and spec.value and not spec.input:
            units[spec.row] = f"{units.get(spec.row, '')} {spec.value}"
    for spec in layout.inputs:
        if spec.input and spec.row in units and spec.input.key[2:3] == ("costs",):
            chosen = sheet.cell(*spec.place).value
            units[spec.row] += f" year {chosen if isinstance(chosen, str) and spec.input.choices else ''}"
    return units


def is_empty(cell: SheetCell) -> bool:
    """Whether a cell holds nothing, or a text that shows nothing."""
    return cell.value is None or (isinstance(cell.value, str) and not text_in(cell))


def answer_in(cell: SheetCell, asked: Question) -> Any:
    """Return what a cell answers to a question, or None where it is no answer to that."""
    wrong = _wrong(cell, asked, None, None)
    if wrong:
        return None
    value = _value(cell, asked)
    if asked.choices or not isinstance(value, int | float):
        return value
    low = -math.inf if asked.minimum is None else asked.minimum
    high = math.inf if asked.maximum is None else asked.maximum
    return value if low <= value <= high else None


def _wrong(cell: SheetCell, spec: Question, currency: str | None, unit: str | None) -> Wrong | None:
    """Return the kind of finding, what was found, and the context, if the cell does not hold what it should."""
    value = cell.value
    if cell.data_type == "f":
        asks = "choice" if spec.choices else spec.kind if spec.kind in ("text", "date") else "number"
        return "formula", value if isinstance(value, str) else "{...}", {"asks": asks}
    if cell.data_type == "e" and not spec.choices:
        return {"text": "not_text_cell", "date": "date_type"}.get(spec.kind, "not_a_number"), value, {}
    if spec.choices:
        if not _chosen(value, spec):
            return "not_a_choice", value, {"choices": ", ".join(spec.choices)}
        return misread_number(cell) if isinstance(value, int | float) else misread_text(cell)
    if spec.kind == "date":
        return misread_day(cell) if _day(value) else ("date_type", value, {})
    if spec.kind == "text":
        return misread_text(cell)
    if spec.kind == "whole" and _is_part(value):
        return "int_from_float", value, {}
    is_share = spec.kind == "share"
    return misread_number(cell, is_share=is_share, is_needed=spec.required, currency=currency, unit=unit)


def _is_part(value: object) -> bool:
    """Whether it is a number with decimals: where a whole one is asked, how it is shown is not what is wrong."""
    return isinstance(value, float) and math.isfinite(value) and not value.is_integer()


def misread_text(cell: SheetCell) -> Wrong | None:
    """Return the kind of finding, what was found, and the context, if a cell holds no text and no plain digits."""
    value = cell.value
    if isinstance(value, str):
        return None if shows_text(format_of(cell)) else _otherwise(cell, "text_shown_otherwise")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "not_text_cell", value, {}
    if digits_shown(value, format_of(cell)) is None:
        return _otherwise(cell, "number_as_text")
    return None


def misread_number(
    cell: SheetCell,
    *,
    is_share: bool = False,
    is_needed: bool = False,
    currency: str | None = None,
    unit: str | None = None,
) -> Wrong | None:
    """Return the kind of finding, what was found, and the context, if a cell does not hold and show a number."""
    value = cell.value
    if isinstance(value, str):
        kind = "not_a_number" if cell.data_type == "e" else kind_of_text(value, is_share=is_share)
        return kind, value, {"is_share": True} if is_share else {"asks": "needed number"} if is_needed else {}
    if isinstance(value, bool | date | datetime | time | timedelta) or not isinstance(value, int | float):
        return "not_a_number", value, {}
    try:
        number = float(value)
    except OverflowError:
        return "large_number", None, {}
    if not math.isfinite(number):
        return None  # The record says so.
    if not shows_what_it_holds(format_of(cell), number, is_share=is_share, currency=currency, unit=unit):
        kind, found, words = _otherwise(cell, "shown_otherwise")
        what = shown_instead(format_of(cell), number, is_share=is_share, currency=currency)
        return kind, found, {**words, "shows": Text(N_(", which shows {what}"), {"what": what}) if what else ""}
    return None


def misread_day(cell: SheetCell) -> Wrong | None:
    """Return the kind of finding, what was found, and the context, if a cell with a date does not show its day."""
    if isinstance(cell.value, str):
        return misread_text(cell)
    return None if shows_day(format_of(cell)) else _otherwise(cell, "day_shown_otherwise")


def _otherwise(cell: SheetCell, kind: str) -> Wrong:
    return kind, cell.value, {"format": format_of(cell) or Text(N_("not in the file"))}


def _day(value: object) -> date | None:
    """Return the day in a cell: a date without a time, or its text as in a file or as it is written in Dutch."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(day_text(str(unescape(value)).strip())) if isinstance(value, str) else None
    except ValueError:
        return None


def _chosen(value: object, spec: Question) -> str | None:
    if value in spec.choices:
        return str(value)
    said = str(unescape(str(value))).strip().casefold()
    return next((label for label in spec.choices if said == label.casefold()), None)


def text_in(cell: SheetCell) -> str:
    """Return the text in a cell, without what can't be seen around it; of a number the digits that are shown.

    A workbook writes a character that XML can't hold as `_x000D_`.
    """
    if isinstance(cell.value, str):
        return str(unescape(cell.value)).strip()
    return digits_shown(float(cell.value), format_of(cell)) or ""  # type: ignore[arg-type]


def _value(cell: SheetCell, spec: Question) -> Any:
    value: Any = cell.value
    if spec.choices:
        return spec.choices[_chosen(value, spec) or ""]
    if spec.kind == "date":
        return _day(value)
    if spec.kind == "text":
        return text_in(cell)
    return int(value) if float(value).is_integer() else float(value)
