"""The workbook in which a contract manager fills in what was paid and measured: written, and read back."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from lcc.checks.fields import number_at
from lcc.contract.bonus import held_to
from lcc.contract.chain import seal_of
from lcc.contract.followed import Followed
from lcc.contract.realised import numbers_of
from lcc.contract.row_words import KIND_NAMES, KINDS
from lcc.contract.words import after_end_text, number_text, promise_names_in_words
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.form.beside import asked_at, problem_on
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import first_mark, is_empty, marked, misread_number
from lcc.excel.shown.out_of_view import is_hidden_row
from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.excel.untrusted.opening import open_workbook
from lcc.interchange.csv_table import day_text
from lcc.language import LANGUAGES, N_, Language, Translate, translator
from lcc.language.numbers import local_date
from lcc.model.contract import Contract
from lcc.record.message import Message
from lcc.record.path import Path, name_of
from lcc.record.place import Origin
from lcc.record.problem import refusal
from lcc.record.stated import Stated
from lcc.record.version import LAYOUT

KIND = "contract"
WHAT, OF, DUE, PROMISED, DATE, VALUE, EVIDENCE, NAME = range(1, 9)
HEAD_ROW = 5
FREE = 12
"""Rows for what is not listed: a change, a default, a payment that nobody promised for this year."""
MOST_ROWS = 500
_FREE_HEAD = N_("What is not listed above")
_WIDTHS = (1, 46, 12, 12, 15, 13, 15, 44, 40)


def write_rows(found: Followed, year: int, language: Language) -> bytes:
    """Return the workbook of a calendar year: what falls due in it, and the numbers that can be measured."""
    _, contract = translator(language), found.contract
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title=contract.tender.title)
    header = (title_and_code(contract.tender.title, contract.tender.id), made_with())
    page = Page(workbook, Styles(workbook), _("Realised"), "", _, header)
    page.text(0, 0, str(Mark(KIND, LAYOUT, language, seal_of(contract)[:16])), "mark")
    title = _("Paid and measured in {year}: {supplier}").format(year=year, supplier=contract.bid.name)
    page.text(0, WHAT, title, "title")
    first, *others = _notes(_)
    notes = [f"{first} {after_end_text(found, _)}".rstrip(), *others]
    for row, note in enumerate(notes, start=1):
        page.text(row, WHAT, note, "note")
    page.widths(*_WIDTHS)
    page.heads(HEAD_ROW, WHAT, _("What"), _("Kind"), _("Due on"))
    page.heads(HEAD_ROW, PROMISED, _("Promised"), _("Date"), _("Value"), style="number_column")
    page.heads(HEAD_ROW, EVIDENCE, _("Evidence"), _("Name"), style="indented_column")
    page.keep_heads(HEAD_ROW, columns=WHAT + 1, height=20)
    row = HEAD_ROW + 1
    for what, kind, due, promised, name in [*_due(found, year, _), *_numbers(contract, _)][:MOST_ROWS]:
        page.text(row, WHAT, what)
        page.text(row, OF, _(KIND_NAMES[kind]))
        page.text(row, DUE, due)
        page.number(row, PROMISED, promised, "amount")
        _inputs(page, row)
        page.text(row, NAME, name, "key")
        row += 1
    page.heading(row, "", NAME)
    page.text(row, WHAT, _(_FREE_HEAD), "heading")
    choices = [_(KIND_NAMES[kind]) for kind in KINDS.values()]
    for free in range(row + 1, row + 1 + FREE):
        page.blank(free, WHAT, "input_text")
        page.choice(free, OF, "", choices)
        page.blank(free, DUE, "input_date")
        _inputs(page, free)
        page.blank(free, NAME, "input_text")
    page.sheet.print_area(0, 0, row + FREE, EVIDENCE)
    page.finish()
    return finished(workbook, buffer)


def _notes(_: Translate) -> tuple[str, ...]:
    return (
        _(
            "Fill in the coloured cells of what you know, and leave the others empty. What is received is below zero."
        ),
        _("Of what was measured, the value stands in the unit of the bid. Evidence says where proof is kept."),
        _(
            "Below: what is not listed, by its kind: a change with what it costs, a security that is released (what: "
            "who gave it), a default; payments by their name."
        ),
        _("Then, on the command line: lcc contract record CONTRACT THIS FILE --by NAME -o CONTRACT."),
    )


def _inputs(page: Page, row: int) -> None:
    page.blank(row, DATE, "input_date")
    page.blank(row, VALUE, "input_money")
    page.bounds(row, VALUE, -1e12, 1e12)
    page.blank(row, EVIDENCE, "input_text")


def _due(found: Followed, year: int, _: Translate) -> Iterator[tuple[str, str, str, float, str]]:
    called = promise_names_in_words(found.contract, _)
    for one in found.promised:
        if one.day.year == year:
            yield called[one.promise], "paid", local_date(one.day, _), one.amount, one.promise


def _numbers(contract: Contract, _: Translate) -> Iterator[tuple[str, str, str, float, str]]:
    for path in sorted(numbers_of(contract.bid), key=name_of):
        number = number_at(contract.bid, path)
        if path[0] == "offers" and number is not None:
            yield number_text(contract, name_of(path), _), "measured", "", number, name_of(path)
    for name, held in held_to(contract).items():
        yield number_text(contract, name, _), "measured", "", held.promised, name


def rows_in(content: bytes, contract: Contract) -> Stated:
    """Return the rows of a filled-in workbook in which anything was filled in, and the cell of each.

    Raises
    ------
    InputRefusedError
        It is no such workbook, is of another contract, nothing is filled in, or it is not opened.
    """
    workbook = open_workbook(content, limits=OF_A_STRANGER)
    mark = first_mark(workbook, KIND, "not_of_contract")
    if mark.of != seal_of(contract)[:16]:
        raise refusal("other_contract", mark.of)
    [(_mark, sheet), *_others] = marked(workbook, KIND)
    rows: list[dict[str, Any]] = []
    origins: dict[Path, Origin] = {}
    findings: list[Message] = []
    between = {translator(language)(_FREE_HEAD) for language in LANGUAGES}
    labelled = _labelled(contract, translator(mark.language))
    for row in sheet.iter_rows(min_row=HEAD_ROW + 2, max_col=NAME + 1):
        cells: Any = row
        if cells[WHAT].value in between:
            continue
        is_free = cells[NAME].value is None or cells[WHAT].value is None
        asked = (WHAT, OF, DUE, DATE, VALUE, EVIDENCE, NAME) if is_free else (DATE, VALUE, EVIDENCE)
        filled = [k for k in asked if not is_empty(cells[k])]
        if not filled:
            continue
        label, where = cells[WHAT].value, (sheet.title, cells[WHAT].coordinate)
        if is_hidden_row(sheet, cells[WHAT].row):
            findings.append(Message(where, "hidden", None, {}))
        about = cells[NAME].value, _kind(cells[OF].value)
        if not is_free and about not in labelled.get(label, {about}):
            findings.append(Message(where, "form_row_changed", label, {}))
        at: Path = ("rows", len(rows))
        origins |= dict(_places(sheet, at, cells))
        rows.append({**_row(sheet, cells, filled, findings), "kind": _kind(cells[OF].value)})
    if not rows:
        raise refusal("nothing_to_record")
    problems = tuple(problem_on(workbook, one) for one in findings)
    return Stated({"rows": rows}, origins, problems)


def _labelled(contract: Contract, _: Translate) -> dict[str, set[tuple[str, str]]]:
    """Return what the form of a contract can mean by a label: names, each with what is recorded of it.

    A label that is not among them is one of another version of the program, and says nothing.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for name, what in promise_names_in_words(contract, _).items():
        found.setdefault(what, set()).add((name, "paid"))
    for what, kind, _due_on, _promised, name in _numbers(contract, _):
        found.setdefault(what, set()).add((name, kind))
    return found


