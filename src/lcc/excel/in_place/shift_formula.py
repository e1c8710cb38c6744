"""References in formulas, charts and names, as they read once the cells that they point at have moved."""

import re
from collections.abc import Collection, Mapping

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import column_index_from_string, get_column_letter

from lcc.excel.in_place.cell_map import Axis, Moves, NoPlaceError

_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})", re.IGNORECASE)
_COLUMN = re.compile(r"(\$?)([A-Z]{1,3})", re.IGNORECASE)
_ROW = re.compile(r"(\$?)([1-9]\d{0,6})")
_TEXT_AS_REFERENCE = ("INDIRECT(", "OFFSET(")


def moved_formula(formula: str, home: str, moves: Mapping[str, Moves], gone: Collection[str] = ()) -> str:
    """Return a formula, written without =, of a cell on the sheet `home`, with every reference moved along.

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
    return "".join(_moved_token(token, home, moves, gone) for token in tokens)


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
            found.append(_moved_area(area, moves))
        except _GoneError:
            continue
    return " ".join(found)


class _GoneError(NoPlaceError):
    """All of what was referred to is gone."""


def _moved_token(token: Token, home: str, moves: Mapping[str, Moves], gone: Collection[str]) -> str:
    value = str(token.value)
    if token.type == Token.FUNC and value.upper() in _TEXT_AS_REFERENCE:
        raise NoPlaceError
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return value
    sheet, mark, area = value.rpartition("!")
    if not mark and value.upper() in gone:
        raise NoPlaceError
    name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    there = moves.get(name if mark else home)
    if there is None:
        if ":" in name and any(part in moves for part in name.split(":")):
            raise NoPlaceError
        return value
    return f"{sheet}{mark}{_moved_area(area, there)}"


def _moved_area(area: str, moves: Moves) -> str:
    """Return a cell, a block of cells, or whole columns or rows, moved along; a name stays as it is."""
    parts = area.split(":")
    if len(parts) > 2:
        raise NoPlaceError
    cells = [_CELL.fullmatch(part) for part in parts]
    if all(cells):
        rows = _span(moves.rows, [int(cell[4]) - 1 for cell in cells if cell])
        columns = _span(moves.columns, [column_index_from_string(cell[2]) - 1 for cell in cells if cell])
        return ":".join(
            f"{cell[1]}{get_column_letter(column + 1)}{cell[3]}{row + 1}"
            for cell, row, column in zip(cells, rows, columns, strict=True)
            if cell
        )
    whole = [_COLUMN.fullmatch(part) for part in parts]
    if len(parts) == 2 and all(whole):
        ends = _span(moves.columns, [column_index_from_string(column[2]) - 1 for column in whole if column])
        return ":".join(f"{c[1]}{get_column_letter(end + 1)}" for c, end in zip(whole, ends, strict=True) if c)
    whole = [_ROW.fullmatch(part) for part in parts]
    if len(parts) == 2 and all(whole):
        ends = _span(moves.rows, [int(row[2]) - 1 for row in whole if row])
        return ":".join(f"{row[1]}{end + 1}" for row, end in zip(whole, ends, strict=True) if row)
    return area


def _span(axis: Axis, ends: list[int]) -> tuple[int, ...]:
    if len(ends) == 1:
        there = axis.to(ends[0])
        if there is None:
            raise _GoneError
        return (there,)
    found = axis.span(min(ends), max(ends))
    if found is None:
        raise _GoneError
    return found
