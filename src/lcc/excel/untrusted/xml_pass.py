"""One pass over the XML of a workbook's part: what is in it is counted by the names that a parser sees.

Nothing is built: an element is counted and forgotten, so that time and memory go by the bytes that are read. The names
are those that any reader of XML comes to, however they are spelt in the file.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from lcc.excel.untrusted.archive import RefusedError, beyond
from lcc.excel.untrusted.limits import Limits
from lcc.excel.untrusted.plain_cells import is_in_place, is_kind, is_plain, is_value
from lcc.language import N_, Text
from lcc.record.message import Message

_ENCODINGS = {None, "utf-8", "utf-16", "us-ascii"}
_STRICT = "http://purl.oclc.org/ooxml/"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_OF_CELLS = {"worksheet", "sst", "workbook"}
"""Parts in which every element has to be where the schema has it, by their first element."""

_HOLD_TEXT = {"v", "t", "f", "definedName"}
_WORDS = {"f", "formula", "formula1", "formula2", "definedName"}
"""What holds a formula."""

_CHOICES = {"Choice", "Fallback"}
_CONTROLS = {"controls", "control", "oleObjects", "oleObject"}
"""What programs give a choice of, and what they may: controls, that are refused or left aside by what they lead to."""

_AREAS = {"mergeCell", "hyperlink"}
_LISTED = {"si", "xf", "mergeCell"}
_ADDRESS = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576

LINKS = N_("links to other files")
"""What can be in a workbook by accident, and is mended in a way of its own."""

_MEASURED = {"sqref", "ref", "formatCode"}
"""Attributes with limits of their own."""

Attributes = dict[str, str]
"""By their names without namespace."""


@dataclass(slots=True)
class Counted:
    """What was found in the parts so far: these limits are for all of them together, but for the last one."""

    unpacked_bytes: int = 0
    elements: int = 0
    areas: int = 0
    cells_of_areas: int = 0
    cells_to_the_last: int = 0
    merged_areas: int = 0
    styles: int = 0
    texts: int = 0
    last_style: "Named | None" = None
    last_text: "Named | None" = None

    def check_indices(self) -> None:
        """Raise `RefusedError` if a cell names a style or a text that is not there: for when every part was read."""
        for named, there in ((self.last_style, max(self.styles, 1)), (self.last_text, self.texts)):
            if named is not None and named.number >= there:
                raise garbled(named.part, named.number, named.cell)


class Named(NamedTuple):
    """The highest of the numbers by which cells name a style, or a text that they share, and where."""

    number: int
    part: str
    cell: str


def garbled(part: str, found: object, cell: str = "") -> RefusedError:
    """Return the refusal of a part with something that programs do not write: in which cell, where that is known."""
    where = {"part": part[:80]}
    return RefusedError(Message((cell,) if cell else (), "garbled_part", found, where))


def unsafe(what: str, found: str | None = None) -> RefusedError:
    """Return the refusal of a workbook that has what no bid needs."""
    kind = "linked_workbook" if what == LINKS else "unsafe_workbook"
    return RefusedError(Message((), kind, found, {"part": Text(what)}))


def pass_over(
    name: str,
    pieces: Iterable[bytes],
    counted: Counted,
    limits: Limits,
    see: Callable[[str, Attributes], None] | None = None,
) -> str:
    """Read the XML of a part once, from beginning to end, and return the name of its first element.

    Parameters
    ----------
    name, pieces
        The part, and what is in it.
    counted
        What was found in other parts; what is found here is added.
    limits
        What there may be.
    see
        Is told of each element: its name without namespace, and its attributes.

    Raises
    ------
    RefusedError
        It is no XML, declares a document type, has a cell twice, or goes beyond a limit.
    """
    found = _Pass(name, counted, limits, see)
    found.read(pieces)
    return found.root


class _Locals(dict[str, str]):
    """Names as a parser gives them, and those without namespace, worked out once."""

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, name.rpartition(" ")[2])


class _Known(NamedTuple):
    """What an element is, where it may be, and what reads it: worked out once for each name in each other."""

    local: str
    is_main: bool
    read: Callable[[Attributes], None] | None


_LONGEST_KEPT = 40
_is_plain = lru_cache(maxsize=8192)(is_plain)
"""The same addresses, styles and sizes stand in every form; what is long is rare, and does not fill the memory."""


class _Pass:
    """The state of a pass: where in which part it is."""

    def __init__(
        self, name: str, counted: Counted, limits: Limits, see: Callable[[str, Attributes], None] | None
    ) -> None:
        self.name, self.counted, self.limits, self.see = name, counted, limits, see
        self.row = self.column = self.last_column = 0
        self.root = ""
        self.above: list[str] = []
        self.formula: list[int] | None = None
        self.value: list[str] | None = None
        self.kind = "n"
        self.shared_cells = self.longest_shared = 0
        self.locals = _Locals()
        self.known: dict[tuple[str, str], _Known] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declared
        self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = self._aside

    def read(self, pieces: Iterable[bytes]) -> None:
        """Feed the parser; a tag that goes on and on would be read again with each piece, so that is bounded too."""
        fed = 0
        try:
            for piece in pieces:
                self.parser.Parse(piece, False)
                fed += len(piece)
                self.counted.unpacked_bytes += len(piece)
                if fed - max(self.parser.CurrentByteIndex, 0) > self.limits.token_bytes:
                    raise self._beyond("token_bytes", None)
            self.parser.Parse(b"", True)
        except expat.ExpatError as broken:
            at = f"{expat.ErrorString(broken.code)}: line {broken.lineno}, column {broken.offset + 1}"
            raise garbled(self.name, at) from None

    def _doctype(self, *_: object) -> None:
        raise unsafe(N_("XML entities"), self.name)

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if (encoding.lower() if encoding else None) not in _ENCODINGS:
            raise garbled(self.name, f"encoding {encoding}"[:60])

    def _aside(self, *_: object) -> None:
        """Refuse a comment in a value or a text: some programs read on behind it, others do not."""
        if self.root in _OF_CELLS and self.above[-1:] and self.locals[self.above[-1]] in _HOLD_TEXT:
            raise garbled(self.name, f"comment in {self.locals[self.above[-1]]}", self._address())

    def _start(self, name: str, stated: Attributes) -> None:
        counted, limits, locals_, above = self.counted, self.limits, self.locals, self.above
        counted.elements += 1
        if counted.elements > limits.elements:
            raise self._beyond("elements", counted.elements)
        if len(above) >= limits.depth:
            raise self._beyond("depth", len(above) + 1)
        if len(stated) > limits.attributes:
            raise self._beyond("attributes", len(stated))
        where = (name, above[-1] if above else "")
        local, is_main, read = self.known.get(where) or self._placed(*where)
        above.append(name)
        if read is not None:
            read(stated)
        for key, value in stated.items():
            if locals_[key] in _MEASURED or len(value) > _LONGEST_KEPT:
                self._attribute(local, locals_[key], value)
                is_written = is_plain(key, value)
            else:
                is_written = _is_plain(key, value)
            if not is_written and is_main and " " not in key:
                raise garbled(self.name, f'{local} {key}="{value[:40]}"', self._address())
        if self.see:
            self.see(local, {self.locals[key]: value for key, value in stated.items()})

    def _end(self, name: str) -> None:
        self.above.pop()
        if self.value is not None:
            self._valued("".join(self.value))
        if self.formula is not None:
            length, self.formula = sum(self.formula), None
            self.parser.CharacterDataHandler = None
            if length > self.limits.formula:
                raise self._beyond("formula", length)
            self.longest_shared = max(self.longest_shared, length if self.shared_cells else 0)
            if self.shared_cells * self.longest_shared > self.limits.shared_formulas:
                raise self._beyond("shared_formulas", self.shared_cells * self.longest_shared)

    def _placed(self, name: str, above: str) -> _Known:
        """Refuse an element that is not where its schema has it, or that some programs see and others do not."""
        local, parent, is_main = self.locals[name], self.locals[above], name.startswith(_MAIN)
        if not above:
            self.root = local
            if name.startswith(_STRICT):
                raise RefusedError(Message((), "strict_open_xml", None, {}))
        if self.root in _OF_CELLS:
            is_choice = is_main and parent in _CHOICES and local not in _CONTROLS
            in_place = is_in_place(local, parent, is_main=is_main, parent_is_main=above.startswith(_MAIN))
            if is_choice or (above and not in_place):
                raise garbled(self.name, f"{local} in {parent}"[:80], self._address())
        known = self.known[name, above] = _Known(local, is_main, self._read_by(local) if is_main else None)
        return known

    def _read_by(self, local: str) -> Callable[[Attributes], None] | None:
        """Return what reads the elements of a name, of the namespace of workbooks."""
        of_cells = {"c": self._cell, "row": self._row, "v": self._begin_value} if self.root == "worksheet" else {}
        if local in _WORDS:
            return self._formula
        return of_cells.get(local) or (partial(self._listed, local) if local in _LISTED else None)

    def _address(self) -> str:
        """Return the cell that is being read, if one is."""
        is_in_cell = any(name == f"{_MAIN}c" for name in self.above[-4:])
        return f"{get_column_letter(self.column)}{self.row}" if is_in_cell and self.row and self.column else ""

    def _kind(self, stated: Attributes) -> None:
        """Note of which type a cell is, and the style that it names."""
        self.kind = stated.get("t", "n")
        if not is_kind(self.kind):
            raise garbled(self.name, f't="{self.kind[:40]}"', self._address())
        style = stated.get("s", "0").strip()
        if len(style) <= _LONGEST_KEPT and _is_plain("s", style):
            self.counted.last_style = self._higher(self.counted.last_style, int(style))

    def _begin_value(self, _stated: Attributes) -> None:
        self.value = []
        self.parser.CharacterDataHandler = self.value.append

    def _valued(self, text: str) -> None:
        """Refuse what a cell of its type can't hold."""
        self.value = None
        self.parser.CharacterDataHandler = None
        if not is_value(self.kind, text):
            raise garbled(self.name, text[:40], self._address())
        if self.kind == "s":
            self.counted.last_text = self._higher(self.counted.last_text, int(text))

    def _higher(self, so_far: Named | None, number: int) -> Named:
        if so_far is not None and so_far.number >= number:
            return so_far
        return Named(number, self.name, self._address())

    def _listed(self, local: str, _stated: Attributes) -> None:
        """Count the styles of cells, the texts that they share, and the areas in which cells are merged: `_LISTED`."""
        if local == "si" and self.root == "sst":
            self.counted.texts += 1
        elif local == "xf" and len(self.above) > 1 and self.locals[self.above[-2]] == "cellXfs":
            self._count("styles", 1)
        elif local == "mergeCell":
            self._count("merged_areas", 1)

    def _row(self, attributes: Attributes) -> None:
        """Rows rise, and so do the cells in each: readers differ in which of two at one address they show."""
        stated = attributes.get("r")
        row = self.row + 1 if stated is None else _whole(stated)
        if row is None or not self.row < row <= _LAST_ROW:
            raise self._twice(stated or str(row))
        self.row, self.column = row, 0

    def _cell(self, attributes: Attributes) -> None:
        stated = attributes.get("r")
        column = self.column + 1 if stated is None else _column(stated, self.row)
        if column is None or not self.column < column <= _LAST_COLUMN:
            raise self._twice(stated or str(column))
        self.column, self.last_column = column, max(self.last_column, column)
        self.counted.cells_to_the_last = max(self.counted.cells_to_the_last, self.row * self.last_column)
        if self.row * self.last_column > self.limits.cells_to_the_last:
            finding = beyond("cells_to_the_last", 0, self.limits)
            raise RefusedError(finding._replace(found=stated or f"row {self.row}, column {column}"))
        self._kind(attributes)

    def _formula(self, stated: Attributes) -> None:
        self.shared_cells += stated.get("t") == "shared"
        self.formula = lengths = []
        self.parser.CharacterDataHandler = lambda text: lengths.append(len(text))

    def _attribute(self, local: str, key: str, value: str) -> None:
        if key == "sqref":
            self._count("areas", value.count(" ") + 1)
        elif key == "ref" and local in _AREAS:
            self._count("cells_of_areas", _cells(value))
        elif key == "formatCode" and len(value) > self.limits.number_format:
            raise self._beyond("number_format", len(value))
        elif len(value) > self.limits.attribute_characters:
            raise self._beyond("attribute_characters", len(value))

    def _count(self, limit: str, more: int) -> None:
        """Add to what was found of something in all parts, of which there may be no more than its limit."""
        number = getattr(self.counted, limit) + more
        setattr(self.counted, limit, number)
        if number > getattr(self.limits, limit):
            raise self._beyond(limit, number)

    def _twice(self, address: str) -> RefusedError:
        return RefusedError(Message((), "cell_twice", f"{self.name} {address[:20]}", {}))

    def _beyond(self, limit: str, number: int | None) -> RefusedError:
        return RefusedError(beyond(limit, number, self.limits))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else None


def _column(address: str, row: int) -> int | None:
    """Return the column of an address that is in the row."""
    column, of_row = _place(address) if len(address) <= _LONGEST_KEPT else (None, 0)
    return column if of_row == row else None


@lru_cache(maxsize=8192)
def _place(address: str) -> tuple[int | None, int]:
    """Return the column and the row of an address: no column where it is none."""
    found = _ADDRESS.fullmatch(address)
    return (column_index_from_string(found[1]), int(found[2])) if found else (None, 0)


def _cells(area: str) -> int:
    """Return how many cells an area has; whole rows and columns have all that there are."""
    try:
        left, top, right, bottom = range_boundaries(area[:30])
    except ValueError:
        return 0
    columns = (right or _LAST_COLUMN) - (left or 1) + 1
    return columns * ((bottom or _LAST_ROW) - (top or 1) + 1)
