"""What LibreOffice computes comes back as it is: numbers with all their digits, texts as texts."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from libreoffice import needs_libreoffice, recalculated

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
