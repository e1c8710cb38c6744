"""Where the authority is paid, a price of nothing or below it is a price like any other, and low is far from others."""

from typing import Any

import pytest

import fees
import make
from lcc.evaluation.evaluate import evaluate

RULE = {"method": "lowest_lcc", "abnormally_low": 0.2}
SIGNS = ("abnormally_low", "price_of_zero", "symbolic_price", "phase_of_zero")


def said(items: list[dict[str, Any]], *asked: float) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is said of bids that ask so much for each tonne."""
    tender = make.tender(items=items, award=RULE, asked_phases=["use"])
    bids = [fees.each_use(fee, name=name) for name, fee in zip("ABCDEF", asked, strict=False)]
    return [(one.code, one.bids) for one in evaluate(tender, bids).checks if one.code in SIGNS]


ONE_FEE = fees.PAPER | {"qualities": {}}


@pytest.mark.parametrize("asked", [(-70.0, -65.0, -60.0), (-10.0, 0.0, 15.0), (0.0, 1.0, 4.0), (0.0, 0.0, 50.0)])
def test_bids_around_zero_and_below_it_are_not_suspect_in_themselves(asked: tuple[float, ...]) -> None:
    assert said([ONE_FEE], *asked) == []


def test_the_same_bids_are_where_the_authority_pays() -> None:
    """Else a test on the above could not fail."""
    item = ONE_FEE | {"revenue": False}
    assert ("price_of_zero", ("A",)) in said([item], 0.0, 1.0, 4.0)
    assert ("abnormally_low", ("A",)) in said([item], 0.0, 1.0, 4.0)


def test_a_bid_that_is_far_from_all_others_still_is() -> None:
    assert said([ONE_FEE], -300.0, -62.0, -61.0, -60.0, -59.0, -58.0) == [("abnormally_low", ("A",))]


def test_a_price_of_nothing_for_another_item_still_is() -> None:
    bin_ = {"id": "bin", "name": "Bin", "quantity": 1, "unit": "piece"}
    tender = make.tender(items=[ONE_FEE, bin_])
    paper = make.offer({"kind": "pay_per_use", "fee_per_use": 0.0})
    bins = [{"item": "bin", "business_model": make.purchase(price)} for price in (0.0, 90.0)]
    bids = [make.bid(paper, one, name=name) for name, one in zip("AB", bins, strict=True)]
    found = [one for one in evaluate(tender, bids).checks if one.code in ("price_of_zero", "symbolic_price")]
    assert [(one.code, one.bids, one.path[:2]) for one in found] == [("price_of_zero", ("A",), ("offers", 1))]
    by_class = make.tender(items=[fees.PAPER | {"revenue": False}])
    [free] = [one for one in evaluate(by_class, [fees.by_quality(0.0, 9.0)]).checks if one.code == "price_of_zero"]
    assert free.path[-2:] == ("fee_by_quality", "clean")
