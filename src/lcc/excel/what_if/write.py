"""The sheet with every number that makes a difference, as bid sheets call it, to fill in what it may be instead."""

import io

from lcc.analysis.sensitivity import Sensitivity, called
from lcc.engine.sensitivity import Swing
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.styles import Styles
from lcc.excel.cells.workbook import finished, made_with, new_workbook, title_and_code
from lcc.excel.form.mark import Mark
from lcc.excel.what_if.sheet import (
    BIDDER,
    FIRST_SCENARIO,
    HEAD_ROW,
    ITEM,
    KIND,
    LOWEST,
    NAME,
    NOW,
    SCENARIOS,
    UNIT,
    WHAT,
)
from lcc.language import Translate, translator
from lcc.model.tender import Tender
from lcc.record.version import LAYOUT

_WIDTHS = (1, 24, 20, 44, 20, 13, 13, 13, 16, 16, 16, 40)
_MOST_ROWS = 300


def write_what_if(found: Sensitivity, tender: Tender, language: str) -> bytes:
    """Return the workbook: what changes the lead of the winner most comes first."""
    _ = translator(language)
    buffer = io.BytesIO()
    workbook = new_workbook(buffer, title=tender.title)
    header = (title_and_code(tender.title, tender.id), made_with())
    page = Page(workbook, Styles(workbook), _("What if"), "", _, header)
    page.text(0, 0, str(Mark(KIND, LAYOUT, language)), "mark")
    page.text(0, BIDDER, _("What if: {title}").format(title=tender.title), "title")
    for row, note in enumerate(_notes(_), start=1):
        page.text(row, BIDDER, note, "note")
    page.widths(*_WIDTHS)
    page.heads(HEAD_ROW, BIDDER, _("Of whom"), _("Item"), _("What"), _("Unit"))
    page.heads(HEAD_ROW, NOW, _("Now"), _("Lowest"), _("Highest"), style="number_column")
    for k in range(SCENARIOS):
        page.text(HEAD_ROW, FIRST_SCENARIO + k, _("Scenario {number}").format(number=k + 1), "input_text")
    page.heads(HEAD_ROW, NAME, _("Name"))
    page.keep_heads(HEAD_ROW, columns=WHAT + 1, height=20)
    shown = found.swings[:_MOST_ROWS]
    for row, swing in enumerate(shown, start=HEAD_ROW + 1):
        _write_row(page, row, found, swing, tender)
    page.sheet.print_area(0, 0, HEAD_ROW + len(shown), FIRST_SCENARIO + SCENARIOS - 1)
    page.finish()
    return finished(workbook, buffer)


def _notes(_: Translate) -> tuple[str, ...]:
    return (
        _("Fill in the coloured cells of what is uncertain, and leave the others empty."),
        _("Between lowest and highest, what is stated now is the most likely. How often does the same bid win?"),
        _("In a scenario several numbers are otherwise together; give it a name in the head of its column."),
        _(
            "Then, on the command line: lcc simulate ... --uncertainty THIS FILE, or lcc sensitivity ... --scenarios "
            "THIS FILE."
        ),
    )


def _write_row(page: Page, row: int, found: Sensitivity, swing: Swing, tender: Tender) -> None:
    _, one = page._, swing.range
    name = found.names[one.input]
    page.text(row, BIDDER, name.bidder or _("the tender"))
    page.text(row, ITEM, name.item)
    page.text(row, WHAT, name.what.say(_))
    page.text(row, UNIT, name.unit(tender, _), "unit")
    page.number(row, NOW, one.stated, "share" if name.is_share else "amount")
    for column in range(LOWEST, FIRST_SCENARIO + SCENARIOS):
        page.blank(row, column, "input_share" if name.is_share else "input_money")
        page.bounds(row, column, one.bounds.low, one.bounds.high)
    page.text(row, NAME, called(one.input), "key")
