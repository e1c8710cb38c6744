"""References in formulas, charts and names, as they read once the cells that they point at have moved."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import column_index_from_string, get_column_letter

from lcc.excel.in_place.cell_map import Axis, Moves, NoPlaceError, Place

_CELL = re.compile(r"(@?\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})", re.IGNORECASE)
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
        A cell that it refers to is gone, or a name that is in `gone`; or it makes up its references as it goes, or
        one end of an area, or counts down to a row that is another one now.
    """
    if not any(ord(sign) < 128 and sign.isalnum() for sign in formula):
        return formula
    try:
        tokens = Tokenizer("=" + formula).items
    except TokenizerError:
        raise NoPlaceError from None
    if _is_of_bidders(tokens, home, moves, own):
        moves, own = {**moves, home: moves[home].by_bidder()}, None
    if any(_counts_to_another(*counted, home, moves) for counted in _counted(tokens)):
        raise NoPlaceError
    return "".join(_moved_token(token, home, moves, gone, own) for token in tokens)


def _counted(tokens: Iterable[Token]) -> Iterator[tuple[str, int]]:
    """Yield each area of which INDEX takes a row by its number, and that number."""
    said = [token for token in tokens if token.type != Token.WSPACE]
    for function, area, _comma, number in zip(said, said[1:], said[2:], said[3:], strict=False):
        if function.value.upper() == "INDEX(" and area.subtype == Token.RANGE and number.subtype == Token.NUMBER:
            yield area.value, int(float(number.value))


def _counts_to_another(value: str, number: int, home: str, moves: Mapping[str, Moves]) -> bool:
    """Whether the row that is so many down an area, is another one once the area has moved."""
    name, area = _referred(value, home, moves)
    found = [_CELL.fullmatch(part) or _ROW.fullmatch(part) for part in area.split(":")]
    ends = [int(end[end.re.groups]) - 1 for end in found if end]
    if name not in moves or number < 1 or (ends and len(set(ends)) < 2):
        return False
    along = moves[name].referred
    first, there = (min(ends), along.span(min(ends), max(ends))) if ends else (0, (0, 0))
    return there is None or along.to(first + number - 1) != there[0] + number - 1


def is_of_bidders(formula: str, home: str, moves: Mapping[str, Moves], own: Own | None) -> bool:
    """Whether references into a ranking follow the bidders in this formula, and not the places."""
    return _is_of_bidders(Tokenizer("=" + formula).items, home, moves, own)


def places_in(formula: str, home: str, moves: Mapping[str, Moves], own: Own | None) -> list[Place]:
    """Return the places that a formula refers to and on which others stand now; its own row is none.

    A whole ranking goes on to be one, and a stretch of it counts only where others stand on it, in whatever order.
    """
    found: dict[Place, None] = {}
    for stretch in _ranked(Tokenizer("=" + formula).items, home, moves, own):
        places = [place for row, place in moves[stretch.sheet].places.items() if row in stretch.rows]
        is_whole = places[0].of == len(places) > 1
        # Beside what tells of a chosen place nobody in particular stands: nothing there goes along with a bidder.
        is_own = stretch.is_own and places[0].number
        if not is_own and not is_whole and {one.before for one in places} != {one.now for one in places}:
            found |= dict.fromkeys(place for place in places if place.before != place.now)
    return list(found)


def _is_of_bidders(tokens: Iterable[Token], home: str, moves: Mapping[str, Moves], own: Own | None) -> bool:
    if own is None or own.first != own.last:
        return False
    place = moves[home].places.get(own.first)
    if place is None or not place.number:
        return False
    return any(
        stretch.sheet == home and len(stretch.rows) == 1 and not stretch.is_own and not stretch.is_fixed
        for stretch in _ranked(tokens, home, moves, own)
    )


class _Stretch(NamedTuple):
    """Rows of a ranking that a formula refers to, counted from zero; whether they are its own, or have a $."""

    sheet: str
    rows: range
    is_own: bool
    is_fixed: bool


def _ranked(tokens: Iterable[Token], home: str, moves: Mapping[str, Moves], own: Own | None) -> Iterator[_Stretch]:
    """Yield each reference to cells or rows of a ranking."""
    for token in tokens:
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            continue
        name, area = _referred(str(token.value), home, moves)
        parts = area.split(":")
        cells = [found for part in parts if (found := _CELL.fullmatch(part))]
        ends = cells or [found for part in parts if (found := _ROW.fullmatch(part))]
        if name not in moves or len(ends) != len(parts):
            continue
        numbers = sorted(int(end[end.re.groups]) - 1 for end in ends)
        rows = range(numbers[0], numbers[-1] + 1)
        if any(row in rows for row in moves[name].places):
            is_own = bool(own and cells and name == home and own.holds(cells))
            yield _Stretch(name, rows, is_own, any(end[end.re.groups - 1] for end in ends))


def _referred(value: str, home: str, moves: Mapping[str, Moves]) -> tuple[str, str]:
    """Return the sheet and the area of a reference; a sheet is the same one in capitals or not."""
    sheet, mark, area = value.rpartition("!")
    name = _sheet_named(sheet) if mark else home
    return next((known for known in moves if known.casefold() == name.casefold()), name), area


def _sheet_named(written: str) -> str:
    """Return the name of a sheet from how a reference writes it; an @ before it asks for one cell."""
    name = written.removeprefix("@")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


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
    if token.type == Token.FUNC:
        begin, _colon, function = value.rpartition(":")
        if function.upper() in _TEXT_AS_REFERENCE or (begin and _referred(begin, home, moves)[0] in moves):
            raise NoPlaceError
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return value
    sheet, mark, _area = value.rpartition("!")
    if not mark and value.upper() in gone:
        raise NoPlaceError
    name, area = _referred(value.removeprefix(":"), home, moves)
    if name not in moves:
        if ":" in name and any(_referred(part + "!", home, moves)[0] in moves for part in name.split(":")):
            raise NoPlaceError
        return value
    if value.startswith(":"):
        raise NoPlaceError
    there = moves[name]
    return f"{sheet}{mark}{_moved_area(area, there, there.referred, own if name == home else None)}"


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
    if len(parts) == 2 and "[" not in area:
        raise NoPlaceError
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
