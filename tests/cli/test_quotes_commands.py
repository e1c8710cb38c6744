"""`lcc start quotes` and `lcc look-back`: on the sheet itself, and with price sheets of others."""

import json
import re
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

import quotes
from command_line import run as lcc
from lcc.excel.quotes.layout import RANGE, SOURCE, of_range, of_supplier, quotes_layout
from lcc.intake.first_book import quotes_of_template
from lcc.intake.submissions import read, read_tender
from lcc.intake.templates import TemplateAnswers

RANGES = """
draws: 2000
ranges:
  - {question: life, item: bench, lowest: 10, likely: 15, highest: 20, source: sector figures}
  - {question: maintenance, item: bench, lowest: 20, likely: 40, highest: 90}
  - {question: demolition, item: bench, lowest: 20, likely: 40, highest: 60}
  - {question: disposal, item: bench, lowest: 10, likely: 20, highest: 60}
  - {question: management, lowest: 0, likely: 500, highest: 900}
"""
MAP = """
sheet: Prijzen
fields:
  bidder.name: {cell: B1}
  offers[0].item: {value: bench}
  offers[0].business_model.kind: {value: purchase}
  offers[0].business_model.price: {cell: B2, unit: € per stuk}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet that looks back at two prices for a bench."""
    file = tmp_path / "back.xlsx"
    lcc("start", "quotes", "street-furniture", "--look-back", "-o", str(file))
    book = load_workbook(file)
    quotes.type_in_look_back(book)
    book.save(file)
    return file


