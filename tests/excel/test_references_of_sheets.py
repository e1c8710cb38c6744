"""On every sheet of a comparison a reference goes on to say what it said: who is first, or what a bidder has."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lcc.cli import main
from lcc.excel.comparison.read import read_comparison
from lcc.library import shipped

pytestmark = pytest.mark.slow

EXAMPLES = shipped.examples()
TENDERS = ("street-furniture", "facade-cladding")
MINE = "Mine"


class Named(NamedTuple):
    """A cell of ours that names a bidder; in a ranking that is worked out."""

    sheet: str
    row: int
    column: int
    bidder: str
    is_worked_out: bool


def lcc(*words: str | Path) -> None:
    ran = CliRunner().invoke(main, [*map(str, words), "--lang", "en"])
    assert ran.exit_code == 0, ran.output


@pytest.fixture(scope="module", params=TENDERS)
def comparison(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, file = EXAMPLES[request.param], tmp_path_factory.mktemp("comparison") / "comparison.xlsx"
    lcc("score", folder / "tender.yaml", folder / "bids", "-o", file)
    return file


def names_in(file: Path) -> list[Named]:
    """Return every cell of ours that says the name of a bidder and nothing else, in columns that have them all."""
    pages, bidders = read_comparison(load_workbook(file)).pages, bidders_in(file)
    found = [
        Named(name, row, column, str(cell.shown), cell.is_formula)
        for name, page in pages.items()
        for (row, column), cell in sorted(page.cells.items())
        if cell.shown in bidders
    ]
    in_column: dict[tuple[str, int], set[str]] = {}
    for one in found:
        in_column.setdefault((one.sheet, one.column), set()).add(one.bidder)
    return [one for one in found if in_column[one.sheet, one.column] == {*bidders}]


def bidders_in(file: Path) -> list[str]:
    return [bid.name for bid, _origins in read_comparison(load_workbook(file)).bids]


def test_a_table_that_works_out_who_stands_where_says_that_it_is_by_rank(comparison: Path) -> None:
    """A row of which the bidder is worked out is a place: whoever writes such a table says so."""
    pages = read_comparison(load_workbook(comparison)).pages
    worked_out = {
        (one.sheet, one.row)
        for one in names_in(comparison)
        if one.is_worked_out and one.column in pages[one.sheet].known_by
    }
    by_rank = {(name, row) for name, page in pages.items() for rows in page.by_rank for row in rows}
    assert by_rank == worked_out != set()


def refer_to(book: Any, named: list[Named]) -> None:
    sheet = book.create_sheet(MINE)
    for row, one in enumerate(named, start=1):
        cell = book[one.sheet].cell(one.row + 1, one.column + 1)
        sheet.cell(row, 1, f"='{one.sheet}'!{cell.coordinate}")


def make_dearer(book: Any, bidder: str) -> None:
    """Let a bidder ask a hundred times as much."""
    sheet = book["Bids"]
    for row in sheet.iter_rows(min_row=5):
        changeable = row[3].protection.locked is False and str(row[9].value).endswith(
            ("model.price", "model.payment")
        )
        if row[0].value == bidder and changeable:
            row[3].value *= 100


def said_by(book: Any, fresh: dict[tuple[str, int, int], str]) -> Iterator[str]:
    """Yield which bidder each reference points at now."""
    for row in book[MINE].iter_rows():
        sheet, _mark, address = row[0].value.removeprefix("=").rpartition("!")
        cell = book[sheet.strip("'").replace("''", "'")][address]
        yield fresh[cell.parent.title, cell.row - 1, cell.column - 1]


def test_who_is_first_stays_first_and_a_bidder_stays_itself(comparison: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(comparison, tmp_path / "comparison.xlsx"))
    named, order = names_in(file), bidders_in(file)
    book = load_workbook(file)
    refer_to(book, named)
    make_dearer(book, order[0])
    book.save(file)
    lcc("score", file, "-o", file, "--force")
    fresh = {(one.sheet, one.row, one.column): one.bidder for one in names_in(file)}
    now = bidders_in(file)
    assert now != order
    for one, says in zip(named, said_by(load_workbook(file), fresh), strict=True):
        expected = now[order.index(one.bidder)] if one.is_worked_out else one.bidder
        assert says == expected, one


def test_what_stands_beside_a_bidder_in_the_ranking_goes_along_with_it(comparison: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(comparison, tmp_path / "comparison.xlsx"))
    order = bidders_in(file)
    places = [one for one in names_in(file) if one.is_worked_out]
    book = load_workbook(file)
    for one in places:
        sheet = book[one.sheet]
        sheet.cell(one.row + 1, 30, f"asked {one.bidder}")
        sheet.cell(one.row + 1, 31, f"={sheet.cell(one.row + 1, one.column + 1).coordinate}")
    make_dearer(book, order[0])
    book.save(file)
    lcc("score", file, "-o", file, "--force")
    book = load_workbook(file)
    places_now = [one for one in names_in(file) if one.is_worked_out]
    assert places_now != places
    for one in places_now:
        sheet = book[one.sheet]
        assert sheet.cell(one.row + 1, 30).value == f"asked {one.bidder}"
        assert sheet.cell(one.row + 1, 31).value == f"={sheet.cell(one.row + 1, one.column + 1).coordinate}"
