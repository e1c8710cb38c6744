"""Files in one archive: for who is handed more than one at once."""

import io
import zipfile
from collections.abc import Iterable

Made = list[tuple[str, bytes]]
_FIXED = (1980, 1, 1, 0, 0, 0)


def in_archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the archive; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
