"""A form with one thing wrong in it gets one message, about the field where that is, in words."""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

import lcc
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.form.layout import Layout, address_of
from lcc.intake.submissions import read_tender
from lcc.library import shipped
from lcc.model.tender import Tender
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
def of(example: str) -> tuple[Tender, Layout, Any]:
    tender = read_tender(EXAMPLES[example] / "tender.yaml")
    book = load_workbook(EXAMPLES[example] / "bids" / FORMS[example])
    language = str(book.worksheets[0]["A1"].value).split()[3]
    return tender, form_layout(tender, language), book


def problems(example: str, changes: dict[Path, object]) -> list[Problem]:
    """Return what is wrong with a form of an example after these changes."""
    _tender, layout, book = of(example)
    sheet = book.worksheets[0]
    before = {key: sheet[layout.places[key]].value for key in changes}
    for key, value in changes.items():
        sheet[layout.places[key]] = value
    content = io.BytesIO()
    book.save(content)
    for key, value in before.items():
        sheet[layout.places[key]] = value
    return lcc.check(EXAMPLES[example] / "tender.yaml", [(FORMS[example], content.getvalue())])


def filled_in(example: str) -> Iterator[Path]:
    _tender, layout, book = of(example)
    for cell in layout.inputs:
        if cell.input and book.worksheets[0][address_of(cell)].value is not None:
            yield cell.input.key


@pytest.mark.parametrize("example", FORMS)
def test_one_thing_wrong_is_one_message_in_words_about_that_field(example: str) -> None:
    _tender, layout, _book = of(example)
    places = layout.places
    for key in list(filled_in(example))[:: EVERY[example]]:
        for value in SPOILT:
            found = problems(example, {key: value})
            assert len(found) <= 1, (key, value, [(one.code, one.cell) for one in found])
            for one in found:
                said = worded(one)
                assert one.cell is not None, (key, value)
                assert one.supplier or key == ("bidder", "name")
                assert layout.labels[key] in said.place(str) or one.cell != places[key]
                assert not _OF_OURS.search(said.say(str)), said.say(str)


def test_another_business_model_than_the_block_that_was_filled_in_is_one_message() -> None:
    _tender, layout, _book = of("street-furniture")
    [lease] = [
        label
        for cell in layout.inputs
        if cell.input and cell.input.key == ("offers", 0, "kind")
        for label, kind in cell.input.choices.items()
        if kind == "lease"
    ]
    [one] = problems("street-furniture", {("offers", 0, "kind"): lease})
    assert one.code == "other_model"
    assert one.cell == layout.places["offers", 0, "purchase", "price"]
    assert layout.places["offers", 0, "purchase", "service_life_years"] in worded(one).mend.say(str)


def test_no_business_model_is_one_message_at_its_cell() -> None:
    _tender, layout, _book = of("street-furniture")
    [one] = problems("street-furniture", {("offers", 0, "kind"): None})
    assert (one.code, one.cell) == ("empty_cell", layout.places["offers", 0, "kind"])


def test_a_row_that_was_begun_is_one_message_with_all_that_it_lacks() -> None:
    _tender, layout, _book = of("street-furniture")
    row: Path = ("offers", 0, "costs", 9)
    [one] = problems("street-furniture", {(*row, "name"): "Installatie"})
    assert (one.code, one.cell) == ("empty_cell", layout.places[*row, "amount"])
    assert f"({layout.places[*row, 'phase']})" in worded(one).mend.say(str)


def test_two_things_wrong_are_two_messages_down_the_sheet() -> None:
    _tender, layout, _book = of("street-furniture")
    price, name = ("offers", 0, "purchase", "price"), ("bidder", "name")
    found = problems("street-furniture", {price: "abc", name: None})
    assert [one.cell for one in found] == [layout.places[name], layout.places[price]]
