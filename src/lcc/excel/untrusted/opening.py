"""Opening a workbook from a stranger: what is refused before a cell is looked at."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lcc.excel.untrusted.archive import CONTENT_TYPES, RefusedError, not_xlsx, parts
from lcc.excel.untrusted.limits import OF_A_STRANGER, OF_OUR_OWN, Limits
from lcc.excel.untrusted.loading import load
from lcc.excel.untrusted.opened import remember
from lcc.excel.untrusted.relations import MAIN_PART, Leads
from lcc.excel.untrusted.xml_pass import LINKS, Attributes, Counted, garbled, pass_over, unsafe
from lcc.language import N_, Text
from lcc.record.message import Message
from lcc.record.place import Origin
from lcc.record.problem import InputRefusedError, Problem

_UNSAFE: Mapping[str, str] = {
    "vbaproject": N_("macros"),
    "vbadata": N_("macros"),
    "macroenabled": N_("macros"),
    "macrosheet": N_("macros"),
    "attachedtoolbars": N_("macros"),
    "externallink": LINKS,
    "oleobject": N_("embedded files"),
    "embedding": N_("embedded files"),
    "activex": N_("controls"),
    "ctrlprop": N_("controls"),
    "connections": N_("data connections"),
    "querytable": N_("data connections"),
}
"""What no bid needs, by what its name, content type, relation or first element says."""

_UNSAFE_RELATIONS: Mapping[str, str] = {"package": N_("embedded files"), "control": N_("controls")}

_LINKS = {"hyperlink"}
"""The relations that may lead out of the file."""

_PICTURES: Mapping[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/jpg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF8",),
    "image/bmp": (b"BM",),
    "image/tiff": (b"II*\x00", b"MM\x00*"),
    "image/x-emf": (b"\x01\x00\x00\x00",),
    "image/x-wmf": (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00"),
    "image/webp": (b"RIFF",),
}
"""How files of pictures begin, by content type."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""How a file begins that is a workbook behind a password, and what is in it."""

_ROOM = 4
"""Other programs write what we write at greater length, up to this many times."""

_OF_OFFICE = "application/vnd.openxmlformats-officedocument."
_NOT_READ = {_OF_OFFICE + "spreadsheetml.printersettings", _OF_OFFICE + "vmldrawing"}
"""What office programs write beside XML: settings of printers, and the boxes of notes, which openpyxl does not open."""


def open_workbook(content: bytes, *, limits: Limits = OF_A_STRANGER) -> Workbook:
    """Return the workbook with its formulas as they stand.

    Raises
    ------
    InputRefusedError
        The file is no workbook, is encrypted, goes beyond the limits, or holds macros, links to other files,
        embedded files, connections or XML entities.
    """
    with _refusing(content):
        look_through(content, limits)
        return loaded(content)


def open_with_values(content: bytes, *, limits: Limits) -> tuple[Workbook, Workbook]:
    """Return the workbook as `open_workbook` does, and the same with the values that it shows."""
    with _refusing(content):
        look_through(content, limits)
        return loaded(content), loaded(content, values=True)


def rows_in_workbook(content: bytes, *, limits: Limits) -> Iterator[tuple[str, int, tuple[Any, ...]]]:
    """Yield the sheet, the number and the values of each row, as they are shown: never all of them in memory.

    Raises
    ------
    InputRefusedError
        As of `open_workbook`.
    """
    with _refusing(content):
        look_through(content, limits)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # what it says of its size need not be so
            for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                yield sheet.title, number, values


def open_labels(content: bytes) -> tuple[Workbook, Workbook, list[str]]:
    """Return a workbook with its formulas, the same with what they showed last, and what of it was left aside.

    For who only wants the words in it: macros, links to other files and what else no bid needs are not followed, run or
    even opened; they are named. The limits for a stranger's workbook hold.

    Raises
    ------
    InputRefusedError
        The file is no workbook, is encrypted, goes beyond the limits, or holds XML entities.
    """
    aside: dict[str, None] = {}
    with _refusing(content):
        look_through(content, OF_A_STRANGER, aside)
        plain = _without_unsafe(content) if aside else content
        workbook = loaded(plain)
        has_formulas = any(
            cell.data_type == "f"
            for sheet in workbook.worksheets
            for cell in sheet._cells.values()  # noqa: SLF001
        )
        return workbook, loaded(plain, values=True) if has_formulas else workbook, list(aside)


def loaded(content: bytes, *, values: bool = False) -> Workbook:
    """Return a workbook that was looked through, or that is ours: its formulas, or the values that they show."""
    with warnings.catch_warnings():
        # What openpyxl does not know is not read; it is not for the reader to hear about.
        warnings.simplefilter("ignore")
        return remember(load(content, values=values), content)


@contextmanager
def _refusing(content: bytes) -> Iterator[None]:
    """Say of which file it is that what is done cannot be done."""
    try:
        yield
    except RefusedError as refused:
        finding = refused.finding
    except Exception as broken:
        finding = garbled(MAIN_PART, _said(broken)).finding
    else:
        return
    raise InputRefusedError([_problem(finding, content)])


def _problem(finding: Message, content: bytes) -> Problem:
    """Return why a workbook is not read, with the cell where that is known."""
    finding = _said_why(finding, content)
    place = Origin(field="", cell=str(finding.path[0]) if finding.path else None)
    return Problem("", place, finding.code, finding.found, finding.context)


