"""Who puts out a tender, and what is bought, by codes that others know."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError

import lcc
import make
from lcc.documents.statement.facts import table_of_items
from lcc.language import translator

ITEMS: list[dict[str, Any]] = [
    {"id": "bench", "name": "Bench", "quantity": 1, "unit": "piece", "cpv": "39113600-3"},
    {"id": "table", "name": "Table", "quantity": 1, "unit": "piece"},
]


@pytest.mark.parametrize(
    "number", ["NL-KVK-12345678", "BE-BCE_KBO-0123.456.789", "XI-LEI-724500PMK2A2M1SQQ228", "GB-COH-1"]
)
def test_a_register_and_a_number(number: str) -> None:
    assert make.tender(authority_id=number).authority_id == number


@pytest.mark.parametrize(
    "number", ["12345678", "nl-kvk-12345678", "NL-KVK-", "NL-KVK-1 2", "NL-KVK", "NL-KVK-<b>", "NL-KVK-é"]
)
def test_a_number_without_its_register_is_refused(number: str) -> None:
    with pytest.raises(ValidationError, match="a register and a number in it"):
        make.tender(authority_id=number)


@pytest.mark.parametrize("code", ["39113600", "39113600-3"])
def test_a_cpv_code_with_or_without_its_check_digit(code: str) -> None:
    assert make.tender(cpv=code).cpv == code


@pytest.mark.parametrize("code", ["3911360", "391136000", "39113600-33", "CPV 39113600", "39113600.0", "٣٩١١٣٦٠٠"])
def test_what_is_no_cpv_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError, match="a CPV code"):
        make.tender(cpv=code)
    [problem] = lcc.check(make.tender().model_dump(mode="json", exclude_unset=True) | {"cpv": code})
    assert (problem.code, problem.field) == ("cpv_code", "cpv")


def test_an_item_has_its_own_code_or_that_of_the_tender() -> None:
    tender = make.tender(items=ITEMS, cpv="39110000")
    assert [tender.cpv_of(item) for item in tender.items] == ["39113600-3", "39110000"]
    assert make.tender().cpv_of(make.tender().items[0]) is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_book_asks_them_and_is_read_back(language: Any) -> None:
    tender = make.tender(items=ITEMS, cpv="39110000-6", authority_id="NL-KVK-12345678")
    found = lcc.read(("book.xlsx", lcc.workbook(tender, language))).tender
    assert (found.authority_id, found.cpv) == (tender.authority_id, tender.cpv)
    assert [item.cpv for item in found.items] == ["39113600-3", None]


def test_a_code_that_was_typed_as_a_number_in_a_book_is_a_code() -> None:
    workbook = load_workbook(io.BytesIO(lcc.workbook(make.tender(cpv="39110000"), "en")))
    [cell] = [one for sheet in workbook for row in sheet for one in row if one.value == "39110000"]
    cell.value = 39113600
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert lcc.read(("book.xlsx", buffer.getvalue())).tender.cpv == "39113600"


def test_the_method_statement_has_them_by_item_where_they_are_stated() -> None:
    _ = translator("en")
    table = table_of_items(make.tender(items=ITEMS), _)
    at = table.heads.index("CPV code")
    assert [row[at] for row in table.rows] == ["39113600-3", ""]
    assert "CPV code" not in table_of_items(make.tender(cpv="39110000"), _).heads
