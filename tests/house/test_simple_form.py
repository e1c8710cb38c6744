"""A form that a supplier fills in without help: what it asks is counted, and what it shows is right."""

import io
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PageObject, PdfReader

import make
from form_cells import addresses, cell_at
from lcc.checks.agreement import disagreements
from lcc.excel.bid_form.answers import answers_of
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.excel.bid_form.write import form_with, write_form
from lcc.intake.submissions import Submissions
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.problem import InputRefusedError
from libreoffice import convert, needs_libreoffice, recalculated
from readers import read_form

ITEM = {"id": "van", "name": "Van", "quantity": 4, "unit": "piece", "use_per_year": 12_000.0, "use_unit": "km"}
MOST = 25


def tender(**parts: Any) -> Tender:
    asked = ["management", "use", "maintenance", "demolition", "disposal"]
    return make.tender(**{"items": [ITEM], "asked_phases": asked, **parts})


def cells_of(form: Form, kind: str) -> int:
    """Return how many cells of the first sheet somebody sees who offers an item in one way."""
    keys = [cell.input.key for cell in form.first.inputs if cell.input]
    return sum(key[0] != "offers" or key[2] not in BUSINESS_MODELS or key[2] == kind for key in keys)


@pytest.mark.parametrize("kind", BUSINESS_MODELS)
def test_few_cells_are_asked_of_an_item_and_a_business_model(kind: str) -> None:
    assert cells_of(form_layout(tender(), "nl"), kind) <= MOST


def test_only_the_business_models_that_the_tender_takes_are_asked() -> None:
    keys = form_layout(tender(business_models=["purchase"]), "nl").places
    assert {key[2] for key in keys if key[0] == "offers" and key[2] in BUSINESS_MODELS} == {"purchase"}
    assert ("offers", 0, "kind") not in keys
    offer = make.offer(make.purchase(price=100.0), item="van", included=["management", "use", "maintenance"],
                       end_of_life={"demolition": 0.0, "disposal": 1.0})  # fmt: skip
    one, bid = tender(business_models=["purchase"]), make.bid(offer)
    assert read_form(write_form(one, "nl", bid), "form.xlsx", one)[0] == bid


def test_the_unit_of_use_is_named() -> None:
    texts = {str(cell.value) for cell in form_layout(tender(), "nl").cells}
    assert {"EUR per km", "km per piece"} <= texts


def shown(form: Form, answers: dict[Any, Any]) -> dict[str, float]:
    """Return what a form shows of the first item."""
    called = {cell.called[2]: cell.live for cell in form.cells if cell.called and cell.live}
    return {str(name): live.value(answers) for name, live in called.items()}


def test_what_is_missing_is_what_the_reader_misses() -> None:
    """Each cell that looks required and is emptied is missed on top, and refused."""
    one = tender(business_models=["lease", "purchase"])
    lease = {"kind": "lease", "payment": 200.0, "every_months": 1, "term_months": 48}
    bid = make.bid(make.offer(lease, item="van", included=one.asked_phases))
    content, form = write_form(one, "en", bid), form_layout(one, "en")
    places = addresses(form)
    top = min((cell for cell in form.first.cells if cell.live), key=lambda cell: (cell.row, cell.column))
    needed = [c.input.key for c in form.first.cells if c.input and c.style.startswith("needed")]
    needed = [key for key in needed if key[0] != "offers" or key[2] in ("kind", "lease")]
    needed += [("offers", 0, "included", phase) for phase in one.asked_phases if phase != "use"]
    assert load_workbook(io.BytesIO(content), data_only=True).worksheets[0].cell(*top.place).value == (
        "all that has to be is filled in"
    )
    answers = answers_of(bid, one, translator("en"))
    for key in needed:
        if key[0] == "offers":
            assert shown(form, {at: value for at, value in answers.items() if at != key})["total missing"] >= 1, (
                key
            )
        book, saved = load_workbook(io.BytesIO(content)), io.BytesIO()
        cell_at(book, places[key]).value = None
        book.save(saved)
        try:
            read, _origins = read_form(saved.getvalue(), "form.xlsx", one)
        except InputRefusedError:
            continue
        assert disagreements(one, read), key


