"""Where a material passport is asked for: in a bid form, or in a workbook of its own."""

from collections.abc import Collection
from dataclasses import replace

from pydantic.fields import FieldInfo

from lcc.excel.layout import ANSWER, LABEL, Cell, Input
from lcc.excel.passport_answers import (
    COMPOSITION,
    CONNECTION,
    CONNECTION_ROWS,
    END_OF_LIFE,
    EVIDENCE,
    MATERIAL_ROWS,
    PRODUCT,
)
from lcc.excel.record_fields import RecordFields
from lcc.excel.write_sheet import LONG_CHOICE
from lcc.model.fields import field_at, once_stated
from lcc.model.passport import Passport
from lcc.model.record import Path, unit_of


class PassportQuestions:
    """Asks for a material passport on a form.

    `at` is the path of the passport; masses are kg per `unit`. `sold_as` has the materials of which the tender states
    what a kilogram is worth; None where no tender is known, so that any name is asked for.
    """

    def __init__(self, form: RecordFields, at: Path, unit: str, sold_as: Collection[str] | None) -> None:
        self.form, self.at, self.sold_as = form, at, sold_as
        self._ = form._
        self.units = {"kg": self._("kg per {unit}").format(unit=unit)}

    def ask(self) -> None:
        """Put the product, its materials, their end of life, connections and evidence under each other."""
        _, form = self._, self.form
        for name in PRODUCT:
            info = self._field((name,))
            form.question(_(str(info.title)), self._unit(info), self._input((name,)))
        form.next()
        self._note(_("Materials: shares are of the mass of the material, and add up to 100 %."))
        self._materials(_("Material"), COMPOSITION)
        self._note(_("End of life of the same materials: shares that add up to 100 %."))
        self._materials(_("End of life"), END_OF_LIFE)
        form.page_breaks.append(form.row)
        self._note(_("Connections that hold materials, by the four factors of detachability:"))
        self._connections()
        self._note(_("What shows that it is true, of the product and of each material:"))
        self._evidence()

    def _note(self, text: str) -> None:
        self.form.put(LABEL, text, "note")
        self.form.next()

    @staticmethod
    def _declared(path: Path) -> FieldInfo:
        field = field_at(Passport, path, {})
        assert field is not None
        return field

    def _field(self, path: Path) -> FieldInfo:
        return once_stated(self._declared(path))

    def _unit(self, info: FieldInfo) -> str:
        unit = unit_of(info.json_schema_extra)
        return self.units.get(unit) or (self._(unit) if unit else "")

    def _head(self, info: FieldInfo) -> str:
        title, unit = self._(str(info.title)), self._unit(info)
        return f"{title} ({unit})" if unit and unit != self._("share") else title

    def _materials(self, title: str, fields: Collection[Path]) -> None:
        """Ask fields of each material in a row: the first of them under the title, or else its name repeated there."""
        asked = [field for field in fields if field != ("sold_as",) or self.sold_as is None or self.sold_as]
        is_named = ("name",) in asked
        columns = dict(zip(asked, range(LABEL if is_named else ANSWER, len(self.form.widths)), strict=False))
        infos = {field: self._field(("materials", 0, *field)) for field in columns}
        heads = {columns[field]: self._head(info) for field, info in infos.items()}
        self.form.heads({**({} if is_named else {LABEL: title}), **heads})
        for k in range(MATERIAL_ROWS):
            if not is_named:
                self._name_again(k)
            for field, column in columns.items():
                self._cell(column, ("materials", k, *field))
            self.form.next()
        self.form.next()

    def _connections(self) -> None:
        columns = {field: LABEL + offset for offset, field in enumerate(CONNECTION)}
        infos = {field: self._field(("connections", 0, *field)) for field in columns}
        self.form.heads({columns[field]: self._head(info) for field, info in infos.items()})
        for k in range(CONNECTION_ROWS):
            for field, column in columns.items():
                self._cell(column, ("connections", k, *field))
            self.form.next()
        self.form.next()

    def _evidence(self) -> None:
        infos = {field: self._field(field) for field in EVIDENCE}
        heads = {ANSWER + offset: self._head(info) for offset, info in enumerate(infos.values())}
        self.form.heads({LABEL: self._("Evidence"), **heads})
        for row in range(1 + MATERIAL_ROWS):
            if row == 0:
                self.form.put(LABEL, self._("The product"), "text")
            else:
                self._name_again(row - 1)
            of: Path = ("materials", row - 1) if row else ()
            for offset, field in enumerate(infos):
                self._cell(ANSWER + offset, (*of, *field))
            self.form.next()
        self.form.next()

    def _cell(self, column: int, path: Path) -> None:
        input_ = self._input(path)
        is_long = max(map(len, input_.choices), default=0) > self.form.widths[column]
        self.form.put(column, None, LONG_CHOICE if is_long else f"input_{input_.kind}", input_)

    def _input(self, path: Path) -> Input:
        declared = self._declared(path)
        asked = self.form.input_for((*self.at, *path), once_stated(declared))
        if path[-1] == "sold_as" and self.sold_as is not None:
            return replace(asked, kind="choice", choices={name: name for name in self.sold_as}, required=False)
        if path[0] == "materials" and path[-1] == "connection":
            named = tuple((*self.at, "connections", k, "name") for k in range(CONNECTION_ROWS))
            return replace(asked, among=named, required=False)
        return replace(asked, required=declared.is_required())

    def _name_again(self, k: int) -> None:
        """Show which material a row is about, in the words of the row where it is named."""
        number = self._("Material {number}").format(number=k + 1)
        self.form.cells.append(
            Cell(self.form.row, LABEL, number, "text", shows=(*self.at, "materials", k, "name"))
        )
