"""What is said beside a cell, and when what is typed there can't stand."""

import re

import pytest

import make
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.form.guidance import guidance
from lcc.excel.form.layout import Question
from lcc.excel.tender_book.layout import book_layout
from lcc.excel.tender_book.shape import PARTS, TABLES, Shape
from lcc.language import translator

DUTCH = translator("nl")
BOOK = book_layout("nl", Shape(tuple(PARTS), dict.fromkeys((*TABLES, "more_items"), 1)))
LAYOUTS = (*form_layout(make.tender(), "nl").sheets, *BOOK.values())
ASKED = {one.input.key: one.input for layout in LAYOUTS for one in layout.cells if one.input}
TYPED = [one for one in ASKED.values() if one.kind in ("number", "whole", "share") and not one.choices]


def example(asked: Question) -> float:
    [written] = re.findall(r"bijvoorbeeld ([\d,]+(?: %)?)\.", guidance(asked, "Vraag", DUTCH).refusal)
    number = float(written.removesuffix(" %").replace(",", "."))
    return number / 100 if written.endswith("%") else number


@pytest.mark.parametrize("asked", TYPED, ids=lambda one: ".".join(map(str, one.key)))
def test_the_example_beside_a_cell_can_be_typed_there(asked: Question) -> None:
    at_least = -(10**12) if asked.minimum is None else asked.minimum
    at_most = 10**12 if asked.maximum is None else asked.maximum
    assert at_least <= example(asked) <= at_most


@pytest.mark.parametrize("asked", TYPED, ids=lambda one: ".".join(map(str, one.key)))
def test_the_help_with_a_cell_has_the_example_too(asked: Question) -> None:
    """As is said on top of the form; a cell without an explanation of its own has that alone."""
    beside = guidance(asked, "Vraag", DUTCH)
    assert beside.help.startswith(asked.help)
    assert "bijvoorbeeld" in beside.help or len(beside.help) == 255


@pytest.mark.parametrize("asked", ASKED.values(), ids=lambda one: ".".join(map(str, one.key)))
def test_no_help_with_a_cell_has_a_name_of_ours(asked: Question) -> None:
    assert re.findall(r"[a-z]_[a-z]", guidance(asked, "Vraag", DUTCH).help) == []


def test_a_bound_is_told_in_few_digits_and_what_is_typed_so_is_within_it() -> None:
    a_month = Question(("life",), "number", minimum=1 / 12, maximum=50)
    assert guidance(a_month, "Levensduur", DUTCH).refusal.endswith("Van 0,09 tot en met 50.")
