"""What a notice states: parts of XML held against the schemas of eForms, and the table against the rules of fields."""

import hashlib
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

import lcc
import make
from award_cases import RULES
from effort import of_a_hundred
from lcc.checks.publication import unread_figures
from lcc.exchange.eforms.table import LABELS
from lcc.exchange.eforms.terms import LONGEST, TITLES, WINNER_CODES
from lcc.exchange.eforms.xml import NAMESPACES
from lcc.intake.templates import TemplateAnswers, template_text
from lcc.model import Bid, Tender
from notices import SCHEMAS, found, wrong
from strategies import comparisons

Plain = dict[str, Any]
CRITERIA: Plain = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, "minimum": 4.0}]}
CRITERION = "//cac:SubordinateAwardingCriterion"


def terms(written: bytes) -> list[Plain]:
    found_: list[Plain] = json.loads(written)["terms"]
    return found_


def values(written: bytes, *codes: str) -> list[tuple[str, str | None]]:
    """Return the values of business terms, each with where it stands."""
    return [(one["at"] or "", one["value"]) for one in terms(written) if one["term"] in codes]


def offer(price: float, item: str = "thing") -> Plain:
    return {**make.offer(make.purchase(price)), "item": item}


def bid(name: str, *offers: Plain, **more: Any) -> Plain:
    return {"tender": "test", "bidder": {"name": name, **more.pop("bidder", {})}, "offers": [*offers], **more}


def scored(prices: dict[str, float], **changes: Any) -> lcc.Scored:
    return lcc.score(make.tender(**changes), [bid(name, offer(price)) for name, price in prices.items()])


@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_every_template_fits_the_schema(name: str) -> None:
    text = template_text(name, "nl", TemplateAnswers()).encode()
    assert wrong(lcc.eforms(("tender.yaml", text), "nl", "xml")) == []


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
@pytest.mark.parametrize("bid_details", [False, True])
def test_every_example_fits_the_schema(name: str, *, bid_details: bool) -> None:
    award = lcc.score(make.example(name))
    assert wrong(award.eforms("nl", "xml", bid_details=bid_details)) == []


@given(case=comparisons().filter(lambda one: not unread_figures(one[0])))
@of_a_hundred(10)
def test_any_award_fits_the_schema(case: tuple[Tender, list[Bid]]) -> None:
    award = lcc.score(*case)
    for bid_details in (False, True):
        assert wrong(award.eforms("en", "xml", bid_details=bid_details)) == []


@pytest.mark.parametrize("method", sorted(RULES))
def test_numbers_and_a_formula_exclude_each_other_and_weights_are_whole(method: str) -> None:
    quality = {} if method in ("lowest_lcc", "lowest_price") else {"quality": CRITERIA}
    written = lcc.eforms(make.tender(award=RULES[method], **quality), "nl", "xml")
    assert wrong(written) == []
    formulas = found(written, "//cbc:CalculationExpression")
    numbers = found(written, f"{CRITERION}//efbc:ParameterNumeric")
    assert bool(formulas) != bool(numbers)
    assert all(len(one) <= LONGEST["BT-543"] for one in formulas)
    weights = found(written, "//efbc:ParameterNumeric[../efbc:ParameterCode/@listName='number-weight']")
    assert not weights or sum(map(float, weights)) == pytest.approx(100)
    thresholds = found(written, "//efbc:ParameterCode[@listName='number-threshold']")
    assert not thresholds or thresholds == ["min-score"]


def test_a_criterion_stands_in_the_xml_as_in_the_table() -> None:
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.6}, quality=CRITERIA)
    written, rows = lcc.eforms(tender, "en", "xml"), lcc.eforms(tender, "en", "json")
    for code, path in (
        ("BT-539", f"{CRITERION}/cbc:AwardingCriterionTypeCode"),
        ("BT-734", f"{CRITERION}/cbc:Name"),
        ("BT-540", f"{CRITERION}/cbc:Description"),
        ("BT-541", "//efbc:ParameterNumeric"),
    ):
        assert found(written, path) == [value for _at, value in values(rows, code)]
    assert [value for _at, value in values(rows, "BT-539", "BT-541")] == ["cost", "60", "quality", "40", "4"]


def test_a_lot_by_its_id_its_cpv_codes_and_variants() -> None:
    items = [
        {"id": "bench", "name": "Bench", "quantity": 1, "unit": "piece"},
        {"id": "table", "name": "Table", "quantity": 1, "unit": "piece", "cpv": "39121200-8"},
    ]
    tender = make.tender(items=items, cpv="39113600-3", variants="allowed")
    written, rows = lcc.eforms(tender, "nl", "xml"), lcc.eforms(tender, "nl", "json")
    assert found(written, "//cac:ProcurementProjectLot/cbc:ID") == ["LOT-0000"]
    assert found(written, "//cac:MainCommodityClassification/*") == ["39113600"]
    assert found(written, "//cac:AdditionalCommodityClassification/*") == ["39121200"]
    assert found(written, "//cbc:VariantConstraintCode") == ["allowed"]
    assert values(rows, "BT-262", "BT-263", "BT-63") == [
        ("LOT-0000", "39113600"), ("LOT-0000", "39121200"), ("LOT-0000", "allowed"),
    ]  # fmt: skip
    assert wrong(written) == []


