"""The library of facts: what it holds as published, each with a source or called a planning figure."""

from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.language import translator
from lcc.library.facts.chosen import chosen
from lcc.library.facts.fact import Fact, Reading
from lcc.library.facts.read import categories, every_fact, found
from lcc.model import Tender
from lcc.model.look_back import AssumedRange
from lcc.model.uncertainty import Driver
from lcc.words.facts import range_text, reading_text


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("ict.monitor.co2_making@ademe", 65.9, 65.9),
        ("ict.monitor.co2_making@boavizta", 333, 333),
        ("ict.monitor.co2_making", 65.9, 333),
        ("ict.laptop.co2_making", 182.6, 236),
        ("ict.laptop.life", 4, 4),
        ("ict.server.energy", 1529, 1529),
        ("office_furniture.chair_wood.co2_product", 18.6, 18.6),
        ("workwear.jumper_recycled_cotton.co2_product", 8.1, 8.1),
        ("workwear.set.price", 60, 100),
        ("heating.heat_pump.co2_per_year", 3.95, 3.95),
        ("energy.electricity.co2_with_chain", 0.374, 0.374),
        ("energy.petrol.co2_with_chain", 2.74, 2.74),
        ("paving.brick.reuse_at_major_works", 0.70, 0.9),
        ("sports_field.mat.life", 8, 15),
        ("street_lighting.led.life", 24, 24),
        ("underground_containers.container.price@dronten", 7917, 7917),
        ("household_waste.incinerator.co2_levy_2030", 295, 295),
        ("bridge.composite.mki_ratio", 75, 75),
        ("vehicles.van_electric.price", 27795, 27795),
        ("temporary_classrooms.classroom.lease_per_year", 600, 600),
    ],
)
def test_a_fact_is_what_its_sources_published(name: str, low: float, high: float) -> None:
    assert chosen(name).range == (low, high)
    assert not chosen(name).is_planning


def test_every_fact_is_found_in_both_languages_and_says_who_says_it() -> None:
    facts = list(every_fact())
    assert len({fact.name for fact in facts}) == len(facts) > 400
    assert {fact.category for fact in facts} == {*categories()}
    for fact in facts:
        for reading in fact.readings:
            said = reading_text(reading, fact).say(translator("en"))
            assert (reading.source is None) == ("planning figure" in said), fact.name
    assert found("beeldscherm maken") == found("monitor making") == [chosen("ict.monitor.co2_making")]


def test_what_came_with_a_licence_says_so() -> None:
    licences = {one.source.id: one.source.licence for fact in every_fact() for one in fact.readings if one.source}
    stated = {source: licence for source, licence in licences.items() if licence}
    assert stated == {"ademe": "Licence Ouverte / Open Licence (Etalab)", "boavizta": "ODbL-1.0"}


def a_fact(*readings: dict[str, Any], unit: str = "years") -> Fact:
    of_both = {"nl": "ding", "en": "thing"}
    names = {
        "category_name": of_both,
        "item_name": of_both,
        "measure_name": of_both,
        "unit": of_both | {"en": unit},
    }
    return Fact.model_validate(
        {"category": "c", "item": "i", "measure": "life", "readings": list(readings), **names}
    )


def of(source: str, year: int | None = None, **number: float) -> dict[str, Any]:
    named = {"id": source, "name": {"nl": source, "en": source}}
    return {"source": named, "certainty": "sourced", "year": year, **number}


def planning(**number: float) -> dict[str, Any]:
    return {"certainty": "planning", "year": 2026, **number}


