"""The workbook of an award rule before it is published: what quality is worth, and how made-up bids rank."""

import io
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from lcc.analysis.award_preview import QUALITIES, Preview, findings, rank_heads, worth_heads
from lcc.analysis.rank_reversal import Reversal
from lcc.award.outcome import Standing
from lcc.award.worth import HypotheticalBid, Worth
from lcc.excel.cells.charts import axis, place_chart, series
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS, Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.comparison.sheets import checks as checks_sheet
from lcc.language import Translate, translator
from lcc.language.numbers import local_share
from lcc.language.terms import term
from lcc.record.message import Message

_LAST, _LAST_WORTH = 6, 5
_CHART_ROWS = 20


def write_preview(found: Preview, remarks: Sequence[Message], language: str) -> bytes:
    """Return the preview as an .xlsx file, with the remarks about the rule on a sheet of their own."""
    _ = translator(language)
    buffer, tender = io.BytesIO(), found.tender
    workbook = new_workbook(buffer, title=tender.title)
    styles, header = Styles(workbook), (title_and_code(tender.title, tender.id), made_with())

    def page(name: str) -> Page:
        return Page(workbook, styles, name, f"{tender.title}: {name.lower()}", _, header)

    _worth(page(_("What quality is worth")), found)
    _ranking(page(_("Made-up bids")), workbook, found)
    _curves(page(_("Curves")), workbook, found)
    checks_sheet.write(page(_("Checks")), remarks, tender)
    return finished(workbook, buffer)


def _worth(page: Page, found: Preview) -> None:
    _ = page._
    page.widths(*([24] * (_LAST_WORTH + 1)))
    rule = _("Award rule: {method}. Worked out by the program for bids that nobody made.")
    page.note(rule.format(method=term(found.tender.award.method, _)))
    row = 2
    for text in findings(found):
        page.text(row, 0, text.say(_), "sentence")
        row += 1
    if found.reversal:
        page.text(row, 0, found.reversal.instead.say(_), "note")
        row += 1
    row = _worths(page, row + 1, _("By cost and quality"), found.worths, found.tender.currency)
    if found.by_lowest:
        _worths(page, row, _("The same bid beside other lowest bids"), found.by_lowest, found.tender.currency)
    page.finish()


def _worths(page: Page, row: int, title: str, worths: Sequence[Worth], currency: str) -> int:
    page.heading(row, title, _LAST_WORTH)
    page.heads(row + 1, 0, *worth_heads(currency, page._), style="number_column")
    page.sheet.set_row(row + 1, 42)
    for down, one in enumerate(worths, start=row + 2):
        page.worked_out(down, 0, one.cost, "money")
        page.worked_out(down, 1, one.quality, "share")
        page.worked_out(down, 2, one.lowest, "money")
        for column, number, style in (
            (3, one.per_euro, "factor"),
            (4, one.per_hundredth, "factor"),
            (_LAST_WORTH, one.exchange, "total"),
        ):
            page.number_or_dash(down, column, None if number is None else number + 0.0, style)
    return row + len(worths) + 3


def _ranking(page: Page, workbook: Workbook, found: Preview) -> None:
    _ = page._
    page.widths(38, *([16] * _LAST))
    page.sheet.fit_to_pages(1, 1)
    bids, score = found.archetypes, _score_style(found)
    page.heading(2, _("Four bids, without and beside the last one"), _LAST)
    _ranks(page, 3, [_(bid.name) for bid in bids], bids, (found.without, found.beside), score)
    row = 5 + len(bids)
    page.heading(row, _("Every cost with every quality, ranked together"), _LAST)
    page.heads(row + 1, 0, _("Costs"), *(_quality_of(share, _) for share in QUALITIES), style="number_column")
    for down, cost in enumerate(found.costs):
        page.worked_out(row + 2 + down, 0, cost, "money")
        for across in range(len(QUALITIES)):
            _rank(page, row + 2 + down, 1 + across, found.grid[down * len(QUALITIES) + across])
    row += len(found.costs) + 3
    if found.reversal:
        row = _reversal(page, row, found.reversal, score)
    chart = workbook.add_chart({"type": "column"})
    for number, column in enumerate((4, 6)):
        look = {"fill": {"color": CHART_COLOURS[number]}, "data_labels": {"value": True}}
        chart.add_series(series(page, (3, column), 0, column, 4, 3 + len(bids)) | look)
    chart.set_y_axis({**axis(_("rank")), "min": 0, "max": len(bids), "major_unit": 1})
    place_chart(page, row, 0, chart, _("Rank of four bids, 1 the best"), size=(930, 330))
    page.finish()


