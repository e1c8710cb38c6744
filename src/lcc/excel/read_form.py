"""A filled-in bid form -> a bid. Only the input cells are read; everything else has to be as it was sent."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.cell import Cell as SheetCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluate import Origins
from lcc.excel.form_answers import bid_of
from lcc.excel.form_layout import FORM_VERSION, LISTS_SHEET, Cell, FormLayout, Input, form_layout, form_mark
from lcc.excel.shown_number import shows_what_it_holds
from lcc.excel.untrusted import MOST_ELEMENTS, open_workbook
from lcc.interchange.documents import validated
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.language import LANGUAGES, translator
from lcc.language.terms import model_name, term
from lcc.model.agreement import Finding
from lcc.model.bid import Bid
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.record import Path
from lcc.model.result import Origin
from lcc.model.tender import Tender

_MOST_CHANGES = 20
_ELEMENTS_PER_CELL = 20

# What is lower (points) or narrower (characters) than this can't be read.
_LOWEST, _NARROWEST = 4.0, 0.8


Layouts = Mapping[str, FormLayout]
"""The forms of a tender, one for each language, by the mark that is on them."""


def layouts_of(tender: Tender) -> Layouts:
    """Return the forms of a tender, to read many filled-in ones with."""
    return {form_mark(tender, language): form_layout(tender, language) for language in LANGUAGES}


def read_form(content: bytes, file: str, tender: Tender, layouts: Layouts | None = None) -> tuple[Bid, Origins]:
    """Return the bid in a form, and the cell of each of its fields.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: cells that were changed, what stands in an input cell and can't, and what
        does not make a bid.
    """
    layouts = layouts or layouts_of(tender)
    room = max(len(layout.cells) for layout in layouts.values())
    workbook = open_workbook(content, file, most_elements=MOST_ELEMENTS + _ELEMENTS_PER_CELL * room)
    sheets = [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]
    layout = _layout_of(sheets, tender, layouts)
    if isinstance(layout, Finding):
        raise InputRefusedError([problem_of(layout, file, {})])
    if layout.sheet not in workbook.sheetnames:
        raise InputRefusedError([problem_of(Finding((), "not_a_form", None, {}), file, {})])
    sheet = workbook[layout.sheet]
    findings = [*_other_sheets(sheets, layout), *_changes(sheet, layout)]
    answers, unreadable = _answers(sheet, layout)
    findings += unreadable
    findings += _misplaced(answers, layout)
    said = {finding.path[-1] for finding in findings}
    findings += [finding for finding in _empty(answers, layout) if finding.path[-1] not in said]
    data, sources = bid_of({key: answer for key, (answer, _address) in answers.items()}, tender)
    addresses = {cell.input.key: _address(cell) for cell in layout.inputs if cell.input}
    origins = {
        path: Origin(field="", sheet=layout.sheet, cell=addresses[key])
        for path, key in sources.items()
        if key in addresses
    }
    problems = [_problem(finding, file, layout.sheet) for finding in findings]
    try:
        bid = validated(data, Bid, file, origins)
    except InputRefusedError as refused:
        known = {problem.origin.cell for problem in problems}
        problems += [problem for problem in refused.problems if problem.origin.cell not in known]
    if problems:
        raise InputRefusedError(problems)
    return bid, origins


def _problem(finding: Finding, file: str, sheet: str) -> Problem:
    """Return a finding whose path is (cell,), or (sheet, cell) on another sheet than the form's."""
    *other, cell = finding.path
    origin = Origin(field="", sheet=str(other[0]) if other else sheet, cell=str(cell) or None)
    return problem_of(finding._replace(path=()), file, {(): origin})


def _layout_of(sheets: Sequence[Worksheet], tender: Tender, layouts: Layouts) -> FormLayout | Finding:
    """Return the layout that the form was made with, or why there is none."""
    marks = [str(sheet["A1"].value) for sheet in sheets]
    mark = next((mark for mark in marks if mark.startswith("lcc form ")), None)
    if mark is None:
        return Finding((), "not_a_form", None, {})
    if mark in layouts:
        return layouts[mark]
    _lcc, _form, version, *rest = mark.split(" ", 5)
    if rest[2:] != [tender.id]:
        return Finding((), "other_tender", rest[2] if rest[2:] else None, {"tender": tender.id})
    return Finding((), "old_form", None if version == str(FORM_VERSION) else f"form version {version[:10]}", {})


