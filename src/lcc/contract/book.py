"""The workbook of a contract: what was promised and paid by year in live formulas, the calendar and the forecast."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from lcc.contract.chain import last_checksum
from lcc.contract.followed import Followed
from lcc.contract.ledger import DatedPayment, by_year
from lcc.contract.matching import PaidPart, paid_parts
from lcc.contract.words import (
    STEPS,
    default_text,
    entry_text,
    event_title,
    number_text,
    promise_names_in_words,
    remarks,
    room_text,
    security_text,
    standing_text,
)
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.figure.rounding import sum_of
from lcc.language import Language, Translate, translator
from lcc.language.numbers import local_date
from lcc.model.contract import Amended, DoneInReturn, Measured, Paid, SecurityReleased

_FIRST_YEAR = 1
_HEAD = 3


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a sheet has the promise, the year and the amount of each row: as formulas refer to them.

    `recorded` has 1 where something was recorded of a payment that is due.
    """

    promise: str
    year: str
    amount: str
    recorded: str = ""


def write_contract(found: Followed, language: Language) -> bytes:
    """Return the workbook; nothing in it is read back."""
    return _book(found, language, (_summary, _ledger, _calendar))


def write_calendar(found: Followed, language: Language) -> bytes:
    """Return a workbook with the calendar alone."""
    return _book(found, language, (_calendar,))


_Make = Callable[[str, str], Page]


def _book(
    found: Followed, language: Language, parts: Sequence[Callable[[Followed, _Make, Translate], None]]
) -> bytes:
    _, tender = translator(language), found.contract.tender
    buffer = io.BytesIO()
    workbook: Workbook = new_workbook(buffer, title=tender.title)
    styles, header = Styles(workbook), (title_and_code(tender.title, tender.id), made_with())

    def make(name: str, title: str) -> Page:
        return Page(workbook, styles, name, title, _, header)

    for part in parts:
        part(found, make, _)
    return finished(workbook, buffer)


def _summary(found: Followed, make: _Make, _: Translate) -> None:
    called = promise_names_in_words(found.contract, _)
    contract, currency = found.contract, found.contract.tender.currency
    page = make(_("Contract"), _("Contract: {title}").format(title=contract.tender.title))
    page.widths(64, 20)
    page.note(_("{supplier}, on {day}").format(supplier=contract.bid.name, day=local_date(found.at, _)))
    page.heading(2, _("Life-cycle cost, {currency}").format(currency=currency), 1)
    row, amounts = 3, found.forecast
    for name, words in STEPS.items():
        page.text(row, 0, _(words), "strong" if name == "now" else "text")
        if name == "now":
            page.formula(row, 1, f"=SUM(B4:B{row})", amounts.now, "total")
        else:
            page.worked_out(row, 1, getattr(amounts, name), "money")
        row += 1
    row = _sentences(page, row + 1, found, _)
    if found.claims_unrecorded:
        title = _("Claims that fell due, of which nothing is recorded, {currency}").format(currency=currency)
        row = _claims(page, row, title, found.claims_unrecorded, called, _) + 2
    title = _("Claims due in the next twelve months, {currency}").format(currency=currency)
    row = _claims(page, row, title, found.claims, called, _)
    row = _losses(page, row + 2, found, _)
    row = _measured(page, row + 1, found, _)
    _dues(page, row + 1, found, _)
    page.finish()


def _claims(
    page: Page, row: int, title: str, claims: Sequence[DatedPayment], called: Mapping[str, str], _: Translate
) -> int:
    page.heading(row, title, 1)
    for one in claims:
        row += 1
        page.text(row, 0, f"{local_date(one.day, _)}: {called[one.promise]}")
        page.number(row, 1, -one.amount, "money")
    if not claims:
        row += 1
        page.text(row, 0, _("None."))
    return row


