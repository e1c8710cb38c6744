"""What a number format is made of, and what it shows in one way of writing it: each program writes its own."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

_PARTS = re.compile(
    r'(?P<general>(?i:general))|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<bracketed>\[[^\]]*\])|(?P<padded>[_*].)'
    r"|(?P<exponent>[Ee][+-])|(?P<plain>.)",
    re.DOTALL,
)
_PLAYS_A_PART = re.compile(r"[0#?.,%/:@;A-Za-z]")

PartKind = Literal["text", "space", "fill", "bracket", "number", "general", "percent", "at", "letter", "other"]


class FormatPart(NamedTuple):
    """A part of a section: text as it stands, room, what fills the cell, or what a value is shown with."""

    kind: PartKind
    said: str


def in_one_way(number_format: str) -> str:
    r"""Return a number format as it would be if each text in it were in quotes, and each colour in small letters.

    >>> in_one_way('#,##0.00;[BLUE]\\-#,##0.00') == in_one_way('#,##0.00;[Blue]-#,##0.00')
    True
    >>> in_one_way('0.00') == in_one_way('"1"0.00')
    False
    """
    code = ""
    for is_text, parts in groupby(_PARTS.finditer(number_format), lambda part: _literal(part) is not None):
        if not is_text:
            code += "".join(part[0].casefold() if part["bracketed"] else part[0] for part in parts)
        elif text := "".join(_literal(part) or "" for part in parts):
            code += f'"{text}"'
    return "General" if code.casefold() == "general" else code


@lru_cache(maxsize=512)
def sections_of(number_format: str) -> Sequence[Sequence[FormatPart]]:
    """Return the sections of a number format: what it shows of numbers above, below and at zero, and of text.

    >>> [[part.said for part in section] for section in sections_of('0" st.";-0')]
    [['0', ' st.'], ['-', '0']]
    """
    sections: list[list[FormatPart]] = [[]]
    for part in map(_part, _PARTS.finditer(number_format)):
        if part == FormatPart("other", ";"):
            sections.append([])
        elif sections[-1] and part.kind == sections[-1][-1].kind and part.kind in ("text", "number", "letter"):
            sections[-1][-1] = FormatPart(part.kind, sections[-1][-1].said + part.said)
        else:
            sections[-1].append(part)
    return sections


def _part(part: re.Match[str]) -> FormatPart:
    literal, padded, plain = _literal(part), part["padded"], part["plain"]
    if literal is not None:
        return FormatPart("text", literal)
    if part["general"]:
        return FormatPart("general", part[0])
    if part["bracketed"]:
        return FormatPart("bracket", part["bracketed"][1:-1])
    if padded:
        return FormatPart("space", " ") if padded[0] == "_" else FormatPart("fill", padded[1])
    if part["exponent"] or plain in tuple("0#?.,"):
        return FormatPart("number", part[0])
    if plain in ("%", "@"):
        return FormatPart("percent" if plain == "%" else "at", plain)
    return FormatPart("letter" if plain.isalpha() else "other", plain)


def _literal(part: re.Match[str]) -> str | None:
    """Return the text that a part of a format shows as it stands; None if it plays another part."""
    for kind in ("quoted", "escaped"):
        if part[kind] is not None:
            return part[kind]
    plain = part["plain"]
    return plain if plain is not None and not _PLAYS_A_PART.fullmatch(plain) else None