def _address(cell: Cell) -> str:
    return f"{get_column_letter(cell.column + 1)}{cell.row + 1}"


def _other_sheets(sheets: Sequence[Worksheet], layout: FormLayout) -> Iterator[Finding]:
    for sheet in sheets:
        if sheet.title not in (layout.sheet, LISTS_SHEET):
            for cell in _cells(sheet):
                yield Finding((sheet.title, cell.coordinate), "beside_form", cell.value, {})
                break


def _changes(sheet: Worksheet, layout: FormLayout) -> list[Finding]:
    """Return where the form differs from the one that was sent, the first ones if there are many.

    Explanations are not compared: they bind nobody, and a newer version of the program may word them better.
    """
    free = {(cell.row + 1, cell.column + 1) for cell in layout.cells if cell.input or cell.style == "note"}
    as_sent = {(cell.row + 1, cell.column + 1): cell.value for cell in layout.cells}
    as_sent = {place: value for place, value in as_sent.items() if place not in free}
    found = [
        Finding((merged.coord.split(":")[0],), "merged", merged.coord, {}) for merged in sheet.merged_cells.ranges
    ]
    present: set[tuple[int, int]] = set()
    for cell in _cells(sheet):
        place = (int(cell.row or 0), int(cell.column or 0))
        if place in free:
            continue
        present.add(place)
        if as_sent.get(place) is None:
            found.append(Finding((cell.coordinate,), "beside_form", cell.value, {}))
        elif not _same(cell.value, as_sent[place]):
            found.append(Finding((cell.coordinate,), "changed_cell", cell.value, {"value": as_sent[place]}))
    for (row_number, column), value in as_sent.items():
        if value not in (None, "") and (row_number, column) not in present:
            address = f"{get_column_letter(column)}{row_number}"
            found.append(Finding((address,), "changed_cell", None, {"value": value}))
    return found[:_MOST_CHANGES]


def _cells(sheet: Worksheet) -> Iterator[SheetCell]:
    """Yield the cells that hold something; not the rows up to the last one, which a stranger may put anywhere."""
    for _place, cell in sorted(sheet._cells.items()):  # noqa: SLF001
        if cell.value is not None:
            yield cell


def _same(found: object, sent: object) -> bool:
    """Whether a cell holds what was sent; a workbook keeps fifteen digits of a number."""
    if isinstance(found, int | float) and isinstance(sent, int | float):
        return math.isclose(found, sent, rel_tol=1e-14)
    return found == sent


def _answers(sheet: Worksheet, layout: FormLayout) -> tuple[dict[Path, tuple[Any, str]], list[Finding]]:
    """Return what was filled in, by key, with its address; and the cells that can't be read."""
    answers: dict[Path, tuple[Any, str]] = {}
    findings: list[Finding] = []
    hidden = _hidden_columns(sheet)
    for spec in layout.inputs:
        cell = sheet.cell(spec.row + 1, spec.column + 1)
        if spec.input is None or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        if _is_hidden_row(sheet, cell.row) or cell.column in hidden or sheet.sheet_state != "visible":
            findings.append(Finding((cell.coordinate,), "hidden", cell.value, {}))
        wrong = _wrong(cell, spec.input)
        if wrong:
            findings.append(Finding((cell.coordinate,), *wrong))
        else:
            answers[spec.input.key] = (_value(cell, spec.input), cell.coordinate)
    return answers, findings


