"""Rounds of bids before the last one: named in a file, read, shown with what was changed, and scored no more."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

import lcc as face
import make
import ties
from command_line import Run, run
from lcc.evaluation.evaluate import evaluate
from lcc.evaluation.history import bid_threads, with_history
from lcc.exchange.schema import json_schema
from lcc.interchange.yaml_file import as_yaml
from lcc.language import translator
from lcc.model import Bid
from lcc.model.bid_history import BidHistory, EarlierBid, HeldRound
from lcc.record.record import Record
from lcc.words.bid_history import changes_in_words, sentences

ROUNDS = """\
tender: test
rounds:
  - {what: first_bids, at: 2027-03-01T12:00+01:00, bids: first}
  - what: negotiation
    at: 2027-04-01T12:00+02:00
    about: The price, and how often is cleaned.
    bids: second
"""
FILES = ("tender.yaml", "bids", "--history", "rounds.yaml")
LEASE = {"kind": "lease", "payment": 80.0, "every_months": 12, "term_months": 60}


def bid(name: str, model: dict[str, Any], upkeep: float) -> Bid:
    cost = {"name": "Cleaning", "phase": "maintenance", "amount": upkeep}
    return make.bid(make.offer(model, costs=[cost]), name=name)


def write(file: str, record: Record) -> None:
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_bytes(as_yaml(record.model_dump(mode="json", exclude_unset=True)))


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with three rounds of bids, in English.

    Over ten years without interest: Ash 900 + 100, then 850 + 100, then 750 + 80. Birch leases from the last round on.
    """
    monkeypatch.chdir(tmp_path)
    write("tender.yaml", make.tender(asked_phases=["maintenance"]))
    Path("rounds.yaml").write_text(ROUNDS)
    for folder, price, upkeep in (("first", 900.0, 10.0), ("second", 850.0, 10.0), ("bids", 750.0, 8.0)):
        write(f"{folder}/ash.yaml", bid("Ash BV", make.purchase(price), upkeep))
    for folder, model in (("first", make.purchase(800.0)), ("bids", LEASE)):
        write(f"{folder}/birch.yaml", bid("Birch BV", model, 10.0))
    write("first/cedar.yaml", bid("Cedar BV", make.purchase(100.0), 10.0))
    return run


def test_the_last_bids_are_scored_alone_and_what_was_changed_is_told(lcc: Run) -> None:
    said = lcc("score", *FILES, "--json", "result.json").output
    assert (
        "Fields that Ash BV changed (round 1: first bids; round 2: negotiation): 1. Its cost went from "
        "1,000.00 to 950.00" in said
    )
    assert (
        "Fields that Ash BV changed (round 2: negotiation; last bid): 2. Its cost went from 950.00 to 830.00 EUR."
        in said
    )
    assert (
        "Fields that Birch BV changed (round 1: first bids; last bid): 6. Its cost went from 900.00 to 900.00 EUR."
        in said
    )
    assert "Cedar BV is not in the last round: it is not scored." in said
    outcome = json.loads(Path("result.json").read_text())
    Draft202012Validator(json_schema("result")).validate(outcome)
    assert [(one["bidder"], one["rank"]) for one in outcome["bids"]] == [("Ash BV", 1), ("Birch BV", 2)]
    assert [(one["bidder"], one["round"], one["cost"]) for one in outcome["history"]] == [
        ("Ash BV", 1, 1000.0), ("Ash BV", 2, 950.0), ("Ash BV", None, 830.0),
        ("Birch BV", 1, 900.0), ("Birch BV", None, 900.0), ("Cedar BV", 1, 200.0),
    ]  # fmt: skip
    assert outcome["history"][1]["changes"] == [
        {"field": "offers[0].business_model.price", "before": 900.0, "after": 850.0}
    ]
    files = {one["file"]: one["sha256"] for one in outcome["inputs"]}
    assert files["second/ash.yaml"] == outcome["history"][1]["sha256"]
    assert outcome["documents"]["history"]["rounds"][1]["about"] == "The price, and how often is cleaned."
    without = json.loads(lcc("score", "tender.yaml", "bids", "--json", "-").stdout)
    assert without["bids"] == outcome["bids"]
    assert without["history"] == []


