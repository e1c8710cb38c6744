"""The list of what procurement documents have to say about the method: complete, and true of the tender."""

from typing import Any, get_args

import pytest

import awards
import make
from lcc.documents.checklist import STATES, checklist
from lcc.language import LANGUAGES, translator
from lcc.library.procedures import Procedure
from lcc.model import Tender

WHAT_THE_METHOD_MUST_PUBLISH = {
    "functional_unit", "analysis_period", "other_lives", "base_date", "discount_rate", "timing",
    "escalation", "vat", "who_supplies", "evidence", "fixed_values", "externalities",
    "emission_factors", "residual_value", "security", "variants", "lots", "options",
    "rounding", "award_rule", "tie_break", "abnormally_low", "contract", "circularity",
}  # fmt: skip

PRICED = {"carbon_price": {2027: 0.13}}
THING = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}


def states(tender: Tender) -> dict[str, str]:
    return {item.topic: item.state for item in checklist(tender)}


def test_each_topic_is_there() -> None:
    assert set(states(make.tender(**PRICED))) >= WHAT_THE_METHOD_MUST_PUBLISH


def test_what_only_documents_and_contract_can_say_is_elsewhere() -> None:
    found = states(make.tender(**PRICED))
    assert {topic for topic, state in found.items() if state == "elsewhere"} == {
        "evidence", "emission_factors", "security", "contract",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "without", "stated"),
    [
        ("timing", "by_default", {"yearly_costs_fall": "end"}),
        ("discount_rate", "by_default", {"discount": {"rate": 0.02, "basis": "real"}}),
        ("vat", "by_default", {"vat": {"treatment": "compensable"}}),
        ("variants", "by_default", {"variants": "not_allowed"}),
        ("escalation", "by_default", {"inflation": 0.02}),
        ("externalities", "by_default", PRICED),
        ("award_rule", "by_default", {"award": {"method": "lowest_lcc"}}),
        ("tie_break", "missing", {"award": {"tie_break": ["drawing_lots"]}}),
        ("abnormally_low", "missing", {"award": {"abnormally_low": 0.3}}),
        ("abnormally_low", "missing", {"award": {"cost_floor": 1000.0}}),
        ("motivation", "missing", {"award": {"motivation": "All is specified."}}),
        ("other_lives", "by_default", {"comparison": "common_horizon"}),
        ("other_lives", "by_default", {"residual_value": "annuity"}),
        ("fixed_values", "by_default", {"items": [{**THING, "longest_life_years": 20}]}),
        ("circularity", "by_default", {"circularity": {"passport": "required"}}),
        ("residual_value", "by_default", {"expected_resale_haircut": 0.5}),
    ],
)
def test_what_is_stated_is_told_from_what_holds_by_default(
    topic: str, without: str, stated: dict[str, Any]
) -> None:
    bare = make.tender(discount={"rate": 0.02})
    assert states(bare)[topic] == without
    assert states(make.tender(**{"discount": {"rate": 0.02}, **stated}))[topic] == "stated"


def test_only_a_european_procedure_misses_the_motivation_that_law_asks_of_it() -> None:
    of = {name: states(make.tender(procedure=name)).get("motivation") for name in get_args(Procedure)}
    assert of == {name: "missing" if name == "european" else None for name in get_args(Procedure)}


def test_quality_needs_no_motivation_and_its_weights_are_listed() -> None:
    criteria = [{"id": "a", "name": "Plan", "weight": 0.75}, {"id": "b", "name": "Reuse", "weight": 0.25}]
    award = {"method": "quality_value", "quality_value": 5.0}
    found = {item.topic: item for item in checklist(make.tender(award=award, quality={"criteria": criteria}))}
    assert "motivation" not in found
    assert found["criteria"].text.say(str) == "Plan 75 %, Reuse 25 %."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_can_be_said(language: str) -> None:
    _ = translator(language)
    for tender in (make.tender(), make.tender(**PRICED), make.tender(mki={"weighting_set": "A2"})):
        for item in checklist(tender):
            assert item.title.say(_)
            assert "{" not in item.text.say(_)
            assert item.state in STATES


def test_numbers_and_common_names_are_those_of_the_reader() -> None:
    tender = make.tender(
        carbon_price={2027: 0.13, 2030: 0.25},
        indices={"energy": 0.03, "steel": 0.02},
        resources={"electricity": {"unit": "kWh", "price": 0.3}, "{steam}": {"unit": "kg", "price": 0.1}},
    )
    said = {item.topic: item.text.say(translator("nl")) for item in checklist(tender)}
    assert "2027: 0,13, 2030: 0,25" in said["externalities"]
    assert "eigen indices: energie, steel;" in said["escalation"]
    assert "Prijzen van: elektriciteit, {steam};" in said["fixed_values"]


def test_a_criterion_that_breaks_ties_goes_by_its_name() -> None:
    tender = awards.tender("low_bid", {"tie_break": ["quality", "plan", "drawing_lots"]})
    [text] = [item.text.say(str) for item in checklist(tender) if item.topic == "tie_break"]
    assert text == "In this order: quality, Plan of approach, drawing lots."


BY_PROCEDURE: dict[str, dict[str, str]] = {
    "european": {"standstill": "article 2.127", "reasons": "article 2.130", "file": "article 2.132"},
    "national": {"standstill": "The law sets none"},
    "three_quotes": {"standstill": "The law sets none"},
    "mini_competition": {"standstill": "paragraph 4", "framework_criteria": "made more precise, not replaced"},
    "market_consultation": {"award_rule": "has no award"},
}


@pytest.mark.parametrize("procedure", BY_PROCEDURE)
def test_what_the_law_asks_follows_the_procedure(procedure: str) -> None:
    said = {item.topic: item.text.say(str) for item in checklist(make.tender(procedure=procedure))}
    for topic, words in BY_PROCEDURE[procedure].items():
        assert words in said[topic]
    assert states(make.tender(procedure=procedure))["procedure"] == "stated"


def test_a_tender_that_says_no_procedure_is_asked_for_it() -> None:
    found = states(make.tender())
    assert found["procedure"] == "missing"
    assert not {"standstill", "reasons", "file"} & {*found}


def test_a_market_consultation_is_asked_nothing_about_an_award() -> None:
    found = states(make.tender(procedure="market_consultation"))
    assert not {"tie_break", "motivation", "abnormally_low"} & {*found}
