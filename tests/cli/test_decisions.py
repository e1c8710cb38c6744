"""What was decided on bids, stated in a file: used wherever something is scored, and kept in what is made."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from command_line import Run, run
from lcc.exchange.schema import json_schema
from ties import LOTS, TENDER, bid

DECISIONS = """\
tender: t
awarded_at: 2027-06-01T10:00+02:00
decisions:
  - bid: "Smit; Zoon"
    what: withdrawn
    ground: of_the_bidder
    article: "2.116"
    reason: "The bidder has no staff: it says so in its letter."
    evidence: [letter.pdf]
    at: 2027-06-20T10:00+02:00
    by: [N. Noor]
enquiries:
  - bid: Rozema
    asked: What does a seat cost you?
    asked_at: 2027-05-01T10:00+02:00
    asked_by: N. Noor
    answer: Less than we ask.
    answered_at: 2027-05-10T10:00+02:00
    outcome: {accepted: true, reason: The invoices show it, at: 2027-05-20T10:00+02:00, by: [N. Noor]}
"""
QUALITY = """\
award: {method: quality_value, quality_value: 10}
quality: {criteria: [{id: plan, name: Plan, weight: 1.0}]}
"""
SCORES = """\
tender: t
scores:
  - {bid: Rozema, criterion: plan, score: 9, justification: It has a date for each step.}
  - {bid: "Smit; Zoon", criterion: plan, score: 4, justification: It has no date for any step.}
"""
FILES = ("tender.yaml", "bids", "--decisions", "decisions.yaml")


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command in a folder with a tender, two bids and what was decided on them, in English."""
    monkeypatch.chdir(tmp_path)
    Path("bids").mkdir()
    Path("tender.yaml").write_text(TENDER)
    Path("decisions.yaml").write_text(DECISIONS)
    for file, name, price in (("r", "Rozema", 120.0), ("s", "Smit; Zoon", 100.0)):
        Path(f"bids/{file}.yaml").write_text(bid(name, a=price))
    return run


def test_it_is_in_ranking_result_and_its_documents_and_is_computed_again(lcc: Run) -> None:
    printed = " ".join(lcc("score", *FILES, "--json", "result.json").output.split())
    assert (
        "Fell away: Smit; Zoon is not ranked, because it was withdrawn (by the bidder; article 2.116)" in printed
    )
    assert "the answer was accepted: The invoices show it" in printed
    outcome = json.loads(Path("result.json").read_text())
    Draft202012Validator(json_schema("result")).validate(outcome)
    assert [(one["bidder"], one["rank"]) for one in outcome["bids"]] == [("Rozema", 1), ("Smit; Zoon", None)]
    [why] = outcome["bids"][1]["award"]["not_ranked"]
    assert (why["reason"], why["ground"], why["article"]) == ("withdrawn", "of_the_bidder", "2.116")
    assert why["explanation"].startswith("The bidder has no staff")
    assert outcome["documents"]["decisions"]["decisions"][0]["evidence"] == ["letter.pdf"]
    assert "decisions.yaml" in [one["file"] for one in outcome["inputs"]]
    assert "Confirmed" in lcc("verify", "result.json", *FILES).output
    assert "Confirmed" in lcc("verify", "result.json").output
    del outcome["documents"]["decisions"]
    Path("result.json").write_text(json.dumps(outcome))
    assert "bids[0].bidder" in lcc("verify", "result.json", code=1).output


def test_it_survives_the_workbook(lcc: Run) -> None:
    lcc("score", *FILES, "-o", "c.xlsx")
    assert "Confirmed" in lcc("verify", "c.xlsx", *FILES).output
    lcc("verify", "c.xlsx", "tender.yaml", "bids", code=1)
    again = json.loads(lcc("score", "c.xlsx", "-o", "c.xlsx", "--json", "-", "--force").stdout)
    assert [(one["bidder"], one["rank"]) for one in again["bids"]] == [("Rozema", 1), ("Smit; Zoon", None)]
    assert again["documents"]["decisions"]["enquiries"][0]["answer"] == "Less than we ask."
    values = {cell.value for row in load_workbook("c.xlsx")["Award"].iter_rows() for cell in row}
    assert any("withdrawn" in str(value) for value in values)


def test_what_was_decided_is_added_to_and_never_taken_away(lcc: Run) -> None:
    lcc("score", *FILES, "-o", "c.xlsx")
    more = (
        DECISIONS + "  - {bid: Rozema, asked: And a table?, asked_at: 2027-06-02T10:00+02:00, asked_by: N. Noor}\n"
    )
    Path("more.yaml").write_text(more)
    lcc("score", "c.xlsx", "--decisions", "more.yaml", "-o", "d.xlsx")
    Path("none.yaml").write_text("tender: t\n")
    said = lcc("score", "c.xlsx", "--decisions", "none.yaml", "-o", "e.xlsx", code=1).output
    assert "Smit; Zoon, Rozema" in said
    assert not Path("e.xlsx").exists()


