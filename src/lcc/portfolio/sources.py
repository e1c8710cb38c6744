"""Where tenders are: in folders, archives, award files and books, each of which is read by itself."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, NamedTuple

from lcc.intake.bid_archive import DEEPEST
from lcc.intake.file_kinds import HEAD_BYTES, TEXT_FILES, WORKBOOKS
from lcc.intake.files import MOST_BYTES, opened
from lcc.intake.handed_in import shown_name
from lcc.record.problem import Problem, problem_in

TENDER = "tender"
"""What the file of a tender is called, whatever it ends in: the folder that it is in is the tender with its bids."""
ARCHIVES = (".zip",)
READ = (*TEXT_FILES, *WORKBOOKS, *ARCHIVES)
"""How the names end of what is read; what else is in a folder is passed over."""
_CHUNK = 1 << 20

Kind = Literal["folder", "archive", "award", "book"]


class TenderSource(NamedTuple):
    """What is read by itself, and what it is called in the table: by its place from the folder that was named."""

    name: str
    path: Path
    kind: Kind


def is_tender_file(name: str) -> bool:
    """Whether a file of this name is a tender, with whatever stands beside it.

    >>> is_tender_file("Tender.yaml"), is_tender_file("tender.pdf"), is_tender_file("my tender.yaml")
    (True, False, False)
    """
    file = PurePosixPath(name.lower())
    return file.stem == TENDER and file.suffix in TEXT_FILES + WORKBOOKS


def sources_in(named: Sequence[Path]) -> tuple[list[TenderSource], list[Problem]]:
    """Return everything in what was named that is read, by name, and what can't be: each once."""
    found: dict[str, TenderSource] = {}
    problems: list[Problem] = []
    for path in named:
        for one in _in_folder(path, (), 0) if path.is_dir() else _of_file(path, path.name):
            if isinstance(one, TenderSource):
                found.setdefault(os.path.realpath(one.path), one)
            else:
                problems.append(one)
    return sorted(found.values(), key=lambda one: (one.name, str(one.path))), problems


def _in_folder(folder: Path, place: tuple[str, ...], depth: int) -> Iterator[TenderSource | Problem]:
    if depth > DEEPEST:
        yield problem_in(str(folder), "folder_deep", None, limit=DEEPEST)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        from lcc.language.system import reason

        yield problem_in(str(folder), "not_readable", reason(error))
        return
    if any(is_tender_file(entry.name) for entry in entries):
        yield TenderSource(shown_name("/".join(place) or folder.resolve().name), folder, "folder")
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        path, name = folder / entry.name, "/".join((*place, entry.name))
        if entry.is_symlink():
            if path.suffix.lower() in READ or path.is_dir():
                yield problem_in(str(path), "portfolio_link")
        elif entry.is_dir():
            yield from _in_folder(path, (*place, entry.name), depth + 1)
        elif path.suffix.lower() in READ:
            yield from _of_file(path, name)


def _of_file(path: Path, name: str) -> Iterator[TenderSource | Problem]:
    ending = path.suffix.lower()
    if ending in ARCHIVES:
        yield TenderSource(shown_name(name), path, "archive")
    elif ending == ".json":
        yield TenderSource(shown_name(name), path, "award")
    elif ending in WORKBOOKS:
        yield TenderSource(shown_name(name), path, "book")
    else:
        yield problem_in(str(path), "portfolio_no_tender", path.name)


def checksum(source: TenderSource, settings: Iterable[str]) -> str:
    """Return the SHA-256 of a source and of the settings by which it is worked out.

    Everything in it that is read counts whole, and of what is only listed its name and how it begins.

    Raises
    ------
    InputRefusedError
        Something in it can't be read.
    """
    return digest_of([*settings, source.name, source.kind, *_parts(source)])


def digest_of(parts: Iterable[str]) -> str:
    """Return the SHA-256 of texts, each with its length before it: no two lists come to the same."""
    found = hashlib.sha256()
    for text in parts:
        part = text.encode("utf-8", "surrogateescape")
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


def _parts(source: TenderSource) -> Iterator[str]:
    for path in [source.path] if source.kind != "folder" else _files_below(source.path):
        is_named, is_file = path == source.path, stat.S_ISREG(path.lstat().st_mode)
        yield from (path.relative_to(source.path).as_posix(), "" if is_file else "no file")
        if is_file or is_named:
            with opened(path) as file:
                yield _digest(file, _counted(path))


def _counted(path: Path) -> int | None:
    """Return how many bytes of a file count: no reader takes more of it; None for all of an archive."""
    ending = path.suffix.lower()
    if ending in ARCHIVES:
        return None
    return MOST_BYTES if ending in READ else HEAD_BYTES


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in one order on every computer; links are not followed."""
    for above, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(above, name).is_symlink()]
        yield from (Path(above, name) for name in sorted([*files, *links]))


def _digest(file: BinaryIO, most: int | None) -> str:
    found, left = hashlib.sha256(), most
    while left != 0 and (piece := file.read(_CHUNK if left is None else min(left, _CHUNK))):
        found.update(piece)
        left = None if left is None else left - len(piece)
    return found.hexdigest()
