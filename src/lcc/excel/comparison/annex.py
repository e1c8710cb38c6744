"""The annex on circularity as a workbook: what was promised, and cells in which to fill in what was measured."""

import io
from collections.abc import Sequence
from math import ceil

from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.circularity.bonus_malus import MEASURED, settlement
from lcc.documents.annex import contract_annex
from lcc.documents.bonus_malus import Promise, promises
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.document_sheet import write_document
from lcc.excel.cells.formula import formula
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.figure.figure import Figure, Given
from lcc.language import Translate, translator
from lcc.language.terms import term
from lcc.library.indicators import highest, is_share
from lcc.words.bonus_malus import how_settled
from lcc.words.indicators import direction, unit_of_indicator

INDICATOR, UNIT, BETTER, PROMISED, WAS_MEASURED, STEP, BONUS, MALUS, MOST, STEPS, DUE, SHOWN_BY = range(12)
FIRST = 5
"""The row of the first promise."""

_TERMS = {"step": STEP, "bonus": BONUS, "malus": MALUS, "most": MOST}
_COLUMNS = {**_TERMS, MEASURED: WAS_MEASURED, "steps": STEPS}
_WIDTHS = (28, 14, 13, 11, 12, 10, 11, 11, 11, 12, 15, 30)
_ANY, _LINE = 1e12, 14


def write_annex(evaluation: Evaluation, one: BidEvaluation, language: str) -> bytes:
    """Return the annex with one bid as an .xlsx file."""
    _ = translator(language)
    buffer, document, tender = io.BytesIO(), contract_annex(evaluation, one, language), evaluation.tender
    workbook = new_workbook(buffer, title=document.title)
    styles, header = Styles(workbook), (title_and_code(tender.title, tender.id), made_with())
    write_document(Page(workbook, styles, _("Annex"), document.title, _, header), document)
    if found := promises(tender, one):
        page = Page(workbook, styles, _("Measured"), _("Bonus and malus: what was measured"), _, header)
        _settle(page, found, tender.currency)
    return finished(workbook, buffer)


def _settle(page: Page, found: Sequence[Promise], currency: str) -> None:
    _ = page._
    page.widths(*_WIDTHS)
    page.note(_("Fill in what was measured in the coloured cells; make a copy for each time that it is."))
    page.sheet.merge_range(2, 0, 2, SHOWN_BY, "", page.styles["wrapped"])
    page.text(2, 0, how_settled().say(_), "wrapped")
    page.sheet.set_row(2, 2 * _LINE)
    for column, head in enumerate(_heads(currency, _)):
        page.text(FIRST - 1, column, head, "number_column" if PROMISED <= column <= DUE else "column")
    page.sheet.set_row(FIRST - 1, 4 * _LINE)
    page.sheet.freeze_panes(FIRST, 1)
    for row, one in enumerate(found, start=FIRST):
        _promise(page, row, one, currency)
    last = FIRST + len(found)
    page.text(last, 0, _("Total"), "subheading")
    due = [xl_rowcol_to_cell(row, DUE) for row in (FIRST, last - 1)]
    page.formula(last, DUE, f"=SUM({due[0]}:{due[1]})", 0.0, "total")
    page.finish()


def _heads(currency: str, _: Translate) -> tuple[str, ...]:
    money = (_("Bonus per step"), _("Malus per step"), _("At most"))
    return (
        _("Indicator"), _("Unit"), _("Which way"), _("Promised"), _("Measured"), _("Step"),
        *(f"{head} ({currency})" for head in money),
        _("Whole steps, below 0 if worse"), f"{_('To pay to the supplier, below 0 to withhold')} ({currency})",
        _("Shown by"),
    )  # fmt: skip


def _promise(page: Page, row: int, one: Promise, currency: str) -> None:
    _, terms, as_share = page._, one.terms, is_share(one.terms.indicator)
    level = "share" if as_share else "amount"
    page.text(row, INDICATOR, term(terms.indicator, _), "wrapped_middle")
    page.text(row, UNIT, unit_of_indicator(terms.indicator, currency, _), "wrapped_middle")
    page.text(row, BETTER, _(direction(terms.indicator)), "wrapped_middle")
    page.worked_out(row, PROMISED, one.promised, level)
    for name, column in _TERMS.items():
        page.number_or_dash(row, column, getattr(terms, name), level if column == STEP else "money")
    page.sheet.write_blank(row, WAS_MEASURED, None, page.styles["input_share" if as_share else "input_money"])
    most = highest(terms.indicator)
    page.bounds(row, WAS_MEASURED, *((-_ANY, _ANY) if most is None else (0.0, most)))
    found = settlement(terms, one.position, one.promised, one.promised)
    _if_filled_in(page, row, WAS_MEASURED, STEPS, found.steps, "whole")
    _if_filled_in(page, row, STEPS, DUE, found.due, "total")
    page.text(row, SHOWN_BY, terms.shown_by, "wrapped_middle")
    page.sheet.set_row(row, _LINE * max(2, ceil(len(terms.shown_by) / _WIDTHS[SHOWN_BY])))


def _if_filled_in(page: Page, row: int, asked: int, column: int, figure: Figure, style: str) -> None:
    """Write a figure that shows nothing as long as a cell beside it does not."""
    worked_out = formula(figure, lambda given: _cell(row, given)).removeprefix("=")
    page.formula(row, column, f'=IF({xl_rowcol_to_cell(row, asked)}="","",{worked_out})', "", style)


def _cell(row: int, given: Given) -> str:
    cell: str = xl_rowcol_to_cell(row, _COLUMNS.get(str(given.path[-1]), PROMISED))
    return cell
