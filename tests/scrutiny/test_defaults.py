"""A blank of the winner whose default makes it cheaper: remarked on where it decides, and only there."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said

INFLATION = {"inflation": 0.02, "discount": {"rate": 0.02, "basis": "nominal"}}


def lease(payment: float, name: str = "Lease BV", **parts: Any) -> Bid:
    model = {"kind": "lease", "payment": payment, "every_months": 12, "term_months": 120, **parts}
    return make.bid(make.offer(model), name=name)


def bought(price: float, name: str = "Koop BV") -> Bid:
    return make.bid(make.offer(make.purchase(price)), name=name)


def defaults(tender: Tender, *bids: Bid) -> list[Message]:
    return [check for check in evaluate(tender, bids).checks if check.code == "default_is_cheaper"]


def test_a_lease_that_is_first_because_its_index_was_left_blank() -> None:
    # Ten payments in advance of 10 that rise by 2 % at a rate of 2 % are worth 100; fixed ones 91.62.
    tender = make.tender(**INFLATION)
    [check] = defaults(tender, lease(10.0), bought(95.0))
    fixed = sum(10 * 1.02**-k for k in range(10))
    assert check.bids == ("Lease BV",)
    assert check.path == ("offers", 0, "business_model", "index")
    assert check.context == {
        "item": "thing",
        "field": "index",
        "default": "fixed",
        "other": "general",
        "saved": pytest.approx(100.00 - 91.62),  # of the costs as they are shown
        "share": pytest.approx(100 / fixed - 1, abs=5e-4),
    }
    assert "8.38 more" in said(check).line.say(translator("en"))


@pytest.mark.parametrize(
    "bids",
    [
        (lease(10.0, index="fixed"), bought(95.0)),  # written down
        (lease(10.0), bought(120.0)),  # first all the same
        (lease(10.0), bought(80.0)),  # not first
        (lease(10.0),),  # nothing to decide
        (lease(10.0), lease(9.9, "Ander", index="fixed")),
    ],
)
def test_a_blank_that_decides_nothing_is_silent(bids: tuple[Bid, ...]) -> None:
    assert defaults(make.tender(**INFLATION), *bids) == []


def test_without_inflation_or_where_that_index_is_closed_there_is_nothing_to_ask() -> None:
    bids = (lease(10.0), bought(101.0))
    assert defaults(make.tender(), *bids) == []
    assert defaults(make.tender(**INFLATION, open_indices={"use": ["fixed"]}), lease(10.0), bought(95.0)) == []


def test_less_than_a_twentieth_is_silent() -> None:
    assert defaults(make.tender(**{**INFLATION, "inflation": 0.01}), lease(10.0), bought(92.0)) == []


def test_a_deposit_beside_a_price() -> None:
    model = {"kind": "deposit", "deposit": 1.0, "price": 10.0, "cycle_months": 12, "return_rate": 1.0}
    [check] = defaults(make.tender(**INFLATION), make.bid(make.offer(model)), bought(95.0))
    assert check.context["field"] == "index"


def test_a_category_of_mki_left_blank() -> None:
    tender = make.tender(mki={"weighting_set": "A2"})

    def offered(name: str, price: float, **mki: Any) -> Bid:
        stated = {"weighting_set": "A2", "per_life": 50.0, **mki}
        return make.bid(make.offer(make.purchase(price), mki=stated), name=name)

    # The surcharge is 30 % of 50.
    other = offered("Ander", 110.0, category_3=False)
    [check] = defaults(tender, offered("Blank", 100.0), other)
    assert check.context["field"] == "category_3"
    assert check.context["saved"] == pytest.approx(15)
    assert defaults(tender, offered("Stated", 100.0, category_3=False), other) == []
