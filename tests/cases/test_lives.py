"""Every life, interval, warranty and age is a month at least: next to nothing never means for ever."""

from pathlib import Path

import pytest

from command_line import refusal
from make import WORKED_EXAMPLE

FILES = Path(__file__).parent / "lives"
TENDER, LEASE = str(WORKED_EXAMPLE / "tender.yaml"), str(WORKED_EXAMPLE / "bid-lease.yaml")


@pytest.mark.parametrize(
    ("bid", "field"),
    [
        ("tiny-life", "service_life_years"),
        ("tiny-every", "every_years"),
        ("tiny-warranty", "warranty_years"),
        ("tiny-buy-back", "after_years"),
    ],
)
def test_a_life_of_next_to_nothing_is_refused_by_name(bid: str, field: str) -> None:
    said = refusal(TENDER, str(FILES / f"{bid}.yaml"), LEASE)
    assert f"{bid}.yaml" in said
    assert field in said
    assert "at least one month" in said
