"""A file that stands on no disk: an upload, what is in an archive, or what a program holds in memory."""

import io
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import BinaryIO


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
