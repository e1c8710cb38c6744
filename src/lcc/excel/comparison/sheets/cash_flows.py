"""Cash flows: every line of every bid, what it is worth and when it is paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from lcc.cashflow.line import Line
from lcc.checks.lives import horizon_months
from lcc.engine.valuation import Terms
from lcc.evaluation.budget import cash_by_calendar_year, group_of, last_month, reclaimed_share
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.formula import Reference, formula, quoted
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.bid_inputs import BidCells, place, reference_of
from lcc.excel.comparison.sheets.timeline import TimelineCells
from lcc.figure.figure import Given
from lcc.language import Translate
from lcc.language.terms import common_name, line_label, term, yes_or_no
from lcc.model.reference import REFERENCE
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.place import Origins, origin_of

NUMBER, BIDDER, ITEM, PHASE, WHAT, SOURCE, AMOUNT, UNIT = range(8)
FIRST, EVERY, PAYMENTS, INDEX, LAG, SETTLED, OVER, PRICE, VALUE, GROUP, RECLAIM, YEARS = range(8, 20)
HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
_LONGEST_ITEM = 40
KEPT = -1
"""By what the position of what the authority has goes: its number is 0."""


@dataclass(frozen=True, slots=True)
class CashFlowCells:
    """The columns that totals add up."""

    page: Page
    last_row: int
    years: int
    calendar: range
    payers: int
    """The column that says who pays; after it what users pay, where they do."""

    def calendar_column(self, year: int) -> str:
        """Return the cash in a calendar year of all the lines; what is settled has none."""
        return self.column(_first_of_calendar(self.years) + year - self.calendar.start)

    def cost_centre_column(self, position: int) -> str:
        """Return the share of each line that a cost centre bears, where items have cost centres of their own."""
        return self.column(_first_of_calendar(self.years) + len(self.calendar) + position)

    def whole_calendar(self) -> str:
        """Return the cash of all lines in all calendar years."""
        first = _first_of_calendar(self.years)
        return self.page.range(FIRST_ROW, first, self.last_row, first + len(self.calendar) - 1)

    def all_years(self) -> str:
        """Return the cash of all lines in all years from the base date, with what is settled."""
        return self.page.range(FIRST_ROW, YEARS, self.last_row, YEARS + self.years)

    def column(self, column: int) -> str:
        """Return a column of all the lines."""
        return self.page.range(FIRST_ROW, column, self.last_row, column)

    def total(self, number: int, *conditions: tuple[int, str | int]) -> str:
        """Return the sum of the present values of a bid, of the lines with these words or numbers in columns."""
        wanted = "".join(
            f",{self.column(column)},{value if isinstance(value, int) else quoted(value)}"
            for column, value in ((NUMBER, number + 1), *conditions)
        )
        return f"SUMIFS({self.column(VALUE)}{wanted})"

    def users_pay(self, number: int) -> str:
        """Return the present value of what users pay in a bid, whether it counts or is only shown."""
        return f"SUMIFS({self.column(self.payers + 1)},{self.column(NUMBER)},{number + 1})"

    def of_item(self, evaluation: Evaluation, number: int, item: str, *, only_price: bool) -> str:
        """Return the sum of the present values of all that a bid offers of one item, or of its price alone."""
        before = sum(len(one.lines) for one in evaluation.bids[:number])
        outcome, sums = evaluation.bids[number], list[str]()
        for offer in (k for k, one in enumerate(outcome.bid.offers) if one.item == item):
            rows = [FIRST_ROW + before + k for k, line in enumerate(outcome.lines) if line.offer == offer]
            if rows:
                values, prices = (self.page.range(rows[0], column, rows[-1], column) for column in (VALUE, PRICE))
                is_price = quoted(self.page._("yes"))
                sums.append(f"SUMIFS({values},{prices},{is_price})" if only_price else f"SUM({values})")
        return "+".join(sums) or "0"

    def by_year(
        self, evaluation: Evaluation, number: int, annuities: Mapping[int, str], *conditions: tuple[int, str | int]
    ) -> str:
        """Return the same by year: each offer over the years in which it is counted."""
        tender, bid = evaluation.tender, outcome_of(evaluation, number).bid
        years = sorted({horizon_months(tender, offer) // 12 for offer in bid.offers})
        if len(years) == 1:
            return f"{self.total(number, *conditions)}/{annuities[years[0]]}"
        return "+".join(f"{self.total(number, *conditions, (OVER, n))}/{annuities[n]}" for n in years)

    def paid(self, evaluation: Evaluation, number: int, offer: int, annuities: Mapping[int, str]) -> str:
        """Return what is paid for one offer of a bid, without external costs: over the horizon, or by year."""
        before = sum(len(one.lines) for one in evaluation.bids[:number])
        outcome = evaluation.bids[number]
        rows = [FIRST_ROW + before + k for k, line in enumerate(outcome.lines) if line.offer == offer]
        if not rows:
            return "0"
        values, phases = (self.page.range(rows[0], column, rows[-1], column) for column in (VALUE, PHASE))
        total = f'SUMIFS({values},{phases},"<>{term("externalities", self.page._)}")'
        if evaluation.tender.comparison == "common_horizon":
            return total
        return f"{total}/{annuities[horizon_months(evaluation.tender, outcome.bid.offers[offer]) // 12]}"


def outcome_of(evaluation: Evaluation, number: int) -> BidEvaluation:
    """Return a bid by its position, or what the authority has."""
    kept = evaluation.reference
    return kept if number == KEPT and kept is not None else evaluation.bids[number]


def _kept_in(kept: Mapping[Path, str], assumptions: AssumptionCells) -> Reference:
    """Return where the numbers of the tender and of what the authority has stand; what it leaves out is a default."""

    def reference(given: Given) -> str:
        if given.document == "tender":
            return assumptions.by_path[given.path]
        return kept.get(given.path, f"({given.value!r})")

    return reference


def _first_of_calendar(years: int) -> int:
    return YEARS + years + 1


def write(
    page: Page,
    evaluation: Evaluation,
    assumptions: AssumptionCells,
    bids: BidCells,
    timeline: TimelineCells,
    origins: Mapping[str, Origins],
    kept: Mapping[Path, str],
) -> CashFlowCells:
    """Write the sheet, and return its columns; `kept` says where the fields of what the authority has stand."""
    _, years = page._, evaluation.terms.horizon_years
    page.known_by = (BIDDER, ITEM, PHASE, WHAT)
    item = min(max(len(one.name) for one in evaluation.tender.items) + 1, _LONGEST_ITEM)
    page.widths(5, 24, max(item, 12), 25, 44, 20, 15, 11, 9, 10, 11, 14, 12, 23, 11, 9, 16, 14, 11)
    calendar, first_of_calendar = evaluation.budget_years, _first_of_calendar(years)
    page.widths(
        *([13] * (years + 1 + len(calendar) + len(evaluation.tender.cost_centre_names))), first=YEARS, level=1
    )
    explained = _("Amount x sum over the payments of (price factor in the month of the price x discount factor).")
    if any(line.settled for one in evaluation.with_reference for line in one.lines):
        explained += " " + _(
            "What is settled at once as it was paid weighs as the month in which it is settled does."
        )
    page.note(explained)
    heads = (
        _("No."), _("Bidder"), _("Item"), _("Phase"), _("What"), _("Source"), _("Amount per payment"), _("Unit"),
        _("First month"), _("Every ... months"), _("Payments"), _("Index"), _("Price months earlier"),
        _("Settled at once"), _("Counted over ... years"), _("Part of the price"), _("Present value"),
        _("In the budget"), _("VAT to claim back"),
    )  # fmt: skip
    page.heads(HEAD_ROW, 0, *heads)
    for year in range(years + 1):
        page.text(HEAD_ROW, YEARS + year, _("Year {year}").format(year=year), "number_column")
    for year in calendar:
        page.text(HEAD_ROW, first_of_calendar + year - calendar.start, str(year), "number_column")
    centres = evaluation.tender.cost_centre_names if evaluation.tender.has_cost_centres_by_item else ()
    last = first_of_calendar + len(calendar) - 1
    for column, name in enumerate(centres, start=last + 1):
        page.text(HEAD_ROW, column, _("Share of {name}").format(name=name), "number_column")
    payers = last_column = last + len(centres) + 1
    if evaluation.tender.has_users_fees:
        page.widths(14, 16, first=payers)
        page.heads(HEAD_ROW, payers, _("Paid by"), _("What users pay, present value"), style="number_column")
        last_column += 1
    page.keep_heads(HEAD_ROW, columns=WHAT + 1, height=42)
    page.sheet.repeat_columns(NUMBER, WHAT)
    page.sheet.fit_to_pages(1 + -(-(years + 1 + len(calendar)) // 11), 0)
    row = FIRST_ROW
    numbers = [*range(len(evaluation.bids)), *([KEPT] if evaluation.reference else [])]
    for number, outcome in zip(numbers, evaluation.with_reference, strict=True):
        reference = _kept_in(kept, assumptions) if number == KEPT else reference_of(number, assumptions, bids)
        paid = cash_by_calendar_year(evaluation.tender, evaluation.terms, outcome.lines, calendar).tolist()
        for position in range(len(outcome.lines)):
            _write_words(page, row, evaluation, number, position, origins)
            line = outcome.lines[position]
            page.formula(row, AMOUNT, formula(line.amount, reference), line.amount.value, "amount")
            worth = _worth(page, row, line, timeline, evaluation.terms)
            if line.payer == "users":
                page.formula(row, payers + 1, worth, float(outcome.by_users[position]), "money")
                counts = f'{assumptions.at("users_cost")}="{term("counts", _)}"'
                worth = f"=IF({counts},{page.cell(row, payers + 1)},0)"
            page.formula(row, VALUE, worth, float(outcome.present_value[position]), "money")
            if evaluation.tender.has_users_fees:
                page.text(row, payers, term(line.payer, _), "centred_text")
            _write_cash(page, row, outcome, position, timeline, evaluation, paid[position])
            _write_budget(page, row, outcome.lines[position], evaluation, assumptions)
            offered = outcome.bid.offers[outcome.lines[position].offer].item
            for column, name in enumerate(centres, start=last + 1):
                _write_borne(page, row, column, evaluation.tender, offered, name, assumptions)
            row += 1
    page.sheet.autofilter(HEAD_ROW, 0, row - 1, last_column)
    page.finish()
    return CashFlowCells(page, row - 1, years, calendar, payers)


def _write_words(
    page: Page, row: int, evaluation: Evaluation, number: int, position: int, origins: Mapping[str, Origins]
) -> None:
    _, outcome = page._, outcome_of(evaluation, number)
    line, name = outcome.lines[position], REFERENCE if number == KEPT else outcome.bid.name
    page.number(row, NUMBER, number + 1, "centred")
    page.text(row, BIDDER, _("What we have") if number == KEPT else name)
    page.text(row, ITEM, evaluation.tender.item(outcome.bid.offers[line.offer].item).name)
    page.text(row, PHASE, term(line.phase, _))
    page.text(row, WHAT, label(line, _))
    page.text(row, SOURCE, place(origin_of(line.source, origins.get(name, {})), _), "key")
    page.text(row, UNIT, line.unit(evaluation.tender.currency), "unit")
    for offset, count in enumerate(line.schedule):
        page.number(row, FIRST + offset, count, "whole")
    page.text(row, INDEX, common_name(line.index, _), "indented")
    page.number(row, LAG, line.price_lag_months, "whole")
    page.text(row, SETTLED, _settled(line, _), "centred_text")
    years = horizon_months(evaluation.tender, outcome.bid.offers[line.offer]) // 12
    page.number(row, OVER, years, "whole")
    page.text(row, PRICE, yes_or_no(line.is_price, _), "centred_text")


def _settled(line: Line, _: Translate) -> str:
    if line.settled is None:
        return "-"
    how = {"price": _("month {month}, as paid"), "value": _("month {month}, in value")}
    return how[line.settled.by].format(month=line.settled.month)


def label(line: Line, _: Translate) -> str:
    """Return what a line is about: our words and common names of resources translated, the bidder's words not."""
    name = common_name(line.name, _) if "consumption" in line.source else line.name
    return line_label(line.labels, name, _)


