"""A comparison that a purchaser may have edited -> the tender and the bids that are in it now.

Values are read from the coloured and grey cells of `assumptions`, `bid_inputs` and `all_fields` only. Everything else
has to be as it was written: an edited formula is reported, never used. What a purchaser adds is left alone.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from openpyxl.cell.cell import Cell as PlainCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluate import Origins, evaluate
from lcc.excel.comparison import cells_as_written
from lcc.excel.field_text import Names, choices_of, kinds_in, meant, names_in
from lcc.excel.page import Cells, Written
from lcc.excel.sheets import all_fields, assumptions, bid_inputs, cash_flows
from lcc.excel.sheets.assumptions import TENDER, ChangeColumns
from lcc.interchange.documents import validated
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.language import LANGUAGES, Translate, translator
from lcc.language.terms import MODEL_NAMES, model_name
from lcc.model.agreement import Finding, disagreements
from lcc.model.bid import Bid
from lcc.model.fields import assembled, field_at, path_of
from lcc.model.record import Path, Record
from lcc.model.result import Origin
from lcc.model.tender import Tender

_MOST_CHANGES = 20

SheetCell = PlainCell | MergedCell
Document = dict[Path, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is in a comparison workbook: as it stands now, and as it was submitted."""

    language: str
    tender: Tender
    tender_origins: Origins
    bids: tuple[tuple[Bid, Origins], ...]
    tender_as_submitted: Tender
    submitted: dict[tuple[str, Path], Any]


@dataclass(frozen=True, slots=True)
class _Row:
    """One field: which document it is of, and its cells."""

    document: str
    path: Path
    value: SheetCell
    submitted: SheetCell
    scored: SheetCell
    sheet: str


def is_comparison(workbook: Workbook) -> bool:
    """Whether a workbook was written as a comparison."""
    return _mark(workbook) is not None


def read_comparison(workbook: Workbook, file: str) -> Comparison:
    """Return what is in a comparison.

    Raises
    ------
    InputRefusedError
        With every cell that is not as it was written, and every value that can't be.
    """
    language = _language(workbook, file)
    _ = translator(language)
    rows = list(_rows(workbook, file, _))
    scored = _documents(rows, lambda row: row.scored.value, _)
    as_scored = _validated(scored, file, _origins(rows, lambda row: row.scored))
    submitted = _documents(rows, lambda row: row.submitted.value, _)
    expected = _expected(as_scored, language, submitted)
    findings = [*_changes(workbook, expected, _), *_unreadable(rows)]
    if findings:
        raise InputRefusedError([_problem(finding, file) for finding in findings])
    now = {
        name: _released(document, scored[name]) if name == TENDER else document
        for name, document in _documents(rows, lambda row: row.value.value, _).items()
    }
    origins = _origins(rows, lambda row: row.value)
    tender, bids = _validated(now, file, origins)
    return Comparison(
        language=language,
        tender=tender,
        tender_origins=origins[TENDER],
        bids=tuple((bid, origins[name]) for name, bid in bids.items()),
        tender_as_submitted=_validated({TENDER: submitted[TENDER]}, file, {TENDER: {}})[0],
        submitted={
            (bids[name].bidder.name if name in bids else name, path): value
            for name, document in submitted.items()
            for path, value in document.items()
        },
    )


def _mark(workbook: Workbook) -> str | None:
    row, column = all_fields.MARK_AT
    for sheet in workbook.worksheets:
        if isinstance(sheet, Worksheet):
            found = sheet.cell(row + 1, column + 1).value
            if isinstance(found, str) and found.startswith("lcc comparison "):
                return found
    return None


def _language(workbook: Workbook, file: str) -> str:
    mark = _mark(workbook)
    for language in LANGUAGES:
        if mark == all_fields.mark(language):
            return language
    raise InputRefusedError([problem_of(Finding((), "old_comparison", mark, {}), file, {})])


def _rows(workbook: Workbook, file: str, _: Translate) -> Iterator[_Row]:
    """Yield the rows that hold a field, from the three sheets."""
    places: tuple[tuple[str, int, int | None, int, ChangeColumns], ...] = (
        (_("Assumptions"), assumptions.FIRST_ROW, None, assumptions.KEY, assumptions.COLUMNS),
        (_("Bids"), bid_inputs.HEAD_ROW + 1, bid_inputs.BIDDER, bid_inputs.KEY, bid_inputs.COLUMNS),
        (_("All fields"), all_fields.HEAD_ROW + 1, all_fields.BIDDER, all_fields.KEY, all_fields.COLUMNS),
    )
    missing = [name for name, *_rest in places if name not in workbook.sheetnames]
    if missing:
        raise InputRefusedError(
            [problem_of(Finding((), "sheet_missing", None, {"name": name}), file, {}) for name in missing]
        )
    for name, first_row, document_column, key_column, columns in places:
        sheet = workbook[name]
        for cells in sheet.iter_rows(min_row=first_row + 1, max_col=columns.scored + 1):
            key, scored = cells[key_column].value, cells[columns.scored]
            if not isinstance(key, str) or not key or scored.value is None:
                continue
            document = TENDER if document_column is None else str(cells[document_column].value or TENDER)
            yield _Row(document, path_of(key), cells[columns.value], cells[columns.submitted], scored, name)


