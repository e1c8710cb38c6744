"""What the program notes of its work in the log of the program that it is part of, under the name `lcc`.

Nothing is noted where `logging` was never imported: then nobody listens, and the start is not held up by it. No note is
a warning, so that none is printed where a program has set up no log.
"""

import sys
from time import perf_counter as clock
from typing import TYPE_CHECKING

from lcc.record.visible import visible

__all__ = ["clock", "detail", "milliseconds", "note"]

if TYPE_CHECKING:
    from logging import Logger


def note(room: str, text: str, *words: object) -> None:
    """Note what happened: counts, durations and codes, and never what a bid says or who made it."""
    if "logging" in sys.modules:
        _logger(room).info(text, *words)


def detail(room: str, text: str, *words: object) -> None:
    """Note what only a search for a fault needs, such as names of files, on one line whatever is in them."""
    if "logging" in sys.modules:
        _logger(room).debug(text, *(visible(one) if isinstance(one, str) else one for one in words))


def milliseconds(since: float) -> int:
    """Return how many milliseconds passed since a moment of the `clock`."""
    return round(1000 * (clock() - since))


def _logger(room: str) -> "Logger":
    import logging

    ours = logging.getLogger("lcc")
    if not ours.handlers:
        ours.addHandler(logging.NullHandler())
    return ours.getChild(room)
