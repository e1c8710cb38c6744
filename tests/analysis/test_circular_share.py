"""How much of what sets plausible bids apart is circular."""

from typing import Any

import pytest

import make
from lcc.analysis.circular_share import CircularShare, circular_share, findings
from lcc.language import LANGUAGES, translator
from lcc.model import Tender

MEASURED = {
    "kind": "measured",
    "indicator": "detachability",
    "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}],
}
HALF_MEASURED = {
    "criteria": [
        {"id": "plan", "name": "Plan", "weight": 0.5},
        {"id": "apart", "name": "Apart", "weight": 0.5, "scale": MEASURED},
    ]
}


def tender(**changes: Any) -> Tender:
    """Return a tender over the ten years that the product lasts, so that nothing is cut off."""
    items = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "average_life_years": 10}]
    return make.tender(**{"items": items, "residual_value": "annuity", **changes})


def said_of(found: CircularShare, language: str = "en") -> str:
    return " ".join(text.say(translator(language)) for text in findings(found, "EUR"))


def test_each_spread_is_what_its_range_does_to_the_cost() -> None:
    found = circular_share(tender(carbon_price={2027: 0.1}))
    assert found.spreads == {
        "price": pytest.approx(0.4),
        "life": pytest.approx(10 / 8 - 10 / 12),
        "co2": pytest.approx(0.1 * (1.0 - 0.1)),
        "comes_back": pytest.approx(0.2),
    }
    assert found.share == pytest.approx((0.09 + 0.2) / (0.4 + 10 / 8 - 10 / 12 + 0.09 + 0.2))


def test_mki_is_seen_where_it_is_a_cost() -> None:
    assert circular_share(tender(mki={"weighting_set": "A2"})).spreads["mki"] == pytest.approx(0.09)
    assert "mki" not in circular_share(tender(mki={"weighting_set": "A2", "is_cost": False})).spreads


@pytest.mark.parametrize(
    ("award", "spread"),
    [
        # Half of the quality is measured, and half of that is tried: 0.25 of what full quality is worth.
        (
            {"method": "weighted_factor", "price_weight": 0.6, "lowest": 60.0, "highest": 140.0},
            80 * 0.4 / 0.6 / 4 / 100,
        ),
        # A score of quality divided by cost, at a quality of 0.6.
        ({"method": "value_for_money", "expected_cost": 100.0}, 1 / 0.6 / 4),
    ],
)
def test_criteria_that_are_measured_count_for_what_the_rule_makes_them_worth(
    award: dict[str, Any], spread: float
) -> None:
    found = circular_share(tender(award=award, quality=HALF_MEASURED)).spreads["measured"]
    assert found == pytest.approx(spread, rel=1e-6)


def test_a_value_of_quality_says_something_beside_an_expected_cost_only() -> None:
    awarded = tender(award={"method": "quality_value", "quality_value": 400.0}, quality=HALF_MEASURED)
    unknown, known = circular_share(awarded), circular_share(awarded, 1000.0)
    assert (unknown.spreads["measured"], unknown.share, unknown.worth) == (None, None, 200.0)
    assert "EUR 200.00 at most" in said_of(unknown)
    assert known.spreads["measured"] == pytest.approx(0.1)


def test_quality_that_is_scored_by_people_is_not_called_circular() -> None:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    found = circular_share(tender(award={"method": "quality_value", "quality_value": 400.0}, quality=quality))
    assert "measured" not in found.spreads


def test_under_a_fixed_budget_quality_is_not_traded_for_cost() -> None:
    found = circular_share(tender(award={"method": "fixed_budget", "budget": 100.0}, quality=HALF_MEASURED))
    assert "does not trade quality for cost" in said_of(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tender_in_which_something_else_decides_is_told_so(language: str) -> None:
    little = said_of(circular_share(tender(discount={"rate": 0.08, "basis": "nominal"})), language)
    much = said_of(circular_share(tender(carbon_price={2027: 1.0})), language)
    words = {"nl": "maar iets anders beslist", "en": "but something else decides it"}[language]
    assert words in little
    assert words not in much


def test_where_the_price_alone_counts_and_nothing_comes_back_nothing_is_circular() -> None:
    found = CircularShare({"price": 0.4, "life": 0.2, "comes_back": 0.0}, 10, None)
    assert "Nothing circular counts" in said_of(found)
