"""The one tender release in a text of a stranger: a release by itself, or in a package or a record."""

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from lcc.exchange.ocds.values import moment_in, text_in
from lcc.interchange.text_file import stated_in_text
from lcc.record.problem import InputRefusedError, problem_in, refusal
from lcc.record.stated import Stated

_MARKS = (b'"ocid"', b'"releases"', b'"records"')
_MOST_NAMED = 10


def looks_like_release(content: bytes, name: str) -> bool:
    """Whether a file can be open data about a tender: JSON with the words of a release in it, which no tender has."""
    return FilePath(name).suffix.lower() == ".json" and any(mark in content for mark in _MARKS)


def release_in(content: bytes) -> Mapping[str, Any]:
    """Return the release with the tender; of several about one process they are merged, as OCDS has it.

    Of each field the last release that has it counts, and entries of lists are known by their id.

    Raises
    ------
    InputRefusedError
        The text is no JSON or beyond its limits, has no tender in it, or tenders of several processes.
    """
    stated: Stated = stated_in_text(content, ".json")
    found = [one for one in _releases(stated.values) if isinstance(one.get("tender"), Mapping)]
    if not found:
        raise refusal("no_tender_in_release")
    processes = list(dict.fromkeys(str(one.get("ocid")) for one in found))
    if len(processes) > 1:
        named = ", ".join(processes[:_MOST_NAMED]) + (", ..." if len(processes) > _MOST_NAMED else "")
        raise InputRefusedError([problem_in("", "several_processes", named)])
    merged: Mapping[str, Any] = {}
    for one in sorted(found, key=lambda one: moment_in(one.get("date"))):
        merged = _merged(merged, one)
    return merged


def _merged(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with later ones over them; what is nothing there takes nothing away."""
    found = dict(before)
    for name, value in after.items():
        was = found.get(name)
        if isinstance(value, Mapping) and isinstance(was, Mapping):
            found[name] = _merged(was, value)
        elif (old := _by_id(was)) and (new := _by_id(value)):
            both = {code: _merged(old.get(code, {}), new.get(code, {})) for code in {**old, **new}}
            found[name] = [*both.values()]
        elif value is not None or was is None:
            found[name] = value
    return found


def _by_id(value: Any) -> dict[str, Mapping[str, Any]] | None:
    """Return the entries of a list by their id; None where some have none, or two have the same."""
    if not isinstance(value, list):
        return None
    found = {text_in(one.get("id")): one for one in value if isinstance(one, Mapping)}
    if None in found or len(found) != len(value):
        return None
    return {code: one for code, one in found.items() if code}


def _releases(values: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every release in a text that is read; of a record the compiled one, or else those in it."""
    if not isinstance(values, Mapping):
        return
    for record in _groups(values.get("records")):
        compiled = record.get("compiledRelease")
        if isinstance(compiled, Mapping):
            yield compiled
        else:
            yield from _groups(record.get("releases"))
    yield from _groups(values.get("releases"))
    if isinstance(values.get("compiledRelease"), Mapping):
        yield values["compiledRelease"]
    elif "tender" in values:
        yield values


def _groups(values: Any) -> Iterator[Mapping[str, Any]]:
    for one in values if isinstance(values, list) else ():
        if isinstance(one, Mapping):
            yield one
