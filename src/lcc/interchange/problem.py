"""Something wrong in an input, said so that its author can mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lcc.language import N_, Local, Text, Translate
from lcc.language.visible import one_line
from lcc.model.result import Origin

_MOST_DIGITS = 40
_LARGEST_WRITTEN: int = 10**_MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and how to mend it."""

    file: str
    origin: Origin
    found: Text
    expected: Text
    mend: Text
    code: str
    context: Mapping[str, object]

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

    def place(self, _: Translate) -> str:
        """Return file, line and field, or sheet and cell."""
        parts = [one_line(self.file)]
        if self.origin.cell:
            parts.append(_("sheet {sheet}, cell {cell}").format(sheet=self.origin.sheet, cell=self.origin.cell))
        elif self.origin.sheet:
            parts.append(_("sheet {sheet}").format(sheet=self.origin.sheet))
        elif self.origin.line:
            parts.append(_("line {line}").format(line=self.origin.line))
        if self.origin.field and not self.origin.sheet:
            parts.append(one_line(self.origin.field))
        return ", ".join(parts)

    def say(self, _: Translate) -> str:
        """Return the problem as four lines of text."""
        rows = (
            (_("found"), self.found.say(_)),
            (_("expected"), self.expected.say(_)),
            (_("to mend"), self.mend.say(_)),
        )
        width = max(len(label) for label, _text in rows) + 1
        return "\n".join([self.place(_), *(f"  {label + ':':<{width}} {text}" for label, text in rows)])

    def as_json(self, _: Translate) -> dict[str, object]:
        """Return the problem for a machine."""
        return {
            "file": self.file,
            **self.origin.model_dump(exclude_none=True),
            "found": self.found.say(_),
            "expected": self.expected.say(_),
            "mend": self.mend.say(_),
        }


class LccError(Exception):
    """Something that a user can mend, in what was handed in or asked for; `problems` says everything that it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n\n".join(problem.say(str) for problem in self.problems))


class InputRefusedError(LccError):
    """One or more inputs can't be used; every problem of all of them is listed."""


class NotScorableError(LccError):
    """Every input can be read, but together they can't be scored, or what was asked for does not follow from them."""


def as_text(name: str) -> str:
    r"""Return the name of a file with question marks for what is no text in it: systems take names of any bytes.

    >>> as_text("Zo\udceb.xlsx")
    'Zo\ufffd.xlsx'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def shown(value: object) -> Text:
    """Return a value as it is quoted in a message: short, and with its kind where that matters.

    >>> shown("12,50").say(str), shown(7.0).say(str), shown(None).say(str)
    ("text '12,50'", '7.0', 'nothing')
    """
    if value is None or value == "":
        return Text(N_("nothing"))
    if isinstance(value, Text):
        return value
    if isinstance(value, Local):
        return Text("{written}", {"written": value})
    if isinstance(value, bool):
        return Text(N_("yes") if value else N_("no"))
    if isinstance(value, int) and abs(value) > _LARGEST_WRITTEN:
        return Text(N_("a whole number of more than {digits} digits"), {"digits": _MOST_DIGITS})
    written = one_line(str(value), 80)
    if isinstance(value, str):
        return Text(N_("text '{written}'"), {"written": written})
    if isinstance(value, dict):
        return Text(N_("a group of fields"))
    if isinstance(value, list):
        return Text(N_("a list"))
    return Text("{written}", {"written": written})