def test_a_result_with_rounds_is_confirmed_and_one_that_tells_others_is_not(lcc: Run) -> None:
    lcc("score", *FILES, "--json", "result.json")
    assert "Confirmed" in lcc("verify", "result.json", *FILES).output
    assert "Confirmed" in lcc("verify", "result.json").output
    assert "first/ash.yaml" in lcc("verify", "result.json", "tender.yaml", "bids", code=1).output
    outcome = json.loads(Path("result.json").read_text())
    [price] = [one["changes"][0] for one in outcome["history"][1:2]]
    price["before"] = 999.0
    Path("result.json").write_text(json.dumps(outcome))
    assert "history[1].changes[0].before" in lcc("verify", "result.json", code=1).output


def test_a_comparison_has_a_sheet_of_them_and_keeps_them(lcc: Run) -> None:
    lcc("score", *FILES, "-o", "comparison.xlsx")
    rows = [row for row in load_workbook("comparison.xlsx")["History"].iter_rows(values_only=True) if any(row)]
    assert ("Ash BV", "round 2: negotiation", "1 April 2027 at 12:00 UTC+2", 950, -50) in [row[:5] for row in rows]
    assert ("Ash BV", "last bid", "Purchase price", "850", "750") in [row[:5] for row in rows]
    assert ("Birch BV", "last bid", "Business model", "Buy", "Lease") in [row[:5] for row in rows]
    assert "Confirmed" in lcc("verify", "comparison.xlsx", *FILES).output
    again = json.loads(lcc("score", "comparison.xlsx", "--json", "-").stdout)
    assert [one["cost"] for one in again["history"]] == [1000, 950, 830, 900, 900, 200]
    lcc("score", "comparison.xlsx", "--history", "rounds.yaml", "-o", "comparison.xlsx", "--force")
    Path("rounds.yaml").write_text(ROUNDS[: ROUNDS.index("  - what: negotiation")])
    lost = lcc("score", "comparison.xlsx", "--history", "rounds.yaml", code=1).output
    assert "every bid of an earlier round that stands in the comparison: Ash BV" in lost


def test_the_report_has_the_rounds_and_every_field_that_was_changed(lcc: Run) -> None:
    lcc("report", *FILES, "-o", "report.html")
    text = Path("report.html").read_text()
    for told in ("Earlier rounds", "The price, and how often is cleaned.", "second/ash.yaml", "What was changed"):
        assert told in text
    lcc("report", "tender.yaml", "bids", "-o", "plain.html")
    assert "Earlier rounds" not in Path("plain.html").read_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ROUNDS.replace("tender: test", "tender: other"), "rounds of tender test"),
        (ROUNDS.replace("2027-04-01", "2027-02-01"), "rounds in the order in which they were held"),
        (ROUNDS.replace("bids: second", "bids: nowhere"), "nowhere"),
        (ROUNDS.replace("bids: second", "bids: empty"), "a folder, an archive or a file with bids"),
        (ROUNDS.replace("negotiation", "auction"), "negotiation"),
    ],
)
def test_rounds_that_can_not_be_are_refused_in_words(lcc: Run, text: str, told: str) -> None:
    Path("empty").mkdir()
    Path("rounds.yaml").write_text(text)
    assert told in " ".join(lcc("score", *FILES, code=1).output.split())


def test_a_bid_of_an_earlier_round_has_to_answer_the_tender_as_well(lcc: Run) -> None:
    write("first/dust.yaml", make.bid(make.offer(make.purchase(10.0)), name="Dust BV"))
    said = lcc("score", *FILES, code=1).output
    assert "first/dust.yaml" in said
    assert "Problems found: 1" in said


