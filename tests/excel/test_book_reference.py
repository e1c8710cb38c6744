"""What the authority has already, in its own book: read back, shown first, never ranked."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from books import type_in
from command_line import run
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.sheet_kinds import OF_REFERENCE, layout_of
from lcc.intake.submissions import read
from lcc.model import Bid, Tender

NAME = "What we have"
TENDER = make.tender(asked_phases=["maintenance"])
UPKEEP = {"name": "Maintenance", "phase": "maintenance"}


def bid(name: str = "Wood BV", price: float = 100.0, upkeep: float = 5.0) -> Bid:
    return make.bid(make.offer(make.purchase(price), costs=[{**UPKEEP, "amount": upkeep}]), name=name)


def book_with(reference: Bid | None, tender: Tender = TENDER, **parts: Any) -> Workbook:
    content = write_book(tender, "en", bids=[bid()], reference=reference, **parts)
    return load_workbook(io.BytesIO(content))


def saved(book: Workbook, file: Path) -> Path:
    book.save(file)
    return file


def kept_in(file: Path) -> Bid | None:
    return read(file, []).kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(book_with(bid("Voorbeeld", 0.0, 30.0)), tmp_path / "book.xlsx")


def test_it_is_read_shown_first_and_never_ranked(file: Path) -> None:
    found = read(file, [])
    assert [one.bid.name for one in found.bids] == ["Wood BV"]
    assert found.kept == bid("Voorbeeld", 0.0, 30.0)
    stated = json.loads(run("score", str(file), "--json", "-").stdout)
    assert stated["reference"]["name"] == "Voorbeeld"
    assert [one["bidder"] for one in stated["bids"]] == ["Wood BV"]
    out = file.with_name("out.xlsx")
    run("score", str(file), "-o", str(out))
    column = [row[1].value for row in load_workbook(out)["Summary"].iter_rows() if row[1].value]
    assert column[column.index("Bidder") + 1] == NAME


def test_it_is_typed_on_a_sheet_after_a_yes(tmp_path: Path) -> None:
    """Its name stands there already; as long as nothing else does, there is none."""
    plain = tmp_path / "plain.xlsx"
    saved(type_in(load_workbook(io.BytesIO(write_book(TENDER, "en"))), {("more", "reference"): "yes"}), plain)
    new = tmp_path / "new.xlsx"
    run("start", "from", str(plain), "-o", str(new))
    assert kept_in(new) is None
    book, layout = load_workbook(new), layout_of(OF_REFERENCE, TENDER, "en")
    places, labels = layout.places, layout.labels
    typed: dict[str, Any] = {
        "Business model": "Buy", "Purchase price": 0, "Service life": 10, "Maintenance, If not: amount": 30
    }  # fmt: skip
    for label, value in typed.items():
        cell = next(place for key, place in places.items() if labels[key] == label)
        book[NAME][cell] = value
    kept = kept_in(saved(book, new))
    assert kept is not None
    assert (kept.name, kept.offers[0].business_model.kind) == ("Voorbeeld", "purchase")


def test_it_comes_along_from_book_to_book_and_from_a_comparison(file: Path) -> None:
    again, comparison, next_year = (file.with_name(name) for name in ("again.xlsx", "c.xlsx", "next.xlsx"))
    run("start", "from", str(file), "-o", str(again))
    assert kept_in(again) == kept_in(file)
    run("score", str(file), "-o", str(comparison))
    run("start", "from", str(comparison), "-o", str(next_year))
    assert kept_in(next_year) == kept_in(file)
    assert read(next_year, []).bids == ()


def test_a_no_takes_it_out_and_says_what_it_was(file: Path) -> None:
    without = saved(type_in(load_workbook(file), {("more", "reference"): "no"}), file)
    assert kept_in(without) is None
    again = file.with_name("again.xlsx")
    said = run("start", "from", str(without), "-o", str(again)).output
    assert f"Sheet {NAME}: " in said
    assert NAME not in load_workbook(again).sheetnames


def test_one_in_the_book_and_one_in_a_file_are_refused_together(file: Path) -> None:
    other = file.with_name("keep.yaml")
    other.write_text(json.dumps(bid("Voorbeeld").model_dump(mode="json", exclude_unset=True)))
    said = " ".join(run("score", str(file), "--reference", str(other), code=1).stderr.split())
    assert "once: in the workbook of the tender, or in a file" in said


def test_what_is_wrong_on_it_is_named_by_its_cell(file: Path) -> None:
    book = load_workbook(file)
    cell = layout_of(OF_REFERENCE, TENDER, "en").places["offers", 0, "purchase", "price"]
    book[NAME][cell] = "nothing"
    said = run("check", str(saved(book, file)), code=1).stderr
    assert NAME in said
    assert cell in said
