"""What is handed in: a path, a name with its content, plain data or a record, each taken as a file."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, TypedDict

from lcc.intake.files import File, InMemory
from lcc.intake.submissions import Watch
from lcc.interchange.limits import JSON
from lcc.interchange.untrusted_text import beyond
from lcc.record.problem import InputRefusedError, in_file
from lcc.record.record import Record, revalidated

Input: TypeAlias = str | PathLike[str] | tuple[str, bytes | BinaryIO] | Mapping[str, object] | Record
"""A path; the name of a file with its content, which opens no file; plain data, as JSON has it; or a record."""


class Beside(TypedDict, total=False):
    """What can stand beside a tender and its bids.

    `scores` is what assessors scored, `reference` an offer of the authority itself to keep what it has, `draws` the
    drawings of lots that were held, `decisions` which bids fell away, `history` the rounds of bids
    before the last one, `map` how to read price sheets that are no forms
    of ours; `prices` is what was offered before in other tenders: a price file of `lcc prices`, or the ranges that a
    result has of it. `price_index` is the index that brings the prices in a price file to the level of this tender.
    `leave_out` names files and folders among the bids that are not read. `watch` gets the files
    of bids before they are read and yields each in turn, to show how far it is.
    """

    scores: Input | None
    draws: Input | None
    decisions: Input | None
    reference: Input | None
    history: Input | None
    prices: Input | None
    price_index: Input | None
    map: Input | None
    leave_out: Sequence[str]
    watch: Watch


def handed(file: File) -> Input:
    """Return a file as what can be handed in: the way back from `as_file`."""
    return (str(file), file.content) if isinstance(file, InMemory) else file


def as_file(given: Input, name: str) -> File:
    """Return what was handed in as a file; plain data gets a name, and goes the way of a JSON text from there on."""
    if isinstance(given, Record):
        given = revalidated(given).model_dump(mode="json", exclude_unset=True)
    if isinstance(given, Mapping):
        return InMemory(Path(name), _as_json(given, name))
    if not isinstance(given, tuple):
        return Path(given)
    named, content = given
    if not isinstance(content, bytes) and (isinstance(content, io.TextIOBase) or not hasattr(content, "seek")):
        raise TypeError(
            f"content of {named} is {type(content).__name__}, and not bytes or a file opened with 'rb'"
        )
    return InMemory(Path(named), content)


def _as_json(plain: Mapping[str, object], name: str) -> bytes:
    try:
        return json.dumps(plain, indent=1, default=_as_plain).encode()
    except RecursionError:
        with in_file(name):
            raise InputRefusedError([beyond("depth", JSON.depth + 1, JSON)]) from None


def _as_plain(value: Any) -> object:
    """Return dates as they are written, and numbers of other kinds (Decimal, NumPy) as plain ones."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return value.tolist() if hasattr(value, "tolist") else float(value)
