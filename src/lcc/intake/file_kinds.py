"""What a file among the bids is, by its name and its first bytes: a bid, a passport, an attachment, or none of these.

Nothing that could be a bid is passed over: what can't be read as one, and is no document of another kind, is a problem.
"""

import re
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from lcc.intake.passport_files import is_passport_file
from lcc.language import N_

TEXT_FILES = (".yaml", ".yml", ".json")
WORKBOOKS = (".xlsx",)
HEAD_BYTES = 1 << 15
"""How much of a file is looked at to see what it is."""

_READ = TEXT_FILES + WORKBOOKS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHEETS = _words(
    ".xls .xlsm .xlsb .xlt .xltx .xltm .xlam .xlw .ods .ots .fods .sxc .stc .uos .numbers .csv .tsv .tab .dif .slk "
    ".sylk .prn .dbf .wk1 .wk3 .wk4 .wks .123 .qpw .et .ett .gnumeric .xlr .jsonl .ndjson"
)
"""Endings of sheets and tables that other programs write."""

_CONTAINERS = _words(
    ".7z .rar .tar .gz .tgz .bz2 .tbz .tbz2 .xz .txz .zst .lz .lzma .z .cab .arj .lzh .lha .ace .zipx .iso .dmg "
    ".eml .msg .mbox .p7m .asice .sce"
)
"""Endings of archives, and of mails and signed envelopes: what is in them may be a bid."""

_PART_OF_ARCHIVE = re.compile(r"\.(?:z\d\d|r\d\d|\d{3})")
_LINKS = _words(".lnk .url .webloc .gsheet .gdoc")
"""Endings of files that only say where another one is."""

_PACKED_DOCUMENTS = _words(
    ".docx .docm .dotx .dotm .pptx .pptm .ppsx .potx .vsdx .odt .ott .odp .odg .odf .odb .pages .key .epub .kmz .idml "
    ".3mf .xps .oxps .bcf .bcfzip .ifczip .sketch .jar .svgz .emz .wmz"
)
"""Documents of other kinds that are archives inside."""

_OLE_DOCUMENTS = _words(".doc .dot .ppt .pps .vsd .mpp .docx .pptx")
"""Documents of older office programs, or that are encrypted, of which the start does not say which they are."""

_JUNK = _words(
    ".ds_store .localized .gitkeep .gitignore .gitattributes .directory .apdisk thumbs.db ehthumbs.db desktop.ini"
) | {"icon\r"}
JUNK_FOLDERS = _words(
    ".git .svn .hg .trashes .fseventsd .spotlight-v100 .temporaryitems .documentrevisions-v100 $recycle.bin"
) | {"system volume information"}
"""Files and folders that an operating system or a tool keeps for itself, in small letters."""

_LARGEST_LOCK = 1024
_APPLE_DOUBLE = b"\x00\x05\x16\x07"
_OLE = b"\xd0\xcf\x11\xe0"
_DOCUMENT_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"{\\rtf")
_ARCHIVE_STARTS = (
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"MSCF",
)  # fmt: skip
_SHEET_SIGNS = (
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"urn:schemas-microsoft-com:office:excel",
    b'progid="Excel.Sheet"',
    b"application/vnd.oasis.opendocument.spreadsheet",
)
"""What sheets say of themselves that are XML or HTML."""

_BID_SIGNS = (re.compile(rb"""["']?\btender["']?[ \t]*:"""), re.compile(rb"""["']?\boffers["']?[ \t]*:"""))
"""The fields that every bid has, in YAML and in JSON."""

_IN_ANY_PACKAGE = (b"[content_types].xml", b"_rels/", b"docprops/", b"customxml/", b"meta-inf/")
_PART_OF_WORKBOOK = re.compile(
    rb"xl/(?:_rels|workbook|worksheets|styles|sharedstrings|theme|drawings|charts|tables|media)"
)
_PARTS_OF_DOCUMENTS = (b"word/document", b"word/_rels", b"word/styles", b"ppt/", b"visio/")
"""How the names of the parts of office documents begin, in small letters."""

Content = Literal["", "document", "workbook", "sheet", "zip", "archive", "ole", "bid"]
What = Literal["bid", "passport", "archive", "attachment", "junk", "folder", "problem"]


class Kind(NamedTuple):
    """What a file is; of a problem its kind, what was found, and the ending that would be right."""

    what: What
    problem: str = ""
    found: str = ""
    ending: str = ""


BID, PASSPORT, ARCHIVE, ATTACHMENT = Kind("bid"), Kind("passport"), Kind("archive"), Kind("attachment")
JUNK, FOLDER = Kind("junk"), Kind("folder")
OTHER_SHEET = Kind("problem", "other_sheet")
_CONTAINER = Kind("problem", "container_unread")
_HIDDEN = Kind("problem", "hidden_file")
LINK = Kind("problem", "link_not_followed", N_("a link to another file"))
NO_FILE = Kind("problem", "not_a_file", N_("a pipe or a device"))
IN_JUNK_FOLDER = Kind("problem", "in_junk_folder")
ARCHIVE_INSIDE = Kind("problem", "archive_in_archive")

_UNDER_OTHER_NAME: dict[Content, Kind] = {
    "workbook": Kind("problem", "under_other_name", N_("an Excel workbook"), ".xlsx"),
    "bid": Kind("problem", "under_other_name", N_("a bid as text"), ".yaml"),
    "zip": Kind("problem", "under_other_name", N_("an archive"), ".zip"),
    "archive": _CONTAINER,
    "sheet": OTHER_SHEET,
}


