"""What is said of a cell has no names of ours in it, and is right for the Excel of who reads it."""

import re
from datetime import datetime
from string import Formatter
from typing import Any

import pytest

from lcc.language import LANGUAGES, Text, translator
from lcc.record.place import Asked
from lcc.record.problem import Problem, in_order
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.in_workbooks import FOR_SUPPLIER, IN_WORKBOOK
from lcc.words.problem_texts.proofs import PROOFS
from lcc.words.problem_texts.texts import TEXTS
from lcc.words.problems import worded

_OF_OURS = re.compile(r"[a-z]+_[a-z]|offers\[|\w\[\d|[a-z]+: (?=[a-z\[]+\.[a-z])|\{\w+\}")
"""Snake case, a path, a key of YAML."""
_OF_A_MAPPING = {
    "unit_not_understood", "not_mapped", "phase_not_mapped", "index_not_mapped", "no_such_field", "quantity_place",
    "other_models_field", "cell_or_column", "other_document", "life_not_mapped", "range_left_out", "passport_frame",
    "index_composition", "epd_per_item",
}  # fmt: skip
"""These stand on a line of a text, such as the mapping, or in a result: there fields go by their names."""
_ABOUT_A_FIELD = {
    "known",
    "choices",
    "name",
    "needed",
    "fields",
    "field",
    "indicator",
    "resource",
    "method",
    "close",
}
IN_CELLS = sorted(EXPECTED_AND_MEND.keys() - PROOFS.keys() - TEXTS.keys() - _OF_A_MAPPING)


def at_cell(code: str, found: object, /, **context: Any) -> Problem:
    place = Asked(field="offers[0].x_y", sheet="Bids", cell="C7", label="Laptop, Price", is_only_sheet=False)
    return Problem("bid.xlsx", place, code, found, context)


