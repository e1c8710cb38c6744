"""What pays the authority still has to fit: money back to the price, mass to the product, use to what there is."""

from typing import Any

import pytest

import fees
import make
from lcc.checks.agreement import disagreements
from lcc.checks.remarks import remarks
from lcc.model import Bid, Tender
from lcc.words.problems import remark_of

HARVEST = {"id": "thing", "name": "Building", "quantity": 1500, "unit": "m2", "revenue": True}
STEEL = {"material": "steel", "mass": 900.0, "price_per_kg": 0.5}
BACK_IN_THREE_WAYS: dict[str, Any] = {"take_back": [STEEL], "end_of_life": {"disposal": -30.0}}


def harvest(model: dict[str, Any], **parts: Any) -> tuple[Tender, Bid]:
    """Return a tender of a building of which the materials may pay for the work, and a bid for it."""
    return make.tender(items=[HARVEST]), make.bid(make.offer(model, **parts))


def refused(tender: Tender, bid: Bid) -> list[str]:
    return [one.code for one in disagreements(tender, bid)]


def remarked(tender: Tender, bid: Bid) -> list[str]:
    return [one.code for one in remarks(tender, bid)]


def test_one_building_does_not_return_its_money_three_times() -> None:
    resold = make.purchase(10.0, resale_value=60.0, resale_basis="guaranteed")
    assert refused(*harvest(resold, **BACK_IN_THREE_WAYS)) == ["two_ways_back", "more_comes_back"]


@pytest.mark.parametrize(
    ("price", "resale", "codes"),
    [
        (10.0, 10.0, []),
        (10.0, 11.0, ["more_comes_back"]),
        (-10.0, 0.0, []),
        (-10.0, 1.0, ["more_comes_back"]),
    ],
)
def test_no_more_is_resold_for_than_was_paid_and_nothing_on_a_price_below_zero(
    price: float, resale: float, codes: list[str]
) -> None:
    assert refused(*harvest(make.purchase(price, resale_value=resale))) == codes


@pytest.mark.parametrize(("interest", "codes"), [(0.0, []), (0.1, ["more_comes_back"])])
def test_a_deposit_comes_back_whole_beside_a_price_below_zero_and_without_more(
    interest: float, codes: list[str]
) -> None:
    model = {"kind": "deposit", "deposit": 10.0, "cycle_months": 12, "return_rate": 1.0, "price": -5.0}
    assert refused(*harvest(model | {"interest": interest})) == codes


def test_what_is_taken_back_is_no_more_than_the_building_weighs() -> None:
    taken = {"take_back": [STEEL | {"price_per_kg": 0.01}]}
    assert refused(*harvest(make.purchase(10.0), **taken, circularity={"mass_kg": 800.0})) == ["more_mass_back"]
    unknown = harvest(make.purchase(10.0), **taken)
    assert (refused(*unknown), remarked(*unknown)) == ([], ["mass_back_unknown"])
    assert remarked(*harvest(make.purchase(10.0), **taken, circularity={"mass_kg": 900.0})) == []


def test_ways_of_being_paid_beside_each_other_are_named() -> None:
    proceeds = {"name": "Proceeds", "phase": "disposal", "amount": -20.0, "at_year": 1}
    both = harvest(make.purchase(-10.0), costs=[proceeds])
    [said] = [remark_of(one).say(str) for one in remarks(*both)]
    assert "is paid for Building in more than one way: Purchase price, Proceeds." in said
    assert remarked(*harvest(make.purchase(85.0), costs=[proceeds])) == []
    assert remarked(*harvest(make.purchase(-10.0))) == []
    fixed_too = fees.each_use(-60.0, fixed_fee_per_year=-1000.0)
    assert remarked(make.tender(items=[fees.PAPER | {"qualities": {}}]), fixed_too) == ["paid_in_more_ways"]


ONE_FEE = fees.PAPER | {"qualities": {}}
TIERS = [{"up_to": 50.0, "fee_per_use": 5.0}, {"fee_per_use": -60.0}]


@pytest.mark.parametrize(
    ("item", "fee", "minimum", "is_refused"),
    [
        (ONE_FEE, {"fee_per_use": -60.0}, 101.0, True),
        (ONE_FEE, {"fee_per_use": -60.0}, 100.0, False),
        (ONE_FEE, {"fee_per_use": 60.0}, 1e6, False),
        (ONE_FEE, {"tiers": TIERS}, 101.0, True),
        (fees.PAPER, {"fee_by_quality": {"clean": -60.0, "dirty": 40.0}}, 101.0, True),
        (ONE_FEE | {"use_per_year": [100.0, 90.0]}, {"fee_per_use": -60.0}, 91.0, True),
        (ONE_FEE | {"use_per_year": [100.0, 90.0]}, {"fee_per_use": -60.0}, 90.0, False),
    ],
)
def test_nobody_pays_for_use_that_is_not_there(
    item: dict[str, Any], fee: dict[str, Any], minimum: float, is_refused: bool
) -> None:
    bid = make.bid(make.offer({"kind": "pay_per_use", **fee, "minimum_use_per_year": minimum}))
    assert refused(make.tender(items=[item]), bid) == (["paid_for_no_use"] if is_refused else [])


@pytest.mark.parametrize(
    ("offer", "named"),
    [
        (make.offer(make.purchase(1e12)), ("business_model", "price")),
        (make.offer(make.purchase(9e8)), None),
        (make.offer({"kind": "pay_per_use", "fee_per_use": 2e7}), ("business_model", "fee_per_use")),
        (make.offer({"kind": "pay_per_use", "fee_per_use": 9e6}), None),
        (make.offer({"kind": "pay_per_use", "fee_per_use": 1.0, "fixed_fee_per_year": -2e9}),
         ("business_model", "fixed_fee_per_year")),
        (make.offer(make.purchase(), circularity={"mass_kg": 1e9, "secondary_share": 0.5}), None),
    ],
)  # fmt: skip
def test_an_amount_out_of_all_proportion_is_asked_about(
    offer: dict[str, Any], named: tuple[str, ...] | None
) -> None:
    tender, bid = make.tender(items=[ONE_FEE]), make.bid(offer)
    found = [one for one in remarks(tender, bid) if one.code == "out_of_proportion"]
    assert [one.path for one in found] == ([("offers", 0, *named)] if named else [])


def test_what_is_asked_of_many_units_counts_for_all_of_them_and_once_a_bid_once() -> None:
    many = make.tender(items=[HARVEST])
    assert remarked(many, make.bid(make.offer(make.purchase(1e6)))) == ["out_of_proportion"]
    once = {"name": "Start", "phase": "purchase", "amount": 9e8, "at_year": 0, "per": "bid"}
    assert remarked(many, make.bid(make.offer(make.purchase(), costs=[once]))) == []
    each = make.offer(make.purchase(), costs=[once | {"per": "unit"}])
    [said] = [remark_of(one).say(str) for one in remarks(many, make.bid(each))]
    assert "'Start' of Building comes to EUR 1,350,000,000,000.00 at a time" in said
