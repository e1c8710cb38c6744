"""Implied interest: what each lease, deposit and buy-back asks against its cash price, by formula."""

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.formula import formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.excel.comparison.sheets.bid_inputs import BidCells, reference_of
from lcc.language.terms import model_name

BIDDER, ITEM, MODEL, PERIODS, MONTHS, PAYMENT, START, END, RATE, BREAK_EVEN = range(10)
HEAD_ROW = 4


def write(page: Page, evaluation: Evaluation, assumptions: AssumptionCells, bids: BidCells) -> None:
    """Write a row for each offer that names a cash price."""
    _ = page._
    page.known_by = (BIDDER, ITEM, MODEL)
    page.widths(28, 26, 24, 11, 11, 16, 18, 18, 16, 18)
    page.note(_("The interest at which an offer is worth its cash price, per unit, on top of its index."))
    page.note(_("Break-even: after how many months it has cost as much; worked out by the program, not live."), 2)
    page.heads(HEAD_ROW, 0, _("Bidder"), _("Item"), _("Business model"))
    heads = (
        _("Periods"), _("Months in a period"), _("Paid each period"), _("Not paid at the start"),
        _("Received at the end"), _("Interest a year"), _("Break-even, months"),
    )  # fmt: skip
    page.heads(HEAD_ROW, PERIODS, *heads, style="number_column")
    page.keep_heads(HEAD_ROW, columns=1, height=28)
    row = HEAD_ROW + 1
    for number, outcome in enumerate(evaluation.bids):
        reference = reference_of(number, assumptions, bids)
        for one in outcome.implied_interest:
            offer, terms = outcome.bid.offers[one.offer], one.financing
            page.text(row, BIDDER, outcome.bid.name)
            page.text(row, ITEM, evaluation.tender.item(offer.item).name)
            page.text(row, MODEL, model_name(offer.business_model.kind, _))
            page.number(row, PERIODS, terms.periods, "whole")
            page.number(row, MONTHS, terms.months_in_period, "whole")
            for column, amount in ((PAYMENT, terms.payment), (START, terms.at_start), (END, terms.at_end)):
                if amount is None:
                    page.text(row, column, "-")
                else:
                    page.formula(row, column, formula(amount, reference), amount.value, "money")
            rate = "-" if one.yearly_rate is None else one.yearly_rate
            if terms.payment is not None:
                page.formula(row, RATE, _rate_formula(row + 1, in_advance=terms.in_advance), rate, "rate")
            else:
                page.value(row, RATE, rate, "text" if one.yearly_rate is None else "rate")
            months = one.break_even_months
            page.value(row, BREAK_EVEN, "-" if months is None else months, "text" if months is None else "whole")
            row += 1
    if row == HEAD_ROW + 1:
        page.text(row, BIDDER, _("No bid names a cash price."), "note")
    page.finish()


def _rate_formula(row: int, *, in_advance: bool) -> str:
    """Return the interest a year: by RATE, or by the root of the growth where there are no payments between."""
    a_period = f"RATE(D{row},-F{row},G{row},H{row},{int(in_advance)},0.005)"
    loan = f"(-H{row}/G{row})^(1/D{row})-1"
    return f'=IFERROR((1+IF(F{row}=0,{loan},{a_period}))^(12/E{row})-1,"-")'
