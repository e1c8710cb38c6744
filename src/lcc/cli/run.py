"""How this run of a command was asked to speak, and what came of it: its ending tells both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

TERMINAL = Path("-")
"""What stands for standard output where a file is asked for."""


def is_stdout(file: Path | None) -> bool:
    """Whether a file is standard output: `-`, or `-.pdf` where it has to say which kind of file goes there."""
    return file is not None and file.stem == "-" and file.parent == Path()


@dataclass
class Run:
    """One run of the command.

    `json_file` is where its outcome goes as JSON: `is_told` once the command wrote one of its own there, `json_is_safe`
    once it is known that a file there may be replaced, and `json_is_taken` that it is to hold something else.
    `on_stdout` is the file that standard output holds. With `is_quiet`, what is said beside files that it `writes` is
    left out. With `is_strict`, what it would print and write is held back until nothing turned out to be remarked on.
    """

    words: Sequence[str] = ()
    command: str = ""
    language: str | None = None
    json_file: Path | None = None
    json_is_safe: bool = False
    json_is_taken: bool = False
    is_quiet: bool = False
    is_strict: bool = False
    verbosity: int = 0
    writes: bool = False
    on_stdout: Path | None = None
    reads_stdin: bool = False
    is_told: bool = False
    remarks: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    written: dict[Path, tuple[str, int]] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    not_looked_at: list[str] = field(default_factory=list)
    held_text: StringIO = field(default_factory=StringIO)
    held_files: dict[Path, bytes] = field(default_factory=dict)


_RUN: ContextVar[Run | None] = ContextVar("run", default=None)


def this_run() -> Run:
    """Return the run that is going on; one that was asked nothing, where no command runs."""
    return _RUN.get() or Run()


@contextmanager
def running(words: Sequence[str]) -> Iterator[Run]:
    """Be the run that is going on."""
    run = Run(words)
    before = _RUN.set(run)
    try:
        yield run
    finally:
        _RUN.reset(before)
