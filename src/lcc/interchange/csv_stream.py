"""CSV of strangers, read a line at a time: never all of it in memory, and refused where it can be read in two ways."""

import codecs
import csv
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from lcc.interchange.limits import STREAMED_JSON
from lcc.interchange.untrusted_text import beyond, problem
from lcc.record.problem import InputRefusedError, refusal

_LONGEST_LINE = 1_000_000
_SIGNS = (";", "\t", ",")
"""What divides cells: the first of them in the first line that has any."""
_FIRST_LINES = 20


class CsvRow(NamedTuple):
    """The cells of a row, and the line on which it ends, 1 the first."""

    cells: list[str]
    line: int


class CsvStream(NamedTuple):
    """Rows that are not empty, and whether a comma is a sign in numbers: where something else divides the cells."""

    rows: Iterator[CsvRow]
    has_comma: bool


def csv_stream(stream: BinaryIO) -> CsvStream:
    """Return the rows of a CSV in UTF-8, with or without a mark of byte order.

    Reading its rows raises the same errors.

    Raises
    ------
    InputRefusedError
        It is no CSV in UTF-8, or is larger than `limits` allow.
    """
    lines = _lines(stream)
    first = [*islice(lines, _FIRST_LINES)]
    sign = next((one for line in first for one in _SIGNS if one in line), ",")
    return CsvStream(_rows(chain(first, lines), sign), has_comma=sign != ",")


def _rows(lines: Iterator[str], sign: str) -> Iterator[CsvRow]:
    reader = csv.reader(lines, delimiter=sign, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield CsvRow(cells, reader.line_num)
    except csv.Error as error:
        raise refusal("csv_not_read", str(error)) from None


def _lines(stream: BinaryIO) -> Iterator[str]:
    read = number = 0
    while line := stream.readline(_LONGEST_LINE + 1):
        number += 1
        read += len(line)
        if len(line) > _LONGEST_LINE:
            raise refusal("csv_not_read", f"{len(line)}")
        if read > STREAMED_JSON.file_bytes:
            raise InputRefusedError([beyond("file_bytes", read, STREAMED_JSON)])
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            raise InputRefusedError(
                [problem("not_text", f"byte {read - len(line) + error.start}", number)]
            ) from None
        if "\x00" in text:
            raise InputRefusedError([problem("not_text", f"byte {read - len(line) + text.index(chr(0))}", number)])
        yield text
