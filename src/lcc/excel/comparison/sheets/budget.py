"""Budget: what is paid and received by calendar year, of the bid that comes first or of any other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lcc.evaluation.budget import RUNNING, Budget, Group
from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.charts import axis, place_chart
from lcc.excel.cells.paper import PIXELS_AROUND_COLUMN, PIXELS_OF_DIGIT
from lcc.excel.cells.sheet_writer import ByChoice, Page, lines_of
from lcc.excel.cells.styles import CHART_COLOURS
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.award import NOTHING, AwardCells
from lcc.excel.comparison.sheets.cash_flows import GROUP, KEPT, NUMBER, PHASE, RECLAIM, CashFlowCells
from lcc.figure.rounding import sum_of
from lcc.language import N_, Translate
from lcc.language.terms import term
from lcc.library.phases import Phase
from lcc.model.tender import Tender

WHAT, TOTAL, FIRST_YEAR = 0, 1, 2
CHOICE_ROW, HEAD_ROW = 4, 8
_OF_BID = {"investment": 2, "running": 3, "receipts": 4, "settlement": 5}
_PLACE = 6
_MOST_LISTED = 50
_FEW, _FEW_YEARS = 7, 13
"""So few years have wider columns, so that the chart below them has room."""
_WIDTHS = (30, 13)
_SCALE, _PIXELS_OF_PAGE, _ROWS_OF_PAGE = 80, 1080, 38
"""Letters of 10 points print as 8, and what fits on A4 landscape then."""
_TITLE, _LINE_OF_TITLE = 54, 14.5
"""How wide the first years are for a title, whose letters are larger, and how high a line of it is [points]."""
_LOWEST_CHART, _HIGHEST_CHART, _PIXELS_OF_ROW = 10, 20, 20
"""How many rows a chart takes: fewer where everything fits on one page then."""

_SETTLED = (
    N_(
        "Nobody pays or receives this: the comparison counts it at the horizon for what was paid ahead or is owed."
    ),
    N_("With the total above it is the nominal cost on sheet {sheet}."),
)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where everything stands: the phases of running costs that any bid has, VAT and cost centres where there are."""

    phases: tuple[Phase, ...]
    reclaims: bool
    centres: tuple[str, ...]
    bids: int
    kept: int
    lines: int
    title_lines: int
    """On how many lines the title of the tender goes beside the name of the sheet."""

    @property
    def investment(self) -> int:
        return HEAD_ROW + 1

    @property
    def running(self) -> int:
        return self.investment + 1 + len(self.phases)

    @property
    def receipts(self) -> int:
        return self.running + 1

    @property
    def total(self) -> int:
        return self.receipts + 1

    @property
    def reclaimed(self) -> int:
        return self.total + self.reclaims

    @property
    def settlement(self) -> int:
        return self.reclaimed + (2 + len(self.centres) if self.centres else 0) + 2

    @property
    def chart(self) -> int:
        return self.settlement + 3

    @property
    def chart_rows(self) -> int:
        """How many rows the chart takes: what the page has left, beside the totals of all bids if they fit too."""
        left = self.room - self.chart
        beside = left - self.totals
        rows = beside if beside >= _LOWEST_CHART else left if left >= _LOWEST_CHART else _HIGHEST_CHART
        return min(rows, _HIGHEST_CHART)

    @property
    def room(self) -> int:
        """How many rows a page has, below a title of more than the two lines that go in its row."""
        return _ROWS_OF_PAGE - max(self.title_lines - 2, 0)

    @property
    def totals(self) -> int:
        """How many rows the totals of all bids take, with the space above them."""
        return 4 + self.kept + self.lines

    @property
    def bid_heads(self) -> int:
        return self.chart + self.chart_rows + 2

    @property
    def first_of_next_page(self) -> int | None:
        """The row that a second page starts with: the totals, or the chart above them; None where one will do."""
        if self.chart + self.chart_rows + self.totals <= self.room:
            return None
        return self.bid_heads - 1 if self.chart + self.chart_rows <= self.room else self.chart


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: Page
    evaluation: Evaluation
    flows: CashFlowCells
    rows: _Rows

    @property
    def number(self) -> str:
        """The cell with the number of the bid that is shown, as the cash flows have it."""
        return self.page.cell(CHOICE_ROW + 1, TOTAL)

    @property
    def columns(self) -> range:
        """The columns of the calendar years."""
        return range(FIRST_YEAR, FIRST_YEAR + len(self.flows.calendar))

    def put(
        self, row: int, label: str, formulas: Sequence[str], values: Sequence[float], look: str = "text"
    ) -> None:
        """Write a row of the table: a formula for each calendar year, and what they come to."""
        page, style = self.page, "budget_total" if look == "strong" else "budget"
        page.text(row, WHAT, label, look)
        years = page.range(row, self.columns.start, row, self.columns.stop - 1)
        page.formula(row, TOTAL, f"=SUM({years})", sum_of(values), style)
        for column, formula, value in zip(self.columns, formulas, values, strict=True):
            page.formula(row, column, formula, value, style)

    def of_lines(self, group: Group, phase: Phase | None = None) -> list[str]:
        """Return for each calendar year the formula of what the bid pays or receives in a group, and a phase of it."""
        flows, _ = self.flows, self.page._
        wanted = [flows.column(NUMBER), self.number, flows.column(GROUP), f'"{term(group, _)}"']
        wanted += [flows.column(PHASE), f'"{term(phase, _)}"'] if phase else []
        return [f"=SUMIFS({flows.calendar_column(year)},{','.join(wanted)})" for year in flows.calendar]

    def shares_of_lines(self, shares: str) -> list[str]:
        """Return for each calendar year the formula of a share of each line of the bid, which stands in a column."""
        own = f"({self.flows.column(NUMBER)}={self.number})*{shares}"
        return [f"=SUMPRODUCT({own}*{self.flows.calendar_column(year)})" for year in self.flows.calendar]

    def of_rows(self, *rows: int) -> list[str]:
        """Return for each calendar year the formula that adds up rows."""
        return ["=" + "+".join(self.page.cell(row, column) for row in rows) for column in self.columns]


