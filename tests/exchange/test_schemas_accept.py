"""A JSON Schema takes what the program reads, and no more than that, but for rules that no schema can say."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from exchange_values import values
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel, ValidationError

import award_strategies
import lcc
import strategies
from effort import of_a_hundred
from fuzz import documents, mutations
from lcc.exchange.schema import INPUTS, SCHEMAS, json_schema
from lcc.exchange.schema_examples import EXAMPLES
from lcc.interchange.text_file import stated_in_text
from lcc.library import shipped
from lcc.library.facts.chosen import lives_of_one_number, of_more_numbers
from lcc.library.price_paths import PRICE_PATHS
from lcc.library.published import CARBON_PRICE_PATHS, CO2_LADDER_SCALES, DISCOUNT_PROFILES, QUALITY_SCALES, TARGETS
from lcc.model import Tender
from lcc.record.place import InputFile
from lcc.record.record import Record

CASES = Path(__file__).parents[1] / "cases"

BETWEEN_FIELDS = frozenset((
    "award_by_item", "bands_rise", "belgian_by_price", "beside_published", "building_needed",
    "by_year_by_item", "circular_from_needed", "co2_and_mki", "combined_by_combination", "combined_twice",
    "connection_twice", "cost_bounds", "cost_weight_for_nothing", "cost_weight_needed", "cost_weights_whole",
    "criterion_twice", "destinations_whole", "drawn_twice", "driver_twice", "each_life_once", "enquiry_order",
    "accepted_unanswered", "answer_and_moment", "fact_of_other_measure", "facts_in_two_units",
    "fees_need_use", "fictive_by_item", "few_assessors", "instalment_after_life", "instalments_rise",
    "instalments_whole", "item_twice", "item_without_cost", "ladder_needed", "ladder_rises", "least_of_one",
    "least_scores", "lots_by_item", "lots_divide", "mass_balance", "mass_needed", "material_prices_needed",
    "measured_rises", "minimum_number", "minimum_off_scale", "minimum_word", "mki_bounds", "mki_for_discount",
    "mki_for_indicator", "mki_in_euro", "mki_index", "model_twice", "models_need_use", "no_cost_centres",
    "no_exponent", "no_price_range", "notices_rise", "off_indicator", "one_bound", "one_fee", "option_after_life",
    "passport_for_indicator",
    "path_outside", "points_beside_cost", "points_for_cost", "points_needed", "points_of_nothing",
    "points_whole", "price_of_other_kind", "probabilities_whole", "promise_of_nothing", "promised_twice",
    "quality_needed",
    "quantity_place", "range_below", "range_item", "range_resource", "range_rises", "range_twice",
    "relative_below_zero", "required_spending", "requirement_twice", "reserved_criterion", "reserved_index",
    "rounds_order", "scale_rises", "scored_below", "shares_whole", "shortest_above_longest", "stated_in_passport",
    "steep_exponent", "steps_fall", "steps_rise", "tier_gap", "tiers_rise", "unknown_connection",
    "unknown_destination", "unknown_index_of_mki", "unknown_index_of_resource", "unknown_lot_limited",
    "unknown_open_index", "unknown_tie_break", "unknown_vat_of_phase", "unknown_vat_of_resource",
    "users_cost_needed", "vat_rates", "weight_beside_points", "weight_needed", "weights_whole", "whole_periods",
    "words_alike",
    "clause_twice", "delivered_before", "delivered_otherwise", "floor_above_cap", "index_composition", "index_month",
    "index_named_twice", "index_series_twice", "index_weights", "needed_of_kind", "no_index_figures", "not_of_kind",
    "unknown_index_of_clause", "unknown_item_delivered",
))  # fmt: skip
"""Whether values go together: sums that have to be whole, rows that have to rise, names that stand elsewhere."""

WITHIN_A_VALUE = {
    "whole_months": "a number of years that is a whole number of months: of 1/3 no decimals are a multiple of 1/12",
    "visible_text": "signs that nobody sees: which they are differs with the version of Unicode",
    "line_of_text": "a sign that one language takes for a space and another does not",
    "text_needed": "the same, in a text of more lines",
    "string_unicode": "half of a sign, which JSON can spell and no text can hold",
    "moment": "the 30th of February",
    "date_type": "the same",
    "date_from_datetime_parsing": "the same",
    "no_such_field": "a field of a bid by its name, which can have a number for each place of a list",
    "int_type": "10.0 where a whole number is asked: to JSON Schema it is 10",
    "less_than_equal": "a fraction above one, as 3/2",
    "greater_than": "a fraction of nothing, as 0/3",
    "less_than": "a fraction that is one, as 3/3",
}
"""What a schema cannot say of one value, and why."""

BEYOND = BETWEEN_FIELDS | {*WITHIN_A_VALUE}


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name), format_checker=FormatChecker())


def wrong(name: str, plain: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(plain)]


def as_json(plain: Any) -> Any:
    """Return plain values as a platform would send them; ValueError where JSON has no such values."""
    return json.loads(json.dumps(plain, default=str, allow_nan=False))


def refusals(model: type[BaseModel], plain: Any) -> set[str]:
    """Return the kinds of error for which a model refuses plain values; none where it takes them."""
    try:
        model.model_validate(plain)
    except ValidationError as refused:
        # A union says what is wrong by each of its branches: only what holds for all of them counts.
        return {error["type"] for error in refused.errors() if error["loc"][-1:] != ("constrained-float",)}
    return set()


def shipped_files() -> Iterator[tuple[str, Path]]:
    """Yield the files of all examples, templates and cases by the schema that each has."""
    folders = (*shipped.examples().values(), *shipped.templates().values(), CASES)
    for file in (file for folder in folders for file in sorted(folder.rglob("*.yaml"))):
        if file.name.startswith("tender"):
            yield "tender", file
        elif ".passport." in file.name:
            yield "passport", file
        elif file.stem in SCHEMAS:
            yield file.stem, file
        elif "bid" in file.parent.name or file.stem == "bid":
            yield "bid", file


def test_every_example_template_and_case_fits_its_schema() -> None:
    files = list(shipped_files())
    assert len(files) > 100
    for name, file in files:
        plain = as_json(stated_in_text(file.read_bytes(), file.suffix).values)
        assert wrong(name, plain) == [], file


@pytest.mark.parametrize("name", INPUTS)
def test_the_example_of_a_schema_fits_it_and_is_read(name: str) -> None:
    assert wrong(name, EXAMPLES[name]) == []
    assert refusals(INPUTS[name], EXAMPLES[name]) == set()
    assert json_schema(name)["examples"] == [EXAMPLES[name]]


@given(strategies.comparisons())
def test_random_tenders_and_bids_fit(drawn: Any) -> None:
    tender, bids = drawn
    for name, one in (("tender", tender), *(("bid", bid) for bid in bids)):
        for unset in (True, False):
            assert wrong(name, one.model_dump(mode="json", exclude_unset=unset)) == []


@given(award_strategies.tenders())
def test_tenders_with_every_award_rule_fit(tender: Tender) -> None:
    assert wrong("tender", tender.model_dump(mode="json", exclude_unset=True)) == []


PUBLISHED: Mapping[str, tuple[Mapping[str, Any], str, Any]] = {
    "a profile of the discount rate": (DISCOUNT_PROFILES, "discount", lambda name: {"profile": name}),
    "a path of the carbon price": (
        CARBON_PRICE_PATHS, "carbon_price_path", lambda name: {"name": name, "price_level": 1.1},
    ),
    "targets": (TARGETS, "circularity", lambda name: {"targets": [{"published": name}]}),
    "a scale of the CO2 ladder": (
        CO2_LADDER_SCALES, "award", lambda name: {"method": "lowest_lcc", "co2_ladder": {"scale": name}},
    ),
    "a scale of words": (
        QUALITY_SCALES, "quality",
        lambda name: {"criteria": [
            {"id": "a", "name": "A", "weight": 1, "scale": {"kind": "words", "preset": name}},
        ]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PUBLISHED)
def test_each_published_name_takes_the_place_of_what_it_stands_for(what: str) -> None:
    known, field, stated = PUBLISHED[what]
    for name in known:
        assert wrong("tender", EXAMPLES["tender"] | {field: stated(name)}) == [], name
    assert wrong("tender", EXAMPLES["tender"] | {field: stated("another")})


@pytest.mark.parametrize("what", ["a profile of the discount rate", "a scale of the CO2 ladder"])
def test_a_published_name_that_is_left_empty_takes_no_place(what: str) -> None:
    _known, field, stated = PUBLISHED[what]
    plain = EXAMPLES["tender"] | {field: stated(None)}
    assert wrong("tender", plain)
    assert refusals(Tender, plain) == {"missing"}


def test_each_path_of_a_price_takes_the_place_of_its_levels() -> None:
    for name, path in PRICE_PATHS.items():
        named = {"path": name} | ({} if path.basis else {"basis": "real"})
        tender = EXAMPLES["tender"] | {"base_date": f"{min(path.levels)}-01-01", "indices": {"waste": named}}
        assert refusals(Tender, tender) <= {"less_than", "greater_than_equal"}, (
            "no growth doubles or halves a price"
        )
        assert wrong("tender", tender) == [], name


def test_facts_take_the_place_of_what_they_say() -> None:
    [name, *_] = of_more_numbers()
    driver = {**EXAMPLES["uncertainty"]["drivers"][0], "fact": name}
    del driver["distribution"]
    plain = {"drivers": [driver]}
    assert (wrong("uncertainty", plain), refusals(INPUTS["uncertainty"], plain)) == ([], set())
    for life in lives_of_one_number():
        item = EXAMPLES["tender"]["items"][0] | {"average_life_from": life}
        plain = EXAMPLES["tender"] | {"items": [item]}
        assert (wrong("tender", plain), refusals(Tender, plain)) == ([], set()), life


@pytest.mark.parametrize("odd", [{}, [], 1, True, [{}], "x"])
def test_an_odd_name_of_something_published_is_refused_in_words(odd: Any) -> None:
    """A table where a name is expected is no name: it once went past validation as an error of Python."""
    for field, stated in ((field, stated) for _known, field, stated in PUBLISHED.values()):
        plain = EXAMPLES["tender"] | {field: stated(odd)}
        assert refusals(Tender, plain)
        assert wrong("tender", plain)
    for plain in (
        EXAMPLES["tender"] | {"mki": {"weighting_set": odd}},
        EXAMPLES["tender"] | {"indices": {"a": {"path": odd}}},
    ):
        assert refusals(Tender, plain)
        assert wrong("tender", plain)


def starts() -> dict[str, list[Any]]:
    """Return documents that are accepted, by the name of their schema: those that choose all that can be chosen."""
    cases = [documents.case(name) for name in documents.made()]
    bids = [bid for case in cases for bid in case.bids]
    found = {name: [example] for name, example in EXAMPLES.items()}
    found["tender"] += [case.tender for case in cases]
    found["bid"] += bids
    found["scores"] += [case.scores for case in cases if case.scores]
    held = (offer.get("passport") for bid in bids for offer in bid["offers"])
    found["passport"] += [passport for passport in held if isinstance(passport, dict)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", INPUTS)
def test_a_changed_document_is_taken_by_both_or_by_neither(name: str) -> None:
    """From what is accepted, by small and rude changes: so each field meets what it is not made for."""
    rng, known, taken, refused = Random(name), starts()[name], 0, 0
    for _ in range(20 * settings().max_examples):
        steps = [mutations.Step(rng.getrandbits(32), rude=rng.random() < 0.5) for _ in range(rng.randint(0, 3))]
        try:
            plain = as_json(mutations.changed(INPUTS[name], rng.choice(known), steps))
        except ValueError:
            continue
        codes, fits = refusals(INPUTS[name], plain), validator(name).is_valid(plain)
        assert fits or codes, wrong(name, plain)
        assert not fits or codes <= BEYOND, (codes - BEYOND, plain)
        taken, refused = taken + (not codes), refused + (not fits)
    assert min(taken, refused) > settings().max_examples


def records(of: type[Record] = Record) -> Iterator[tuple[str, type[Record]]]:
    for one in of.__subclasses__():
        yield one.__name__, one
        yield from records(one)


RECORDS: dict[str, type[BaseModel]] = dict(records()) | {"InputFile": InputFile}
DEFINITIONS = {
    part: all_of for name in INPUTS for all_of in [json_schema(name).get("$defs", {})] for part in all_of
}


@pytest.mark.slow
@pytest.mark.parametrize("part", DEFINITIONS)
@settings(of_a_hundred(25), suppress_health_check=[*HealthCheck], phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_what_the_schema_of_a_record_takes_is_read(part: str, data: st.DataObject) -> None:
    definitions = DEFINITIONS[part]
    fits = Draft202012Validator({**definitions[part], "$defs": definitions}).is_valid
    plain = data.draw(values(definitions[part], definitions))
    if part == "Offer" and isinstance(plain.get("passport"), str):
        del plain["passport"]  # a file, which a record does not read
    codes = refusals(RECORDS[part], plain)
    assert not fits(plain) or codes <= BEYOND, codes - BEYOND
    assert fits(plain) or codes


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("bank.passport.json", True),
        ("map/bank.passport.yml", True),
        ("./map//bank.passport.yaml", True),
        ("..map/.b/...c/BANK.Passport.JSON", True),
        ("/bank.passport.json", False),
        ("../bank.passport.json", False),
        ("map/../bank.passport.json", False),
        ("map\\bank.passport.json", False),
        ("c:bank.passport.json", False),
        ("a\u0007.passport.json", False),
        (f"{'x' * 200}.passport.json", False),
        ("bank.json", False),
        ("passport.json", False),
        ("", False),
    ],
)
def test_a_passport_file_that_a_bid_can_name_fits_and_no_other(name: str, fits: bool, tmp_path: Path) -> None:
    """Whether it is there is for the reader: a schema sees no files."""
    bid = deepcopy(EXAMPLES["bid"])
    bid["offers"][0]["passport"] = name
    assert validator("bid").is_valid(bid) == fits
    if fits:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps(EXAMPLES["passport"]))
    for file, plain in (("tender", EXAMPLES["tender"]), ("bid", bid)):
        (tmp_path / f"{file}.json").write_text(json.dumps(plain))
    assert (lcc.check(tmp_path / "tender.json", [tmp_path / "bid.json"]) == []) == fits
