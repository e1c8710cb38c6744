"""Filling in a bid: the questions of the form, what it comes to while it is filled in, and the very form to save.

The questions, their labels and what they accept are those of the sheets; so is what is worked out from the answers.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from lcc.api.reading import check
from lcc.documents.file_names import file_stems
from lcc.excel.bid_form.carried import carried_over
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.excel.bid_form.meant import filled_in_from_start
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import form_with
from lcc.excel.form.layout import ANSWER, LABEL, Cell, Layout, Question
from lcc.figure.figure import cents
from lcc.language import Language, Translate, translator
from lcc.language.numbers import amount, local_number, local_share
from lcc.model.tender import Tender
from lcc.page.plain import plain_problems
from lcc.record.path import Path

Answers = Mapping[str, Any]
"""By the name of a question what stands in its field: text, as who fills it in typed or chose it."""

_HEADINGS = ("title", "heading", "subheading")
_WHOLE = ("whole", "total_whole")


def questions(tender: Tender, language: Language) -> list[dict[str, Any]]:
    """Return the sheets of the form as parts with a heading: facts, notes, questions, and what is worked out."""
    form = form_layout(tender, language)
    return [
        {"sheet": layout.sheet, "parts": list(_parts(layout, form, translator(language)))}
        for layout in form.sheets
    ]


def worked_out(tender: Tender, answers: Answers, language: Language) -> dict[str, str]:
    """Return what the sheets work out from answers, each under the name of its cell."""
    form, _ = form_layout(tender, language), translator(language)
    given = _coded(form, answers)
    return {
        _name_of(cell, layout): _shown(cell.live.value(given), cell.style, _)
        for layout in form.sheets
        for cell in layout.cells
        if cell.live
    }


def filled_form(tender: Tender, answers: Answers, language: Language) -> tuple[str, bytes]:
    """Return the name of the file and the form itself, with these answers in it."""
    name = str(answers.get(_name(("bidder", "name")), "")).strip()
    stem = file_stems([name], "")[name]
    return f"{stem or 'form'}.xlsx", form_with(_coded(form_layout(tender, language), answers), tender, language)


def missing(tender: tuple[str, bytes], of: Tender, answers: Answers, language: Language) -> list[dict[str, Any]]:
    """Return what is still wrong with the bid, as the authority would be told."""
    return plain_problems(check(tender, [filled_form(of, answers, language)]), language)


def answers_of_form(content: bytes, tender: Tender, language: Language) -> dict[str, Any]:
    """Return the answers in a form that was begun already, of this tender or of one like it, in whichever language.

    Raises
    ------
    InputRefusedError
        It is no form, or can't be opened.
    """
    form = form_layout(tender, language)
    carried = carried_over(open_form(content, layouts_of(tender)), tender)
    asked = {one.input.key: one.input for one in form.inputs if one.input}
    return {_name(key): _typed(asked[key], value) for key, value in carried.answers.items() if key in asked}


def _parts(layout: Layout, form: Form, _: Translate) -> Iterator[dict[str, Any]]:
    rows: dict[int, list[Cell]] = {}
    for cell in layout.cells:
        rows.setdefault(cell.row, []).append(cell)
    part = _part("", 1)
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
            part["entries"] += _entries(cells, heads, layout, form, _)
    if part["entries"]:
        yield part


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
            return {"name": _name(asked), "answers": [block.answer, *block.others]}
    return None


def _entries(
    cells: list[Cell], heads: Mapping[int, str], layout: Layout, form: Form, _: Translate
) -> Iterator[dict[str, Any]]:
    asked = [cell for cell in cells if cell.input]
    unit = " ".join(str(cell.value) for cell in cells if cell.is_unit and cell.value)
    note = " ".join(str(cell.value) for cell in cells if cell.style == "note" and cell.value)
    label = next((str(cell.value) for cell in cells if cell.column == LABEL and isinstance(cell.value, str)), "")
    if asked:
        for cell in asked:
            of_row = unit if cell.input and cell.input.kind not in ("text", "choice", "date") else ""
            yield _question(cell, form.labels, of_row, note if cell is asked[0] else "")
    elif any(cell.live for cell in cells):
        for cell in cells:
            if cell.live and cell.column >= ANSWER:
                said = ": ".join(filter(None, (label, heads.get(cell.column, ""))))
                yield {"kind": "worked_out", "name": _name_of(cell, layout), "label": said}
    elif len(cells) > 1 and label:
        values = [
            _fact(cell, _) for cell in cells if cell.column >= ANSWER and not cell.is_unit and cell.style != "note"
        ]
        yield {"kind": "fact", "label": label, "value": " ".join([*filter(None, values), unit])}
    elif label or note:
        yield {"kind": "note", "text": label or note}


def _question(cell: Cell, labels: Mapping[Path, str], unit: str, note: str) -> dict[str, Any]:
    asked = cell.input
    assert asked is not None
    return {
        "kind": "question",
        "name": _name(asked.key),
        "label": labels[asked.key],
        "asks": "choice" if asked.choices else asked.kind,
        "choices": list(asked.choices),
        "unit": unit,
        "note": note or asked.help,
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
            return asked.choices.get(text)
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
        return next((label for label, code in asked.choices.items() if code == value), "")
    if asked.kind == "share" and isinstance(value, int | float):
        return float(f"{value * 100:.12g}")
    return value.isoformat() if isinstance(value, date) else value


def _name(key: Path) -> str:
    return json.dumps(key)


def _name_of(cell: Cell, layout: Layout) -> str:
    return f"{PurePosixPath(layout.sheet)}!{cell.row},{cell.column}"
