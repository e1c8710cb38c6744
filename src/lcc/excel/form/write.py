"""A sheet to fill in, written: locked but for the coloured cells, each with what it accepts and help."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from textwrap import wrap
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol, xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.paper import ROW_HEIGHT, points_of_page_across
from lcc.excel.cells.sheet_writer import block
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import ExactSheet, GrowingSheet, lay_out
from lcc.excel.form.guidance import Guidance, guidance
from lcc.excel.form.layout import LABEL, LISTS_SHEET, MARGIN, Cell, Layout, Question, formula_in
from lcc.excel.form.titles import with_broken_titles
from lcc.language.numbers import date_format
from lcc.record.path import Path

PARAGRAPH, LONG_CHOICE = "input_paragraph", "input_long_choice"
_GROW = (PARAGRAPH, LONG_CHOICE, "input_lines", "needed_lines")
"""Styles of cells that grow with what stands in them."""

_LINE, _AROUND_LINES, _LEAST_LINES = 13, 3, 4
_UPRIGHT_LINE = 12
"""How high a row is of what prints upright, where every row counts [points]: letters of ten points fit in it."""
_TALLER = {"title": 20, "heading": 15}
"""How high rows with larger letters are there."""
_BETWEEN = 5
"""How high a row is there that stays empty between two parts."""
_HEADINGS = ("heading", "subheading")
_LETTERS_PER_WIDTH = 0.9
_LONGEST_LIST = 255


class SheetWriter:
    """Writes sheets to fill in to one workbook; long lists of choices share a sheet of their own."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook, self.styles = workbook, Styles(workbook)
        self._lists: Lists = {}

    def write(
        self, layout: Layout, answers: Mapping[Path, Any], *, name: str, header: tuple[str, str]
    ) -> Worksheet:
        """Write a sheet, filled in with the answers that there are, and return it."""
        grows = any(cell.style in _GROW for cell in layout.cells)
        sheet: Worksheet = self.workbook.add_worksheet(name, GrowingSheet if grows else ExactSheet)
        for column, width in enumerate(layout.widths):
            sheet.set_column(column, column, width, self.styles["text"])
        self._lists |= _choice_lists(self.workbook, self._lists, layout.inputs)
        places = layout.taken_from
        labels = layout.labels
        layout = with_broken_titles(layout)
        for cell in layout.cells:
            self._write(sheet, cell, answers, places, date_format(layout.translate))
        self._ask(sheet, layout, labels, places)
        lines_of_heads = _lines(layout, answers, ("column",), least=1 if layout.portrait else 2)
        lines_of_texts = _lines(layout, answers, ("wrapped", "wrapped_unit", *_GROW))
        line, around = (_UPRIGHT_LINE, 0) if layout.portrait else (_LINE, _AROUND_LINES)
        heights = {row: line * n + around for row, n in (lines_of_heads | lines_of_texts).items()}
        if layout.portrait:
            heights |= {cell.row: _TALLER[cell.style] for cell in layout.cells if cell.style in _TALLER}
            heights |= dict.fromkeys({*range(layout.last_row)} - {cell.row for cell in layout.cells}, _BETWEEN)
        for row, height in heights.items():
            sheet.set_row(row, height)
        greyed = self.styles.change("greyed")
        for rows in layout.blocks:
            asked = xl_rowcol_to_cell(*rows.asked_in, row_abs=True, col_abs=True)
            if rows.sheet:
                asked = f"'{rows.sheet}'!{asked}"
            others = ",".join(f'{asked}<>"{one}"' for one in ("", rows.answer, *rows.others))
            criteria = f"=AND({others})"
            rule = {"type": "formula", "criteria": criteria, "format": greyed}
            sheet.conditional_format(rows.first_row, LABEL, rows.last_row, layout.last_column, rule)
        self._calm(sheet, layout)
        # A registration number is text, and Excel need not warn of that.
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, layout.last_row, layout.last_column)})
        _lay_out_page(sheet, layout, header)
        sheet.set_h_pagebreaks([*layout.page_breaks] if layout.portrait else _whole_parts(layout, heights))
        return sheet

    def _ask(
        self, sheet: Worksheet, layout: Layout, labels: Mapping[Path, str], places: Mapping[Path, str]
    ) -> None:
        """Say what may be filled in: once for all cells that ask the same, which makes a form quicker to read."""
        asking: dict[str, tuple[dict[str, Any], list[Cell]]] = {}
        for cell in layout.cells:
            if cell.input:
                said = guidance(cell.input, labels[cell.input.key], layout.translate)
                rule = _validation(cell.input, self._lists, places) | _said(said)
                asking.setdefault(repr(rule), (rule, []))[1].append(cell)
        for rule, (first, *others) in asking.values():
            if others:
                rule["other_cells"] = [[cell.row, cell.column, cell.row, cell.column] for cell in others]
            sheet.data_validation(first.row, first.column, first.row, first.column, rule)

    def _calm(self, sheet: Worksheet, layout: Layout) -> None:
        """Let cells that have to be filled in look like any other once they are."""
        filled = self.styles.change("filled")
        for column in range(len(layout.widths)):
            rows = [c.row for c in layout.inputs if c.column == column and c.style.startswith("needed")]
            if rows:
                cells = " ".join(xl_rowcol_to_cell(row, column) for row in rows)
                rule = {"type": "no_blanks", "format": filled, "multi_range": cells}
                sheet.conditional_format(rows[0], column, rows[0], column, rule)

    def _write(
        self, sheet: Worksheet, cell: Cell, answers: Mapping[Path, Any], places: Mapping[Path, str], dates: str
    ) -> None:
        row, column, style = cell.row, cell.column, self.styles[cell.style]
        if cell.input and cell.input.kind == "date":
            style = self.styles.dated(cell.style, dates)
        if formula := formula_in(cell, places):
            shown = cell.live.value(answers) if cell.live else answers.get(cell.shows or (), cell.value)
            sheet.write_formula(row, column, formula, style, shown)
        elif cell.input is None:
            _write_value(sheet, cell, cell.value, style)
        else:
            _write_value(sheet, cell, _answer(cell.input, answers), style)


