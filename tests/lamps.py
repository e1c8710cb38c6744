"""A contract by hand: 400 lamps that are bought back, followed for five years, with one default."""

from datetime import date
from typing import Any

import lcc
from lcc.model.contract import Contract
from lcc.model.index_series import IndexSeries

TENDER: dict[str, Any] = {
    "id": "lamps", "title": "Lamps", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 7,
    "discount": {"rate": 0.0, "basis": "nominal"}, "inflation": 0.02, "asked_phases": [],
    "resources": {"electricity": {"unit": "kWh", "price": 0.30, "index": "fixed"}},
    "items": [{"id": "lamp", "name": "Lamp", "quantity": 400, "unit": "piece"}],
}  # fmt: skip
BID: dict[str, Any] = {
    "tender": "lamps", "bidder": {"name": "Terug BV"},
    "offers": [{
        "item": "lamp",
        "business_model": {
            "kind": "buy_back", "price": 320, "service_life_years": 7,
            "buy_back": [{"after_years": 7, "share_of_price": 0.15}],
        },
        "costs": [{"name": "Care", "phase": "maintenance", "amount": 10, "yearly": True}],
        "consumption": [{"resource": "electricity", "per_year": 91}],
    }],
}  # fmt: skip
CLAUSE: dict[str, Any] = {
    "index": "general", "follows": [{"name": "CPI"}], "period": "year_mean", "figure": "final", "cap": 0.04,
}  # fmt: skip
AGREED: dict[str, Any] = {
    "indexation": [CLAUSE], "nature": "supplies", "value": 156_000,
    "securities": [{"kind": "bank_guarantee", "amount": 12_000, "given_by": "Bank", "expires": "2034-03-31"}],
    "expiries": [{"kind": "warranty", "name": "Drivers", "until": "2031-12-31"}],
}  # fmt: skip
"""What was agreed beside the bid."""
PRICE = "offers[0].business_model.price"
BOUGHT_BACK = "offers[0].business_model.buy_back[0].share_of_price"
CARE = "offers[0].costs[0].amount"
POWER = "offers[0].consumption[0].per_year"


def series(**final: float) -> IndexSeries:
    """Return the CPI of a number of years, made up; or other figures."""
    figures = final or {"2026": 100.0, "2027": 103.1, "2028": 108.0, "2029": 109.4, "2030": 111.6}
    base = {"base": "2026=100", "final": figures}
    return IndexSeries.model_validate(
        {"series": [{"name": "CPI", "source": "Made up", "retrieved": "2031-02-01", "on_base": [base]}]}
    )


def contract(agreed: dict[str, Any] | None = None, bid: dict[str, Any] = BID, **tender: Any) -> Contract:
    """Return the contract of an award with what was agreed beside the bid; nothing is recorded yet."""
    made = lcc.contract_of(lcc.score(TENDER | tender, [bid]), delivered=date(2027, 1, 1))
    return Contract.model_validate(made.model_dump(mode="json", exclude_unset=True) | (agreed or {}))


def paid(promise: str, day: str, value: float, evidence: str = "Invoice") -> dict[str, Any]:
    """Return a row of what was paid."""
    return {"kind": "paid", "promise": promise, "date": day, "value": value, "evidence": evidence}


def measured(promise: str, day: str, value: float) -> dict[str, Any]:
    """Return a row of what was measured."""
    return {"kind": "measured", "promise": promise, "date": day, "value": value, "evidence": "Meter"}


FIVE_YEARS: list[dict[str, Any]] = [
    paid(PRICE, "2027-01-01", 128_000),
    *(paid(POWER, f"{year}-12-31", amount) for year, amount in (
        (2027, 10_920), (2028, 10_920), (2029, 12_558), (2030, 12_558), (2031, 10_920)
    )),
    paid(CARE, "2027-12-31", 4_000),
    paid(CARE, "2028-12-31", 4_160, "Invoice, 4 % too much by the clause"),
    paid(CARE, "2028-12-31", -36, "Credit note"),
    paid(CARE, "2029-12-31", 4_288.96),
    paid(CARE, "2030-12-31", 4_344.56),
    paid(CARE, "2031-06-30", 2_200, "Half of the year: the supplier was gone"),
    measured(POWER, "2029-12-31", 104.65),
    measured(POWER, "2031-12-31", 91),
    {"kind": "amended", "date": "2029-05-01", "value": 6_000, "what": "Sensors", "evidence": "Addendum 1"},
    {"kind": "defaulted", "date": "2031-06-30", "evidence": "Judgment"},
    {"kind": "released", "date": "2031-09-01", "value": 12_000, "what": "Bank", "evidence": "Called in"},
    paid(BOUGHT_BACK, "2031-09-01", -12_000, "Guarantee of the bank"),
]  # fmt: skip
"""What became of it: lamps that took more power for two years, an invoice that was corrected, and a default."""
