"""What was filled in on a sheet, as plain values with the cell of each."""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.layout import Layout
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin
from lcc.record.problem import problem_at
from lcc.record.stated import Stated


def stated_on(
    sheet: Worksheet,
    layout: Layout,
    made_of: tuple[Mapping[str, Any], Mapping[Path, Path]],
    findings: Iterable[Message],
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
    """
    data, sources = made_of
    places = layout.places
    origins = {
        path: Origin(field="", sheet=sheet.title, cell=places[key])
        for path, key in sources.items()
        if key in places
    }
    on_sheet = (finding._replace(path=(sheet.title, *finding.path)[-2:]) for finding in findings)
    return Stated(data, origins, tuple(map(problem_at, on_sheet)))
