"""Where references point once rows have moved: the two bids change places, a third one comes after them."""

import pytest

from lcc.excel.in_place.cell_map import Moves, NoPlaceError, axis
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
    ["Summary!A4", "SUM(Summary!A4:B4)", "SUM(Summary!A1:A2)", 'INDIRECT("Summary!A2")', "SUM(Notes:Summary!A2)"],
)
def test_what_is_gone_or_torn_apart_has_no_place(formula: str) -> None:
    with pytest.raises(NoPlaceError):
        moved_formula(formula, "Notes", MOVES)


def test_a_name_that_is_gone_has_no_place() -> None:
    with pytest.raises(NoPlaceError):
        moved_formula("inflation*2", "Notes", {}, {"INFLATION"})


def test_areas_leave_out_what_is_gone() -> None:
    assert moved_areas("A2 A4 B3:B3", MOVES["Summary"]) == "A3 C2:C2"
