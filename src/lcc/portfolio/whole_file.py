"""A file that is there whole or not at all, whatever happens to who writes it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TEMPORARY = ".lcc-"
"""How the name begins of what is not whole yet."""


@contextmanager
def whole_file(file: Path) -> Iterator[Path]:
    """Give a place to write to beside a file, and move it there once all of it is written.

    Raises
    ------
    OSError
        That can't be; it names the file, also where what was raised within names none.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=TEMPORARY)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(file)
    except OSError as error:
        if error.filename in (None, name):
            error.filename = str(file)
        raise
    finally:
        temporary.unlink(missing_ok=True)
