"""A warning of a library never reaches a user: in a test, any warning is an error."""

from pathlib import Path

from command_line import costs

FILES = [str(Path(__file__).parent / "warning" / name) for name in ("tender.yaml", "lease.yaml")]


def test_twelve_hundred_payments_without_interest() -> None:
    assert costs(*FILES) == {"L": "1,200.00"}
