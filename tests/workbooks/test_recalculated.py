"""What LibreOffice computes comes back as it is: numbers with all their digits, texts as texts."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from reading import cells_alone

import make
from lcc.excel.comparison.write import write_comparison
from libreoffice import bare, needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]

CASES = {
    "=1/3": 1 / 3,
    "=1e-9/3": 1e-9 / 3,
    "=-2/3*1e9": -2e9 / 3,
    "=1/0": "#DIV/0!",
    '=20&"30"': "2030",
    '="a,"&"b"': "a,b",
    "2030": "2030",
    "76%": "76%",
    'two "quoted"\nlines': 'two "quoted"\nlines',
    "=1+2": 3,
}


@pytest.mark.parametrize("locale", ["C", "nl_NL.UTF-8"])
def test_a_value_comes_back_with_its_type(locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    book = Workbook()
    plain, shares = book.worksheets[0], book.create_sheet("Shares & more")
    for row, formula in enumerate(CASES, start=2):
        plain.cell(row, 2).value = formula
    shares["A1"], shares["A1"].number_format = "=2/3", "0%"
    book.save(tmp_path / "book.xlsx")
    [found] = recalculated([tmp_path / "book.xlsx"], tmp_path / "again")
    assert [found.worksheets[0].cell(1, 1).value, found["Sheet"]["A2"].value] == [None, None]
    values = [found["Sheet"].cell(row, 2).value for row in range(2, len(CASES) + 2)]
    assert values == [pytest.approx(one, rel=1e-14) if isinstance(one, float) else one for one in CASES.values()]
    assert found["Shares & more"]["A1"].value == pytest.approx(2 / 3, rel=1e-14)


def test_formulas_come_to_the_same_without_what_is_to_see(tmp_path: Path) -> None:
    whole, plain, cells = (tmp_path / f"{name}.xlsx" for name in ("whole", "plain", "cells"))
    evaluation = make.compared(make.example("reusable-cups"))
    whole.write_bytes(write_comparison(evaluation, language="en"))
    bare(load_workbook(whole)).save(plain)
    cells.write_bytes(cells_alone(evaluation, "en"))
    one, *others = recalculated([whole, plain, cells], tmp_path / "again")
    for file, other in zip((plain, cells), others, strict=True):
        assert file.stat().st_size < whole.stat().st_size
        assert one.sheetnames == other.sheetnames
        for sheet in one.worksheets:
            wanted, found = values_of(sheet), values_of(other[sheet.title])
            for place in wanted.keys() | found.keys():
                value = found.get(place)
                assert wanted.get(place) == (
                    pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
                )


def values_of(sheet: Any) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
