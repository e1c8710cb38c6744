"""Sensitivity: what the comparison hangs on, with a tornado chart."""

from collections.abc import Sequence

from lcc.analysis.award_turn_words import difference, score_text
from lcc.analysis.award_turn_words import in_words as award_in_words
from lcc.analysis.award_turns import AwardTurns, NumberTurns, Turn
from lcc.analysis.extension import Extension, in_words
from lcc.analysis.sensitivity import Sensitivity, TwoWay, called, nowhere, one_at_a_time_title, only_costs
from lcc.engine.scenarios import VariedField
from lcc.excel.cells.charts import axis, place_chart, series
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.model.tender import Tender

NUMBER, LOW, STATED, HIGH, AT_LOW, AT_HIGH, LOW_WINNER, HIGH_WINNER, LOW_BAR, HIGH_BAR, NAME = range(11)
_MOST_ROWS, _BARS, _CHART_ROWS = 40, 12, 24


def write(page: Page, found: Sensitivity, tender: Tender) -> None:
    """Write what came out in words, the chart, and the tables: numbers, break-evens, scenarios, two numbers."""
    _, currency = page._, tender.currency
    page.widths(58, 16, 16, 16, 18, 18, 26, 26, 14, 14, 44)
    page.note(_("Worked out by the program at the numbers as stated; changes in this workbook don't show."))
    said = [*only_costs(tender), *found.sentences]
    for row, sentence in enumerate(said, start=2):
        page.text(row, 0, sentence.say(_), "sentence")
    chart = 3 + len(said)
    row = chart + _CHART_ROWS
    page.heading(row, one_at_a_time_title(found, currency, _), NAME)
    page.heads(row + 1, NUMBER, _("Number"))
    heads = (_("Low"), _("Stated"), _("High"), _("At low"), _("At high"))
    page.heads(row + 1, LOW, *heads, style="number_column")
    page.heads(row + 1, LOW_WINNER, _("Cheapest at low"), _("Cheapest at high"))
    page.heads(row + 1, LOW_BAR, _("Change at low"), _("Change at high"), style="number_column")
    page.heads(row + 1, NAME, _("Name"))
    shown = found.swings[:_MOST_ROWS]
    for offset, swing in enumerate(shown, start=row + 2):
        page.text(offset, NUMBER, found.called(swing.range.input).say(_))
        page.text(offset, NAME, called(swing.range.input), "key")
        for column, number in ((LOW, swing.range.low), (STATED, swing.range.stated), (HIGH, swing.range.high)):
            page.worked_out(offset, column, number, _style(found, swing.range.input))
        low, high = found.leads(swing)
        page.worked_out(offset, AT_LOW, low, "money")
        page.worked_out(offset, AT_HIGH, high, "money")
        page.text(offset, LOW_WINNER, found.bidders[swing.low_winner], "indented")
        page.text(offset, HIGH_WINNER, found.bidders[swing.high_winner], "indented")
        page.worked_out(offset, LOW_BAR, round(low - found.lead, 4) + 0.0, "money")
        page.worked_out(offset, HIGH_BAR, round(high - found.lead, 4) + 0.0, "money")
    _tornado(page, chart, row + 2, min(len(shown), _BARS), currency, has_a_next_bid=found.has_a_next_bid)
    row += len(shown) + 3
    if found.break_evens or found.steady_rates:
        row = _break_evens(page, row, found)
    if found.scenarios:
        row = _scenarios(page, row, found, currency)
    if found.extension:
        row = _extension(page, row, found.extension)
    if found.two_way:
        row = _two_way(page, row, found, found.two_way)
    if found.award:
        row = _award(page, row, found.award)
    page.sheet.print_area(0, 0, max(row, *(place for place, _column in page.cells)), HIGH_WINNER)
    page.finish()


def _style(found: Sensitivity, one: VariedField) -> str:
    return "share" if found.names[one].is_share else "amount"


