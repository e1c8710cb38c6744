"""An archive (.zip) of bids as tender platforms export them, read in memory and no further than it may be."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, NamedTuple

from lcc.file_kinds import (
    ARCHIVE,
    ARCHIVE_INSIDE,
    BID,
    FOLDER,
    HEAD_BYTES,
    LINK,
    NO_FILE,
    PASSPORT,
    Kind,
    kind_of,
)
from lcc.interchange.yaml_file import MOST_BYTES
from lcc.model.agreement import Finding

MOST_FILES, DEEPEST = 10_000, 30
"""Of what is handed in: how many files, and how deep folders are in each other."""

_MOST_AT_ONCE = 5_000_000
_CHUNK = 1 << 16
MOST_UNPACKED_BYTES = 150_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_IS_UTF8 = 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError)


class Member(NamedTuple):
    """A file or folder in an archive: its place there, what it is, and what is in it if that is to be read."""

    place: tuple[str, ...]
    kind: Kind
    content: bytes | None = None


class ArchiveRefusedError(Exception):
    """The archive is not read; why is its `finding`."""

    def __init__(self, kind: str, found: object = None, **words: object) -> None:
        self.finding = Finding((), kind, found, words)
        super().__init__(kind)


def members(archive: BinaryIO) -> list[Member]:
    """Return what is in an archive.

    Raises
    ------
    ArchiveRefusedError
        It is no archive, holds more than it may, or has places in it that lead out of it or stand there twice.
    """
    try:
        with zipfile.ZipFile(_Sparing(archive)) as opened:
            entries = opened.infolist()
            if len(entries) > MOST_FILES:
                raise ArchiveRefusedError("too_many_files", len(entries), limit=MOST_FILES)
            return list(_members(opened, entries))
    except _BROKEN:
        raise ArchiveRefusedError("not_an_archive") from None


def _members(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[Member]:
    left, seen = [MOST_UNPACKED_BYTES], set[str]()
    for entry in entries:
        name = _name(entry)
        if name.strip("./") == "" and entry.is_dir():
            continue
        place = _place(name)
        if (same := "/".join(place).casefold()) in seen and not entry.is_dir():
            raise ArchiveRefusedError("archive_twice", name)
        seen.add(same)
        if entry.is_dir() or name.endswith("/"):
            yield Member(place, FOLDER)
        elif kind := _unreadable(entry):
            yield Member(place, kind)
        else:
            yield _member(archive, entry, place, left)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: tuple[str, ...], left: list[int]) -> Member:
    try:
        kind = kind_of(place[-1], _read(archive, entry, HEAD_BYTES, left))
        content = _read(archive, entry, MOST_BYTES, left) if kind in (BID, PASSPORT) else None
    except _BROKEN:
        return Member(place, Kind("problem", "archive_broken"))
    return Member(place, ARCHIVE_INSIDE if kind == ARCHIVE else kind, content)


def _name(entry: zipfile.ZipInfo) -> str:
    r"""Return the name of an entry as it was meant: many programs write UTF-8 and do not say so.

    >>> entry = zipfile.ZipInfo("Zoë BV/offer.xlsx".encode().decode("cp437"))
    >>> _name(entry)
    'Zoë BV/offer.xlsx'
    """
    name = entry.filename
    if not entry.flag_bits & _IS_UTF8:
        try:
            name = name.encode("cp437").decode()
        except ValueError:
            name = entry.filename
    return name.replace("\\", "/")


def _place(name: str) -> tuple[str, ...]:
    steps = PurePosixPath(name).parts
    if not steps or name.startswith("/") or ".." in steps or steps[0][1:2] == ":":
        raise ArchiveRefusedError("archive_outside", name)
    if len(steps) > DEEPEST:
        raise ArchiveRefusedError("folder_deep", None, limit=DEEPEST)
    return steps


def _unreadable(entry: zipfile.ZipInfo) -> Kind | None:
    """Return why an entry can't be read: it is no file, or packed in another way."""
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return NO_FILE
    if entry.flag_bits & _ENCRYPTED:
        return Kind("problem", "archive_encrypted")
    return None if entry.compress_type in _METHODS else Kind("problem", "archive_method")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, left: list[int]) -> bytes:
    """Return how an entry begins, whatever it says of its size."""
    content = bytearray()
    with archive.open(entry) as opened:
        while len(content) < most and (piece := opened.read(min(_CHUNK, most - len(content)))):
            content += piece
            left[0] -= len(piece)
            if left[0] < 0:
                raise _too_large()
    return bytes(content)


class _Sparing(io.RawIOBase):
    """A file that does not give more at a time than the table of contents of an archive may be."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1, /) -> Any:
        most = _MOST_AT_ONCE + 1
        content = self._file.read(most if size is None or size < 0 else min(size, most))
        if len(content) == most:
            raise _too_large()
        return content


def _too_large() -> ArchiveRefusedError:
    return ArchiveRefusedError("archive_large", None, limit=MOST_UNPACKED_BYTES // 1_000_000)
