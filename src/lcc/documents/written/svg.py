"""A chart as SVG: attributes alone, so that it is drawn under a policy without inline styles.

It is made as elements, which a page draws without reading them from text. Everything in it stands in the table that
goes with it: who can't see it misses nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

from lcc.language import Translate, translator
from lcc.language.numbers import amount
from lcc.record.visible import shortened
from lcc.words.blocks import Chart, writable

_WIDTH, _TOP, _FOOT = 720.0, 8.0, 28.0
_NAMES, _AMOUNTS = 180.0, 90.0
"""Room beside bars: for the names of bids on the left, and for what they come to on the right."""
_ROW, _BAR = 30.0, 18.0
_HEIGHT, _LEFT, _RIGHT = 300.0, 90.0, 20.0
"""Of lines: how high they can go, and the room beside them."""
_LETTER, _MOST_LETTERS, _MOST_YEARS = 6.6, 26, 12
"""How wide a letter is, about; names longer than so many are cut; more years than so many are named in part."""
_COLOURS = ("#1f3864", "#c55a11", "#2e75b6", "#548235", "#7f6000", "#7030a0", "#595959", "#9dc3e6")
_DASHES = ("", "7 3", "2 3", "9 3 2 3")
"""How lines differ that are printed without colour."""
_INK, _GRID = "#1a1a1a", "#d9d9d9"

_Place = Callable[[float], float]
"""Where a number stands on the paper."""


class Element(NamedTuple):
    """An element of SVG: its name, its attributes, and its text or the elements in it."""

    name: str
    attributes: Mapping[str, str]
    inside: "str | Sequence[Element]" = ""


def as_text(element: Element) -> str:
    """Return an element as it stands in a page; every text is escaped."""
    attributes = "".join(f' {name}="{escape(value, quote=True)}"' for name, value in element.attributes.items())
    inside = element.inside
    written = escape(inside) if isinstance(inside, str) else "".join(map(as_text, inside))
    return f"<{element.name}{attributes}>{written}</{element.name}>"


def drawn(chart: Chart, caption: str, language: str) -> Element:
    """Return a chart as a picture that is named by a caption."""
    _ = translator(language)
    parts = list(_bars(chart, _) if chart.kind == "bars" else _lines(chart, _))
    top = _TOP + _ROW * len(chart.categories) if chart.kind == "bars" else _HEIGHT
    legend, below = _legend(chart, top + _FOOT + 8)
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_WIDTH:g} {below:g}",
        "role": "img",
        "aria-label": writable(caption),
        "font-family": "Calibri, Carlito, Arial, sans-serif",
        "font-size": "13",
    }
    return Element("svg", attributes, [*parts, *legend])


def _bars(chart: Chart, _: Translate) -> Iterator[Element]:
    """Yield a bar for each category, one below the other: what is below zero goes to the left."""
    parts = list(zip(*chart.values, strict=True))
    lows, highs = ([sum(sign * max(sign * one, 0.0) for one in row) for row in parts] for sign in (-1, 1))
    marks = _marks(min(lows, default=0.0), max(highs, default=0.0))
    x = _scale(marks, _NAMES, _WIDTH - _AMOUNTS)
    foot = _TOP + _ROW * len(parts)
    for mark in marks:
        yield _line((x(mark), x(mark)), (_TOP, foot), _GRID)
        yield _text(x(mark), foot + 14, amount(mark, _, 0), "middle")
    for k, row in enumerate(parts):
        middle = _TOP + _ROW * (k + 0.5)
        yield _text(_NAMES - 8, middle, shortened(chart.categories[k], _MOST_LETTERS), "end")
        yield from _stacked(row, middle, x)
        yield _text(x(highs[k]) + 6, middle, amount(sum(row), _, 0), "start")


def _stacked(row: Sequence[float], middle: float, x: _Place) -> Iterator[Element]:
    ends = {True: 0.0, False: 0.0}
    for series, value in enumerate(row):
        if value:
            start, ends[value > 0] = ends[value > 0], ends[value > 0] + value
            left, right = sorted((x(start), x(start + value)))
            place = {"x": left, "y": middle - _BAR / 2, "width": right - left, "height": _BAR}
            yield Element(
                "rect", {**_rounded(place), "fill": _colour(series), "stroke": "#fff", "stroke-width": "0.5"}
            )


def _lines(chart: Chart, _: Translate) -> Iterator[Element]:
    """Yield a line for each series; the categories go from left to right."""
    every = [value for row in chart.values for value in row]
    marks = _marks(min([0.0, *every]), max([0.0, *every]))
    y, x = _scale(marks, _HEIGHT, _TOP), _scale((0, max(len(chart.categories) - 1, 1)), _LEFT, _WIDTH - _RIGHT)
    for mark in marks:
        yield _line((_LEFT, _WIDTH - _RIGHT), (y(mark), y(mark)), _GRID if mark else "#595959")
        yield _text(_LEFT - 8, y(mark), amount(mark, _, 0), "end")
    for k in range(0, len(chart.categories), ceil(len(chart.categories) / _MOST_YEARS)):
        yield _text(x(k), _HEIGHT + 16, chart.categories[k], "middle")
    for series, row in enumerate(chart.values):
        points = " ".join(f"{x(k):.1f},{y(value):.1f}" for k, value in enumerate(row))
        yield Element("polyline", {"points": points, "fill": "none", **_stroke(series)})


def _legend(chart: Chart, top: float) -> tuple[list[Element], float]:
    """Return the names of the series beside their colours, on as many rows as they take, and where that ends."""
    made, left, row = list[Element](), 0.0, top
    for series, name in enumerate(chart.names):
        width = 44 + _LETTER * len(name)
        if left and left + width > _WIDTH:
            left, row = 0.0, row + 20
        stroke = _stroke(series) if chart.kind == "lines" else {"stroke": _colour(series), "stroke-width": "12"}
        made += [_line((left, left + 22), (row, row), **stroke), _text(left + 28, row, name, "start")]
        left += width
    return made, row + 16


def _line(across: tuple[float, float], down: tuple[float, float], stroke: str = "", **more: str) -> Element:
    place = dict(zip(("x1", "x2", "y1", "y2"), (*across, *down), strict=True))
    return Element("line", {**_rounded(place), **({"stroke": stroke} if stroke else {}), **more})


def _text(x: float, y: float, text: str, anchor: str) -> Element:
    return Element(
        "text", {**_rounded({"x": x, "y": y + 4.5}), "text-anchor": anchor, "fill": _INK}, writable(text)
    )


def _rounded(place: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{value:.1f}" for name, value in place.items()}


def _colour(series: int) -> str:
    return _COLOURS[series % len(_COLOURS)]


def _stroke(series: int) -> dict[str, str]:
    dash = _DASHES[series % len(_DASHES)]
    return {"stroke": _colour(series), "stroke-width": "2.5"} | ({"stroke-dasharray": dash} if dash else {})


def _scale(ends: Sequence[float], start: float, end: float) -> _Place:
    """Return where numbers stand between two places on paper, by the first and the last of their marks."""
    step = (end - start) / (ends[-1] - ends[0])
    return lambda value: start + (value - ends[0]) * step


def _marks(low: float, high: float) -> list[float]:
    """Return round numbers from below the lowest to above the highest, a few steps apart.

    >>> _marks(0.0, 187_000.0)
    [0.0, 50000.0, 100000.0, 150000.0, 200000.0]
    >>> _marks(-300.0, 1_100.0)
    [-500.0, 0.0, 500.0, 1000.0, 1500.0]
    """
    span = (high - low) or 1.0
    power = 10.0 ** floor(log10(span / 4))
    step = power * next(k for k in (1, 2, 5, 10) if span / (k * power) <= 5)
    first, last = floor(low / step), ceil(high / step)
    return [step * k for k in range(first, max(last, first + 1) + 1)]
