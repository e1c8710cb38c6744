"""What a book says that goes into one that is laid out anew, and what no longer has a place there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.layout import LABEL, Cell, Layout
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import answers_in, marked
from lcc.excel.tender_book.answers import answers_of_tender
from lcc.excel.tender_book.answers_award import filled_rows
from lcc.excel.tender_book.item_rows import rows_gone
from lcc.excel.tender_book.laid_out import laid_out_in
from lcc.excel.tender_book.layout import FRONT, RULES
from lcc.excel.tender_book.layout_front import ITEM
from lcc.excel.tender_book.read import is_empty, more_in, other_structure, sheets_of_tender
from lcc.excel.tender_book.shape import PARTS, REFERENCE, TABLES, part_of, with_what_no_says
from lcc.excel.tender_book.sheet_kinds import NAME, OF_BID, OF_REFERENCE, layout_of, tender_for
from lcc.language import N_, Local, Percent, Text
from lcc.model.business_models import offered_for
from lcc.model.tender import Item, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from lcc.record.visible import one_line

_LONGEST = 60


class BidAnswers(NamedTuple):
    """The answers of each bid in a book, for the sheets of a tender as it is now, and what is left out of them."""

    filled: tuple[Mapping[Path, Any], ...]
    left: tuple[Message, ...]


def bids_anew(workbook: Workbook, tender: Tender, mark: Mark, kind: str = OF_BID) -> BidAnswers:
    """Return what sheets of a kind in a book say, begun or whole, for sheets that ask what the tender asks now.

    An answer stays with its item, wherever that stands now; one that is not asked any more, of an item that is gone or
    that can't be chosen is left out, and said.

    Raises
    ------
    InputRefusedError
        What the sheets of bids asked is not known any more, and they are filled in.
    """
    laid_out = laid_out_in(workbook) or tender
    asked = layout_of(kind, laid_out, mark.language, mark.version)
    now = {one.input.key: one for one in layout_of(kind, tender, mark.language).inputs if one.input}
    before, tender = tender_for(kind, laid_out), tender_for(kind, tender)
    rows = {item.id: i for i, item in enumerate(tender.items)}
    says_no = kind == OF_REFERENCE and more_in(workbook).get(REFERENCE) is False
    filled: list[Mapping[Path, Any]] = []
    left: list[Message] = []
    for of_bid, sheet in marked(workbook, kind):
        fits = of_bid == asked.mark
        if is_empty(sheet, asked if fits else None, laid_out):
            continue
        if not fits:
            raise InputRefusedError([other_structure(sheet, before)])
        found, unreadable = answers_in(sheet, asked)
        left += [_unreadable(sheet, one) for one in unreadable]
        answers: dict[Path, Any] = {}
        for key, (answer, _address) in found.items():
            place = () if says_no else _now(key, before, rows)
            if place in now and _can_hold(now[place], answer):
                answers[place] = answer
            elif (kind, key) != (OF_REFERENCE, NAME) and not (
                place and key[2:] == ("kind",) and _only_model(tender, int(place[1])) == answer
            ):
                item = before.items[int(key[1])].name if key[0] == "offers" else ""
                left.append(_left(sheet, asked, key, answer, item))
        if not says_no:
            filled.append(answers | _kinds_of_before(answers, before, rows, now))
    return BidAnswers(tuple(filled), tuple(left))


def left_by_no(workbook: Workbook) -> Iterator[Message]:
    """Yield the answers about the tender that are in no part of it, since the first sheet says no to theirs."""
    sheets = sheets_of_tender(workbook)
    found = {name: answers_in(sheet, layout)[0] for name, (sheet, layout) in sheets.items()}
    answers = {key: answer for of_sheet in found.values() for key, (answer, _address) in of_sheet.items()}
    counting = with_what_no_says(answers)
    for name, (sheet, layout) in sheets.items():
        for key, (answer, _address) in found[name].items():
            if part_of(key) in PARTS and counting.get(key) != answer:
                yield _left(sheet, layout, key, answer, "")


def left_by_items(workbook: Workbook) -> Iterator[Message]:
    """Yield what was set of items that are in no row of a book any more."""
    before, sheets = laid_out_in(workbook), sheets_of_tender(workbook)
    if before is None or RULES not in sheets:
        return
    found = {key: one for name in (FRONT, RULES) for key, one in answers_in(*sheets[name])[0].items()}
    answers = {key: answer for key, (answer, _address) in found.items()}
    sheet, layout = sheets[RULES]
    laid_out = answers_of_tender(before, layout.translate)
    for k in rows_gone(answers, [item.name for item in before.items]):
        for name, info in Item.model_fields.items():
            key: Path = ("items", k, name)
            if name not in (*ITEM, "id") and key in laid_out and answers.get(key) == laid_out[key]:
                label = layout.translate(str(info.title))
                yield _left(sheet, layout, key, answers[key], before.items[k].name, label)


def notes_in(workbook: Workbook) -> dict[Path, str]:
    """Return what stands beside the cells of a book beside their own help: sources, and remarks of the authority.

    What stands beside an answer that was changed since the book was laid out was not said of what it is now.
    """
    before, sheets = laid_out_in(workbook), sheets_of_tender(workbook)
    answers: dict[Path, Any] = {}
    for sheet, layout in sheets.values():
        answers |= {key: answer for key, (answer, _address) in answers_in(sheet, layout)[0].items()}
    laid_out = answers_of_tender(before, sheets[FRONT][1].translate) if before else answers
    changed = {key for key in {*answers, *laid_out} if answers.get(key) != laid_out.get(key)}
    notes: dict[Path, str] = {}
    for sheet, layout in sheets.values():
        asked: dict[int, list[Path]] = {}
        for cell in layout.inputs:
            if cell.input:
                asked.setdefault(cell.row, []).append(cell.input.key)
        for cell in layout.cells:
            found = sheet.cell(*cell.place).value
            if cell.style != "note" or found in (None, "", cell.value):
                continue
            if cell.row in asked and cell.column > LABEL:
                about = asked[cell.row]
            elif cell.value == "" and cell.column == LABEL:  # of a table, in one line below its rows
                table = asked[max(row for row in asked if row < cell.row)][0][0]
                about = [key for keys in asked.values() for key in keys if key[0] == table and answers.get(key)]
            else:
                continue
            if changed.isdisjoint(about):
                notes[_place_of(about[0], answers) if about else ()] = str(found)
    return {key: note for key, note in notes.items() if key}


def _place_of(key: Path, answers: Mapping[Path, Any]) -> Path:
    """Return what a note is about, in a book in which the rows of each table stand below each other."""
    if key[0] not in TABLES:
        return key
    rows = filled_rows(answers, str(key[0]))
    return (key[0], rows.index(int(key[1]))) if int(key[1]) in rows else ()


def _now(key: Path, before: Tender, rows: Mapping[str, int]) -> Path:
    """Return where an answer belongs now; nowhere if its item is gone."""
    if key[0] != "offers":
        return key
    item = before.items[int(key[1])].id
    return ("offers", rows[item], *key[2:]) if item in rows else ()


def _only_model(tender: Tender, i: int) -> str | None:
    """Return the one business model in which an item can be offered; a form does not ask for it then."""
    kinds = [*offered_for([tender.items[i]], tender.business_models)]
    return kinds[0] if len(kinds) == 1 else None


def _kinds_of_before(
    answers: Mapping[Path, Any], before: Tender, rows: Mapping[str, int], now: Collection[Path]
) -> dict[Path, Any]:
    """Return the business models that were not asked, as there was only one, and that are asked now."""
    offered = {int(key[1]) for key in answers if key[0] == "offers"}
    kinds = {rows[one.id]: _only_model(before, i) for i, one in enumerate(before.items) if one.id in rows}
    asked = {i: ("offers", i, "kind") for i in offered}
    return {key: kinds[i] for i, key in asked.items() if kinds.get(i) and key in now and key not in answers}


def _can_hold(cell: Cell, answer: Any) -> bool:
    """Whether a cell that is chosen from still has an answer among its choices."""
    return cell.input is None or not cell.input.choices or answer in cell.input.choices.values()


def _left(sheet: Worksheet, layout: Layout, key: Path, answer: Any, item: str, label: str = "") -> Message:
    [asked] = [cell.input for cell in layout.inputs if cell.input and cell.input.key == key]
    words = {
        "sheet": sheet.title,
        "field": one_line(label or layout.labels.get(key, ""), _LONGEST),
        "of_item": Text(N_(" of {item}"), {"item": item}) if item else "",
        "answer": next(
            (label for label, code in asked.choices.items() if code == answer), _shown(answer, asked.kind)
        ),
    }
    return Message(key, "answer_left_out", answer, words)


def _shown(answer: Any, kind: str) -> object:
    if isinstance(answer, str):
        return one_line(answer, _LONGEST)
    return Percent(answer) if kind == "share" else Local(answer)


def _unreadable(sheet: Worksheet, finding: Message) -> Message:
    words = {"sheet": sheet.title, "cell": finding.path[-1], "answer": one_line(str(finding.found), _LONGEST)}
    return Message(finding.path, "unreadable_left_out", finding.found, words)
