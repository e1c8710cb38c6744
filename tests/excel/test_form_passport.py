"""A material passport on the bid form, in a workbook of its own, and in a file that the form names."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from test_form import to_fifteen_digits

import make
from effort import of_a_hundred, one_of_every
from form_cells import by_key as addresses_by_key
from form_cells import cell_at, place_of
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.passport_form.write import passport_layout, write_passport
from lcc.excel.tender_book.book import write_book
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.model.passport import Passport
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from passports import BENCH, STEEL, WOOD, passports
from readers import passport_in, read_book, read_form

PRICES = {"steel": 0.2, "wood": 0.05}
SECONDARY = {"indicator": "secondary_share", "at_least": 0.2, "required": True}
TENDER = make.tender(circularity={"material_prices": PRICES, "targets": [SECONDARY]})
AT = "offers/0/passport"


def bid(**parts: Any) -> Bid:
    return make.bid(make.offer(make.purchase(), **parts))


WITH_PASSPORT = bid(passport=BENCH)
WITHOUT = bid(circularity={"mass_kg": 60.0, "secondary_share": 0.4})


def plain(record: Bid | Passport) -> Any:
    return to_fifteen_digits(record.model_dump(exclude_defaults=True))


@of_a_hundred(30)
@given(passports(sold_as=list(PRICES)), st.sampled_from(LANGUAGES))
def test_a_passport_reads_back_as_it_was_filled_in(drawn: dict[str, Any], language: str) -> None:
    of_bid = bid(passport=drawn)
    read, origins = read_form(write_form(TENDER, language, of_bid), "form.xlsx", TENDER)
    assert plain(read) == plain(of_bid)
    cells = set(form_layout(TENDER, language).places.values())
    assert {str(origin.cell) for origin in origins.values()} <= cells
    alone = Passport.model_validate(drawn)
    assert plain(passport_in(write_passport(language, alone), "a.passport.xlsx")[0]) == plain(alone)


def changed(content: bytes, at: Mapping[str, str], changes: Mapping[str, Any]) -> bytes:
    """Return a workbook of one sheet in which other values stand in the cells of these keys, or at these addresses."""
    workbook, saved = load_workbook(io.BytesIO(content)), io.BytesIO()
    for key, value in changes.items():
        cell_at(workbook, at.get(key, key)).value = value
    workbook.save(saved)
    return saved.getvalue()


def by_key(places: Mapping[Any, str]) -> dict[str, str]:
    return {"/".join(map(str, key)): address for key, address in places.items()}


def refused(start: Bid | None, changes: Mapping[str, Any], tender: Tender = TENDER) -> set[tuple[str, str]]:
    """Return cell (by key) and expectation of each problem in a form that was filled in and then changed."""
    at = addresses_by_key(form_layout(tender, "en"))
    content = changed(write_form(tender, "en", start), at, changes)
    with pytest.raises(InputRefusedError) as caught:
        read_form(content, "form.xlsx", tender)
    return _said(caught.value, at)


def refused_alone(changes: Mapping[str, Any], start: Passport | None = None) -> set[tuple[str, str]]:
    """Return the same of a passport in a workbook of its own."""
    at = by_key(passport_layout("en").places)
    content = changed(write_passport("en", start), at, changes)
    with pytest.raises(InputRefusedError) as caught:
        passport_in(content, "bench.passport.xlsx")
    return _said(caught.value, at)


def _said(error: InputRefusedError, at: Mapping[str, str]) -> set[tuple[str, str]]:
    keys = {address: key for key, address in at.items()}
    return {
        (
            keys.get(place_of(one), keys.get(str(one.origin.cell), str(one.origin.cell))),
            worded(one).expected.say(str),
        )
        for one in error.problems
    }


WRONG = [
    ("mass_kg", 70, "mass_kg", "materials that together weigh 70 kg, as the product does; these weigh 60 kg"),
    ("materials/0/origin/virgin", 0.5, "materials/0/origin/virgin",
     "shares that add up to 100 %"),
    ("materials/1/end_of_life/reuse", None, "materials/1/end_of_life/reuse",
     "shares that add up to 100 %"),
    ("materials/1/connection", "glue", "materials/1/connection", "a connection of this passport: feet, slats"),
    ("materials/1/mass_kg", None, "materials/1/mass_kg", "a value in this cell"),
    ("materials/1/name", None, "materials/1/name", "a value in this cell"),
    ("materials/0/evidence/0/number", None, "materials/0/evidence/0/number", "a value in this cell"),
    ("connections/1/name", "feet", "connections/1/name", "each connection once"),
    ("connections/1/edge", None, "connections/1/edge", "a value in this cell"),
    ("connections/1/edge", "half", "connections/1/edge", "one of: open, overlap: partly closed in, closed in"),
    ("technical_life_years", None, "technical_life_years", "a value in this cell"),
    ("materials/0/mass_kg", "=40+2", "materials/0/mass_kg", "a value, not a formula"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "cell", "expected"), one_of_every(2, WRONG))
def test_what_is_wrong_is_named_by_its_cell(key: str, value: object, cell: str, expected: str) -> None:
    assert (f"{AT}/{cell}", expected) in refused(WITH_PASSPORT, {f"{AT}/{key}": value})
    assert (cell, expected) in refused_alone({key: value}, Passport.model_validate(BENCH))


def test_a_material_that_is_sold_is_chosen_from_those_of_the_tender() -> None:
    assert refused(WITH_PASSPORT, {f"{AT}/materials/1/sold_as": "oak"}) == {
        (f"{AT}/materials/1/sold_as", "one of: steel, wood")
    }
    assert not any("sold_as" in key for key in by_key(form_layout(make.tender(circularity={}), "en").places))


def test_a_row_between_others_can_stay_empty() -> None:
    at = by_key(passport_layout("en").places)
    content = write_passport(
        "en", Passport.model_validate(BENCH | {"materials": [STEEL, STEEL, WOOD], "mass_kg": 102.0})
    )
    second = {key: None for key in at if key.startswith("materials/1/")}
    read, origins = passport_in(changed(content, at, {**second, "mass_kg": 60}), "bench.passport.xlsx")
    assert plain(read) == plain(Passport.model_validate(BENCH))
    assert origins["materials", 1, "name"].cell == at["materials/2/name"]


def test_the_later_tables_repeat_the_names_of_the_materials() -> None:
    sheet = load_workbook(
        io.BytesIO(write_passport("en", Passport.model_validate(BENCH))), data_only=True
    ).worksheets[0]
    labels = [str(cell.value) for cell in sheet["B"] if cell.value]
    assert labels.count("Galvanised steel") == 3
    assert labels.count("Material 3") == 2


def test_what_repeats_a_name_can_not_be_changed() -> None:
    layout = passport_layout("en")
    cell = next(cell for cell in layout.cells if cell.shows)
    address = f"B{cell.row + 1}"
    assert {where for where, _expected in refused_alone({address: "Recycled steel"})} >= {address}


def test_with_a_passport_what_follows_from_it_stays_empty() -> None:
    read, _origins = read_form(write_form(TENDER, "nl", WITH_PASSPORT), "form.xlsx", TENDER)
    assert read.offers[0].circularity is None
    assert refused(WITH_PASSPORT, {"offers/0/circularity/secondary_share": 0.9}) == {
        (
            "offers/0/circularity/secondary_share",
            "nothing beside a passport: it follows from the passport",
        )
    }


def test_without_a_passport_what_is_needed_is_stated() -> None:
    read, _origins = read_form(write_form(TENDER, "nl", WITHOUT), "form.xlsx", TENDER)
    assert read == WITHOUT
    assert refused(WITHOUT, {"offers/0/circularity/secondary_share": None}) == {
        ("offers/0/circularity/secondary_share", "a value in this cell")
    }


def test_a_passport_that_is_begun_is_filled_in_as_a_whole() -> None:
    assert refused(bid(), {f"{AT}/product": "Bench"}) == {
        (f"{AT}/mass_kg", "a value in this cell"),
        (f"{AT}/technical_life_years", "a value in this cell"),
        (f"{AT}/materials/0/name", "at least 1 entry"),
    }


def test_an_empty_passport_says_what_is_missing() -> None:
    assert refused_alone({}) == {
        ("product", "a value in this cell"),
        ("mass_kg", "a value in this cell"),
        ("technical_life_years", "a value in this cell"),
        ("materials/0/name", "at least 1 entry"),
    }


def test_a_passport_and_the_name_of_one() -> None:
    found = refused(WITH_PASSPORT, {f"{AT}/file": "bench.passport.json"})
    assert (f"{AT}/file", "a passport in the form or the name of its file, not both") in found


def test_a_passport_with_more_than_a_form_has_room_for() -> None:
    evidence = {"kind": "epd", "number": "1"}
    light = STEEL | {"mass_kg": 1.0, "evidence": [evidence] * 2}
    joints = [BENCH["connections"][0] | {"name": f"{k}"} for k in range(9)]
    rich = BENCH | {
        "materials": [light | {"connection": "1"}] * 13, "mass_kg": 13.0, "connections": joints,
        "evidence": [evidence] * 2,
    }  # fmt: skip
    expected = {"at most 12 of them in a form", "at most 8 of them in a form", "at most 1 of them in a form"}
    with pytest.raises(InputRefusedError) as caught:
        write_form(TENDER, "en", bid(passport=rich))
    assert {worded(one).expected.say(str) for one in caught.value.problems} == expected
    with pytest.raises(InputRefusedError) as caught:
        write_passport("en", Passport.model_validate(rich), "bench.passport.json")
    assert {(one.file, worded(one).expected.say(str)) for one in caught.value.problems} == {
        ("bench.passport.json", one) for one in expected
    }


def test_another_workbook_is_no_passport() -> None:
    with pytest.raises(InputRefusedError) as caught:
        passport_in(write_form(TENDER, "en", WITH_PASSPORT), "bench.passport.xlsx")
    assert [worded(one).expected.say(str) for one in caught.value.problems] == [
        "a material passport as `lcc passport form` writes it"
    ]


def test_a_tender_that_asks_for_none_has_no_cells_for_it() -> None:
    for tender in (make.tender(), make.tender(circularity={"passport": "not_asked"})):
        assert not any("passport" in key for key in by_key(form_layout(tender, "en").places))


def test_a_book_asks_a_passport_where_a_criterion_is_measured_by_it() -> None:
    steps = [{"value": 0.1, "earns": 0.0}, {"value": 1.0, "earns": 1.0}]
    scale = {"kind": "measured", "indicator": "product_circularity", "steps": steps}
    tender = make.tender(
        quality={"criteria": [{"id": "loose", "name": "Detachable", "weight": 1.0, "scale": scale}]},
        award={"method": "quality_value", "quality_value": 1000.0},
    )
    unsold = BENCH | {"materials": [{k: v for k, v in STEEL.items() if k != "sold_as"}, WOOD]}
    book = write_book(tender, "en", bids=[bid(passport=unsold)])
    [(read, _origins)] = read_book(load_workbook(io.BytesIO(book)), "book.xlsx").bids
    assert plain(read) == plain(bid(passport=unsold))


def test_a_passport_that_a_form_does_not_ask_for_is_not_lost_without_a_word() -> None:
    with pytest.raises(InputRefusedError) as refused:
        write_form(make.tender(), "en", WITH_PASSPORT)
    assert "does not ask for one" in worded(refused.value.problems[0]).expected.say(str)