def _between(
    page: Page,
    row: int,
    line: Line,
    timeline: TimelineCells,
    terms: Terms,
    start: int,
    end: int,
    *,
    discounted: bool = False,
) -> str:
    """Return amount x the sum of the factors in the months of payment between two months."""
    amount, begin, step = (f"${xl_col_to_name(column)}{row + 1}" for column in (AMOUNT, FIRST, EVERY))
    lag, index = line.price_lag_months, terms.index_names.index(line.index)
    factors = timeline.factors(index, start - lag, end - lag)
    discount = f"*{timeline.discount(start, end)}" if discounted else ""
    return f"={amount}*SUMPRODUCT((MOD({timeline.months(start, end)}-{begin},{step})=0)*{factors}{discount})"


def _worth(page: Page, row: int, line: Line, timeline: TimelineCells, terms: Terms) -> str:
    """Return what a line is worth at the base date."""
    settled = line.settled
    as_paid = settled is not None and settled.by == "price"
    is_discounted = terms.curves[terms.index_names.index(line.index)].is_discounted and not as_paid
    first, last = line.schedule.first_month, line.last_month
    valued = _between(page, row, line, timeline, terms, first, last, discounted=is_discounted)
    return valued + (f"*{timeline.discount(settled.month, settled.month)}" if settled and as_paid else "")


