"""A remark about an award rule or what came of it: a message about bids that were made, or about the rule itself.

Each is something to look at; none excludes a bid or changes a score.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from lcc.award.outcome import Standing
from lcc.cashflow.line import Line
from lcc.engine.curves import Floats
from lcc.model.bid import Bid
from lcc.record.message import Message
from lcc.record.path import Path

_NO_WORDS: Mapping[str, Any] = MappingProxyType({})


def remark(
    code: str, bids: tuple[str, ...] = (), words: Mapping[str, Any] = _NO_WORDS, path: Path = ()
) -> Message:
    """Return a remark: what is remarked, the bids and the field that it is about, what its sentence is filled in with.

    `path` is a field of the tender where no bid is named, and otherwise one of the first bid; () for all of it.
    """
    return Message(path, code, None, words, bids)


class ReceivedBid(Protocol):
    """A bid as checks see it: what it states, what that comes to, and how it was ranked."""

    @property
    def bid(self) -> Bid:
        """What the bidder states."""

    @property
    def lines(self) -> Sequence[Line]:
        """What it comes to, line by line."""

    @property
    def present_value(self) -> Floats:
        """The present value of each line [money]."""

    @property
    def by_users(self) -> Floats:
        """What each line is worth that users pay, also where it is only shown [money]."""

    @property
    def compared(self) -> float:
        """The cost by which it is compared [money]: over the horizon, or by year."""

    @property
    def phases(self) -> Mapping[str, float]:
        """The present value of each phase [money]."""

    @property
    def standing(self) -> Standing:
        """What the award rule makes of it."""
