"""A document for people on a sheet: its texts and tables below each other, as wide as a page."""

from math import ceil
from textwrap import wrap

from xlsxwriter.utility import xl_range

from lcc.excel.cells.sheet_writer import Page
from lcc.words.blocks import Block, BulletList, Document, Heading, Table, writable

_COLUMNS, _WIDTH = 12, 13
_LETTERS, _LINE, _AROUND_LINES, _MOST_HEIGHT = 12, 13.5, 4, 400
_LONGEST = 400
"""A text that is longer asks for no wider column."""


def write_document(page: Page, document: Document) -> None:
    """Write a document on a sheet that has its title already. What stands in it is text, whatever it looks like."""
    page.widths(*([_WIDTH] * _COLUMNS))
    page.note(writable(document.subtitle))
    row = 3
    for block in document.blocks:
        row = _write(page, row, block)
    page.sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, row, _COLUMNS - 1)})
    page.finish()


def _write(page: Page, row: int, block: Block) -> int:
    """Write a block, and return the row after it."""
    if isinstance(block, Table):
        return _table(page, row, block)
    if isinstance(block, Heading):
        if block.level == 1:
            page.heading(row, writable(block.text), _COLUMNS - 1)
        else:
            page.text(row, 0, writable(block.text), "sentence")
        return row + 1
    texts = [f"- {entry}" for entry in block.entries] if isinstance(block, BulletList) else [block.text]
    for text in texts:
        _row(page, row, (text,), (_COLUMNS,), "wrapped")
        row += 1
    return row


def _table(page: Page, row: int, table: Table) -> int:
    page.text(row, 0, writable(table.caption), "note")
    spans = spans_of(table)
    _row(page, row + 1, table.heads, spans, "column")
    for down, cells in enumerate(table.rows, start=row + 2):
        _row(page, down, cells, spans, "wrapped")
    return row + len(table.rows) + 3


def spans_of(table: Table) -> tuple[int, ...]:
    """Return over how many columns of the sheet each column of a table goes.

    There is room for its longest word, and what is left goes where the texts are longest.

    >>> spans_of(Table("", ("What", "Value"), (("a", "b " * 30),)))
    (1, 11)
    """
    columns = list(zip(table.heads, *table.rows, strict=True))
    longest = [min(max(map(len, column)), _LONGEST) for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=1) for column in columns]
    spans = [min(max(1, ceil(word / _LETTERS)), _COLUMNS // len(columns)) for word in words]
    for _spare in range(_COLUMNS - sum(spans)):
        spans[max(range(len(spans)), key=lambda k: longest[k] / spans[k])] += 1
    return tuple(spans)


def _row(page: Page, row: int, texts: tuple[str, ...], spans: tuple[int, ...], style: str) -> None:
    column, lines = 0, 1
    for text, span in zip(texts, spans, strict=True):
        if span > 1:
            page.sheet.merge_range(row, column, row, column + span - 1, "", page.styles[style])
        page.text(row, column, writable(text), style)
        lines = max(lines, sum(max(1, len(wrap(line, span * _LETTERS))) for line in text.split("\n")))
        column += span
    page.sheet.set_row(row, min(lines * _LINE + _AROUND_LINES, _MOST_HEIGHT))
