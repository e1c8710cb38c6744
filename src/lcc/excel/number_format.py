"""What a number format shows, in one way of writing it: programs write the same format each in their own."""

import re

_PARTS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<bracketed>\[[^\]]*\])|(?P<padded>[_*].)|(?P<exponent>[Ee][+-])'
    r"|(?P<plain>.)",
    re.DOTALL,
)
_PLAYS_A_PART = re.compile(r"[0#?.,%/:@;A-Za-z]")


def in_one_way(number_format: str) -> str:
    r"""Return a number format as it would be if each text in it were in quotes, and each colour in small letters.

    >>> in_one_way('#,##0.00;[BLUE]\\-#,##0.00') == in_one_way('#,##0.00;[Blue]-#,##0.00')
    True
    >>> in_one_way('0.00') == in_one_way('"1"0.00')
    False
    """
    written: list[str] = []
    text = ""
    for part in _PARTS.finditer(number_format):
        literal = _literal(part)
        if literal is not None:
            text += literal
            continue
        if text:
            written.append(f'"{text}"')
            text = ""
        written.append(part[0].casefold() if part["bracketed"] else part[0])
    if text:
        written.append(f'"{text}"')
    code = "".join(written)
    return "General" if code.casefold() == "general" else code


def _literal(part: re.Match[str]) -> str | None:
    """Return the text that a part of a format shows as it stands; None if it plays another part."""
    for kind in ("quoted", "escaped"):
        if part[kind] is not None:
            return part[kind]
    plain = part["plain"]
    return plain if plain is not None and not _PLAYS_A_PART.fullmatch(plain) else None
