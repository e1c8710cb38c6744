"""Whether a comparison workbook is still as we wrote it."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from lcc.checks.other_method import OtherMethodError
from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.comparison.own_cells import blanks_beside
from lcc.excel.comparison.sheets import all_fields, bid_inputs, cash_flows, method
from lcc.excel.form.mark import Mark, mark_in, read_mark
from lcc.excel.form.read import sheets_in
from lcc.excel.shown.plain_formula import plain
from lcc.language import Translate
from lcc.model.tender import METHOD
from lcc.record.message import Message
from lcc.record.place import InputFile
from lcc.record.problem import refusal


def comparison_mark(workbook: Workbook) -> Mark:
    """Return the mark of a comparison.

    Raises
    ------
    InputRefusedError
        It is no comparison, one of a version that is not read, or one of another method.
    """
    marks = _marks(workbook)
    if "lots" in marks:
        raise refusal("lots_not_scored")
    mark = marks.get("comparison")
    method = all_fields.method_in(mark) if mark else None
    if method not in (None, METHOD):
        raise OtherMethodError(method, str(mark))
    kind = "not_a_comparison" if marks else "own_workbook"
    return read_mark(mark if method else None, Message((), kind, mark and str(mark), {}))


def lots_mark(workbook: Workbook) -> Mark:
    """Return the mark of a workbook of all lots; InputRefusedError where it is none, or one that is not read."""
    mark = _marks(workbook).get("lots")
    is_known = mark is not None and all_fields.method_in(mark) == METHOD
    return read_mark(mark if is_known else None, Message((), "no_lots_workbook", None, {}))


def _marks(workbook: Workbook) -> dict[str, Mark]:
    """Return the marks in a workbook, by the kind that each says."""
    row, column = all_fields.MARK_AT
    texts = [str(sheet.cell(row + 1, column + 1).value) for sheet in sheets_in(workbook)]
    return {mark.kind: mark for mark in map(mark_in, reversed(texts)) if mark}


def recorded_inputs(workbook: Workbook, method_sheet: str) -> dict[str, InputFile]:
    """Return the files that a comparison says it was made from, by the cell that says so."""
    if method_sheet not in workbook.sheetnames:
        return {}
    found = {}
    for cells in workbook[method_sheet].iter_rows(max_col=method.TEXT + 1):
        text = cells[method.TEXT].value
        if isinstance(text, str) and text.startswith(method.SHA256):
            file, sha256 = str(cells[method.RULE].value), text.removeprefix(method.SHA256)
            found[cells[method.TEXT].coordinate] = InputFile(file=file, sha256=sha256)
    return found


def made_by(workbook: Workbook, sheet: str, _: Translate) -> str:
    """Return the name and version of the program that a comparison says it was made with; nothing if it does not."""
    if sheet in workbook.sheetnames:
        for cells in workbook[sheet].iter_rows(max_col=method.TEXT + 1):
            if cells[method.RULE].value == _("Program"):
                return str(cells[method.TEXT].value)
    return ""


def edited_cells(
    workbook: Workbook, expected: Mapping[str, Cells], _: Translate, *, whole: bool = False
) -> Iterator[Message]:
    """Yield the cells of ours that are no longer as we wrote them.

    Only where the `whole` file is held against what we write for its inputs, the cells that can be changed are looked
    at too, and where each field came from.
    """
    not_compared = {} if whole else {_("Bids"): bid_inputs.SOURCE, _("Cash flows"): cash_flows.SOURCE}
    for name, cells in expected.items():
        if name not in workbook.sheetnames:
            yield Message((), "sheet_missing", None, {"name": name})
            continue
        sheet, blanks = workbook[name], blanks_beside(cells)
        for (row, column), written in cells.items():
            if (row, column) in blanks:
                continue
            if (written.is_input and not whole) or column == not_compared.get(name):
                continue
            found = sheet.cell(row + 1, column + 1).value
            if not _is_same(found, written):
                yield Message((name, address(row, column)), "edited_cell", found, {"value": written.value})


def lying_values(workbook: Workbook, expected: Mapping[str, Cells]) -> Iterator[Message]:
    """Yield the formulas that show another value than they come to; the workbook is opened for its values."""
    for name, cells in expected.items():
        if name not in workbook.sheetnames:
            continue
        sheet = workbook[name]
        for (row, column), written in cells.items():
            if not written.is_formula:
                continue
            found = sheet.cell(row + 1, column + 1).value
            if not _shows(found, written.shown):
                yield Message((name, address(row, column)), "lying_value", found, {"value": written.shown})


def is_calculated(workbook: Workbook, expected: Mapping[str, Cells]) -> bool:
    """Whether any formula of ours shows a value; the workbook is opened for its values.

    A program that does not calculate writes formulas alone: nothing is shown then, until one that does opens it.
    """
    return any(
        workbook[name].cell(row + 1, column + 1).value is not None
        for name, cells in expected.items()
        for (row, column), written in cells.items()
        if written.is_formula and name in workbook.sheetnames
    )


def address(row: int, column: int) -> str:
    """Return the address of a cell that is counted from zero."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def _shows(found: Any, shown: str | float) -> bool:
    """Whether a value is what a formula comes to: the last digits differ by program, separators by language."""
    if isinstance(shown, str):
        if not isinstance(found, str):
            return found is None and not shown
        return found.rstrip() in (shown.rstrip(), _NUMBER_IN_TEXT.sub(_other_separators, shown).rstrip())
    if not _is_number(found):
        return False
    return math.isclose(found, shown, rel_tol=1e-9, abs_tol=_NOISE)


_NOISE = 1e-7
"""What may be left of a difference of large amounts that are equal."""

_NUMBER_IN_TEXT = re.compile(r"\d[\d.,]*")
_OTHER_SEPARATORS = str.maketrans(".,", ",.")


def _other_separators(number: re.Match[str]) -> str:
    return number[0].translate(_OTHER_SEPARATORS)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_same(found: Any, written: Written) -> bool:
    if isinstance(written.value, str):
        if not isinstance(found, str):
            return found is None and not written.value
        if found.rstrip() == written.value.rstrip():
            return True
        return written.is_formula and plain(found) == plain(written.value)
    if written.is_worked_out:
        return _shows(found, written.value)
    return _is_number(found) and math.isclose(found, written.value, rel_tol=1e-14)
