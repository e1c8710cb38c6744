"""Whether another split over quality classes makes another bid win, and by how little."""

import fees
import make
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid, Tender

WELL_SORTED = fees.by_quality(-70.0, 60.0, name="For clean paper")
EVEN = fees.by_quality(-40.0, -20.0, name="Whatever comes")


def found(tender: Tender, bids: list[Bid]) -> list[tuple[tuple[str, ...], object]]:
    return [
        (one.bids, one.context) for one in evaluate(tender, bids).checks if one.code == "winner_hangs_on_split"
    ]


def test_the_smallest_shift_with_which_another_bid_wins_is_named() -> None:
    """At 80 % clean -44 a tonne against -36; clean c: 60 - 130 c = -20 - 20 c at c = 8/11, 7.3 points lower."""
    words = {
        "item": "thing", "share": 0.08, "from_class": "clean", "to_class": "dirty", "winners": ("Whatever comes",),
    }  # fmt: skip
    assert found(fees.paper(), [WELL_SORTED, EVEN]) == [(("For clean paper",), words)]
    by_year = fees.paper(comparison="equivalent_annual_cost")
    assert found(by_year, [WELL_SORTED, EVEN]) == [(("For clean paper",), words)]


def test_nothing_is_said_where_the_winner_is_cheaper_in_each_class() -> None:
    assert found(fees.paper(), [WELL_SORTED, fees.by_quality(-60.0, 70.0, name="Dearer")]) == []


def test_what_users_pay_and_does_not_count_moves_nothing() -> None:
    concession = fees.PAPER | {"fees_paid_by": "users"}
    assert found(make.tender(items=[concession], users_cost="shown"), [WELL_SORTED, EVEN]) == []
    assert found(make.tender(items=[concession], users_cost="counts"), [WELL_SORTED, EVEN]) != []
