"""Prices that Belgian law has an authority ask about, beside published and hand-worked cases."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.method.rules import said as rules
from lcc.model import Tender
from lcc.model.bid_decision import BidDecisions
from lcc.record.message import Message
from lcc.scrutiny.belgian_low_price import without_extremes
from lcc.scrutiny.rule_remarks import lint
from lcc.words.remark_texts import said

WORKS = {"subject": "works", "procedure": "open_procedure"}
FIRST_SEVEN = (800.0, 950.0, 1000.0, 1020.0, 1050.0, 1400.0, 1600.0)


def tender(**award: Any) -> Tender:
    plain = {"method": "lowest_price", "motivation": "Quality is specified.", "belgian_low_price": WORKS}
    return make.tender(award={**plain, **award})


def evaluated(*prices: float, decisions: BidDecisions | None = None, **award: Any) -> Evaluation:
    bids = [make.bid(make.offer(make.purchase(price)), name=f"bid {k}") for k, price in enumerate(prices)]
    return evaluate(tender(**award), bids, decisions=decisions)


def asked(found: Evaluation) -> dict[str, Message]:
    return {one.bids[0]: one for one in found.checks if one.code == "belgian_low_price"}


@pytest.mark.parametrize(
    ("prices", "mean", "low"),
    [
        ((700.0, 900.0, 1000.0, 1100.0), 950.0, {"bid 0"}),
        (FIRST_SEVEN, 1005.0, {"bid 0"}),
        ((*FIRST_SEVEN, 1100.0), 1024.0, {"bid 0"}),
        ((*FIRST_SEVEN, 1100.0, 1150.0), 1024.0, {"bid 0"}),
        ((491_443.16, 615_858.54, 662_693.83, 688_480.27), 639_276.185, {"bid 0"}),  # Raad van State 256.228
        ((850.0, 1000.0, 1000.0, 1000.0), 1000.0, {"bid 0"}),  # 15 % below is enough
        ((850.01, 1000.0, 1000.0, 1000.0), 1000.0, set()),
        ((100.0, 1000.0, 1000.0), None, set()),  # three bids
    ],
)
def test_the_mean_and_who_is_asked(prices: tuple[float, ...], mean: float | None, low: set[str]) -> None:
    counted = without_extremes(prices)
    assert (sum(counted) / len(counted) if counted else None) == (mean and pytest.approx(mean))
    found = asked(evaluated(*prices))
    assert set(found) == low
    assert all(one.context["mean"] == pytest.approx(mean) for one in found.values())


def test_the_judgment_of_the_council_of_state_in_words() -> None:
    """256.228: 23.125 % below the mean, of two of four bids."""
    [found] = asked(evaluated(491_443.16, 615_858.54, 662_693.83, 688_480.27)).values()
    assert found.context["below"] == pytest.approx(0.23125, abs=5e-6)
    line = said(found).line.say(translator("en"))
    assert "23.1 % below 639,276.19, the mean of 2 of 4 bids" in line
    assert "article 36, § 4, of KB Plaatsing" in line


@pytest.mark.parametrize(
    ("what", "ground", "is_counted"),
    [("excluded", "exclusion_ground", False), ("withdrawn", "of_the_bidder", False), ("invalid", "late", True)],
)
def test_bids_of_who_was_not_selected_are_not_in_the_mean(what: str, ground: str, *, is_counted: bool) -> None:
    """Of 700, 900, 1000, 1100, 1300 the mean is 1000; without 1300 it is 950. Who fell away is not asked."""
    gone = {"bid": "bid 4", "what": what, "ground": ground, "reason": "So.", "by": ["Noor"]}
    decided = {"tender": "test", "decisions": [gone | {"at": "2027-06-01T10:00:00+02:00"}]}
    found = asked(evaluated(700.0, 900.0, 1000.0, 1100.0, 1300.0, decisions=BidDecisions.model_validate(decided)))
    assert found["bid 0"].context["mean"] == (1000.0 if is_counted else 950.0)
    assert set(found) == {"bid 0"}


@pytest.mark.parametrize(
    ("award", "holds"),
    [
        ({"method": "low_bid", "price_weight": 0.5, "basis": "price"}, True),
        ({"method": "low_bid", "price_weight": 0.49, "basis": "price"}, False),
        ({"method": "low_bid", "price_points": 65, "points": 130, "basis": "price"}, True),
        ({"method": "low_bid", "price_weight": 0.6}, False),  # costs over the life are no price
        ({"method": "lowest_lcc"}, False),
        ({"method": "quality_value", "quality_value": 10.0, "basis": "price"}, False),  # of no known weight
    ],
)
def test_it_holds_where_the_price_weighs_half(award: dict[str, Any], *, holds: bool) -> None:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    plain = {"award": award | {"belgian_low_price": WORKS}, "quality": quality}
    if holds:
        assert make.tender(**plain).award.belgian_low_price is not None
        return
    with pytest.raises(ValidationError) as refused:
        make.tender(**plain)
    assert [error["type"] for error in refused.value.errors()] == ["belgian_by_price"]


def test_what_the_program_can_not_see_is_asked() -> None:
    for left_out in WORKS:
        with pytest.raises(ValidationError) as refused:
            tender(belgian_low_price={name: word for name, word in WORKS.items() if name != left_out})
        assert [error["type"] for error in refused.value.errors()] == ["missing"]


def test_without_it_nothing_is_said_and_with_it_a_sign_is_stated() -> None:
    assert asked(evaluated(700.0, 900.0, 1000.0, 1100.0, belgian_low_price=None)) == {}
    assert "no_abnormal_indicator" in {one.code for one in lint(tender(belgian_low_price=None))}
    assert "no_abnormal_indicator" not in {one.code for one in lint(tender())}
    text = dict(rules(tender(), translator("en")))["Abnormally low bids"]
    assert "15 % or more below the mean" in text
    assert "works, open procedure" in text
