"""Rows as a workbook: all of them, sums of them as live formulas, what each column is, and what could not be read."""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import ExactSheet, lay_out, made_with, new_workbook
from lcc.figure.rounding import as_written
from lcc.language import N_, Translate, translator
from lcc.language.indicator_words import INDICATORS
from lcc.language.terms import COMMON_NAMES, MODEL_NAMES, TERMS
from lcc.library.facts.read import categories, facts_of
from lcc.library.phases import PHASES
from lcc.model.portfolio import ADDED_UP, INDICATOR, PortfolioRow
from lcc.portfolio.rows import COLUMNS, Add, Row
from lcc.record.problem import refusal
from lcc.record.record import unit_of
from lcc.words.facts import called
from lcc.words.problems import NotRead

MOST_ROWS = 1_048_575
"""Rows of a sheet of Excel, but for its head."""
_MOST_LISTED = 10_000
_SUMMED = "cost_per_year"
_OF_BID = N_("Of the bid as a whole.")
_MONEY = {"money": N_("in the currency"), "money per year": N_("in the currency, a year")}
"""What units are called that a form shows as the currency of its tender."""

Cell = tuple[str, str, str]
"""A sum: the currency, the division or business model that its row is for, and its phase."""


@contextmanager
def workbook_writer(file: Path | io.BytesIO, language: str, not_read: Sequence[NotRead]) -> Iterator[Add]:
    """Give what takes rows and writes them to a workbook, in memory too; `not_read` is looked at at the end.

    Raises
    ------
    InputRefusedError
        There are more rows than a sheet has.
    """
    _ = translator(language)
    workbook = new_workbook(file, title=_("Portfolio"))
    styles = Styles(workbook)
    sheets = [_sheet(workbook, name, _) for name in (_("Summary"), _("Rows"), _("Columns"), _("Not read"))]
    summary, rows, columns, left = sheets
    rows.set_row(0, 45)
    rows.write_row(0, 0, [column_title(name, _) for name in COLUMNS], styles["column"])
    rows.freeze_panes(1, 0)
    rows.set_column(0, len(COLUMNS) - 1, 16)
    count, sums = 0, defaultdict[tuple[str, str, str, str], list[float]](lambda: [0.0])

    def add(some: Sequence[Row]) -> None:
        nonlocal count
        if count + len(some) > MOST_ROWS:
            raise refusal("portfolio_rows_of_sheet", count + len(some), limit=MOST_ROWS)
        for row in some:
            count += 1
            _write_row(rows, count, row, styles, _)
            if row["awarded"] and row[_SUMMED] is not None:
                for by in _BY:
                    sums[by, row["currency"], row[by] or "", row["phase"]][0] += row[_SUMMED]

    try:
        yield add
        rows.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
        _write_summary(summary, styles, {key: value for key, [value] in sums.items()}, count, rows.name, _)
        _write_columns(columns, styles, _)
        _write_not_read(left, styles, not_read, language, _)
    finally:
        workbook.close()


def _sheet(workbook: Workbook, name: str, _: Translate) -> Worksheet:
    sheet = workbook.add_worksheet(name, ExactSheet)
    lay_out(sheet, (_("Portfolio"), made_with()), _)
    return sheet


_ROLES = {"bid": N_("Bid"), "reference": N_("Reference")}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "procedure": TERMS, "comparison": TERMS, "award_method": TERMS, "award_basis": TERMS, "role": _ROLES,
    "business_model": MODEL_NAMES, "phase": TERMS, "price_index": COMMON_NAMES,
}  # fmt: skip
"""What codes in a column are called; a table for machines has the codes."""


def column_title(name: str, _: Translate) -> str:
    """Return what a column is called."""
    if name.startswith(INDICATOR):
        return _(INDICATORS[name.removeprefix(INDICATOR)].name)
    return _(str(PortfolioRow.model_fields[name].title))


def in_words(column: str, value: str, _: Translate) -> str:
    """Return a text of a column as people read it: a code of ours in words, and what somebody wrote as it is."""
    if column == "category" and value in categories():
        return called(next(iter(facts_of(value).values())).category_name).say(_)
    return _(_WORDS[column][value]) if value in _WORDS.get(column, ()) else value


