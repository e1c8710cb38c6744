"""An authority's own price sheet -> what a bid states, by a mapping of its cells and columns to fields."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.form.beside import asked_at, problem_on
from lcc.excel.form.read import is_empty, misread_number, misread_text, text_in
from lcc.excel.price_sheet.mapping import CellSource, PriceSheet, RowMapping, holds_number, units_of
from lcc.excel.price_sheet.not_read import amounts_not_read, words_not_read
from lcc.excel.shown.sight import Sight
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path, assembled, path_of
from lcc.record.place import Origin
from lcc.record.stated import Stated


def stated_in_price_sheet(workbook: Workbook, mapping: PriceSheet, tender: Tender) -> Stated:
    """Return the bid that a price sheet states, the cell of each of its fields, and all that is wrong there.

    That is every label that is not there, and every cell that can't be read. Of a sheet in which nothing is wrong, what
    the mapping does not read comes as remarks.
    """
    reader = _Reader(workbook, mapping, tender.currency)
    stated: dict[Path, Any] = {("tender",): tender.id}
    for name, source in mapping.fields.items():
        stated |= reader.field(path_of(name), source, mapping.sheet)
    for table in mapping.tables:
        stated |= reader.rows(table, stated)
    reader.findings += amounts_not_read(workbook, mapping)
    data = assembled({path: _as_asked(path, value) for path, value in stated.items()})
    words = () if reader.findings else words_not_read(workbook, mapping)
    return Stated(data, reader.origins, tuple(problem_on(workbook, one) for one in reader.findings), tuple(words))


class _Reader:
    """Reads cells, and keeps where each field stood and what could not be read."""

    def __init__(self, workbook: Workbook, mapping: PriceSheet, currency: str) -> None:
        self.workbook, self.mapping, self.currency = workbook, mapping, currency
        self.origins: dict[Path, Origin] = {}
        self.findings: list[Message] = []
        self._seen: dict[str, Sight] = {}
        self._missing: set[str] = set()
        for sheet, labels in [(None, mapping.labels), *((table.sheet, table.labels) for table in mapping.tables)]:
            self.findings += self._other_labels(sheet or mapping.sheet, labels)

    def field(self, path: Path, source: CellSource, default_sheet: str) -> dict[Path, Any]:
        """Return what the field is, or nothing where its cell is empty."""
        if source.cell is None:
            return {path: source.value}
        name = source.sheet or default_sheet
        sheet = self._sheet(name)
        if sheet is None:
            return {}
        for length in range(1, len(path) + 1):
            self.origins.setdefault(path[:length], asked_at(sheet, source.cell))
        cell = self._filled(sheet, source.cell)
        if cell is None:
            return {}
        found = self._value(path, cell, source)
        if source.quantity is not None and found:
            # Both cells, so that the product can be worked out again wherever the place of the number is shown.
            self.origins[path] = asked_at(sheet, f"{source.cell} x {source.quantity}")
            return self._multiplied(path, found[path], sheet, source.quantity)
        return found

    def _filled(self, sheet: Worksheet, address: str) -> Cell | None:
        """Return the cell if there is anything in it; what of it can't be seen is found."""
        cell: Cell | MergedCell = sheet[address]
        if isinstance(cell, MergedCell):
            self._wrong(cell, "merged", None)
            return None
        sight = self._seen[sheet.title]
        if is_empty(cell):
            if sight.is_covered(cell.row, cell.column):
                self._wrong(cell, "covered", None)
            return None
        if unseen := sight.wrong(cell):
            self._wrong(cell, *unseen)
        return cell

    def _multiplied(self, path: Path, number: Any, sheet: Worksheet, address: str) -> dict[Path, Any]:
        """Return the product of a number and the quantity in a cell, which is stated and not below zero."""
        cell = self._filled(sheet, address)
        if cell is None:
            if not isinstance(sheet[address], MergedCell):
                self._wrong(sheet[address], "no_quantity", None)
            return {}
        if cell.data_type == "f":
            self._wrong(cell, "formula", cell.value if isinstance(cell.value, str) else "{...}")
        elif wrong := misread_number(cell, is_share=False):
            self._wrong(cell, *wrong)
        elif isinstance(cell.value, int | float) and cell.value >= 0:
            return {path: _times(number, cell.value)}
        else:
            self._wrong(cell, "no_quantity", cell.value)
        return {}

    def rows(self, table: RowMapping, stated: Mapping[Path, Any]) -> dict[Path, Any]:
        """Return the entries that the rows of a table make, after those that are stated already."""
        at, name = path_of(table.entries), table.sheet or self.mapping.sheet
        entry = len({path[len(at)] for path in stated if path[: len(at)] == at and len(path) > len(at)})
        sheet = self._sheet(name)
        columns = [source.column for source in table.fields.values() if source.column]
        found: dict[Path, Any] = {}
        for row in range(table.first_row, min(table.last_row, sheet.max_row) + 1) if sheet else ():
            if sheet is None or all(sheet[f"{column}{row}"].value in (None, "") for column in columns):
                continue
            for field, source in table.fields.items():
                here: dict[str, object] = {}
                if source.column:
                    quantity = source.quantity and f"{source.quantity}{row}"
                    here = {"cell": f"{source.column}{row}", "column": None, "quantity": quantity}
                found |= self.field((*at, entry, *path_of(field)), source.model_copy(update=here), name)
            entry += 1
        return found

    def _value(self, path: Path, cell: Cell, source: CellSource) -> dict[Path, Any]:
        value = cell.value
        if cell.data_type == "f":
            self._wrong(cell, "formula", value if isinstance(value, str) else "{...}")
        elif source.choices:
            meanings = {plain(text): meaning for text, meaning in source.choices.items()}
            if plain(value) in meanings:
                return {path: meanings[plain(value)]}
            self._wrong(cell, "not_a_choice", value, {"choices": ", ".join(source.choices)})
        elif wrong := self._misread(path, cell, source):
            self._wrong(cell, *wrong)
        elif not holds_number(path):
            return {path: text_in(cell)}
        elif isinstance(value, int | float):
            return {path: value if source.factor == 1 else _times(value, source.factor)}
        return {}

    def _misread(self, path: Path, cell: Cell, source: CellSource) -> tuple[str, object, dict[str, object]] | None:
        if holds_number(path):
            return misread_number(cell, is_share=_is_share(path) and source.factor == 1, currency=self.currency)
        return misread_text(cell)

    def _other_labels(self, name: str, labels: Mapping[str, str]) -> Iterator[Message]:
        sheet = self._sheet(name) if labels else None
        for address, text in labels.items() if sheet else ():
            found = sheet[address].value if sheet else None
            if plain(found) != plain(text):
                yield Message((name, address), "other_label", found, {"value": text})

    def _sheet(self, name: str) -> Worksheet | None:
        if name in self.workbook.sheetnames and isinstance(sheet := self.workbook[name], Worksheet):
            if name not in self._seen:
                self._seen[name] = Sight(sheet)
            return sheet
        if name not in self._missing:
            self._missing.add(name)
            self.findings.append(Message((), "sheet_missing", None, {"name": name}))
        return None

    def _wrong(
        self, cell: Cell | MergedCell, kind: str, found: object, context: Mapping[str, object] | None = None
    ) -> None:
        self.findings.append(Message((cell.parent.title, cell.coordinate), kind, found, context or {}))


def plain(text: object) -> str:
    """Return a label as it is compared: without regard to capitals and spaces."""
    return " ".join(str(text).split()).casefold()


def _as_asked(path: Path, value: Any) -> Any:
    """Return a number as text where text is asked, and without a fraction where it has none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_whole and not holds_number(path) else value


def _times(value: float, factor: float) -> float:
    """Return the product of two numbers as they are written in decimals."""
    return float(Decimal(repr(value)) * Decimal(repr(factor)))


def _is_share(path: Path) -> bool:
    return not {"share", "per year"}.isdisjoint(units_of(path))