def _sentences(page: Page, row: int, found: Followed, _: Translate) -> int:
    contract = found.contract
    has_happened = found.seen.defaulted is not None
    told = default_text(found.default, contract.tender.currency, has_happened=has_happened).say(_)
    checksum = _("Last checksum, to be noted elsewhere: {checksum}").format(checksum=last_checksum(contract))
    again = [standing_text(found.standing, contract.tender.currency, _)] if found.standing else []
    looked_at = (*again, *remarks(found, _), told, security_text(found, _), room_text(contract, found.room, _))
    for text in (*looked_at, checksum):
        page.text(row, 0, text, "wrapped")
        page.grow(row)
        page.height(row, 13.5 * (1 + len(text) // 72) + 3)
        row += 1
    return row + 1


def _losses(page: Page, row: int, found: Followed, _: Translate) -> int:
    if not found.loss:
        return row
    currency = found.contract.tender.currency
    page.heading(row, _("Paid more because of what was measured, {currency}").format(currency=currency), 1)
    first = row + 1
    for year, loss in found.loss.items():
        row += 1
        page.text(row, 0, str(year))
        page.worked_out(row, 1, loss, "money")
    row += 1
    page.text(row, 0, _("Total"), "strong")
    page.formula(row, 1, f"=SUM(B{first + 1}:B{row})", sum_of(found.loss.values()), "total")
    return row + 1


def _measured(page: Page, row: int, found: Followed, _: Translate) -> int:
    if not found.measured:
        return row - 1
    page.heading(row, _("Measured beside promised"), 4)
    page.heads(row + 1, 0, _("What"))
    page.heads(row + 1, 1, _("Promised"), _("Measured"), _("Ratio"), _("Date"), style="number_column")
    page.widths(16, 12, 14, first=2)
    for k, one in enumerate(found.measured, start=row + 2):
        page.text(k, 0, number_text(found.contract, one.promise, _))
        page.number(k, 1, one.promised, "amount")
        page.number(k, 2, one.measured, "amount")
        if one.ratio is None:
            page.text(k, 3, "-", "number")
        else:
            page.formula(k, 3, f"=C{k + 1}/B{k + 1}", one.ratio, "short_share")
        page.text(k, 4, local_date(one.day, _), "number")
    return row + 2 + len(found.measured)


def _dues(page: Page, row: int, found: Followed, _: Translate) -> None:
    if not found.dues:
        return
    currency = found.contract.tender.currency
    page.heading(row, _("Bonus, and malus below zero, {currency}").format(currency=currency), 4)
    page.heads(row + 1, 0, _("What"))
    page.heads(row + 1, 1, _("Promised"), _("Measured"), _("Amount"), _("Date"), style="number_column")
    page.widths(16, 12, 14, first=2)
    for k, one in enumerate(found.dues, start=row + 2):
        page.text(k, 0, number_text(found.contract, one.promise, _))
        page.number(k, 1, one.promised, "amount")
        page.number(k, 2, one.measured, "amount")
        page.worked_out(k, 3, one.amount, "money")
        page.text(k, 4, local_date(one.day, _), "number")


def _ledger(found: Followed, make: _Make, _: Translate) -> None:
    """Write the ledger by year, over the sheets with each payment and each entry, from which its formulas add up."""
    called = promise_names_in_words(found.contract, _)
    ledger = make(_("Ledger"), _("Promised and paid by year"))
    parts = paid_parts(found.seen.paid, found.promised)
    due = _payments(found, parts, make, _)
    paid = _paid(found, parts, make, _)
    names = list(dict.fromkeys([*by_year(found.promised), *(one.promise for one in found.seen.paid)]))
    years = sorted({one.year for one in found.paid})
    last = _FIRST_YEAR + len(years)
    ledger.widths(52, *[13] * len(years), 15)
    ledger.widths(8, first=last + 1, is_hidden=True)
    currency = found.contract.tender.currency
    ledger.note(
        _("{currency} by the year in which it falls due; what is received is below zero.").format(
            currency=currency
        )
    )
    beside = {(one.promise, one.year): one for one in found.paid}
    blocks = (_("Promised"), _("Paid"), _("Paid more than promised"))
    rows = len(names) + 4
    for block, title in enumerate(blocks):
        top = _HEAD - 1 + block * rows
        ledger.heading(top, title, last)
        ledger.heads(top + 1, 0, _("What"))
        for k, year in enumerate(years):
            ledger.number(top + 1, _FIRST_YEAR + k, year, "number_column")
        ledger.heads(top + 1, last, _("Total"), style="number_column")
        for number, name in enumerate(names):
            row = top + 2 + number
            ledger.text(row, 0, called[name])
            ledger.text(row, last + 1, name, "key")
            key, values = xl_rowcol_to_cell(row, last + 1, col_abs=True), []
            for k, year in enumerate(years):
                column = _FIRST_YEAR + k
                head = xl_rowcol_to_cell(top + 1, column, row_abs=True)
                one = beside.get((name, year))
                columns = paid if block else due
                added = f"SUMIFS({columns.amount},{columns.promise},{key},{columns.year},{head})"
                counted = f"COUNTIFS({paid.promise},{key},{paid.year},{head})"
                value: float | str
                if block < 2:
                    value = (one.paid or 0.0 if block else one.promised) if one else 0.0
                    ledger.formula(row, column, f"={added}", value, "cash")
                else:
                    value = one.difference if one and one.difference is not None else ""
                    covered = f"SUMIFS({due.amount},{due.promise},{key},{due.year},{head},{due.recorded},1)"
                    formula = f'=IF({counted}=0,"",{added}-{covered})'
                    ledger.formula(row, column, formula, value, "money")
                values.append(value)
            _total(ledger, row, last, values)
        _column_totals(ledger, top + 2, len(names), last, _, found, block)
    ledger.sheet.freeze_panes(_HEAD - 1, _FIRST_YEAR)
    ledger.sheet.fit_to_pages(1, 0)
    ledger.finish()


def _total(page: Page, row: int, column: int, values: Sequence[float | str]) -> None:
    first, last = xl_rowcol_to_cell(row, _FIRST_YEAR), xl_rowcol_to_cell(row, column - 1)
    page.formula(
        row, column, f"=SUM({first}:{last})", sum_of(one for one in values if not isinstance(one, str)), "total"
    )


def _column_totals(
    page: Page, first: int, number: int, last: int, _: Translate, found: Followed, block: int
) -> None:
    row = first + number
    page.text(row, 0, _("Total"), "strong")
    for column in range(_FIRST_YEAR, last + 1):
        cells = [page.cells[k, column].shown for k in range(first, row)]
        whole = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)}"
        page.formula(
            row, column, f"=SUM({whole})", sum_of(one for one in cells if not isinstance(one, str)), "total"
        )


