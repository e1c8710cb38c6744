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
    places: dict[Path, Path] = {key: (sheet.title, cell) for key, cell in layout.places.items()}
    on_sheet = (finding._replace(path=(sheet.title, *finding.path)[-2:]) for finding in findings)
    return stated_at(places, made_of, on_sheet)


def stated_at(
    places: Mapping[Path, Path],
    made_of: tuple[Mapping[str, Any], Mapping[Path, Path]],
    findings: Iterable[Message],
) -> Stated:
    """Return what is stated on sheets; `places` has the sheet and cell of each answer, and so have the findings."""
    data, sources = made_of
    origins = {
        path: Origin(field="", sheet=str(places[key][0]), cell=str(places[key][1]))
        for path, key in sources.items()
        if key in places
    }
    return Stated(data, origins, tuple(map(problem_at, findings)))
