"""The list of what could not be read, beside the file that it is not in: both are written, or neither."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lcc.interchange.json_text import as_json_text
from lcc.portfolio.reading import NOT_READ
from lcc.portfolio.whole_file import whole_file
from lcc.words.problems import NotRead

ENDING = ".not-read.json"


@contextmanager
def listed_beside(file: Path | None, not_read: Sequence[NotRead]) -> Iterator[None]:
    """Write what could not be read to a file as JSON, and move it into place after what is written within.

    Where all was read there is nothing to list, and the list of an earlier run is taken away; None lists nothing.

    Raises
    ------
    OSError
        The list can't be written; nothing is then of what is moved into place within.
    """
    if file is None or not not_read:
        yield
        if file is not None:
            file.unlink(missing_ok=True)
        return
    with whole_file(file) as temporary:
        temporary.write_bytes(as_json_text({"kind": NOT_READ, "not_read": list(not_read)}).encode())
        yield
