"""How every command ends: done, with a sentence on what is wrong, or with one on a mistake of ours."""

import hashlib
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import lcc
from lcc.cli.run import TERMINAL, Run, this_run
from lcc.cli.terminal import cannot_print, flush, never_fail_on_a_character, reader_went_away, say
from lcc.language import preferred, translator
from lcc.language.system import reason
from lcc.record.visible import visible

if TYPE_CHECKING:
    from lcc.exchange.outputs.ended import Done, Reason, Refused

FAILED = 1


def _(text: str) -> str:
    return translator(this_run().language or preferred())(text)


class Ending(NamedTuple):
    """How a command ended: with which exit code, why it did not do what was asked, and what was said of that."""

    code: int
    reason: "Reason | None" = None
    message: str = ""
    number: str | None = None


def exit_code(run: Callable[[], object], *, debug: bool) -> int:
    """Run a command to its end and return its exit code; whatever happens, a reader gets a sentence and no traceback.

    A program that asked for JSON gets that too, whatever happens. With `debug`, what went wrong unexpectedly is printed
    in full as well.
    """
    never_fail_on_a_character()
    ending = _ended(run, debug=debug)
    told = _ended(lambda: _told(ending), debug=debug)
    return ending.code or told.code


def in_another_program(run: Callable[[], object]) -> object:
    """Run a command to its end, and raise what it raises."""
    outcome = run()
    if this_run().is_strict and (code := of_strict(this_run(), Ending(0)).code):
        sys.exit(code)
    return outcome


def _ended(run: Callable[[], object], *, debug: bool) -> Ending:
    try:
        try:
            code = run()
        except SystemExit as ended:
            code = ended.code
        flush()
    except click.ClickException as error:
        return _shown(error)
    except (click.Abort, KeyboardInterrupt, EOFError):
        message = _("Stopped.")
        say(message, err=True)
        return Ending(FAILED, "stopped", message)
    except BrokenPipeError:
        reader_went_away()
        return Ending(FAILED, "system")
    except OSError as error:
        return _shown(_refused(error))
    except MemoryError:
        message = _("There is not enough memory for this: leave out what is not needed, or use another computer.")
        say(message, err=True)
        return Ending(FAILED, "system", message)
    except Exception as error:  # the last resort: a mistake of ours
        return _confess(error, debug=debug)
    code = code if isinstance(code, int) else 0
    return Ending(code, "input" if code else None)


def _told(ending: Ending) -> int:
    """Let go of what waited for the end, and say how it ended as JSON where that was asked and was not said yet."""
    run = this_run()
    if run.is_strict:
        ending = of_strict(run, ending)
    if (file := _json_file(run)) is not None and not run.is_told:
        from lcc.cli.output import write_json

        document = _document(run, ending)
        write_json(type(document), document.model_dump(mode="json", exclude_none=True), file, _)
    return ending.code


def of_strict(run: Run, ending: Ending) -> Ending:
    """Print and write what was held back, or list the remarks that stop that."""
    from lcc.cli.output import remarks_refused, write_whole

    run.is_strict = False
    if ending.code == 0 and run.remarks:
        for one in run.remarks:
            say("! " + one, err=True)
        message = remarks_refused(len(run.remarks), _)
        say(message, err=True)
        return Ending(FAILED, "remarks", message)
    if ending.code == 0:
        write_whole(run.held_files, _)
        say(run.held_text.getvalue(), nl=False)
        flush()
    return ending


def _json_file(run: Run) -> Path | None:
    """Return where JSON was asked, also where the words were not understood; no file that was there before."""
    file = run.json_file
    for word, following in pairwise([*run.words, ""]):
        if file is None and (word == "--json" or word.startswith("--json=")):
            file = Path(word.partition("=")[2] or following or "-")
    if file is None or file == TERMINAL or run.json_is_safe:
        return file
    return None if run.json_is_taken or os.path.lexists(file) else file


def _document(run: Run, ending: Ending) -> "Done | Refused":
    from lcc.exchange.outputs.ended import Done, Refused, Written

    files = [
        Written(file=file.as_posix(), sha256=sha256, bytes=size) for file, (sha256, size) in run.written.items()
    ]
    if ending.reason is None:
        said = "".join(run.said).splitlines()
        return Done(command=run.command, files=files, said=said, warnings=run.remarks)
    return Refused(
        command=run.command, exit_code=ending.code, reason=ending.reason, message=ending.message or None,
        number=ending.number, problems=run.problems, not_looked_at=run.not_looked_at, warnings=run.remarks, files=files,
    )  # fmt: skip


def _refused(error: OSError) -> click.ClickException:
    """Return what the computer refuses, of a file or else of printing."""
    if error.filename is None:
        return cannot_print(error)
    message = _("{file} can't be used: {reason}.").format(file=error.filename, reason=reason(error).say(_))
    return click.ClickException(message)


def _shown(error: click.ClickException) -> Ending:
    written = StringIO()
    error.show(written)
    try:
        say(written.getvalue(), err=True, nl=False)
    except (click.ClickException, OSError):
        reader_went_away()
    is_usage = isinstance(error, click.UsageError)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        this_run().command = error.ctx.command_path.partition(" ")[2]
    return Ending(error.exit_code, "usage" if is_usage else "system", visible(error.format_message()))


def _confess(error: Exception, *, debug: bool) -> Ending:
    """Say that something went wrong which should not, under which number, and where its details are."""
    details = "".join(traceback.format_exception(error))
    number = _number_of(error)
    said = message = _(
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
    return Ending(FAILED, "mistake", visible(said), number)


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
