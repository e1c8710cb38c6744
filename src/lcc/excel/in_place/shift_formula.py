"""References in formulas, charts and names, as they read once the cells that they point at have moved."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import column_index_from_string, get_column_letter

from lcc.excel.in_place.cell_map import Axis, Moves, NoPlaceError, Place

_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})", re.IGNORECASE)
_COLUMN = re.compile(r"(\$?)([A-Z]{1,3})", re.IGNORECASE)
_ROW = re.compile(r"(\$?)([1-9]\d{0,6})")
_TEXT_AS_REFERENCE = ("INDIRECT(", "OFFSET(")


class Own(NamedTuple):
    """The rows on which a formula stands, counted from zero, and by how many it moves itself."""

    first: int
    last: int
    by: int

    def holds(self, cells: Sequence[re.Match[str]]) -> bool:
        """Whether cells stand on these rows and are meant to: a row with $ is another one, that happens to be here."""
        return all(not cell[3] and self.first <= int(cell[4]) - 1 <= self.last for cell in cells)


def moved_formula(
    formula: str, home: str, moves: Mapping[str, Moves], gone: Collection[str] = (), own: Own | None = None
) -> str:
    """Return a formula, written without =, of a cell on the sheet `home`, with every reference moved along.

    What it refers to on its `own` rows goes where it goes itself. A reference into a ranking stays with its place, but
    in a formula that stands in a row of it and names another row without $: there every one follows its bidder.

    Raises
    ------
    NoPlaceError
        A cell that it refers to is gone, or a name that is in `gone`; or it makes up its references as it goes.
    """
    if not any(ord(sign) < 128 and sign.isalnum() for sign in formula):
        return formula
    try:
        tokens = Tokenizer("=" + formula).items
    except TokenizerError:
        raise NoPlaceError from None
    if _is_of_bidders(tokens, home, moves, own):
        moves, own = {**moves, home: moves[home].by_bidder()}, None
    return "".join(_moved_token(token, home, moves, gone, own) for token in tokens)


def is_of_bidders(formula: str, home: str, moves: Mapping[str, Moves], own: Own | None) -> bool:
    """Whether references into a ranking follow the bidders in this formula, and not the places."""
    return _is_of_bidders(Tokenizer("=" + formula).items, home, moves, own)


def places_in(formula: str, home: str, moves: Mapping[str, Moves], own: Own | None) -> Iterator[Place]:
    """Yield the places in a ranking that a formula refers to, each by a cell; its own row is none."""
    for place, row, is_fixed, is_home in _ranked(Tokenizer("=" + formula).items, home, moves):
        if not (is_home and own and own.first <= row <= own.last and not is_fixed):
            yield place


def _is_of_bidders(tokens: Iterable[Token], home: str, moves: Mapping[str, Moves], own: Own | None) -> bool:
    if own is None or own.first != own.last or own.first not in moves[home].places:
        return False
    return any(
        is_home and not is_fixed and row != own.first
        for _place, row, is_fixed, is_home in _ranked(tokens, home, moves)
    )


def _ranked(
    tokens: Iterable[Token], home: str, moves: Mapping[str, Moves]
) -> Iterator[tuple[Place, int, bool, bool]]:
    """Yield each reference to one cell of a ranking: its place, its row, whether that has a $, and is at home."""
    for token in tokens:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        sheet, mark, area = str(token.value).rpartition("!")
        name, cell = _sheet_named(sheet) if mark else home, _CELL.fullmatch(area)
        if cell is None or name not in moves:
            continue
        row = int(cell[4]) - 1
        if (place := moves[name].places.get(row)) is not None:
            yield place, row, bool(cell[3]), name == home


def _sheet_named(written: str) -> str:
    """Return the name of a sheet from how a reference writes it."""
    return written[1:-1].replace("''", "'") if written.startswith("'") else written


def moved_areas(areas: str, moves: Moves) -> str:
    """Return areas with spaces between them, each moved along; what is gone is left out.

    Raises
    ------
    NoPlaceError
        What was outside an area would be inside.
    """
    found = []
    for area in areas.split():
        try:
            found.append(_moved_area(area, moves, moves.rows))
        except _GoneError:
            continue
    return " ".join(found)


class _GoneError(NoPlaceError):
    """All of what was referred to is gone."""


def _moved_token(
    token: Token, home: str, moves: Mapping[str, Moves], gone: Collection[str], own: Own | None
) -> str:
    value = str(token.value)
    if token.type == Token.FUNC and value.upper() in _TEXT_AS_REFERENCE:
        raise NoPlaceError
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return value
    sheet, mark, area = value.rpartition("!")
    if not mark and value.upper() in gone:
        raise NoPlaceError
    name = _sheet_named(sheet)
    there = moves.get(name if mark else home)
    if there is None:
        if ":" in name and any(part in moves for part in name.split(":")):
            raise NoPlaceError
        return value
    is_home = not mark or name == home
    return f"{sheet}{mark}{_moved_area(area, there, there.referred, own if is_home else None)}"


def _moved_area(area: str, moves: Moves, along: Axis, own: Own | None = None) -> str:
    """Return a cell, a block of cells, or whole columns or rows, with its rows moved along; a name stays as it is."""
    parts = area.split(":")
    if len(parts) > 2:
        raise NoPlaceError
    cells = [found for part in parts if (found := _CELL.fullmatch(part))]
    if len(cells) == len(parts):
        numbers, columns = [cell[4] for cell in cells], _columns(moves.columns, [cell[2] for cell in cells])
        rows = _further(numbers, own.by) if own and own.holds(cells) else _rows(along, numbers)
        return ":".join(
            f"{cell[1]}{column}{cell[3]}{row}" for cell, row, column in zip(cells, rows, columns, strict=True)
        )
    for whole, axis, moved in ((_COLUMN, moves.columns, _columns), (_ROW, along, _rows)):
        ends = [found for part in parts if (found := whole.fullmatch(part))]
        if len(ends) == 2:
            there = moved(axis, [end[2] for end in ends])
            return ":".join(f"{end[1]}{place}" for end, place in zip(ends, there, strict=True))
    return area


def _further(rows: Sequence[str], by: int) -> Sequence[str]:
    return [str(int(row) + by) for row in rows]


def _rows(axis: Axis, rows: Sequence[str]) -> Sequence[str]:
    return [str(row + 1) for row in _span(axis, [int(row) - 1 for row in rows])]


def _columns(axis: Axis, columns: Sequence[str]) -> Sequence[str]:
    there = _span(axis, [column_index_from_string(column) - 1 for column in columns])
    return [get_column_letter(column + 1) for column in there]


def _span(axis: Axis, ends: Sequence[int]) -> Sequence[int]:
    places = axis.span(min(ends), max(ends)) if len(ends) > 1 else [axis.to(ends[0])]
    there = [place for place in places or () if place is not None]
    if not there:
        raise _GoneError
    return there
