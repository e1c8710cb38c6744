"""Where the cells of a sheet go when it is written anew: rows by the words that name them, columns by their heads."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from lcc.excel.cells.sheet_writer import Cells, Page, Written

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
    now: what a purchaser added below or to the right keeps its distance to it. `tables` has where each table of ours
    stood, and where it stands now; `newcomers` are rows of somebody who was not there.
    """

    ours: Mapping[int, int | None]
    ends: tuple[tuple[int, int], ...]
    is_still: bool
    tables: tuple[tuple[range, range], ...] = ()
    newcomers: Collection[int] = ()

    def to(self, old: int) -> int | None:
        """Return where one goes, or None if it is gone."""
        if old in self.ours:
            return self.ours[old]
        block = bisect_right(self.ends, (old, 0)) - 1
        return old if block < 0 else old + self.ends[block][1] - self.ends[block][0]

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the first and last of where a stretch goes, or None if all of it is gone.

        A stretch over a whole table takes in who came, so that a total over all bids stays one; any other stretch is
        of those that it was of. Without newcomers, a stretch up to the end of a block goes on to the end of it.

        Raises
        ------
        NoPlaceError
            What was outside the stretch would be inside.
        """
        inside = [new for old, new in self.ours.items() if first <= old <= last and new is not None]
        inside += [old for old in map(self.to, {first, last} - self.ours.keys()) if old is not None]
        if not inside:
            return None
        whole = [now for then, now in self.tables if first <= then[0] and then[-1] <= last]
        low, high = min(inside), max([*inside, *(now[-1] for now in whole)])
        newcomers = [new for new in self.newcomers if not any(new in now for now in whole)]
        end = dict(self.ends).get(last, high) if first < last else high
        if not any(high < new <= end for new in newcomers):
            high = max(high, end)
        strangers = (new for old, new in self.ours.items() if not first <= old <= last and new is not None)
        if any(low <= new <= high for new in chain(newcomers, strangers)):
            raise NoPlaceError
        return low, high


class Place(NamedTuple):
    """A row of a ranking: which place it is, who stood there and who stands there now, and of how many places.

    What tells of a place that a reader chooses is one of one, without a number.
    """

    number: int
    before: str
    now: str
    of: int


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
        """Whether every cell stays where it was and tells of whom it told, and none comes or goes."""
        stays = all(place.before == place.now for place in self.places.values())
        return self.rows.is_still and self.columns.is_still and stays

    def by_bidder(self) -> "Moves":
        """Return the moves under which a reference into a ranking goes where its bidder goes."""
        return replace(self, referred=self.rows)

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell goes, or None if it is gone."""
        to_row, to_column = self.rows.to(row), self.columns.to(column)
        return None if to_row is None or to_column is None else (to_row, to_column)


def moves_between(old: Page, new: Page, renamed: Mapping[str, str], chosen: int = 1) -> Moves:
    """Return where the cells of a sheet go from how it was written to how it is written now.

    `renamed` has the names that bidders had then, with those that they have now. `chosen` is the place of which the
    sheet told, where a reader chooses that: it is written to tell of the first.
    """
    were, are = row_names(old.cells, old.known_by, renamed), row_names(new.cells, new.known_by, {})
    tables = tables_in(old.cells), tables_in(new.cells)
    rows = with_tables(axis(were, are), (were, are), tables)
    by_place = _by_place(were, old.by_rank), _by_place(are, new.by_rank)
    referred = with_tables(axis(*by_place), by_place, tables)
    places = dict(_places(old, new, renamed)) | dict(_shown(old, new, renamed, chosen))
    return Moves(rows, axis(column_names(old.cells), column_names(new.cells)), referred, places)


def _places(old: Page, new: Page, renamed: Mapping[str, str]) -> Iterator[tuple[int, Place]]:
    for then, now in zip(old.by_rank, new.by_rank, strict=True):
        for number, (row, there) in enumerate(zip_longest(then, now), start=1):
            if row is not None:
                who = _who(old, row)
                yield (
                    row,
                    Place(number, renamed.get(who, who), "" if there is None else _who(new, there), len(then)),
                )


def _shown(old: Page, new: Page, renamed: Mapping[str, str], chosen: int) -> Iterator[tuple[int, Place]]:
    if old.by_choice and new.by_choice and 1 <= chosen <= len(old.by_choice.bids):
        who = _who(old, old.by_choice.bids[chosen - 1])
        place = Place(0, renamed.get(who, who), _who(new, new.by_choice.bids[0]), 1)
        yield from dict.fromkeys(old.by_choice.shows, place).items()


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


def tables_in(cells: Cells) -> dict[int, range]:
    """Return the rows of each table by the row of its heads: up to the next one, or to a row without anything."""
    found: dict[int, range] = {}
    head = None
    rows: dict[int, list[Written]] = {}
    for (row, _column), cell in sorted(cells.items()):
        rows.setdefault(row, []).append(cell)
    for row, there in rows.items():
        if there[0].style == "subheading" or any(cell.style in _HEADS and cell.shown != "" for cell in there):
            head = row
        elif head is not None and (row - 1 == head or row - 1 in found.get(head, ())):
            found[head] = range(head + 1, row + 1)
    return found


def with_tables(rows: Axis, names: tuple[CellNames, CellNames], tables: tuple[Mapping[int, range], ...]) -> Axis:
    """Return the rows of a sheet with the tables that stood there and stand there now, and who came."""
    were, are = names
    then, now = tables
    heads = ((rows.ours.get(head), table) for head, table in then.items())
    there = ((table, now[new]) for new, table in heads if new is not None and new in now)
    known = {_first(name) for name in were.values()}
    came = frozenset(row for row, name in are.items() if name is not None and _first(name) not in known)
    return replace(rows, tables=tuple(there), newcomers=came)


def _first(name: Hashable) -> Hashable:
    """Return the word with which the name of a row begins: in tables of bids who it is of."""
    return name[0] if isinstance(name, tuple) else name


def row_names(cells: Cells, known_by: Iterable[int], renamed: Mapping[str, str]) -> CellNames:
    """Return the words in the columns by which the rows of a sheet are known, and how the table begins they are in."""
    names: dict[int, Hashable] = dict.fromkeys(sorted({row for row, _column in cells}))
    tables = [(rows, _begins(cells, head)) for head, rows in tables_in(cells).items()]
    begins = {row: said for rows, said in tables for row in rows}
    for row in names:
        shown = [cells[row, column] for column in known_by if (row, column) in cells]
        words = tuple(
            renamed.get(cell.shown, cell.shown)
            for cell in shown
            if isinstance(cell.shown, str) and cell.style not in _SAYS_NO_ROW
        )
        names[row] = (*words, begins.get(row)) if any(words) else None
    return names


def _begins(cells: Cells, head: int) -> tuple[str | float, ...]:
    """Return the first heads of a table: sheets have several tables of the same bids."""
    said = (cells[place].shown for place in sorted(place for place in cells if place[0] == head))
    return tuple(islice((one for one in said if one != ""), 2))


def _by_place(names: CellNames, tables: Sequence[range]) -> CellNames:
    """Return the names of rows, those of each ranking by their place in it."""
    places = {row: (place, number) for number, rows in enumerate(tables) for place, row in enumerate(rows)}
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
