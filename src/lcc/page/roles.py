"""What each file is for that is dropped on the page at once, by what it says of itself; the readers judge it."""

import io
import re
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Literal

from lcc.interchange.text_file import stated_in_text
from lcc.proofs.read import is_of_a_proof
from lcc.record.problem import LccError

Role = Literal[
    "tender", "bid", "scores", "score_sheet", "draws", "decisions", "map", "prices", "price_index", "ranges", "proof",
    "result", "contract", "index_series", "realised", "unused",
]  # fmt: skip
"""A bid is also what is none of the others: a passport, an attachment, or something that is wrong."""

_MARK = re.compile(rb"lcc (book|quotes|comparison|lots|form|scores|passport|contract) \d")
_ROLE_OF_MARK: Mapping[bytes, Role] = {
    b"book": "tender",
    b"quotes": "tender",
    b"comparison": "tender",
    b"lots": "tender",
    b"scores": "score_sheet",
    b"contract": "realised",
}
_MOST_BYTES = 5_000_000
_FIELDS: tuple[tuple[Role, frozenset[str]], ...] = (
    ("result", frozenset({"lcc_version"})),
    ("tender", frozenset({"horizon_years"})),
    ("scores", frozenset({"scores"})),
    ("draws", frozenset({"draws"})),
    ("decisions", frozenset({"decisions", "enquiries"})),
    ("map", frozenset({"labels", "fields"})),
    ("prices", frozenset({"not_compared"})),
    ("ranges", frozenset({"ranges"})),
    ("contract", frozenset({"delivered"})),
    ("index_series", frozenset({"series"})),
    ("price_index", frozenset({"levels"})),
    ("realised", frozenset({"rows"})),
)
"""Fields at the top of a text that say what it is, in the order in which they do."""
_MARK_OF_UTF8 = b"\xef\xbb\xbf"
_IN_BRACES = re.compile(rb"(?:\s|#[^\n]*+|---|%[^\n]*+)*+\{")
_FIELD = re.compile(rb"(?m)^([ \t]*)[\"']?(\w+)[\"']?[ \t]*:")


def roles_of(files: Mapping[str, bytes]) -> dict[str, Role]:
    """Return what each file is for, by its name."""
    return {
        name: _of_workbook(content) if content.startswith(b"PK") else _of_text(name, content)
        for name, content in files.items()
    }


def role_of_table(name: str, content: bytes) -> Role | None:
    """Return what a CSV is for; None if for nothing.

    It says what was offered before, the index that brings it to one level, or what became of a contract.
    """
    if PurePosixPath(name).suffix.lower() != ".csv":
        return None
    from lcc.contract.rows import is_table_of_rows
    from lcc.intake.index_files import is_table_of_cbs
    from lcc.prices.price_file import is_price_file

    if is_price_file(content):
        return "prices"
    if is_table_of_rows(content):
        return "realised"
    return "price_index" if is_table_of_cbs(content) else None


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
    fields = _fields_at_top(content.removeprefix(_MARK_OF_UTF8), PurePosixPath(name).suffix)
    return next((role for role, known in _FIELDS if known & fields), "bid")


def _fields_at_top(content: bytes, ending: str) -> set[str]:
    """Return the names of the fields at the top of a text, however it is laid out.

    A text in braces is read, on one line too; what can't be, and any other, has them on the lines that go in least.
    """
    if _IN_BRACES.match(content):
        with suppress(LccError):
            values = stated_in_text(content, ending).values
            return set(map(str, values)) if isinstance(values, dict) else set()
    found = _FIELD.findall(content[:_MOST_BYTES])
    least = min((len(before) for before, _field in found), default=0)
    return {field.decode(errors="replace") for before, field in found if len(before) == least}