def _places(sheet: Worksheet, at: Path, cells: Any) -> Iterator[tuple[Path, Origin]]:
    columns = {
        "date": DATE, "due": DUE, "value": VALUE, "evidence": EVIDENCE, "promise": NAME, "what": WHAT, "kind": OF,
    }  # fmt: skip
    yield at, asked_at(sheet, cells[WHAT].coordinate)
    for name, column in columns.items():
        yield (*at, name), asked_at(sheet, cells[column].coordinate)


def _kind(value: object) -> str:
    said = str(value or "").strip().casefold()
    return KINDS.get(said, said)


def _row(sheet: Worksheet, cells: Any, filled: list[int], findings: list[Message]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    kind = _kind(cells[OF].value)
    if cells[NAME].value is not None and kind in ("paid", "measured"):
        row["promise"] = str(cells[NAME].value)
    if kind in ("amended", "social_return", "released") and WHAT in filled:
        row["what"] = str(cells[WHAT].value)
    if kind == "paid" and not is_empty(cells[DUE]):
        row["due"] = _day(cells[DUE].value)
    for column in filled:
        cell = cells[column]
        if cell.data_type == "f":
            findings.append(Message((sheet.title, cell.coordinate), "formula", str(cell.value), {}))
        elif column == DATE:
            row["date"] = _day(cell.value)
        elif column == EVIDENCE:
            row["evidence"] = str(cell.value)
        elif column == VALUE:
            if wrong := misread_number(cell):
                findings.append(Message((sheet.title, cell.coordinate), *wrong))
            else:
                row["value"] = float(cell.value)
    return row


def _day(value: object) -> object:
    """Return the day in a cell as a file has it; what is none stays what it is, and is refused as such."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return day_text(str(value).strip())
