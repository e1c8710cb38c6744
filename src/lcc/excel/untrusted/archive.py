"""The parts of an .xlsx file, unpacked no further than they may be, whatever the file says of their sizes."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lcc.excel.untrusted.limits import MEANINGS, Limits
from lcc.language import Text
from lcc.record.message import Message

CONTENT_TYPES = "[Content_Types].xml"
"""The part that says what the others are."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError)


class RefusedError(Exception):
    """The workbook is not read; why is its `finding`."""

    def __init__(self, finding: Message) -> None:
        self.finding = finding
        super().__init__(finding.code)


def not_xlsx() -> RefusedError:
    """Return the refusal of a file that is no workbook."""
    return RefusedError(Message((), "not_xlsx", None, {}))


def beyond(limit: str, number: int | None, limits: Limits) -> Message:
    """Return that there is more of something than there may be; the number where it is known."""
    words = {"what": Text(MEANINGS[limit]), "limit": getattr(limits, limit)}
    return Message((), "beyond_limit", None if number is None else f"{number}", words)


def parts(content: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name and the pieces of each part of a file, that with their types first, to be read one by one.

    Raises
    ------
    RefusedError
        The file is no archive of plain parts with a name each, or has more in it than it may.
    """
    if len(content) > limits.file_bytes:
        raise RefusedError(_too_large(f"{len(content)} bytes", limits.file_bytes))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries, limits)
            entries.sort(key=lambda entry: entry.filename != CONTENT_TYPES)
            left = [limits.unpacked_bytes]
            for entry in entries:
                yield entry.filename, _pieces(archive, entry, left, limits)
    except _BROKEN:
        raise not_xlsx() from None


def _check(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = {entry.filename.casefold().lstrip("/") for entry in entries}
    is_plain = all(entry.compress_type in _METHODS and not entry.flag_bits & 1 for entry in entries)
    if not is_plain or len(names) < len(entries):
        raise not_xlsx()
    if len(entries) > limits.parts:
        raise RefusedError(beyond("parts", len(entries), limits))


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: list[int], limits: Limits) -> Iterator[bytes]:
    try:
        with archive.open(entry) as part:
            while piece := part.read(_CHUNK):
                left[0] -= len(piece)
                if left[0] < 0:
                    raise RefusedError(_too_large(None, limits.unpacked_bytes))
                yield piece
    except _BROKEN:
        raise not_xlsx() from None


def _too_large(found: str | None, limit: int) -> Message:
    return Message((), "too_large", found, {"limit": limit // 1_000_000})
