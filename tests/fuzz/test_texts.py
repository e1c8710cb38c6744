"""In whatever hand plain values are written, they are read as they were: nothing is guessed."""

from random import Random
from typing import Any

import pytest

from fuzz import documents, texts
from fuzz.mutations import HONEST_TEXTS
from readers import parse

ODD: dict[str, Any] = {
    "texts": [*HONEST_TEXTS, "yes", "no", "on", "~", "null", "0777", "0o17", "0x1f", "1_000", "12:30", "1e3", ".5",
              "2027-01-01"],
    "numbers": [0, -1, 1.5, 1e-05, 1e300, 0.1 + 0.2],
    "others": [True, False, None, [], {}, [[]], {"a": [{"b": None}]}],
    "key: odd": {"- x": 1, "# no": 2, "[": 3, "yes": 4, "1e5": 5},
}  # fmt: skip


def read(plain: Any, hand: int) -> Any:
    ending, content = texts.written(plain, Random(hand))
    return parse(content, f"x{ending}")[0]


@pytest.mark.parametrize("hand", range(12))
def test_odd_values_are_read_as_they_were_written(hand: int) -> None:
    assert repr(read(ODD, hand)) == repr(ODD)


@pytest.mark.thorough
@pytest.mark.parametrize("name", documents.made())
def test_documents_are_read_as_they_were_written(name: str) -> None:
    case = documents.case(name)
    for hand, plain in enumerate([case.tender, *case.bids, case.scores or {}]):
        assert read(plain, hand) in (plain, with_keys_of_json(plain))


def with_keys_of_json(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {str(key): with_keys_of_json(value) for key, value in plain.items()}
    return [*map(with_keys_of_json, plain)] if isinstance(plain, list) else plain
