"""What stands in an authority's own price sheet where its mapping does not look: an amount there must not get lost.

What was published and what a bidder added can't be told apart without the sheet as it was sent. So an amount in the
column of the answers is refused unless the mapping knows its row by a label; what stands elsewhere is remarked on.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from functools import partial
from itertools import pairwise, takewhile
from math import isfinite

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.read import filled_cells, sheets_in
from lcc.excel.price_sheet.mapping import PriceSheet, RowMapping, holds_number
from lcc.language import N_, Local, Text, listed
from lcc.record.message import Message
from lcc.record.path import path_of

_MOST, _LONGEST = 5, 60
_AMOUNT_AS_TEXT = re.compile(r"\W*(?:eur|euro)?\W*\d", re.IGNORECASE)
_NUMBER = r"(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:[.,]\d+)?(?:,-+)?"
_NUMBER_ALONE = re.compile(rf"(?!0\d){_NUMBER}")
_AMOUNT_IN_TEXT = re.compile(rf"(?:€|\beuro?\b)\W*\d|{_NUMBER}\s*(?:€|%|euro?\b|per\b|p/)", re.IGNORECASE)
_REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?\d", re.IGNORECASE)
_SUM = re.compile(r"=\+?(?:SUM|SUBTOTAL|SUMPRODUCT|AGGREGATE)\(.*\)", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:sub|eind)?tota(?:al|l|le)?\b|\b(?:som|sum|btw|vat|incl|excl|\w+som|opgeteld)\b", re.IGNORECASE
)
_CENT = 0.005
_STEPS = (1, 0.1)
"""By which numbers of rows differ: 1, 2, 3 or 1.1, 1.2, 1.3."""

SheetPlace = tuple[str, int, int]
"""The name of a sheet, a row and a column."""


def amounts_not_read(workbook: Workbook, mapping: PriceSheet) -> list[Message]:
    """Return the amounts in columns of numbers that the mapping does not read, by sheet and cell.

    A row that sums up others has none, and neither has one that the mapping knows by a label: it stands in the sheet
    that was published.
    """
    labelled = {(name, row) for name, row, _column in _labels(mapping)}
    found: dict[tuple[str, int], Message] = {}
    for (name, row), finding in (*_beside_tables(workbook, mapping), *_among_answers(workbook, mapping)):
        if (name, row) not in labelled:
            found.setdefault((name, row), finding)
    return list(found.values())


def words_not_read(workbook: Workbook, mapping: PriceSheet) -> list[Message]:
    """Return a remark on what else the mapping does not read, if there is anything: amounts, and sheets.

    Numbers of rows, formulas of other cells, and the texts of the sheets that the mapping reads are left out: of these
    a published sheet is full.
    """
    known, labels = _read(mapping), set(_labels(mapping))
    read_sheets = {name for name, _row, _column in (*known, *labels)}
    of_other_sheets, of_read_sheets = list[Text](), list[Text]()
    for sheet in sheets_in(workbook):
        filled = list(filled_cells(sheet))
        cells = [cell for cell in filled if _place(cell) not in known | labels]
        amounts = [cell for cell in _without_numbering(cells) if _states_amount(cell)]
        if sheet.title in read_sheets:
            of_read_sheets += map(_shown, [*amounts, *_texts_beside(cells, known, labels)])
        elif amounts:
            of_other_sheets += map(_shown, amounts)
        elif filled:
            of_other_sheets.append(Text(N_("sheet {sheet}"), {"sheet": sheet.title}))
    found = [*of_other_sheets, *of_read_sheets]
    if not found:
        return []
    more = len(found) - _MOST
    named = [*found[:_MOST], *([Text(N_("and {number} more"), {"number": more})] if more > 0 else [])]
    return [Message((), "cells_not_read", len(found), {"text": listed(named, "; ")})]


def _shown(cell: Cell) -> Text:
    value = _written(cell)
    text = f"'{' '.join(str(value).split())[:_LONGEST]}'"
    said = Local(value) if isinstance(value, int | float) and isfinite(value) else text
    words = {"sheet": cell.parent.title, "cell": cell.coordinate, "value": said}
    return Text("{sheet} {cell}: {value}", words)


def _place(cell: Cell | MergedCell) -> SheetPlace:
    return cell.parent.title, int(cell.row or 0), int(cell.column or 0)


def _labels(mapping: PriceSheet) -> Iterator[SheetPlace]:
    """Yield the cells of which the mapping says what stands in them."""
    yield from ((mapping.sheet, *coordinate_to_tuple(address)) for address in mapping.labels)
    for table in mapping.tables:
        yield from ((table.sheet or mapping.sheet, *coordinate_to_tuple(address)) for address in table.labels)


def _read(mapping: PriceSheet) -> set[SheetPlace]:
    """Return the cells that the mapping reads, and those that it says it does not use."""
    found = {
        (source.sheet or mapping.sheet, *coordinate_to_tuple(address))
        for source in mapping.fields.values()
        for address in (source.cell, source.quantity, source.quantity_not_used)
        if address
    }
    for table in mapping.tables:
        columns = {
            column_index_from_string(column)
            for source in table.fields.values()
            for column in (source.column, source.quantity, source.quantity_not_used)
            if column
        }
        rows = range(table.first_row, table.last_row + 1)
        found |= {(table.sheet or mapping.sheet, row, column) for row in rows for column in columns}
    return found


def _beside_tables(workbook: Workbook, mapping: PriceSheet) -> Iterator[tuple[tuple[str, int], Message]]:
    """Yield the filled rows below a table, and right above it."""
    known = _read(mapping)
    for table in mapping.tables:
        name = table.sheet or mapping.sheet
        sheet = _sheet(workbook, name)
        if sheet is None:
            continue
        columns = _numbers_of(table)
        holds_unread = partial(_holds_unread, sheet, columns, known)
        below = filter(holds_unread, range(table.last_row + 1, sheet.max_row + 1))
        above = takewhile(holds_unread, range(table.first_row - 1, 0, -1))
        words = {"first": table.first_row, "last": table.last_row}
        for row in (*below, *above):
            if not _sums_up(sheet, row, columns):
                cell = next(cell for cell in _cells(sheet, row, columns) if _holds_amount(cell))
                yield (name, row), Message((name, cell.coordinate), "row_not_read", cell.value, words)


def _numbers_of(table: RowMapping) -> list[int]:
    at = path_of(table.entries)
    return [
        column_index_from_string(source.column)
        for field, source in table.fields.items()
        if source.column and holds_number((*at, 0, *path_of(field)))
    ]


def _holds_unread(sheet: Worksheet, columns: Sequence[int], known: Collection[SheetPlace], row: int) -> bool:
    """Whether a row holds an amount which is not read."""
    return any(_holds_amount(cell) for cell in _cells(sheet, row, columns) if _place(cell) not in known)


def _among_answers(workbook: Workbook, mapping: PriceSheet) -> Iterator[tuple[tuple[str, int], Message]]:
    """Yield the amounts under the first number in a column of answers; what is above it is about the bidder."""
    known = _read(mapping)
    first: dict[tuple[str, int], int] = {}
    for field, source in mapping.fields.items():
        if source.cell and holds_number(path_of(field)):
            row, column = coordinate_to_tuple(source.cell)
            at = (source.sheet or mapping.sheet, column)
            first[at] = min(row, first.get(at, row))
    for (name, column), top in first.items():
        sheet = _sheet(workbook, name)
        for cell in filled_cells(sheet) if sheet else ():
            row = cell.row
            is_candidate = cell.column == column and row > top and (name, row, column) not in known
            if sheet and is_candidate and _states_amount(cell) and not _sums_up(sheet, row, [column]):
                yield (name, row), Message((name, cell.coordinate), "amount_not_read", cell.value, {})


def _sheet(workbook: Workbook, name: str) -> Worksheet | None:
    sheet = workbook[name] if name in workbook.sheetnames else None
    return sheet if isinstance(sheet, Worksheet) else None


def _texts_beside(
    cells: Iterable[Cell], known: Collection[SheetPlace], labels: Collection[SheetPlace]
) -> Iterator[Cell]:
    """Yield the texts to the right of all that is known of their sheet, from the first row that is read on."""
    for cell in cells:
        name = cell.parent.title
        top = min((row for sheet, row, _column in known if sheet == name), default=cell.row + 1)
        last = max(column for sheet, _row, column in (*known, *labels) if sheet == name)
        is_text = isinstance(cell.value, str) and cell.data_type != "f" and not _states_amount(cell)
        if is_text and cell.column > last and cell.row >= top:
            yield cell


def _without_numbering(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells without those that number the rows: each number one more than the one above it."""
    numbers: dict[int, list[tuple[float, Cell]]] = {}
    for cell in cells:
        if isinstance(cell.value, int | float):
            numbers.setdefault(cell.column, []).append((float(cell.value), cell))
    numbering = {
        cell.coordinate
        for column in numbers.values()
        for (upper, above), (lower, below) in pairwise(column)
        if any(abs(lower - upper - step) < _CENT for step in _STEPS)
        for cell in (above, below)
    }
    return [cell for cell in cells if cell.coordinate not in numbering]


