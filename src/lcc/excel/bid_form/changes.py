"""What of a tender was changed after a form was made: what the form told the bidder, beside what it tells now."""

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.layout import Form
from lcc.excel.bid_form.spots import Spot, is_of_whole, item_begun, spots_of, spots_on, tells
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import LABEL, TELLING, UNIT, Layout
from lcc.language import N_, Local, Percent, Text, Translate, listed

_MOST = 10


class _Told(NamedTuple):
    """What stands beside a label: a value, and its unit."""

    value: object
    unit: str


Facts = Mapping[tuple[str, str], _Told]
"""What a form tells, by the number of the item that it is about (none before the first) and its label.

What the item is called stands under its number and no label.
"""


class _Fact(NamedTuple):
    label: str
    value: object
    unit: str
    style: str
    item: str
    """What the item that it is about is called; nothing where it is about the tender as a whole."""


def changed_since(
    sheets: Sequence[Worksheet], now: Form, in_english: Form, *, asks_the_same: bool, by_hand: bool = False
) -> Text | None:
    """Return what an older form tells or asks otherwise than its form would now; None where that is all the same.

    Parameters
    ----------
    sheets
        The sheets of the older form.
    now, in_english
        The form as it is now in the language of that one, and in English.
    asks_the_same
        Whether it is known to ask the same: then only what it tells is compared.
    by_hand
        Whether what it tells is known not to be what it told when it was made: it is not called how things were.
    """
    changes: list[Text] = []
    names = _names_before(_told(sheets[0], now.translate), now)
    for sheet, layout, other in zip(sheets, now.sheets, in_english.sheets, strict=False):
        before, told = _told(sheet, now.translate), _facts(layout)
        english = [fact.label for fact in _facts(other).values()]
        number_of = {one.value: number for (number, label), one in before.items() if number and not label}
        for ((number, label), fact), in_eng in zip(told.items(), english, strict=False):
            item = told[number, ""].value if number else ""
            was = before.get((number_of.get(names.get(str(item)), "-") if number else "", label))
            if was is not None and not _same(was, fact):
                changes.append(_said(fact, _in_any(fact.label, in_eng, layout), was, by_hand=by_hand))
    changes = [one for k, one in enumerate(changes) if one not in changes[:k]]
    changes += _told_or_not([*_labels_on(sheets, now)], [*_labels_of(now)])
    changes += [] if asks_the_same else _asked_otherwise(sheets, now, names)
    if not changes:
        return None
    more = [Text("...")] if len(changes) > _MOST else []
    return listed([*changes[:_MOST], *more], between="; ")


def renamed_since(sheet: Worksheet, now: Form) -> dict[str, str]:
    """Return what items of an older form are called now, by what its first sheet calls them.

    An item was renamed where as many items are bought, neither name is that of another one, and place, quantity and
    unit are the same: a form does not know more of an item than what it tells.
    """
    return {
        before: name for name, before in _names_before(_told(sheet, now.translate), now).items() if name != before
    }


def units_since(sheet: Worksheet, now: Form) -> dict[str, str]:
    """Return in which unit an older form told the quantity of each item, by what the item is called now."""
    _ = now.translate
    told = _told(sheet, _)
    number_of = {one.value: number for (number, label), one in told.items() if number and not label}
    known = ((name, told.get((number_of[was], _("Quantity")))) for name, was in _names_before(told, now).items())
    return {name: one.unit for name, one in known if one is not None}


def _names_before(before: Facts, now: Form) -> dict[str, str]:
    """Return what each item was called, by what it is called now; an item that was not there left out."""
    told, quantity = _facts(now.first), now.translate("Quantity")
    was = {number: str(one.value) for (number, label), one in before.items() if number and not label}
    names = {number: str(one.value) for (number, label), one in told.items() if number and not label}

    def same_bought(number: str) -> bool:
        fact, then = told.get((number, quantity)), before.get((number, quantity))
        return fact is not None and then is not None and _same(then, fact)

    renamed = {
        name: was[number]
        for number, name in names.items()
        if was.keys() == names.keys()
        and name not in was.values()
        and was[number] not in names.values()
        and same_bought(number)
    }
    return {name: name for name in names.values() if name in was.values()} | renamed


