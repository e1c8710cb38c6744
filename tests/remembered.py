"""Price files, and tenders beside them."""

from collections.abc import Iterable, Mapping
from typing import Any

import make
from lcc.model import Bid, Tender
from lcc.prices.price_file import COLUMNS

CPV = "39113600"
ROW: Mapping[str, Any] = {
    "authority": "Voorbeeld", "tender": "old", "date": "2027-01-01", "cpv": CPV, "item": "Bench", "quantity": 10,
    "unit": "piece", "business_model": "purchase", "per": "unit", "currency": "EUR", "inflation": 0.0,
}  # fmt: skip
FIVE = (90.0, 95.0, 100.0, 105.0, 110.0)


def row(offer: int, price: Any, **others: Any) -> dict[str, Any]:
    return {**ROW, "offer": offer, "price": price, **others}


def csv_of(rows: Iterable[Mapping[str, Any]], between: str = ",") -> bytes:
    """Write rows as text between signs, and nothing more: what is in a cell is written as it stands."""
    lines = [COLUMNS, *([str(one.get(name, "")) for name in COLUMNS] for one in rows)]
    return "\r\n".join(between.join(line) for line in lines).encode()


def prices(*of: float, **others: Any) -> tuple[str, bytes]:
    return "prices.csv", csv_of(row(k, price, **others) for k, price in enumerate(of, start=1))


def tender(**changes: Any) -> Tender:
    return make.tender(**{"cpv": CPV, **changes})


def bids(*asked: float) -> list[Bid]:
    return [
        make.bid(make.offer(make.purchase(price)), name=f"Bidder {k}") for k, price in enumerate(asked, start=1)
    ]
