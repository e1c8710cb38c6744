"""What was filled in on a sheet, as plain values with the cell of each."""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.layout import Layout, address_of
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Asked, Origin
from lcc.record.problem import problem_at
from lcc.record.stated import Stated

_AMONG_OTHERS = ("book", "bid")
"""The kinds of sheets that stand in one workbook with others to fill in."""


def stated_on(
    sheet: Worksheet,
    layout: Layout,
    made_of: tuple[Mapping[str, Any], Mapping[Path, Path]],
    findings: Iterable[Message],
    called: Mapping[Path, str] | None = None,
) -> Stated:
    """Return what is stated on a sheet, and what is wrong there.

    Parameters
    ----------
    sheet, layout
        Where the answers stand.
    made_of
        The plain values, and for each of their fields the key of the answer behind it.
    findings
        What is wrong on the sheet: their path is (cell,), or (sheet, cell) on another sheet.
    called
        What is asked in each cell, by its key; as the layout calls it where that is not said.
    """
    data, sources = made_of
    places, asked = layout.places, _asked(sheet.title, layout, called or layout.called)
    origins: dict[Path, Origin] = {path: asked[places[key]] for path, key in sources.items() if key in places}
    on_sheet = (finding._replace(path=(sheet.title, *finding.path)[-2:]) for finding in findings)
    problems = (problem_at(one, place=_place(one, sheet, layout, asked)) for one in on_sheet)
    return Stated(data, origins, tuple(problems))


def _asked(name: str, layout: Layout, called: Mapping[Path, str]) -> dict[str, Asked]:
    """Return by address what is asked in each cell to fill in."""
    is_only_sheet = layout.mark.kind not in _AMONG_OTHERS
    return {
        address: Asked(field="", sheet=name, cell=address, label=called[key], is_only_sheet=is_only_sheet)
        for key, address in layout.places.items()
    }


def _place(finding: Message, sheet: Worksheet, layout: Layout, asked: Mapping[str, Asked]) -> Origin | None:
    """Return where a finding on the sheet is; a cell beside one to fill in is about what is asked in that row."""
    name, cell = finding.path
    if name != sheet.title or cell in asked:
        return asked.get(str(cell)) if name == sheet.title else None
    row = coordinate_to_tuple(str(cell))[0] - 1
    beside = next((asked[address_of(one)] for one in layout.inputs if one.row == row), None)
    return beside.model_copy(update={"cell": cell}) if beside else None
