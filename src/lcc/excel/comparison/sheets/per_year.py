"""Per year: what each bid costs in cash by year, and what it has cost by then."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.cash_flows import NUMBER, YEARS, CashFlowCells
from lcc.figure.rounding import sum_of, without_noise

BIDDER, TOTAL, FIRST_YEAR = 0, 1, 2
CALENDAR_ROW, FIRST_TABLE_ROW = 2, 3


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

    def cash(self, number: int, year: int) -> str:
        """Return the cell of the cash of a bid in a year."""
        return self.page.cell(FIRST_TABLE_ROW + 2 + number, FIRST_YEAR + year)

    @property
    def all_years(self) -> str:
        """The cells with the numbers of the years."""
        return self.page.range(self.cumulative_head, FIRST_YEAR, self.cumulative_head, FIRST_YEAR + self.years)

    @property
    def cumulative(self) -> str:
        """The cells of what each bid has cost by each year: a row for each."""
        first = self.cumulative_head + 1
        return self.page.range(first, FIRST_YEAR, first + self.bids - 1, FIRST_YEAR + self.years)

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
    page.text(CALENDAR_ROW, BIDDER, _("Calendar year, on the day of the base date"), "note")
    for year in range(cells.years + 1):
        page.number(CALENDAR_ROW, FIRST_YEAR + year, evaluation.tender.base_date.year + year, "whole")
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
    return cells


def _write_bid(
    page: Page, cells: YearCells, number: int, name: str, yearly: list[float], cash_flows: CashFlowCells
) -> None:
    row, running_row = FIRST_TABLE_ROW + 2 + number, cells.cumulative_head + 1 + number
    paid = moved = 0.0
    page.text(row, BIDDER, name)
    page.text(running_row, BIDDER, name)
    whole = f"{xl_rowcol_to_cell(row, FIRST_YEAR)}:{xl_rowcol_to_cell(row, FIRST_YEAR + cells.years)}"
    page.formula(row, TOTAL, f"=SUM({whole})", sum_of(yearly), "total")
    for year, cash in enumerate(yearly):
        column, moved = FIRST_YEAR + year, moved + abs(cash)
        paid = without_noise(paid + cash, moved)
        lines = cash_flows.column(YEARS + year)
        page.formula(row, column, f"=SUMIF({cash_flows.column(NUMBER)},{number + 1},{lines})", cash, "money")
        now = xl_rowcol_to_cell(row, column)
        before = f"+{xl_rowcol_to_cell(running_row, column - 1)}" if year else ""
        page.formula(running_row, column, f"={now}{before}", paid, "money")
