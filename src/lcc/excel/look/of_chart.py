"""What a chart shows: its texts, where its numbers come from and what they are, and how its axes run."""

from collections.abc import Iterator

from lcc.excel.look.traits import Traits
from lcc.excel.shown.number_format import in_one_way
from lcc.excel.shown.plain_formula import plain
from lcc.excel.untrusted.package import CHART, DRAWING, Element
from lcc.language import N_, Text

_DATA = ("tx", "cat", "val", "xVal", "yVal", "bubbleSize")
_LABELS = ("showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_ADDED = ("dPt", "errBars", "trendline")
_BEHIND = (f"{CHART}plotArea", f"{CHART}chartSpace")
_INKS, _PAPERS = frozenset({"", "000000", "TX1"}), frozenset({"", "FFFFFF", "BG1"})
_ON = ("1", "true")
_THERE = Text(N_("there"))


def look_of_chart(chart: Element) -> dict[str, Traits]:
    """Return what a chart shows, by the part of it that shows it."""
    return dict((*_whole(chart), *_series(chart), *_axes(chart)))


def _whole(chart: Element) -> Iterator[tuple[str, Traits]]:
    area = chart.find(f".//{CHART}plotArea")
    for kind in area if area is not None else ():
        name = _name(kind)
        if name.endswith("Chart"):
            said = [name, *(_value(kind, part) or "" for part in ("barDir", "grouping", "overlap"))]
            yield f"kind {said[0]}", " ".join(one for one in said if one not in ("", "0"))
    for number, text in enumerate(chart.iter(f"{CHART}rich"), start=1):
        yield f"text {number}", "".join(part.text or "" for part in text.iter(f"{DRAWING}t"))
    for name in ("userShapes", "externalData", "dTable"):
        if next(chart.iter(f"{CHART}{name}"), None) is not None:
            yield name, _THERE
    inks = {_colour(one) for text in ("rPr", "defRPr") for one in chart.iter(f"{DRAWING}{text}")} - _INKS
    if inks:
        yield "colour of texts", ", ".join(sorted(inks))
    papers = {_colour(one) for one in chart.iter(f"{CHART}spPr") if one.getparent().tag in _BEHIND} - _PAPERS
    if papers:
        yield "background", ", ".join(sorted(papers))
    legend = next(chart.iter(f"{CHART}legend"), None)
    if legend is not None:
        gone = [_value(entry, "idx") or "" for entry in legend.iter(f"{CHART}legendEntry")]
        yield "legend", ", ".join(["without", *gone]) if gone else _THERE


def _series(chart: Element) -> Iterator[tuple[str, Traits]]:
    for number, series in enumerate(chart.iter(f"{CHART}ser"), start=1):
        here = f"series {number}"
        for name in _DATA:
            data = series.find(f"{CHART}{name}")
            if data is None:
                continue
            for k, formula in enumerate(data.iter(f"{CHART}f"), start=1):
                # Some programs write a text that is no cell as a reference to that text.
                if not (formula.text or "").startswith('"'):
                    yield f"{here}, {name}, reference {k}", plain(formula.text or "").replace("$", "")
            points = list(data.iter(f"{CHART}pt")) or list(data.iter(f"{CHART}v"))
            for k, point in enumerate(points):
                value = point.text if _name(point) == "v" else point.findtext(f"{CHART}v")
                # Of a cell without a number, one program keeps nothing and another a zero.
                if value and value not in ("0", "0.0"):
                    yield f"{here}, {name}, {point.get('idx', k)}", value
        for name in _ADDED:
            if series.find(f"{CHART}{name}") is not None:
                yield f"{here}, {name}", _THERE
        labels = series.find(f"{CHART}dLbls")
        shown = [name for name in _LABELS if labels is not None and _value(labels, name) in _ON]
        if shown:
            yield f"{here}, labels", ", ".join(shown)
        yield f"{here}, colour", _drawn(series)


_COLOURS = (
    f"{CHART}spPr/{DRAWING}solidFill",
    f"{CHART}spPr/{DRAWING}ln/{DRAWING}solidFill",
    f"{CHART}marker/{CHART}spPr/{DRAWING}solidFill",
    f"{CHART}marker/{CHART}spPr/{DRAWING}ln/{DRAWING}solidFill",
)


def _drawn(series: Element) -> str:
    """Return the colour that a series is drawn in: of bars the fill, of lines the line, of dots the dot."""
    for path in _COLOURS:
        filled = series.find(path)
        if filled is not None:
            return ", ".join(str(one.get("val")).upper() for one in filled)
    return "none"


def _colour(element: Element) -> str:
    """Return the colour that is directly in an element; nothing where it leaves that to the program."""
    filled = element.find(f"{DRAWING}solidFill")
    return "" if filled is None else ", ".join(str(one.get("val")).upper() for one in filled)


def _axes(chart: Element) -> Iterator[tuple[str, Traits]]:
    area = chart.find(f".//{CHART}plotArea")
    # One more axis can show the same numbers at another scale.
    axes = [one for one in area if _name(one).endswith("Ax")] if area is not None else []
    yield "axes", str(len(axes))
    for number, axis in enumerate(axes, start=1):
        here, scale = f"axis {number}", axis.find(f"{CHART}scaling")
        if _value(axis, "delete") in _ON:
            yield f"{here}, line", Text(N_("hidden"))
        for name in ("orientation", "min", "max", "logBase"):
            bound = None if scale is None else _value(scale, name)
            if bound is not None and bound != "minMax":
                yield f"{here}, {name}", bound
        if axis.find(f"{CHART}dispUnits") is not None:
            yield f"{here}, units", _THERE
        form = axis.find(f"{CHART}numFmt")
        if form is not None and form.get("sourceLinked") not in _ON:
            code = in_one_way(form.get("formatCode", ""))
            if code != "General":
                yield f"{here}, number format", code
        if _value(axis, "tickLblPos") == "none":
            yield f"{here}, labels", Text(N_("hidden"))


def _value(element: Element, name: str) -> str | None:
    found = element.find(f"{CHART}{name}")
    return None if found is None else found.get("val", "1")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
