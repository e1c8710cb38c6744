"""What YAML and JSON of strangers have in common: size, encoding, control characters, numbers; how they are refused."""

import math
import re
from collections.abc import Mapping

from lcc.interchange.limits import JSON, YAML, TextLimits
from lcc.record.path import Path, name_of
from lcc.record.place import Origin
from lcc.record.problem import MOST_PROBLEMS, InputRefusedError, Problem

_NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Control characters but tab and line end, line ends of other kinds, halves of pairs, marks of byte order."""

_CONTROL = re.compile(f"[{_NO_CHARACTERS}]")
_CONTROL_IN_VALUE = re.compile(f"[{_NO_CHARACTERS}]|\r(?!\n)")
_MOST_SHOWN = 60
_LONGEST_WHOLE_NUMBER = 15
_NOT_ZERO = re.compile(r"[1-9][^eE]*", re.ASCII)


class NumberError(ValueError):
    """A number that no computer keeps as it was written: not finite, or so near to zero that it becomes that."""


def text_of(content: bytes, limits: TextLimits) -> str:
    """Return a file as text.

    Raises
    ------
    InputRefusedError
        It is larger than it may be, is not in UTF-8, or has control characters.
    """
    if len(content) > limits.file_bytes:
        raise InputRefusedError([beyond("file_bytes", len(content), limits)])
    if (half := content[:4].find(b"\x00")) >= 0:  # of a sign in UTF-16 or UTF-32
        raise InputRefusedError([problem("not_text", f"byte {half}", 1)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputRefusedError([problem("not_text", f"byte {error.start}", line)]) from None
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        around = text[max(found.start() - 20, 0) : found.end() + 20]
        raise InputRefusedError([control(around, line)])
    return text


def has_control(value: str) -> bool:
    r"""Whether a text in a file has characters that nobody sees, or that do something else on a screen.

    >>> [has_control(text) for text in ("a b\t", "one\r\ntwo", "one\rtwo", "\x1b[2J", "\x9b2J")]
    [False, False, True, True, True]
    """
    return _CONTROL_IN_VALUE.search(value) is not None


def written_out(value: str) -> str:
    r"""Return a text with such characters written as what they are, and cut where it is long.

    >>> written_out("\x1b[32mgreen")
    '\\x1b[32mgreen'
    """
    out = _CONTROL_IN_VALUE.sub(lambda found: ascii(found.group())[1:-1], value)
    return out if len(out) <= _MOST_SHOWN else out[:_MOST_SHOWN] + "..."


def control(value: str, line: int, path: Path = ()) -> Problem:
    """Return that a text has control characters."""
    found = dict.fromkeys(ascii(one)[1:-1] for one in _CONTROL_IN_VALUE.findall(value))
    words = {"characters": ", ".join([*found][:9])}
    return problem("control_character", written_out(value), line, path, words)


def number(written: str) -> int | float:
    """Return a number as it is written in JSON [no unit]: whole where it is short and whole.

    >>> number("12"), number("1e3"), number("1234567890123456789")
    (12, 1000.0, 1.2345678901234568e+18)

    Raises
    ------
    NumberError
        It is not what it becomes.
    """
    if len(written) <= _LONGEST_WHOLE_NUMBER and written.lstrip("+-").isdigit():
        return int(written)
    found = float(written)
    if not math.isfinite(found) or (found == 0 and _NOT_ZERO.search(re.split("[eE]", written)[0])):
        raise NumberError(written)
    return found


class Problems:
    """The first problems of a text; then it is read no further."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, found: Problem) -> None:
        """Add a problem; raise InputRefusedError with all of them once there are as many as are listed."""
        self._found.append(found)
        if len(self._found) == MOST_PROBLEMS:
            raise InputRefusedError([*self._found, problem("not_looked_at", None)])

    def stop(self, found: Problem) -> InputRefusedError:
        """Return, to be raised, all problems and this one, after which nothing makes sense or there is too much."""
        return InputRefusedError([*self._found, found])

    def refuse(self) -> None:
        """Raise InputRefusedError if there are any."""
        if self._found:
            raise InputRefusedError(self._found)


def beyond(limit: str, found: int, limits: TextLimits, line: int | None = None) -> Problem:
    """Return that a text has more of something than it may."""
    kind = "beyond_yaml" if limits is YAML and getattr(limits, limit) < getattr(JSON, limit) else "beyond_text"
    return problem(kind, found, line, words={"limit": getattr(limits, limit), "what": limit})


def problem(
    kind: str, found: object, line: int | None = None, path: Path = (), words: Mapping[str, object] | None = None
) -> Problem:
    """Return what is wrong in a text, on a line."""
    return Problem("", Origin(field=name_of(path), line=line), kind, found, words or {})
