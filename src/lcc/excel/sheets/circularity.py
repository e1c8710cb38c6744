"""Circularity: bids beside each other on cost and circularity, and what it costs to do better than a reference bid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.award.ranking import MONEY_DECIMALS
from lcc.cashflow.figure import Given
from lcc.circularity.materials import NOISE
from lcc.evaluate import BidEvaluation, Evaluation
from lcc.excel.charts import axis, place_chart
from lcc.excel.formula import Reference, formula
from lcc.excel.page import Page
from lcc.excel.sheets.assumptions import AssumptionCells
from lcc.excel.sheets.cash_flows import CashFlowCells
from lcc.excel.sheets.passports import PassportCells
from lcc.excel.styles import CHART_COLOURS
from lcc.model.circularity import CircularityRules
from lcc.model.indicators import INDICATORS
from lcc.report.circularity_figures import figure_title, is_share

BIDDER = 0
REFERENCE_ROW, CHART_ROW = 3, 5
NOTHING = "-"
TOTALS = ("co2_total", "virgin_total")
BESIDE = ("cost", "paid", *TOTALS, "per_co2", "per_virgin", "efficient", "at_cost", "at_value")
COLUMNS = len(BESIDE)
_CHART_ROWS = 24
_REFERENCE = xl_rowcol_to_cell(REFERENCE_ROW, 1, row_abs=True, col_abs=True)


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
        ends = (xl_rowcol_to_cell(at, column, row_abs=True, col_abs=True) for at in (row, row + self.bids - 1))
        return ":".join(ends)

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
    """Write the figures and the chart, and return where they stand; `targets` goes on below them."""
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
    page.widths(46, *([16] * COLUMNS))
    page.text(
        1, 0, _("Figures follow from sheet Passports, and those from what bidders stated on sheet Bids."), "note"
    )
    for k, names in enumerate(tables):
        sheet.write_heads(first + step * k, names)
    for number in range(len(evaluation.bids)):
        sheet.write_bid(number)
    if rules is not None:
        sheet.write_reference(rules)
        for number in range(len(evaluation.bids)):
            sheet.write_beside(number, rules)
        if has_chart:
            _chart(cells, evaluation, rules)
    page.sheet.freeze_panes(CHART_ROW, 1)
    return cells


def _tables(evaluation: Evaluation) -> Iterator[Sequence[str]]:
    """Yield the columns of each table: bids beside each other first, then indicators, as many as fit on paper."""
    if evaluation.tender.circularity is None:
        yield BESIDE[:2]
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
        page.heading(row, _("Bids beside each other") if names[0] == BESIDE[0] else _("Indicators"), COLUMNS)
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
            "cost": _("Equivalent annual cost, {currency}")
            if self.is_by_year
            else _("Life-cycle cost, {currency}"),
            "paid": _("Paid, without external costs, {currency}"),
            "per_co2": _("{currency} more than the reference bid for each tonne CO2-eq less"),
            "per_virgin": _("{currency} more than the reference bid for each kg virgin material less"),
            "efficient": _("Efficient"),
            "at_cost": _("In the chart: cost of an efficient bid"),
            "at_value": _("In the chart: value of an efficient bid"),
        }
        if name in titles:
            return titles[name].format(currency=currency)
        title = figure_title(name, currency, _)
        return _("{unit} a year").format(unit=title) if name in TOTALS and self.is_by_year else title

    def write_bid(self, number: int) -> None:
        """Write the cost of a bid, and its indicators; a dash for what it does not state."""
        outcome, page = self.evaluation.bids[number], self.cells.page
        self._put(number, "cost", f"={self._cost(number)}", outcome.compared, "money")
        offers = "+".join(self.passports.cell(number, ("offers", k, "paid")) for k in range(len(outcome.paid)))
        self._put(number, "paid", f"={offers}", sum(outcome.paid), "money")
        found = outcome.circularity.by_name if outcome.circularity else {}
        for name, (row, column) in self.cells.places.items():
            if name in found:
                written = formula(found[name], self._reference(number))
                self._put(number, name, written, found[name].value, "share" if is_share(name) else "amount")
            elif name in INDICATORS or name in TOTALS:
                page.text(row + number, column, NOTHING, "number")

    def _cost(self, number: int) -> str:
        if self.is_by_year:
            return self.cash_flows.by_year(self.evaluation, number, self.assumptions.annuities)
        return self.cash_flows.total(number)

    def write_reference(self, rules: CircularityRules) -> None:
        """Write with which bid the others are compared: the one that the tender names, or for which least is paid."""
        page, _ = self.cells.page, self.cells.page._
        names = [one.bid.name for one in self.evaluation.bids]
        paid, said = self.cells.of_all("paid"), _("the bid for which least is paid")
        place = f"MATCH(MIN({paid}),{paid},0)"
        if rules.reference_bid in names:
            place, said = str(1 + names.index(rules.reference_bid)), _("named by the tender")
        beside = self.evaluation.bids[0].beside
        reference = beside.reference if beside else names[0]
        page.text(REFERENCE_ROW, 0, _("Reference bid: {which}").format(which=said))
        page.formula(REFERENCE_ROW, 1, f"={place}", 1 + names.index(reference), "centred")
        first = self.cells.places["cost"][0]
        bidders = ":".join(
            xl_rowcol_to_cell(row, BIDDER, row_abs=True, col_abs=True) for row in (first, first + len(names) - 1)
        )
        page.formula(REFERENCE_ROW, 2, f"=INDEX({bidders},{_REFERENCE})", reference, "text")

    def write_beside(self, number: int, rules: CircularityRules) -> None:
        """Write what the bid costs more for each unit of impact less, and whether it is efficient."""
        beside = self.evaluation.bids[number].beside
        per_co2 = None if beside is None or beside.per_kg_co2 is None else 1000 * beside.per_kg_co2
        self._put_per_unit(number, "per_co2", "co2_total", 1000, per_co2)
        self._put_per_unit(number, "per_virgin", "virgin_total", 1, beside.per_kg_virgin if beside else None)
        shown = rules.shown_against_cost
        if shown in self.cells.places:
            self._put_efficient(number, shown)
            self._put_mark(number, shown)

    def _put_per_unit(self, number: int, name: str, total: str, times: int, value: float | None) -> None:
        own, paid = self.cells.own(number, total), self.cells.own(number, "paid")
        other, other_paid = (f"INDEX({self.cells.of_all(one)},{_REFERENCE})" for one in (total, "paid"))
        more = f"{times}*({paid}-{other_paid})/({other}-{own})"
        # What is not known is a text, and a text is above any number.
        known = f"ISNUMBER({own})*ISNUMBER({other})*({other}>{own})"
        self._put(number, name, f'=IF({known}>0,{more},"{NOTHING}")', NOTHING if value is None else value, "cash")

    def _put_efficient(self, number: int, shown: str) -> None:
        """Write yes where no other bid costs no more and does no worse, and is better in one of the two."""
        beside, _ = self.evaluation.bids[number].beside, self.cells.page._
        costs, cost = (f"ROUND({one},{MONEY_DECIMALS})" for one in self._both(number, "cost"))
        values, value = self._both(number, shown)
        sign, slack, ahead = (">", "-", "+") if INDICATORS[shown].more_is_better else ("<", "+", "-")  # type: ignore[index]
        no_worse = f"({values}{sign}={value}{slack}{NOISE:G})"
        better = f"({costs}<{cost})+({values}{sign}{value}{ahead}{NOISE:G})"
        beaten = f"SUMPRODUCT(ISNUMBER({values})*({costs}<={cost})*{no_worse}*(({better})>0))"
        written = f'=IF(ISNUMBER({value}),IF({beaten}=0,"{_("yes")}","{_("no")}"),"{NOTHING}")'
        is_efficient = beside.efficient if beside else None
        said = NOTHING if is_efficient is None else _("yes") if is_efficient else _("no")
        self._put(number, "efficient", written, said, "centred_text")

    def _both(self, number: int, name: str) -> tuple[str, str]:
        return self.cells.of_all(name), self.cells.own(number, name)

    def _put_mark(self, number: int, shown: str) -> None:
        """Write where the mark of an efficient bid is; that of another bid lies on the first one that is efficient."""
        bids, yes = self.evaluation.bids, self.cells.page._("yes")
        efficient = [k for k, one in enumerate(bids) if one.beside and one.beside.efficient]
        if not efficient:
            return
        at = bids[number if number in efficient else efficient[0]]
        first = f'MATCH("{yes}",{self.cells.of_all("efficient")},0)'
        for name, source, value in (("at_cost", "cost", at.compared), ("at_value", shown, _value(at, shown))):
            others, own = self._both(number, source)
            written = f'=IF({self.cells.own(number, "efficient")}="{yes}",{own},INDEX({others},{first}))'
            self._put(number, name, written, value, "key")

    def _reference(self, number: int) -> Reference:
        def reference(given: Given) -> str:
            if given.document == "tender":
                return self.assumptions.by_path[given.path]
            return self.passports.cell(number, given.path)

        return reference

    def _put(self, number: int, name: str, written: str, value: float | str, style: str) -> None:
        if name in self.cells.places:
            row, column = self.cells.places[name]
            self.cells.page.formula(row + number, column, written, value, style)


def _value(outcome: BidEvaluation, name: str) -> float:
    return outcome.circularity.by_name[name].value if outcome.circularity else 0.0


def _chart(cells: CircularityCells, evaluation: Evaluation, rules: CircularityRules) -> None:
    """Add a chart of cost against circularity: every bid by its name, the efficient ones marked."""
    page, _, shown, currency = cells.page, cells.page._, rules.shown_against_cost, evaluation.tender.currency
    chart = page.workbook.add_chart({"type": "scatter"})
    dot, ring = CHART_COLOURS[:2]

    def area(name: str, number: int, last: int) -> list[str | int]:
        row, column = cells.places[name]
        return [page.name, row + number, column, row + last, column]

    for number in range(cells.bids):
        chart.add_series(
            {
                "name": [page.name, cells.places["cost"][0] + number, BIDDER],
                "categories": area("cost", number, number),
                "values": area(shown, number, number),
                "marker": {"type": "circle", "size": 8, "border": {"color": dot}, "fill": {"color": dot}},
                "data_labels": {"series_name": True, "value": False, "position": "right"},
            }
        )
    chart.add_series(
        {
            "name": _("efficient: no other costs no more and does no worse"),
            "categories": area("at_cost", 0, cells.bids - 1),
            "values": area("at_value", 0, cells.bids - 1),
            "marker": {
                "type": "diamond",
                "size": 15,
                "border": {"color": ring, "width": 2},
                "fill": {"none": True},
            },
        }
    )
    chart.set_x_axis(axis(_("present value, {currency}").format(currency=currency)))
    values = axis(figure_title(shown, currency, _))
    chart.set_y_axis(values | {"num_format": "0%" if is_share(shown) else "General"})
    title = _("Cost against circularity")
    place_chart(page, CHART_ROW, 0, chart, title, size=(1000, 440))
    chart.set_legend({"position": "bottom", "delete_series": list(range(cells.bids))})
