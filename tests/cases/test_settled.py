"""What is owed for use inside the horizon counts, whenever it is paid; what is paid for use beyond it does not."""

from pathlib import Path

import pytest

from command_line import costs, refusal

FILES = Path(__file__).parent / "settled"
NINE_YEARS, ONE_YEAR = str(FILES / "tender-9y.yaml"), str(FILES / "tender-1y.yaml")


def file(name: str) -> str:
    return str(FILES / f"{name}.yaml")


@pytest.mark.parametrize(
    ("bid", "cost"),
    [
        ("buy", "45,907.39"),
        ("arrears-120", "368,334.72"),
        ("arrears-24", "79,850.82"),
        ("advance-24", "83,480.39"),
        ("instalment-at-horizon", "376,595.04"),
        ("instalment-only-at-horizon", "375,761.92"),
        ("buy-back-unpaid", "41,107.56"),
        ("no-lines", "0.00"),
    ],
)
def test_no_contract_gains_by_the_place_of_its_dates(bid: str, cost: str) -> None:
    assert costs(NINE_YEARS, file(bid)) == {bid: cost}


def test_what_is_paid_ahead_for_years_beyond_the_horizon_is_credited() -> None:
    assert costs(ONE_YEAR, file("advance-120")) == {"advance-120": "11,980.44"}


def test_a_dear_payment_after_the_horizon_does_not_win() -> None:
    """It counted for nothing once, and stood first beside a bid that was paid in time."""
    assert list(costs(NINE_YEARS, file("arrears-120"), file("buy"))) == ["buy", "arrears-120"]


@pytest.mark.parametrize(
    ("bid", "field"),
    [
        ("term-23", "term_months"),
        ("term-6", "term_months"),
        ("renewal-18", "renewals"),
        ("no-interval", "every_months"),
        ("instalment-past-life", "instalments"),
    ],
)
def test_payments_that_do_not_fit_are_refused_by_name(bid: str, field: str) -> None:
    said = refusal(NINE_YEARS, file(bid))
    assert f"{bid}.yaml" in said
    assert field in said
