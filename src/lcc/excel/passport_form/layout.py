"""Where a material passport is asked for: in a bid form, or in a workbook of its own."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pydantic.fields import FieldInfo

from lcc.checks.fields import field_at, once_stated
from lcc.excel.form.layout import ANSWER, LABEL, Cell, Question
from lcc.excel.form.record_fields import RecordFields
from lcc.excel.form.write import LONG_CHOICE
from lcc.excel.passport_form.answers import (
    COMPOSITION,
    CONNECTION,
    CONNECTION_ROWS,
    END_OF_LIFE,
    EVIDENCE,
    MATERIAL_ROWS,
    PRODUCT,
    SOLD_AS,
)
from lcc.model.passport import Passport
from lcc.record.path import Path
from lcc.record.record import unit_of


class PassportQuestions:
    """Asks for a material passport on a form.

    `at` is the path of the passport; masses are kg per `unit`. `sold_as` has the materials of which the tender states
    what a kilogram is worth; None where no tender is known, so that any name is asked for.
    """

    def __init__(self, form: RecordFields, at: Path, unit: str, sold_as: Collection[str] | None) -> None:
        self.form, self.at, self.sold_as = form, at, sold_as
        self._ = form._
        self.has_prices = sold_as is None or len(sold_as) > 0
        self._accepted: dict[Path, Question] = {}
        self.units = {"kg": self._("kg per {unit}").format(unit=unit)}

    def ask(self) -> None:
        """Put the product, its materials, their end of life, connections and evidence under each other."""
        _, form = self._, self.form
        for path in self._asked((), [(name,) for name in PRODUCT]):
            info = self._field(path)
            form.question(_(str(info.title)), self._unit(info), self._input(path))
        form.next()
        materials: list[Path] = [("materials", k) for k in range(MATERIAL_ROWS)]
        form.note(_("Materials: shares are of the mass of the material, and add up to 100 %."))
        self._table(materials, [field for field in COMPOSITION if field != SOLD_AS or self.has_prices])
        form.note(_("End of life of the same materials: shares that add up to 100 %."))
        self._table(materials, END_OF_LIFE, beside=_("End of life"))
        form.page_breaks.append(form.row)
        form.note(_("Connections that hold materials, by the four factors of detachability:"))
        self._table([("connections", k) for k in range(CONNECTION_ROWS)], CONNECTION)
        form.note(_("What shows that it is true, of the product and of each material:"))
        self._table([(), *materials], EVIDENCE, beside=_("Evidence"))

    def _asked(self, at: Path, fields: Iterable[Path]) -> list[Path]:
        """Return the fields of what stands at a path that this version of the form asks."""
        return [field for field in fields if self.form.asks(self._declared((*at, *field)))]

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

    def _table(self, rows: Sequence[Path], fields: Sequence[Path], beside: str = "") -> None:
        """Ask fields of what stands at each of these paths, in a row each: the name first, or else that is repeated.

        What does not fit on the paper goes on below, with the names again. `beside` is the title above those.
        """
        first, asked = (ANSWER if beside else LABEL), self._asked(rows[-1], fields)
        columns = dict(enumerate(asked[: len(self.form.widths) - first], start=first))
        heads = {column: self._head(self._field((*rows[-1], *field))) for column, field in columns.items()}
        self.form.heads({LABEL: beside, **heads} if beside else heads)
        for row in rows:
            if beside:
                self._name_again(row)
            for column, field in columns.items():
                self._cell(column, (*row, *field))
            self.form.next()
        self.form.next()
        if further := asked[len(columns) :]:
            self._table(rows, further, beside or self._head(self._field((*rows[-1], "name"))))

    def _cell(self, column: int, path: Path) -> None:
        input_ = self._input(path)
        is_long = max(map(len, input_.choices), default=0) > self.form.widths[column]
        self.form.put(column, None, LONG_CHOICE if is_long else f"input_{input_.kind}", input_)

    def _input(self, path: Path) -> Question:
        """Return a cell to fill in for a field; it accepts the same in every row."""
        field = tuple(step for step in path if isinstance(step, str))
        if field not in self._accepted:
            self._accepted[field] = self._accepting(path)
        return replace(self._accepted[field], key=(*self.at, *path))

    def _accepting(self, path: Path) -> Question:
        declared = self._declared(path)
        asked = self.form.input_for((*self.at, *path), once_stated(declared))
        if path[-1:] == SOLD_AS and self.sold_as is not None:
            return replace(asked, kind="choice", choices={name: name for name in self.sold_as}, required=False)
        if path[0] == "materials" and path[-1] == "connection":
            named = tuple((*self.at, "connections", k, "name") for k in range(CONNECTION_ROWS))
            return replace(asked, among=named, required=False)
        return replace(asked, required=declared.is_required())

    def _name_again(self, row: Path) -> None:
        """Show what a row is about: the product, or a material in the words of the row where it is named."""
        if not row:
            self.form.put(LABEL, self._("The product"), "text")
            return
        number = self._("Material {number}").format(number=int(row[-1]) + 1)
        self.form.cells.append(Cell(self.form.row, LABEL, number, "text", shows=(*self.at, *row, "name")))
