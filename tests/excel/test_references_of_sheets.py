"""On every sheet of a comparison a reference goes on to say what it said: who is first, or what a bidder has."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

import make
from lcc.cli import main
from lcc.evaluation.lots import evaluate_lots
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.comparison.read import Comparison, read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.library import shipped
from libreoffice import needs_libreoffice, recalculated

pytestmark = pytest.mark.slow

EXAMPLES = shipped.examples()
TENDERS = ("street-furniture", "facade-cladding", "a lot")
"""Between them they have every sheet of a comparison that is scored in place."""
MINE = "Mine"
ONE_FOR_ALL = ("Bids", "Passports", "Cash flows", "Quality", "All fields")
"""Sheets with one table, in which each bid has several rows."""


class Place(NamedTuple):
    """A cell of ours, counted from zero."""

    sheet: str
    row: int
    column: int

    def address(self, last_row: int | None = None, *, fixed: str = "") -> str:
        """Return how a formula on its own sheet refers to the cell, or to all down to another row."""
        letter = f"{fixed}{get_column_letter(self.column + 1)}{fixed}"
        return f"{letter}{self.row + 1}" + ("" if last_row is None else f":{letter}{last_row + 1}")


Meanings = Mapping[Place, tuple[Any, ...]]
"""What cells in rows of bids say: on which sheet, of whom or of which place, in which table, row and column."""


def lcc(*words: str | Path, code: int = 0) -> Result:
    ran = CliRunner().invoke(main, [*map(str, words), "--lang", "en"])
    assert ran.exit_code == code, ran.output
    return ran


def each_changed(changes: Sequence[Any], *in_every_run: tuple[str, Any]) -> pytest.MarkDecorator:
    """Run a test on every tender with every change: some of them in every run, the others in `make test-all`."""
    marks = {one: () if one in in_every_run else pytest.mark.thorough for one in product(TENDERS, changes)}
    cases = [pytest.param(*one, marks=mark) for one, mark in marks.items()]
    return pytest.mark.parametrize(("file", "change"), cases, indirect=["file"])


of_each = pytest.mark.parametrize("file", TENDERS, indirect=True)
of_two = pytest.mark.parametrize(
    "file",
    ["street-furniture", "a lot", pytest.param("facade-cladding", marks=pytest.mark.thorough)],
    indirect=True,
)


@cache
def comparison_of(name: str) -> bytes:
    if name == "a lot":
        return comparison_of_a_lot()
    folder = EXAMPLES[name]
    return lcc("score", folder / "tender.yaml", folder / "bids", "-o", "-").stdout_bytes


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "comparison.xlsx"
    file.write_bytes(comparison_of(request.param))
    return file


def comparison_of_a_lot() -> bytes:
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in ("seats", "bins")]
    parts = [{"id": item["id"], "title": item["name"], "items": [item["id"]]} for item in items]
    bids = [
        make.bid(
            make.offer(make.purchase(price), item="seats"), make.offer(make.purchase(9), item="bins"), name=name
        )
        for name, price in {"Ash": 1000.0, "Birch": 1060.0, "Cedar": 1070.0}.items()
    ]
    found = evaluate_lots(make.tender(items=items, lots={"parts": parts}), bids)
    seats = found.lots["seats"]
    assert seats
    return write_comparison(seats, language="en")


@lru_cache(maxsize=4)
def read_back(content: bytes) -> Comparison:
    """Return what is in a workbook: each is asked for its pages, its bidders and its meanings, and read once."""
    return read_comparison(load_workbook(io.BytesIO(content)))


def pages_in(file: Path) -> Mapping[str, Page]:
    return read_back(file.read_bytes()).pages


def bidders_in(file: Path) -> list[str]:
    return [bid.name for bid, _origins in read_back(file.read_bytes()).bids]


def meanings_in(file: Path) -> Meanings:
    bidders = bidders_in(file)
    return dict(one for page in pages_in(file).values() for one in meanings_on(page, bidders))


def meanings_on(page: Page, bidders: list[str]) -> Iterator[tuple[Place, tuple[Any, ...]]]:
    """Yield what each cell in a row of a bid says: as a reader takes it from what stands above and beside it."""
    places = {row: f"place {place}" for rows in page.by_rank for place, row in enumerate(rows, start=1)}
    headings: Counter[Any] = Counter()
    rows: Counter[Any] = Counter()
    table: Any = None
    heads: dict[int, Any] = {}
    for row in sorted({row for row, _column in page.cells}):
        cells = {column: cell for (at, column), cell in sorted(page.cells.items()) if at == row}
        first = cells[min(cells)]
        if any(cell.style == "column" and cell.shown for cell in cells.values()):
            heads = {column: cell.shown for column, cell in cells.items()}
        known = [cells[column] for column in page.known_by if column in cells]
        names = [cell.shown for cell in known if cell.shown in bidders]
        if first.style in ("heading", "subheading") and not names:
            headings[first.shown] += 1
            table = None if page.name in ONE_FOR_ALL else (first.shown, headings[first.shown])
        if who := places.get(row) or (str(names[0]) if names else ""):
            words = [cell.shown for cell in known if not cell.is_formula and cell.shown not in bidders]
            says = (page.name, who, table, tuple(word for word in words if isinstance(word, str)))
            rows[says] += 1
            for column, cell in cells.items():
                if not (cell.style == "heading" and cell.shown == ""):
                    yield Place(page.name, row, column), (*says, rows[says], heads.get(column))


# What a purchaser changes


Edit = Callable[[Any, list[str]], None]


def another_first(book: Any, bidders: list[str]) -> None:
    """Let the first ask a hundred times as much."""
    for row in book["Bids"].iter_rows(min_row=5):
        is_price = str(row[9].value).endswith(("model.price", "model.payment"))
        if row[0].value == bidders[0] and row[3].protection.locked is False and is_price:
            row[3].value *= 100


def one_less(book: Any, bidders: list[str]) -> None:
    """Let the second not count, and the first not be first."""
    [row] = [
        row for row in book["All fields"].iter_rows() if row[0].value == bidders[1] and row[5].value == "counts"
    ]
    row[2].value = "no"
    another_first(book, bidders)


def newcomer(comparison: Path, folder: Path) -> Path:
    """Return the file of a bid like that of the second, under another name: neither the first nor the last."""
    bidders = bidders_in(comparison)
    for file in (
        one for example in EXAMPLES.values() for one in sorted((example / "bids-as-yaml").glob("*.yaml"))
    ):
        text = file.read_text()
        if bidders[1] in text:
            text = re.sub(r"\b\d{8}\b", "90000001", text.replace(bidders[1], "Nieuwkomer BV"), count=1)
            (folder / "newcomer.yaml").write_text(text)
            return folder / "newcomer.yaml"
    bid = make.bid(make.offer(make.purchase(1065), item="seats"), name="Nieuwkomer BV")
    seats = bid.model_copy(update={"tender": "test/seats"})
    (folder / "newcomer.json").write_text(seats.model_dump_json(exclude_unset=True))
    return folder / "newcomer.json"


def score_in_place(file: Path, *bids: Path) -> tuple[str, set[str]]:
    """Score a workbook in place after what is refused of mine is taken out; return what is said, and those cells."""
    refused: set[str] = set()
    for _attempt in range(3):
        ran = CliRunner().invoke(main, [*map(str, ("score", file, *bids, "-o", file, "--force", "--lang", "en"))])
        if ran.exit_code == 0:
            return ran.output, refused
        found = re.findall(r"sheet ([^,\n]+), cell ([A-Z]+\d+)\n", ran.output)
        assert found, ran.output
        book: Any = load_workbook(file)
        for sheet, cell in found:
            assert "expected: references to cells" in ran.output or "nothing that you added" in ran.output
            book[sheet][cell].value = None
        refused |= {f"{sheet}!{cell}" for sheet, cell in found}
        book.save(file)
    raise AssertionError(ran.output)


def cells_of(formula: Any, home: str) -> list[Place]:
    """Return the cells that a formula of one reference refers to."""
    [reference] = re.findall(r"=(?:COUNTA\()?([^()]+)\)?", formula)
    sheet, _mark, area = reference.replace("$", "").rpartition("!")
    left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(area))
    name = sheet.strip("'").replace("''", "'") or home
    return [
        Place(name, row - 1, column - 1) for row in range(top, bottom + 1) for column in range(left, right + 1)
    ]


def said_of(meanings: Meanings, places: Iterable[Place]) -> Counter[tuple[Any, ...]]:
    return Counter(meanings[place] for place in places if place in meanings)


@of_each
def test_a_table_that_works_out_who_stands_where_says_that_it_is_by_rank(file: Path) -> None:
    """A row of which the bidder is worked out is a place: whoever writes such a table says so."""
    pages, bidders = pages_in(file), bidders_in(file)
    worked_out = {
        (name, row)
        for name, page in pages.items()
        for (row, column), cell in page.cells.items()
        if cell.shown in bidders and cell.is_formula and column in page.known_by
    }
    by_rank = {(name, row) for name, page in pages.items() for rows in page.by_rank for row in rows}
    assert by_rank == worked_out != set()


@each_changed(
    [another_first, one_less],
    ("street-furniture", one_less),
    ("facade-cladding", another_first),
    ("a lot", another_first),
    ("a lot", one_less),
)
def test_a_cell_of_any_sheet_goes_on_to_say_what_it_said(file: Path, tmp_path: Path, change: Edit) -> None:
    """Who is first, first; and what a bidder has, of that bidder. What is gone is refused by the cell that asks."""
    before, bidders = meanings_in(file), bidders_in(file)
    asked = sorted(before)
    book: Any = load_workbook(file)
    sheet = book.create_sheet(MINE)
    for row, place in enumerate(asked, start=1):
        sheet.cell(row, 1, f"='{place.sheet}'!{place.address()}")
    change(book, bidders)
    book.save(file)
    _said, refused = score_in_place(file)
    now, sheet = meanings_in(file), load_workbook(file)[MINE]
    assert bidders_in(file) != bidders
    gone = {bidders[1], f"place {len(bidders)}"} if change is one_less else set()
    for row, place in enumerate(asked, start=1):
        assert (f"{MINE}!A{row}" in refused) == (before[place][1] in gone), (place, before[place])
        if before[place][1] not in gone:
            [there] = cells_of(sheet.cell(row, 1).value, MINE)
            assert now[there] == before[place], place


def stretches(meanings: Meanings) -> list[tuple[Place, int]]:
    """Return stretches of cells below each other, of two and of all in one go, in every fifth column of each sheet."""
    columns: dict[tuple[str, int], list[Place]] = {}
    for place in sorted(place for place in meanings if place.column % 5 == 0):
        columns.setdefault((place.sheet, place.column), []).append(place)
    found = []
    for column in columns.values():
        starts = [0, *(k + 1 for k, (one, next_) in enumerate(pairwise(column)) if next_.row != one.row + 1)]
        for start, end in pairwise([*starts, len(column)]):
            run = column[start:end]
            found += [(one, next_.row) for one, next_ in pairwise(run)]
            found += [(run[0], run[-1].row)] if len(run) > 2 else []
    return found


@each_changed(
    ["another first", "one less", "one more"],
    ("street-furniture", "one less"),
    ("facade-cladding", "one more"),
    ("a lot", "another first"),
    ("a lot", "one less"),
    ("a lot", "one more"),
)
def test_a_stretch_of_cells_stays_of_the_same_bids_or_is_refused(file: Path, tmp_path: Path, change: str) -> None:
    """That over a whole table takes in who comes; no other one does. Of places is said who stands there now."""
    added = newcomer(file, tmp_path) if change == "one more" else None
    before, bidders = meanings_in(file), bidders_in(file)
    asked = stretches(before)
    book: Any = load_workbook(file)
    sheet = book.create_sheet(MINE)
    for row, (place, last) in enumerate(asked, start=1):
        sheet.cell(row, 1, f"=COUNTA('{place.sheet}'!{place.address(last)})")
    if change != "one more":
        {"another first": another_first, "one less": one_less}[change](book, bidders)
    book.save(file)
    output, refused = score_in_place(file, *([added] if added else []))
    now, sheet = meanings_in(file), load_workbook(file)[MINE]
    still, came = set(now.values()), {*bidders_in(file)} - {*bidders}
    kept = 0
    for row, (place, last) in enumerate(asked, start=1):
        if f"{MINE}!A{row}" in refused:
            continue
        kept += 1
        meant = said_of(before, (place._replace(row=one) for one in range(place.row, last + 1)))
        found = said_of(now, cells_of(sheet.cell(row, 1).value, MINE))
        others = found - meant
        assert meant - found == Counter({one: meant[one] for one in meant if one not in still}), place
        assert {one[1] for one in others} <= {*came, f"place {len(bidders) + len(came)}"}, place
        if others:
            whole = {one[1] for one in meant}
            assert whole in ({*bidders}, {f"place {k}" for k in range(1, len(bidders) + 1)}), place
        if before[place][1].startswith("place") and place.row + 1 == last and now != before:
            numbers = [int(one[1].removeprefix("place ")) - 1 for one in meant]
            new_order = bidders_in(file)
            then, there = ({order[k] for k in numbers if k < len(order)} for order in (bidders, new_order))
            assert (f"Sheet {MINE}, cell A{row}: " in output) == (then != there), place
    assert kept > len(asked) / 3


@of_two
def test_formulas_beside_and_below_our_tables_follow_the_bidders(file: Path, tmp_path: Path) -> None:
    """On its own row, to another row, with a $ or with the name of the sheet; below the tables; on every sheet."""
    before, bidders = meanings_in(file), bidders_in(file)
    book: Any = load_workbook(file)
    asked: dict[str, Place] = {}
    for name, page in pages_in(file).items():
        first: dict[int, Place] = {}
        for place in sorted(place for place in before if place.sheet == name):
            first.setdefault(place.row, place)
        rows, sheet = list(first), book[name]
        last_row, last_column = (max(place[k] for place in page.cells) for k in (0, 1))
        for k, row in enumerate(rows):
            own, other = first[row], first[rows[(k + 3) % len(rows)]]
            ways = (own.address(), other.address(), other.address(fixed="$"), f"'{name}'!{other.address()}")
            for step, (way, place) in enumerate(zip(ways, (own, other, other, other), strict=True)):
                sheet.cell(row + 1, last_column + 3 + 2 * step, f"={way}")
                sheet.cell(row + 1, last_column + 4 + 2 * step, f"mine {len(asked)}")
                asked[f"mine {len(asked)}"] = place
            if k < 3:
                sheet.cell(last_row + 4 + k, 30, f"={own.address()}")
                sheet.cell(last_row + 4 + k, 31, f"mine {len(asked)}")
                asked[f"mine {len(asked)}"] = own
    another_first(book, bidders)
    book.save(file)
    output, refused = score_in_place(file)
    assert not refused
    now, order = meanings_in(file), bidders_in(file)
    seen = set()
    for cell, tag in tagged(file):
        place = asked[tag]
        seen.add(tag)
        [there] = cells_of(cell.value, cell.parent.title)
        whose, is_said = now[there][1], f"Sheet {cell.parent.title}, cell {cell.coordinate}: " in output
        if now[there] != before[place]:  # in the ranking itself: of the bidder that it was of
            number = int(before[place][1].removeprefix("place ")) - 1
            assert order[int(whose.removeprefix("place ")) - 1] == bidders[number], place
            assert is_said or there.row == cell.row - 1, place
        elif whose.startswith("place"):
            number = int(whose.removeprefix("place ")) - 1
            assert is_said or order[number] == bidders[number] or there.row == cell.row - 1, place
    assert seen == {*asked}


def tagged(file: Path) -> Iterator[tuple[Any, str]]:
    """Yield each formula of mine with what stands beside it to know it by."""
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows():
            for cell, beside in pairwise(row):
                if isinstance(beside.value, str) and beside.value.startswith("mine "):
                    yield cell, beside.value


@of_two
@needs_libreoffice
@pytest.mark.libreoffice
def test_what_references_show_once_everything_is_recalculated(file: Path, tmp_path: Path) -> None:
    before, bidders = meanings_in(file), bidders_in(file)
    book: Any = load_workbook(file)
    sheet = book.create_sheet(MINE)
    asked = sorted(before)[::7]
    for row, place in enumerate(asked, start=1):
        sheet.cell(row, 1, f"='{place.sheet}'!{place.address()}")
    another_first(book, bidders)
    book.save(file)
    assert score_in_place(file)[1] == set()
    pages, now = pages_in(file), {says: place for place, says in meanings_in(file).items()}
    [values] = recalculated([file], tmp_path / "recalculated")
    for row, place in enumerate(asked, start=1):
        there = now[before[place]]
        of_engine = pages[there.sheet].cells[there.row, there.column].shown
        expected = values[there.sheet].cell(there.row + 1, there.column + 1).value
        shown = values[MINE].cell(row, 1).value
        assert shown == expected or (not expected and not shown), place
        if not isinstance(of_engine, str):
            assert shown == pytest.approx(of_engine, abs=0.006), place


@of_two
def test_what_stands_beside_a_bidder_in_the_ranking_goes_along_with_it(file: Path, tmp_path: Path) -> None:
    order = bidders_in(file)
    book: Any = load_workbook(file)
    for name, page in pages_in(file).items():
        for bidder, row in zip(order, (row for rows in page.by_rank for row in rows), strict=False):
            book[name].cell(row + 1, 30, f"asked {bidder}")
    another_first(book, order)
    book.save(file)
    score_in_place(file)
    book, now = load_workbook(file), bidders_in(file)
    [(name, rows)] = [(name, rows) for name, page in pages_in(file).items() for rows in page.by_rank]
    assert [book[name].cell(row + 1, 30).value for row in rows] == [f"asked {bidder}" for bidder in now]
    assert now != order