def _documents(rows: Iterable[_Row], value_of: Callable[[_Row], Any], _: Translate) -> dict[str, Document]:
    """Return by document what is stated in it; a bid that does not count is left out."""
    found: dict[str, dict[Path, Any]] = {}
    for row in rows:
        found.setdefault(row.document, {})[row.path] = value_of(row)
    kinds = {model_name(kind, _): kind for kind in MODEL_NAMES}
    names = names_in(found.get(TENDER, {}))
    documents: dict[str, Document] = {}
    for name, stated in found.items():
        counts = stated.pop((all_fields.COUNTS,), _("yes"))
        if str(counts).strip().casefold() == _("no").casefold():
            continue
        known = {path: kinds.get(value, value) for path, value in kinds_in(stated).items()}
        model: type[Record] = Tender if name == TENDER else Bid
        documents[name] = {path: _meant(path, value, model, known, names, _) for path, value in stated.items()}
    return documents


def _meant(
    path: Path, value: Any, model: type[Record], kinds: Mapping[Path, str], names: Names, _: Translate
) -> Any:
    field = field_at(model, path, kinds)
    return meant(value, field, choices_of(str(path[-1]), field, names, _), _) if field else value


def _origins(rows: Iterable[_Row], cell_of: Callable[[_Row], SheetCell]) -> dict[str, dict[Path, Origin]]:
    origins: dict[str, dict[Path, Origin]] = {}
    for row in rows:
        origin = Origin(field="", sheet=row.sheet, cell=cell_of(row).coordinate)
        places = origins.setdefault(row.document, {})
        for length in range(1, len(row.path)):
            places.setdefault(row.path[:length], origin)
        places[row.path] = origin
    return origins


def _validated(
    documents: Mapping[str, Document], file: str, origins: Mapping[str, Origins]
) -> tuple[Tender, dict[str, Bid]]:
    """Return tender and bids, by the name that each bid has in the workbook."""
    problems: list[Problem] = []
    tender: Tender | None = None
    bids: dict[str, Bid] = {}
    for name, document in documents.items():
        try:
            if name == TENDER:
                tender = validated(assembled(document), Tender, file, origins[name])
            else:
                bids[name] = validated(assembled(document), Bid, file, origins[name])
        except InputRefusedError as refused:
            problems += refused.problems
    if tender is not None:
        for name, bid in bids.items():
            problems += [problem_of(finding, file, origins[name]) for finding in disagreements(tender, bid)]
    if problems or tender is None:
        raise InputRefusedError(problems)
    return tender, bids


def _released(now: Document, scored: Document) -> Document:
    """Return a tender in which a published set that was edited is stated number by number, without its name."""
    edited = {path for path, value in now.items() if scored.get(path) != value}
    released = dict(now)
    if any(path[0] == "discount" and path != ("discount", "profile") for path in edited):
        released.pop(("discount", "profile"), None)
    if any(path[0] == "carbon_price" for path in edited):
        for path in [path for path in now if path[0] == "carbon_price_path"]:
            del released[path]
    if ("vat", "cost_share") in edited and ("vat", "treatment") not in edited:
        released["vat", "treatment"] = "mixed"
    return released


def _expected(
    scored: tuple[Tender, Mapping[str, Bid]], language: str, submitted: Mapping[str, Document]
) -> dict[str, Cells]:
    """Return by sheet what was written when the workbook was scored."""
    tender, bids = scored
    return cells_as_written(
        evaluate(tender, list(bids.values())),
        language,
        {(name, path): value for name, document in submitted.items() for path, value in document.items()},
    )


def _changes(workbook: Workbook, expected: Mapping[str, Cells], _: Translate) -> list[Finding]:
    """Return the cells of ours that are no longer as we wrote them, the first ones if there are many."""
    findings: list[Finding] = []
    not_compared = {
        _("Bids"): {bid_inputs.SOURCE},
        _("Cash flows"): {cash_flows.SOURCE},
    }
    for name, cells in expected.items():
        if name not in workbook.sheetnames:
            findings.append(Finding((), "sheet_missing", None, {"name": name}))
            continue
        if name == _("Method"):
            continue
        sheet, free = workbook[name], not_compared.get(name, set())
        for (row, column), written in cells.items():
            if written.is_input or column in free:
                continue
            found = sheet.cell(row + 1, column + 1).value
            if not _is_same(found, written):
                address = f"{get_column_letter(column + 1)}{row + 1}"
                findings.append(Finding((name, address), "edited_cell", found, {"value": written.value}))
    return findings[:_MOST_CHANGES]


def _is_same(found: Any, written: Written) -> bool:
    if found == written.value or (found is None and written.value == ""):
        return True
    if isinstance(found, int | float) and isinstance(written.value, int | float):
        return math.isclose(found, written.value, rel_tol=1e-14)
    return written.is_formula and isinstance(found, str) and _plain(found) == _plain(str(written.value))


def _plain(formula: str) -> str:
    """Return a formula without what programs write in their own ways: quotes around sheets, spaces, capitals."""
    parts = formula.split('"')
    parts[::2] = [part.replace("'", "").replace(" ", "").casefold() for part in parts[::2]]
    return '"'.join(parts)


def _unreadable(rows: Sequence[_Row]) -> Iterator[Finding]:
    """Yield what stands in a cell that can be changed and is no value."""
    for row in rows:
        place, value = (row.sheet, row.value.coordinate), row.value.value
        if row.value.data_type == "f":
            yield Finding(place, "formula", value if isinstance(value, str) else "{...}", {})
        elif row.value.data_type == "e":
            yield Finding(place, "not_a_number", value, {})
        elif value is None:
            yield Finding(place, "emptied_cell", None, {"value": row.submitted.value})
        elif isinstance(value, str) and isinstance(row.scored.value, int | float):
            yield Finding(place, "text_number", value, {})


def _problem(finding: Finding, file: str) -> Problem:
    if not finding.path:
        return problem_of(finding, file, {})
    sheet, cell = finding.path
    return replace(
        problem_of(finding._replace(path=()), file, {}), origin=Origin(field="", sheet=str(sheet), cell=str(cell))
    )
