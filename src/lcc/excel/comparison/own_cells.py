"""Which cells of a sheet of ours are there for a purchaser: beside our tables, and in rows in which we say nothing."""

from collections.abc import Mapping, Set
from itertools import groupby

from lcc.excel.cells.sheet_writer import Cells, Written

Edges = Mapping[int, float]
"""Up to which column each row is ours; a row that is not there is not ours at all."""

_BAR = "heading"
"""The style of the bar above a table: its one text is short, and what stands beside it hides nothing of it."""


def edges(cells: Cells) -> Edges:
    """Return up to which column each row is ours: as far as the rows that it stands among go on.

    A row that is one sentence is ours up to its end: something beside it would cut it off.

    >>> from dataclasses import replace
    >>> said = Written("", "", "heading")
    >>> table = {(1, 0): replace(said, shown="Ranking"), (1, 1): said, (1, 2): said, (2, 1): replace(said, shown=3.0)}
    >>> edges(table | {(4, 0): Written("Not binding", "Not binding", "note")})
    {1: 1, 2: 1, 4: inf}
    """
    filled: dict[int, list[int]] = {}
    for (row, column), written in sorted(cells.items()):
        if not is_blank(written):
            filled.setdefault(row, []).append(column)
    found: dict[int, float] = {}
    for _block, rows in groupby(enumerate(filled), key=lambda one: one[1] - one[0]):
        block = [row for _number, row in rows]
        last = max(filled[row][-1] for row in block)
        for row in block:
            [*_others, only] = columns = filled[row]
            is_sentence = len(columns) == 1 and _is_sentence(cells[row, only])
            found[row] = float("inf") if is_sentence else last
    return found


def _is_sentence(written: Written) -> bool:
    return isinstance(written.shown, str) and not written.is_input and written.style != _BAR


def is_blank(written: Written) -> bool:
    """Whether we wrote a cell for its look alone."""
    return written.shown == "" and not written.is_formula and not written.is_input


def is_own(row: int, column: int, ours: Edges) -> bool:
    """Whether a cell is there for a purchaser."""
    return column > ours.get(row, -1)


def blanks_beside(cells: Cells) -> Set[tuple[int, int]]:
    """Return the cells that we gave a look and that are there for a purchaser: of the bar above a table, say."""
    ours = edges(cells)
    return {place for place, written in cells.items() if is_blank(written) and is_own(*place, ours)}
