"""Method: the rules of the calculation, in words."""

from collections.abc import Sequence

from lcc.evaluate import Evaluation
from lcc.excel.page import Page
from lcc.model.result import InputFile
from lcc.report.method import rules

RULE, TEXT = 0, 1


def write(page: Page, evaluation: Evaluation, inputs: Sequence[InputFile], version: str) -> None:
    """Write the sheet."""
    _ = page._
    page.widths(30, 110)
    page.text(
        1, 0, _("These rules are applied by the program and by the formulas in this workbook alike."), "note"
    )
    row = 3
    page.heads(row, RULE, _("Rule"), _("Text"))
    page.sheet.freeze_panes(row + 1, 0)
    page.sheet.repeat_rows(row)
    for title, text in rules(evaluation.tender):
        row += 1
        said = text.say(_)
        page.text(row, RULE, title.say(_), "wrapped")
        page.text(row, TEXT, said, "wrapped")
        page.sheet.set_row(row, 14 * max(1, -(-len(said) // 115)) + 4)
    row += 2
    page.heading(row, _("Made from"), TEXT)
    page.text(row + 1, RULE, _("Program"))
    page.text(row + 1, TEXT, f"lcc {version}")
    for offset, file in enumerate(inputs, start=2):
        page.text(row + offset, RULE, file.file)
        page.text(row + offset, TEXT, f"SHA-256 {file.sha256}", "key")
    page.protect()