def test_the_supplier_sees_its_own_total() -> None:
    one = tender(horizon_years=10, items=[ITEM], asked_phases=["maintenance"])
    form, at = form_layout(one, "en"), ("offers", 0)
    bought = {(*at, "kind"): "purchase", (*at, "purchase", "price"): 1000.0,
              (*at, "purchase", "service_life_years"): 4.0, (*at, "costs", "maintenance", "amount"): 50.0}  # fmt: skip
    found = shown(form, bought)
    assert (found["total at_delivery"], found["total each_year"], found["lives"]) == (4000.0, 200.0, 3)
    assert found["total in_all"] == 4 * (3 * 1000.0 + 10 * 50.0)
    leased = {(*at, "kind"): "lease", (*at, "lease", "payment"): 30.0, (*at, "lease", "every_months"): 1,
              (*at, "lease", "term_months"): 48}  # fmt: skip
    assert shown(form, leased)["total in_all"] == pytest.approx(4 * 120 * 30.0)
    used = {(*at, "kind"): "pay_per_use", (*at, "pay_per_use", "fee_per_use"): 0.1}
    assert shown(form, used)["total each_year"] == pytest.approx(4 * 12_000 * 0.1)


@needs_libreoffice
@pytest.mark.libreoffice
def test_what_a_form_shows_is_what_an_office_program_works_out(tmp_path: Path) -> None:
    submissions: list[Submissions] = [make.example(name) for name in ("office-furniture", "reusable-cups")]
    files = []
    for one in submissions:
        for k, submission in enumerate(one.bids):
            file = tmp_path / f"{one.tender.id}-{k}.xlsx"
            file.write_bytes(write_form(one.tender, "nl", submission.bid))
            files.append(file)
    bids: list[tuple[Tender, Bid]] = [(one.tender, sub.bid) for one in submissions for sub in one.bids]
    for (of, _bid), file, book in zip(bids, files, recalculated(files, tmp_path / "out"), strict=True):
        ours = load_workbook(file, data_only=True)
        for layout in form_layout(of, "nl").sheets:
            for cell in (cell for cell in layout.cells if cell.live):
                written = ours[layout.sheet].cell(*cell.place).value
                found = book[layout.sheet].cell(*cell.place).value
                assert found == (written if isinstance(written, str) else pytest.approx(written, abs=1e-6))


PAGES: dict[tuple[str, ...], tuple[int, ...]] = {
    **dict.fromkeys(combinations(BUSINESS_MODELS, 2), (1, 2)),
    ("deposit", "pool"): (1, 1),
    tuple(BUSINESS_MODELS): (2, 2),
}
"""How many pages each sheet of a form of two items takes, by the business models to choose from."""
SMALLEST = 8
LONG = "Van for the benches of the town and all that is to be moved with them " * 2


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", [LONG, pytest.param("Van", marks=pytest.mark.thorough)], ids=["long", "short"])
def test_two_items_and_two_business_models_print_on_three_pages(language: str, name: str, tmp_path: Path) -> None:
    box = {"id": "box", "name": f"{name} box", "quantity": 4, "unit": "piece", "use_per_year": 9.0}
    files = {kinds: tmp_path / f"{'-'.join(kinds)}.xlsx" for kinds in PAGES}
    for kinds, file in files.items():
        asked = tender(items=[{**ITEM, "name": name}, box], business_models=list(kinds))
        file.write_bytes(form_with({}, asked, language))
    printed = convert([*files.values()], "pdf", tmp_path / "printed")
    sheets = [sheet.sheet for sheet in form_layout(tender(), language).sheets]
    found = {}
    for kinds, file in zip(files, printed, strict=True):
        pages = [*map(texts_on, PdfReader(file).pages)]
        assert min(min(page.values()) for page in pages) >= SMALLEST, kinds
        found[kinds] = tuple(sum(sheet in page for page in pages) for sheet in sheets)
    assert found == PAGES


def texts_on(page: PageObject) -> dict[str, float]:
    """Return the texts on a page, each with the size of its letters [points]; its sheet is named at its foot."""
    sizes: dict[str, float] = {}

    def kept(said: str, _page: object, _text: object, _font: object, size: float) -> None:
        if said.strip():
            sizes[said.strip()] = size

    page.extract_text(visitor_text=kept)
    return sizes
