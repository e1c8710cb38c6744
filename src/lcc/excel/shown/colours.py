"""Which colours a cell is seen in, and how well one is read on another."""

import re
from collections.abc import Iterable, Iterator, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from itertools import pairwise
from typing import Any

from openpyxl.styles import PatternFill
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.workbook import Workbook

from lcc.excel.untrusted.package import DRAWING, parsed

BLACK, WHITE = "000000", "FFFFFF"

_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_OFFICE = (
    WHITE, BLACK, "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080",
)  # fmt: skip
_NAMED = {"WINDOWTEXT": BLACK, "WINDOW": WHITE, "BLACK": BLACK, "WHITE": WHITE}
"""Colours of the system as nearly every system has them, whatever the file says that they were last."""

_HEX = re.compile("[0-9A-F]{6}")
_SYSTEM_INK, _SYSTEM_PAPER = (64, 81), (65, 80)

_NOT_SET = (PatternFill().fgColor, PatternFill().bgColor)

# How much of a cell the lines and dots of a pattern cover; of hatches about a third.
_COVER = {"darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625}
_OF_HATCHES = 0.35


class Palette:
    """The colours of a workbook: of its theme, and those that go by a number."""

    def __init__(self, workbook: Workbook) -> None:
        self.theme = _themed(workbook.loaded_theme) if workbook.loaded_theme else _OFFICE
        self.indexed: Sequence[str] = list(getattr(workbook, "_colors", None) or COLOR_INDEX)

    def of(self, colour: Any, default: str) -> str:
        """Return a colour of openpyxl as six digits, with its tint; `default` where the program decides."""
        if not is_set(colour) or colour.type == "auto":
            return default
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            found = colour.rgb[-6:].upper()
        elif colour.type == "theme":
            found = self.theme[colour.theme] if 0 <= colour.theme < len(self.theme) else default
        elif colour.type == "indexed":
            found = self.numbered(colour.indexed, default)
        else:
            return default
        return tinted(found, float(colour.tint or 0))

    def numbered(self, number: int, default: str) -> str:
        """Return the colour that goes by a number."""
        if number in _SYSTEM_INK:
            return BLACK
        if number in _SYSTEM_PAPER:
            return WHITE
        return self.indexed[number][-6:].upper() if 0 <= number < len(self.indexed) else default

    def grounds(self, fill: Any) -> tuple[str, ...]:
        """Return what a cell is filled with: the colours that a text in it stands on."""
        pattern = getattr(fill, "fill_type", None)
        if hasattr(fill, "stop"):
            return tuple(self.of(stop.color, WHITE) for stop in fill.stop) or (WHITE,)
        if pattern in (None, "none"):
            return (WHITE,)
        if pattern == "solid":
            return (self.of(fill.fgColor, BLACK),)
        ink, paper = self.of(fill.fgColor, BLACK), self.of(fill.bgColor, WHITE)
        return (mixed(ink, paper, _COVER.get(pattern, _OF_HATCHES)),)


def is_set(colour: Any) -> bool:
    """Whether a colour is in the file: where a fill has none, openpyxl has a black of its own in its place."""
    return colour is not None and not any(colour is one for one in _NOT_SET)


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Return how well one colour is read on another [ratio]: from 1, not at all, to 21, black on white (WCAG 2).

    >>> round(contrast("000000", "FFFFFF")), contrast("FFFFFF", "FFFFFF"), round(contrast("FFFF00", "FFFFFF"), 2)
    (21, 1.0, 1.07)
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(inks: Iterable[str], papers: Iterable[str]) -> float:
    """Return how well the worst of some inks is read on the worst of some papers [ratio, 1 to 21].

    >>> least_contrast({"000000", "FFFF00"}, {"FFFFFF"}) == contrast("FFFF00", "FFFFFF")
    True
    """
    # The worst pair are neighbours when all are sorted by how light they are.
    both = {*((ink, True) for ink in inks), *((paper, False) for paper in papers)}
    by_light = sorted(both, key=lambda one: (_luminance(one[0]), one))
    return min((contrast(one[0], other[0]) for one, other in pairwise(by_light) if one[1] != other[1]), default=21)


def tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter (above 0) or darker (below), as a theme's tints are.

    >>> tinted("000000", 1.0), tinted("FFFFFF", -0.5), tinted("4F81BD", 0)
    ('FFFFFF', '808080', '4F81BD')
    """
    if not tint:
        return colour
    hue, light, full = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light = light * (1 + tint) if tint < 0 else light + (1 - light) * tint
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in hls_to_rgb(hue, light, full))


def mixed(ink: str, paper: str, cover: float) -> str:
    """Return what two colours come to from afar, where the first covers this share."""
    pairs = zip(_parts(ink), _parts(paper), strict=True)
    return "".join(f"{round(one * cover + other * (1 - cover)):02X}" for one, other in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=4)
def _themed(content: bytes) -> tuple[str, ...]:
    return tuple(_theme(content))


def _theme(content: bytes) -> Iterator[str]:
    """Yield the colours of a theme; in place of one that can't be told the one that is read worst."""
    scheme = next(parsed(content).iter(f"{DRAWING}clrScheme"), None)
    for name, usual in zip(_THEME, _OFFICE, strict=True):
        stated = None if scheme is None else scheme.find(f"{DRAWING}{name}")
        if stated is None:
            yield usual
            continue
        colour = next((one for one in stated if isinstance(one.tag, str)), None)
        value = "" if colour is None or len(colour) else str(colour.get("val", "")).upper()
        worst = WHITE if name.startswith("dk") else BLACK
        yield _NAMED.get(value, value if _HEX.fullmatch(value) else worst)
