"""A bid that is far from the facts that the tender names of its item: asked about, and never decided by."""

from typing import Any

import pytest

import make
from lcc.evaluation.evaluate import evaluate
from lcc.language import translator
from lcc.model import Tender
from lcc.record.message import Message
from lcc.words.remark_texts import said


def tender(*facts: str, **changes: Any) -> Tender:
    item = {"id": "thing", "name": "Monitor", "quantity": 1, "unit": "piece", "facts": list(facts)}
    return make.tender(items=[item], **changes)


def remarked(tender: Tender, offer: dict[str, Any]) -> list[Message]:
    found = evaluate(tender, [make.bid(offer)])
    return [one for one in found.checks if one.code == "far_from_facts"]


@pytest.mark.parametrize(("making", "is_far"), [(32.9, True), (32.95, False), (666.0, False), (666.1, True)])
def test_far_is_below_half_of_the_lowest_or_above_twice_the_highest_of_all_sources(
    making: float, is_far: bool
) -> None:
    offer = make.offer(make.purchase(), carbon={"production_kg": making})
    assert bool(remarked(tender("ict.monitor.co2_making"), offer)) is is_far


def test_of_one_source_that_the_tender_chose_only_that_counts() -> None:
    offer = make.offer(make.purchase(), carbon={"production_kg": 333.0})
    assert remarked(tender("ict.monitor.co2_making"), offer) == []
    [one] = remarked(tender("ict.monitor.co2_making@ademe"), offer)
    assert one.path == ("offers", 0, "carbon", "production_kg")
    line = said(one).line.say(translator("en"))
    assert "Bidder states 333 for thing: CO2 of making. The facts that the tender names have: 65.9 kg" in line
    assert "ADEME, Impact CO2 (8076a489), 2026, read in the source" in line
    assert "decides nothing" in line


def test_a_planning_figure_is_called_that_in_the_remark() -> None:
    [one] = remarked(tender("ict.laptop.price", "ict.laptop_refurbished.price"), make.offer(make.purchase(200.0)))
    assert one.context["facts"] == ("ict.laptop.price", "ict.laptop_refurbished.price")
    assert "850 EUR per piece (prices of 2026, planning figure)" in said(one).line.say(translator("en"))
    cheap = make.offer(make.purchase(280.0))
    assert remarked(tender("ict.laptop.price", "ict.laptop_refurbished.price"), cheap) == []
    assert remarked(tender("ict.laptop.price"), cheap) != []


def test_lives_and_energy_too() -> None:
    power = {"power": {"unit": "kWh", "price": 0.25}, "water": {"unit": "m3", "price": 1.0}}
    used = [{"resource": "power", "per_year": 90.0}, {"resource": "water", "per_year": 9000.0}]
    offer = make.offer(make.purchase(100.0, 20), consumption=used)
    both = remarked(tender("ict.monitor.life", "ict.monitor.energy", resources=power), offer)
    assert [one.path[2:] for one in both] == [("business_model", "service_life_years"), ("consumption",)]


@pytest.mark.parametrize(
    ("fee", "is_far"), [(-141.0, True), (-139.0, False), (-36.0, False), (-34.0, True), (12.0, True)]
)
def test_a_fee_that_the_authority_receives_is_far_on_either_side(fee: float, is_far: bool) -> None:
    paper = {"id": "thing", "name": "Paper", "quantity": 1, "unit": "stream", "use_per_year": 100, "revenue": True}
    paid = make.tender(items=[{**paper, "facts": ["household_waste.paper.gate_fee"]}])
    offer = make.offer({"kind": "pay_per_use", "fee_per_use": fee})
    assert bool(remarked(paid, offer)) is is_far


def test_nothing_is_said_of_what_is_not_stated_or_in_another_currency() -> None:
    lease = make.offer({"kind": "lease", "payment": 12.0, "every_months": 12, "term_months": 48})
    every = ("ict.laptop.price", "ict.laptop.life", "ict.laptop.energy", "ict.laptop.co2_making")
    assert remarked(tender(*every), lease) == []
    assert remarked(tender("ict.laptop.price", currency="SEK"), make.offer(make.purchase(10.0))) == []


def test_it_changes_no_rank_and_no_cost() -> None:
    offers = [make.bid(make.offer(make.purchase(price)), name=str(price)) for price in (10.0, 850.0)]
    with_facts, without = evaluate(tender("ict.laptop.price"), offers), evaluate(tender(), offers)
    assert [(one.compared, one.standing.rank) for one in with_facts.bids] == [
        (one.compared, one.standing.rank) for one in without.bids
    ]
