"""Words on an earlier form that stand in no field: a form that is made anew does not have them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.first_sheet import answers_to
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.excel.bid_form.spots import bare, tells
from lcc.excel.form.added_words import notes_on
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import ANSWER, LABEL, LISTS_SHEET
from lcc.excel.form.read import sheets_in
from lcc.language import N_, Text
from lcc.language.terms import model_name
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Tender
from lcc.record.visible import one_line

_MOST, _LONGEST = 20, 200


def left_beside(workbook: Workbook, sheets: Sequence[Worksheet], form: Form, tender: Tender) -> list[Text]:
    """Return where there are words beside the fields of an earlier form: notes, boxes, sheets and typed texts.

    `sheets` are those of the form; `form` is that of the tender as it is now, and what it says too was not added.
    """
    found = [_said(one.sheet, one.place, one.text) for one in notes_on(workbook)]
    widest = {sheet: len(layout.widths) for sheet, layout in zip(sheets, form.sheets, strict=False)}
    of_any_model = form_layout(tender.model_copy(update={"business_models": None}), form.mark.language)
    _, told = form.translate, tender.notices
    of_before = {agreed(answers_to(told[:number], _)) for number in range(len(told) + 1)}
    known = {*_known(form), *_known(of_any_model), *of_before}
    for sheet, width in widest.items():
        found += [_said(sheet.title, place, text) for place, text in _typed(sheet, width, known, form)]
    for sheet in sheets_in(workbook):
        if sheet not in widest and sheet.title != LISTS_SHEET and sheet._cells:  # noqa: SLF001
            found.append(Text(N_("sheet {sheet}"), {"sheet": one_line(sheet.title)}))
    more = [Text("...")] if len(found) > _MOST else []
    return [*found[:_MOST], *more]


def _said(sheet: str, place: str, text: str) -> Text:
    words = {"sheet": one_line(sheet), "cell": place, "text": one_line(text)[:_LONGEST]}
    return Text(N_("sheet {sheet}, cell {cell}: {text}"), words)


def _known(form: Form) -> Iterator[str]:
    """Yield the texts that a form of now has, titles of columns without their units."""
    for cell in form.cells:
        if isinstance(cell.value, str):
            yield from (agreed(cell.value), bare(agreed(cell.value)))


def _typed(sheet: Worksheet, width: int, known: set[str], form: Form) -> Iterator[tuple[str, str]]:
    """Yield what stands where a form of now has nothing, and an earlier one of a tender had nothing either.

    That is right of its columns, and in them what does not look as a title, a unit or what the form tells.
    """
    _ = form.translate
    models = {model_name(kind, _) for kind in BUSINESS_MODELS}
    cells: Mapping[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
    in_row: dict[int, set[int]] = {}
    for (row, number), cell in cells.items():
        if cell.value is not None or not cell.protection.locked:
            in_row.setdefault(row, set()).add(number - 1)
    is_told = False
    for (row, number), cell in sorted(cells.items()):
        column, value = number - 1, cell.value
        if column == LABEL and cell.font.b and isinstance(value, str):
            is_told = tells(value, _)
        if value is None or not cell.protection.locked or (cell.data_type == "f" and column < width):
            continue
        text = agreed(str(value))
        label = cells.get((row, LABEL + 1))
        is_of_form = (
            column < LABEL
            or is_told
            or not isinstance(value, str)
            or text in known
            or bare(text) in known
            or {*text.split(", ")} <= models
            or cell.font.b
            or cell.alignment.indent
            or (column in (LABEL, ANSWER) and {LABEL, ANSWER} <= in_row[row])
            # Help with a question that is not asked any more; what is asked still has the help of now.
            or (cell.font.i and (column == LABEL or not label or agreed(str(label.value)) not in known))
        )
        if column >= width or not is_of_form:
            yield cell.coordinate, text