def test_lots_are_numbered_and_each_has_its_own() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    parts = [{"id": name, "title": name.title(), "items": [name]} for name in ("bench", "table")]
    written = lcc.eforms(make.tender(items=items, lots={"parts": parts}), "nl", "xml")
    assert found(written, "//cac:ProcurementProjectLot/cbc:ID") == ["LOT-0001", "LOT-0002"]
    assert found(written, "//cbc:ID[@schemeName='InternalID']") == ["bench", "table"]
    assert found(written, "//cac:ProcurementProjectLot/cac:ProcurementProject/cbc:Name") == ["Bench", "Table"]
    assert wrong(written) == []


def test_the_main_cpv_code_of_a_lot_is_that_of_what_is_in_it() -> None:
    items = [
        {"id": "bench", "name": "Bench", "quantity": 1, "unit": "piece"},
        {"id": "table", "name": "Table", "quantity": 1, "unit": "piece", "cpv": "39121200"},
    ]
    parts = [{"id": str(one["id"]), "title": str(one["name"]), "items": [one["id"]]} for one in items]
    written = lcc.eforms(make.tender(items=items, lots={"parts": parts}, cpv="39113600"), "nl", "xml")
    assert found(written, "//cac:MainCommodityClassification/*") == ["39113600", "39121200"]
    assert not found(written, "//cac:AdditionalCommodityClassification")


def test_goals_that_count_are_stated_and_others_are_left_to_people() -> None:
    none, counting = make.tender(), make.tender(carbon_price={2027: 0.1})
    assert values(lcc.eforms(none, "en", "json"), "BT-06", "BT-774", "BT-777") == [("LOT-0000", None)]
    assert not found(lcc.eforms(none, "en", "xml"), "//cac:ProcurementAdditionalType")
    rows, written = lcc.eforms(counting, "en", "json"), lcc.eforms(counting, "en", "xml")
    assert values(rows, "BT-06", "BT-774", "BT-805") == [
        ("LOT-0000", "env-imp"), ("LOT-0000", "clim-mitig"), ("LOT-0000", None),
    ]  # fmt: skip
    strategic = "//cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='strategic-procurement']"
    assert found(written, f"{strategic}/cbc:ProcurementType") == [value for _at, value in values(rows, "BT-777")]
    assert found(written, "//cbc:ProcurementTypeCode/@listName") == [
        "environmental-impact",
        "strategic-procurement",
    ]


def test_what_only_people_know_is_left_to_them() -> None:
    rows = scored({"A": 1.0, "B": 2.0}).eforms("en", "json")
    is_open = {one["term"] for one in terms(rows) if one["value"] is None}
    assert {"BT-24", "BT-165", "BT-773", "BT-3201", "BT-145", "BT-1451", "BT-150", "BT-501"} <= is_open
    said = lcc.eforms(make.tender(), "en", "html").decode()
    assert "[Fill in]" in said
    assert "{" not in "".join(str(one["note"]) for one in terms(rows))


def test_of_others_than_the_winner_there_is_only_their_number() -> None:
    award = scored({"Winst BV": 100.0, "Verlies BV": 123.45, "Duur BV": 234.56})
    for kind in ("xml", "json", "html"):
        said = award.eforms("en", kind).decode()
        assert "Winst BV" in said
        for secret in ("Verlies", "Duur BV", "123.45", "234.56"):
            assert secret not in said
    written = award.eforms("en", "xml")
    assert found(written, "//efbc:StatisticsNumeric") == ["3"]
    assert found(written, "//efac:NoticeResult/efac:LotTender/cbc:RankCode") == ["1"]
    assert not found(written, "//cbc:HigherTenderAmount | //cbc:LowerTenderAmount")
    assert not values(award.eforms("en", "json"), "BT-710", "BT-711")


