"""The method statement: it says what the tender has, and its example is what the engine makes of it."""

import re
from typing import Any

import pytest

import awards
import make
from lcc.analysis.worked_example import worked_example
from lcc.documents.statement.method_statement import method_statement
from lcc.intake.submissions import read_tender
from lcc.language import LANGUAGES, translator
from lcc.language.indicator_words import INDICATORS as WORDS
from lcc.library import shipped
from lcc.library.indicators import INDICATORS
from lcc.method.circularity_rules import rules_of_circularity
from lcc.method.indicator_definitions import definition_text
from lcc.method.rules import rules
from lcc.model import Tender
from lcc.model.business_models import BUSINESS_MODELS
from lcc.words.blocks import Heading, Paragraph, Table
from said import table, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", awards.RULES)
def test_every_rule_of_the_method_is_in_the_statement(method: str, language: str) -> None:
    tender = awards.tender(method)
    document, _ = method_statement(tender, language), translator(language)
    said = [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]
    for title, text in rules(tender):
        assert title.say(_) in said
        assert text.say(_) in said
    assert "{" not in texts(document)
    assert document.language == language


def test_it_says_what_is_bought_and_what_the_authority_sets() -> None:
    items = [
        {"id": "a", "name": "Bench", "quantity": 1_250_000.0, "unit": "piece", "use_per_year": [10.0, 20.0]},
        {"id": "b", "name": "Bin", "quantity": 2.5, "unit": "set", "option_weight": 0.5},
    ]
    document = method_statement(
        make.tender(
            items=items,
            discount={"profile": "NL-2020-risk-free"},
            inflation=0.02,
            resources={"electricity": {"unit": "kWh", "price": 0.25, "co2_kg": 0.374}},
            carbon_price={2027: 0.13},
        ),
        "en",
    )
    assert table(document, "What is bought") == {
        "Bench": ("1,250,000", "piece", "10; 20 uses per piece", ""),
        "Bin": ("2.50", "set", "", "50 %"),
    }
    facts = table(document, "Set by the contracting authority")
    assert facts["Discount rate"] == ("-1 %", "per year, real")
    assert facts["Index general"] == ("2 %", "per year")
    assert facts["Price of electricity"] == ("0.25", "EUR per kWh")
    assert facts["Emission factor of electricity"] == ("0.374", "kg CO2-eq per kWh")
    sources = table(document, "Published figures, with their sources")
    assert sources["Discount rate: NL-2020-risk-free"][2] == "read in the source"


def test_published_weights_stand_with_their_certainty() -> None:
    document = method_statement(make.tender(mki={"weighting_set": "A2"}), "en")
    [found] = [b for b in document.blocks if isinstance(b, Table) and b.caption.startswith("Published")]
    by_certainty = {row[3]: row[1] for row in found.rows}
    assert "HTP-c: EUR 1,096,368 / CTUh" in by_certainty["recalled, not held against the source"]
    assert "GWP-total: EUR 0.116 / kg CO2-eq" in by_certainty["read in the source"]


def test_every_field_of_every_business_model_that_can_be_offered_is_asked() -> None:
    item = {"id": "i", "name": "Cup", "quantity": 1, "unit": "piece", "use_per_year": 5.0}
    items = [item, {**item, "id": "j", "qualities": {"clean": 0.8, "dirty": 0.2}}]
    everything = make.tender(
        items=items,
        vat={"treatment": "cost", "rates": {"standard": 0.21}},
        purchase_options="exercised",
        contracts_end_at_horizon=True,
    )
    document, _ = method_statement(everything, "en"), translator("en")
    names = {"purchase": "Buy", "buy_back": "Buy with buy-back", "lease": "Lease", "deposit": "Deposit"}
    names |= {"pool": "Deposit pool", "pay_per_use": "Pay per use"}
    for kind, model in BUSINESS_MODELS.items():
        asked = table(document, f"Only with business model: {names[kind]}")
        for name, field in model.model_fields.items():
            assert name == "kind" or any(label.partition(":")[0] == _(str(field.title)) for label in asked), name


def test_only_what_applies_is_asked() -> None:
    captions = [b.caption for b in method_statement(make.tender(), "en").blocks if isinstance(b, Table)]
    assert "Only with business model: Pay per use" not in captions
    assert "Emissions" not in captions
    assert "Circularity" not in captions
    document = method_statement(awards.tender("low_bid"), "en")
    assert set(table(document, "Circularity")) == {"Mass", "Share of secondary material"}
    whole = method_statement(
        awards.tender("low_bid", {"co2_ladder": {"version": "3.1", "scale": "ProRail"}}, variants="allowed"), "en"
    )
    assert {"Bidder", "Variant", "CO2-Prestatieladder: Level"} <= set(table(whole, "The bid as a whole"))


def test_fields_are_named_in_the_language_of_the_statement() -> None:
    fields = table(method_statement(make.tender(), "nl"), "Alleen bij verdienmodel: Koop")
    assert fields["Aanschafprijs"][1] == "EUR per eenheid van de post"