def _told_or_not(before: Sequence[str], now: Sequence[str]) -> Iterator[Text]:
    """Yield of what a form tells what is new, and what is gone."""
    if new := [label for label in dict.fromkeys(now) if label not in before]:
        yield Text(N_("new: {questions}"), {"questions": _first_of(new)})
    if gone := [label for label in dict.fromkeys(before) if label not in now]:
        yield Text(N_("gone: {questions}"), {"questions": _first_of(gone)})


def _first_of(found: Sequence[object]) -> Text:
    return listed([*found[:_MOST], *(["..."] if len(found) > _MOST else [])])


def _labels_on(sheets: Sequence[Worksheet], now: Form) -> Iterator[str]:
    """Yield the labels beside which an older form tells something."""
    for sheet in sheets:
        is_told = False
        for label, beside, is_heading in _rows(sheet):
            if beside.value is not None:
                yield from [label] if is_told else []
            elif is_heading and (item_begun(label, now.translate) or is_of_whole(label, now.translate)):
                is_told = tells(label, now.translate)


def _labels_of(now: Form) -> Iterator[str]:
    """Yield the labels beside which a form tells something."""
    for sheet in now.sheets:
        is_told = False
        told = {(c.row, c.column) for c in sheet.cells if c.value is not None}
        for cell in (cell for cell in sheet.cells if cell.column in TELLING):
            if cell.style == "heading" and cell.column == LABEL:
                is_told = tells(str(cell.value), now.translate)
            elif is_told and (cell.row, TELLING[cell.column]) in told:
                yield agreed(str(cell.value))


def _asked_otherwise(sheets: Sequence[Worksheet], now: Form, names: Mapping[str, str]) -> Iterator[Text]:
    """Yield which questions are new, and which are gone; an item by the name that it has now."""
    named = {before: name for name, before in names.items()}
    asked = [spot for _key, spot in spots_of(now.sheets[: len(sheets)], now.translate)]
    found = (spot for sheet in sheets for spot, _cell in spots_on(sheet, now.translate))
    before = [spot._replace(item=named.get(spot.item, spot.item)) for spot in found]
    if new := _questions(asked, before):
        yield Text(N_("new: {questions}"), {"questions": listed(new, between="; ")})
    if gone := _questions(before, asked):
        yield Text(N_("gone: {questions}"), {"questions": listed(gone, between="; ")})


def _questions(asked: Sequence[Spot], other: Sequence[Spot]) -> list[object]:
    """Return what is asked and is not among the others: whole items, whole blocks, or questions by their labels."""
    items, blocks = {one.item for one in other}, {(one.item, one.heading) for one in other}
    there = {(*one[:2], one.label, one.column) for one in other}
    found: dict[tuple[str, str], object] = {}
    for one in asked:
        label = ", ".join(part for part in (one.label, one.column) if part) or one.heading
        if one.item not in items:
            found.setdefault((one.item, ""), Text(N_("item {item}"), {"item": one.item}))
        elif (*one[:2], one.label, one.column) not in there:
            said = one.heading if one.heading and (one.item, one.heading) not in blocks else label
            found.setdefault((one.item, said), f"{said} ({one.item})" if one.item else said)
    more = ["..."] if len(found) > _MOST else []
    return [*list(found.values())[:_MOST], *more]


def _in_any(label: str, in_english: str, layout: Layout) -> Text | str:
    """Return a label that every reader has in their own language, if the catalogue has it as it stands."""
    return Text(in_english) if layout.translate(in_english) == label else label


