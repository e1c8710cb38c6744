"""Numbers and cells as the schema of workbooks writes them, so that every program reads the same ones.

Python reads more as a number than other programs do: `9_00` is 900 to it, and so are digits of other scripts.
"""

import re
from collections.abc import Mapping

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_WRITTEN = re.compile(rf"[ \t\r\n]*{_NUMBER}[ \t\r\n]*")
_PERHAPS = re.compile(r"\s*[-+]?(?:[\d_.eE+-]+|inf(?:inity)?|nan)\s*", re.IGNORECASE)
_INDEX = re.compile("[0-9]{1,9}")

_INDICES = frozenset(("s", "numFmtId", "fontId", "fillId", "borderId", "dxfId", "si"))
"""Attributes that say by a number which of a list is meant."""

_TEXTS = frozenset(
    (
        "name", "displayName", "uniqueName", "codeName", "formatCode", "prompt", "promptTitle", "error", "errorTitle",
        "display", "tooltip", "location", "text", "caption", "comment", "description", "help", "userName", "title",
        "totalsRowLabel", "id",
    )
)  # fmt: skip
"""Attributes that hold what people type."""

_VALUES: Mapping[str, re.Pattern[str]] = {
    "n": re.compile(rf"(?:{_NUMBER})?"),
    "s": _INDEX,
    "b": re.compile("[01]"),
    "d": re.compile("[0-9TZ:.+-]*"),
    "e": re.compile(r"[^<]*"),
    "str": re.compile(r".*", re.DOTALL),
    "inlineStr": re.compile(r"\s*"),
}
"""What a cell of each type can hold."""

_IN_TEXTS = frozenset(("t", "r", "rPh", "phoneticPr"))
_CHILDREN: Mapping[str, frozenset[str]] = {
    "sheets": frozenset(("sheet",)),
    "sheetData": frozenset(("row",)),
    "row": frozenset(("c", "extLst")),
    "c": frozenset(("f", "v", "is", "extLst")),
    "v": frozenset(),
    "f": frozenset(),
    "t": frozenset(),
    "sst": frozenset(("si", "extLst")),
    "si": _IN_TEXTS,
    "is": _IN_TEXTS,
    "r": frozenset(("rPr", "t")),
    "rPh": frozenset(("t",)),
}
"""What can be in an element: nothing else, and nothing of a kind that some programs pass over."""

_PARENTS: Mapping[str, str] = {"sheetData": "worksheet", "row": "sheetData", "c": "row"}
"""Where the cells of a sheet are, and nowhere else."""


def is_in_place(local: str, parent: str, *, is_main: bool, parent_is_main: bool) -> bool:
    """Whether an element of a sheet, or of the texts that cells share, may be where it is.

    Parameters
    ----------
    local, parent
        The names of the element and of the one that it is in, without namespace.
    is_main, parent_is_main
        Whether they are of the namespace of workbooks.
    """
    if is_main and _PARENTS.get(local, parent) != parent:
        return False
    return not (parent_is_main and parent in _CHILDREN) or (is_main and local in _CHILDREN[parent])


def is_plain(key: str, value: str) -> bool:
    """Whether an attribute, if Python reads a number in it, is written as a number.

    >>> [is_plain("ht", one) for one in ("15.75", "9_00", "\u0669", "nan", "auto")], is_plain("s", "-1")
    ([True, False, False, False, True], False)
    """
    if key in _INDICES:
        return _INDEX.fullmatch(value.strip(" \t\r\n")) is not None
    if _PERHAPS.fullmatch(value) is None or _WRITTEN.fullmatch(value) or key in _TEXTS:
        return True
    try:
        float(value)
    except ValueError:
        return True
    return False


def is_value(kind: str, text: str) -> bool:
    """Whether a cell of a type can hold this.

    >>> [is_value("n", one) for one in ("900", "9E2", "9_00", "0x384", "")], is_value("s", "1_0")
    ([True, True, False, False, True], False)
    """
    return kind in _VALUES and _VALUES[kind].fullmatch(text) is not None


def is_kind(kind: str) -> bool:
    """Whether cells can be of this type."""
    return kind in _VALUES
