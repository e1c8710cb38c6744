"""A comparison workbook held against the files that it was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from openpyxl.workbook import Workbook

from lcc.evaluate import evaluate
from lcc.excel.as_written import edited_cells, language_of, lying_values, recorded_inputs
from lcc.excel.comparison import pages_as_written
from lcc.excel.page import Cells
from lcc.excel.sheets.assumptions import Submitted
from lcc.excel.sheets.method import SHA256
from lcc.excel.untrusted import open_workbook
from lcc.interchange.findings import problem_at
from lcc.interchange.problem import Problem
from lcc.language import translator
from lcc.model.agreement import Finding
from lcc.model.bid import Bid
from lcc.model.draw import Draw
from lcc.model.lot_outcome import LotOutcome
from lcc.model.quality import Scores
from lcc.model.result import InputFile, checksum
from lcc.model.tender import Tender


@dataclass(frozen=True, slots=True)
class Verification:
    """How many cells, formulas and files were held against each other, and where they differ."""

    cells: int
    formulas: int
    files: int
    differences: tuple[Problem, ...]
    not_looked_at: tuple[str, ...]


def verify(
    content: bytes,
    file: str,
    tender: Tender,
    bids: Sequence[Bid],
    inputs: Sequence[InputFile],
    submitted: Submitted | None = None,
    scores: Scores | None = None,
    *,
    draws: Sequence[Draw] = (),
    lot_outcome: LotOutcome | None = None,
) -> Verification:
    """Compute a comparison again from its inputs, and hold every cell, value and checksum in the file against it.

    Raises
    ------
    InputRefusedError
        The file is no comparison.
    """
    workbook = open_workbook(content, file)
    language = language_of(workbook, file)
    _ = translator(language)
    evaluation = replace(evaluate(tender, bids, scores, draws=draws), lot_outcome=lot_outcome)
    pages = pages_as_written(evaluation, language, submitted or {}, inputs)
    expected = {name: page.cells for name, page in pages.items()}
    method = expected.pop(_("Method"))
    findings = [
        *_other_files(workbook, _("Method"), inputs),
        *_other_method(workbook, _("Method"), method, inputs),
        *edited_cells(workbook, expected, _, inputs_too=True),
        *lying_values(open_workbook(content, file, values=True), expected),
    ]
    written = [cell for cells in (*expected.values(), method) for cell in cells.values()]
    ours = {*expected, _("Method")}
    return Verification(
        cells=len(written),
        formulas=sum(cell.is_formula for cell in written),
        files=len(inputs),
        differences=tuple(problem_at(finding, file) for finding in findings),
        not_looked_at=tuple(name for name in workbook.sheetnames if name not in ours),
    )


def _other_files(workbook: Workbook, method_sheet: str, inputs: Sequence[InputFile]) -> Iterator[Finding]:
    recorded = recorded_inputs(workbook, method_sheet)
    given = {one.sha256: FilePath(one.file).name for one in inputs}
    for cell, one in recorded.items():
        if one.sha256 not in given:
            words = {"name": one.file, "sha256": one.sha256}
            yield Finding((method_sheet, cell), "input_not_given", None, words)
    known = {one.sha256 for one in recorded.values()}
    for sha256, name in given.items():
        if sha256 not in known:
            yield Finding((), "input_not_recorded", name, {"sha256": sha256})


def _other_method(
    workbook: Workbook, method_sheet: str, expected: Cells, inputs: Sequence[InputFile]
) -> Iterator[Finding]:
    """Yield what was said about the rules and the program and would be said otherwise now."""
    whole = checksum(inputs)
    rows = {
        row
        for (row, _column), cell in expected.items()
        if str(cell.value).startswith(SHA256) or cell.value == whole
    }
    said = {place: cell for place, cell in expected.items() if place[0] not in rows}
    for finding in edited_cells(workbook, {method_sheet: said}, str):
        yield finding._replace(kind="other_program")