def test_a_look_back_that_a_pdf_cannot_show_is_refused(sheet: Path, tmp_path: Path) -> None:
    book, layout = load_workbook(sheet), quotes_layout(quotes.template("street-furniture"), "en", looks_back=True)
    quotes.type_in(book, layout, {of_supplier(0, ("name",)): "漢字 BV"})
    book.save(sheet)
    assert (
        "found:    text '漢 字'" in lcc("look-back", str(sheet), "-o", str(tmp_path / "back.pdf"), code=1).stderr
    )
    assert not (tmp_path / "back.pdf").exists()
    lcc("look-back", str(sheet), "-o", str(tmp_path / "back.docx"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sheet_that_looks_back_says_how_often_the_winner_is_the_same(
    sheet: Path, language: str, tmp_path: Path
) -> None:
    document, outcome = tmp_path / "back.docx", tmp_path / "back.json"
    said = lcc("look-back", str(sheet), "-o", str(document), "--json", str(outcome), language=language).output
    found = json.loads(outcome.read_text("utf-8"))
    assert found["awarded"] == "Supplier 0"
    assert 0.5 < found["same_winner"] < 1
    assert f"{round(100 * found['same_winner'])} %" in said
    assert sum(one["weight"] for one in found["assumptions"]) == pytest.approx(1)
    assert [one["question"] for one in found["assumptions"][:2]] == ["maintenance", "life"]
    assert docx.Document(str(document)).core_properties.author == quotes.template("street-furniture").authority


def test_a_sheet_that_looks_back_is_never_scored(sheet: Path) -> None:
    assert "lcc look-back" in lcc("score", str(sheet), code=1).output


def test_a_sheet_of_quotes_is_no_sheet_that_looks_back(tmp_path: Path) -> None:
    file = tmp_path / "now.xlsx"
    lcc("start", "quotes", "street-furniture", "-o", str(file))
    assert "--look-back" in lcc("look-back", str(file), code=1).output


def test_what_is_wrong_with_a_range_is_named_by_its_cell(sheet: Path) -> None:
    layout = quotes_layout(quotes.template("street-furniture"), "en", looks_back=True)
    low, high = (layout.places[of_range(bound, ("items", 0, "life"))] for bound in ("lowest", "highest"))
    book = load_workbook(sheet)
    book["Quotes"][high] = None
    book.save(sheet)
    assert high in lcc("look-back", str(sheet), code=1).output
    book["Quotes"][high] = 12
    book.save(sheet)
    assert low in lcc("look-back", str(sheet), code=1).output


def test_price_sheets_of_others_are_looked_back_at_by_a_mapping_and_a_file_with_ranges(tmp_path: Path) -> None:
    tender, mapping, ranges = tmp_path / "tender.yaml", tmp_path / "map.yaml", tmp_path / "ranges.yaml"
    lcc("start", "new", "street-furniture", "-o", str(tender))
    mapping.write_text(MAP, "utf-8")
    ranges.write_text(RANGES, "utf-8")
    bids = []
    for name, price in (("Ash", 900), ("Elm", 1000)):
        book = Workbook()
        book.worksheets[0].title = "Prijzen"
        book.worksheets[0]["B1"], book.worksheets[0]["B2"] = name, price
        bids.append(str(tmp_path / f"{name}.xlsx"))
        book.save(bids[-1])
    words = ["look-back", str(tender), *bids, "--ranges", str(ranges)]
    assert "--map" in lcc(*words, code=1).output
    found = json.loads(lcc(*words, "--map", str(mapping), "--seed", "3", "--json", "-").stdout)
    assert (found["awarded"], found["draws"], found["seed"]) == ("Ash", 2000, 3)
    assert "sector figures" in [one.get("source") for one in found["assumptions"]]
    ranges.write_text("\n".join(line for line in RANGES.splitlines() if "maintenance" not in line), "utf-8")
    said = lcc(*words, "--map", str(mapping), code=1).output
    assert "question: maintenance, item: bench" in said
    assert "ranges" in lcc("look-back", str(tender), *bids, "--map", str(mapping), code=1).output


def test_quotes_are_written_for_a_tender_of_ones_own(tmp_path: Path) -> None:
    tender, file = tmp_path / "tender.yaml", tmp_path / "quotes.xlsx"
    lcc("start", "new", "reusable-cups", "-o", str(tender))
    said = lcc("start", "quotes", str(tender), "-o", str(file)).output
    assert "quotes.xlsx" in said
    assert "0" in lcc("check", str(file)).output
    lcc("form", str(file), "-o", str(tmp_path / "form.xlsx"))
    lcc("method", str(file), "-o", str(tmp_path / "method.docx"))
    assert "no template" in lcc("start", "quotes", "chairs", code=2).output
    assert ".xlsx" in lcc("start", "quotes", "reusable-cups", "-o", "quotes.pdf", code=2).output


def test_a_sheet_refuses_in_the_words_of_its_reader(tmp_path: Path) -> None:
    """Neither what a tender is too rich for, nor what belongs to another business model, is named as a file has it."""
    tender = tmp_path / "t.yaml"
    lcc("start", "new", "street-furniture", "-o", str(tender), language="nl")
    tender.write_text(tender.read_text().replace("horizon_years: 20", "horizon_years: 40"))
    said = lcc("start", "quotes", str(tender), "-o", str(tmp_path / "q.xlsx"), language="nl", code=1).stderr
    assert "30 jaar" in said
    assert "horizon_years" not in said
    sheet = tmp_path / "quotes.xlsx"
    lcc("start", "quotes", "street-furniture", "-o", str(sheet), language="nl")
    book = load_workbook(sheet)
    layout = quotes_layout(read_tender(sheet), "nl")
    for key, text in {("name",): "Koop BV", ("model",): "Koop", ("index",): "vast"}.items():
        book[layout.sheet][layout.places[of_supplier(0, key)]] = text
    book.save(sheet)
    said = lcc("check", str(sheet), language="nl", code=1).stderr
    assert "'vast'" in said
    assert "fixed" not in said


def test_remarks_on_a_rule_name_what_is_asked_in_words(tmp_path: Path) -> None:
    text, book = tmp_path / "t.yaml", tmp_path / "t.xlsx"
    lcc("start", "new", "reusable-cups", "-o", str(text), language="nl")
    text.write_text(text.read_text().replace(", loss_per_trip: 0.02", ""))
    lcc("start", "from", str(text), "-o", str(book), language="nl")
    in_text, in_book = (lcc("award", "check", str(file), language="nl").output for file in (text, book))
    for said in in_text, in_book:
        assert "De inschrijver bepaalt hoeveel verloren gaat" in " ".join(said.split())
        assert not re.search(r"\b[a-z]+_[a-z]+", said)


def test_something_of_ones_own_is_named_on_the_sheet_and_can_be_paid_for_its_use(tmp_path: Path) -> None:
    file = tmp_path / "van.xlsx"
    lcc("start", "quotes", "something-else", "--item", "Van", "-o", str(file))
    book = load_workbook(file)
    made_for = quotes_of_template("something-else", TemplateAnswers(title="Van", item="Van"), "en")
    layout = quotes_layout(made_for, "en")
    typed: quotes.Answers = {("items", 0, "unit"): "vehicle", ("items", 0, "use_unit"): "km"}
    hired = {"name": "Drive", "model": "pay_per_use", "index": "fixed"}
    typed |= {of_supplier(0, (name,)): answer for name, answer in hired.items()}
    typed |= {of_supplier(0, ("items", 0, "fee_per_use")): 0.4}
    typed |= {of_supplier(0, ("items", 0, name)): 0 for name in ("use", "maintenance")}
    quotes.type_in(book, layout, typed)
    book.save(file)
    assert layout.places["items", 0, "use_per_year"] in lcc("check", str(file), code=1).output
    quotes.type_in(book, layout, {("items", 0, "use_per_year"): 0})
    book.save(file)
    assert "Drive: the tender states a use of 0 for Van" in lcc("check", str(file)).output
    quotes.type_in(book, layout, {("items", 0, "use_per_year"): 30_000})
    book.save(file)
    lcc("check", str(file))
    [item] = read_tender(file).items
    assert (item.name, item.unit, item.use_unit, item.use_per_year) == ("Van", "vehicle", "km", 30_000)
    lcc("start", "quotes", "something-else", "--authority", "Gemeente Testdam", "-o", str(file), "--force")
    assert read_tender(file).authority == "Gemeente Testdam"
    assert "--item" in lcc("start", "quotes", "t.yaml", "--item", "Van", "-o", "q.xlsx", code=2).output


def test_a_zero_on_the_sheet_says_that_it_is_in_the_price(tmp_path: Path) -> None:
    file = tmp_path / "quotes.xlsx"
    lcc("start", "quotes", "street-furniture", "-o", str(file))
    layout = quotes_layout(quotes.template("street-furniture"), "en")
    typed: quotes.Answers = {}
    for k, care in enumerate((0, 30, 35)):
        typed |= {of_supplier(k, ("name",)): f"Supplier {k}", of_supplier(k, ("model",)): "purchase"}
        answers = {"price": 900, "life": 15, "maintenance": care, "demolition": 10, "disposal": 5}
        typed |= {of_supplier(k, ("items", 0, name)): answer for name, answer in answers.items()}
        typed |= {of_supplier(k, ("management",)): 100, of_supplier(k, ("months",)): 0}
    book = load_workbook(file)
    quotes.type_in(book, layout, typed)
    book.save(file)
    assert read(file, []).bids[0].bid.offers[0].included == ["maintenance"]
    assert "does not name it as included" not in lcc("score", str(file)).output


def test_a_row_without_a_range_is_named_once(sheet: Path) -> None:
    layout = quotes_layout(quotes.template("street-furniture"), "en", looks_back=True)
    keys = [of_range(bound, ("items", 0, "life")) for bound in RANGE]
    book = load_workbook(sheet)
    for key in keys:
        book["Quotes"][layout.places[key]] = None
    book.save(sheet)
    said = lcc("look-back", str(sheet), code=1).output
    assert said.count("expected:") == 1
    assert f"{layout.places[keys[0]]}:{layout.places[keys[-1]]}" in said


def test_a_range_on_the_sheet_names_its_source(sheet: Path, tmp_path: Path) -> None:
    layout = quotes_layout(quotes.template("street-furniture"), "en", looks_back=True)
    book = load_workbook(sheet)
    book["Quotes"][layout.places[of_range(SOURCE, ("items", 0, "life"))]] = "own register"
    book.save(sheet)
    found = json.loads(lcc("look-back", str(sheet), "--json", "-").stdout)
    assert [one.get("source") for one in found["assumptions"]].count("own register") == 1
