"""What indicators take of a tender, in the workbook of a tender: there, or refused where the workbook has no place."""

from typing import Any

import pytest

import lcc
import make


def tender(**criterion: Any) -> dict[str, Any]:
    quality = {"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, **criterion}]}
    found = make.tender(department="Parken", quality=quality, award={"method": "low_bid", "price_weight": 0.6})
    return found.model_dump(mode="json", exclude_unset=True)


def test_the_department_comes_back_from_a_workbook() -> None:
    assert lcc.read(("book.xlsx", lcc.workbook(tender()))).tender.department == "Parken"


def test_a_level_of_ambition_is_never_lost_without_a_word() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.workbook(tender(ambition=2))
    [problem] = refused.value.problems
    assert problem.code == "not_in_book"
    assert "Plan: Ambitieniveau" in lcc.said(problem, "nl")