def _said(fact: _Fact, label: Text | str, before: _Told, *, by_hand: bool) -> Text:
    units = ("", "") if before.unit == fact.unit else (before.unit, fact.unit)
    was, now = (
        _worded(value, fact.style, unit) for value, unit in zip((before.value, fact.value), units, strict=True)
    )
    words = {"label": label, "before": was, "now": now}
    if by_hand:
        of_item = Text(N_("{label} of {item}"), {"label": label, "item": fact.item}) if fact.item else label
        return Text(N_("{label}: here {before}, in the tender {now}"), {**words, "label": of_item})
    if not fact.item:
        return Text(N_("{label}: was {before}, is now {now}"), words)
    return Text(N_("{label} of {item}: was {before}, is now {now}"), {**words, "item": fact.item})


def _worded(value: object, style: str, unit: str) -> object:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    said = value if not number else Percent(value) if style == "share" else Local(value)  # type: ignore[arg-type]
    return Text("{value} {unit}", {"value": said, "unit": unit}) if unit else said


def _same(before: _Told, now: _Fact) -> bool:
    if before.unit != now.unit:
        return False
    if isinstance(before.value, int | float) and isinstance(now.value, int | float):
        return abs(before.value - now.value) <= 1e-12 * abs(now.value)
    return agreed(str(before.value)) == agreed(str(now.value))


def _facts(now: Layout) -> dict[tuple[str, str], _Fact]:
    """Return what a form of today tells."""
    told = {(cell.row, cell.column): cell for cell in now.cells if not (cell.input or cell.shows or cell.live)}
    units = {cell.row: agreed(str(cell.value)) for cell in now.cells if cell.column == UNIT and cell.is_unit}
    facts: dict[tuple[str, str], _Fact] = {}
    number = item = ""
    for cell in now.cells:
        if cell.column not in TELLING:
            continue
        label = agreed(str(cell.value))
        if cell.style == "heading" and cell.column == LABEL and (begun := item_begun(label, now.translate)):
            number, item = begun
            facts[number, ""] = _Fact(label.partition(": ")[0], item, "", "text", "")
        elif cell.style == "heading" and is_of_whole(label, now.translate):
            number = item = ""
        beside = told.get((cell.row, TELLING[cell.column]))
        if cell.style == "text" and beside is not None and beside.value is not None:
            unit = units.get(cell.row, "") if cell.column == LABEL else ""
            fact = _Fact(label, beside.value, unit, beside.style, item)
            facts.setdefault((number, label), fact)
    return facts


def _told(sheet: Worksheet, _: Translate) -> Facts:
    """Return what stands beside each label of a sheet, the first time that it does for an item."""
    told: dict[tuple[str, str], _Told] = {}
    number = ""
    for label, beside, is_heading in _rows(sheet):
        if beside.value is not None:
            told.setdefault((number, label), beside)
        elif is_heading and (begun := item_begun(label, _)):
            number = begun.number
            told[number, ""] = _Told(begun.name, "")
        elif is_heading and is_of_whole(label, _):
            number = ""
    return told


def _rows(sheet: Worksheet) -> Iterator[tuple[str, _Told, bool]]:
    """Yield each label, what is told beside it, and whether it is a heading; what was filled in is not told."""
    cells: dict[tuple[int, int], Any] = {
        (row - 1, column - 1): cell
        for (row, column), cell in sheet._cells.items()  # noqa: SLF001
    }
    told = {
        place: agreed(cell.value) if isinstance(cell.value, str) else cell.value
        for place, cell in cells.items()
        if cell.protection.locked
    }
    for (row, column), label in sorted(told.items(), key=itemgetter(0)):
        if column not in TELLING or not isinstance(label, str):
            continue
        beside = told.get((row, TELLING[column]))
        if column == LABEL:
            unit, is_heading = told.get((row, UNIT)), bool(cells[row, column].font.b)
            yield label, _Told(beside, unit if isinstance(unit, str) else ""), is_heading
        elif beside is not None:
            yield label, _Told(beside, ""), False
