"""What a file states, before anybody makes a record of it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import Problem


class _Unread(Enum):
    """There is one, wherever what is stated is kept and read again."""

    UNREAD = "unread"


UNREAD: Final = _Unread.UNREAD
"""What stands in the values for something that can't be read."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Plain values, where each of them stands, and what is wrong with how they stand there.

    `remarks` is what stands beside them and is nothing that was asked. `is_whole` says that nothing was left out of the
    values because it was refused elsewhere. `said_of` has the cells, by sheet and address, of which the problems say
    all that there is to say, beside those at which they stand. `presumed` is what may have been meant where something
    is wrong: what can't be read with all that it is in, such as a row of which nobody knows the amount, and what should
    not be there left out.
    """

    values: Any
    origins: Origins = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Message, ...] = ()
    is_whole: bool = True
    said_of: frozenset[tuple[str | None, str | None]] = frozenset()
    presumed: "tuple[Stated, ...]" = ()
