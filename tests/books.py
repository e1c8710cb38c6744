"""A book as a purchaser sees it: what is asked in which cell, and cells that are typed in."""

from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from lcc.excel.tender_book.read import sheets_of_tender
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError
from lcc.words.problems import worded
from readers import read_book

Typed = Mapping[tuple[Any, ...], Any]


def where(book: Workbook) -> dict[Path, tuple[str, str]]:
    """Return by key the sheet and the cell in which it is asked."""
    sheets = sheets_of_tender(book).values()
    return {key: (sheet.title, cell) for sheet, layout in sheets for key, cell in layout.places.items()}


def choices(book: Workbook, *key: Any) -> dict[Any, str]:
    """Return what can be chosen in a cell, by what it stands for."""
    asked = [one.input for _sheet, layout in sheets_of_tender(book).values() for one in layout.inputs]
    [found] = [one for one in asked if one and one.key == key]
    return {code: label for label, code in found.choices.items()}


def type_in(book: Workbook, typed: Typed) -> Workbook:
    """Type values in the cells of a book, and return it."""
    places = where(book)
    for key, value in typed.items():
        sheet, cell = places[key]
        book[sheet][cell] = value
    return book


def problems(book: Workbook) -> list[tuple[str | None, str | None, str]]:
    """Return what is wrong in a book: sheet, cell, and what was expected there."""
    with pytest.raises(InputRefusedError) as refused:
        read_book(book, "book.xlsx")
    return [(one.origin.sheet, one.origin.cell, worded(one).expected.say(str)) for one in refused.value.problems]
