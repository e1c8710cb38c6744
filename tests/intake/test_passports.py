"""Material passports in files that bids name: what is read, what is recorded, and what a stranger can't reach."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import make
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.passport_form.write import write_passport
from lcc.intake.passport_files import LARGEST_BYTES
from lcc.intake.submissions import Submissions, read
from lcc.model import Tender
from lcc.model.passport import Passport
from lcc.record.problem import InputRefusedError, Problem
from lcc.words.problems import worded
from passports import BENCH, STEEL

TENDER: dict[str, Any] = {"circularity": {"material_prices": {"steel": 0.2}}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a tender, and an empty one for bids in it."""
    (tmp_path / "bids").mkdir()
    put(tmp_path / "tender.json", make.tender(**TENDER).model_dump(mode="json", exclude_unset=True))
    return tmp_path


def put(file: Path, plain: object) -> None:
    file.write_text(json.dumps(plain, indent=1))


def put_bid(folder: Path, passport: object, name: str = "Hout", **parts: Any) -> Path:
    file = folder / "bids" / f"{name}.json"
    offer = {**make.offer(make.purchase()), "passport": passport, **parts}
    put(file, {"tender": "test", "bidder": {"name": name}, "offers": [offer]})
    return file


def read_all(folder: Path) -> Submissions:
    return read(folder / "tender.json", [folder / "bids"])


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(InputRefusedError) as refused:
        read_all(folder)
    return refused.value.problems


def said(folder: Path) -> list[tuple[str, int | None, str]]:
    """Return file, line and expectation of every problem."""
    return [(Path(one.file).name, one.origin.line, worded(one).expected.say(str)) for one in problems(folder)]


def test_several_bids_name_one_file_that_is_read_and_recorded_once(folder: Path) -> None:
    put(folder / "bids" / "bench.passport.json", BENCH)
    for name in ("Hout", "Staal"):
        put_bid(folder, "bench.passport.json", name)
    found = read_all(folder)
    assert [bid.offers[0].passport for bid in found.offered] == [Passport.model_validate(BENCH)] * 2
    files = [Path(one.file).name for one in found.inputs]
    assert files == ["tender.json", "Hout.json", "Staal.json", "bench.passport.json"]
    place = found.bids[1].origins["offers", 0, "passport", "materials", 1, "mass_kg"]
    assert place.file == "bench.passport.json"
    assert '"mass_kg": 18.0' in (folder / "bids" / place.file).read_text().splitlines()[(place.line or 0) - 1]


@pytest.mark.parametrize("ending", ["json", "yaml", "yml", "xlsx"])
def test_a_passport_in_any_kind_of_file(folder: Path, ending: str) -> None:
    file = folder / "bids" / f"bench.passport.{ending}"
    if ending == "xlsx":
        file.write_bytes(write_passport("nl", Passport.model_validate(BENCH)))
    else:
        put(file, BENCH)
    put_bid(folder, file.name)
    [submission] = read_all(folder).bids
    assert submission.bid.offers[0].passport == Passport.model_validate(BENCH)
    place = submission.origins["offers", 0, "passport", "mass_kg"]
    assert (place.file, bool(place.cell)) == (file.name, ending == "xlsx")


def test_a_form_names_a_file_beside_it(folder: Path) -> None:
    tender = Tender.model_validate_json((folder / "tender.json").read_text())
    form = folder / "bids" / "form.xlsx"
    form.write_bytes(write_form(tender, "en", make.bid(make.offer(make.purchase()))))
    workbook = load_workbook(form)
    cell = form_layout(tender, "en").places["offers", 0, "passport", "file"]
    workbook.worksheets[1][cell] = "bench.passport.json"
    workbook.save(form)
    [missing] = problems(folder)
    assert (missing.file, missing.origin.cell) == (str(form), cell)
    put(folder / "bids" / "bench.passport.json", BENCH)
    [submission] = read_all(folder).bids
    assert submission.bid.offers[0].passport == Passport.model_validate(BENCH)
    assert [Path(one.file).name for one in submission.passports] == ["bench.passport.json"]


def test_a_form_without_the_passport_that_is_required(folder: Path) -> None:
    tender = make.tender(circularity={"passport": "required"})
    put(folder / "tender.json", tender.model_dump(mode="json", exclude_unset=True))
    form = folder / "bids" / "form.xlsx"
    form.write_bytes(write_form(tender, "en", make.bid(make.offer(make.purchase()))))
    [missing] = problems(folder)
    assert missing.origin.cell == form_layout(tender, "en").places["offers", 0, "passport", "file"]
    assert worded(missing).expected.say(str) == "the material passport of the product"


def test_a_passport_stands_beside_the_bid_below_it_or_beside_the_tender(folder: Path) -> None:
    (folder / "bids" / "passports").mkdir()
    put(folder / "bids" / "passports" / "a.passport.json", BENCH)
    put(folder / "b.passport.json", BENCH)
    put_bid(folder, "passports/a.passport.json", "A")
    put_bid(folder, "b.passport.json", "B")
    assert all(bid.offers[0].passport for bid in read_all(folder).offered)


