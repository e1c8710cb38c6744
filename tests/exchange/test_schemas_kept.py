"""Whoever wrote for a version of a schema goes on with it: the rules of each are kept, and held against ours."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from narrower import bones, narrower

from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.results import result
from lcc.exchange.schema import INPUTS, OUTPUTS, SCHEMAS, json_schema, version_of
from lcc.intake.submissions import Submissions

KEPT = Path(__file__).parent / "kept"
"""One file for each version of each schema, by `scripts/keep_schemas.py`: once in each release."""


def kept(name: str) -> Any:
    return json.loads((KEPT / f"{name}.{version_of(name)}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", INPUTS)
def test_what_fitted_this_version_of_an_input_fits_still(name: str) -> None:
    assert narrower(kept(name), bones(json_schema(name))) == []


@pytest.mark.parametrize("name", OUTPUTS)
def test_who_reads_this_version_of_an_output_reads_what_is_written_now(name: str) -> None:
    assert narrower(bones(json_schema(name)), kept(name), closed=False) == []


def test_every_version_that_was_is_kept() -> None:
    assert {file.name for file in KEPT.glob("*.json")} == {
        f"{name}.{version}.json" for name in SCHEMAS for version in range(1, version_of(name) + 1)
    }


def test_versions_are_said() -> None:
    for name in SCHEMAS:
        assert json_schema(name)["$id"] == f"urn:lcc:schema:{name}:{version_of(name)}"
    for name, model in OUTPUTS.items():
        schema = json_schema(name)
        assert {"kind", "version"} <= {*schema["required"]}
        assert schema["properties"]["version"]["const"] == version_of(name)
        assert schema["properties"]["kind"]["const"].startswith("lcc ")
        assert "kind" in model.model_fields
    kinds = [json_schema(name)["properties"]["kind"]["const"] for name in OUTPUTS]
    assert len(set(kinds)) == len(kinds)


def test_a_result_with_more_in_it_fits_and_a_bid_with_more_in_it_does_not(worked_example: Submissions) -> None:
    outcome = result(evaluate(worked_example.tender, [one.bid for one in worked_example.bids]))
    plain = json.loads(outcome.model_dump_json())
    fits = Draft202012Validator(json_schema("result")).is_valid
    assert fits(plain)
    plain["bids"][0]["award"]["later"] = plain["later"] = 1
    assert fits(plain)
    bid = worked_example.bids[0].bid.model_dump(mode="json", exclude_unset=True)
    assert Draft202012Validator(json_schema("bid")).is_valid(bid)
    assert not Draft202012Validator(json_schema("bid")).is_valid(bid | {"later": 1})


def _in(schema: Any, *path: str) -> Any:
    for step in path:
        schema = schema[step]
    return schema


BREAKING = {
    "a field that goes": lambda s: _in(s, "properties").pop("cpv"),
    "a field that is needed": lambda s: _in(s, "required").append("cpv"),
    "another type": lambda s: _in(s, "properties", "horizon_years").update(type="string"),
    "a lower most": lambda s: _in(s, "properties", "horizon_years").update(maximum=100),
    "a higher least": lambda s: _in(s, "properties", "horizon_years").update(minimum=2),
    "a choice that goes": lambda s: _in(s, "properties", "variants", "enum").remove("allowed"),
    "a new pattern": lambda s: _in(s, "properties", "id").update(pattern="^x$"),
    "a record that goes": lambda s: _in(s, "properties", "award", "oneOf").pop(3),
    "a rule between fields": lambda s: s.setdefault("allOf", []).append({"if": {}, "then": False}),
    "deep down": lambda s: _in(s, "$defs", "Item", "properties").pop("use_unit"),
    "in a list": lambda s: _in(s, "properties", "asked_phases", "items", "enum").pop(),
    "by name": lambda s: _in(s, "properties", "carbon_price", "additionalProperties").update(maximum=1),
}
HARMLESS = {
    "a field more": lambda s: _in(s, "properties").update(later={"type": "string"}),
    "a choice more": lambda s: _in(s, "properties", "variants", "enum").append("asked"),
    "a higher most": lambda s: _in(s, "properties", "horizon_years").update(maximum=300),
    "a field that can be left out": lambda s: _in(s, "required").remove("discount"),
    "a pattern that goes": lambda s: _in(s, "properties", "id").pop("pattern"),
}


@pytest.mark.parametrize("change", BREAKING)
def test_a_change_that_breaks_who_writes_is_noticed(change: str) -> None:
    old = bones(json_schema("tender"))
    new = deepcopy(old)
    BREAKING[change](new)
    assert narrower(old, new)


@pytest.mark.parametrize("change", HARMLESS)
def test_growth_is_no_break(change: str) -> None:
    old = bones(json_schema("tender"))
    new = deepcopy(old)
    HARMLESS[change](new)
    assert not narrower(old, new)


def test_a_field_that_goes_or_can_be_left_out_breaks_who_reads() -> None:
    old = bones(json_schema("result"))
    for within, name in (("properties", "rules"), ("required", "bids")):
        new = deepcopy(old)
        left = [one for one in new[within] if one != name]
        new[within] = {one: new[within][one] for one in left} if within == "properties" else left
        assert narrower(new, old, closed=False)
    new = deepcopy(old)
    new["properties"]["later"] = {"type": "string"}
    new["required"].append("later")
    assert not narrower(new, old, closed=False)
