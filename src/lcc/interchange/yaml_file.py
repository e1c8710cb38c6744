"""YAML 1.2 as plain values, with the line of every field. Made for files from strangers.

The events of the parser are taken one by one, so that what is too much is refused before there is too much of it; what
a text without quotes means is decided here, by one table, whatever the file says of its version.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from lcc.interchange.limits import YAML as LIMITS
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
from lcc.interchange.yaml_events import RefusedSignError, events
from lcc.record.path import Path
from lcc.record.place import Origin, Places
from lcc.record.problem import Problem
from lcc.record.stated import Stated

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_DIGITS, _DIGITS_AND_POINTS = re.compile(r"[0-9]+", re.ASCII), re.compile(r"[-+]?[0-9][0-9.]*", re.ASCII)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: Mapping[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL")) | {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MERGE = "<<"


def stated_in_yaml(content: bytes) -> Stated:
    """Return the values in a YAML text, and where each stands.

    References (anchors, aliases, merge keys), tags, directives, repeated keys and deep nesting are refused: nothing in
    a bid needs them.

    Raises
    ------
    InputRefusedError
        The text is no YAML, or holds what is refused.
    """
    text = text_of(content, LIMITS)
    reader = _Reader()
    try:
        for event in events(text):
            reader.take(event)
    except RefusedSignError as refused:
        raise reader.problems.stop(problem(refused.kind, None, refused.line)) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line, mark.column) if mark else (0, 0)
        raise reader.problems.stop(_not_yaml(text, *at)) from None
    except (YAMLError, ValueError, OverflowError, RecursionError):
        raise reader.problems.stop(_not_yaml(text, 0, 0)) from None
    reader.problems.refuse()
    return Stated(reader.data, Places(lambda: reader.lines))


def _not_yaml(text: str, line: int, column: int) -> Problem:
    lines = text.splitlines()
    found = lines[line].strip()[:60] if line < len(lines) else None
    return problem("not_yaml", found, line + 1, words={"line": line + 1, "column": column + 1})


def plain_value(written: str) -> Any:
    """Return what a text without quotes stands for: nothing, yes or no, a number in decimals, or itself.

    What other versions of YAML, or other readers of this one, take for another number stays the text that it is: it is
    refused where a number is asked, and a registration number keeps its zeros.

    >>> [plain_value(text) for text in ("12", "1e3", ".5", "+1", "true", "~")]
    [12, 1000.0, 0.5, 1, True, None]
    >>> [plain_value(text) for text in ("0123", "1_000", "15:00", "0x1f", "yes")]
    ['0123', '1_000', '15:00', '0x1f', 'yes']

    Raises
    ------
    NumberError
        A number that no computer keeps as it was written.
    """
    if written in _WORDS:
        return _WORDS[written]
    if _NUMBER.fullmatch(written):
        return number(written)
    return float(written.replace(".", "")) if _NOT_FINITE.fullmatch(written) else written


class _Nothing:
    """No key yet."""


_NOTHING: Final = _Nothing()


@dataclass(slots=True)
class _Open:
    """A list or group that is being read; of a group, the key whose value comes next, and the line of that key.

    `before` is the last text or number in it, `split` a number with a comma that the next key could be the end of.
    """

    values: dict[Any, Any] | list[Any]
    path: Path
    key: Any = _NOTHING
    line: int = 0
    is_again: bool = False
    before: ScalarEvent | None = None
    split: str = ""


class _Reader:
    """Takes one event after the other, and keeps the line of each path and every problem on the way."""

    def __init__(self) -> None:
        self.data: Any = None
        self.lines: dict[Path, int] = {}
        self.problems = Problems()
        self._open: list[_Open] = []
        self._values = self._documents = 0

    def take(self, event: Any) -> None:
        """Take an event."""
        if isinstance(event, NodeEvent):
            line = event.start_mark.line + 1
            self._values += 1
            if self._values > LIMITS.values:
                raise self.problems.stop(beyond("values", self._values, LIMITS, line))
            self._node(event, line)
        elif isinstance(event, CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, DocumentStartEvent):
            line = event.start_mark.line + 1
            self._documents += 1
            if self._documents > 1:
                raise self.problems.stop(problem("documents", None, line))

    def _node(self, event: NodeEvent, line: int) -> None:
        if event.anchor or isinstance(event, AliasEvent):
            self._refuse("alias", event.anchor, line)
        inside = self._open[-1] if self._open else None
        if inside is not None and isinstance(inside.values, dict) and inside.key is _NOTHING:
            self._take_key(inside, event, line)
            return
        path: Path = ()
        if inside is not None:
            path, line = self._place(inside, line)
        self.lines.setdefault(path, line)
        value = self._value(event, path, line)
        if inside is None:
            self.data = value
        elif isinstance(inside.values, list):
            inside.values.append(value)
        else:
            if inside.split and isinstance(event, ScalarEvent) and event.value == "" and _is_plain(event):
                self._refuse("comma_in_number", inside.split, line)
            inside.before = event if isinstance(event, ScalarEvent) else None
            if not inside.is_again:
                inside.values[inside.key] = value
            inside.key, inside.is_again = _NOTHING, False
        if isinstance(value, dict | list):
            self._open.append(_Open(value, path))
            if len(self._open) > LIMITS.depth:
                raise self.problems.stop(beyond("depth", len(self._open), LIMITS, line))

    def _place(self, inside: _Open, line: int) -> tuple[Path, int]:
        """Return the path of a value, and its line: that of its key, if it has one."""
        if isinstance(inside.values, list):
            return (*inside.path, len(inside.values)), line
        is_whole = isinstance(inside.key, int) and not isinstance(inside.key, bool)
        return (*inside.path, inside.key if is_whole else str(inside.key)), inside.line

    def _take_key(self, inside: _Open, event: NodeEvent, line: int) -> None:
        if not isinstance(event, ScalarEvent):
            raise self.problems.stop(problem("key_no_word", None, line))
        key = self._scalar(event, inside.path, line, "key_characters")
        if key == _MERGE and _is_plain(event):
            self._refuse("alias", _MERGE, line)
        if len(inside.values) >= LIMITS.fields:
            raise self.problems.stop(beyond("fields", len(inside.values) + 1, LIMITS, line))
        inside.is_again = key in inside.values or _spelled_otherwise(key) in inside.values
        if inside.is_again:
            self._refuse("key_twice", str(key), line)
        inside.key, inside.line = key, line
        inside.split = _with_comma(inside.before, event)

    def _value(self, event: NodeEvent, path: Path, line: int) -> Any:
        if isinstance(event, MappingStartEvent):
            return {}
        if isinstance(event, SequenceStartEvent):
            return []
        return self._scalar(event, path, line, "characters") if isinstance(event, ScalarEvent) else None

    def _scalar(self, event: ScalarEvent, path: Path, line: int, limit: str) -> Any:
        written = event.value
        if len(written) > getattr(LIMITS, limit):
            raise self.problems.stop(beyond(limit, len(written), LIMITS, line))
        if has_control(written):
            self.problems.add(control(written, line, path))
            return ""
        if not _is_plain(event):
            return written
        if len(written) > LIMITS.number_characters and _NUMBER.fullmatch(written):
            self.problems.add(beyond("number_characters", len(written), LIMITS, line))
            return 0
        try:
            return plain_value(written)
        except NumberError:
            self._refuse("no_number", written, line)
            return 0

    def _refuse(self, kind: str, found: object, line: int) -> None:
        self.problems.add(problem(kind, found, line))


def _is_plain(event: ScalarEvent) -> bool:
    return not event.style


def _spelled_otherwise(key: Any) -> Any:
    """Return the text of a number, or the number of a text: `2027` and `"2027"` are one year of a table.

    >>> _spelled_otherwise(2027), _spelled_otherwise("2027"), _spelled_otherwise("02027")
    ('2027', 2027, '02027')
    """
    if isinstance(key, str) and re.fullmatch("[1-9][0-9]{0,18}", key):
        return int(key)
    return str(key) if isinstance(key, int) else key


def _with_comma(before: ScalarEvent | None, key: ScalarEvent) -> str:
    """Return the number that a value and the key right after it make, if they do: YAML splits it at the comma."""
    if before is None or not _is_plain(before) or not _is_plain(key):
        return ""
    end, start = before.end_mark, key.start_mark
    is_next = (end.line, end.column + 1) == (start.line, start.column)
    is_number = _DIGITS_AND_POINTS.fullmatch(before.value) and _DIGITS.fullmatch(key.value)
    return f"{before.value},{key.value}" if is_next and is_number else ""


def comments(text: str, origins: Mapping[Path, Origin]) -> dict[Path, str]:
    """Return what the comments on the line of a field, and on the line above it, say; not those that open the file.

    >>> places = {("a",): Origin(field="", line=2), ("b",): Origin(field="", line=4)}
    >>> comments("# a file;a: 1   # one;# two;b: 2".replace(";", chr(10)), places)
    {('a',): 'one', ('b',): 'two'}
    """
    lines = text.splitlines()
    opening = next((k for k, line in enumerate(lines) if not line.startswith("#")), 0)
    found: dict[Path, str] = {}
    for path, origin in origins.items():
        if not origin.line or not path:
            continue
        above, own = lines[origin.line - 2] if origin.line - 1 > opening else "", lines[origin.line - 1]
        said = [above.strip().removeprefix("#")] if above.strip().startswith("#") else []
        said += [own.rpartition(" #")[2]] if " #" in own else []
        if said:
            found[path] = " ".join(part.strip() for part in said)
    return found


def as_yaml(plain: Mapping[str, Any]) -> bytes:
    """Return plain values as YAML, in the order in which they stand.

    >>> as_yaml({"b": [{"a": "1.0"}], "a": 1.5}).decode().splitlines()
    ['b:', "- a: '1.0'", 'a: 1.5']
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.allow_unicode, yaml.width = True, 100
    buffer = io.BytesIO()
    yaml.dump(plain, buffer)
    return buffer.getvalue()
