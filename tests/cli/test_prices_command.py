"""`lcc prices` as it is typed: a file that grows, each tender once, and nobody by name."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import lcc
import portfolios
from command_line import run
from portfolios import tender_in

CODE: dict[str, Any] = {"cpv": "39113600"}
ANNOUNCED = {"method": "lowest_lcc", "below_earlier_offers": 0.3}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, asked in (("a", (100.0, 120.0)), ("b", (90.0, 130.0))):
        tender_in(tmp_path / "in", name, asked, **CODE)
    return tmp_path / "in"


def rows(file: str = "prices.csv") -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_what_was_offered_is_kept_and_nobody_is_named(folder: Path) -> None:
    done = run("prices", "remember", "in", "-o", "prices.csv")
    assert "Offers added: 4. Tenders that they are of: 2. Offers in the file now: 4." in done.output
    assert [(one["tender"], one["offer"], one["price"]) for one in rows()] == [
        ("a", "1", "100"), ("a", "2", "120"), ("b", "1", "90"), ("b", "2", "130"),
    ]  # fmt: skip
    assert "Bidder" not in Path("prices.csv").read_text()
    assert {one["awarded"] for one in rows()} == {""}
    run("prices", "remember", "in", "-o", "awarded.csv", "--with-award")
    assert [one["awarded"] for one in rows("awarded.csv")] == ["yes", "no"] * 2


def test_the_same_tender_counts_once_and_nothing_is_overwritten(folder: Path) -> None:
    run("prices", "remember", "in/a", "-o", "prices.csv")
    first = Path("prices.csv").read_bytes()
    scored = lcc.score(folder / "a" / "tender.json", [folder / "a" / "bids"])
    Path("a.json").write_bytes(scored.json())
    done = run("prices", "remember", "in", "a.json", "-o", "prices.csv")
    assert "In the file already, and not added again: 2" in done.stderr
    assert Path("prices.csv").read_bytes().startswith(first)
    assert [one["tender"] for one in rows()] == ["a", "a", "b", "b"]
    again = Path("prices.csv").read_bytes()
    assert "Offers added: 0" in run("prices", "remember", "in", "-o", "prices.csv").output
    assert Path("prices.csv").read_bytes() == again


def test_what_a_dutch_excel_saved_is_added_to_in_its_own_way(folder: Path) -> None:
    run("prices", "remember", "in/a", "-o", "prices.csv", language="nl")
    assert Path("prices.csv").read_bytes().startswith(b"\xef\xbb\xbfauthority;tender;")
    run("prices", "remember", "in/b", "-o", "prices.csv", language="en")
    assert Path("prices.csv").read_text().count(",") == 0
    shown = run("prices", "show", "prices.csv", "--price-level", "2027").output
    assert shown.splitlines()[:4] == [
        "Prices without VAT, at the level of 2027:",
        "Thing (39113600), piece: Buy, per unit",
        "  Offers: 4 (tenders: 2). From EUR 90.00 to EUR 130.00, median EUR 110.00.",
        "  The middle half: EUR 97.50 to EUR 122.50.",
    ]


def test_a_file_with_a_mistake_in_it_is_left_as_it_is(folder: Path) -> None:
    run("prices", "remember", "in/a", "-o", "prices.csv")
    broken = Path("prices.csv").read_bytes().replace(b",120,", b",1e308,")
    Path("prices.csv").write_bytes(broken)
    done = run("prices", "remember", "in", "-o", "prices.csv", code=1)
    assert "line 3" in done.output
    assert Path("prices.csv").read_bytes() == broken


def test_what_is_not_read_is_listed_and_the_others_are_kept(folder: Path) -> None:
    (folder / "a" / "bids" / "1.json").write_text("[")
    done = run("prices", "remember", "in", "-o", "prices.csv", code=1)
    assert "Not read: 1" in done.stderr
    assert {one["tender"] for one in rows()} == {"b"}


def test_what_fell_away_and_what_a_market_consultation_heard_is_no_offer(folder: Path) -> None:
    decided = {
        "tender": "a",
        "decisions": [{
            "bid": "Bidder 1", "what": "excluded", "ground": "exclusion_ground", "at": "2027-02-01T10:00:00+01:00",
            "by": ["X"], "reason": "Said in the decision.",
        }],
    }  # fmt: skip
    (folder / "a" / "decisions.json").write_text(json.dumps(decided))
    tender_in(folder, "c", **CODE, procedure="market_consultation")
    done = run("prices", "remember", "in", "-o", "prices.csv", code=1)
    assert "market consultation" in done.stderr
    assert [(one["tender"], one["price"]) for one in rows()] == [("a", "120"), ("b", "90"), ("b", "130")]


def test_what_fell_away_later_is_told_and_taken_along_where_that_is_asked(folder: Path) -> None:
    run("prices", "remember", "in", "-o", "prices.csv")
    first = Path("prices.csv").read_bytes()
    decision = {
        "bid": "Bidder 1", "what": "excluded", "ground": "exclusion_ground", "at": "2027-02-01T10:00:00+01:00",
        "by": ["X"], "reason": "Said in the decision.",
    }  # fmt: skip
    (folder / "a" / "decisions.json").write_text(json.dumps({"tender": "a", "decisions": [decision]}))
    done = run("prices", "remember", "in", "-o", "prices.csv")
    assert "Scored otherwise since; the file goes on with what it has. Offers that differ: 1" in done.stderr
    assert "a: no longer offered: Thing, Buy: EUR 100.00 per unit" in done.stderr
    assert "with --again" in done.stderr
    assert Path("prices.csv").read_bytes() == first
    done = run("prices", "remember", "in", "-o", "prices.csv", "--again")
    assert "Offers added: 0. Tenders that they are of: 1. Offers in the file now: 3." in done.output
    assert "Thing, Buy: EUR 100.00 per unit" in done.stderr
    assert Path("prices.csv").read_bytes().startswith(first)
    assert "EUR 100.00" not in run("prices", "remember", "in", "-o", "prices.csv").stderr
    shown = run("prices", "show", "prices.csv", "--price-level", "2027").output
    assert "From EUR 90.00 to EUR 130.00, median EUR 120.00." in shown


def test_a_name_with_a_formula_does_nothing_in_a_spreadsheet(folder: Path) -> None:
    item = {"id": "thing", "name": '=HYPERLINK("http://x")', "quantity": 1, "unit": "+piece"}
    tender_in(folder, "d", (5.0,), items=[item], **CODE)
    run("prices", "remember", "in/d", "-o", "prices.csv")
    [one] = rows()
    assert (one["item"], one["unit"]) == ('\'=HYPERLINK("http://x")', "'+piece")
    assert "+piece: Buy" in run("prices", "show", "prices.csv", "--price-level", "2027").output


def test_items_that_nothing_can_be_beside_are_named(folder: Path) -> None:
    tender_in(folder, "e", (5.0,))
    done = run("prices", "remember", "in/e", "-o", "prices.csv")
    assert "nothing is held beside these: 1" in done.stderr
    shown = run("prices", "show", "prices.csv", "--price-level", "2027").output
    assert "No range of that kind" in shown
    assert "neither a category nor a CPV code is known: 1" in shown


def test_ranges_are_shown_at_a_price_level(folder: Path) -> None:
    run("prices", "remember", "in", "-o", "prices.csv")
    Path("cpi.yaml").write_text("name: CPI\nsource: made up\nlevels: {2027: 100.0, 2030: 110.0}\n")
    words = ("prices", "show", "prices.csv", "--price-level", "2030", "--index", "cpi.yaml")
    assert "Offers: 4 (tenders: 2). From EUR 99.00 to EUR 143.00, median EUR 121.00." in run(*words).output
    run(*words, "--json", "ranges.json", "--category", "39113600-3", "--unit", "PIECE")
    found = json.loads(Path("ranges.json").read_text())
    assert (found["kind"], found["price_index"], found["offers"]) == ("lcc price ranges", "CPI", 4)
    assert [(one["items"], one["median"]) for one in found["ranges"]] == [(["Thing"], 121.0)]
    run(*words, "--json", "none.json", "--category", "ict.monitor")
    assert json.loads(Path("none.json").read_text())["ranges"] == []


def test_a_score_beside_the_file_and_a_check_of_it(folder: Path) -> None:
    for name in "cdef":
        tender_in(folder, name, (90.0,), **CODE)
    run("prices", "remember", "in", "-o", "prices.csv")
    new = tender_in(
        Path("new"), "new", (10.0, 100.0), **CODE, award={"method": "lowest_lcc", "below_earlier_offers": 0.3}
    )
    words = (str(new / "tender.json"), str(new / "bids"))
    assert "name the file with --prices" in run("score", *words, code=1).output.lower()
    done = run("score", *words, "--prices", "prices.csv", "-o", "c.xlsx", "--json", "r.json")
    assert "below the median of earlier offers, at the price level of 2027: Thing" in done.output
    assert "Earlier offers" in openpyxl.load_workbook("c.xlsx").sheetnames
    run("verify", "r.json")
    run("verify", "c.xlsx", *words, "--prices", "prices.csv")
    run("check", *words, "--prices", "prices.csv")
    Path("prices.csv").write_text("price\n")
    assert "authority" in run("check", *words, "--prices", "prices.csv", code=1).output


def test_a_portfolio_takes_the_price_file_beside_a_tender(folder: Path) -> None:
    run("prices", "remember", "in", "-o", "prices.csv")
    new = tender_in(folder, "new", (100.0,), **CODE, award=ANNOUNCED)
    _rows, built = portfolios.table(folder)
    assert portfolios.codes(built) == []  # who counts awards needs no file: it changes no rank
    (new / "prices.csv").write_text("price\n")
    _rows, built = portfolios.table(folder)
    assert [one[0] for one in portfolios.codes(built)] == ["new"]  # one that is there is read


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["remember", "in", "-o", "prices.xlsx"], "ends in .csv"),
        (["remember", "in"], "--output"),
        (["show", "prices.csv"], "--price-level"),
    ],
)
def test_what_is_typed_wrong_is_said(words: list[str], says: str, folder: Path) -> None:
    assert says in run("prices", *words, code=2).output


def test_the_checksum_that_a_tender_states_is_said(folder: Path) -> None:
    added = run("prices", "remember", "in", "-o", "prices.csv").output
    checksum = hashlib.sha256(Path("prices.csv").read_bytes()).hexdigest()
    assert f"for a tender that fixes it beforehand: {checksum}" in added
    Path("cpi.yaml").write_text("name: CPI\nsource: made up\nlevels: {2027: 100.0}\n")
    words = ("prices", "show", "prices.csv", "--price-level", "2027", "--index", "cpi.yaml")
    of_index = hashlib.sha256(Path("cpi.yaml").read_bytes()).hexdigest()
    assert {checksum, of_index} <= set(run(*words).output.split())
    run(*words, "--json", "r.json")
    found = json.loads(Path("r.json").read_text())
    assert (found["sha256"], found["price_index_sha256"]) == (checksum, of_index)
    award = {**ANNOUNCED, "price_file": checksum, "price_index": of_index}
    new = tender_in(Path("new"), "new", (100.0,), **CODE, award=award)
    given = (str(new / "tender.json"), str(new / "bids"), "--prices", "prices.csv")
    run("score", *given, "--price-index", "cpi.yaml")
    assert "fixed beforehand" in run("score", *given, code=1).output
