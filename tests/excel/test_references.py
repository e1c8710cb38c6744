"""Where references point once rows have moved: the two bids change places, a third one comes after them."""

from collections.abc import Sequence

import pytest

from lcc.excel.cells.sheet_writer import Cells, Written
from lcc.excel.in_place.cell_map import Axis, Moves, NoPlaceError, axis, row_names, tables_in, with_tables
from lcc.excel.in_place.shift_formula import Own, moved_areas, moved_formula

ROWS = axis({0: "head", 1: "Aa", 2: "Bb", 3: "gone"}, {0: "head", 1: "Bb", 2: "Aa", 3: "Cc"})
COLUMNS = axis({0: "name", 1: "cost"}, {0: "name", 1: "phase", 2: "cost"})
PLACES = axis({0: "head", 1: 1, 2: 2, 3: 3}, {0: "head", 1: 1, 2: 2, 3: 3})
RANKING = Moves(ROWS, COLUMNS, PLACES)
MOVES = {
    "Summary": Moves(ROWS, COLUMNS, ROWS),
    "Per year's": Moves(ROWS, COLUMNS, ROWS),
    "Ranking": RANKING,
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Summary!A2", "Summary!A3"),
        ("Summary!$B$2*2", "Summary!$C$3*2"),
        ("'Summary'!b2", "'Summary'!C3"),
        ("'Per year''s'!A3", "'Per year''s'!A2"),
        ("SUM(Summary!B2:B3)", "SUM(Summary!C2:C3)"),
        ("SUM(Summary!B1:B4)", "SUM(Summary!C1:C4)"),
        ("SUM(Summary!A:B)", "SUM(Summary!A:C)"),
        ("SUM(Summary!$2:$3)", "SUM(Summary!$2:$3)"),
        ("Summary!A7", "Summary!A7"),
        ("Summary!C2", "Summary!D3"),
        ('IF(A2>1,"Summary!A2",Notes!A2)', 'IF(A2>1,"Summary!A2",Notes!A2)'),
        ("my_name+Summary!A3", "my_name+Summary!A2"),
        ("Ranking!A2&Ranking!B2", "Ranking!A2&Ranking!C2"),
        ("SUM(Ranking!B2:B3)", "SUM(Ranking!C2:C3)"),
        ("(Summary!A2,Summary!A3)", "(Summary!A3,Summary!A2)"),
        ("summary!A2+'PER YEAR''S'!A3", "summary!A3+'PER YEAR''S'!A2"),
        ("@Summary!A2", "@Summary!A3"),
        ("INDEX(Ranking!A2:A3,1)", "INDEX(Ranking!A2:A3,1)"),
        ("INDEX(Summary!A2:B2,1)", "INDEX(Summary!A3:C3,1)"),
        ("INDEX(Summary!A2:A3,MATCH(1,A1:A9,0))", "INDEX(Summary!A2:A3,MATCH(1,A1:A9,0))"),
        ("SUM(A2:INDEX(A:A,4))", "SUM(A2:INDEX(A:A,4))"),
        ("SUM(Own[[Cost]:[Rank]])", "SUM(Own[[Cost]:[Rank]])"),
    ],
)
def test_references_follow(before: str, after: str) -> None:
    assert moved_formula(before, "Notes", MOVES) == after


def test_references_without_a_sheet_are_to_the_sheet_they_stand_on() -> None:
    assert moved_formula("B2+Notes!B2", "Summary", MOVES) == "C3+Notes!B2"


@pytest.mark.parametrize(
    ("own", "before", "after"),
    [
        (Own(1, 1, 1), "B2/B$2", "C3/C$2"),
        (Own(1, 1, 1), "B2-B3", "C3-C3"),
        (Own(1, 1, 1), "Ranking!B2-Summary!B2", "Ranking!C3-Summary!C3"),
        (Own(1, 2, 0), "B2>100", "C2>100"),
        (None, "B2", "C2"),
    ],
)
def test_on_its_own_row_of_a_ranking_a_formula_stays_with_the_bidder(
    own: Own | None, before: str, after: str
) -> None:
    assert moved_formula(before, "Ranking", MOVES, own=own) == after


@pytest.mark.parametrize(
    "formula",
    [
        "Summary!A4",
        "SUM(Summary!A4:B4)",
        "SUM(Summary!A1:A2)",
        'INDIRECT("Summary!A2")',
        "SUM(Notes:Summary!A2)",
        "SUM(Summary!A2:OFFSET(A1,1,1))",
        "SUM(Summary!A2:INDEX(Summary!A:A,4))",
        "SUM(INDEX(Summary!A:A,1):Summary!A3)",
        "SUM(Summary!A2:winner)",
        "INDEX(Summary!A2:A3,1)",
        "INDEX(Summary!A:A, 2)",
    ],
)
def test_what_is_gone_or_torn_apart_has_no_place(formula: str) -> None:
    with pytest.raises(NoPlaceError):
        moved_formula(formula, "Notes", MOVES)


def text(shown: str, style: str = "text") -> Written:
    return Written(shown, shown, style)


def table(heads: Sequence[str], *names: str, first: int) -> Cells:
    """Return a table of bids: its heads, and each bid below."""
    cells = {(first, column): text(head, "column") for column, head in enumerate(heads)}
    return cells | {(first + row, 0): text(name) for row, name in enumerate(names, start=1)}


def moved(before: Cells, now: Cells) -> Axis:
    were, are = row_names(before, (0,), {}), row_names(now, (0,), {})
    return with_tables(axis(were, are), (were, are), (tables_in(before), tables_in(now)))


COSTS = ("Bidder", "Cost")


def test_a_stretch_over_a_whole_table_takes_in_who_comes_and_no_other_does() -> None:
    """Aa, Bb and Cc are joined by a new one between the first two, and one at the end."""
    rows = moved(table(COSTS, "Aa", "Bb", "Cc", first=0), table(COSTS, "Aa", "New", "Bb", "Cc", "Last", first=0))
    assert rows.span(1, 3) == (1, 5)
    assert rows.span(0, 3) == (0, 5)
    assert rows.span(2, 3) == (3, 4)
    with pytest.raises(NoPlaceError):
        rows.span(1, 2)


def test_a_bid_in_a_table_that_is_gone_is_not_taken_for_the_one_in_the_next() -> None:
    """Tables of the same bids stand below each other: of three only the first and the last are still there."""
    heads = COSTS, ("Bidder", "Mass"), ("Bidder", "Share")
    before = {k: v for n, one in enumerate(heads) for k, v in table(one, "Aa", "Bb", first=5 * n).items()}
    now = table(heads[0], "Aa", "Bb", first=0) | table(heads[2], "Aa", "Bb", first=5)
    rows = moved(before, now)
    assert [rows.to(row) for row in (1, 2, 6, 7, 11, 12)] == [1, 2, None, None, 6, 7]


def test_a_name_that_is_gone_has_no_place() -> None:
    with pytest.raises(NoPlaceError):
        moved_formula("inflation*2", "Notes", {}, {"INFLATION"})


def test_areas_leave_out_what_is_gone() -> None:
    assert moved_areas("A2 A4 B3:B3", MOVES["Summary"]) == "A3 C2:C2"
