"""Per year: what each bid costs in cash by year, and what it has cost by then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.charts import axis, for_the_lowest, place_chart
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.excel.comparison.sheets.cash_flows import NUMBER, YEARS, CashFlowCells

BIDDER, TOTAL, FIRST_YEAR = 0, 1, 2
FIRST_TABLE_ROW = 3
_MOST_LINES, _MOST_BARS = len(CHART_COLOURS), 5
_DASHES = ("solid", "dash", "round_dot", "long_dash")


@dataclass(frozen=True, slots=True)
class YearCells:
    """Where the two tables stand."""

    page: Page
    bids: int
    years: int

    @property
    def cumulative_head(self) -> int:
        """The row of the years above the cumulative table."""
        return FIRST_TABLE_ROW + self.bids + 4

    def nominal_cost(self, number: int) -> str:
        """Return the cell of the nominal cost of a bid."""
        return self.page.cell(FIRST_TABLE_ROW + 2 + number, TOTAL)


def write(page: Page, evaluation: Evaluation, cash_flows: CashFlowCells) -> YearCells:
    """Write the sheet, and return where its tables stand."""
    _, currency = page._, evaluation.tender.currency
    cells = YearCells(page, len(evaluation.bids), evaluation.terms.horizon_years)
    page.widths(30, 16)
    page.widths(*([13] * (cells.years + 1)), first=FIRST_YEAR, level=1)
    page.note(_("Nominal cash: what is paid and received, without external costs. Year 0 is the base date."))
    last_column = FIRST_YEAR + cells.years
    page.heading(FIRST_TABLE_ROW, _("Cash by year, {currency}").format(currency=currency), last_column)
    page.heading(
        cells.cumulative_head - 1, _("Cumulative cash, {currency}").format(currency=currency), last_column
    )
    for head_row, total in ((FIRST_TABLE_ROW + 1, _("Total")), (cells.cumulative_head, "")):
        page.heads(head_row, BIDDER, _("Bidder"))
        page.heads(head_row, TOTAL, total, style="number_column")
        for year in range(cells.years + 1):
            page.number(head_row, FIRST_YEAR + year, year, "number_column")
    page.sheet.freeze_panes(FIRST_TABLE_ROW, FIRST_YEAR)
    page.sheet.repeat_columns(BIDDER)
    page.sheet.fit_to_pages(1 + cells.years // 12, 0)
    for number, outcome in enumerate(evaluation.bids):
        _write_bid(page, cells, number, outcome.bid.name, outcome.yearly.tolist(), cash_flows)
    page.finish()
    _cash_chart(cells, currency)
    _budget_chart(cells, currency)
    return cells


def _cash_chart(cells: YearCells, currency: str) -> None:
    page, _ = cells.page, cells.page._
    chart = page.workbook.add_chart({"type": "line"})
    for number, series in enumerate(_by_year(cells, cells.cumulative_head, _MOST_LINES)):
        line = {"color": CHART_COLOURS[number], "width": 2.25, "dash_type": _DASHES[number % len(_DASHES)]}
        chart.add_series(series | {"line": line, "marker": {"type": "automatic", "size": 5}})
    _place(cells, chart, 0, for_the_lowest(_("Cumulative cash by year"), cells.bids, _MOST_LINES, _), currency)


def _budget_chart(cells: YearCells, currency: str) -> None:
    page, _ = cells.page, cells.page._
    chart = page.workbook.add_chart({"type": "column"})
    for number, series in enumerate(_by_year(cells, FIRST_TABLE_ROW + 1, _MOST_BARS)):
        chart.add_series(series | {"fill": {"color": CHART_COLOURS[number]}, "gap": 40})
    _place(cells, chart, 5, for_the_lowest(_("Yearly budget"), cells.bids, _MOST_BARS, _), currency)


def _by_year(cells: YearCells, head: int, most: int) -> Iterator[dict[str, Any]]:
    """Yield the years of the first bids of a table as series."""
    name, last = cells.page.name, FIRST_YEAR + cells.years
    for row in range(head + 1, head + 1 + min(cells.bids, most)):
        yield {
            "name": [name, row, BIDDER],
            "categories": [name, head, FIRST_YEAR, head, last],
            "values": [name, row, FIRST_YEAR, row, last],
        }


def _place(cells: YearCells, chart: Any, column: int, title: str, currency: str) -> None:
    _ = cells.page._
    chart.set_y_axis(axis(_("nominal, {currency}").format(currency=currency)))
    chart.set_x_axis({"name": _("year"), "label_position": "low"})
    row = cells.cumulative_head + cells.bids + 2
    place_chart(cells.page, row, column, chart, title)


def _write_bid(
    page: Page, cells: YearCells, number: int, name: str, yearly: list[float], cash_flows: CashFlowCells
) -> None:
    row, running_row, paid = FIRST_TABLE_ROW + 2 + number, cells.cumulative_head + 1 + number, 0.0
    page.text(row, BIDDER, name)
    page.text(running_row, BIDDER, name)
    whole = f"{xl_rowcol_to_cell(row, FIRST_YEAR)}:{xl_rowcol_to_cell(row, FIRST_YEAR + cells.years)}"
    page.formula(row, TOTAL, f"=SUM({whole})", sum(yearly), "total")
    for year, cash in enumerate(yearly):
        column, paid = FIRST_YEAR + year, paid + cash
        lines = cash_flows.column(YEARS + year)
        page.formula(row, column, f"=SUMIF({cash_flows.column(NUMBER)},{number + 1},{lines})", cash, "money")
        now = xl_rowcol_to_cell(row, column)
        before = f"+{xl_rowcol_to_cell(running_row, column - 1)}" if year else ""
        page.formula(running_row, column, f"={now}{before}", paid, "money")
