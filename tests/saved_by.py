"""How other programs write a workbook of ours: what they keep, and what they leave out or put in their own way."""

import io
import re
import zipfile
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Save = Callable[[bytes], bytes]


def by_openpyxl(content: bytes) -> bytes:
    """Load and save: texts stand in their cells, styles are numbered anew, formulas have no values."""
    return _saved(load_workbook(io.BytesIO(content)))


def as_values(content: bytes) -> bytes:
    """Write as a table library does: values alone, no styles, no names, no widths, hidden sheets in view."""
    found, written = load_workbook(io.BytesIO(content), data_only=True), Workbook()
    written.remove(written.worksheets[0])
    for sheet in found.worksheets:
        assert isinstance(sheet, Worksheet)
        other = written.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    other.cell(cell.row, cell.column).value = cell.value
    return _saved(written)


def as_a_web_program(content: bytes) -> bytes:
    """Write as a program in a browser does: other fonts and greys, nothing above pages, no area to print."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for side in ("left", "right"):
            getattr(sheet.oddHeader, side).text = None
        sheet.print_area = None
    parts = _parts(_saved(book))
    styles = parts["xl/styles.xml"].decode().replace('val="Calibri"', 'val="Arial"')
    parts["xl/styles.xml"] = styles.replace("FFB8C4CE", "FF999999").replace("FFF4F5F6", "FFEFEFEF").encode()
    return _zipped(parts)


def without_names(content: bytes) -> bytes:
    """Leave out every defined name, as programs do that have none."""
    parts = _parts(content)
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = re.sub(r"<definedNames>.*</definedNames>", "", book, flags=re.DOTALL).encode()
    return _zipped(parts)


def with_other_tabs(content: bytes) -> bytes:
    """Put something before the name of each sheet, as a program does that makes tables of them."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.title = f"{sheet.title} - T1"
    return _saved(book)


def with_returns(content: bytes) -> bytes:
    """Write a character after each text that XML can't hold, and spaces around it."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        assert isinstance(sheet, Worksheet)
        for row in sheet.iter_rows():
            for cell in row:
                if (
                    isinstance(cell.value, str)
                    and not cell.value.startswith("=")
                    and sheet.sheet_state == "visible"
                ):
                    cell.value = f"{cell.value}_x000D_ "
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