def _tornado(page: Page, row: int, first: int, bars: int, currency: str, *, has_a_next_bid: bool) -> None:
    _ = page._
    if not bars:
        return
    chart = page.workbook.add_chart({"type": "bar", "subtype": "clustered"})
    for column, colour, title in (
        (LOW_BAR, CHART_COLOURS[0], _("At the low value")),
        (HIGH_BAR, CHART_COLOURS[1], _("At the high value")),
    ):
        look = {"fill": {"color": colour}, "overlap": 100, "gap": 40}
        chart.add_series(series(page, title, NUMBER, column, first, first + bars - 1) | look)
    title = (
        _("What changes the lead of the cheapest bid most") if has_a_next_bid else _("What changes the cost most")
    )
    chart.set_x_axis(axis(_("change, {currency}").format(currency=currency)))
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"size": 8}})
    place_chart(page, row, 0, chart, title, size=(1250, 470))


def _break_evens(page: Page, row: int, found: Sensitivity) -> int:
    _ = page._
    page.heading(row, _("Where the cheapest bid changes"), HIGH_BAR)
    page.heads(row + 1, NUMBER, _("Number"))
    page.heads(row + 1, LOW, _("Stated"), _("Changes at"), style="number_column")
    page.heads(row + 1, HIGH, _("Cheapest then"))
    shown = found.break_evens[:_MOST_ROWS]
    for offset, one in enumerate(shown, start=row + 2):
        page.text(offset, NUMBER, found.called(one.input).say(_))
        page.worked_out(offset, LOW, one.stated, _style(found, one.input))
        page.worked_out(offset, STATED, one.value, _style(found, one.input))
        page.text(offset, HIGH, found.bidders[one.winner], "indented")
    steady = found.steady_rates[: _MOST_ROWS - len(shown)]
    for offset, swing in enumerate(steady, start=row + 2 + len(shown)):
        rate = swing.range
        page.text(offset, NUMBER, found.called(rate.input).say(_))
        page.worked_out(offset, LOW, rate.stated, _style(found, rate.input))
        page.text(offset, HIGH, nowhere().say(_), "indented")
    return row + len(shown) + len(steady) + 3


def _scenarios(page: Page, row: int, found: Sensitivity, currency: str) -> int:
    _ = page._
    page.heading(row, _("Scenarios ({currency})").format(currency=currency), HIGH_BAR)
    page.heads(row + 1, NUMBER, _("Scenario"))
    page.heads(row + 1, LOW, _("Cheapest"))
    page.heads(row + 1, STATED, *found.bidders, style="number_column")
    for offset, one in enumerate(found.scenarios, start=row + 2):
        page.text(offset, NUMBER, one.name)
        page.text(offset, LOW, found.bidders[one.winner])
        for number, cost in enumerate(one.costs):
            page.worked_out(offset, STATED + number, cost, "best" if number == one.winner else "money")
    return row + len(found.scenarios) + 3


def _extension(page: Page, row: int, found: Extension) -> int:
    """Write what an extension does: in words, by bid, and by calendar year what the extra years cost."""
    _ = page._
    title = _("If the contract is extended by {years} years ({currency})")
    page.heading(row, title.format(years=found.years, currency=found.currency), HIGH_BAR)
    for sentence in in_words(found):
        row += 1
        page.text(row, NUMBER, sentence.say(_), "sentence")
    years = sorted({year for one in found.bids for year in one.extra})
    page.heads(row + 1, NUMBER, _("Bidder"))
    heads = (_("Rank then"), _("Rank now"), _("Cost then"), _("Cost now"), _("Paid in the extra years"))
    page.heads(row + 1, LOW, *heads, *(str(year) for year in years), style="number_column")
    for offset, one in enumerate(found.bids, start=row + 2):
        page.text(offset, NUMBER, one.bidder)
        page.number_or_dash(offset, LOW, one.rank_then, "whole")
        page.number_or_dash(offset, STATED, one.rank, "whole")
        for column, amount in ((HIGH, one.cost_then), (AT_LOW, one.cost), (AT_HIGH, one.extra_cash)):
            page.worked_out(offset, column, amount, "money")
        for column, year in enumerate(years, start=AT_HIGH + 1):
            page.worked_out(offset, column, one.extra.get(year, 0.0), "cash")
    return row + len(found.bids) + 3


def _two_way(page: Page, row: int, found: Sensitivity, pair: TwoWay) -> int:
    _ = page._
    one, other = (found.called(number).say(_) for number in (pair.one, pair.other))
    title = _("Which bid is cheapest: {one} down, {other} across").format(one=one, other=other)
    page.heading(row, title, HIGH_BAR)
    page.heads(row + 1, NUMBER, "")
    for offset, value in enumerate(pair.other_values):
        page.worked_out(row + 1, LOW + offset, value, "amount")
    for down, (value, winners) in enumerate(zip(pair.values, pair.winners, strict=True), start=row + 2):
        page.worked_out(down, NUMBER, value, "amount")
        for offset, winner in enumerate(winners):
            page.text(down, LOW + offset, found.bidders[winner])
    return row + len(pair.values) + 3


