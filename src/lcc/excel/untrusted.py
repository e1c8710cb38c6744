"""Opening a workbook from a stranger: what is refused before a cell is looked at."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.language import N_, Text
from lcc.model.agreement import Finding

LARGEST_BYTES = 5_000_000
LARGEST_UNPACKED = 50_000_000
MOST_PARTS = 500
MOST_AREAS_CELLS = 100_000

_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_AREAS = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*ref=[\"']([^\"']+)")

_UNSAFE_PARTS = {
    "vbaproject": N_("macros"),
    "macrosheets": N_("macros"),
    "externallinks": N_("links to other files"),
    "embeddings": N_("embedded files"),
    "activex": N_("controls"),
    "connections": N_("data connections"),
    "querytables": N_("data connections"),
}


def open_workbook(content: bytes, file: str, *, values: bool = False) -> Workbook:
    """Return the workbook with formulas as they stand, or with the values that they show.

    Raises
    ------
    InputRefusedError
        The file is no workbook, is encrypted, too large once unpacked, or holds macros, links to other files,
        embedded files, connections or XML entities.
    """
    finding = next(_refusals(content), None)
    if finding is None:
        try:
            return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
        except Exception as error:
            finding = _broken(error)
    raise InputRefusedError([problem_of(finding, file, {})])


def _refusals(content: bytes) -> Iterator[Finding]:
    if len(content) > LARGEST_BYTES:
        yield Finding((), "too_large", f"{len(content)} bytes", {"limit": LARGEST_BYTES // 1_000_000})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        yield Finding((), "not_xlsx", None, {})
        return
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        yield Finding((), "too_large", f"{unpacked} bytes", {"limit": LARGEST_UNPACKED // 1_000_000})
    if any(part.flag_bits & 1 for part in parts):
        yield Finding((), "not_xlsx", None, {})
    for part in parts:
        for sign, what in _UNSAFE_PARTS.items():
            if sign in part.filename.lower():
                yield _unsafe(what, part.filename)
    yield from _unsafe_contents(content)


def _unsafe_contents(content: bytes) -> Iterator[Finding]:
    """Yield document type definitions, which no workbook has, and merged areas that fill the memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            try:
                part = archive.read(name)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
                yield Finding((), "not_xlsx", None, {})
                return
            if any(declaration in part for declaration in _DECLARATIONS):
                yield _unsafe(N_("XML entities"), name)
            if sum(map(_area, _AREAS.findall(part))) > MOST_AREAS_CELLS:
                yield _unsafe(N_("large merged areas"), name)


def _area(reference: bytes) -> int:
    try:
        first_column, first_row, last_column, last_row = range_boundaries(reference.decode())
    except ValueError:
        return 0
    if None in (first_column, first_row, last_column, last_row):
        return MOST_AREAS_CELLS + 1
    return (int(last_column or 0) - int(first_column or 0) + 1) * (int(last_row or 0) - int(first_row or 0) + 1)


def _unsafe(what: str, found: str | None = None) -> Finding:
    return Finding((), "unsafe_workbook", found, {"part": Text(what)})


def _broken(error: BaseException) -> Finding:
    """Return why openpyxl gave up; it wraps what defusedxml says."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, DefusedXmlException):
            return _unsafe(N_("XML entities"))
        cause = cause.__cause__ or cause.__context__
    return Finding((), "not_xlsx", None, {})
