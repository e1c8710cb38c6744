"""What stands in a corner of every workbook of ours that is read back: what it is, and how it was laid out."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lcc.language import LANGUAGES, N_, Text
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_of
from lcc.record.version import LAYOUT, OLDEST

_BEFORE: Mapping[str, int] = {"form": 1, "bid": 1, "book": 2}
"""How many layouts of a kind came before version 1, and are not read any more: 0.1.0 wrote `lcc form 1`."""
_MARK = re.compile(rf"lcc (\w+) (\d{{1,9}}) ({'|'.join(LANGUAGES)})(?: (.*))?")


class Mark(NamedTuple):
    """What a workbook is, and in which version and language it was laid out.

    The kinds are form, bid, book, passport, scores, comparison and lots; `of` is what it belongs to, as each says it.

    >>> str(Mark("form", 1, "nl", "0a1b benches")), mark_in("lcc form 2 nl 0a1b benches").version
    ('lcc form 2 nl 0a1b benches', 1)
    """

    kind: str
    version: int
    language: str
    of: str = ""

    def __str__(self) -> str:
        """Return the text in the cell."""
        return f"{self._layout} {self.language} {self.of}".rstrip()

    @property
    def _layout(self) -> str:
        return f"lcc {self.kind} {self.version + _BEFORE.get(self.kind, 0)}"

    def unread(self) -> Message | None:
        """Return why this program does not read what is laid out so: it is of before, or of after its time."""
        if OLDEST <= self.version <= LAYOUT:
            return None
        found = Text(N_("a layout marked {mark}"), {"mark": self._layout})
        return Message((), "old_layout" if self.version < OLDEST else "newer_layout", found, {})


def read_mark(mark: Mark | None, otherwise: Message) -> Mark:
    """Return a mark; raise InputRefusedError with `otherwise` where there is none, or where what has it is not read."""
    unread = mark.unread() if mark else otherwise
    if mark is None or unread is not None:
        raise InputRefusedError([problem_of(unread or otherwise)])
    return mark


def mark_in(text: str) -> Mark | None:
    """Return the mark that a text is, or None if it is none of ours."""
    if not (found := _MARK.fullmatch(text.strip())):
        return None
    kind, number, language, of = found.groups("")
    return Mark(kind, int(number) - _BEFORE.get(kind, 0), language, of)
