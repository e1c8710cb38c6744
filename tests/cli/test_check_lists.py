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


def spoilt(file: Path, bid: str, answers: dict[tuple[str | int, ...], str | None]) -> None:
    """Write a bid of the example with some answers that are otherwise."""
    places = form_layout(read_tender(TENDER), "nl").places
    book = load_workbook(EXAMPLE / "bids" / f"{bid}.xlsx")
    for key, value in answers.items():
        book.worksheets[0][places[key]] = value
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    """Return a folder with three bids: two of them with something wrong."""
    folder = tmp_path / "bids"
    spoilt(folder / "hardhout.xlsx", "hardhout", {("offers", 0, "purchase", "price"): "n.v.t."})
    spoilt(folder / "circulaire-straat.xlsx", "circulaire-straat", {("offers", 0, "lease", "payment"): None})
    shutil.copy(EXAMPLE / "bids" / "kringloopbank.xlsx", folder)
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


def test_a_bid_without_a_name_has_a_list_that_is_called_after_its_file_or_folder(tmp_path: Path) -> None:
    folder = tmp_path / "bids"
    for name in ("nameless.xlsx", "Jansen/bid.xlsx"):
        spoilt(folder / name, "hardhout", {("bidder", "name"): None})
    lists = tmp_path / "lists"
    words = ("check", str(TENDER), str(folder), "--per-supplier", str(lists), "--format", "html")
    said = run(*words, code=1).output
    assert sorted(file.name for file in lists.iterdir()) == ["mend-jansen.html", "mend-nameless-xlsx.html"]
    assert "nameless.xlsx\n-------------" in said


def test_two_files_under_one_name_have_a_list_each(tmp_path: Path) -> None:
    """They may be of two suppliers: one must not read what the other did wrong."""
    folder, price = tmp_path / "bids", ("offers", 0, "purchase", "price")
    for name, value in (("a/bid.xlsx", "first"), ("b/bid.xlsx", "second")):
        spoilt(folder / name, "hardhout", {price: value})
    lists = tmp_path / "lists"
    run("check", str(TENDER), str(folder), "--per-supplier", str(lists), "--format", "html", code=1)
    pages = {file.name: file.read_text() for file in lists.iterdir()}
    assert sorted(pages) == ["mend-hardhout-bv-a-bid-xlsx.html", "mend-hardhout-bv-b-bid-xlsx.html"]
    assert [("first" in page, "second" in page) for _name, page in sorted(pages.items())] == [
        (True, False),
        (False, True),
    ]


def test_a_list_is_a_word_file_if_nothing_else_is_asked(bids: Path, tmp_path: Path) -> None:
    run("check", str(TENDER), str(bids), "--per-supplier", str(tmp_path / "lists"), code=1)
    assert {file.suffix for file in (tmp_path / "lists").iterdir()} == {".docx"}
    again = run("check", str(TENDER), str(bids), "--per-supplier", str(tmp_path / "lists"), code=2).output
    assert "--force replaces it" in again


def test_json_says_whose_each_problem_is_and_what_is_asked_there(bids: Path) -> None:
    told = json.loads(run("check", str(TENDER), str(bids), "--json", "-", code=1).stdout)["problems"]
    assert [(one["supplier"], one["label"]) for one in told] == [
        ("Circulaire Straat", "Bank met rugleuning, Lease: Leasebetaling"),
        ("Hardhout BV", "Bank met rugleuning, Koop: Aanschafprijs"),
    ]


def test_two_bids_of_one_bidder_are_for_the_authority_to_sort_out(tmp_path: Path) -> None:
    folder = tmp_path / "bids"
    folder.mkdir()
    for name in ("one.xlsx", "other.xlsx"):
        shutil.copy(EXAMPLE / "bids" / "hardhout.xlsx", folder / name)
    run("check", str(TENDER), str(folder), "--per-supplier", str(tmp_path / "lists"), code=1)
    assert not (tmp_path / "lists").exists()


def test_what_waits_for_the_tender_is_said_and_what_does_not_is_looked_at(tmp_path: Path) -> None:
    tender, form = tmp_path / "tender.yaml", tmp_path / "hardhout.xlsx"
    tender.write_text(TENDER.read_text().replace("horizon_years: ", "horizon_years: -"))
    spoilt(form, "hardhout", {("offers", 0, "purchase", "price"): "x"})
    text = tmp_path / "straat.yaml"
    as_text = (EXAMPLE / "bids-as-yaml" / "circulaire-straat.yaml").read_text()
    text.write_text(as_text.replace("{name: Circulaire Straat", "{ip: 4, name: Circulaire Straat"))
    said = run("check", str(tender), str(form), str(text), code=1).output
    assert "horizon_years" in said.partition("Circulaire Straat\n---")[0]
    assert "bidder.ip" in said
    assert "mended first: hardhout.xlsx." in said
    assert "Problems found: 2." in said
    told = json.loads(run("check", str(tender), str(form), "--json", "-", code=1).stdout)
    assert told["not_looked_at"] == ["hardhout.xlsx"]


def test_a_wrong_bid_in_the_workbook_of_the_tender_keeps_no_form_from_being_looked_at(tmp_path: Path) -> None:
    book, form = tmp_path / "book.xlsx", tmp_path / "form.xlsx"
    run("start", "new", "street-furniture", "--excel", "--with", "bids", "-o", str(book))
    run("form", str(book), "-o", str(form))
    opened = load_workbook(book)
    [name] = [row[2] for row in opened["Bid 1"].iter_rows(min_row=5) if row[1].value == "Bidder"][1:]
    name.value = "Begun BV"
    opened.save(book)
    said = run("check", str(book), str(form), code=1).output
    assert "book.xlsx: " in said
    assert "form.xlsx: Bidder (C" in said
    assert "Not looked at" not in said


def test_a_list_that_a_pdf_cannot_show_is_a_word_file_and_others_are_pdf(bids: Path, tmp_path: Path) -> None:
    spoilt(bids / "hardhout.xlsx", "hardhout", {("offers", 0, "purchase", "price"): "漢"})
    lists = tmp_path / "lists"
    said = run("check", str(TENDER), str(bids), "--per-supplier", str(lists), "--format", "pdf", code=1).stderr
    assert sorted(one.name for one in lists.iterdir()) == ["mend-circulaire-straat.pdf", "mend-hardhout-bv.docx"]
    assert "! mend-hardhout-bv.docx is a Word file: the font of PDFs lacks characters that are in it (漢)." in said