@pytest.mark.parametrize("method", awards.RULES)
def test_the_example_is_scored_under_the_rule_and_has_a_winner(method: str) -> None:
    example = worked_example(awards.tender(method), translator("en"))
    assert example is not None
    assert sorted(one.rank or 0 for one in example.bids) == [1, 2]
    document = method_statement(awards.tender(method), "en")
    said = texts(document)
    for one in example.bids:
        assert f"{one.standing.assessed_cost.value:,.2f}" in said
    assert "Example A, made up" in said


TENDERS: dict[str, dict[str, Any]] = {
    "by year": {"comparison": "equivalent_annual_cost"},
    "VAT": {"vat": {"treatment": "cost", "rates": {"standard": 0.21}}},
    "MKI": {"mki": {"weighting_set": "A1"}},
    "CO2": {"carbon_price": {2027: 0.1}},
    "one year": {"horizon_years": 1},
    "lots": {
        "items": [{"id": one, "name": one, "quantity": 2, "unit": "piece"} for one in ("a", "b")],
        "lots": {"parts": [{"id": one, "title": one, "items": [one]} for one in ("a", "b")]},
    },
}


@pytest.mark.parametrize("name", TENDERS)
@pytest.mark.parametrize("method", ["lowest_price", "quality_value", "superformula"])
def test_an_example_fits_every_kind_of_tender(name: str, method: str) -> None:
    assert worked_example(awards.tender(method, **TENDERS[name]), translator("nl")) is not None


@pytest.mark.parametrize("assessment", ["average", "consensus"])
def test_an_example_reaches_minima_on_every_scale(assessment: str) -> None:
    criteria = [
        {"id": "p", "name": "P", "weight": 0.25, "minimum": 9.5},
        {
            "id": "w", "name": "W", "weight": 0.25, "minimum": "best",
            "scale": {"kind": "words", "words": {"best": 1.0, "worst": -1.0}},
        },
        {
            "id": "m", "name": "M", "weight": 0.25, "minimum": 90.0,
            "scale": {"kind": "money", "lowest": -100.0, "highest": 100.0},
        },
        {
            "id": "r", "name": "R", "weight": 0.25, "minimum": 8.0,
            "scale": {
                "kind": "measured", "indicator": "repairability",
                "steps": [{"value": 0.0, "earns": 0.0}, {"value": 10.0, "earns": 1.0}],
            },
        },
    ]  # fmt: skip
    quality = {"criteria": criteria, "assessment": assessment, "assessors": ["A", "B"]}
    example = worked_example(awards.tender("quality_value", quality=quality), translator("en"))
    assert example is not None
    assert [one.rank is not None for one in example.bids] == [True, True]


def test_an_example_worked_out_by_hand() -> None:
    """The purchase costs the middle of the bounds. It earns 0.8 of Plan, and all of Repair and Secondary material."""
    document = method_statement(awards.tender("weighted_factor"), "en")
    said = texts(document)
    assert (
        "Score = 100 x 0.4 x max(0; min(1; (20,000 - 10,250.00) / (20,000 - 500))) + 100 x (1 - 0.4) x 0.88"
        in said
    )
    assert "= 72.8000" in said  # 40 x 9,750 / 19,500 + 60 x (0.6 x 0.8 + 0.1 + 0.3)
    assert "(20,000 - 9,225.00) / (20,000 - 500)" in said  # 90 % of it


def test_an_example_is_left_out_where_the_bounds_leave_no_room() -> None:
    bounds = {"lowest": -900.0, "highest": -100.0}
    assert worked_example(awards.tender("weighted_factor", bounds), translator("en")) is None
    assert "Worked example" not in texts(method_statement(awards.tender("weighted_factor", bounds), "en"))


@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_each_template_has_a_statement(name: str, language: str) -> None:
    tender: Tender = read_tender(shipped.template_file(name, language))
    said = texts(method_statement(tender, language))
    assert not re.search(r"\d\.\d+e[+-]\d", said)
    assert "Project-Id-Version" not in said


