"""What there is to say of something, before it is put into words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lcc.record.path import Path, name_of


class Message(NamedTuple):
    """Something to say of a place: which thing, by its code, what was found there, and what fills in its sentence.

    Codes are stable: programs go by them. What each is in words stands in `lcc.words`. `bids` are those that it is
    about, where it is about bids that were compared.
    """

    path: Path
    code: str
    found: object
    context: Mapping[str, Any]
    bids: tuple[str, ...] = ()


def told(finding: Message) -> str:
    """Return a finding for who programs: its kind, where, what was found there, and what goes with it.

    >>> told(Message(("offers", 0, "item"), "unknown_item", "chair", {"known": "bench, table"}))
    "unknown_item at offers[0].item: found 'chair' (known: bench, table)"
    """
    words = "; ".join(f"{name}: {word}" for name, word in finding.context.items())
    place = f" at {name_of(finding.path)}" if finding.path else ""
    found = "" if finding.found is None else f": found {finding.found!r}"
    return f"{finding.code}{place}{found}" + (f" ({words})" if words else "")
