"""Events as an iCalendar file (RFC 5545), which any calendar takes in."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_MOST_OCTETS = 75


class Appointment(NamedTuple):
    """A whole day in a calendar; `key` stays the same when it is written again, so that it takes its own place."""

    day: date
    key: str
    title: str
    text: str


def icalendar(appointments: Iterable[Appointment], name: str, stamp: date) -> bytes:
    r"""Return the file; `stamp` is the day on which it was made.

    >>> print(icalendar([Appointment(date(2034, 1, 1), "a", "Claim; 1", "x")], "Desks", date(2030, 1, 1)).decode())
    ... # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//circular-lcc//contract//EN
    CALSCALE:GREGORIAN
    X-WR-CALNAME:Desks
    BEGIN:VEVENT
    UID:...@circular-lcc
    DTSTAMP:20300101T000000Z
    DTSTART;VALUE=DATE:20340101
    DTEND;VALUE=DATE:20340102
    SUMMARY:Claim\; 1
    DESCRIPTION:x
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    """
    head = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//circular-lcc//contract//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]  # fmt: skip
    lines = [*head, *(line for one in appointments for line in _event(one, stamp)), "END:VCALENDAR"]
    return "".join(_folded(line) for line in lines).encode()


def _event(one: Appointment, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(one.key.encode()).hexdigest()[:32]}@circular-lcc"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(one.title)}"
    yield f"DESCRIPTION:{_escaped(one.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as section 3.3.11 has it."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, each after the first with a blank before it (section 3.1)."""
    pieces: list[str] = []
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > _MOST_OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece]) + "\r\n"
