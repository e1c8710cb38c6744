"""Method: the rules of the calculation, in words."""

from collections.abc import Sequence

from lcc.evaluation.evaluate import Evaluation
from lcc.excel.cells.sheet_writer import Page
from lcc.method.rules import fingerprint, said
from lcc.model.received import Received
from lcc.record.place import InputFile, checksum
from lcc.words.received import account, counted

RULE, TEXT = 0, 1
SHA256 = "SHA-256 "


def write(
    page: Page,
    evaluation: Evaluation,
    inputs: Sequence[InputFile],
    program: str,
    version: int,
) -> None:
    """Write the sheet. The files go by their names: where they stood says nothing to another reader."""
    _ = page._
    page.widths(30, 110)
    page.note(_("These rules are applied by the program and by the formulas in this workbook alike."))
    row = 3
    page.heads(row, RULE, _("Rule"), _("Text"))
    page.keep_heads(row)
    for title, text in said(evaluation.tender, _):
        row += 1
        page.text(row, RULE, title, "wrapped")
        page.text(row, TEXT, text, "wrapped")
        page.sheet.set_row(row, 14 * max(1, -(-len(text) // 115)) + 4)
    row += 2
    page.heading(row, _("Made with"), TEXT)
    page.text(row + 1, RULE, _("Program"))
    page.text(row + 1, TEXT, program)
    page.text(row + 2, RULE, _("Method"))
    page.text(row + 2, TEXT, f"{evaluation.tender.method} ({fingerprint(evaluation.tender, version)})")
    row += 4
    if evaluation.received is not None:
        row = write_files(page, row, evaluation.received)
    page.heading(row, _("Made from"), TEXT)
    for offset, file in enumerate(inputs, start=1):
        page.text(row + offset, RULE, file.file)
        page.text(row + offset, TEXT, SHA256 + file.sha256, "key")
    if inputs:
        page.text(row + len(inputs) + 1, RULE, _("Checksum of these files"))
        page.text(row + len(inputs) + 1, TEXT, checksum(inputs), "key")
    page.finish()


def write_files(page: Page, row: int, received: Received) -> int:
    """Write how many files were handed in, and what became of those that were not read; return the row after them."""
    _ = page._
    page.heading(row, _("Handed in"), TEXT)
    page.text(row + 1, RULE, _("Bids and files"))
    page.text(row + 1, TEXT, counted(received).say(_))
    row += 2
    for file, what in account(received):
        page.text(row, RULE, file.say(_))
        page.text(row, TEXT, what.say(_))
        row += 1
    return row + 1
