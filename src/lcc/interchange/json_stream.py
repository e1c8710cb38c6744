"""Large JSON of strangers, read a piece at a time: what a package lists is never all in memory.

A text may hold one value, or several after each other, such as one on each line. Each piece is bounded, and so is the
whole; numbers that no computer keeps as they are written are nothing, and not another number.
"""

import codecs
import json
import re
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO, NamedTuple

from lcc.interchange.limits import JSON, STREAMED_JSON
from lcc.interchange.untrusted_text import NumberError, beyond, number, problem
from lcc.record.problem import InputRefusedError

_PIECE = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")
_MOST_SHOWN = 60


class Streamed(NamedTuple):
    """A value in a text: one of a list, by the name of its field, or what is beside the lists, by no name.

    `line` is where it begins.
    """

    listed: str
    value: Any
    line: int


def streamed(stream: BinaryIO, lists: Collection[str]) -> Iterator[Streamed]:
    """Yield what stands in a text: of each group every value of the `lists` in it by itself, and then what is left.

    Values in a list that stands by itself are groups too.

    Raises
    ------
    InputRefusedError
        The text is no JSON, is no UTF-8, has a field twice, or is larger or deeper than `limits` allow.
    """
    text = _Text(stream)
    while sign := text.sign():
        if sign == "[":
            yield from (Streamed("", value, line) for value, line in text.values())
        elif sign == "{":
            yield from _group(text, lists)
        else:
            yield Streamed("", *text.value())


def _group(text: "_Text", lists: Collection[str]) -> Iterator[Streamed]:
    line, left, start = text.line(), {}, text.place()
    seen: set[str] = set()
    text.take("{")
    while text.sign() != "}":
        if seen:
            text.take(",")
        if text.sign() != '"':
            raise text.garbled()
        at = text.line()
        name, _line = text.value()
        if name in seen:
            raise InputRefusedError([problem("key_twice", name, at)])
        if len(seen) == JSON.fields:
            raise InputRefusedError([beyond("fields", len(seen) + 1, JSON, at)])
        seen.add(name)
        text.take(":")
        if name in lists and text.sign() == "[":
            before = text.place()
            yield from (Streamed(name, value, line) for value, line in text.values())
            start += text.place() - before
        else:
            left[name] = text.value()[0]
            text.refuse_large(start)
    text.take("}")
    yield Streamed("", left, line)


class _Text:
    """A text as far as it was read, from the value that comes next."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._text, self._at, self._line, self._counted = "", 0, 1, 0
        self._bytes, self._passed, self._ended = 0, 0, False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._fields, parse_float=_number, parse_int=_number, parse_constant=_nothing
        )

    def sign(self) -> str:
        """Return the sign that comes next; nothing at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more(_PIECE):
                return self._text[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        """Go past a sign, or refuse the text where another comes next."""
        if self.sign() != sign:
            raise self.garbled()
        self._at += 1

    def values(self) -> Iterator[tuple[Any, int]]:
        """Yield each value of the list that comes next, and its line."""
        self.take("[")
        is_first = True
        while self.sign() != "]":
            if not is_first:
                self.take(",")
            is_first = False
            yield self.value()
        self.take("]")

    def value(self) -> tuple[Any, int]:
        """Return the value that comes next, and its line."""
        self.sign()
        line, piece = self.line(), _PIECE
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more(piece):
                    raise self.garbled(error.pos) from None
            except RecursionError:
                raise InputRefusedError([beyond("depth", JSON.depth + 1, JSON, line)]) from None
            else:
                if end < len(self._text) or not self._more(_PIECE):
                    self._at = end
                    return found, line
            piece *= 2
            if len(self._text) - self._at > JSON.file_bytes:
                raise InputRefusedError([beyond("file_bytes", len(self._text) - self._at, JSON, line)])

    def place(self) -> int:
        """Return how many characters were passed."""
        return self._passed + self._at

    def refuse_large(self, start: int) -> None:
        """Refuse a text in which what is read since a place is more than is held in memory."""
        if self.place() - start > JSON.file_bytes:
            raise InputRefusedError([beyond("file_bytes", self.place() - start, JSON, self.line())])

    def line(self) -> int:
        """Return the line of what comes next."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def garbled(self, at: int | None = None) -> InputRefusedError:
        """Return, to be raised, that what comes next is no JSON."""
        at = self._at if at is None else at
        line = self.line() + self._text.count("\n", self._at, at)
        column = at - self._text.rfind("\n", 0, at)
        found = self._text[at : at + _MOST_SHOWN].partition("\n")[0].strip()
        return InputRefusedError([problem("not_json", found, line, words={"line": line, "column": column})])

    def _more(self, piece: int) -> bool:
        """Read on, and forget what was passed; False if all of it was read before."""
        if self._ended:
            return False
        self.line()
        content = self._stream.read(piece)
        if self._bytes == 0 and (half := content[:4].find(b"\x00")) >= 0:  # of a sign in UTF-16 or UTF-32
            raise InputRefusedError([problem("not_text", f"byte {half}", 1)])
        self._bytes += len(content)
        if self._bytes > STREAMED_JSON.file_bytes:
            raise InputRefusedError([beyond("file_bytes", self._bytes, STREAMED_JSON)])
        self._ended = not content
        try:
            after = self._decode.decode(content, final=self._ended)
        except UnicodeDecodeError as error:
            place = self._bytes - len(content) + error.start
            line = self._line + self._text.count("\n", self._at) + content[: error.start].count(b"\n")
            raise InputRefusedError([problem("not_text", f"byte {place}", line)]) from None
        self._passed += self._at
        self._text, self._at, self._counted = self._text[self._at :] + after, 0, 0
        return True

    def _fields(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _value in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise InputRefusedError([problem("key_twice", twice, self.line())])
        return found


def _number(written: str) -> int | float | None:
    try:
        return number(written) if len(written) <= JSON.number_characters else None
    except NumberError:
        return None


def _nothing(_written: str) -> None:
    """Return nothing: NaN and Infinity are no numbers."""
