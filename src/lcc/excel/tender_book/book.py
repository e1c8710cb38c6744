"""A workbook in which a purchaser fills in a tender and its bids by hand: a sheet for each, no other file.

The sheet of a bid is the bid form without what the tender says, because that stands on the first sheet.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.evaluation.results import Origins
from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import item_heading, questions_layout
from lcc.excel.bid_form.read import bid_on
from lcc.excel.cells.workbook import finished, made_with, new_workbook
from lcc.excel.form.filled_record import record_on
from lcc.excel.form.layout import LABEL, Cell, Layout
from lcc.excel.form.mark import read_mark
from lcc.excel.form.read import answers_in, changes, marked
from lcc.excel.form.write import SheetWriter
from lcc.excel.tender_book.answers import answers_of_tender, beyond_a_book, misfilled, notes_by_key, tender_of
from lcc.excel.tender_book.fields import ROWS
from lcc.excel.tender_book.layout import tender_layout
from lcc.interchange.findings import problem_at, problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.interchange.records import Make, maker_of
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path

BIDS = 5


@dataclass(frozen=True, slots=True)
class TenderWorkbook:
    """The tender and the bids in a book, and where their fields stand."""

    tender: Tender
    tender_origins: Origins
    bids: tuple[tuple[Bid, Origins], ...]


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
        raise InputRefusedError([problem_of(finding, tender.id, {}) for finding in beyond])
    workbook = new_workbook(buffer, title=tender.title)
    writer = SheetWriter(workbook)
    writer.write(layout, answers, name=layout.sheet, header=header).activate()
    of_bid = questions_layout(tender, language)
    for number in range(1, BIDS + len(bids) + 1):
        answers = answers_of(bids[number - 1], tender) if number <= len(bids) else {}
        sheet = writer.write(of_bid, answers, name=_("Bid {number}").format(number=number), header=header)
        for cell, i in _headings(of_bid, tender):
            prefix = item_heading(i, "", _).replace('"', '""')
            formula = f"=\"{prefix}\"&'{layout.sheet}'!{names['items', i, 'name']}"
            sheet.write_formula(cell.row, LABEL, formula, writer.styles["heading"], cell.value)
    return finished(workbook, buffer)


def is_book(workbook: Workbook) -> bool:
    """Whether a workbook has a sheet for a tender."""
    return bool(marked(workbook, "book"))


def read_book(workbook: Workbook, file: str, make: Make[Bid] | None = None) -> TenderWorkbook:
    """Return the tender and the bids in a book; sheets of bids that are empty are passed over.

    `make` makes a bid of what was filled in; left out, a bid names no files.

    Raises
    ------
    InputRefusedError
        With everything that is wrong on any sheet.
    """
    (mark, sheet), *others = marked(workbook, "book")
    read_mark(None if others else mark, Message((), "not_a_comparison", None, {}), file)
    tender, origins = _tender_on(sheet, tender_layout(mark.language, version=mark.version), file)
    layout, make = questions_layout(tender, mark.language, mark.version), make or maker_of(Bid)
    bids: list[tuple[Bid, Origins]] = []
    problems: list[Problem] = []
    for of_bid, other in marked(workbook, "bid"):
        fits = of_bid == layout.mark
        if _is_empty(other, layout if fits else None):
            continue
        if not fits:
            problems.append(problem_at(Message((other.title, "A1"), "other_structure", None, {}), file))
            continue
        try:
            bids.append(bid_on(other, _without_headings(layout, tender), file, tender, make))
        except InputRefusedError as refused:
            problems += refused.problems
    if problems:
        raise InputRefusedError(problems)
    return TenderWorkbook(tender, origins, tuple(bids))


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


def _tender_on(sheet: Worksheet, layout: Layout, file: str) -> tuple[Tender, Origins]:
    answers, unreadable = answers_in(sheet, layout)
    addresses = layout.places
    values, _ = {key: answer for key, (answer, _address) in answers.items()}, layout.translate
    said = {finding.path[-1] for finding in unreadable}
    unclear = [finding._replace(path=(addresses[finding.path],)) for finding in misfilled(values, _)]
    findings = [*changes(sheet, layout), *unreadable, *(one for one in unclear if one.path[-1] not in said)]
    data, sources = tender_of(values, _)
    asked: dict[Path, Path] = {key: key for key in addresses if key[0] not in ROWS}
    asked["discount",] = ("discount", "rate")
    tender, origins = record_on(sheet, layout, file, (data, asked | sources), maker_of(Tender), findings)
    return tender, {path: origin for path, origin in origins.items() if path in sources}
