"""Weights as fractions and as points: 60, 40 and 30 of 130; a third."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

import make
from lcc.award.quality import judged, weight_of
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.exchange.schema import json_schema
from lcc.language import translator
from lcc.method.award_formulas import formulas
from lcc.method.rules import said
from lcc.model import Tender
from lcc.model.quality import Quality, Scores

THIRDS = [{"id": code, "name": code, "weight": "1/3"} for code in ("a", "b", "c")]
OF_130: dict[str, Any] = {
    "award": {"method": "low_bid", "price_points": 60, "points": 130},
    "quality": {
        "points": 70,
        "criteria": [{"id": "plan", "name": "Plan", "points": 40}, {"id": "team", "name": "Team", "points": 30}],
    },
}


def scores(**given: dict[str, float]) -> Scores:
    """Return a score of each bid on each criterion, of nobody in particular."""
    return Scores.model_validate({
        "tender": "test",
        "scores": [
            {"bid": bid, "criterion": criterion, "score": score, "justification": "So."}
            for bid, of_bid in given.items()
            for criterion, score in of_bid.items()
        ],
    })  # fmt: skip


def evaluated(tender: Tender) -> Evaluation:
    """A costs 100 and earns 8 and 5 of 10; B costs 125 and earns 10 and 9."""
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 100.0), ("B", 125.0))]
    given = scores(A={"plan": 8.0, "team": 5.0}, B={"plan": 10.0, "team": 9.0})
    return evaluate(tender, bids, given)


def test_three_thirds_are_a_whole() -> None:
    tender = make.tender(award={"method": "low_bid", "price_weight": "1/4"}, quality={"criteria": THIRDS})
    bid = make.bid(make.offer(make.purchase()), name="A")
    assert tender.quality is not None
    found = judged(tender, tender.quality, bid, scores(A={"a": 10.0, "b": 10.0, "c": 10.0}), None)
    assert found.total.value == 1.0
    assert tender.award.price_weight == 0.25  # type: ignore[union-attr]


def test_points_by_hand() -> None:
    """A: 60 + 40 x 0.8 + 30 x 0.5 = 107. B: 60 x 100 / 125 + 40 + 30 x 0.9 = 115."""
    found = evaluated(make.tender(**OF_130))
    assert [(one.bid.name, one.standing.score) for one in found.bids] == [("B", 115.0), ("A", 107.0)]


@pytest.mark.parametrize("price_weight", [0.46153846153846156, "60/130", "6 / 13"])
def test_a_fraction_of_all_points_is_those_points(price_weight: float | str) -> None:
    award = {"method": "low_bid", "price_weight": price_weight, "points": 130}
    criteria = [
        {"id": "plan", "name": "Plan", "weight": "40/70"},
        {"id": "team", "name": "Team", "weight": "3/7"},
    ]
    found = evaluated(make.tender(award=award, quality={"criteria": criteria}))
    assert [round(one.standing.score or 0.0, 9) for one in found.bids] == [115.0, 107.0]


def test_points_below_a_criterion_are_a_part_of_its_own() -> None:
    below = [{"id": "who", "name": "Who", "points": 20}, {"id": "how", "name": "How", "points": 10}]
    criteria = [
        {"id": "plan", "name": "Plan", "points": 40},
        {"id": "team", "name": "Team", "points": 30, "criteria": below},
    ]
    tender = make.tender(**OF_130 | {"quality": {"points": 70, "criteria": criteria}})
    assert tender.quality is not None
    shares = {leaf.criterion.id: weight_of(tender, leaf).value for leaf in tender.quality.leaves()}
    assert shares == {"plan": 40 / 70, "who": 20 / 70, "how": 10 / 70}


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8).filter(any))
def test_points_are_the_same_as_their_fractions(points: list[int]) -> None:
    whole = sum(points)
    named = [{"id": f"c{k}", "name": "C"} for k in range(len(points))]
    in_points = [one | {"points": part} for one, part in zip(named, points, strict=True)]
    fractions = [one | {"weight": f"{part}/{whole}"} for one, part in zip(named, points, strict=True)]
    award = {"method": "quality_value", "quality_value": 100.0}
    first = make.tender(award=award, quality={"points": whole, "criteria": in_points})
    other = make.tender(award=award, quality={"criteria": fractions})
    assert first.quality is not None
    assert other.quality is not None
    for one, beside in zip(first.quality.leaves(), other.quality.leaves(), strict=True):
        assert weight_of(first, one).value == weight_of(other, beside).value


@pytest.mark.parametrize(
    ("changes", "kind", "at", "words"),
    [
        ({"points": 75}, "points_whole", ("criteria",), {"total": 70.0, "whole": 75.0}),
        ({"points": None}, "points_of_nothing", ("criteria", 0, "points"), {"name": "Plan"}),
        ({"criteria": [{"weight": 1.0}]}, "points_needed", ("criteria", 0, "weight"), {"name": "Plan"}),
        ({"criteria": [{"points": 70, "weight": 1.0}]}, "points_needed", ("criteria", 0, "weight"), {}),
        ({"points": None, "criteria": [{}]}, "weight_needed", ("criteria", 0, "weight"), {"name": "Plan"}),
        ({"points": None, "criteria": [{"weight": "2/3"}]}, "weights_whole", ("criteria",), {"total": 0.666667}),
        (
            {"criteria": [{"points": 70, "criteria": [{"id": "x", "points": 60}]}]},
            "points_whole",
            ("criteria",),
            {},
        ),
        ({"criteria": [{"points": 70, "criteria": [{"id": "x", "weight": 1}]}]}, "points_needed", None, {}),
        ({"points": None, "criteria": [{"weight": "1/0"}]}, "float_type", None, {}),
        ({"points": None, "criteria": [{"weight": "3/2"}]}, "less_than_equal", None, {}),
        ({"points": 0}, "greater_than", None, {}),
    ],
)
def test_points_and_weights_that_do_not_add_up_are_refused(
    changes: dict[str, Any], kind: str, at: tuple[Any, ...] | None, words: dict[str, Any]
) -> None:
    def whole(one: dict[str, Any]) -> dict[str, Any]:
        return (
            {"id": "plan", "name": "Plan"}
            | one
            | {"criteria": [whole(below) for below in one.get("criteria", ())]}
        )

    changed = OF_130["quality"] | changes
    changed["criteria"] = [whole(one) for one in changed["criteria"]]
    with pytest.raises(ValidationError) as refused:
        Quality.model_validate(changed)
    found = {error["type"]: error for error in refused.value.errors()}
    assert kind in found
    context = found[kind].get("ctx", {})
    assert context.items() >= words.items()
    assert at is None or context["at"] == at


@pytest.mark.parametrize(
    ("award", "kind"),
    [
        ({"price_points": 130.5}, "points_for_cost"),
        ({"price_points": -1}, "points_for_cost"),
        ({"price_weight": 0.5}, "weight_beside_points"),
        ({"price_points": 61}, "points_beside_cost"),
        ({"points": 131}, "points_beside_cost"),
        ({"price_points": None, "price_weight": 0.5}, "points_beside_cost"),
        ({"price_points": "60"}, "float_type"),
        ({"points": "130"}, "float_type"),
        ({"price_points": None}, "missing"),
    ],
)
def test_points_for_the_cost_that_do_not_fit_are_refused(award: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make.tender(**OF_130 | {"award": OF_130["award"] | award})
    assert {error["type"] for error in refused.value.errors()} == {kind}


def test_a_tender_in_points_reads_back_as_itself() -> None:
    tender = make.tender(**OF_130)
    assert tender.award.price_weight == 60 / 130  # type: ignore[union-attr]
    assert Tender.model_validate(tender.model_dump(mode="json", exclude_unset=True)) == tender


def test_the_method_says_points_and_fractions() -> None:
    _ = translator("en")
    tender = make.tender(**OF_130)
    text = " ".join(one for _title, one in said(tender, _))
    assert formulas(tender.award).score == "N_P x P_low / P + (N - N_P) x Q"
    assert "Plan 40 of 70 points (57.14 %), Team 30 of 70 points (42.86 %)" in text
    assert "points for the cost: 60" in text
    thirds = make.tender(award={"method": "low_bid", "price_weight": "1/3"}, quality={"criteria": THIRDS})
    assert "a 1/3 (33.33 %), b 1/3 (33.33 %), c 1/3 (33.33 %)" in " ".join(one for _title, one in said(thirds, _))


@pytest.mark.parametrize(
    ("award", "fits"), [({"price_points": 60}, True), ({"price_weight": "60/130"}, True), ({}, False)]
)
def test_the_schema_asks_a_weight_or_points(award: dict[str, Any], fits: bool) -> None:
    plain = make.tender(**OF_130).model_dump(mode="json", exclude_unset=True)
    plain["award"] = {"method": "low_bid", "points": 130} | award
    assert Draft202012Validator(json_schema("tender")).is_valid(plain) == fits
