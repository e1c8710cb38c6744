"""Targets, and bonus and malus, in the cells of the sheet of a tender, and back.

The other fields about circularity have rows of their own.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.excel.tender_book.answers_award import AwardAnswers, RuleAnswers, filled_rows
from lcc.model.circularity import BonusMalus, CircularityRules, Target
from lcc.record.path import Path
from lcc.record.record import Record

TABLES: Mapping[str, type[Record]] = {"targets": Target, "bonus_malus": BonusMalus}


def circularity_answers(rules: CircularityRules) -> dict[Path, Any]:
    """Return what to write in the cells of the tables; what a published target says is left out."""
    answers: dict[Path, Any] = {("circularity", "passport"): rules.passport}
    for table in TABLES:
        for k, row in enumerate(getattr(rules, table)):
            stated = row.model_dump(exclude_unset=True, exclude_none=True)
            if "published" in stated:
                stated = {name: stated[name] for name in ("published", "required") if name in stated}
            answers |= {(table, k, name): value for name, value in stated.items()}
    return answers


def circularity_of(answers: AwardAnswers) -> Iterator[RuleAnswers]:
    """Yield the fields of the tables; rows that are empty are passed over."""
    for table, record in TABLES.items():
        for position, k in enumerate(filled_rows(answers, table)):
            at: Path = ("circularity", table, position)
            for name in record.model_fields:
                yield RuleAnswers((*at, name), answers.get((table, k, name)), (table, k, name))
            first = "published" if (table, k, "published") in answers else "indicator"
            yield RuleAnswers((*at, "indicator"), answers.get((table, k, "indicator")), (table, k, first))
