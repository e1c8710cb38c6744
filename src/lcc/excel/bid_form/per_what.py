"""What the numbers on a form are per: one that was an amount per piece is none per metre, in whichever cell it fits."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from openpyxl.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.layout import Form
from lcc.excel.bid_form.spots import Spot, bare
from lcc.excel.form.agreed_text import agreed
from lcc.excel.form.layout import LABEL, UNIT, UNITS, Cell
from lcc.record.path import Path

_SECURITY: Path = ("security",)
"""What every form asks as an amount of money, and nothing but that: its unit is the currency."""
_OF_TIME = re.compile(r"years|(.*_)?(years|months)")


class OtherUnit(NamedTuple):
    """In what a number was asked, and in what it is now."""

    was: object
    now: object


class Units:
    """In what an earlier form asked its numbers, beside what the form of now does.

    Parameters
    ----------
    form
        The form as it is now.
    of_items
        By the name of an item: in which unit its quantity was told, and in which it is.
    """

    def __init__(self, form: Form, of_items: Mapping[str, OtherUnit], currency: OtherUnit) -> None:
        self._asked = {cell.input.key: cell for cell in form.inputs if cell.input}
        self._beside = {
            cell.input.key: [one for one in layout.cells if one.row == cell.row and one.style in UNITS]
            for layout in form.sheets
            for cell in layout.inputs
            if cell.input
        }
        self._of_items, self._currency = of_items, currency

    def changed(self, key: Path, before: tuple[Spot, SheetCell], now: Spot) -> OtherUnit | None:
        """Return in what a number was asked that is asked in something else now; None where it is the same."""
        asked = self._asked[key]
        if (
            asked.input is None
            or asked.input.kind not in ("number", "whole")
            or asked.input.choices
            or _is_time(key)
        ):
            return None
        spot, cell = before
        sheet: Worksheet = cell.parent  # type: ignore[assignment]
        row = int(cell.row or 0)
        told, units = _told_in_row(sheet, row), [agreed(str(one.value or "")) for one in self._beside[key]]
        for one, unit in zip(self._beside[key], units, strict=True):
            beside = sheet.cell(row, one.column + 1)
            found = told.get(one.column + 1, "")
            if unit == found or (unit and unit in told.values()):
                continue
            found = found or next((text for text in told.values() if text not in units), "")
            # Where an earlier form asks something in place of a unit, it tells none: then what comes next decides.
            if found or beside.protection.locked:
                return OtherUnit(found, one.value)
        if spot.column != now.column and bare(spot.column) == bare(now.column):
            return OtherUnit(spot.column, now.column)
        if asked.style.endswith("_money") and self._currency.was != self._currency.now:
            return self._currency
        return self._of_item(asked, now)

    def _of_item(self, asked: Cell, now: Spot) -> OtherUnit | None:
        units = self._of_items.get(now.item)
        is_per_unit = asked.input is not None and asked.input.kind == "number"
        return units if units and is_per_unit and units.was != units.now else None


def currency_on(more: Worksheet, form: Form) -> str:
    """Return in which currency an earlier form asks amounts; nothing where its second sheet does not say."""
    label = form.more.labels[_SECURITY]
    cells = more._cells  # noqa: SLF001
    row = next((row for (row, column), one in cells.items() if column == LABEL + 1 and one.value == label), 0)
    beside = cells.get((row, UNIT + 1))
    return str(beside.value or "") if beside else ""


def _told_in_row(sheet: Worksheet, row: int) -> dict[int, str]:
    """Return by column what a row tells beside its label: the column of a unit moves with what else a row asks."""
    cells = ((column, sheet._cells.get((row, column))) for column in range(LABEL + 2, sheet.max_column + 1))  # noqa: SLF001
    told = {column: agreed(str(cell.value or "")) for column, cell in cells if cell and cell.protection.locked}
    return {column: text for column, text in told.items() if text}


def _is_time(key: Path) -> bool:
    return bool(_OF_TIME.fullmatch(str(key[-1])))
