"""Who has the lowest purchase price, and what that would have cost, by numbers worked out by hand."""

import pytest

import make
from lcc.documents.proposal import board_proposal
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.scrutiny.co2_avoided import costs_of_a_tonne, kilograms
from lcc.scrutiny.lowest_to_buy import lowest_to_buy
from lcc.words.lowest_to_buy import said
from purchase_prices import SAID, case
from said import texts


def upkeep(amount: float) -> dict[str, object]:
    return {"name": "Upkeep", "phase": "use", "amount": amount}


@pytest.mark.parametrize("name", SAID)
def test_the_sentence_compares_like_with_like(name: str) -> None:
    evaluation, sentence = case(name)
    found = lowest_to_buy(evaluation.bids)
    assert (said(found, evaluation.tender).say(str) if found else "") == sentence


@pytest.mark.parametrize("name", SAID)
def test_the_proposal_says_the_same_and_has_that_bid_beside_the_winner(name: str) -> None:
    evaluation, sentence = case(name)
    written = texts(board_proposal(evaluation, evaluation.bids[0], "en"))
    assert (f"{sentence}." in written.splitlines()) == bool(sentence)
    found = lowest_to_buy(evaluation.bids)
    beside = found.name if found and not found.is_first else None
    for one in evaluation.bids[1:]:
        assert (f"\n{one.bid.name}\n" in written) == (one.bid.name == beside)


def test_the_proposal_holds_it_beside_who_is_awarded_which_need_not_be_the_first() -> None:
    """As with lots: the bid of rank 2 is awarded, and it is the one that is lowest to buy."""
    evaluation, _sentence = case("another purchase")
    written = texts(board_proposal(evaluation, evaluation.bids[1], "en"))
    assert "Cheap would have come first on purchase price too: 600 EUR to pay at delivery." in written


def test_it_is_said_in_dutch() -> None:
    for name, sentence in {
        "another purchase": "Op aanschafprijs zou Cheap eerste zijn: 400 EUR goedkoper in aanschaf, 500 EUR duurder "
        "over 10 jaar, ingehaald in jaar 5",
        "the first leases": "Lease vraagt bij levering geen volledige aanschafprijs. De laagste aanschafprijs is die "
        "van Bought: 600 EUR te betalen bij levering, 550 EUR meer dan Lease dan vraagt, 100 EUR duurder over 10 jaar",
    }.items():
        evaluation, _english = case(name)
        found = lowest_to_buy(evaluation.bids)
        assert found is not None
        assert said(found, evaluation.tender).say(translator("nl")) == sentence


def test_quality_may_be_worth_a_cost_that_never_comes_back() -> None:
    award = {"method": "quality_value", "quality_value": 1000.0}
    evaluation = make.of_prices({"Good": 500.0, "Cheap": 400.0}, award, {"Good": 10.0, "Cheap": 0.0})
    found = lowest_to_buy(evaluation.bids)
    assert found is not None
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
