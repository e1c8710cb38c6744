"""A form that was made before its tender asked something else: what is new on it and what is gone is named."""

import io

import pytest
from openpyxl import load_workbook

import make
from lcc.excel.bid_form.changes import changed_since, renamed_since
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.spots import spots_of, spots_on
from lcc.excel.bid_form.write import write_form
from lcc.language import LANGUAGES, Text, translator
from lcc.model import Tender
from lcc.record.problem import InputRefusedError
from lcc.record.version import LAYOUT
from lcc.words.problems import worded
from readers import read_form, words_in_form


def changed(tender: Tender, **changes: object) -> Tender:
    return Tender.model_validate({**tender.model_dump(mode="json", exclude_unset=True), **changes})


def refusal(before: Tender, now: Tender) -> str:
    """Return what is said of a form that was made before."""
    with pytest.raises(InputRefusedError) as refused:
        read_form(write_form(before, "en"), "form.xlsx", now)
    said = worded(refused.value.problems[0]).expected.say(str)
    return said.partition("Changed since this one was made: ")[2]


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
@pytest.mark.parametrize("name", make.EXAMPLES)
def test_what_a_form_asks_is_read_from_its_sheets_as_it_was_laid_out(name: str, language: str) -> None:
    tender, _ = make.example(name).tender, translator(language)
    workbook, layout = open_form(write_form(tender, language), layouts_of(tender)), form_layout(tender, language)
    for on, sheet in zip(layout.sheets, workbook.worksheets, strict=False):
        assert [spot for spot, _cell in spots_on(sheet, _)] == [spot for _key, spot in spots_of([on], _)]


TENDER = make.tender()
[THING] = [one.model_dump(exclude_unset=True) for one in TENDER.items]
TABLE = {**THING, "id": "table", "name": "Picnic table", "quantity": 4}


def test_a_new_item_is_named_and_so_is_one_that_is_gone() -> None:
    two = changed(TENDER, items=[THING, TABLE])
    assert refusal(TENDER, two) == "new: item Picnic table"
    assert refusal(two, changed(TENDER, items=[TABLE])) == f"gone: item {THING['name']}"


def test_a_new_question_is_named_with_its_item() -> None:
    one = {"electricity": {"unit": "kWh", "price": 0.3}}
    priced = changed(TENDER, resources=one)
    assert "Consumption, per unit and year (Thing)" in refusal(TENDER, priced)
    assert "new: water (Thing)" in refusal(
        priced, changed(TENDER, resources=one | {"water": {"unit": "m3", "price": 1.0}})
    )
    only = changed(TENDER, business_models=["purchase"])
    both = changed(TENDER, business_models=["purchase", "lease"])
    assert "Only if you chose: Lease (Thing)" in refusal(only, both)
    assert "Business model (Thing)" in refusal(both, only).partition("gone: ")[2]


def test_an_item_that_is_called_otherwise_is_no_other_item() -> None:
    renamed = changed(TENDER, items=[{**THING, "name": "Park bench"}])
    assert refusal(TENDER, renamed) == f"Item 1: was {THING['name']}, is now Park bench"
    other_unit = changed(TENDER, items=[{**THING, "unit": "set"}])
    assert refusal(TENDER, other_unit).startswith("Quantity of Thing: was 1 piece, is now 1 set")


def told_otherwise(before: Tender, now: Tender) -> str:
    """Return what is said of a form that was made before, and asks the same."""
    layouts = layouts_of(now)
    content = write_form(before, "en", make.bid(make.offer(make.purchase())))
    found = words_in_form(open_form(content, layouts), now, layouts)
    [changes] = [one.context["changes"] for one in found if one.code == "told_otherwise"]
    assert isinstance(changes, Text)
    return changes.say(str)


def test_what_a_form_tells_of_the_tender_is_no_fact_of_its_last_item() -> None:
    criteria = {"quality": {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}}
    before, now = (
        changed(TENDER, award={"method": method, "price_weight": 0.5}, **criteria)
        for method in ("low_bid", "linear_to_twice_lowest")
    )
    said = told_otherwise(before, now)
    assert said.startswith("Award rule: was ")
    assert THING["name"] not in said
    gone = told_otherwise(before, TENDER)
    assert gone.startswith("gone: Award rule, ")
    assert told_otherwise(TENDER, before).startswith("new: Award rule, ")


TWO = [THING, TABLE]
PARTS = [
    {"id": "P1", "title": "Bench lot", "items": ["thing"]},
    {"id": "P2", "title": "Tables", "items": ["table"]},
]
NOTICE = {"number": 1, "date": "2027-02-01", "text": "Item 1: see below.\nBidder\nItem 2: as it was."}
UNCHANGED = {
    "lots": make.tender(items=TWO, lots={"parts": PARTS}),
    "notices": make.tender(items=TWO, notices=[NOTICE]),
    "criteria": make.tender(
        award={"method": "low_bid", "price_weight": 0.5},
        quality={"criteria": [{"id": "plan", "name": "Quantity", "weight": 1.0}]},
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*UNCHANGED, "street-furniture", "street-lighting", "facade-cladding"])
def test_a_fresh_form_tells_nothing_otherwise(name: str, language: str) -> None:
    tender = UNCHANGED.get(name) or make.example(name).tender
    layouts, content = layouts_of(tender), write_form(tender, language)
    sheets = open_form(content, layouts).worksheets[:2]
    form, english = layouts(language, LAYOUT), layouts("en", LAYOUT)
    assert changed_since(sheets, form, english, asks_the_same=True) is None
    assert changed_since(sheets, form, english, asks_the_same=False) is None
    assert renamed_since(sheets[0], form) == {}


def test_an_item_of_a_lot_that_changed_is_called_by_its_own_name() -> None:
    before, now = (
        make.tender(items=[{**THING, "quantity": number}, TABLE], lots={"parts": PARTS}) for number in (1, 2)
    )
    assert refusal(before, now) == f"Quantity of {THING['name']}: was 1, is now 2"


def by_hand(before: Tender, now: Tender) -> list[tuple[str, str]]:
    """Return what is said of a form in which the rate that it told was typed over."""
    layouts, saved = layouts_of(now), io.BytesIO()
    book = load_workbook(io.BytesIO(write_form(before, "en", make.bid(make.offer(make.purchase())))))
    [rate] = [row[2] for row in book.worksheets[1].iter_rows() if row[1].value == "Discount rate"]
    rate.value = 0.01
    book.save(saved)
    found = words_in_form(open_form(saved.getvalue(), layouts), now, layouts)
    return [(one.code, str(one.context["changes"].say(str))) for one in found if "changes" in one.context]


def test_what_a_bidder_typed_over_is_not_called_an_older_tender() -> None:
    now = make.tender(discount={"rate": 0.018, "basis": "nominal"})
    older = make.tender(discount={"rate": 0.02, "basis": "nominal"})
    said = "Discount rate: here 1 %, in the tender 1.8 %"
    assert by_hand(now, now) == [("told_by_hand", said)]
    assert by_hand(older, now) == [("told_otherwise_and_by_hand", said)]
