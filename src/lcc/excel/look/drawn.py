"""What lies over the cells of sheets: charts with what they show, and all else that is drawn."""

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from lcc.excel.look.of_chart import look_of_chart
from lcc.excel.look.traits import Look, Trait, Traits
from lcc.excel.untrusted.package import DRAWING, Element, Package
from lcc.language import N_, Text

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_PLACE = frozenset(f"{_SHEET}{name}" for name in ("from", "to", "clientData", "ext", "pos"))


def drawn_on_sheets(package: Package) -> Look:
    """Return what is drawn on each sheet: where each chart lies and what it shows, and the text of all else."""
    return {
        Trait(name, cell, what, of): seen
        for name, part in package.sheets().items()
        for drawing in package.related(part, "drawing").values()
        if drawing in package.parts
        for cell, what, of, seen in _drawn(package, drawing)
    }


def _drawn(package: Package, drawing: str) -> Iterator[tuple[str, str, str, Traits]]:
    charts, number = package.related(drawing, "chart"), 0
    for k, anchor in enumerate(package.edit(drawing), start=1):
        if not isinstance(anchor.tag, str):
            continue
        cell = _corner(anchor, "from")
        chart = _chart_in(anchor)
        part = charts.get(chart or "")
        if part is None or part not in package.parts:
            yield cell, N_("picture or shape"), str(k), _said(anchor)
            continue
        number += 1
        yield cell, N_("chart"), f"{number}, size", f"{cell}:{_corner(anchor, 'to')}"
        if any(named.get("hidden") in ("1", "true") for named in anchor.iter(f"{_SHEET}cNvPr")):
            yield cell, N_("chart"), str(number), Text(N_("hidden"))
        for of, seen in look_of_chart(package.edit(part)).items():
            yield cell, N_("chart"), f"{number}, {of}", seen


def _chart_in(anchor: Element) -> str | None:
    """Return the relation of the chart in an anchor, where a chart is all there is."""
    shapes = [child for child in anchor if child.tag not in _PLACE]
    if [shape.tag for shape in shapes] != [f"{_SHEET}graphicFrame"]:
        return None
    data = shapes[0].find(f".//{DRAWING}graphicData")
    parts = data if data is not None else ()
    relations = [value for part in parts for name, value in part.items() if name.endswith("}id")]
    return relations[0] if len(relations) == 1 else None


def _corner(anchor: Element, name: str) -> str:
    """Return the cell in which a corner lies; A1 of what does not say so."""
    corner = anchor.find(f"{_SHEET}{name}")
    if corner is None:
        return "A1" if name == "from" else ""
    column, row = (int(corner.findtext(f"{_SHEET}{part}") or 0) for part in ("col", "row"))
    return f"{get_column_letter(column + 1)}{row + 1}"


def _said(anchor: Element) -> str:
    """Return the text in what is drawn, or else its name."""
    text = " ".join(part.text or "" for part in anchor.iter(f"{DRAWING}t")).strip()
    named = next(anchor.iter(f"{_SHEET}cNvPr"), None)
    return text or (named.get("descr") or named.get("name") or "" if named is not None else "") or "?"