def _award(page: Page, row: int, found: AwardTurns) -> int:
    """Write what the award hangs on: in words, numbers of the rule, costs, and a row of scores for each bid."""
    _ = page._
    page.heading(row, _("What the award hangs on"), HIGH_BAR)
    for sentence in award_in_words(found):
        row += 1
        page.text(row, NUMBER, sentence.say(_), "sentence")
    row += 2
    if found.numbers:
        row = _numbers_of_rule(page, row, found.numbers)
    if not found.costs_by_item:
        row = _costs_needed(page, row, found)
    return _scores_needed(page, row, found) if found.scores else row


def _costs_needed(page: Page, row: int, found: AwardTurns) -> int:
    """Write a row for each bid, with the cost at which another bid is first."""
    _ = page._
    title = _("Where another bid is first: the cost of each bid ({currency})")
    page.heading(row, title.format(currency=found.currency), HIGH_BAR)
    page.heads(row + 1, NUMBER, _("Bidder"))
    page.heads(row + 1, LOW, _("Cost now"), _("Cost then"), _("Difference"), style="number_column")
    page.heads(row + 1, AT_LOW, _("First then"))
    for offset, one in enumerate(found.costs, start=row + 2):
        page.text(offset, NUMBER, one.bid)
        page.worked_out(offset, LOW, one.now, "money")
        page.number_or_dash(offset, STATED, one.turn and one.turn.value, "money")
        page.number_or_dash(offset, HIGH, difference(one), "money")
        page.text(offset, AT_LOW, _first(one.turn), "indented")
    return row + len(found.costs) + 3


def _numbers_of_rule(page: Page, row: int, numbers: Sequence[NumberTurns]) -> int:
    _ = page._
    page.heading(row, _("Where another bid is first: numbers of the award rule"), HIGH_BAR)
    page.heads(row + 1, NUMBER, _("Number"))
    page.heads(row + 1, LOW, _("Stated"), _("Falls to"), _("Rises to"), style="number_column")
    page.heads(row + 1, AT_LOW, _("First if it falls"), _("First if it rises"))
    for offset, one in enumerate(numbers, start=row + 2):
        style = "share" if one.name.is_share else "amount"
        page.text(offset, NUMBER, one.name.text.say(_))
        page.worked_out(offset, LOW, one.stated, style)
        page.number_or_dash(offset, STATED, one.below and one.below.value, style)
        page.number_or_dash(offset, HIGH, one.above and one.above.value, style)
        page.text(offset, AT_LOW, _first(one.below), "indented")
        page.text(offset, AT_HIGH, _first(one.above), "indented")
    return row + len(numbers) + 3


def _scores_needed(page: Page, row: int, found: AwardTurns) -> int:
    """Write a row for each bid, with the score for each criterion at which another bid is first."""
    _ = page._
    page.heading(row, _("Where another bid is first: scores"), HIGH_BAR)
    note = _(
        "Of a bid that is first, a lower score; of others the one with which they would be first; now in brackets."
    )
    page.text(row + 1, NUMBER, note, "sentence")
    criteria = list(dict.fromkeys(one.criterion.id for one in found.scores))
    names = {one.criterion.id: one.criterion.name for one in found.scores}
    page.heads(row + 2, NUMBER, _("Bidder"))
    page.heads(row + 2, LOW, *names.values(), style="number_column")
    bids = list(dict.fromkeys(one.bid for one in found.scores))
    for one in found.scores:
        place = row + 3 + bids.index(one.bid), LOW + criteria.index(one.criterion.id)
        then = "-" if one.turn is None else score_text(one.turn).say(_)
        page.text(*place, f"{then} ({score_text(one.now).say(_)})", "number")
    for offset, bid in enumerate(bids, start=row + 3):
        page.text(offset, NUMBER, bid)
    return row + len(bids) + 4


def _first(turn: Turn | None) -> str:
    return ", ".join(turn.first) if turn and turn.first else "-"
