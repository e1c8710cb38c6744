"""Price sheets as authorities make them, in a few rows each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl.workbook import Workbook

Rows = Sequence[Sequence[Any]]

TENDER: dict[str, Any] = {
    "id": "benches", "title": "Benches", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 20,
    "discount": {"rate": 0.0225, "basis": "real"}, "inflation": 0.02, "indices": {"labour": 0.03},
    "carbon_price": {2027: 0.13, 2030: 0.25, 2050: 0.80},
    "asked_phases": ["management", "maintenance", "demolition", "disposal"],
    "items": [{"id": "bench", "name": "Bank met rugleuning", "quantity": 100, "unit": "stuk"}],
}  # fmt: skip
"""100 benches for 20 years: management, maintenance, demolition and disposal are asked for."""

NOTHING_ELSE: Rows = [["Beheer", 0, "€ per jaar"], ["Demontage", 0], ["Afvoer", 0]]
"""The other phases that the tender asks for, at no cost."""


def written(file: Path, rows: Rows, merged: Sequence[str] = ()) -> Path:
    """Write rows to a workbook, from A1 on."""
    workbook = Workbook()
    [sheet] = workbook.worksheets
    sheet.title = "Blad1"
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    for area in merged:
        sheet.merge_cells(area)
    workbook.save(file)
    return file


NUMBERED: Rows = [[number] for number in range(3, 11)]


def free_rows(rows: Rows, bidder: str | None) -> Rows:
    """Return a sheet with a table that bidders fill in: ten numbered rows and a total."""
    filled = list(rows) + [[number] for number in range(len(rows) + 1, 11)]
    return [
        ["Naam inschrijver", bidder],
        ["Aanschafprijs per bank", 900 if bidder else None, "€ per stuk"],
        ["Levensduur (jaar)", 20],
        ["Demontage", 0],
        ["Afvoer", 0],
        [],
        [],
        ["Nr", "Omschrijving", "Fase", "Prijs per jaar (€)"],
        *filled,
        [],
        [None, "Totaal", None, "=SUM(D9:D18)"],
    ]


FIVE = [
    [1, "Reinigen", "Onderhoud", 10], [2, "Beheer", "Beheer", 5], [3, "Schilderen", "Onderhoud", 20],
    [4, "Keuring", "Onderhoud", 15], [5, "Vervangen onderdelen", "Onderhoud", 30],
]  # fmt: skip
