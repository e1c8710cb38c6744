"""What is in the XML of a sheet beside what every program reads alike: parts we never write, cells said twice."""

from collections import Counter
from collections.abc import Iterator

from lcc.excel.look.traits import Look, Trait, Traits
from lcc.excel.untrusted.package import MAIN, Element, Package
from lcc.language import N_, Text

_READ = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "drawing", "sheetCalcPr", "phoneticPr", "ignoredErrors",
})  # fmt: skip
"""What is compared elsewhere, or shows nothing; all else is a difference."""

_MANY = "conditionalFormatting"
_RELATED = frozenset({"drawing", "hyperlink", "printerSettings"})
_TWICE, _IN_PIECES = Text(N_("said more than once")), Text(N_("in pieces that each look otherwise"))


def parts_of_sheets(package: Package) -> Look:
    """Return what stands in the XML of sheets that no other look at them sees, by sheet and cell."""
    pieces = {number for number, text in enumerate(package.strings()) if not _is_plain(text)}
    found: Look = {}
    for name, part in package.sheets().items():
        if part not in package.parts or not part.startswith("xl/worksheets/"):
            continue
        sheet = package.edit(part)
        seen = [*_unknown(sheet), *_related(package, part), *_cells(sheet, pieces)]
        found |= {Trait(name, cell, what, of): value for cell, what, of, value in seen}
    return found


def _is_plain(text: Element) -> bool:
    """Whether a text is in one piece. How it is pronounced can be stated in an East Asian program, and is not seen."""
    return [child.tag for child in text if child.tag != f"{MAIN}phoneticPr"] == [f"{MAIN}t"]


def _unknown(sheet: Element) -> Iterator[tuple[str, str, str, Traits]]:
    names = Counter(_name(child) for child in sheet if isinstance(child.tag, str))
    for name, times in names.items():
        if name not in _READ:
            yield "", N_("part of the sheet"), name, Text(N_("there"))
        elif times > 1 and name != _MANY:
            yield "", N_("part of the sheet"), name, _TWICE


def _related(package: Package, part: str) -> Iterator[tuple[str, str, str, Traits]]:
    for kind in package.kinds_related(part):
        if kind not in _RELATED:
            yield "", N_("part of the sheet"), kind, Text(N_("there"))


def _cells(sheet: Element, pieces: set[int]) -> Iterator[tuple[str, str, str, Traits]]:
    """Yield cells that are read in more than one way: two values, no address or that of another row, styled pieces."""
    shared: set[str] = set()
    for row in sheet.iter(f"{MAIN}row"):
        number = row.get("r")
        for cell in row:
            address = cell.get("r", "")
            if not number or not address or address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != number:
                yield (
                    address or f"{number}:{number}",
                    N_("address of the cell"),
                    "",
                    address or Text(N_("not stated")),
                )
            names = Counter(_name(child) for child in cell if isinstance(child.tag, str))
            if any(times > 1 for times in names.values()) or ("is" in names and "v" in names):
                yield address, N_("value"), "", _TWICE
            formula = cell.find(f"{MAIN}f")
            if formula is not None and formula.get("t") == "shared" and formula.text:
                group = formula.get("si", "")
                if group in shared:
                    yield address, N_("formula"), "", _TWICE
                shared.add(group)
            if cell.get("vm") or set(names) - {"f", "v", "is"}:
                yield address, N_("value"), "", Text(N_("of a kind of its own"))
            if _in_pieces(cell, pieces):
                yield address, N_("text"), "", _IN_PIECES


def _in_pieces(cell: Element, pieces: set[int]) -> bool:
    inline = cell.find(f"{MAIN}is")
    if inline is not None and not _is_plain(inline):
        return True
    value = cell.findtext(f"{MAIN}v") if pieces and cell.get("t") == "s" else None
    return bool(value and value.strip().isdigit() and int(value) in pieces)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if str(element.tag).startswith(MAIN) else str(element.tag)
