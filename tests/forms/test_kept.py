"""What was filled in with an older version is read today as it was meant then, and what was changed in it is found."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keep_forms import BIDS, KEPT, made_from, stated, stated_in_lots
from openpyxl import load_workbook
from xlsxwriter.utility import xl_rowcol_to_cell

import make
from command_line import run
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.comparison.read import Comparison, read_comparison
from lcc.excel.form.layout import Layout, address_of
from lcc.excel.passport_form.write import passport_layout
from lcc.excel.score_sheet.write import names_on_sheet, score_layout
from lcc.excel.tender_book.layout import FRONT
from lcc.excel.tender_book.read import sheets_of_tender
from lcc.excel.untrusted.opening import open_workbook
from lcc.intake.score_sheets import read_score_sheets
from lcc.model import Tender
from lcc.model.quality import Scores
from lcc.record.problem import InputRefusedError
from lcc.record.record import Record
from lcc.record.version import LAYOUT, OLDEST
from readers import Book, passport_in, read_book, read_form, words_in_form, words_in_passport

FOLDERS = {int(folder.name[1:]): folder for folder in sorted(KEPT.glob("v*"))}

each_version = pytest.mark.parametrize("version", FOLDERS)
each_language = pytest.mark.parametrize("language", make.IN_LANGUAGES)


def said(record: Record) -> dict[str, Any]:
    """Return what a record says, without what it leaves to a default."""
    return record.model_dump(mode="json", exclude_defaults=True)


def content(version: int, name: str) -> bytes:
    return (FOLDERS[version] / name).read_bytes()


def book(workbook: bytes) -> Book:
    return read_book(open_workbook(workbook), "book.xlsx")


def scores(version: int, workbook: bytes) -> Scores:
    found = stated(FOLDERS[version])
    return read_score_sheets({"scores.xlsx": workbook}, found.tender, "tender.yaml", found.offered)


def comparison(workbook: bytes) -> Comparison:
    return read_comparison(open_workbook(workbook))


def changed(workbook: bytes, cell: str, value: str | float, sheet: str | None = None) -> bytes:
    """Return a workbook in which something else stands in a cell, of the first sheet if none is named."""
    book, saved = load_workbook(io.BytesIO(workbook)), io.BytesIO()
    (book[sheet] if sheet else book.worksheets[0])[cell] = value
    book.save(saved)
    return saved.getvalue()


def test_of_each_version_there_is_one_of_each_workbook() -> None:
    """Missing? Write tests/forms/vN as tests/forms/README.md says."""
    assert list(FOLDERS) == list(range(OLDEST, LAYOUT + 1))


@each_version
@each_language
def test_a_form_says_what_was_filled_in(version: int, language: str) -> None:
    submissions = stated(FOLDERS[version])
    layouts = layouts_of(submissions.tender)
    for name, bid in zip(BIDS, submissions.offered, strict=True):
        filled = content(version, f"form-{name}-{language}.xlsx")
        found, _origins = read_form(filled, "form.xlsx", submissions.tender, layouts)
        assert said(found) == said(bid)
        opened = open_form(filled, layouts)
        assert words_in_form(opened, submissions.tender, layouts) == []
    [in_lots] = stated_in_lots(FOLDERS[version]).offered
    tender = stated_in_lots(FOLDERS[version]).tender
    assert said(read_form(content(version, f"lots/form-{language}.xlsx"), "form.xlsx", tender)[0]) == said(in_lots)


@each_version
@each_language
def test_a_passport_says_what_was_filled_in(version: int, language: str) -> None:
    filled = content(version, f"passport-{language}.xlsx")
    meant = stated(FOLDERS[version]).offered[0].offers[0].passport
    assert meant is not None
    assert said(passport_in(filled, "bench.passport.xlsx")[0]) == said(meant)
    assert words_in_passport(filled) == []


@each_version
@each_language
def test_a_book_says_what_was_filled_in(version: int, language: str) -> None:
    found, meant = book(content(version, f"book-{language}.xlsx")), stated(FOLDERS[version])
    assert said(found.tender) == said(meant.tender)
    assert [said(bid) for bid, _origins in found.bids] == [said(bid) for bid in meant.offered]


@each_version
@each_language
def test_a_score_sheet_says_what_was_filled_in(version: int, language: str) -> None:
    meant = stated(FOLDERS[version]).scores
    assert meant is not None
    assert said(scores(version, content(version, f"scores-{language}.xlsx"))) == said(meant)


@each_version
@each_language
def test_a_comparison_says_what_it_was_made_from(version: int, language: str) -> None:
    found, meant = comparison(content(version, f"comparison-{language}.xlsx")), stated(FOLDERS[version])
    assert meant.scores is not None
    assert found.scores is not None
    assert said(found.tender) == said(meant.tender)
    bids = {bid.name: said(bid) for bid, _origins in found.bids}  # in the order of their rank
    assert bids == {bid.name: said(bid) for bid in meant.offered}
    assert said(found.scores) == said(meant.scores)


@each_version
def test_a_comparison_of_a_lot_says_what_it_was_made_from(version: int) -> None:
    in_lots = stated_in_lots(FOLDERS[version])
    for lot in in_lots.tender.lots.parts if in_lots.tender.lots else ():
        [(bid, _origins)] = comparison(content(version, f"lots/lots-{lot.id}.xlsx")).bids
        assert said(bid)["offers"] == [
            one for one in said(in_lots.offered[0])["offers"] if one["item"] in lot.items
        ]


@each_version
@each_language
def test_a_comparison_is_confirmed(version: int, language: str) -> None:
    for name, files in made_from(FOLDERS[version], language).items():
        assert "Confirmed" in run("verify", str(FOLDERS[version] / name), *files).output


@each_version
@each_language
def test_a_comparison_is_scored_again_where_it_stands(version: int, language: str, tmp_path: Path) -> None:
    """A price is changed in it; what comes out is read by this version, with that price."""
    there = tmp_path / "comparison.xlsx"
    before = comparison(content(version, f"comparison-{language}.xlsx"))
    [origins] = [origins for bid, origins in before.bids if bid.bidder.name == "Leasehout BV"]
    price = origins["offers", 0, "business_model", "payment"]
    there.write_bytes(changed(content(version, f"comparison-{language}.xlsx"), str(price.cell), 11.0, price.sheet))
    run("score", str(there), "-o", str(there), "--force")
    [after] = [bid for bid, _origins in comparison(there.read_bytes()).bids if bid.bidder.name == "Leasehout BV"]
    assert said(after)["offers"][0]["business_model"]["payment"] == 11.0
    [mark] = [row[0].value for row in load_workbook(there)[_all_fields(language)]["A3:A3"]]
    assert str(mark).startswith(f"lcc comparison {LAYOUT} {language} ")


def _all_fields(language: str) -> str:
    return {"nl": "Alle velden", "en": "All fields"}[language]


def some_unit(layout: Layout) -> str:
    """Return a cell that says what an answer is counted in."""
    return [address_of(cell) for cell in layout.cells if cell.style == "unit" and cell.value][-1]


def some_title(layout: Layout) -> str:
    """Return a cell that says what is asked below it."""
    return [address_of(cell) for cell in layout.cells if cell.style == "column" and cell.value][-1]


def some_formula(found: Comparison) -> str:
    """Return a cell of the summary that is worked out."""
    cells = next(iter(found.pages.values())).cells
    return next(str(xl_rowcol_to_cell(*place)) for place, written in cells.items() if written.is_formula)


@each_version
@each_language
def test_a_cell_that_was_changed_is_found(version: int, language: str) -> None:
    submissions = stated(FOLDERS[version])
    tender: Tender = submissions.tender
    names = names_on_sheet(tender, submissions.offered)
    of_form = form_layout(tender, language, version)
    of_book = sheets_of_tender(open_workbook(content(version, f"book-{language}.xlsx")))[FRONT][1]
    of_scores = score_layout(tender, names, language, None, version)
    cases: list[tuple[str, str, Callable[[bytes], object]]] = [
        (f"form-{BIDS[0]}", some_unit(of_form.first), lambda file: read_form(file, "form.xlsx", tender)),
        ("passport", some_title(passport_layout(language, version)), lambda file: passport_in(file, "p.xlsx")),
        ("book", some_title(of_book), book),
        ("scores", some_title(of_scores), lambda file: scores(version, file)),
        ("comparison", some_formula(comparison(content(version, f"comparison-{language}.xlsx"))), comparison),
    ]
    for name, cell, read in cases:
        with pytest.raises(InputRefusedError) as refused:
            read(changed(content(version, f"{name}-{language}.xlsx"), cell, "something else"))
        assert [problem.origin.cell for problem in refused.value.problems] == [cell], name