def test_passports_among_bids_are_not_read_as_bids(folder: Path) -> None:
    put(folder / "bids" / "unused.passport.json", {"anything": "at all"})
    bid = put_bid(folder, BENCH)
    assert len(read_all(folder).bids) == 1
    assert len(read(folder / "tender.json", [bid, folder / "bids" / "unused.passport.json"]).bids) == 1


def test_what_is_wrong_in_a_passport_is_said_there_and_once(folder: Path) -> None:
    passport = folder / "bids" / "bench.passport.json"
    put(passport, BENCH | {"mass_kg": 70.0, "colour": "red"})
    for name in ("Hout", "Staal"):
        put_bid(folder, passport.name, name, circularity={"repairability": 11.0, "secondary_share": 0.5})
    [colour] = said(folder)
    assert colour[:2] == ("bench.passport.json", _line_of("colour", passport))
    put(passport, BENCH | {"mass_kg": 70.0})
    [mass] = said(folder)
    assert mass[:2] == ("bench.passport.json", _line_of('"mass_kg": 70.0', passport))
    put(passport, BENCH)
    assert {file for file, _line, _expected in said(folder)} == {"Hout.json", "Staal.json"}


def test_everything_else_in_the_bid_is_said_too(folder: Path) -> None:
    put(folder / "bids" / "bench.passport.json", {})
    put_bid(folder, "bench.passport.json", colour="red")
    assert {file for file, _line, _expected in said(folder)} == {"bench.passport.json", "Hout.json"}


def test_where_a_passport_does_not_fit_the_tender_its_own_line_is_named(folder: Path) -> None:
    passport = folder / "bids" / "bench.passport.json"
    put(passport, BENCH | {"materials": [STEEL | {"sold_as": "gold", "mass_kg": 60.0}]})
    put_bid(folder, passport.name)
    [(file, line, expected)] = said(folder)
    assert (file, line) == (passport.name, _line_of('"sold_as"', passport))
    assert expected == "a material of which the tender states what a kilogram is worth: steel"


def _line_of(text: str, file: Path) -> int:
    return next(k for k, line in enumerate(file.read_text().splitlines(), start=1) if text in line)


OUTSIDE = "the name of a file in the folder of the bid or of the tender"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("/etc/secret.passport.json", OUTSIDE),
        ("../secret.passport.json", OUTSIDE),
        ("inside/../../secret.passport.json", OUTSIDE),
        ("..\\secret.passport.json", OUTSIDE),
        ("C:secret.passport.json", OUTSIDE),
        ("a\0.passport.json", "text without control characters"),
        ("a\u202e.passport.json", OUTSIDE),
        ("x" * 300 + ".passport.json", OUTSIDE),
        ("link.passport.json", OUTSIDE),
        ("folder/secret.passport.json", OUTSIDE),
        ("é" * 150 + ".passport.json", "a file of this name beside the bid or the tender"),
        ("missing.passport.json", "a file of this name beside the bid or the tender"),
        ("directory.passport.json", "a file of this name beside the bid or the tender"),
        (
            "tender.json",
            "a name that ends in one of: .passport.json, .passport.yaml, .passport.yml, .passport.xlsx",
        ),
        ("", "a name that ends in one of: .passport.json, .passport.yaml, .passport.yml, .passport.xlsx"),
    ],
)
def test_a_name_that_leads_elsewhere(folder: Path, tmp_path_factory: Any, name: str, expected: str) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    put(elsewhere / "secret.passport.json", BENCH)
    put(folder / "secret.passport.json", BENCH)
    (folder / "bids" / "link.passport.json").symlink_to(elsewhere / "secret.passport.json")
    (folder / "bids" / "folder").symlink_to(elsewhere)
    (folder / "bids" / "inside").mkdir()
    (folder / "bids" / "directory.passport.json").mkdir()
    bid = put_bid(folder, name)
    line = _line_of('"passport"', bid)
    with pytest.raises(InputRefusedError) as refused:
        read(folder / "tender.json", [bid])
    [problem] = refused.value.problems
    assert (problem.file, problem.origin.line, worded(problem).expected.say(str)) == (str(bid), line, expected)


def test_a_passport_that_is_too_large(folder: Path) -> None:
    (folder / "bids" / "bench.passport.json").write_text(" " * 10_000_001)
    put_bid(folder, "bench.passport.json")
    assert said(folder) == [("bench.passport.json", None, "at most 10,000,000 (bytes of the file)")]


def test_more_passports_than_any_bid_needs(folder: Path) -> None:
    (folder / "bids" / "bench.passport.json").write_text(json.dumps(BENCH) + " " * 1_900_000)
    bid = put_bid(folder, "bench.passport.json")
    plain = json.loads(bid.read_text())
    put(bid, plain | {"offers": plain["offers"] * 6})
    limit = LARGEST_BYTES // 1_000_000
    assert [expected for _file, _line, expected in said(folder)] == [
        f"passports that hold at most {limit} MB together"
    ]


def test_a_bid_that_is_no_bid_at_all(folder: Path) -> None:
    for k, plain in enumerate(([], {"offers": 3}, {"offers": [3, {"passport": ["a"]}]})):
        put(folder / "bids" / f"{k}.json", plain)
    assert {file for file, _line, _expected in said(folder)} == {"0.json", "1.json", "2.json"}