def _lines(layout: Layout, answers: Mapping[Path, Any], styles: Collection[str], least: int = 1) -> dict[int, int]:
    """Return how many lines of text there is room for in each row with text of these styles, which is wrapped."""
    lines: dict[int, int] = {}
    for cell in layout.cells:
        if cell.style in styles:
            text = str(_answer(cell.input, answers) or "" if cell.input else cell.value)
            width = int(layout.widths[cell.column] * _LETTERS_PER_WIDTH)
            needed = sum(max(1, len(wrap(line, width))) for line in text.split("\n"))
            room = _LEAST_LINES if cell.style == PARAGRAPH else least
            lines[cell.row] = max(lines.get(cell.row, 1), needed, room)
    return lines


Lists = dict[tuple[str, ...], list[str] | str]
"""By the choices of a cell: the choices themselves, or where they stand if they don't fit in the rule."""


def _answer(asked: Question, answers: Mapping[Path, Any]) -> Any:
    """Return what stands in a cell: the answer, or what the chosen one is called; None if there is none."""
    answer = answers.get(asked.key)
    if asked.choices and answer is not None:
        return next(label for label, code in asked.choices.items() if code == answer)
    return answer


def _write_value(sheet: Worksheet, cell: Cell, value: str | float | date | None, style: Format) -> None:
    if value is None or value == "":  # a text without letters would cut off what stands before it
        sheet.write_blank(cell.row, cell.column, None, style)
    elif isinstance(value, str):
        sheet.write_string(cell.row, cell.column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(cell.row, cell.column, datetime.combine(value, datetime.min.time()), style)
    else:
        sheet.write_number(cell.row, cell.column, value, style)


def _choice_lists(workbook: Workbook, known: Lists, inputs: Sequence[Cell]) -> Lists:
    """Return a rule for every new set of choices; long ones, or with a comma, go to a sheet of their own."""
    lists = dict(known)
    too_long: list[tuple[str, ...]] = []
    for cell in inputs:
        choices = tuple(cell.input.choices) if cell.input else ()
        if choices in lists:
            continue
        lists[choices] = list(choices)
        if len(",".join(choices)) > _LONGEST_LIST or any(set(choice) & set(',"') for choice in choices):
            too_long.append(choices)
    if too_long:
        sheet = workbook.get_worksheet_by_name(LISTS_SHEET) or workbook.add_worksheet(LISTS_SHEET)
        sheet.hide()
        taken = sum(isinstance(rule, str) for rule in known.values())
        for column, choices in enumerate(too_long, start=taken):
            for row, choice in enumerate(choices):
                sheet.write_string(row, column, choice)
            area = xl_range_abs(0, column, len(choices) - 1, column)
            lists[choices] = f"={LISTS_SHEET}!{area}"
    return lists


def _validation(cell_input: Question, lists: Lists, places: Mapping[Path, str]) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "any"}
    if cell_input.choices:
        rule = {"validate": "list", "source": lists[tuple(cell_input.choices)]}
    elif cell_input.among:
        first, last = (xl_cell_to_rowcol(places[cell_input.among[end]]) for end in (0, -1))
        rule = {"validate": "list", "source": f"={block(*first, *last)}"}
    elif cell_input.kind == "date":
        rule = {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1)}
    elif cell_input.kind != "text":
        low = -1e12 if cell_input.minimum is None else cell_input.minimum
        high = 1e12 if cell_input.maximum is None else cell_input.maximum
        validate = "integer" if cell_input.kind == "whole" else "decimal"
        rule = {"validate": validate, "criteria": "between", "minimum": low, "maximum": high}
    return rule