def write(
    page: Page, evaluation: Evaluation, assumptions: AssumptionCells, flows: CashFlowCells, awarded: AwardCells
) -> None:
    """Write the budget of the chosen bid, its cost centres, the settlement, the totals of all bids and a chart."""
    _, tender, budgets = page._, evaluation.tender, evaluation.budgets
    page.known_by = (WHAT,)
    page.text(1, FIRST_YEAR, _vat_note(tender, _), "note")
    prices = _("At the prices of each year. External costs are no payment, and are left out.")
    page.text(2, FIRST_YEAR, prices, "note")
    page.widths(*_WIDTHS)
    years = max(len(evaluation.budget_years), _PLACE - 1)
    page.widths(*([_FEW_YEARS if years <= _FEW else 9] * years), first=FIRST_YEAR)
    page.widths(*([12] * len(_OF_BID)), first=FIRST_YEAR)
    if not budgets:
        page.finish()
        return
    kept = evaluation.reference_budget
    shown = [*budgets, *([kept] if kept else [])]
    phases = tuple(phase for phase in RUNNING if any(phase in one.running for one in shown))
    rows = _Rows(
        phases,
        evaluation.reclaims_vat,
        tender.cost_centre_names,
        len(budgets),
        int(kept is not None),
        sum(lines_of(one.bid.name, _WIDTHS[WHAT]) for one in evaluation.bids),
        lines_of(tender.title, _TITLE),
    )
    sheet = _Sheet(page, evaluation, flows, rows)
    first = rows.bid_heads + 1 + rows.kept
    page.by_choice = ByChoice(
        (CHOICE_ROW, TOTAL), range(CHOICE_ROW + 1, rows.settlement + 1), range(first, first + len(budgets))
    )
    _write_choice(sheet, awarded)
    _write_years(sheet, budgets[0])
    _write_centres(sheet, budgets[0], assumptions)
    _write_settlement(sheet, budgets[0])
    page.sheet.freeze_panes(HEAD_ROW + 1, FIRST_YEAR)
    page.sheet.repeat_columns(WHAT, TOTAL)
    _write_bids(sheet, budgets, awarded)
    _write_title(sheet)
    on_pages = _on_pages(sheet)
    if len(on_pages) > 1:
        _fill_pages(sheet, on_pages)
    page.finish()
    _chart(sheet, on_pages[0].stop)
    _print(sheet, on_pages)


