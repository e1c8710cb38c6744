"""Passports: what each offer consists of, worked out to kilograms and indicators, each cell from cells before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.circularity.named import of_product
from lcc.circularity.product import Product
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.formula import Reference, formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.bid_inputs import BidCells, reference_of
from lcc.excel.comparison.sheets.cash_flows import CashFlowCells
from lcc.figure.figure import Figure, Given
from lcc.language.terms import term
from lcc.library.indicators import is_share
from lcc.record.path import Path
from lcc.words.circularity_figures import figure_name, figure_unit

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
    page.note(_("Figures of one unit, unless they say otherwise. What bidders stated is on sheet Bids."))
    sheet = _Passports(PassportCells(page), evaluation, assumptions, bids, cash_flows)
    page.widths(26, 24, 54, *([15] * max(2, len(sheet.columns))))
    products, connections, materials, _end = sheet.place(HEAD_ROW)
    sheet.write_products(products)
    sheet.write_connections(connections)
    sheet.write_materials(materials)
    page.sheet.freeze_panes(HEAD_ROW, FIRST)
    page.sheet.repeat_columns(BIDDER, WHAT)
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

    @property
    def last_column(self) -> int:
        """The last column of the widest table."""
        return FIRST + max(2, len(self.columns)) - 1

    def place(self, row: int) -> list[int]:
        """Decide where everything will stand, so that cells can refer to those below them.

        Return the row of the heading of each table, and of the one that would be next.
        """
        heads = [row]
        for rows in (self._rows_of_figures(), self._rows_of_connections(), self._rows_of_materials()):
            row += 2
            for number, columns in rows:
                for path, column in columns.items():
                    self.cells.rows[number, path] = (row, column)
                row += 1
            row += 1
            heads.append(row)
        return heads

    def _rows_of_figures(self) -> Iterator[tuple[int, dict[Path, int]]]:
        for number, _outcome, product in self._products():
            for name in ("paid", *product.figures):
                yield number, {of_product(product.position, name): FIRST}

    def _rows_of_connections(self) -> Iterator[tuple[int, dict[Path, int]]]:
        for number, _outcome, product in self._products():
            for k in range(len(product.connections)):
                yield number, {of_product(product.position, "connections", k): FIRST}

    def _rows_of_materials(self) -> Iterator[tuple[int, dict[Path, int]]]:
        at = {name: column for column, name in enumerate(self.columns, start=FIRST)}
        for number, _outcome, product in self._products():
            for k, cells in enumerate(product.materials):
                yield number, {of_product(product.position, "materials", k, name): at[name] for name in cells}

    def write_products(self, head: int) -> None:
        """Write what follows for each product, figure by figure."""
        page, _, currency = self.cells.page, self.cells.page._, self.evaluation.tender.currency
        self._head(head, _("What follows for each product"), _("Figure"), _("Value"), _("Unit"))
        for number, outcome, product in self._products():
            for name in ("paid", *product.figures):
                row, column = self.cells.rows[number, of_product(product.position, name)]
                self._words(row, outcome, product, figure_name(name, _))
                page.text(row, FIRST + 1, figure_unit(name, currency, _), "unit")
                if name == "paid":
                    paid = self.cash_flows.paid(
                        self.evaluation, number, product.position, self.assumptions.annuities
                    )
                    page.formula(row, column, f"={paid}", outcome.paid[product.position], "money")
                else:
                    self._put(number, row, column, product.figures[name], "share" if is_share(name) else "amount")

    def write_connections(self, head: int) -> None:
        """Write how detachable each connection is."""
        page, _ = self.cells.page, self.cells.page._
        self._head(head, _("Connections"), _("Connection"), _("Detachability"))
        for number, outcome, product in self._products():
            passport = outcome.bid.offers[product.position].passport
            stated = passport.connections if passport else ()
            for k, (found, connection) in enumerate(zip(product.connections, stated, strict=True)):
                row, column = self.cells.rows[number, of_product(product.position, "connections", k)]
                self._words(row, outcome, product, connection.name)
                self._put(number, row, column, found, "amount")
                page.text(row, FIRST + 1, term(connection.connection, _), "unit")

    def write_materials(self, head: int) -> None:
        """Write what each material comes to, in a row of its own."""
        _, currency = self.cells.page._, self.evaluation.tender.currency
        titles = [f"{figure_name(name, _)}, {figure_unit(name, currency, _)}" for name in self.columns]
        self._head(head, _("Materials"), _("Material"), *titles)
        self.cells.page.sheet.set_row(head + 1, 42)
        for number, outcome, product in self._products():
            passport = outcome.bid.offers[product.position].passport
            stated = passport.materials if passport else ()
            for k, (cells, material) in enumerate(zip(product.materials, stated, strict=True)):
                for name, found in cells.items():
                    row, column = self.cells.rows[number, of_product(product.position, "materials", k, name)]
                    self._put(number, row, column, found, "amount")
                self._words(row, outcome, product, material.name)

    def _head(self, row: int, title: str, what: str, *titles: str) -> None:
        page, _ = self.cells.page, self.cells.page._
        page.heading(row, title, self.last_column)
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
