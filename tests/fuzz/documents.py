"""Valid documents that the fuzzer starts from: the examples, and ones that together hold all that a tender can ask."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import award_cases
import circular
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.model.award import ADDING_UP, AWARD_RULES
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.quality import Lock, Scores
from lcc.model.seal import sealed
from make import BIDS, WORKED_EXAMPLE
from readers import parse

Plain = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A tender, bids that answer it, and scores of those bids where it asks for them, as plain values."""

    name: str
    tender: Plain
    bids: tuple[Plain, ...]
    scores: Plain | None = None

    @property
    def records(self) -> tuple[Tender, list[Bid], Scores | None]:
        """The same as records."""
        scores = None if self.scores is None else Scores.model_validate(self.scores)
        return Tender.model_validate(self.tender), [*map(Bid.model_validate, self.bids)], scores


@cache
def made() -> dict[str, Case]:
    """Return the cases that are made here, by name."""
    return {one.name: one for one in _made()}


@cache
def names(*, scored: bool = False) -> list[str]:
    """Return the names of all cases, or of those with scores, without reading the examples."""
    own = [name for name, one in made().items() if one.scores or not scored]
    return own + [name for name, folder in _folders().items() if not scored or (folder / "scores.yaml").exists()]


@cache
def case(name: str) -> Case:
    """Return a case by its name."""
    if name in made():
        return made()[name]
    folder = _folders()[name]
    bids = sorted((folder / "bids-as-yaml").glob("*.yaml")) or [*BIDS]
    scores = folder / "scores.yaml"
    return Case(name, _in(folder / "tender.yaml"), tuple(map(_in, bids)), _in(scores) if scores.exists() else None)


def _folders() -> dict[str, Path]:
    return {**shipped.examples(), "worked-example": WORKED_EXAMPLE}


def _in(file: Path) -> Plain:
    found: Plain = _as_text(parse(file.read_bytes(), file.name)[0])
    return found