def _said(broken: Exception) -> str:
    return f"{type(broken).__name__}: {' '.join(str(broken).split())}"[:100]


def _said_why(finding: Message, content: bytes) -> Message:
    """Return the finding; of what is no workbook with what it is as far as can be seen."""
    if finding.code != "not_xlsx":
        return finding
    if not content:
        return finding._replace(found=Text(N_("an empty file")))
    if content.startswith(_OLE2) and _ENCRYPTED in content:
        return finding._replace(code="encrypted_workbook", found=Text(N_("a workbook with a password")))
    is_archive = content.startswith(b"PK")
    what = N_("a damaged workbook, or an archive of another kind") if is_archive else N_("a file of another kind")
    return finding._replace(found=Text(what))


def _without_unsafe(content: bytes) -> bytes:
    """Return a workbook without the parts that no bid needs, and without the relations of its sheets."""
    types, kept = _Types({}), io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts(content, OF_A_STRANGER):
            whole = b"".join(pieces)
            if name == CONTENT_TYPES:
                pass_over(name, [whole], Counted(), OF_A_STRANGER, types.see)
            said = f"{name} {types.of(name)}".lower().replace("macroenabled.main", "")
            is_of_sheet = "/_rels/" in name.lower() and "workbook" not in name.lower()
            if name == CONTENT_TYPES or not (is_of_sheet or any(sign in said for sign in _UNSAFE)):
                archive.writestr(name, whole)
    return kept.getvalue()


def room_for(ours: bytes) -> Limits:
    """Return the limits for a workbook that may be some times as large as this one of ours, and for any stranger's."""
    found = {"file_bytes": len(ours), **asdict(look_through(ours, OF_OUR_OWN))}
    least = OF_A_STRANGER._asdict()
    more = {name: max(_ROOM * number, least[name]) for name, number in found.items() if name in least}
    return OF_A_STRANGER._replace(**more)


def look_through(content: bytes, limits: Limits, aside: dict[str, None] | None = None) -> Counted:
    """Read every part of a workbook once, whatever it is called, and return what is in it.

    What no bid needs is put into `aside` by what it is called, where that is given: who gives it opens none of that.

    Raises
    ------
    RefusedError
        There is something in it that no bid needs, or more than there may be.
    """
    counted, types, leads = Counted(), _Types(aside), Leads()
    for position, (name, pieces) in enumerate(parts(content, limits)):
        if position == 0 and name != CONTENT_TYPES:
            raise not_xlsx()
        _check(name, name, aside)
        leads.parts[name] = ""
        if name == CONTENT_TYPES:
            pass_over(name, pieces, counted, limits, types.see)
            continue
        kind = leads.parts[name] = types.of(name)
        _check(kind, name, aside)
        if kind.endswith("xml"):
            tells = name == MAIN_PART or name.lower().endswith(".rels")
            see = partial(_see, name, leads, aside) if tells else None
            _check(pass_over(name, pieces, counted, limits, see), name, aside)
        else:
            _check_picture(name, kind, pieces, aside)
    counted.check_indices()
    if aside is None:
        leads.check()
    return counted


class _Types:
    """What the parts of a workbook are, as it declares them: by name, or by how the name ends."""

    def __init__(self, aside: dict[str, None] | None) -> None:
        self.aside = aside
        self.by_name: dict[str, str] = {}
        self.by_ending: dict[str, str] = {}

    def see(self, element: str, stated: Attributes) -> None:
        kind = stated.get("ContentType", "").lower()
        if element == "Default":
            self.by_ending[stated.get("Extension", "").lower()] = kind
        elif element == "Override":
            self.by_name[stated.get("PartName", "").lower().lstrip("/")] = kind
        _check(kind, kind, self.aside)

    def of(self, name: str) -> str:
        name = name.lower().lstrip("/")
        return self.by_name.get(name) or self.by_ending.get(name.rpartition(".")[2], "")


def _see(part: str, leads: Leads, aside: dict[str, None] | None, element: str, stated: Attributes) -> None:
    """Note what leads from a part to others: relations, and the sheets of a workbook."""
    if element == "sheet" and part == MAIN_PART:
        leads.sheets.append(stated.get("id", ""))
    if element != "Relationship" or part == MAIN_PART:
        return
    leads.add(part, stated)
    kind, target = stated.get("Type", "").rpartition("/")[2].lower(), stated.get("Target", "")
    _check(kind, target, aside)
    if kind in _UNSAFE_RELATIONS:
        _found(_UNSAFE_RELATIONS[kind], target, aside)
    if stated.get("TargetMode", "").lower() == "external" and kind not in _LINKS:
        _found(LINKS, target, aside)


def _check(said: str, found: str, aside: dict[str, None] | None) -> None:
    for sign, what in _UNSAFE.items():
        if sign in said.lower():
            _found(what, found, aside)


def _found(what: str, found: str, aside: dict[str, None] | None) -> None:
    if aside is None:
        raise unsafe(what, found[:80])
    aside[what] = None


def _check_picture(name: str, kind: str, pieces: Iterable[bytes], aside: dict[str, None] | None) -> None:
    """Read a part that is not XML to its end; a program under the name of a picture is none."""
    start = b""
    for piece in pieces:
        start = start or piece[:8]
    if kind not in _NOT_READ and not start.startswith(_PICTURES.get(kind, ())):
        _found(N_("embedded files"), name, aside)
