"""A tender as a release of OCDS 1.1, held against the schemas of others."""

import csv
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given

import lcc
import make
from award_cases import RULES
from effort import of_a_hundred
from lcc.checks.publication import unread_figures
from lcc.intake.templates import TemplateAnswers, template_text
from lcc.library.phases import PHASES
from lcc.model import Tender
from lcc.model.tender import BusinessModelKind
from releases import EXTENSION, SCHEMAS, WRITTEN, checked, errors, schemas, unknown
from strategies import tenders

Plain = dict[str, Any]


def of_tender(tender: Tender | Plain | tuple[str, bytes], **publisher: Any) -> Plain:
    return checked(lcc.ocds(tender, "en", **{"written": WRITTEN, **publisher}))


@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_every_template_is_a_release(name: str) -> None:
    text = template_text(name, "en", TemplateAnswers())
    release = of_tender(("tender.yaml", text.encode()))
    assert release["tag"] == ["tender"]
    assert "bids" not in release


@given(tender=tenders().filter(lambda one: not unread_figures(one)))
@of_a_hundred(15)
def test_any_tender_is_a_release(tender: Tender) -> None:
    release = of_tender(tender)
    [lot] = release["tender"]["lots"]
    assert lot["id"] == "LOT-0000"
    assert lot["lifeCycleCosting"]["years"] == tender.horizon_years
    assert [item["id"] for item in release["tender"]["items"]] == [item.id for item in tender.items]


def test_who_puts_it_out_and_what_is_bought() -> None:
    items = [
        {"id": "bench", "name": "Bench", "quantity": 40, "unit": "piece", "cpv": "39113600-3"},
        {"id": "table", "name": "Table", "quantity": 2.5, "unit": "piece"},
    ]
    tender = make.tender(authority_id="NL-KVK-12345678", cpv="39110000", items=items, procedure="national")
    release = of_tender(tender)
    assert release["ocid"] == "ocds-xxxxxx-test"
    assert release["id"] == "test-tender-20270625T090000Z"
    assert release["date"] == "2027-06-25T09:00:00+00:00"
    identifier = {"scheme": "NL-KVK", "id": "12345678", "legalName": "Voorbeeld"}
    roles = ["buyer", "procuringEntity"]
    assert release["parties"] == [
        {"id": "NL-KVK-12345678", "name": "Voorbeeld", "identifier": identifier, "roles": roles}
    ]
    assert release["tender"]["mainProcurementCategory"] == "goods"
    assert release["tender"]["procurementMethodDetails"] == "national procedure"
    assert [item["classification"]["id"] for item in release["tender"]["items"]] == ["39113600", "39110000"]
    assert release["tender"]["items"][1] == {
        "id": "table", "description": "Table", "quantity": 2.5, "unit": {"name": "piece"}, "relatedLot": "LOT-0000",
        "classification": {"scheme": "CPV", "id": "39110000"},
    }  # fmt: skip


def test_without_a_register_nobody_gets_a_number() -> None:
    release = of_tender(make.tender())
    [party] = release["parties"]
    assert party["id"] == "authority"
    assert "identifier" not in party
    assert "classification" not in release["tender"]["items"][0]


QUALITY = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, "minimum": 4.0}]}


@pytest.mark.parametrize("method", sorted(RULES))
def test_by_what_is_awarded(method: str) -> None:
    quality = {} if method in ("lowest_lcc", "lowest_price") else {"quality": QUALITY}
    expected = {"lowest_lcc": "costOnly", "lowest_price": "priceOnly", "fixed_budget": "qualityOnly"}
    release = of_tender(make.tender(award=RULES[method], **quality))
    assert release["tender"]["awardCriteria"] == expected.get(method, "ratedCriteria")
    [cost, *_quality] = release["tender"]["lots"][0]["awardCriteria"]["criteria"]
    is_price = RULES[method].get("basis") == "price" or method == "lowest_price"
    assert cost["type"] == ("price" if is_price else "cost")


def test_lots_have_their_own_items_and_keep_their_codes() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    parts = [{"id": f"{name}/1", "title": name, "items": [name]} for name in ("bench", "table")]
    release = of_tender(make.tender(items=items, lots={"parts": parts}, variants="allowed"))
    lots = release["tender"]["lots"]
    assert [lot["id"] for lot in lots] == ["LOT-0001", "LOT-0002"]
    assert [lot["identifiers"] for lot in lots] == [
        [{"scheme": "lcc", "id": f"{name}/1"}] for name in ("bench", "table")
    ]
    assert [item["relatedLot"] for item in release["tender"]["items"]] == ["LOT-0001", "LOT-0002"]
    assert lots[0]["submissionTerms"] == {"variantPolicy": "allowed"}


@pytest.mark.parametrize(
    ("changes", "goals"),
    [
        ({}, []),
        ({"carbon_price": {2027: 0.1}}, [("environmental.carbonEmissionsReduction", ["awardCriteria"])]),
        ({"carbon_price": {2027: 0.1}, "award": {"method": "lowest_price", "motivation": "One quality."}}, []),
        (
            {"circularity": {"targets": [{"indicator": "secondary_share", "at_least": 0.5, "required": True}]}},
            [("environmental.circularEconomy", ["technicalSpecifications"])],
        ),
        ({"circularity": {"targets": [{"indicator": "secondary_share", "at_least": 0.5}]}}, []),
    ],
    ids=[
        "nothing",
        "a price on emissions",
        "emissions that do not count",
        "a requirement",
        "a target that is shown",
    ],
)
def test_goals_are_those_that_count_and_no_others(changes: Plain, goals: list[tuple[str, list[str]]]) -> None:
    [lot] = of_tender(make.tender(**changes))["tender"]["lots"]
    assert [(one["goal"], one["strategies"]) for one in lot.get("sustainability", [])] == goals
    assert lot["hasSustainability"] == bool(goals)


