"""How much a new tender asks: counted, so that it stays little."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.shape import MORE
from lcc.intake.records import load_file
from lcc.interchange.yaml_file import comments
from lcc.language import LANGUAGES
from lcc.library import shipped
from lcc.model import Tender
from libreoffice import convert, needs_libreoffice

MOST = 25
SMALLEST = 8
"""In points, in print."""


def book(template: str, language: str) -> bytes:
    file = shipped.template_file(template, language)
    tender, origins = load_file(file, Tender)
    return write_book(tender, language, comments(file.read_text(encoding="utf-8"), origins))


def opened(template: str, language: str) -> Workbook:
    return load_workbook(io.BytesIO(book(template, language)))


def to_fill_in(sheet: Worksheet) -> int:
    return sum(not cell.protection.locked for row in sheet.iter_rows() for cell in row)


each_template = pytest.mark.parametrize("template", sorted(shipped.templates()))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_template
@each_language
def test_a_new_tender_shows_at_most_25_cells_to_fill_in(template: str, language: str) -> None:
    workbook = opened(template, language)
    assert workbook.active is workbook.worksheets[0]
    assert 0 < to_fill_in(workbook.worksheets[0]) <= MOST


@each_template
def test_a_new_book_has_sheets_for_what_its_tender_uses_and_for_no_more(template: str) -> None:
    file = shipped.template_file(template, "en")
    tender, _origins = load_file(file, Tender)
    seen = [sheet.title for sheet in opened(template, "en").worksheets if sheet.sheet_state == "visible"]
    assert seen == ["Tender", "Assumptions", *(["Environment"] if tender.carbon_price else [])]


def test_each_other_part_has_its_sheet_after_a_yes() -> None:
    file = shipped.template_file("something-else", "en")
    tender, _origins = load_file(file, Tender)
    without = [sheet.title for sheet in load_workbook(io.BytesIO(write_book(tender, "en"))).worksheets]
    for part in MORE:
        sheets = [
            sheet.title for sheet in load_workbook(io.BytesIO(write_book(tender, "en", more=[part]))).worksheets
        ]
        assert set(without) < set(sheets), part


@needs_libreoffice
@pytest.mark.libreoffice
def test_the_first_sheet_prints_on_one_a4_in_letters_that_can_be_read(tmp_path: Path) -> None:
    import subprocess

    files = []
    for template in shipped.templates():
        whole = opened(template, "nl")
        for sheet in whole.worksheets[1:]:
            sheet.sheet_state = "hidden"
        files.append(tmp_path / f"{template}.xlsx")
        whole.save(files[-1])
    for printed in convert(files, "pdf", tmp_path):
        said = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
        assert "Pages:           1\n" in said
        text = subprocess.run(
            ["pdftotext", "-bbox-layout", printed, "-"], check=True, capture_output=True, text=True
        ).stdout
        assert "Gemeente" in text
        assert smallest(text) >= SMALLEST, printed.name


def smallest(text: str) -> float:
    """Return the height of the lowest line of text in what `pdftotext -bbox-layout` says [points]."""
    import re

    lines = re.findall(r'<line xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', text)
    return min(float(low) - float(high) for high, low in lines)
