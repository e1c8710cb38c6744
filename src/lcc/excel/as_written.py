"""Whether a comparison workbook is still as we wrote it."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.page import Cells, Written
from lcc.excel.sheets import all_fields, bid_inputs, cash_flows, method
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.language import LANGUAGES, Translate
from lcc.model.agreement import Finding
from lcc.model.result import InputFile
from lcc.model.tender import METHOD

CENT = 0.01


def language_of(workbook: Workbook, file: str) -> str:
    """Return the language of a comparison.

    Raises
    ------
    InputRefusedError
        It is no comparison, one that is laid out in another way, or one of another method.
    """
    marks = _marks(workbook)
    mark = next((mark for mark in marks if mark.startswith("lcc comparison ")), None)
    if any(all_fields.lots_mark(language) in marks for language in LANGUAGES):
        raise InputRefusedError([problem_of(Finding((), "lots_not_scored", None, {}), file, {})])
    for language in LANGUAGES:
        if mark == all_fields.mark(language):
            return language
    method = all_fields.method_in(mark or "")
    finding = Finding((), "not_a_comparison", mark, {})
    if method not in (None, METHOD):
        finding = Finding((), "other_method", mark, {"method": METHOD, "made_by": method})
    raise InputRefusedError([problem_of(finding, file, {})])


def lots_language_of(workbook: Workbook, file: str) -> str:
    """Return the language of a workbook of all lots; InputRefusedError where it is none."""
    marks = _marks(workbook)
    for language in LANGUAGES:
        if all_fields.lots_mark(language) in marks:
            return language
    raise InputRefusedError([problem_of(Finding((), "no_lots_workbook", None, {}), file, {})])


def _marks(workbook: Workbook) -> list[str]:
    row, column = all_fields.MARK_AT
    sheets = [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]
    return [str(sheet.cell(row + 1, column + 1).value) for sheet in sheets]


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


def edited_cells(
    workbook: Workbook, expected: Mapping[str, Cells], _: Translate, *, inputs_too: bool = False
) -> Iterator[Finding]:
    """Yield the cells of ours that are no longer as we wrote them; where a field came from is not looked at."""
    not_compared = {_("Bids"): bid_inputs.SOURCE, _("Cash flows"): cash_flows.SOURCE}
    for name, cells in expected.items():
        if name not in workbook.sheetnames:
            yield Finding((), "sheet_missing", None, {"name": name})
            continue
        sheet = workbook[name]
        for (row, column), written in cells.items():
            if (written.is_input and not inputs_too) or column == not_compared.get(name):
                continue
            found = sheet.cell(row + 1, column + 1).value
            if not _is_same(found, written):
                yield Finding((name, address(row, column)), "edited_cell", found, {"value": written.value})


def lying_values(workbook: Workbook, expected: Mapping[str, Cells]) -> Iterator[Finding]:
    """Yield the formulas that show another value than they come to; the workbook is opened for its values.

    Where no program has calculated it, no formula shows anything: that is said once.
    """
    if not _has_values(workbook, expected):
        yield Finding((), "not_calculated", None, {})
        return
    for name, cells in expected.items():
        for (row, column), written in cells.items():
            if not written.is_formula or name not in workbook.sheetnames:
                continue
            found = workbook[name].cell(row + 1, column + 1).value
            if found != written.shown and not _is_close(found, written.shown):
                yield Finding((name, address(row, column)), "lying_value", found, {"value": written.shown})


def _has_values(workbook: Workbook, expected: Mapping[str, Cells]) -> bool:
    return any(
        workbook[name].cell(row + 1, column + 1).value is not None
        for name, cells in expected.items()
        for (row, column), written in cells.items()
        if written.is_formula and name in workbook.sheetnames
    )


def address(row: int, column: int) -> str:
    """Return the address of a cell that is counted from zero."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def _is_close(found: Any, shown: str | float) -> bool:
    if isinstance(shown, str) or not isinstance(found, int | float):
        return found is None and shown == ""
    return math.isclose(found, shown, rel_tol=1e-9, abs_tol=CENT / 2)


def _is_same(found: Any, written: Written) -> bool:
    if found == written.value or (found is None and written.value == ""):
        return True
    if isinstance(found, int | float) and isinstance(written.value, int | float):
        return math.isclose(found, written.value, rel_tol=1e-14)
    return written.is_formula and isinstance(found, str) and _plain(found) == _plain(str(written.value))


def _plain(formula: str) -> str:
    """Return a formula without what programs write in their own ways: sheets, spaces, capitals, numbers."""
    parts = formula.split('"')
    parts[::2] = [_plain_numbers(part.replace("'", "").replace(" ", "").casefold()) for part in parts[::2]]
    return '"'.join(parts)


_NUMBER = re.compile(r"(?<![\w.$])\d+(?:\.\d*)?(?:e[+-]?\d+)?(?![\w.(!])")
"""A number by itself, not one in the address of a cell or in a name."""


def _plain_numbers(formula: str) -> str:
    """Return a formula with each number written in one way.

    >>> _plain_numbers("=if(b1>1e-09,1e+099,$d$10)") == _plain_numbers("=if(b1>0.000000001,1E+99,$d$10)".casefold())
    True
    """
    return _NUMBER.sub(lambda found: repr(float(found[0])), formula)
