"""One kind of finding is said in one way."""

import ast
import inspect
from collections import Counter

from lcc.words import problem_texts as wording
from lcc.words import proof_texts as proof_wording
from lcc.words import text_problems as text_wording


def test_no_kind_is_worded_twice() -> None:
    """A second wording would take the place of the first without a word."""
    literals = [node for node in ast.walk(ast.parse(inspect.getsource(wording))) if isinstance(node, ast.Dict)]
    own = max(literals, key=lambda one: len(one.keys))
    named = [key.value for key in own.keys if isinstance(key, ast.Constant)]
    assert len(named) > 100
    twice = Counter([*named, *proof_wording.PROOFS, *text_wording.TEXTS])
    assert [kind for kind, times in twice.items() if times > 1] == []
