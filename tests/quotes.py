"""Quotes at random: what a purchaser could type on the sheet, in a workbook that LibreOffice then works out."""

import io
import random
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lcc.excel.quotes.answers import bid_of, tender_of
from lcc.excel.quotes.layout import RANGE, of_range, of_supplier, quotes_layout, result_places
from lcc.excel.quotes.questions import (
    BOUGHT,
    INDEX,
    MODEL,
    MONTHS,
    NAME,
    RETURNED,
    SUPPLIERS,
    kinds_taken,
    questions,
)
from lcc.excel.quotes.write import write_quotes
from lcc.intake.first_book import as_quotes
from lcc.intake.submissions import read_tender
from lcc.language import translator
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.record.path import Path

Answers = dict[Path, Any]


def template(name: str, language: str = "en", **changes: Any) -> Tender:
    """Return a template as a sheet of quotes asks it, with other rules."""
    plain = read_tender(shipped.template_file(name, language)).model_dump(mode="json", exclude_unset=True)
    return as_quotes(Tender.model_validate(plain | changes))


def type_in_look_back(workbook: Workbook, language: str = "en") -> None:
    """Type two prices for a bench on a sheet that looks back, and ranges for what was not asked."""
    layout = quotes_layout(template("street-furniture", language), language, looks_back=True)
    typed: Answers = {}
    for k, price in enumerate((900, 960)):
        typed |= {of_supplier(k, ("name",)): f"Supplier {k}", of_supplier(k, ("model",)): "purchase"}
        typed[of_supplier(k, ("items", 0, "price"))] = price
    ranges = {
        "life": (10, 15, 20),
        "maintenance": (20, 40, 90),
        "demolition": (20, 40, 60),
        "disposal": (10, 20, 60),
    }
    asked = {("items", 0, name): numbers for name, numbers in ranges.items()} | {("management",): (0, 500, 900)}
    for key, numbers in asked.items():
        typed |= {of_range(bound, key): number for bound, number in zip(RANGE, numbers, strict=True)}
    type_in(workbook, layout, typed)


def answers_at_random(tender: Tender, seed: int) -> Answers:
    """Return what is typed on a sheet: other years and quantities, and a supplier for each business model."""
    draw, _ = random.Random(seed), translator("en")
    answers: Answers = {("title",): "Anything", ("horizon_years",): draw.randint(1, 30)}
    for i, item in enumerate(tender.items):
        answers["items", i, "quantity"] = draw.choice([1, 7, 120.5])
        if item.use_per_year is not None:
            answers["items", i, "use_per_year"] = draw.choice([3, 20])
    kinds = kinds_taken(tender)
    for k, kind in enumerate(
        draw.choices(kinds, k=SUPPLIERS) if len(kinds) < SUPPLIERS else draw.sample(kinds, SUPPLIERS)
    ):
        for asked in questions(tender, _):
            if kind not in asked.kinds:
                continue
            if not asked.required and draw.random() < 0.3:
                continue
            if asked.key[-1] == "life" and kind not in BOUGHT and draw.random() < 0.5:
                continue
            answers[of_supplier(k, asked.key)] = _answer(asked.key, asked.choices, kind, f"Supplier {k}", draw)
    return answers


def _answer(asked: Path, choices: Mapping[str, Any], kind: str, name: str, draw: random.Random) -> Any:
    if asked == NAME:
        return name
    if asked == MODEL:
        return kind
    if asked == INDEX:
        return draw.choice([*choices.values()])
    if asked == MONTHS:
        return draw.choice([1, 7, 12, 36, 60, 61, 120, 400])
    if asked == RETURNED:
        return draw.choice([0, 0.15, 0.5, 0.92])
    if asked[-1] == "life":
        return draw.choice([1, 2, 2.5, 7, 12, 15, 40, 50])
    if asked == ("remarks",):
        return "seen on the website"
    return round(draw.choice([0, draw.uniform(0, 5), draw.uniform(0, 1000)]), 2)


def filled(tender: Tender, answers: Answers, language: str = "en", *, content: bytes | None = None) -> Workbook:
    """Return the workbook with what is typed on it; its formulas show what they showed before."""
    layout = quotes_layout(tender, language)
    book = load_workbook(io.BytesIO(content or write_quotes(tender, language)))
    type_in(book, layout, answers)
    return book


def type_in(book: Workbook, layout: Any, answers: Answers) -> None:
    """Type answers in a workbook, as a purchaser does."""
    sheet = book[layout.sheet]
    for cell in layout.inputs:
        if cell.input.key in answers:
            value = answers[cell.input.key]
            if cell.input.choices:
                value = next(label for label, code in cell.input.choices.items() if code == value)
            sheet.cell(*cell.place).value = value


def meant(tender: Tender, answers: Answers, language: str = "en") -> tuple[Tender, list[Bid]]:
    """Return the tender and the bids that were typed."""
    _ = translator(language)
    plain, _sources = tender_of(answers, tender)
    typed = Tender.model_validate(plain)
    begun = [k for k in range(SUPPLIERS) if of_supplier(k, NAME) in answers]
    return typed, [Bid.model_validate(bid_of(answers, k, typed, _)[0]) for k in begun]


def shown(book: Workbook, tender: Tender, language: str = "en") -> Iterator[tuple[int, str, Any]]:
    """Yield what a workbook shows of each supplier: place, what, and the value."""
    layout = quotes_layout(tender, language)
    for (_kind, name, k), (row, column) in result_places(layout).items():
        yield int(k), str(name), book[layout.sheet].cell(row + 1, column + 1).value
