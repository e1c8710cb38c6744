"""One pass over the XML of a workbook's part: what is in it is counted by the names that a parser sees.

Nothing is built: an element is counted and forgotten, so that time and memory go by the bytes that are read. The names
are those that any reader of XML comes to, however they are spelt in the file.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from lcc.excel.archive import RefusedError, beyond
from lcc.excel.limits import Limits
from lcc.language import N_, Text
from lcc.model.agreement import Finding

_ENCODINGS = {None, "utf-8", "utf-16", "us-ascii"}
_STRICT = "http://purl.oclc.org/ooxml/"
_AREAS = {"mergeCell", "hyperlink"}
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576

LINKS = N_("links to other files")
"""What can be in a workbook by accident, and is mended in a way of its own."""

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


def unsafe(what: str, found: str | None = None) -> RefusedError:
    """Return the refusal of a workbook that has what no bid needs."""
    kind = "linked_workbook" if what == LINKS else "unsafe_workbook"
    return RefusedError(Finding((), kind, found, {"part": Text(what)}))


def not_xlsx() -> RefusedError:
    """Return the refusal of a file that is no workbook."""
    return RefusedError(Finding((), "not_xlsx", None, {}))


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


class _Pass:
    """The state of a pass: where in which part it is."""

    def __init__(
        self, name: str, counted: Counted, limits: Limits, see: Callable[[str, Attributes], None] | None
    ) -> None:
        self.name, self.counted, self.limits, self.see = name, counted, limits, see
        self.depth = self.row = self.column = self.last_column = 0
        self.root = ""
        self.formula: list[int] | None = None
        self.shared_cells = self.longest_shared = 0
        self.locals: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declared

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
        except expat.ExpatError:
            raise not_xlsx() from None

    def _doctype(self, *_: object) -> None:
        raise unsafe(N_("XML entities"), self.name)

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        if (encoding.lower() if encoding else None) not in _ENCODINGS:
            raise not_xlsx()

    def _start(self, name: str, stated: Attributes) -> None:
        self.counted.elements += 1
        if self.counted.elements > self.limits.elements:
            raise self._beyond("elements", self.counted.elements)
        self.depth += 1
        if self.depth > self.limits.depth:
            raise self._beyond("depth", self.depth)
        if len(stated) > self.limits.attributes:
            raise self._beyond("attributes", len(stated))
        local = self._local(name)
        if self.depth == 1:
            self.root = local
            if name.startswith(_STRICT):
                raise RefusedError(Finding((), "strict_open_xml", None, {}))
        for key, value in stated.items():
            self._attribute(local, self._local(key), value)
        if self.root == "worksheet":
            if local == "c":
                self._cell(stated.get("r"))
            elif local == "row":
                self._row(stated.get("r"))
            elif local == "f":
                self._formula(stated)
        if self.see:
            self.see(local, {self._local(key): value for key, value in stated.items()})

    def _end(self, name: str) -> None:
        self.depth -= 1
        if self.formula is not None and self._local(name) == "f":
            length, self.formula = sum(self.formula), None
            self.parser.CharacterDataHandler = None
            if length > self.limits.formula:
                raise self._beyond("formula", length)
            self.longest_shared = max(self.longest_shared, length if self.shared_cells else 0)
            if self.shared_cells * self.longest_shared > self.limits.shared_formulas:
                raise self._beyond("shared_formulas", self.shared_cells * self.longest_shared)

    def _local(self, name: str) -> str:
        found = self.locals.get(name)
        return self.locals.setdefault(name, name.rpartition(" ")[2]) if found is None else found

    def _row(self, stated: str | None) -> None:
        """Rows rise, and so do the cells in each: readers differ in which of two at one address they show."""
        row = self.row + 1 if stated is None else _whole(stated)
        if row is None or not self.row < row <= _LAST_ROW:
            raise self._twice(stated or str(row))
        self.row, self.column = row, 0

    def _cell(self, stated: str | None) -> None:
        column = self.column + 1 if stated is None else _column(stated, self.row)
        if column is None or not self.column < column <= _LAST_COLUMN:
            raise self._twice(stated or str(column))
        self.column, self.last_column = column, max(self.last_column, column)
        self.counted.cells_to_the_last = max(self.counted.cells_to_the_last, self.row * self.last_column)
        if self.row * self.last_column > self.limits.cells_to_the_last:
            finding = beyond("cells_to_the_last", 0, self.limits)
            raise RefusedError(finding._replace(found=stated or f"row {self.row}, column {column}"))

    def _formula(self, stated: Attributes) -> None:
        self.shared_cells += stated.get("t") == "shared"
        self.formula = lengths = []
        self.parser.CharacterDataHandler = lambda text: lengths.append(len(text))

    def _attribute(self, local: str, key: str, value: str) -> None:
        counted, limits = self.counted, self.limits
        if key == "sqref":
            counted.areas += value.count(" ") + 1
            if counted.areas > limits.areas:
                raise self._beyond("areas", counted.areas)
        elif key == "ref" and local in _AREAS:
            counted.cells_of_areas += _cells(value)
            if counted.cells_of_areas > limits.cells_of_areas:
                raise self._beyond("cells_of_areas", counted.cells_of_areas)
        elif key == "formatCode" and len(value) > limits.number_format:
            raise self._beyond("number_format", len(value))
        elif len(value) > limits.attribute_characters:
            raise self._beyond("attribute_characters", len(value))

    def _twice(self, address: str) -> RefusedError:
        return RefusedError(Finding((), "cell_twice", f"{self.name} {address[:20]}", {}))

    def _beyond(self, limit: str, number: int | None) -> RefusedError:
        return RefusedError(beyond(limit, number, self.limits))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else None


def _column(address: str, row: int) -> int | None:
    """Return the column of an address that is in the row."""
    letters = address.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return None
    if _whole(address[len(letters) :]) != row:
        return None
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def _cells(area: str) -> int:
    """Return how many cells an area has; whole rows and columns have all that there are."""
    try:
        left, top, right, bottom = range_boundaries(area[:30])
    except ValueError:
        return 0
    columns = (right or _LAST_COLUMN) - (left or 1) + 1
    return columns * ((bottom or _LAST_ROW) - (top or 1) + 1)
