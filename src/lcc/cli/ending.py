"""How every command ends: done, with a sentence on what is wrong, or with one on a mistake of ours."""

import hashlib
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import click

import lcc
from lcc.cli.terminal import cannot_print, flush, never_fail_on_a_character, reader_went_away, say
from lcc.language import preferred, translator
from lcc.language.system import reason

FAILED = 1


def _(text: str) -> str:
    return translator(preferred())(text)


def exit_code(run: Callable[[], object], *, debug: bool) -> int:
    """Run a command to its end and return its exit code; whatever happens, a reader gets a sentence and no traceback.

    With `debug`, what went wrong unexpectedly is printed in full too.
    """
    never_fail_on_a_character()
    try:
        try:
            code = run()
        except SystemExit as ended:
            code = ended.code
        flush()
    except click.ClickException as error:
        return _shown(error)
    except (click.Abort, KeyboardInterrupt, EOFError):
        say(_("Stopped."), err=True)
        return FAILED
    except BrokenPipeError:
        reader_went_away()
        return FAILED
    except OSError as error:
        return _shown(_refused(error))
    except MemoryError:
        say(
            _("There is not enough memory for this: leave out what is not needed, or use another computer."),
            err=True,
        )
        return FAILED
    except Exception as error:  # the last resort: a mistake of ours
        _confess(error, debug=debug)
        return FAILED
    return code if isinstance(code, int) else 0


def _refused(error: OSError) -> click.ClickException:
    """Return what the computer refuses, of a file or else of printing."""
    if error.filename is None:
        return cannot_print(error)
    message = _("{file} can't be used: {reason}.").format(file=error.filename, reason=reason(error).say(_))
    return click.ClickException(message)


def _shown(error: click.ClickException) -> int:
    written = StringIO()
    error.show(written)
    try:
        say(written.getvalue(), err=True, nl=False)
    except (click.ClickException, OSError):
        reader_went_away()
    return error.exit_code


def _confess(error: Exception, *, debug: bool) -> None:
    """Say that something went wrong which should not, under which number, and where its details are."""
    details = "".join(traceback.format_exception(error))
    number = _number_of(error)
    message = _(
        "Something went wrong that should not have: this is a mistake in lcc, not in your files. Please report it, "
        "with number {number}."
    ).format(number=number)
    file = _kept(details, number)
    if debug:
        message += "\n\n" + details
    elif file:
        message += " " + _("The details are in {file}; the same command with --debug shows them.").format(
            file=file
        )
    else:
        message += " " + _("The same command with --debug shows the details.")
    try:
        say(message, err=True)
    except (click.ClickException, OSError):
        reader_went_away()


def _number_of(error: Exception) -> str:
    """Return the number of a mistake: the same one wherever it is made in the same place of the same version."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    known_by = "|".join([lcc.__version__, type(error).__name__, *places[-3:]])
    return hashlib.sha256(known_by.encode()).hexdigest()[:8]


def _kept(details: str, number: str) -> Path | None:
    """Keep the details in a file for this user alone, and return where; None if that can't be done."""
    file = Path(click.get_app_dir("lcc")) / f"mistake-{number}.txt"
    head = f"lcc {lcc.__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as kept:
            kept.write(head + details.encode("utf-8", "backslashreplace").decode())
    except (OSError, ValueError, RuntimeError):
        return None
    return file


def without_debug(words: Sequence[str] | None) -> tuple[list[str], bool]:
    """Return the words of a command without --debug, wherever that stands, and whether it was among them.

    >>> without_debug(["score", "tender.yaml", "--debug"])
    (['score', 'tender.yaml'], True)
    """
    words = list(sys.argv[1:] if words is None else words)
    return [word for word in words if word != "--debug"], "--debug" in words
