"""Words on an earlier form that stand in no field: a form that is made anew does not have them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.layout import Form
from lcc.excel.bid_form.spots import bare, tells
from lcc.excel.cells.workbook import MADE_WITH
from lcc.excel.form.added_words import notes_on
from lcc.excel.form.layout import LABEL, LISTS_SHEET, NOTE
from lcc.excel.form.read import sheets_in
from lcc.excel.form.titles import unbroken
from lcc.language import N_, Text
from lcc.language.terms import model_name
from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.visible import one_line

_MOST, _LONGEST = 20, 200


def left_beside(workbook: Workbook, sheets: Sequence[Worksheet], form: Form) -> list[Text]:
    """Return where there are words beside the fields of an earlier form: notes, boxes, sheets and typed texts.

    `sheets` are those of the form; `form` is the one of now, and what it says too was not added.
    """
    found = [_said(one.sheet, one.place, one.text) for one in notes_on(workbook)]
    widest = {sheet: len(layout.widths) for sheet, layout in zip(sheets, form.sheets, strict=False)}
    known = {*_known(form)}
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
            yield from (_plain(cell.value), bare(_plain(cell.value)))


def _typed(sheet: Worksheet, width: int, known: set[str], form: Form) -> Iterator[tuple[str, str]]:
    """Yield what stands where no form has anything: right of its columns, or where it only explains and names units.

    What is told of the tender, and so was otherwise on an earlier form, stands before that or below it.
    """
    _ = form.translate
    models = {model_name(kind, _) for kind in BUSINESS_MODELS}
    cells: Mapping[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
    is_told = False
    for (_row, number), cell in sorted(cells.items()):
        column, value = number - 1, cell.value
        if column == LABEL and cell.font.b and isinstance(value, str):
            is_told = tells(value, _)
        if value is None or not cell.protection.locked or (cell.data_type == "f" and column < width):
            continue
        text = _plain(value)
        is_ours = column < NOTE or is_told or not isinstance(value, str) or _is_unit(cell)
        if column >= width or not (
            is_ours or text in known or bare(text) in known or {*text.split(", ")} <= models
        ):
            yield cell.coordinate, text


def _is_unit(cell: Any) -> bool:
    """Whether a cell looks as one with a unit; whether that is still the same is seen beside its answer."""
    return bool(cell.alignment.indent) and not cell.font.b


def _plain(value: object) -> str:
    text = unbroken(value) if isinstance(value, str) else str(value)
    return MADE_WITH.sub("lcc", " ".join(text.split()))
