"""Where the cells of a sheet go when it is written anew: rows by the words that name them, columns by their heads."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from lcc.excel.cells.sheet_writer import Cells, Page

CellNames = Mapping[int, Hashable]
"""What each row or column goes by; None where nothing names it."""

_HEADS = ("column", "number_column")
_SAYS_NO_ROW = ("title", "note", "long_sentence", "sentence_line", "centred")


class NoPlaceError(Exception):
    """What was referred to is no longer there, or no longer in one piece."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the rows, or the columns, of a sheet go; counted from zero.

    `ours` has those that we wrote, with None for what is gone. `ends` has the last one of each of our blocks, then and
    now: what a purchaser added below or to the right keeps its distance to it.
    """

    ours: Mapping[int, int | None]
    ends: tuple[tuple[int, int], ...]
    is_still: bool

    def to(self, old: int) -> int | None:
        """Return where one goes, or None if it is gone."""
        if old in self.ours:
            return self.ours[old]
        block = bisect_right(self.ends, (old, 0)) - 1
        return old if block < 0 else old + self.ends[block][1] - self.ends[block][0]

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the first and last of where a stretch goes, or None if all of it is gone.

        A stretch up to the end of a block goes on to the end of it, so that a total over all bids stays one.

        Raises
        ------
        NoPlaceError
            What was outside the stretch would be inside.
        """
        inside = [new for old, new in self.ours.items() if first <= old <= last and new is not None]
        inside += [old for old in map(self.to, {first, last} - self.ours.keys()) if old is not None]
        if not inside:
            return None
        low, high = min(inside), max(inside)
        if first < last:
            high = max(high, dict(self.ends).get(last, high))
        strangers = (new for old, new in self.ours.items() if not first <= old <= last and new is not None)
        if any(low <= new <= high for new in strangers):
            raise NoPlaceError
        return low, high


class Place(NamedTuple):
    """A row of a ranking: which place it is, who stood there, and who stands there now."""

    number: int
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the cells of a sheet go.

    `rows` is where a row goes with all that was added to it, and `referred` where a reference to it goes: in a ranking
    a note stays with its bidder, while what refers to the first row goes on to say who is first. `places` has the rows
    of rankings as they were.
    """

    rows: Axis
    columns: Axis
    referred: Axis
    places: Mapping[int, Place] = field(default_factory=dict)

    @property
    def is_still(self) -> bool:
        """Whether every cell stays where it was, and none comes or goes."""
        return self.rows.is_still and self.columns.is_still

    def by_bidder(self) -> "Moves":
        """Return the moves under which a reference into a ranking goes where its bidder goes."""
        return replace(self, referred=self.rows)

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell goes, or None if it is gone."""
        to_row, to_column = self.rows.to(row), self.columns.to(column)
        return None if to_row is None or to_column is None else (to_row, to_column)


def moves_between(old: Page, new: Page, renamed: Mapping[str, str]) -> Moves:
    """Return where the cells of a sheet go from how it was written to how it is written now.

    `renamed` has the names that bidders had then, with those that they have now.
    """
    were, are = row_names(old.cells, old.known_by, renamed), row_names(new.cells, new.known_by, {})
    referred = axis(_by_place(were, old.by_rank), _by_place(are, new.by_rank))
    places = dict(_places(old, new, renamed))
    return Moves(axis(were, are), axis(column_names(old.cells), column_names(new.cells)), referred, places)


def _places(old: Page, new: Page, renamed: Mapping[str, str]) -> Iterator[tuple[int, Place]]:
    for then, now in zip(old.by_rank, new.by_rank, strict=True):
        for number, (row, there) in enumerate(zip_longest(then, now), start=1):
            if row is not None:
                who = _who(old, row)
                yield row, Place(number, renamed.get(who, who), "" if there is None else _who(new, there))


def _who(page: Page, row: int) -> str:
    """Return who stands in a row: the last of the words by which it is known."""
    return str(page.cells[row, page.known_by[-1]].shown)


def axis(old: CellNames, new: CellNames) -> Axis:
    """Return where each goes: to its namesake, or, without a name, as far behind the one before it as it was.

    >>> axis({0: "head", 1: "Aa", 2: "Bb", 3: None}, {0: "head", 1: "Bb", 2: None}).ours
    {0: 0, 1: None, 2: 1, 3: 2}
    """
    places = {name: place for place, name in _numbered(new).items()}
    ours: dict[int, int | None] = {place: places.get(name) for place, name in _numbered(old).items()}
    before = (-1, -1)
    for place in sorted(old):
        follows = before[1] + place - before[0]
        if old[place] is None and follows in new and new[follows] is None:
            ours[place] = follows
        if (there := ours.setdefault(place, None)) is not None:
            before = (place, there)
    ours = dict(sorted(ours.items()))
    return Axis(ours, tuple(_ends(ours, new)), old.keys() == new.keys() and all(a == b for a, b in ours.items()))


def row_names(cells: Cells, known_by: Iterable[int], renamed: Mapping[str, str]) -> CellNames:
    """Return the words in the columns by which the rows of a sheet are known."""
    names: dict[int, Hashable] = dict.fromkeys(sorted({row for row, _column in cells}))
    for row in names:
        shown = [cells[row, column] for column in known_by if (row, column) in cells]
        words = tuple(
            renamed.get(cell.shown, cell.shown)
            for cell in shown
            if isinstance(cell.shown, str) and cell.style not in _SAYS_NO_ROW
        )
        names[row] = words if any(words) else None
    return names


def _by_place(names: CellNames, tables: Sequence[range]) -> CellNames:
    """Return the names of rows, those of each ranking by their place in it."""
    places = {row: (number, place) for number, rows in enumerate(tables) for place, row in enumerate(rows)}
    return {row: places.get(row, name) for row, name in names.items()}


def column_names(cells: Cells) -> CellNames:
    """Return the heads of each column of a sheet."""
    heads: dict[int, list[str | float]] = {column: [] for column in sorted({column for _row, column in cells})}
    for (_row, column), cell in sorted(cells.items()):
        if cell.style in _HEADS and cell.shown != "":
            heads[column].append(cell.shown)
    return {column: tuple(said) or None for column, said in heads.items()}


def _numbered(names: CellNames) -> dict[int, tuple[Hashable, int]]:
    """Return the names that there are, each with how often it came before."""
    seen: Counter[Hashable] = Counter()
    numbered = {}
    for place, name in sorted(names.items(), key=lambda item: item[0]):
        if name is not None:
            numbered[place] = (name, seen[name])
            seen[name] += 1
    return numbered


def _ends(ours: Mapping[int, int | None], new: CellNames) -> Iterable[tuple[int, int]]:
    block: list[int] = []
    for place in ours:
        there = ours[place]
        if place - 1 not in ours:
            block = []
        block += [] if there is None else [there]
        if place + 1 not in ours and block:
            last = max(block)
            while last + 1 in new:
                last += 1
            yield place, last
