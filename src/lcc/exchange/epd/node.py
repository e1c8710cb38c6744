"""A value in a JSON text of a stranger and where it stands; what is not there, or is of another kind, is None."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lcc.record.path import Path

_READ_FIRST = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its place.

    >>> node = Node({"impacts": [{"gwp": "1.5"}]})
    >>> node["impacts"][0]["gwp"], node["impacts"]["gwp"]["mean"].value
    (Node(value='1.5', path=('impacts', 0, 'gwp')), None)
    """

    value: Any
    path: Path = ()

    def __getitem__(self, step: str | int) -> "Node":
        held = isinstance(step, str) and isinstance(self.value, dict) and step in self.value
        held |= isinstance(step, int) and isinstance(self.value, list) and 0 <= step < len(self.value)
        return Node(self.value[step] if held else None, (*self.path, step))

    def entries(self) -> "Iterator[Node]":
        """Yield the entries of a list; of anything else, and of nothing, none."""
        if isinstance(self.value, list):
            for k, one in enumerate(self.value):
                yield Node(one, (*self.path, k))

    def fields(self) -> "Iterator[tuple[str, Node]]":
        """Yield the fields of a group."""
        if isinstance(self.value, dict):
            for name, one in self.value.items():
                yield name, Node(one, (*self.path, name))

    def texts(self) -> "list[Node]":
        """Return the texts of a field in several languages, as ILCD has them: Dutch first, English second."""
        listed = [one for one in self.entries() if isinstance(one["value"].value, str)]
        return [one["value"] for one in sorted(listed, key=_language)]


def _language(text: Node) -> int:
    written = text["lang"].value
    return _READ_FIRST.index(written) if written in _READ_FIRST else len(_READ_FIRST)
