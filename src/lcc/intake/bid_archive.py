"""An archive (.zip) of bids as tender platforms export them, read in memory and no further than it may be."""

import io
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO, NamedTuple

from lcc.intake.file_kinds import (
    ARCHIVE,
    ARCHIVE_INSIDE,
    ATTACHMENT,
    BID,
    FOLDER,
    HEAD_BYTES,
    JUNK,
    LINK,
    NO_FILE,
    PASSPORT,
    Kind,
    kind_of,
)
from lcc.intake.files import MOST_BYTES
from lcc.record.message import Message

MOST_FILES, DEEPEST = 10_000, 30
"""Of what is handed in: how many files, and how deep folders are in each other."""

_MOST_AT_ONCE = 5_000_000
_CHUNK = 1 << 16
MOST_UNPACKED_BYTES = 150_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_IS_UTF8 = 0x800
_LOCAL_HEADER, _LOCAL_SIGN = 30, b"PK\x03\x04"
_END, _END_SIGN = 22, b"PK\x05\x06"
_MOST_BETWEEN = 24
"""Bytes after an entry that say how long it was; no other entry has room in them."""
_MOST_OF_NOTHING = 20
"""Bytes that nothing at all takes once it is packed and locked."""
_FOLDER_AND_FILE = Kind("problem", "archive_folder_and_file")


class Member(NamedTuple):
    """A file or folder in an archive: its place there, what it is, and what is in it if that is to be read."""

    place: tuple[str, ...]
    kind: Kind
    content: bytes | None = None


class ArchiveRefusedError(Exception):
    """The archive is not read; why is its `finding`."""

    def __init__(self, kind: str, found: object = None, **words: object) -> None:
        self.finding = Message((), kind, found, words)
        super().__init__(kind)


def members(archive: BinaryIO) -> list[Member]:
    """Return what is in an archive.

    Raises
    ------
    ArchiveRefusedError
        It is no archive, holds more than it may or what its table of contents does not name, or has places in it that
        lead out of it or stand there twice.
    """
    with _reading(ArchiveRefusedError("not_an_archive")):
        opened = zipfile.ZipFile(_Sparing(archive))
    with opened:
        entries = opened.infolist()
        if len(entries) > MOST_FILES:
            raise ArchiveRefusedError("too_many_files", len(entries), limit=MOST_FILES)
        with _reading(ArchiveRefusedError("not_an_archive")):
            is_all_named = _is_all_named(archive, opened, entries)
        if not is_all_named:
            raise ArchiveRefusedError("archive_unnamed")
        return list(_members(opened, entries))


class _EntryBrokenError(Exception):
    """An entry of an archive can't be read."""


@contextmanager
def _reading(broken: Exception) -> Iterator[None]:
    """Raise that something is broken: on what is made to break it, the library raises errors of any kind."""
    try:
        yield
    except ArchiveRefusedError:
        raise
    except Exception:
        raise broken from None


def _is_all_named(archive: BinaryIO, opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether one entry follows the other, from the start of an archive to its table of contents, and that is its end.

    Readers take what the last table of contents names: what stands beside that would be passed over without a word.
    """
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        archive.seek(entry.header_offset)
        header = archive.read(_LOCAL_HEADER)
        if not 0 <= entry.header_offset - end <= _MOST_BETWEEN or not header.startswith(_LOCAL_SIGN):
            return False
        name_and_more = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        end = entry.header_offset + _LOCAL_HEADER + name_and_more + entry.compress_size
    size = archive.seek(0, io.SEEK_END)
    archive.seek(max(size - _END - len(opened.comment), 0))
    last = archive.read(_END)
    is_end = last.startswith(_END_SIGN) and int.from_bytes(last[20:], "little") == len(opened.comment)
    return is_end and 0 <= opened.start_dir - end <= _MOST_BETWEEN


def _members(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[Member]:
    left, seen = [MOST_UNPACKED_BYTES], set[str]()
    for entry in entries:
        name = _name(entry)
        is_folder = name.endswith("/") or stat.S_ISDIR(entry.external_attr >> 16)
        is_empty = not entry.file_size and entry.compress_size <= _MOST_OF_NOTHING
        if is_folder and is_empty and not name.strip("./"):
            continue
        place = _place(name)
        if (same := "/".join(place).lower()) in seen and not is_folder:
            raise ArchiveRefusedError("archive_twice", name)
        seen.add(same)
        if is_folder:
            yield Member(place, FOLDER if is_empty else _FOLDER_AND_FILE)
        elif kind := _unreadable(entry, place[-1]):
            yield Member(place, kind)
        else:
            yield _member(archive, entry, place, left)


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: tuple[str, ...], left: list[int]) -> Member:
    try:
        kind = kind_of(place[-1], _read(archive, entry, HEAD_BYTES, left))
        content = _read(archive, entry, MOST_BYTES, left) if kind in (BID, PASSPORT) else None
    except _EntryBrokenError:
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
    if not steps:
        raise ArchiveRefusedError("archive_no_name")
    if name.startswith("/") or ".." in steps or steps[0][1:] == ":":
        raise ArchiveRefusedError("archive_outside", name)
    if len(steps) > DEEPEST:
        raise ArchiveRefusedError("folder_deep", None, limit=DEEPEST)
    return steps


def _unreadable(entry: zipfile.ZipInfo, name: str) -> Kind | None:
    """Return what an entry is that can't be read: it is no file, or locked or packed in another way.

    What its name says is an attachment is one: those are not opened.
    """
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return NO_FILE
    is_encrypted = bool(entry.flag_bits & _ENCRYPTED)
    if not is_encrypted and entry.compress_type in _METHODS:
        return None
    if (kind := kind_of(name, b"")) in (ATTACHMENT, JUNK):
        return kind
    return Kind("problem", "archive_encrypted" if is_encrypted else "archive_method")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, left: list[int]) -> bytes:
    """Return how an entry begins, whatever it says of its size."""
    content = bytearray()
    with _reading(_EntryBrokenError()), archive.open(entry) as opened:
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
