"""The report of an award, held against what article 2.132 of the Aanbestedingswet 2012 asks for."""

import json
from datetime import date
from typing import Any

import pytest

import lcc
import make
from lcc.documents.report.award_report import ReportFiles, award_report
from lcc.documents.report.parts import Awarded
from lcc.documents.report.reasoned_decision import reasoned_decision
from lcc.evaluation.evaluate import evaluate
from lcc.language import LANGUAGES
from lcc.model.bid_decision import BidDecisions
from lcc.model.report_facts import ReportFacts
from lcc.words.blocks import Table, ToFillIn, texts_of

FACTS: dict[str, Any] = {
    "opened_at": "2027-05-10T10:00+02:00",
    "opened_by": ["Noor", "Bram"],
    "received": [{"bid": "Lumen BV", "at": "2027-05-09T16:10+02:00"}],
    "late": "None.",
    "selected": "All three: they met the criteria.",
    "not_selected": "Nobody.",
    "withheld": "Nothing.",
    "subcontracting": "The winner digs itself.",
    "why_this_procedure": "It is above the threshold.",
    "not_electronic": "All was electronic.",
    "conflicts": "None were reported.",
    "no_award": "It is awarded.",
    "done": [{"check": "fell_away", "bid": "Lumen BV", "what": "The bidder was told by letter."}],
}
DECISIONS = {
    "decisions": [
        {
            "bid": "Lumen BV", "what": "invalid", "ground": "requirement_not_met", "article": "2.113",
            "reason": "No ENEC mark.", "evidence": ["test.pdf"], "at": "2027-05-20T10:00+02:00", "by": ["Noor"],
        }
    ],
    "enquiries": [
        {
            "bid": "Tweede Licht BV", "asked": "Why so low?", "asked_at": "2027-05-12T09:00+02:00", "asked_by": "Noor",
            "answer": "Stock.", "answered_at": "2027-05-18T16:30+02:00",
            "outcome": {"accepted": True, "reason": "Shown.", "at": "2027-05-20T10:00+02:00", "by": ["Bram"]},
        }
    ],
}  # fmt: skip


def scored() -> lcc.Scored:
    read = make.example("street-lighting")
    tender = read.tender.model_dump(mode="json", exclude_unset=True) | {"procedure": "european"}
    decisions = {"tender": read.tender.id, **DECISIONS}
    return lcc.score(tender, read.offered, scores=read.scores, decisions=decisions)


def told(facts: dict[str, Any] | None, language: str = "en") -> tuple[list[str], list[str]]:
    """Return every text of the report, and what stays to be filled in."""
    found = scored()
    read = found.submissions
    files = ReportFiles({one.bid.name: one.input for one in read.bids}, read.inputs, read.decisions)
    stated = None if facts is None else ReportFacts.model_validate({"tender": read.tender.id, **facts})
    awards, sent = [Awarded(found.evaluation, None)], date(2027, 6, 1)
    document = award_report(read.tender, awards, files, stated, language, sent=sent)
    return list(texts_of(document)), [one.text for one in document.blocks if isinstance(one, ToFillIn)]


def test_it_has_what_law_asks_for() -> None:
    texts, _open = told(FACTS)
    said = "\n".join(texts)
    for letter, wanted in {
        "a": ("Gemeente Voorbeeld",),
        "b": ("openbare-verlichting-2027", "Value, excluding VAT: 395,168.51"),
        "c": ("All three: they met the criteria.", "Nobody."),
        "d, e": (
            "Lumen BV",
            "invalid",
            "requirement not met (article 2.113)",
            "No ENEC mark. (test.pdf)",
        ),
        "f": ("Nothing.",),
        "g": ("Why so low?", "Stock.", "accepted: Shown."),
        "h": ("Awarded to: Licht als Dienst BV.", "is first with EUR 332,013.45", "The winner digs itself."),
        "i-k": ("It is above the threshold.",),
        "l": ("All was electronic.",),
        "m": ("None were reported.",),
        "opening": ("10 May 2027", "Noor, Bram", "9 May 2027"),
        "scores": ("Noor de Wit", "Sensoren op drukke punten, met een plan voor meldingen van bewoners."),
        "lock": ("The scores were locked on 1 March 2027",),
        "remarks": ("The bidder was told by letter.",),
        "standstill": ("2 June 2027", "21 June 2027", "22 June 2027"),
    }.items():
        for one in wanted:
            assert one in said, letter


