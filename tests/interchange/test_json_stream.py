"""Large JSON a piece at a time: what comes out is what a parser makes of the whole, wherever pieces end."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.interchange import json_stream
from lcc.interchange.json_stream import streamed
from lcc.record.problem import InputRefusedError

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(max_size=8).filter(lambda text: "\x00" not in text),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=4), parts, max_size=4),
    max_leaves=12,
)


def parts(content: bytes) -> list[tuple[str, Any]]:
    return [(one.listed, one.value) for one in streamed(io.BytesIO(content), ("releases",))]


@given(
    releases=st.lists(plain, max_size=5), beside=st.dictionaries(st.text(max_size=4), plain, max_size=3),
    piece=st.integers(1, 40), ascii_=st.booleans(), indent=st.sampled_from([None, 1]),
)  # fmt: skip
def test_wherever_pieces_end(
    releases: list[Any], beside: dict[str, Any], piece: int, *, ascii_: bool, indent: int | None
) -> None:
    beside.pop("releases", None)
    whole = json.dumps({**beside, "releases": releases}, ensure_ascii=ascii_, indent=indent).encode(
        "utf-8", "surrogatepass"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_PIECE", piece)
        found = parts(whole)
    assert found == [*(("releases", one) for one in releases), ("", beside)]


def test_values_after_each_other_and_in_a_list() -> None:
    assert parts(b'{"a": 1}\n{"releases": [2]} 3 [4, {"b": 5}]') == [
        ("", {"a": 1}), ("releases", 2), ("", {}), ("", 3), ("", 4), ("", {"b": 5}),
    ]  # fmt: skip


def test_numbers_that_no_computer_keeps_are_nothing() -> None:
    assert parts(b"[1e999, NaN, -Infinity, 1e-999, 12, " + b"9" * 5000 + b"]") == [
        ("", None), ("", None), ("", None), ("", None), ("", 12), ("", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b'{"releases": [\n{"ocid": 1}\n', "not_json", 3),
        (b'{"releases": [\n{"ocid": 1}\n{"ocid": 2}]}', "not_json", 3),
        (b'{"a": 1 "b": 2}', "not_json", 1),
        (b"{1: 2}", "not_json", 1),
        (b'{"a": 1,\n "a": 2}', "key_twice", 2),
        (b'[\n{"a": 1, "a": 2}]', "key_twice", 2),
        (b'\n{"a": "\xeb"}', "not_text", 2),
        (b"[" * 100_000, "beyond_text", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content: bytes, code: str, line: int) -> None:
    with pytest.raises(InputRefusedError) as refused:
        parts(content)
    [problem] = refused.value.problems
    assert (problem.code, problem.line) == (code, line)


def test_one_value_and_what_is_beside_the_lists_are_bounded() -> None:
    long = b'"' + b"x" * 10_500_000 + b'"'
    for content in (
        b"[" + long + b"]",
        b"{" + b",".join(b'"%d": %s' % (k, long[:1_200_000] + b'"') for k in range(10)) + b"}",
    ):
        with pytest.raises(InputRefusedError) as refused:
            parts(content)
        assert refused.value.problems[0].code == "beyond_text"


def test_memory_does_not_grow_with_the_file() -> None:
    one = json.dumps({"ocid": "x", "text": "y" * 1_000}).encode()

    def peak(number: int) -> int:
        content = io.BytesIO(b'{"releases": [' + b",".join([one] * number) + b"]}")
        tracemalloc.start()
        assert sum(1 for _part in streamed(content, ("releases",))) == number + 1
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(8_000) < 1.5 * peak(2_000)
