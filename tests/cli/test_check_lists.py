"""`lcc check --per-supplier`: what each supplier has to mend, as a list to send."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from command_line import run
from lcc.excel.bid_form.layout import form_layout
from lcc.intake.submissions import read_tender
from lcc.library import shipped

EXAMPLE = shipped.examples()["street-furniture"]
TENDER = EXAMPLE / "tender.yaml"


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    """Return a folder with three bids: two of them with something wrong."""
    folder = tmp_path / "bids"
    folder.mkdir()
    places = form_layout(read_tender(TENDER), "nl").places
    spoilt = {
        "hardhout": (places["offers", 0, "purchase", "price"], "n.v.t."),
        "circulaire-straat": (places["offers", 0, "lease", "payment"], None),
    }
    for file in ("hardhout", "circulaire-straat", "kringloopbank"):
        name = f"{file}.xlsx"
        shutil.copy(EXAMPLE / "bids" / name, folder / name)
        if file in spoilt:
            book = load_workbook(folder / name)
            cell, value = spoilt[file]
            book.worksheets[0][cell] = value
            book.save(folder / name)
    return folder


def test_each_supplier_gets_its_own_list_and_nothing_of_another(bids: Path, tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    words = ("check", str(TENDER), str(bids), "--per-supplier", str(lists), "--format", "html")
    said = run(*words, code=1).output
    pages = {file.name: file.read_text() for file in lists.iterdir()}
    assert sorted(pages) == ["mend-circulaire-straat.html", "mend-hardhout-bv.html"]
    own, other = pages["mend-hardhout-bv.html"], pages["mend-circulaire-straat.html"]
    assert "Aanschafprijs" in own
    assert "hardhout.xlsx" in own
    assert "Leasebetaling" in other
    for word in ("Circulaire", "Leasebetaling", str(bids), "offers[", "lcc check", "--leave-out"):
        assert word not in own
    assert said.index("Hardhout BV\n-----------") > said.index("Circulaire Straat\n-----------------")
    assert "Problems found: 2." in said
    assert "is for you to decide" in said


def test_a_list_is_a_word_file_if_nothing_else_is_asked(bids: Path, tmp_path: Path) -> None:
    run("check", str(TENDER), str(bids), "--per-supplier", str(tmp_path / "lists"), code=1)
    assert {file.suffix for file in (tmp_path / "lists").iterdir()} == {".docx"}
    again = run("check", str(TENDER), str(bids), "--per-supplier", str(tmp_path / "lists"), code=2).output
    assert "--force replaces it" in again


def test_json_says_whose_each_problem_is_and_what_is_asked_there(bids: Path) -> None:
    told = json.loads(run("check", str(TENDER), str(bids), "--json", "-", code=1).stdout)["problems"]
    assert [(one["supplier"], one["label"]) for one in told] == [
        ("Circulaire Straat", "Bank met rugleuning, Leasebetaling"),
        ("Hardhout BV", "Bank met rugleuning, Koop: Aanschafprijs"),
    ]


def test_two_bids_of_one_bidder_are_for_the_authority_to_sort_out(tmp_path: Path) -> None:
    folder = tmp_path / "bids"
    folder.mkdir()
    for name in ("one.xlsx", "other.xlsx"):
        shutil.copy(EXAMPLE / "bids" / "hardhout.xlsx", folder / name)
    run("check", str(TENDER), str(folder), "--per-supplier", str(tmp_path / "lists"), code=1)
    assert not (tmp_path / "lists").exists()
