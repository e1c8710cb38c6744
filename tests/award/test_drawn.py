"""Drawings of lots: they count between bids that the award rule leaves equal, and nowhere else."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.award.drawn import DrawsDisagreeError
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.model.draw import Draw

PRICES = {"Ash": 100.0, "Birch": 100.004, "Cedar": 120.0, "Dogwood": 120.0, "Elm": 130.0}


def drawn(*order: str, **changes: Any) -> Draw:
    plain = {"order": list(order), "at": "2027-05-20T10:00:00+02:00", "by": "N. Noor", "method": "By hand"}
    return Draw.model_validate(plain | changes)


def ranked(*draws: Draw) -> Evaluation:
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in PRICES.items()]
    return evaluate(make.tender(), bids, draws=draws)


def ranks(found: Evaluation) -> list[tuple[str, int | None]]:
    return [(one.bid.name, one.rank) for one in found.bids]


def test_each_draw_settles_one_tie_and_no_other() -> None:
    assert ranks(ranked()) == [("Ash", 1), ("Birch", 1), ("Cedar", 3), ("Dogwood", 3), ("Elm", 5)]
    assert ranks(ranked(drawn("Birch", "Ash"))) == [
        ("Birch", 1), ("Ash", 2), ("Cedar", 3), ("Dogwood", 3), ("Elm", 5),
    ]  # fmt: skip
    both = ranked(drawn("Dogwood", "Cedar"), drawn("Birch", "Ash"))
    assert [name for name, _rank in ranks(both)] == ["Birch", "Ash", "Dogwood", "Cedar", "Elm"]


@pytest.mark.parametrize(
    ("draw", "kind", "words"),
    [
        (drawn("Ash", "Cedar"), "not_tied", "Ash, Birch; Cedar, Dogwood"),
        (drawn("Ash", "Birch", "Cedar"), "not_tied", "Ash, Birch; Cedar, Dogwood"),
        (drawn("Ash", "Nobody"), "unknown_bid_drawn", "Ash, Birch, Cedar, Dogwood, Elm"),
        (drawn("Ash", "Birch", lot="1"), "unknown_lot_drawn", "-"),
    ],
)
def test_a_draw_between_bids_that_are_not_equal_is_refused(draw: Draw, kind: str, words: str) -> None:
    with pytest.raises(DrawsDisagreeError) as refused:
        ranked(draw)
    [finding] = refused.value.findings
    assert finding.code == kind
    assert words in finding.context.values()


def test_a_draw_names_all_of_the_bids_that_are_equal() -> None:
    bids = [make.bid(make.offer(make.purchase(1.0)), name=name) for name in "ABC"]
    with pytest.raises(DrawsDisagreeError) as refused:
        evaluate(make.tender(), bids, draws=[drawn("A", "B")])
    [finding] = refused.value.findings
    assert (finding.code, finding.context) == ("draw_incomplete", {"bids": "A, B, C"})


def test_a_draw_names_each_bid_once_and_says_who_drew_when_and_how() -> None:
    for wrong in ({"order": ["A", "A"]}, {"order": ["A"]}, {"at": "2027-05-20"}, {"by": ""}, {"method": ""}):
        with pytest.raises(ValidationError):
            drawn("A", "B", **wrong)


def test_what_breaks_ties_comes_before_the_draw() -> None:
    """Of equal scores the announced criterion decides: lots are drawn between what that leaves."""
    with pytest.raises(DrawsDisagreeError):
        evaluate(
            make.tender(award={"method": "fixed_budget", "budget": 500.0, "tie_break": ["cost", "drawing_lots"]},
                        quality={"criteria": [{"id": "k", "name": "K", "weight": 1.0, "scale": SHARE}]}),
            [make.bid(make.offer(make.purchase(price), circularity={"mass_kg": 1.0, "secondary_share": 0.5}), name=name)
             for name, price in (("A", 1.0), ("B", 2.0))],
            draws=[drawn("B", "A")],
        )  # fmt: skip


SHARE = {
    "kind": "measured",
    "indicator": "secondary_share",
    "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}],
}


def test_a_draw_is_among_the_checks_in_place_of_the_tie() -> None:
    before, after = ([check.code for check in found.checks] for found in (ranked(), ranked(drawn("Birch", "Ash"))))
    assert before.count("tie_open") == 2
    assert (after.count("tie_open"), after.count("lots_drawn")) == (1, 1)
