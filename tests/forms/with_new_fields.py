"""What holds in the program that `test_new_fields` makes: its forms ask what is new, and older ones do not."""

from typing import Any

import pytest
from keep_forms import KEPT, stated

from lcc.checks.agreement import disagreements
from lcc.excel.bid_form.layout import Form, form_layout
from lcc.excel.bid_form.write import write_form
from lcc.excel.form.layout import Layout
from lcc.excel.passport_form.write import passport_layout, write_passport
from lcc.excel.tender_book.book import write_book
from lcc.excel.untrusted.opening import open_workbook
from lcc.language import LANGUAGES
from lcc.model import Bid, Tender
from lcc.model.passport import Passport
from lcc.record.record import Record
from lcc.record.version import LAYOUT
from readers import passport_in, read_book, read_form

BEFORE = LAYOUT - 1
OF_PASSPORT = {"packaging_kg", "form", "tools"}
NEW = {"insurance", "remark", "condition", "spare_parts_years", *OF_PASSPORT}


def kept() -> tuple[Tender, dict[str, Any]]:
    """Return the tender of the version before, and a bid as plain values: a lease with a passport, and more."""
    found = stated(KEPT / f"v{BEFORE}")
    return found.tender, found.offered[0].model_dump(mode="json", exclude_unset=True)


def tender() -> Tender:
    return Tender.model_validate({**kept()[0].model_dump(mode="json", exclude_unset=True), "insured": True})


def passport() -> dict[str, Any]:
    before = kept()[1]["offers"][0]["passport"]
    connections = [{**one, "tools": "A hammer"} for one in before["connections"]]
    materials = [{**one, "form": "Plate"} for one in before["materials"]]
    return {**before, "packaging_kg": 2.5, "materials": materials, "connections": connections}


def bid() -> Bid:
    """Return the bid with all that is new filled in."""
    _tender, before = kept()
    bench, cup = before["offers"]
    lease = {**bench["business_model"], "insurance": 3.5}
    lease["renewals"] = [{**one, "remark": "The same bench"} for one in lease["renewals"]]
    new = {"business_model": lease, "condition": "guaranteed", "spare_parts_years": 7, "passport": passport()}
    return Bid.model_validate({**before, "offers": [{**bench, **new}, cup]})


def said(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_defaults=True)


def asked_in(layout: Layout | Form) -> set[str | int]:
    """Return the names of the fields that a layout asks."""
    return {key[-1] for key in layout.places}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_asks_what_its_version_has(language: str) -> None:
    before, now = (asked_in(form_layout(tender(), language, version)) for version in (BEFORE, LAYOUT))
    assert now - before == NEW
    before, now = (asked_in(passport_layout(language, version)) for version in (BEFORE, LAYOUT))
    assert now - before == OF_PASSPORT


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_new_is_filled_in_and_read(language: str) -> None:
    read, origins = read_form(write_form(tender(), language, bid()), "form.xlsx", tender())
    assert said(read) == said(bid())
    assert origins["offers", 0, "spare_parts_years"].cell
    filled = write_passport(language, Passport.model_validate(passport()))
    assert said(passport_in(filled, "p.xlsx")[0])["packaging_kg"] == 2.5
    book = read_book(open_workbook(write_book(tender(), language, bids=[bid()])), "book.xlsx")
    assert (said(book.tender)["insured"], said(book.bids[0][0])) == (True, said(bid()))


def test_what_has_to_be_stated_once_it_is_asked_has_its_cell() -> None:
    before, plain = kept()
    without = Bid.model_validate(plain)
    assert [one.path[-1] for one in disagreements(tender(), without)] == ["insurance"]
    assert list(disagreements(before, without)) == []
    _read, origins = read_form(write_form(tender(), "en", without), "form.xlsx", tender())
    assert origins["offers", 0, "business_model", "insurance"].cell


def test_a_form_of_an_older_version_lacks_what_is_asked_since() -> None:
    """What it does ask is still asked, so it is read; what its program did not know of yet is missed in the bid."""
    read, _origins = read_form((KEPT / f"v{BEFORE}" / "form-lease-nl.xlsx").read_bytes(), "form.xlsx", tender())
    assert [one.path[-1] for one in disagreements(tender(), read)] == ["insurance"]
