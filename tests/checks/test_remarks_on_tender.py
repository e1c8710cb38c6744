"""What a reader should know of the ladder and the levels of a tender, though they stop nothing."""

from typing import Any

import pytest
from pydantic import ValidationError

import fees
import make
from lcc.checks.remarks import remarks_on_tender
from lcc.model import Tender
from lcc.words.problems import remark_of

LADDER = {"reused": 1.0, "recycled": 0.5, "burnt": 0.0}
SHOWN = {"shown_against_cost": "high_grade_use"}


def remarked(tender: Tender) -> list[str]:
    return [one.code for one in remarks_on_tender(tender)]


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        ({"ladder": LADDER}, ["ladder_unused"]),
        ({"ladder": LADDER, **SHOWN}, []),
        ({"ladder": LADDER, "targets": [{"indicator": "high_grade_use", "at_least": 0.5}]}, []),
        ({"ladder": {"reused": 1.0}, **SHOWN}, ["ladder_of_one_grade"]),
        ({"ladder": {"reused": 0.5, "recycled": 0.5}, **SHOWN}, ["ladder_of_one_grade"]),
        ({}, []),
    ],
)
def test_a_ladder_that_tells_nothing(rules: dict[str, Any], codes: list[str]) -> None:
    assert remarked(make.tender(circularity=rules)) == codes


def test_a_ladder_that_a_criterion_goes_by_is_used() -> None:
    scale = {
        "kind": "measured",
        "indicator": "high_grade_use",
        "steps": [{"value": 0, "earns": 0}, {"value": 1, "earns": 1}],
    }
    criteria = [{"id": "use", "name": "Use", "weight": 1.0, "scale": scale}]
    tender = make.tender(
        circularity={"ladder": LADDER},
        quality={"criteria": criteria},
        award={"method": "quality_value", "quality_value": 1000.0},
    )
    assert remarked(tender) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"circularity": {"ladder": {"Hergebruik": 1.0, "hergebruik ": 0.5}, **SHOWN}},
        {"circularity": {"ladder": {"Her  gebruik": 1.0, "her gebruik": 0.5}, **SHOWN}},
        {"items": [fees.PAPER | {"qualities": {"Clean": 0.8, "clean": 0.2}}]},
    ],
)
def test_names_to_choose_from_differ_in_more_than_capitals_and_spaces(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="words that differ"):
        make.tender(**changes)


@pytest.mark.parametrize(
    ("basis", "follows"), [("real", "rises with inflation alone"), ("nominal", "never rises or falls")]
)
def test_levels_of_one_year_are_no_path(basis: str, follows: str) -> None:
    level = {"levels": {2027: 100.0}, "basis": basis}
    [said] = [remark_of(one).say(str) for one in remarks_on_tender(make.tender(indices={"waste": level}))]
    assert "a level of one year only, 2027" in said
    assert follows in said
    two = make.tender(indices={"waste": level | {"levels": {2027: 100.0, 2028: 110.0}}})
    assert remarked(two) == [f"{basis}_levels_end"]
