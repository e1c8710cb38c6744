"""A tie on the page: what is to be drawn, and the file that says how it went, as the command line reads it."""

from typing import Any

from asking import Files, asked

import lcc
from ties import EQUAL, LOTS, TENDER, as_files, bid

DRAWN = {
    "order": ["Smit; Zoon", "Rozema"],
    "at": "2027-05-20T10:00:00+02:00",
    "by": "N. Noor",
    "method": "Two slips of paper from a closed box.",
    "witnesses": [],
}


def tie_of(files: Files, **words: Any) -> Any:
    assert asked("open", files, **words)[0]["problems"] == []
    return asked("rank")[0]["tie"]


def test_a_draw_settles_the_tie_and_the_library_reads_the_same_file() -> None:
    assert tie_of(EQUAL) == {"lot": None, "bids": ["Rozema", "Smit; Zoon"]}
    _said, made = asked("draw", drawn={"lot": None, **DRAWN})
    assert tie_of([*EQUAL, *made.items()]) is None
    [tender, *bids] = EQUAL
    scored = lcc.score(tender, bids, draws=("draws.yaml", made["draws.yaml"]))
    assert [one.bidder for one in scored.ranking] == ["Smit; Zoon", "Rozema", "Aarts"]
    assert scored.submissions.draws[0].model_dump(exclude_unset=True) == {
        name: value for name, value in DRAWN.items() if value
    }


def test_where_the_rule_decides_nothing_is_to_be_drawn() -> None:
    assert tie_of([EQUAL[0], EQUAL[1], EQUAL[3]]) is None


def test_of_lots_one_after_the_other_is_drawn_for_and_both_stay_in_the_file() -> None:
    bids = {name[0]: bid(name, a=100, b=50) for name in ("Rozema", "Smit; Zoon")}
    files: Files = as_files(TENDER + LOTS, **bids)
    assert tie_of(files) == {"lot": "A", "bids": ["Rozema", "Smit; Zoon"]}
    _said, first = asked("draw", drawn={"lot": "A", **DRAWN})
    assert tie_of([*files, *first.items()]) == {"lot": "B", "bids": ["Rozema", "Smit; Zoon"]}
    _said, both = asked("draw", drawn={"lot": "B", **DRAWN, "order": ["Rozema", "Smit; Zoon"]})
    assert tie_of([*files, *both.items()]) is None
    read = lcc.read(files[0], files[1:], draws=("draws.yaml", both["draws.yaml"]))
    assert [(one.lot, one.order[0]) for one in read.draws] == [("A", "Smit; Zoon"), ("B", "Rozema")]


def test_what_can_not_be_is_said_and_nothing_is_made() -> None:
    tie_of(EQUAL)
    said, made = asked("draw", drawn={**DRAWN, "at": "yesterday", "by": ""})
    assert made == {}
    assert {one["where"] for of in said["problems"] for one in of["problems"]} == {"draws[0].at", "draws[0].by"}