def _cells(sheet: Worksheet, row: int, columns: Sequence[int]) -> list[Cell | MergedCell]:
    return [sheet.cell(row, column) for column in columns]


def _holds_amount(cell: Cell | MergedCell) -> bool:
    """Whether somebody stated a number here, be it as text or by a formula; a zero costs nothing."""
    value = cell.value
    if isinstance(value, str):
        return cell.data_type == "f" or bool(_AMOUNT_AS_TEXT.match(value))
    return value is not None and value is not False and value != 0


def _states_amount(cell: Cell | MergedCell) -> bool:
    """Whether what stands here is an amount and can't be a date, a phone number or a calculation with other cells."""
    value = _written(cell)
    if not isinstance(value, str):
        return _holds_amount(cell) and not isinstance(value, bool | date | time | timedelta)
    if cell.data_type == "f":
        return not _REFERENCE.search(value) and any(sign.isdigit() for sign in value)
    return bool(_NUMBER_ALONE.fullmatch(value.strip()) or _AMOUNT_IN_TEXT.search(value))


def _written(cell: Cell | MergedCell) -> object:
    """Return what stands in a cell; of a formula for several cells its text."""
    value = cell.value
    return value if cell.data_type != "f" or isinstance(value, str) else str(getattr(value, "text", ""))


def _sums_up(sheet: Worksheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row only sums up others: by its formulas, or because it says so and comes to that."""
    says_total = any(isinstance(cell.value, str) and _TOTAL.search(cell.value) for cell in sheet[row])
    return all(
        (cell.data_type == "f" and (says_total or bool(_SUM.fullmatch(str(cell.value)))))
        or (says_total and _is_sum(sheet, cell))
        for cell in _cells(sheet, row, columns)
        if _holds_amount(cell)
    )


def _is_sum(sheet: Worksheet, cell: Cell | MergedCell) -> bool:
    """Whether a number is the sum of those right above it, back to any of them."""
    value, total = cell.value, 0.0
    if not isinstance(value, int | float):
        return False
    for row in range((cell.row or 1) - 1, 0, -1):
        above = sheet.cell(row, int(cell.column or 1)).value
        total += above if isinstance(above, int | float) else 0.0
        if above and abs(total - value) < _CENT:
            return True
    return False
