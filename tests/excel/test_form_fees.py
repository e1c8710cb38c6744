"""What a form asks where an item has quality classes or its users pay, and what a book holds of it."""

import io

import pytest
from openpyxl import load_workbook

import fees
import make
from form_cells import addresses, cell_at, place_of
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.tender_book.book import write_book
from lcc.excel.untrusted.opening import loaded
from lcc.language import LANGUAGES
from lcc.record.problem import InputRefusedError
from readers import read_book, read_form


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fee_is_asked_for_each_class_and_in_no_other_way(language: str) -> None:
    asked = {key[3:] for key in form_layout(fees.paper(), language).places if key[2:3] == ("pay_per_use",)}
    assert {one for one in asked if one[0] == "fee_by_quality"} == {
        ("fee_by_quality", "clean"),
        ("fee_by_quality", "dirty"),
    }
    assert not {one[0] for one in asked} & {"fee_per_use", "tiers", "tier_basis"}


def test_without_classes_none_is_asked() -> None:
    asked = {key[3] for key in form_layout(fees.cups("shown"), "en").places if key[2:3] == ("pay_per_use",)}
    assert "fee_by_quality" not in asked
    assert {"fee_per_use", "tiers"} <= asked


def test_a_form_tells_the_shares_who_pays_and_whether_that_counts() -> None:
    both = make.tender(items=[fees.PAPER | {"fees_paid_by": "users"}], users_cost="shown")
    labels: dict[object, object] = {}
    for layout in form_layout(both, "en").sheets:
        told = {(cell.row, cell.column): cell.value for cell in layout.cells}
        labels |= {value: told.get((row, column + 1)) for (row, column), value in told.items()}
    assert labels["Share of quality class clean"] == 0.8
    assert labels["Fees for use are paid by"] == "users"
    assert labels["What users pay"] == "is only shown"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_what_is_read(language: str) -> None:
    tender, bid = fees.paper(), fees.by_quality(-70.0, 45.0, minimum_use_per_year=50.0)
    read, _origins = read_form(write_form(tender, language, bid), "form.xlsx", tender)
    assert read.offers[0].business_model == bid.offers[0].business_model


def test_a_class_without_a_fee_is_missed_in_its_cell() -> None:
    tender = fees.paper()
    book = load_workbook(io.BytesIO(write_form(tender, "en", fees.by_quality(-70.0, 45.0))))
    where = addresses(form_layout(tender, "en"))["offers", 0, "pay_per_use", "fee_by_quality", "dirty"]
    cell_at(book, where).value = None
    book.save(changed := io.BytesIO())
    with pytest.raises(InputRefusedError) as refused:
        read_form(changed.getvalue(), "form.xlsx", tender)
    assert [(one.code, place_of(one)) for one in refused.value.problems] == [("empty_cell", where)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_holds_classes_and_who_pays(language: str) -> None:
    tender = make.tender(items=[fees.PAPER | {"fees_paid_by": "users"}], users_cost="counts")
    assert read_book(loaded(write_book(tender, language)), "book.xlsx").tender == tender
