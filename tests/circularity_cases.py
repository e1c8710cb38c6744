"""A tender that asks everything of circularity, and bids with all that it takes."""

from copy import deepcopy
from typing import Any

from lcc.model import Bid, Tender

BOLTED = {
    "connection": "added_elements",
    "accessibility": "extra_no_damage",
    "crossings": "none",
    "edge": "overlap",
}
GLUED = {"connection": "hard_chemical", "accessibility": "inaccessible", "crossings": "none", "edge": "closed"}

TENDER: dict[str, Any] = {
    "id": "facade",
    "title": "Façade panels",
    "authority": "Gemeente Voorbeeld",
    "base_date": "2027-01-01",
    "horizon_years": 50,
    "discount": {"rate": 0.0225},
    "asked_phases": [],
    "mki": {"weighting_set": "A1", "is_cost": False},
    "items": [
        {"id": "panel", "name": "Panel", "quantity": 400.0, "unit": "m2", "average_life_years": 25.0},
        {"id": "frame", "name": "Frame", "quantity": 30.0, "unit": "piece", "average_life_years": 25.0},
    ],
    "circularity": {
        "passport": "required",
        "circular_from": 0.4,
        "detachable_from": 0.5,
        "material_prices": {"steel": 0.3, "timber": 0.05},
        "ladder": {"built in again": 1.0, "recycled": 0.5, "burned": 0.1},
        "building": {"function": "office", "floor_area": 900.0},
        "targets": [
            {"published": "NL-2030-secondary"},
            {"published": "NL-2018-MPG-office-A1"},
            {"published": "NL-2030-circular-procurement"},
            {"indicator": "lost_share", "at_most": 0.6, "required": True},
        ],
        "bonus_malus": [
            {"indicator": "secondary_share", "step": 0.01, "bonus": 100.0, "malus": 250.0, "shown_by": "Weighing"}
        ],
    },
    "quality": {
        "criteria": [
            {
                "id": "mci",
                "name": "Material circularity",
                "weight": 0.7,
                "scale": {
                    "kind": "measured",
                    "indicator": "material_circularity",
                    "steps": [{"value": 0.1, "earns": 0.0}, {"value": 0.9, "earns": 1.0}],
                },
            },
            {
                "id": "co2",
                "name": "Emissions",
                "weight": 0.3,
                "scale": {
                    "kind": "measured",
                    "indicator": "co2",
                    "steps": [{"value": 0.5, "earns": 1.0}, {"value": 5.0, "earns": 0.0}],
                },
            },
        ]
    },
    "award": {"method": "low_bid", "price_weight": 0.6},
}


def _material(name: str, mass_kg: float, recycled: float, recycle: float, **parts: Any) -> dict[str, Any]:
    origin = {"virgin": round(1 - recycled, 9), "recycled": recycled}
    end_of_life = {"recycle": recycle, "landfill": round(1 - recycle, 9)}
    return {"name": name, "mass_kg": mass_kg, "origin": origin, "end_of_life": end_of_life, **parts}


def _offer(
    item: str, price: float, life: int, share: float, kg: float, connection: dict[str, str]
) -> dict[str, Any]:
    materials = [
        _material("Steel sheet", 8.0, share, share, sold_as="steel", connection="joint", r_strategy="R8"),
        _material("Insulation", 2.0, 0.0, 0.0) | {"recycling_yield": 0.9},
    ]
    return {
        "item": item,
        "business_model": {"kind": "purchase", "price": price, "service_life_years": life},
        "carbon": {"production_kg": kg, "end_of_life_kg": 1.0},
        "mki": {"weighting_set": "A1", "per_life": kg / 10},
        "circularity": {"destinations": {"built in again": share / 2, "recycled": 1 - share / 2}},
        "passport": {
            "product": f"Product {item}",
            "mass_kg": 10.0,
            "materials": materials,
            "connections": [{"name": "joint", **connection}],
            "technical_life_years": life,
            "evidence": [{"kind": "epd", "number": "EXAMPLE-001"}],
        },
    }


def tender(**changes: Any) -> Tender:
    """Return the tender, with other fields where they are given."""
    return Tender.model_validate(deepcopy(TENDER) | changes)


def bids() -> list[Bid]:
    """Return a cheap and linear bid, a dearer one that is circular, and one in between that misses a target."""
    cases = {
        "Lineair BV": (72.0, 25, 0.5, 40.0, GLUED),
        "Circulair BV": (118.0, 50, 0.95, 20.0, BOLTED),
        "Midden BV": (76.0, 25, 0.4, 30.0, BOLTED),
    }
    return [
        Bid.model_validate(
            {
                "tender": "facade",
                "bidder": {"name": name},
                "offers": [
                    _offer("panel", price, life, share, kg, joint),
                    _offer("frame", 5 * price, life, share, 2 * kg, joint),
                ],
            }
        )
        for name, (price, life, share, kg, joint) in cases.items()
    ]
