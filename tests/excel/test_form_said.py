"""What a supplier is told of a form that is not as it was sent: by item and field, and in advice that fits the cell."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path as FilePath
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

import make
from command_line import run
from form_cells import addresses, cell_at
from lcc.checks.validation import record_of
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.parts import key_in_offer
from lcc.excel.bid_form.read import layouts_of, open_form, stated_in_form
from lcc.excel.bid_form.write import form_with
from lcc.excel.form.layout import address_of
from lcc.model import Bid
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from lcc.words.problems import Worded, worded

TROUSERS = {"id": "trousers", "name": "Trousers", "quantity": 400, "unit": "pair", "use_per_year": 10.0}
TENDER = make.tender(items=[TROUSERS])
FORM = form_layout(TENDER, "en")
BOUGHT: dict[Path, Any] = {
    ("bidder", "name"): "Noord",
    ("offers", 0, "kind"): "purchase",
    ("offers", 0, "purchase", "price"): 60.0,
    ("offers", 0, "purchase", "service_life_years"): 10.0,
}


def refused(change: Callable[[Workbook], None], answers: dict[Path, Any] = BOUGHT) -> Worded:
    """Return the one thing that is said of a form after a change."""
    book, saved = load_workbook(io.BytesIO(form_with(answers, TENDER, "en"))), io.BytesIO()
    change(book)
    book.save(saved)
    layouts = layouts_of(TENDER)
    with pytest.raises(InputRefusedError) as found:
        record_of(stated_in_form(open_form(saved.getvalue(), layouts), TENDER, layouts), Bid)
    [one] = found.value.problems
    return worded(one, for_supplier=True)


def typed(cell: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        cell_at(book, cell).value = value

    return change


def test_a_changed_fact_is_named_by_item_and_field() -> None:
    [quantity] = [address_of(cell) for cell in FORM.first.cells if cell.value == 400]
    said = refused(typed(quantity, 380))
    assert (said.at(str), said.expected.say(str)) == (
        f"Trousers, Quantity ({quantity})",
        "400, as the form was sent",
    )


def test_no_supplier_is_told_a_formula() -> None:
    for cell in (cell for cell in FORM.first.cells if cell.live):
        for value in (12.5, "=1+1", None):
            said = refused(typed(address_of(cell), value))
            assert "IF(" not in said.say(str)
            assert said.expected.say(str) == "what the form works out itself in this cell"
            assert not said.at(str).startswith("sheet"), said.at(str)


def copied(book: Workbook) -> None:
    book.copy_worksheet(book.worksheets[0]).title = "Copy"


def added(book: Workbook) -> None:
    book.create_sheet("Copy")["B3"] = "We sell socks too."


@pytest.mark.parametrize("change", [copied, added])
def test_a_sheet_too_many_is_to_be_deleted(change: Callable[[Workbook], None]) -> None:
    said = refused(change)
    assert (said.at(str), said.mend.say(str)) == ("sheet Copy", "Delete this sheet: nothing on it is read.")
    assert "lcc form" not in said.say(str)


def test_what_is_typed_beside_a_field_is_not_called_by_it() -> None:
    row = FORM.places["offers", 0, "purchase", "price"][1:]
    said = refused(typed(f"H{row}", "call us first"))
    assert said.at(str) == f"beside Trousers, Buy: Purchase price (sheet Bid form, cell H{row})"


@pytest.mark.parametrize(
    ("key", "value", "mend"),
    [
        (("bidder", "name"), "=1+1", "Type the text itself."),
        (("bidder", "name"), "#N/A", "Type the text."),
        (("offers", 0, "kind"), "=A1", "Choose from the list in the cell."),
        (("offers", 0, "kind"), "#N/A", "Choose from the list in the cell."),
        (("bidder", "signed_on"), "=TODAY()", "Type the date itself, for example 2027-01-31."),
        (("offers", 0, "purchase", "price"), "=1+1", "Type the number itself, or paste it as a value."),
    ],
)
def test_advice_fits_what_a_cell_asks(key: Path, value: str, mend: str) -> None:
    assert refused(typed(addresses(FORM)[key], value)).mend.say(str) == mend


def test_a_day_that_was_typed_as_text_is_taken_as_the_dutch_write_it_and_else_told_how() -> None:
    signed_on = ("bidder", "signed_on")
    layouts = layouts_of(TENDER)
    for text in ("31-12-2027", " 2027-12-31"):
        book = open_form(form_with({**BOUGHT, signed_on: text}, TENDER, "en"), layouts)
        assert record_of(stated_in_form(book, TENDER, layouts), Bid).bidder.signed_on == date(2027, 12, 31)
    for text in ("12-31-2027", "30-2-2027", "1-2-27", "1/2/2027", "soon"):
        said = refused(typed(addresses(FORM)[signed_on], text))
        assert said.mend.say(str) == "Type day, month and year in figures: 2027-01-31 or 31-1-2027."


def changed(kind: str, parts: dict[Path, Any]) -> dict[Path, Any]:
    return {("bidder", "name"): "Noord", ("offers", 0, "kind"): kind} | {
        ("offers", 0, *key_in_offer(kind, str(key[0])), *key[1:]): value for key, value in parts.items()
    }


STEPS = {("price",): 100.0, ("service_life_years",): 10.0, ("buy_back", 0, "after_years"): 5.0,
         ("buy_back", 0, "share_of_price"): 0.2, ("buy_back", 1, "share_of_price"): 0.1}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "parts", "key", "found"),
    [
        ("buy_back", {**STEPS, ("buy_back", 1, "after_years"): 4.0}, ("buy_back", 1, "after_years"), "4.0"),
        ("buy_back", {**STEPS, ("buy_back", 1, "after_years"): 8.0, ("buy_back", 1, "share_of_price"): 0.5},
         ("buy_back", 1, "share_of_price"), "50 %"),
        ("pay_per_use", {("fixed_fee_per_year",): 5.0}, ("fee_per_use",), "nothing"),
        ("pay_per_use", {("tiers", 0, "fee_per_use"): 1.0, ("tiers", 0, "up_to"): 5.0}, ("tiers", 0, "up_to"), "5.0"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_table_is_said_of_its_cell(
    kind: str, parts: dict[Path, Any], key: Path, found: str
) -> None:
    said = refused(lambda _book: None, changed(kind, parts))
    cell = addresses(FORM)["offers", 0, *key_in_offer(kind, str(key[0])), *key[1:]]
    assert f"{said.problem.sheet}!{said.problem.cell}" == cell
    assert said.found.say(str).rstrip(".0") == found.rstrip(".0")


def test_what_has_no_place_any_more_is_said_as_its_reader_writes_it(tmp_path: FilePath) -> None:
    now = make.tender(items=[TROUSERS], business_models=["lease"])
    (tmp_path / "tender.json").write_text(now.model_dump_json(exclude_unset=True))
    answers = {**BOUGHT, ("bidder", "signed_on"): datetime(2027, 1, 31)}
    (tmp_path / "old.xlsx").write_bytes(form_with(answers, TENDER, "nl"))
    files = [str(tmp_path / name) for name in ("tender.json", "new.xlsx", "old.xlsx")]
    said = run("form", files[0], "--output", files[1], "--from", files[2], language="nl").output
    assert "Aanschafprijs: 60\n" in said
    assert "Trousers, Looptijd (blad Inschrijfformulier, cel " in said
