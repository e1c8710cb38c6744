"""A chart as SVG: attributes alone, so that it is drawn under a policy without inline styles.

It is made as elements, which a page draws without reading them from text. Everything in it stands in the table that
goes with it: who can't see it misses nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

from lcc.figure.rounding import half_up
from lcc.language import Translate, translator
from lcc.language.numbers import amount, local_share
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
_ROOM_FOR_YEAR = 40.0
_FEWEST = 4.0
"""How many are counted at least on an axis, so that no mark on it is a part of one."""
_INK, _GRID = "#1a1a1a", "#d9d9d9"

_PALE = ("#9dc3e6",)
"""Colours on which a letter is dark."""
_LEAST_LETTERED, _LETTERS, _MOST_IN_LEGEND = 14.0, 26, 60
"""How wide a part of a bar with a letter is, how many letters there are, and how long the name beside one can be."""

_Place = Callable[[float], float]
"""Where a number stands on the paper."""
_Said = Callable[[float], str]
"""How a number is written beside it."""


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
    draw = {"bars": _bars, "lines": _lines, "dots": _dots}[chart.kind]
    parts = list(draw(chart, _))
    top = _HEIGHT if chart.kind == "lines" else _TOP + _ROW * len(chart.categories)
    legend, below = _legend(chart, top + _FOOT + 8)
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_WIDTH:g} {below:g}",
        "role": "img",
        "aria-label": writable(caption),
        "font-family": "Calibri, Carlito, Arial, sans-serif",
        "font-size": "13",
    }
    words = (
        [Element("title", {}, writable(caption)), Element("desc", {}, writable(chart.said))] if chart.said else []
    )
    return Element("svg", attributes, [*words, *parts, *legend])


def _bars(chart: Chart, _: Translate) -> Iterator[Element]:
    """Yield a bar for each category, one below the other: what is below zero goes to the left."""
    parts = list(zip(*chart.values, strict=True))
    known = [[one or 0.0 for one in row] for row in parts]
    lows, highs = ([sum(sign * max(sign * one, 0.0) for one in row) for row in known] for sign in (-1, 1))
    least = _FEWEST if chart.unit == "count" else 0.0
    marks = _marks(min(lows, default=0.0), max(least, *highs))
    x, said = _scale(marks, _NAMES, _WIDTH - _AMOUNTS), _said(chart, marks, _)
    yield from _rows(chart, marks, x, said)
    for k, row in enumerate(known):
        middle = _TOP + _ROW * (k + 0.5)
        yield from _stacked(row, middle, x, chart)
        is_known = any(one is not None for one in parts[k])
        total = said(sum(row)) if is_known else _("not known")
        yield _text(x(highs[k]) + 6, middle, total, "start")


def _rows(chart: Chart, marks: Sequence[float], x: _Place, said: _Said) -> Iterator[Element]:
    """Yield what stands behind rows: lines for round numbers, what these are, and the name of each row."""
    foot = _TOP + _ROW * len(chart.categories)
    for mark in marks:
        yield _line((x(mark), x(mark)), (_TOP, foot), _GRID)
        yield _text(x(mark), foot + 14, said(mark), "middle")
    for k, name in enumerate(chart.categories):
        yield _text(_NAMES - 8, _TOP + _ROW * (k + 0.5), shortened(name, _MOST_LETTERS), "end")


def _stacked(row: Sequence[float], middle: float, x: _Place, chart: Chart) -> Iterator[Element]:
    ends = {True: 0.0, False: 0.0}
    for series, value in enumerate(row):
        if value:
            start, ends[value > 0] = ends[value > 0], ends[value > 0] + value
            left, right = sorted((x(start), x(start + value)))
            yield from _block((left, right), middle, series, chart)


def _block(across: tuple[float, float], middle: float, series: int, chart: Chart) -> Iterator[Element]:
    """Yield a part of a bar, with the letter by which it is told from the others without colour."""
    (left, right), is_unknown = across, series in chart.unknown
    place = {"x": left, "y": middle - _BAR / 2, "width": right - left, "height": _BAR}
    looks = {"fill": _colour(series), "stroke": "#ffffff", "stroke-width": "0.5"}
    if is_unknown:
        looks = {"fill": "#ffffff", "stroke": _INK, "stroke-width": "0.8", "stroke-dasharray": "3 2"}
    yield Element("rect", _rounded(place) | looks)
    if len(chart.names) > 1 and right - left >= _LEAST_LETTERED:
        ink = _INK if is_unknown or _colour(series) in _PALE else "#ffffff"
        looks = {"text-anchor": "middle", "fill": ink, "font-size": "11"}
        yield Element("text", _rounded({"x": (left + right) / 2, "y": middle + 4}) | looks, _letter(series))


def _letter(series: int) -> str:
    return chr(ord("A") + series) if series < _LETTERS else ""


def _lines(chart: Chart, _: Translate) -> Iterator[Element]:
    """Yield a line for each series; the categories go from left to right."""
    every = [value for row in chart.values for value in row if value is not None]
    marks = _marks(min([0.0, *every]), max([0.0, *every]))
    y, x = _scale(marks, _HEIGHT, _TOP), _scale((0, max(len(chart.categories) - 1, 1)), _LEFT, _WIDTH - _RIGHT)
    said = _said(chart, marks, _)
    for mark in marks:
        yield _line((_LEFT, _WIDTH - _RIGHT), (y(mark), y(mark)), _GRID if mark else "#595959")
        yield _text(_LEFT - 8, y(mark), said(mark), "end")
    for k in _named(len(chart.categories), x):
        yield _text(x(k), _HEIGHT + 16, chart.categories[k], "middle")
    for series, row in enumerate(chart.values):
        for stretch in _stretches(row):
            points = " ".join(f"{x(k):.1f},{y(value):.1f}" for k, value in stretch)
            yield Element("polyline", {"points": points, "fill": "none", **_stroke(series)})
        if None in row or len(row) == 1:
            yield from (_dot(x(k), y(value), series) for k, value in enumerate(row) if value is not None)


def _named(number: int, x: _Place) -> list[int]:
    """Return which places of a line are named below it: some steps apart, and the last one."""
    places = [*range(0, number, ceil(number / _MOST_YEARS))]
    if len(places) > 1 and 0 < x(number - 1) - x(places[-1]) < _ROOM_FOR_YEAR:
        places.pop()
    return list(dict.fromkeys((*places, number - 1))) if places else []


def _stretches(row: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Yield what is known of a line, in stretches without a gap, each number with its place."""
    stretch: list[tuple[int, float]] = []
    for k, value in enumerate((*row, None)):
        if value is not None:
            stretch.append((k, value))
        elif stretch:
            yield stretch
            stretch = []


