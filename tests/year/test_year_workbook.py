"""The year as a workbook: formulas over the records that another program works out to the same numbers."""

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import libreoffice
import make
import years
from lcc.indicators.figures import Indicators
from lcc.language import LANGUAGES, translator
from lcc.record.problem import InputRefusedError
from lcc.year import records_sheet
from lcc.year.found import YearFound
from lcc.year.pictures import pictures
from lcc.year.table import YearTable
from lcc.year.workbook import year_workbook

HOSTILE = '=HYPERLINK("http://x","y")'
EVERY = {
    "everything": years.EVERYTHING, "of groups": years.OF_GROUPS, "many": years.MANY, "unknown": years.UNKNOWN,
    "none": years.NONE,
}  # fmt: skip


def book(found: Indicators, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(year_workbook(found, 2027, language)))


def tables(found: Indicators, language: str = "en") -> dict[str, tuple[str, YearTable]]:
    """Return each table by its key, with the sheet that it is on."""
    every = pictures(YearFound(found), 2027, translator(language))
    return {table.key: (one.title, table) for one in every for table in one.tables}


def on_sheet(found: Workbook, sheet: str, table: YearTable) -> list[list[Any]]:
    """Return what stands below the heads of a table."""
    rows = [list(row) for row in found[sheet[:31]].iter_rows(values_only=True)]
    [start] = [k for k, row in enumerate(rows) if row[0] == table.caption]
    return [row[: len(table.heads)] for row in rows[start + 2 : start + 2 + len(table.rows)]]


def alike(cell: Any, wanted: str | float | None, unknown: str) -> bool:
    if cell in (None, ""):
        return wanted in (None, "-", "")
    if isinstance(wanted, str) or wanted is None:
        said = unknown if wanted is None else wanted
        return said == str(cell) or (str(cell).endswith("…") and said.startswith(str(cell)[:-1]))
    return float(cell) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.libreoffice
@libreoffice.needs_libreoffice
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_every_table_comes_out_in_another_program_as_the_indicators_say(tmp_path: Path, language: str) -> None:
    files = {name: tmp_path / f"{name}.xlsx" for name in EVERY if name != "none"}
    for name, file in files.items():
        file.write_bytes(year_workbook(EVERY[name], 2027, language))
    unknown, compared = translator(language)("not known"), 0
    for name, worked_out in zip(files, libreoffice.recalculated([*files.values()], tmp_path / "out"), strict=True):
        for key, (sheet, table) in tables(EVERY[name], language).items():
            for line, cells in zip(table.rows, on_sheet(worked_out, sheet, table), strict=True):
                for cell, value in zip(line, cells, strict=True):
                    assert alike(value, cell.value, unknown), (name, key, line[0].value, cell, value)
                    compared += cell.over is not None
    assert compared > 500


@pytest.mark.libreoffice
@libreoffice.needs_libreoffice
def test_who_changes_a_record_sees_the_year_change(tmp_path: Path) -> None:
    found = book(years.EVERYTHING)
    records = found["Records"]
    heads = [cell.value for cell in records[1]]
    row = next(cell.row for cell in records["A"] if cell.value == "2027-01")
    records.cell(row, heads.index("Circular awards") + 1).value = 1
    records.cell(row, heads.index("Emissions a year of the reference") + 1).value = 2_400
    owed, waste = found["Contracts by year"], found["Waste by region and year"]
    place = [cell.value for cell in owed[1]].index("Falls due") + 1
    owed.cell(next(cell.row for cell in owed["G"] if cell.value == 2036), place).value = 900
    total = next(cell.column for cell in waste[1] if cell.value == "TotaalHuishoudelijkAfval")
    waste.cell(2, total).value = 500
    found.save(tmp_path / "changed.xlsx")
    [changed] = libreoffice.recalculated([tmp_path / "changed.xlsx"], tmp_path / "out")
    of_year = {sheet: table for sheet, table in tables(years.EVERYTHING).values() if table.key == "circular_EUR"}
    [(sheet, table)] = of_year.items()
    shares = {row[0]: row[2:4] for row in on_sheet(changed, sheet, table)}
    assert [float(one) for one in shares[2027]] == [pytest.approx(2 / 3), 1.0]
    sheet, table = tables(years.EVERYTHING)["co2"]
    assert [row[-1] for row in on_sheet(changed, sheet, table)][2:] == [2_000, 2_000]
    sheet, table = tables(years.EVERYTHING)["claims_EUR"]
    assert [row[-1] for row in on_sheet(changed, sheet, table)] == [19_200, 900]
    sheet, table = tables(years.EVERYTHING)["waste_per_head"]
    assert on_sheet(changed, sheet, table)[1][2:] == [148, 90, 40, 222, 500]
    sheet, table = tables(years.EVERYTHING)["waste"]
    assert on_sheet(changed, sheet, table)[1][2] == pytest.approx((500 - 148 - 30 - 2) / 500)


