"""The workbook of a contract: its formulas come to what the program says, in another program too."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import lamps
import lcc
from lcc.contract.book import write_calendar, write_contract
from lcc.contract.followed import Followed
from lcc.language import Language
from libreoffice import needs_libreoffice, recalculated

AT = date(2032, 1, 15)


def followed(rows: Sequence[dict[str, Any]] = lamps.FIVE_YEARS) -> Followed:
    made = lcc.realise(lamps.contract(lamps.AGREED), rows, by="A. Jansen", on=date(2032, 1, 10))
    return lcc.follow(made, lamps.series(), at=AT)


def in_january() -> list[dict[str, Any]]:
    """Return what was recorded, with what fell due at the end of a year paid in the next one."""
    late = (
        one | {"date": f"{int(one['date'][:4]) + 1}-01-05"}
        for one in lamps.FIVE_YEARS
        if one["date"][5:] == "12-31"
    )
    return [*(one for one in lamps.FIVE_YEARS if one["date"][5:] != "12-31"), *late]


@pytest.mark.libreoffice
@needs_libreoffice
def test_libreoffice_adds_up_the_same_ledger(tmp_path: Path) -> None:
    files = [tmp_path / "contract.xlsx", tmp_path / "late.xlsx"]
    files[0].write_bytes(write_contract(followed(), "en"))
    files[1].write_bytes(write_contract(followed(in_january()), "en"))
    for file, found in zip(files, recalculated(files, tmp_path / "again"), strict=True):
        shown = load_workbook(file, data_only=True)
        formulas = load_workbook(file)
        for name in ("Contract", "Ledger"):
            compared = 0
            for row in formulas[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        ours, theirs = shown[name][cell.coordinate].value, found[name][cell.coordinate].value
                        assert (theirs or 0) == pytest.approx(ours or 0, abs=1e-6), (name, cell.coordinate)
                        compared += 1
            assert compared


@pytest.mark.parametrize("rows", [lamps.FIVE_YEARS, in_january()], ids=["on the day", "in January"])
def test_the_ledger_has_the_deviations_of_each_year(rows: list[dict[str, Any]]) -> None:
    book = load_workbook(io.BytesIO(write_contract(followed(rows), "en")), data_only=True)
    sheet = book["Ledger"]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Paid more than promised")
    years = [cell.value for cell in sheet[top + 1]][1:8]
    assert years == list(range(2027, 2034))
    power = next(row for row in sheet.iter_rows(min_row=top) if str(row[0].value).startswith("electricity"))
    assert [cell.value for cell in power[1:8]] == [0, 0, 1_638, 1_638, 0, None, None]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_written_in_both_languages_before_anything_is_recorded(language: Language) -> None:
    empty = lcc.follow(lamps.contract(), at=date(2027, 2, 1))
    sheets = load_workbook(io.BytesIO(write_contract(empty, language))).sheetnames
    assert len(sheets) == 6
    assert load_workbook(io.BytesIO(write_calendar(empty, language))).sheetnames == sheets[-1:]


def test_no_text_of_a_stranger_is_a_formula() -> None:
    bid = lamps.BID | {"bidder": {"name": "=1+1"}}
    rows = [lamps.paid(lamps.CARE, "2027-12-31", 1, "=HYPERLINK(1)")]
    made = lcc.realise(lamps.contract({}, bid), rows, by="=2+2", on=date(2028, 1, 1))
    book = load_workbook(io.BytesIO(write_contract(lcc.follow(made, at=date(2028, 1, 1)), "en")))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert not any("HYPERLINK" in str(cell.value) or "2+2" in str(cell.value) for cell in values)
