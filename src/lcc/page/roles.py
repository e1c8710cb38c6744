"""What each file is for that is dropped on the page at once, by what it says of itself; the readers judge it."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal

from lcc.proofs.read import is_of_a_proof

Role = Literal["tender", "bid", "scores", "score_sheet", "draws", "map", "ranges", "proof", "result", "unused"]
"""A bid is also what is none of the others: a passport, an attachment, or something that is wrong."""

_MARK = re.compile(rb"lcc (book|quotes|comparison|lots|form|scores|passport) \d")
_ROLE_OF_MARK: Mapping[bytes, Role] = {
    b"book": "tender",
    b"quotes": "tender",
    b"comparison": "tender",
    b"lots": "tender",
    b"scores": "score_sheet",
}
_MOST_BYTES = 5_000_000
_FIELDS: tuple[tuple[Role, bytes], ...] = (
    ("result", rb"lcc_version"),
    ("tender", rb"horizon_years"),
    ("scores", rb"scores"),
    ("draws", rb"draws"),
    ("map", rb"labels|fields"),
    ("ranges", rb"ranges"),
)
"""Fields at the top of a text that say what it is, in the order in which they do."""


def roles_of(files: Mapping[str, bytes]) -> dict[str, Role]:
    """Return what each file is for, by its name."""
    return {
        name: _of_workbook(content) if content.startswith(b"PK") else _of_text(name, content)
        for name, content in files.items()
    }


def is_comparison(content: bytes) -> bool:
    """Whether a file is a workbook of bids that were compared, of one award or of lots."""
    return _mark(content) in (b"comparison", b"lots")


def _of_workbook(content: bytes) -> Role:
    return _ROLE_OF_MARK.get(_mark(content), "bid")


def _mark(content: bytes) -> bytes:
    """Look for the mark that our sheets have: where texts of a workbook stand, and no further than it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            for name in ("xl/sharedStrings.xml", *(one for one in names if one.startswith("xl/worksheets/sheet"))):
                if name in names:
                    with package.open(name) as part:
                        if found := _MARK.search(part.read(_MOST_BYTES)):
                            return found[1]
    except Exception:  # whatever is wrong with it is said by who reads it
        return b""
    return b""


def _of_text(name: str, content: bytes) -> Role:
    if PurePosixPath(name).suffix.lower() not in (".yaml", ".yml", ".json"):
        return "bid"
    if is_of_a_proof(content):
        return "proof"
    for role, field in _FIELDS:
        if re.search(rb"(?m)^[ \t]{0,2}[\"']?(?:" + field + rb")[\"']?[ \t]*:", content[:_MOST_BYTES]):
            return role
    return "bid"
