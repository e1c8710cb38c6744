"""The one way to the terminal: nothing that is printed does anything but being read, and a file there is left alone."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import IO, TextIO

import click

from lcc.cli.run import this_run
from lcc.language import preferred, translator
from lcc.record.visible import visible

_LINES = "\n\t"


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print text; what would move the cursor, colour or clear the terminal is shown as a code.

    Raises
    ------
    ClickException
        It can't be printed: the disk behind the output is full, say.
    """
    if not err and this_run().json_file is not None:
        this_run().said.append(text + "\n" * nl)
    if (to := sys.stderr if err else stream()) is not None:
        with printing():
            click.echo(visible(text, but=_LINES), file=to, nl=nl)


def stream() -> IO[str] | None:
    """Return where this run says what it has to say; None where nobody asked for it."""
    run = this_run()
    if run.is_json_on_stdout or (run.is_quiet and (run.writes or run.on_stdout)):
        return None
    if run.is_strict:
        run.held_text = run.held_text or StringIO()
        return run.held_text
    return sys.stderr if run.on_stdout else stdout()


def remark(text: str, *, err: bool = False) -> None:
    """Print what the reader should know, though it stops nothing; unless they asked that it does."""
    run = this_run()
    run.remarks.append(text)
    if not run.is_quiet and not run.is_strict:
        say("! " + text, err=err)


def hand_over(content: bytes, *, is_text: bool) -> None:
    """Write a file to standard output as it is; in a terminal a text is shown as text.

    Raises
    ------
    ClickException
        It can't be written.
    """
    to = stdout()
    if is_text and is_in_terminal(to):
        with printing():
            click.echo(visible(content.decode(), but=_LINES), nl=False)
        return
    with printing():
        to.flush()
        to.buffer.write(content)
        to.buffer.flush()


@contextmanager
def printing() -> Iterator[None]:
    """Say in one sentence why what is printed within can't be; a reader who went away, as of `| head`, is no fault."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_print(error) from None


def cannot_print(error: OSError) -> click.ClickException:
    """Return the sentence for an output that takes no more, and print nothing more there."""
    from lcc.language.system import reason

    _drop(sys.stdout)
    _ = translator(preferred())
    return click.ClickException(_("This can't be printed: {reason}.").format(reason=reason(error).say(_)))


def never_fail_on_a_character() -> None:
    """Let a console of another encoding show a code for a character that it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def is_in_terminal(to: IO[str] | None) -> bool:
    """Whether a stream is a terminal; one that was closed before the start is none."""
    return to is not None and to.isatty()


def stdout() -> TextIO:
    """Return standard output.

    Raises
    ------
    ClickException
        It was closed before the start: Python has none then.
    """
    if sys.stdout is None:
        raise cannot_print(OSError(errno.EBADF, os.strerror(errno.EBADF)))
    return sys.stdout


def flush() -> None:
    """Print what waits, so that a full disk is noticed now and not after the last word.

    Raises
    ------
    ClickException
        It can't be printed.
    """
    if sys.stdout is not None:
        with printing():
            sys.stdout.flush()


def _drop(stream: IO[str] | None) -> None:
    """Throw away what waits to be printed, or Python tries again at its end and says so in words of its own."""
    if stream is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # a stream without a file, as in a test
        return


def reader_went_away() -> None:
    """Stop printing without a word."""
    _drop(sys.stdout)
    _drop(sys.stderr)
