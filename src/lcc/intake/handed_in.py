"""What was handed in: every file in the files, folders and archives that were named, and what it is.

None is passed over: it may be a bid or a material passport, is an attachment, was left out, or is a problem. Links,
pipes and devices in folders are not followed, and not opened.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import Path as FilePath
from typing import NamedTuple
from unicodedata import normalize

from lcc.intake.bid_archive import DEEPEST, MOST_FILES, ArchiveRefusedError, Member, members
from lcc.intake.file_kinds import (
    ARCHIVE,
    ATTACHMENT,
    BID,
    FOLDER,
    HEAD_BYTES,
    JUNK,
    JUNK_FOLDERS,
    LINK,
    NO_FILE,
    OTHER_SHEET,
    Kind,
    in_junk_folder,
    is_kept_as_folder,
    kind_of,
)
from lcc.intake.files import File, InMemory, as_text, is_text, opened
from lcc.language import Text
from lcc.language.system import reason
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, Problem, problem_in, problem_of
from lcc.record.visible import visible

_MOST_NAMES, _LONGEST_SHOWN = 10, 1000
_OF_MAC = "__macosx"
"""The folder of an archive in which macOS keeps what it knows of the files; it is no folder of a supplier."""

Place = tuple[str, ...]
"""The folders that a file stands in, from what was named on, and its name."""


class FoundFile(NamedTuple):
    """A file or folder: where it is, what it is called beside what was named, what it is, and what is in it.

    `held` is the file itself where it stands on no disk. `problem` is what is wrong where that was found before.
    """

    file: FilePath
    place: Place
    kind: Kind
    held: InMemory | None = None
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """The place as it is shown and recorded."""
        return shown_name("/".join(self.place) or self.file.name)


def shown_name(name: str) -> str:
    """Return the name of a file as it can be recorded: one line that is not empty, in which every sign is seen."""
    return visible(name)[:_LONGEST_SHOWN].strip() or "?"


class HandedIn(NamedTuple):
    """Everything that was handed in by what it is, and what is wrong with it."""

    items: tuple[FoundFile, ...] = ()
    left_out: tuple[FoundFile, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, what: str) -> list[FoundFile]:
        """Return the items of a kind."""
        return [item for item in self.items if item.kind.what == what]

    @property
    def in_memory(self) -> dict[str, InMemory]:
        """The files that stand on no disk, by their names."""
        return {str(item.file): item.held for item in self.items if item.held}


def handed_in(named: Sequence[File], used: Collection[File], leave_out: Sequence[str] = ()) -> HandedIn:
    """Return every file in what was named, but for those that are used as something else: the tender, scores.

    `leave_out` has the names of files and folders that are not read: by themselves, or with their folders.
    """
    is_one_folder = len(named) == 1 and (named[0].suffix.lower() == ".zip" or _is_folder(named[0]))
    above = _folder_of([file.path for file in named if isinstance(file, InMemory)])
    known = {identity for file in used if (identity := _identity(file, follow=True))}
    walked = (
        item
        for file in named
        for item in _named(file, is_one_folder, above)
        if _identity(item.held or item.file) not in known
    )
    each = islice(walked, MOST_FILES + 1)
    found = list({(item.file, item.kind.what, not item.held): item for item in each}.values())
    if len(found) > MOST_FILES:
        finding = Message((), "too_many_files", None, {"limit": MOST_FILES})
        return HandedIn(problems=(problem_of(finding, str(named[0])),))
    chosen, problems = _chosen(found, leave_out)
    kept = tuple(item for item in found if not _is_in(item.file, chosen))
    on_disk = {item.file for item in found if not item.held} | {
        file for file in used if isinstance(file, FilePath)
    }
    problems += misnamed([file for file in (*used, *named) if isinstance(file, InMemory)], on_disk)
    problems += [_problem(item) for item in kept if item.kind.what == "problem"]
    left_out = tuple(item for item in found if _is_in(item.file, chosen))
    return HandedIn(kept, left_out, tuple(problems))


def misnamed(held: Sequence[InMemory], on_disk: Collection[FilePath] = ()) -> Iterator[Problem]:
    """Yield what was handed in without a disk by no name of its own, or by one that leads elsewhere."""
    seen = set(on_disk)
    for file in held:
        steps = file.path.parts
        leads_away = file.path.is_absolute() or ".." in steps or str(file)[1:2] == ":"
        if file.path in seen or not steps or leads_away or len(steps) > DEEPEST or not is_text(str(file)):
            kind = "upload_twice" if file.path in seen else "upload_name"
            yield problem_in(str(file), kind, str(file))
        seen.add(file.path)


def _own_name(file: FilePath) -> str:
    return FilePath(os.path.abspath(file)).name  # noqa: PTH100 -- Path.resolve would follow links


def _is_folder(file: File) -> bool:
    return isinstance(file, FilePath) and os.path.isdir(file)  # noqa: PTH112


def _identity(file: File, *, follow: bool = False) -> tuple[object, object] | None:
    """Return what a file is known by, under whichever name; in memory by its place and its content."""
    if isinstance(file, InMemory):
        return file.path, file.content
    try:
        found = file.stat(follow_symlinks=follow)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def is_same(item: FoundFile, file: File) -> bool:
    """Whether what was found is this very file."""
    if item.held or isinstance(file, InMemory):
        return item.held is file
    return _identity(item.file, follow=True) == _identity(file, follow=True)


def _is_in(file: FilePath, chosen: Collection[FilePath]) -> bool:
    return file in chosen or any(folder in chosen for folder in file.parents)


def _chosen(found: Sequence[FoundFile], leave_out: Iterable[str]) -> tuple[set[FilePath], list[Problem]]:
    """Return the files and folders that are left out, and the names that mean none of them, or more than one."""
    chosen, problems = set[FilePath](), list[Problem]()
    for name in leave_out:
        exact = {item.file for item in found if _steps(str(item.file)) == _steps(name)}
        meant = sorted(exact or {item.file for item in found if _is_called(item, name)})
        if len(meant) == 1:
            chosen.add(meant[0])
            continue
        words = {"names": ", ".join(visible(str(file)) for file in meant[:_MOST_NAMES])}
        kind = "leave_out_many" if meant else "leave_out_nothing"
        problems.append(problem_in("--leave-out", kind, visible(name), **words))
    return chosen, problems


def _is_called(item: FoundFile, name: str) -> bool:
    """Whether a file or folder goes by a name: its own, as it is shown too, or with folders before it."""
    wanted = _steps(name)
    return bool(wanted) and wanted in (_steps(one)[-len(wanted) :] for one in (str(item.file), item.name))


def _steps(name: str) -> Place:
    """Return the folders and the name in a path; letters with an accent in one way of writing them."""
    return FilePath(normalize("NFC", os.path.normpath(name or "."))).parts


def _problem(item: FoundFile) -> Problem:
    if item.problem is not None:
        return item.problem
    kind = item.kind
    words = {"name": item.name, "ending": kind.ending}
    problem = problem_in(str(item.file), kind.problem, item.file.suffix, **words)
    return replace(problem, found=Text(kind.found)) if kind.found else problem


def _refused(file: FilePath, place: Place, kind: str, found: object = None, **words: object) -> FoundFile:
    return FoundFile(file, place, Kind("problem"), problem=problem_in(str(file), kind, found, **words))


def _named(file: File, is_one_folder: bool, above: int) -> Iterator[FoundFile]:
    """Yield what was named itself, and what is in it; what somebody names may be a link, or hidden.

    What is not there was meant to be a bid: reading it says so.
    """
    if isinstance(file, InMemory):
        yield from _held(file, () if is_one_folder else file.path.parts[above:], above)
        return
    place = () if is_one_folder else (_own_name(file),)
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        yield FoundFile(file, place, BID)
    except (OSError, ValueError) as error:
        yield _refused(file, place, "not_readable", reason(error))
    else:
        yield from _seen(file, place, mode, file.name.lstrip("."))


def _folder_of(files: Sequence[FilePath]) -> int:
    """Return how many folders all files on no disk share: they are seen from there, as those in a folder on one are."""
    folders = zip(*(file.parts[:-1] for file in files), strict=False)
    return sum(1 for _step in takewhile(lambda step: len(set(step)) == 1, folders))


def _held(file: InMemory, place: Place, above: int) -> Iterator[FoundFile]:
    """Yield what stands on no disk: the folders in its name, the outermost first, and itself."""
    folders = [one for one in reversed(file.path.parents) if one.name]
    document = next((one for one in folders if is_kept_as_folder(one.name)), None)
    if document is not None:
        yield FoundFile(document, document.parts[above:], OTHER_SHEET)
        return
    found = [FoundFile(one, one.parts[above:], FOLDER) for one in folders if one.name.lower() != _OF_MAC]
    found += _in_file(file, place, file.path.name)
    yield from found if JUNK_FOLDERS.isdisjoint(one.name.lower() for one in folders) else _hidden_away(found)


def _seen(file: FilePath, place: Place, mode: int, name: str) -> Iterator[FoundFile]:
    if stat.S_ISDIR(mode):
        yield from _in_folder(file, place)
    elif stat.S_ISREG(mode):
        yield from _in_file(file, place, as_text(name))
    else:
        yield FoundFile(file, place, LINK if stat.S_ISLNK(mode) else NO_FILE)


def _in_folder(folder: FilePath, place: Place) -> Iterator[FoundFile]:
    if is_kept_as_folder(folder.name):
        yield FoundFile(folder, place, OTHER_SHEET)
        return
    if folder.name.lower() != _OF_MAC:
        yield FoundFile(folder, place, FOLDER)
    if len(place) > DEEPEST:
        yield _refused(folder, place, "folder_deep", limit=DEEPEST)
        return
    try:
        with os.scandir(folder) as opened_folder:
            children = sorted(opened_folder, key=lambda child: child.name)
        for child in children:
            mode = child.stat(follow_symlinks=False).st_mode
            found = _seen(folder / child.name, (*place, child.name), mode, child.name)
            yield from _hidden_away(found) if child.name.lower() in JUNK_FOLDERS else found
    except OSError as error:
        yield _refused(folder, place, "not_readable", reason(error))


def _hidden_away(found: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """Yield what could be a bid of a folder that a computer keeps for itself, and the folders that it is in.

    Such a folder that can't be read is nothing unusual.
    """
    items = list(found)
    folders = {item.file for item in items if item.kind == FOLDER}
    files = [
        item if item.problem else item._replace(kind=in_junk_folder(item.kind))
        for item in items
        if item.kind != FOLDER and not (item.problem and item.file == items[0].file in folders)
    ]
    seen = [item for item in files if item.kind != JUNK]
    above = {folder for item in seen for folder in item.file.parents}
    yield from (item for item in items if item.kind == FOLDER and item.file in above)
    yield from seen


def _in_file(source: File, place: Place, name: str) -> Iterator[FoundFile]:
    """Yield a file by what it is, and what is in it if it is an archive."""
    file, held = (source.path, source) if isinstance(source, InMemory) else (source, None)
    try:
        with opened(source) as content:
            kind = kind_of(name, content.read(HEAD_BYTES))
            if kind == ATTACHMENT:
                yield FoundFile(file, place, kind, held)
            elif not is_text(str(file)) and kind != JUNK:
                yield _refused(file, place, "name_not_text")
            elif kind == ARCHIVE:
                yield FoundFile(file, place, FOLDER, held)
                yield from _in_archive(file, place, members(content))
            elif kind != JUNK:
                yield FoundFile(file, place, kind, held)
    except ArchiveRefusedError as refused:
        problem = problem_of(refused.finding, str(file))
        yield FoundFile(file, place, Kind("problem"), held, problem)
    except InputRefusedError as refused:
        yield FoundFile(file, place, Kind("problem"), held, refused.problems[0])


def _in_archive(archive: FilePath, place: Place, found: Iterable[Member]) -> Iterator[FoundFile]:
    """Yield what is in an archive, and every folder in it, whether it has an entry of its own or not."""
    folders = set[Place]()
    for member in found:
        if not JUNK_FOLDERS.isdisjoint(step.lower() for step in member.place):
            if member.kind == FOLDER or (kind := in_junk_folder(member.kind)) == JUNK:
                continue
            member = member._replace(kind=kind)
        steps = member.place if member.kind == FOLDER else member.place[:-1]
        above = [steps[:length] for length in range(1, len(steps) + 1)]
        document = next((one for one in above if is_kept_as_folder(one[-1])), None)
        for folder in above if document is None else above[: len(document)]:
            if folder not in folders and folder[-1].lower() != _OF_MAC:
                folders.add(folder)
                kind = OTHER_SHEET if folder == document else FOLDER
                yield FoundFile(archive.joinpath(*folder), (*place, *folder), kind)
        if document is None and member.kind not in (FOLDER, JUNK):
            file = archive.joinpath(*member.place)
            held = None if member.content is None else InMemory(file, member.content)
            yield FoundFile(file, (*place, *member.place), member.kind, held)
