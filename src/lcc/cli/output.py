"""What commands print and write: files whole or not at all, problems as a list."""

import os
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from lcc.cli.terminal import say
from lcc.language import Translate
from lcc.language.system import reason

if TYPE_CHECKING:
    from lcc.record.problem import Problem

Watched = TypeVar("Watched")
REFUSED = 1
TERMINAL = Path("-")
_PATIENCE_SECONDS = 1.0


def refuse_existing(
    files: Iterable[Path | None], _: Translate, *, force: bool, inputs: Iterable[Path] = ()
) -> None:
    """Stop before any work is done if a file would be replaced that may not be.

    That is an input, ever; what is no ordinary file; one that is there, without `force`; and one that is written twice.
    """
    to_write = [file for file in files if file is not None and file != TERMINAL]
    read = {real(given) for given in inputs}
    for file in to_write:
        place = real(file)
        if place in read or (not read.isdisjoint(place.parents) and os.path.lexists(file)):
            raise click.UsageError(_("{file} is an input: write to another file.").format(file=file))
        if not _is_ordinary(file):
            raise click.UsageError(_no_ordinary_file(file, _))
        if os.path.lexists(file) and not force:
            raise click.UsageError(_("{file} exists; --force replaces it.").format(file=file))
    refuse_same(to_write, _)


def refuse_same(files: Iterable[Path | None], _: Translate) -> None:
    """Stop if two of the files that are to be written are one."""
    seen: set[str] = set()
    for file in filter(None, files):
        place = os.path.normcase(real(file))
        if place in seen:
            message = _("{file} would be written twice: give each output a name of its own.")
            raise click.UsageError(message.format(file=file))
        seen.add(place)


def real(file: Path) -> Path:
    """Return where a file is, whatever links lead to it; a link that leads to itself stays where it is."""
    return Path(os.path.realpath(file))


def _is_ordinary(file: Path) -> bool:
    """Whether a file is not there or can be replaced: no device, no folder, and no link, which may lead anywhere."""
    return not os.path.lexists(file) or stat.S_ISREG(os.lstat(file).st_mode)


def _no_ordinary_file(file: Path, _: Translate) -> str:
    return _("{file} is no ordinary file: write to another.").format(file=file)


def _replaced(file: Path, _: Translate) -> Path:
    if not _is_ordinary(file):
        raise click.ClickException(_no_ordinary_file(file, _))
    return real(file)


def write_whole(files: Mapping[Path, bytes], _: Translate) -> None:
    """Write all the files, or none: each is written beside its place first and then moved there.

    What replaces a file keeps who may read and write it.
    """
    waiting: list[tuple[str, str]] = []
    made: list[Path] = []
    file = None
    try:
        for file, content in files.items():
            target = _replaced(file, _)
            made += _folders_made(target.parent)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".lcc-")
            waiting.append((name, str(target)))
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
            Path(name).chmod(_mode(target))
        for name, replaced in waiting:
            Path(name).replace(replaced)
    except (OSError, ValueError, click.ClickException) as error:
        _take_back([name for name, _target in waiting], made)
        if isinstance(error, click.ClickException):
            raise
        message = _("{file} can't be written: {reason}.").format(file=file, reason=reason(error).say(_))
        raise click.ClickException(message) from None


def _folders_made(folder: Path) -> list[Path]:
    """Make the folders that a file needs, and return those that were not there, the innermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _mode(file: Path) -> int:
    """Return who may read and write a file: as it was, or as this user wants it for new files."""
    return stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask()


def _take_back(temporary: Iterable[str], folders: Sequence[Path]) -> None:
    """Remove what was made for files that could not be written."""
    for name in temporary:
        Path(name).unlink(missing_ok=True)
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def deliver(files: Mapping[Path, bytes], _: Translate, beside: Callable[[], None] = lambda: None) -> None:
    """Write the files, and say what there is to say beside them; only the file is printed that goes to the terminal."""
    printed = files.get(TERMINAL)
    write_whole({file: content for file, content in files.items() if file != TERMINAL}, _)
    if printed is not None:
        say(printed.decode(), nl=False)
        return
    beside()
    for file in files:
        say(_("Written: {file}").format(file=file))


def asked(makers: Mapping[Path | None, Callable[[], bytes]], _: Translate) -> dict[Path, bytes]:
    """Return the content of each file that was asked for, which are those with a name; or refuse all of them."""
    from lcc.record.problem import in_file

    contents = {}
    for file, make in makers.items():
        if file is not None:
            with refusing(_), in_file(str(file)):
                contents[file] = make()
    return contents


def json_bytes(value: object) -> bytes:
    """Return a value as the JSON file that leaves the program."""
    from lcc.figure.rounding import all_as_written
    from lcc.interchange.json_text import as_json_text

    return as_json_text(all_as_written(value)).encode()


def write_json(value: object, file: Path, _: Translate) -> None:
    """Write a value as JSON, to the terminal where the file is -."""
    content = json_bytes(value)
    if file == TERMINAL:
        say(content.decode(), nl=False)
    else:
        write_whole({file: content}, _)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse(problems: "Iterable[Problem]", _: Translate, not_read: Sequence[str] = ()) -> NoReturn:
    """Print every problem, and what could not be looked at because of them, and stop with exit code 1."""
    number = print_problems(problems, _, not_read)
    say(_("Problems found: {number}. Nothing was written.").format(number=number), err=True)
    sys.exit(REFUSED)


@contextmanager
def refusing(_: Translate) -> Iterator[None]:
    """Stop with every problem if what is read or scored within is refused."""
    from lcc.record.problem import LccError

    try:
        yield
    except LccError as refused:
        refuse(refused.problems, _, refused.not_read)


def print_problems(problems: "Iterable[Problem]", _: Translate, not_read: Sequence[str] = ()) -> int:
    """Print every problem, those of one supplier under its name, and return how many there are."""
    from lcc.record.problem import in_order
    from lcc.words.problems import worded

    listed, whose = in_order(problems), ""
    for problem in listed:
        if problem.supplier != whose:
            whose = problem.supplier
            say(f"{whose}\n{'-' * len(whose)}", err=True)
        say(worded(problem).say(_) + "\n", err=True)
    if not_read:
        names = ", ".join(not_read)
        say(
            _("Not looked at yet, because what is above has to be mended first: {files}.").format(files=names),
            err=True,
        )
    return len(listed)


@contextmanager
def patience(message: str) -> Iterator[None]:
    """Say what is going on if it takes longer than a second, where a thread can start to say it."""
    timer = threading.Timer(_PATIENCE_SECONDS, lambda: say(message, err=True))
    with suppress(RuntimeError):
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def watched(items: Iterable[Watched], label: str) -> Iterator[Watched]:
    """Yield the items, with a progress bar once a second has passed."""
    import time

    listed, started = list(items), time.monotonic()
    bar = None
    for done, item in enumerate(listed):
        if bar is None and time.monotonic() - started > _PATIENCE_SECONDS:
            bar = click.progressbar(length=len(listed), label=label, file=sys.stderr)
            bar.update(done)
        yield item
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