def _write_row(sheet: Worksheet, at: int, row: Row, styles: Styles, _: Translate) -> None:
    for column, name in enumerate(COLUMNS):
        value = row[name]
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_boolean(at, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, column, value)
        elif isinstance(value, str):
            sheet.write_string(at, column, in_words(name, value, _))
        else:
            sheet.write_datetime(at, column, value, styles.dated("text", "yyyy-mm-dd"))


_BY = {"business_model": N_("Business model"), "cpv_division": N_("CPV division")}
"""By what costs are added up: codes alone, for what somebody wrote could mean something in a formula."""


def _write_summary(
    sheet: Worksheet,
    styles: Styles,
    sums: dict[tuple[str, str, str, str], float],
    count: int,
    rows: str,
    _: Translate,
) -> None:
    """Write what is awarded costs a year, by business model and by division: formulas over the rows."""
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, 2 + len(PHASES), 16)
    sheet.write_string(0, 0, _("Portfolio"), styles["title"])
    sheet.write_string(
        1, 0, _("What is awarded costs a year, at one price level. Each number is a formula over the rows.")
    )
    row = 3
    for by, title in _BY.items():
        heads = [_("Currency"), _(title), *(_(TERMS[phase]) for phase in PHASES), _("Total")]
        sheet.write_row(row, 0, heads, styles["column"])
        for currency, name in sorted({key[1:3] for key in sums if key[0] == by}):
            row += 1
            sheet.write_string(row, 0, currency)
            sheet.write_string(row, 1, in_words(by, name, _))
            values = [as_written(sums.get((by, currency, name, phase), 0.0)) for phase in PHASES]
            for column, (phase, value) in enumerate(zip(PHASES, values, strict=True), start=2):
                sheet.write_formula(
                    row,
                    column,
                    _sum(by, name, in_words("phase", phase, _), row, count, rows),
                    styles["money"],
                    value,
                )
            first, last = (xl_col_to_name(column) for column in (2, 1 + len(PHASES)))
            total = f"=SUM({first}{row + 1}:{last}{row + 1})"
            sheet.write_formula(row, 2 + len(PHASES), total, styles["total"], as_written(sum(values)))
        row += 3


def _sum(by: str, name: str, phase: str, row: int, count: int, rows: str) -> str:
    """Return the formula that adds up the rows of one kind and phase; what has no code is looked for as empty."""

    def column(code: str) -> str:
        letters = xl_col_to_name(COLUMNS.index(code))
        return f"'{rows}'!${letters}$2:${letters}${max(count, 1) + 1}"

    of_name = f"$B{row + 1}" if name else '"="'
    return (
        f"=SUMIFS({column(_SUMMED)},{column('currency')},$A{row + 1},{column(by)},{of_name},"
        f'{column("phase")},"{phase}",{column("awarded")},TRUE)'
    )


def _write_columns(sheet: Worksheet, styles: Styles, _: Translate) -> None:
    sheet.set_column(0, 1, 30)
    sheet.set_column(2, 2, 80)
    sheet.set_column(3, 4, 20)
    sheet.write_row(
        0, 0, [_("Column"), _("Name"), _("What it says"), _("Unit"), _("May be added up")], styles["column"]
    )
    for row, (name, field) in enumerate(PortfolioRow.model_fields.items(), start=1):
        description = _OF_BID if name.startswith(INDICATOR) else field.description
        unit = unit_of(field.json_schema_extra)
        said = [
            name,
            column_title(name, _),
            _(description) if description else "",
            _(_MONEY.get(unit, unit)) if unit else "",
        ]
        sheet.write_row(row, 0, [*said, _("yes") if name in ADDED_UP else ""], styles["wrapped"])


def _write_not_read(
    sheet: Worksheet, styles: Styles, not_read: Sequence[NotRead], language: str, _: Translate
) -> None:
    sheet.set_column(0, 1, 40)
    sheet.set_column(2, 2, 30)
    sheet.set_column(3, 3, 100)
    sheet.write_row(0, 0, [_("Source"), _("File"), _("Code"), _("What is wrong")], styles["column"])
    for row, one in enumerate(not_read[:_MOST_LISTED], start=1):
        for column, name in enumerate(("source", "file", "code", language)):
            sheet.write_string(row, column, str(one[name]), styles["wrapped"])
