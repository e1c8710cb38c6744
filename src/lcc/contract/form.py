"""The workbook in which a contract manager fills in what was paid and measured: written, and read back."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from lcc.contract.chain import seal_of
from lcc.contract.followed import Followed
from lcc.contract.ledger import DatedPayment, payments
from lcc.contract.row_words import KIND_NAMES, KINDS
from lcc.contract.words import after_end_text, measurable, promise_names_in_words
from lcc.engine.valuation import terms_of
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.form.beside import asked_at, problem_on
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import first_mark, is_empty, marked, misread_number
from lcc.excel.shown.out_of_view import hidden_columns, is_hidden_row
from lcc.excel.untrusted.limits import OF_A_STRANGER
from lcc.excel.untrusted.opening import open_workbook
from lcc.interchange.csv_table import day_text
from lcc.language import LANGUAGES, N_, Language, Translate, translator
from lcc.language.numbers import local_date
from lcc.model.contract import Contract
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin
from lcc.record.problem import refusal
from lcc.record.stated import Stated
from lcc.record.version import LAYOUT

KIND = "contract"
WHAT, OF, DUE, PROMISED, UNIT, DATE, VALUE, EVIDENCE, NAME = range(1, 10)
HEAD_ROW = 5
FREE = 12
"""Rows for what is not listed: a change, a default, a payment that nobody promised for this year."""
MOST_ROWS = 2_000
"""How many rows are listed: what an untrusted workbook may hold, filled in, with room to spare."""
_FREE_HEAD = N_("What is not listed above")
_LINES_HEAD = N_("Lines and numbers of this contract, to choose from above under Name")
_WIDTHS = (1, 46, 12, 12, 15, 14, 13, 15, 44, 40)


class _Row(NamedTuple):
    """A row of the form: what it is about in words, what is recorded of it, and by which name."""

    what: str
    kind: str
    due: date | None
    promised: float
    unit: str
    name: str


def write_rows(found: Followed, year: int, language: Language) -> bytes:
    """Return the workbook of a calendar year: what falls due in it, and the numbers that can be measured.

    Raises
    ------
    InputRefusedError
        There are more than `MOST_ROWS` of these.
    """
    _, contract = translator(language), found.contract
    due = [one for one in found.promised if one.day.year == year]
    measured = _measured_rows(contract, _)
    rows = [*_paid_rows(contract, due, _), *measured]
    if len(rows) > MOST_ROWS:
        raise refusal("too_many_form_rows", len(rows), most=MOST_ROWS)
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title=contract.tender.title)
    header = (title_and_code(contract.tender.title, contract.tender.id), made_with())
    page = Page(workbook, Styles(workbook), _("Realised"), "", _, header)
    page.text(0, 0, str(Mark(KIND, LAYOUT, language, seal_of(contract)[:16])), "mark")
    title = _("Paid and measured in {year}: {supplier}").format(year=year, supplier=contract.bid.name)
    page.text(0, WHAT, title, "title")
    note, *others = _notes(_)
    notes = [f"{note} {after_end_text(found, _)}".rstrip(), *others]
    for row, text in enumerate(notes, start=1):
        page.text(row, WHAT, text, "note")
    page.widths(*_WIDTHS)
    page.heads(HEAD_ROW, WHAT, _("What"), _("Kind"), _("Due on"))
    page.heads(HEAD_ROW, PROMISED, _("Promised"), style="number_column")
    page.heads(HEAD_ROW, UNIT, _("Unit"))
    page.heads(HEAD_ROW, DATE, _("Date"), _("Value"), style="number_column")
    page.heads(HEAD_ROW, EVIDENCE, _("Evidence"), _("Name"), style="indented_column")
    page.keep_heads(HEAD_ROW, columns=WHAT + 1, height=20)
    first = HEAD_ROW + 1
    for row, one in enumerate(rows, start=first):
        page.text(row, WHAT, one.what)
        page.text(row, OF, _(KIND_NAMES[one.kind]))
        page.text(row, DUE, "" if one.due is None else local_date(one.due, _))
        page.number(row, PROMISED, one.promised, "amount" if one.kind == "paid" else "number")
        page.text(row, UNIT, one.unit)
        _inputs(page, row)
        page.text(row, NAME, one.name, "key")
    _free_rows(page, first + len(rows), _lines(contract, measured, _), _)
    page.finish()
    return finished(workbook, buffer)


def _free_rows(page: Page, row: int, lines: Sequence[tuple[str, str]], _: Translate) -> None:
    """Write rows for what is not listed, and below them the lines that can be named in these."""
    page.heading(row, "", NAME)
    page.text(row, WHAT, _(_FREE_HEAD), "heading")
    kinds = [_(KIND_NAMES[kind]) for kind in KINDS.values()]
    head = row + FREE + 1
    listed = page.range(head + 1, WHAT, head + len(lines), WHAT)
    for free in range(row + 1, head):
        page.blank(free, WHAT, "input_text")
        page.choice(free, OF, "", kinds)
        page.blank(free, DUE, "input_date")
        _inputs(page, free)
        page.blank(free, NAME, "input_text")
        choice = {"validate": "list", "source": f"={listed}", "error_type": "information"}
        page.sheet.data_validation(free, NAME, free, NAME, choice)
    page.heading(head, "", NAME)
    page.text(head, WHAT, _(_LINES_HEAD), "heading")
    for row, (words, name) in enumerate(lines, start=head + 1):
        page.text(row, WHAT, words)
        page.text(row, NAME, name, "key")
    page.sheet.print_area(0, 0, head + len(lines), NAME)


def _notes(_: Translate) -> tuple[str, ...]:
    return (
        _(
            "Fill in the coloured cells of what you know, and leave the others empty. What is received is below zero."
        ),
        _("What was measured is filled in in the unit beside it. Evidence says where proof is kept."),
        _(
            "Below: what is not listed, by its kind: a change with what it costs, a security that is released (what: "
            "who gave it), a default; payments and measurements with the line that is chosen under Name."
        ),
        _(
            "Then: lcc contract record CONTRACT THIS FILE --by NAME -o CONTRACT --force, or open both on the page and "
            "record it there."
        ),
    )


def _inputs(page: Page, row: int) -> None:
    page.blank(row, DATE, "input_date")
    page.blank(row, VALUE, "input_money")
    page.bounds(row, VALUE, -1e12, 1e12)
    page.blank(row, EVIDENCE, "input_text")


def _paid_rows(contract: Contract, due: Iterable[DatedPayment], _: Translate) -> Iterator[_Row]:
    called, currency = promise_names_in_words(contract, _), contract.tender.currency
    for one in due:
        yield _Row(called[one.promise], "paid", one.day, one.amount, currency, one.promise)


def _measured_rows(contract: Contract, _: Translate) -> list[_Row]:
    return [
        _Row(what, "measured", None, promised, unit, name)
        for name, what, unit, promised in measurable(contract, _)
    ]


def _lines(contract: Contract, measured: Iterable[_Row], _: Translate) -> list[tuple[str, str]]:
    """Return what can be named in a free row, in words that are of nothing else, with its name."""
    named = {*((one.name, one.what) for one in measured), *promise_names_in_words(contract, _).items()}
    times = Counter(what for _name, what in named)
    ordered = sorted(named, key=lambda one: (one[1], one[0]))
    return [(what if times[what] == 1 else f"{what} ({name})", name) for name, what in ordered]


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
    _ = translator(mark.language)
    measured = _measured_rows(contract, _)
    listed, lines = _can_be_listed(contract, measured, _), dict(_lines(contract, measured, _))
    below, free = ({translator(language)(head) for language in LANGUAGES} for head in (_LINES_HEAD, _FREE_HEAD))
    is_free = False
    for row in sheet.iter_rows(min_row=HEAD_ROW + 2, max_col=NAME + 1):
        cells: Any = row
        if cells[WHAT].value in below:
            break
        if cells[WHAT].value in free:
            is_free = True
            continue
        asked = (WHAT, OF, DUE, DATE, VALUE, EVIDENCE, NAME) if is_free else (DATE, VALUE, EVIDENCE)
        filled = [k for k in asked if not is_empty(cells[k])]
        if not filled:
            continue
        where = (sheet.title, cells[WHAT].coordinate)
        if is_hidden_row(sheet, cells[WHAT].row):
            findings.append(Message(where, "hidden", None, {}))
        if not is_free and _said_in(cells) not in listed:
            findings.append(Message(where, "form_row_changed", cells[WHAT].value, {}))
        at: Path = ("rows", len(rows))
        origins |= dict(_places(sheet, at, cells))
        rows.append({**_row(sheet, cells, filled, lines, findings), "kind": _kind(cells[OF].value)})
    if not rows:
        raise refusal("nothing_to_record")
    out_of_view = sorted(hidden_columns(sheet) & set(range(WHAT + 1, NAME + 2)))
    heads = (sheet.cell(HEAD_ROW + 1, column).coordinate for column in out_of_view)
    findings.extend(Message((sheet.title, head), "hidden", None, {}) for head in heads)
    problems = tuple(problem_on(workbook, one) for one in findings)
    return Stated({"rows": rows}, origins, problems)


def _can_be_listed(contract: Contract, measured: Iterable[_Row], _: Translate) -> set[tuple[object, ...]]:
    """Return what rows of the form of a contract can say, of any year: label, kind, day and name together."""
    due = payments(contract, terms_of(contract.tender))
    rows = [*_paid_rows(contract, due, _), *measured]
    return {(one.what, one.kind, one.due and one.due.isoformat(), one.name) for one in rows}


def _said_in(cells: Any) -> tuple[object, ...]:
    due = None if is_empty(cells[DUE]) else _day(cells[DUE].value)
    return cells[WHAT].value, _kind(cells[OF].value), due, cells[NAME].value


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


def _row(
    sheet: Worksheet, cells: Any, filled: list[int], lines: Mapping[str, str], findings: list[Message]
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    kind = _kind(cells[OF].value)
    if cells[NAME].value is not None and kind in ("paid", "measured"):
        said = str(cells[NAME].value).strip()
        row["promise"] = lines.get(said, said)
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
