"""A Word file of somebody else, before a library opens it: whole, of a size that fits, and without declarations."""

import io
import zlib
from collections.abc import Sequence
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.package import Package
from lxml.etree import XMLSyntaxError

from lcc.record.problem import refusal

_UNPACKED_BYTES, _PARTS = 100_000_000, 2_000
_TYPES = "[Content_Types].xml"
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ExpatError,
    XMLSyntaxError,
)
_DROPPED, _ALLOWED = "/attachedTemplate", "/hyperlink"


def opened(content: bytes) -> WordDocument:
    """Return a Word file, opened; the template that it was made with itself is no longer tied to it.

    Raises
    ------
    InputRefusedError
        It is no Word file, a damaged one, too large, or one that fetches something from elsewhere.
    """
    if not content.startswith(b"PK"):
        raise refusal("template_not_word")
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check(archive, archive.infolist())
        word = docx.Document(io.BytesIO(content))
    except ValueError:  # by its type it is something else: a workbook, or a Word file with macros
        raise refusal("template_not_word") from None
    except (*_BROKEN, KeyError):
        raise refusal("template_damaged") from None
    if getattr(word.element, "body", None) is None:
        raise refusal("template_damaged")
    _fetch_nothing(word.part.package)
    return word


def _check(archive: ZipFile, entries: Sequence[ZipInfo]) -> None:
    """Stop at what no library should come to: too much, two parts of one name, damage, or a declaration in XML."""
    names = [entry.filename for entry in entries]
    if _TYPES not in names:
        raise refusal("template_not_word")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _PARTS or unpacked > _UNPACKED_BYTES:
        raise refusal("template_too_large", f"{unpacked} bytes", limit=_UNPACKED_BYTES // 1_000_000)
    if len(set(names)) < len(names):
        raise refusal("template_damaged")
    for entry in entries:
        part = archive.read(entry)
        if entry.filename.endswith((".xml", ".rels")):
            parser = ParserCreate()
            parser.StartDoctypeDeclHandler = _declared
            parser.Parse(part, True)


def _declared(*_declaration: Any) -> None:
    raise refusal("template_damaged")


def _fetch_nothing(package: Package) -> None:
    """Stop where opening a letter would fetch something; the template that the template was made with is let go."""
    for part in package.iter_parts():
        for name, link in list(part.rels.items()):
            if not link.is_external or link.reltype.endswith(_ALLOWED):
                continue
            if not link.reltype.endswith(_DROPPED):
                raise refusal("template_fetches", link.target_ref)
            element = getattr(part, "element", None)
            for attached in [] if element is None else list(element.iter(qn("w:attachedTemplate"))):
                attached.getparent().remove(attached)
            part.rels.pop(name)
