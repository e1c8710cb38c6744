"""Tables in the terminal, as wide as it is; where their numbers do not fit, a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lcc.cli.terminal import printing, say, stream
from lcc.record.visible import visible

if TYPE_CHECKING:
    from rich.table import Table as Drawn


_LONG_WORD = 14
_BETWEEN = 3
"""A line and two blanks for each column."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """Columns of text on the left and columns of numbers on the right, under a title."""

    title: str
    texts: Sequence[str]
    numbers: Sequence[str]
    rows: Sequence[Sequence[str]]


def show(tables: Iterable[TextTable], width: int) -> None:
    """Print tables; where no terminal sets a width, this many characters wide at least."""
    if (to := stream()) is None:
        return
    from rich.console import Console

    console = Console(file=to, highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, width)
    for one in tables:
        widths = _widths(one, console.width)
        if widths is None:
            _list(one)
            continue
        with printing():
            console.print(_drawn(one, widths))


def _widths(one: TextTable, room: int) -> list[int] | None:
    """Return how wide each column becomes, or None where the numbers would not fit, each on one line.

    What room is left goes to words that would be broken off otherwise, and then to lines that would be.
    """
    heads = [*one.texts, *one.numbers]
    columns = [[row[k] for row in one.rows] for k in range(len(heads))]
    words = [_word(head, *column) for head, column in zip(heads, columns, strict=True)]
    widths = [min(word, _LONG_WORD) for word in words[: len(one.texts)]]
    widths += [max(map(len, column), default=1) for column in columns[len(one.texts) :]]
    left = room - sum(widths) - _BETWEEN * len(widths) - 1
    if left < 0:
        return None
    lines = [max(map(len, (head, *column))) for head, column in zip(heads, columns, strict=True)]
    for wanted in (words, lines):
        for k, wide in enumerate(wanted):
            more = min(left, max(0, wide - widths[k]))
            widths[k], left = widths[k] + more, left - more
    return widths


def _word(*texts: str) -> int:
    """Return the length of the longest word."""
    return max((len(word) for text in texts for word in text.split()), default=1)


def _drawn(one: TextTable, widths: Sequence[int]) -> "Drawn":
    from rich.table import Table as Drawn
    from rich.text import Text

    made = Drawn(title=Text(visible(one.title)), title_justify="left")
    for k, (head, width) in enumerate(zip((*one.texts, *one.numbers), widths, strict=True)):
        justify: Literal["left", "right"] = "left" if k < len(one.texts) else "right"
        made.add_column(Text(visible(head)), justify=justify, overflow="fold", width=width)
    for row in one.rows:
        made.add_row(*(Text(visible(cell)) for cell in row))
    return made


def _list(one: TextTable) -> None:
    """Print a table with a line for each cell."""
    heads = [f"{head}:" for head in (*one.texts, *one.numbers)]
    widest = max(map(len, heads))
    say(one.title)
    for row in one.rows:
        say("\n".join(f"  {head:<{widest}}  {cell}" for head, cell in zip(heads, row, strict=True)) + "\n")
