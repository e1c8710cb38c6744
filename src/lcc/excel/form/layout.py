"""A sheet to fill in: where everything stands on it. The writer follows it, and the reader compares with it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from textwrap import wrap
from typing import Any, Literal, get_args

from pydantic.fields import FieldInfo
from xlsxwriter.utility import xl_rowcol_to_cell

from lcc.excel.form.live import Live, in_cell
from lcc.excel.form.mark import Mark
from lcc.language import Translate, translator
from lcc.record.path import Path
from lcc.record.record import Record, unit_of
from lcc.record.version import is_in

LISTS_SHEET = "lists"
_REPEATS = re.compile(r'=IF\(([^"]+)="","([^"]*)",\1\)')

MARGIN, LABEL, ANSWER, UNIT, NOTE = 0, 1, 2, 3, 4
TELLING = {LABEL: ANSWER, NOTE: NOTE + 1}
"""The columns in which facts stand, two in a row: where what it is stands, by the column of what it is called."""
WIDTHS = (2, 36, 17, 24, 19, 17, 18, 13, 17, 13)
UNITS = ("unit", "wrapped_unit")
"""The styles of units: one that is wider than its column goes on on a next line."""
NOTE_WIDTH = 92
"""In characters: what fits from the column of notes to the edge of the paper."""

CellKind = Literal["text", "number", "share", "whole", "choice", "date"]


@dataclass(frozen=True, slots=True)
class Question:
    """A cell to fill in: which answer it holds, and what it accepts.

    `among` has the keys of other cells whose answers can be chosen from here; what is none of them is for the record to
    refuse.
    """

    key: Path
    kind: CellKind
    help: str = ""
    choices: dict[str, Any] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    required: bool = False
    among: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the form, counted from zero. Without `input` it is locked and holds `value`.

    One that `shows` an answer holds a formula that repeats it, and `value` as long as there is none; one with `live`
    holds what that works out from answers, and is `called` something where others take it from there. What does not
    bind is told, and can be otherwise in a form of before. One that `continues` goes on with the text of the row above.
    """

    row: int
    column: int
    value: str | float | None
    style: str
    input: Question | None = None
    shows: Path | None = None
    live: Live | None = None
    called: Path | None = None
    binds: bool = True
    continues: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Its row and column as openpyxl has them, counted from one."""
        return self.row + 1, self.column + 1

    @property
    def is_unit(self) -> bool:
        """Whether it says in what a number beside it is asked."""
        return self.style in UNITS


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """Rows that count only if the answer in a cell is this one, or one of the others; they are greyed otherwise.

    `sheet` is the name of the sheet that asks it, where that is another one.
    """

    first_row: int
    last_row: int
    asked_in: tuple[int, int]
    answer: str
    others: tuple[str, ...] = ()
    sheet: str | None = None


@dataclass(frozen=True, eq=False)
class Layout:
    """A sheet to fill in, in one language and version; its mark stands in the first cell.

    What follows from it is worked out once: hundreds of forms are read with one layout.
    """

    mark: Mark
    sheet: str
    cells: tuple[Cell, ...]
    blocks: tuple[QuestionBlock, ...]
    page_breaks: tuple[int, ...]
    widths: tuple[int, ...] = WIDTHS
    currency: str | None = None
    """The currency of its amounts: the only one that a cell may name. None where the sheet asks no amounts."""
    portrait: bool = False
    elsewhere: Mapping[Path, str] = field(default_factory=dict)
    """Where answers stand that its formulas take from another sheet."""

    @property
    def translate(self) -> Translate:
        """What turns English into its language, as its version says it."""
        return translator(self.mark.language, self.mark.version)

    @property
    def last_column(self) -> int:
        """The last column that is used."""
        return len(self.widths) - 1

    @property
    def last_row(self) -> int:
        """The last row that is used."""
        return max(cell.row for cell in self.cells)

    @cached_property
    def inputs(self) -> list[Cell]:
        """The cells to fill in."""
        return [cell for cell in self.cells if cell.input]

    @cached_property
    def places(self) -> dict[Path, str]:
        """The address of each cell to fill in, by its key."""
        return {cell.input.key: address_of(cell) for cell in self.cells if cell.input}

    @cached_property
    def taken_from(self) -> dict[Path, str]:
        """The address, as its formulas have it, of each answer here and on other sheets."""
        worked_out = {cell.called: address_of(cell) for cell in self.cells if cell.called}
        return {**self.elsewhere, **worked_out, **self.places}

    @cached_property
    def as_sent(self) -> dict[tuple[int, int], str | float | None]:
        """What cells that are not to fill in hold, by place [row, column, from 1]; what is worked out as a formula."""
        sent = (cell for cell in self.cells if not cell.input)
        return {cell.place: formula_in(cell, self.taken_from) or cell.value for cell in sent}

    @cached_property
    def labels(self) -> dict[Path, str]:
        """What is asked in each cell to fill in, by its key: as its row and, in a table, its column say.

        A text between two cells of one row says what is asked in the second.
        """
        inputs_of_row = Counter(cell.row for cell in self.inputs)
        labels: dict[int, str] = {}
        heads: dict[int, str] = {}
        asked: dict[Path, str] = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            if cell.input:
                head = heads.get(cell.column, "") if inputs_of_row[cell.row] > 1 or cell.row not in labels else ""
                asked[cell.input.key] = ", ".join(part for part in (labels.get(cell.row, ""), head) if part)
            elif cell.style == "column":
                heads[cell.column] = str(cell.value)
            elif cell.column == LABEL or cell.style == "text":
                labels[cell.row] = str(cell.value or "")
        return asked

    @cached_property
    def called(self) -> dict[Path, str]:
        """What is asked in each cell to fill in, in a message: its label.

        The answer that opens its block comes before it. Where it stands more than once under a heading, its subheading
        does.
        """
        labels, under = self.labels, self._under
        times = Counter((under[key][0], label) for key, label in labels.items())
        return {
            key: f"{part}: {label}" if part and label and (opens or times[heading, label] > 1) else label or part
            for key, label in labels.items()
            for heading, part, opens in (under[key],)
        }

    @property
    def _under(self) -> dict[Path, tuple[int, str, bool]]:
        """The row of the heading above each cell to fill in, in which part, and whether one answer opens that."""
        of_one = [one for one in self.blocks if not one.others]
        blocks = {row: one.answer for one in of_one for row in range(one.first_row, one.last_row + 1)}
        heading, part, block = 0, "", ""
        under: dict[Path, tuple[int, str, bool]] = {}
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            if cell.style in ("heading", "subheading") and cell.column == LABEL:
                heading, part = (cell.row, "") if cell.style == "heading" else (heading, str(cell.value))
                block = blocks.get(cell.row, "")
            elif cell.input:
                # The subheading of a block is of the block alone: what follows on it has none.
                under[cell.input.key] = heading, blocks.get(cell.row, "" if block else part), cell.row in blocks
        return under


def address_of(cell: Cell) -> str:
    """Return the address of a cell of a layout."""
    return str(xl_rowcol_to_cell(cell.row, cell.column))


def formula_in(cell: Cell, places: Mapping[Path, str]) -> str | None:
    """Return the formula of a cell that works something out or shows an answer; None of any other."""
    if cell.live:
        return f"={cell.live.formula(places)}"
    return repeating(cell, places) if cell.shows else None


def repeating(cell: Cell, places: Mapping[Path, str]) -> str:
    """Return the formula of a cell that shows an answer.

    >>> repeating(Cell(4, 1, "Material 1", "text", shows=("name",)), {("name",): "B2"})
    '=IF(B2="","Material 1",B2)'
    """
    assert cell.shows is not None
    address = places[cell.shows]
    return f'=IF({address}="","{cell.value}",{address})'


def shown_first(text: str) -> str:
    """Return what the formula of a cell that shows an answer shows as long as there is none; another text as it is.

    >>> shown_first('=IF(B2="","Material 1",B2)'), shown_first("Price")
    ('Material 1', 'Price')
    """
    repeats = _REPEATS.fullmatch(text)
    return repeats[2] if repeats else text


class LayoutBuilder:
    """Lays rows under each other, as the version in the mark does."""

    note_width = NOTE_WIDTH

    def __init__(self, mark: Mark, widths: tuple[int, ...] = WIDTHS) -> None:
        self.mark, self.widths = mark, widths
        self._: Translate = translator(mark.language, mark.version)
        self.cells = [Cell(0, MARGIN, str(mark), "mark")]
        self.blocks: list[QuestionBlock] = []
        self.row = 0
        self.page_breaks: list[int] = []
        self.binds = True

    def layout(self, sheet: str) -> Layout:
        """Return what was laid out."""
        return Layout(
            self.mark, sheet, tuple(self.cells), tuple(self.blocks), tuple(self.page_breaks), self.widths
        )

    def fields_of(self, record: type[Record]) -> dict[str, FieldInfo]:
        """Return the fields of a record that this version asks."""
        return {name: info for name, info in record.model_fields.items() if self.asks(info)}

    def asks(self, declared: FieldInfo) -> bool:
        """Whether this version asks a field."""
        return is_in(self.mark.version, declared.json_schema_extra)

    def put(self, column: int, value: str | float | None, style: str, input_: Question | None = None) -> None:
        """Put a cell in the row at hand."""
        self.cells.append(Cell(self.row, column, value, style, input_, binds=self.binds))

    def ask(self, column: int, asked: Question, *, money: bool = False, needed: bool = False) -> None:
        """Put a cell to fill in, in the row at hand; one that is needed looks so."""
        look = "needed" if needed else "input"
        self.put(column, None, f"{look}_{'money' if money else asked.kind}", asked)

    def show(self, column: int, live: Live, style: str, called: Path | None = None) -> Live:
        """Put a cell that works something out, in the row at hand; return it as others take it from that cell."""
        self.cells.append(Cell(self.row, column, None, style, live=live, called=called))
        return in_cell(live, called) if called else live

    @property
    def yes_no(self) -> dict[str, Any]:
        """What can be chosen where the answer is yes or no."""
        return {self._("yes"): True, self._("no"): False}

    def next(self, rows: int = 1) -> None:
        """Go on to the next row."""
        self.row += rows

    def heading(self, text: str, style: str = "heading") -> None:
        """Put a heading across the sheet."""
        for column in range(LABEL, len(self.widths)):
            self.put(column, text if column == LABEL else None, style)
        self.next()

    def title(self, title: str, *notes: str) -> None:
        """Put the title of the sheet, and below it what there is to know before it is filled in."""
        self.put(LABEL, title, "title")
        self.next()
        for text in notes:
            self.note(text)
        self.next()

    def note(self, text: str) -> None:
        """Put a row that explains something."""
        self.put(LABEL, text, "note")
        self.next()

    def lines(self, text: str) -> None:
        """Put a text that people have to read in as many rows as it takes."""
        for line in wrap(text, sum(self.widths[LABEL:])):
            self.put(LABEL, line, "text")
            self.next()

    def fact(self, label: str, value: str | float, unit: str = "", style: str = "number") -> None:
        """Put a row that tells something."""
        self.put(LABEL, label, "text")
        self.put(ANSWER, value, "text" if isinstance(value, str) else style)
        if unit:
            self.put(UNIT, unit, "unit")
        self.next()

    def fact_beside(self, label: str, value: str) -> None:
        """Put one beside the fact above."""
        self.next(-1)
        self.put(NOTE, label, "text")
        self.put(NOTE + 1, value, "text")
        self.next()

    def question(
        self, label: str, unit: str, input_: Question, *, money: bool = False, needed: bool = False
    ) -> None:
        """Put a row that asks something."""
        self.put(LABEL, label, "text")
        self.ask(ANSWER, input_, money=money, needed=needed)
        beside = self.explained(input_.help) or [""]
        is_cut = beside[0] and len(unit) >= self.widths[UNIT]
        self.put(UNIT, unit, "wrapped_unit" if is_cut else "unit")
        for line in beside:
            self.put(NOTE, line, "note")
            self.next()

    def explained(self, help_: str) -> list[str]:
        """Return the lines in which the help with a cell stands beside it."""
        return wrap(help_, self.note_width)

    def heads(self, columns: dict[int, str]) -> None:
        """Write the titles of columns."""
        for column, title in columns.items():
            self.put(column, title, "column")
        self.next()


def bounds_of(info: FieldInfo) -> tuple[float | None, float | None]:
    """Return between which values a field has to be [in its own unit], None where there is no bound."""

    def bound(*names: str) -> float | None:
        found = (getattr(entry, name, None) for entry in info.metadata for name in names)
        return next((value for value in found if value is not None), None)

    return bound("ge", "gt"), bound("le", "lt")


def kind_of(info: FieldInfo) -> CellKind:
    """Return what a cell for a field accepts."""
    types = set(options_of(info.annotation))
    if date in types:
        return "date"
    if int in types:
        return "whole"
    if float in types:
        return "share" if unit_of(info.json_schema_extra) in ("share", "per year") else "number"
    return "text"


def options_of(annotation: Any) -> Iterator[Any]:
    """Yield the types and the literal values that a field can hold."""
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for part in inner:
        yield from options_of(part)
