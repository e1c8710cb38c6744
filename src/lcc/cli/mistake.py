"""What is said and kept of a mistake of ours; loaded when one is made."""

import hashlib
import os
import platform
import traceback
from pathlib import Path

import click

import lcc
from lcc.cli.run import in_its_language as _
from lcc.cli.terminal import reader_went_away, say


def confess(error: Exception, *, debug: bool) -> tuple[str, str]:
    """Say that something went wrong which should not, under which number, and where its details are.

    Return what was said of it without those details, and the number.
    """
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
    return said, number


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
