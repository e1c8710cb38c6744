"""Honest bids under every business model: plausible lives, prices, services and energy, and everything stated.

All of one tender offer about the same thing: lives differ by a quarter, and money is scaled so that what each costs a
year in truth is about the same.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

from gaming.oracle import cost_a_year
from lcc.model import Bid, Tender

Plain = dict[str, Any]

KINDS = ("purchase", "buy_back", "lease", "deposit", "pool", "pay_per_use")
MONEY = frozenset(
    {
        "price", "resale_value", "cash_price", "payment", "upfront", "return_cost", "early_end_cost", "deposit",
        "charge_per_lost_unit", "fee_per_trip", "fee_per_use", "fixed_fee_per_year", "amount", "demolition",
        "disposal", "price_per_kg",
    }
)  # fmt: skip
"""The fields of an offer that are money."""

SILENT: Plain = {
    "id": "t",
    "title": "T",
    "authority": "A",
    "base_date": "2027-01-01",
    "horizon_years": 10,
    "discount": {"rate": 0.0425, "basis": "nominal"},
    "resources": {"electricity": {"unit": "kWh", "price": 0.25, "co2_kg": 0.4}},
    "carbon_price": {2027: 0.13},
    "asked_phases": ["use", "maintenance", "disposal"],
    "items": [{"id": "i", "name": "I", "quantity": 100, "unit": "piece", "use_per_year": 100}],
}
"""A tender that leaves to bidders what it can: straight line, no longest life, no return rate, no loss."""

STATED: Plain = SILENT | {
    "residual_value": "annuity",
    "items": [SILENT["items"][0] | {"longest_life_years": 20, "return_rate": 0.9, "loss_per_trip": 0.02}],
}
"""The same as the design recommends it."""


def tender(rng: Random) -> Tender:
    """Draw a tender as purchasers write them."""
    plain = rng.choice([SILENT, STATED])
    basis = rng.choice([{"basis": "nominal"}, {"basis": "real"}])
    inflation = 0.02 if basis["basis"] == "real" else 0.0
    return Tender.model_validate(
        plain
        | {
            "horizon_years": rng.choice([5, 8, 10, 12, 15, 20]),
            "discount": {"rate": rng.choice([0.0225, 0.028, 0.0425]), **basis},
            "inflation": inflation,
            "yearly_costs_fall": rng.choice(["start", "middle", "end"]),
        }
    )


def bid(rng: Random, of: Tender, kind: str, name: str = "Honest", a_year: float = 9_000.0, life: int = 12) -> Bid:
    """Draw an honest bid under a business model, of a thing that lasts about so many years."""
    years = round(life * rng.uniform(0.8, 1.2))
    offer = _MODELS[kind](rng, years)
    if kind == "lease" and offer["business_model"]["term_months"] >= of.horizon_months:
        offer["business_model"].pop("renewals", None)
    is_owned = kind in ("purchase", "buy_back")
    offer |= {
        "item": "i",
        "included": [] if is_owned else ["disposal"],
        "costs": _costs(rng, kind, years),
        "consumption": [{"resource": "electricity", "per_year": float(rng.randint(20, 120))}],
        "carbon": {"production_kg": float(rng.randint(50, 250)), "end_of_life_kg": float(rng.randint(0, 20))},
    }
    if is_owned:
        offer["end_of_life"] = {"disposal": float(rng.randint(10, 60)), "demolition": 0.0}
    if not any(cost["phase"] == "maintenance" for cost in offer["costs"]):
        offer["included"].append("maintenance")
    plain = {"tender": of.id, "bidder": {"name": name}, "offers": [offer]}
    return Bid.model_validate(priced(of, plain, a_year * rng.uniform(0.93, 1.07)))


def priced(of: Tender, plain: Plain, a_year: float) -> Plain:
    """Return the bid with its money scaled so that it costs so much a year in truth; ValueError if none does.

    What it consumes and emits is priced by the tender, and not scaled.
    """
    rest = cost_a_year(of, Bid.model_validate(scaled(plain, 0.0)))
    asked = cost_a_year(of, Bid.model_validate(plain)) - rest
    if asked <= 1e-6 or a_year <= rest:
        raise ValueError("no price comes to that")
    return scaled(plain, (a_year - rest) / asked)


def scaled(plain: Plain, factor: float) -> Plain:
    """Return a bid with all money in it multiplied; prices of resources are the tender's."""
    return dict(_scaled(plain, factor))


def _scaled(plain: Any, factor: float) -> Any:
    if isinstance(plain, Mapping):
        return {
            key: value * factor if key in MONEY and isinstance(value, int | float) else _scaled(value, factor)
            for key, value in plain.items()
        }
    return [_scaled(one, factor) for one in plain] if isinstance(plain, list) else plain


