"""LibreOffice as the second opinion: recalculates workbooks, and shows them as a person would see them."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
IN_CI = os.environ.get("CI") == "true"

needs_libreoffice = pytest.mark.skipif(
    SOFFICE is None and not IN_CI, reason="LibreOffice is not installed: `make libreoffice` installs it"
)

# Without the first, LibreOffice trusts the values in the file, and a comparison with them could not fail; without the
# second, numbers have a comma where the machine is Dutch.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"""

# Comma, quotes, UTF-8, from the first line; texts in quotes, numbers without, with all their digits; every sheet.
_CSV_OF_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,\n]*))([,\n])')

_AT_ONCE = 200
"""Files for one start: at some 250 LibreOffice stops without a word."""


def convert(files: Sequence[Path], to: str, into: Path) -> list[Path]:
    """Convert files with LibreOffice, recalculating every formula; return what came out."""
    _start(files, to, into)
    suffix = "." + to.partition(":")[0]
    return _written([into / (file.stem + suffix) for file in files])


def _start(files: Sequence[Path], to: str, into: Path) -> None:
    assert SOFFICE, "LibreOffice is needed in CI: the test command installs it"
    profile = Path(_profile().name)
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(into)]
    for k in range(0, len(files), _AT_ONCE):
        subprocess.run(
            [*command, *map(str, files[k : k + _AT_ONCE])], check=True, capture_output=True, timeout=600
        )


@cache
def _profile() -> "tempfile.TemporaryDirectory[str]":
    """Return the profile of this process, in which LibreOffice writes what it needs at its first start."""
    folder = tempfile.TemporaryDirectory(prefix="libreoffice-")
    (Path(folder.name) / "user").mkdir()
    (Path(folder.name) / "user" / "registrymodifications.xcu").write_text(_SETTINGS)
    return folder


def _written(files: list[Path]) -> list[Path]:
    missing = [file.name for file in files if not file.exists()]
    assert not missing, f"LibreOffice did not write {missing}"
    return files


def recalculated(files: Sequence[Path], into: Path) -> list[Workbook]:
    """Return workbooks with the values that LibreOffice computes, and nothing else of them."""
    into.mkdir(parents=True, exist_ok=True)
    _start(files, _CSV_OF_EVERY_SHEET, into)
    return [_values(file, into) for file in files]


def bare(book: Workbook) -> Workbook:
    """Return the values and formulas of a workbook, which come to the same without what is to see of them.

    LibreOffice spends two thirds of its time on the rest: that goes for whole workbooks, a few of each kind.
    """
    plain = Workbook()
    plain.remove(plain.worksheets[0])
    for sheet in book.worksheets:
        copied = plain.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copied.cell(cell.row, cell.column).value = cell.value
                    copied.cell(cell.row, cell.column).data_type = cell.data_type
    plain.defined_names.update(book.defined_names)
    return plain


def _values(file: Path, into: Path) -> Workbook:
    """Return the values in the CSV files that were made of a workbook, one for each sheet."""
    values = Workbook()
    values.remove(values.worksheets[0])
    names = load_workbook(file, read_only=True).sheetnames
    for name, written in zip(names, _written([into / f"{file.stem}-{name}.csv" for name in names]), strict=True):
        sheet = values.create_sheet(name)
        for number, row in enumerate(_rows(written.read_text("utf-8")), start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column).value = value
    return values


def _rows(text: str) -> Iterator[list[str | float | None]]:
    row: list[str | float | None] = []
    for quoted, plain, end in _FIELD.findall(text):
        row.append(_value(plain) if plain else quoted.replace('""', '"') or None)
        if end == "\n":
            yield row
            row = []


def _value(plain: str) -> str | float:
    """Return a number, such as 12.5 or 76%; anything else without quotes, such as an error, as it stands."""
    try:
        return float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        return plain
