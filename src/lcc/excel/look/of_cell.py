"""What a cell looks like, as far as that decides what a reader sees in it."""

from collections.abc import Mapping
from typing import Any

from lcc.excel.shown.number_format import in_one_way
from lcc.language import N_

Looks = dict[tuple[int, ...], dict[str, str]]
"""What cells look like by their style, so that each style is looked at once."""


def look_of(cell: Any, known: Looks) -> Mapping[str, str]:
    """Return number format, font, colours and alignment of a cell, each in one way of writing it."""
    style = tuple(cell._style)  # noqa: SLF001
    if style not in known:
        known[style] = {
            N_("number format"): in_one_way(cell.number_format),
            N_("font"): _font(cell.font),
            N_("colour of the text"): colour(cell.font.color),
            N_("fill"): fill(cell.fill),
            N_("alignment"): _alignment(cell.alignment),
            N_("line through the cell"): _diagonal(cell.border),
        }
    return known[style]


def colour(found: Any) -> str:
    """Return a colour: six digits, or how it is named where that depends on the theme; black where it is not set."""
    if found is None:
        return "000000"
    if found.type == "rgb" and isinstance(found.rgb, str):
        return found.rgb[-6:].upper()
    named = f"{found.type} {found.value}" + (f" {found.tint:+g}" if found.tint else "")
    return "000000" if named == "indexed 64" else named


def fill(found: Any) -> str:
    """Return what a cell is filled with; nothing for none. Behind a solid fill no second colour is seen."""
    pattern = getattr(found, "fill_type", "gradient")
    if pattern in (None, "none"):
        return ""
    if pattern == "solid":
        return colour(found.fgColor)
    if pattern == "gradient" or not hasattr(found, "fgColor"):
        return f"gradient {', '.join(colour(stop.color) for stop in getattr(found, 'stop', ()))}"
    return f"{pattern} {colour(found.fgColor)} {colour(found.bgColor)}"


def _font(font: Any) -> str:
    said = [str(font.name), f"{float(font.sz or 0):g}"]
    effects = {
        "bold": font.b, "italic": font.i, "struck through": font.strike, "outline": font.outline, "shadow": font.shadow,
    }  # fmt: skip
    said += [name for name, is_on in effects.items() if is_on]
    said += [f"underline {font.u}"] if font.u not in (None, "none") else []
    said += [font.vertAlign] if font.vertAlign not in (None, "baseline") else []
    return ", ".join(said)


def _alignment(alignment: Any) -> str:
    said = [alignment.horizontal or "general", alignment.vertical or "bottom"]
    said += [f"turned {alignment.textRotation}"] if alignment.textRotation else []
    said += ["wrapped"] if alignment.wrapText else []
    said += ["shrunk"] if alignment.shrinkToFit else []
    said += [f"indent {alignment.indent:g}"] if alignment.indent else []
    said += [f"direction {alignment.readingOrder:g}"] if alignment.readingOrder else []
    return ", ".join(said)


def _diagonal(border: Any) -> str:
    line = border.diagonal.style if border.diagonal is not None else None
    return str(line) if line and (border.diagonalUp or border.diagonalDown) else ""
