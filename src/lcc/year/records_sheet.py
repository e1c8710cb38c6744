"""The sheet of records: a row for each award, and a column for all that the other sheets add up."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.styles import Styles
from lcc.figure.rounding import as_written
from lcc.indicators.figures import BY, INDICATORS, WHY, TenderRecord
from lcc.indicators.measures import MEASURES, measured, spent
from lcc.indicators.words import part_of
from lcc.language import N_, Translate
from lcc.language.terms import CHOICES
from lcc.record.problem import refusal
from lcc.year.found import YearFound, group_column
from lcc.year.record_formulas import RecordsSheet
from lcc.year.table import SPEND_COUNTED

MOST_ROWS = 1_048_575
"""Rows of a sheet of Excel, but for its head."""
_TOLD = (
    "tender", "lot", "title", "authority", "department", "category", "cpv", "cpv_division", "year", "year_of",
    "currency", "outcome", "supplier", "basis", "price_factor", "co2_reference", "co2", "mki_reference", "mki",
    "virgin_reference", "virgin",
)  # fmt: skip
"""What a record says that is shown as it is."""
_IN_WORDS = {"awarded": N_("awarded"), "award": N_("announcement"), "base_date": N_("base date")}
_MEASURED = (
    "life_cycle_cost_share", "circular_share", "criteria_share", "quality_weight", "bids", "single_bid_share", "spend",
    "life_cycle_saving", "co2_avoided", "mki_avoided_a1", "mki_avoided_a2", "virgin_avoided",
)  # fmt: skip
_DIFFERENCES = {
    "co2_avoided": "co2", "mki_avoided_a1": "mki", "mki_avoided_a2": "mki", "virgin_avoided": "virgin",
}  # fmt: skip
"""Indicators that are a reference less what is awarded: what both are called."""
_IN_PARTS = {
    "business_models": False, "business_model_spend": False, "material_in": True, "material_out": True,
}  # fmt: skip
"""Indicators in parts, with a column for each; whether they are added up to one for the whole."""


_PAGES_ACROSS = 4


class Column(NamedTuple):
    """A column that other sheets add up: an indicator, or a part of it; an empty part is the whole."""

    indicator: str
    part: str = ""

    @property
    def key(self) -> str:
        """The name by which a table refers to it."""
        return f"{self.indicator} {self.part}".strip()


def columns_of_awards(found: YearFound) -> list[Column]:
    """Return the columns that other sheets add up."""
    columns = [Column(one) for one in _MEASURED]
    for indicator, has_whole in _IN_PARTS.items():
        columns += [Column(indicator, part) for part in found.parts(indicator)]
        columns += [Column(indicator)] if has_whole else []
    reached = [one for one in found.targets if one.indicator in MEASURES]
    of_targets = [
        Column(one.indicator, one.part) for one in reached if one.part or not INDICATORS[one.indicator].is_split
    ]
    return [*dict.fromkeys((*columns, *of_targets))]


def layout_of_awards(found: YearFound, name: str, unknown: str) -> RecordsSheet:
    """Return where each column is, of what is told and of what is added up."""
    groups = map(group_column, found.by_target)
    columns = [*_TOLD, *groups, SPEND_COUNTED, *(one.key for one in columns_of_awards(found))]
    return RecordsSheet(name, columns, len(found.records), unknown)


def write_records(sheet: Worksheet, styles: Styles, found: YearFound, layout: RecordsSheet, _: Translate) -> None:
    """Write a row for each award: texts as texts, and differences as formulas.

    Raises
    ------
    InputRefusedError
        There are more awards than a sheet has rows.
    """
    records = found.records
    if len(records) > MOST_ROWS:
        raise refusal("portfolio_rows_of_sheet", len(records), limit=MOST_ROWS)
    fields = TenderRecord.model_fields
    heads = [_(str(fields[name].title)) for name in _TOLD]
    columns = columns_of_awards(found)
    numbers = {by: found.numbered_groups(by) for by in found.by_target}
    heads += [_("{name}, number").format(name=_(BY[by])) for by in numbers]
    heads += [_("Spend a year that counts"), *(column_title(one, _) for one in columns)]
    sheet.set_row(0, 60)
    sheet.write_row(0, 0, heads, styles["column"])
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(heads) - 1, 13)
    sheet.set_column(2, 3, 30)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(_PAGES_ACROSS, 0)
    for row, record in enumerate(records, start=1):
        for place, name in enumerate(_TOLD):
            write_value(sheet, row, place, _told(record, name, _), styles)
        for place, (by, groups) in enumerate(numbers.items(), start=len(_TOLD)):
            write_value(sheet, row, place, groups[getattr(record, by) or ""], styles)
        write_value(sheet, row, layout.places[SPEND_COUNTED], spent(record), styles)
        _write_measured(sheet, row, record, columns, layout, styles, _)
    sheet.autofilter(0, 0, max(len(records), 1), len(heads) - 1)


def column_title(column: Column, _: Translate) -> str:
    """Return what a column is called."""
    title = _(INDICATORS[column.indicator].title)
    return f"{title}: {part_of(column.indicator, column.part, _)}" if column.part else title


def _told(record: TenderRecord, name: str, _: Translate) -> str | float | None:
    value: str | float | None = getattr(record, name)
    if name == "outcome":
        return _(_IN_WORDS["awarded"] if value == "awarded" else WHY[str(value)].text)
    if name == "basis":
        return _(CHOICES[str(value)])
    return _(_IN_WORDS[str(value)]) if name == "year_of" else value


def _write_measured(
    sheet: Worksheet,
    row: int,
    record: TenderRecord,
    columns: Sequence[Column],
    layout: RecordsSheet,
    styles: Styles,
    _: Translate,
) -> None:
    for column in columns:
        one, place = measured(column.indicator, record), layout.places[column.key]
        if one.why is not None:
            write_value(sheet, row, place, _("not known") if WHY[one.why].is_unknown else None, styles)
            continue
        is_whole = not column.part and column.indicator in _IN_PARTS
        value = sum(one.amounts.values()) if is_whole else one.amounts.get(column.part, 0.0)
        if what := _DIFFERENCES.get(column.indicator):
            cells = [xl_rowcol_to_cell(row, layout.places[name]) for name in (f"{what}_reference", what)]
            sheet.write_formula(row, place, f"={'-'.join(cells)}", styles["amount"], as_written(value))
        else:
            write_value(sheet, row, place, value, styles)


def write_value(sheet: Worksheet, row: int, column: int, value: str | float | None, styles: Styles) -> None:
    """Write a value of a record: text as text, and nothing where it is not about the record."""
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value, styles["number" if isinstance(value, int) else "amount"])
