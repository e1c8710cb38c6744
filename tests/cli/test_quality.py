"""`lcc quality` as a user types it: from sheets to locked scores, to a changed score, to a comparison."""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from ruamel.yaml import YAML

import make
from command_line import Run, run
from lcc.intake.records import load_file, written
from lcc.model.quality import Scores

NAMES = ("Hardhout BV", "Circulaire Straat")
QUALITY: dict[str, Any] = {
    "criteria": [{"id": "plan", "name": "Plan", "weight": 0.6}, {"id": "team", "name": "Team", "weight": 0.4}],
    "assessors": ["Jan Jansen", "Fatima"],
    "hold_back_prices": True,
    "hide_bidders": True,
}
MOMENT = "2027-03-01T10:00:00+01:00"


def write(file: str, plain: dict[str, Any]) -> None:
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_text(json.dumps(plain))


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command, in English, in a folder with a tender and two bids."""
    monkeypatch.chdir(tmp_path)
    award = {"method": "quality_value", "quality_value": 1000.0}
    one = make.tender(quality=QUALITY, award=award)
    write("tender.json", one.model_dump(mode="json", exclude_unset=True))
    for number, name in enumerate(NAMES):
        bid = make.bid(make.offer(make.purchase(price=123456.78)), name=name)
        write(f"bids/{number}.json", bid.model_dump(mode="json", exclude_unset=True))
    return run


def fill(file: str, score: float) -> None:
    """Fill in every coloured cell of a sheet: the score, and why."""
    workbook = load_workbook(file)
    for row in workbook.worksheets[0].iter_rows():
        for cell in row:
            if not cell.protection.locked:
                cell.value = f"Earns {score}." if cell.coordinate[0] == "C" else score
    workbook.save(file)


SHEETS = ("sheets/1-jan-jansen.xlsx", "sheets/2-fatima.xlsx")
LOCK = ("quality", "lock", "tender.json", "bids", "--sheet", "sheets", "--by", "Voorzitter")


@pytest.fixture
def filled(lcc: Run) -> Run:
    lcc("quality", "sheet", "tender.json", "bids", "-o", "sheets")
    for file, score in zip(SHEETS, (8, 6), strict=True):
        fill(file, score)
    return lcc


def test_each_assessor_gets_a_sheet(lcc: Run) -> None:
    said = lcc("quality", "sheet", "tender.json", "bids", "-o", "sheets").output
    assert sorted(str(file) for file in Path("sheets").iterdir()) == sorted(SHEETS)
    assert all(file in said for file in SHEETS)
    lcc("quality", "sheet", "tender.json", "bids", "-o", "sheets", code=2)
    lcc("quality", "sheet", "tender.json", "bids", "-o", "een.xlsx", "--assessor", "Fatima", language="nl")
    assert load_workbook("een.xlsx").worksheets[0]["B1"].value == "Scoreformulier: Test"


def test_how_a_sheet_can_not_be_asked_for(lcc: Run) -> None:
    lcc("quality", "sheet", "tender.json", "bids", "-o", "one.xlsx", code=2)
    lcc("quality", "sheet", "tender.json", "bids", "-o", "one.xlsx", "--assessor", "Nobody", code=2)
    lcc("quality", "sheet", "tender.json", "bids", "-o", "one.csv", "--assessor", "Fatima", code=2)
    lcc("quality", "sheet", "tender.json", "-o", "sheets", code=2)
    write("plain.json", make.tender().model_dump(mode="json", exclude_unset=True))
    assert "quality criteria" in lcc("quality", "sheet", "plain.json", "bids", "-o", "sheets", code=1).stderr


def test_prices_show_only_once_scores_are_locked(filled: Run) -> None:
    filled(*LOCK, "--open", "-o", "open.yaml")
    for scores in ((), ("--scores", "open.yaml")):
        refused = filled("score", "tender.json", "bids", *scores, "--json", "-", code=1)
        assert "locked scores" in refused.stderr
        assert "123456" not in refused.output
    filled(*LOCK, "--at", MOMENT, "-o", "scores.yaml")
    outcome = json.loads(filled("score", "tender.json", "bids", "--scores", "scores.yaml", "--json", "-").stdout)
    # Jan gives 8 and Fatima 6 on every criterion: 0.7 of 1000 is taken off.
    assert [bid["award"]["score"] for bid in outcome["bids"]] == pytest.approx([123456.78 - 700] * 2)


@pytest.mark.parametrize("file", ["scores.yaml", "scores.json"])
def test_the_record_says_who_locked_what_and_when(filled: Run, file: str) -> None:
    said = filled(*LOCK, "--at", MOMENT, "-o", file).output
    record: Any = YAML(typ="safe").load(Path(file).read_text())
    assert record["locked"]["by"] == "Voorzitter"
    assert record["locked"]["at"] == MOMENT
    assert record["locked"]["sha256"] in said
    assert [
        (score["bid"], score["criterion"], score["assessor"], score["score"]) for score in record["scores"]
    ] == [
        (bid, criterion, assessor, score)
        for bid in NAMES
        for criterion in ("plan", "team")
        for assessor, score in (("Fatima", 6), ("Jan Jansen", 8))
    ]
    assert {score["justification"] for score in record["scores"]} == {"Earns 8.", "Earns 6."}


def test_without_a_moment_it_is_now_with_its_offset(filled: Run) -> None:
    filled(*LOCK, "-o", "scores.yaml")
    shown = json.loads(filled("quality", "show", "scores.yaml", "--json", "-").stdout)
    assert shown["locked"]["at"][-6] in "+-"
    assert shown["intact"] is True
    assert (shown["scores"], shown["changes"]) == (8, [])


def test_a_moment_that_was_typed_is_marked_wherever_it_is_told(filled: Run) -> None:
    filled(*LOCK, "--at", MOMENT, "-o", "scores.yaml")
    record: Any = YAML(typ="safe").load(Path("scores.yaml").read_text())
    assert record["locked"]["timing"] == "stated"
    assert "tijdstip opgegeven, niet gemeten" in filled("quality", "show", "scores.yaml", language="nl").output
    words = ("tender.json", "bids", "--scores", "scores.yaml", "-o")
    assert "time stated, not measured" in filled("score", *words, "comparison.xlsx").output
    filled("letters", *words, "letters", "--format", "html", language="nl")
    letters = [file.read_text() for file in Path("letters").iterdir()]
    assert len(letters) == 2
    assert all("vastgelegd op 1 maart 2027 om 10.00 uur UTC+1 (tijdstip opgegeven" in letter for letter in letters)
    assert not any(MOMENT in letter for letter in letters)
    workbook = load_workbook("comparison.xlsx")
    assert workbook["Quality"]["A3"].value == (
        "The scores on quality were locked on 1 March 2027 at 10:00 UTC+1 (time stated, not measured)."
    )
    assert any("time stated, not measured" in str(row[2].value) for row in workbook["Checks"].iter_rows())
    again = filled("score", "comparison.xlsx", "--json", "-").stdout
    assert [check["kind"] for check in json.loads(again)["checks"] if "stated" in check["kind"]] == ["lock_stated"]


def test_the_clock_needs_no_mark(filled: Run) -> None:
    filled(*LOCK, "-o", "scores.yaml")
    said = filled("score", "tender.json", "bids", "--scores", "scores.yaml", "-o", "comparison.xlsx").output
    assert "stated" not in said
    assert "(by the clock of the computer)" in load_workbook("comparison.xlsx")["Quality"]["A3"].value


def test_a_moment_to_come_is_said_when_it_is_typed(filled: Run) -> None:
    assert "still to come" in filled(*LOCK, "--at", "2999-01-01T10:00:00+01:00", "-o", "scores.yaml").output
    assert "still to come" not in filled(*LOCK, "--at", "2020-01-01T10:00:00+01:00", "-o", "old.yaml").output


def changed_at(moment: str, *files: str) -> None:
    """Have files last changed at a moment."""
    seconds = datetime.fromisoformat(moment).timestamp()
    for file in files:
        os.utime(file, (seconds, seconds))


def test_scores_that_were_locked_before_a_bid_was_changed_are_remarked_on(filled: Run) -> None:
    filled(*LOCK, "--at", "2020-03-01T10:00:00+01:00", "-o", "scores.yaml")
    words = ("score", "tender.json", "bids", "--scores", "scores.yaml")
    before, after = "2020-03-01T09:00:00+00:00", "2020-03-02T12:30:00+00:00"
    changed_at(before, "tender.json", "bids/0.json", "bids/1.json")
    assert "last changed" not in filled(*words).output
    changed_at(after, "bids/1.json")
    # The later of both, in the time of the place where the scores were locked.
    said = " ".join(filled(*words).output.split())
    assert "locked on 1 March 2020 at 10:00 UTC+1, and 1.json was last changed after that, on " in said
    assert "2 March 2020 at 13:30 UTC+1" in said
    # Only this computer knows: a copy of the file was changed at another moment, and the result is the same.
    result = json.loads(filled(*words, "--json", "-").stdout)
    assert not any("last changed" in warning for warning in result["warnings"])
    # A comparison is written after the scores are locked: when it was says nothing.
    filled(*words, "-o", "comparison.xlsx")
    assert "last changed" not in filled("score", "comparison.xlsx").output


def test_what_the_authority_has_and_a_drawing_come_later_than_the_lock_and_matter_not(filled: Run) -> None:
    filled(*LOCK, "--at", "2020-03-01T10:00:00+01:00", "-o", "scores.yaml")
    changed_at("2020-02-01T10:00:00+01:00", "tender.json", "bids/0.json", "bids/1.json")
    kept = json.loads(Path("bids/0.json").read_text()) | {"bidder": {"name": "What we have"}}
    write("kept.json", kept)
    drawn = {"tender": "test", "draws": []}
    write("drawn.json", drawn)
    words = ("score", "tender.json", "bids", "--scores", "scores.yaml")
    said = filled(*words, "--reference", "kept.json", "--draw", "drawn.json").output
    assert "last changed" not in said


def test_the_tender_counts_as_an_input_too(filled: Run) -> None:
    filled(*LOCK, "--at", "2020-03-01T10:00:00+01:00", "-o", "scores.yaml")
    changed_at("2020-02-01T10:00:00+01:00", "bids/0.json", "bids/1.json")
    changed_at("2020-03-01T10:01:00+01:00", "tender.json")
    said = filled("score", "tender.json", "bids", "--scores", "scores.yaml", language="nl").output
    assert "tender.json" in said
    assert "1 maart 2020 om 10.01 uur UTC+1" in said


def test_a_changed_score_leaves_who_when_why_and_what(filled: Run) -> None:
    filled(*LOCK, "--at", MOMENT, "-o", "first.yaml")
    filled("quality", "sheet", "tender.json", "bids", "--scores", "first.yaml", "-o", "again")
    again = (*LOCK[:5], "again", "--by", "Fatima", "--previous", "first.yaml")
    assert "No score differs" in filled(*again, "-o", "second.yaml").output
    assert not Path("second.yaml").exists()
    workbook = load_workbook("again/2-fatima.xlsx")
    cell = next(
        cell for row in workbook.worksheets[0].iter_rows() for cell in row
        if cell.coordinate[0] == "D" and not cell.protection.locked
    )  # fmt: skip
    cell.value = 9
    workbook.save("again/2-fatima.xlsx")
    assert "--reason" in filled(*again, "-o", "second.yaml", code=2).stderr
    later = ("--at", "2027-03-02T09:00:00+01:00", "--reason", "Overlooked page 2.")
    filled(*again, *later, "-o", "second.yaml")
    shown = json.loads(filled("quality", "show", "second.yaml", "--json", "-").stdout)
    [change] = shown["changes"]
    assert change.pop("bid") in NAMES
    assert change == {
        "at": "2027-03-02T09:00:00+01:00",
        "by": "Fatima",
        "timing": "stated",
        "reason": "Overlooked page 2.",
        "criterion": "plan",
        "assessor": "Fatima",
        "before": 6.0,
        "after": 9.0,
        "justification_before": "Earns 6.",
        "abstention_before": None,
        "abstains_after": False,
    }
    assert (shown["locked"]["by"], shown["locked"]["at"]) == ("Voorzitter", MOMENT)
    told = filled("quality", "show", "second.yaml").output
    for text in ("Locked by Voorzitter", "Overlooked page 2.", "Earns 6.", "The checksum holds"):
        assert text in told
    filled("score", "tender.json", "bids", "--scores", "second.yaml", "--json", "-")


def test_a_hand_edit_is_found_when_scores_are_shown_and_refused_when_they_are_used(filled: Run) -> None:
    filled(*LOCK, "--at", MOMENT, "-o", "scores.yaml")
    text = Path("scores.yaml").read_text()
    Path("scores.yaml").write_text(text.replace("score: 6.0", "score: 10.0", 1))
    assert "not the scores as they were locked" in filled("quality", "show", "scores.yaml", code=1).stderr
    for words in (
        ("score", "tender.json", "bids", "--scores", "scores.yaml"),
        (*LOCK, "--previous", "scores.yaml", "--reason", "Why not.", "-o", "second.yaml"),
    ):
        assert "changed by hand" in filled(*words, code=1).stderr


def test_everything_wrong_on_all_sheets_is_listed_at_once(filled: Run) -> None:
    for file in SHEETS:
        workbook = load_workbook(file)
        workbook.worksheets[0]["B1"] = "Another title"
        workbook.save(file)
    refused = filled(*LOCK, "-o", "scores.yaml", code=1).stderr
    assert [f"{file}, sheet Scores, cell B1" in refused for file in SHEETS] == [True, True]
    assert not Path("scores.yaml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "scores.xlsx"),
        ("-o", "scores.yaml", "--at", "yesterday"),
        ("-o", "scores.yaml", "--at", "2027-03-01"),
        ("-o", "scores.yaml", "--by", " "),
        ("-o", "scores.yaml", "--open", "--previous", "scores.json"),
        ("-o", "tender.json", "--force"),
    ],
)
def test_how_scores_can_not_be_locked(filled: Run, words: tuple[str, ...]) -> None:
    filled(*LOCK, *words, code=2)


def test_what_can_not_be_locked_again(filled: Run) -> None:
    filled(*LOCK, "--open", "-o", "open.yaml")
    again = (*LOCK, "--reason", "Misread.", "-o", "second.yaml", "--previous")
    assert "scores that are locked" in filled(*again, "open.yaml", code=1).stderr
    filled(*LOCK, "--at", MOMENT, "-o", "first.yaml")
    fill(SHEETS[0], 7)
    assert MOMENT in filled(*again, "first.yaml", "--at", "2027-02-28T10:00:00+01:00", code=2).stderr
    scores = load_file(Path("open.yaml"), Scores)[0].model_copy(update={"tender": "other"})
    Path("other.yaml").write_bytes(written(scores, Path("other.yaml")))
    assert "scores for tender test" in filled(*again, "other.yaml", code=1).stderr


def test_a_folder_without_sheets_and_somebody_who_locks(filled: Run) -> None:
    shutil.rmtree("sheets")
    Path("sheets").mkdir()
    assert "score sheets in the folder" in filled(*LOCK, "-o", "scores.yaml", code=1).stderr
    nobody = tuple(word for word in LOCK if word not in ("--by", "Voorzitter"))
    filled(*nobody, "-o", "scores.yaml", code=2)


def test_the_purchaser_is_told_which_letter_is_whom(lcc: Run) -> None:
    lines = lcc("quality", "key", "tender.json", "bids").output.splitlines()
    assert sorted(line.split("  ")[0] for line in lines) == ["A", "B"]
    assert {line.split("  ")[1] for line in lines} == set(NAMES)


def test_what_is_wrong_in_a_bid_is_said_without_its_price_while_prices_are_held_back(lcc: Run) -> None:
    bid = json.loads(Path("bids/0.json").read_text())
    bid["offers"][0]["business_model"]["price"] = "98.765,43"
    write("bids/0.json", bid)
    for words in (("check",), ("score",), ("quality", "key")):
        refused = lcc(*words, "tender.json", "bids", code=1).output
        assert "98.765,43" not in refused
        assert "not shown before the scores are locked" in refused
