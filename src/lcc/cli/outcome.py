"""What is left to do at the end of a run: what was held back is written or refused, and the outcome told as JSON."""

import os
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from lcc.cli.output import remarks_refused, write_json, write_whole
from lcc.cli.run import FAILED, CommandRun, Ending, in_its_language, this_run
from lcc.cli.stdout import TERMINAL
from lcc.cli.terminal import flush, say
from lcc.exchange.outputs.ended import CommandDone, Refused, WrittenFile
from lcc.language import Translate


def finished(run: CommandRun, ending: Ending, _: Translate) -> int:
    """Let go of what waited for the end, say how it ended as JSON where that was not said yet; return the exit code."""
    if run.is_strict:
        ending = _of_strict(run, ending, _)
    if (file := _json_file(run)) is not None and not run.is_told:
        document = _document(run, ending)
        write_json(type(document), document.model_dump(mode="json", exclude_none=True), file, _)
    return ending.code


def in_another_program(run: Callable[[], object]) -> object:
    """Run a command to its end, and raise what it raises; SystemExit where something is remarked on that may not be."""
    outcome = run()
    if this_run().is_strict:
        ending = _of_strict(this_run(), Ending(0), in_its_language)
        if ending.code:
            sys.exit(ending.code)
    return outcome


def _of_strict(run: CommandRun, ending: Ending, _: Translate) -> Ending:
    """Print and write what was held back, or list the remarks that stop that."""
    run.is_strict = False
    if ending.code == 0 and run.remarks:
        for one in run.remarks:
            say("! " + one, err=True)
        message = remarks_refused(len(run.remarks), _)
        say(message, err=True)
        return Ending(FAILED, "remarks", message)
    if ending.code == 0:
        write_whole(run.held_files, _)
        say(run.held_text.getvalue() if run.held_text else "", nl=False)
        flush()
    return ending


def _json_file(run: CommandRun) -> Path | None:
    """Return where JSON was asked, also where the words were not understood; no file that was there before."""
    file = run.json_file
    for word, following in pairwise([*run.words, ""]):
        if file is None and (word == "--json" or word.startswith("--json=")):
            file = Path(word.partition("=")[2] or following or "-")
    if file is None or file == TERMINAL or run.json_is_safe:
        return file
    return None if run.json_is_taken or os.path.lexists(file) else file


def _document(run: CommandRun, ending: Ending) -> CommandDone | Refused:
    files = [
        WrittenFile(file=file.as_posix(), sha256=sha256, bytes=size)
        for file, (sha256, size) in run.written.items()
    ]
    if ending.reason is None:
        said = "".join(run.said).splitlines()
        return CommandDone(command=run.command, files=files, said=said, warnings=run.remarks)
    return Refused(
        command=run.command, exit_code=ending.code, reason=ending.reason, message=ending.message or None,
        number=ending.number, problems=run.problems, not_looked_at=run.not_looked_at, warnings=run.remarks, files=files,
    )  # fmt: skip