def _vat_note(tender: Tender, _: Translate) -> str:
    if tender.vat.is_cost:
        return _("Payments and receipts by calendar year, with the VAT that is a cost and without other VAT.")
    return _("Payments and receipts by calendar year, excluding VAT.")


def _write_title(sheet: _Sheet) -> None:
    """Write what the sheet is called, and beside it of which tender, on as many lines as that takes.

    A long title in the first column would go on past the columns that every page repeats: the next pages cut it off.
    """
    page = sheet.page
    page.text(0, WHAT, page.name, "title")
    page.sheet.merge_range(0, FIRST_YEAR, 0, _PLACE, "", page.styles["sentence_line"])
    page.height(0, max(page.heights[0], _LINE_OF_TITLE * sheet.rows.title_lines))
    page.text(0, FIRST_YEAR, sheet.evaluation.tender.title, "sentence_line")


def _write_choice(sheet: _Sheet, awarded: AwardCells) -> None:
    """Write which bid is shown: by its place in the ranking, so that 1 stays the bid that comes first."""
    page, _, bids = sheet.page, sheet.page._, sheet.evaluation.bids
    page.text(CHOICE_ROW, WHAT, _("Place of the bid"), "strong")
    page.number(CHOICE_ROW, TOTAL, 1, "input_whole")
    first, last = 1 - sheet.rows.kept, len(bids)
    rule: dict[str, object] = {"validate": "integer", "criteria": "between", "minimum": first, "maximum": last}
    if last <= _MOST_LISTED:
        rule = {"validate": "list", "source": [str(place) for place in range(first, last + 1)]}
    page.sheet.data_validation(CHOICE_ROW, TOTAL, CHOICE_ROW, TOTAL, rule)
    page.text(
        CHOICE_ROW, FIRST_YEAR, _("1 is the bid that comes first. Choose another to see its budget."), "unit"
    )
    page.text(CHOICE_ROW + 1, WHAT, _("Budget of bid no."), "strong")
    place = page.cell(CHOICE_ROW, TOTAL)
    found = f"=IF({place}=0,0,MATCH({place},{awarded.column('place')},0))"
    page.formula(CHOICE_ROW + 1, TOTAL, found, 1, "whole")
    head = sheet.rows.bid_heads
    names = page.range(head + 1, WHAT, head + sheet.rows.kept + last, WHAT)
    chosen = f"{sheet.number}+1" if sheet.rows.kept else sheet.number
    page.formula(CHOICE_ROW + 1, FIRST_YEAR, f"=INDEX({names},{chosen})", bids[0].bid.name, "indented")


def _write_years(sheet: _Sheet, shown: Budget) -> None:
    page, rows, _ = sheet.page, sheet.rows, sheet.page._
    title = _("Budget by calendar year, {currency}").format(currency=sheet.evaluation.tender.currency)
    page.heading(HEAD_ROW - 1, title, sheet.columns.stop - 1)
    page.heads(HEAD_ROW, WHAT, _("What"))
    page.heads(HEAD_ROW, TOTAL, _("Total"), style="number_column")
    for column, year in zip(sheet.columns, sheet.flows.calendar, strict=True):
        page.number(HEAD_ROW, column, year, "number_column")
    sheet.put(rows.investment, term("investment", _), sheet.of_lines("investment"), shown.investment.tolist())
    nothing = [0.0] * len(sheet.columns)
    for row, phase in enumerate(rows.phases, start=rows.investment + 1):
        paid = shown.running[phase].tolist() if phase in shown.running else nothing
        sheet.put(row, term(phase, _), sheet.of_lines("running", phase), paid, "indented")
    of_phases = sheet.of_rows(*range(rows.investment + 1, rows.running)) if rows.phases else ["=0"] * len(nothing)
    sheet.put(rows.running, term("running", _), of_phases, shown.running_total.tolist())
    sheet.put(rows.receipts, term("receipts", _), sheet.of_lines("receipts"), shown.receipts.tolist())
    whole = sheet.of_rows(rows.investment, rows.running, rows.receipts)
    sheet.put(rows.total, _("Total"), whole, shown.total.tolist(), "strong")
    if shown.vat_to_reclaim is not None:
        formulas = sheet.shares_of_lines(sheet.flows.column(RECLAIM))
        sheet.put(rows.reclaimed, _reclaimed(sheet.evaluation.tender, _), formulas, shown.vat_to_reclaim.tolist())


