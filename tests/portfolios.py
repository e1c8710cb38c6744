"""Folders full of tenders, and tables of them."""

import csv
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import make
from lcc.evaluation.price_level import PriceLevel
from lcc.model import Bid, Tender
from lcc.portfolio.build import Built, build
from lcc.record.problem import InputRefusedError as InputRefusedError

LEVEL = PriceLevel(2030)


def plain(record: Tender | Bid) -> str:
    return record.model_dump_json(exclude_defaults=True)


def tender_in(folder: Path, name: str = "test", prices: Sequence[float] = (100.0, 120.0), **changes: Any) -> Path:
    """Write a tender of a code, with a bid at each price, in a folder of that name."""
    place = folder / name
    (place / "bids").mkdir(parents=True)
    (place / "tender.json").write_text(plain(make.tender(id=name, **changes)))
    for number, price in enumerate(prices, start=1):
        bid = make.bid(make.offer(make.purchase(price)), name=f"Bidder {number}").model_copy(
            update={"tender": name}
        )
        (place / "bids" / f"{number}.json").write_text(plain(bid))
    return place


def table(*named: Path, level: PriceLevel = LEVEL, **options: Any) -> tuple[list[dict[str, str]], Built]:
    """Return the rows of a table as its CSV has them, and what was said of it."""
    file = named[0].parent / "table.csv"
    built = build(named, level, [file], **options)
    return rows_in(file), built


def rows_in(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def codes(built: Built) -> list[tuple[str, str]]:
    return [(one["source"], one["code"]) for one in built.not_read]


def zipped(folder: Path, file: Path, without: Iterable[str] = ()) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for one in sorted(folder.rglob("*")):
            if one.is_file() and one.name not in without:
                archive.write(one, one.relative_to(folder))
    return file


def as_dict(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content)
    return found


def parquet_rows(file: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(file).to_pylist()
    return found