def filled(code: str) -> dict[str, Any]:
    """Return something for each blank in what is said of a code: where it is a field, by the name of one."""
    texts = [*EXPECTED_AND_MEND[code], *IN_WORKBOOK.get(code, ()), *IN_WORKBOOK.get(f"{code}, a share", ())]
    blanks = {name for text in texts for _before, name, _layout, _how in Formatter().parse(text) if name}
    lists: dict[str, Any] = {
        "models": ("lease",),
        "weights": [("price", 0.45), ("plan", 0.5)],
        "of_each": [("price", 0.5)],
        "at": "2027-03-01T10:00:00+01:00",
        "source": "A study",
    }
    return {name: words for name, words in lists.items() if name in blanks} | {
        name: "offers[0].business_model.service_life_years, pay_per_use, residual_value"
        if name in _ABOUT_A_FIELD
        else 0.5
        for name in blanks - lists.keys()
        if name not in ("also", "example", "hint", "suggestion", "shows")
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", IN_CELLS)
def test_no_sentence_about_a_cell_has_a_name_of_ours(code: str, language: str) -> None:
    for share in {}, {"is_share": True}:
        problem = at_cell(code, {"service_life_years": 1}, **filled(code), **share)
        assert _OF_OURS.findall(worded(problem).say(translator(language))) == []


@pytest.mark.parametrize("code", IN_CELLS)
def test_a_number_in_a_dutch_sentence_about_a_cell_has_a_comma(code: str) -> None:
    said = worded(at_cell(code, None, **filled(code))).say(translator("nl"))
    assert re.findall(r"(?<![\d.])(?<!nr\. )\d+\.\d+(?!\.?\d| uur)", said) == []


@pytest.mark.parametrize("code", FOR_SUPPLIER)
def test_a_supplier_is_told_of_no_command(code: str) -> None:
    problem = Problem(
        "bid.xlsx", at_cell(code, None).origin, code, None, filled(code) | {"leave_out": ["bid.xlsx"]}
    )
    said = worded(problem, for_supplier=True).say(str)
    assert not re.search(r"`|--|lcc ", said)


def test_words_for_a_workbook_are_words_for_a_code() -> None:
    codes = {code.partition(", a ")[0] for code in IN_WORKBOOK}
    assert codes | FOR_SUPPLIER.keys() <= EXPECTED_AND_MEND.keys()


def test_what_is_said_the_same_everywhere_is_written_once() -> None:
    assert [code for code, texts in IN_WORKBOOK.items() if EXPECTED_AND_MEND.get(code) == texts] == []


@pytest.mark.parametrize(
    ("language", "found", "context", "mend"),
    [
        ("nl", "0,92", {}, "Geef de cel de getalnotatie Getal en typ het getal opnieuw, met een komma: 0,92."),
        ("en", "0,92", {}, "Set the cell format to Number, and type it again, with a point for decimals: 0.92."),
        (
            "nl",
            "0,92",
            {"is_share": True},
            "Geef de cel de getalnotatie Percentage en typ wat de cel moet laten zien: 92%.",
        ),
        (
            "nl",
            "92%",
            {"is_share": True},
            "Geef de cel de getalnotatie Percentage en typ wat de cel moet laten zien: 92%.",
        ),
        ("nl", "1.250", {}, "Geef de cel de getalnotatie Getal en typ het getal opnieuw, met een komma."),
    ],
)
def test_digits_kept_as_text_are_typed_again_as_excel_wants_them(
    language: str, found: str, context: dict[str, bool], mend: str
) -> None:
    """Nobody knows whether 1.250 is more than a thousand: then no example is given."""
    assert worded(at_cell("digits_as_text", found, **context)).mend.say(translator(language)) == mend


@pytest.mark.parametrize("found", ["60 procent", "60 percent", "60 pct"])
def test_a_percentage_in_words_is_typed_as_a_percentage(found: str) -> None:
    mend = worded(at_cell("text_number", found, is_share=True)).mend.say(str)
    assert mend == "Set the cell format to Percentage, and type what the cell has to show: 60%."


@pytest.mark.parametrize("context", [{}, {"asks": "needed number"}])
def test_a_word_for_a_number_is_typed_in_digits(context: dict[str, str]) -> None:
    assert (
        worded(at_cell("nothing_stated", "vijf", **context)).mend.say(str).startswith("Type the number in digits")
    )


def test_a_number_in_a_sentence_has_the_decimal_mark_of_its_reader() -> None:
    said = worded(at_cell("less_than_equal", 1.5, le=0.5)).say(translator("nl"))
    assert "een getal van ten hoogste 0,5" in said
    assert "1,5" in said


def test_a_share_in_a_cell_is_a_percentage_with_percentages_for_bounds() -> None:
    """In a cell for percentages 95 that was pasted shows as 9500 %."""
    said = worded(at_cell("less_than_equal", 95, le=1.0, is_share=True))
    assert said.found.say(translator("nl")) == "95, ofwel 9500 %"
    assert said.expected.say(translator("nl")) == "een percentage van ten hoogste 100 %"
    assert said.mend.say(translator("nl")) == "Typ het percentage opnieuw: voor 30 procent typt u 30%."
    parts = worded(at_cell("instalments_whole", 0.9, is_share=True))
    assert parts.found.say(translator("nl")) == "90 %"


def test_what_was_found_is_called_by_what_it_is_in_excel() -> None:
    assert worded(at_cell("formula", "=200+50")).found.say(translator("nl")) == "formule '=200+50'"
    moment = datetime(2027, 1, 31, 9, 30)
    assert worded(at_cell("date_type", moment)).found.say(translator("nl")) == "31-01-2027 09:30"


def test_the_field_comes_before_the_cell_and_the_file_before_both() -> None:
    one = at_cell("empty_cell", None)
    assert worded(one).place(str) == "bid.xlsx: Laptop, Price (sheet Bids, cell C7)"
    alone = one.origin.model_copy(update={"is_only_sheet": True})
    assert worded(Problem("bid.xlsx", alone, "empty_cell", None, {})).place(str) == "bid.xlsx: Laptop, Price (C7)"


def test_problems_come_by_supplier_and_down_the_sheet() -> None:
    def at(cell: str, file: str, supplier: str) -> Problem:
        place = Asked(field="", sheet="Bids", cell=cell, label=cell, is_only_sheet=True)
        return Problem(file, place, "empty_cell", None, {}, supplier)

    given = [at("C100", "a", "Ash"), at("B9", "b", "Birch"), at("C9", "a", "Ash"), at("B10", "t", "")]
    assert [(one.supplier, one.cell) for one in in_order(given)] == [
        ("", "B10"),
        ("Ash", "C9"),
        ("Ash", "C100"),
        ("Birch", "B9"),
    ]


def test_what_was_found_is_said_in_words_too() -> None:
    assert worded(at_cell("no_use_stated", "pay_per_use")).found == Text("Pay per use")
