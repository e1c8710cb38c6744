"""Uncertainty: what each bid may come to, with a histogram and an S-curve."""

from lcc.analysis.sensitivity import only_costs
from lcc.analysis.simulation import held_back, in_words
from lcc.engine.simulation import PERCENTS, Simulation
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.charts import place_chart, series
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.language.numbers import amount

_MOST_DRIVERS, _CHART_ROWS = 20, 21
_MOST_LINES = len(CHART_COLOURS)


def write(page: Page, found: Simulation, evaluation: Evaluation) -> None:
    """Write what came out in words, the tables, the numbers behind the charts, and the charts."""
    _, bids, currency = page._, len(found.bidders), evaluation.tender.currency
    page.widths(38, *([18] * max(7, bids + 1)))
    drawn = _("{draws} draws, seed {seed} ({currency})").format(
        draws=amount(found.draws, _, 0), seed=found.seed, currency=currency
    )
    page.note(drawn)
    row = 2
    for sentence in (*only_costs(evaluation.tender), *in_words(found)):
        page.text(row, 0, sentence.say(_), "sentence")
        row += 1
    page.text(row, 0, _("The award rests on the numbers as stated; no chance plays a part in it."), "note")
    row += 2
    for remark in held_back(found, evaluation.tender, [one.bid for one in evaluation.bids]):
        page.text(row, 0, "! " + remark.say(_), "warning")
        row += 1
    last = max(7, bids)
    page.heading(row, _("What each bid may come to, {currency}").format(currency=currency), last)
    page.heads(row + 1, 0, _("Bidder"))
    heads = (
        _("Mean"),
        _("Deviation"),
        "5 %",
        "50 %",
        "95 %",
        _("Probability of being cheapest"),
        _("Expected regret"),
    )
    page.heads(row + 1, 1, *heads, style="number_column")
    page.sheet.set_row(row + 1, 28)
    for number, bidder in enumerate(found.bidders):
        down = row + 2 + number
        page.text(down, 0, bidder)
        page.worked_out(down, 1, float(found.mean[number]), "money")
        page.worked_out(down, 2, float(found.deviation[number]), "money")
        for column, percent in ((3, 5), (4, 50), (5, 95)):
            page.worked_out(down, column, float(found.percentiles[percent, number]), "money")
        page.worked_out(down, 6, float(found.probability_cheapest[number]), "share")
        page.worked_out(down, 7, float(found.expected_regret[number]), "money")
    row += bids + 3
    charts = row
    row = _drivers(page, row + _CHART_ROWS, found, last)
    edges, curve = row, row + len(found.counts) + 4
    _numbers_behind(page, edges, curve, found, last)
    _charts(page, charts, edges + 2, curve + 2, found, currency)
    page.finish()


def _drivers(page: Page, row: int, found: Simulation, last: int) -> int:
    _ = page._
    page.heading(row, _("Share of the variance that goes with each driver"), last)
    page.heads(row + 1, 0, _("Driver"))
    page.heads(row + 1, 1, *found.bidders, style="number_column")
    order = sorted(range(len(found.drivers)), key=lambda driver: -found.variance_shares[driver].max())
    for down, driver in enumerate(order[:_MOST_DRIVERS], start=row + 2):
        page.text(down, 0, found.drivers[driver])
        for number, share in enumerate(found.variance_shares[driver].tolist()):
            page.worked_out(down, 1 + number, share, "share")
    return row + min(len(order), _MOST_DRIVERS) + 3


def _numbers_behind(page: Page, edges: int, curve: int, found: Simulation, last: int) -> None:
    _ = page._
    page.heading(edges, _("Draws by cost (middle of the bin)"), last)
    page.heads(edges + 1, 0, _("Cost"))
    page.heads(edges + 1, 1, *found.bidders, style="number_column")
    for offset, counts in enumerate(found.counts.tolist(), start=edges + 2):
        middle = (found.edges[offset - edges - 2] + found.edges[offset - edges - 1]) / 2
        page.worked_out(offset, 0, float(middle), "cash")
        for number, count in enumerate(counts):
            page.worked_out(offset, 1 + number, count, "whole")
    page.heading(curve, _("Cost that a share of the draws stays under"), last)
    page.heads(curve + 1, 0, _("Share of the draws"))
    page.heads(curve + 1, 1, *found.bidders, style="number_column")
    for percent in PERCENTS.tolist():
        page.worked_out(curve + 2 + percent, 0, percent / 100, "share")
        for number in range(len(found.bidders)):
            page.worked_out(curve + 2 + percent, 1 + number, float(found.percentiles[percent, number]), "money")


def _charts(page: Page, row: int, bins: int, curve: int, found: Simulation, currency: str) -> None:
    _, last_bin, last = page._, bins + len(found.counts) - 1, curve + len(PERCENTS) - 1
    histogram = page.workbook.add_chart({"type": "line"})
    s_curve = page.workbook.add_chart({"type": "scatter", "subtype": "straight"})
    for number in range(min(len(found.bidders), _MOST_LINES)):
        name, look = (bins - 1, 1 + number), {"line": {"color": CHART_COLOURS[number], "width": 2}}
        histogram.add_series(series(page, name, 0, 1 + number, bins, last_bin) | look)
        share = series(page, name, 1 + number, 0, curve, last)
        s_curve.add_series(share | look | {"marker": {"type": "none"}})
    cost = _("cost, {currency}").format(currency=currency)
    for chart, title, upright, column in (
        (histogram, _("How often each cost was drawn"), _("draws"), 0),
        (s_curve, _("How likely a bid is to stay under a cost"), _("share of the draws"), 4),
    ):
        chart.set_x_axis({"name": cost, "num_format": "#,##0", "label_position": "low", "interval_unit": 5})
        upper = {"num_format": "0%", "max": 1} if chart is s_curve else {"num_format": "#,##0"}
        chart.set_y_axis({"name": upright, **upper})
        place_chart(page, row, column, chart, title, size=(640, 400))
