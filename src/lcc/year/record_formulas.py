"""Formulas over a sheet of records: what stands in a table, worked out of the rows that it is about."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from lcc.year.table import NOTHING, UNKNOWN, Over, Where


class RecordsSheet:
    """Where each column of a sheet of records is, and over how many rows: what formulas on other sheets need."""

    def __init__(self, name: str, columns: Sequence[str], rows: int, unknown: str) -> None:
        self.name, self.unknown, self._rows = name, unknown, max(rows, 1)
        self.places = {key: place for place, key in enumerate(columns)}

    def range(self, column: str) -> str:
        """Return the cells of a column."""
        letters = xl_col_to_name(self.places[column])
        return f"'{self.name}'!${letters}$2:${letters}${self._rows + 1}"

    def formula(self, over: Over) -> str:
        """Return what a cell is worked out by: a word where it is known of no award, or where there is none."""
        column, known = (
            self.range(over.column),
            f"COUNTIFS({self._conditions(over.where, over.column, '>-1E+300')})",
        )
        if over.how == "known":
            return known
        unknown = f"COUNTIFS({self._conditions(over.where, over.column, UNKNOWN)})"
        if over.how == "unknown":
            return unknown
        total = f"SUMIFS({column},{self._conditions(over.where)})"
        value = f"{total}/{known}" if over.how == "mean" else total
        return f'IF({known}>0,{value},IF({unknown}>0,"{self.unknown}","{NOTHING}"))'

    def total(self, over: Over) -> str:
        """Return the sum alone, nothing being zero: what a part or a whole of a share is."""
        return f"SUMIFS({self.range(over.column)},{self._conditions(over.where)})"

    def _conditions(self, where: Where, *more: str) -> str:
        pairs = [*where, *zip(more[::2], more[1::2], strict=True)]
        return ",".join(f"{self.range(column)},{self._wanted(value)}" for column, value in pairs)

    def _wanted(self, value: str | int | None) -> str:
        if value is None:
            return '"="'
        if isinstance(value, int):
            return str(value)
        said = self.unknown if value == UNKNOWN else value
        return '"' + said.replace('"', '""') + '"'
