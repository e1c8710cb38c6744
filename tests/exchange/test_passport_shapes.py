"""A material passport leaves in three shapes of others, and comes back as it was."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import lcax  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import epds
import passports
from lcc.api.said import said
from lcc.exchange.epd.passport_shapes import SHAPES, read_shaped_passport, written_as
from lcc.intake.files import InMemory
from lcc.model.passport import Passport
from lcc.record.problem import InputRefusedError, Problem

DAY = date(2026, 11, 30)
BENCH = Passport.model_validate({**passports.BENCH, "product_id": "08712345678906"})


def _back(content: bytes, shape: str) -> Passport:
    return read_shaped_passport(InMemory(Path(f"bench{shape}"), content))


@pytest.mark.parametrize("shape", SHAPES)
@given(plain=passports.passports())
def test_what_goes_out_comes_back_the_same(shape: str, plain: dict[str, Any]) -> None:
    passport = Passport.model_validate({**plain, "product_id": "P-1", "supplier": "Hout BV"})
    assert _back(written_as(passport, shape, DAY), shape) == passport


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_passport_gives_the_same_file(shape: str) -> None:
    assert written_as(BENCH, shape, DAY) == written_as(BENCH, shape, DAY)


def test_openepd_takes_it() -> None:
    from openepd.model.epd import Epd  # which takes seconds to load

    found: Any = Epd.model_validate(json.loads(written_as(BENCH, ".openepd.json")))
    assert (found.product_name, found.declared_unit.unit) == ("Bench Rijn", "item")
    assert (found.kg_per_declared_unit.qty, found.product_service_life_years) == (60.0, 25.0)
    assert found.ext["lcc"]["passport"]["materials"][1]["name"] == "Acetylated wood"


def test_lcax_takes_it() -> None:
    """It asks for a reference year, and for a year until which the data set is valid."""
    until = [{"kind": "epd", "number": "EPD-1", "valid_until": "2030-06-30"}]
    passport = Passport.model_validate({**passports.BENCH, "evidence": until})
    found = lcax.convert_ilcd(data=written_as(passport, ".ilcd.json", DAY).decode())
    assert (found.name, str(found.declared_unit), str(found.conversions)) == (
        "Bench Rijn", "Unit.PCS", "[Conversion: KG]"
    )  # fmt: skip
    assert found.valid_until.year == 2030


MANDATORY = {
    "digitalProductPassportId", "uniqueProductIdentifier", "granularity", "dppSchemaVersion", "dppStatus",
    "lastUpdated", "economicOperatorId",
}  # fmt: skip
"""OPC 30450-1 v1.0.0, which maps EN 18223: what every product passport has."""


def _elements(plain: Any) -> list[dict[str, Any]]:
    if isinstance(plain, list):
        return [deeper for one in plain for deeper in _elements(one)]
    if not isinstance(plain, dict):
        return []
    own = [plain] if "elementId" in plain else []
    return own + [deeper for one in plain.values() for deeper in _elements(one)]


def test_a_product_passport_has_what_is_mandatory() -> None:
    plain = json.loads(written_as(BENCH, ".jsonld", DAY))
    assert all(plain[name] for name in MANDATORY)
    assert plain["granularity"] in ("Model", "Batch", "Item")
    elements = _elements(plain["elements"])
    assert {"massKg", "technicalLifeYears", "materials", "origin", "endOfLife"} <= {
        one["elementId"] for one in elements
    }
    assert all(one["dictionaryReference"].endswith(f"#{one['elementId']}") for one in elements)


def test_a_product_passport_needs_a_code_a_supplier_and_a_day() -> None:
    bare = Passport.model_validate({**passports.BENCH, "supplier": None})
    with pytest.raises(InputRefusedError) as refused:
        written_as(bare, ".jsonld")
    [problem] = refused.value.problems
    assert (problem.code, problem.context["missing"]) == ("passport_frame", "product_id, supplier, lastUpdated")


CHANGED = [
    (".openepd.json", ("kg_per_declared_unit", "qty"), 6.0),
    (".openepd.json", ("product_service_life_years",), 100.0),
    (".openepd.json", ("ext", "lcc", "passport", "product"), "Bench Waal"),
    (".ilcd.json", ("exchanges", "exchange", 0, "flowProperties", 0, "meanValue"), 6.0),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "path", "value"), CHANGED)
def test_a_file_that_says_two_things_is_refused_at_its_line(shape: str, path: tuple[Any, ...], value: Any) -> None:
    plain = json.loads(written_as(BENCH, shape, DAY))
    here = plain
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    with pytest.raises(InputRefusedError) as refused:
        _back(json.dumps(plain, indent=1).encode(), shape)
    [problem] = refused.value.problems
    assert problem.code == "passport_differs"
    assert problem.line


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_wrong_in_the_passport_is_said_where_it_stands_in_the_file(shape: str) -> None:
    text = written_as(BENCH, shape, DAY).decode()
    wrong = text.replace('"R8"', '"R12"')
    with pytest.raises(InputRefusedError) as refused:
        _back(wrong.encode(), shape)
    [problem] = refused.value.problems
    assert (problem.code, problem.found) == ("literal_error", "R12")
    assert '"R12"' in wrong.splitlines()[(problem.line or 0) - 1]


def test_a_declaration_beside_the_passport_is_no_part_of_it() -> None:
    plain = json.loads(written_as(BENCH, ".jsonld", DAY))
    plain["elements"] += epds.product_passport()["elements"]
    assert _back(json.dumps(plain).encode(), ".jsonld") == BENCH


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b'{"doctype": "openEPD"}', b'{"ext": {"lcc": {"passport": []}}}']
)
def test_a_file_without_a_passport_says_so(content: bytes) -> None:
    with pytest.raises(InputRefusedError) as refused:
        _back(content, ".openepd.json")
    assert [one.code for one in refused.value.problems] == ["no_passport_in"]


@pytest.mark.parametrize("shape", SHAPES)
@given(data=st.data(), value=epds.values)
def test_any_value_anywhere_is_read_or_refused_in_words(shape: str, data: st.DataObject, value: Any) -> None:
    plain = json.loads(written_as(BENCH, shape, DAY))
    epds.put(plain, data.draw(st.sampled_from(epds.paths(plain)[1:])), value)
    refused: list[Problem] = []
    try:
        _back(json.dumps(plain).encode(), shape)
    except InputRefusedError as error:
        refused = error.problems
    assert all(said(one, "nl") for one in refused)
