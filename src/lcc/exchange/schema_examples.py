"""A short example of each document that goes in: what its schema shows, and what the program accepts."""

from typing import Any

_MOMENT = "2027-03-01T12:00:00+01:00"
_PASSPORT = {
    "product": "Bank Eik", "mass_kg": 85.0, "technical_life_years": 25,
    "materials": [{
        "name": "eiken", "mass_kg": 85.0, "origin": {"reused": 0.6, "biobased": 0.4},
        "end_of_life": {"reuse": 0.8, "energy_recovery": 0.2},
    }],
}  # fmt: skip

EXAMPLES: dict[str, Any] = {
    "tender": {
        "id": "banken-2027", "title": "Parkbanken", "authority": "Gemeente Voorbeeld", "base_date": "2027-01-01",
        "horizon_years": 20, "discount": {"rate": 0.02, "basis": "real"}, "inflation": 0.02,
        "asked_phases": ["maintenance", "disposal"],
        "items": [{"id": "bank", "name": "Bank met rugleuning", "quantity": 40, "unit": "stuk"}],
        "award": {"method": "lowest_lcc"},
    },
    "bid": {
        "tender": "banken-2027", "bidder": {"name": "Kringloopbank BV"},
        "offers": [{
            "item": "bank",
            "business_model": {"kind": "purchase", "price": 950.0, "service_life_years": 20},
            "costs": [{"name": "Schilderen", "phase": "maintenance", "amount": 60.0, "every_years": 5}],
            "end_of_life": {"disposal": -25.0},
        }],
    },
    "passport": _PASSPORT,
    "scores": {
        "tender": "banken-2027",
        "scores": [{
            "bid": "Kringloopbank BV", "criterion": "onderhoud", "score": 8,
            "justification": "Het plan noemt elk onderdeel dat te vervangen is.",
        }],
    },
    "draws": {
        "tender": "banken-2027",
        "draws": [{
            "order": ["Kringloopbank BV", "Houtwerk BV"], "at": _MOMENT, "by": "A. Notaris",
            "method": "Twee briefjes uit een hoed.",
        }],
    },
    "decisions": {
        "tender": "banken-2027",
        "decisions": [{
            "bid": "Houtwerk BV", "what": "invalid", "ground": "late", "at": _MOMENT, "by": ["B. Inkoper"],
            "reason": "De inschrijving kwam een dag na de sluitingsdatum binnen.",
        }],
    },
    "rounds": {
        "tender": "banken-2027", "rounds": [{"what": "first_bids", "at": _MOMENT, "bids": "ronde-1"}],
    },
    "prices": {
        "tender": "banken-2027", "sha256": "0123456789abcdef" * 4, "price_level": 2027, "currency": "EUR",
        "ranges": [{
            "item": "bank", "business_model": "purchase", "per": "unit", "offers": 6, "tenders": 2, "oldest": 2025,
            "lowest": 780.0, "lower_quartile": 850.0, "median": 915.0, "upper_quartile": 990.0, "highest": 1200.0,
        }],
        "not_compared": {
            "same_tender": 0, "later": 0, "other_currency": 0, "not_known": 3, "no_price_level": 0, "other": 21,
        },
    },
    "report_facts": {"tender": "banken-2027", "opened_at": _MOMENT, "opened_by": ["B. Inkoper", "C. Collega"]},
    "scenarios": {
        "scenarios": [
            {"name": "stroom wordt duurder", "changes": [{"field": "resources.electricity.price", "value": 0.4}]},
        ],
    },
    "uncertainty": {
        "drivers": [{
            "name": "energieprijs", "effect": "multiplies",
            "distribution": {"kind": "pert", "low": 0.8, "mode": 1.0, "high": 1.6},
            "fields": [{"field": "resources.electricity.price"}],
        }],
    },
    "mapping": {
        "sheet": "Prijzen", "labels": {"A1": "Prijsblad banken"},
        "fields": {
            "tender": {"value": "banken-2027"}, "bidder.name": {"cell": "B2"}, "offers[0].item": {"value": "bank"},
            "offers[0].business_model.kind": {"value": "purchase"},
            "offers[0].business_model.price": {"cell": "B5"},
            "offers[0].business_model.service_life_years": {"cell": "B6"},
        },
    },
    "ranges": {
        "ranges": [{"question": "life", "item": "bank", "lowest": 10, "likely": 15, "highest": 20}],
    },
    "index_series": {
        "series": [{
            "name": "CPI", "source": "CBS StatLine, tabel en datum van publicatie", "retrieved": "2029-02-01",
            "on_base": [{"base": "2015=100", "final": {"2027": 103.1, "2028": 108.0}, "first": {"2028-12": 108.9}}],
        }],
    },
    "realised": {
        "rows": [
            {
                "kind": "paid", "promise": "offers[0].costs[0].amount", "date": "2032-12-31", "value": 2400.0,
                "evidence": "Factuur 7",
            },
            {
                "kind": "measured", "promise": "offers[0].business_model.service_life_years", "date": "2032-12-31",
                "value": 18, "evidence": "Schouw",
            },
            {
                "kind": "amended", "date": "2029-05-01", "value": 6000.0, "what": "Armleuningen",
                "evidence": "Addendum 1",
            },
            {
                "kind": "social_return", "date": "2029-06-30", "value": 2500.0, "what": "Leerwerkplek",
                "evidence": "Brief",
            },
            {
                "kind": "secured", "date": "2029-06-01", "evidence": "Brief van de bank",
                "security": {"kind": "bank_guarantee", "amount": 12000.0, "given_by": "Bank", "expires": "2034-03-31"},
            },
            {
                "kind": "released", "date": "2030-06-01", "value": 4000.0, "what": "Bank",
                "evidence": "Brief aan de bank",
            },
            {"kind": "defaulted", "date": "2031-06-30", "evidence": "Vonnis"},
            {"kind": "resumed", "date": "2031-10-01", "evidence": "Akkoord met de curator"},
        ],
    },
}  # fmt: skip

EXAMPLES["contract"] = {
    "tender": EXAMPLES["tender"], "bid": EXAMPLES["bid"],
    "award": {"life_cycle_cost": 45000.0, "lcc_version": "1.0"},
    "delivered": "2027-04-01", "nature": "supplies", "value": 38000.0,
    "deliveries": [
        {"item": "bank", "quantity": 30, "delivered": "2027-04-01"},
        {"item": "bank", "quantity": 10, "delivered": "2028-04-01"},
    ],
    "indexation": [{
        "index": "general", "follows": [{"name": "CPI"}], "period": "year_mean", "figure": "final", "cap": 0.04,
    }],
    "securities": [{"kind": "bank_guarantee", "amount": 12000.0, "given_by": "Bank", "expires": "2034-03-31"}],
    "expiries": [{"kind": "warranty", "name": "Beslag", "until": "2031-12-31"}],
    "sealed": "0" * 64,
    "log": [{
        "kind": "paid", "promise": "offers[0].costs[0].amount", "date": "2032-12-31", "amount": 2400.0,
        "recorded": "2033-01-15", "by": "B. Inkoper", "evidence": "Factuur 7", "before": "0" * 64,
        "checksum": "1" * 64,
    }],
}  # fmt: skip