def _reclaimed(tender: Tender, _: Translate) -> str:
    if tender.vat.treatment == "compensable":
        return _("VAT to claim back (BCF)")
    return _("VAT to deduct") if tender.vat.treatment == "deductible" else _("VAT to claim back")


def _write_centres(sheet: _Sheet, shown: Budget, assumptions: AssumptionCells) -> None:
    page, rows, _ = sheet.page, sheet.rows, sheet.page._
    if not rows.centres:
        return
    page.heading(rows.reclaimed + 2, _("Of the total, by cost centre"), sheet.columns.stop - 1)
    for position, name in enumerate(rows.centres):
        if sheet.evaluation.tender.has_cost_centres_by_item:
            formulas = sheet.shares_of_lines(sheet.flows.cost_centre_column(position))
        else:
            share = assumptions.at("cost_centres", name)
            formulas = [f"={page.cell(rows.total, column)}*{share}" for column in sheet.columns]
        sheet.put(rows.reclaimed + 3 + position, name, formulas, shown.cost_centres[name].tolist())


def _write_settlement(sheet: _Sheet, shown: Budget) -> None:
    page, row, _ = sheet.page, sheet.rows.settlement, sheet.page._
    page.text(row, WHAT, _("Settlement at the horizon"), "strong")
    formula = "=" + _summed(sheet, "settlement", sheet.number)
    page.formula(row, TOTAL, formula, shown.settlement, "budget")
    for offset, sentence in enumerate(_SETTLED):
        page.text(row + offset, FIRST_YEAR, _(sentence).format(sheet=_("Per year")), "unit")


def _summed(sheet: _Sheet, group: Group, number: str) -> str:
    """Return the sum of all years of what a bid has in a group."""
    flows = sheet.flows
    amounts = flows.all_years() if group == "settlement" else flows.whole_calendar()
    is_in_group = f'({flows.column(GROUP)}="{term(group, sheet.page._)}")'
    return f"SUMPRODUCT(({flows.column(NUMBER)}={number})*{is_in_group}*{amounts})"


def _write_bids(sheet: _Sheet, budgets: Sequence[Budget], awarded: AwardCells) -> None:
    """Write the totals of all bids beside each other, on the first page."""
    page, _, head = sheet.page, sheet.page._, sheet.rows.bid_heads
    title = _("All bids: all years together, {currency}").format(currency=sheet.evaluation.tender.currency)
    page.heading(head - 1, title, _PLACE)
    page.heads(head, WHAT, _("Bidder"))
    heads = (_("Total"), *(term(group, _) for group in _OF_BID), _("Place"))
    page.heads(head, TOTAL, *heads, style="number_column")
    page.height(head, 28)
    kept = sheet.evaluation.reference_budget
    if kept is not None:
        _write_totals(sheet, head + 1, KEPT, _("What we have"), kept)
        page.text(head + 1, _PLACE, NOTHING, "number")
    for number, (outcome, planned) in enumerate(zip(sheet.evaluation.bids, budgets, strict=True)):
        row = head + 1 + sheet.rows.kept + number
        _write_totals(sheet, row, number, outcome.bid.name, planned)
        page.formula(row, _PLACE, f"={awarded.cell('place', number)}", number + 1, "whole")


def _write_totals(sheet: _Sheet, row: int, number: int, name: str, planned: Budget) -> None:
    page = sheet.page
    page.text(row, WHAT, name, "wrapped_middle")
    page.grow(row)
    amounts: dict[Group, float] = {
        "investment": float(planned.investment.sum()),
        "running": float(planned.running_total.sum()),
        "receipts": float(planned.receipts.sum()),
        "settlement": planned.settlement,
    }
    for group, amount in amounts.items():
        page.formula(row, _OF_BID[group], f"={_summed(sheet, group, str(number + 1))}", amount, "budget")
    paid = page.range(row, _OF_BID["investment"], row, _OF_BID["receipts"])
    page.formula(row, TOTAL, f"=SUM({paid})", float(planned.total.sum()), "budget")


