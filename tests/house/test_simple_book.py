"""How much a new tender asks: counted, so that it stays little."""

import io
import re
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import make
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
HEIGHT = 1.15
"""Of a line of text in times its size: what stands above and below its letters is part of it."""


def book(template: str, language: str) -> bytes:
    file = shipped.template_file(template, language)
    tender, origins = load_file(file, Tender)
    return write_book(tender, language, comments(file.read_text(encoding="utf-8"), origins))


def opened(template: str, language: str) -> Workbook:
    return load_workbook(io.BytesIO(book(template, language)))


def to_fill_in(sheet: Worksheet) -> int:
    return sum(not cell.protection.locked for row in sheet.iter_rows() for cell in row)


each_template = pytest.mark.parametrize("template", make.EACH_TEMPLATE)
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
    used = {
        "VAT": tender.vat.is_cost,
        "Environment": tender.carbon_price,
        "Quality and award": tender.quality,
        "Circularity": tender.circularity,
    }
    assert seen == ["Tender", "Assumptions", *(title for title, part in used.items() if part)]


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
    files = {name: tmp_path / f"{name}.xlsx" for name in ("reusable-cups", "something-else", "street-lighting")}
    for template, file in files.items():
        file.write_bytes(book(template, "en"))
    for printed in convert([*files.values()], "pdf", tmp_path):
        first, second = (lines_on(printed, page) for page in (1, 2))
        assert "Tender: fill in the coloured cells" in first
        assert any(line.startswith("The comparison, once the forms are back") for line in first)  # the last one
        assert "Assumptions: filled in already" in second
        assert min(first.values()) >= SMALLEST * HEIGHT, printed.name


def lines_on(printed: Path, page: int) -> dict[str, float]:
    """Return the lines of text on a page, each with its height [points]."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-bbox-layout", str(printed), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines: dict[str, float] = {}
    for top, bottom, words in re.findall(
        r'<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</line>', said, re.DOTALL
    ):
        lines[" ".join(re.findall(r">([^<>\n]+)</word>", words))] = float(bottom) - float(top)
    return lines
