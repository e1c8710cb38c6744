"""A book that is laid out anew: what it says comes along, and what no longer has a place is said."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from books import Typed, problems, type_in, where
from command_line import run
from lcc.excel.tender_book.book import write_book
from lcc.excel.tender_book.shape import part_of
from lcc.excel.untrusted.opening import loaded
from lcc.intake.submissions import read_tender
from lcc.model import Bid, Tender
from readers import read_book

ITEMS = [
    {"id": "chair", "name": "Chair", "quantity": 300, "unit": "piece"},
    {"id": "desk", "name": "Desk", "quantity": 200, "unit": "piece"},
]
NEW = {("items", 2, "name"): "Lamp", ("items", 2, "quantity"): 50, ("items", 2, "unit"): "piece"}
GONE: dict[tuple[Any, ...], Any] = {
    ("items", 0, name): None for name in ("name", "quantity", "unit", "use_per_year")
}


def tender(**changes: Any) -> Tender:
    return make.tender(**{"title": "Furniture", "items": ITEMS, **changes})


def wood() -> Bid:
    offers = [
        {"item": item["id"], "business_model": make.purchase(price)}
        for item, price in zip(ITEMS, (90.0, 400.0), strict=True)
    ]
    return make.bid(*offers, name="Wood BV")


def saved(book: Workbook, file: Path) -> Path:
    book.save(file)
    return file


def changed(folder: Path, typed: Typed, before: Tender | None = None, **parts: Any) -> Path:
    """Return a book in which a purchaser typed something."""
    book = load_workbook(io.BytesIO(write_book(before or tender(), "en", **parts)))
    return saved(type_in(book, typed), folder / "book.xlsx")


def anew(book: Path, to: str = "new.xlsx", *words: str) -> tuple[Path, str]:
    """Return the book that is laid out anew, and what is said of it."""
    out = book.with_name(to)
    return out, run("start", "from", str(book), "-o", str(out), *words, language="en").output


def test_an_item_that_is_typed_in_is_in_the_tender_with_a_code_of_its_name(tmp_path: Path) -> None:
    found = read_tender(changed(tmp_path, NEW))
    assert [(item.id, item.quantity) for item in found.items] == [("chair", 300), ("desk", 200), ("lamp", 50)]


def test_more_items_than_the_first_sheet_has_rows_for_go_on_behind_it(tmp_path: Path) -> None:
    names = [f"Item {k}" for k in range(2, 12)]
    typed = {
        ("items", k, name): value
        for k, called in enumerate(names, start=2)
        for name, value in {"name": called, "quantity": 1, "unit": "piece"}.items()
    }
    book = changed(tmp_path, typed)
    assert [item.name for item in read_tender(book).items] == ["Chair", "Desk", *names]
    new, _said = anew(book)
    places = where(load_workbook(new))
    assert {places["items", k, "name"][0] for k in range(12)} == {"Tender"}


def test_a_form_asks_for_an_item_that_was_added_whatever_the_sheets_of_bids_ask(tmp_path: Path) -> None:
    book = changed(tmp_path, NEW, bids=[wood()])
    form = tmp_path / "form.xlsx"
    run("form", str(book), "-o", str(form), language="en")
    said = [str(cell.value) for row in load_workbook(form).worksheets[0].iter_rows() for cell in row]
    assert "Item 3: Lamp" in said
    [(sheet, cell, expected)] = problems(load_workbook(book))
    assert (sheet, cell) == ("Bid 1", "A1")
    assert "what the tender has now" in expected
    assert "lcc start from" in run("check", str(book), language="en", code=1).output


def test_empty_sheets_of_bids_never_stand_in_the_way(tmp_path: Path) -> None:
    book = changed(tmp_path, NEW, more=["bids"])
    assert len(read_book(load_workbook(book), "book.xlsx").tender.items) == 3
    assert "Nothing" in run("check", str(book), language="en").output


def test_the_answers_of_bids_come_along_with_their_items(tmp_path: Path) -> None:
    """The first item goes, and one is added: what was said of the second one stays with it."""
    new, said = anew(changed(tmp_path, GONE | NEW, bids=[wood()]))
    assert "Sheet Bid 1: 'Purchase price' of Chair said 90, and has no place any more." in said
    assert "400" not in said
    book = load_workbook(new)
    places = {cell: row[0].row for row in book["Bid 1"].iter_rows(min_col=3, max_col=3) for cell in [row[0].value]}
    assert {"Wood BV", 400} <= places.keys()
    assert 90 not in places
    assert [item.id for item in read_tender(new).items] == ["desk", "lamp"]


def test_a_bid_that_is_only_begun_comes_along(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(write_book(tender(), "en", more=["bids"])))
    book["Bid 2"]["C7"] = "Half Ltd"
    new, said = anew(saved(type_in(book, NEW), tmp_path / "book.xlsx"))
    assert "!" not in said
    assert load_workbook(new)["Bid 1"]["C7"].value == "Half Ltd"


def test_what_can_not_be_chosen_any_more_is_said(tmp_path: Path) -> None:
    upkeep = {"name": "Upkeep", "phase": "maintenance", "amount": 5.0, "index": "wages"}
    bid = make.bid(make.offer(make.purchase(), costs=[upkeep]))
    book = changed(tmp_path, {("indices", 0, "name"): "pay"}, make.tender(indices={"wages": 0.03}), bids=[bid])
    new, said = anew(book)
    assert "of Thing said wages, and has no place any more" in said
    assert read_tender(new).indices == {"pay": 0.03}


def test_a_business_model_that_is_not_taken_any_more_is_said(tmp_path: Path) -> None:
    new, said = anew(changed(tmp_path, {("business_models", "purchase"): "no"}, bids=[wood()]))
    assert "of Chair said Buy, and has no place any more" in said
    assert "of Desk said 400, and has no place any more" in said
    assert "purchase" not in (read_tender(new).business_models or ())


def test_a_business_model_is_no_question_where_there_is_only_one(tmp_path: Path) -> None:
    """It is taken for granted, and filled in again once there is a choice."""
    others = ("buy_back", "lease", "deposit", "pool", "pay_per_use")
    book = changed(tmp_path, {("business_models", kind): "no" for kind in others}, bids=[wood()])
    new, said = anew(book)
    assert "!" not in said
    [(bid, _origins)] = read_book(load_workbook(new), "new.xlsx").bids
    assert [offer.business_model.kind for offer in bid.offers] == ["purchase", "purchase"]
    again, said = anew(
        saved(type_in(load_workbook(new), {("business_models", "lease"): "yes"}), new), "again.xlsx"
    )
    assert "!" not in said
    assert read_book(load_workbook(again), "again.xlsx").bids[0][0].offers == bid.offers


def test_the_business_models_that_are_taken_are_chosen(tmp_path: Path) -> None:
    book = changed(tmp_path, {("business_models", "deposit"): "no", ("business_models", "pool"): "no"})
    assert read_tender(book).business_models == ["purchase", "buy_back", "lease", "pay_per_use"]
    new, _said = anew(book)
    assert read_tender(new) == read_tender(book)
    assert read_tender(changed(tmp_path, {})).business_models is None


def test_an_information_notice_is_typed_on_the_second_sheet(tmp_path: Path) -> None:
    typed = {
        ("notices", 0, "number"): 1,
        ("notices", 0, "date"): "2027-02-01",
        ("notices", 0, "text"): "Blue too.",
    }
    [notice] = read_tender(changed(tmp_path, typed)).notices
    assert (notice.number, notice.date.isoformat(), notice.text) == (1, "2027-02-01", "Blue too.")


def test_a_yes_gets_its_sheet_once_the_book_is_laid_out_anew(tmp_path: Path) -> None:
    book = changed(tmp_path, {("more", "lots"): "yes"})
    [(sheet, cell, expected)] = problems(load_workbook(book))
    assert ((sheet, cell), expected) == (where(load_workbook(book))["more", "lots"], "no, or a sheet for it: Lots")
    new, _said = anew(book)
    places = where(load_workbook(new))
    assert places["lot", 0, "title"][0] == "Lots"
    [(_sheet, _cell, expected)] = problems(load_workbook(new))
    assert expected == "no, or something on its sheet: Lots"
    typed: Typed = {
        ("lot", k, name): value
        for k, item in enumerate(ITEMS)
        for name, value in {"id": item["id"], "title": item["name"], "items": item["id"]}.items()
    }
    saved(type_in(load_workbook(new), typed), new)
    assert read_tender(new).lot_titles == {"chair": "Chair", "desk": "Desk"}


def test_a_no_takes_a_part_out_and_says_what_was_in_it(tmp_path: Path) -> None:
    priced = tender(carbon_price={2027: 0.13}, vat={"treatment": "cost", "rates": {"standard": 0.21}})
    book = changed(tmp_path, {("more", "environment"): "no", ("more", "vat"): "no"}, priced)
    assert read_tender(book).carbon_price == {}
    assert not read_tender(book).vat.is_cost
    new, said = anew(book)
    assert "Sheet Environment: '2027, Carbon price' said 0.13" in said or "said 0.13" in said
    assert "said 21 %" in said
    assert {sheet for sheet, _cell in where(load_workbook(new)).values()} == {"Tender", "Assumptions"}
    assert read_tender(new) == read_tender(book)


def test_an_item_that_is_renamed_keeps_its_code_and_its_answers(tmp_path: Path) -> None:
    book = changed(tmp_path, {("items", 0, "name"): "Office chair"}, bids=[wood()])
    found = read_book(load_workbook(book), "book.xlsx")
    assert [(one.id, one.name) for one in found.tender.items] == [("chair", "Office chair"), ("desk", "Desk")]
    assert [offer.item for offer in found.bids[0][0].offers] == ["chair", "desk"]


def test_another_item_in_the_place_of_one_that_is_gone_gets_none_of_its_answers(tmp_path: Path) -> None:
    """As many items as before: the sheets of bids ask the same, and mean another one."""
    book = load_workbook(changed(tmp_path, GONE | NEW, bids=[wood()]))
    assert [(sheet, cell) for sheet, cell, _expected in problems(book)] == [("Bid 1", "A1")]


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_book_goes_to_a_text_and_back(tmp_path: Path, ending: str) -> None:
    book = changed(tmp_path, NEW, bids=[wood()])
    text, said = anew(book, f"tender.{ending}")
    assert "Bids in the workbook that stay there: 1." in said
    back, _said = anew(text, "back.xlsx")
    assert read_tender(back) == read_tender(text) == read_tender(book)


def test_an_award_starts_the_tender_of_next_year(tmp_path: Path) -> None:
    book, comparison = changed(tmp_path, {}, bids=[wood()]), tmp_path / "comparison.xlsx"
    run("score", str(book), "-o", str(comparison), language="en")
    new, said = anew(comparison)
    assert read_tender(new) == read_tender(book)
    assert read_book(load_workbook(new), "new.xlsx").bids == ()
    assert "Written" in said


def test_what_stood_beside_the_cells_stays_there(tmp_path: Path) -> None:
    template = tmp_path / "t.xlsx"
    run("start", "new", "reusable-cups", "--excel", "-o", str(template), language="en")
    new, _said = anew(template)

    def notes(file: Path) -> set[str]:
        book = load_workbook(file)
        cells = (str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
        return {text for text in cells if "llustrati" in text or "Werkgroep" in text}

    assert len(notes(new)) > 3
    assert notes(new) == notes(template)


def test_a_book_of_the_first_version_says_that_it_is_not_read() -> None:
    book = loaded(write_book(tender(), "en"))
    book.worksheets[0]["A1"] = "lcc book 3 en"
    [(_sheet, _cell, expected)] = problems(book)
    assert "a layout that this version of the program still reads" in expected


def test_a_sheet_that_was_removed_is_named() -> None:
    book = loaded(write_book(tender(), "en"))
    del book["Assumptions"]
    [(_sheet, _cell, expected)] = problems(book)
    assert expected == "sheet Assumptions, which this workbook was laid out with"


MOVED_UP: dict[tuple[Any, ...], Any] = {
    ("items", 0, "name"): "Desk",
    ("items", 0, "quantity"): 200,
    **{("items", 1, name): None for name in ("name", "quantity", "unit")},
}


@pytest.mark.parametrize("typed", [GONE, MOVED_UP], ids=["a gap", "typed one row up"])
def test_an_item_is_deleted_as_in_any_sheet_and_what_is_set_of_the_other_stays_with_it(
    typed: Typed, tmp_path: Path
) -> None:
    items = [{**ITEMS[0], "longest_life_years": 12}, {**ITEMS[1], "longest_life_years": 25, "return_rate": 0.5}]
    book = changed(tmp_path, typed, tender(items=items), bids=[wood()])
    [desk] = read_tender(book).items
    assert desk.model_dump(exclude_unset=True) == items[1]
    new, said = anew(book)
    assert read_tender(new).items == [desk]
    assert "of Chair said 12, and has no place any more" in said
    assert "of Chair said 90, and has no place any more" in said
    assert "Desk" not in said
    [(bid, _origins)] = read_book(load_workbook(new), "new.xlsx").bids
    assert [offer.item for offer in bid.offers] == ["desk"]


def test_items_that_change_places_take_along_what_is_set_and_typed_of_them(tmp_path: Path) -> None:
    items = [{**ITEMS[0], "longest_life_years": 12}, {**ITEMS[1], "longest_life_years": 25}]
    typed: Typed = {("items", 0, "name"): "Desk", ("items", 1, "name"): "Chair"}
    found = read_tender(changed(tmp_path, typed, tender(items=items))).items
    assert [(one.id, one.longest_life_years) for one in found] == [("desk", 25), ("chair", 12)]
    set_too: Typed = {**typed, ("items", 0, "longest_life_years"): 30}
    found = read_tender(changed(tmp_path, set_too, tender(items=items))).items
    assert [(one.id, one.longest_life_years) for one in found] == [("desk", 30), ("chair", 12)]


def test_what_is_wrong_of_an_item_that_moved_is_named_where_it_stands(tmp_path: Path) -> None:
    items = [{**ITEMS[0], "longest_life_years": 12}, {**ITEMS[1], "longest_life_years": 25}]
    wrong: Typed = {**MOVED_UP, ("items", 1, "longest_life_years"): 0.01}
    book = load_workbook(changed(tmp_path, wrong, tender(items=items)))
    assert [(sheet, cell) for sheet, cell, _expected in problems(book)] == [
        where(book)["items", 1, "longest_life_years"]
    ]


@pytest.mark.parametrize(
    ("typed", "empty"),
    [
        ({("notices", 1, "text"): "Blue too."}, [("notices", 1, "number"), ("notices", 1, "date")]),
        ({("notices", 0, "date"): "2027-02-01"}, [("notices", 0, "text"), ("notices", 0, "number")]),
        ({("indices", 1, "name"): "pay"}, [("indices", 1, "value")]),
        ({("cost_centres", 0, "value"): 1}, [("cost_centres", 0, "name")]),
        ({("item_cost_centres", 0, "value"): 1}, [("item_cost_centres", 0, name) for name in ("item", "name")]),
        ({("resources", 1, "price"): 0.3}, [("resources", 1, "name")]),
        ({("resources", 1, "name"): "Water"}, [("resources", 1, "unit")]),
        ({("resources", 1, "name"): "Water", ("resources", 1, "unit"): "m3"}, [("resources", 1, "price")]),
        ({("items", 2, "name"): "Lamp"}, [("items", 2, "quantity"), ("items", 2, "unit")]),
    ],
)
def test_a_row_that_is_half_filled_names_the_cells_of_it_that_are_empty(
    typed: Typed, empty: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    more = {"cost_centres"} & {part_of(key) for key in typed}
    book = load_workbook(changed(tmp_path, typed, more=more))
    places = where(book)
    assert sorted((sheet, cell) for sheet, cell, _expected in problems(book)) == sorted(
        places[key] for key in empty
    )


BY_ITEM: Typed = {
    ("cost_centres", 0, "name"): "Facilities", ("cost_centres", 0, "value"): 1,
    ("item_cost_centres", 0, "item"): "Desk", ("item_cost_centres", 0, "name"): "IT",
    ("item_cost_centres", 0, "value"): 0.7,
    ("item_cost_centres", 1, "item"): "desk", ("item_cost_centres", 1, "name"): "HR",
    ("item_cost_centres", 1, "value"): 0.3,
}  # fmt: skip


def test_cost_centres_have_a_sheet_after_a_yes_on_the_second_one_and_stay_with_their_item(tmp_path: Path) -> None:
    plain = load_workbook(changed(tmp_path, {}))
    assert ("cost_centres", 0, "name") not in where(plain)
    assert where(plain)["more", "cost_centres"][0] == "Assumptions"
    asked, _said = anew(changed(tmp_path, {("more", "cost_centres"): "yes"}))
    filled = saved(type_in(load_workbook(asked), BY_ITEM), tmp_path / "filled.xlsx")
    for book in (filled, anew(filled, "again.xlsx")[0]):
        found = read_tender(book)
        assert found.cost_centres == {"Facilities": 1}
        assert [item.cost_centres for item in found.items] == [{}, {"IT": 0.7, "HR": 0.3}]
    type_in(refused := load_workbook(filled), {("more", "cost_centres"): "no"})
    assert read_book(refused, "book.xlsx").tender.cost_centre_names == ()


@pytest.mark.parametrize(
    ("typed", "wrong", "expected"),
    [
        ({("item_cost_centres", 0, "item"): "Bench"}, ("item_cost_centres", 0, "item"), "one of: chair, desk"),
        (
            {("item_cost_centres", 0, "value"): 0.5},
            ("item_cost_centres", 0, "value"),
            "shares that add up to 100 %",
        ),
        (
            {("cost_centres", 0, "name"): None, ("cost_centres", 0, "value"): None},
            ("items", 0, "name"),
            "cost centres for item Chair too, as other items have them",
        ),
    ],
)
def test_cost_centres_that_are_not_right_are_named_by_their_cell(
    typed: Typed, wrong: tuple[Any, ...], expected: str, tmp_path: Path
) -> None:
    book = load_workbook(changed(tmp_path, {**BY_ITEM, **typed}, more=["cost_centres"]))
    assert problems(book)[0] == (*where(book)[wrong], expected)


def texts(book: Workbook, sheet: str | None = None) -> set[str]:
    pages = [book[sheet]] if sheet else book.worksheets
    return {str(cell.value) for page in pages for row in page.iter_rows() for cell in row if cell.value}


def test_what_a_template_says_of_figures_stands_by_the_figures_and_not_by_an_item_of_your_own(
    tmp_path: Path,
) -> None:
    file = tmp_path / "t.xlsx"
    run("start", "new", "something-else", "--item", "Laptop", "--excel", "-o", str(file), language="en")
    book = load_workbook(file)
    assert not [text for text in texts(book, "Tender") if "llustrative" in text]
    assert "illustrative" in texts(book, "Assumptions")
    new, _said = anew(saved(type_in(book, {("items", 0, "quantity"): 250}), file))
    assert "illustrative" in texts(load_workbook(new), "Assumptions")
    own: Typed = {("items", 0, "longest_life_years"): 5, ("discount", "profile"): "NL-2020-standard"}
    new, _said = anew(saved(type_in(load_workbook(new), own), file), "again.xlsx")
    assert "illustrative" not in texts(load_workbook(new))
    assert not [text for text in texts(load_workbook(new)) if "Werkgroep" in text]
    assert [text for text in texts(load_workbook(new)) if text.startswith("illustrative: nominal growth of wages")]


def test_a_note_moves_up_with_its_row(tmp_path: Path) -> None:
    notes = {("indices", "wages"): "of the union", ("indices", "paper"): "of the mill"}
    before = tender(indices={"wages": 0.03, "paper": 0.05})
    gone: Typed = {("indices", 0, "name"): None, ("indices", 0, "value"): None}
    new, _said = anew(changed(tmp_path, gone, before, notes=notes))
    book = load_workbook(new)
    sheet, cell = where(book)["indices", 0, "name"]
    row = [one.value for one in book[sheet][cell[1:]]]
    assert (row[1], "of the mill" in row) == ("paper", True)
    assert "of the union" not in texts(book)
