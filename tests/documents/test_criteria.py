"""Award criteria as notices state them, held against schemas that say what OCDS and eForms take."""

import itertools
from typing import Any

import jsonschema
import pytest

import awards
import circularity_cases
from lcc.documents.criteria import TERMS_OF_NOTICE, as_eforms, as_ocds, award_criteria
from lcc.language import translator
from lcc.model import Tender

_ENGLISH = translator("en")
TEXT = {"type": "string", "minLength": 1}
OCDS: dict[str, Any] = {
    "type": "object",
    "required": ["awardCriteria"],
    "additionalProperties": False,
    "properties": {
        "awardCriteria": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {
                "weightingDescription": TEXT,
                "orderRationale": TEXT,
                "criteria": {
                    "type": "array",
                    "minItems": 1,
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["type", "name", "description"],
                        "properties": {
                            "type": {"enum": ["price", "cost", "quality"]},
                            "name": TEXT,
                            "description": TEXT,
                            "numbers": {
                                "type": "array",
                                "minItems": 1,
                                "uniqueItems": True,
                                "items": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "required": ["number"],
                                    "minProperties": 2,
                                    "maxProperties": 2,
                                    "properties": {
                                        "number": {"type": "number"},
                                        "weight": {
                                            "enum": ["percentageExact", "decimalExact", "pointsExact", "order"]
                                        },
                                        "fixed": {"enum": ["total", "unit"]},
                                        "threshold": {"enum": ["minimumScore", "maximumBids"]},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        }
    },
}
"""The extension for award criteria of OCDS 1.1, with its closed code lists."""


def ocds(tender: Tender) -> dict[str, Any]:
    found = as_ocds(award_criteria(tender, _ENGLISH))
    jsonschema.validate(found, OCDS)
    criteria: dict[str, Any] = found["awardCriteria"]
    return criteria


def weights(criteria: dict[str, Any]) -> list[float]:
    numbers = (number for one in criteria["criteria"] for number in one.get("numbers", []))
    return [number["number"] for number in numbers if "weight" in number]


@pytest.mark.parametrize("method", awards.RULES)
def test_criteria_fit_the_extension_and_have_weights_or_a_formula(method: str) -> None:
    criteria = ocds(awards.tender(method))
    if "weightingDescription" in criteria:
        assert weights(criteria) == []
        assert criteria["weightingDescription"].startswith("Score = ")
    else:
        assert sum(weights(criteria)) == pytest.approx(100, abs=1e-9)
    assert [one["type"] for one in criteria["criteria"]] == [
        "price" if method == "lowest_price" else "cost",
        *["quality"] * 3,
    ]


def test_which_rules_have_weights() -> None:
    weighted = {method for method in awards.RULES if weights(ocds(awards.tender(method)))}
    assert weighted == {
        "weighted_factor",
        "low_bid",
        "logarithmic",
        "linear_to_twice_lowest",
        "linear_to_lowest_plus",
        "points_by_item",
        "linear_lowest_highest",
        "fixed_budget",
    }


def test_the_weights_of_a_points_rule_are_those_of_the_whole() -> None:
    criteria = ocds(awards.tender("low_bid"))["criteria"]
    assert [(one["name"], one["numbers"]) for one in criteria] == [
        ("Life-cycle cost", [{"number": 40.0, "weight": "percentageExact"}]),
        (
            "Plan of approach",
            [{"number": 36.0, "weight": "percentageExact"}, {"number": 2.0, "threshold": "minimumScore"}],
        ),
        ("Repair", [{"number": 6.0, "weight": "percentageExact"}]),
        ("Secondary material", [{"number": 18.0, "weight": "percentageExact"}]),
    ]


def test_rounded_weights_still_add_up() -> None:
    thirds = {"criteria": [{"id": str(k), "name": str(k), "weight": 1 / 3} for k in range(3)]}
    found = weights(ocds(awards.tender("low_bid", {"price_weight": 1 / 7}, quality=thirds)))
    assert sum(round(10_000 * weight) for weight in found) == 1_000_000
    assert found == pytest.approx([100 / 7, *[200 / 7] * 3], abs=1e-4)


def test_a_given_budget_is_a_fixed_cost_without_weight() -> None:
    cost = ocds(awards.tender("fixed_budget"))["criteria"][0]
    assert cost["numbers"] == [
        {"number": 20_000.0, "fixed": "total"},
        {"number": 0.0, "weight": "percentageExact"},
    ]


def test_quality_in_money_says_what_each_criterion_is_worth() -> None:
    criteria = ocds(awards.tender("quality_value"))
    assert "P - V x Q" in criteria["weightingDescription"]
    assert "Worth EUR 3,000 in full" in criteria["criteria"][1]["description"]


def test_a_price_is_a_price_and_life_cycle_cost_a_cost() -> None:
    assert ocds(awards.tender("low_bid", {"basis": "price"}))["criteria"][0]["type"] == "price"
    assert ocds(awards.tender("low_bid"))["criteria"][0]["type"] == "cost"


@pytest.mark.parametrize("method", awards.RULES)
def test_eforms_has_each_business_term_where_the_notice_takes_it(method: str) -> None:
    """A criterion has a type, a name and a description; BT-543 excludes numbers; each number has its kind."""
    rows = as_eforms(award_criteria(awards.tender(method), _ENGLISH))
    assert {code for _k, code, _value in rows} <= set(TERMS_OF_NOTICE)
    by_criterion = {k: list(found) for k, found in itertools.groupby(rows, key=lambda row: row[0])}
    formula = by_criterion.pop(0, [])
    for found in by_criterion.values():
        codes = [code for _k, code, _value in found]
        assert codes[:3] == ["BT-539", "BT-734", "BT-540"]
        assert set(codes[3::2]) <= {"BT-541"}
        assert set(codes[4::2]) <= {"BT-5421", "BT-5422", "BT-5423"}
        assert bool(codes[3:]) != bool(formula)
        assert all(len(value) <= 6000 for _k, _code, value in found)
    assert [code for _k, code, _value in formula] in ([], ["BT-543"])


def test_eforms_values_are_its_codes() -> None:
    rows = as_eforms(award_criteria(awards.tender("fixed_budget"), _ENGLISH))
    assert [(code, value) for k, code, value in rows if k == 1 and code not in ("BT-734", "BT-540")] == [
        ("BT-539", "cost"),
        ("BT-541", "20000"),
        ("BT-5422", "fix-tot"),
        ("BT-541", "0"),
        ("BT-5421", "per-exa"),
    ]
    assert ("BT-5423", "min-score") in [(code, value) for _k, code, value in rows]


def test_criteria_in_dutch() -> None:
    criteria = as_ocds(award_criteria(awards.tender("low_bid"), translator("nl")))["awardCriteria"]["criteria"]
    assert criteria[0]["name"] == "Levenscycluskosten"
    assert "Beoordeeld van 0 tot 10 punten" in criteria[1]["description"]


def test_a_criterion_that_is_measured_says_by_which_indicator() -> None:
    found = as_ocds(award_criteria(circularity_cases.tender(), _ENGLISH))
    jsonschema.validate(found, OCDS)
    material = found["awardCriteria"]["criteria"][1]
    assert material["name"] == "Material circularity"
    assert (
        "Measured and not scored: material circularity (MCI), as it follows from the bid."
        in material["description"]
    )
    assert material["numbers"] == [{"number": 28.0, "weight": "percentageExact"}]
