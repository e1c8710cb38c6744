"""The JSON Schemas describe what is really read and written."""

import json

import click
import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from lcc.cli.commands.schema import schema as schema_command
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.exchange.schema import SCHEMAS, json_schema
from lcc.intake.submissions import Submissions
from make import BIDS, WORKED_EXAMPLE
from passports import BENCH


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(name))


def test_the_worked_example_fits(worked_example: Submissions) -> None:
    def plain(file: object) -> object:
        return json.loads(json.dumps(YAML(typ="safe", pure=True).load(file), default=str))

    Draft202012Validator(json_schema("tender")).validate(plain(WORKED_EXAMPLE / "tender.yaml"))
    for file in BIDS:
        Draft202012Validator(json_schema("bid")).validate(plain(file))
    outcome = result(evaluate(worked_example.tender, [one.bid for one in worked_example.bids]))
    Draft202012Validator(json_schema("result")).validate(json.loads(outcome.model_dump_json()))


def test_an_unknown_key_does_not_fit() -> None:
    bid = {"tender": "t", "bidder": {"name": "B", "colour": "red"}, "offers": []}
    errors = Draft202012Validator(json_schema("bid")).iter_errors(bid)
    assert any("colour" in error.message for error in errors)


def test_units_travel_with_the_schema() -> None:
    properties = json_schema("bid")["$defs"]["Lease"]["properties"]
    assert (properties["payment"]["x-unit"], properties["term_months"]["x-unit"]) == ("money", "months")


def test_every_schema_can_be_asked_for() -> None:
    [argument] = [one for one in schema_command.params if one.name == "record"]
    assert isinstance(argument.type, click.Choice)
    assert set(argument.type.choices) == set(SCHEMAS)


def test_a_bid_has_a_passport_or_the_name_of_its_file() -> None:
    offer = {"item": "i", "business_model": {"kind": "purchase", "price": 1.0, "service_life_years": 1.0}}
    bids = Draft202012Validator(json_schema("bid"))
    for passport, fits in ((BENCH, True), ("bench.passport.xlsx", True), ("tender.yaml", False)):
        bid = {"tender": "t", "bidder": {"name": "B"}, "offers": [{**offer, "passport": passport}]}
        assert bids.is_valid(bid) == fits
    assert Draft202012Validator(json_schema("passport")).is_valid(BENCH)
