"""A chart in a Word file: the elements of its picture as an Enhanced Metafile, so that it stays sharp in print.

Source: Microsoft, [MS-EMF] Enhanced Metafile Format. Every version of Word draws it. A picture of dots would need a
library in C to make, which is not in the page; this one is the same bytes on every computer.
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from struct import pack
from unicodedata import normalize

from lcc.documents.written.svg import Element

HUNDREDTHS = 100
"""Of a millimetre: the paper that it is drawn for, and its frame."""
_FINE = 20
"""Parts of a unit of the picture that lines are drawn to."""
_FACE, _SMALLER = "Arial", 0.92
"""Of letters: the font, and how much smaller than on a page they are drawn."""
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584
)  # fmt: skip
"""How wide the letters of ASCII are, in thousandths of their size: those of Helvetica, as those of Arial are.

Source: Adobe, Core 14 font metrics (AFM). A library that has them is not whole in the page.
"""

_HEADER, _POLYLINE, _WINDOW, _WINDOW_AT, _VIEWPORT, _VIEWPORT_AT, _END = 1, 4, 9, 10, 11, 12, 14
_MAP_MODE, _BACKGROUND, _TEXT_ALIGN, _TEXT_COLOUR, _SELECT, _BRUSH, _DELETE = 17, 18, 22, 24, 37, 39, 40
_ELLIPSE, _RECTANGLE, _FONT, _TEXT, _PEN = 42, 43, 82, 84, 95
"""Kinds of records."""
_ANISOTROPIC, _TRANSPARENT, _BASELINE = 8, 1, 24
_GEOMETRIC, _FLAT_ENDS = 0x10000, 0x200
_NO_BRUSH, _NO_PEN, _NO_FONT = 0x80000005, 0x80000008, 0x8000000D
"""Of the system: what is selected before what was made is deleted."""
_A_PEN, _A_BRUSH, _A_FONT = 1, 2, 3
_DASHES: Mapping[int, int] = {0: 0, 2: 1, 4: 3}
_DOTS, _SHORT = 2, 2.0
"""Patterns of a pen by how many parts a dash has; one that begins this short is dots."""
_DEVICE = (320, 200)
"""What it is measured on [mm]."""
_FONT_BYTES = 320
_TEXT_AT = 76
"""Where the letters of a text begin in its record."""


def emf(picture: Element, width: int) -> bytes:
    """Return a picture as a file, so many hundredths of a millimetre wide and as high as that makes it."""
    _left, _top, wide, high = map(float, picture.attributes["viewBox"].split())
    height = round(width * high / wide)
    size = float(picture.attributes["font-size"])
    scale = width / (wide * _FINE)
    records = [
        _record(_MAP_MODE, _whole(_ANISOTROPIC)),
        _record(_WINDOW_AT, _whole(0, 0)),
        _record(_WINDOW, _whole(round(wide * _FINE), round(high * _FINE))),
        _record(_VIEWPORT_AT, _whole(0, 0)),
        _record(_VIEWPORT, _whole(width, height)),
        _record(_BACKGROUND, _whole(_TRANSPARENT)),
        _record(_TEXT_ALIGN, _whole(_BASELINE)),
    ]
    for element in picture.inside:
        assert isinstance(element, Element)
        if element.name == "text":
            records += _written(element, size, scale)
        elif element.name in ("rect", "circle", "line", "polyline"):
            records += _drawn(element)
    records.append(_record(_END, _whole(0, 16, 20)))
    return b"".join((_header(records, width, height), *records))


def _header(records: list[bytes], width: int, height: int) -> bytes:
    box = _whole(0, 0, width, height)
    length = 108
    content = box + box + b" EMF" + _whole(0x10000, length + sum(map(len, records)), 1 + len(records))
    content += pack("<HH", _A_FONT + 1, 0) + _whole(0, 0, 0)
    content += _whole(*(HUNDREDTHS * one for one in _DEVICE), *_DEVICE)
    content += _whole(0, 0, 0, *(1000 * one for one in _DEVICE))
    return _record(_HEADER, content)


def _drawn(element: Element) -> Iterator[bytes]:
    """Yield the records of a shape: its pen and brush, the shape, and that both are done with."""
    looks = element.attributes
    yield from _with_pen(looks)
    if (fill := looks.get("fill", "none")) != "none":
        yield _record(_BRUSH, _whole(_A_BRUSH, 0, _colour(fill), 0))
        yield _record(_SELECT, _whole(_A_BRUSH))
    else:
        yield _record(_SELECT, _whole(_NO_BRUSH))
    if element.name == "rect":
        x, y, width, height = _numbers(looks, "x", "y", "width", "height")
        yield _record(_RECTANGLE, _whole(x, y, x + width, y + height))
    elif element.name == "circle":
        x, y, radius = _numbers(looks, "cx", "cy", "r")
        yield _record(_ELLIPSE, _whole(x - radius, y - radius, x + radius, y + radius))
    elif element.name == "line":
        left, right, top, bottom = _numbers(looks, "x1", "x2", "y1", "y2")
        yield _polyline([(left, top), (right, bottom)])
    else:
        yield _polyline([tuple(map(_fine, point.split(","))) for point in looks["points"].split()])
    yield _record(_SELECT, _whole(_NO_PEN))
    yield _record(_DELETE, _whole(_A_PEN))
    if fill != "none":
        yield _record(_SELECT, _whole(_NO_BRUSH))
        yield _record(_DELETE, _whole(_A_BRUSH))


def _with_pen(looks: Mapping[str, str]) -> Iterator[bytes]:
    dash = [float(one) for one in looks.get("stroke-dasharray", "").split()]
    pattern = _DOTS if dash and dash[0] <= _SHORT else _DASHES[len(dash)]
    style = _GEOMETRIC | _FLAT_ENDS | pattern
    width = _fine(looks.get("stroke-width", "1"))
    yield _record(_PEN, _whole(_A_PEN, 0, 0, 0, 0, style, width, 0, _colour(looks["stroke"]), 0, 0))
    yield _record(_SELECT, _whole(_A_PEN))


def _polyline(points: list[tuple[int, ...]]) -> bytes:
    across, down = zip(*points, strict=True)
    box = _whole(min(across), min(down), max(across), max(down))
    return _record(_POLYLINE, box + _whole(len(points)) + b"".join(_whole(*point) for point in points))


def _written(element: Element, size: float, scale: float) -> Iterator[bytes]:
    """Yield the records of a text, with how far each letter goes: it takes the same room whatever font draws it."""
    looks, text = element.attributes, str(element.inside)
    points = float(looks.get("font-size", size)) * _SMALLER
    reached = [*map(_fine, accumulate((_width(letter, points) for letter in text), initial=0.0))]
    steps: list[int] = []
    for k, letter in enumerate(text):
        more = len(letter.encode("utf-16-le")) // 2 - 1  # of a letter that takes two places
        steps += [reached[k + 1] - reached[k], *([0] * more)]
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[looks["text-anchor"]]
    x, y = _numbers(looks, "x", "y")
    x -= round(before * reached[-1])
    letters = text.encode("utf-16-le")
    letters += b"\0" * (-len(letters) % 4)
    face = _FACE.encode("utf-16-le").ljust(64, b"\0")
    font = _whole(-_fine(points), 0, 0, 0, 400) + pack("<8B", 0, 0, 0, 1, 0, 0, 0, 0x22) + face
    yield _record(_FONT, _whole(_A_FONT) + font.ljust(_FONT_BYTES, b"\0"))
    yield _record(_SELECT, _whole(_A_FONT))
    yield _record(_TEXT_COLOUR, _whole(_colour(looks["fill"])))
    box = _whole(x, y - _fine(points), x + reached[-1], y)
    placed = _whole(x, y, len(steps), _TEXT_AT, 0, 0, 0, -1, -1, _TEXT_AT + len(letters))
    yield _record(_TEXT, box + _whole(1) + pack("<ff", scale, scale) + placed + letters + _whole(*steps))
    yield _record(_SELECT, _whole(_NO_FONT))
    yield _record(_DELETE, _whole(_A_FONT))


def _width(letter: str, points: float) -> float:
    """Return how wide a letter is; one that is not in ASCII is as wide as the plain one, or as most are."""
    plain = next(one for one in (letter, normalize("NFD", letter)[0], "n") if " " <= one <= "~")
    return _WIDTHS[ord(plain) - ord(" ")] * points / 1000


def _record(kind: int, content: bytes) -> bytes:
    return _whole(kind, 8 + len(content)) + content


def _whole(*numbers: int) -> bytes:
    return b"".join(pack("<I", number & 0xFFFFFFFF) for number in numbers)


def _colour(written: str) -> int:
    """Return a colour as the file has it: blue, green, red.

    >>> hex(_colour("#1f3864"))
    '0x64381f'
    """
    return int.from_bytes(bytes.fromhex(written.removeprefix("#")), "little")


def _fine(number: float | str) -> int:
    return round(float(number) * _FINE)


def _numbers(looks: Mapping[str, str], *names: str) -> list[int]:
    return [_fine(looks[name]) for name in names]
