"""How far long work is, told to whoever watches it, who can stop it.

Loops deep in every room say which step they are at. Who watches is known to the thread that asked for the work, and is
no parameter of all that lies between: the outcome hangs on nothing of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, NamedTuple, TypeVar

Doing = Literal["bids", "comparison", "lots", "workbook", "letters", "numbers", "draws", "award", "tenders"]
"""What is being done: reading bids, comparing them, awarding lots, writing sheets or letters, trying numbers, drawing,
trying the award rule, reading tenders of a portfolio."""
Step = TypeVar("Step")


class Progress(NamedTuple):
    """What is being done, at which step of it from 1 on, and of how many; 0 of 0 where they are not counted."""

    doing: Doing
    at: int
    of: int


class Cancelled(Exception):  # noqa: N818 -- a wish, and no error
    """Raised by who watches, to stop the work: nothing comes out of it, and what was handed in stays as it was."""


Watch = Callable[[Progress], None]
"""Is told of each step before it is taken; what it raises stops the work."""

_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched_by(watch: Watch | None) -> Iterator[None]:
    """Tell somebody of the steps taken within, in this thread; None leaves it to who watches already.

    >>> seen = []
    >>> with watched_by(seen.append):
    ...     total = sum(steps("bids", [10, 20]))
    >>> total, seen[-1]
    (30, Progress(doing='bids', at=2, of=2))
    """
    if watch is None:
        yield
        return
    before = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(before)


def step(doing: Doing, at: int = 0, of: int = 0) -> None:
    """Say which step is taken now; whatever who watches raises goes on up."""
    if (watch := _WATCH.get()) is not None:
        watch(Progress(doing, at, of))


def steps(doing: Doing, items: Iterable[Step]) -> Iterator[Step]:
    """Yield the items, each said to be a step."""
    listed: Sequence[Step] = items if isinstance(items, Sequence) else list(items)
    for at, item in enumerate(listed, start=1):
        step(doing, at, len(listed))
        yield item