def test_it_says_how_circularity_is_measured_and_what_is_set_for_it() -> None:
    rules = {
        "passport": "required",
        "detachable_from": 0.6,
        "material_prices": {"steel": 0.3},
        "targets": [
            {"published": "NL-2030-secondary"},
            {"indicator": "detachable_share", "at_least": 0.5, "required": True},
            {"indicator": "end_value", "at_least": 1.0},
        ],
        "bonus_malus": [
            {
                "indicator": "lost_share",
                "step": 0.05,
                "bonus": 10.0,
                "malus": 20.0,
                "most": 30.0,
                "shown_by": "Audit",
            }
        ],
    }
    items = [{"id": "thing", "name": "Thing", "quantity": 1.0, "unit": "piece", "average_life_years": 12.5}]
    tender = make.tender(items=items, circularity=rules, mki={"weighting_set": "A2", "is_cost": False})
    document, _ = method_statement(tender, "en"), translator("en")
    said = {title.say(_): text.say(_) for title, text in rules_of_circularity(tender)}
    assert said["Indicator: share that is detachable"].startswith(
        "The mass held by a connection with a detachability of at least 0.6 / the mass of all materials."
    )
    assert "steel EUR 0.30" in said["Indicator: value of the materials at the end of life"]
    assert "NL-2030-secondary: Rijksbrede programma" in said["Targets"]
    assert "share that is detachable at least 50 %, required" in said["Targets"]
    assert (
        "step 5 percentage points, bonus EUR 10, malus EUR 20, EUR 30 at most, shown by Audit"
        in said["Bonus and malus"]
    )
    assert "By MKI instead of mass" in said["Several products"]
    assert table(document, "What is bought")["Thing"] == ("1", "piece", "12.5")
    facts = table(document, "Set by the contracting authority")
    assert facts["Detachable from"] == ("0.6", "index")
    assert facts["Value of steel"] == ("0.30", "EUR per kg")
    sources = table(document, "Published figures, with their sources")
    value, _source, certainty = sources["Target: NL-2030-secondary"]
    assert value == "share of secondary material at least 50 %, in 2030"
    assert certainty == "read in the source"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_a_definition_with_its_source(language: str) -> None:
    assert set(WORDS) == {*INDICATORS, "circular_spending"}
    tender = make.tender(circularity={}, mki={"weighting_set": "A2"})
    for name, words in WORDS.items():
        assert words.source or words.certainty == "own", name
        assert "{" not in definition_text(name, tender).say(translator(language))


def test_what_weighs_by_use_is_not_said_to_be_a_mean_by_mass() -> None:
    tender = read_tender(shipped.template_file("green-waste", "en"))
    said = {title.say(str): text.say(str) for title, text in rules_of_circularity(tender)}
    assert "Several items weigh by their use" in said["Indicator: high-grade use"]
    assert said["Several products"].startswith("By what products weigh in high-grade use is said there.")
    with_passport = make.tender(circularity={"ladder": {"compost": 0.5}, "shown_against_cost": "high_grade_use"})
    said = {title.say(str): text.say(str) for title, text in rules_of_circularity(with_passport)}
    assert "mean by mass" in said["Several products"]
    assert "By what products weigh in high-grade use is said there." in said["Several products"]


def test_what_only_a_passport_has_is_not_set_where_none_is_asked() -> None:
    document = method_statement(read_tender(shipped.template_file("green-waste", "en")), "en")
    assert "Detachable from" not in table(document, "Set by the contracting authority")


def test_what_is_not_measured_is_not_said() -> None:
    assert list(rules_of_circularity(make.tender())) == []


def test_mki_that_is_no_cost_is_not_said_to_be_one() -> None:
    tender = make.tender(mki={"weighting_set": "A2", "is_cost": False})
    said = {title.say(str): text.say(str) for title, text in rules(tender)}
    assert said["Environmental costs"].endswith("They are no cost: they are shown and can be judged.")
    assert said["External costs"] == "This tender puts no price on emissions."


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
def test_the_worked_example_of_each_tender_that_is_shipped_has_a_winner(name: str) -> None:
    """Also of one that asks for a passport, and of which a target is required."""
    tender = read_tender(shipped.examples()[name] / "tender.yaml")
    found = worked_example(tender, translator("nl"))
    assert found is not None
    assert sorted(one.rank or 0 for one in found.bids) == [1, 2]


def asked_in_examples(name: str) -> dict[str, list[object]]:
    """Return what each of the two made-up bids of a template asks, item by item."""
    found = worked_example(read_tender(shipped.template_file(name, "en")), translator("en"))
    assert found is not None
    models = {one.bid.name: [offer.business_model.model_dump() for offer in one.bid.offers] for one in found.bids}
    return {
        bid: [model.get("price", model.get("fee_per_use")) for model in asked] for bid, asked in models.items()
    }


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("dismantling", [100], [-9]),
        ("green-waste", [100, 100, 100], [90, 90, -9]),
        ("household-waste", [100, 100, 100], [90, 90, -9]),
    ],
)
def test_a_tonne_or_square_metre_costs_what_one_costs_and_the_second_pays_where_it_can(
    name: str, first: list[object], second: list[object]
) -> None:
    assert asked_in_examples(name) == {"Example A, made up": first, "Example B, made up": second}


def test_an_example_shows_how_shares_and_grades_make_high_grade_use() -> None:
    tender = read_tender(shipped.template_file("green-waste", "en"))
    caption = "From destinations to high-grade use"
    steps, _of_b = (
        block
        for block in method_statement(tender, "en").blocks
        if isinstance(block, Table) and block.caption == caption
    )
    assert ("Leaves", "0.8 x 0.6 + 0.2 x 0.1", "0.5") in steps.rows
    assert steps.rows[-1] == (
        "All items together", "(8000 x 0.66 + 4800 x 0.5 + 2000 x 0.82) / (8000 + 4800 + 2000)", "0.62972972973",
    )  # fmt: skip


def test_what_asks_no_destinations_has_no_such_step() -> None:
    tender = read_tender(shipped.template_file("street-furniture", "en"))
    assert "From destinations to high-grade use" not in texts(method_statement(tender, "en"))
