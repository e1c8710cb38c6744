"""A comparison that a purchaser may have edited -> the tender and the bids that are in it now.

Values are read from the coloured and grey cells of `assumptions`, `bid_inputs` and `all_fields` only. Everything else
has to be as it was written: an edited formula is reported, never used. What a purchaser adds is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from openpyxl.cell.cell import Cell as PlainCell
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook

from lcc.evaluate import Origins, evaluate
from lcc.excel.as_written import edited_cells, language_of, recorded_inputs
from lcc.excel.comparison import pages_as_written
from lcc.excel.field_text import Names, choices_of, kinds_in, meant, names_in, variant_names
from lcc.excel.page import Page
from lcc.excel.sheets import all_fields, assumptions, bid_inputs
from lcc.excel.sheets.assumptions import TENDER, ChangeColumns
from lcc.interchange.documents import validated
from lcc.interchange.findings import problem_at, problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.language import Translate, translator
from lcc.model.agreement import Finding, disagreements
from lcc.model.bid import Bid
from lcc.model.fields import assembled, field_at, path_of
from lcc.model.record import Path, Record
from lcc.model.result import InputFile, Origin
from lcc.model.tender import Tender

_MOST_CHANGES = 20

SheetCell = PlainCell | MergedCell
Document = dict[Path, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is in a comparison workbook: as it stands now, as it was submitted, and our sheets as they were written."""

    language: str
    tender: Tender
    tender_origins: Origins
    bids: tuple[tuple[Bid, Origins], ...]
    tender_as_submitted: Tender
    submitted: dict[tuple[str, Path], Any]
    pages: Mapping[str, Page]
    renamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """One field: which document it is of, and its cells."""

    document: str
    path: Path
    value: SheetCell
    submitted: SheetCell
    scored: SheetCell
    sheet: str


def read_comparison(workbook: Workbook, file: str) -> Comparison:
    """Return what is in a comparison.

    Raises
    ------
    InputRefusedError
        With every cell that is not as it was written, and every value that can't be.
    """
    language = language_of(workbook, file)
    _ = translator(language)
    rows = list(_rows(workbook, file, _))
    scored = _documents(rows, lambda row: row.scored.value, _)
    as_scored = _validated(scored, file, _origins(rows, lambda row: row.scored))
    submitted = _documents(rows, lambda row: row.submitted.value, _)
    pages = _pages(as_scored, language, submitted, list(recorded_inputs(workbook, _("Method")).values()))
    expected = {name: page.cells for name, page in pages.items()}
    findings = [*islice(edited_cells(workbook, expected, _), _MOST_CHANGES), *_unreadable(rows)]
    if findings:
        raise InputRefusedError([problem_at(finding, file) for finding in findings])
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
        pages=pages,
        renamed={name: bid.name for name, bid in bids.items() if bid.name != name},
    )


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
    kinds = {name: kind for names in variant_names(_) for name, kind in names.items()}
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


def _pages(
    scored: tuple[Tender, Mapping[str, Bid]],
    language: str,
    submitted: Mapping[str, Document],
    inputs: Sequence[InputFile],
) -> dict[str, Page]:
    """Return by name the sheets as they were written when the workbook was scored."""
    tender, bids = scored
    return pages_as_written(
        evaluate(tender, list(bids.values())),
        language,
        {(name, path): value for name, document in submitted.items() for path, value in document.items()},
        inputs,
    )


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
