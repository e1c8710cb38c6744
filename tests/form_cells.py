"""The cells of a bid form in tests: on whichever of its two sheets they stand."""

from typing import Any

from openpyxl.workbook import Workbook

from lcc.excel.bid_form.layout import Form
from lcc.record.path import Path
from lcc.record.problem import Problem


def addresses(form: Form) -> dict[Path, str]:
    """Return where each answer stands, with its sheet: `Bid form!C24`."""
    return {key: f"{layout.sheet}!{cell}" for layout in form.sheets for key, cell in layout.places.items()}


def by_key(form: Form) -> dict[str, str]:
    """Return the same with each key as a text."""
    return {"/".join(map(str, key)): address for key, address in addresses(form).items()}


def cell_at(workbook: Workbook, address: str) -> Any:
    """Return the cell at an address with its sheet."""
    sheet, _sign, cell = address.rpartition("!")
    return workbook[sheet][cell] if sheet else workbook.worksheets[0][cell]


def place_of(problem: Problem) -> str:
    """Return where a problem stands, as an address with its sheet."""
    return f"{problem.origin.sheet}!{problem.origin.cell}"
