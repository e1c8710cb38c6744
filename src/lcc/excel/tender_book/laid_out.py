"""The tender as it was when a book was laid out, on a hidden sheet: what the sheets of its bids ask follows from it."""

from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook as OpenedWorkbook
from xlsxwriter.workbook import Workbook

from lcc.checks.validation import record_of
from lcc.excel.cells.workbook import ExactSheet
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import marked
from lcc.interchange.json_file import stated_in_json
from lcc.interchange.json_text import as_json_text
from lcc.model.tender import Tender
from lcc.record.problem import InputRefusedError

_NAME = "laid out"
_LONGEST = 30_000
"""Characters in a cell: Excel takes 32,767."""


def write_laid_out(workbook: Workbook, tender: Tender, mark: Mark) -> None:
    """Add the sheet to a book that is being written."""
    sheet = workbook.add_worksheet(_NAME, ExactSheet)
    sheet.hide()
    sheet.write_string(0, 0, str(Mark("laid", mark.version, mark.language)))
    text = as_json_text(tender.model_dump(mode="json", exclude_unset=True, exclude_none=True))
    for row, start in enumerate(range(0, len(text), _LONGEST), start=1):
        sheet.write_string(row, 0, text[start : start + _LONGEST])


def laid_out_in(workbook: OpenedWorkbook) -> Tender | None:
    """Return the tender that a book was laid out for; None where the sheet is gone or was changed."""
    sheets = marked(workbook, "laid")
    if len(sheets) != 1:
        return None
    [(_mark, sheet)] = sheets
    texts = [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)]
    try:
        return record_of(stated_in_json("".join(str(unescape(str(text))) for text in texts).encode()), Tender)
    except InputRefusedError:
        return None
