"""What leads from part to part in a workbook: all programs come to the same parts, and they are there."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lcc.excel.untrusted.archive import RefusedError
from lcc.excel.untrusted.xml_pass import Attributes, garbled

MAIN_PART = "xl/workbook.xml"
"""The part that names the sheets."""

_OF_FILE = "_rels/.rels"
_OF_MAIN = "xl/_rels/workbook.xml.rels"
_MAIN_TYPES = (".sheet.main+xml", ".template.main+xml")
_FIXED = {"styles": "xl/styles.xml", "theme": "xl/theme/theme1.xml"}
"""Where the one reader looks, whatever the relation says that the other follows."""

_SHEETS = {"worksheet", "chartsheet", "dialogsheet"}
_READ = {
    "officeDocument", *_SHEETS, "styles", "sharedStrings", "theme", "drawing", "vmlDrawing", "comments",
    "threadedComment", "table", "chart",
}  # fmt: skip
"""The kinds of relations that are followed."""


class Lead(NamedTuple):
    """A relation: where it stands, its name there, its kind, and the part that it leads to."""

    stands_in: str
    identity: str
    kind: str
    target: str


@dataclass(slots=True)
class Leads:
    """The parts of a workbook with their types, the relations between them, and the relations of its sheets."""

    parts: dict[str, str] = field(default_factory=dict)
    relations: list[Lead] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)

    def add(self, part: str, stated: Attributes) -> None:
        """Note a relation that stands in a part, if it leads to another part."""
        if stated.get("TargetMode", "").lower() != "external":
            kind = stated.get("Type", "").rpartition("/")[2]
            target = posixpath.join("/", posixpath.dirname(_source(part)), stated.get("Target", ""))
            lead = Lead(part, stated.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))
            self.relations.append(lead)

    def check(self) -> None:
        """Raise `RefusedError` where programs may come to other parts than we do, or to none."""
        wrong = next(self._wrong(), None)
        if wrong is not None:
            raise wrong

    def _wrong(self) -> Iterator[RefusedError]:
        seen: set[tuple[str, str]] = set()
        for lead in self.relations:
            if lead[:2] in seen:
                yield garbled(lead.stands_in, f'Id="{lead.identity[:40]}"')
            seen.add(lead[:2])
            source = _source(lead.stands_in)
            if source and source not in self.parts:
                yield garbled(lead.stands_in, source[:80])
            if lead.kind in _READ and lead.target not in self.parts:
                yield garbled(lead.stands_in, lead.target[:80])
        mains = [lead.target for lead in self.relations if lead[0] == _OF_FILE and lead.kind == "officeDocument"]
        if mains != [MAIN_PART]:
            yield garbled(_OF_FILE, ", ".join(mains)[:80] or None)
        yield from self._typed("officeDocument", _MAIN_TYPES, mains)
        yield from self._of_workbook()

    def _of_workbook(self) -> Iterator[RefusedError]:
        of_main = [lead for lead in self.relations if lead.stands_in == _OF_MAIN]
        sheets = {lead.identity: lead.target for lead in of_main if lead.kind in _SHEETS}
        for identity in self.sheets:
            if identity not in sheets:
                yield garbled(MAIN_PART, f'r:id="{identity[:40]}"')
        if len({sheets.get(identity) for identity in self.sheets}) < len(self.sheets):
            yield garbled(MAIN_PART, "sheets")
        for kind, usual in _FIXED.items():
            found = [lead.target for lead in of_main if lead.kind == kind]
            there = [usual] if usual in self.parts or kind == "styles" else []
            if found != there:
                yield garbled(_OF_MAIN, f"{kind}: {', '.join(found)}"[:80])
        texts = [lead.target for lead in of_main if lead.kind == "sharedStrings"]
        yield from self._typed("sharedStrings", (".sharedstrings+xml",), texts)

    def _typed(self, kind: str, types: tuple[str, ...], leads: list[str]) -> Iterator[RefusedError]:
        """Yield that parts of a type are others than those that relations of its kind lead to, or more than one."""
        found = [name for name, said in self.parts.items() if said.endswith(types)]
        if found != leads or len(found) > 1:
            yield garbled("[Content_Types].xml", f"{kind}: {', '.join(found)}"[:80])


def _source(relations: str) -> str:
    """Return the part that relations are of; none for those of the file itself."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
