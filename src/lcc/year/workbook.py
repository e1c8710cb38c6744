"""The year as a workbook: a sheet for each picture, every number a formula over the records, and charts beside them."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.charts import axis
from lcc.excel.cells.sheet_writer import lines_of
from lcc.excel.cells.styles import LINE, PAPER, Styles, chart_colours
from lcc.excel.cells.workbook import ExactSheet, finished, lay_out, made_with, new_workbook
from lcc.figure.rounding import as_written
from lcc.indicators.figures import INDICATORS, STAGES, Indicators
from lcc.language import Translate, translator
from lcc.record.visible import shortened
from lcc.year.after_sheets import layout_of_contracts, layout_of_waste, write_contracts, write_waste
from lcc.year.document import method
from lcc.year.found import YearFound
from lcc.year.in_short import in_short, whose
from lcc.year.overview import named, problem_text, unit_beside, value_kind, values_of_year, why_left_out
from lcc.year.picture import Picture
from lcc.year.pictures import pictures
from lcc.year.record_formulas import RecordsSheet
from lcc.year.records_sheet import layout_of_awards, write_records
from lcc.year.table import MOST_PARTS, NOTHING, InRow, Kind, Over, RowsOf, YearCell, YearTable

_Layouts: TypeAlias = Mapping[RowsOf, RecordsSheet]
_FIRST, _OTHERS = 40, 14
_CHART = (640, 280)
_PIXELS_OF_ROW = 20
_ROWS_OF_CHART = _CHART[1] // _PIXELS_OF_ROW - 1
_STYLES: dict[Kind, str] = {
    "text": "wrapped", "year": "whole", "count": "whole_money", "number": "amount", "money": "whole_money",
    "share": "short_share", "points": "points",
}  # fmt: skip
_PATTERNS = (None, "wide_upward_diagonal", None, "dotted_diamond", None, "horizontal_brick", None, "small_grid")
"""How parts of a bar differ that are printed without colour."""
_LONGEST_NAME = 31
_PAGE = (1040, 640)
"""What A4 has room for between its margins at full size [pixels]."""
_LARGEST = 0.78
"""At which two charts fit on a page, one below the other."""
_PIXELS_OF_DIGIT, _HEADS, _HEAD_HEIGHT, _LINE_HEIGHT = 7.3, 4, 45, 14


def year_workbook(indicators: Indicators, year: int, language: str) -> bytes:
    """Return the workbook.

    Raises
    ------
    InputRefusedError
        There are more awards than a sheet has rows.
    """
    _ = translator(language)
    found, buffer = YearFound(indicators), io.BytesIO()
    title = _("Buying for a circular economy: {year}").format(year=year)
    workbook = new_workbook(buffer, title=title)
    styles, made = Styles(workbook), _Sheets(workbook, (title, made_with()), _)
    every = [*pictures(found, year, _)]
    front = made.add(_("In short"))
    sheets = [(made.add(one.title), one) for one in every if one.tables]
    of_all, records = made.add(_("Indicators")), made.add(_("Records"))
    contracts = made.add(_("Contracts by year")) if indicators.contracts else None
    waste = made.add(_("Waste by region and year")) if indicators.waste else None
    about, unknown = made.add(_("Method")), _("not known")
    layouts: dict[RowsOf, RecordsSheet] = {"awards": layout_of_awards(found, records.name, unknown)}
    if contracts is not None:
        layouts["contract_years"] = layout_of_contracts(found, contracts.name, unknown)
        write_contracts(contracts, styles, found, _)
    if waste is not None:
        layouts["waste"] = layout_of_waste(found, waste.name, unknown)
        write_waste(waste, styles, found, layouts["waste"], _)
    _write_front(front, styles, found, year, every, _)
    for sheet, picture in sheets:
        _write_picture(workbook, sheet, styles, picture, layouts, _)
    _write_indicators(of_all, styles, found, year, _)
    write_records(records, styles, found, layouts["awards"], _)
    _write_method(about, styles, found, _)
    return finished(workbook, buffer)


class _Sheets:
    """Adds sheets of names that Excel takes, each once."""

    def __init__(self, workbook: Workbook, header: tuple[str, str], translate: Translate) -> None:
        self._workbook, self._header, self._translate = workbook, header, translate

    def add(self, name: str) -> Worksheet:
        sheet = self._workbook.add_worksheet(name[:_LONGEST_NAME], ExactSheet)
        lay_out(sheet, self._header, self._translate)
        return sheet


def _write_front(
    sheet: Worksheet,
    styles: Styles,
    found: YearFound,
    year: int,
    every: Sequence[Picture],
    _: Translate,
) -> None:
    sheet.set_portrait()
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 66)
    sheet.write_string(0, 0, _("Buying for a circular economy: {year}").format(year=year), styles["title"])
    names = whose(found, year, _)
    sheet.set_row(1, _LINE_HEIGHT * lines_of(names, 100) + 2)
    sheet.merge_range(1, 0, 1, 1, "", styles["wrapped"])
    sheet.write_string(1, 0, names, styles["wrapped"])
    row = 2
    for sentence in in_short(found, year, _):
        row += 1
        sheet.set_row(row, 18 * lines_of(sentence, 90) + 6)
        sheet.merge_range(row, 0, row, 1, "", styles["sentence_line"])
        sheet.write_string(row, 0, sentence, styles["sentence_line"])
    row += 2
    sheet.write_row(row, 0, [_("Sheet"), _("What it shows")], styles["column"])
    for picture in every:
        row += 1
        said = picture.text
        if picture.tables:
            name = picture.title[:_LONGEST_NAME]
            sheet.write_url(row, 0, f"internal:'{name}'!A1", styles["link"], name)
        else:
            said = picture.without_tables(_)
            sheet.write_string(row, 0, picture.title, styles["wrapped_middle"])
        sheet.set_row(row, _LINE_HEIGHT * lines_of(said, 66) + 2)
        sheet.write_string(row, 1, said, styles["wrapped"])


def _write_picture(
    workbook: Workbook, sheet: Worksheet, styles: Styles, picture: Picture, layouts: _Layouts, _: Translate
) -> None:
    sheet.write_string(0, 0, picture.title, styles["title"])
    sheet.write_string(1, 0, picture.text)
    sheet.set_column(0, 0, _FIRST)
    columns = max((len(table.heads) for table in picture.tables), default=1)
    sheet.set_column(1, columns - 1 or 1, _OTHERS)
    row, ends = 3, []
    for table in picture.tables:
        end = _write_table(sheet, row, styles, table, layouts, _)
        if _add_chart(workbook, sheet, row, columns, table):
            end = max(end, row + _ROWS_OF_CHART)
        ends.append((row, end))
        row = end + 2
    _print(sheet, columns, ends)


def _print(sheet: Worksheet, columns: int, ends: Sequence[tuple[int, int]]) -> None:
    """Let a sheet print as wide as A4 is, and each table with its chart on one page."""
    width = _PIXELS_OF_DIGIT * (_FIRST + _OTHERS * max(columns - 1, 1)) + _CHART[0] + _OTHERS
    scale = min(_PAGE[0] / width, _LARGEST)
    sheet.set_print_scale(int(100 * scale))
    room, breaks, start = int(_PAGE[1] / scale / _PIXELS_OF_ROW) - _HEADS, [], 0
    for first, end in ends:
        if first > start + 3 and end - start > room:
            breaks.append(first)
            start = first
    sheet.set_h_pagebreaks(breaks)


def _write_table(
    sheet: Worksheet, row: int, styles: Styles, table: YearTable, layouts: _Layouts, _: Translate
) -> int:
    """Write a table with its caption, and return the row below it."""
    sheet.write_string(row, 0, table.caption, styles["strong"])
    sheet.set_row(row + 1, _HEAD_HEIGHT)
    of_years = bool(table.rows) and table.rows[0][0].kind == "year"
    sheet.write_row(row + 1, 0, table.heads[:1], styles["number_column" if of_years else "column"])
    sheet.write_row(row + 1, 1, table.heads[1:], styles["number_column"])
    leaves_gaps = table.chart is not None and table.chart.kind == "lines"
    for place, line in enumerate(table.rows, start=row + 2):
        for column, cell in enumerate(line):
            _write_cell(sheet, place, column, cell, styles, layouts, "" if leaves_gaps else _("not known"))
    return row + 2 + len(table.rows)


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: YearCell, styles: Styles, layouts: _Layouts, unknown: str
) -> None:
    style, value = styles[_STYLES[cell.kind]], cell.value
    if value in (None, NOTHING) and not unknown:
        sheet.write_blank(row, column, None, style)  # a line has a gap there, and no formula leaves a cell empty
    elif cell.over is not None:
        known = unknown if value is None else value if isinstance(value, str) else as_written(value)
        sheet.write_formula(row, column, f"={_formula(cell, (row, column), layouts)}", style, known)
    elif value is None or isinstance(value, str):
        said = unknown if value is None else value if column else shortened(value, _FIRST)
        sheet.write_string(row, column, said, styles["text"])
    else:
        sheet.write_number(row, column, value, style)


def _formula(cell: YearCell, at: tuple[int, int], layouts: _Layouts) -> str:
    over = cell.over
    assert over is not None
    if isinstance(over, Over):
        return layouts[over.rows].formula(over)
    if isinstance(over, InRow):
        return _in_row(over, at, layouts["awards"].unknown)
    layout = layouts[over.of.rows]
    part, whole = layout.total(over.part), layout.total(over.of)
    word = NOTHING if cell.value == NOTHING else layout.unknown
    return f'IF({whole}=0,"{word}",{part}/{whole})'


def _in_row(over: InRow, at: tuple[int, int], unknown: str) -> str:
    """Return a number of others in its row; what is left of what is not known is not known."""
    row, column = at
    first, second, before = (xl_rowcol_to_cell(row, place) for place in (over.first, over.second, column - 1))
    if over.how == "left":
        return f'IF(COUNT({first})=0,"{unknown}",{first}-SUM({second}:{before}))'
    if over.how == "beyond":
        return f"MAX({first}-{second},0)"
    if over.how == "points":
        return f"100*({first}-{second})"
    return f"{first}-{second}" if over.how == "less" else f"{first}/{second}"


def _add_chart(workbook: Workbook, sheet: Worksheet, row: int, columns: int, table: YearTable) -> bool:
    """Put the chart of a table beside it; whether it has one."""
    chart = table.chart
    if chart is None or not table.rows:
        return False
    head = row + 1
    if table.by_year:
        made = _stacked_years(workbook, sheet, head, table)
    elif chart.kind == "lines" and not table.named_to:
        made = _lines(workbook, sheet, head, table)
    else:
        made = _columns(workbook, sheet, head, table)
    made.set_title({"name": table.caption, "name_font": {"size": 11}})
    made.set_legend({"position": "bottom"} if len(made.series) > 1 else {"none": True})
    made.set_chartarea({"border": {"color": LINE}})
    made.set_size({"width": _CHART[0], "height": _CHART[1]})
    sheet.insert_chart(head, columns, made, {"description": f"{table.caption}. {chart.said}", "x_offset": 12})
    return True


def _stacked_years(workbook: Workbook, sheet: Worksheet, head: int, table: YearTable) -> Any:
    """Return a bar for each year, in the parts that stand below each other in the table: the first of them."""
    made = workbook.add_chart({"type": "column", "subtype": "stacked"})
    drawn = min(table.drawn, MOST_PARTS + 1)
    for k, colour in enumerate(chart_colours(drawn)):
        place = head + 1 + k
        made.add_series({
            "name": [sheet.name, place, 0],
            "categories": [sheet.name, head, 1, head, len(table.heads) - 1],
            "values": [sheet.name, place, 1, place, len(table.heads) - 1],
            **_filled(colour, k), "gap": 60,
        })  # fmt: skip
    made.set_y_axis(axis(""))
    made.set_x_axis({"label_position": "low"})
    return made


def _lines(workbook: Workbook, sheet: Worksheet, head: int, table: YearTable) -> Any:
    """Return a line for each column over the years in the first one: years that are not there keep their room."""
    made = workbook.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    first, last = head + 1, head + len(table.rows)
    for k, (column, colour) in enumerate(zip(table.draws, chart_colours(len(table.draws)), strict=True)):
        made.add_series({
            "name": [sheet.name, head, column],
            "categories": [sheet.name, first, 0, last, 0],
            "values": [sheet.name, first, column, last, column],
            "line": {"color": colour, "width": 2.25, "dash_type": _DASHES[k % len(_DASHES)]},
            "marker": {"type": _MARKERS[k % len(_MARKERS)], "size": 7, "fill": {"color": colour},
                       "border": {"color": colour}},
        })  # fmt: skip
    years = [int(float(line[0].value or 0)) for line in table.rows]
    made.set_x_axis({"min": min(years) - 1, "max": max(years) + 1, "num_format": "0"})
    made.set_y_axis(_numbers(table))
    return made


def _columns(workbook: Workbook, sheet: Worksheet, head: int, table: YearTable) -> Any:
    """Return a bar for each row, in the parts that stand beside each other in the table."""
    across = table.named_to > 0 or table.rows[0][0].kind == "year"
    made = workbook.add_chart({"type": "column" if across else "bar", "subtype": "stacked"})
    first, last = head + 1, head + (table.drawn or len(table.rows))
    for k, (column, colour) in enumerate(zip(table.draws, chart_colours(len(table.draws)), strict=True)):
        made.add_series({
            "name": [sheet.name, head, column],
            "categories": [sheet.name, first, 0, last, table.named_to],
            "values": [sheet.name, first, column, last, column],
            **_filled(colour, k), "gap": 50,
        })  # fmt: skip
    if across:
        made.set_y_axis(_numbers(table))
    else:
        made.set_x_axis(_numbers(table))
        made.set_y_axis({"reverse": True, "label_position": "low"})
    return made


def _numbers(table: YearTable) -> dict[str, Any]:
    """Return the axis of the numbers that are drawn: a share is seen as a part of all, which ends at 100 %."""
    if table.rows[0][table.draws[0]].kind != "share":
        return axis("")
    drawn = (line[column].number or 0.0 for line in table.rows for column in table.draws)
    return {**axis(""), "num_format": "0%", "min": 0, **({"max": 1} if max(drawn) <= 1 else {})}


_DASHES, _MARKERS = ("solid", "dash", "round_dot", "long_dash"), ("circle", "diamond", "square", "triangle")


def _filled(colour: str, k: int) -> dict[str, Any]:
    """Return how a part of a bar looks: in its colour, and every second one in a pattern of it."""
    pattern = _PATTERNS[k % len(_PATTERNS)]
    look: dict[str, Any] = {"border": {"color": PAPER, "width": 0.5}}
    if pattern is None:
        return {**look, "fill": {"color": colour}}
    return {**look, "pattern": {"pattern": pattern, "fg_color": PAPER, "bg_color": colour}}


def _write_indicators(sheet: Worksheet, styles: Styles, found: YearFound, year: int, _: Translate) -> None:
    """Write every indicator of the year with its formula, its source, and what it hangs on."""
    heads = (
        _("Indicator"), _("Value"), _("Unit"), _("Awards of which it is known"), _("Awards of which it is not known"),
        _("Part of the spend of which it is known"), _("Target"), _("Why awards are left out"), _("Formula"),
        _("Source"), _("Says"),
    )  # fmt: skip
    sheet.set_row(0, 45)
    sheet.write_row(0, 0, heads, styles["column"])
    widths = (34, 13, 16, 12, 12, 12, 10, 44, 50, 34, 18)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for row, one in enumerate(values_of_year(found, year), start=1):
        facts = INDICATORS[one.indicator]
        shown = styles[_STYLES[value_kind(one)]]
        told = (named(one, _), unit_beside(one, _), why_left_out(one, _), _(facts.formula), _(facts.source))
        texts = list(zip((0, 2, 7, 8, 9), told, strict=True))
        sheet.set_row(row, _LINE_HEIGHT * max(lines_of(text, widths[column]) for column, text in texts))
        for column, text in texts:
            sheet.write_string(row, column, text, styles["wrapped"])
        sheet.write_string(row, 10, _(STAGES[facts.stage]), styles["wrapped"])
        _write_known(sheet, row, 1, one.value, shown, _)
        sheet.write_number(row, 3, one.known, styles["whole"])
        sheet.write_number(row, 4, one.unknown, styles["whole"])
        _write_known(sheet, row, 5, one.coverage, styles["short_share"], _)
        if one.target is not None:
            sheet.write_number(row, 6, one.target, shown)


def _write_known(
    sheet: Worksheet, row: int, column: int, value: float | None, style: Format, _: Translate
) -> None:
    if value is None:
        sheet.write_string(row, column, _("not known"), style)
    else:
        sheet.write_number(row, column, as_written(value), style)


def _write_method(sheet: Worksheet, styles: Styles, found: YearFound, _: Translate) -> None:
    """Write how the numbers came about, and what could not be read."""
    sheet.set_portrait()
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, _("Method, sources and dates"), styles["title"])
    row = 1
    for sentence in method(found, _):
        row += 1
        sheet.set_row(row, _LINE_HEIGHT * lines_of(sentence, 118))
        sheet.merge_range(row, 0, row, 1, "", styles["wrapped"])
        sheet.write_string(row, 0, sentence, styles["wrapped"])
    row += 2
    sheet.write_row(row, 0, [_("Not read"), _("What is wrong")], styles["column"])
    for one in found.indicators.not_read:
        row += 1
        sheet.write_string(row, 0, one.source, styles["wrapped"])
        sheet.write_string(row, 1, problem_text(one, _), styles["wrapped"])
