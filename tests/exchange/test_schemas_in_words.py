"""Titles, descriptions and choices of a schema are said in the language of who asks; all else is the same in both."""

import json
from collections.abc import Iterator
from typing import Any

import click
import pytest

from command_line import run
from lcc.cli.commands.schema import schema
from lcc.exchange.schema import INPUTS, SCHEMAS, json_schema, texts_in
from lcc.language import translator
from lcc.language.terms import CHOICES, MODEL_NAMES, OF_CONTRACTS


def without_words(part: Any) -> Any:
    """Return a schema without titles and descriptions; fields may have these names too."""
    if isinstance(part, list):
        return [without_words(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        word: {name: without_words(one) for name, one in value.items()}
        if word in ("properties", "$defs")
        else without_words(value)
        for word, value in part.items()
        if word not in ("title", "description")
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_only_words_differ_between_languages(name: str) -> None:
    dutch, english = json_schema(name, "nl"), json_schema(name, "en")
    assert dutch["title"] != english["title"] or name in ("scores", "contract")
    assert dutch["description"] != english["description"]
    assert without_words(dutch) == without_words(english)


def test_the_command_prints_the_language_that_is_asked() -> None:
    for language in ("nl", "en"):
        assert json.loads(run("schema", "bid", language=language).stdout) == json_schema("bid", language)


def fields(name: str) -> Iterator[tuple[str, Any]]:
    schema = json_schema(name)
    for part, record in (("", schema), *schema.get("$defs", {}).items()):
        yield from ((f"{name} {part}.{field}", said) for field, said in record.get("properties", {}).items())


def test_every_field_that_is_filled_in_has_a_title() -> None:
    assert [at for name in INPUTS for at, field in fields(name) if not field.get("title")] == []


def test_every_text_of_a_schema_has_its_dutch() -> None:
    _ = translator("nl")
    same = {text for name in SCHEMAS for text in texts_in(name) if _(text) == text}
    assert same == {text for text in same if len(text.split()) < 3}, "only names are the same in both"


def test_every_choice_is_called_by_its_name() -> None:
    """As JSON Schema labels a choice; of names that somebody published, the name is the label."""
    for name in SCHEMAS:
        for at, field in fields(name):
            for one in field.get("oneOf", ()):
                assert "$ref" in one or one["title"] in (
                    CHOICES.get(one["const"]),
                    MODEL_NAMES.get(one["const"]),
                    OF_CONTRACTS.get(one["const"]),
                ), at
    [phase] = [field for at, field in fields("bid") if at == "bid Consumption.phase"]
    assert phase["oneOf"][3] == {"const": "maintenance", "title": "Maintenance"}
    model = json_schema("bid", "nl")["$defs"]["BuyBack"]
    assert (model["title"], model["properties"]["kind"]["const"]) == ("Koop met terugkoop", "buy_back")


@pytest.mark.parametrize(
    ("place", "code", "dutch"),
    [
        (("properties", "nature"), "supplies", "leveringen"),
        (("$defs", "Security", "properties", "kind"), "bank_guarantee", "bankgarantie"),
        (("$defs", "Indexation", "properties", "period"), "year_mean", "het gemiddelde van een jaar"),
        (("$defs", "Expiry", "properties", "kind"), "warranty", "garantie"),
    ],
)
def test_the_choices_of_a_contract_are_called_by_their_names(
    place: tuple[str, ...], code: str, dutch: str
) -> None:
    found: Any = json_schema("contract", "nl")
    for name in place:
        found = found[name]
    assert {one["const"]: one["title"] for one in found["oneOf"]}[code] == dutch


def test_measured_is_of_a_contract_what_it_is_not_of_a_tender() -> None:
    parts = json_schema("contract")["$defs"]
    assert (parts["Measured"]["title"], parts["MeasuredScale"]["title"]) == ("measured", "measured from the bid")


def test_numbers_say_their_unit() -> None:
    lease = json_schema("bid")["$defs"]["Lease"]["properties"]
    assert (lease["payment"]["x-unit"], lease["term_months"]["x-unit"]) == ("money", "months")
    assert not [at for name in SCHEMAS for at, field in fields(name) if {"unit", "since", "keeps_sign"} & {*field}]


def test_no_word_of_ours_is_taken_for_one_of_json_schema() -> None:
    known = {
        "$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "const", "default", "description",
        "discriminator", "else", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "if", "items",
        "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum",
        "not", "oneOf", "pattern", "properties", "propertyNames", "required", "then", "title", "type", "uniqueItems",
    }  # fmt: skip

    def words(part: Any) -> Iterator[str]:
        for word, value in part.items() if isinstance(part, dict) else ():
            yield word
            if word in ("properties", "$defs"):
                yield from (inner for one in value.values() for inner in words(one))
            elif word not in ("default", "examples", "discriminator"):
                yield from (
                    inner for one in (value if isinstance(value, list) else [value]) for inner in words(one)
                )

    for name in SCHEMAS:
        assert {word for word in words(json_schema(name)) if not word.startswith("x-")} <= known


def test_the_command_knows_every_schema() -> None:
    [record] = [one for one in schema.params if one.name == "record"]
    assert isinstance(record.type, click.Choice)
    assert sorted(record.type.choices) == sorted(SCHEMAS)
