"""A record from what was filled in on a sheet, or everything that is wrong there, each with its cell."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluation.results import Origins
from lcc.excel.form.layout import Layout
from lcc.interchange.findings import problem_at
from lcc.interchange.problem import InputRefusedError
from lcc.interchange.records import Make
from lcc.model.result import Origin
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import Record

Document = TypeVar("Document", bound=Record)


def record_on(
    sheet: Worksheet,
    layout: Layout,
    file: str,
    made_of: tuple[Mapping[str, Any], Mapping[Path, Path]],
    make: Make[Document],
    findings: Iterable[Message],
) -> tuple[Document, Origins]:
    """Return the record, and the cell of each of its fields.

    Parameters
    ----------
    sheet, layout, file
        Where the answers stand.
    made_of
        The record as plain values, and for each of its fields the key of the answer behind it.
    make
        What makes a record of plain values.
    findings
        What is wrong on the sheet already: their path is (cell,), or (sheet, cell) on another sheet.

    Raises
    ------
    InputRefusedError
        With all of that, and with what does not make a record; of one cell only what was found first.
    """
    data, sources = made_of
    places = layout.places
    origins = {
        path: Origin(field="", sheet=sheet.title, cell=places[key])
        for path, key in sources.items()
        if key in places
    }
    problems = [problem_at(finding._replace(path=(sheet.title, *finding.path)[-2:]), file) for finding in findings]
    try:
        record, stand = make(data, file, origins)
    except InputRefusedError as refused:
        known = {(problem.file, problem.origin.cell) for problem in problems}
        problems += [one for one in refused.problems if (one.file, one.origin.cell) not in known]
        raise InputRefusedError(problems) from None
    if problems:
        raise InputRefusedError(problems)
    return record, stand
