"""Something wrong in an input, as plain data: where it stands, and which thing it is. `lcc.words.problems` says it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lcc.record.message import Message, told
from lcc.record.place import Origin, Origins, origin_of
from lcc.record.visible import visible

_CELL = re.compile(r"([A-Z]+)(\d+)")
MOST_PROBLEMS = 100
"""How many problems of one file are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where. `file` is empty as long as only the reader of what is in it knows of it.

    `code` says which thing is wrong, and is stable: programs go by it. `found` is what stood there, and `context` what
    else there is to know, such as the limit that was passed. `supplier` is whose file it is, as far as that is known.
    """

    file: str
    origin: Origin
    code: str
    found: object
    context: Mapping[str, object]
    supplier: str = ""

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook on which it stands."""
        return self.origin.sheet

    @property
    def cell(self) -> str | None:
        """The cell on that sheet."""
        return self.origin.cell

    @property
    def line(self) -> int | None:
        """The line of a text, 1 the first."""
        return self.origin.line

    @property
    def field(self) -> str:
        """The path of the field, such as `offers[0].business_model.price`; empty for a file as a whole."""
        return self.origin.field


class LccError(Exception):
    """Something that a user can mend, in what was handed in or asked for; `problems` says everything that it is.

    `not_read` names files that nobody could look at before these are mended.
    """

    def __init__(self, problems: Iterable[Problem], not_read: Iterable[str] = ()) -> None:
        self.problems = list(problems)
        self.not_read = list(not_read)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(told_of, self.problems))


class InputRefusedError(LccError):
    """One or more inputs can't be used; every problem of all of them is listed."""


class NotScorableError(LccError):
    """Every input can be read, but together they can't be scored, or what was asked for does not follow from them."""


def problem_of(finding: Message, file: str = "", origins: Origins | None = None) -> Problem:
    """Return a finding as a problem of the place where its field stands."""
    origin = origin_of(finding.path, origins or {})
    return Problem(visible(origin.file or file), origin, finding.code, finding.found, finding.context)


def problem_at(finding: Message, file: str = "", place: Origin | None = None) -> Problem:
    """Return a finding whose path is a sheet and a cell, or nothing for the file as a whole.

    `place` is that cell, where it is known what is asked there.
    """
    sheet, cell = finding.path or (None, None)
    place = place or Origin(field="", sheet=str(sheet) if sheet else None, cell=str(cell) if cell else None)
    return Problem(visible(file), place, finding.code, finding.found, finding.context)


def problem_in(file: str, code: str, found: object = None, /, **context: object) -> Problem:
    """Return what is wrong with a file as a whole; `context` is what its words name."""
    return problem_of(Message((), code, found, context), file)


def problems_of(findings: Sequence[Message], file: str = "", origins: Origins | None = None) -> list[Problem]:
    """Return findings about the fields of a file as problems: the first ones, and how many more there are."""
    problems = [problem_of(finding, file, origins) for finding in findings[:MOST_PROBLEMS]]
    if (more := len(findings) - MOST_PROBLEMS) > 0:
        problems.append(problem_in(file, "more_problems", more, number=more))
    return problems


def refusal(code: str, found: object = None, **context: object) -> InputRefusedError:
    """Return one thing that is wrong with a file as a whole, as what refuses it."""
    return InputRefusedError([problem_in("", code, found, **context)])


@contextmanager
def of_supplier(name: str) -> Iterator[None]:
    """Say of what is refused within whose it is, as far as that was said."""
    try:
        yield
    except InputRefusedError as refused:
        refused.problems = [replace(one, supplier=one.supplier or name) for one in refused.problems]
        raise


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by supplier, by file, and those of a sheet from top to bottom; what is nobody's comes first."""
    listed = list(problems)
    suppliers, places = ({key: k for k, key in reversed(list(enumerate(keys)))} for keys in (
        [one.supplier for one in listed], [(one.file, one.sheet) for one in listed]
    ))  # fmt: skip
    files = {file: k for k, file in reversed(list(enumerate(one.file for one in listed)))}

    def key(one: Problem) -> tuple[bool, int, int, int, tuple[int, int]]:
        whose = one.supplier != "", suppliers[one.supplier]
        return *whose, files[one.file], places[one.file, one.sheet], _down(one.cell)

    return sorted(listed, key=key)


def _down(cell: str | None) -> tuple[int, int]:
    """Return where a cell comes on its sheet, by row and then by column; what is no cell comes first.

    >>> _down("AB12"), _down("C4 x D4"), _down(None)
    ((12, 28), (4, 3), (0, 0))
    """
    found = _CELL.match(cell or "")
    if not found:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]), column


@contextmanager
def gathered(problems: list[Problem]) -> Iterator[None]:
    """Go on after what is refused within, and add its problems to a list."""
    try:
        yield
    except InputRefusedError as refused:
        problems += refused.problems


@contextmanager
def in_file(name: str) -> Iterator[None]:
    """Say of what is refused within, in which file that is: who reads the content of a file does not know its name."""
    try:
        yield
    except InputRefusedError as refused:
        refused.problems = [one if one.file else replace(one, file=visible(name)) for one in refused.problems]
        raise


def told_of(problem: Problem) -> str:
    """Return a problem for who programs, on one line.

    >>> place = Origin(field="", sheet="Bid", cell="C7")
    >>> told_of(Problem("a.xlsx", place, "date_type", "soon", {}))
    "a.xlsx, Bid, C7: date_type: found 'soon'"
    """
    at = problem.origin
    where = (problem.file, at.sheet, at.cell or at.field, f"line {at.line}" if at.line else "")
    message = told(Message((), problem.code, problem.found, problem.context))
    return visible(", ".join(part for part in where if part) + ": " + message)
