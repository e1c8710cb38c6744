"""One kind of finding is said in one way."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from lcc.words import problem_texts, remark_texts
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.remark_texts import WORDING

BESIDE = {"in_workbooks.py", "on_inputs.py"}
"""Tables of their own: of the same codes where somebody fills in a cell, and of remarks."""


@pytest.mark.parametrize(("room", "merged"), [(problem_texts, EXPECTED_AND_MEND), (remark_texts, WORDING)])
def test_no_kind_is_worded_twice(room: object, merged: dict[str, object]) -> None:
    """A second wording would take the place of the first without a word."""
    files = Path(str(room.__file__)).parent.glob("*.py")  # type: ignore[attr-defined]
    tables = [table for file in files if file.name not in BESIDE for table in _tables(file)]
    codes = Counter(key.value for table in tables for key in table.keys if isinstance(key, ast.Constant))
    assert {code for code, times in codes.items() if times > 1} == set()
    assert set(merged) <= set(codes)
    assert len(merged) > 50


def _tables(file: Path) -> list[ast.Dict]:
    """Return the tables that stand in a file by names without an underscore."""
    named = [node for node in ast.parse(file.read_text()).body if isinstance(node, ast.AnnAssign)]
    return [one.value for one in named if isinstance(one.value, ast.Dict) and not _name(one).startswith("_")]


def _name(assigned: ast.AnnAssign) -> str:
    return assigned.target.id if isinstance(assigned.target, ast.Name) else ""