def test_all_ranks_and_both_bounds_where_the_authority_says_so() -> None:
    award = scored({"Winst BV": 100.0, "Verlies BV": 123.45})
    written = award.eforms("en", "xml", bid_details=True)
    assert found(written, "//efac:NoticeResult/efac:LotTender/cbc:RankCode") == ["1", "2"]
    assert found(written, "//cbc:PayableAmount") == ["100.00", "123.45"]
    assert found(written, "//cbc:HigherTenderAmount") == ["123.45"]
    assert found(written, "//cbc:LowerTenderAmount") == ["100.00"]
    assert found(written, "//efac:LotResult/efac:LotTender/cbc:ID") == ["TEN-0001", "TEN-0002"]
    assert found(written, "//efac:SettledContract/efac:LotTender/cbc:ID") == ["TEN-0001"]
    assert found(written, "//efac:TenderingParty/efac:Tenderer/cbc:ID") == ["ORG-1001", "ORG-1002"]
    assert found(written, "//cac:PartyName/cbc:Name") == ["Winst BV", "Verlies BV"]
    assert wrong(written) == []
    rows = award.eforms("en", "json", bid_details=True)
    assert values(rows, "BT-161", "BT-710", "BT-711") == [
        ("", "100.00 EUR"), ("RES-0001", "100.00 EUR"), ("RES-0001", "123.45 EUR"),
    ]  # fmt: skip


def test_an_id_is_referred_to_and_is_there() -> None:
    """Every reference in a result is to something that stands in it, and every bid is referred to by a result."""
    written = scored({"A": 1.0, "B": 2.0, "C": 3.0}).eforms("en", "xml", bid_details=True)
    for name, below in (
        ("LotTender", "LotResult"),
        ("SettledContract", "LotResult"),
        ("TenderingParty", "LotTender"),
    ):
        there = found(written, f"//efac:NoticeResult/efac:{name}/cbc:ID")
        assert set(found(written, f"//efac:{below}/efac:{name}/cbc:ID")) == set(there)
        assert len(set(there)) == len(there)


@pytest.mark.parametrize(
    ("case", "code", "reason"),
    [("nobody bids", "clos-nw", "no-rece"), ("nobody is valid", "clos-nw", "all-rej"), ("a tie", "open-nw", None)],
)
def test_nobody_wins(case: str, code: str, reason: str | None) -> None:
    if case == "nobody bids":
        items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("thing", "table")]
        parts = [{"id": name, "title": name, "items": [name]} for name in ("thing", "table")]
        award = scored({"A": 1.0}, items=items, lots={"parts": parts})
    elif case == "nobody is valid":
        moment = "2027-05-01T12:00:00+02:00"
        gone = {
            "bid": "A",
            "what": "withdrawn",
            "ground": "of_the_bidder",
            "reason": "It is so.",
            "at": moment,
            "by": ["J"],
        }
        decisions = {"tender": "test", "decisions": [gone]}
        award = lcc.score(make.tender(), [bid("A", offer(1.0))], decisions=decisions)
    else:
        award = scored({"A": 1.0, "B": 1.0})
    written = award.eforms("en", "xml", bid_details=True)
    assert wrong(written) == []
    assert found(written, "//efac:LotResult/cbc:TenderResultCode")[-1:] == [code]
    assert found(written, "//efbc:DecisionReasonCode") == ([reason] if reason else [])
    [*_others, last] = etree.fromstring(written).iterfind(".//efac:LotResult", dict(NAMESPACES))
    counts = last.findall("efac:ReceivedSubmissionsStatistics", dict(NAMESPACES))
    assert bool(counts) == (case == "nobody is valid")
    if case == "a tie":  # BR-OPT-00321-0057, BR-BT-00711-0058 and BR-BT-00760-0106 of the SDK
        assert not found(written, "//efac:LotTender | //cbc:HigherTenderAmount | //efac:Organizations")
    assert len(found(written, "//efac:SettledContract/cbc:ID[@schemeName='contract']")) == (
        2 if case == "nobody bids" else 0  # the contract for the other lot, and the reference to it
    )
    assert bool(found(written, "//cbc:TotalAmount")) == (case == "nobody bids")  # BR-BT-00161-0052


