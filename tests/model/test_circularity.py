"""What a tender can ask of circularity, and what it can't."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.checks.agreement import disagreements
from lcc.checks.remarks import remarks, remarks_on_tender
from lcc.library.indicators import INDICATORS
from lcc.record.problem import problem_of
from lcc.words.problems import remark_of, worded

LOW = {"indicator": "virgin_share", "at_most": 0.2}
PROMISE = {"indicator": "co2", "step": 1.0, "bonus": 100.0, "shown_by": "Weighing"}


def kinds(**changes: Any) -> set[str]:
    with pytest.raises(ValidationError) as refused:
        make.tender(**changes)
    return {error["type"] for error in refused.value.errors()}


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        ({"targets": [{"indicator": "virgin_share"}]}, "one_bound"),
        ({"targets": [LOW | {"at_least": 0.1}]}, "one_bound"),
        ({"targets": [{"published": "NL-2030-secondary", "at_least": 0.4}]}, "beside_published"),
        ({"targets": [{"published": "NL-2031-secondary"}]}, "not_published"),
        ({"targets": [{"published": "NL-2020-residual-waste"}]}, "aim_not_measured"),
        ({"targets": [{"published": "NL-2030-circular-procurement"}]}, "circular_from_needed"),
        (
            {"targets": [{"published": "NL-2030-circular-procurement", "required": True}], "circular_from": 0.5},
            "required_spending",
        ),
        ({"targets": [{"published": "NL-2021-MPG-dwelling-A1"}]}, "building_needed"),
        ({"targets": [{"indicator": "mki", "at_most": 1.0}]}, "mki_for_indicator"),
        ({"targets": [{"indicator": "end_value", "at_least": 1.0}]}, "material_prices_needed"),
        ({"bonus_malus": [PROMISE, PROMISE]}, "promised_twice"),
        ({"bonus_malus": [PROMISE | {"bonus": 0.0}]}, "promise_of_nothing"),
    ],
)
def test_rules_that_lack_what_they_work_with_are_refused(rules: dict[str, Any], kind: str) -> None:
    assert kinds(circularity=rules) == {kind}


def test_a_limit_holds_for_one_kind_of_building_and_one_weighting_set() -> None:
    rules = {
        "building": {"function": "office", "floor_area": 100.0},
        "targets": [{"published": "NL-2021-MPG-dwelling-A1"}],
    }
    assert kinds(circularity=rules, mki={"weighting_set": "A1"}) == {"limit_of_other_building"}


@pytest.mark.parametrize(
    "rules",
    [
        {"targets": [{"indicator": "secondary_share", "at_least": 50.0}]},
        {"targets": [{"indicator": "detachability", "at_least": -0.1}]},
        {"targets": [{"indicator": "repairability", "at_least": 10.5}]},
        {"targets": [{"indicator": "circular_spending", "at_least": 50.0}], "circular_from": 0.5},
        {"bonus_malus": [PROMISE | {"indicator": "lost_share", "step": 5.0}]},
    ],
)
def test_a_level_that_an_indicator_never_has_is_refused(rules: dict[str, Any]) -> None:
    """50 where 0.5 is meant would leave no bid in the ranking."""
    assert kinds(circularity=rules) == {"off_indicator"}


def test_a_scale_is_one_of_values_that_its_indicator_can_have() -> None:
    scale = {"kind": "measured", "indicator": "biobased_share"}
    steps = [{"value": 10.0, "earns": 0.0}, {"value": 60.0, "earns": 1.0}]
    criterion = {"id": "bio", "name": "Biobased", "weight": 1.0, "scale": {**scale, "steps": steps}}
    assert kinds(quality={"criteria": [criterion]}) == {"off_indicator"}


@pytest.mark.parametrize("level", [-2.0, 50.0])
def test_what_has_no_highest_value_can_have_any_level(level: float) -> None:
    """Emissions are below 0 where carbon is stored."""
    make.tender(circularity={"targets": [{"indicator": "co2", "at_most": level}]})


@pytest.mark.parametrize("indicator", [name for name, kind in INDICATORS.items() if kind.source == "passport"])
def test_what_follows_from_a_passport_takes_one(indicator: str) -> None:
    """The share of secondary material can be stated without."""
    target = {"indicator": indicator, "at_least": 0.1, "required": True}
    rules = {"passport": "not_asked", "targets": [target], "material_prices": {"steel": 0.3}}
    if indicator == "secondary_share":
        make.tender(circularity=rules)
    else:
        assert kinds(circularity=rules) == {"passport_for_indicator"}
    make.tender(circularity=rules | {"passport": "optional"})
    make.tender(circularity=rules | {"targets": [target | {"required": False}]})


def test_a_limit_that_is_no_longer_in_force_is_said_to_be_so() -> None:
    """The limit of 1.0 for dwellings held until mid-2021; which one holds since mid-2026 was not found."""
    ended, unknown = ["not_in_force"], ["not_known_to_hold"]
    for published, said in (("NL-2018-MPG-dwelling-A1", ended), ("NL-2021-MPG-dwelling-A1", unknown)):
        rules = {"building": {"function": "dwelling", "floor_area": 100.0}, "targets": [{"published": published}]}
        tender = make.tender(circularity=rules, mki={"weighting_set": "A1"}, horizon_years=75)
        assert [one.code for one in remarks_on_tender(tender) if one.code != "weights_recalled"] == said


@pytest.mark.parametrize(("function", "years"), [("dwelling", 75), ("office", 50)])
def test_the_performance_of_a_building_is_one_of_so_many_years(function: str, years: int) -> None:
    rules = {"building": {"function": function, "floor_area": 100.0}}
    right, wrong = (make.tender(circularity=rules, horizon_years=horizon) for horizon in (years, 30))
    assert remarks_on_tender(right) == []
    [remark] = remarks_on_tender(wrong)
    assert remark.code == "building_horizon"
    assert str(years) in remark_of(remark).say(str)


STEEL = {"name": "Steel", "mass_kg": 1.0, "origin": {"virgin": 1.0}, "end_of_life": {"recycle": 1.0}}
PASSPORT = {"product": "Bench", "mass_kg": 1.0, "technical_life_years": 25.0, "materials": [STEEL]}


@pytest.mark.parametrize(
    ("lacking", "mended"),
    [({}, {"mass_kg": 1.0, "taken_back_share": 1.0}), ({"passport": PASSPORT}, {"taken_back_share": 1.0})],
)
def test_what_is_said_to_be_missing_is_what_mends_it(lacking: dict[str, Any], mended: dict[str, Any]) -> None:
    """Beside a passport a mass is refused, so it can't be what to add."""
    target = {"indicator": "taken_back_share", "at_least": 0.5, "required": True}
    tender = make.tender(circularity={"targets": [target]})
    [finding] = disagreements(tender, make.bid(make.offer(make.purchase(), **lacking)))
    mend = worded(problem_of(finding, "bid.yaml")).mend.say(str)
    assert mend == "Add circularity with taken_back_share; and with mass_kg, unless there is a passport."
    bid = make.bid(make.offer(make.purchase(), circularity=mended, **lacking))
    assert list(disagreements(tender, bid)) == []


@pytest.mark.parametrize(("life", "kinds"), [(25.0, []), (26.0, ["outlives_passport"])])
def test_a_bid_that_counts_on_a_longer_life_than_its_passport_is_noticed(life: float, kinds: list[str]) -> None:
    """Cost would be spread over years that the product is not there."""
    bid = make.bid(make.offer(make.purchase(service_life_years=life), passport=PASSPORT))
    found = remarks(make.tender(circularity={}), bid)
    assert [one.code for one in found] == kinds
    assert all("26" in remark_of(one).say(str) and "25" in remark_of(one).say(str) for one in found)
