"""A book that was filled in: the tender that it states, and the bids on sheets of their own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.read import bid_on
from lcc.excel.form.filled_record import asked_on, stated_at
from lcc.excel.form.layout import Layout
from lcc.excel.form.mark import Mark, read_mark
from lcc.excel.form.read import answers_in, changes, marked
from lcc.excel.tender_book.answers import answers_of_tender, misfilled, tender_of
from lcc.excel.tender_book.answers_quality import weights_of
from lcc.excel.tender_book.book import headings, without_repeats
from lcc.excel.tender_book.codes import with_codes
from lcc.excel.tender_book.item_rows import moved_keys, put_in_place, rows_before
from lcc.excel.tender_book.laid_out import laid_out_in
from lcc.excel.tender_book.layout import FRONT, RULES, book_layout
from lcc.excel.tender_book.shape import MORE, PARTS, REFERENCE, TABLES, part_of, shape_in
from lcc.excel.tender_book.sheet_kinds import NAME, OF_BID, OF_REFERENCE, layout_of, tender_for
from lcc.language import N_, Text, listed
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Asked
from lcc.record.problem import InputRefusedError, Problem, problem_at, problem_of
from lcc.record.stated import Stated


def is_book(workbook: Workbook) -> bool:
    """Whether a workbook has a sheet for a tender."""
    return bool(marked(workbook, "book"))


def sheets_of_tender(workbook: Workbook) -> dict[str, tuple[Worksheet, Layout]]:
    """Return the sheets of the tender in a book by their kind, each as it was laid out; those that are gone left out.

    Raises
    ------
    InputRefusedError
        It is no book, or one of another version.
    """
    (mark, front), *others = marked(workbook, "book")
    read_mark(None if others else mark, Message((), "not_a_comparison", None, {}))
    shape = shape_in(mark.of)
    if shape is None:
        raise InputRefusedError([problem_of(Message((), "old_layout", Text("{mark}", {"mark": str(mark)}), {}))])
    layouts = book_layout(mark.language, shape, version=mark.version)
    behind = dict(reversed(marked(workbook, "part")))
    found = {FRONT: front} | {name: behind[one.mark] for name, one in layouts.items() if one.mark in behind}
    return {name: (sheet, without_repeats(layouts[name])) for name, sheet in found.items()}


def stated_in_book(workbook: Workbook, *, to_lay_out: bool = False) -> tuple[Stated, Mark]:
    """Return the tender that a book states, and the mark of the book.

    A part that was answered with yes and is not there yet is no problem of one that is laid out anew.

    Raises
    ------
    InputRefusedError
        It is no book, or one of another version.
    """
    sheets = sheets_of_tender(workbook)
    if RULES not in sheets:
        raise InputRefusedError([problem_of(Message((), "sheet_gone", None, {"sheet": Text("Assumptions")}))])
    of_front = sheets[FRONT][1]
    answers, where, findings = dict[Path, Any](), dict[Path, Asked](), list[Message]()
    for name, (sheet, layout) in sheets.items():
        if answers.get(("more", name)) is False:
            continue
        filled, unreadable = answers_in(sheet, layout)
        where |= asked_on(sheet.title, layout)
        answers |= {key: answer for key, (answer, _address) in filled.items()}
        wrong = [*changes(sheet, layout), *unreadable]
        findings += [one._replace(path=(sheet.title, *one.path)) for one in wrong]
    said = {finding.path for finding in findings}
    before = laid_out_in(workbook)
    laid_out = answers_of_tender(before, of_front.translate) if before else {}
    names = [item.name for item in before.items] if before else []
    moved = moved_keys(answers, laid_out, rows_before(answers, names))
    answers = put_in_place(answers, laid_out, moved)
    where |= {key: where[there] for key, there in moved.items() if there is not None}
    unclear = misfilled(answers, of_front.translate)
    unclear += [] if to_lay_out else _not_laid_out(answers, sheets)
    findings += [one for one in (_at(finding, where) for finding in unclear) if one.path not in said]
    data, sources = tender_of(answers, of_front.translate)
    asked: dict[Path, Path] = {key: key for key in where if key[0] not in TABLES} | sources
    asked["discount",] = ("discount", "rate")
    stated = stated_at(where, (data, asked), findings)
    weights = {path: _together([where[key] for key in keys]) for path, keys in weights_of(with_codes(answers))}
    remarks = () if to_lay_out else tuple(_not_counted(answers, sheets))
    return replace(stated, origins={**stated.origins, **weights}, remarks=remarks), of_front.mark


def more_in(workbook: Workbook) -> dict[str, bool]:
    """Return what the first sheets of a book answer on which parts there are in the tender."""
    sheets = sheets_of_tender(workbook)
    filled = {
        key: one for name in (FRONT, RULES) if name in sheets for key, one in answers_in(*sheets[name])[0].items()
    }
    return {part: filled["more", part][0] for part in MORE if ("more", part) in filled}


def _together(cells: Sequence[Asked]) -> Asked:
    """Return cells below each other as one place."""
    first, last = cells[0], cells[-1]
    return first if len(cells) == 1 else first.model_copy(update={"cell": f"{first.cell}:{last.cell}"})


def _not_counted(answers: Mapping[Path, Any], sheets: Mapping[str, tuple[Worksheet, Layout]]) -> Iterator[Message]:
    """Yield the parts with answers on their sheets to which the first sheet says no."""
    for part in PARTS:
        if part in sheets and answers.get(("more", part)) is False:
            sheet, layout = sheets[part]
            if number := len(answers_in(sheet, layout)[0]):
                words = {"part": Text(PARTS[part].title), "sheet": sheet.title, "number": number}
                yield Message(("more", part), "part_not_counted", False, words)


def _at(finding: Message, where: Mapping[Path, Asked]) -> Message:
    """Return a finding at the cell of its key."""
    at = where.get(finding.path)
    return finding._replace(path=("", "") if at is None else (str(at.sheet), str(at.cell)))


def _not_laid_out(answers: Mapping[Path, Any], sheets: Collection[str]) -> Iterator[Message]:
    """Yield the parts that were answered with yes, and have no sheet or nothing on it."""
    filled = {part_of(key) for key in answers}
    for part in PARTS:
        words = {"part": Text(PARTS[part].title)}
        if part not in sheets and answers.get(("more", part)):
            yield Message(("more", part), "part_not_laid_out", True, words)
        elif part in sheets and answers.get(("more", part)) is not False and part not in filled:
            yield Message(("more", part), "part_empty", True, words)


def bids_in_book(workbook: Workbook, tender: Tender, mark: Mark, kind: str = OF_BID) -> list[Stated]:
    """Return what each sheet of a kind in a book of a tender states; those that are empty are passed over.

    What the authority has is passed over too where the first sheet says no to it.
    """
    if kind == OF_REFERENCE and more_in(workbook).get(REFERENCE) is False:
        return []
    answered = tender_for(kind, tender)
    layout = layout_of(kind, tender, mark.language, mark.version)
    laid_out = laid_out_in(workbook)
    same_items = laid_out is None or [one.id for one in laid_out.items] == [one.id for one in tender.items]
    bids: list[Stated] = []
    for of_bid, sheet in marked(workbook, kind):
        fits = of_bid == layout.mark and same_items
        if is_empty(sheet, layout if fits else None, laid_out):
            continue
        if fits:
            bids.append(bid_on(sheet, _without_headings(layout, tender), answered))
        else:
            bids.append(Stated(None, problems=(other_structure(sheet, laid_out),)))
    return bids


def other_structure(sheet: Worksheet, laid_out: Tender | None) -> Problem:
    """Return that the sheet of a bid asks something else than the tender does now."""
    items = listed(item.name for item in laid_out.items) if laid_out else Text("?")
    found = Text(N_("a sheet for the tender as it was laid out, with: {items}"), {"items": items})
    return problem_at(Message((sheet.title, "A1"), "other_structure", found, {}))


def _without_headings(layout: Layout, tender: Tender) -> Layout:
    names = {(cell.row, cell.column) for cell, _i in headings(layout, tender)}
    cells = tuple(replace(one, style="note") if (one.row, one.column) in names else one for one in layout.cells)
    return replace(layout, cells=cells)


def is_empty(sheet: Worksheet, layout: Layout | None, laid_out: Tender | None = None) -> bool:
    """Whether nothing was filled in on the sheet of a bid; one of another layout has its unlocked cells to go by.

    The name of the authority stands there already on the sheet for what it has.
    """
    if layout is not None:
        found, unreadable = answers_in(sheet, layout)
        is_kept = layout.mark.kind == OF_REFERENCE
        return not unreadable and not found.keys() - ({NAME} if is_kept else set())
    inputs = [cell for cell in sheet._cells.values() if not cell.protection.locked]  # noqa: SLF001
    said = (None, laid_out.authority if laid_out else None)
    return bool(inputs) and all(cell.value in said for cell in inputs)