def _payments(found: Followed, parts: Sequence[PaidPart], make: _Make, _: Translate) -> _Columns:
    page = make(_("Payments"), _("Every payment and receipt as promised"))
    page.widths(14, 9, 52, 16, 10, 46, 12)
    page.note(_("Worked out from the bid and the figures of its indices; a claim is what the supplier owes."))
    page.heads(_HEAD - 1, 0, _("Date"), _("Year"), _("What"))
    page.heads(_HEAD - 1, 3, _("Amount"), style="number_column")
    page.heads(_HEAD - 1, 4, _("Claim"), style="centred_column")
    page.heads(_HEAD - 1, 5, _("Name"))
    page.heads(_HEAD - 1, 6, _("Recorded"), style="centred_column")
    page.keep_heads(_HEAD - 1)
    held = {id(one.due) for one in parts}
    called = promise_names_in_words(found.contract, _)
    for row, one in enumerate(found.promised, start=_HEAD):
        page.text(row, 0, local_date(one.day, _))
        page.number(row, 1, one.day.year, "centred")
        page.text(row, 2, called[one.promise])
        page.worked_out(row, 3, one.amount, "money")
        page.text(row, 4, _("yes") if one.is_claim else "", "centred_text")
        page.text(row, 5, one.promise, "key")
        if id(one) in held:
            page.number(row, 6, 1, "centred")
    page.finish()
    return _columns(page, len(found.promised), 5, 1, 3, 6)


