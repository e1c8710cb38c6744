"""What commands print and write: files whole or not at all, problems as a list."""

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.interchange.problem import Problem

Item = TypeVar("Item")
REFUSED = 1
_PATIENCE_SECONDS = 1.0


def refuse_existing(
    files: Iterable[Path | None], _: Translate, *, force: bool, inputs: Iterable[Path] = ()
) -> None:
    """Stop before any work is done if a file would be replaced that may not be; an input never may."""
    read = {real(given) for given in inputs}
    for file in files:
        if file is not None and _is_read(file, read):
            raise click.UsageError(_("{file} is an input: write to another file.").format(file=file))
        if file is not None and str(file) != "-" and file.exists() and not force:
            raise click.UsageError(_("{file} exists; --force replaces it.").format(file=file))


def _is_read(file: Path, read: set[Path]) -> bool:
    place = real(file)
    return place in read or (not read.isdisjoint(place.parents) and file.exists())


def real(file: Path) -> Path:
    """Return where a file is, whatever links lead to it; a link that leads to itself stays where it is."""
    return Path(os.path.realpath(file))


def write_whole(files: Mapping[Path, bytes], _: Translate) -> None:
    """Write all the files, or none: each is written beside its place first and then moved there."""
    waiting: dict[Path, Path] = {}
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
            waiting[file] = Path(name)
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
            Path(name).chmod(0o666 & ~_umask())
        for file, temporary in waiting.items():
            temporary.replace(file)
    except OSError as error:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
        raise click.UsageError(
            _("{file} can't be written: {reason}").format(file=error.filename, reason=error.strerror)
        ) from None


def deliver(files: Mapping[Path, bytes], say: Callable[[], None], _: Translate) -> None:
    """Write the files, and say what there is to say beside them; only the file is printed that goes to the terminal."""
    printed = files.get(Path("-"))
    write_whole({file: content for file, content in files.items() if file != Path("-")}, _)
    if printed is not None:
        click.echo(printed.decode(), nl=False)
        return
    say()
    for file in files:
        click.echo(_("Written: {file}").format(file=file))


def write_json(value: object, file: Path, _: Translate) -> None:
    """Write a value as JSON, to the terminal where the file is -."""
    content = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    if str(file) == "-":
        click.echo(content, nl=False)
    else:
        write_whole({file: content.encode()}, _)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse(problems: "Iterable[Problem]", _: Translate) -> NoReturn:
    """Print every problem and stop with exit code 1."""
    number = print_problems(problems, _)
    click.echo(_("Problems found: {number}. Nothing was written.").format(number=number), err=True)
    sys.exit(REFUSED)


@contextmanager
def refusing(_: Translate) -> Iterator[None]:
    """Stop with every problem if what is read within is refused."""
    from lcc.interchange.problem import InputRefusedError

    try:
        yield
    except InputRefusedError as refused:
        refuse(refused.problems, _)


def print_problems(problems: "Iterable[Problem]", _: Translate) -> int:
    """Print every problem, and return how many there are."""
    number = 0
    for number, problem in enumerate(problems, start=1):  # noqa: B007
        click.echo(problem.say(_) + "\n", err=True)
    return number


@contextmanager
def patience(message: str) -> Iterator[None]:
    """Say what is going on if it takes longer than a second."""
    timer = threading.Timer(_PATIENCE_SECONDS, lambda: click.echo(message, err=True))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def watched(items: Iterable[Item], label: str) -> Iterator[Item]:
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