def _is_hidden_row(sheet: Worksheet, row: int) -> bool:
    if row not in sheet.row_dimensions:
        return bool(sheet.sheet_format.zeroHeight)
    dimension = sheet.row_dimensions[row]
    return bool(dimension.hidden) or (dimension.height is not None and dimension.height < _LOWEST)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the columns that can't be seen; neighbours share one entry, under the name of the first."""
    hidden: set[int] = set()
    for name, dimension in sheet.column_dimensions.items():
        if dimension.hidden or dimension.width < _NARROWEST:
            first = dimension.min or column_index_from_string(name)
            hidden.update(range(first, (dimension.max or first) + 1))
    return hidden


def _wrong(cell: SheetCell, spec: Input) -> tuple[str, object, dict[str, object]] | None:
    """Return the kind of finding, what was found, and the context, if the cell does not hold what it should."""
    value = cell.value
    if cell.data_type == "f":
        return "formula", value if isinstance(value, str) else "{...}", {}
    if cell.data_type == "e":
        return "not_a_number", value, {}
    if spec.choices:
        return None if _chosen(value, spec) else ("not_a_choice", value, {"choices": ", ".join(spec.choices)})
    if spec.kind == "text":
        return (
            None if isinstance(value, str | int) and not isinstance(value, bool) else ("not_text_cell", value, {})
        )
    if isinstance(value, str):
        return "text_number", value, {}
    if isinstance(value, bool | date | datetime | time | timedelta) or not isinstance(value, int | float):
        return "not_a_number", value, {}
    if not shows_what_it_holds(cell.number_format, is_share=spec.kind == "share"):
        return "shown_otherwise", value, {"format": cell.number_format}
    return None


def _chosen(value: object, spec: Input) -> str | None:
    if value in spec.choices:
        return str(value)
    return next((label for label in spec.choices if str(value).strip().casefold() == label.casefold()), None)


def _value(cell: SheetCell, spec: Input) -> Any:
    value: Any = cell.value
    if spec.choices:
        return spec.choices[_chosen(value, spec) or ""]
    if spec.kind == "text":
        return str(value)
    return int(value) if float(value).is_integer() else float(value)


def _misplaced(answers: dict[Path, tuple[Any, str]], layout: FormLayout) -> Iterator[Finding]:
    """Yield the answers that belong to a business model that was not chosen, or to no moment."""
    _ = translator(layout.language)
    for key, (answer, address) in answers.items():
        kind = answers.get((*key[:2], "kind"), (None, ""))[0]
        if key[0] == "offers" and key[2] in BUSINESS_MODELS and kind not in (None, key[2]):
            yield Finding((address,), "other_model", answer, {"chosen": model_name(str(kind), _)})
        if key[2:3] != ("costs",):
            continue
        needs_years = answers.get((*key[:4], "moment"), ("every_year", ""))[0] != "every_year"
        has_years = (*key[:4], "years") in answers
        if key[4] == "years" and not needs_years:
            words = {code: term(code, _) for code in ("every_years", "at_year")}
            yield Finding((address,), "years_without_moment", answer, words)
        if key[4] == "moment" and needs_years and not has_years:
            yield Finding((address,), "moment_without_years", term(answer, _), {})


def _empty(answers: dict[Path, tuple[Any, str]], layout: FormLayout) -> Iterator[Finding]:
    """Yield the cells that can't stay empty, in the blocks and rows that are used."""
    for cell in layout.inputs:
        if (
            cell.input
            and cell.input.required
            and cell.input.key not in answers
            and _is_used(cell.input.key, answers)
        ):
            yield Finding((_address(cell),), "empty_cell", None, {})


def _is_used(key: Path, answers: dict[Path, tuple[Any, str]]) -> bool:
    if key[2:3] and key[2] in BUSINESS_MODELS:
        chosen = answers.get((*key[:2], "kind"), (None, ""))[0] == key[2]
        always = key[3:5] == ("buy_back", 0)
        return chosen and (len(key) == 4 or always or _has_answer(key[:-1], answers))
    if key[2:3] and key[2] in ("costs", "take_back", "mki"):
        return _has_answer(key[:-1], answers) or key[2] == "mki"
    return key[0] == "bidder" or key[-1] == "kind"


def _has_answer(prefix: Path, answers: dict[Path, tuple[Any, str]]) -> bool:
    return any(key[: len(prefix)] == prefix for key in answers)