def _paid(found: Followed, parts: Sequence[PaidPart], make: _Make, _: Translate) -> _Columns:
    """Write what each entry pays: its amount is that of the log, less what it pays of others."""
    called = promise_names_in_words(found.contract, _)
    page = make(_("Paid"), _("What was paid, and what it was for"))
    amounts = _log(found, make, _)
    page.widths(14, 14, 9, 52, 16, 44, 46)
    page.note(_("Each payment counts in the year in which it fell due. One that pays several has a row for each."))
    page.heads(_HEAD - 1, 0, _("Date"), _("Due on"), _("Year"), _("What"))
    page.heads(_HEAD - 1, 4, _("Amount"), style="number_column")
    page.heads(_HEAD - 1, 5, _("Evidence"), _("Name"), style="indented_column")
    page.keep_heads(_HEAD - 1)
    rows = [(one, *[*own][::-1]) for one, own in groupby(parts, key=attrgetter("paid"))]
    row = _HEAD
    for entry, *own in rows:
        for k, one in enumerate(own):
            page.text(row, 0, local_date(entry.date, _))
            page.text(row, 1, local_date(one.due.day, _) if one.due else "-")
            page.number(row, 2, one.year, "centred")
            page.text(row, 3, called[entry.promise])
            if k < len(own) - 1:
                page.worked_out(row, 4, one.amount, "money")
            else:
                others = f"-SUM({page.range(row - k, 4, row - 1, 4)})" if k else ""
                page.formula(row, 4, f"={amounts[entry.checksum]}{others}", one.amount, "money")
            page.text(row, 5, entry.evidence.replace("\n", " "), "indented")
            page.text(row, 6, entry.promise, "key")
            row += 1
    page.finish()
    return _columns(page, len(parts), 6, 2, 4)


def _log(found: Followed, make: _Make, _: Translate) -> Mapping[str, str]:
    """Write what was recorded; return the cell of the value of each entry, by its checksum."""
    called = promise_names_in_words(found.contract, _)
    page = make(_("Log"), _("What was recorded, in the order in which it was"))
    page.widths(14, 9, 44, 16, 44, 22, 14, 46, 20)
    page.note(_("Nothing is overwritten: a later entry says otherwise. Each takes up the checksum before it."))
    page.heads(_HEAD - 1, 0, _("Date"), _("Year"), _("What"))
    page.heads(_HEAD - 1, 3, _("Value"), style="number_column")
    page.heads(_HEAD - 1, 4, _("Evidence"), _("Recorded by"), _("Recorded on"), style="indented_column")
    page.heads(_HEAD - 1, 7, _("Name"), _("Checksum"))
    page.keep_heads(_HEAD - 1)
    for row, one in enumerate(found.seen.log, start=_HEAD):
        page.text(row, 0, local_date(one.date, _))
        page.number(row, 1, one.date.year, "centred")
        if isinstance(one, Paid | Measured):
            value, name = (one.amount, one.promise) if isinstance(one, Paid) else (one.value, f"= {one.promise}")
            is_paid = isinstance(one, Paid)
            page.text(row, 2, called[one.promise] if is_paid else number_text(found.contract, one.promise, _))
            page.number(row, 3, value, "amount")
            page.text(row, 7, name, "key")
        else:
            page.text(row, 2, entry_text(one, _))
            if isinstance(one, Amended | DoneInReturn | SecurityReleased):
                page.number(row, 3, one.amount, "amount")
        for column, text in enumerate((one.evidence.replace("\n", " "), one.by, local_date(one.recorded, _)), 4):
            page.text(row, column, text, "indented")
        page.text(row, 8, one.checksum[:16], "key")
    page.finish()
    return {one.checksum: page.range(row, 3, row, 3) for row, one in enumerate(found.seen.log, start=_HEAD)}


def _columns(page: Page, rows: int, *columns: int) -> _Columns:
    last = _HEAD + max(rows, 1) - 1
    return _Columns(*(page.range(_HEAD, column, last, column) for column in columns))


def _calendar(found: Followed, make: _Make, _: Translate) -> None:
    called = promise_names_in_words(found.contract, _)
    page = make(_("Calendar"), _("What falls on which day"))
    page.widths(14, 74, 16, 20, 20)
    page.note(security_text(found, _))
    page.heads(_HEAD - 1, 0, _("Date"), _("What"))
    page.heads(_HEAD - 1, 2, _("Amount"), style="number_column")
    page.heads(_HEAD - 1, 3, _("Warn on"), _("Warn on"), style="centred_column")
    page.keep_heads(_HEAD - 1)
    for row, one in enumerate(found.agenda, start=_HEAD):
        is_past = one.day <= found.at
        page.text(row, 0, local_date(one.day, _), "note" if is_past else "text")
        page.text(row, 1, event_title(one, called, _), "note" if is_past else "text")
        if one.amount is not None:
            page.number(row, 2, one.amount, "money")
        for column, day in enumerate(one.warnings, start=3):
            page.text(row, column, local_date(day, _), "centred_text")
    page.finish()
