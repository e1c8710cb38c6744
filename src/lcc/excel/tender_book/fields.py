"""What a sheet asks of a tender, field by field: label, unit and what the cell accepts follow from the model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from lcc.checks.fields import once_stated
from lcc.excel.cells.values import INDICES, RESOURCES, VAT_RATES, choices_of
from lcc.excel.form.layout import (
    ANSWER,
    LABEL,
    NOTE,
    WIDTHS,
    Cell,
    CellKind,
    LayoutBuilder,
    Question,
    bounds_of,
    kind_of,
)
from lcc.excel.form.mark import Mark
from lcc.excel.tender_book.needed import NEEDED
from lcc.excel.tender_book.shape import Shape
from lcc.language import N_
from lcc.language.terms import term
from lcc.library.published import CARBON_PRICE_PATHS, CO2_LADDER_SCALES, DISCOUNT_PROFILES
from lcc.record.path import Path
from lcc.record.record import Record, unit_of

_PUBLISHED: Mapping[Path, Iterable[str]] = {
    ("discount", "profile"): DISCOUNT_PROFILES,
    ("carbon_price_path", "name"): CARBON_PRICE_PATHS,
    ("award", "co2_ladder", "scale"): CO2_LADDER_SCALES,
}

_LETTERS_PER_WIDTH = 1.05
"""So many letters go in the width of a digit: of a label in its column, of a note up to the edge of the paper."""
_IN_TABLE: Mapping[str, str] = {
    "option_weight": N_(
        "Only for an option that you may take up later: how surely you will. 50 % lets its cost count for half; "
        "empty is no option."
    ),
    "revenue": N_("Yes if the supplier pays you, as for wood or waste paper: prices below zero are allowed then."),
}
"""What is said of some columns in place of what their record says."""


class BookColumn(NamedTuple):
    """A column of a table to fill in."""

    name: str
    title: str
    kind: CellKind = "text"
    choices: dict[str, Any] | None = None
    bounds: tuple[float | None, float | None] = (None, None)


class TenderFields(LayoutBuilder):
    """Asks fields of a tender; `notes` are shown beside what they are about, by key."""

    def __init__(
        self, mark: Mark, shape: Shape, notes: Mapping[Path, str], widths: tuple[int, ...] = WIDTHS
    ) -> None:
        super().__init__(mark, widths)
        self.note_width = int(sum(widths[NOTE:]) * _LETTERS_PER_WIDTH)
        self.shape, self.notes = shape, notes

    def ask(self, column: int, asked: Question, *, money: bool = False, needed: bool = False) -> None:
        """Put a cell to fill in, in the row at hand; one that its part needs looks so."""
        needed = needed or asked.key in NEEDED
        if asked.kind == "text" and not asked.choices:
            self.put(column, None, "needed_lines" if needed else "input_lines", asked)
        else:
            super().ask(column, asked, money=money, needed=needed)

    def has(self, part: str) -> bool:
        """Whether the book has a part."""
        return part in self.shape.parts

    def rows_of(self, table: str) -> range:
        """Return the rows of a table."""
        return range(self.shape.rows[table])

    def section(
        self,
        title: str,
        record: type[Record],
        at: Path,
        names: tuple[str, ...],
        about: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Ask fields of a record, under a title; `about` is said of some in place of what their record says."""
        self.heading(title)
        for name in names:
            self.field((*at, name), record.model_fields[name], about.get(name, ""))
        self.next()

    def field(self, key: Path, declared: FieldInfo, about: str = "") -> None:
        """Ask a field, in a row of its own."""
        if not self.asks(declared):
            return
        info = once_stated(declared)
        kind = unit_of(info.json_schema_extra)
        unit = self._(kind) if kind and kind not in ("money", "factor") else ""
        label, asked = self._(str(info.title)), self.input_for(key, info)
        input_ = replace(asked, help=about) if about else asked
        self.put(LABEL, label, "wrapped" if len(label) > self.widths[LABEL] * _LETTERS_PER_WIDTH else "text")
        self.ask(ANSWER, input_)
        self.put(ANSWER + 1, unit, "unit")
        for line in self._beside(key, input_):
            self.put(ANSWER + 2, line, "note")
            self.next()

    def _beside(self, key: Path, asked: Question) -> list[str]:
        """Return the lines beside a cell: as many as its help takes, whatever is noted of this tender in its place."""
        rows = max(len(self.explained(asked.help)), 1)
        said = self.explained(self.notes.get(key) or asked.help)
        return (
            [*said[: rows - 1], " ".join(said[rows - 1 :])]
            if len(said) > rows
            else said + [""] * (rows - len(said))
        )

    def input_for(self, key: Path, info: FieldInfo) -> Question:
        """Return a cell to fill in for a field."""
        _ = self._
        help_ = _(info.description) if info.description else ""
        if choices := self.choices_for(key, info):
            return Question(key, "choice", help_, choices, required=False)
        rate = key[-1] in ("rate", "inflation")
        return Question(key, "share" if rate else kind_of(info), help_, {}, *bounds_of(info))

    def choices_for(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        """Return what a field can hold by what it is called, where that is a choice."""
        if key in _PUBLISHED:
            return {name: name for name in _PUBLISHED[key]}
        if key[-1] == "cost_share":
            return {}
        if key == ("method",):
            return {str(version): version for version in get_args(info.annotation)}
        empty: dict[str, tuple[str, ...]] = {INDICES: (), VAT_RATES: (), RESOURCES: ()}
        return choices_of(str(key[-1]), info, empty, self._)

    def table(
        self,
        key: str,
        record: type[Record],
        names: Sequence[str],
        rows: range,
        *,
        named: bool = False,
        of: str | None = None,
        notes_beside: bool = False,
        notes_below: bool = False,
    ) -> None:
        """Lay out rows of a record, each with its name first.

        `of` is a field that is asked elsewhere, and repeated here to say what a row is about. Notes stand beside the
        rows, in one line below all of them, or where another table asks the rest of its rows.
        """
        _ = self._
        declared = self.fields_of(record)
        infos = {name: once_stated(declared[name]) for name in names if name in declared}
        first = {LABEL: _("Name")} if named else {}
        first |= {LABEL: _(str(record.model_fields[of].title))} if of else {}
        columns = {name: (ANSWER if first else LABEL) + offset for offset, name in enumerate(infos)}
        self.heads(first | {columns[name]: _(str(info.title)) for name, info in infos.items()})
        for k in rows:
            if named:
                self.ask(LABEL, Question((key, k, "name"), "text"))
            elif of:
                number = _("Row {number}").format(number=k + 1)
                self.cells.append(Cell(self.row, LABEL, number, "text", shows=(key, k, of)))
            for name, column in columns.items():
                self.ask(column, self._in_table((key, k, name), infos[name]))
            if notes_beside:
                self.put(max(columns.values()) + 1, self.notes.get((key, k), ""), "note")
            self.next()
        if notes_below:
            said = dict.fromkeys(filter(None, (self.notes.get((key, k)) for k in rows)))
            self.note("; ".join(said))

    def _in_table(self, key: Path, info: FieldInfo) -> Question:
        text = _IN_TABLE.get(str(key[-1])) or info.description
        help_ = self._(text) if text else ""
        if choices := self.choices_for(key, info):
            return Question(key, "choice", help_, choices, required=False)
        kind: CellKind = "text" if key[-1] in ("index", "vat", "unit", "name", "id") else kind_of(info)
        return Question(key, kind, help_, {}, *bounds_of(info))

    def rows(self, table: str, columns: Sequence[BookColumn]) -> None:
        """Lay out rows of these columns."""
        self.heads({LABEL + k: column.title for k, column in enumerate(columns)})
        for row in self.rows_of(table):
            for k, column in enumerate(columns):
                key, choices = (table, row, column.name), column.choices or {}
                self.ask(LABEL + k, Question(key, column.kind, "", choices, *column.bounds))
            self.next()

    def named(self, key: str, name: str, value: str, info: FieldInfo, kind: Any) -> None:
        """Lay out rows of a name and a number."""
        self.heading(self._(str(info.title)))
        self.pairs(key, {LABEL: name, ANSWER: value}, Question((), "text"), info, kind)

    def pairs(self, key: str, heads: dict[int, str], name: Question, info: FieldInfo, kind: Any) -> None:
        """Lay out rows of what is asked as a name, and a number."""
        self.heads(heads)
        for k in self.rows_of(key):
            self.ask(LABEL, replace(name, key=(key, k, "name")))
            self.ask(ANSWER, Question((key, k, "value"), kind))
            self.put(ANSWER + 2, self.notes.get((key, k), ""), "note")
            self.next()
        self.note(self._(info.description or ""))
        self.next()

    def by_phase(self, at: Path, info: FieldInfo, phases: Sequence[str]) -> None:
        """Ask for names by phase, each phase in a row of its own."""
        self.heading(self._(str(info.title)))
        for phase in phases:
            self.put(LABEL, term(phase, self._), "text")
            self.ask(ANSWER, Question((*at, phase), "text"))
            self.put(ANSWER + 2, self.notes.get((*at, phase), ""), "note")
            self.next()
        self.note(self._(info.description or ""))
        self.next()