def _said(said: Guidance) -> dict[str, str]:
    """Return what a rule says, as far as there is anything to say."""
    texts = {"input_title": said.title if said.help else "", "input_message": said.help}
    texts |= {"error_title": said.title if said.refusal else "", "error_message": said.refusal}
    return {name: text for name, text in texts.items() if text}


def said_beside(layout: Layout) -> set[str]:
    """Return all that is said beside the cells of a layout, as `_said` has it."""
    labels, _ = layout.labels, layout.translate
    inputs = [cell.input for cell in layout.cells if cell.input]
    return {text for asked in inputs for text in guidance(asked, labels[asked.key], _)}


def _whole_parts(layout: Layout, heights: Mapping[int, float]) -> list[int]:
    """Return the rows with which pages start of a sheet that prints across: a heading stands above what it heads.

    No page is left more than half empty for that.
    """
    room = points_of_page_across(layout.widths[LABEL:])
    headings = {cell.row for cell in layout.cells if cell.style in _HEADINGS and cell.column == LABEL}
    breaks, used = list[int](), 0.0
    for first, end in pairwise(sorted({0, *headings, *layout.page_breaks, layout.last_row + 1})):
        high = sum(heights.get(row, ROW_HEIGHT) for row in range(first, end))
        if first in layout.page_breaks or (used > room / 2 and used + high > room):
            breaks.append(first)
            used = 0.0
        used = (used + high) % room
    return breaks


def _lay_out_page(sheet: Worksheet, layout: Layout, header: tuple[str, str]) -> None:
    lay_out(sheet, header, layout.translate)
    if layout.portrait:
        sheet.set_portrait()
        sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.45)
        sheet.set_default_row(_UPRIGHT_LINE)
    sheet.set_column(MARGIN, MARGIN, layout.widths[MARGIN])
    sheet.print_area(0, LABEL, layout.last_row, layout.last_column)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_selection(0, LABEL, 0, LABEL)
