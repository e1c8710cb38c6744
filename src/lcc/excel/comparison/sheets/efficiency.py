"""Bids beside each other on sheet Circularity: who is efficient, and what doing better than a reference bid costs."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.charts import axis, place_chart
from lcc.excel.cells.sheet_writer import Page, block
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.excel.comparison.sheets.award import AwardCells
from lcc.excel.comparison.sheets.circularity import BIDDER, CHART_ROW, NOTHING, REFERENCE_ROW, CircularityCells
from lcc.figure.figure import NOISE, cents
from lcc.figure.rounding import sum_of
from lcc.language.terms import yes_or_no
from lcc.library.indicators import INDICATORS, Indicator, is_share
from lcc.model.circularity import CircularityRules
from lcc.words.circularity_figures import figure_title

_REFERENCE = xl_rowcol_to_cell(REFERENCE_ROW, 1, row_abs=True, col_abs=True)


def write(
    page: Page, evaluation: Evaluation, rules: CircularityRules, cells: CircularityCells, awarded: AwardCells
) -> None:
    """Write the reference bid, each bid beside it, and the chart of cost against circularity; nothing without bids."""
    if not evaluation.bids:
        return
    sheet = _Beside(cells, evaluation, rules)
    for number, outcome in enumerate(evaluation.bids):
        cells.put(number, "rank", f"={awarded.cell('rank', number)}", outcome.rank or NOTHING, "centred_text")
        sheet.put_counted(number)
    sheet.write_reference()
    for number in range(len(evaluation.bids)):
        sheet.put_bid(number)
    if rules.shown_against_cost in cells.places:
        _chart(page, cells, evaluation, rules.shown_against_cost)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The sheet while it is written. What is not known is a dash: a text, which is above any number."""

    cells: CircularityCells
    evaluation: Evaluation
    rules: CircularityRules

    def put_counted(self, number: int) -> None:
        """Write what is paid for a bid that is ranked."""
        outcome = self.evaluation.bids[number]
        written = f'=IF(ISNUMBER({self.cells.own(number, "rank")}),{self.cells.own(number, "paid")},"{NOTHING}")'
        paid = NOTHING if outcome.rank is None else sum_of(outcome.paid)
        self.cells.put(number, "counted", written, paid, "key_amount")

    def write_reference(self) -> None:
        """Write with which bid the others are compared: the one that the tender names, or for which least is paid."""
        page, _ = self.cells.page, self.cells.page._
        names = [one.bid.name for one in self.evaluation.bids]
        said = _("the bid for which least is paid")
        counted, paid = (self.cells.of_all(name) for name in ("counted", "paid"))
        lowest = [f"MATCH(MIN({cells}),{cells},0)" for cells in (counted, paid)]
        place = f"IF(COUNT({counted})>0,{lowest[0]},{lowest[1]})"
        if self.rules.reference_bid in names:
            place, said = str(1 + names.index(self.rules.reference_bid)), _("named by the tender")
        beside = self.evaluation.bids[0].beside
        reference = beside.reference if beside else names[0]
        page.text(REFERENCE_ROW, 0, _("Reference bid"))
        page.text(REFERENCE_ROW, 4, said, "note")
        page.formula(REFERENCE_ROW, 1, f"={place}", 1 + names.index(reference), "centred")
        first = self.cells.places["cost"][0]
        bidders = block(first, BIDDER, first + len(names) - 1, BIDDER)
        page.formula(REFERENCE_ROW, 2, f"=INDEX({bidders},{_REFERENCE})", reference, "text")

    def put_bid(self, number: int) -> None:
        """Write what a bid costs more for each unit of impact less, and whether it is efficient."""
        beside = self.evaluation.bids[number].beside
        per_co2 = None if beside is None or beside.per_kg_co2 is None else 1000 * beside.per_kg_co2
        self._put_per_unit(number, "per_co2", "co2_total", 1000, per_co2)
        self._put_per_unit(number, "per_virgin", "virgin_total", 1, beside.per_kg_virgin if beside else None)
        shown = self.rules.shown_against_cost
        if shown in self.cells.places:
            self._put_efficient(number, shown)
            self._put_mark(number, shown)

    def _put_per_unit(self, number: int, name: str, total: str, times: int, value: float | None) -> None:
        own, paid = self.cells.own(number, total), self.cells.own(number, "paid")
        other, other_paid = (f"INDEX({self.cells.of_all(one)},{_REFERENCE})" for one in (total, "paid"))
        more = f"{times}*({paid}-{other_paid})/({other}-{own})"
        known = f"ISNUMBER({own})*ISNUMBER({other})*({other}>{own})"
        shown = NOTHING if value is None else value
        self.cells.put(number, name, f'=IF({known}>0,{more},"{NOTHING}")', shown, "cash")

    def _put_efficient(self, number: int, shown: Indicator) -> None:
        """Write yes where no other bid costs no more and does no worse, and is better in one of the two."""
        beside, _ = self.evaluation.bids[number].beside, self.cells.page._
        (costs, cost), (values, value), (ranks, rank) = (
            self._both(number, name) for name in ("cost", shown, "rank")
        )
        sign, slack, ahead = (">", "-", "+") if INDICATORS[shown].more_is_better else ("<", "+", "-")
        no_worse = f"({values}{sign}={value}{slack}{NOISE:G})"
        better = f"({costs}<{cost})+({values}{sign}{value}{ahead}{NOISE:G})"
        counts = f"ISNUMBER({ranks})*ISNUMBER({values})"
        beaten = f"SUMPRODUCT({counts}*({costs}<={cost})*{no_worse}*(({better})>0))"
        known = f'IF({beaten}=0,"{_("yes")}","{_("no")}")'
        written = f'=IF(ISNUMBER({rank})*ISNUMBER({value})>0,{known},"{NOTHING}")'
        said = yes_or_no(beside.efficient if beside else None, _)
        self.cells.put(number, "efficient", written, said, "centred_text")

    def _both(self, number: int, name: str) -> tuple[str, str]:
        return self.cells.of_all(name), self.cells.own(number, name)

    def _put_mark(self, number: int, shown: Indicator) -> None:
        """Write where the mark of an efficient bid is; that of another bid lies on the first one that is efficient."""
        bids, yes = self.evaluation.bids, self.cells.page._("yes")
        efficient = [k for k, one in enumerate(bids) if one.beside and one.beside.efficient]
        at = bids[number if number in efficient else efficient[0]] if efficient else None
        first = f'MATCH("{yes}",{self.cells.of_all("efficient")},0)'
        is_any = f'COUNTIF({self.cells.of_all("efficient")},"{yes}")'
        for name, source in (("at_cost", "cost"), ("at_value", shown)):
            others, own = self._both(number, source)
            chosen = f'IF({self.cells.own(number, "efficient")}="{yes}",{own},INDEX({others},{first}))'
            value: float | str = NOTHING if at is None else _value(at, source)
            self.cells.put(number, name, f'=IF({is_any}>0,{chosen},"{NOTHING}")', value, "key_amount")