def test_content_without_a_place_on_disk_opens_no_files(lcc: Run) -> None:
    for given in (("rounds.yaml", ROUNDS.encode()), {"tender": "test", "rounds": []}):
        [problem, *_others] = face.check("tender.yaml", ["bids"], history=given)
        assert problem.code == "rounds_not_on_disk"
    assert face.score("tender.yaml", ["bids"], history="rounds.yaml").evaluation.history is not None


def test_offers_are_held_beside_those_for_the_same_item_in_whichever_order_they_stand() -> None:
    items = [{"id": name, "name": name.title(), "quantity": 1, "unit": "piece"} for name in ("seat", "desk")]
    tender = make.tender(items=items)
    seat, desk = (
        {"item": name, "business_model": make.purchase(price)} for name, price in (("seat", 1.0), ("desk", 2.0))
    )
    before, after = (
        make.bid(desk, seat, name="Ash"),
        make.bid(seat, {**desk, "business_model": make.purchase(3.0)}, name="Ash"),
    )
    held = HeldRound(
        what="clarification",
        at="2027-03-01T12:00+01:00",
        bids=[EarlierBid(file="a.yaml", sha256="0" * 64, bid=before)],
    )
    history = BidHistory(tender="test", rounds=[held])
    found = with_history(evaluate(tender, [after]), history)
    [thread] = bid_threads(found)
    first, last = thread.versions
    assert [*changes_in_words(tender, first, last, translator("en"))] == [("Desk, Purchase price", "2", "3")]
    assert [one.say(translator("nl")) for one in sentences(found, [thread])] == [
        (
            "Velden die Ash veranderde (ronde 1: verduidelijking; laatste inschrijving): 1. "
            "De kosten gingen van 3,00 naar 4,00 EUR."
        )
    ]
    same = with_history(evaluate(tender, [before]), history)
    assert [one.say(str) for one in sentences(same, bid_threads(same))] == [
        "Ash stayed as it was (round 1: clarification; last bid)."
    ]


def test_each_lot_has_what_was_offered_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, a, b in (("first", 100.0, 50.0), ("bids", 90.0, 50.0)):
        Path(folder).mkdir()
        Path(f"{folder}/r.yaml").write_text(ties.bid("Rozema", a=a, b=b))
    Path("first/s.yaml").write_text(ties.bid("Smit", b=40.0))
    Path("tender.yaml").write_text(ties.TENDER + ties.LOTS)
    Path("rounds.yaml").write_text(
        "tender: t\nrounds:\n- {what: first_bids, at: 2027-03-01T12:00+01:00, bids: first}\n"
    )
    run("score", *FILES, "--json", "result.json", "-o", "all.xlsx")
    told = {one["lot"]: one["result"]["history"] for one in json.loads(Path("result.json").read_text())["lots"]}
    assert [(one["bidder"], one["round"], one["cost"]) for one in told["A"]] == [
        ("Rozema", 1, 100), ("Rozema", None, 90),
    ]  # fmt: skip
    assert [(one["bidder"], one["round"], one["cost"]) for one in told["B"]] == [
        ("Rozema", 1, 50), ("Rozema", None, 50), ("Smit", 1, 40),
    ]  # fmt: skip
    assert "Confirmed" in run("verify", "result.json", *FILES).output
    assert "Confirmed" in run("verify", "all-a.xlsx", *FILES, "--lot", "A").output
    assert "History" in load_workbook("all-b.xlsx").sheetnames
    again = json.loads(run("score", "all-b.xlsx", "--json", "-").stdout)
    assert [one["bidder"] for one in again["history"]] == ["Rozema", "Rozema", "Smit"]
    run("report", *FILES, "-o", "report.html")
    assert Path("report.html").read_text().count("What was offered in each round") == 2
