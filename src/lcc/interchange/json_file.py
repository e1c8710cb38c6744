"""JSON as plain values. Made for files from strangers: what can be read in two ways, or grows in memory, is refused.

Python's own parser reads it, and knows no lines. They are worked out by a second pass, of what is refused or asked for.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lcc.interchange.limits import JSON
from lcc.interchange.untrusted_text import (
    NumberError,
    Problems,
    beyond,
    control,
    has_control,
    number,
    problem,
    text_of,
)
from lcc.record.path import Path
from lcc.record.place import Places
from lcc.record.problem import InputRefusedError, Problem
from lcc.record.stated import Stated

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|\s++|[^\s{}\[\],:"]++')
_SUSPECT = re.compile(r"\\(?:[bfr]|u(?:00[0189]|202[89]|[dD][89a-fA-F]|[fF][eE][fF]{2}|[fF]{3}[eEfF])|u007[fF])")
"""How a control character or half of a pair of surrogates can be written; not all that looks like it is one."""


class NotJsonError(InputRefusedError):
    """What was read is no JSON at all."""


def stated_in_json(content: bytes) -> Stated:
    """Return the values in a JSON text, and where each stands.

    Raises
    ------
    InputRefusedError
        The text is no JSON, is too large, has a field twice, control characters, or a number that is not finite.
    """
    parts = sum(map(content.count, (b",", b"[", b"{")))
    text = text_of(content, JSON)
    if parts > JSON.values:
        raise InputRefusedError([beyond("values", parts, JSON)])
    hooks = _Hooks()
    try:
        found = json.loads(
            text,
            object_pairs_hook=hooks.fields,
            parse_float=hooks.number,
            parse_int=hooks.number,
            parse_constant=hooks.no_number,
        )
    except json.JSONDecodeError as error:
        words = {"line": error.lineno, "column": error.colno}
        found = _around(text, error.pos)
        raise NotJsonError([problem("not_json", found, error.lineno, words=words)]) from None
    except RecursionError:
        raise InputRefusedError([beyond("depth", JSON.depth + 1, JSON)]) from None
    if hooks.suspects or _SUSPECT.search(text) or not _is_bounded(found):
        _refuse(text)
    return Stated(found, Places(lambda: _lines(text)))


class _Hooks:
    """What the parser calls on its way: cheap looks, after which a second pass says what is wrong and where."""

    def __init__(self) -> None:
        self.suspects = False

    def fields(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        self.suspects |= (
            len(found) < len(pairs)
            or len(found) > JSON.fields
            or any(len(name) > JSON.key_characters for name in found)
        )
        return found

    def number(self, written: str) -> float:
        try:
            if len(written) <= JSON.number_characters:
                return number(written)
        except NumberError:
            pass
        return self.no_number(written)

    def no_number(self, _written: str) -> float:
        self.suspects = True
        return 0


def _is_bounded(found: Any) -> bool:
    """Whether no text is longer, and no list or group deeper in others, than may be."""
    level, depth = [found], 0
    while level:
        if depth > JSON.depth:
            return False
        deeper: list[Any] = []
        for one in level:
            if type(one) is str:
                if len(one) > JSON.characters:
                    return False
            elif type(one) is dict:
                deeper += one.values()
            elif type(one) is list:
                deeper += one
        level, depth = deeper, depth + 1
    return True


def _around(text: str, position: int) -> str:
    """Return what stands on the line of a position, from there on."""
    return text[position : position + 60].partition("\n")[0].strip()


class _Value(NamedTuple):
    """A value, or the start of a list or group, as it is written; `is_again` where its field stands there already."""

    path: Path
    line: int
    key: str
    written: str
    is_again: bool


def _values(text: str) -> Iterator[_Value]:
    """Yield every value of a text that is JSON."""
    line = 1
    open_: list[tuple[Path, set[str] | None]] = []
    path: Path = ()
    position, key, is_again = 0, "", False
    positions: list[int] = []
    sign = ""
    for found in _TOKEN.finditer(text):
        before, sign = sign, found.group()
        if sign.isspace():
            line, sign = line + sign.count("\n"), before
        elif sign == ":":
            names = open_[-1][1]
            key = json.loads(before)
            if names is not None:
                is_again = key in names
                names.add(key)
        elif sign == ",":
            position += 1
        elif sign in "}]":
            open_.pop()
            position = positions.pop()
        elif sign[0] == '"' and open_ and open_[-1][1] is not None and before in ("{", ","):
            continue
        else:
            if open_:
                at, names = open_[-1]
                path = (*at, position if names is None else key)
            yield _Value(path, line, key if open_ and open_[-1][1] is not None else "", sign, is_again)
            is_again = False
            if sign in "{[":
                open_.append((path, set() if sign == "{" else None))
                positions.append(position)
                position = 0


def _lines(text: str) -> dict[Path, int]:
    """Return the line of every value; fields named by a number go by that too, as records have them."""
    lines: dict[Path, int] = {}
    for path, line, key, _written, _is_again in _values(text):
        lines[path] = line
        if key.isdecimal() and key.isascii() and len(key) < 6:
            lines[*path[:-1], int(key)] = line
    return lines


def _refuse(text: str) -> None:
    """Raise InputRefusedError if a text can be read in two ways, or can't be kept."""
    problems = Problems()
    fields: dict[Path, int] = {}
    for one in _values(text):
        if len(one.path) > JSON.depth:
            raise problems.stop(beyond("depth", len(one.path), JSON, one.line))
        for found in _problems(one):
            problems.add(found)
        if one.key:
            above = one.path[:-1]
            fields[above] = fields.get(above, 0) + 1
            if fields[above] > JSON.fields:
                raise problems.stop(beyond("fields", fields[above], JSON, one.line))
    problems.refuse()


def _problems(one: _Value) -> Iterator[Problem]:
    """Yield each problem of a value and of the name of its field."""
    path, line, key, written, is_again = one
    above = path[:-1] if key else path
    if has_control(key):
        yield control(key, line, above)
        path = above
    elif len(key) > JSON.key_characters:
        yield beyond("key_characters", len(key), JSON, line)
        path = above
    elif is_again:
        yield problem("key_twice", key, line, above)
    if written[0] == '"':
        value = json.loads(written)
        if has_control(value):
            yield control(value, line, path)
        elif len(value) > JSON.characters:
            yield beyond("characters", len(value), JSON, line)
    elif len(written) > JSON.number_characters:
        yield beyond("number_characters", len(written), JSON, line)
    elif written[0] in "-0123456789IN" and not _is_number(written):
        yield problem("no_number", written, line, path)


def _is_number(written: str) -> bool:
    try:
        number("NaN" if written[-1] in "yN" else written)
    except NumberError:
        return False
    return True
