"""What is said beside a cell, and when what is typed there can't stand."""

import re

import pytest

import make
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.form.guidance import guidance
from lcc.excel.form.layout import Question
from lcc.language import translator

DUTCH = translator("nl")
TYPED = [
    one.input
    for one in form_layout(make.tender(), "nl").cells
    if one.input and one.input.kind in ("number", "whole", "share") and not one.input.choices
]


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
