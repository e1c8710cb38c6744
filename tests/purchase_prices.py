"""Who has the lowest purchase price, case by case: the bids over ten years without interest, and what is said."""

from collections.abc import Mapping
from typing import Any

import make
from lcc.evaluation.evaluate import Evaluation, evaluate

LEASE = {"kind": "lease", "payment": 50.0, "every_months": 12, "term_months": 120}
FEE = {"kind": "pay_per_use", "fee_per_use": 0.0, "fixed_fee_per_year": 40.0}


def bought(price: float, yearly: float = 0.0, **parts: Any) -> dict[str, Any]:
    costs = [{"name": "Upkeep", "phase": "use", "amount": yearly}] if yearly else []
    return make.offer(make.purchase(price, **parts), costs=costs)


def kept_for(deposit: float) -> dict[str, Any]:
    """Return an offer at a price of 100, and a deposit that comes back whole."""
    return make.offer(
        {"kind": "deposit", "price": 100.0, "deposit": deposit, "return_rate": 1.0, "cycle_months": 120}
    )


SAID: Mapping[str, tuple[dict[str, dict[str, Any]], str]] = {
    "another purchase": (
        {"Good": bought(1000.0, 10.0), "Cheap": bought(600.0, 100.0)},
        (
            "On purchase price Cheap would have come first: 400 EUR cheaper to buy, 500 EUR dearer over 10 years, "
            "overtaken in year 5"
        ),
    ),
    "the first itself": (
        {"Good": bought(1000.0), "Dear": bought(2000.0)},
        "Good would have come first on purchase price too: 1,000 EUR to pay at delivery",
    ),
    "the first leases": (
        {"Lease": make.offer(LEASE), "Bought": bought(600.0)},
        (
            "Lease asks no full purchase price at delivery. The lowest purchase price is that of Bought: 600 "
            "EUR to pay at delivery, 550 EUR more than Lease asks then, 100 EUR dearer over 10 years"
        ),
    ),
    "the first leases, nothing to pay at delivery": (
        {"Lease": make.offer({**LEASE, "in_advance": False}), "Bought": bought(600.0), "Dear": bought(700.0)},
        (
            "Lease asks no full purchase price at delivery. The lowest purchase price is that of Bought: 600 "
            "EUR to pay at delivery, 600 EUR more than Lease asks then, 100 EUR dearer over 10 years"
        ),
    ),
    "the first asks much at delivery of a lease": (
        {"Lease": make.offer({**LEASE, "upfront": 500.0, "payment": 1.0}), "Bought": bought(450.0, 10.0)},
        (
            "Lease asks no full purchase price at delivery. The lowest purchase price is that of Bought: 450 "
            "EUR to pay at delivery, 51 EUR less than Lease asks then, 40 EUR dearer over 10 years, overtaken in year 6"
        ),
    ),
    "the first is paid per use": (
        {"Use": make.offer(FEE), "Bought": bought(600.0)},
        (
            "Use asks no full purchase price at delivery. The lowest purchase price is that of Bought: 600 "
            "EUR to pay at delivery, 600 EUR more than Use asks then, 200 EUR dearer over 10 years"
        ),
    ),
    "a lease asks less at delivery": (
        {"Bought": bought(400.0), "Lease": make.offer(LEASE)},
        "Only Bought asks a full purchase price: 400 EUR to pay at delivery",
    ),
    "a lease asks less at delivery than two that sell": (
        {"Good": bought(400.0), "Cheap": bought(390.0, 2.0), "Lease": make.offer(LEASE)},
        (
            "On purchase price Cheap would have come first: 10 EUR cheaper to buy, 10 EUR dearer over 10 "
            "years, overtaken in year 6 (of the bids with a full purchase price)"
        ),
    ),
    "the first itself, beside a lease": (
        {"Good": bought(400.0), "Dear": bought(450.0), "Lease": make.offer(LEASE)},
        (
            "Good would have come first on purchase price too: 400 EUR to pay at delivery (of the bids with "
            "a full purchase price)"
        ),
    ),
    "a price of nought is no price": (
        {"Nought": bought(0.0, 20.0), "Bought": bought(300.0)},
        (
            "Nought asks no full purchase price at delivery. The lowest purchase price is that of Bought: "
            "300 EUR to pay at delivery, 300 EUR more than Nought asks then, 100 EUR dearer over 10 years"
        ),
    ),
    "a deposit": (
        {"Deposit": kept_for(50.0), "Bought": bought(120.0)},
        (
            "Deposit asks no full purchase price at delivery. The lowest purchase price is that of Bought: "
            "120 EUR to pay at delivery, 30 EUR less than Deposit asks then, 20 EUR dearer over 10 years, "
            "overtaken in year 10"
        ),
    ),
    "what is bought back": (
        {
            "Back": make.offer(
                {
                    "kind": "buy_back",
                    "price": 800.0,
                    "service_life_years": 10,
                    "buy_back": [{"after_years": 10, "share_of_price": 0.5}],
                }
            ),
            "Bought": bought(500.0),
        },
        (
            "On purchase price Bought would have come first: 300 EUR cheaper to buy, 100 EUR dearer over 10 "
            "years, overtaken in year 10"
        ),
    ),
    "instalments": (
        {
            "Parts": bought(
                500.0, instalments=[{"after_months": 0, "share": 0.1}, {"after_months": 60, "share": 0.9}]
            ),
            "Bought": bought(600.0),
        },
        (
            "Parts asks no full purchase price at delivery. The lowest purchase price is that of Bought: 600 "
            "EUR to pay at delivery, 550 EUR more than Parts asks then, 100 EUR dearer over 10 years"
        ),
    ),
    "nothing is sold": ({"Lease": make.offer(LEASE), "Dear": make.offer({**LEASE, "payment": 60.0})}, ""),
    "there is nothing to compare with": ({"Good": bought(1000.0)}, ""),
}


def case(name: str) -> tuple[Evaluation, str]:
    """Return what the bids of a case come to, and what is said."""
    offers, sentence = SAID[name]
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 1.0}
    return evaluate(
        make.tender(items=[item]), [make.bid(offer, name=bid) for bid, offer in offers.items()]
    ), sentence
