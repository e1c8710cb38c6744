"""The elements of our own in a product passport (EN 18223): names, and values as data elements and back.

EN 18223:2026 has a frame and names no mass, material or impact: those are data elements of a dictionary, until a
delegated act names them. Frame and kinds of element are those of OPC 30450-1 v1.0.0 (16 October 2026), which maps the
standard; the standard itself was not read, and that JSON spells its names in camelCase is an assumption.
Certainty: recalled.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from lcc.exchange.epd.node import Node
from lcc.exchange.epd.record import Declared, DeclaredUnit, Epd
from lcc.model.passport import Connection, Evidence, Material, MaterialDestination, MaterialOrigin, Passport
from lcc.record.message import Message
from lcc.record.path import Path, name_of

DICTIONARY = "urn:lcc:dictionary:passport:1"
"""The identifier of our dictionary: an element refers to it with its name after #. Other dictionaries are not read."""

_RECORDS: tuple[type[BaseModel], ...] = (
    Passport, Material, MaterialOrigin, MaterialDestination, Connection, Evidence, Epd, Declared, DeclaredUnit,
)  # fmt: skip
_WORD_ENDS = re.compile(r"_([a-z0-9])")


def _camel(name: str) -> str:
    return _WORD_ENDS.sub(lambda found: found[1].upper(), name)


_FIELDS = {_camel(name): name for record in _RECORDS for name in record.model_fields}


def elements_of(plain: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return plain values as data elements.

    >>> elements_of({"mass_kg": 85.0})[0]["elementId"]
    'massKg'
    """
    return [_element(name, value) for name, value in plain.items()]


def _element(name: str, value: Any) -> dict[str, Any]:
    called = _camel(name) if name in _FIELDS.values() else name
    head = {"elementId": called, "dictionaryReference": f"{DICTIONARY}#{called}"}
    if isinstance(value, dict):
        return {"@type": "DataElementCollection", **head, "elements": elements_of(value)}
    if isinstance(value, list):
        each = [{"elements": elements_of(one)} if isinstance(one, dict) else one for one in value]
        return {"@type": "MultiValuedDataElement", **head, "value": each}
    return {"@type": "SingleValuedDataElement", **head, "value": value}


def stated_in_elements(node: Node, at: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield each value in data elements of our dictionary by its path in the record; other elements are passed over."""
    for element in node.entries():
        called = element["elementId"].value
        if not isinstance(called, str) or element["dictionaryReference"].value != f"{DICTIONARY}#{called}":
            continue
        path = (*at, _FIELDS.get(called, called))
        if element["elements"].value is not None:
            yield from _all_or_empty(element["elements"], path)
        elif isinstance(element["value"].value, list):
            yield from _each(element["value"], path)
        else:
            yield path, element["value"]


def once(pairs: Iterable[tuple[Path, Node]]) -> tuple[dict[Path, Node], list[Message]]:
    """Return values by path, and what is wrong: a path that is there twice, of which nobody can tell which one counts.

    >>> found, wrong = once([(("mass_kg",), Node(1.0)), (("mass_kg",), Node(2.0, ("elements", 1)))])
    >>> found["mass_kg",].value, wrong[0].path
    (1.0, ('elements', 1))
    """
    found: dict[Path, Node] = {}
    wrong: list[Message] = []
    for path, node in pairs:
        if found.setdefault(path, node) is not node:
            wrong.append(Message(node.path, "epd_twice", None, {"what": name_of(path)[:120]}))
    return found, wrong


def _each(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    if not node.value:
        yield path, node
    for k, one in enumerate(node.entries()):
        if isinstance(one.value, dict):
            yield from _all_or_empty(one["elements"], (*path, k))
        else:
            yield (*path, k), one


def _all_or_empty(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    found = list(stated_in_elements(node, path))
    yield from found or [(path, Node({}, node.path))]