def _as_text(plain: Any) -> Any:
    """Return plain values with dates as people write them."""
    if isinstance(plain, dict):
        return {name: _as_text(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [_as_text(value) for value in plain]
    return plain.isoformat() if isinstance(plain, date) else plain


RULES: dict[str, Plain] = {
    **award_cases.RULES,
    "lowest_price": {
        "method": "lowest_price", "motivation": "The market offers one quality.",
        "co2_ladder": {"version": "4.0", "shares": {1: 0.01, 3: 0.05}}, "tie_break": ["cost", "drawing_lots"],
    },
    "quality_value": {
        "method": "quality_value", "quality_value": 30_000.0, "abnormally_low": 0.4, "cost_floor": 100.0,
        "co2_ladder": {"version": "3.1", "shares": {3: 0.03, 5: 0.08}}, "tie_break": ["quality", "plan"],
    },
}  # fmt: skip

ITEM: Plain = {
    "id": "thing", "name": "Thing", "quantity": 100, "unit": "piece", "use_per_year": 40.0, "longest_life_years": 40,
    "return_rate": 0.9, "loss_per_trip": 0.02, "average_life_years": 12,
}  # fmt: skip
TENDER: Plain = {
    "id": "test",
    "title": "Things",
    "authority": "Gemeente Voorbeeld",
    "cpv": "39100000",
    "currency": "EUR",
    "base_date": "2027-01-01",
    "horizon_years": 10,
    "discount": {"rate": 0.0225, "basis": "real"},
    "inflation": 0.02,
    "yearly_costs_fall": "end",
    "yearly_fees_fall": "middle",
    "indexation": "yearly",
    "comparison": "common_horizon",
    "residual_value": "annuity",
    "purchase_options": "exercised",
    "users_cost": "counts",
    "expected_resale_haircut": 0.5,
    "vat": {"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}, "by_phase": {"use": "reduced"}},
    "indices": {"labour": 0.03, "energy": [0.05, 0.01]},
    "open_indices": {"maintenance": ["general", "fixed", "labour"]},
    "resources": {"kwh": {"unit": "kWh", "price": 0.25, "index": "energy", "co2_kg": 0.4}},
    "carbon_price": {2027: 0.1, 2035: 0.3},
    "asked_phases": ["maintenance"],
    "items": [ITEM],
    "variants": "allowed",
    "procedure": "european",
    "notices": [{"number": 1, "date": "2027-02-01", "text": "The quantity is 100."}],
    "cost_centres": {"Streets": 0.6, "Parks": 0.4},
    "letters": {"reference": "2027-1", "place": "Voorbeeld"},
}
MODELS: dict[str, Plain] = {
    "purchase": {
        "kind": "purchase", "price": 900.0, "service_life_years": 12, "resale_value": 90.0,
        "resale_basis": "guaranteed", "index": "general", "vat": "standard",
        "instalments": [{"after_months": 0, "share": 0.5}, {"after_months": 6, "share": 0.5}],
    },
    "buy_back": {
        "kind": "buy_back", "price": 1100.0, "service_life_years": 15, "cash_price": 1000.0,
        "buy_back": [{"after_years": 5, "share_of_price": 0.4}, {"after_years": 15, "share_of_price": 0.1}],
    },
    "lease": {
        "kind": "lease", "payment": 12.5, "every_months": 1, "in_advance": False, "term_months": 60,
        "renewals": [{"months": 24, "payment": 8.0}], "upfront": 50.0, "return_cost": 10.0, "early_end_cost": 20.0,
        "purchase_option": {"price": 100.0, "service_life_years": 14}, "cash_price": 800.0, "index": "labour",
    },
    "deposit": {
        "kind": "deposit", "deposit": 500.0, "cycle_months": 36, "return_rate": 0.95, "interest": 0.01,
        "price": 90.0, "return_cost": 5.0, "charge_per_lost_unit": 20.0, "covers_shortfall": True,
    },
    "pool": {
        "kind": "pool", "units_in_circulation": 3.0, "deposit": 25.0, "loss_per_trip": 0.01, "fee_per_trip": 0.8,
        "fixed_fee_per_year": 12.0, "service_life_years": 8,
    },
    "pay_per_use": {
        "kind": "pay_per_use", "tier_basis": "whole_volume", "fixed_fee_per_year": 5.0, "minimum_use_per_year": 10.0,
        "tiers": [{"up_to": 2000.0, "fee_per_use": 1.5}, {"fee_per_use": 1.2}],
    },
}  # fmt: skip
PASSPORT: Plain = {**circular.passport(), "classification": "NL/SfB 90", "functional_life_years": 20.0}


def _offer(kind: str, **parts: Any) -> Plain:
    has_life = kind not in ("pool", "pay_per_use")
    cost = {"name": "Overhaul", "phase": "maintenance", "amount": 45.0, "index": "labour", "per": "unit"}
    once = {"at_year": 4, "with_each_life": True} if has_life else {"every_years": 3}
    return {
        "item": "thing",
        "business_model": MODELS[kind],
        "costs": [{**cost, **once}, {**cost, "name": "Contract", "per": "bid", "amount": 300.0, "yearly": True}],
        "consumption": [{"resource": "kwh", "per_year": 12.0}],
        "end_of_life": {"demolition": 20.0, "disposal": 5.0},
        "take_back": [{"material": "steel", "mass": 4.0, "price_per_kg": -0.1}],
        "carbon": {"production_kg": 85.0, "end_of_life_kg": 12.0},
        **parts,
    }


def _bid(name: str, offers: list[Plain], **parts: Any) -> Plain:
    return {
        "tender": "test",
        "bidder": {"name": name, "id": f"KvK {len(name)}{ord(name[0])}"},
        "offers": offers,
        **parts,
    }


def _pair(position: int, kinds: list[str]) -> list[tuple[str, str]]:
    """Return two bidders with a business model each, so that all of these come by as positions do."""
    return [(name, kinds[(2 * position + k) % len(kinds)]) for k, name in enumerate(("Alfa", "Beta"))]


def _scores(names: list[str]) -> Plain:
    return {
        "tender": "test",
        "scores": [
            {"bid": name, "criterion": criterion, "assessor": assessor, "score": marks[k],
             "justification": f"{criterion} as {assessor} sees it."}
            for name in names
            for criterion, marks in award_cases.MARKS[name].items()
            for k, assessor in enumerate(award_cases.QUALITY["assessors"])
        ],
    }  # fmt: skip


LOCKED = {"linear_lowest_highest": "clock", "linear_to_twice_lowest": "stated"}
"""The rules beside which scores are locked, and where the moment of locking is from."""


def _locked(plain: Plain, timing: str) -> Plain:
    """Return scores of which one was changed after they were locked."""
    one, moment = plain["scores"][0], "2027-03-01T10:00:00+01:00"
    change = {
        "at": moment, "by": "Noor", "timing": timing, "reason": "A slip of the pen.", "bid": one["bid"],
        "criterion": one["criterion"], "assessor": one["assessor"], "before": 5.0, "after": one["score"],
    }  # fmt: skip
    lock = Lock.model_validate({"at": moment, "by": "Noor", "timing": timing, "sha256": "0" * 64})
    return sealed(Scores.model_validate({**plain, "changes": [change]}), lock).model_dump(exclude_unset=True)


_VARIED: dict[str, Plain] = {
    "points_by_item": {"items": [ITEM | {"cost_weight": 1.0}]},
    "weighted_factor": {
        "quality": {
            "criteria": [
                {**one, "scale": {"kind": "points", "lowest": 0.0, "highest": 10.0}} if one["id"] == "plan" else one
                for one in award_cases.QUALITY["criteria"]
            ],
            "assessors": award_cases.QUALITY["assessors"],
        }
    },
    "low_bid": {
        "circularity": {"passport": "not_asked", "shown_against_cost": "secondary_share"},
        "items": [ITEM | {"fees_paid_by": "users"}],
        "users_cost": "shown",
    },
    "logarithmic": {
        "carbon_price_path": {"name": "CE-Delft-2023-central", "price_level": 1.05},
        "indices": {**TENDER["indices"], "steel": {"levels": {2027: 300.0, 2029: 330.0}, "basis": "nominal"}},
        "items": [ITEM | {"fees_paid_by": "users"}],
        "users_cost": "counts",
        "requirements": [
            {"id": "R1", "text": "It has a mark.", "evidence": "The certificate"},
            {"id": "R2", "text": "It comes within six weeks."},
        ],
    },
}  # fmt: skip
_SAID: dict[str, Plain] = {
    "logarithmic": {"requirements": {"R1": {"met": True, "evidence": "mark.pdf"}, "R2": {"met": False}}}
}
"""What bids say beside what they say under every rule."""


def _made() -> Iterator[Case]:
    stated = {"mass_kg": 40.0, "secondary_share": 0.5, "detachability": 0.6}
    for position, (method, rule) in enumerate(RULES.items()):
        assert method in AWARD_RULES
        ladder = rule.get("co2_ladder")
        parts = {"co2_ladder": {"version": ladder["version"], "level": 3, "certificate": True}} if ladder else {}
        parts |= _SAID.get(method, {})
        bids = [
            _bid(
                name, [_offer(kind, circularity=stated)], **parts, **({"variant": "light"} if not position else {})
            )
            for name, kind in _pair(position, [*BUSINESS_MODELS])
        ]
        tender = {**TENDER, "award": rule, "quality": award_cases.QUALITY}
        scores = _scores(["Alfa", "Beta"])
        if method in LOCKED:
            scores = _locked(scores, LOCKED[method])
        if not position:
            yield Case(method, {**TENDER, "award": rule}, tuple(bids))
        else:
            varied = _VARIED.get(method, {})
            if "carbon_price_path" in varied:
                del tender["carbon_price"]
            yield Case(method, tender | varied, tuple(bids), scores)
    yield from _measured()
    yield from _in_lots()
    yield _by_quality()
    yield _by_assessors()


def _by_assessors() -> Case:
    """Return a tender in which an assessor may abstain, and Belgian law has low prices asked about."""
    rule = {
        "method": "low_bid", "price_weight": 0.6, "basis": "price",
        "belgian_low_price": {"subject": "works", "procedure": "open_procedure"},
    }  # fmt: skip
    quality = {**award_cases.QUALITY, "assessment": "median", "least_scores": 1}
    said = {"circularity": {"mass_kg": 40.0, "secondary_share": 0.5, "detachability": 0.6}}
    bids = [_bid(name, [_offer("purchase", **said)]) for name in ("Alfa", "Beta")]
    scores = _scores(["Alfa", "Beta"])
    first = scores["scores"].pop(0)
    abstained = {name: first[name] for name in ("bid", "criterion", "assessor")}
    scores["abstentions"] = [{**abstained, "reason": "Works for a supplier of it."}]
    return Case("by-assessors", {**TENDER, "award": rule, "quality": quality}, tuple(bids), scores)


def _by_quality() -> Case:
    """Return a concession in which users pay, or are paid, by quality class."""
    item = {**ITEM, "revenue": True, "qualities": {"clean": 0.8, "dirty": 0.2}, "fees_paid_by": "users"}
    fees = ({"clean": -2.0, "dirty": 1.0}, {"clean": -1.0, "dirty": 0.0})
    bids = [
        _bid(name, [_offer("pay_per_use", business_model={"kind": "pay_per_use", "fee_by_quality": by_class})])
        for name, by_class in zip(("Alfa", "Beta"), fees, strict=True)
    ]
    return Case("by-quality", {**TENDER, "items": [item], "users_cost": "shown"}, tuple(bids))


def _measured() -> Iterator[Case]:
    """Yield cases in which passports and MKI count, in a form that states every indicator."""
    tender: Plain = {
        **{name: value for name, value in TENDER.items() if name != "carbon_price"},
        "indices": {**TENDER["indices"], "waste": {"levels": {2026: 100.0, 2030: 140.0}, "basis": "real"}},
        "mki": {"weighting_set": "A2", "category_3_surcharge": 0.3},
        "discount": {"rate": [{"until_year": 4, "rate": 0.03}, {"rate": 0.01}], "basis": "nominal"},
        "circularity": {
            "passport": "required",
            "connections": "mean",
            "circular_from": 0.5,
            "material_prices": {"steel": 0.4},
            "ladder": {"recycled": 0.5, "burned": 0.1},
            "building": {"function": "office", "floor_area": 900.0},
            "targets": [
                {"indicator": "lost_share", "at_most": 0.9, "required": True, "year": 2030},
                {"indicator": "circular_spending", "at_least": 0.1},
            ],
            "bonus_malus": [
                {"indicator": "detachability", "step": 0.1, "bonus": 10.0, "malus": 20.0, "most": 50.0,
                 "shown_by": "A test"}
            ],
        },
        "quality": {
            "criteria": [
                {"id": "circular", "name": "Circular", "weight": 1.0, "scale": {
                    "kind": "measured", "indicator": "secondary_share",
                    "steps": award_cases.steps((0.0, 0.0), (1.0, 1.0))}}
            ]
        },
        "award": {
            "method": "quality_value", "quality_value": 9000.0,
            "mki_discount": {"best": 100.0, "worst": 90_000.0, "highest_discount": 5000.0},
        },
    }  # fmt: skip
    mki: Plain = {"weighting_set": "A2", "per_life": 12.0, "per_year": 0.5, "category_3": True}
    told = {"taken_back_share": 0.8, "repairability": 7.0, "destinations": {"recycled": 0.6, "burned": 0.4}}
    for name, kinds, weighting in (
        ("passports", ("purchase", "lease"), "A2"),
        ("passports-2", ("deposit", "buy_back"), "A1"),
    ):
        tender["mki"], mki["weighting_set"] = {**tender["mki"], "weighting_set": weighting}, weighting
        bids = [
            _bid(bidder, [_offer(kind, passport=deepcopy(PASSPORT), mki={**mki}, circularity=told)])
            for bidder, kind in zip(("Alfa", "Beta"), kinds, strict=True)
        ]
        yield Case(name, deepcopy(tender), tuple(bids))


def _in_lots() -> Iterator[Case]:
    items = [{**ITEM, "id": code, "name": code, "option_weight": 0.5} for code in ("thing", "other")]
    rule = RULES["lowest_price"] | {"co2_ladder": None}
    assert rule["method"] in ADDING_UP
    tender: Plain = {
        **TENDER,
        "items": items,
        "award": {name: value for name, value in rule.items() if value},
        "lots": {
            "parts": [
                {"id": "A", "title": "One", "items": ["thing"]},
                {"id": "B", "title": "Two", "items": ["other"]},
            ],
            "most_per_bidder": 1,
            "limits": [{"lots": ["A", "B"], "most": 1}],
            "allocation": "best_combination",
            "combined_bids": True,
        },
    }
    both = [_offer("purchase"), _offer("lease") | {"item": "other"}]
    combined = {"combinations": [{"lots": ["A", "B"], "discount": 0.05}, {"lots": ["A", "B"], "amount": 5.0}]}
    yield Case("lots", tender, (_bid("Alfa", both, **combined), _bid("Beta", [_offer("pool")])))
    parts = tender["lots"]["parts"]
    yield Case(
        "lots-in-order", tender | {"lots": {"parts": parts, "allocation": "in_order"}}, (_bid("Alfa", both),)
    )
