"""One workbook or text made a record, with what is wrong in it by file: what `lcc.intake` does with many at once."""

from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeVar

from openpyxl.workbook import Workbook

from lcc.checks.validation import record_of
from lcc.excel.bid_form.read import Layouts, layouts_of, open_form, stated_in_form
from lcc.excel.passport_form.read import stated_in_passport
from lcc.excel.price_sheet.mapping import PriceSheet
from lcc.excel.price_sheet.read import stated_in_price_sheet
from lcc.excel.tender_book.read import bids_in_book, stated_in_book
from lcc.interchange.text_file import stated_in_text
from lcc.model import Bid, Tender
from lcc.model.passport import Passport
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, Problem, gathered, in_file
from lcc.record.record import Record
from lcc.record.stated import Stated

Document = TypeVar("Document", bound=Record)


def parse(content: bytes, file: str) -> tuple[Any, Origins]:
    """Return the values in a text, and where each stands."""
    with in_file(file):
        stated = stated_in_text(content, FilePath(file).suffix)
    return stated.values, stated.origins


def made_of(values: object, model: type[Document], file: str, origins: Origins) -> Document:
    """Return plain values that stand somewhere as a record."""
    with in_file(file):
        return record_of(Stated(values, origins), model)


def read_form(content: bytes, file: str, tender: Tender, layouts: Layouts | None = None) -> tuple[Bid, Origins]:
    """Return the bid in a form, and the cell of each of its fields; it names no files."""
    layouts = layouts or layouts_of(tender)
    with in_file(file):
        stated = stated_in_form(open_form(content, layouts), tender, layouts)
        return record_of(stated, Bid), stated.origins


def words_in_form(workbook: Workbook, tender: Tender, layouts: Layouts) -> list[Message]:
    """Return the words in a form that were not there when it was sent."""
    return list(stated_in_form(workbook, tender, layouts).remarks)


def passport_in(content: bytes, file: str) -> tuple[Passport, Origins]:
    """Return the passport in a workbook, and the cell of each of its fields."""
    with in_file(file):
        stated = stated_in_passport(content)
        return record_of(stated, Passport), stated.origins


def words_in_passport(content: bytes) -> list[Message]:
    """Return the words in a passport that were not there when it was sent."""
    return list(stated_in_passport(content).remarks)


def read_price_sheet(workbook: Workbook, file: str, mapping: PriceSheet, tender: Tender) -> tuple[Bid, Origins]:
    """Return the bid in a price sheet of others, and the cell of each of its fields."""
    with in_file(file):
        stated = stated_in_price_sheet(workbook, mapping, tender)
        return record_of(stated, Bid), stated.origins


class Book(NamedTuple):
    """A tender and its bids, each with the cell of every field."""

    tender: Tender
    tender_origins: Origins
    bids: tuple[tuple[Bid, Origins], ...]


def read_book(workbook: Workbook, file: str) -> Book:
    """Return the tender and the bids in a book."""
    problems: list[Problem] = []
    bids: list[tuple[Bid, Origins]] = []
    with in_file(file):
        stated, mark = stated_in_book(workbook)
        tender = record_of(stated, Tender)
        for one in bids_in_book(workbook, tender, mark):
            with gathered(problems):
                bids.append((record_of(one, Bid), one.origins))
        if problems:
            raise InputRefusedError(problems)
    return Book(tender, stated.origins, tuple(bids))