def _score_style(found: Preview) -> str:
    """Return how scores are shown: ratios in more digits than points and money."""
    return "factor" if found.tender.award.unit_of_score == "ratio" else "money"


def _quality_of(share: float, _: Translate) -> str:
    return _("quality {share}").format(share=local_share(share, _))


def _ranks(
    page: Page,
    row: int,
    names: Sequence[str],
    bids: Sequence[HypotheticalBid],
    outcomes: tuple[Sequence[Standing], Sequence[Standing]],
    score_style: str,
) -> None:
    """Write a table of bids with what becomes of them without the last one, and beside it."""
    _ = page._
    page.heads(row, 0, _("Bid"))
    page.heads(row, 1, *rank_heads(_), style="number_column")
    for down, (name, bid) in enumerate(zip(names, bids, strict=True)):
        page.text(row + 1 + down, 0, name)
        page.worked_out(row + 1 + down, 1, bid.cost, "money")
        page.worked_out(row + 1 + down, 2, bid.quality, "share")
        for column, standings in zip((3, 5), outcomes, strict=True):
            if down < len(standings):
                score = standings[down].score
                if score is not None:
                    page.worked_out(row + 1 + down, column, score, score_style)
                _rank(page, row + 1 + down, column + 1, standings[down])


def _rank(page: Page, row: int, column: int, standing: Standing) -> None:
    if standing.rank is None:
        page.text(row, column, page._("not ranked"), "number")
    else:
        page.worked_out(row, column, standing.rank, "whole")


def _reversal(page: Page, row: int, found: Reversal, score_style: str) -> int:
    _ = page._
    names = [bid.name for bid in found.bids]
    for title, outcomes in (
        (_("Rank reversal: {bid} can't win, and decides who does").format(bid=names[-1]),
         (found.without, found.beside)),
        (_("The same bids under an absolute rule that weighs alike"),
         (found.absolute_without, found.absolute_beside)),
    ):  # fmt: skip
        page.heading(row, title, _LAST)
        _ranks(page, row + 1, names, found.bids, outcomes, score_style)
        row += len(names) + 3
    return row


def _curves(page: Page, workbook: Workbook, found: Preview) -> None:
    _ = page._
    page.widths(22, *([20] * 7))
    start = 2 + _CHART_ROWS
    page.heading(start, _("Score by cost"), 7)
    page.heads(start + 1, 0, _("Costs"), *(_quality_of(share, _) for share in QUALITIES), style="number_column")
    page.heads(start + 1, 4, _("Quality"), *(_(name) for name in found.equal_costs), style="number_column")
    page.text(start, 4, _("Cost that scores as much as the bid that is"), "heading")
    page.sheet.set_row(start + 1, 28)
    _columns(page, start + 2, 0, found.tried, list(found.scores.values()), ("money", _score_style(found)))
    _columns(page, start + 2, 4, found.shares, list(found.equal_costs.values()), ("share", "money"))
    last = start + 1 + len(found.tried)
    cost = _("cost, {currency}").format(currency=found.tender.currency)
    costs = {**axis(cost), "min": found.tried[0], "max": found.tried[-1]}
    score, quality = {"name": _("score")}, {"name": _("quality"), "num_format": "0%", "min": 0, "max": 1}
    for first, x_axis, y_axis, title in (
        (0, costs, score, _("Score by cost, for three qualities")),
        (4, quality, costs, _("Bids on one line score the same")),
    ):
        chart = workbook.add_chart({"type": "scatter", "subtype": "straight"})
        for number in range(3):
            column, look = first + 1 + number, {"line": {"color": CHART_COLOURS[number], "width": 2}}
            curve = series(page, (start + 1, column), first, column, start + 2, last)
            chart.add_series(curve | look | {"marker": {"type": "none"}})
        chart.set_x_axis(x_axis)
        chart.set_y_axis(y_axis)
        place_chart(page, 2, first, chart, title)
    page.finish()


def _columns(
    page: Page,
    row: int,
    column: int,
    firsts: Sequence[float],
    others: Sequence[Sequence[float | None]],
    styles: tuple[str, str],
) -> None:
    for down, first in enumerate(firsts, start=row):
        page.worked_out(down, column, first, styles[0])
        for across, numbers in enumerate(others, start=column + 1):
            number = numbers[down - row]
            if number is not None:
                page.worked_out(down, across, number, styles[1])
