"""The list of what is harvested as a workbook: a row for each material, with cells for what comes out of the work."""

import io
from collections.abc import Sequence

from lcc.circularity.harvest import Harvested
from lcc.documents.harvest import COLUMNS, how_to_declare, values_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.sheet_writer import Page, lines_of
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.language import translator

_HEADS, _LINE = 3, 14
_WIDTHS = {"quantity": 11, "unit": 12, "year": 12, "r_step": 14, "available": 12, "owner_until": 12}
_DATES = ("available", "owner_until")
_SPARE = 20
"""Rows below the last one, for batches that the bid does not tell apart."""


def write_harvest_list(
    evaluation: Evaluation, one: BidEvaluation, found: Sequence[Harvested], language: str
) -> bytes:
    """Return the list of what one bid harvests as an .xlsx file."""
    _, tender = translator(language), evaluation.tender
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title=tender.title)
    header = (title_and_code(tender.title, tender.id), made_with())
    page = Page(
        workbook, Styles(workbook), _("Harvested materials"), _("Declaration of harvested materials"), _, header
    )
    widths = [_WIDTHS.get(column, 22) for column in COLUMNS]
    page.widths(*widths)
    page.note(f"{tender.title} ({tender.authority}): {one.bid.name}")
    page.text(2, 0, how_to_declare(_), "note")
    heads = [_(head) for head in COLUMNS.values()]
    page.heads(_HEADS, 0, *heads)
    page.keep_heads(_HEADS, columns=1, height=3 * _LINE)
    rows = [values_of(each, tender.authority, one.bid.bidder.name, _) for each in found]
    for row, stated in enumerate([*rows, *({} for _row in range(_SPARE))], start=_HEADS + 1):
        lines = 1
        for column, (name, width) in enumerate(zip(COLUMNS, widths, strict=True)):
            value = stated.get(name)
            style = _style(name)
            if value is None:
                page.blank(row, column, style)
            else:
                page.value(row, column, value, style)
                lines = max(lines, lines_of(str(value), width) if isinstance(value, str) else 1)
        page.height(row, lines * _LINE + 3)
    page.finish()
    return finished(workbook, buffer)


def _style(column: str) -> str:
    if column == "quantity":
        return "input_number"
    return "input_date" if column in _DATES else "input_lines"
