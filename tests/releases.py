"""Releases held against the schemas of others: OCDS 1.1, the extensions of its profile for eForms, and our own one."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker

import lcc

SCHEMAS = Path(__file__).parent / "exchange" / "schemas" / "ocds"
EXTENSION = Path(lcc.__file__).parent / "exchange" / "ocds" / "extension"
WRITTEN = datetime(2027, 6, 25, 9, tzinfo=UTC)
Plain = dict[str, Any]


def _schema(file: Path) -> Plain:
    found: Plain = json.loads(file.read_text())
    return found


def merged(schema: Plain, patch: Mapping[str, Any]) -> Plain:
    """Return a schema with a JSON merge patch on it (RFC 7396), as extensions of OCDS are."""
    found = dict(schema)
    for name, part in patch.items():
        below = found.get(name)
        if part is None:
            found.pop(name, None)
        elif isinstance(part, dict):
            found[name] = merged(below if isinstance(below, dict) else {}, part)
        else:
            found[name] = part
    return found


@cache
def schemas() -> dict[str, Plain]:
    """Return the schema of OCDS itself, and that of the profile with our extension."""
    profile = _schema(SCHEMAS / "eforms-profile-release-schema.json")
    return {
        "core": _schema(SCHEMAS / "release-schema.json"),
        "profile": profile,
        "whole": merged(profile, _schema(EXTENSION / "release-schema.json")),
    }


@cache
def _validators() -> dict[str, Draft4Validator]:
    return {name: Draft4Validator(one, format_checker=FormatChecker()) for name, one in schemas().items()}


def errors(release: Plain, name: str = "whole") -> list[str]:
    """Return what is wrong with a release by a schema."""
    return [f"{[*one.absolute_path]}: {one.message}" for one in _validators()[name].iter_errors(release)]


def unknown(release: Plain, name: str = "whole") -> set[str]:
    """Return the fields that a schema does not know, with a star for each position in a list."""
    return {re.sub(r"/\d+", "/*", path) for path in _unknown(release, schemas()[name], schemas()[name], "")}


def _unknown(value: Any, schema: Plain, whole: Plain, path: str) -> Iterator[str]:
    while "$ref" in schema:
        schema = whole["definitions"][schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, part in value.items():
            if name in known:
                yield from _unknown(part, known[name], whole, f"{path}/{name}")
            else:
                yield f"{path}/{name}"
    elif isinstance(value, list):
        for k, part in enumerate(value):
            yield from _unknown(part, schema.get("items", {}), whole, f"{path}/{k}")


def checked(package: Plain) -> Plain:
    """Return the release in a package, held against every schema: no error, no field that nobody knows."""
    release: Plain = package["releases"][0]
    assert len(package["releases"]) == 1
    for name in schemas():
        assert errors(release, name) == []
    assert unknown(release) == set()
    named = {party["id"]: party["name"] for party in release["parties"]}
    assert len(named) == len(release["parties"])
    for one in references(release):
        assert named[one["id"]] == one["name"]
    return release


def references(release: Plain) -> Iterator[Plain]:
    """Yield every reference to an organisation."""
    yield from (release["buyer"], release["tender"]["procuringEntity"])
    for bid in release.get("bids", {}).get("details", []):
        yield from bid.get("tenderers", [])
    for award in release.get("awards", []):
        yield from award.get("suppliers", [])
