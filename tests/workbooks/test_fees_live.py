"""Fees by quality class and of users, live: LibreOffice follows shares, fees and whether what users pay counts."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reading import differences, table

import fees
import make
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.write import write_comparison
from libreoffice import needs_libreoffice, recalculated

pytestmark = [needs_libreoffice, pytest.mark.libreoffice]


def typed(sheet: Worksheet, label: str, value: str | float) -> None:
    """Type a value beside what an assumption is called."""
    [row] = [cell.row for cell in sheet["A"] if cell.value == label]
    sheet.cell(row, 2).value = value


def test_shares_and_who_counts_are_followed(tmp_path: Path) -> None:
    item = fees.PAPER | {"fees_paid_by": "users"}
    bids = [
        fees.by_quality(-70.0, 45.0, name="A", fixed_fee_per_year=20.0),
        fees.by_quality(-40.0, -20.0, name="B", fixed_fee_per_year=30.0),
    ]

    shown = evaluate(make.tender(items=[item], users_cost="shown"), bids)
    files = {name: tmp_path / f"{name}.xlsx" for name in ("as it is", "changed")}
    content = write_comparison(shown, language="en")
    files["as it is"].write_bytes(content)
    book = load_workbook(io.BytesIO(content))
    typed(book["Assumptions"], "What users pay", "counts in the comparison")
    typed(book["Assumptions"], "Share of clean in the use of Paper", 0.5)
    typed(book["Assumptions"], "Share of dirty in the use of Paper", 0.5)
    book.save(files["changed"])
    again = dict(zip(files, recalculated([*files.values()], tmp_path / "again"), strict=True))
    assert list(differences(again["as it is"], shown)) == []
    costs = {}
    for name, one in again.items():
        rows = {row["Bidder"]: row for row in table(one["Award"], "From cost to rank")}
        costs[name] = [rows[bidder]["Cost in cents, EUR"] for bidder in "AB"]
    # 1,000 tonnes in ten years: 500 x -70 + 500 x 45 and 500 x -40 + 500 x -20, beside the fixed fees.
    assert costs == {"as it is": [200.0, 300.0], "changed": [-12_300.0, -29_700.0]}
    ranking = {row["Bidder"]: row for row in table(again["as it is"]["Summary"], "Ranking, EUR")}
    assert [ranking[bidder]["What users pay"] for bidder in "AB"] == [-47_000.0, -36_000.0]
