"""An .xlsx file as the parts that are in it: what is not touched stays as it is, to the byte."""

import io
import posixpath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EXTENDED = "{http://schemas.microsoft.com/office/excel/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"

Element = Any
"""An element of lxml, whose types are incomplete."""


class Package:
    """The parts of a workbook by their names; those that are edited are parsed."""

    main = _WORKBOOK

    def __init__(self, content: bytes) -> None:
        with ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        self._edited: dict[str, Element] = {}
        self._strings: list[Element] | None = None
        self._led: dict[str, Element] = {}

    def edit(self, part: str) -> Element:
        """Return the root of a part; what is changed in it is written."""
        if part not in self._edited:
            self._edited[part] = parsed(self.parts[part])
        return self._edited[part]

    def replace(self, part: str, content: bytes) -> None:
        """Give a part other content."""
        self.parts[part] = content
        self._edited.pop(part, None)
        self._led.pop(part, None)
        self._strings = None

    def names(self, folder: str) -> list[str]:
        """Return the XML parts in a folder."""
        return [name for name in self.parts if name.startswith(folder) and name.endswith(".xml")]

    def related(self, part: str, kind: str = "") -> dict[str, str]:
        """Return by relation the parts that a part leads to, of one kind: `drawing`, `comments`."""
        return {
            relation.get("Id"): _resolved(part, relation.get("Target"))
            for relation in self._relations(part)
            if relation.get("TargetMode") != "External" and kind in ("", _kind(relation))
        }

    def kinds_related(self, part: str) -> list[str]:
        """Return the kinds of what a part leads to, in this file or outside."""
        return [_kind(relation) for relation in self._relations(part)]

    def _relations(self, part: str) -> Element:
        name = _relations(part)
        if name not in self._led:
            content = self.parts.get(name)
            self._led[name] = () if content is None else parsed(content)
        return self._led[name]

    @property
    def workbook(self) -> Element:
        """The root of the part that names the sheets."""
        return self.edit(_WORKBOOK)

    @property
    def styles(self) -> Element:
        """The root of the part that has the styles."""
        return self.edit(next(iter(self.related(_WORKBOOK, "styles").values())))

    def sheets(self) -> dict[str, str]:
        """Return the part of each sheet by its name, in their order."""
        worksheets = self.related(_WORKBOOK)
        found = self.workbook.find(f"{MAIN}sheets")
        return {sheet.get("name"): worksheets[sheet.get(f"{_OFFICE}id")] for sheet in found}

    def strings(self) -> list[Element]:
        """Return the texts that cells share."""
        if self._strings is None:
            shared = list(self.related(_WORKBOOK, "sharedStrings").values())
            self._strings = list(parsed(self.parts[shared[0]])) if shared else []
        return self._strings

    def remove(self, kind: str) -> None:
        """Take out a part of the workbook, and everything that leads to it."""
        self._strings = None
        for identity, part in self.related(_WORKBOOK, kind).items():
            self.parts.pop(part, None)
            for listed, key, value in ((_relations(_WORKBOOK), "Id", identity), (_TYPES, "PartName", f"/{part}")):
                for element in list(self.edit(listed)):
                    if element.get(key) == value:
                        element.getparent().remove(element)

    def content(self) -> bytes:
        """Return the file; the same parts give the same bytes."""
        buffer = io.BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                tree = self._edited.get(name)
                written = content if tree is None else _serialised(tree)
                archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), written, ZIP_DEFLATED)
        return buffer.getvalue()


def parsed(part: bytes) -> Element:
    """Return the root of XML; nothing is fetched or expanded, whatever it says."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _serialised(tree: Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _kind(relation: Element) -> str:
    return str(relation.get("Type", "").rpartition("/")[2])


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