def _dots(chart: Chart, _: Translate) -> Iterator[Element]:
    """Yield a row for each category, with a dot for each series, and the line that they are held against."""
    every = [value for row in chart.values for value in row if value is not None]
    every += [] if chart.goal is None else [chart.goal]
    marks = _marks(min([0.0, *every]), max([0.0, *every]))
    x, said = _scale(marks, _NAMES, _WIDTH - _AMOUNTS), _said(chart, marks, _)
    yield from _rows(chart, marks, x, said)
    if chart.goal is not None:
        foot = _TOP + _ROW * len(chart.categories)
        yield _line((x(chart.goal), x(chart.goal)), (_TOP, foot), _INK, **{"stroke-width": "2"})
    for k, row in enumerate(zip(*chart.values, strict=True)):
        middle = _TOP + _ROW * (k + 0.5)
        known = [(series, value) for series, value in enumerate(row) if value is not None]
        yield from (_dot(x(value), middle, series) for series, value in known)
        shown = ", ".join(said(value) for _series, value in known) or _("not known")
        yield _text(max((x(value) for _series, value in known), default=_NAMES) + 10, middle, shown, "start")


def _dot(x: float, y: float, series: int) -> Element:
    """Return a dot of the colour of a series: full for the first, and open for every second one."""
    fill = "#ffffff" if series % 2 else _colour(series)
    looks = {"r": "4.5", "fill": fill, "stroke": _colour(series), "stroke-width": "2"}
    return Element("circle", _rounded({"cx": x, "cy": y}) | looks)


def _said(chart: Chart, marks: Sequence[float], _: Translate) -> _Said:
    """Return how a number of a chart is written: an amount has the decimals that its marks need."""
    if chart.unit == "share":
        return lambda value: local_share(half_up(value, 3), _)
    decimals = max(-floor(log10(marks[1] - marks[0])), 0)
    return lambda value: amount(value, _, decimals)


def _legend(chart: Chart, top: float) -> tuple[list[Element], float]:
    """Return the names of the series beside their colours, on as many rows as they take, and where that ends."""
    made, left, row = list[Element](), 0.0, top
    for series, whole in enumerate(chart.names):
        name = shortened(whole, _MOST_IN_LEGEND)
        width = 44 + _LETTER * len(name)
        if left and left + width > _WIDTH:
            left, row = 0.0, row + 20
        if chart.kind == "lines":
            made.append(_line((left, left + 22), (row, row), **_stroke(series)))
        elif chart.kind == "dots":
            made.append(_dot(left + 11, row, series))
        else:
            made += _block((left, left + 22), row, series, chart)
        made.append(_text(left + 28, row, name, "start"))
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
