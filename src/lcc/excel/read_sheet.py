"""A sheet that was filled in: its answers, what can't be read, and what is no longer as it was written."""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.layout import LISTS_SHEET, Input, Layout, repeating
from lcc.excel.limits import OF_A_STRANGER
from lcc.excel.shown_number import digits_shown, shows_what_it_holds
from lcc.excel.untrusted import open_workbook
from lcc.model.agreement import Finding
from lcc.model.record import Path

SheetAnswers = Mapping[Path, tuple[Any, str]]
"""What was filled in, by key, each with its address."""

_MOST_CHANGES = 20
_ELEMENTS_PER_CELL = 20

# What is lower (points) or narrower (characters) than this can't be read.
_LOWEST, _NARROWEST = 4.0, 0.8


def open_filled(content: bytes, file: str, layouts: Iterable[Layout]) -> Workbook:
    """Open a workbook that can be laid out in one of these ways; it may hold as much as that, and some.

    Raises
    ------
    InputRefusedError
        As `open_workbook`.
    """
    room = max(len(layout.cells) for layout in layouts)
    most = OF_A_STRANGER.elements + _ELEMENTS_PER_CELL * room
    return open_workbook(content, file, limits=OF_A_STRANGER._replace(elements=most))


def sheets_in(workbook: Workbook) -> list[Worksheet]:
    """Return the sheets that have cells."""
    return [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]


def filled_beside(sheets: Iterable[Worksheet], layout: Layout) -> Iterator[Finding]:
    """Yield the first cell of each sheet that holds something and is not the one that was sent."""
    for sheet in sheets:
        if sheet.title not in (layout.sheet, LISTS_SHEET):
            for cell in filled_cells(sheet):
                yield Finding((sheet.title, cell.coordinate), "beside_form", cell.value, {})
                break


def changes(sheet: Worksheet, layout: Layout) -> list[Finding]:
    """Return where the form differs from the one that was sent, the first ones if there are many.

    Explanations are not compared: they bind nobody, and a newer version of the program may word them better.
    """
    free = {(cell.row + 1, cell.column + 1) for cell in layout.cells if cell.input or cell.style == "note"}
    places = layout.places
    as_sent = {
        (cell.row + 1, cell.column + 1): repeating(cell, places) if cell.shows else cell.value
        for cell in layout.cells
    }
    as_sent = {place: value for place, value in as_sent.items() if place not in free}
    found = [
        Finding((merged.coord.split(":")[0],), "merged", merged.coord, {}) for merged in sheet.merged_cells.ranges
    ]
    present: set[tuple[int, int]] = set()
    for cell in filled_cells(sheet):
        place = (int(cell.row or 0), int(cell.column or 0))
        if place in free:
            continue
        present.add(place)
        if as_sent.get(place) is None:
            found.append(Finding((cell.coordinate,), "beside_form", cell.value, {}))
        elif not _same(cell.value, as_sent[place]):
            found.append(Finding((cell.coordinate,), "changed_cell", cell.value, {"value": as_sent[place]}))
    for (row_number, column), value in as_sent.items():
        if value not in (None, "") and (row_number, column) not in present:
            address = f"{get_column_letter(column)}{row_number}"
            found.append(Finding((address,), "changed_cell", None, {"value": value}))
    return found[:_MOST_CHANGES]


def filled_cells(sheet: Worksheet) -> Iterator[SheetCell]:
    """Yield the cells that hold something; not the rows up to the last one, which a stranger may put anywhere."""
    for _place, cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if cell.value is not None:
            yield cell


def _same(found: object, sent: object) -> bool:
    """Whether a cell holds what was sent; a workbook keeps fifteen digits of a number."""
    if isinstance(found, int | float) and isinstance(sent, int | float):
        return math.isclose(found, sent, rel_tol=1e-14)
    return found == sent


