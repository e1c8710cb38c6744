"""A filled-in what-if workbook -> scenarios, or what is uncertain, as plain values with the cell of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.beside import asked_at, problem_on
from lcc.excel.form.read import first_mark, is_empty, marked, misread_number
from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.excel.untrusted.opening import open_workbook
from lcc.excel.what_if.sheet import (
    BIDDER,
    FIRST_SCENARIO,
    HEAD_ROW,
    HIGHEST,
    ITEM,
    KIND,
    LOWEST,
    NAME,
    NOW,
    SCENARIOS,
    WHAT,
)
from lcc.language import N_, Text, translator
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin
from lcc.record.stated import Stated


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the sheet: the number that it is about, and what was filled in by column."""

    of: Mapping[str, Any]
    called: str
    now: float
    filled: Mapping[int, float]
    cells: Mapping[int, str]


@dataclass(slots=True)
class _Plain:
    """Plain values under way, and the cell of each."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[Path, Origin] = field(default_factory=dict)


def scenarios_in(content: bytes) -> Stated:
    """Return the scenarios of a what-if workbook: a column of which any cell was filled in.

    Raises
    ------
    InputRefusedError
        It is no such workbook, or is not opened.
    """
    sheet, rows, findings = _read(content)
    made = _Plain({"scenarios": []})
    for column in range(FIRST_SCENARIO, FIRST_SCENARIO + SCENARIOS):
        changed = [row for row in rows if column in row.filled]
        if not changed:
            continue
        at: Path = ("scenarios", len(made.values["scenarios"]))
        changes = [{**row.of, "value": row.filled[column]} for row in changed]
        name = str(sheet.cell(HEAD_ROW + 1, column + 1).value or f"{column - FIRST_SCENARIO + 1}")
        made.values["scenarios"].append({"name": name, "changes": changes})
        for k, row in enumerate(changed):
            made.origins[*at, "changes", k] = asked_at(sheet, row.cells[column])
    return _stated(sheet, made, findings, FIRST_SCENARIO, is_filled=bool(made.values["scenarios"]))


def uncertainty_in(content: bytes) -> Stated:
    """Return what is uncertain by a what-if workbook: a number with a lowest or a highest value, or both.

    What is stated now is the most likely, and the end where nothing was filled in. Errors as of `scenarios_in`.
    """
    sheet, rows, findings = _read(content)
    made = _Plain({"drivers": []})
    taken: set[str] = set()
    for row in rows:
        ends = [row.filled.get(column, row.now) for column in (LOWEST, HIGHEST)]
        if not {LOWEST, HIGHEST} & row.filled.keys():
            continue
        at: Path = ("drivers", len(made.values["drivers"]))
        first = next(column for column in (LOWEST, HIGHEST) if column in row.filled)
        if ends[0] >= ends[1]:
            found = Text(N_("lowest {low}, highest {high}"), {"low": ends[0], "high": ends[1]})
            finding = Message((sheet.title, row.cells[first]), "what_if_falls", found, {"now": row.now})
            findings.append(finding)
            continue
        is_between = ends[0] <= row.now <= ends[1]
        likely = {"kind": "triangular", "mode": row.now} if is_between else {"kind": "uniform"}
        name = row.called if row.called not in taken else f"{row.called} ({row.of['field']})"
        taken.add(name)
        made.values["drivers"].append({
            "name": name, "fields": [dict(row.of)], "distribution": {**likely, "low": ends[0], "high": ends[1]},
        })  # fmt: skip
        made.origins[at] = asked_at(sheet, row.cells[first])
    return _stated(sheet, made, findings, LOWEST, is_filled=bool(made.values["drivers"]))


def _read(content: bytes) -> tuple[Worksheet, list[_Row], list[Message]]:
    workbook = open_workbook(content, limits=OF_A_STRANGER)
    first_mark(workbook, KIND, "not_what_if")
    [(_mark, sheet), *_others] = marked(workbook, KIND)
    findings: list[Message] = []
    return sheet, list(_rows(sheet, findings)), findings


def _rows(sheet: Worksheet, findings: list[Message]) -> Iterator[_Row]:
    tender = {translator(language)("the tender") for language in ("nl", "en")}
    for cells in sheet.iter_rows(min_row=HEAD_ROW + 2, max_col=NAME + 1):
        name, now = cells[NAME].value, cells[NOW].value
        if not isinstance(name, str) or not isinstance(now, int | float):
            continue
        bidder, _colon, path = name.rpartition(": ")
        words = [str(cells[k].value) for k in (BIDDER, ITEM, WHAT) if cells[k].value]
        filled: dict[int, float] = {}
        for column in range(LOWEST, FIRST_SCENARIO + SCENARIOS):
            cell: Any = cells[column]
            if is_empty(cell):
                continue
            wrong = _wrong(cell)
            if wrong:
                findings.append(Message((sheet.title, cell.coordinate), *wrong))
            else:
                filled[column] = float(cell.value)
        yield _Row(
            {"field": path, **({"bidder": bidder} if bidder else {})},
            ": ".join(word for word in words if word not in tender)[:150],
            float(now),
            filled,
            {column: cells[column].coordinate for column in range(LOWEST, NAME)},
        )


def _wrong(cell: Any) -> tuple[str, object, dict[str, Any]] | None:
    if cell.data_type == "f":
        return "formula", cell.value if isinstance(cell.value, str) else "{...}", {}
    return misread_number(cell, is_share="%" in str(cell.number_format))


def _stated(
    sheet: Worksheet, made: _Plain, findings: Sequence[Message], column: int, *, is_filled: bool
) -> Stated:
    found = [*findings]
    if not found and not is_filled:
        found.append(
            Message((sheet.title, sheet.cell(HEAD_ROW + 2, column + 1).coordinate), "nothing_to_try", None, {})
        )
    problems = (problem_on(sheet.parent, one) for one in found)  # type: ignore[arg-type]
    return Stated(made.values if is_filled else None, made.origins, tuple(problems))