def test_the_range_is_over_what_each_source_said_last_and_planning_figures_only_where_there_is_none() -> None:
    older, newer, other = of("a", 2018, value=2), of("a", 2022, low=4, high=6), of("b", 2010, value=5)
    assert a_fact(older, newer, other, planning(value=90)).range == (4, 6)
    assert a_fact(older, of("b", value=9)).range == (2, 9)
    assert a_fact(planning(low=7, high=8)).range == (7, 8)
    assert a_fact(planning(value=7)).is_planning
    assert a_fact(newer, other).by("b").range == (5, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"certainty": "sourced", "value": 1.0},
        of("a", value=1) | {"certainty": "planning"},
        planning(),
        planning(value=1, low=1, high=2),
        planning(low=1),
        planning(low=2, high=1),
        planning(value=1) | {"year": None, "price_year": 2026},
    ],
)
def test_a_number_without_source_or_of_no_sense_is_no_fact(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_fact(wrong)


def test_an_amount_is_of_the_prices_of_a_year() -> None:
    assert a_fact(planning(value=5) | {"year": None, "price_year": 2026}, unit="EUR per piece").is_money
    with pytest.raises(ValidationError):
        a_fact(planning(value=5), unit="EUR per piece")


@pytest.mark.parametrize(("years", "is_older"), [(4, True), (5, False), (6, False)])
def test_a_figure_is_old_past_so_many_years(years: int, is_older: bool) -> None:
    assert Reading(value=1.0, certainty="planning", year=2021).is_older(years, 2026) is is_older
    assert Reading(value=1.0, certainty="planning").is_older(years, 2026) is None


def test_a_fact_in_words_in_each_language() -> None:
    fact = chosen("ict.monitor.co2_making")
    assert range_text(fact).say(translator("en")) == "65.9 to 333 kg CO2-eq per piece"
    assert range_text(fact).say(translator("nl")) == "65,9 tot 333 kg CO2-eq per stuk"
    making = reading_text(fact.readings[1], fact).say(translator("nl"))
    assert making == (
        "333 kg CO2-eq per stuk (Boavizta, environmental-footprint-data, daaruit berekend, 2023, in de genoemde bron "
        "gelezen)"
    )
    price = chosen("ict.laptop.price")
    assert reading_text(price.readings[0], price).say(translator("en")) == (
        "850 EUR per piece (prices of 2026, planning figure)"
    )
    share = chosen("playground.wood.buy_back_share")
    assert range_text(share).say(translator("nl")) == "10 %"


THING = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}


def test_a_tender_takes_an_average_life_from_a_fact() -> None:
    [item] = make.tender(items=[THING | {"average_life_from": "ict.monitor.life"}]).items
    assert item.average_life_years == 6
    again = Tender.model_validate(make.tender(items=[item.model_dump(exclude_unset=True)]).model_dump())
    assert again.items == [item]


def refused(record: Any, values: dict[str, Any]) -> list[tuple[str, Any]]:
    with pytest.raises(ValidationError) as caught:
        record.model_validate(values)
    return [(one["type"], one["ctx"].get("found")) for one in caught.value.errors()]


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"average_life_from": "ict.monitor.price"}, "unknown_fact"),
        ({"average_life_from": "ict.monitor.energy"}, "fact_of_other_measure"),
        ({"average_life_from": "office_furniture.desk.life"}, "fact_not_read"),
        ({"average_life_from": "office_furniture.workplace.life"}, "fact_of_more_numbers"),
        ({"average_life_from": "ict.monitor.life", "average_life_years": 7}, "beside_published"),
        ({"average_life_from": 3}, "unknown_fact"),
        ({"facts": ["ict.monitor.co2_making@nobody"]}, "unknown_fact"),
        ({"facts": ["nothing.of.it"]}, "unknown_fact"),
        ({"facts": ["ict.laptop.price", "carpet.tile.price"]}, "facts_in_two_units"),
    ],
)
def test_a_tender_that_names_no_such_fact_is_refused(stated: dict[str, Any], code: str) -> None:
    plain = make.tender().model_dump(exclude_unset=True)
    found = refused(Tender, plain | {"items": [THING | stated]})
    assert [kind for kind, _found in found] == [code]


def test_a_look_back_and_a_simulation_take_their_range_from_a_fact() -> None:
    asked = {"question": "emissions", "item": "thing", "fact": "ict.monitor.co2_making"}
    one = AssumedRange.model_validate(asked)
    assert [one.lowest, one.likely, one.highest] == pytest.approx([65.9, 199.45, 333])
    assert AssumedRange.model_validate(asked | {"likely": 100.0}).likely == 100
    driver = {"name": "making", "fact": "ict.monitor.co2_making", "fields": [{"field": "x"}]}
    drawn = Driver.model_validate(driver)
    assert drawn.distribution.model_dump() == {"kind": "uniform", "low": 65.9, "high": 333.0}
    assert refused(AssumedRange, asked | {"question": "life"}) == [("fact_of_other_measure", asked["fact"])]
    assert refused(AssumedRange, asked | {"lowest": 60.0})[0][0] == "beside_published"
    assert refused(Driver, driver | {"fact": "ict.monitor.life"}) == [("fact_of_one_number", "ict.monitor.life")]
