"""What indicators take of a tender, in the workbook of a tender."""

import io
from typing import Any, Literal

import pytest
from openpyxl import load_workbook

import lcc
import make
from lcc.language import LANGUAGES


def tender(**criterion: Any) -> dict[str, Any]:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, **criterion}]}
    found = make.tender(department="Parken", quality=quality, award={"method": "low_bid", "price_weight": 0.6})
    return found.model_dump(mode="json", exclude_unset=True)


def test_the_department_comes_back_from_a_workbook() -> None:
    assert lcc.read(("book.xlsx", lcc.workbook(tender()))).tender.department == "Parken"


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_of_ambition_come_back_from_a_workbook_of_criteria_and_groups_of_them(
    language: Literal["nl", "en"],
) -> None:
    below = [{"id": "a", "name": "A", "weight": 1.0, "ambition": 3}]
    criteria = [
        {"id": "plan", "name": "Plan", "weight": 0.4, "ambition": 1},
        {"id": "none", "name": "None", "weight": 0.2},
        {"id": "group", "name": "Group", "weight": 0.4, "ambition": 2, "criteria": below},
    ]
    given = make.tender(quality={"criteria": criteria}, award={"method": "low_bid", "price_weight": 0.6})
    read = lcc.read(("book.xlsx", lcc.workbook(given, language=language))).tender
    assert read == given
    assert read.quality is not None
    assert [one.ambition for one, _above in read.quality.walk()] == [1, None, 2, 3]


@pytest.mark.parametrize(
    ("typed", "code"), [(4, "less_than_equal"), (2.5, "int_from_float"), ("hoog", "nothing_stated")]
)
def test_what_is_no_level_is_refused_in_its_cell(typed: Any, code: str) -> None:
    book = load_workbook(io.BytesIO(lcc.workbook(tender(ambition=2), language="en")))
    sheet, place = next(
        (sheet, cell)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "Level of ambition"
    )
    asked = sheet.cell(place.row + 1, place.column)
    assert asked.value == 2
    asked.value = typed
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.read(("book.xlsx", buffer.getvalue()))
    [problem] = refused.value.problems
    assert (problem.code, problem.sheet, problem.cell) == (code, sheet.title, asked.coordinate)
