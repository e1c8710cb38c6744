"""Opening a workbook from a stranger: what is refused before a cell is looked at."""

import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
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
MOST_ELEMENTS = 100_000
MOST_ELEMENTS_OF_OUR_OWN = 20_000_000
MOST_RANGES = 50_000
MOST_SHARED_FORMULA_TEXT = 5_000_000
"""What is beyond these takes openpyxl seconds or hundreds of megabytes, and no bid needs it."""

_ROOM = 4
"""Other programs write what we write at greater length, up to this many times."""

_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_AREAS = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*ref=[\"']([^\"']+)")
_RANGES = re.compile(rb"sqref=[\"']([^\"']+)")
_SHARED = re.compile(rb"<(?:\w+:)?f\s[^>]*t=[\"']shared[\"'][^>]*?(?:/>|>([^<]*))")
_ADDRESSES = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Za-z]{1,3}\d+)[\"']")

_UNSAFE_PARTS = {
    "vbaproject": N_("macros"),
    "macrosheets": N_("macros"),
    "externallinks": N_("links to other files"),
    "embeddings": N_("embedded files"),
    "activex": N_("controls"),
    "connections": N_("data connections"),
    "querytables": N_("data connections"),
}


def open_workbook(
    content: bytes, file: str, *, values: bool = False, most_elements: int = MOST_ELEMENTS, times: int = 1
) -> Workbook:
    """Return the workbook with formulas as they stand, or with the values that they show.

    `most_elements` bounds how much there may be in it, in XML elements: that is what time and memory go by. All other
    bounds are taken so many `times`, where it is known that a workbook of ours is as large as that.

    Raises
    ------
    InputRefusedError
        The file is no workbook, is encrypted, too large once unpacked, or holds macros, links to other files,
        embedded files, connections or XML entities.
    """
    finding = next(_refusals(content, most_elements, times), None)
    if finding is None:
        try:
            with warnings.catch_warnings():
                # What openpyxl does not know is not read; it is not for the reader to hear about.
                warnings.simplefilter("ignore")
                return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
        except Exception as error:
            finding = _broken(error)
    raise InputRefusedError([problem_of(finding, file, {})])


def times_beyond(ours: bytes) -> int:
    """Return how many times the bounds a workbook takes that may be some times as large as this one of ours."""
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    ranges = sum(len(found.split()) for part in parts for found in _RANGES.findall(part))
    taken = (len(ours) / LARGEST_BYTES, sum(map(len, parts)) / LARGEST_UNPACKED, ranges / MOST_RANGES)
    return 1 + int(_ROOM * max(taken))


def elements_in(ours: bytes) -> int:
    """Return how many XML elements there may be in a workbook that is some times as large as this one of ours."""
    with zipfile.ZipFile(io.BytesIO(ours)) as archive:
        return MOST_ELEMENTS + _ROOM * sum(archive.read(name).count(b"<") for name in archive.namelist())


def _refusals(content: bytes, most_elements: int, times: int) -> Iterator[Finding]:
    if len(content) > times * LARGEST_BYTES:
        yield Finding((), "too_large", f"{len(content)} bytes", {"limit": times * LARGEST_BYTES // 1_000_000})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        yield Finding((), "not_xlsx", None, {})
        return
    unpacked = sum(part.file_size for part in parts)
    if unpacked > times * LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        yield Finding((), "too_large", f"{unpacked} bytes", {"limit": times * LARGEST_UNPACKED // 1_000_000})
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts) or len(set(names)) < len(names):
        yield Finding((), "not_xlsx", None, {})
    for part in parts:
        for sign, what in _UNSAFE_PARTS.items():
            if sign in part.filename.lower():
                yield _unsafe(what, part.filename)
    yield from _unsafe_contents(content, most_elements, times)


def _unsafe_contents(content: bytes, most_elements: int, times: int) -> Iterator[Finding]:
    """Yield what no bid has: document types, macros by declaration, and what fills time or memory."""
    elements = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            try:
                part = archive.read(name)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
                yield Finding((), "not_xlsx", None, {})
                return
            elements += part.count(b"<")
            if elements > most_elements:
                yield Finding((), "too_much", f"{elements}", {"limit": most_elements})
            if any(declaration in part for declaration in _DECLARATIONS):
                yield _unsafe(N_("XML entities"), name)
            if name == "[Content_Types].xml" and b"macroEnabled" in part:
                yield _unsafe(N_("macros"), name)
            if sum(map(_area, _AREAS.findall(part))) > MOST_AREAS_CELLS:
                yield _unsafe(N_("large merged areas"), name)
            if sum(len(found.split()) for found in _RANGES.findall(part)) > times * MOST_RANGES:
                yield _unsafe(N_("tens of thousands of areas"), name)
            shared = _SHARED.findall(part)
            if len(shared) * max(map(len, shared), default=0) > MOST_SHARED_FORMULA_TEXT:
                yield _unsafe(N_("very long shared formulas"), name)
            if name.startswith("xl/worksheets/"):
                yield from _cells_twice(part, name)


def _cells_twice(part: bytes, name: str) -> Iterator[Finding]:
    """Yield a cell that stands in a sheet twice: readers differ in which of the two they show."""
    addresses = [address.upper() for address in _ADDRESSES.findall(part)]
    if len(set(addresses)) < len(addresses):
        twice = next(address for address, times in Counter(addresses).items() if times > 1)
        yield Finding((), "cell_twice", f"{name} {twice.decode()}", {})


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
