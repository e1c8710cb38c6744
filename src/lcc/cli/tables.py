"""Tables in the terminal."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def show(tables: Iterable["Table"], width: int) -> None:
    """Print tables; where no terminal sets a width, this many characters wide at least."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, width)
    for one in tables:
        console.print(one)


def table(title: str, texts: Sequence[str], numbers: Sequence[str], rows: Sequence[Sequence[str]]) -> "Table":
    """Return a table with columns of text on the left and columns of numbers on the right."""
    from rich.table import Table
    from rich.text import Text

    made = Table(title=Text(title), title_justify="left")
    for head in texts:
        made.add_column(Text(head))
    for head in numbers:
        made.add_column(Text(head), justify="right")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made
