"""Files that are named on the command line: what is read may come from standard input, what is written go to output."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.run import in_its_language as _
from lcc.cli.run import this_run
from lcc.cli.stdout import TERMINAL, is_stdout
from lcc.cli.terminal import is_in_terminal

if TYPE_CHECKING:
    from lcc.intake.files import InMemory


class GivenFile(click.Path):
    """A file to be read; `-` stands for what is on standard input."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or what was on standard input under a name that says what it is."""
        path = super().convert(value, param, ctx)
        if path != TERMINAL or (ctx is not None and ctx.resilient_parsing):
            return path
        return _on_stdin(ctx)


def _on_stdin(ctx: click.Context | None) -> "InMemory":
    from lcc.intake.files import MOST_BYTES, InMemory

    run = this_run()
    if run.reads_stdin:
        raise click.UsageError(_("Standard input can be read once: name - once."), ctx)
    if sys.stdin is None or is_in_terminal(sys.stdin):
        raise click.UsageError(_("Nothing is on standard input: pipe a file to it where you write -."), ctx)
    run.reads_stdin = True
    content = sys.stdin.buffer.read(MOST_BYTES)
    return InMemory(Path(f"stdin{_ending(content)}"), content)


def _ending(content: bytes) -> str:
    r"""Return how the name of a file ends that holds this.

    >>> [_ending(content) for content in (b'{"id": "desks"}', b"id: desks", b"PK\x05\x06")]
    ['.json', '.yaml', '.zip']
    """
    from lcc.intake.file_kinds import HEAD_BYTES, content_of

    kind = content_of(content[:HEAD_BYTES])
    if kind in ("workbook", "zip"):
        return ".xlsx" if kind == "workbook" else ".zip"
    return ".json" if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" else ".yaml"


class OutputFolder(click.Path):
    """A folder to be written to, which standard output can't be."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        path = super().convert(value, param, ctx)
        if path == TERMINAL:
            raise click.UsageError(_("Several files are written: name a folder, not -."), ctx)
        return path


class OutputFile(click.Path):
    """A file to be written; `-` stands for standard output, and gets the ending of the kind that is usual."""

    def __init__(self, usual: str = "", *, is_maybe_folder: bool = False) -> None:
        super().__init__(path_type=Path, dir_okay=is_maybe_folder, allow_dash=True)
        self.usual = usual

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; `-.pdf` for standard output where the file has to be of a kind."""
        path = Path(str(super().convert(value, param, ctx)))
        if not is_stdout(path) or (ctx is not None and ctx.resilient_parsing):
            return path
        if path == TERMINAL:
            path = Path(f"-{self.usual}")
        run = this_run()
        if run.on_stdout is not None or run.json_file == TERMINAL:
            raise click.UsageError(_("Standard output holds one file: write the other to a file of its own."), ctx)
        if path.suffix in (".xlsx", ".docx", ".pdf") and is_in_terminal(sys.stdout):
            message = _("A terminal can't show this file: send it on, as in `-o - > {name}`.")
            raise click.UsageError(message.format(name=f"file{path.suffix}"), ctx)
        run.on_stdout = path
        return path
