"""What commands that read many tenders say: how far they are, and lists of which the first lines are shown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from lcc.cli.output import watched
from lcc.cli.terminal import say
from lcc.language import Translate

MOST_SHOWN = 20
"""So many lines of a list fit on a screen."""
Read = TypeVar("Read")


def reading(_: Translate) -> Callable[[Iterable[Read], int], Iterator[Read]]:
    """Return what passes on what is read, of so many, with a progress bar once a second has passed."""

    def passed(found: Iterable[Read], number: int) -> Iterator[Read]:
        items = iter(found)
        for _place in watched(range(number), _("Reading tenders")):
            yield next(items)

    return passed


def listed(title: str, lines: Sequence[str], _: Translate, most: int | None = MOST_SHOWN) -> str:
    """Return how many lines there are, and below that the first of them, or all."""
    shown = lines if most is None else lines[:most]
    more = len(lines) - len(shown)
    rest = [_("  and {more} more").format(more=more)] if more else []
    return "\n".join([title.format(number=len(lines)), *(f"  {one}" for one in shown), *rest])


def say_listed(title: str, lines: Sequence[str], _: Translate, most: int | None = MOST_SHOWN) -> None:
    """Say it where problems are said, unless there are none."""
    if lines:
        say("! " + listed(title, lines, _, most), err=True)
