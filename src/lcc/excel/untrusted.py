"""Opening a workbook from a stranger: what is refused before a cell is looked at."""

import io
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lcc.excel.archive import CONTENT_TYPES, RefusedError, parts
from lcc.excel.limits import OF_A_STRANGER, OF_OUR_OWN, Limits
from lcc.excel.opened import remember
from lcc.excel.xml_pass import LINKS, Attributes, Counted, not_xlsx, pass_over, unsafe
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError
from lcc.language import N_

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

_ROOM = 4
"""Other programs write what we write at greater length, up to this many times."""

_OF_OFFICE = "application/vnd.openxmlformats-officedocument."
_NOT_READ = {_OF_OFFICE + "spreadsheetml.printersettings", _OF_OFFICE + "vmldrawing"}
"""What office programs write beside XML: settings of printers, and the boxes of notes, which openpyxl does not open."""


def open_workbook(content: bytes, file: str, *, values: bool = False, limits: Limits = OF_A_STRANGER) -> Workbook:
    """Return the workbook with formulas as they stand, or with the values that they show.

    Raises
    ------
    InputRefusedError
        The file is no workbook, is encrypted, goes beyond the limits, or holds macros, links to other files,
        embedded files, connections or XML entities.
    """
    try:
        look_through(content, limits)
        with warnings.catch_warnings():
            # What openpyxl does not know is not read; it is not for the reader to hear about.
            warnings.simplefilter("ignore")
            return remember(load_workbook(io.BytesIO(content), data_only=values, keep_links=False), content)
    except RefusedError as refused:
        finding = refused.finding
    except Exception:
        finding = not_xlsx().finding
    raise InputRefusedError([problem_of(finding, file, {})])


def room_for(ours: bytes) -> Limits:
    """Return the limits for a workbook that may be some times as large as this one of ours, and for any stranger's."""
    found = {"file_bytes": len(ours), **asdict(look_through(ours, OF_OUR_OWN))}
    least = OF_A_STRANGER._asdict()
    return OF_A_STRANGER._replace(**{name: max(_ROOM * number, least[name]) for name, number in found.items()})


def look_through(content: bytes, limits: Limits) -> Counted:
    """Read every part of a workbook once, whatever it is called, and return what is in it.

    Raises
    ------
    RefusedError
        There is something in it that no bid needs, or more than there may be.
    """
    counted, types = Counted(), _Types()
    for position, (name, pieces) in enumerate(parts(content, limits)):
        if position == 0 and name != CONTENT_TYPES:
            raise not_xlsx()
        _check(name, name)
        if name == CONTENT_TYPES:
            pass_over(name, pieces, counted, limits, types.see)
            continue
        kind = types.of(name)
        _check(kind, name)
        if kind.endswith("xml"):
            see = _see_relation if name.lower().endswith(".rels") else None
            _check(pass_over(name, pieces, counted, limits, see), name)
        else:
            _check_picture(name, kind, pieces)
    return counted


class _Types:
    """What the parts of a workbook are, as it declares them: by name, or by how the name ends."""

    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}
        self.by_ending: dict[str, str] = {}

    def see(self, element: str, stated: Attributes) -> None:
        kind = stated.get("ContentType", "").lower()
        if element == "Default":
            self.by_ending[stated.get("Extension", "").lower()] = kind
        elif element == "Override":
            self.by_name[stated.get("PartName", "").lower().lstrip("/")] = kind
        _check(kind, kind)

    def of(self, name: str) -> str:
        name = name.lower().lstrip("/")
        return self.by_name.get(name) or self.by_ending.get(name.rpartition(".")[2], "")


def _see_relation(element: str, stated: Attributes) -> None:
    if element != "Relationship":
        return
    kind, target = stated.get("Type", "").rpartition("/")[2].lower(), stated.get("Target", "")
    _check(kind, target)
    if kind in _UNSAFE_RELATIONS:
        raise unsafe(_UNSAFE_RELATIONS[kind], target[:80])
    if stated.get("TargetMode", "").lower() == "external" and kind not in _LINKS:
        raise unsafe(LINKS, target[:80])


def _check(said: str, found: str) -> None:
    for sign, what in _UNSAFE.items():
        if sign in said.lower():
            raise unsafe(what, found[:80])


def _check_picture(name: str, kind: str, pieces: Iterable[bytes]) -> None:
    """Read a part that is not XML to its end; a program under the name of a picture is none."""
    start = b""
    for piece in pieces:
        start = start or piece[:8]
    if kind not in _NOT_READ and not start.startswith(_PICTURES.get(kind, ())):
        raise unsafe(N_("embedded files"), name[:80])
