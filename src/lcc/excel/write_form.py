"""The bid form as a workbook: one sheet, locked but for the coloured cells."""

import io
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.form_answers import answers_of
from lcc.excel.form_layout import LABEL, LAST_COLUMN, LISTS_SHEET, MARGIN, WIDTHS, Cell, Input, form_layout
from lcc.excel.styles import Styles
from lcc.excel.workbook import A4, ExactSheet, finished, footer_text, new_workbook
from lcc.language import Translate, translator
from lcc.model.bid import Bid
from lcc.model.record import Path
from lcc.model.tender import Tender

_LONGEST_PROMPT = 255
_LONGEST_LIST = 255


def write_form(tender: Tender, language: str = "nl", bid: Bid | None = None) -> bytes:
    """Return the bid form of a tender as an .xlsx file, filled in if a bid is given.

    Raises
    ------
    InputRefusedError
        The bid is richer than a form can be.
    """
    answers = answers_of(bid, tender) if bid else {}
    layout, _ = form_layout(tender, language), translator(language)
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title=_("Bid form: {title}").format(title=tender.title))
    sheet = workbook.add_worksheet(layout.sheet, ExactSheet)
    sheet.activate()
    styles = Styles(workbook)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, styles["text"])
    lists = _choice_lists(workbook, layout.inputs)
    for cell in layout.cells:
        _write(sheet, cell, styles, answers, lists)
    for row in {cell.row for cell in layout.cells if cell.style == "column"}:
        sheet.set_row(row, 28)
    greyed = styles.change("greyed")
    for block in layout.blocks:
        asked = xl_rowcol_to_cell(*block.asked_in, row_abs=True, col_abs=True)
        rule = {"type": "formula", "criteria": f'=AND({asked}<>"",{asked}<>"{block.answer}")', "format": greyed}
        sheet.conditional_format(block.first_row, LABEL, block.last_row, LAST_COLUMN, rule)
    # A registration number is text, and Excel need not warn of that.
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, layout.cells[-1].row, LAST_COLUMN)})
    _lay_out_page(sheet, tender, layout.page_breaks, layout.cells[-1].row, _)
    return finished(workbook, buffer)


Lists = dict[tuple[str, ...], list[str] | str]
"""By the choices of a cell: the choices themselves, or where they stand if they don't fit in the rule."""


def _write(sheet: Worksheet, cell: Cell, styles: Styles, answers: dict[Path, Any], lists: Lists) -> None:
    style = styles[cell.style]
    if cell.input is None:
        _write_value(sheet, cell, cell.value, style)
        return
    answer = answers.get(cell.input.key)
    if cell.input.choices and answer is not None:
        answer = next(label for label, code in cell.input.choices.items() if code == answer)
    _write_value(sheet, cell, answer, style)
    sheet.data_validation(cell.row, cell.column, cell.row, cell.column, _validation(cell.input, lists))


def _write_value(sheet: Worksheet, cell: Cell, value: str | float | None, style: Format) -> None:
    if value is None:
        sheet.write_blank(cell.row, cell.column, None, style)
    elif isinstance(value, str):
        sheet.write_string(cell.row, cell.column, value, style)
    else:
        sheet.write_number(cell.row, cell.column, value, style)


def _choice_lists(workbook: Workbook, inputs: list[Cell]) -> Lists:
    """Return a rule for every set of choices; long ones, or with a comma, go to a sheet of their own."""
    lists: Lists = {}
    too_long: list[tuple[str, ...]] = []
    for cell in inputs:
        choices = tuple(cell.input.choices) if cell.input else ()
        if choices in lists:
            continue
        lists[choices] = list(choices)
        if len(",".join(choices)) > _LONGEST_LIST or any(set(choice) & set(',"') for choice in choices):
            too_long.append(choices)
    if too_long:
        sheet = workbook.add_worksheet(LISTS_SHEET)
        sheet.hide()
        for column, choices in enumerate(too_long):
            for row, choice in enumerate(choices):
                sheet.write_string(row, column, choice)
            area = xl_range_abs(0, column, len(choices) - 1, column)
            lists[choices] = f"={LISTS_SHEET}!{area}"
    return lists


def _validation(cell_input: Input, lists: Lists) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "any"}
    if cell_input.choices:
        rule = {"validate": "list", "source": lists[tuple(cell_input.choices)]}
    elif cell_input.kind != "text":
        low = -1e12 if cell_input.minimum is None else cell_input.minimum
        high = 1e12 if cell_input.maximum is None else cell_input.maximum
        validate = "integer" if cell_input.kind == "whole" else "decimal"
        rule = {"validate": validate, "criteria": "between", "minimum": low, "maximum": high}
    if cell_input.help:
        rule["input_message"] = cell_input.help[:_LONGEST_PROMPT]
    return rule


def _lay_out_page(
    sheet: Worksheet, tender: Tender, page_breaks: tuple[int, ...], last_row: int, _: Translate
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(MARGIN, MARGIN, WIDTHS[MARGIN])
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.print_area(0, LABEL, last_row, LAST_COLUMN)
    sheet.set_h_pagebreaks(list(page_breaks))
    sheet.set_footer(
        f"&L{footer_text(tender.id)}&C{footer_text(tender.title)}&R"
        + _("page {page} of {pages}").format(page="&P", pages="&N")
    )
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_selection(0, LABEL, 0, LABEL)
