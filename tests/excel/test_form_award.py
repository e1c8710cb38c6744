"""What an award asks of bidders, on the bid form: level, variant, circularity, lots and combinations of them."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from test_form import with_effect, without_defaults

import award_strategies
import make
from effort import of_a_hundred
from form_cells import by_key, cell_at, place_of
from lcc.checks.agreement import disagreements
from lcc.excel.bid_form.layout import form_layout, questions_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.form.layout import address_of
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import read_form

MEASURED = {
    "kind": "measured",
    "indicator": "detachability",
    "steps": [{"value": 0.1, "earns": 0.0}, {"value": 0.7, "earns": 1.0}],
}
WORDS = {"kind": "words", "words": {"weak": 0.0, "good": 1.0}}
RICH: dict[str, Any] = {
    "items": [{"id": name, "name": name.title(), "quantity": 2, "unit": "piece"} for name in ("bench", "bin", "sign")],
    "lots": {
        "parts": [
            {"id": "1", "title": "Park", "items": ["bench", "bin"]},
            {"id": "2", "title": "Signs", "items": ["sign"]},
        ],
        "allocation": "best_combination",
        "combined_bids": True,
    },
    "variants": "allowed",
    "quality": {
        "criteria": [
            {"id": "plan", "name": "Plan", "weight": 0.6, "scale": WORDS},
            {"id": "loose", "name": "Detachable", "weight": 0.4, "scale": MEASURED, "minimum": 0.4},
        ]
    },
    "award": {
        "method": "quality_value",
        "quality_value": 50_000.0,
        "co2_ladder": {"version": "4.0", "shares": {1: 0.01, 2: 0.02, 3: 0.04}},
    },
}  # fmt: skip
RICH_OFFER = {"circularity": {"mass_kg": 12.5, "detachability": 0.6}}


def rich_tender(**changes: Any) -> Tender:
    return make.tender(**{**RICH, **changes})


def rich_bid(*items: str, **parts: Any) -> Bid:
    offers = [{"item": item, "business_model": make.purchase(), **RICH_OFFER} for item in items]
    ladder = {"version": "4.0", "level": 2, "certificate": True}
    return Bid.model_validate(
        {"tender": "test", "bidder": {"name": "Hout"}, "co2_ladder": ladder, "offers": offers, **parts}
    )


WHOLE = rich_bid("bench", "bin", "sign", variant="bamboo", combinations=[{"lots": ["1", "2"], "discount": 0.05}])


@st.composite
def tender_and_bid(draw: st.DrawFn) -> tuple[Tender, Bid]:
    tender = draw(award_strategies.tenders())
    return tender, draw(award_strategies.bids(tender))


@of_a_hundred(40)
@given(tender_and_bid(), st.sampled_from(LANGUAGES))
def test_a_form_filled_in_from_a_bid_reads_as_that_bid(case: tuple[Tender, Bid], language: str) -> None:
    tender, bid = case
    bid = with_effect(tender, bid)
    assert disagreements(tender, bid) == []
    read, origins = read_form(write_form(tender, language, bid), "form.xlsx", tender)
    assert without_defaults(read) == without_defaults(bid)
    asked = {address_of(cell) for cell in form_layout(tender, language).inputs}
    assert {str(origin.cell) for origin in origins.values()} <= asked


def cells(tender: Tender) -> dict[str, str]:
    """Return the address of each cell to fill in, by its key."""
    return by_key(form_layout(tender, "en"))


def refused(bid: Bid | None, changes: Mapping[str, Any], tender: Tender | None = None) -> set[tuple[str, str]]:
    """Return cell (by key) and expectation of each problem in a form that was filled in and then changed."""
    tender = tender or rich_tender()
    workbook, changed = load_workbook(io.BytesIO(write_form(tender, "en", bid))), io.BytesIO()
    at = cells(tender)
    for key, value in changes.items():
        cell_at(workbook, at[key]).value = value
    workbook.save(changed)
    keys = {address: key for key, address in at.items()}
    with pytest.raises(InputRefusedError) as caught:
        read_form(changed.getvalue(), "form.xlsx", tender)
    return {(keys.get(place_of(one), "-"), worded(one).expected.say(str)) for one in caught.value.problems}


def test_each_new_field_is_traced_to_its_cell() -> None:
    tender = rich_tender()
    read, origins = read_form(write_form(tender, "nl", WHOLE), "form.xlsx", tender)
    assert read.model_dump(exclude_defaults=True) == WHOLE.model_dump(exclude_defaults=True)
    for path, key in {
        ("variant",): "variant",
        ("co2_ladder", "level"): "co2_ladder/level",
        ("offers", 2, "circularity", "detachability"): "offers/2/circularity/detachability",
        ("combinations", 0, "discount"): "combinations/0/discount",
        ("combinations", 0, "lots", 1): "combinations/0/lots/2",
    }.items():
        assert f"{origins[path].sheet}!{origins[path].cell}" == by_key(form_layout(tender, "nl"))[key]


def test_the_level_and_what_is_measured_cannot_stay_empty() -> None:
    assert refused(WHOLE, {"co2_ladder/level": None, "offers/1/circularity/mass_kg": None,
                           "offers/2/circularity/detachability": None}) == {
        ("co2_ladder/level", "a value in this cell"),
        ("offers/1/circularity/mass_kg", "a value in this cell"),
        ("offers/2/circularity/detachability", "a value in this cell"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("co2_ladder/level", 5, "one of: 0, 1, 2, 3"),
        ("offers/0/circularity/detachability", 1.2, "a number of at most 1"),
        ("offers/0/circularity/mass_kg", 0, "a number above 0"),
        ("combinations/0/discount", 1, "a number below 1"),
        ("combinations/0/discount", None, "a value in this cell"),
        ("combinations/3/discount", 0.1, "at least 2 entry"),
    ],
)
def test_what_cannot_be_is_named_by_its_cell(key: str, value: object, expected: str) -> None:
    cell = "combinations/3/lots/1" if key == "combinations/3/discount" else key
    assert refused(WHOLE, {key: value}) == {(cell, expected)}


def test_a_discount_is_typed_as_a_share_or_as_a_sum() -> None:
    as_sum = rich_bid(
        "bench", "bin", "sign", variant="bamboo", combinations=[{"lots": ["1", "2"], "amount": 99.5}]
    )
    read, origins = read_form(write_form(rich_tender(), "en", as_sum), "form.xlsx", rich_tender())
    assert (read.combinations[0].amount, read.combinations[0].discount) == (99.5, None)
    assert (
        f"{origins['combinations', 0, 'amount'].sheet}!{origins['combinations', 0, 'amount'].cell}"
        == cells(rich_tender())["combinations/0/amount"]
    )
    both = {("combinations/0/discount", "a discount as a share or as a sum: one of the two")}
    assert refused(WHOLE, {"combinations/0/amount": 99.5}) == both


def test_a_level_may_be_typed_as_a_number() -> None:
    tender = rich_tender()
    workbook, changed = load_workbook(io.BytesIO(write_form(tender, "en", WHOLE))), io.BytesIO()
    cell_at(workbook, cells(tender)["co2_ladder/level"]).value = 0
    workbook.save(changed)
    ladder = read_form(changed.getvalue(), "form.xlsx", tender)[0].co2_ladder
    assert ladder is not None
    assert (ladder.version, ladder.level, ladder.certificate) == ("4.0", 0, True)


def test_items_that_are_left_empty_give_no_offer() -> None:
    tender = rich_tender()
    one_lot = rich_bid("sign")
    read, origins = read_form(write_form(tender, "en", one_lot), "form.xlsx", tender)
    assert [offer.item for offer in read.offers] == ["sign"]
    price = form_layout(tender, "en").places["offers", 2, "purchase", "price"]
    assert origins["offers", 0, "business_model", "price"].cell == price
    assert disagreements(tender, read) == []


def test_an_item_that_is_begun_needs_a_business_model_and_so_do_the_others_of_its_lot() -> None:
    assert refused(rich_bid("sign"), {"offers/0/end_of_life/disposal": 3}) == {
        ("offers/0/kind", "a value in this cell"),
        ("offers/0/circularity/mass_kg", "a value in this cell"),
        ("offers/0/circularity/detachability", "a value in this cell"),
        ("offers/1/kind", "an offer for every item of a lot that is offered"),
    }


def test_a_form_without_any_offer_says_so_once() -> None:
    empty = {"bidder/name": "Hout", "co2_ladder/level": 0}
    assert refused(None, empty) == {("offers/0/kind", "an offer for the items of at least one lot")}


def test_a_combination_of_only_no_is_none() -> None:
    tender = rich_tender()
    workbook, changed = load_workbook(io.BytesIO(write_form(tender, "en", WHOLE))), io.BytesIO()
    for lot in "12":
        cell_at(workbook, cells(tender)[f"combinations/1/lots/{lot}"]).value = "no"
    workbook.save(changed)
    assert read_form(changed.getvalue(), "form.xlsx", tender)[0] == WHOLE


def test_more_combinations_than_a_form_has_room_for() -> None:
    many = [{"lots": ["1", "2"], "discount": 0.01}] * 5
    with pytest.raises(InputRefusedError) as caught:
        write_form(rich_tender(), "en", rich_bid("bench", "bin", "sign", combinations=many))
    assert [worded(one).expected.say(str) for one in caught.value.problems] == ["at most 4 entries"]


def rows_said(tender: Tender) -> list[str]:
    """Return what stands in each row of a form, cells to be filled in left out."""
    rows: dict[tuple[str, int], list[str]] = {}
    for layout in form_layout(tender, "en").sheets:
        for cell in layout.cells:
            if cell.value not in (None, "") and not cell.input:
                rows.setdefault((layout.sheet, cell.row), []).append(str(cell.value))
    return [" | ".join(row) for row in rows.values()]


def test_the_form_says_how_many_of_a_group_of_lots_one_bidder_gets() -> None:
    lots = {**RICH["lots"], "limits": [{"lots": ["1", "2"], "most": 1}]}
    said = rows_said(rich_tender(lots=lots))
    at = said.index("Which lots go to whom | the best combination")
    assert " ".join(said[at + 1 : at + 3]) == "Most of Park, Signs for one | 1 bidder"


def test_the_form_says_how_the_tender_is_awarded() -> None:
    said = rows_said(rich_tender())
    start = said.index("How the tender is awarded")
    assert said[start + 1 : start + 10] == [
        "Award rule | award on value (quality in money)",
        "What counts as the cost | life-cycle cost",
        "Value of full quality | 50000.0 | EUR",
        "Which lots go to whom | the best combination",
        "Criterion | Weight | Minimum score | Scale",
        "Plan | 0.6 | weak = 0 %; good = 100 %",
        "Detachable | 0.4 | 0.4 | detachability: 0.1 = 0 %; 0.7 = 100 %; between two steps: straight line",
        "Discount for the CO2-Prestatieladder",
        "Discount by level | 1: 1 %; 2: 2 %; 3: 4 %",
    ]
    assert said[said.index("Item 2: Bin") + 1] == "Lot 1: Park"
    assert "Version of the CO2-Prestatieladder | 4.0" in said


def test_a_tender_by_lowest_cost_alone_asks_and_says_nothing_new() -> None:
    layout = form_layout(make.tender(), "en")
    assert "How the tender is awarded" not in [cell.value for cell in layout.cells]
    assert {cell.input.key[0] for cell in layout.inputs if cell.input} == {"bidder", "security", "offers"}
    assert not any("circularity" in cell.input.key for cell in layout.inputs if cell.input)


def test_the_book_asks_at_least_the_same_and_leaves_the_facts_to_the_sheet_of_the_tender() -> None:
    """What a form asks only where the tender says something is always asked where the tender can still change."""
    asked, in_book = (
        [cell.input.key for cell in layout.inputs if cell.input]
        for layout in (form_layout(rich_tender(), "en"), questions_layout(rich_tender(), "en"))
    )
    assert asked == [key for key in in_book if key[-1] not in ("covers_shortfall", "early_end_cost")]
    assert {key[2:] for key in in_book} - {key[2:] for key in asked} == {
        ("model", "covers_shortfall"), ("lease", "early_end_cost"),
    }  # fmt: skip
    texts = [str(cell.value) for cell in questions_layout(rich_tender(), "en").cells]
    assert not {"How the tender is awarded", "Lot 1: Park", "4.0"} & {*texts}


def test_long_scales_and_names_go_on_in_the_next_row() -> None:
    long_words = {f"a_word_of_some_length_{n}": n / 20 for n in range(20)}
    criterion = {"id": "c", "name": "A criterion with a name that is longer than its column is wide", "weight": 1.0,
                 "scale": {"kind": "words", "words": long_words}}  # fmt: skip
    layout = form_layout(make.tender(quality={"criteria": [criterion]}), "en")
    lines = [str(cell.value) for cell in layout.cells if "a_word_of" in str(cell.value)]
    assert all(any(f"{word} = {100 * earns:g} %" in line for line in lines) for word, earns in long_words.items())
    assert max(map(len, lines)) <= 92
    names = [str(cell.value) for cell in layout.cells if str(cell.value) in str(criterion["name"])]
    assert " ".join(name for name in names if name) == criterion["name"]


def notes_of(tender: Tender, language: str = "en") -> list[str]:
    layout = form_layout(tender, language)
    return [str(cell.value) for cell in layout.cells if cell.style == "note" and "award" in str(cell.value)]


def test_by_price_a_form_says_where_costs_are_asked_that_do_not_count() -> None:
    by_price = {"method": "lowest_price", "motivation": "x"}
    power = {"power": {"unit": "kWh", "price": 0.3}}
    of_costs, elsewhere = "Of these costs only those of phase purchase count", "this does not count for it"
    found = notes_of(make.tender(award=by_price, resources=power))
    # Beside other costs and consumption, and beside end of life and take-back, of which nothing is ever price.
    assert [sum(words in note for note in found) for words in (of_costs, elsewhere)] == [2, 2]
    assert notes_of(make.tender(resources=power)) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"method": "fixed_budget", "budget": 100.0}, "only as far as the budget"),
        ({"method": "low_bid", "price_weight": 0.0}, "their weight is 0"),
        ({"method": "low_bid", "price_weight": 0.1}, None),
    ],
)
def test_where_cost_decides_nothing_a_form_says_so(rule: dict[str, Any], words: str | None) -> None:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0}]}
    found = notes_of(make.tender(award=rule, quality=quality))
    assert [note for note in found if words is None or words not in note] == []
    assert len(found) == (0 if words is None else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_by_price_reads_back(language: str) -> None:
    tender = make.tender(award={"method": "lowest_price", "motivation": "x"})
    bid = make.bid(
        make.offer(
            make.purchase(),
            costs=[{"name": "Delivery", "phase": "purchase", "amount": 5.0, "at_year": 0}],
            end_of_life={"demolition": 0.0, "disposal": 3.0},
        )
    )
    read, _origins = read_form(write_form(tender, language, bid), "form.xlsx", tender)
    assert without_defaults(read) == without_defaults(with_effect(tender, bid))
