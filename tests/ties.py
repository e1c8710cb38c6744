"""A tender of one item, and bids for it of which two are equal, as files."""

TENDER = b"""\
id: t
title: Benches
authority: Gemeente Voorbeeld
base_date: 2027-01-01
horizon_years: 10
discount: {rate: 0.0}
asked_phases: []
items:
- {id: a, name: Bench, quantity: 1, unit: piece}
"""


def bid(name: str, **prices: float) -> tuple[str, bytes]:
    offers = [
        f"- {{item: {item}, business_model: {{kind: purchase, price: {price}, service_life_years: 10}}}}"
        for item, price in prices.items()
    ]
    return f"{name[0]}.yaml", "\n".join(
        ["tender: t", f"bidder: {{name: '{name}'}}", "offers:", *offers, ""]
    ).encode()


EQUAL = [("tender.yaml", TENDER), bid("Rozema", a=100), bid("Smit; Zoon", a=100), bid("Aarts", a=120)]
