"""`publiccode.yml` says what the standard asks, and the same as the rest of the project."""

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from lcc.language import Language

ROOT = Path(__file__).parents[2]
STATED: dict[str, Any] = YAML(typ="safe", pure=True).load((ROOT / "publiccode.yml").read_text())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
CONTACT = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "email": TEXT, "phone": TEXT}}


def section(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


DESCRIBED = section(
    ["shortDescription", "longDescription", "features"],
    shortDescription={"type": "string", "maxLength": 150},
    longDescription={"type": "string", "minLength": 150, "maxLength": 10_000},
    features=TEXTS,
    screenshots=TEXTS,
)
KINDS = ["mobile", "iot", "desktop", "web", "backend", "other"]
ASKED = ["publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"]
STANDARD = section(
    [*ASKED, "description", "legal", "maintenance", "localisation"],
    publiccodeYmlVersion={"const": "0.4"},
    name=TEXT,
    url={"type": "string", "pattern": "^https?://"},
    softwareVersion=TEXT,
    releaseDate={"type": "string", "format": "date"},
    platforms=TEXTS,
    categories=TEXTS,
    developmentStatus={"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    softwareType={"enum": [f"standalone/{kind}" for kind in KINDS] + ["addon", "library", "configurationFiles"]},
    intendedAudience=section([], countries=TEXTS, unsupportedCountries=TEXTS, scope=TEXTS),
    description={"type": "object", "additionalProperties": DESCRIBED, "minProperties": 1},
    legal=section(["license"], license=TEXT, mainCopyrightOwner=TEXT, repoOwner=TEXT),
    maintenance=section(
        ["type", "contacts"],
        type={"enum": ["internal", "community"]},  # the others ask for no person, or for a contract
        contacts={"type": "array", "items": CONTACT, "minItems": 1},
    ),
    localisation=section(
        ["localisationReady", "availableLanguages"],
        localisationReady={"type": "boolean"},
        availableLanguages=TEXTS,
    ),
    dependsOn=section([], open={"type": "array", "items": {"type": "object", "required": ["name"]}}),
)
"""The keys of the standard, version 0.4, that this file uses or has to have."""


def test_it_says_what_the_standard_asks_but_for_what_its_publisher_has_to_fill_in() -> None:
    missing = {problem.message for problem in Draft202012Validator(STANDARD).iter_errors(STATED)}
    assert missing == {"'url' is a required property", "'contacts' is a required property"}
    head = (ROOT / "publiccode.yml").read_text().partition("publiccodeYmlVersion")[0]
    assert "- url:" in head
    assert "- maintenance/contacts:" in head


def test_it_says_the_same_as_the_package() -> None:
    assert (STATED["name"], STATED["softwareVersion"]) == (PROJECT["name"], PROJECT["version"])
    assert STATED["legal"]["license"] == PROJECT["license"]
    assert {"nl", "en"} == set(get_args(Language)) == set(STATED["localisation"]["availableLanguages"])
    [python] = STATED["dependsOn"]["open"]
    assert f">={python['versionMin']}" == PROJECT["requires-python"]


@pytest.mark.parametrize("language", STATED["description"])
def test_each_language_says_as_much_and_its_pictures_are_there(language: str) -> None:
    said = STATED["description"][language]
    assert len(said["features"]) == len(STATED["description"]["en"]["features"])
    assert all((ROOT / picture).is_file() for picture in said.get("screenshots", ()))
