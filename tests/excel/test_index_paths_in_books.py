"""Indices that follow prices by year, in a book and in a comparison: what is read back is the same tender."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from books import problems, type_in, where
from lcc.evaluation.evaluate import evaluate
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.excel.tender_book.book import write_book
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES
from lcc.model import Tender

PATHS = {
    "labour": 0.03,
    "waste": {"path": "NL-waste-gate-fee-planning"},
    "electricity": {"path": "NL-electricity-wholesale-planning", "basis": "nominal"},
    "wood": {"levels": {2026: 168.0, 2027: 185.0, 2029: 213.33}, "basis": "real"},
}


def tender(**changes: Any) -> Tender:
    return make.tender(**{"base_date": "2027-01-01", "inflation": 0.02, "indices": PATHS, **changes})


def book(of: Tender, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(write_book(of, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_reads_back_as_the_same_tender(language: str, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(write_book(tender(), language))
    read = read_tender(file)
    assert (read.indices, read.index_paths) == (tender().indices, tender().index_paths)


def test_a_level_that_is_typed_in_another_row_counts(tmp_path: Path) -> None:
    typed = type_in(
        book(tender()),
        {
            ("index_paths", 5, "name"): "wood",
            ("index_paths", 5, "year"): 2031,
            ("index_paths", 5, "level"): 250.0,
        },
    )
    typed.save(tmp_path / "book.xlsx")
    assert read_tender(tmp_path / "book.xlsx").index_paths["wood"].levels[2031] == 250.0


def test_a_tender_without_paths_has_no_rows_for_them() -> None:
    assert not any(key[0] == "index_paths" for key in where(book(make.tender())))


@pytest.mark.parametrize(
    ("row", "typed", "column", "expected"),
    [
        (5, {"name": "wood", "year": 2031}, "level", "a value in this cell"),
        (5, {"year": 2031, "level": 1.0}, "name", "a value in this cell"),
        (5, {"name": "wood", "year": 2027, "level": 1.0}, "level", "what a row above says of the same: 185"),
        (5, {"name": "wood", "year": 2031, "level": 1.0, "basis": "nominal"}, "basis", "a row above says"),
    ],
)
def test_a_row_that_says_half_or_otherwise_is_refused_at_its_cell(
    row: int, typed: dict[str, Any], column: str, expected: str
) -> None:
    cells: dict[Any, Any] = {("index_paths", row, name): value for name, value in typed.items()}
    typed_in = type_in(book(tender()), cells)
    places = where(typed_in)
    found = [(sheet, cell) for sheet, cell, said in problems(typed_in) if expected in said]
    assert found == [places["index_paths", row, column]]


def compared(of: Tender) -> Workbook:
    bid = make.bid(make.offer(make.purchase(index="waste")))
    return load_workbook(io.BytesIO(write_comparison(evaluate(of, [bid]), language="en")))


def typed(sheet: str, key: str, value: Any) -> Tender:
    """Return the tender of a comparison in which a purchaser typed something in the row of a field."""
    found = compared(tender())
    [row] = [cell.row for cells in found[sheet].iter_rows() for cell in cells if cell.value == key]
    found[sheet].cell(row, 2 if sheet == "Assumptions" else 3, value)
    return read_comparison(found).tender


def test_a_comparison_reads_back_as_the_same_tender() -> None:
    assert read_comparison(compared(tender())).tender == tender()


def test_growth_that_is_edited_is_no_longer_that_of_a_path() -> None:
    read = typed("Assumptions", "indices.waste[0]", 0.5)
    assert "waste" not in read.index_paths
    assert read.indices["waste"] == [0.5, *tender().indices["waste"][1:]]  # type: ignore[index]
    assert "electricity" in read.index_paths


def test_another_inflation_leaves_the_growth_that_the_workbook_counts_with() -> None:
    read = typed("Assumptions", "inflation", 0.05)
    assert read.indices == tender().indices
    assert {*read.index_paths} == {"electricity"}, "nominal levels do not follow inflation"


def test_a_level_that_is_edited_makes_other_growth() -> None:
    read = typed("All fields", "index_paths.waste.levels[2028]", 200.0)
    assert read.index_paths["waste"].path is None
    assert read.indices["waste"][0] == pytest.approx(200.0 / 184.93 * 1.02 - 1)  # type: ignore[index]


def test_another_path_that_is_chosen_brings_its_own_levels() -> None:
    read = typed("All fields", "index_paths.waste.path", "NL-waste-tax-planning")
    assert read.index_paths["waste"].levels[2026] == 41.0
    assert read.indices["waste"][0] == pytest.approx(50 / 43 * 1.02 - 1)  # type: ignore[index]


def test_another_base_date_starts_in_another_year() -> None:
    read = typed("All fields", "base_date", "2028-01-01")
    assert read.indices["waste"] == tender().indices["waste"][1:]  # type: ignore[index]
