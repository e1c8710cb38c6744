"""Passports: what each offer consists of, worked out to kilograms and indicators, each cell from cells before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.cashflow.figure import Figure, Given
from lcc.circularity.product import Product
from lcc.evaluate import BidEvaluation, Evaluation
from lcc.excel.formula import Reference, formula
from lcc.excel.page import Page
from lcc.excel.sheets.assumptions import AssumptionCells
from lcc.excel.sheets.bid_inputs import BidCells, reference_of
from lcc.excel.sheets.cash_flows import CashFlowCells
from lcc.language.terms import term
from lcc.model.indicators import is_share
from lcc.model.record import Path
from lcc.report.circularity_figures import figure_name, figure_unit

BIDDER, ITEM, WHAT, FIRST = range(4)
HEAD_ROW = 3


@dataclass(frozen=True, slots=True)
class PassportCells:
    """Where the figures of products stand: by position of the bid and name of the figure."""

    page: Page
    rows: dict[tuple[int, Path], tuple[int, int]] = field(default_factory=dict)

    def cell(self, number: int, path: Path) -> str:
        """Return the cell of a figure as other sheets refer to it."""
        return self.page.cell(*self.rows[number, path])

    def local(self, number: int, path: Path) -> str:
        """Return the cell of a figure as its own sheet refers to it."""
        return str(xl_rowcol_to_cell(*self.rows[number, path]))


def write(
    page: Page, evaluation: Evaluation, assumptions: AssumptionCells, bids: BidCells, cash_flows: CashFlowCells
) -> PassportCells:
    """Write the sheet, and return where everything stands."""
    _ = page._
    page.known_by = (BIDDER, ITEM, WHAT)
    page.widths(26, 24, 54, *([15] * 11))
    page.text(
        1, 0, _("Figures of one unit, unless they say otherwise. What bidders stated is on sheet Bids."), "note"
    )
    sheet = _Passports(PassportCells(page), evaluation, assumptions, bids, cash_flows)
    row = sheet.place(HEAD_ROW)
    sheet.write()
    page.sheet.freeze_panes(HEAD_ROW, FIRST)
    page.sheet.repeat_columns(BIDDER, WHAT)
    page.sheet.print_area(0, 0, row, FIRST + max(2, len(sheet.columns)) - 1)
    page.finish()
    return sheet.cells


@dataclass(frozen=True, slots=True)
class _Passports:
    """The sheet while it is written: products first, then connections, then materials."""

    cells: PassportCells
    evaluation: Evaluation
    assumptions: AssumptionCells
    bids: BidCells
    cash_flows: CashFlowCells

    @property
    def columns(self) -> list[str]:
        """The columns of materials that any of them needs."""
        rows = (cells for _number, _outcome, product in self._products() for cells in product.materials)
        return list(dict.fromkeys(name for cells in rows for name in cells))

    def _products(self) -> Iterator[tuple[int, BidEvaluation, Product]]:
        for number, outcome in enumerate(self.evaluation.bids):
            for product in outcome.circularity.products if outcome.circularity else ():
                yield number, outcome, product

    def place(self, row: int) -> int:
        """Decide where everything will stand, so that cells can refer to those below them; return the last row."""
        columns = self.columns
        row += 2
        for number, _outcome, product in self._products():
            for name in ("paid", *product.figures):
                self.cells.rows[number, ("offers", product.position, name)] = (row, FIRST)
                row += 1
        row += 3
        for number, _outcome, product in self._products():
            for k in range(len(product.connections)):
                self.cells.rows[number, ("offers", product.position, "connections", k)] = (row, FIRST)
                row += 1
        row += 3
        for number, _outcome, product in self._products():
            for k, cells in enumerate(product.materials):
                for name in cells:
                    at = ("offers", product.position, "materials", k, name)
                    self.cells.rows[number, at] = (row, FIRST + columns.index(name))
                row += 1
        return row

    def write(self) -> None:
        """Write every cell where it was placed."""
        page, _, currency = self.cells.page, self.cells.page._, self.evaluation.tender.currency
        columns = self.columns
        self._head(HEAD_ROW, _("What follows for each product"), _("Figure"), _("Value"), _("Unit"))
        last = HEAD_ROW + 1
        for number, outcome, product in self._products():
            for name in ("paid", *product.figures):
                row, column = self.cells.rows[number, ("offers", product.position, name)]
                self._words(row, outcome, product, figure_name(name, _))
                page.text(row, FIRST + 1, figure_unit(name, currency, _), "unit")
                last = row
                if name == "paid":
                    paid = self.cash_flows.paid(
                        self.evaluation, number, product.position, self.assumptions.annuities
                    )
                    page.formula(row, column, f"={paid}", outcome.paid[product.position], "money")
                else:
                    self._put(number, row, column, product.figures[name], "share" if is_share(name) else "amount")
        self._head(last + 2, _("Connections"), _("Connection"), _("Detachability"))
        last += 3
        for number, outcome, product in self._products():
            passport = outcome.bid.offers[product.position].passport
            for k, (found, connection) in enumerate(
                zip(product.connections, passport.connections if passport else (), strict=True)
            ):
                row, column = self.cells.rows[number, ("offers", product.position, "connections", k)]
                self._words(row, outcome, product, connection.name)
                self._put(number, row, column, found, "amount")
                page.text(row, FIRST + 1, term(connection.connection, _), "unit")
                last = row
        titles = [f"{figure_name(name, _)}, {figure_unit(name, currency, _)}" for name in columns]
        self._head(last + 2, _("Materials"), _("Material"), *titles)
        page.sheet.set_row(last + 3, 42)
        for number, outcome, product in self._products():
            passport = outcome.bid.offers[product.position].passport
            for k, (found_each, material) in enumerate(
                zip(product.materials, passport.materials if passport else (), strict=True)
            ):
                for name, found in found_each.items():
                    row, column = self.cells.rows[number, ("offers", product.position, "materials", k, name)]
                    self._put(number, row, column, found, "amount")
                self._words(row, outcome, product, material.name)

    def _head(self, row: int, title: str, what: str, *titles: str) -> None:
        page, _ = self.cells.page, self.cells.page._
        page.heading(row, title, FIRST + max(2, len(self.columns)) - 1)
        page.heads(row + 1, BIDDER, _("Bidder"), _("Item"), what)
        page.heads(row + 1, FIRST, *titles, style="number_column")

    def _words(self, row: int, outcome: BidEvaluation, product: Product, what: str) -> None:
        page = self.cells.page
        page.text(row, BIDDER, outcome.bid.name)
        page.text(row, ITEM, self.evaluation.tender.item(outcome.bid.offers[product.position].item).name)
        page.text(row, WHAT, what)

    def _put(self, number: int, row: int, column: int, found: Figure, style: str) -> None:
        self.cells.page.formula(row, column, formula(found, self._reference(number)), found.value, style)

    def _reference(self, number: int) -> Reference:
        of_documents = reference_of(number, self.assumptions, self.bids)

        def reference(given: Given) -> str:
            return self.cells.local(number, given.path) if given.document == "circularity" else of_documents(given)

        return reference
