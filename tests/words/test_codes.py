"""A code says one thing, in every language: what is told of a place has words, and all words are for something."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import lcc
from lcc.language import terms
from lcc.model.bid_decision import FellAway
from lcc.words.checklist_texts import CHECKLIST
from lcc.words.law_texts import FOUND
from lcc.words.not_ranked import REASONS, TOLD
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.on_inputs import ON_INPUTS
from lcc.words.remark_texts import WORDING as REMARKS

SOURCE = Path(lcc.__file__).parent
MAKERS = {"remark": 0, "_weighed": 0, "_check": 0, "_of_items": 1, "_condition": 0, "_point": 0}
"""What makes a message here, and which of its arguments is the code."""


def nodes_of(*rooms: str) -> Iterator[ast.AST]:
    """Yield all code of these rooms."""
    for room in rooms:
        for file in (SOURCE / room).rglob("*.py"):
            yield from ast.walk(ast.parse(file.read_text()))


def texts_in(*rooms: str) -> set[str]:
    """Return every text that stands by itself in the code of these rooms."""
    constants = [node.value for node in nodes_of(*rooms) if isinstance(node, ast.Constant)]
    return {value for value in constants if isinstance(value, str)}


def codes_in(*rooms: str) -> set[str]:
    """Return the codes that messages are made with in these rooms, where they stand in the call itself."""
    codes: set[str] = set()
    for node in nodes_of(*rooms):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            code = node.args[MAKERS[node.func.id]]
            choices = [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]
            codes |= {str(one.value) for one in choices if isinstance(one, ast.Constant)}
    return codes


def test_a_code_stands_in_one_table() -> None:
    tables = (EXPECTED_AND_MEND, ON_INPUTS, REMARKS, REASONS, CHECKLIST, FOUND)
    times = Counter(code for table in tables for code in table)
    assert [code for code, number in times.items() if number > 1] == []


def test_every_finding_by_a_law_has_words_and_all_words_are_used() -> None:
    made = {
        str(node.args[1].value)
        for node in nodes_of("scrutiny")
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Found"
        and isinstance(node.args[1], ast.Constant)
    }
    assert len(made) > 50
    assert made <= set(FOUND)
    assert set(FOUND) <= texts_in("scrutiny")


def test_every_remark_has_words_and_all_words_are_used() -> None:
    rooms = ("scrutiny", "analysis")
    made = codes_in(*rooms)
    assert len(made) > 60
    assert made <= set(REMARKS)
    assert set(REMARKS) <= texts_in(*rooms)


def test_every_reason_not_to_rank_a_bid_has_its_words() -> None:
    """In a sentence, to its bidder, and in a table: `lcc.award.conditions` has the reasons."""
    made = codes_in("award") | set(get_args(FellAway))
    assert made == set(REASONS) == set(TOLD) == set(terms.REASONS)


def test_every_point_of_the_checklist_has_its_words() -> None:
    assert codes_in("documents") <= set(CHECKLIST) <= texts_in("documents")