def test_who_is_paid_has_a_value_below_zero() -> None:
    items = [{"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True}]
    written = scored({"A": -50.0, "B": -10.0}, items=items).eforms("nl", "xml", bid_details=True)
    assert found(written, "//cbc:PayableAmount") == ["-50.00", "-10.00"]
    assert (found(written, "//cbc:LowerTenderAmount"), found(written, "//cbc:HigherTenderAmount")) == (
        ["-50.00"],
        ["-10.00"],
    )
    assert wrong(written) == []


def test_a_discount_for_combined_lots_leaves_the_total_to_people() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    parts = [{"id": name, "title": name, "items": [name]} for name in ("bench", "table")]
    lots = {"parts": parts, "allocation": "best_combination", "combined_bids": True}
    combined = [{"lots": ["bench", "table"], "amount": 5.0}]
    both = bid("A", offer(10.0, "bench"), offer(20.0, "table"), combinations=combined)
    rows = lcc.score(make.tender(items=items, lots=lots), [both]).eforms("en", "json")
    assert values(rows, "BT-161") == [("", None)]
    notes = [one["note"] for one in terms(rows) if one["term"] == "BT-720"]
    assert notes == ["Present value, before a discount of EUR 5 for LOT-0001, LOT-0002 together."] * 2


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_a_text_that_a_notice_does_not_take_is_refused_in_xml_and_marked_in_the_table(kind: Any) -> None:
    criterion = CRITERIA["criteria"][0] | {"description": "\n".join(["Wat u laat zien. " * 40] * 7)}
    long = [{**criterion, "description": criterion["description"][:4990]}]
    words = {"kind": "words", "words": {f"oordeel {k} {'x' * 180}": k / 10 for k in range(11)}}
    quality = {"criteria": [long[0] | {"scale": words, "minimum": None}]}
    tender = make.tender(award={"method": "low_bid", "price_weight": 0.6}, quality=quality)
    if kind == "xml":
        with pytest.raises(lcc.InputRefusedError) as refused:
            lcc.eforms(tender, "en", kind)
        [problem] = refused.value.problems
        assert (problem.code, problem.context["term"], problem.context["most"]) == (
            "notice_text_long",
            "BT-540",
            6000,
        )
        assert "name the method statement" in lcc.said(problem, "en")
    else:
        [note] = [
            one["note"] for one in terms(lcc.eforms(tender, "en", kind)) if one["note"] and one["term"] == "BT-540"
        ]
        assert note.endswith("a notice takes 6000. Shorten it, and name the method statement for the rest.")


def test_words_of_strangers_are_text_and_nothing_else() -> None:
    written = scored({"<b>&]]> BV": 1.0, "B": 2.0}, title="<cbc:ID/> & co").eforms("en", "xml")
    assert found(written, "//cac:PartyName/cbc:Name") == ["<b>&]]> BV"]
    assert found(written, "//cac:ProcurementProjectLot/cac:ProcurementProject/cbc:Name") == ["<cbc:ID/> & co"]
    assert wrong(written) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_term_is_called_something_and_stands_below_its_lot(language: Any) -> None:
    rows = terms(scored({"A": 1.0, "B": 2.0}, carbon_price={2027: 0.1}).eforms(language, "json", bid_details=True))
    assert {one["term"] for one in rows} <= {*TITLES}
    places = [at for at, _group in itertools.groupby(one["at"] for one in rows)]
    assert places == [None, "LOT-0000", "RES-0001", "TEN-0001", "TEN-0002", "CON-0001"]


@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_a_code_stands_in_the_table_with_what_a_form_calls_it(name: str) -> None:
    text = ("tender.yaml", template_text(name, "nl", TemplateAnswers()).encode())
    said = lcc.eforms(text, "nl", "html").decode()
    stated = json.loads(lcc.eforms(text, "nl", "json"))["terms"]
    codes = [code for one in stated if one["term"] in LABELS and one["value"] for code in one["value"].split(", ")]
    assert codes
    for code in codes:
        assert f"({code})" in said
    assert "oegestaan (" in said


def test_codes_of_a_result_are_called_as_a_form_does() -> None:
    said = scored({"A": 10.0, "B": 12.0}).eforms("nl", "html").decode()
    for shown in ("ja (true)", "nee (false)", "Er is een winnaar gekozen (selec-w)", "Inschrijvingen (tenders)"):
        assert shown in said
    assert {*WINNER_CODES.values()} == {*LABELS["BT-142"]}


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_table_is_a_document(kind: Any) -> None:
    starts = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}
    assert scored({"A": 1.0}).eforms("nl", kind)[:15].upper().startswith(starts[kind].upper())


def test_a_notice_is_of_all_lots_and_of_a_tender() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("thing", "table")]
    parts = [{"id": name, "title": name, "items": [name]} for name in ("thing", "table")]
    award = scored({"A": 1.0}, items=items, lots={"parts": parts})
    with pytest.raises(LookupError, match="all lots"):
        award.lots["thing"].eforms()
    with pytest.raises(lcc.NotScorableError):
        lcc.eforms(make.tender(procedure="market_consultation"))
    with pytest.raises(lcc.InputRefusedError):
        lcc.eforms(make.tender(), "en", "csv")  # type: ignore[arg-type]


def test_the_schemas_see_what_is_wrong() -> None:
    written = lcc.eforms(make.tender(), "nl", "xml")
    assert wrong(written.replace(b"AwardingTerms", b"AwardTerms"))


def test_the_schemas_are_those_that_are_named() -> None:
    stated = dict(line.split("  ")[::-1] for line in (SCHEMAS / "sha256sums.txt").read_text().splitlines())
    there = {
        str(file.relative_to(SCHEMAS)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in SCHEMAS.glob("*/*")
    }
    assert stated == there
