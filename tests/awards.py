"""Tenders with each award rule, and three bids with scores, as tests of documents need them."""

from collections.abc import Mapping
from typing import Any

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.model import Bid, Tender
from lcc.model.award import AWARD_RULES
from lcc.model.quality import Scores

RULES: Mapping[str, dict[str, Any]] = {
    "lowest_lcc": {},
    "lowest_price": {"motivation": "The market offers one quality."},
    "quality_value": {"quality_value": 5_000.0},
    "weighted_factor": {"price_weight": 0.4, "lowest": 500.0, "highest": 20_000.0},
    "low_bid": {"price_weight": 0.4},
    "logarithmic": {"price_weight": 0.4, "base": 3.0},
    "linear_to_twice_lowest": {"price_weight": 0.4, "decimals": 2},
    "linear_to_lowest_plus": {"price_weight": 0.4, "over_lowest": 1.5},
    "points_by_item": {"price_weight": 0.4},
    "linear_lowest_highest": {"price_weight": 0.4, "points": 1000.0},
    "value_for_money": {"expected_cost": 10_000.0},
    "utility_index": {"price_weight": 0.4},
    "quality_within_margin": {"margin": 0.35},
    "superformula": {"reference_cost": 10_000.0, "reference_quality": 0.7, "highest_cost": 13_000.0},
    "fixed_budget": {"budget": 20_000.0},
}
RELATIVE = tuple(method for method, rule in AWARD_RULES.items() if rule.costs_of_all)
BESIDE_BEST = ("utility_index", "quality_within_margin")
"""Rules by which the quality of each bid is measured by the best of all."""
BY_ITEM = ("points_by_item",)
"""Rules by which each item earns points for its own cost, beside the lowest of that item."""
QUALITY: dict[str, Any] = {
    "criteria": [
        {"id": "plan", "name": "Plan of approach", "weight": 0.6, "minimum": 2, "description": "What is done."},
        {
            "id": "circular",
            "name": "Circularity",
            "weight": 0.4,
            "criteria": [
                {
                    "id": "repair",
                    "name": "Repair",
                    "weight": 0.25,
                    "scale": {"kind": "words", "words": {"good": 1.0, "fair": 0.5, "poor": -0.2}},
                },
                {
                    "id": "secondary",
                    "name": "Secondary material",
                    "weight": 0.75,
                    "scale": {
                        "kind": "measured",
                        "indicator": "secondary_share",
                        "steps": [{"value": 0.0, "earns": 0.0}, {"value": 1.0, "earns": 1.0}],
                    },
                },
            ],
        },
    ]
}
HOSTILE = '<script>alert("1")</script>'
BIDDERS = ("Hout & Zoon BV", HOSTILE, "=1+1")
PRICES = (9_123.45, 11_234.56, 17_345.67)
_SCORES = ((6.0, "fair", 0.5), (9.0, "good", 0.9), (3.0, "poor", 0.1))


def tender(method: str, award: Mapping[str, Any] | None = None, **changes: Any) -> Tender:
    """Return a tender with a rule, and criteria for quality."""
    rule = {"method": method, **RULES[method], **(award or {})}
    return make.tender(**{"quality": QUALITY, "asked_phases": ["maintenance"], "award": rule, **changes})


def bids(**parts: Any) -> list[Bid]:
    """Return three purchases, each with its yearly maintenance; `parts` are of every bid."""
    return [
        Bid.model_validate(
            {
                "tender": "test",
                "bidder": {"name": name},
                "offers": [
                    make.offer(
                        make.purchase(price),
                        costs=[{"name": "Service", "phase": "maintenance", "amount": round(price / 70, 2)}],
                        circularity={"mass_kg": 2.0, "secondary_share": secondary},
                    )
                ],
                **parts,
            }
        )
        for name, price, (_plan, _repair, secondary) in zip(BIDDERS, PRICES, _SCORES, strict=True)
    ]


def scores() -> Scores:
    """Return a score for each bid on each criterion that is not measured."""
    given = [
        {"bid": name, "criterion": criterion, "score": score, "justification": f"{criterion} of {name}: because."}
        for name, (plan, repair, _secondary) in zip(BIDDERS, _SCORES, strict=True)
        for criterion, score in (("plan", plan), ("repair", repair))
    ]
    return Scores.model_validate({"tender": "test", "scores": given})


def evaluated(method: str, award: Mapping[str, Any] | None = None, **changes: Any) -> Evaluation:
    """Return the three bids under a rule."""
    return evaluate(tender(method, award, **changes), bids(), scores())
