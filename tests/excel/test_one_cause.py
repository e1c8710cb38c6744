"""A form with one thing wrong in it gets one message, about the field where that is, in words."""

import io
import re
from functools import cache

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import lcc
from form_cells import addresses, cell_at, place_of
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.record.path import Path
from lcc.record.problem import Problem
from lcc.words.problems import worded

pytestmark = pytest.mark.slow

EXAMPLES = shipped.examples()
FORMS = {"street-furniture": "hardhout.xlsx", "facade-cladding": "retourgevel.xlsx"}
EVERY = {"street-furniture": 1, "facade-cladding": 6}
"""Of how many filled-in cells one is spoilt: the other form has a passport, which takes many."""
SPOILT = (None, "abc", -1)
_OF_OURS = re.compile(r"[a-z]+_[a-z]|offers\[|\w\[\d")


@cache
def of(example: str) -> tuple[Form, Workbook]:
    tender = read_tender(EXAMPLES[example] / "tender.yaml")
    book = load_workbook(EXAMPLES[example] / "bids" / FORMS[example])
    language = str(book.worksheets[0]["A1"].value).split()[3]
    return form_layout(tender, language), book


def problems(example: str, changes: dict[Path, object]) -> list[Problem]:
    """Return what is wrong with a form of an example after these changes."""
    form, book = of(example)
    cells = {key: cell_at(book, addresses(form)[key]) for key in changes}
    before = {key: cell.value for key, cell in cells.items()}
    for key, value in changes.items():
        cells[key].value = value
    content = io.BytesIO()
    book.save(content)
    for key, value in before.items():
        cells[key].value = value
    return lcc.check(EXAMPLES[example] / "tender.yaml", [(FORMS[example], content.getvalue())])


def filled_in(example: str) -> list[Path]:
    form, book = of(example)
    return [key for key, address in addresses(form).items() if cell_at(book, address).value is not None]


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.thorough) for turn in (1, 2, 3))])
@pytest.mark.parametrize("example", FORMS)
def test_one_thing_wrong_is_one_message_in_words_about_that_field(example: str, turn: int) -> None:
    form, _book = of(example)
    places = addresses(form)
    labels = {key: label for layout in form.sheets for key, label in layout.labels.items()}
    for key in filled_in(example)[:: EVERY[example]][turn::4]:
        for value in SPOILT:
            found = problems(example, {key: value})
            assert len(found) <= 1, (key, value, [(one.code, one.cell) for one in found])
            for one in found:
                said = worded(one)
                assert one.cell is not None, (key, value)
                assert one.supplier or key == ("bidder", "name")
                assert labels[key] in said.place(str) or place_of(one) != places[key]
                assert not _OF_OURS.search(said.say(str)), said.say(str)


def test_another_business_model_than_the_block_that_was_filled_in_is_one_message() -> None:
    form, _book = of("street-furniture")
    [lease] = [
        label
        for cell in form.inputs
        if cell.input and cell.input.key == ("offers", 0, "kind")
        for label, kind in cell.input.choices.items()
        if kind == "lease"
    ]
    [one] = problems("street-furniture", {("offers", 0, "kind"): lease})
    assert one.code == "other_model"
    assert one.cell == form.places["offers", 0, "purchase", "price"]
    assert form.places["offers", 0, "purchase", "service_life_years"] in worded(one).mend.say(str)


def test_no_business_model_is_one_message_at_its_cell() -> None:
    form, _book = of("street-furniture")
    [one] = problems("street-furniture", {("offers", 0, "kind"): None})
    assert (one.code, one.cell) == ("empty_cell", form.places["offers", 0, "kind"])


def test_a_row_that_was_begun_is_one_message_with_all_that_it_lacks() -> None:
    form, _book = of("street-furniture")
    row: Path = ("offers", 0, "costs", 7)
    [one] = problems("street-furniture", {(*row, "name"): "Installatie"})
    assert (one.code, one.cell) == ("empty_cell", form.places[*row, "amount"])
    assert f"({form.places[*row, 'phase']})" in worded(one).mend.say(str)


def test_two_things_wrong_are_two_messages_down_the_sheet() -> None:
    form, _book = of("street-furniture")
    price, name = ("offers", 0, "purchase", "price"), ("bidder", "name")
    found = problems("street-furniture", {price: "abc", name: None})
    assert [one.cell for one in found] == [form.places[name], form.places[price]]