def test_the_method_of_costing() -> None:
    bands = [{"until_year": 5, "rate": 0.02}, {"rate": 0.01}]
    [lot] = of_tender(make.tender(discount={"rate": bands}, asked_phases=["use"]))["tender"]["lots"]
    method = lot["lifeCycleCosting"]
    assert method["baseDate"] == "2027-01-01T00:00:00Z"
    assert method["period"] == {
        "startDate": "2027-01-01T00:00:00Z", "endDate": "2037-01-01T00:00:00Z", "durationInDays": 3653,
    }  # fmt: skip
    assert method["discountRates"] == [{"untilYear": 5, "rate": 0.02}, {"rate": 0.01}]
    assert (method["discountRateBasis"], method["phases"]) == ("real", ["use"])


@pytest.mark.parametrize(
    ("base_date", "years", "end"),
    [("2028-02-29", 1, "2029-02-28T00:00:00Z"), ("9990-01-01", 20, None)],
)
def test_a_period_ends_where_there_is_such_a_day(base_date: str, years: int, end: str | None) -> None:
    [lot] = of_tender(make.tender(base_date=base_date, horizon_years=years))["tender"]["lots"]
    assert lot["lifeCycleCosting"]["period"].get("endDate") == end


def test_documents_are_named_with_their_checksum(tmp_path: Path) -> None:
    file = tmp_path / "method.docx"
    file.write_bytes(b"the method")
    release = of_tender(make.tender(), documents=[file, ("tender.yaml", b"id: test")])
    first, second = release["tender"]["documents"]
    assert (first["title"], second["title"]) == ("method.docx", "tender.yaml")
    assert first["checksum"] == {"algorithm": "sha256", "value": hashlib.sha256(b"the method").hexdigest()}


def test_a_package_says_where_its_extensions_are() -> None:
    package = lcc.ocds(
        make.tender(), written=WRITTEN, prefix="ocds-a1b2c3", address="https://data.voorbeeld.nl/1.json"
    )
    assert package["uri"] == "https://data.voorbeeld.nl/1.json"
    assert package["extensions"][-1] == "https://data.voorbeeld.nl/lcc-extension/extension.json"
    assert package["releases"][0]["ocid"] == "ocds-a1b2c3-test"
    assert package == lcc.ocds(make.tender(), written=WRITTEN, prefix="ocds-a1b2c3", address=package["uri"])


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ({"prefix": "ocds-A"}, "ocds_prefix"),
        ({"prefix": "ocds-x\n12345"}, "ocds_prefix"),
        ({"address": "http://data.nl"}, "package_address"),
        ({"address": "https://me:secret@data.nl/"}, "package_address"),
        ({"written": datetime(2027, 1, 1)}, "moment"),
    ],
)
def test_options_beyond_their_bounds_are_refused(option: Plain, code: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.ocds(make.tender(), **{"written": WRITTEN, **option})
    assert [one.code for one in refused.value.problems] == [code]


def test_two_moments_are_two_releases_whatever_their_offsets() -> None:
    moments = [datetime.fromisoformat(f"2027-06-25T09:00:00{offset}") for offset in ("+02:00", "+00:00")]
    first, second = (of_tender(make.tender(), written=moment)["id"] for moment in moments)
    assert (first, second) == ("test-tender-20270625T070000Z", "test-tender-20270625T090000Z")


def test_a_market_consultation_is_no_tender() -> None:
    with pytest.raises(lcc.NotScorableError) as refused:
        lcc.ocds(make.tender(procedure="market_consultation"), written=WRITTEN)
    assert [one.code for one in refused.value.problems] == ["consultation_not_published"]


def test_what_has_no_field_is_in_our_extension_alone() -> None:
    release = of_tender(make.tender(), documents=[("method.docx", b"")])
    assert unknown(release, "profile") == {
        "/tender/lots/*/lifeCycleCosting",
        "/tender/documents/*/checksum",
    }


def test_the_schemas_see_what_is_wrong() -> None:
    """Release schemas that find nothing wrong with anything would prove nothing."""
    release = of_tender(make.tender())
    release["date"] = "2027-06-25"
    release["tender"]["lots"][0]["lifeCycleCosting"]["discountRateBasis"] = "guessed"
    del release["tender"]["items"][0]["id"]
    assert len(errors(release)) == 3


def test_the_extension_says_what_the_program_says() -> None:
    def codes(name: str) -> list[str]:
        with (EXTENSION / "codelists" / name).open(newline="") as file:
            return [row["Code"] for row in csv.DictReader(file)]

    assert codes("lifeCyclePhase.csv") == [*PHASES]
    assert codes("businessModel.csv") == [*get_args(BusinessModelKind)]
    part = schemas()["whole"]["definitions"]["LifeCycleCostComponent"]["properties"]["phase"]
    assert part["enum"] == [*PHASES, None]
    about = json.loads((EXTENSION / "extension.json").read_text())
    assert {*about["codelists"]} == {file.name for file in (EXTENSION / "codelists").iterdir()}


def test_each_field_of_the_extension_is_described() -> None:
    patch = json.loads((EXTENSION / "release-schema.json").read_text())
    for name, one in patch["definitions"].items():
        for field, told in one["properties"].items():
            assert told.get("title"), (name, field)
            assert told.get("description"), (name, field)


def test_schemas_of_others_are_those_that_are_named() -> None:
    table = (SCHEMAS.parent / "README.md").read_text()
    for file in SCHEMAS.iterdir():
        assert hashlib.sha256(file.read_bytes()).hexdigest() in table, file.name
