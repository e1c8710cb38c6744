"""The table as a workbook: sums as live formulas, texts of strangers as texts."""

from collections import defaultdict
from pathlib import Path

import pytest
from openpyxl import load_workbook

import libreoffice
import make
from lcc.language import translator
from lcc.library import shipped
from lcc.library.phases import PHASES
from lcc.portfolio.build import build
from lcc.portfolio.rows import COLUMNS
from lcc.portfolio.workbook import in_words
from portfolios import LEVEL, rows_in, tender_in

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tender_in(tmp_path / "in", "with-cpv", cpv="39110000-6", title="=1+1")
    tender_in(tmp_path / "in", "none", authority=HOSTILE)
    tender_in(tmp_path / "in", "dollars", currency="USD", cpv="39130000")
    return tmp_path / "in"


def by_hand(rows: list[dict[str, str]], by: str) -> dict[tuple[str, str, str], float]:
    found: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in rows:
        if row["awarded"] == "true":
            found[row["currency"], row[by], row["phase"]] += float(row["cost_per_year"])
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
def test_rows_are_those_of_the_csv_and_no_text_is_a_formula(folder: Path, language: str) -> None:
    book, text = folder.parent / "t.xlsx", folder.parent / "t.csv"
    build([folder], LEVEL, [book, text], language=language)
    sheets = load_workbook(book)
    rows = [[cell.value for cell in row] for row in sheets.worksheets[1].iter_rows()]
    assert rows[0] == [cell.value for cell in sheets.worksheets[2]["B"]][1:]
    assert len(set(rows[0])) == len(COLUMNS)
    assert len(rows) == 1 + len(rows_in(text))
    assert {cell.data_type for row in sheets.worksheets[1].iter_rows() for cell in row} <= {
        "s",
        "n",
        "b",
        "d",
        "inlineStr",
    }
    assert HOSTILE in {row[COLUMNS.index("authority")] for row in rows}
    assert [cell.value for cell in sheets.worksheets[2]["A"]][1:] == list(COLUMNS)
    assert {row["authority"] for row in rows_in(text)} >= {f"'{HOSTILE}"}


def test_people_read_words_where_a_table_for_machines_has_codes(folder: Path) -> None:
    book, text = folder.parent / "t.xlsx", folder.parent / "t.csv"
    build([folder], LEVEL, [book, text], language="nl")
    summary, sheet, *_others = load_workbook(book).worksheets
    shown = {name: {cell.value for cell in cells[1:]} for name, cells in zip(COLUMNS, sheet.columns, strict=True)}
    assert {row["business_model"] for row in rows_in(text)} == {"purchase"}
    assert (shown["business_model"], shown["role"]) == ({"Koop"}, {"Inschrijving"})
    assert shown["comparison"] == {"over de horizon"}
    assert "Aanschaf" in shown["phase"]
    codes = {"purchase", "buy_back", "life_cycle_cost", "common_horizon", "bid", "general", *PHASES}
    assert not codes & {cell.value for one in (summary, sheet) for row in one.iter_rows() for cell in row}
    formulas = [cell.value for row in summary.iter_rows() for cell in row if cell.data_type == "f"]
    assert any('"Aanschaf"' in str(one) for one in formulas)
    assert not [one for one in formulas if '"purchase"' in str(one)]


def test_a_category_has_its_name_and_what_somebody_wrote_stays() -> None:
    _ = translator("nl")
    assert in_words("category", "carpet", _) == "Vloerbedekking"
    assert in_words("category", "purchase", _) == in_words("unit", "purchase", _) == "purchase"


@pytest.mark.libreoffice
@libreoffice.needs_libreoffice
def test_sums_come_out_in_another_program_and_follow_the_rows(folder: Path, tmp_path: Path) -> None:
    book, text = tmp_path / "t.xlsx", tmp_path / "t.csv"
    build([folder, *(shipped.examples()[name] for name in make.EVERY_RUN)], LEVEL, [book, text], language="en")
    rows = rows_in(text)
    sheet = libreoffice.recalculated([book], tmp_path / "out")[0].worksheets[0]
    sums: dict[tuple[str, str, str], float] = {}
    phases: list[str] = []
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if row[0] == "Currency":
            phases = [str(one) for one in row[2:10]]
        elif row[0]:
            sums |= {
                (str(row[0]), str(row[1] or ""), phase): float(str(value))
                for phase, value in zip(phases, row[2:10], strict=True)
            }
    names: dict[str, str] = dict(zip(map(str, PHASES), phases, strict=True))
    for by in ("business_model", "cpv_division"):
        for (currency, name, phase), value in by_hand(rows, by).items():
            assert sums[currency, in_words(by, name, str), names[phase]] == pytest.approx(value, abs=0.01)
