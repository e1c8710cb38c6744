"""A tender and bids for each award rule, with quality scored by two assessors on every kind of scale."""

from typing import Any

import make
from lcc.model import Bid, Tender
from lcc.model.quality import Scores

RULES: dict[str, dict[str, Any]] = {
    "lowest_lcc": {"method": "lowest_lcc", "motivation": "Quality is in the specification."},
    "lowest_price": {"method": "lowest_price", "motivation": "Quality is in the specification."},
    "quality_value": {"method": "quality_value", "quality_value": 30_000.0},
    "weighted_factor": {"method": "weighted_factor", "price_weight": 0.6, "lowest": 60_000.0, "highest": 150_000.0},
    "low_bid": {"method": "low_bid", "price_weight": 0.6},
    "logarithmic": {"method": "logarithmic", "price_weight": 0.6, "base": 2.0, "decimals": 2},
    "linear_to_twice_lowest": {"method": "linear_to_twice_lowest", "price_weight": 0.5, "points": 10.0, "decimals": 3},
    "linear_to_lowest_plus": {"method": "linear_to_lowest_plus", "price_weight": 0.5, "over_lowest": 0.5},
    "points_by_item": {"method": "points_by_item", "price_weight": 0.6},
    "linear_lowest_highest": {"method": "linear_lowest_highest", "price_weight": 0.5},
    "value_for_money": {"method": "value_for_money", "expected_cost": 100_000.0},
    "utility_index": {"method": "utility_index", "price_weight": 0.6},
    "quality_within_margin": {"method": "quality_within_margin", "margin": 0.2},
    "superformula": {
        "method": "superformula", "reference_cost": 100_000.0, "reference_quality": 0.7, "highest_cost": 120_000.0,
    },
    "fixed_budget": {"method": "fixed_budget", "budget": 125_000.0},
}  # fmt: skip


def steps(*pairs: tuple[float, float]) -> list[dict[str, float]]:
    """Return a scale of measured values and what they earn."""
    return [{"value": value, "earns": earns} for value, earns in pairs]


QUALITY: dict[str, Any] = {
    "assessors": ["Noor", "Bram"],
    "criteria": [
        {
            "id": "circular", "name": "Circularity", "weight": 0.5, "criteria": [
                {"id": "reuse", "name": "Secondary material", "weight": 0.6, "scale": {
                    "kind": "measured", "indicator": "secondary_share",
                    "steps": steps((0.2, 0.0), (0.6, 0.8), (1.0, 1.0))}},
                {"id": "apart", "name": "Detachability", "weight": 0.4, "scale": {
                    "kind": "measured", "indicator": "detachability", "between": "in_steps",
                    "steps": steps((0.1, 0.0), (0.5, 0.5), (0.8, 1.0))}},
            ],
        },
        {"id": "plan", "name": "Plan", "weight": 0.2, "minimum": 4.0},
        {"id": "service", "name": "Service", "weight": 0.2, "scale": {
            "kind": "words", "words": {"poor": -0.5, "fair": 0.4, "good": 0.8, "excellent": 1.0}}},
        {"id": "extra", "name": "Extra", "weight": 0.1, "scale": {
            "kind": "money", "lowest": -1000.0, "highest": 3000.0}},
    ],
}  # fmt: skip

FOUR = ("Noor", "Bram", "Els", "Ravi")
"""Assessors: the first two score as in `MARKS`, the third as the second, the last half of what the first does."""


def scores_of_four() -> Scores:
    """Return the scores of four assessors."""
    return scores(
        scores=[
            {
                "bid": bid,
                "criterion": criterion,
                "assessor": name,
                "score": mark,
                "justification": f"{bid}: {mark}.",
            }
            for bid, marks in MARKS.items()
            for criterion, (one, other) in marks.items()
            for name, mark in zip(
                FOUR, (one, other, other, other if isinstance(one, str) else one / 2), strict=True
            )
        ]
    )


IN_POINTS: dict[str, Any] = QUALITY | {
    "points": 70.0,
    "criteria": [
        QUALITY["criteria"][1] | {"weight": None, "points": 40.0},
        QUALITY["criteria"][2] | {"weight": None, "points": 20.0},
        QUALITY["criteria"][3] | {"weight": None, "points": 10.0},
    ],
}
"""60 points for the cost and 70 for quality, 40, 20 and 10 of them for plan, service and extra."""
OF_130: dict[str, Any] = {"method": "low_bid", "price_points": 60.0, "points": 130.0}

