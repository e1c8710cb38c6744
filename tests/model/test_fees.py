"""What a tender states of fees for use, and what a bid answers: everything else is refused, by field."""

from typing import Any

import pytest
from pydantic import ValidationError

import fees
import make
from lcc.checks.agreement import disagreements
from lcc.checks.validation import messages_of
from lcc.model import Bid, Tender
from lcc.record.path import Path


@pytest.mark.parametrize(
    ("item", "changes", "found"),
    [
        ({"qualities": {"clean": 0.8, "dirty": 0.3}}, {}, ("shares_whole", ("items", 0, "qualities"))),
        ({"use_per_year": None}, {}, ("fees_need_use", ("items", 0, "use_per_year"))),
        ({"fees_paid_by": "users"}, {}, ("users_cost_needed", ("users_cost",))),
        (
            {"fees_paid_by": "users", "use_per_year": None, "qualities": {}},
            {"users_cost": "shown"},
            ("fees_need_use", ("items", 0, "use_per_year")),
        ),
    ],
)
def test_a_tender_that_says_too_little_is_refused(
    item: dict[str, Any], changes: dict[str, Any], found: tuple[str, Path]
) -> None:
    with pytest.raises(ValidationError) as refused:
        make.tender(items=[fees.PAPER | item], **changes)
    assert [(one.code, one.path) for one in messages_of(refused.value, Tender)] == [found]


@pytest.mark.parametrize(
    ("fee", "found"),
    [
        ({"fee_by_quality": {"clean": 1.0, "dirty": 2.0}}, []),
        ({"fee_by_quality": {"clean": 1.0}}, [("quality_without_fee", "fee_by_quality", "dirty")]),
        (
            {"fee_by_quality": {"clean": 1.0, "dirt": 2.0}},
            [("unknown_quality", "fee_by_quality", "dirt"), ("quality_without_fee", "fee_by_quality", "dirty")],
        ),
        ({"fee_per_use": 1.0}, [("fee_not_by_quality", "fee_per_use")]),
        ({"tiers": [{"fee_per_use": 1.0}]}, [("fee_not_by_quality", "tiers")]),
    ],
)
def test_where_an_item_has_classes_each_has_a_fee(fee: dict[str, Any], found: list[tuple[str, ...]]) -> None:
    bid = make.bid(make.offer({"kind": "pay_per_use", **fee}))
    told = [(one.code, *one.path[3:]) for one in disagreements(fees.paper(), bid)]
    assert told == found


def test_without_classes_there_is_no_fee_by_class() -> None:
    tender = make.tender(items=[fees.PAPER | {"qualities": {}}])
    told = [(one.code, *one.path[3:]) for one in disagreements(tender, fees.by_quality(1.0, 2.0))]
    assert told == [("no_qualities", "fee_by_quality")]


def test_only_where_the_authority_is_paid_a_fee_of_a_class_is_below_zero() -> None:
    tender = make.tender(items=[fees.PAPER | {"revenue": False}])
    [told] = disagreements(tender, fees.by_quality(-1.0, 2.0))
    assert (told.code, *told.path[3:]) == ("price_below_zero", "fee_by_quality", "clean")
    assert told.context["item"] == tender.items[0].name


def test_a_bid_states_its_fee_in_one_way() -> None:
    two = {"kind": "pay_per_use", "fee_per_use": 1.0, "fee_by_quality": {"clean": 1.0, "dirty": 2.0}}
    with pytest.raises(ValidationError) as refused:
        make.bid(make.offer(two))
    assert [one.code for one in messages_of(refused.value, Bid)] == ["one_fee"]