def answers_in(sheet: Worksheet, layout: Layout) -> tuple[dict[Path, tuple[Any, str]], list[Finding]]:
    """Return what was filled in, by key, with its address; and the cells that can't be read."""
    answers: dict[Path, tuple[Any, str]] = {}
    findings: list[Finding] = []
    hidden = hidden_columns(sheet)
    for spec in layout.inputs:
        cell = sheet.cell(spec.row + 1, spec.column + 1)
        if spec.input is None or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        if is_hidden_row(sheet, cell.row) or cell.column in hidden or sheet.sheet_state != "visible":
            findings.append(Finding((cell.coordinate,), "hidden", cell.value, {}))
        wrong = _wrong(cell, spec.input)
        if wrong:
            findings.append(Finding((cell.coordinate,), *wrong))
        else:
            answers[spec.input.key] = (_value(cell, spec.input), cell.coordinate)
    return answers, findings


def is_hidden_row(sheet: Worksheet, row: int) -> bool:
    """Whether a row can't be seen."""
    if row not in sheet.row_dimensions:
        return bool(sheet.sheet_format.zeroHeight)
    dimension = sheet.row_dimensions[row]
    return bool(dimension.hidden) or (dimension.height is not None and dimension.height < _LOWEST)


def hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the columns that can't be seen; neighbours share one entry, under the name of the first."""
    hidden: set[int] = set()
    for name, dimension in sheet.column_dimensions.items():
        if dimension.hidden or dimension.width < _NARROWEST:
            first = dimension.min or column_index_from_string(name)
            hidden.update(range(first, (dimension.max or first) + 1))
    return hidden


def _wrong(cell: SheetCell, spec: Input) -> tuple[str, object, dict[str, object]] | None:
    """Return the kind of finding, what was found, and the context, if the cell does not hold what it should."""
    value = cell.value
    if cell.data_type == "f":
        return "formula", value if isinstance(value, str) else "{...}", {}
    if cell.data_type == "e":
        return "not_a_number", value, {}
    if spec.choices:
        return None if _chosen(value, spec) else ("not_a_choice", value, {"choices": ", ".join(spec.choices)})
    if spec.kind == "date":
        return None if _day(value) else ("date_type", value, {})
    if spec.kind == "text":
        return misread_text(cell)
    return misread_number(cell, is_share=spec.kind == "share")


def misread_text(cell: SheetCell) -> tuple[str, object, dict[str, object]] | None:
    """Return the kind of finding, what was found, and the context, if a cell holds no text and no plain digits."""
    value = cell.value
    if isinstance(value, str):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "not_text_cell", value, {}
    if digits_shown(value, cell.number_format) is None:
        return "number_as_text", value, {"format": cell.number_format}
    return None


def misread_number(cell: SheetCell, *, is_share: bool) -> tuple[str, object, dict[str, object]] | None:
    """Return the kind of finding, what was found, and the context, if a cell does not hold and show a number."""
    value = cell.value
    if isinstance(value, str):
        return ("not_a_number" if cell.data_type == "e" else "text_number"), value, {}
    if isinstance(value, bool | date | datetime | time | timedelta) or not isinstance(value, int | float):
        return "not_a_number", value, {}
    if not shows_what_it_holds(cell.number_format, is_share=is_share):
        return "shown_otherwise", value, {"format": cell.number_format}
    return None


def _day(value: object) -> date | None:
    """Return the day in a cell: a date without a time, or its ISO text."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None


def _chosen(value: object, spec: Input) -> str | None:
    if value in spec.choices:
        return str(value)
    return next((label for label in spec.choices if str(value).strip().casefold() == label.casefold()), None)


def text_in(cell: SheetCell) -> str:
    """Return the text in a cell, without what can't be seen around it; of a number the digits that are shown.

    A workbook writes a character that XML can't hold as `_x000D_`.
    """
    if isinstance(cell.value, str):
        return str(unescape(cell.value)).strip()
    return digits_shown(float(cell.value), cell.number_format) or ""  # type: ignore[arg-type]


def _value(cell: SheetCell, spec: Input) -> Any:
    value: Any = cell.value
    if spec.choices:
        return spec.choices[_chosen(value, spec) or ""]
    if spec.kind == "date":
        return _day(value)
    if spec.kind == "text":
        return text_in(cell)
    return int(value) if float(value).is_integer() else float(value)
