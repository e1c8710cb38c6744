"""Targets with their path, beside the values of each year."""

from typing import Any

import pytest

import lcc
from lcc.indicators.figures import IndicatorValue
from make import bid, offer, purchase
from make import tender as make_tender

PATH = {"indicator": "circular_share", "points": {2022: 0.1, 2025: 0.5, 2030: 1.0}, "source": "Council, made up"}


def awards(*years: int) -> list[lcc.Scored]:
    """Return a plain purchase in each year, so that none of them is circular."""
    found = []
    for year in years:
        tender = make_tender(id=f"of-{year}", base_date=f"{year}-01-01", department="Parken")
        one = bid(offer(purchase())).model_copy(update={"tender": tender.id})
        found.append(lcc.score(tender.model_dump(exclude_unset=True), [one.model_dump(exclude_unset=True)]))
    return found


def values(*targets: dict[str, Any], years: tuple[int, ...] = (2021, 2023, 2027)) -> list[IndicatorValue]:
    found = lcc.indicators_of(awards(*years), targets={"targets": [*targets]})
    return [one for one in found.values if one.target is not None]


def test_the_path_is_straight_between_its_years_and_starts_with_the_first() -> None:
    """2023 is a third of the way from 10 % to 50 %, and 2027 two fifths of that from 50 % to 100 %; 2021 has none."""
    found = values(PATH)
    levels = [0.1 + 0.4 / 3, 0.5 + 0.5 * 2 / 5]
    assert [one.year for one in found] == [2023, 2027]
    assert [one.target for one in found] == pytest.approx(levels)
    assert [one.ahead for one in found] == pytest.approx([-level for level in levels])


def test_less_is_better_where_that_is_so() -> None:
    """All awards have one bidder, and 40 % at most were to have: that is 60 percentage points behind."""
    target = PATH | {"indicator": "single_bid_share", "points": {2020: 0.4}}
    [found] = values(target, years=(2027,))
    assert found.value == 1.0
    assert found.ahead == pytest.approx(0.4 - 1.0)


def test_a_target_of_a_department_is_for_that_alone() -> None:
    target = PATH | {"by": "department", "group": "Parken"}
    assert {(one.by, one.group, one.year) for one in values(target)} == {
        ("department", "Parken", 2023), ("department", "Parken", 2027),
    }  # fmt: skip


def test_a_target_without_a_value_is_told() -> None:
    found = lcc.indicators_of(awards(2027), targets={"targets": [PATH | {"by": "department", "group": "Wegen"}]})
    assert [(one.group, one.has_value) for one in found.targets] == [("Wegen", False)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"indicator": "circulair"}, "target_indicator"),
        ({"indicator": "material_in"}, "target_part"),
        ({"part": "virgin"}, "target_no_part"),
        ({"by": "department"}, "target_group"),
        ({"group": "Parken"}, "target_group"),
        ({"points": {}}, "too_short"),
        ({"points": {2026: 50}}, "target_share"),
        ({"points": {2026: -0.1}}, "target_share"),
    ],
)
def test_what_is_no_target_is_refused_with_where_it_stands(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.indicators_of([], targets={"targets": [PATH | changes]})
    assert [one.code for one in refused.value.problems] == [code]


def test_two_targets_for_the_same_are_refused() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.indicators_of([], targets={"targets": [PATH, PATH | {"source": "Another"}]})
    assert [one.code for one in refused.value.problems] == ["target_twice"]
