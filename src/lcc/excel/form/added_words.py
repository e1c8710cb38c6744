"""Words that a bidder left on a form beside the answers: they may be a reservation, and nobody may miss them.

A form as we write it has none. What is compared is what a form says now with what it said when it was sent.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.cells.workbook import MADE_WITH, printed_texts
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import LISTS_SHEET, Layout
from lcc.excel.form.told import told_by, told_on
from lcc.excel.form.write import said_beside
from lcc.excel.shown.covered import boxes_on
from lcc.excel.shown.number import format_of, words_beside
from lcc.excel.untrusted.opened import package_of
from lcc.excel.untrusted.package import EXTENDED, MAIN, Package
from lcc.language import N_, Text
from lcc.record.message import Message

_MOST, _LONGEST = 20, 300
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_LATER = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_CODES = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|[BIUESXY])')
_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")
_SIDES = re.compile("&[LCR]")
_COPY = re.compile(r"(?: \(\d+\)| - T\w{0,6} ?\d+)$")
"""What a program adds to the name of a sheet: where there is another already, and where a sheet can hold tables."""
_MEANT = "\0"
"""What stands for an ampersand that is one, and no code: no file can have it."""


class Words(NamedTuple):
    """Something said: on which sheet, where there, in what, and the words."""

    sheet: str
    place: str
    what: str
    text: str


def words_on(
    workbook: Workbook,
    sheets: Sequence[tuple[Worksheet, Layout]],
    header: tuple[str, str],
    *,
    told_as_sent: bool = False,
) -> list[Message]:
    """Return the words in a workbook that were not there when it was sent, as remarks about it.

    Parameters
    ----------
    workbook, sheets
        The workbook, and the sheets in it that were filled in, each with how it was written.
    header
        What is printed above them.
    told_as_sent
        Whether what they tell that may change is known to be what they told when they were sent: then none of that is
        looked at, whatever they would tell now.
    """
    places: dict[Words, list[str]] = {}
    told = [] if told_as_sent else [one for sheet in sheets for one in _told_otherwise(*sheet)]
    for one in (*told, *_words(workbook, sheets, header)):
        if one.text:
            places.setdefault(one._replace(place=""), []).append(one.place)
    found = list(places)
    remarks = [Message((), "words_beside", one.text, _worded(one, places[one])) for one in found[:_MOST]]
    left = len(found) - len(remarks)
    return [*remarks, *([Message((), "more_words_beside", left, {"number": left})] if left else [])]


def _worded(one: Words, places: Sequence[str]) -> dict[str, object]:
    cells = list(dict.fromkeys(place for place in places if place))
    at = {"sheet": one.sheet, "cell": "".join(cells[:1]), "cells": ", ".join(_runs(cells))}
    of_cells = N_("sheet {sheet}, cells {cells}") if len(cells) > 1 else "sheet {sheet}, cell {cell}"
    where = Text(of_cells if cells else "sheet {sheet}", at)
    return {"where": where, "what": Text(one.what), "text": one.text}


def _runs(cells: Sequence[str]) -> Iterator[str]:
    """Yield cells, those under each other as one range, the first ones if there are many.

    >>> list(_runs(["B1", "B2", "B3", "D7"]))
    ['B1:B3', 'D7']
    """
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _below(runs[-1][-1]) == cell:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    for run in runs[:_MOST]:
        yield run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}"
    if len(runs) > _MOST:
        yield "..."


def _below(cell: str) -> str:
    column = cell.rstrip("0123456789")
    row = cell[len(column) :]
    return f"{column}{int(row) + 1}" if row.isdigit() else ""


def _words(
    workbook: Workbook, sheets: Sequence[tuple[Worksheet, Layout]], header: tuple[str, str]
) -> Iterator[Words]:
    package = package_of(workbook)
    parts = package.sheets()
    layouts = [layout for _sheet, layout in sheets]
    names = {LISTS_SHEET, *(layout.sheet for layout in layouts)}
    help_known = frozenset[str]().union(*map(_help_on, layouts))
    printed = {
        _any_version(text.replace("&&", "&"))
        for one in layouts
        for text in printed_texts(header, one.sheet, one.translate)
    }
    for filled, layout in sheets:
        yield from _in_cells(filled, layout)
    for sheet in workbook.worksheets:
        part, name = parts.get(sheet.title, ""), sheet.title
        yield from _notes_and_boxes(sheet, package, part)
        said = [*_prompts(sheet, help_known, package, part), *_above(package, part, printed), *_links(sheet)]
        yield from (Words(name, place, what, _cut(text)) for place, what, text in said)
        if _COPY.sub("", name) not in names and " " in name.strip():
            yield Words(name, "", N_("a sheet with the name"), _cut(name))
    for chart in workbook.chartsheets:
        yield Words(chart.title, "", N_("a sheet with a chart"), _cut(chart.title))


def notes_on(workbook: Workbook) -> list[Words]:
    """Return what is said in notes, boxes and pictures on any sheet: a form as it is sent has none."""
    package = package_of(workbook)
    parts = package.sheets()
    return [
        one
        for sheet in workbook.worksheets
        for one in _notes_and_boxes(sheet, package, parts.get(sheet.title, ""))
    ]


def _notes_and_boxes(sheet: Worksheet, package: Package, part: str) -> Iterator[Words]:
    for place, what, text in _notes(sheet, package, part):
        yield Words(sheet.title, place, what, _cut(text))
    for box in boxes_on(package, part, sheet) if part else ():
        if not box.is_note:
            yield Words(sheet.title, box.corner, N_("a box or picture"), _cut(box.text) or "?")


def _in_cells(on: Worksheet, layout: Layout) -> Iterator[Words]:
    """Yield explanations that say something else now, and words in the number formats of answers."""
    for spec in layout.cells:
        if not spec.input and not (spec.style == "note" and spec.binds):
            continue
        cell = on.cell(*spec.place)
        if cell.value is None:
            continue
        if not spec.input and _plain(cell.value) not in ("", _plain(spec.value)):
            yield Words(on.title, cell.coordinate, N_("an explanation of its own"), _cut(str(cell.value)))
        elif spec.input and (beside := words_beside(format_of(cell), cell.value)):
            yield Words(on.title, cell.coordinate, N_("words in a number format"), _cut(beside))


def _told_otherwise(on: Worksheet, layout: Layout) -> Iterator[Words]:
    """Yield texts that stand where a form tells what may change, and that a form of now has nowhere there."""
    known = {_plain(value) for _place, value in told_by(layout)}
    for (row, column), value in told_on(on, layout) if known else ():
        if isinstance(value, str) and _plain(value) not in known:
            address = f"{get_column_letter(column)}{row}"
            yield Words(on.title, address, N_("a text that the form of now does not have"), _cut(value))


def _notes(sheet: Worksheet, package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    threads: dict[str, list[str]] = {}
    for other in package.related(part, "threadedComment").values() if part else ():
        for comment in package.edit(other).iter(f"{_THREADS}threadedComment") if other in package.parts else ():
            threads.setdefault(comment.get("ref", ""), []).append(comment.findtext(f"{_THREADS}text") or "")
    for cell in sheet._cells.values():  # noqa: SLF001
        note = getattr(cell, "comment", None)
        if note is not None and cell.coordinate not in threads:
            yield cell.coordinate, N_("a note"), str(note.text)
    for place, texts in threads.items():
        yield place, N_("a note"), " / ".join(texts)


def _prompts(
    sheet: Worksheet, known: Collection[str], package: Package, part: str
) -> Iterator[tuple[str, str, str]]:
    rules = sheet.data_validations.dataValidation
    said: list[tuple[object, list[str | None]]] = [
        (rule.sqref, [getattr(rule, name) for name in _PROMPTS]) for rule in rules
    ]
    # Rules of a kind that came later, which openpyxl leaves out.
    later = package.edit(part).iter(f"{_LATER}dataValidation") if part else ()
    said += [(rule.findtext(f"{EXTENDED}sqref") or "", [rule.get(name) for name in _PROMPTS]) for rule in later]
    for cells, texts in said:
        if added := dict.fromkeys(str(text) for text in texts if text and _plain(text) not in known):
            yield str(cells).partition(" ")[0], N_("help with a cell"), " / ".join(added)


def _above(package: Package, part: str, printed: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what is printed above and below a sheet: as the file has it, since openpyxl takes R&&C for a side."""
    for pages in package.edit(part).iter(f"{MAIN}headerFooter") if part else ():
        for node in pages:
            for side in _SIDES.split(str(node.text or "").replace("&&", _MEANT)):
                said = _CODES.sub("", side).replace(_MEANT, "&")
                if _any_version(said) not in printed:
                    yield "", N_("a header or footer"), said


def _links(sheet: Worksheet) -> Iterator[tuple[str, str, str]]:
    for cell in sheet._cells.values():  # noqa: SLF001
        link = getattr(cell, "hyperlink", None)
        if link is not None:
            said = " ".join(part for part in (link.tooltip, link.target or link.location) if part)
            yield cell.coordinate, N_("a link"), said


@lru_cache(maxsize=8)
def _help_on(layout: Layout) -> frozenset[str]:
    """Return what is said beside the cells of a layout."""
    return frozenset(_plain(text) for text in said_beside(layout))


def _plain(text: object) -> str:
    return "" if text is None else agreed(str(text))


def _any_version(text: str) -> str:
    """Return a text above or below pages as it is compared: whichever version of the program printed it."""
    return MADE_WITH.sub("lcc", _plain(text))


def _cut(text: str) -> str:
    said = " ".join("".join(" " if category(sign)[0] == "C" else sign for sign in str(unescape(text))).split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 3] + "..."
