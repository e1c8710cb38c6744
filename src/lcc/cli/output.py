"""What commands print and write: files whole or not at all, problems as a list."""

import hashlib
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

from lcc.cli.run import this_run
from lcc.cli.stdout import TERMINAL, is_stdout
from lcc.cli.terminal import hand_over, say, stream
from lcc.language import Translate
from lcc.language.system import reason
from lcc.record.noted import detail, note

if TYPE_CHECKING:
    from lcc.intake.files import File
    from lcc.record.problem import Problem
    from lcc.record.record import OutputDocument

Watched = TypeVar("Watched")
Kind = TypeVar("Kind", bound=str)
REFUSED = 1
_TEXTS = ("", ".json", ".yaml", ".yml")
"""How the names of files end that are texts to be read in a terminal."""
_PATIENCE_SECONDS = 1.0


def refuse_existing(
    files: Iterable[Path | None], _: Translate, *, force: bool, inputs: "Iterable[File]" = ()
) -> None:
    """Stop before any work is done if a file would be replaced that may not be.

    That is an input, ever; what is no ordinary file; one that is there, without `force`; and one that is written twice.
    """
    run = this_run()
    others = (file for file in files if file is not run.json_file)
    to_write = [file for file in (*others, run.json_file) if file is not None and not is_stdout(file)]
    read = {real(given) for given in inputs if isinstance(given, Path)}
    for file in to_write:
        place = real(file)
        if place in read or (not read.isdisjoint(place.parents) and os.path.lexists(file)):
            raise click.UsageError(_("{file} is an input: write to another file.").format(file=file))
        if not _is_ordinary(file):
            raise click.UsageError(_no_ordinary_file(file, _))
        if os.path.lexists(file) and not force:
            raise click.UsageError(_("{file} exists; --force replaces it.").format(file=file))
    refuse_same(to_write, _)
    run.json_is_safe = True


def kind_of(file: Path, kinds: Iterable[Kind], _: Translate) -> Kind:
    """Return of which kind a file is to be by the end of its name; stop where that is none of those that there are."""
    by_ending = {f".{kind}": kind for kind in kinds}
    if (ending := file.suffix.lower()) in by_ending:
        return by_ending[ending]
    message = _("{file} can't be written: end its name in one of {kinds}.")
    raise click.UsageError(message.format(file=file, kinds=", ".join(by_ending)))


def refuse_same(files: Iterable[Path | None], _: Translate) -> None:
    """Stop if two of the files that are to be written are one."""
    seen: set[str] = set()
    for file in filter(None, files):
        place = os.path.normcase(real(file))
        if place in seen:
            run = this_run()
            run.json_is_taken = run.json_file is not None and place == os.path.normcase(real(run.json_file))
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


GoesOn = Callable[[bytes, bytes], bool]
"""Whether a content goes on from another one, of which nothing is lost then."""


def write_whole(files: Mapping[Path, bytes], _: Translate, goes_on: GoesOn | None = None) -> None:
    """Write all the files, or none: each is written beside its place first and then moved there.

    What replaces a file keeps who may read and write it. Standard output gets its file after the others. Where a remark
    is to stop the command, they wait for its end. With `goes_on` a file is only replaced by what goes on from it: two
    who add to one file at once do not take away what the other added.
    """
    run = this_run()
    there = run.replaced if goes_on is None else _refuse_to_lose(files, goes_on, _)
    if run.is_strict:
        run.held_files.update(files)
        run.replaced.update(there)
        return
    _write_to_disk({file: content for file, content in files.items() if not is_stdout(file)}, _, there)
    for file, content in files.items():
        if is_stdout(file):
            hand_over(content, is_text=file.suffix in _TEXTS)
    note("files", "wrote %d files, %d bytes", len(files), sum(map(len, files.values())))
    run.writes = run.writes or any(file != TERMINAL for file in files)
    run.is_told = run.is_told or run.json_file in files
    for file, content in files.items():
        detail("files", "%s: %d bytes", str(file), len(content))
        if file != run.json_file:
            run.written[file] = (hashlib.sha256(content).hexdigest(), len(content))


