"""An award as a release of OCDS 1.1: what of each bid is told, what adds up, and when nothing is told."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

import lcc
import make
from effort import of_a_hundred
from lcc.checks.publication import unread_figures
from lcc.exchange.ocds.award import in_cents
from lcc.model import Bid, Tender
from releases import WRITTEN, checked
from strategies import comparisons

Plain = dict[str, Any]
SENT = date(2027, 6, 1)


def tender(**changes: Any) -> Plain:
    return make.tender(**changes).model_dump(mode="json", exclude_unset=True)


def offer(price: float, item: str = "thing", **parts: Any) -> Plain:
    return {**make.offer(make.purchase(price), **parts), "item": item}


def bid(name: str, *offers: Plain, **more: Any) -> Plain:
    bidder = {"name": name, **more.pop("bidder", {})}
    return {"tender": "test", "bidder": bidder, "offers": [*offers], **more}


def award(found: lcc.Scored, **options: Any) -> Plain:
    return checked(found.ocds("en", **{"written": WRITTEN, **options}))


def of_prices(prices: dict[str, float], rules: Plain | None = None, **options: Any) -> Plain:
    bids = [bid(name, offer(price)) for name, price in prices.items()]
    return award(lcc.score(tender(**(rules or {})), bids), **options)


def counts(release: Plain, lot: str = "LOT-0000") -> dict[str, float]:
    return {one["measure"]: one["value"] for one in release["bids"]["statistics"] if one["relatedLot"] == lot}


def decided(name: str, what: str, ground: str) -> Plain:
    moment = "2027-05-01T12:00:00+02:00"
    return {"bid": name, "what": what, "ground": ground, "reason": "It is so.", "at": moment, "by": ["Jansen"]}


@pytest.mark.parametrize("name", make.EACH_EXAMPLE)
@pytest.mark.parametrize("bid_details", [False, True])
def test_every_example_is_a_release(name: str, *, bid_details: bool) -> None:
    found = lcc.score(make.example(name))
    release = award(found, sent=SENT, bid_details=bid_details)
    winner = found.ranking[0]
    [only] = release["awards"]
    assert [one["name"] for one in only["suppliers"]] == [winner.bidder]
    [first] = [one for one in release["bids"]["details"] if one["id"] in only["relatedBids"]]
    assert first["lifeCycleCost"]["value"]["amount"] == pytest.approx(winner.life_cycle_cost, abs=0.005)
    if found.submissions.tender.comparison == "common_horizon":
        assert only["value"]["amount"] == pytest.approx(winner.price, abs=0.005)


@given(case=comparisons().filter(lambda one: not unread_figures(one[0])))
@of_a_hundred(10)
def test_any_award_is_a_release_and_adds_up_to_the_cent(case: tuple[Tender, list[Bid]]) -> None:
    stated, bids = case
    release = award(lcc.score(stated, bids), bid_details=True)
    assert len(release["bids"]["details"]) == len(bids)
    for one in release["bids"]["details"]:
        cents = [round(100 * part["value"]["amount"]) for part in one["lifeCycleCost"]["breakdown"]]
        assert sum(cents) == round(100 * one["lifeCycleCost"]["value"]["amount"])


def test_amounts_in_cents_add_up_and_nothing_stays_nothing() -> None:
    """0.004 + 0.004 + 0.004 is a cent, which one of them has; by itself each would be rounded to nothing."""
    assert in_cents([0.004, 0.0, 0.004, 0.004]) == [0.0, 0.0, 0.01, 0.0]
    assert in_cents([100.005, -50.005]) == [100.01, -50.01]
    assert in_cents([]) == []


def test_of_others_than_the_winner_nothing_is_told_but_status_and_rank() -> None:
    release = of_prices({"Winst BV": 100.0, "Verlies BV": 123.45, "Duur BV": 234.56})
    assert [one["status"] for one in release["bids"]["details"]] == ["valid", "valid", "valid"]
    assert [one["rank"] for one in release["bids"]["details"]] == [1, 2, 3]
    first, *others = release["bids"]["details"]
    assert first["value"] == {"amount": 100.0, "currency": "EUR"}
    assert first["lifeCycleCost"] == {"value": {"amount": 100.0, "currency": "EUR"}}
    for one in others:
        assert set(one) == {"id", "status", "relatedLots", "hasRank", "rank", "variant"}
    written = json.dumps(release)
    for secret in ("Verlies", "Duur", "123.45", "234.56"):
        assert secret not in written
    assert counts(release) == {"bids": 3, "validBids": 3, "disqualifiedBids": 0}


def test_all_is_told_where_the_authority_says_so() -> None:
    release = of_prices({"Winst BV": 100.0, "Verlies BV": 123.45}, bid_details=True)
    second = release["bids"]["details"][1]
    assert second["tenderers"] == [{"id": "bidder-2", "name": "Verlies BV"}]
    assert second["items"] == [{"id": "thing", "relatedLot": "LOT-0000", "businessModel": "purchase"}]
    breakdown = {one["phase"]: one["value"]["amount"] for one in second["lifeCycleCost"]["breakdown"]}
    assert (breakdown["purchase"], sum(breakdown.values())) == (123.45, 123.45)
    assert second["evaluation"] == {"score": 123.45}
    assert counts(release)["lowestValidBidValue"] == 100.0
    assert counts(release)["highestValidBidValue"] == 123.45
    assert [party["roles"] for party in release["parties"][1:]] == [["tenderer", "supplier"], ["tenderer"]]


def test_bids_that_fell_away_say_how_and_not_why() -> None:
    bids = [
        bid(name, offer(price))
        for name, price in (("Gone BV", 1.0), ("Out BV", 2.0), ("Low BV", 3.0), ("In BV", 4.0))
    ]
    decisions = {
        "tender": "test",
        "decisions": [
            decided("Gone BV", "withdrawn", "of_the_bidder"),
            decided("Out BV", "excluded", "exclusion_ground"),
            decided("Low BV", "not_accepted", "abnormally_low"),
        ],
    }
    release = award(lcc.score(tender(), bids, decisions=decisions))
    first, *others = release["bids"]["details"]
    assert (first["status"], first["rank"]) == ("valid", 1)
    assert sorted(one["status"] for one in others) == ["disqualified", "disqualified", "withdrawn"]
    assert not any(one["hasRank"] or "rank" in one for one in others)
    assert counts(release) == {"bids": 4, "validBids": 1, "disqualifiedBids": 2}
    assert "bnormally" not in json.dumps(release)
    with_details = award(lcc.score(tender(), bids, decisions=decisions), bid_details=True)
    assert counts(with_details)["tendersAbnormallyLow"] == 1
    assert "exclusion_ground" not in json.dumps(release)
    assert release["awards"][0]["suppliers"] == [{"id": "bidder-1", "name": "In BV"}]


def test_where_nobody_can_win_the_award_came_to_nothing() -> None:
    budget = {"award": {"method": "fixed_budget", "budget": 50.0}}
    quality = {"quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}}
    scores = {
        "tender": "test",
        "scores": [{"bid": "A", "criterion": "plan", "score": 8, "justification": "Good."}],
    }
    release = award(lcc.score(tender(**budget, **quality), [bid("A", offer(100.0))], scores=scores))
    assert [one["status"] for one in release["awards"]] == ["unsuccessful"]
    assert (release["tender"]["status"], release["tender"]["lots"][0]["status"]) == (
        "unsuccessful",
        "unsuccessful",
    )
    assert "suppliers" not in release["awards"][0]
    assert [party["name"] for party in release["parties"]] == ["Voorbeeld"]
    assert counts(release)["disqualifiedBids"] == 1


def test_a_tie_is_no_award_before_lots_are_drawn() -> None:
    equal = {"A": 100.0, "B": 100.0}
    release = of_prices(equal)
    assert "awards" not in release
    assert (release["tag"], release["tender"]["status"]) == (["tender"], "active")
    assert len(release["parties"]) == 1
    draws = {
        "tender": "test",
        "draws": [{"order": ["B", "A"], "at": "2027-05-01T12:00:00+02:00", "by": "Notaris", "method": "By hand."}],
    }
    bids = [bid(name, offer(price)) for name, price in equal.items()]
    drawn = award(lcc.score(tender(), bids, draws=draws))
    assert [one["name"] for one in drawn["awards"][0]["suppliers"]] == ["B"]


def test_variants_of_one_bidder_are_one_bid_in_the_counts() -> None:
    bids = [
        bid("Hout BV", offer(100.0), bidder={"id": "NL-KVK-11111111"}),
        bid("Hout BV", offer(90.0), variant="bamboo", bidder={"id": "NL-KVK-11111111"}),
        bid("Staal BV", offer(110.0), bidder={"id": "22222222"}),
    ]
    release = award(lcc.score(tender(variants="allowed"), bids), bid_details=True)
    assert (counts(release)["bids"], counts(release)["validBids"]) == (2, 2)
    assert [one["variant"] for one in release["bids"]["details"]] == [True, False, False]
    _authority, first, second = release["parties"]
    assert first["id"] == "NL-KVK-11111111"
    assert first["identifier"] == {"scheme": "NL-KVK", "id": "11111111", "legalName": "Hout BV"}
    assert second["identifier"] == {"id": "22222222", "legalName": "Staal BV"}  # nobody knows of which register


def test_a_bidder_is_one_party_wherever_it_says_its_number() -> None:
    bids = [
        bid("Hout BV", offer(90.0), variant="bamboo"),
        bid("Hout BV", offer(100.0), bidder={"id": "NL-KVK-11111111"}),
    ]
    release = award(lcc.score(tender(variants="allowed"), bids), bid_details=True)
    assert [party["id"] for party in release["parties"]] == ["authority", "NL-KVK-11111111"]


def test_a_bidder_that_states_the_number_of_the_authority_is_not_the_authority() -> None:
    stated = tender(authority_id="NL-KVK-12345678")
    release = award(lcc.score(stated, [bid("Slim BV", offer(1.0), bidder={"id": "NL-KVK-12345678"})]))
    assert [(one["id"], one["name"]) for one in release["parties"]] == [
        ("NL-KVK-12345678", "Voorbeeld"), ("bidder-1", "Slim BV"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "sent", "status"),
    [
        ("european", date(2027, 6, 7), "pending"),  # 20 days on: 27 June, a Sunday, so up to the 28th
        ("european", date(2027, 6, 1), "active"),  # up to the 21st
        ("european", date(2027, 6, 4), "active"),  # up to the 24th, the day before it was written
        ("european", date(2027, 6, 5), "pending"),  # up to the 25th, the day on which it was written
        ("european", None, "pending"),
        ("national", None, "active"),
        (None, date(2027, 6, 1), "pending"),  # nobody knows which period there is
    ],
)
def test_an_award_is_pending_up_to_the_end_of_the_standstill_period(
    procedure: str | None, sent: date | None, status: str
) -> None:
    release = of_prices({"A": 1.0, "B": 2.0}, {"procedure": procedure}, sent=sent)
    [only] = release["awards"]
    assert only["status"] == status
    assert only.get("date") == (f"{sent}T00:00:00Z" if sent else None)
    assert release["tender"]["status"] == ("complete" if status == "active" else "active")


def test_who_is_paid_has_a_value_below_zero() -> None:
    items = [{"id": "thing", "name": "Thing", "quantity": 2, "unit": "piece", "revenue": True}]
    release = of_prices({"A": -50.0, "B": 10.0}, {"items": items})
    assert release["awards"][0]["value"] == {"amount": -100.0, "currency": "EUR"}


def test_what_the_authority_has_is_no_bid() -> None:
    kept = {**bid("Voorbeeld", offer(5.0))}
    release = award(lcc.score(tender(), [bid("A", offer(100.0))], reference=kept), bid_details=True)
    assert counts(release)["bids"] == 1
    assert [party["name"] for party in release["parties"]] == ["Voorbeeld", "A"]


ITEMS = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table", "bin")]
PARTS = [{"id": item["id"], "title": item["name"], "items": [item["id"]]} for item in ITEMS]


def test_each_lot_has_its_bids_and_its_award() -> None:
    lots = {"lots": {"parts": PARTS, "most_per_bidder": 1}, "items": ITEMS}
    bids = [
        bid("A", offer(10.0, "bench"), offer(20.0, "table")),
        bid("B", offer(11.0, "bench"), offer(21.0, "table")),
    ]
    release = award(lcc.score(tender(**lots), bids), bid_details=True)
    assert [one["relatedLots"] for one in release["awards"]] == [["LOT-0001"], ["LOT-0002"], ["LOT-0003"]]
    assert [one["id"] for one in release["awards"]] == ["RES-0001", "RES-0002", "RES-0003"]
    assert [[who["name"] for who in one.get("suppliers", [])] for one in release["awards"]] == [["A"], ["B"], []]
    assert release["awards"][2]["status"] == "unsuccessful"
    assert [one["relatedBids"] for one in release["awards"][:2]] == [["TEN-0001"], ["TEN-0004"]]
    assert [one["rank"] for one in release["bids"]["details"]] == [1, 2, 1, 2]
    assert [one["value"]["amount"] for one in release["bids"]["details"]] == [10.0, 11.0, 20.0, 21.0]
    assert counts(release, "LOT-0003")["bids"] == 0
    assert len(release["parties"]) == 3


@pytest.mark.parametrize(
    ("comparison", "basis"), [("common_horizon", "present_value"), ("equivalent_annual_cost", "per_year")]
)
def test_a_discount_for_combined_lots_is_told_once_and_what_it_is_counted_in(comparison: str, basis: str) -> None:
    items, parts = ITEMS[:2], PARTS[:2]
    lots = {"parts": parts, "allocation": "best_combination", "combined_bids": True}
    both = bid(
        "A", offer(10.0, "bench"), offer(20.0, "table"), combinations=[{"lots": ["bench", "table"], "amount": 2.5}]
    )
    found = lcc.score(tender(items=items, lots=lots, comparison=comparison), [both, bid("B", offer(9.0, "bench"))])
    release = award(found)
    assert [one["value"]["amount"] for one in release["awards"]] == [10.0, 20.0]
    taken_off = {
        "value": {"amount": 2.5, "currency": "EUR"},
        "basis": basis,
        "relatedLots": ["LOT-0001", "LOT-0002"],
    }
    assert [one.get("combinedDiscount") for one in release["awards"]] == [taken_off, None]
    [note] = {one["note"] for one in json.loads(found.eforms("nl", "json"))["terms"] if one["term"] == "BT-720"}
    assert "vóór aftrek van de korting van EUR 2,50 " in note
    assert ("per jaar" in note) == (basis == "per_year")


def test_without_a_moment_it_says_which_argument_is_missing() -> None:
    found = lcc.score(tender(), [bid("A", offer(10.0))])
    with pytest.raises(TypeError, match="written"):
        found.ocds()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="written"):
        lcc.ocds(tender())  # type: ignore[call-arg]


def test_one_lot_by_itself_is_no_release() -> None:
    found = lcc.score(tender(items=ITEMS, lots={"parts": PARTS}), [bid("A", offer(10.0, "bench"))])
    with pytest.raises(LookupError, match="all lots"):
        found.lots["bench"].ocds(written=WRITTEN)


def test_a_market_consultation_awards_nothing() -> None:
    found = lcc.score(tender(procedure="market_consultation"), [bid("A", offer(10.0))])
    with pytest.raises(lcc.NotScorableError) as refused:
        found.ocds(written=WRITTEN)
    assert [one.code for one in refused.value.problems] == ["consultation_awards_nothing"]
