"""YAML and JSON as plain values, with the line of every field. Made for files from strangers."""

import io
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, BinaryIO

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.language import N_, Text
from lcc.language.system import reason
from lcc.model.agreement import Finding
from lcc.model.record import Path
from lcc.model.result import Origin

LARGEST_BYTES = 2_000_000
MOST_BYTES = 20_000_000
"""Beyond this no file is read."""
_DEEPEST = 50


def parse(content: bytes, file: str) -> tuple[Any, dict[Path, Origin]]:
    """Return the values in a YAML or JSON text, and where each stands.

    References (anchors, aliases, merge keys), tags, repeated keys and deep nesting are refused: nothing in a bid
    needs them.

    Raises
    ------
    InputRefusedError
        The text is no YAML, or holds what is refused.
    """
    if len(content) > LARGEST_BYTES:
        raise _refused(file, "too_large", f"{len(content)} bytes", limit=LARGEST_BYTES // 1_000_000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(file, "not_text", f"byte {error.start}") from None
    yaml = YAML(typ="safe", pure=True)
    try:
        root = yaml.compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        detail = " ".join(str(part) for part in (error.context, error.problem) if part)
        raise _refused(file, "not_yaml", None, line, detail=detail) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise _refused(file, "not_yaml", None, detail=str(error).splitlines()[0]) from None
    reader = _Reader(file, yaml.constructor)
    data = reader.value(root, ()) if root is not None else None
    if reader.problems:
        raise InputRefusedError(reader.problems)
    return data, reader.origins


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


def read_bytes(file: FilePath) -> bytes:
    """Return what is in a file, cut off where it is too large for any reader.

    Raises
    ------
    InputRefusedError
        There is no such file, its name is no text, or it can't be read.
    """
    if not is_text(str(file)):
        raise _refused(str(file), "name_not_text", None)
    with opened(file) as content:
        return content.read(MOST_BYTES)


@contextmanager
def opened(file: FilePath) -> Iterator[BinaryIO]:
    """Open a file to be read. What is no file (a pipe, a device) is refused before it is opened: it may never end.

    What a shell hands over in place of a file is taken: it stands where only the shell puts anything.

    Raises
    ------
    InputRefusedError
        There is no such file, or it can't be read.
    """
    try:
        is_handed_over = str(file) == "/dev/stdin" or str(file).startswith(("/dev/fd/", "/proc/self/fd/"))
        if not is_handed_over and stat.S_IFMT(file.stat().st_mode) not in (stat.S_IFREG, stat.S_IFDIR):
            pipe = replace(_problem(str(file), "not_a_file", None, None), found=Text(N_("a pipe or a device")))
            raise InputRefusedError([pipe])
        with open(file, "rb", opener=None if is_handed_over else _without_waiting) as content:
            yield content
    except (OSError, ValueError) as error:
        raise _refused(str(file), "not_readable", reason(error)) from None


def _without_waiting(name: str, flags: int) -> int:
    """Open a file that may have become a pipe since it was looked at: that would wait for somebody who writes."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def is_text(name: str) -> bool:
    """Whether the name of a file is text: systems take names of any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refused(file: str, kind: str, found: object, line: int | None = None, **words: object) -> InputRefusedError:
    return InputRefusedError([_problem(file, kind, found, line, **words)])


def _problem(file: str, kind: str, found: object, line: int | None, **words: object) -> Problem:
    return problem_of(Finding((), kind, found, words), file, {(): Origin(field="", line=line)})


class _Reader:
    """Walks the nodes once, and keeps the line of each path and every problem on the way."""

    def __init__(self, file: str, constructor: SafeConstructor) -> None:
        self.file, self.constructor = file, constructor
        self.origins: dict[Path, Origin] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: Node, path: Path, line: int | None = None) -> Any:
        line = line or node.start_mark.line + 1
        self.origins[path] = Origin(field="", line=line)
        if id(node) in self._seen or node.anchor:
            return self._refuse("alias", node.anchor or "<<", line)
        self._seen.add(id(node))
        if len(path) > _DEEPEST:
            return self._refuse("not_yaml", None, line, detail="nested too deep")
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node, line)

    def _mapping(self, node: MappingNode, path: Path) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                self._refuse("not_yaml", None, line, detail="a key that is not a word")
                continue
            key = self._scalar(key_node, line)
            if key in values:
                self._refuse("key_twice", str(key), line)
                continue
            step = key if isinstance(key, int) and not isinstance(key, bool) else str(key)
            values[key] = self.value(value_node, (*path, step), line)
        return values

    def _scalar(self, node: Node, line: int) -> Any:
        try:
            return self.constructor.construct_object(node)
        except (ConstructorError, ValueError, OverflowError):
            return self._refuse("not_yaml", str(node.value), line, detail="a value that can't be read")

    def _refuse(self, kind: str, found: object, line: int, **words: object) -> None:
        self.problems.append(_problem(self.file, kind, found, line, **words))
