"""The page as its scripts see it: what is asked, and what comes back."""

import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from lcc.library import shipped
from lcc.page.bridge import answer
from lcc.page.telling import nobody

Files = list[tuple[str, bytes]]


def asked(ask: str, files: Files | None = None, **words: Any) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what the page is told, and the files that it saves."""
    said, made = answer(ask, json.dumps({"language": "en", **words}), files or [], nobody)
    return json.loads(said), dict(made)


def dropped(name: str) -> Files:
    """Return the files of an example as somebody drops its folder."""
    folder = shipped.examples()[name]
    inside = [folder / "tender.yaml", *sorted((folder / "bids").rglob("*")), *folder.glob("scores.yaml")]
    return [(str(file.relative_to(folder)), file.read_bytes()) for file in inside if file.is_file()]


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files in an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()
