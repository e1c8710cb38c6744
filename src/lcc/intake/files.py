"""Files, wherever they stand: opened without waiting for anybody, and read no further than any reader goes."""

import io
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import BinaryIO

from lcc.language import N_, Text
from lcc.language.system import reason
from lcc.record.problem import InputRefusedError, problem_in

MOST_BYTES = 20_000_001
"""Beyond this no file is read: one more than the largest that any reader takes."""


@dataclass(frozen=True, slots=True, eq=False)
class InMemory:
    """The name by which something was handed in, and its content: bytes, or a stream that is read from its start.

    The name says what kind of file it is and is shown in messages; nothing is ever opened by it.
    """

    path: FilePath
    content: bytes | BinaryIO

    def __str__(self) -> str:
        return str(self.path)

    @property
    def suffix(self) -> str:
        """How the name ends."""
        return self.path.suffix

    def from_start(self) -> BinaryIO:
        """Return the content to be read; OSError or ValueError of a stream that can't go back, or is closed."""
        stream = io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content
        stream.seek(0)
        return stream


File = FilePath | InMemory
"""A file to be read, wherever it stands."""


def read_bytes(file: File) -> bytes:
    """Return what is in a file, cut off where it is too large for any reader.

    Raises
    ------
    InputRefusedError
        There is no such file, its name is no text, or it can't be read.
    """
    if not is_text(str(file)):
        raise _refused(file, "name_not_text", None)
    content = bytearray()
    with opened(file) as stream:
        while piece := stream.read(MOST_BYTES - len(content)):
            content += piece
    return bytes(content)


@contextmanager
def opened(file: File) -> Iterator[BinaryIO]:
    """Open a file to be read. What is no file (a pipe, a device) is refused before it is opened: it may never end.

    What a shell hands over in place of a file is taken: it stands where only the shell puts anything.

    Raises
    ------
    InputRefusedError
        There is no such file, or it can't be read.
    """
    try:
        if isinstance(file, InMemory):
            yield file.from_start()
            return
        is_handed_over = str(file) == "/dev/stdin" or str(file).startswith(("/dev/fd/", "/proc/self/fd/"))
        if not is_handed_over and stat.S_IFMT(file.stat().st_mode) not in (stat.S_IFREG, stat.S_IFDIR):
            raise _refused(file, "not_a_file", Text(N_("a pipe or a device")))
        with open(file, "rb", opener=None if is_handed_over else _without_waiting) as content:
            yield content
    except (OSError, ValueError) as error:
        raise _refused(file, "not_readable", reason(error)) from None


def _without_waiting(name: str, flags: int) -> int:
    """Open a file that may have become a pipe since it was looked at: that would wait for somebody who writes."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def is_text(name: str) -> bool:
    """Whether the name of a file is text: systems take names of any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_text(name: str) -> str:
    r"""Return the name of a file with question marks for what is no text in it: systems take names of any bytes.

    >>> as_text("Zo\udceb.xlsx")
    'Zo\ufffd.xlsx'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def files_in(folder: FilePath, kinds: Sequence[str]) -> list[FilePath]:
    """Return the files of these kinds in a folder, by name; not what is hidden or a lock of an open workbook."""
    return sorted(
        child
        for child in folder.iterdir()
        if child.suffix.lower() in kinds and not child.name.startswith((".", "~$"))
    )


def _refused(file: File, kind: str, found: object) -> InputRefusedError:
    return InputRefusedError([problem_in(str(file), kind, found)])
