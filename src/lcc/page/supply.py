"""Filling in a bid: the questions of the form, what it comes to while it is filled in, and the very form to save.

The questions, their labels and what they accept are those of the sheets; so is what is worked out from the answers.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from lcc.api.reading import read
from lcc.documents.file_names import file_stems
from lcc.documents.paid_by_year import paid_by_year
from lcc.excel.bid_form.carried import carried_over
from lcc.excel.bid_form.carried_words import told_of
from lcc.excel.bid_form.first_sheet import CHOOSE_MODEL
from lcc.excel.bid_form.layout import Form
from lcc.excel.bid_form.meant import filled_in_from_start
from lcc.excel.bid_form.read import Layouts, open_form
from lcc.excel.bid_form.write import form_with
from lcc.excel.form.layout import ANSWER, LABEL, TELLING, UNIT, Cell, Layout, Question
from lcc.figure.figure import cents
from lcc.language import Language, Translate, translator
from lcc.language.numbers import amount, local_number, local_share
from lcc.model.tender import Tender
from lcc.page.plain import plain_document, plain_problems
from lcc.record.path import Path
from lcc.record.problem import LccError, in_file
from lcc.record.version import LAYOUT

Answers = Mapping[str, Any]
"""By the name of a question what stands in its field: text as it was typed, or the code of what was chosen."""

_HEADINGS = ("title", "heading", "subheading")
_WHOLE = ("whole", "total_whole")


def questions(layouts: Layouts, language: Language) -> list[dict[str, Any]]:
    """Return the sheets of the form as parts with a heading: facts, notes, questions, and what is worked out."""
    form = layouts(language, LAYOUT)
    return [
        {"sheet": layout.sheet, "parts": list(_parts(layout, form, translator(language)))}
        for layout in form.sheets
    ]


def worked_out(layouts: Layouts, answers: Answers, language: Language) -> dict[str, str]:
    """Return what the sheets work out from answers, each under the name of its cell."""
    form, _ = layouts(language, LAYOUT), translator(language)
    given = _coded(form, answers)
    return {
        _name_of(cell, layout): _shown(cell.live.value(given), cell.style, _)
        for layout in form.sheets
        for cell in layout.cells
        if cell.live
    }


def filled_form(tender: Tender, layouts: Layouts, answers: Answers, language: Language) -> tuple[str, bytes]:
    """Return the name of the file and the form itself, with these answers in it."""
    name = str(answers.get(_name(("bidder", "name")), "")).strip()
    stem = file_stems([name], "")[name]
    return f"{stem or 'form'}.xlsx", form_with(_coded(layouts(language, LAYOUT), answers), tender, language)


def checked(
    tender: tuple[str, bytes], of: Tender, layouts: Layouts, answers: Answers, language: Language
) -> dict[str, Any]:
    """Return what is still wrong with the bid, as the authority would be told; or what it is paid in each year.

    `fields` says by the names of questions what is wrong there. `told` is what stops nothing, and is said of the bid to
    who compares it.
    """
    name, content = filled_form(of, layouts, answers, language)
    try:
        found = read(tender, [(name, content)])
    except LccError as refused:
        sheets = layouts(language, LAYOUT).sheets
        names = {(one.sheet, cell): _name(key) for one in sheets for key, cell in one.places.items()}
        at = [names.get((str(one.sheet), str(one.cell)), "") for one in refused.problems]
        return {"missing": plain_problems(refused.problems, language, at)}
    _, of_tender = translator(language), read(tender).remarks
    told = [one.say(_) for one in found.remarks if one not in of_tender]
    [bid] = found.offered
    return {"missing": [], "told": told, "by_year": plain_document(paid_by_year(of, bid, language))}


def begun_form(content: bytes, name: str, tender: Tender, layouts: Layouts, language: Language) -> dict[str, Any]:
    """Return the answers in a form that was begun already, of this tender or of one like it, in whichever language.

    `carried` says what was brought along and what was not; nothing where it is a form of this very tender.

    Raises
    ------
    InputRefusedError
        It is no form, or can't be opened.
    """
    form, _ = layouts(language, LAYOUT), translator(language)
    with in_file(name):
        carried = carried_over(open_form(content, layouts), tender)
    asked = {one.input.key: one.input for one in form.inputs if one.input}
    answers = {_name(key): _typed(asked[key], value) for key, value in carried.answers.items() if key in asked}
    told = [{"sentence": one.sentence, "entries": one.entries} for one in told_of(carried, tender, _)]
    return {"answers": answers, "carried": told}


def _parts(layout: Layout, form: Form, _: Translate) -> Iterator[dict[str, Any]]:
    rows: dict[int, list[Cell]] = {}
    for cell in layout.cells:
        rows.setdefault(cell.row, []).append(cell)
    part, notes = _part("", 1), _notes(layout)
    heads: dict[int, str] = {}
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        label = next((cell for cell in cells if cell.column == LABEL), None)
        if label is not None and label.style in _HEADINGS:
            if part["entries"]:
                yield part
            part = _part(str(label.value), _HEADINGS.index(label.style)) | {"only_if": _only_if(layout, row, form)}
            heads = {}
        elif any(cell.style == "column" for cell in cells):
            if part["entries"] and _only_if(layout, row, form) != part["only_if"]:
                yield part
                part = _part(str(label.value) if label else "", 2)
            heads = {cell.column: str(cell.value or "") for cell in cells if cell.style == "column"}
        else:
            part["entries"] += _entries(cells, notes[row], heads, layout, form, _)
    if part["entries"]:
        yield part


def _notes(layout: Layout) -> dict[int, str]:
    """Return what is noted on each row, whole on the first one where it goes on over more."""
    notes = defaultdict[int, str](str)
    row = 0
    for cell in layout.cells:
        if cell.style == "note" and cell.value:
            row = row if cell.continues else cell.row
            notes[row] = f"{notes[row]} {cell.value}".strip()
    return notes


def _part(heading: str, level: int) -> dict[str, Any]:
    return {"heading": heading, "level": level, "only_if": None, "entries": []}


def _only_if(layout: Layout, row: int, form: Form) -> dict[str, Any] | None:
    """Return the question, and the answers to it, on which a part hangs."""
    for block in layout.blocks:
        if block.first_row <= row <= block.last_row:
            asked = next(
                cell.input.key
                for sheet in form.sheets
                for cell in sheet.inputs
                if cell.input
                and (cell.row, cell.column) == block.asked_in
                and sheet.sheet == (block.sheet or layout.sheet)
            )
            choices = next(one.input.choices for one in form.inputs if one.input and one.input.key == asked)
            return {
                "name": _name(asked),
                "answers": [_code(choices[one]) for one in (block.answer, *block.others) if one in choices],
            }
    return None


def _entries(
    cells: list[Cell], note: str, heads: Mapping[int, str], layout: Layout, form: Form, _: Translate
) -> Iterator[dict[str, Any]]:
    asked = [cell for cell in cells if cell.input]
    unit = " ".join(str(cell.value) for cell in cells if cell.is_unit and cell.value)
    label = next((str(cell.value) for cell in cells if cell.column == LABEL and isinstance(cell.value, str)), "")
    if asked:
        for cell in asked:
            of_row = unit if cell.input and cell.input.kind not in ("text", "choice", "date") else ""
            yield _question(cell, form.labels, of_row, note if cell is asked[0] else "", _)
    elif heads and any(cell.live for cell in cells):
        for cell in cells:
            if cell.live and cell.column >= ANSWER:
                said = ": ".join(filter(None, (label, heads.get(cell.column, ""))))
                yield {"kind": "worked_out", "name": _name_of(cell, layout), "label": said}
    elif facts := list(_facts(cells, layout, _)):
        yield from facts
    elif label or note:
        yield {"kind": "note", "text": label or note}


def _facts(cells: list[Cell], layout: Layout, _: Translate) -> Iterator[dict[str, Any]]:
    """Yield what a row tells: two facts at most, of which one can be worked out from answers."""
    by_column = {cell.column: cell for cell in cells if not cell.style.endswith("_sample")}
    for column, at in TELLING.items():
        called, told = by_column.get(column), by_column.get(at)
        if called is None or told is None or not called.value or called.is_unit:
            continue
        if told.live:
            yield {"kind": "worked_out", "name": _name_of(told, layout), "label": str(called.value)}
        elif said := _fact(told, _):
            unit = by_column.get(UNIT) if column == LABEL and "share" not in told.style else None
            yield {
                "kind": "fact",
                "label": str(called.value),
                "value": f"{said} {unit.value or ''}" if unit else said,
            }


def _question(cell: Cell, labels: Mapping[Path, str], unit: str, note: str, _: Translate) -> dict[str, Any]:
    asked = cell.input
    assert asked is not None
    said = note or asked.help
    if asked.help == _(CHOOSE_MODEL):  # other models are not asked here
        said = _("What the one that you choose asks, comes below.")
    return {
        "kind": "question",
        "name": _name(asked.key),
        "label": labels[asked.key],
        "asks": "choice" if asked.choices else asked.kind,
        "choices": [(_code(code), label) for label, code in asked.choices.items()],
        "unit": unit,
        "note": said,
        "is_needed": cell.style.startswith("needed"),
    }


def _fact(cell: Cell, _: Translate) -> str:
    return cell.value if isinstance(cell.value, str) else _shown(cell.value, cell.style, _)


def _shown(value: str | float | None, style: str, _: Translate) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if "share" in style:
        return local_share(value, _)
    if "money" in style or style == "total":
        return amount(cents(value), _)
    return local_number(round(value) if style in _WHOLE else value, _)


def _coded(form: Form, answers: Answers) -> dict[Path, Any]:
    """Return answers as the form has them; what is no answer to a question is left out, and is missing then."""
    asked = {one.input.key: one.input for one in form.inputs if one.input}
    given = filled_in_from_start(asked.values())
    for name, typed in answers.items():
        key = tuple(json.loads(name))
        if key in asked and (value := _value(asked[key], typed)) is not None:
            given[key] = value
    return given


def _value(asked: Question, typed: Any) -> Any:
    text = str(typed).strip()
    try:
        if asked.choices:
            return next((code for code in asked.choices.values() if _code(code) == text), None)
        if asked.kind == "text":
            return text or None
        if asked.kind == "date":
            return date.fromisoformat(text)
        number = float(text)
    except ValueError:
        return None
    return number / 100 if asked.kind == "share" else int(number) if asked.kind == "whole" else number


def _typed(asked: Question, value: Any) -> Any:
    if asked.choices:
        return _code(value)
    if asked.kind == "share" and isinstance(value, int | float):
        return float(f"{value * 100:.12g}")
    return value.isoformat() if isinstance(value, date) else value


def _code(value: Any) -> str:
    """Return what is chosen in a way that is the same in every language."""
    return json.dumps(value, default=str)


def _name(key: Path) -> str:
    return json.dumps(key)


def _name_of(cell: Cell, layout: Layout) -> str:
    return f"{PurePosixPath(layout.sheet)}!{cell.row},{cell.column}"
