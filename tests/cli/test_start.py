"""`lcc start` asks what is bought and how, and every answer can be given as an option."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import make
from command_line import run
from lcc.cli import asking, main
from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.model import Tender


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def asked(monkeypatch: pytest.MonkeyPatch, answers: Sequence[str]) -> Result:
    """Return what is said to somebody in a terminal who types these answers."""
    monkeypatch.setattr("lcc.cli.commands.start.is_terminal", lambda: True)
    monkeypatch.setattr("lcc.cli.commands.start.preferred", lambda: "en")
    return CliRunner().invoke(main, ["start"], input="\n".join(answers) + "\n")


def test_enter_to_every_question_makes_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(monkeypatch, [""] * 14)
    assert done.exit_code == 0, done.output
    tender = read_tender(Path("item.xlsx"))
    assert (tender.procedure, [item.name for item in tender.items]) == ("european", ["Item"])
    assert "lcc form item.xlsx -o form.xlsx" in done.output


def test_what_is_answered_is_in_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [line.split()[0] for line in run("start", "list").output.splitlines() if line.startswith(" ")]
    assert names[-1] == "something-else"
    extras = [
        "y",
        "yes",
        "n",
        "no",
        "maybe",
        "no",
        "",
        "no",
        "no",
    ]  # an answer that is none is asked again; nothing is the default
    answers = [
        f"{names.index('street-furniture') + 1}",
        "Bench of wood",
        "2",
        "Benches",
        "Gemeente Dorp",
        *extras,
        "",
    ]
    done = asked(monkeypatch, answers)
    assert done.exit_code == 0, done.output
    assert "Answer yes or no." in done.output
    assert f"  Public space\n  {names.index('street-furniture') + 1:>2}  Street furniture\n" in done.output
    book = load_workbook("benches.xlsx")
    assert {"Lots", "VAT"} <= {*book.sheetnames}
    assert not {"Environment", "Circularity"} & {*book.sheetnames}
    front = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert {"Benches", "Gemeente Dorp", "Bench of wood", "national procedure"} <= front


def test_where_nobody_can_answer_the_options_are_named() -> None:
    said = CliRunner().invoke(main, ["start"])
    assert said.exit_code == 2
    for option in ("--title", "--authority", "--procedure", "--with", "--excel", "lcc start list"):
        assert option in said.output
    assert not list(Path().iterdir())


def test_every_answer_can_be_an_option() -> None:
    words = ["--title", "Laptops: 2027", "--authority", 'Gemeente "Zuid"', "--procedure", "mini_competition"]
    run("start", "new", "something-else", "--item", "Laptop, 14 inch", *words, "--excel", "-o", "b.xlsx")
    tender = read_tender(Path("b.xlsx"))
    assert (tender.id, tender.title, tender.authority) == ("laptops-2027", "Laptops: 2027", 'Gemeente "Zuid"')
    assert (tender.procedure, tender.items[0].id) == ("mini_competition", "laptop-14-inch")


@pytest.mark.parametrize("name", make.EACH_TEMPLATE)
def test_a_text_says_what_was_asked_and_keeps_its_remarks(name: str) -> None:
    words = ["--title", "Ours", "--authority", "Us", "--procedure", "national", "--item", "It"]
    run("start", "new", name, *words, "-o", "t.yaml")
    template, tender = read_tender(shipped.template_file(name, "en")), read_tender(Path("t.yaml"))
    assert (tender.title, tender.authority, tender.procedure, tender.items[0].name) == (
        "Ours",
        "Us",
        "national",
        "It",
    )
    changed = {"id", "title", "authority", "procedure", "items"}
    assert tender.model_dump(exclude=changed) == template.model_dump(exclude=changed)
    remarks = [line.partition("#")[2] for line in shipped.template_file(name, "en").read_text().splitlines()]
    assert remarks.count("") < len(remarks)
    assert [line for line in remarks if line not in Path("t.yaml").read_text()] == []


def test_a_part_that_the_template_has_can_be_left_out() -> None:
    run("start", "new", "street-furniture", "--without", "environment", "--excel", "-o", "b.xlsx")
    assert read_tender(Path("b.xlsx")).carbon_price == {}
    assert "Environment" not in load_workbook("b.xlsx").sheetnames


def test_without_its_award_what_a_tie_was_settled_by_goes_too() -> None:
    run("start", "new", "street-lighting", "--without", "award", "--excel", "-o", "b.xlsx")
    tender = read_tender(Path("b.xlsx"))
    assert (tender.award.method, tender.quality, tender.award.tie_break) == ("lowest_lcc", None, ["drawing_lots"])


@pytest.mark.parametrize(
    "words",
    [
        ("new", "street-furniture", "--with", "lots"),
        ("new", "street-furniture", "--procedure", "by lot"),
        ("new", "street-furniture", "-o", "book.xlsx"),
        ("from", "t.yaml", "-o", "t.txt"),
        ("from", "t.yaml", "-o", "t.yaml"),
    ],
)
def test_what_does_not_go_together_is_said(words: Sequence[str]) -> None:
    run("start", "new", "street-furniture", "-o", "t.yaml")
    run("start", *words, code=2)
    assert [file.name for file in Path().iterdir()] == ["t.yaml"]


def test_last_years_tender_becomes_a_book_and_keeps_its_remarks() -> None:
    run("start", "new", "reusable-cups", "-o", "old.yaml")
    run("start", "from", "old.yaml", "-o", "new.xlsx", "--with", "lots")
    book = load_workbook("new.xlsx")
    assert "Lots" in book.sheetnames
    said = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert any("Werkgroep discontovoet" in text for text in said)


def test_a_book_keeps_its_language_unless_another_one_is_asked_for() -> None:
    run("start", "new", "reusable-cups", "--excel", "-o", "nl.xlsx", language="nl")
    done = CliRunner().invoke(main, ["start", "from", "nl.xlsx", "-o", "again.xlsx"], env={"LCC_LANG": "en"})
    assert done.exit_code == 0, done.output
    assert load_workbook("again.xlsx").sheetnames[0] == "Aanbesteding"
    run("start", "from", "nl.xlsx", "-o", "en.xlsx", language="en")
    assert load_workbook("en.xlsx").sheetnames[0] == "Tender"
    dutch, english = (read_tender(Path(file)) for file in ("nl.xlsx", "en.xlsx"))
    assert without_words(dutch) == without_words(english)


def without_words(tender: Tender) -> object:
    return tender.model_dump(exclude={"items", "resources"})


def test_a_terminal_is_one_that_somebody_types_in(monkeypatch: pytest.MonkeyPatch) -> None:
    class Typed:
        def isatty(self) -> bool:
            return True

    assert not asking.is_terminal()
    monkeypatch.setattr("sys.stdin", Typed())
    assert asking.is_terminal()


@pytest.mark.parametrize("way", ["new", "from"])
def test_what_a_new_sheet_needs_is_said_by_its_cells_and_looks_so(way: str) -> None:
    parts = [word for part in ("lots", "award", "environment") for word in ("--with", part)]
    words = ["new", "something-else", "--excel"]
    if way == "from":
        run("start", "new", "something-else", "-o", "t.yaml")
        words = ["from", "t.yaml"]
    said = run("start", *words, "-o", "b.xlsx", *parts).output
    assert "Fill in on sheet Lots: Lot (B6), Items of the lot (D6), Lot (B7), Items of the lot (D7)." in said
    assert "Fill in on sheet Environment one of: Path of the carbon price (C7)" in said
    book = load_workbook("b.xlsx")
    fills = {cell: book["Lots"][cell].fill.fgColor.rgb for cell in ("B6", "B7", "B8")}
    assert fills["B6"] == fills["B7"] != fills["B8"]
    run("start", "from", "b.xlsx", "-o", "c.xlsx")
    again = run("start", "new", "street-furniture", "--excel", "-o", "d.xlsx", "--with", "environment").output
    assert "Fill in on sheet" not in again


def test_from_a_comparison_notices_are_left_out_and_what_is_of_last_year_is_named(tmp_path: Path) -> None:
    tender = {
        **make.tender(letters={"reference": "K-1"}).model_dump(mode="json", exclude_unset=True),
        "notices": [{"number": 1, "date": "2026-05-01", "text": "Told last year."}],
    }
    (tmp_path / "tender.json").write_text(json.dumps(tender))
    bid = make.bid(make.offer(make.purchase())).model_dump(mode="json", exclude_unset=True)
    (tmp_path / "bid.json").write_text(json.dumps(bid))
    comparison, book = tmp_path / "comparison.xlsx", tmp_path / "book.xlsx"
    run("score", str(tmp_path / "tender.json"), str(tmp_path / "bid.json"), "-o", str(comparison))
    said = run("start", "from", str(comparison), "-o", str(book)).output
    assert "left out: 1." in said
    assert "Base date (sheet Tender, cell C8)" in said
    assert "Our reference (sheet Letters" in said
    assert read_tender(book).notices == []
