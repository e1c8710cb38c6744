"""How a command ended, where it has no outcome of its own to write."""

from typing import Literal

from pydantic import Field

from lcc.record.record import Output, OutputDocument

Reason = Literal["input", "remarks", "usage", "system", "stopped", "mistake"]


class WrittenFile(Output):
    """A file that was written."""

    file: str = Field(title="File", description="As it was named; `-.xlsx` for a workbook on standard output.")
    sha256: str = Field(title="Checksum", description="The SHA-256 of its content.")
    bytes: int = Field(title="Size", description="How many bytes it holds.")


class Ended(OutputDocument):
    """What every command says of how it ended."""

    command: str = Field(
        title="Command", description="Its name, as `form` or `award check`; empty if there is none."
    )
    files: list[WrittenFile] = Field(title="Files", description="What was written, in that order.")
    warnings: list[str] = Field(title="Remarks", description="What its reader should know, in words.")


class CommandDone(Ended):
    """A command that did what was asked, and has no outcome of its own to write as JSON."""

    kind: Literal["lcc done"] = "lcc done"
    said: list[str] = Field(title="Said", description="What it says in a terminal, line by line.")


class FoundProblem(Output):
    """Something that is wrong, and how to mend it."""

    file: str = Field(title="File", description="The name of the file that it is in.")
    supplier: str | None = Field(
        default=None, title="Supplier", description="Whose file it is, where that is known."
    )
    field: str = Field(title="Field", description="The path of the field; empty for a file as a whole.")
    sheet: str | None = Field(default=None, title="Sheet", description="The sheet of a workbook.")
    cell: str | None = Field(default=None, title="Cell", description="The cell on that sheet.")
    line: int | None = Field(default=None, title="Line", description="The line of a text, 1 the first.")
    label: str | None = Field(default=None, title="Label", description="What is asked in that cell.")
    code: str = Field(title="Code", description="Which thing is wrong. It stays the same, for programs.")
    found: str = Field(title="Found", description="What stood there, in words.")
    expected: str = Field(title="Expected", description="What is expected there, in words.")
    mend: str = Field(title="To mend", description="How to mend it, in words.")


class Refused(Ended):
    """A command that did not do what was asked: why, and everything that is wrong."""

    kind: Literal["lcc problems"] = "lcc problems"
    exit_code: int = Field(title="Exit code", description="1, or 2 where the command was used in a wrong way.")
    reason: Reason = Field(
        title="Reason",
        description="`input`: files can't be used, or do not say what they should; `remarks`: something is remarked "
        "on, with --strict; `usage`: the command was used in a wrong way; `system`: the computer refuses something; "
        "`stopped`: somebody stopped it; `mistake`: a mistake in lcc.",
    )
    message: str | None = Field(
        default=None, title="Message", description="What was said of it as a whole, in words."
    )
    number: str | None = Field(
        default=None, title="Number", description="Of a mistake in lcc: the number to report it with."
    )
    problems: list[FoundProblem] = Field(title="Problems", description="Everything that is wrong.")
    not_looked_at: list[str] = Field(
        title="Not looked at", description="Files that nobody could look at before the problems are mended."
    )