def test_the_fallen_bid_is_nobody_to_beat_and_no_formula_is_cut_short(lcc: Run) -> None:
    lcc("score", *FILES, "-o", "c.xlsx")
    formulas = [cell.value for row in load_workbook("c.xlsx")["Award"].iter_rows() for cell in row]
    assert not [one for one in formulas if str(one).startswith("=IF(=")]
    assert "Smit; Zoon" not in lcc("sensitivity", *FILES).output.split("!")[0]


def test_the_bidder_gets_a_letter_with_the_reason_and_the_others_one_as_ever(lcc: Run) -> None:
    lcc("letters", *FILES, "-o", "letters", "--format", "html")
    letter = Path("letters/justification-smit-zoon.html").read_text()
    assert "Your bid was withdrawn (by the bidder; article 2.116): The bidder has no staff" in letter
    assert "intends to award the contract to you" in Path("letters/justification-rozema.html").read_text()


def test_who_fell_away_is_not_told_what_the_winner_has_over_it(lcc: Run) -> None:
    Path("tender.yaml").write_text(TENDER + QUALITY)
    Path("scores.yaml").write_text(SCORES)
    said = lcc("letters", *FILES, "--scores", "scores.yaml", "-o", "letters", "--format", "html").output
    letter = Path("letters/justification-smit-zoon.html").read_text()
    assert "award the contract to Rozema" in letter
    assert "Characteristics and relative advantages" not in letter
    assert "what Rozema has over this bid" not in said


def test_the_explanation_says_why_it_fell_away(lcc: Run) -> None:
    said = " ".join(lcc("explain", *FILES, "--bidder", "Smit; Zoon").output.split())
    assert "not ranked: it was withdrawn (by the bidder; article 2.116): The bidder has no staff" in said


def test_letters_after_an_award_that_was_announced_are_to_say_so(lcc: Run) -> None:
    asked = ("letters", *FILES, "-o", "out", "--sent", "2027-07-01", "--force")
    assert "that they take the place of those of then" in " ".join(lcc(*asked).output.split())
    early = ("letters", *FILES, "-o", "out", "--sent", "2027-06-10", "--force")
    assert "before it was decided on 2027-06-20" in " ".join(lcc(*early).output.split())


def test_a_proof_holds_with_it(lcc: Run) -> None:
    lcc("letters", *FILES, "-o", "out", "--proof")
    assert "Confirmed" in lcc("verify", "out/award.json").output
    for proof in ("out/proof-rozema.json", "out/proof-smit-zoon.json"):
        assert "Confirmed" in lcc("verify", proof, "out/award.json").output
    assert (
        "that this bid fell away, and why, is taken as stated" in lcc("verify", "out/proof-smit-zoon.json").output
    )


def test_it_is_about_one_lot_or_about_all(lcc: Run) -> None:
    Path("tender.yaml").write_text(TENDER + LOTS)
    for file, name, price in (("r", "Rozema", 120.0), ("s", "Smit; Zoon", 100.0)):
        Path(f"bids/{file}.yaml").write_text(bid(name, a=price, b=price))

    def awards() -> list[str]:
        return [one["bidder"] for one in json.loads(lcc("score", *FILES, "--json", "-").stdout)["awards"]]

    assert awards() == ["Rozema", "Rozema"]
    Path("decisions.yaml").write_text(DECISIONS.replace('- bid: "Smit; Zoon"', '- bid: "Smit; Zoon"\n    lot: B'))
    assert awards() == ["Smit; Zoon", "Rozema"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("bid: Rozema", "bid: Rosema"), "line 13, enquiries[0].bid"),
        (("tender: t", "tender: u"), "decisions for tender t"),
        (("ground: of_the_bidder", "ground: late"), "a ground that goes with withdrawn"),
        (("    by: [N. Noor]\n", ""), "decisions[0].by"),
        (("    reason:", "    why:"), "decisions[0].reason"),
        (("at: 2027-06-20T10:00+02:00", "at: yesterday"), "line 10"),
        (("2027-05-10", "2027-04-10"), "moments in their order"),
    ],
)
def test_what_is_wrong_with_it_is_said_with_its_line(lcc: Run, wrong: tuple[str, str], said: str) -> None:
    assert wrong[0] in DECISIONS
    Path("decisions.yaml").write_text(DECISIONS.replace(*wrong))
    printed = lcc("score", *FILES, "-o", "c.xlsx", code=1).output
    assert "decisions.yaml" in printed
    assert said in printed
    assert not Path("c.xlsx").exists()