def note_written(files: Iterable[Path]) -> None:
    """Note of files that were written past the memory that they were, with their SHA-256 and bytes."""
    run = this_run()
    for file in files:
        with file.open("rb") as content:
            run.written[file] = (hashlib.file_digest(content, "sha256").hexdigest(), file.stat().st_size)
        run.writes = True


def _refuse_to_lose(files: Mapping[Path, bytes], goes_on: GoesOn, _: Translate) -> dict[Path, bytes]:
    """Return what stands in the files that are replaced; refuse where what replaces one does not go on from it."""
    there = {file: file.read_bytes() for file in files if not is_stdout(file) and file.is_file()}
    for file, content in there.items():
        if not goes_on(content, files[file]):
            raise _holds_more(file, _)
    return there


def _holds_more(file: Path, _: Translate) -> click.ClickException:
    said = _(
        "{file} has entries that the contract that was read here does not have: writing over it would lose them."
    )
    mend = _(
        "If somebody else recorded something meanwhile, run the same command again, reading and writing {file}. If it "
        "is another contract, name another file after -o."
    )
    return click.ClickException(f"{said} {mend}".format(file=file))


def _write_to_disk(files: Mapping[Path, bytes], _: Translate, there: Mapping[Path, bytes]) -> None:
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
        for file, before in there.items():
            if file.read_bytes() != before:  # between reading and writing it somebody else wrote it
                raise _holds_more(file, _)
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


def deliver(
    files: Mapping[Path, bytes],
    _: Translate,
    beside: Callable[[], None] = lambda: None,
    goes_on: GoesOn | None = None,
) -> None:
    """Write the files, and say what there is to say beside them; what nobody would see or act on is not worked out."""
    write_whole(files, _, goes_on)
    if this_run().is_strict or stream() is not None:
        beside()
    say_written(files, _)


def say_written(files: Iterable[Path], _: Translate) -> None:
    """Say which files were written; standard output is none that anybody can open."""
    for file in files:
        if not is_stdout(file):
            say(_("Written: {file}").format(file=file))


def typed_name(file: Path, _: Translate) -> str:
    """Return what is typed for a file in a command that follows: its name, or FILE for what went to standard output."""
    return _("FILE") if is_stdout(file) else str(file)


def asked(makers: Mapping[Path | None, Callable[[], bytes]], _: Translate) -> dict[Path, bytes]:
    """Return the content of each file that was asked for, which are those with a name; or refuse all of them."""
    from lcc.record.problem import in_file

    contents = {}
    for file, make in makers.items():
        if file is not None:
            with refusing(_), in_file(str(file)):
                contents[file] = make()
    return contents


def json_bytes(document: "type[OutputDocument] | None", plain: Mapping[str, object]) -> bytes:
    """Return plain values as the JSON file that leaves the program: which `document` it is stands first, if any."""
    from lcc.api.json_file import json_bytes as written

    return written(document, plain)


def write_json(
    document: "type[OutputDocument] | None", plain: Mapping[str, object], file: Path, _: Translate
) -> None:
    """Write plain values as a document in JSON, to the terminal where the file is -."""
    write_whole({file: json_bytes(document, plain)}, _)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse(problems: "Iterable[Problem]", _: Translate, not_read: Sequence[str] = ()) -> NoReturn:
    """Print every problem, and what could not be looked at because of them, and stop with exit code 1."""
    number = print_problems(problems, _, not_read)
    message = _("Problems found: {number}. Nothing was written.")
    if (file := this_run().json_file) not in (None, TERMINAL):
        message = _("Problems found: {number}. They stand in {file}; nothing else was written.")
    say(message.format(number=number, file=file), err=True)
    sys.exit(REFUSED)


def remarks_refused(number: int, _: Translate) -> str:
    """Return why a command stopped that found nothing wrong."""
    return _("Remarks: {number}. With --strict, nothing is written then.").format(number=number)


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
    run = this_run()
    run.problems += [worded(problem).as_json(_) for problem in listed]
    run.not_looked_at += not_read
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
    if this_run().is_quiet:
        yield
        return
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
        if bar is None and not this_run().is_quiet and time.monotonic() - started > _PATIENCE_SECONDS:
            bar = click.progressbar(length=len(listed), label=label, file=sys.stderr)
            bar.update(done)
        yield item
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
