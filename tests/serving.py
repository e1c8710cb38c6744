"""The service as its users have it: another process, asked over HTTP."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import load
import psutil

import award_cases
import make
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
MARKER = "Zeldzaam-4711"
"""A word that stands nowhere but in what is sent."""


@contextmanager
def client(*options: str, log: list[str] | None = None) -> Iterator[httpx.Client]:
    """Give a client of a service of its own."""
    with (
        load.served(*options, log=log) as (process, (host, port)),
        httpx.Client(base_url=f"http://{host}:{port}", timeout=120) as found,
    ):
        found.headers["X-Process"] = str(process)
        yield found


def workers_of(asked: httpx.Client) -> list[psutil.Process]:
    """Return the processes that work for a service, those that were started first in front."""
    whole = psutil.Process(int(asked.headers["X-Process"]))
    [copied] = [one for one in whole.children() if one.children()]
    return sorted(copied.children(), key=lambda one: one.create_time())


def plain() -> dict[str, Any]:
    """Return a tender with an award rule that measures quality, its bids and scores, as JSON has them."""
    tender = award_cases.tender(award_cases.RULES["low_bid"], quality=award_cases.QUALITY)
    return {
        "tender": _plain(tender),
        "bids": [_plain(one) for one in award_cases.bids()],
        "scores": _plain(award_cases.scores()),
    }


def small(name: str = "Koop BV", **bid: Any) -> dict[str, Any]:
    """Return a tender with one bid."""
    one = make.bid(make.offer(make.purchase()), name=name)
    return {"tender": _plain(make.tender()), "bids": [{**_plain(one), **bid}]}


def _plain(record: Any) -> dict[str, Any]:
    found: dict[str, Any] = record.model_dump(mode="json", exclude_unset=True)
    return found


def files(**more: Path) -> list[tuple[str, tuple[str, bytes]]]:
    """Return the example as a form."""
    named = [("tender", EXAMPLE / "tender.yaml"), *(("bids", one) for one in sorted((EXAMPLE / "bids").iterdir()))]
    return [(field, (file.name, file.read_bytes())) for field, file in (*named, *more.items())]


def in_zip(content: bytes) -> Mapping[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def codes(answer: httpx.Response) -> list[tuple[str, str, str]]:
    """Return file, code and field of each problem."""
    return [(one["file"], one["code"], one.get("field", "")) for one in answer.json()["problems"]]


def lines(log: list[str]) -> list[dict[str, Any]]:
    """Return the log as it was told."""
    return [json.loads(one) for one in log]
