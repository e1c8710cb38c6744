"""How this run of a command was asked to speak, and what came of it: its ending tells both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from lcc.language import preferred, translator

if TYPE_CHECKING:  # the start of every command is measured
    from io import StringIO
    from pathlib import Path

    from lcc.exchange.outputs.ended import Reason

FAILED = 1
STOPPED = 130
"""As shells have it of what was stopped with Ctrl-C: 128, and the number of that signal."""


class Ending(NamedTuple):
    """How a command ended: with which exit code, why it did not do what was asked, and what was said of that.

    A mistake of ours has a number.
    """

    code: int
    reason: "Reason | None" = None
    message: str = ""
    number: str | None = None


class CommandRun:
    """One run of the command.

    `words` are what was typed, but for what can be no option. `json_file` is where its outcome goes as JSON: `is_told`
    once the command wrote one of its own there, `json_is_safe` once it is known that a file there may be replaced, and
    `json_is_taken` that it is to hold something else. `on_stdout` is the file that standard output holds. With
    `is_quiet`, what is said beside files that it `writes` is left out. With `is_strict`, what it would print and write
    is held back until nothing turned out to be remarked on.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = words[: words.index("--")] if "--" in words else words
        self.command = ""
        self.language: str | None = None
        self.json_file: Path | None = None
        self.json_is_safe = self.json_is_taken = self.is_told = False
        self.is_quiet = self.is_strict = self.writes = self.reads_stdin = False
        self.on_stdout: Path | None = None
        self.said: list[str] = []
        self.remarks: list[str] = []
        self.problems: list[dict[str, Any]] = []
        self.not_looked_at: list[str] = []
        self.written: dict[Path, tuple[str, int]] = {}
        self.held_files: dict[Path, bytes] = {}
        self.replaced: dict[Path, bytes] = {}
        self.held_text: StringIO | None = None

    @property
    def is_json_on_stdout(self) -> bool:
        """Whether the outcome goes to standard output as JSON, and so nothing else does."""
        return str(self.json_file) == "-"

    @property
    def has_json_to_write(self) -> bool:
        """Whether JSON was asked, also in words that were not understood, and is not there yet."""
        is_asked = self.json_file is not None or any(word.startswith("--json") for word in self.words)
        return is_asked and not self.is_told


_RUN: ContextVar[CommandRun | None] = ContextVar("run", default=None)


def this_run() -> CommandRun:
    """Return the run that is going on; one that was asked nothing, where no command runs."""
    return _RUN.get() or CommandRun()


def in_its_language(text: str) -> str:
    """Return a text in the language of the run that is going on."""
    return translator(this_run().language or preferred())(text)


@contextmanager
def running(words: Sequence[str]) -> Iterator[CommandRun]:
    """Be the run that is going on."""
    run = CommandRun(words)
    before = _RUN.set(run)
    try:
        yield run
    finally:
        _RUN.reset(before)
