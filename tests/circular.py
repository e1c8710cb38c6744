"""A tender that asks for circularity, with two bids for benches: one of reused steel, one of virgin steel."""

from typing import Any

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.model import Bid, Tender

HOSTILE = "=cmd|' /C calc'!A0"

STEEL = {
    "name": HOSTILE,
    "mass_kg": 30.0,
    "origin": {"virgin": 0.25, "recycled": 0.25, "reused": 0.5},
    "end_of_life": {"reuse": 0.5, "recycle": 0.5},
    "r_strategy": "R3",
    "connection": "bolts",
    "evidence": [{"kind": "epd", "number": "EPD-12", "issued_by": "MRPI", "valid_until": "2030-01-01"}],
}
WOOD = {
    "name": "wood",
    "mass_kg": 10.0,
    "origin": {"biobased": 1.0},
    "end_of_life": {"energy_recovery": 1.0},
}
BOLTS = {
    "name": "bolts",
    "connection": "added_elements",
    "accessibility": "extra_no_damage",
    "crossings": "none",
    "edge": "overlap",
}
PROMISES = [
    {
        "indicator": "secondary_share",
        "step": 0.05,
        "bonus": 500.0,
        "malus": 800.0,
        "most": 1200.0,
        "shown_by": "Audit",
    },
    {
        "indicator": "lost_share",
        "step": 0.1,
        "bonus": 100.0,
        "malus": 250.5,
        "shown_by": "Weighing of what is left",
    },
]
RULES: dict[str, Any] = {
    "passport": "required",
    "targets": [{"published": "NL-2030-secondary"}, {"indicator": "lost_share", "at_most": 0.2}],
    "bonus_malus": PROMISES,
}


def passport(**changes: Any) -> dict[str, Any]:
    """Return a passport of a bench of steel and wood: 22.5 of 40 kg is secondary, and the wood is lost."""
    plain = {
        "product": "Bench",
        "supplier": "<b>Steel</b>",
        "mass_kg": 40.0,
        "technical_life_years": 20.0,
        "materials": [STEEL, WOOD],
        "connections": [BOLTS],
    }
    return plain | changes


def tender(rules: dict[str, Any] | None = None, **changes: Any) -> Tender:
    """Return a tender of one item that asks for a passport."""
    return make.tender(circularity=RULES if rules is None else rules, **changes)


def bid(name: str, price: float, **parts: Any) -> Bid:
    """Return a bid with a passport and emissions."""
    plain = {"passport": passport(), "carbon": {"production_kg": 50.0}}
    return make.bid(make.offer(make.purchase(price), **(plain | parts)), name=name)


def bids() -> list[Bid]:
    """Return a bid of reused steel, and a cheaper one of virgin steel that emits more."""
    virgin = {**STEEL, "origin": {"virgin": 1.0}, "evidence": []}
    return [
        bid("Reuse BV", 120.0),
        bid("Virgin BV", 100.0, passport=passport(materials=[virgin, WOOD]), carbon={"production_kg": 90.0}),
    ]


def evaluated(found: Tender | None = None) -> Evaluation:
    """Return what they come to."""
    return evaluate(found or tender(), bids())
