"""Who would have come first on purchase price, and what that would have cost, by numbers worked out by hand."""

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.scrutiny.co2_avoided import costs_of_a_tonne, kilograms
from lcc.scrutiny.lowest_to_buy import LowestToBuy, lowest_to_buy
from lcc.words.lowest_to_buy import said


def upkeep(amount: float) -> dict[str, object]:
    return {"name": "Upkeep", "phase": "use", "amount": amount}


GOOD = make.bid(make.offer(make.purchase(1000.0), costs=[upkeep(10.0)]), name="Good")
LEASE = {"kind": "lease", "payment": 50.0, "every_months": 12, "term_months": 120}
CHEAP = make.bid(make.offer(make.purchase(600.0), costs=[upkeep(100.0)]), name="Cheap")


def test_cheaper_to_buy_is_overtaken_when_upkeep_has_cost_the_difference() -> None:
    """400 cheaper to buy and 90 a year dearer: 4 years later 360, 5 years later 450; over ten years 900 - 400."""
    evaluation = evaluate(make.tender(), [GOOD, CHEAP])
    found = lowest_to_buy(evaluation.bids)
    assert found == LowestToBuy("Cheap", "Good", 600.0, 400.0, 500.0, 5)
    assert said(found, evaluation.tender).say(translator("nl")) == (
        "Op aanschafprijs zou Cheap eerste zijn: 400 EUR goedkoper in aanschaf, 500 EUR duurder over 10 jaar, "
        "ingehaald in jaar 5"
    )


def test_the_first_may_be_lowest_to_buy_too() -> None:
    evaluation = evaluate(make.tender(), [GOOD, make.bid(make.offer(make.purchase(2000.0)), name="Dear")])
    found = lowest_to_buy(evaluation.bids)
    assert found is not None
    assert found.is_first
    assert said(found, evaluation.tender).say(str) == (
        "Good would have come first on purchase price too: 1,000 EUR to pay at delivery"
    )


def test_a_lease_is_no_purchase_price_but_may_come_first() -> None:
    """50 a year from the first day is 500; to buy costs 600 at delivery, and 100 more."""
    lease = make.bid(make.offer(LEASE), name="Lease")
    found = lowest_to_buy(evaluate(make.tender(), [lease, make.bid(make.offer(make.purchase(600.0)))]).bids)
    assert found == LowestToBuy("Bidder", "Lease", 600.0, -550.0, 100.0, None)


def test_what_is_paid_in_instalments_is_not_paid_at_delivery() -> None:
    parts = [{"after_months": 0, "share": 0.1}, {"after_months": 60, "share": 0.9}]
    bids = [make.bid(make.offer(make.purchase(price, instalments=parts)), name=f"{price}") for price in (90, 80)]
    assert lowest_to_buy(evaluate(make.tender(), bids).bids) is None


def test_nothing_is_compared_with_nothing() -> None:
    assert lowest_to_buy(evaluate(make.tender(), [GOOD]).bids) is None
    assert lowest_to_buy(evaluate(make.tender(), []).bids) is None


def test_quality_may_be_worth_a_cost_that_never_comes_back() -> None:
    award = {"method": "quality_value", "quality_value": 1000.0}
    evaluation = make.of_prices({"Good": 500.0, "Cheap": 400.0}, award, {"Good": 10.0, "Cheap": 0.0})
    found = lowest_to_buy(evaluation.bids)
    assert found == LowestToBuy("Cheap", "Good", 400.0, 100.0, -100.0, None)
    assert (
        said(found, evaluation.tender).say(str).endswith("100 EUR cheaper to buy, 100 EUR cheaper over 10 years")
    )


def test_a_tonne_avoided_costs_what_is_paid_more_for_it() -> None:
    """20 pieces: 2,000 kg less for 1,000 - 600 + 10 years of 10 - 0: 500 for two tonnes."""
    tender = make.tender(carbon_price={2027: 0.0})
    heavy = make.offer(make.purchase(600.0), carbon={"production_kg": 3000.0})
    light = make.offer(make.purchase(1000.0), costs=[upkeep(10.0)], carbon={"production_kg": 1000.0})
    bids = [make.bid(heavy, name="Heavy"), make.bid(light, name="Light")]
    evaluation = evaluate(tender, bids)
    assert [kilograms(one) for one in evaluation.bids] == [3000.0, 1000.0]
    assert costs_of_a_tonne(tender, evaluation.bids) == [None, pytest.approx(250.0)]
    silent = evaluate(tender, [bids[0], make.bid(make.offer(make.purchase(700.0)), name="Silent")])
    assert costs_of_a_tonne(tender, silent.bids) == [None, None]