def _purchase(rng: Random, years: int) -> Plain:
    model: Plain = {"kind": "purchase", "price": 1000.0, "service_life_years": years}
    if rng.random() < 0.2:
        model |= {"resale_value": float(rng.randint(20, 150)), "resale_basis": "guaranteed"}
    if rng.random() < 0.2:
        model["instalments"] = [
            {"after_months": 0, "share": 0.5},
            {"after_months": rng.randint(1, 6), "share": 0.5},
        ]
    return {"business_model": model}


def _buy_back(rng: Random, years: int) -> Plain:
    first = rng.uniform(0.3, 0.5)
    table = [
        {"after_years": age, "share_of_price": round(first * (1 - age / (years + 3)), 3)}
        for age in range(1, years + 1, max(years // 4, 1))
    ]
    table.append({"after_years": years + 1, "share_of_price": round(first * 0.1, 3)})
    return {
        "business_model": {"kind": "buy_back", "price": 1000.0, "service_life_years": years, "buy_back": table}
    }


def _lease(rng: Random, years: int) -> Plain:
    every, term = rng.choice([1, 3, 12]), rng.randint(max(years // 2, 3), years)
    model: Plain = {
        "kind": "lease", "payment": 9.0 * every, "every_months": every, "term_months": 12 * term,
        "service_life_years": years, "index": "fixed", "in_advance": rng.random() < 0.7,
        "early_end_cost": float(rng.randint(0, 60)), "return_cost": float(rng.choice([0, 0, 20, 40])),
    }  # fmt: skip
    if rng.random() < 0.3:
        model["upfront"] = float(rng.randint(20, 200))
    if rng.random() < 0.3 and term < years:
        model["renewals"] = [{"months": 12 * (years - term), "payment": 7.0 * every}]
    return {"business_model": model}


def _deposit(rng: Random, years: int) -> Plain:
    return {
        "business_model": {
            "kind": "deposit", "deposit": float(rng.randint(50, 400)), "cycle_months": 12 * rng.randint(3, years),
            "return_rate": rng.choice([0.85, 0.88, 0.9, 0.92]), "service_life_years": years,
            "price": float(rng.randint(300, 600)), "index": "fixed", "return_cost": float(rng.randint(0, 40)),
            "charge_per_lost_unit": float(rng.randint(0, 150)),
        }
    }  # fmt: skip


def _pool(rng: Random, years: int) -> Plain:
    return {
        "business_model": {
            "kind": "pool", "units_in_circulation": float(rng.randint(2, 6)), "deposit": float(rng.randint(1, 8)),
            "loss_per_trip": rng.choice([0.015, 0.02, 0.025, 0.03]), "fee_per_trip": rng.uniform(0.5, 1.0),
            "charge_per_lost_unit": float(rng.randint(0, 5)), "fixed_fee_per_year": float(rng.randint(0, 20)),
            "service_life_years": years,
        }
    }  # fmt: skip


def _pay_per_use(rng: Random, years: int) -> Plain:
    model: Plain = {
        "kind": "pay_per_use", "fixed_fee_per_year": float(rng.randint(0, 40)), "service_life_years": years,
        "minimum_use_per_year": float(rng.choice([0, 40, 60, 80])),
    }  # fmt: skip
    fee = rng.uniform(0.5, 1.0)
    if rng.random() < 0.3:
        model["tiers"] = [{"up_to": 8000, "fee_per_use": fee}, {"fee_per_use": 0.9 * fee}]
    else:
        model["fee_per_use"] = fee
    return {"business_model": model}


_MODELS = {
    "purchase": _purchase,
    "buy_back": _buy_back,
    "lease": _lease,
    "deposit": _deposit,
    "pool": _pool,
    "pay_per_use": _pay_per_use,
}


def _costs(rng: Random, kind: str, years: int) -> list[Plain]:
    """Return services beside the product, as they are usual: by year, now and then, and at each start."""
    costs: list[Plain] = []
    if kind in ("purchase", "buy_back") or rng.random() < 0.4:
        service: Plain = {"name": "Service", "phase": "maintenance", "amount": float(rng.randint(5, 40))}
        if kind not in ("pool", "pay_per_use") and rng.random() < 0.4:
            service["warranty_years"] = rng.randint(1, 3)
        costs.append(service)
        if rng.random() < 0.3:
            repair = {"amount": float(rng.randint(10, 80)), "every_years": rng.randint(3, max(years // 2, 4))}
            costs.append({"name": "Repair", "phase": "maintenance", **repair})
    if kind in ("purchase", "buy_back", "lease") and rng.random() < 0.3:
        once = {"amount": float(rng.randint(10, 80)), "at_year": 0, "with_each_life": True}
        costs.append({"name": "Installation", "phase": "purchase", **once})
    return costs