MARKS: dict[str, dict[str, tuple[float | str, float | str]]] = {
    "Alfa": {"plan": (6.0, 8.0), "service": ("good", "fair"), "extra": (1500.0, 0.0)},
    "Beta": {"plan": (9.0, 8.5), "service": ("excellent", "good"), "extra": (3000.0, 2000.0)},
    "Gamma": {"plan": (4.0, 3.0), "service": ("poor", "poor"), "extra": (-1000.0, -500.0)},
}


def tender(rule: dict[str, Any], **changes: Any) -> Tender:
    """Return a tender of one item with the rule and the criteria."""
    plain = {
        "award": rule,
        "quality": QUALITY,
        "discount": {"rate": 0.0225, "basis": "real"},
        "inflation": 0.02,
        "items": [{"id": "thing", "name": "Thing", "quantity": 100, "unit": "piece"}],
    }
    return make.tender(**plain | changes)


def bid(name: str, price: float, *, secondary: float, detachability: float, cleaning: float, **parts: Any) -> Bid:
    """Return a purchase with cleaning, and what it states of circularity, MKI and the CO2-Prestatieladder."""
    offer = make.offer(
        make.purchase(price),
        costs=[{"name": "Cleaning", "phase": "maintenance", "amount": cleaning}],
        circularity={"mass_kg": 40.0, "secondary_share": secondary, "detachability": detachability},
        **parts,
    )
    return Bid.model_validate(
        make.bid(offer, name=name).model_dump(exclude_unset=True)
        | {"co2_ladder": {"version": "3.1", "level": {"Alfa": 0, "Beta": 3, "Gamma": 5}[name]}}
    )


ITEMS: list[dict[str, Any]] = [
    {"id": "post", "name": "Posts * and <rails>", "quantity": 1000, "unit": "piece", "cost_weight": 0.5},
    {"id": "plate", "name": "Plates", "quantity": 2000, "unit": "piece", "cost_weight": 0.3},
    {"id": "crane", "name": "Crane", "quantity": 10, "unit": "day", "cost_weight": 0.2},
]
"""Three items with a weight each: what is bought most of is not what weighs most for its cost."""


def bids_of_items(*, free: bool = False) -> list[Bid]:
    """Return three bids of them, with a yearly cost of the first item; the last one for nothing, if it is free."""
    prices = {"Alfa": (120.0, 80.0, 5000.0), "Beta": (100.0, 95.0, 6000.0), "Gamma": (140.0, 70.0, 4000.0)}
    return [
        make.bid(
            *(
                {
                    "item": item["id"],
                    "business_model": make.purchase(0.0 if free and (name, k) == ("Gamma", 2) else price),
                    "costs": [{"name": "Paint", "phase": "maintenance", "amount": 3.0}] if k == 0 else [],
                }
                for k, (item, price) in enumerate(zip(ITEMS, of_bid, strict=True))
            ),
            name=name,
        )
        for name, of_bid in prices.items()
    ]


def bids(**parts: Any) -> list[Bid]:
    """Return three bids: cheap, dear and good, and one that misses the minimum."""
    return [
        bid("Alfa", 600.0, secondary=0.3, detachability=0.5, cleaning=20.0, **parts),
        bid("Beta", 900.0, secondary=0.9, detachability=0.85, cleaning=10.0, **parts),
        bid("Gamma", 500.0, secondary=0.1, detachability=0.2, cleaning=30.0, **parts),
    ]


def scores(**changes: Any) -> Scores:
    """Return what both assessors gave each bid."""
    found = [
        {
            "bid": name,
            "criterion": criterion,
            "assessor": assessor,
            "score": mark,
            "justification": f"{name}: {mark}.",
        }
        for name, marks in MARKS.items()
        for criterion, pair in marks.items()
        for assessor, mark in zip(("Noor", "Bram"), pair, strict=True)
    ]
    return Scores.model_validate({"tender": "test", "scores": found} | changes)