def _write_cash(
    page: Page,
    row: int,
    outcome: BidEvaluation,
    position: int,
    timeline: TimelineCells,
    evaluation: Evaluation,
    paid: Sequence[float],
) -> None:
    """Write what is paid for a line by year of the contract and of the calendar."""
    line, terms = outcome.lines[position], evaluation.terms
    first, every, _payments = line.schedule
    last, settled = line.last_month, line.settled
    if line.payer != "authority":
        return  # no cash of the authority
    cash_of_year = outcome.nominal[position].tolist()
    paid_in = {-(-month // 12) for month in range(first, last + 1, every)}
    if settled:
        paid_in = {-(-settled.month // 12)}
        at_once = f"={page.cell(row, VALUE)}/{timeline.discount(settled.month, settled.month)}"
    for year, cash in enumerate(cash_of_year):
        if year not in paid_in:
            page.number(row, YEARS + year, 0, "cash")
        elif settled:
            page.formula(row, YEARS + year, at_once, cash, "cash")
        else:
            start, end = max(12 * year - 11, first), min(12 * year, last)
            page.formula(row, YEARS + year, _between(page, row, line, timeline, terms, start, end), cash, "cash")
    if group_of(line) == "settlement":
        return
    years, base, column = (
        evaluation.budget_years,
        evaluation.tender.base_date,
        _first_of_calendar(terms.horizon_years),
    )
    ends = [-1, *(last_month(base, year, in_arrears=line.is_in_arrears) for year in years)]
    for k, cash in enumerate(paid):
        start, end = max(ends[k] + 1, first), min(ends[k + 1], last)
        if any((month - first) % every == 0 for month in range(start, end + 1)):
            page.formula(row, column + k, _between(page, row, line, timeline, terms, start, end), cash, "cash")


def _write_budget(page: Page, row: int, line: Line, evaluation: Evaluation, assumptions: AssumptionCells) -> None:
    """Write where a line goes in the budget, and how much VAT on it is claimed back, as a share of it."""
    group = group_of(line)
    page.text(row, GROUP, "-" if group is None else term(group, page._), "centred_text")
    if not evaluation.reclaims_vat or group in (None, "settlement") or not line.vat:
        page.number(row, RECLAIM, 0, "share")
        return
    rate = assumptions.at("vat", "rates", line.vat)
    reclaimed = f"={rate}"
    if evaluation.tender.vat.is_cost:
        share = assumptions.at("vat", "cost_share")
        reclaimed = f"=(1-{share})*{rate}/(1+{share}*{rate})"
    page.formula(row, RECLAIM, reclaimed, reclaimed_share(evaluation.tender, line) or 0.0, "share")


def _write_borne(
    page: Page, row: int, column: int, tender: Tender, item: str, name: str, assumptions: AssumptionCells
) -> None:
    """Write the share of a line that a cost centre bears."""
    share = tender.cost_centres_of(item).get(name)
    if share is None:
        page.number(row, column, 0, "share")
        return
    position = [one.id for one in tender.items].index(item)
    own = (
        ("items", position, "cost_centres", name)
        if tender.items[position].cost_centres
        else ("cost_centres", name)
    )
    page.formula(row, column, f"={assumptions.at(*own)}", share, "share")
