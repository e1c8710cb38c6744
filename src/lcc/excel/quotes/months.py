"""The hidden sheet of months: how much a payment weighs in each, and what prices have become, by the tender's rules.

Its numbers are the engine's own curves. Formulas add up the months in which is paid.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from lcc.engine.curves import discount_curve, price_curves
from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.quotes.questions import LONGEST_HORIZON, LONGEST_LIFE
from lcc.figure.rounding import as_written
from lcc.language import Translate
from lcc.language.terms import common_name
from lcc.model.tender import CARBON, Tender, nominal_bands

_HEAD = 3
_FIRST_ROW = _HEAD + 1
_MONTH, _DISCOUNT, _STATED, _GROWTH = range(4)
_WITHIN, _ALL = 12 * LONGEST_HORIZON, 12 * (LONGEST_HORIZON + LONGEST_LIFE)
"""The last month of a horizon, and of a life that starts within one."""


@dataclass(frozen=True, slots=True)
class Months:
    """Where the months stand, as formulas refer to them. `curves` are the names of indices, and emissions last."""

    sheet: str
    curves: tuple[str, ...]

    @property
    def month(self) -> str:
        """The months of the longest horizon, from 0."""
        return self._column(_MONTH, 0, _WITHIN)

    @property
    def discount(self) -> str:
        """What a payment weighs in each of them."""
        return self._column(_DISCOUNT, 0, _WITHIN)

    @property
    def stated(self) -> str:
        """The same at the rate as the tender states it."""
        return self._column(_STATED, 0, _WITHIN)

    def growth(self, curve: str) -> str:
        """Return what a price has become in each of them; `curve` is the number of a column, or a cell that has it."""
        return f"INDEX({self._block(0, _WITHIN)},0,{curve})"

    def number(self, name: str) -> str:
        """Return the number of the column of an index, from 1."""
        return str(self.curves.index(name) + 1)

    def discount_from(self, month: str) -> str:
        """Return the weights of as many months, from this one on."""
        column = self._column(_DISCOUNT, 0, _ALL)
        return f"(INDEX({column},{month}+1):INDEX({column},{month}+{_WITHIN + 1}))"

    def weight(self, month: str) -> str:
        """Return what a payment weighs in a month."""
        return f"INDEX({self._column(_DISCOUNT, 0, _ALL)},{month}+1)"

    def grown(self, curve: str, month: str) -> str:
        """Return what a price has become in a month."""
        return f"INDEX({self._block(0, _ALL)},{month}+1,{curve})"

    def worth_between(self, curve: str, first: str, last: str) -> str:
        """Return what 1 in each month from the first to the one before the last is worth."""
        prices, weights = self._block(0, _ALL), self._column(_DISCOUNT, 0, _ALL)
        return (
            f"SUMPRODUCT(INDEX({prices},{first}+1,{curve}):INDEX({prices},{last},{curve}),"
            f"INDEX({weights},{first}+1):INDEX({weights},{last}))"
        )

    def stated_between(self, first: str, last: str) -> str:
        """Return what 1 in each month from the first to the one before the last weighs, at the stated rate."""
        column = self._column(_STATED, 0, _ALL)
        return f"SUM(INDEX({column},{first}+1):INDEX({column},{last}))"

    def _column(self, column: int, first: int, last: int) -> str:
        name = xl_col_to_name(column)
        return f"{self.sheet}!${name}${_FIRST_ROW + first + 1}:${name}${_FIRST_ROW + last + 1}"

    def _block(self, first: int, last: int) -> str:
        start, end = xl_col_to_name(_GROWTH), xl_col_to_name(_GROWTH + len(self.curves) - 1)
        return f"{self.sheet}!${start}${_FIRST_ROW + first + 1}:${end}${_FIRST_ROW + last + 1}"


def months_of(tender: Tender, sheet: str) -> Months:
    """Return where the months of a tender stand on a sheet."""
    return Months(sheet, (*tender.index_names, *([CARBON] if tender.carbon_price else [])))


def month_cells(tender: Tender, _: Translate) -> Cells:
    """Return the cells of the sheet: numbers alone, so that any program shows the same."""
    cells: Cells = {(row, 0): Written(text, text, style) for row, text, style in _title(_)}
    heads = [_("month"), _("weight"), _("weight at the stated rate")]
    columns = list(_curves(tender))
    names = [
        _("price of emissions") if name == CARBON else common_name(name, _)
        for name in months_of(tender, "").curves
    ]
    for column, head in enumerate([*heads, *names]):
        cells[_HEAD, column] = Written(head, head, "column")
    for column, numbers in enumerate(columns):
        for month, number in enumerate(numbers):
            style, number = "whole" if column == _MONTH else "factor", as_written(number)
            cells[_FIRST_ROW + month, column] = Written(number, number, style)
    return cells


def _title(_: Translate) -> Iterator[tuple[int, str, str]]:
    yield 0, _("Months"), "title"
    yield (
        1,
        _("What a payment weighs in each month from the base date, and what a price of that date has become."),
        "note",
    )


def _curves(tender: Tender) -> Iterator[Sequence[float]]:
    month, continuous = np.arange(_ALL + 1), tender.indexation == "continuous"
    yield month.tolist()
    yield discount_curve(nominal_bands(tender)).at(month, continuous=True).tolist()
    yield discount_curve(tender.discount.bands).at(month, continuous=True).tolist()
    for curve in price_curves(tender).values():
        yield curve.at(month, continuous=continuous).tolist()
