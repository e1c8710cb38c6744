"""What a cell is about on a sheet of which no layout says so: the words that stand before it in its row."""

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.record.message import Message
from lcc.record.place import Asked
from lcc.record.problem import Problem, problem_at

_MOST, _LONGEST = 3, 60
"""How many texts are taken, and how long one is that is still a label."""


def asked_at(sheet: Worksheet, address: str) -> Asked:
    """Return where a cell stands, with the texts before it in its row as what is asked there.

    `address` is that of one cell, or of two that are multiplied: C4 x D4.
    """
    row, column = coordinate_to_tuple(address.partition(" ")[0])
    cells = sheet._cells  # noqa: SLF001
    before = [cells[row, k].value for k in range(1, column) if (row, k) in cells]
    labels = [text for one in before if isinstance(one, str) and (text := " ".join(one.split(maxsplit=20)))]
    words = [text for text in labels if len(text) <= _LONGEST and not text.startswith("=")]
    label = ", ".join(dict.fromkeys(words[-_MOST:]))
    return Asked(field="", sheet=sheet.title, cell=address, label=label, is_only_sheet=False)


def problem_on(workbook: Workbook, finding: Message) -> Problem:
    """Return a finding, whose path is a sheet and a cell, as a problem of that cell with what is asked there."""
    name, address = (str(part) if part else "" for part in finding.path or (None, None))
    sheet = workbook[name] if name in workbook.sheetnames else None
    is_cell = isinstance(sheet, Worksheet) and address.isalnum()
    return problem_at(
        finding, place=asked_at(sheet, address) if is_cell and isinstance(sheet, Worksheet) else None
    )
