"""What a result says that was scored, field by field beside what the files say."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.language import N_, Text
from lcc.model.result import Documents
from lcc.record.message import Message
from lcc.record.path import Path

_CALLED = {
    "tender": N_("the tender"),
    "scores": N_("the scores"),
    "reference": N_("what we have"),
    "history": N_("the earlier rounds"),
    "prices": N_("the earlier prices"),
}


def other_documents(recorded: Documents, given: Documents, files: Mapping[str, str]) -> Iterator[Message]:
    """Yield every field in which what was scored differs from what the files say; bids are known by their names.

    `files` has the file of each bid by its name, and of other documents by what they are: `tender`, `scores`, ...
    """
    was, now = _by_document(recorded), _by_document(given)
    for key in dict.fromkeys((*now, *was)):
        place, name = key
        if place == "bids" and key not in was:
            yield Message(("documents", "bids"), "bid_only_in_files", None, {"name": name})
        elif place == "bids" and key not in now:
            yield Message(was[key][0], "bid_only_in_documents", name, {"name": name})
        else:
            (at, found), (_at, wanted) = (one.get(key, (("documents", place), None)) for one in (was, now))
            called = name if place == "bids" else Text(_CALLED[place]) if place in _CALLED else place
            file = files.get(name or place, "-")
            for path, value, other in _differences(at, found, wanted):
                words: dict[str, object] = {"field": _name(path), "document": called, "file": file}
                words |= {"found": _said(value), "value": _said(other)}
                yield Message(path, "other_document", value, words)


def _by_document(documents: Documents) -> dict[tuple[str, str], tuple[Path, Any]]:
    """Return each document and where it stands, by what it is and, of a bid, its name: the second of a name apart."""
    found: dict[tuple[str, str], tuple[Path, Any]] = {}
    for name, document in documents.model_dump().items():
        if name != "bids":
            found[name, ""] = ("documents", name), document
            continue
        for k, bid in enumerate(document):
            key = (name, _name_of_bid(bid))
            while key in found:
                key = (name, f"{key[1]} (again)")
            found[key] = ("documents", name, k), bid
    return found


def _name_of_bid(bid: Mapping[str, Any]) -> str:
    bidder, variant = bid.get("bidder"), bid.get("variant")
    name = str(bidder.get("name")) if isinstance(bidder, dict) else "?"
    return f"{name} ({variant})" if variant else name


def _differences(path: Path, found: Any, wanted: Any) -> Iterator[tuple[Path, Any, Any]]:
    """Yield the fields in which two values differ, the deepest ones, with both."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        for name in dict.fromkeys((*wanted, *found)):
            yield from _differences((*path, name), found.get(name), wanted.get(name))
    elif isinstance(found, list) and isinstance(wanted, list):
        for k in range(max(len(found), len(wanted))):
            beside = (one[k] if k < len(one) else None for one in (found, wanted))
            yield from _differences((*path, k), *beside)
    elif found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
        yield path, found, wanted


def _name(path: Path) -> str:
    """Return the last name in a path, with its position where it is in a list."""
    last = max(k for k, step in enumerate(path) if isinstance(step, str))
    return "".join([str(path[last]), *(f" {int(step) + 1}" for step in path[last + 1 :])])


def _said(value: Any) -> object:
    if value is None:
        return Text(N_("not stated"))
    if isinstance(value, dict | list):
        return Text(N_("a group of fields") if isinstance(value, dict) else N_("a list"))
    return f"{value:.15g}" if isinstance(value, float) else value
