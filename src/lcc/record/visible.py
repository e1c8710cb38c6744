"""Words of strangers, so that a terminal or log shows them and does nothing else with them."""

from unicodedata import category

LONGEST = 120
"""How much is shown of what was found: enough to know it by, at a glance."""
_DOES_SOMETHING = ("Cc", "Cf", "Cn", "Cs", "Co", "Zl", "Zp")


def visible(text: str, but: str = "") -> str:
    r"""Return text with every character that is not shown, but does something, written as a code; `but` those named.

    That is what moves the cursor, colours or clears a terminal, turns the direction of reading, starts a line, or is
    half of a character (so are the bytes of a file name that are no UTF-8).

    >>> visible("Bank\x1b[2J\r\u202egnp.exe\udc80")
    'Bank\\x1b[2J\\r\\u202egnp.exe\\udc80'
    """
    if text.translate(dict.fromkeys(map(ord, but))).isprintable():
        return text
    return "".join(
        one.encode("unicode_escape").decode() if one not in but and category(one) in _DOES_SOMETHING else one
        for one in text
    )


def one_line(text: str, longest: int = LONGEST) -> str:
    """Return text as one visible line, cut off where it is long.

    >>> one_line("found:  nothing" + chr(10) + "wrong", 12)
    'found:  n...'
    """
    shown = visible(text if len(text) <= longest else text[: longest + 1])
    return shown if len(shown) <= longest else shown[: longest - 3] + "..."


def shortened(text: str, longest: int) -> str:
    """Return text that is too long up to a word, so that nobody takes what is left of a word or code for all of it.

    >>> shortened("Straatmeubilair voor de binnenstad", 30), shortened("Bank", 30)
    ('Straatmeubilair voor de…', 'Bank')
    """
    if len(text) <= longest:
        return text
    words = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return words.rstrip(" ,;:.(-") + "…"
