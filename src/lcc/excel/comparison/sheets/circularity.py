"""Circularity: what bids cost and how circular they are; `beside` and `targets` go on on the same sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.circularity.named import of_product
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.formula import Reference, formula, rounded_formula
from lcc.excel.cells.sheet_writer import Page, block
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.cash_flows import CashFlowCells
from lcc.excel.comparison.sheets.passports import PassportCells
from lcc.figure.figure import Given, cents
from lcc.figure.rounding import sum_of
from lcc.library.indicators import INDICATORS, is_share
from lcc.words.circularity_figures import figure_title

BIDDER = 0
REFERENCE_ROW, CHART_ROW = 3, 5
NOTHING = "-"
TOTALS = ("co2_total", "virgin_total")
BESIDE = (
    "rank", "cost", "paid", *TOTALS, "per_co2", "per_virgin", "efficient",
    "counted", "at_cost", "at_value", "unrounded",
)  # fmt: skip
"""The columns of the first table; the last four are there for the formulas and the chart."""

COLUMNS = len(BESIDE)
_CHART_ROWS = 24


@dataclass(frozen=True, slots=True)
class CircularityCells:
    """Where the figures of bids stand: by name, the cell of the first bid; those of the others are below it."""

    page: Page
    places: dict[str, tuple[int, int]]
    bids: int

    def indicator(self, number: int, name: str) -> str:
        """Return the cell of an indicator of a bid as other sheets refer to it."""
        row, column = self.places[name]
        return self.page.cell(row + number, column)

    def own(self, number: int, name: str) -> str:
        """Return the cell of a figure of a bid as its own sheet refers to it."""
        row, column = self.places[name]
        return str(xl_rowcol_to_cell(row + number, column, col_abs=True))

    def of_all(self, name: str) -> str:
        """Return the cells of all bids as their own sheet refers to them."""
        row, column = self.places[name]
        return block(row, column, row + self.bids - 1, column)

    def put(self, number: int, name: str, written: str, value: float | str, style: str) -> None:
        """Write a figure of a bid, if the sheet has it."""
        if name in self.places:
            row, column = self.places[name]
            self.page.formula(row + number, column, written, value, style)

    @property
    def end(self) -> int:
        """The first row below the tables."""
        return max(row for row, _column in self.places.values()) + self.bids + 1


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    cash_flows: CashFlowCells,
    passports: PassportCells,
) -> CircularityCells:
    """Write the tables as far as no rank is needed for them, and return where everything stands."""
    _, rules = page._, evaluation.tender.circularity
    tables = list(_tables(evaluation))
    has_chart = rules is not None and any(rules.shown_against_cost in names for names in tables)
    first, step = CHART_ROW + _CHART_ROWS * has_chart, len(evaluation.bids) + 3
    places = {
        name: (first + step * k + 2, 1 + column)
        for k, names in enumerate(tables)
        for column, name in enumerate(names)
    }
    cells = CircularityCells(page, places, len(evaluation.bids))
    sheet = _Circularity(cells, evaluation, assumptions, cash_flows, passports)
    page.known_by = (BIDDER,)
    page.widths(54, *([16] * COLUMNS))
    page.note(_("Figures follow from sheet Passports, and those from what bidders stated on sheet Bids."))
    for k, names in enumerate(tables):
        sheet.write_heads(first + step * k, names)
    for number in range(len(evaluation.bids)):
        sheet.write_bid(number)
    page.sheet.freeze_panes(CHART_ROW, 1)
    return cells


def _tables(evaluation: Evaluation) -> Iterator[Sequence[str]]:
    """Yield the columns of each table: bids beside each other first, then indicators, as many as fit on paper."""
    if evaluation.tender.circularity is None:
        yield ("cost", "paid", "unrounded")
    else:
        yield BESIDE
    found = [one.circularity.indicators for one in evaluation.bids if one.circularity]
    indicators = [name for name in INDICATORS if any(name in of_bid for of_bid in found)]
    yield from (indicators[k : k + COLUMNS] for k in range(0, len(indicators), COLUMNS))


@dataclass(frozen=True, slots=True)
class _Circularity:
    """The sheet while it is written."""

    cells: CircularityCells
    evaluation: Evaluation
    assumptions: AssumptionCells
    cash_flows: CashFlowCells
    passports: PassportCells

    def write_heads(self, row: int, names: Sequence[str]) -> None:
        """Write the heading of a table, the titles of its columns and the names of the bids."""
        page, _ = self.cells.page, self.cells.page._
        page.heading(row, _("Bids beside each other") if "cost" in names else _("Indicators"), COLUMNS)
        page.heads(row + 1, BIDDER, _("Bidder"))
        page.heads(row + 1, 1, *map(self._title, names), style="number_column")
        page.sheet.set_row(row + 1, 70)
        for number, outcome in enumerate(self.evaluation.bids):
            page.text(row + 2 + number, BIDDER, outcome.bid.name)

    @property
    def is_by_year(self) -> bool:
        return self.evaluation.tender.comparison == "equivalent_annual_cost"

    def _title(self, name: str) -> str:
        _, currency = self.cells.page._, self.evaluation.tender.currency
        titles = {
            "rank": _("Rank"),
            "cost": _("Equivalent annual cost, {currency}")
            if self.is_by_year
            else _("Life-cycle cost, {currency}"),
            "paid": _("Paid, without external costs, {currency}"),
            "per_co2": _("{currency} more than the reference bid for each tonne CO2-eq less"),
            "per_virgin": _("{currency} more than the reference bid for each kg virgin material less"),
            "efficient": _("Efficient"),
            "counted": _("Paid, of bids that are ranked"),
            "at_cost": _("In the chart: cost of an efficient bid"),
            "unrounded": _("Cost, not rounded, {currency}"),
            "at_value": _("In the chart: value of an efficient bid"),
        }
        if name in titles:
            return titles[name].format(currency=currency)
        title = figure_title(name, currency, _)
        return _("{unit} a year").format(unit=title) if name in TOTALS and self.is_by_year else title

    def write_bid(self, number: int) -> None:
        """Write the cost of a bid, and its indicators; a dash for what it does not state."""
        outcome, page = self.evaluation.bids[number], self.cells.page
        self.cells.put(number, "unrounded", f"={self._cost(number)}", outcome.compared, "key_amount")
        in_cents = rounded_formula(self.cells.own(number, "unrounded"))
        self.cells.put(number, "cost", f"={in_cents}", cents(outcome.compared), "money")
        offers = "+".join(self.passports.cell(number, of_product(k, "paid")) for k in range(len(outcome.paid)))
        self.cells.put(number, "paid", f"={offers}", sum_of(outcome.paid), "money")
        found = outcome.circularity.by_name if outcome.circularity else {}
        reference = reference_of(number, self.assumptions, self.passports, self.cells)
        for name, (row, column) in self.cells.places.items():
            if name in found:
                written = formula(found[name], reference)
                self.cells.put(number, name, written, found[name].value, "share" if is_share(name) else "amount")
            elif name in INDICATORS or name in TOTALS:
                page.text(row + number, column, NOTHING, "number")

    def _cost(self, number: int) -> str:
        if self.is_by_year:
            return self.cash_flows.by_year(self.evaluation, number, self.assumptions.annuities)
        return self.cash_flows.total(number)


def reference_of(
    number: int, assumptions: AssumptionCells, passports: PassportCells, cells: CircularityCells
) -> Reference:
    """Return how formulas on this sheet refer to what the figures of a bid follow from."""

    def reference(given: Given) -> str:
        if given.document == "tender":
            return assumptions.by_path[given.path]
        if given.path[0] == "offers":
            return passports.cell(number, given.path)
        return cells.own(number, str(given.path[0]))

    return reference