def test_what_is_not_told_stays_to_be_filled_in_and_nothing_is_made_up() -> None:
    told_of, to_fill_in = told(FACTS)
    assert to_fill_in == ["[Fill in: place, date, names and signatures.]"]
    assert "[time]" in told_of  # of two bids nobody said when they came in
    _texts, to_fill_in = told(None)
    assert len(to_fill_in) == 10
    assert "[Fill in: when the bids were opened, and by whom.]" in to_fill_in


def test_every_fact_that_can_be_told_is_told() -> None:
    assert {*FACTS, "tender"} == set(ReportFacts.model_fields)
    texts, _open = told(FACTS)
    said = "\n".join(texts)
    plain = [
        value for name, value in FACTS.items() if isinstance(value, str) and name not in ("opened_at", "no_award")
    ]
    assert [one for one in plain if one not in said] == []


def test_where_nobody_is_awarded_it_the_report_says_why() -> None:
    tender = make.tender()
    gone = {"bid": "A", "what": "withdrawn", "ground": "of_the_bidder", "reason": "No.", "by": ["N"],
            "at": "2027-05-20T10:00+02:00"}  # fmt: skip
    decided = BidDecisions.model_validate({"tender": "test", "decisions": [gone]})
    found = evaluate(tender, [make.bid(make.offer(make.purchase()), name="A")], decisions=decided)
    facts = ReportFacts(tender="test", no_award="The only bid was withdrawn.")
    document = award_report(tender, [Awarded(found, None)], ReportFiles({}, (), decided), facts, "en")
    assert "Why nothing is awarded: The only bid was withdrawn." in list(texts_of(document))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_it_is_a_file_of_every_kind(kind: Any, language: Any) -> None:
    assert len(scored().report(language, kind)) > 5_000


def test_of_lots_there_is_one_report_with_each_of_them() -> None:
    lots = {"parts": [{"id": one, "title": one, "items": [one]} for one in ("north", "south")]}
    items = [{"id": one, "name": one, "quantity": 1, "unit": "piece"} for one in ("north", "south")]
    tender = make.tender(items=items, lots=lots)
    bids = [
        make.bid(*(make.offer(make.purchase(price), item=lot) for lot in ("north", "south")), name=name)
        for name, price in (("A", 1.0), ("B", 2.0))
    ]
    gone = {"bid": "A", "lot": "south", "what": "withdrawn", "ground": "of_the_bidder", "reason": "No.", "by": ["N"],
            "at": "2027-05-20T10:00+02:00"}  # fmt: skip
    found = lcc.score(tender, bids, decisions={"tender": "test", "decisions": [gone]})
    said = found.report("en", "html").decode()
    assert said.count("Awarded to: ") == 2
    assert "A, lot south" in said


def test_the_file_for_programs_has_the_facts_and_the_whole_result() -> None:
    found = scored()
    facts = {"tender": found.submissions.tender.id, **FACTS}
    plain = json.loads(found.report_json("en", facts=facts))
    assert plain["kind"] == "lcc award report"
    assert plain["facts"] == facts
    assert plain["result"] == json.loads(found.json("en"))


def test_the_belgian_decision_has_every_bid_with_its_score_worked_out_and_nothing_of_the_inside() -> None:
    found = scored()
    read = found.submissions
    facts = ReportFacts.model_validate({"tender": read.tender.id, **FACTS})
    awards = [Awarded(found.evaluation, None)]
    document = reasoned_decision(read.tender, awards, read.decisions, facts, "en", sent=date(2027, 6, 1))
    said = "\n".join(texts_of(document))
    for wanted in (
        "Gemeente Voorbeeld", "Licht als Dienst BV", "Tweede Licht BV", "No ENEC mark.",
        "Awarded to: Licht als Dienst BV.",
        "Score = 383,313.45 - 60,000 x 0.855 = 332,013.45", "370,878.62", "Value, excluding VAT: 395,168.51",
        "Sensoren op drukke punten, met een plan voor meldingen van bewoners.", "1 June 2027",
    ):  # fmt: skip
        assert wanted in said
    for inside in ("None were reported.", "The bidder was told by letter.", "7b58f33c", "Noor, Bram"):
        assert inside not in said
    assert found.report("nl", "html", law="be", facts={"tender": read.tender.id, **FACTS})


def test_facts_of_another_tender_are_refused() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        scored().report(facts={"tender": "other"})
    assert [one.code for one in refused.value.problems] == ["other_tender_reported"]


def test_no_column_of_it_is_left_without_a_head() -> None:
    found = scored()
    read = found.submissions
    files = ReportFiles({}, read.inputs, read.decisions)
    document = award_report(read.tender, [Awarded(found.evaluation, None)], files, None, "nl")
    tables = [one for one in document.blocks if isinstance(one, Table)]
    assert all(len(row) == len(table.heads) for table in tables for row in table.rows)
