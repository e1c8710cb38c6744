"""`lcc verify`: what is confirmed says what it was compared with, and what differs is named."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command_line import Run, run
from lcc.record.version import LAYOUT
from make import BIDS, WORKED_EXAMPLE

TENDER, BID_FILES = str(WORKED_EXAMPLE / "tender.yaml"), tuple(map(str, BIDS))


@pytest.fixture
def lcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return run


@pytest.fixture
def result(lcc: Run) -> dict[str, Any]:
    return dict(json.loads(lcc("score", TENDER, *BID_FILES, "--json", "-").stdout))


def in_file(plain: dict[str, Any]) -> str:
    Path("result.json").write_text(json.dumps(plain))
    return "result.json"


def cheaper(lcc: Run, result: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a bid that was made cheaper, with the checksums of the genuine files."""
    Path("cheaper.yaml").write_text(BIDS[0].read_text().replace("price: 900.0", "price: 150.0"))
    forged = json.loads(lcc("score", TENDER, "cheaper.yaml", *BID_FILES[1:], "--json", "-").stdout)
    return {**forged, "inputs": result["inputs"]}


def test_a_result_is_confirmed_beside_its_files(lcc: Run, result: dict[str, Any]) -> None:
    said = lcc("verify", in_file(result), TENDER, *BID_FILES).output
    assert "Confirmed: the documents in the result say what the 4 files say, field by field" in said


def test_documents_with_genuine_checksums_are_held_against_the_files(lcc: Run, result: dict[str, Any]) -> None:
    forged = in_file(cheaper(lcc, result))
    said = lcc("verify", forged, TENDER, *BID_FILES, code=1).output
    assert "price of Hardhout BV is 150 in its documents, 900 in the file" in said
    assert "bid-purchase.yaml" in said
    assert "Confirmed" not in said


def test_without_files_it_says_that_it_was_compared_with_none(lcc: Run, result: dict[str, Any]) -> None:
    said = lcc("verify", in_file(cheaper(lcc, result))).output
    assert "follow from the documents in the result itself; these were compared with no file" in said


def test_a_result_goes_by_what_is_in_it_and_not_by_its_name(lcc: Run, result: dict[str, Any]) -> None:
    Path(in_file(result)).rename("result.txt")
    assert "Confirmed" in lcc("verify", "result.txt", TENDER, *BID_FILES).output
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx")
    Path("comparison.xlsx").rename("comparison.bin")
    assert "identical, to the byte" in lcc("verify", "comparison.bin", TENDER, *BID_FILES).output


def test_another_version_that_comes_to_the_same_is_confirmed_with_its_name(
    lcc: Run, result: dict[str, Any]
) -> None:
    said = lcc("verify", in_file({**result, "lcc_version": "0.0.9"}), TENDER, *BID_FILES).output
    assert "Made with version 0.0.9" in said
    assert "Confirmed" in said


def test_another_version_that_came_to_something_else_is_neither(lcc: Run, result: dict[str, Any]) -> None:
    result["lcc_version"] = "0.0.9"
    result["bids"][0]["life_cycle_cost"] = 1.0
    said = lcc("verify", in_file(result), TENDER, *BID_FILES, code=1).output
    assert "Made with version 0.0.9" in said
    assert "230,666.67" in said
    assert "Neither confirmed nor found to be changed" in said
    assert "Differences" not in said


def test_another_method_is_neither_and_its_inputs_are_ranked_by_this_one(lcc: Run, result: dict[str, Any]) -> None:
    old = in_file({**result, "method": 1})
    for files in ((TENDER, *BID_FILES), ()):
        said = lcc("verify", old, *files, code=1).output
        assert "made by method 1" in said
        assert "230,666.67" in said
        assert "Neither confirmed nor found to be changed" in said
        assert ("compared with no file" in said) == (not files)
    forged = in_file({**cheaper(lcc, result), "method": 1})
    assert "is 150 in its documents, 900 in the file" in lcc("verify", forged, TENDER, *BID_FILES, code=1).output


def test_a_workbook_of_another_method_or_version_is_neither(lcc: Run) -> None:
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx", "--lang", "en")
    workbook = load_workbook("comparison.xlsx")
    workbook["All fields"]["A3"] = "lcc comparison 1 en"
    workbook.save("old.xlsx")
    said = lcc("verify", "old.xlsx", TENDER, *BID_FILES, code=1).output
    assert ("made by method 1" in said, "230,666.67" in said, "Neither confirmed" in said) == (True, True, True)
    workbook["All fields"]["A3"] = f"lcc comparison {LAYOUT} en method 2"
    method = workbook["Method"]
    cell = next(row[1] for row in method.iter_rows() if row[0].value == "Program")
    cell.value = "lcc 0.0.9"
    workbook["Summary"]["A2"] = "as it was worded then"
    workbook.save("other.xlsx")
    said = lcc("verify", "other.xlsx", TENDER, *BID_FILES, code=1).output
    assert ("Made with version 0.0.9" in said, "230,666.67" in said, "Neither confirmed" in said) == (
        True,
        True,
        True,
    )


def test_a_workbook_saved_without_values_is_confirmed_and_says_so(lcc: Run) -> None:
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx")
    load_workbook("comparison.xlsx").save("saved.xlsx")
    said = lcc("verify", "saved.xlsx", TENDER, *BID_FILES).output
    assert "Confirmed" in said
    assert "Its formulas hold no values" in said


def test_sheets_of_its_own_are_said_plainly(lcc: Run) -> None:
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx")
    workbook = load_workbook("comparison.xlsx")
    workbook.create_sheet("Decision", 0)
    workbook.active = 0
    workbook.save("more.xlsx")
    said = lcc("verify", "more.xlsx", TENDER, *BID_FILES).output
    assert "Not looked at, because the inputs do not decide them: Decision." in said
    assert "opens on one of these: Decision" in said


def test_a_workbook_needs_its_files(lcc: Run) -> None:
    lcc("score", TENDER, *BID_FILES, "-o", "comparison.xlsx")
    assert "Name the tender and the bids" in lcc("verify", "comparison.xlsx", code=2).output


def test_the_advice_on_sheet_checks_works_as_it_is_written(lcc: Run) -> None:
    """Scored, changed, scored again in place, and verified each time by the commands that the sheet gives."""
    names = {"THIS_WORKBOOK": ["c.xlsx"], "COPY": ["copy.xlsx"], "TENDER": [TENDER], "BIDS": list(BID_FILES)}
    lcc("score", TENDER, *BID_FILES, "-o", "c.xlsx")
    said = [str(row[0].value) for row in load_workbook("c.xlsx")["Checks"].iter_rows()]
    advised = [re.search(r"\blcc (.*?-?-?force|verify .*)", text) for text in said]
    score, *verify = [found[1].split() for found in advised if found]
    fresh, later = ([part for word in line for part in names.get(word, [word])] for line in verify)
    assert "Confirmed" in lcc(*fresh).output
    book = load_workbook("c.xlsx")
    book.create_sheet("Our own")["A1"] = "seen by the team"
    book.save("c.xlsx")
    Path("copy.xlsx").write_bytes(Path("c.xlsx").read_bytes())
    lcc(*[part for word in score for part in names.get(word, [word])])
    assert load_workbook("c.xlsx")["Our own"]["A1"].value == "seen by the team"
    assert "Confirmed" in lcc(*later).output