@pytest.mark.parametrize("which", ["everything", "of groups", "many"])
def test_every_number_but_a_target_is_a_formula_over_records(which: str) -> None:
    found, bare = book(EVERY[which]), set()
    for sheet, table in tables(EVERY[which]).values():
        for line, cells in zip(table.rows, on_sheet(found, sheet, table), strict=True):
            for head, cell, value in zip(table.heads, line, cells, strict=True):
                if isinstance(value, int | float) and cell.kind != "year":
                    bare.add(head)
    assert bare <= {"Target, share of awards", "Target, share of spend", "Target"}


def test_an_axis_of_shares_ends_at_all_of_it() -> None:
    """Excel would go on to 120 %; what was paid can be more than what was promised, and its axis goes on."""
    with ZipFile(io.BytesIO(year_workbook(years.OF_GROUPS, 2027, "en"))) as file:
        charts = [
            file.read(name).decode() for name in file.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)
        ]
    of_shares = [one for one in charts if 'formatCode="0%"' in one]
    ends = ['<c:max val="1"/>' in one for one in of_shares]
    assert len(of_shares) > 10
    assert [one for one, ends_there in zip(of_shares, ends, strict=True) if not ends_there] == [
        one for one in of_shares if "Paid of what was promised, by contract and year" in one
    ]


def test_contracts_and_regions_of_one_name_are_told_apart() -> None:
    """A criterion would take a name with a star, or of more than 255 characters, for another one."""
    alike = [
        years.CONTRACT.model_copy(
            update={"tender": code, "title": "*", "supplier": "x*", "claims": {2034: amount}}
        )
        for code, amount in (("2026-01", 100.0), ("2026-02", 300.0))
    ]
    awards = [one.model_copy(update={"supplier": "x*"}) for one in years.SOME]
    found = book(years.year_of(awards, alike, [years.waste(name, 2023, "", 1.0) for name in ("*", "N*")]))
    formulas = [
        cell.value for name in ("Claims by year", "Household waste") for row in found[name] for cell in row
    ]
    criteria = {one for one in formulas if isinstance(one, str) and "COUNTIFS" in one}
    assert criteria
    assert not [one for one in criteria if '"*"' in one or "x*" in one]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", EVERY)
def test_the_book_is_the_same_each_time_and_every_sheet_prints_on_a4(which: str, language: str) -> None:
    assert year_workbook(EVERY[which], 2027, language) == year_workbook(EVERY[which], 2027, language)
    found = book(EVERY[which], language)
    assert all(sheet.page_setup.paperSize == 9 for sheet in found.worksheets)
    assert len({name.casefold() for name in found.sheetnames}) == len(found.sheetnames)


def test_a_chart_stands_beside_each_table_that_has_one() -> None:
    found = book(years.EVERYTHING)
    wanted: dict[str, int] = {}
    for sheet, table in tables(years.EVERYTHING).values():
        wanted[sheet] = wanted.get(sheet, 0) + (table.chart is not None)
    assert {name: len(found[name]._charts) for name in wanted} == wanted  # type: ignore[attr-defined]
    assert sum(wanted.values()) > 20


def test_no_text_of_a_stranger_is_a_formula() -> None:
    texts: dict[str, Any] = {
        "title": HOSTILE,
        "authority": "+1",
        "department": "@x",
        "supplier": "-1",
        "tender": "=1+1",
    }
    contract = years.CONTRACT.model_copy(update={"supplier": HOSTILE, "title": "=2"})
    waste = years.WASTE[0].model_copy(update={"region": "=3", "amounts": {"=4": 1.0}})
    found = book(years.year_of([years.award(**texts)], [contract], [waste]))
    cells = [cell for sheet in found.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
    shown = {cell.value for row in found["Records"].iter_rows(min_row=2) for cell in row if cell.data_type == "s"}
    assert set(texts.values()) <= shown
    assert formulas
    assert not {one for one in formulas if not one.startswith(("=IF(", "=COUNTIFS(")) and len(one) > 12}
    assert "=3" in {cell.value for cell in found["Household waste"]["A"] if cell.data_type == "s"}


def _any(value: Any) -> Any:
    return value


def test_a_sheet_says_of_each_indicator_what_it_hangs_on() -> None:
    sheet = book(years.EVERYTHING)["Indicators"]
    heads, *rows = [list(map(_any, row)) for row in sheet.iter_rows(values_only=True)]
    by_name = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    circular = by_name["Circular awards"]
    assert circular["Value"] == pytest.approx(1 / 3)
    assert circular["Awards of which it is known"] == 3
    assert circular["Awards of which it is not known"] == 1
    assert circular["Why awards are left out"] == "1 x no bids were given with the tender"
    assert circular["Formula"].startswith("awards with a target")
    assert by_name["Emissions avoided"]["Part of the spend of which it is known"] == "not known"


def test_more_awards_than_a_sheet_has_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_sheet, "MOST_ROWS", 3)
    with pytest.raises(InputRefusedError) as refused:
        year_workbook(years.EVERYTHING, 2027, "en")
    assert [one.code for one in refused.value.problems] == ["portfolio_rows_of_sheet"]
