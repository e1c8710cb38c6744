"""A tender of one item, and bids for it of which two are equal, as files."""

TENDER = """\
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

LOTS = """\
- {id: b, name: Table, quantity: 1, unit: piece}
lots:
  parts:
  - {id: A, title: Seats, items: [a]}
  - {id: B, title: Tables, items: [b]}
"""
"""What comes behind the tender to make it one of two items, each in a lot of its own."""


def bid(name: str, **prices: float) -> str:
    """Return a bid that sells each item at a price."""
    offers = [
        f"- {{item: {item}, business_model: {{kind: purchase, price: {price}, service_life_years: 10}}}}"
        for item, price in prices.items()
    ]
    return "\n".join(["tender: t", f"bidder: {{name: '{name}'}}", "offers:", *offers, ""])


def as_files(tender: str, **bids: str) -> list[tuple[str, bytes]]:
    """Return a tender and bids by name as files."""
    texts = {"tender": tender, **bids}
    return [(f"{name}.yaml", text.encode()) for name, text in texts.items()]


EQUAL = as_files(TENDER, R=bid("Rozema", a=100), S=bid("Smit; Zoon", a=100), A=bid("Aarts", a=120))
