"""Whether a bid wins by what it asks of users, where that is only shown."""

import pytest

import fees
import make
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender

FREE_FOR_US = fees.each_use(2.0, name="Asks visitors")
FREE_FOR_THEM = fees.each_use(0.5, fixed_fee_per_year=100.0, name="Asks us")


def found(tender: Tender, bids: list[Bid]) -> list[tuple[tuple[str, ...], object]]:
    checks = evaluate(tender, bids).checks
    return [(one.bids, one.context) for one in checks if one.code == "winner_hangs_on_users"]


@pytest.mark.parametrize(
    ("comparison", "paid"), [("common_horizon", 20_000.0), ("equivalent_annual_cost", 2_000.0)]
)
def test_a_bid_that_wins_by_what_users_pay_is_named(comparison: str, paid: float) -> None:
    """1,000 uses a year for ten years: 20,000 against 5,000 of visitors, and 0 against 1,000 of the authority."""
    tender = fees.cups("shown", comparison=comparison)
    [(bids, words)] = found(tender, [FREE_FOR_US, FREE_FOR_THEM])
    assert bids == ("Asks visitors",)
    assert words == {"by_users": pytest.approx(paid), "winners": ("Asks us",)}


def test_nothing_is_said_where_it_counts_or_where_the_winner_is_cheapest_for_both() -> None:
    assert found(fees.cups("counts"), [FREE_FOR_US, FREE_FOR_THEM]) == []
    assert found(fees.cups("shown"), [fees.each_use(0.5, name="Both"), FREE_FOR_THEM]) == []
    assert (
        found(make.tender(), [make.bid(make.offer(make.purchase(price)), name=f"B{price}") for price in (1, 2)])
        == []
    )