def _value(outcome: BidEvaluation, name: str) -> float:
    if name == "cost":
        return cents(outcome.compared)
    return outcome.circularity.by_name[name].value if outcome.circularity else 0.0


def _chart(page: Page, cells: CircularityCells, evaluation: Evaluation, shown: Indicator) -> None:
    """Add a chart of cost against circularity: every bid by its name, the efficient ones marked."""
    _, currency, chart = page._, evaluation.tender.currency, page.workbook.add_chart({"type": "scatter"})
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
    mark = {"type": "diamond", "size": 15, "border": {"color": ring, "width": 2}, "fill": {"none": True}}
    chart.add_series(
        {
            "name": _("efficient: no other costs no more and does no worse"),
            "categories": area("at_cost", 0, cells.bids - 1),
            "values": area("at_value", 0, cells.bids - 1),
            "marker": mark,
        }
    )
    chart.set_x_axis(axis(_("present value, {currency}").format(currency=currency)))
    values = axis(figure_title(shown, currency, _))
    chart.set_y_axis(values | {"num_format": "0%" if is_share(shown) else "General"})
    place_chart(page, CHART_ROW, 0, chart, _("Cost against circularity"), size=(1000, 440))
    chart.set_legend({"position": "bottom", "delete_series": list(range(cells.bids))})
