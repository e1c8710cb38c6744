"""What of a tender was changed after a form was made: what the form told the bidder, beside what it tells now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.layout import Form
from lcc.excel.form.layout import ANSWER, LABEL, Layout
from lcc.language import N_, Local, Percent, Text, listed

_MOST = 10
_NUMBER = re.compile(r"\D+(\d+): ")
"""How the heading above an item begins: its number says which item it is, whatever that is called."""

Facts = Mapping[tuple[str, str], object]
"""What a form tells, by the number of the item that it is about (none before the first) and its label."""


class _Fact(NamedTuple):
    label: str
    value: object
    style: str
    item: str
    """What the item that it is about is called; nothing where it is about the tender as a whole."""


def changed_since(sheets: Sequence[Worksheet], now: Form, in_english: Form) -> Text | None:
    """Return what the sheets of an older form tell otherwise than its form would now; None where that is all the same.

    Parameters
    ----------
    sheets
        The older form.
    now, in_english
        The form as it is now in the language of that one, and in English.
    """
    changes: list[Text] = []
    for sheet, layout, other in zip(sheets, now.sheets, in_english.sheets, strict=False):
        before, told = _told(sheet), _facts(layout)
        english = [fact.label for fact in _facts(other).values()]
        changes += [
            _said(fact, _in_any(fact.label, label, layout), before.get(key))
            for (key, fact), label in zip(told.items(), english, strict=False)
            if key in before and not _same(before[key], fact.value)
        ]
    if not changes:
        return None
    more = [Text("...")] if len(changes) > _MOST else []
    return listed([*changes[:_MOST], *more], between="; ")


def _in_any(label: str, in_english: str, layout: Layout) -> Text | str:
    """Return a label that every reader has in their own language, if the catalogue has it as it stands."""
    return Text(in_english) if layout.translate(in_english) == label else label


def _said(fact: _Fact, label: Text | str, before: object) -> Text:
    words = {"label": label, "before": _worded(before, fact.style), "now": _worded(fact.value, fact.style)}
    if not fact.item:
        return Text(N_("{label}: was {before}, is now {now}"), words)
    return Text(N_("{label} of {item}: was {before}, is now {now}"), {**words, "item": fact.item})


def _worded(value: object, style: str) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return Percent(value) if style == "share" else Local(value)


def _same(before: object, now: object) -> bool:
    if isinstance(before, int | float) and isinstance(now, int | float):
        return abs(before - now) <= 1e-12 * abs(now)
    return " ".join(str(before).split()) == " ".join(str(now).split())


def _facts(now: Layout) -> dict[tuple[str, str], _Fact]:
    """Return what a form of today tells."""
    told = {
        cell.row: cell
        for cell in now.cells
        if cell.column == ANSWER and not (cell.input or cell.shows or cell.live)
    }
    facts: dict[tuple[str, str], _Fact] = {}
    number = item = ""
    for cell in now.cells:
        if cell.column != LABEL:
            continue
        label = str(cell.value)
        if cell.style == "heading" and (begins := _NUMBER.match(label)):
            number, item = begins[1], label[begins.end() :]
            facts[number, ""] = _Fact(label[: begins.end() - 2], item, "text", "")
        beside = told.get(cell.row)
        if cell.style == "text" and beside is not None and beside.value is not None:
            facts.setdefault((number, label), _Fact(label, beside.value, beside.style, item))
    return facts


def _told(sheet: Worksheet) -> Facts:
    """Return what stands beside each label of a sheet, the first time that it does for an item."""
    told: dict[tuple[str, str], object] = {}
    number = ""
    for label, value in _rows(sheet):
        begins = _NUMBER.match(label) if value is None else None
        if begins:
            number = begins[1]
            told[number, ""] = label[begins.end() :]
        elif value is not None:
            told.setdefault((number, label), value)
    return told


def _rows(sheet: Worksheet) -> Iterator[tuple[str, object]]:
    cells = sheet._cells  # noqa: SLF001
    for row, column in sorted(cells):
        if column == LABEL + 1 and isinstance(cells[row, column].value, str):
            beside = cells.get((row, ANSWER + 1))
            yield str(cells[row, column].value), None if beside is None else beside.value