def _chart(sheet: _Sheet, end: int) -> None:
    page, rows, _ = sheet.page, sheet.rows, sheet.page._
    chart = page.workbook.add_chart({"type": "column", "subtype": "stacked"})
    last = sheet.columns.stop - 1
    for row, colour in zip((rows.investment, rows.running, rows.receipts), CHART_COLOURS, strict=False):
        chart.add_series(
            {
                "name": [page.name, row, WHAT],
                "categories": [page.name, HEAD_ROW, FIRST_YEAR, HEAD_ROW, last],
                "values": [page.name, row, FIRST_YEAR, row, last],
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    chart.set_y_axis(axis(_("nominal, {currency}").format(currency=sheet.evaluation.tender.currency)))
    chart.set_x_axis({"label_position": "low"})
    # Not above the columns that every page repeats, and no further than those of the first page: a part of it would be
    # on the next one, too.
    until = max(end, _PLACE + 1)
    size = (
        sum(_pixels(page.fitted[column]) for column in range(FIRST_YEAR, until)) - 10,
        _PIXELS_OF_ROW * rows.chart_rows - 10,
    )
    place_chart(page, rows.chart, FIRST_YEAR, chart, _("Budget by calendar year"), size=size)
    chart.set_legend({"position": "right"})  # below, it would take the height that is scarce


def _print(sheet: _Sheet, on_pages: Sequence[range]) -> None:
    """Let as many years print on a page as letters of 8 points leave room for, and tables whole.

    Only the first page across goes on below: the next ones have the years alone.
    """
    page, rows = sheet.page, sheet.rows
    page.sheet.set_print_scale(_SCALE)
    if rows.first_of_next_page is not None:
        page.sheet.set_h_pagebreaks([rows.first_of_next_page])
    if len(on_pages) > 1:
        page.sheet.set_v_pagebreaks([columns.start for columns in on_pages[1:]])
        last = [max(row for row, _column in page.cells), *([rows.settlement] * (len(on_pages) - 1))]
        areas = [(0, years.start, end, years.stop - 1) for years, end in zip(on_pages, last, strict=True)]
        areas[0] = (0, WHAT, *areas[0][2:])
        page.sheet.print_area_range = ",".join(page.range(*area) for area in areas)  # it takes one area by itself


def _on_pages(sheet: _Sheet) -> list[range]:
    """Return the years that go on each page: on as few pages as can be, and about as many on each."""
    page = sheet.page
    page.fit()
    wide = [_pixels(page.fitted[column]) for column in sheet.columns]
    room = _room(sheet)
    least = max(*wide, sum(wide[: _PLACE + 1 - FIRST_YEAR]))  # the totals of all bids stand on the first page
    fewest = len(_split(wide, room))
    even = next((one for one in range(least, room) if len(_split(wide, one)) == fewest), room)
    ends = [FIRST_YEAR, *(FIRST_YEAR + sum(map(len, _split(wide, even)[: k + 1])) for k in range(fewest))]
    return [range(*two) for two in pairwise(ends)]


def _room(sheet: _Sheet) -> int:
    """Return how wide the years of a page can be together, beside the columns that every page repeats."""
    fitted = sheet.page.fitted
    return _PIXELS_OF_PAGE - _pixels(fitted[WHAT]) - _pixels(fitted[TOTAL])


def _split(wide: Sequence[int], room: int) -> list[list[int]]:
    """Return widths in their order, as many in each part as go in the room."""
    parts: list[list[int]] = [[]]
    for one in wide:
        if parts[-1] and sum(parts[-1]) + one > room:
            parts.append([])
        parts[-1].append(one)
    return parts


def _fill_pages(sheet: _Sheet, on_pages: Sequence[range]) -> None:
    """Widen the years until each page is full."""
    page, room = sheet.page, _room(sheet)
    for years in on_pages:
        left = room - sum(_pixels(page.fitted[column]) for column in years)
        more = max(left, 0) // len(years) / PIXELS_OF_DIGIT
        page.widths(*(page.fitted[column] + more for column in years), first=years.start)


def _pixels(width: float) -> int:
    return round(PIXELS_OF_DIGIT * width) + PIXELS_AROUND_COLUMN