def kind_of(name: str, head: bytes) -> Kind:
    r"""Return what a file is by its name and its first `HEAD_BYTES`.

    >>> [kind_of(name, b"").what for name in ("hardhout.XLSX", "bench.passport.json", "plan.pdf", ".DS_Store")]
    ['bid', 'passport', 'attachment', 'junk']
    >>> kind_of("kringloopbank.ods", b"PK").problem, kind_of("offer.pdf", b"tender: benches\noffers: []").problem
    ('other_sheet', 'under_other_name')
    """
    lower, content = name.lower(), content_of(head)
    if _is_junk(lower, head, content):
        return JUNK
    endings = [ending.strip() for ending in PurePosixPath(lower).suffixes]
    ending = endings[-1] if endings else ""
    kind = _of_plain_name(name, ending, endings[:-1], content)
    is_hidden = name.startswith((".", "~$"))
    return _HIDDEN if is_hidden and kind.what != "attachment" else kind


def _of_plain_name(name: str, ending: str, before: list[str], content: Content) -> Kind:
    if is_passport_file(FilePath(name)):
        return PASSPORT
    if name.lower().endswith(_READ):
        return BID
    if name.lower().endswith(".zip"):
        return _UNDER_OTHER_NAME[content] if content in ("workbook", "sheet", "bid") else ARCHIVE
    if ending in _SHEETS:
        return OTHER_SHEET
    if ending in _CONTAINERS or _PART_OF_ARCHIVE.fullmatch(ending):
        return _CONTAINER
    if ending in _LINKS:
        return LINK
    if content in ("zip", "archive") and ending in _PACKED_DOCUMENTS:
        return ATTACHMENT
    if content == "ole":
        return ATTACHMENT if ending in _OLE_DOCUMENTS else OTHER_SHEET
    if content in _UNDER_OTHER_NAME:
        return _UNDER_OTHER_NAME[content]
    if content != "document" and not {*_READ, *_SHEETS}.isdisjoint(before):
        return OTHER_SHEET
    return ATTACHMENT


def is_kept_as_folder(name: str) -> bool:
    """Whether a folder of this name is a document of a program that keeps its documents as folders."""
    return PurePosixPath(name.lower()).suffix in _SHEETS


def in_junk_folder(kind: Kind) -> Kind:
    """Return what a file of a kind is in one of `JUNK_FOLDERS`: nobody sees it there, so it is no bid, and no junk."""
    return JUNK if kind in (ATTACHMENT, JUNK, NO_FILE) else IN_JUNK_FOLDER


def _is_junk(lower: str, head: bytes, content: Content) -> bool:
    if content not in ("", "document", "ole"):
        return False
    is_lock = lower.startswith(("~$", ".~lock.")) and len(head) <= _LARGEST_LOCK
    return lower in _JUNK or is_lock or (lower.startswith("._") and head.startswith(_APPLE_DOUBLE))


def content_of(head: bytes) -> Content:
    """Return what a file is by how it begins; nothing for what is not known."""
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(head)
    if head.startswith(b"PK\x05\x06"):
        return "zip"
    if head.startswith(_OLE):
        return _in_ole(head)
    if head.startswith(_ARCHIVE_STARTS) or head[257:262] == b"ustar":
        return "archive"
    if found := _after_start(head):
        return found
    if head.startswith(_DOCUMENT_STARTS):
        return "document"
    text = _text(head)
    if any(sign in text for sign in _SHEET_SIGNS):
        return "sheet"
    if b"\x00" not in text and all(sign.search(text) for sign in _BID_SIGNS):
        return "bid"
    return ""


def _after_start(head: bytes) -> Content:
    """Return what archive or workbook follows what a file begins with: programs open it all the same."""
    start = head.find(b"PK\x03\x04")
    found = _in_zip(head[start:]) if start > 0 else ""
    return found if found in ("workbook", "sheet", "zip") else ""


def _text(head: bytes) -> bytes:
    """Return how a text begins in UTF-8, if it is in UTF-16, and says so or not."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode()
    if b"\x00" in head[:2]:
        return head.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace").encode()
    return head


def _in_zip(head: bytes) -> Content:
    """Return what an archive is by the first entry that tells: what is in an entry may be an archive itself."""
    names: list[bytes] = []
    for found in re.finditer(b"PK\x03\x04", head):
        name = head[found.start() + 30 :][
            : int.from_bytes(head[found.start() + 26 : found.start() + 28], "little")
        ]
        names.append(name.lower())
        if not name.lower().startswith(_IN_ANY_PACKAGE):
            break
    if names[0] == b"mimetype":
        return "sheet" if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:200] else "document"
    if _PART_OF_WORKBOOK.match(names[-1]):
        return "workbook"
    return "document" if b"[content_types].xml" in names or names[-1].startswith(_PARTS_OF_DOCUMENTS) else "zip"


def _in_ole(head: bytes) -> Content:
    """Return what a file of an older office program is by the names of its streams, if these are at its start."""
    names = {
        name: name.encode("utf-16-le") in head for name in ("Workbook", "WordDocument", "PowerPoint Document")
    }
    if names["Workbook"] and not names["WordDocument"]:
        return "sheet"
    return "document" if names["WordDocument"] or names["PowerPoint Document"] else "ole"
