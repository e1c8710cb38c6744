"""What was filled in on a sheet, as plain values with the cell of each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.layout import Layout
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Asked, Origin
from lcc.record.problem import Problem, problem_at
from lcc.record.stated import Stated

_FIRST = ("form", "passport", "scores", "quotes")
"""The kinds of sheets of which a message need not name the sheet: the first, or only, one of a workbook."""


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
    on_sheet = (finding._replace(path=(sheet.title, *finding.path)[-2:]) for finding in findings)
    return stated_at(asked_on(sheet.title, layout), made_of, on_sheet)


def stated_at(
    asked: Mapping[Path, Asked],
    made_of: tuple[Mapping[str, Any], Mapping[Path, Path]],
    findings: Iterable[Message],
) -> Stated:
    """Return what is stated on sheets; `asked` has what stands where, by key, and findings are at (sheet, cell)."""
    data, sources = made_of
    origins: dict[Path, Origin] = {path: asked[key] for path, key in sources.items() if key in asked}
    found = tuple(findings)
    return Stated(data, origins, tuple(_placed(found, asked)) if found else ())


def _placed(findings: Iterable[Message], asked: Mapping[Path, Asked]) -> Iterator[Problem]:
    """Yield what is wrong, each at what is asked in its cell, or else beside what is asked in its row."""
    at: dict[tuple[str | None, str | None], Asked] = {}
    in_row: dict[tuple[str | None, int], Asked] = {}
    for one in asked.values():
        at.setdefault((one.sheet, one.cell), one)
        in_row.setdefault((one.sheet, _row(one.cell or "")), one)
    for finding in findings:
        name, cell = map(str, finding.path)
        beside = in_row.get((name, _row(cell)))
        exact = at.get((name, cell))
        place = exact or (beside and beside.model_copy(update={"cell": cell, "is_beside": True}))
        yield problem_at(finding, place=place)


def asked_on(sheet: str, layout: Layout, called: Mapping[Path, str] | None = None) -> dict[Path, Asked]:
    """Return what is asked in each cell to fill in, by its key; `called` says it otherwise than the layout does."""
    labels = layout.called if called is None else called
    is_first = layout.mark.kind in _FIRST
    return {
        key: Asked(field="", sheet=sheet, cell=address, label=labels[key], is_only_sheet=is_first)
        for key, address in layout.places.items()
    }


def _row(cell: str) -> int:
    """Return the row of a cell; none for a sheet as a whole."""
    return coordinate_to_tuple(cell)[0] if cell else 0
