"""Timeline: for each month how much money weighs, and what each index has done to prices."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page, block
from lcc.excel.comparison.sheets.assumptions import AssumptionCells
from lcc.language.terms import common_name, term
from lcc.model.tender import CARBON, FIXED, GENERAL, MKI, Tender

MONTH, YEAR, INDEXED, DISCOUNT, FIRST_INDEX = range(5)
HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1


@dataclass(frozen=True, slots=True)
class TimelineCells:
    """The columns that the cash flows take their factors from, between two months."""

    page: Page

    def months(self, first: int, last: int) -> str:
        """Return the months themselves."""
        return self._column(MONTH, first, last)

    def discount(self, first: int, last: int) -> str:
        """Return the discount factors."""
        return self._column(DISCOUNT, first, last)

    def factors(self, index: int, first: int, last: int) -> str:
        """Return the price factors of the index at this position."""
        return self._column(FIRST_INDEX + index, first, last)

    def _column(self, column: int, first: int, last: int) -> str:
        return f"{self.page.quoted}!{_months_of(column, first, last)}"


@lru_cache(maxsize=4096)
def _months_of(column: int, first: int, last: int) -> str:
    """Return the address of some months of a column: hundreds of bids pay in the same ones."""
    return block(FIRST_ROW + first, column, FIRST_ROW + last, column)


def write(page: Page, evaluation: Evaluation, assumptions: AssumptionCells) -> TimelineCells:
    """Write the sheet, and return its ranges."""
    _, tender, terms = page._, evaluation.tender, evaluation.terms
    page.widths(9, 9, 12, 14, *([16] * len(terms.curves)))
    page.note(_("A price at the base date times its factor is the price in that month."))
    page.heads(HEAD_ROW, 0, _("Month"), _("Year"), _("Years indexed"), _("Discount factor"), style="number_column")
    for position, name in enumerate(terms.index_names):
        page.text(HEAD_ROW, FIRST_INDEX + position, common_name(name, _), "number_column")
    page.keep_heads(HEAD_ROW, columns=1, height=28)
    months = np.arange(last_month(evaluation) + 1)
    discount = terms.discount.at(months, continuous=True)
    indexed = months / 12 if terms.continuous else months // 12
    levels = [curve.at(months, continuous=terms.continuous).tolist() for curve in terms.curves]
    continuous = term("continuous", _)
    for month in months.tolist():
        row, a = FIRST_ROW + month, FIRST_ROW + month + 1
        page.number(row, MONTH, month, "whole")
        page.number(row, YEAR, month // 12, "whole")
        is_continuous = f'{assumptions.at("indexation")}="{continuous}"'
        page.formula(row, INDEXED, f"=IF({is_continuous},A{a}/12,B{a})", float(indexed[month]), "factor")
        formula = _discount(page, tender, assumptions, month)
        page.formula(row, DISCOUNT, formula, float(discount[month]), "factor")
        for position, name in enumerate(terms.index_names):
            formula = _factor(page, tender, assumptions, name, FIRST_INDEX + position, month)
            page.formula(row, FIRST_INDEX + position, formula, levels[position][month], "factor")
    page.finish()
    return TimelineCells(page)


def last_month(evaluation: Evaluation) -> int:
    """Return the last month that a line needs a factor of: beyond the horizon where a whole life is settled."""
    lasts = (line.last_month for one in evaluation.with_reference for line in one.lines)
    return max(12 * evaluation.terms.horizon_years, max(lasts, default=0))


def _discount(page: Page, tender: Tender, assumptions: AssumptionCells, month: int) -> str:
    """Return what a month weighs, from the start of the band of years that it is in."""
    starts = [start for start, _rate in tender.discount.bands if 12 * start < month] or [0]
    rate, elapsed = assumptions.nominal_rates[len(starts) - 1], f"A{FIRST_ROW + month + 1}-{12 * starts[-1]}"
    weight = f"(1+{rate})^(-({elapsed})/12)"
    if len(starts) == 1:
        return f"={weight}"
    return f"={page.cell(FIRST_ROW + 12 * starts[-1], DISCOUNT).rpartition('!')[2]}*{weight}"


def _factor(page: Page, tender: Tender, assumptions: AssumptionCells, name: str, column: int, month: int) -> str:
    indexed, year = f"C{FIRST_ROW + month + 1}", month // 12
    if name == MKI and tender.mki:
        return _factor(page, tender, assumptions, tender.mki.index, column, month)
    if name == FIXED:
        return "=1"
    if name == GENERAL:
        return f"=(1+{assumptions.at('inflation')})^{indexed}"
    if name == CARBON:
        price = _carbon_price(tender, assumptions, tender.base_date.year + year)
        return f"={price}*(1+{assumptions.at('inflation')})^{indexed}"
    growth = tender.indices[name]
    if not isinstance(growth, list):
        return f"=(1+{assumptions.at('indices', name)})^{indexed}"
    if month == 0:
        return "=1"
    # From the start of the year, or of the year before if this is a start itself.
    started = year - 1 if month % 12 == 0 else year
    start = page.cell(FIRST_ROW + 12 * started, column).rpartition("!")[2]
    rate = assumptions.at("indices", name, min(started, len(growth) - 1))
    return f"={start}*(1+{rate})^({indexed}-{started})"


def _carbon_price(tender: Tender, assumptions: AssumptionCells, year: int) -> str:
    """Return the price of a year at prices of the base date: linear between the named years, flat outside."""
    years = sorted(tender.carbon_price)
    before = max((named for named in years if named <= year), default=years[0])
    after = min((named for named in years if named >= year), default=years[-1])
    low, high = assumptions.at("carbon_price", before), assumptions.at("carbon_price", after)
    return low if after <= before else f"({low}+({high}-{low})*{year - before}/{after - before})"
