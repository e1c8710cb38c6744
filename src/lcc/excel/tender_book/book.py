"""A workbook in which a purchaser fills in a tender and its bids by hand: a sheet for each, no other file.

The sheet of a bid is the bid form without what the tender says, because that stands on the first sheet.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import item_heading, questions_layout
from lcc.excel.bid_form.read import bid_on
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.filled_record import stated_on
from lcc.excel.form.layout import LABEL, Cell, Layout
from lcc.excel.form.mark import Mark, read_mark
from lcc.excel.form.read import answers_in, changes, marked
from lcc.excel.form.write import SheetWriter
from lcc.excel.tender_book.answers import answers_of_tender, beyond_a_book, misfilled, notes_by_key, tender_of
from lcc.excel.tender_book.fields import ROWS
from lcc.excel.tender_book.layout import tender_layout
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_at, problem_of
from lcc.record.stated import Stated

BIDS = 5


def write_book(
    tender: Tender, language: str = "nl", notes: Mapping[Path, str] | None = None, bids: Sequence[Bid] = ()
) -> bytes:
    """Return a book that starts from a tender and from bids, with empty sheets for more of them.

    `notes` stand beside the fields that they are about.

    Raises
    ------
    InputRefusedError
        The tender is richer than the sheet for it, or a bid than a form.
    """
    layout, header = tender_layout(language, notes_by_key(notes or {}, tender)), (tender.title, made_with())
    _, names, buffer = layout.translate, layout.places, io.BytesIO()
    answers = answers_of_tender(tender, _)
    if beyond := list(beyond_a_book(tender, answers, names)):
        raise InputRefusedError(problem_of(finding, tender.id) for finding in beyond)
    workbook = new_workbook(buffer, title=tender.title)
    writer = SheetWriter(workbook)
    writer.write(layout, answers, name=layout.sheet, header=header).activate()
    of_bid = questions_layout(tender, language)
    for number in range(1, BIDS + len(bids) + 1):
        answers = answers_of(bids[number - 1], tender, _) if number <= len(bids) else {}
        sheet = writer.write(of_bid, answers, name=_("Bid {number}").format(number=number), header=header)
        for cell, i in _headings(of_bid, tender):
            prefix = item_heading(i, "", _).replace('"', '""')
            formula = f"=\"{prefix}\"&'{layout.sheet}'!{names['items', i, 'name']}"
            sheet.write_formula(cell.row, LABEL, formula, writer.styles["heading"], cell.value)
    return finished(workbook, buffer)


def is_book(workbook: Workbook) -> bool:
    """Whether a workbook has a sheet for a tender."""
    return bool(marked(workbook, "book"))


def stated_in_book(workbook: Workbook) -> tuple[Stated, Mark]:
    """Return the tender that a book states, and the mark of the book.

    Raises
    ------
    InputRefusedError
        It is no book, or one of another version.
    """
    (mark, sheet), *others = marked(workbook, "book")
    read_mark(None if others else mark, Message((), "not_a_comparison", None, {}))
    return _tender_on(sheet, tender_layout(mark.language, version=mark.version)), mark


def bids_in_book(workbook: Workbook, tender: Tender, mark: Mark) -> list[Stated]:
    """Return what each bid in a book of a tender states; sheets of bids that are empty are passed over."""
    layout = questions_layout(tender, mark.language, mark.version)
    bids: list[Stated] = []
    for of_bid, sheet in marked(workbook, "bid"):
        fits = of_bid == layout.mark
        if _is_empty(sheet, layout if fits else None):
            continue
        if fits:
            bids.append(bid_on(sheet, _without_headings(layout, tender), tender))
        else:
            other = problem_at(Message((sheet.title, "A1"), "other_structure", None, {}))
            bids.append(Stated(None, problems=(other,)))
    return bids


def _headings(layout: Layout, tender: Tender) -> Iterator[tuple[Cell, int]]:
    """Yield the cells with the names of items; in the book they are formulas."""
    _ = layout.translate
    titles = {item_heading(i, item.name, _): i for i, item in enumerate(tender.items)}
    for cell in layout.cells:
        if cell.style == "heading" and cell.column == LABEL and cell.value in titles:
            yield cell, titles[str(cell.value)]


def _without_headings(layout: Layout, tender: Tender) -> Layout:
    headings = {(cell.row, cell.column) for cell, _i in _headings(layout, tender)}
    cells = tuple(
        replace(cell, style="note") if (cell.row, cell.column) in headings else cell for cell in layout.cells
    )
    return replace(layout, cells=cells)


def _is_empty(sheet: Worksheet, layout: Layout | None) -> bool:
    """Whether nothing was filled in on the sheet of a bid; one of another layout has its unlocked cells to go by."""
    if layout is not None:
        return not any(answers_in(sheet, layout))
    inputs = [cell for cell in sheet._cells.values() if not cell.protection.locked]  # noqa: SLF001
    return bool(inputs) and all(cell.value is None for cell in inputs)


def _tender_on(sheet: Worksheet, layout: Layout) -> Stated:
    answers, unreadable = answers_in(sheet, layout)
    addresses = layout.places
    values, _ = {key: answer for key, (answer, _address) in answers.items()}, layout.translate
    said = {finding.path[-1] for finding in unreadable}
    unclear = [finding._replace(path=(addresses[finding.path],)) for finding in misfilled(values, _)]
    findings = [*changes(sheet, layout), *unreadable, *(one for one in unclear if one.path[-1] not in said)]
    data, sources = tender_of(values, _)
    asked: dict[Path, Path] = {key: key for key in addresses if key[0] not in ROWS}
    asked["discount",] = ("discount", "rate")
    return stated_on(sheet, layout, (data, asked | sources), findings)
