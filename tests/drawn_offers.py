"""Offers as the random tests draw them, the same ones whatever ran before.

Hypothesis also draws numbers that stand in modules that happen to be loaded: in a process of its own those are always
the same. Run as a program this prints what it drew.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

import strategies
from lcc.model import Bid, Tender


@cache
def drawn() -> list[tuple[Tender, list[Bid]]]:
    """Return tenders with their bids."""
    paths = [str(Path(__file__).parent), *sys.path]
    program = f"import sys; sys.path[:] = {paths!r}; import drawn_offers; drawn_offers.print_drawn()"
    made = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return [
        (Tender.model_validate(tender), [Bid.model_validate(bid) for bid in bids])
        for tender, bids in map(json.loads, made.stdout.splitlines())
    ]


def print_drawn() -> None:
    """Draw, and print each case on a line."""

    @settings(
        max_examples=200, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    @given(strategies.comparisons(most_bids=5))
    def draw(comparison: tuple[Tender, list[Bid]]) -> None:
        tender, bids = comparison
        plain = [one.model_dump(mode="json", exclude_unset=True) for one in (tender, *bids)]
        sys.stdout.write(json.dumps([plain[0], plain[1:]]) + "\n")

    draw()
