"""A tender out of a release: what it says is taken, what it does not say is left open, and nothing is made up."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
import make
from command_line import run
from effort import of_a_hundred
from lcc.checks.publication import unread_figures
from lcc.exchange.ocds.found import looks_like_release, release_in
from lcc.exchange.ocds.start import ReleaseStart, start_of
from lcc.interchange.limits import JSON
from lcc.model import Tender
from lcc.record.problem import InputRefusedError
from releases import WRITTEN
from strategies import tenders

Plain = dict[str, Any]
NUMBERS = {"numbers": [{"number": 60, "weight": "percentageExact"}]}
RELEASE: Plain = {
    "ocid": "ocds-a1b2c3-bank",
    "id": "1",
    "date": "2027-06-25T09:00:00+02:00",
    "tag": ["tender"],
    "parties": [
        {
            "id": "buyer-7",
            "name": "Gemeente Voorbeeld",
            "identifier": {"scheme": "NL-KVK", "id": 12345678},
            "roles": ["buyer", "procuringEntity"],
        }
    ],
    "tender": {
        "id": 7,
        "title": "Park\n benches",
        "procuringEntity": {"id": "buyer-7", "name": "Gemeente Voorbeeld"},
        "value": {"amount": 1000, "currency": "SEK"},
        "tenderPeriod": {"endDate": "2027-05-01T12:00:00+02:00"},
        "items": [
            {
                "id": 1,
                "description": "Bench",
                "quantity": "40.0",
                "unit": {"name": "piece"},
                "classification": {"scheme": "CPV", "id": "39113600.0"},
            },
            {
                "id": 1,
                "description": "Table",
                "quantity": None,
                "classification": {"scheme": "CPV", "id": 39110000},
            },
        ],
        "lots": [
            {
                "id": "LOT-0001",
                "awardCriteria": {
                    "criteria": [
                        {"type": "cost", "name": "Life-cycle cost", **NUMBERS},
                        {
                            "type": "quality",
                            "name": "Plan",
                            "description": "Scored from 0 to 10.",
                            "numbers": [
                                {"number": "30", "weight": "percentageExact"},
                                {"number": 4, "threshold": "minimumScore"},
                            ],
                        },
                        {
                            "type": "quality",
                            "name": "Plan",
                            "numbers": [{"number": 10, "weight": "percentageExact"}],
                        },
                    ]
                },
            }
        ],
    },
}


def started(release: Any) -> ReleaseStart:
    return start_of(release_in(json.dumps(release).encode()))


def changed(**changes: Any) -> Plain:
    return RELEASE | {"tender": RELEASE["tender"] | changes}


def test_what_a_release_says_is_taken() -> None:
    values = started(RELEASE).values
    assert values == {
        "id": "7",
        "title": "Park benches",
        "authority": "Gemeente Voorbeeld",
        "authority_id": "NL-KVK-12345678",
        "currency": "SEK",
        "base_date": "2027-05-01",
        "inflation": None,
        "items": [
            {"id": "1", "name": "Bench", "quantity": 40.0, "unit": "piece", "cpv": "39113600"},
            {"id": "1-2", "name": "Table", "cpv": "39110000"},
        ],
        "quality": {
            "criteria": [
                {
                    "id": "plan",
                    "name": "Plan",
                    "description": "Scored from 0 to 10.",
                    "weight": 0.75,
                    "minimum": 4.0,
                },
                {"id": "plan-2", "name": "Plan", "weight": 0.25},
            ]
        },
        "award": {"method": None, "price_weight": 0.6},
    }


def test_what_it_does_not_say_is_left_open() -> None:
    found = started(RELEASE)
    assert found.open == (
        ("horizon_years",),
        ("discount", "rate"),
        ("inflation",),
        ("award", "method"),
        ("items", 1, "quantity"),
        ("items", 1, "unit"),
    )
    assert [one.code for one in found.remarks] == ["base_date_of_period"]


def test_what_is_open_is_found_by_lcc_check_and_nothing_else_is() -> None:
    problems = lcc.check({**started(RELEASE).values})
    assert {one.field for one in problems} == {
        "horizon_years",
        "discount",
        "inflation",
        "award",
        "items[1].quantity",
        "items[1].unit",
    }


@pytest.mark.parametrize(
    "wrap",
    [
        lambda release: release,
        lambda release: {"uri": "x", "releases": [release]},
        lambda release: {"releases": [{**release, "date": "2027-01-01", "tender": {"id": "old"}}, release]},
        lambda release: {"releases": [release, {**release, "date": "2028-01-01", "tender": None}]},
        lambda release: {
            "releases": [
                {"ocid": release["ocid"], "date": "2028-01-01", "tender": {"id": 7, "status": "complete"}},
                {**release, "tender": {**release["tender"], "lots": release["tender"]["lots"]}},
            ]
        },
        lambda release: {"records": [{"ocid": release["ocid"], "compiledRelease": release}]},
        lambda release: {"records": [{"ocid": release["ocid"], "releases": [release]}]},
        lambda release: {"ocid": release["ocid"], "compiledRelease": release},
    ],
    ids=[
        "release",
        "package",
        "the last one",
        "the last one with a tender",
        "the last one that has it",
        "records",
        "record without one",
        "record",
    ],
)
def test_it_stands_in_a_release_a_package_or_a_record(wrap: Any) -> None:
    values = started(wrap(RELEASE)).values
    assert values["title"] == "Park benches"
    assert len(values["items"]) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"ocid": "a"}', "no_tender_in_release"),
        (b'{"releases": [7, null, {"tender": []}]}', "no_tender_in_release"),
        (b'[{"ocid": "a", "tender": {}}]', "no_tender_in_release"),
        (b'{"releases": [{"ocid": "a", "tender": {}}, {"ocid": "b", "tender": {}}]}', "several_processes"),
        (b'{"ocid": "a", "ocid": "b", "tender": {}}', "key_twice"),
        (b'{"ocid": "a", "tender": {"title": "\\u0000"}}', "control_character"),
        (b'{"ocid": ' + b"[" * (JSON.depth + 1) + b"]" * (JSON.depth + 1) + b"}", "beyond_text"),
    ],
)
def test_what_is_no_release_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        start_of(release_in(content))
    assert [one.code for one in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("first", "second", "weights"),
    [
        ({"number": 3, "weight": "pointsExact"}, {"number": 1, "weight": "pointsExact"}, 0.75),
        ({"number": 0.3, "weight": "decimalExact"}, {"number": 0.7, "weight": "decimalExact"}, 0.3),
        ({"number": 1, "weight": "order"}, {"number": 2, "weight": "order"}, None),
        (
            {"number": 60, "weight": "percentageRangeMiddle"},
            {"number": 40, "weight": "percentageRangeMiddle"},
            None,
        ),
        ({"number": 60, "weight": "percentageExact"}, {"number": 1, "weight": "pointsExact"}, None),
        ({"number": None, "weight": "percentageExact"}, {"number": 1, "weight": "percentageExact"}, None),
        ({"number": 0, "weight": "percentageExact"}, {"number": 0, "weight": "percentageExact"}, None),
    ],
)
def test_weights_are_taken_where_all_are_shares_of_one_kind(
    first: Plain, second: Plain, weights: float | None
) -> None:
    criteria = [
        {"type": "price", "name": "Price", "numbers": [first]},
        {"type": "quality", "name": "Plan", "numbers": [second]},
    ]
    found = started(changed(lots=[{"id": "1", "awardCriteria": {"criteria": criteria}}]))
    assert found.values["award"].get("price_weight") == weights
    assert found.values["award"]["basis"] == "price"
    is_open = ("quality", "criteria", 0, "weight") in found.open
    assert is_open == (weights is None)
    assert ("weights_not_read" in [one.code for one in found.remarks]) == is_open


@pytest.mark.parametrize(
    ("code", "method"), [("priceOnly", "lowest_price"), ("costOnly", "lowest_lcc"), ("qualityOnly", None)]
)
def test_the_rule_is_taken_where_only_one_is_left(code: str, method: str | None) -> None:
    found = started(changed(lots=[], awardCriteria=code))
    assert found.values["award"] == {"method": method}
    assert (("award", "method") in found.open) == (method is None)


def test_a_criterion_has_no_code_that_breaks_ties() -> None:
    criteria = [{"type": "quality", "name": "Quality"}, {"type": "quality"}]
    found = started(changed(lots=[{"id": "1", "awardCriteria": {"criteria": criteria}}]))
    assert [one["id"] for one in found.values["quality"]["criteria"]] == ["quality-2", "quality-3"]


def test_lots_that_differ_are_remarked_on() -> None:
    lots: list[Plain] = [
        {"id": "1"},
        {"id": "2", "title": "Two", "awardCriteria": {"criteria": [{"type": "cost"}]}},
    ]
    items = [{"id": "a", "relatedLot": "1"}, {"id": "b", "relatedLot": "2"}]
    found = started(changed(lots=lots, items=items))
    assert found.values["lots"] == {
        "parts": [{"id": "1", "title": "1", "items": ["a"]}, {"id": "2", "title": "Two", "items": ["b"]}]
    }
    assert "lots_differ" in [one.code for one in found.remarks]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"items": [{"id": "same", "description": "x" * 150}] * 1001}, "tender.items"),
        ({"lots": [{"id": "a"}] * 51}, "tender.lots"),
        (
            {"lots": [{"id": "a", "awardCriteria": {"criteria": [{"type": "quality"}] * 51}}]},
            "tender.lots[0].awardCriteria.criteria",
        ),
    ],
)
def test_more_than_a_tender_can_have_is_refused_before_it_is_read(changes: Plain, field: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        started(changed(**changes))
    assert [(one.code, one.field) for one in refused.value.problems] == [("release_large", field)]


def lots_of(*lots: Plain) -> Plain:
    return changed(lots=[{"id": str(number), **one} for number, one in enumerate(lots, start=1)])


def codes(found: ReleaseStart) -> list[str]:
    return [one.code for one in found.remarks if one.code != "base_date_of_period"]


def criteria(*each: tuple[str | None, float]) -> Plain:
    return {
        "awardCriteria": {
            "criteria": [
                {
                    "name": f"C{number}",
                    **({"type": kind} if kind else {}),
                    "numbers": [{"number": weight, "weight": "percentageExact"}],
                }
                for number, (kind, weight) in enumerate(each)
            ]
        }
    }


@pytest.mark.parametrize(
    ("each", "code"),
    [
        ((("price", 40), ("quality", 40), (None, 20)), "criteria_not_read"),
        ((("price", 40), ("quality", 20), ("quality", 20)), "weights_not_whole"),
        ((("price", 33.3), ("quality", 33.3), ("quality", 33.3)), None),
    ],
)
def test_weights_that_are_not_of_the_whole_are_left_open(
    each: tuple[tuple[str | None, float], ...], code: str | None
) -> None:
    found = started(lots_of(criteria(*each)))
    assert codes(found) == ([code] if code else [])
    assert ("price_weight" in found.values["award"]) == (code is None)
    assert (("quality", "criteria", 0, "weight") in found.open) == (code is not None)


def test_criteria_of_no_known_type_leave_the_rule_open() -> None:
    found = started(changed(lots=[{"id": "1", **criteria((None, 100))}], awardCriteria="priceOnly"))
    assert codes(found) == ["criteria_not_read"]
    assert ("award", "method") in found.open


def test_what_decides_money_is_never_a_default_that_nobody_chose() -> None:
    release = changed(value=None)
    found = started(release)
    assert found.open[:1] == (("currency",),)
    assert {"currency", "inflation"} <= {one.field for one in lcc.check({**found.values})}
    of_award = started({**release, "awards": [{"value": {"amount": 1, "currency": "NOK"}}]})
    assert of_award.values["currency"] == "NOK"
    several = started({**RELEASE, "awards": [{"value": {"amount": 1, "currency": "NOK"}}]})
    assert codes(several) == ["currencies_differ"]
    assert ("currency",) in several.open


def test_there_and_back_the_currency_and_inflation_stay() -> None:
    back = again(make.tender(currency="SEK", inflation=0.02)).tender()
    assert (back.currency, back.inflation) == ("SEK", 0.02)


def test_policies_on_variants_that_differ_are_left_open() -> None:
    policy = [{"submissionTerms": {"variantPolicy": one}} for one in ("allowed", "notAllowed")]
    found = started(lots_of(*policy))
    assert codes(found) == ["policies_differ"]
    assert ("variants",) in found.open


def test_lots_of_which_only_the_proof_of_the_rules_differs_do_not_differ() -> None:
    lots = [{"lifeCycleCosting": {"years": 10, "rulesFingerprint": one}} for one in ("a", "b")]
    assert codes(started(lots_of(*lots))) == []
    assert codes(started(lots_of(lots[0], {"lifeCycleCosting": {"years": 9}}))) == ["lots_differ"]


def test_a_quantity_that_can_be_two_numbers_is_asked() -> None:
    found = started(changed(items=[{"id": "a", "quantity": "1.500", "unit": {"name": "m"}}]))
    assert codes(found) == ["quantity_not_read"]
    assert ("items", 0, "quantity") in found.open


def test_of_several_releases_the_last_moment_counts_whatever_its_offset() -> None:
    early, late = "2027-06-25T09:00:00+02:00", "2027-06-25T08:30:00Z"
    releases = [{**RELEASE, "date": late}, {**changed(title="Old"), "date": early}]
    assert started({"releases": releases}).values["title"] == "Park benches"


def again(tender: Tender) -> ReleaseStart:
    return started(lcc.ocds(tender, "en", written=WRITTEN))


@given(tender=tenders().filter(lambda one: not unread_figures(one)))
@of_a_hundred(20)
def test_there_and_back_nothing_changes_that_a_release_says(tender: Tender) -> None:
    found = again(tender)
    stated = tender.model_dump(mode="json")
    assert found.open == ()
    assert found.values["award"] == {"method": "lowest_lcc"}
    back = found.tender()
    for name in ("id", "title", "authority", "base_date", "horizon_years", "comparison", "asked_phases"):
        assert getattr(back, name) == getattr(tender, name), name
    assert back.discount.bands == tender.discount.bands
    assert back.discount.basis == tender.discount.basis
    assert [(one.id, one.name, one.quantity, one.unit) for one in back.items] == [
        (one["id"], one["name"], one["quantity"], one["unit"]) for one in stated["items"]
    ]


def test_there_and_back_with_lots_codes_and_weights() -> None:
    items = [
        {"id": name, "name": name, "quantity": 1, "unit": "piece", "cpv": cpv}
        for name, cpv in (("bench", "39113600"), ("table", "39110000"))
    ]
    parts = [{"id": f"{one['id']}/1", "title": str(one["name"]), "items": [one["id"]]} for one in items]
    criteria = [{"id": f"c{k}", "name": f"C{k}", "weight": "1/3"} for k in range(3)]
    tender = make.tender(
        authority_id="NL-KVK-12345678", items=items, lots={"parts": parts}, variants="allowed",
        quality={"criteria": criteria}, award={"method": "low_bid", "price_weight": 0.4},
    )  # fmt: skip
    found = again(tender)
    assert found.open == (("award", "method"),)
    values = {**found.values, "award": {**found.values["award"], "method": "low_bid"}}
    back = Tender.model_validate(values)
    assert back.lots == tender.lots
    assert back.authority_id == tender.authority_id
    assert [one.cpv for one in back.items] == ["39113600", "39110000"]
    assert back.variants == "allowed"
    assert back.quality
    assert [one.weight for one in back.quality.criteria] == pytest.approx([1 / 3] * 3, abs=1e-5)
    assert values["award"]["price_weight"] == pytest.approx(0.4)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=10), below, max_size=3),
    max_leaves=10,
)


@given(data=st.data())
@of_a_hundred(30)
def test_whatever_stands_in_a_release_is_read_or_refused_in_words(data: st.DataObject) -> None:
    """Fields of the release that is read are anything at all, one after the other."""
    release = json.loads(json.dumps(RELEASE))
    for _again in range(data.draw(st.integers(1, 4))):
        at: Any = release
        while True:
            step = data.draw(st.sampled_from([*at] if isinstance(at, dict) else range(len(at))))
            if isinstance(at[step], dict | list) and at[step] and data.draw(st.booleans()):
                at = at[step]
                continue
            at[step] = data.draw(ANYTHING)
            break
    try:
        found = started(release)
    except InputRefusedError:
        return
    lcc.check({**found.values})


def test_only_json_with_the_words_of_a_release_is_taken_for_one() -> None:
    assert looks_like_release(b'{"ocid": 1}', "a.JSON")
    assert not looks_like_release(b'{"id": "bench"}', "a.json")
    assert not looks_like_release(b'{"ocid": 1}', "a.yaml")


def test_lcc_start_writes_what_is_known_and_lists_what_is_open(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text(json.dumps(RELEASE))
    out = tmp_path / "tender.yaml"
    said = run("start", "from", str(tmp_path / "release.json"), "-o", str(out))
    assert "- items[1].quantity: Quantity" in said.output
    assert "# - items[1].quantity: Quantity" in out.read_text()
    assert "The base date is the last day of the tender period" in said.output
    assert "# - The base date is the last day of the tender period" in out.read_text()
    for field in ("items.revenue", "award.tie_break", "award.motivation", "vat", "indices", "lots.allocation"):
        assert f"# - {field}: " in out.read_text()
        assert f"- {field}: " in said.output
    checked = run("check", str(out), code=1)
    assert "horizon_years" in checked.output


def test_a_workbook_needs_a_whole_tender(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text(json.dumps(RELEASE))
    said = run("start", "from", str(tmp_path / "release.json"), "-o", str(tmp_path / "b.xlsx"), code=2)
    assert "write it as .yaml" in said.output
