"""Waste paper by quality, and cups of which visitors pay the fee: tenders and bids for tests of fees for use."""

from typing import Any

import make
from lcc.model import Bid, Tender

PAPER: dict[str, Any] = {
    "id": "thing", "name": "Paper", "quantity": 1, "unit": "contract", "use_per_year": 100.0, "use_unit": "tonne",
    "revenue": True, "qualities": {"clean": 0.8, "dirty": 0.2},
}  # fmt: skip
CUPS: dict[str, Any] = {
    "id": "thing", "name": "Cups", "quantity": 1, "unit": "event", "use_per_year": 1000.0, "fees_paid_by": "users",
}  # fmt: skip


def paper(**changes: Any) -> Tender:
    """Return a tender of 100 tonnes of paper a year, of which 80 are expected to be clean."""
    return make.tender(items=[PAPER], **changes)


def cups(users_cost: str, **changes: Any) -> Tender:
    """Return a tender of cups at events, in which users pay the fee for each use."""
    return make.tender(items=[CUPS], users_cost=users_cost, **changes)


def by_quality(clean: float, dirty: float, *, name: str = "Bidder", **parts: Any) -> Bid:
    """Return a bid with a fee for each class."""
    model = {"kind": "pay_per_use", "fee_by_quality": {"clean": clean, "dirty": dirty}, **parts}
    return make.bid(make.offer(model), name=name)


def each_use(fee: float, *, name: str = "Bidder", **parts: Any) -> Bid:
    """Return a bid with one fee for each use."""
    return make.bid(make.offer({"kind": "pay_per_use", "fee_per_use": fee, **parts}), name=name)
