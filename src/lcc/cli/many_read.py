"""What commands that read many tenders share: how far they are, lists of which the first lines are shown, files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lcc.cli.output import json_bytes, watched, write_whole
from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.record.record import OutputDocument

MOST_SHOWN = 20
"""So many lines of a list fit on a screen."""
Read = TypeVar("Read")
Values = TypeVar("Values", bound="OutputDocument")


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


def write_values(
    found: Values, as_table: Callable[[Values], bytes], files: Sequence[Path], json_file: Path | None, _: Translate
) -> None:
    """Write what came out to files, as a table where the name ends in .csv and else all of it as JSON."""

    @cache
    def all_of_it() -> bytes:
        return json_bytes(type(found), found.model_dump(mode="json"))

    if files:
        write_whole({one: as_table(found) if one.suffix.lower() == ".csv" else all_of_it() for one in files}, _)
    if json_file is not None:
        write_whole({json_file: all_of_it()}, _)
